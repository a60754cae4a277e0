import { type RequestKind, requestClock } from "../../law/requests.ts"
import { type Day, dayAt, daysBetween, daysLater, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { seenEach } from "../records/seen.ts"
import { openStates, type TaskState } from "./states.ts"

/** How requests of a kind in a unit were answered in a year, of those whose cases the reader may read. */
export interface RequestFigures {
  readonly unit: string
  readonly kind: RequestKind
  readonly count: number
  readonly open: number
  readonly inTime: number
  readonly late: number
  /** Days from receipt to the answer, on average; null while none has been answered. */
  readonly days: number | null
  readonly outcomes: Readonly<Partial<Record<TaskState, number>>>
}

const most = 50_000

interface Row {
  readonly unit: string
  readonly kind: RequestKind
  readonly state: TaskState
  readonly extended: boolean
  readonly receivedOn: Day
  readonly endedAt: Date | null
}

/** The requests of a year for its report: by unit and kind how many, how they ended, and whether in time (621/1999 14 §, GDPR 12). */
export async function requestFigures(desk: Desk, year: number): Promise<readonly RequestFigures[]> {
  const { database, municipality, now } = desk
  const [first, next] = [`${year}-01-01`, `${year + 1}-01-01`]
  const rows = await readWithin(database, municipality, (queries) =>
    queries.rows<Row>(sql`
      select t.unit, t.kind, t.state, t.extended, t.received_on as "receivedOn", e.at as "endedAt"
      from request_task t cross join ${seenEach("read", askerAt(desk), now, "all", sql`t.case_id`)}
      left join lateral (select e.at from request_event e where e.municipality_id = t.municipality_id and e.case_id = t.case_id and e.task_id = t.id and e.kind in ('given', 'given-partly', 'no-document', 'refused', 'transferred', 'decided', 'done', 'withdrawn') order by e.seq limit 1) e on true
      where t.municipality_id = ${municipality} and t.received_on >= ${first} and t.received_on < ${next} order by t.received_on, t.id limit ${most}`),
  )
  await noteReading(desk, { act: "record-listed", purpose: "case-handling", outcome: "done", more: { path: "request-figures", year, hits: rows.length } })
  return figuresOf(rows, now)
}

/** The same of rows that were read: a first answer on its last day is in time. */
export function figuresOf(rows: readonly Row[], now: Date): readonly RequestFigures[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(`${row.unit} ${row.kind}`, [...(groups.get(`${row.unit} ${row.kind}`) ?? []), row])
  return [...groups.values()].map((group) => {
    const [{ unit, kind }] = group as [Row]
    const late = group.filter(({ receivedOn, extended, endedAt }) => {
      const clock = requestClock(kind, receivedOn, { extended })
      return clock !== null && (endedAt ?? now) >= startOf(daysLater(clock.last, 1))
    })
    const answered = group.filter((row): row is Row & { endedAt: Date } => row.endedAt !== null)
    const outcomes: Partial<Record<TaskState, number>> = {}
    for (const { state } of group) outcomes[state] = (outcomes[state] ?? 0) + 1
    return {
      unit, kind, count: group.length, open: group.filter(({ state }) => openStates.includes(state)).length, late: late.length, inTime: answered.length - answered.filter((row) => late.includes(row)).length,
      days: answered.length === 0 ? null : answered.reduce((sum, { receivedOn, endedAt }) => sum + daysBetween(receivedOn, dayAt(endedAt)), 0) / answered.length, outcomes,
    }
  }).toSorted((a, b) => a.unit.localeCompare(b.unit) || a.kind.localeCompare(b.kind))
}


