import { join, raw, type Sql, sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"
import { type Day, dayAt, daysLater } from "../../lib/day.ts"
import { readAtOnce, readWithin } from "../access/border.ts"
import { addedRoots } from "../access/cells.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { reachOf } from "../records/list.ts"
import { ranked } from "./rank.ts"
import { type Secrecy, seenEach, sees } from "../records/seen.ts"
import { type CellNarrowing, type CellRow, cellRows, countedMost, inScope, type Look, narrowed, type Scope, scopeOf, type Total, totalOf } from "./scope.ts"
import type { Stage } from "./stages.ts"
import { type AfterCase, type Walk, walked } from "./walk.ts"

/** The queues of cases; "due" holds what falls due within a week, "overdue" what should have been dealt with. */
export const queues = ["mine", "unit", "unassigned", "due", "overdue", "all"] as const
export type Queue = (typeof queues)[number]
/** How many days ahead a case is due soon. */
export const soonDays = 7

/** What the queue may be narrowed by. */
export interface CaseNarrowing extends CellNarrowing {
  readonly queue: Queue
  /** The beginning of a number. */
  readonly number?: string | undefined
  /** Words of the public title, in any inflection. */
  readonly words?: string | undefined
  /** What words find comes newest first, or the best match first: then `from` tells how many come before. */
  readonly best?: { readonly from: number } | undefined
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
  /** Its place in the order of the best matches, from 1, where it was asked for so. */
  readonly place?: number
}

/** Where a page ended of a queue that goes by days. */
export interface AfterDay {
  readonly nextOn: Day
  readonly id: string
}

/** True of numbers that begin with a text; a comparison, since behind the border no index serves LIKE. */
export const begins = (text: string): Sql => sql`c.number_key >= lower(${text}::text) and c.number_key < lower(${text}::text) || ${"\u{10ffff}"}`

/** Roots of the cases that are assigned to the reader. */
const assigned = ({ municipality, actor, now }: Desk): Sql => sql`
  select a.root_id from assignment a where a.municipality_id = ${municipality} and a.official_id = ${actor.id} and a.starts_at <= ${now} and (a.handed_over_at is null or a.handed_over_at > ${now})`

/** True of a case `c` that is in a queue of the reader's; of her own, where their roots are walked. */
function inQueue(queue: Queue, { municipality, actor, now }: Desk): Sql {
  const today = dayAt(now)
  const of: Readonly<Record<Queue, Sql>> = {
    mine: sql`true`,
    unit: sql`c.unit in (select e.unit from employment e where e.municipality_id = ${municipality} and e.person_id = ${actor.id} and ${inForce("e", now)})`,
    unassigned: sql`c.handlers = '{}' and c.closed_at is null`,
    due: sql`c.next_on between ${today} and ${daysLater(today, soonDays)} and c.closed_at is null`,
    overdue: sql`c.next_on < ${today} and c.closed_at is null`,
    all: sql`true`,
  }
  return sql`c.municipality_id = ${municipality} and ${of[queue]}`
}

/** In which order a list comes: by days, by numbers where their beginning is sought, else newest first. Each is an index's. */
const orderOf = ({ queue, number }: CaseNarrowing): "day" | "number" | "newest" => (number !== undefined ? "number" : queue === "due" || queue === "overdue" ? "day" : "newest")
const orders = { day: sql`c.next_on, c.id`, number: sql`c.number_key`, newest: sql`c.opened_at desc, c.id desc` } as const

/** True of what comes after the place where the last page ended; a place of another order is none. */
function fromPlace(narrowing: CaseNarrowing, municipality: string, after: AfterCase | AfterDay | null): Sql {
  const order = orderOf(narrowing)
  if (after === null) return sql`true`
  if (order === "number") return sql`c.number_key > (select p.number_key from case_file p where p.municipality_id = ${municipality} and p.id = ${after.id})`
  if (order === "day") return "nextOn" in after && after.nextOn !== null ? sql`(c.next_on, c.id) > (${after.nextOn}::date, ${after.id}::text)` : sql`true`
  return "openedAt" in after ? sql`(c.opened_at, c.id) < (${after.openedAt}::timestamptz, ${after.id}::text)` : sql`true`
}

const lookOf = (desk: Desk, reach: Reach): Look => ({ asker: askerAt(desk), now: desk.now, reach })

/** The single cases `c` that something ties to the reader, where their cells do not admit her anyway. */
export const singleCases = (desk: Desk, { among }: Scope, reach: Reach): Sql =>
  casesOf(desk.municipality, addedRoots("read", askerAt(desk), desk.now, reach, sql`${[...among]}::text[]`), sql`c.secrecy = any(${[...among]}::text[])`)

const casesOf = (municipality: string, roots: Sql, which: Sql): Sql => sql`(
  select c.* from (select distinct root_id from (${roots}) all_roots) s cross join lateral (select c.* from case_file c where c.municipality_id = ${municipality} and c.id = s.root_id offset 0) c where ${which})`

interface Seeking {
  readonly desk: Desk
  readonly scope: Scope
  readonly reach: Reach
  /** The single cases, where the statement has gathered them before. */
  readonly singles?: Sql
}

/**
 * The ids of the first cases of a queue that the reader may see, in the queue's order. Two walks find them: one over the cases whose cells admit her, in order
 * by an index, and one over the single cases that something ties to her, which are few. Each case is asked about by the rules.
 */
export function firstSeen({ desk, scope, reach, singles = singleCases(desk, scope, reach) }: Seeking, narrowing: CaseNarrowing, most: number, after: AfterCase | AfterDay | null = null): Sql {
  const { queue, number } = narrowing
  const order = orders[orderOf(narrowing)]
  const which = join([inQueue(queue, desk), narrowed(narrowing), fromPlace(narrowing, desk.municipality, after), ...(number === undefined ? [] : [begins(number)])], " and ")
  const seen = sees("read", askerAt(desk), desk.now, reach, sql`c.id`)
  // Written out: of a limit that is handed in later the planner thinks that it lets a tenth of all pass.
  const page = sql`order by ${order} limit ${raw(String(Math.trunc(most)))}`
  const wide = queue === "mine" ? null : inScope(scope)
  const single = queue === "mine" ? casesOf(desk.municipality, assigned(desk), sql`true`) : scope.among.length === 0 ? null : singles
  const arms = [
    ...(wide === null ? [] : [sql`(select c.id from case_file c where ${which} and ${wide} and ${seen} ${page})`]),
    ...(single === null ? [] : [sql`(select c.id from (select c.* from ${single} c where ${which} order by ${order} offset 0) c where ${seen} ${page})`]),
  ]
  return arms.length === 0 ? sql`select null::text as id where false` : join(arms, " union ")
}

export interface FoundCases {
  readonly cases: readonly ListedCase[]
  /** How many there are on all pages; null where it was not asked. */
  readonly total: Total | null
  /** True where more cases have the words than are put in order of how well they match. */
  readonly capped?: boolean
}

interface Page {
  readonly limit?: number
  readonly after?: AfterCase | AfterDay | null
  /** Whether all that the reader may see are counted too. */
  readonly counts?: boolean
}

/** Cases that the reader may see: newest first, where the queue goes by days those that are due first, and where the beginning of a number is sought by their numbers. */
export async function findCases(desk: Desk, narrowing: CaseNarrowing, why: Why, page: Page = {}): Promise<FoundCases | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const found = await casesIn(desk, narrowing, reach, page)
  await noteReading(desk, { act: "record-listed", outcome: "done", ...noted(why), more: { path: "cases", queue: narrowing.queue, hits: found.cases.length } })
  return found
}

