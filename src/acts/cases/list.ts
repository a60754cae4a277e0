import { join, type Sql, sql } from "../../lib/sql.ts"
import { holdsWidely } from "../../model/rules/conditions.ts"
import { inForce } from "../../model/rules/in-force.ts"
import { type Day, dayAt, daysLater } from "../../lib/day.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { permitted, type Reach } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { reachOf } from "../records/list.ts"
import { type Secrecy, seenEach } from "../records/seen.ts"
import type { Stage } from "./stages.ts"
import { type AfterCase, walked } from "./walk.ts"

/** The queues of cases; "due" holds what falls due within a week, "overdue" what should have been dealt with. */
export const queues = ["mine", "unit", "unassigned", "due", "overdue", "all"] as const
export type Queue = (typeof queues)[number]
/** How many days ahead a case is due soon. */
export const soonDays = 7

/** What the queue may be narrowed by. */
export interface CaseNarrowing {
  readonly queue: Queue
  readonly stage?: Stage | undefined
  readonly classCode?: string | undefined
  readonly secrecy?: Secrecy | undefined
  readonly unit?: string | undefined
  /** The beginning of a number. */
  readonly number?: string | undefined
  /** Words of the public title, in any inflection. */
  readonly words?: string | undefined
}

export interface ListedCase {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly classCode: string
  readonly unit: string
  readonly stage: Stage
  readonly secrecy: Secrecy
  readonly handlers: readonly string[]
  readonly openedAt: Date
  /** The day to look at it next: when it is due or its suspension ends. */
  readonly nextOn: Day | null
  readonly suspended: boolean
}

/** Where a page ended of a queue that goes by days. */
export interface AfterDay {
  readonly nextOn: Day
  readonly id: string
}

const goesByDays = (queue: Queue): boolean => queue === "due" || queue === "overdue"

/** True of numbers that begin with a text; a comparison, since behind the border no index serves LIKE. */
export const begins = (text: string): Sql => sql`c.number_key >= lower(${text}::text) and c.number_key < lower(${text}::text) || ${"\u{10ffff}"}`

/** True of a case `c` that is in a queue of the reader's. */
export function inQueue(queue: Queue, { municipality, actor, now }: Desk): Sql {
  const today = dayAt(now)
  const of: Readonly<Record<Queue, Sql>> = {
    mine: sql`c.id in (
      select a.root_id from assignment a where a.municipality_id = ${municipality} and a.official_id = ${actor.id} and a.starts_at <= ${now} and (a.handed_over_at is null or a.handed_over_at > ${now}))`,
    unit: sql`c.unit in (select e.unit from employment e where e.municipality_id = ${municipality} and e.person_id = ${actor.id} and ${inForce("e", now)})`,
    unassigned: sql`c.handlers = '{}' and c.closed_at is null`,
    due: sql`c.next_on between ${today} and ${daysLater(today, soonDays)} and c.closed_at is null`,
    overdue: sql`c.next_on < ${today} and c.closed_at is null`,
    all: sql`true`,
  }
  return sql`c.municipality_id = ${municipality} and ${of[queue]}`
}

function narrowed(narrowing: CaseNarrowing, desk: Desk): Sql {
  const { queue, stage, classCode, secrecy, unit, number } = narrowing
  return join([
    inQueue(queue, desk),
    ...(stage === undefined ? [] : [sql`c.stage = ${stage}`]),
    ...(classCode === undefined ? [] : [sql`c.class_code = ${classCode}`]),
    ...(secrecy === undefined ? [] : [sql`c.secrecy = ${secrecy}`]),
    ...(unit === undefined ? [] : [sql`c.unit = ${unit}`]),
    ...(number === undefined ? [] : [begins(number)]),
  ], " and ")
}

/**
 * Cases that the reader may see, newest first, or where the queue goes by days those that are due first. Whoever reads widely has nearly every case, so they are walked in order and asked
 * about one by one until the page is full; of others the cases are few, so they are gathered first.
 */
export async function listCases(desk: Desk, narrowing: CaseNarrowing, why: Why, limit = 25, after: AfterCase | AfterDay | null = null): Promise<readonly ListedCase[] | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const rows = await casesIn(desk, narrowing, reach, limit, after)
  await noteReading(desk, { act: "record-listed", outcome: "done", ...noted(why), more: { path: "cases", queue: narrowing.queue, hits: rows.length } })
  return rows
}

/** The same, of a reading that is noted as a whole. */
export async function casesIn(desk: Desk, narrowing: CaseNarrowing, reach: Reach, limit: number, after: AfterCase | AfterDay | null): Promise<readonly ListedCase[]> {
  const asker = askerAt(desk)
  return readWithin(desk.database, desk.municipality, async (queries) => {
    const [widely] = await queries.rows<{ reads: boolean }>(sql`select ${holdsWidely.holds(asker, desk.now)} as reads`)
    const walks = widely?.reads || narrowing.queue === "mine"
    const words = narrowing.words ?? ""
    const byDays = words === "" && goesByDays(narrowing.queue)
    const of = byDays ? dueWalk(narrowing, desk, after) : await walked(queries, { municipality: desk.municipality, which: narrowed(narrowing, desk), words, after: after && "openedAt" in after ? after : null })
    if (of === null) return []
    const sight = walks ? sql`cross join ${seenEach("read", asker, desk.now, reach, sql`c.id`)}` : sql`join (${permitted("read", asker, desk.now, reach)}) seen on seen.id = c.id`
    return queries.rows<ListedCase>(sql`
      select c.id, c.number, (select r.title from record r where r.municipality_id = c.municipality_id and r.root_id = c.id and r.id = c.id) as title, c.class_code as "classCode", c.unit, c.stage, c.secrecy, c.handlers, c.opened_at as "openedAt",
        c.next_on as "nextOn", c.suspended_on is not null as suspended
      from ${of} ${sight}
      order by ${byDays ? sql`c.next_on, c.id` : sql`c.opened_at desc, c.id desc`} limit ${limit}`)
  })
}

/** The cases of a queue that goes by days, one after another in their order. */
const dueWalk = (narrowing: CaseNarrowing, desk: Desk, after: AfterCase | AfterDay | null): Sql => sql`(
  select c.* from case_file c where ${narrowed(narrowing, desk)} and ${after && "nextOn" in after ? sql`(c.next_on, c.id) > (${after.nextOn}::date, ${after.id}::text)` : sql`true`}
  order by c.next_on, c.id offset 0) c`
