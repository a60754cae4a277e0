import { type AfterIntake, type IntakeQueue, intakeQueue, type IntakeState, intakeStates, type ListedIntake } from "../../acts/intake/queue.ts"
import { settleUnread } from "../../acts/intake/settle.ts"
import { inWork } from "../../acts/work.ts"
import { coverIdentityCodes } from "../../law/identity-code.ts"
import { sayTime } from "../../lib/day.ts"
import { caseWords } from "../cases/words.ts"
import { Filter, Filters } from "../parts/filters.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { placeRead, placeTold } from "../place.ts"
import { href, intakeRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { intakeWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

const pageSize = 25

/** Where the last page ended, as the address has it: a moment and an id. */
function placeIn(after: string | null): AfterIntake | null {
  const place = placeRead(after)
  return place && { arrivedAt: place.at, id: place.id }
}

/** What has arrived: how much waits, the list, and what could not be read. */
export async function intakeDesk(visit: StaffVisit): Promise<string> {
  const { language, staff, query } = visit
  const words = intakeWords[language]
  const desk = deskOf(visit)
  const state = intakeStates.find((one): one is IntakeState => one === query.get("state")) ?? "waiting"
  const unit = query.get("unit")?.slice(0, 120) || null
  const found = await intakeQueue(desk, state, unit, pageSize + 1, placeIn(query.get("after")))
  const units = visit.site.find(desk.municipality)?.model.units.filter(({ kind }) => kind !== "outside").map(({ id }) => id) ?? []
  return staffPage(
    { ...visit, path: intakeRoutes.queue },
    { title: words.intake, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.intake }] },
    <>
      <h1>{words.intake}</h1>
      {!found ? (
        <p class="notice">{words.notKeeper}</p>
      ) : (
        <>
          <p class="lead">
            <strong>{words.waitingCount(found.counts.waiting)}</strong> {found.counts.oldest && words.oldest(sayTime(found.counts.oldest, language))}
          </p>
          {found.counts.units.length > 1 && <p>{found.counts.units.map((one) => `${one.unit === null ? words.noUnit : unitName(visit, one.unit)} ${one.waiting}`).join(", ")}</p>}
          <p class="quiet">{words.intakeLead}</p>
          <Filters language={language} path={intakeRoutes.queue} active={query.has("state") || query.has("unit")}>
            <div>
              <label for="filter-state">{words.state}</label>
              <select id="filter-state" name="state">
                {intakeStates.map((one) => (
                  <option key={one} value={one} selected={one === state}>
                    {words.queueStates[one]}
                  </option>
                ))}
              </select>
            </div>
            <Filter name="unit" label={caseWords[language].unit} all={words.all} value={unit} options={units.map((one) => [one, unitName(visit, one)] as const)} />
          </Filters>
          {found.listed.length === 0 ? <p>{words.none}</p> : <IntakeTable listed={found.listed.slice(0, pageSize)} visit={visit} />}
          {found.listed.length > pageSize && <Next last={found.listed[pageSize - 1]} visit={visit} />}
          {found.untold.length > 0 && (
            <section class="notice" aria-labelledby="untold">
              <h2 id="untold">{words.untold}</h2>
              <p>{words.untoldLead}</p>
              <ul>
                {found.untold.map(({ id, subject, arrivedAt }) => (
                  <li key={id}>
                    <a href={href(intakeRoutes.matter, { id })}>{coverIdentityCodes(subject)}</a> ({sayTime(arrivedAt, language)})
                  </li>
                ))}
              </ul>
            </section>
          )}
          {found.unread.length > 0 && <UnreadList found={found} visit={visit} />}
        </>
      )}
    </>,
  )
}

function Next({ last, visit }: { last: ListedIntake | undefined; visit: StaffVisit }) {
  const place = last ? placeTold({ at: last.arrivedAt, id: last.id }) : ""
  return (
    <p>
      <a href={`${intakeRoutes.queue}?${new URLSearchParams([...[...visit.query].filter(([name]) => name !== "after"), ["after", place]])}`}>{intakeWords[visit.language].next}</a>
    </p>
  )
}

function IntakeTable({ listed, visit }: { listed: readonly ListedIntake[]; visit: StaffVisit }) {
  const { language } = visit
  const words = intakeWords[language]
  const ways = caseWords[language].ways
  return (
    <Table label={words.intake} heads={[words.subject, words.sender, words.when, words.way, caseWords[language].unit, words.filesCount]}>
      {listed.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <a href={href(intakeRoutes.matter, { id: one.id })}>{coverIdentityCodes(one.subject)}</a>
          </th>
          <td>{coverIdentityCodes(one.sender)}</td>
          <td>{sayTime(one.arrivedAt, language)}</td>
          <td>{ways[one.way]}</td>
          <td>{one.unit === null ? words.noUnit : unitName(visit, one.unit)}</td>
          <td>{one.files}</td>
        </tr>
      ))}
    </Table>
  )
}

function UnreadList({ found, visit }: { found: IntakeQueue; visit: StaffVisit }) {
  const { language } = visit
  const words = intakeWords[language]
  return (
    <section aria-labelledby="unread">
      <h2 id="unread">
        {words.unread} ({found.counts.unread})
      </h2>
      <p>{words.unreadLead}</p>
      <ul>
        {found.unread.map(({ id, name, reason, foundAt }) => (
          <li key={id}>
            <form method="post" action={href(intakeRoutes.unread, { id })}>
              <a href={href(intakeRoutes.unread, { id })}>{name}</a> ({words.unreadReasons[reason] ?? reason}, {sayTime(foundAt, language)}){" "}
              <button type="submit" class="second" aria-label={`${words.unreadDone}: ${name}`}>
                {words.unreadDone}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Notes that someone has seen to what could not be read. */
export async function postUnread(visit: StaffVisit): Promise<Posted> {
  const { database, municipality, actor, now } = deskOf(visit)
  await inWork(database, actor, now, (work) => settleUnread(work, municipality, visit.parts.id ?? ""))
  return { to: intakeRoutes.queue }
}
