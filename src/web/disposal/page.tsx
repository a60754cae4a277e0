import { readWithin } from "../../acts/access/border.ts"
import { destroyDue, disposals, disposedMost, dueForDisposal, type DueRecord, duePage } from "../../acts/disposal/due.ts"
import { namesOf } from "../../acts/people/names.ts"
import { Conflict } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { sayDay, sayTime } from "../../lib/day.ts"
import { ErrorSummary, type Problem } from "../parts/form.tsx"
import { Table } from "../parts/table.tsx"
import { registerWords } from "../registers/words.ts"
import { deskOf, registerName, unitName } from "../rights/visit.ts"
import { disposalRoutes, href, registerRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { disposalWords } from "./words.ts"

const shell = (visit: StaffVisit, title: string, content: preact.VNode): string =>
  staffPage(
    { ...visit, path: disposalRoutes.due },
    { title, crumbs: [{ label: visit.staff.workspace, to: staffRoutes.desk }, { label: registerWords[visit.language].registers, to: registerRoutes.registers }, { label: disposalWords[visit.language].say.title }] },
    content,
  )

/** Records whose time has ended, and what has been destroyed lately. */
export async function disposalPage(visit: StaffVisit, problems: readonly Problem[] = []): Promise<string> {
  const { language } = visit
  const { say, destroyed, grounds } = disposalWords[language]
  const desk = deskOf(visit)
  const after = visit.query.get("after")
  const due = await dueForDisposal(desk, { after })
  const gone = await disposals(desk)
  const names = await readWithin(desk.database, desk.municipality, (queries) => namesOf(queries, desk.municipality, gone.map(({ by }) => by)))
  const count = Number(visit.query.get("destroyed") ?? "0")
  return shell(visit, `${problems.length > 0 ? `${visit.words.errorPrefix}: ` : ""}${say.title}`, <>
    <ErrorSummary problems={problems} language={language} />
    <h1>{say.title}</h1>
    <p class="lead">{say.lead}</p>
    {Number.isInteger(count) && count > 0 && problems.length === 0 && (
      <p class="notice good" role="status">
        {destroyed(count)}
      </p>
    )}
    {due.length === 0 ? (
      <p>
        {say.none} {say.notYours}
      </p>
    ) : (
      <form method="post" action={disposalRoutes.due}>
        <Table label={say.title} heads={[say.choose, say.record, say.ended, say.kept, say.basis]}>
          {due.map((one) => (
            <tr key={one.id}>
              <td>{one.stays === null && one.after === "destroy" ? <input type="checkbox" name="record" value={one.id} id={one.id === due[0]?.id ? "record" : undefined} aria-label={`${say.choose}: ${one.title}`} /> : <span class="pill note">{one.after === "archive" ? say.archive : say.stays}</span>}</td>
              <th scope="row">
                <a href={href(registerRoutes.record, { id: one.id })}>{one.title}</a> <span class="quiet">{one.record[language]}, {registerName(visit, one.register)}, {unitName(visit, one.unit)}</span> {one.stays && <span class="pill warning">{disposalWords[language].stays[one.stays]}</span>}
              </th>
              <td>{sayDay(one.endedOn, language)}</td>
              <td>
                {sayDay(one.keptUntil, language)} <span class="quiet">{disposalWords[language].years(one.years)}</span>
              </td>
              <td>{one.basis[language]}</td>
            </tr>
          ))}
        </Table>
        {due.some(({ stays, after: then }) => stays === null && then === "destroy") && (
          <button type="submit" class="second" name="act" value="choose">
            {say.destroyChosen}
          </button>
        )}
      </form>
    )}
    {(after !== null || due.length === duePage) && (
      <p class="no-print">
        {after !== null && <a href={disposalRoutes.due}>{say.first}</a>} {due.length === duePage && <a href={`?after=${due.at(-1)?.id}`}>{say.next}</a>}
      </p>
    )}
    <h2>{say.lately}</h2>
    {gone.length === 0 ? (
      <p>{say.latelyNone}</p>
    ) : (
      <Table label={say.lately} heads={[say.when, say.record, say.ground, say.by]}>
        {gone.map((one) => (
          <tr key={one.record}>
            <td>{sayTime(one.at, language)}</td>
            <th scope="row">
              {registerName(visit, one.register)} <span class="quiet" style="overflow-wrap:anywhere">{one.record}</span>
            </th>
            <td>
              {grounds[one.ground] ?? one.ground} <span class="quiet">{one.basis}{one.caseNumber && `, ${say.request} ${one.caseNumber}`}</span>
            </td>
            <td>{names.get(one.by) ?? one.by}</td>
          </tr>
        ))}
      </Table>
    )}
  </>)
}

/** What was chosen, once more, before it is gone. */
function confirmPage(visit: StaffVisit, chosen: readonly DueRecord[]): string {
  const { language } = visit
  const { say } = disposalWords[language]
  return shell(visit, say.confirm, <>
    <h1>{say.confirm}</h1>
    <p class="notice">{say.confirmLead}</p>
    <ul>
      {chosen.map((one) => (
        <li key={one.id}>
          {one.title} <span class="quiet">{one.record[language]}, {registerName(visit, one.register)}, {sayDay(one.keptUntil, language)}</span>
        </li>
      ))}
    </ul>
    <form method="post" action={disposalRoutes.due}>
      {chosen.map(({ id }) => (
        <input key={id} type="hidden" name="record" value={id} />
      ))}
      <button type="submit" name="act" value="destroy">
        {say.destroy}
      </button>{" "}
      <a href={disposalRoutes.due}>{say.cancel}</a>
    </form>
  </>)
}

/** Asks once more, then destroys. */
export async function postDisposal(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { say } = disposalWords[visit.language]
  const desk = deskOf(visit)
  const ids = [...new Set(form.getAll("record").filter((one): one is string => typeof one === "string"))].slice(0, disposedMost)
  if (ids.length === 0) return { page: await disposalPage(visit, [{ field: "record", message: say.chooseSome }]) }
  if (form.get("act") !== "destroy") {
    const chosen = await dueForDisposal(desk, { only: ids, limit: disposedMost })
    return { page: chosen.length < ids.length ? await disposalPage(visit, [{ field: "record", message: say.cannot }]) : confirmPage(visit, chosen) }
  }
  try {
    const count = await inWork(desk.database, desk.actor, desk.now, (work) => destroyDue(work, desk.municipality, ids))
    return { to: `${disposalRoutes.due}?destroyed=${count}` }
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    return { page: await disposalPage(visit, [{ field: "record", message: say.cannot }]), status: 409 }
  }
}
