import { getReview, type Outcome, type NextStep, nextSteps, outcomes, type Review } from "../../acts/watching/queue.ts"
import { askExplanation, decideReview, decisionForm, endWithholding, withholdingReasons, withholdViews, wordsLimit } from "../../acts/watching/review.ts"
import { Conflict, Refused } from "../../acts/refusals.ts"
import { dayAt, daysLater, sayDay, sayTime } from "../../lib/day.ts"
import { holdsIdentityCode } from "../../law/identity-code.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { unitName } from "../rights/visit.ts"
import { href, watchingRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { LooksTable } from "./looks-table.tsx"
import { watchingWords } from "./words.ts"
import { crumbsTo, workOf } from "./work.ts"

/** What was typed, to be shown again, and what is to be mended in it. */
interface Attempt {
  readonly typed: FormData | null
  readonly problems: readonly Problem[]
}

/** One suspicion: what it is, the entries, the explanation, and the forms that end it. */
export async function review(visit: StaffVisit, attempt: Attempt = { typed: null, problems: [] }): Promise<string> {
  const { language } = visit
  const words = watchingWords[language]
  const found = await workOf(visit, (work, municipality) => getReview(work, municipality, visit.parts.id ?? ""))
  const title = `${words.review}: ${words.grounds[found.rule]}`
  return staffPage(
    { ...visit, path: href(watchingRoutes.review, { id: found.id }) },
    { title: attempt.problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, crumbs: crumbsTo(visit, words.review) },
    <>
      <ErrorSummary problems={attempt.problems} language={language} />
      <h1>{title}</h1>
      <p class="lead">{words.explains[found.rule]}</p>
      <Facts found={found} visit={visit} />
      <h2>{words.looks}</h2>
      <LooksTable looks={found.looks} visit={visit} all={found.entries} />
      <Explanation found={found} visit={visit} />
      {found.state === "looked-at" ? <Decided found={found} visit={visit} /> : <DecisionForm visit={visit} id={found.id} attempt={attempt} />}
      <Withholding found={found} visit={visit} attempt={attempt} />
    </>,
  )
}

interface Shown {
  readonly found: Review
  readonly visit: StaffVisit
}

function Facts({ found, visit }: Shown) {
  const { language, today } = visit
  const words = watchingWords[language]
  return (
    <dl class="facts">
      <Fact term={words.who}>
        {found.actorName} <span class="quiet">{[found.title, found.unit && unitName(visit, found.unit)].filter(Boolean).join(", ")}</span>
      </Fact>
      <Fact term={words.whose}>{found.personName ?? words.manyPeople}</Fact>
      <Fact term={words.day}>{sayDay(found.day, language)}</Fact>
      <Fact term={words.count}>{found.entries}</Fact>
      <Fact term={words.foundOn}>{sayDay(found.foundOn, language)}</Fact>
      <Fact term={words.due}>
        {sayDay(found.dueOn, language)} {found.state !== "looked-at" && found.dueOn < today && <span class="pill error">{words.overdue}</span>}
      </Fact>
      <Fact term={words.state}>{words.states[found.state]}</Fact>
    </dl>
  )
}

function Explanation({ found, visit: { language } }: Shown) {
  const words = watchingWords[language]
  if (found.explanation !== null)
    return (
      <>
        <h2>{words.explanation}</h2>
        <blockquote class="sheet written">{found.explanation}</blockquote>
      </>
    )
  if (found.state === "asked" && found.askedAt) return <p>{words.askedOn(sayDay(dayAt(found.askedAt), language))}</p>
  if (found.state !== "open") return null
  return (
    <form method="post" action={href(watchingRoutes.ask, { id: found.id })}>
      <h2>{words.explanation}</h2>
      <p>{words.askLead}</p>
      <button type="submit" class="second">
        {words.ask}
      </button>
    </form>
  )
}

function DecisionForm({ visit: { language }, id, attempt: { typed, problems } }: { visit: StaffVisit; id: string; attempt: Attempt }) {
  const words = watchingWords[language]
  const chosen = typed ? typedIn(typed, "outcome") : ""
  const steps = typed?.getAll("steps") ?? []
  const stepsWrong = problems.find(({ field }) => field === "steps")
  return (
    <form method="post" action={href(watchingRoutes.outcome, { id })}>
      <h2>{words.decide}</h2>
      <Field name="outcome" label={words.outcome} problems={problems}>
        {(attributes) => (
          <select {...attributes}>
            <option value="">{words.chooseOutcome}</option>
            {outcomes.map((outcome) => (
              <option key={outcome} value={outcome} selected={outcome === chosen}>
                {words.outcomes[outcome]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset id="steps" tabIndex={-1} class={stepsWrong ? "field wrong" : "field"} aria-describedby={stepsWrong ? "steps-hint steps-problem" : "steps-hint"}>
        <legend>{words.steps}</legend>
        <p class="hint" id="steps-hint">
          {words.stepsHint}
        </p>
        {stepsWrong && (
          <p class="message" id="steps-problem">
            {stepsWrong.message}
          </p>
        )}
        {nextSteps.map((step) => (
          <label key={step} class="check">
            <input type="checkbox" name="steps" value={step} checked={steps.includes(step)} /> {words.stepNames[step]}
          </label>
        ))}
      </fieldset>
      <Field name="note" label={words.note} problems={problems}>
        {(attributes) => (
          <textarea rows={4} {...attributes}>
            {typed ? typedIn(typed, "note") : ""}
          </textarea>
        )}
      </Field>
      <button type="submit">{words.save}</button>
    </form>
  )
}

/** Hours in which a breach is notified from when it became known (GDPR art. 33). */
const breachHours = 72

function Decided({ found, visit: { language } }: Shown) {
  const words = watchingWords[language]
  const lookedAt = found.lookedAt ?? new Date(0)
  const breachBy = new Date(lookedAt.getTime() + breachHours * 3_600_000)
  return (
    <>
      <h2>{words.outcome}</h2>
      <p>
        <strong>{found.outcome && words.outcomes[found.outcome]}</strong>. {words.decided(found.lookedBy ?? "", sayDay(dayAt(lookedAt), language))}
      </p>
      {found.nextSteps.length > 0 && (
        <ul>
          {found.nextSteps.map((step) => (
            <li key={step}>{words.stepNames[step]}</li>
          ))}
        </ul>
      )}
      {found.note && <blockquote class="sheet written">{found.note}</blockquote>}
      {found.outcome === "misuse" && (
        <div class="notice">
          <p>{words.breachBy(sayTime(breachBy, language))}</p>
        </div>
      )}
    </>
  )
}

function Withholding({ found, visit: { language, today }, attempt: { typed, problems } }: Shown & { attempt: Attempt }) {
  const words = watchingWords[language]
  const action = href(watchingRoutes.withholding, { id: found.id })
  return (
    <form method="post" action={action}>
      <h2>{words.withholding}</h2>
      {found.withheld ? (
        <>
          <p>
            {words.withheldUntil(sayDay(dayAt(new Date(found.withheld.endsAt.getTime() - 1)), language))} {words.reason}: {words.reasons[found.withheld.reason as keyof typeof words.reasons]}.
          </p>
          <button type="submit" class="second" name="act" value="end">
            {words.endWithholding}
          </button>
        </>
      ) : (
        <>
          <p>{words.withholdLead}</p>
          <Field name="reason" label={words.reason} problems={problems}>
            {(attributes) => (
              <select {...attributes}>
                {withholdingReasons.map((reason) => (
                  <option key={reason} value={reason} selected={typed !== null && typedIn(typed, "reason") === reason}>
                    {words.reasons[reason]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name="until" label={words.lastDay} problems={problems}>
            {(attributes) => <input type="date" value={(typed && typedIn(typed, "until")) || daysLater(today, 90)} {...attributes} />}
          </Field>
          <button type="submit" class="second">
            {words.withhold}
          </button>
        </>
      )}
    </form>
  )
}

/** Asks the viewer for her explanation. */
export const ask = (visit: StaffVisit): Promise<Posted> => done(visit, null, "outcome", () => workOf(visit, (work, municipality) => askExplanation(work, municipality, visit.parts.id ?? "")))

/** Ends a review. What was typed survives a mistake. */
export async function decide(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = watchingWords[visit.language]
  const outcome = outcomes.find((one): one is Outcome => one === typedIn(form, "outcome"))
  const steps = nextSteps.filter((step): step is NextStep => form.getAll("steps").includes(step))
  const note = typedIn(form, "note").trim()
  const problems: Problem[] = [
    ...(outcome ? [] : [{ field: "outcome", message: words.chooseOutcome }]),
    ...(outcome === "misuse" && steps.length === 0 ? [{ field: "steps", message: words.stepNeeded }] : []),
    ...(note.length > wordsLimit || holdsIdentityCode(note) ? [{ field: "note", message: words.tooLong }] : []),
  ]
  if (!outcome || problems.length > 0) return { page: await review(visit, { typed: form, problems }) }
  const decision = decisionForm.parse({ outcome, steps, note })
  return done(visit, form, "outcome", () => workOf(visit, (work, municipality) => decideReview(work, municipality, visit.parts.id ?? "", decision)))
}

/** Withholds the views from those viewed to the end of a day, or stops withholding. */
export function withhold(visit: StaffVisit, form: FormData): Promise<Posted> {
  const id = visit.parts.id ?? ""
  const reason = withholdingReasons.find((one) => one === typedIn(form, "reason")) ?? "crime-investigation"
  return done(visit, form, "until", () =>
    workOf(visit, (work, municipality) => (typedIn(form, "act") === "end" ? endWithholding(work, municipality, id) : withholdViews(work, municipality, id, reason, typedIn(form, "until")))),
  )
}

async function done(visit: StaffVisit, typed: FormData | null, field: string, act: () => Promise<void>): Promise<Posted> {
  const words = watchingWords[visit.language]
  try {
    await act()
  } catch (fault) {
    if (fault instanceof Refused) return { page: await review(visit, { typed, problems: [{ field, message: words.badLastDay }] }) }
    if (fault instanceof Conflict) return { page: await review(visit, { typed: null, problems: [{ field: "content", message: words.cannotNow }] }), status: 409 }
    throw fault
  }
  return { to: href(watchingRoutes.review, { id: visit.parts.id ?? "" }) }
}