/** The same, of a reading that is noted as a whole. */
export async function casesIn(desk: Desk, narrowing: CaseNarrowing, reach: Reach, { limit = 25, after = null, counts = false }: Page): Promise<FoundCases> {
  const { database, municipality } = desk
  const byCells = narrowing.queue === "all" && narrowing.number === undefined && narrowing.words === undefined
  const rows = await readAtOnce<CellRow>(database, municipality, cellRows(municipality, narrowing, lookOf(desk, reach), counts && byCells))
  const scope = scopeOf(rows.filter(({ unit }) => unit !== null))
  if (narrowing.words !== undefined) return withWords(desk, scope, reach, narrowing, limit, after)
  const cases = await readAtOnce<ListedRow>(database, municipality, sql`
    select ${columns} from (${firstSeen({ desk, scope, reach }, narrowing, limit, after)}) f cross join lateral (select c.* from case_file c where c.municipality_id = ${municipality} and c.id = f.id offset 0) c
    order by ${orders[orderOf(narrowing)]}`)
  const total = counts ? ((byCells ? totalOf(rows) : null) ?? (await countTo(desk, scope, reach, narrowing))) : null
  return { cases: await titled(desk, cases.slice(0, limit)), total }
}

const columns = sql`c.id, c.number, (select r.title from record r where r.municipality_id = c.municipality_id and r.root_id = c.id and r.id = c.id) as title, c.class_code as "classCode", c.unit, c.stage, c.secrecy, c.handlers,
  c.opened_at as "openedAt", c.next_on as "nextOn", c.suspended_on is not null as suspended, ${secretNames(sql`c.municipality_id`, sql`c.id`)} as "secretNames"`
