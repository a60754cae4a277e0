import { assignCase } from "../../acts/access/connections.ts"
import { moveStage } from "../../acts/cases/act.ts"
import { actOnMany, mostAtOnce, type Outcome } from "../../acts/many.ts"
import { numbersOf } from "../../acts/cases/choices.ts"
import { type Stage, stages } from "../../acts/cases/stages.ts"
import { readWithin } from "../../acts/access/border.ts"
import { namesOf } from "../../acts/people/names.ts"
import { NotFound } from "../../acts/refusals.ts"
import { typedIn } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { queueWords } from "./queue-words.ts"
import type { Means } from "./new.tsx"
import { caseWords } from "./words.ts"

/** The stages to which many cases are moved at once; each end of handling has its own form on the case's page. */
export const stagesAtOnce = stages.filter((stage) => !["opened", "closed", "transferred", "destroyed"].includes(stage))

/** Moves or assigns the chosen cases, and tells of each that was not done why. */
export async function postAtOnce(visit: StaffVisit, _means: Means, form: FormData): Promise<Posted> {
  const words = queueWords[visit.language]
  const desk = deskOf(visit)
  const ids = form.getAll("case").filter((id): id is string => typeof id === "string").slice(0, mostAtOnce)
  const act = typedIn(form, "act")
  if (act === "move") {
    const stage = stagesAtOnce.find((one): one is Stage => one === typedIn(form, "stage"))
    if (!stage) throw new NotFound("There is no such stage.")
    const outcomes = await actOnMany(desk, ids, (work, id) => moveStage(work, desk.municipality, id, { stage }))
    return outcome(visit, outcomes, (count) => words.doneMove(count, caseWords[visit.language].stages[stage] ?? stage), words.whyMove)
  }
  if (act !== "assign") throw new NotFound("There is no such page.")
  const handler = typedIn(form, "handler")
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, [handler]))
  const outcomes = await actOnMany(desk, ids, (work, id) => assignCase(work, desk.municipality, id, handler))
  return outcome(visit, outcomes, (count) => words.doneAssign(count, names.get(handler) ?? "–"), words.whyAssign)
}

async function outcome(visit: StaffVisit, outcomes: readonly Outcome[], sayDone: (count: number) => string, conflict: string): Promise<Posted> {
  const { language, staff } = visit
  const words = queueWords[language]
  const numbers = await numbersOf(deskOf(visit), outcomes.map(({ id }) => id))
  const done = outcomes.filter(({ why }) => why === null)
  const refused = outcomes.filter(({ why }) => why !== null)
  const Named = ({ id }: { id: string }) => (numbers.has(id) ? <a href={href(caseRoutes.case, { id })}>{numbers.get(id)}</a> : <>{words.unseen}</>)
  const page = staffPage(
    // The page of an outcome has no address of its own: another language is chosen on the queue.
    { ...visit, path: caseRoutes.queue, query: new URLSearchParams() },
    { title: words.outcome, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: caseWords[language].cases, to: caseRoutes.queue }, { label: words.outcome }] },
    <>
      <h1>{words.outcome}</h1>
      {outcomes.length === 0 && <p class="notice">{words.chooseSome}</p>}
      {done.length > 0 && (
        <>
          <h2>{sayDone(done.length)}</h2>
          <ul>
            {done.map(({ id }) => (
              <li key={id}>
                <Named id={id} />
              </li>
            ))}
          </ul>
        </>
      )}
      {refused.length > 0 && (
        <>
          <h2>{words.notDone(refused.length)}</h2>
          <ul>
            {refused.map(({ id, why }) => (
              <li key={id}>
                <Named id={id} />: {why === "conflict" || why === null ? conflict : words.why[why]}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={caseRoutes.queue}>{words.back}</a>
      </p>
    </>,
  )
  return { page, status: 200 as const }
}
