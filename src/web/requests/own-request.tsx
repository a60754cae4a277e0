import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { type Task, tasksOf } from "../../acts/requests/get.ts"
import { type Mandate, mandateOf } from "../../acts/requests/mandate.ts"
import { type Message, messageMost, messagesOf, sayOfReferral, writeFromAsker } from "../../acts/requests/messages.ts"
import { mayHappen, openStates } from "../../acts/requests/states.ts"
import { type Actor, inWork } from "../../acts/work.ts"
import { saySteps } from "../../law/say-steps.ts"
import { sayDay, sayTime } from "../../lib/day.ts"
import { capital } from "../../lib/words.ts"
import { Area } from "../cases/area.tsx"
import { type Problem, typedIn } from "../parts/form.tsx"
import { revisionOf, type Visit } from "../visit.ts"
import { mandateWord } from "./for-another.tsx"
import { requestWords } from "./words.ts"

/** What the one who asked sees of her request: where each part of it is, and what has been told. */
export interface OwnRequest {
  readonly tasks: readonly Pick<Task, "id" | "kind" | "state" | "clock">[]
  readonly messages: readonly Message[]
  readonly mandate: Mandate | null
}

/** The request of a case, for whoever holds its receipt. */
export async function ownRequest({ database, ...visit }: Visit, caseId: string): Promise<OwnRequest | null> {
  const { id } = revisionOf({ database, ...visit }).model.municipality
  const tasks = await tasksOf({ database, municipality: id }, caseId)
  return tasks.length === 0 ? null : { tasks, messages: await messagesOf(database, id, caseId), mandate: await mandateOf(database, id, caseId) }
}

/** Does what the asker's form wants: writes to the municipality, or says whether she wants a decision. Returns what to mend. */
export async function actOnOwnRequest({ database, now, language, ...visit }: Visit, actor: Actor, receipt: string, form: FormData): Promise<Problem | null> {
  const { needed } = requestWords[language]
  const { id } = revisionOf({ database, now, language, ...visit }).model.municipality
  const act = typedIn(form, "act")
  const text = typedIn(form, "message").trim()
  if (act === "message" && (text === "" || text.length > messageMost)) return { field: "message", message: needed.message ?? "" }
  try {
    if (act === "message") await inWork(database, actor, now, (work) => writeFromAsker(work, id, receipt, text))
    if (act === "wants" || act === "let-rest") await sayOfReferral(database, id, receipt, typedIn(form, "task"), act === "wants", actor, now)
    return null
  } catch (fault) {
    if (fault instanceof Refused && fault.attempt?.because === "code-in-text") return { field: "message", message: needed.code ?? "" }
    if (fault instanceof Conflict || fault instanceof NotFound) return { field: "message", message: needed.cannot ?? "" }
    throw fault
  }
}

export function OwnRequestPart({ request: { tasks, messages, mandate }, receipt, visit, problems }: { readonly request: OwnRequest; readonly receipt: string; readonly visit: Visit; readonly problems: readonly Problem[] }) {
  const { language, path } = visit
  const all = requestWords[language]
  const words = all.asker
  return (
    <section aria-labelledby="own-request">
      <h2 id="own-request">{words.yours}</h2>
      {mandate && (
        <p class="notice">
          {words.forAnother}: {mandate.whom} ({all.mandates[mandate.kind]}). {capital(all.office[mandateWord(mandate)])}.
        </p>
      )}
      {tasks.map(({ id, kind, state, clock }) => (
        <div key={id} class="sheet gap">
          <h3>
            {capital(all.kinds[kind])} <span class="pill note">{all.states[state]}</span>
          </h3>
          {clock !== null && openStates.includes(state) && (
            <>
              <p>
                {words.answerBy}: <strong>{sayDay(clock.workTo, language)}</strong>
              </p>
              <details>
                <summary>{words.clock}</summary>
                <ol>
                  {saySteps(clock.steps, language).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ol>
              </details>
            </>
          )}
          {mayHappen(kind, state).includes("referred") && (
            <form method="post" action={path}>
              <p>{words.referral}</p>
              <input type="hidden" name="receipt" value={receipt} />
              <input type="hidden" name="task" value={id} />
              <button type="submit" name="act" value="wants">
                {words.wants}
              </button>{" "}
              {state === "refused" && (
                <button type="submit" class="second" name="act" value="let-rest">
                  {words.letRest}
                </button>
              )}
            </form>
          )}
        </div>
      ))}
      <h3>{words.messages}</h3>
      {messages.map(({ seq, fromAsker, said, at }) => (
        <div key={seq}>
          <p class="quiet">
            {fromAsker ? all.office.fromAsker : all.office.fromUs}, {sayTime(at, language)}
          </p>
          <p style="white-space:pre-line;overflow-wrap:anywhere">{said}</p>
        </div>
      ))}
      <form method="post" action={path}>
        <input type="hidden" name="receipt" value={receipt} />
        <Area name="message" label={words.write} problems={problems} value="" rows={3} />
        <button type="submit" name="act" value="message">
          {words.send}
        </button>
      </form>
    </section>
  )
}