type ListedRow = ListedCase & { readonly secretNames: readonly string[] | null }

const titled = (desk: Desk, rows: readonly ListedRow[]): Promise<readonly ListedCase[]> => veiled(desk, rows, ({ id }) => id, ({ title }, veil) => ({ title: veil(title) }))

/** Cases with words in their public titles, newest first or best match first: those that a cell admits her to and the single ones are asked about, as the words' own walk comes to them. */
async function withWords(desk: Desk, scope: Scope, reach: Reach, narrowing: CaseNarrowing, limit: number, after: AfterCase | AfterDay | null): Promise<FoundCases> {
  const { database, municipality, now } = desk
  const { words = "", best } = narrowing
  const single = sql`c.id in (${addedRoots("read", askerAt(desk), now, reach, sql`${[...scope.among]}::text[]`)})`
  const which = join([inQueue(narrowing.queue, desk), narrowed(narrowing), sql`(${inScope(scope) ?? sql`false`} or ${single})`], " and ")
  const found = await readWithin(database, municipality, async (queries) => {
    const walk: Walk = { municipality, which, words, after: after && "openedAt" in after ? after : null }
    const way = best ? await ranked(queries, walk, best.from) : await walked(queries, walk)
    if (way === null) return { rows: [], capped: false }
    const rows = await queries.rows<ListedRow>(sql`
      select ${columns}${best ? sql`, w.place` : sql``} from ${way.cases} cross join ${seenEach("read", askerAt(desk), now, reach, sql`c.id`)} order by ${way.order} limit ${raw(String(Math.trunc(limit)))}`)
    return { rows, capped: "capped" in way && way.capped === true }
  })
  return { cases: await titled(desk, found.rows), total: null, capped: found.capped }
}

/** Counts what the kept counts cannot tell, to a thousand. */
async function countTo(desk: Desk, scope: Scope, reach: Reach, narrowing: CaseNarrowing): Promise<Total> {
  const [row] = await readAtOnce<{ total: number }>(desk.database, desk.municipality, sql`select least(count(*), ${countedMost + 1})::int as total from (${firstSeen({ desk, scope, reach }, narrowing, countedMost + 1)}) f`)
  const total = row?.total ?? 0
  return { total: Math.min(total, countedMost), exact: total <= countedMost }
}

/** The cases alone. */
export async function listCases(desk: Desk, narrowing: CaseNarrowing, why: Why, limit = 25, after: AfterCase | AfterDay | null = null): Promise<readonly ListedCase[] | PurposeNeeded> {
  const found = await findCases(desk, narrowing, why, { limit, after })
  return found instanceof PurposeNeeded ? found : found.cases
}
