import { join, raw, type Sql, sql, type Value } from "../../lib/sql.ts"
import { keptBy } from "../../lib/together.ts"
import { inForce } from "../../model/rules/in-force.ts"
import { type Day, dayAt, daysLater } from "../../lib/day.ts"
import { addedRoots, type Look, takenRoots } from "../access/cells.ts"
import { askerAt, askerOf, type Desk, noteReading } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { type Columns, readEach } from "../access/read-each.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { reachOf } from "../records/list.ts"
import { seenAmong } from "../records/seen-among.ts"
import type { Secrecy } from "../records/seen.ts"
import type { Database } from "../../store/database.ts"
import { ranked } from "./rank.ts"
import { type CellNarrowing, countedMost, given, inScope, isOfCells, narrowed, openedIn, type Scope, type ScopeShape, scopeFor, shapeOf, type Total } from "./scope.ts"
import type { Stage } from "./stages.ts"
import { type AfterCase, type Walk, type Walked, walked } from "./walk.ts"

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
export const begins = (text: Value<string>): Sql => sql`c.number_key >= lower(${text}::text) and c.number_key < lower(${text}::text) || ${raw("'\u{10ffff}'")}`

/** A page as a row `ask`: who asks, what her cells admit her to, what the queue is narrowed by and where the page before ended. */
interface Ask extends Partial<Scope["cells"]> {
  readonly id: unknown
  readonly kind: unknown
  readonly now: Date
  readonly today: Day
  readonly soon: Day
  readonly secrecies: readonly string[]
  readonly units: readonly string[]
  readonly among: readonly string[]
  readonly singles: string | null
  readonly class_code: string | null
  readonly stage: string | null
  readonly unit: string | null
  readonly secrecy: string | null
  readonly opened_from: Date | null
  readonly opened_until: Date | null
  readonly number: string | null
  readonly after_at: Date | null
  readonly after_on: Day | null
  readonly after_id: string | null
}

const askColumns: Columns<Required<Ask>> = {
  id: "text", kind: "text", now: "timestamptz", today: "date", soon: "date", cell_registers: "text", cell_units: "text", cell_secrecies: "text", cell_ended: "text", cell_about: "text",
  secrecies: "text[]", units: "text[]", among: "text[]", singles: "text", class_code: "text", stage: "text", unit: "text", secrecy: "text", opened_from: "timestamptz", opened_until: "timestamptz",
  number: "text", after_at: "timestamptz", after_on: "date", after_id: "text",
}
const at = (column: keyof Ask): Sql => raw(`ask.${column}`)

/** Which singles a walk goes through beside the cells that admit her: the few that there are, those as far as a full page of the others reaches, all, or the reader's own. */
type Singles = "few" | "to-the-end-of-the-page" | "all" | "own"

/** What of a page makes its statement; its values stand in `ask`. */
interface Shape {
  readonly reach: Reach
  readonly queue: Queue
  readonly order: Order
  readonly narrowing: Readonly<Record<"classCode" | "stage" | "unit" | "secrecy" | "year" | "number", boolean>>
  readonly after: boolean
  readonly wide: ScopeShape | null
  readonly singles: Singles | null
  readonly idsOnly: boolean
  readonly most: number
}

/** In which order a list comes: by days, by numbers where their beginning is sought, else newest first. Each is an index's. */
type Order = "day" | "number" | "newest"
const orderOf = ({ queue, number }: CaseNarrowing): Order => (number !== undefined ? "number" : queue === "due" || queue === "overdue" ? "day" : "newest")
const orders = { day: sql`c.next_on, c.id`, number: sql`c.number_key`, newest: sql`c.opened_at desc, c.id desc` } as const

/** True of a case `c` that is in a queue of the reader's; of her own, where their roots are walked. */
const inQueue = (municipality: Value<string>): Readonly<Record<Queue, Sql>> => ({
  mine: sql`true`,
  unit: sql`c.unit in (select e.unit from employment e where e.municipality_id = ${municipality} and e.person_id = ask.id and ${inForce("e", at("now"))})`,
  unassigned: sql`c.handlers = '{}' and c.closed_at is null`,
  due: sql`c.next_on between ask.today and ask.soon and c.closed_at is null`,
  overdue: sql`c.next_on < ask.today and c.closed_at is null`,
  all: sql`true`,
})

/** True of what comes after the place where the last page ended. */
const fromPlace = (municipality: Value<string>): Readonly<Record<Order, Sql>> => ({
  day: sql`(c.next_on, c.id) > (ask.after_on, ask.after_id)`,
  number: sql`c.number_key > (select p.number_key from case_file p where p.municipality_id = ${municipality} and p.id = ask.after_id)`,
  newest: sql`(c.opened_at, c.id) < (ask.after_at, ask.after_id)`,
})

/** True of a place of an order; another is none. */
const isPlaceOf: Readonly<Record<Order, (after: AfterCase | AfterDay) => boolean>> = { day: (after) => "nextOn" in after && after.nextOn !== null, number: () => true, newest: (after) => "openedAt" in after }

/** True of the cases that come before the end of a page `wide`, by the first thing that they are in the order of. */
const beforeEnd = {
  day: sql`c.next_on <= (select max(wide.next_on) from wide)`, number: sql`c.number_key <= (select max(wide.number_key) from wide)`, newest: sql`c.opened_at >= (select min(wide.opened_at) from wide)`,
} as const

const lookOf = (municipality: Value<string>, reach: Reach): Look => ({ asker: { municipality, id: at("id"), kind: at("kind") }, now: at("now"), reach })

/** The record `r` of a case `c`. */
const itsRecord = (municipality: Value<string>): Sql => sql`lateral (select r.* from record r where r.municipality_id = ${municipality} and r.root_id = c.id and r.id = c.id offset 0) r`

/** True of an id that is among roots. The offset keeps it asked of one row after another: else all the roots would be gathered first. */
const isAmong = (id: Sql, roots: Sql): Sql => sql`exists (select from (${roots}) tied where tied.root_id = ${id} offset 0)`

const columns = (title: Sql): Sql => sql`c.id, c.number, ${title}, c.class_code as "classCode", c.unit, c.stage, c.secrecy, c.handlers, c.opened_at as "openedAt", c.next_on as "nextOn", c.suspended_on is not null as suspended,
  ${secretNames(sql`c.municipality_id`, sql`c.id`)} as "secretNames"`
type ListedRow = ListedCase & { readonly secretNames: readonly string[] | null }

const titled = (desk: Desk, rows: readonly ListedRow[]): Promise<readonly ListedCase[]> => veiled(desk, rows, ({ id }) => id, ({ title }, veil) => ({ title: veil(title) }))

type Candidate<Row> = Row & { readonly id: string; readonly unsure: boolean }

/**
 * What walks to the first cases of a queue, in its order. Two walks find them: one over the cases of the cells that admit her, by an index, of which it tells whether something may take
 * one from her; and one over the single cases that something may tie to her. What is not sure is to be asked about.
 */
function makePages(database: Database, municipality: string, shape: Shape) {
  const { reach, queue, order, narrowing, after, wide, singles, idsOnly } = shape
  return readEach<Ask, Candidate<ListedRow>>(database, municipality, askColumns, (place) => {
    const look = lookOf(place, reach)
    // Written out: of a limit that is handed in later the planner thinks that it lets a tenth of all pass.
    const most = raw(String(shape.most))
    const which = join([
      sql`c.municipality_id = ${place} and ${inQueue(place)[queue]}`,
      narrowed({
        classCode: narrowing.classCode ? at("class_code") : null, stage: narrowing.stage ? at("stage") : null, unit: narrowing.unit ? at("unit") : null, secrecy: narrowing.secrecy ? at("secrecy") : null,
        opened: narrowing.year ? { from: at("opened_from"), until: at("opened_until") } : null,
      }),
      ...(narrowing.number ? [begins(at("number"))] : []),
      ...(after ? [fromPlace(place)[order]] : []),
    ], " and ")
    const first = (from: Sql, more: Sql): Sql => sql`(select c.*, r.title from ${from} cross join ${itsRecord(place)} where ${which} and ${more} order by ${orders[order]} limit ${most})`
    const casesOf = (roots: Sql): Sql => sql`(
      select c.* from (select distinct root_id from (${roots}) all_roots) s cross join lateral (select c.* from case_file c where c.municipality_id = ${place} and c.id = s.root_id offset 0) c) c`
    const tied = addedRoots(look, at("among"))
    const notWide = sql`c.secrecy = any(ask.among) and not ${isOfCells}`
    const walks: Readonly<Record<Singles, () => Sql>> = {
      few: () => first(casesOf(sql`select its.root_id from unnest(ask.singles::text[]) its(root_id)`), notWide),
      "to-the-end-of-the-page": () => first(sql`case_file c`, sql`(select count(*) from wide) = ${most} and ${beforeEnd[order]} and (c.id in (${tied})) is true and ${notWide}`),
      all: () => first(casesOf(tied), notWide),
      own: () => first(casesOf(sql`
        select a.root_id from assignment a where a.municipality_id = ${place} and a.official_id = ask.id and a.starts_at <= ask.now and (a.handed_over_at is null or a.handed_over_at > ask.now)`), sql`true`),
    }
    const arms = [...(wide === null ? [] : [sql`select * from wide`]), ...(singles === null ? [] : [sql`select s.*, true as unsure from ${walks[singles]()} s`])]
    return sql`
      ${wide === null ? sql`` : sql`with wide as materialized (select w.*, ${isAmong(sql`w.id`, takenRoots(look))} as unsure from ${first(sql`case_file c`, sql`${inScope(wide)} and ${isOfCells}`)} w)`}
      select ${idsOnly ? sql`c.id` : columns(sql`c.title`)}, c.unsure from (${join(arms, " union all ")}) c order by ${orders[order]} limit ${most}`
  })
}

const pages = keptBy<Database, ReturnType<typeof makePages>>()

/** What a page is looked for with. */
interface Seeking {
  readonly desk: Desk
  readonly reach: Reach
  /** Null where the reader's own cases are listed, which are all asked about. */
  readonly scope: Scope | null
  readonly narrowing: CaseNarrowing
  readonly after?: AfterCase | AfterDay | null
}

function askOf({ desk: { municipality, actor, now }, scope, narrowing, after = null }: Seeking): Ask {
  const { id, kind } = askerOf(municipality, actor)
  const [today, opened] = [dayAt(now), openedIn(narrowing.year)]
  return {
    id, kind, now, today, soon: daysLater(today, soonDays), ...scope?.cells, secrecies: scope ? [...scope.open, ...scope.ended] : [], units: scope?.units ?? [], among: scope?.among ?? [], singles: scope?.singles ?? null,
    class_code: narrowing.classCode ?? null, stage: narrowing.stage ?? null, unit: narrowing.unit ?? null, secrecy: narrowing.secrecy ?? null, opened_from: opened?.from ?? null, opened_until: opened?.until ?? null,
    number: narrowing.number ?? null, after_at: after && "openedAt" in after ? after.openedAt : null, after_on: after && "nextOn" in after ? after.nextOn : null, after_id: after?.id ?? null,
  }
}

/** A page is walked to one of these lengths, so that there are few statements. */
const lengths = [2, 26, 101, countedMost + 1]
const lengthFor = (most: number): number => lengths.find((length) => length >= most) ?? most

/** The first cases that the reader may see or is to be asked about. */
async function walkTo(seeking: Seeking, idsOnly: boolean, most: number): Promise<readonly Candidate<ListedRow>[]> {
  const { desk: { database, municipality }, reach, scope, narrowing, after = null } = seeking
  const { queue, classCode, stage, unit, secrecy, year, number } = narrowing
  const order = orderOf(narrowing)
  const ask = askOf(seeking)
  const walk = (wide: ScopeShape | null, singles: Singles | null): Promise<readonly Candidate<ListedRow>[]> => {
    if (wide === null && singles === null) return Promise.resolve([])
    const shape: Shape = {
      reach, queue, order, wide, singles, idsOnly, most, after: after !== null && isPlaceOf[order](after),
      narrowing: { classCode: given(classCode), stage: given(stage), unit: given(unit), secrecy: given(secrecy), year: given(year), number: given(number) },
    }
    return pages(database, `${municipality} ${JSON.stringify(shape)}`, () => makePages(database, municipality, shape))(ask)
  }
  if (scope === null) return walk(null, "own")
  const wide = shapeOf(scope)
  if (scope.among.length === 0 || scope.singles === "{}") return walk(wide, null)
  if (scope.singles !== null) return walk(wide, "few")
  // Of many single cases only those matter that come before the end of a page that is full without them.
  const page = wide === null ? [] : await walk(wide, "to-the-end-of-the-page")
  return page.length < most ? walk(wide, "all") : page
}

/** The first of the candidates that the rules let her see, each asked about of which her cells do not decide. */
async function firstSeen<Row>({ desk, reach }: Seeking, most: number, candidates: (most: number) => Promise<readonly Candidate<Row>[]>): Promise<Row[]> {
  for (let wanted = lengthFor(most); ; wanted = lengthFor(wanted * 4)) {
    const found = await candidates(wanted)
    const seen = await seenAmong(desk, reach, found.filter(({ unsure }) => unsure).map(({ id }) => id))
    const hers = found.filter(({ id, unsure }) => !unsure || seen.has(id))
    if (hers.length >= most || found.length < wanted) return hers.slice(0, most)
  }
}

/** How many cases of a queue the reader may see, counted to `most`. */
export const countSeen = async (seeking: Seeking, most: number): Promise<number> => (await firstSeen(seeking, most, (wanted) => walkTo(seeking, true, wanted))).length

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
  const byCells = narrowing.queue === "all" && narrowing.number === undefined && narrowing.words === undefined
  const scope = narrowing.queue === "mine" ? null : await scopeFor(desk.database, desk.municipality, reach, counts && byCells, { asker: askerAt(desk), now: desk.now, narrowing })
  const seeking = { desk, reach, scope, narrowing, after }
  if (scope && narrowing.words !== undefined) return withWords(seeking, scope, narrowing.words, limit)
  const cases = await firstSeen(seeking, limit, (most) => walkTo(seeking, false, most))
  return { cases: await titled(desk, cases), total: counts ? (scope?.total ?? (await countTo(seeking))) : null }
}

/** Cases with words in their public titles, newest first or the best match first, as the words' own walk comes to them. */
async function withWords(seeking: Seeking, scope: Scope, words: string, limit: number): Promise<FoundCases> {
  const { desk, reach, narrowing, after = null } = seeking
  const { database, municipality } = desk
  const { best } = narrowing
  const look = lookOf(municipality, reach)
  const tied = scope.singles === null ? isAmong(sql`c.id`, addedRoots(look, at("among"))) : sql`c.id = any(ask.singles::text[])`
  const read = <Row extends object>(statement: Sql): Promise<Row[]> => readEach<Ask, Row>(database, municipality, askColumns, () => statement)(askOf(seeking))
  const walk: Walk = { municipality, which: sql`${inQueue(municipality)[narrowing.queue]} and ${narrowed({ ...narrowing, opened: openedIn(narrowing.year) })}`, words, after: after && "openedAt" in after ? after : null }
  const wide = shapeOf(scope)
  // Those are ranked that may be hers: else the newest could all be others'.
  const way: (Walked & { readonly capped?: boolean }) | null = best ? await ranked(database, { ...walk, which: sql`${walk.which} and (${wide === null ? sql`false` : inScope(wide)} or ${tied})` }, best.from, { read }) : await walked(database, walk)
  if (way === null) return { cases: [], total: null }
  const cases = await firstSeen(seeking, limit, (most) => read<Candidate<ListedRow>>(sql`
    select ${columns(sql`r.title`)}${best ? sql`, w.place` : sql``}, not ${isOfCells} or ${isAmong(sql`c.id`, takenRoots(look))} as unsure from ${way.cases} cross join ${itsRecord(municipality)} where (${isOfCells} or ${tied})
    order by ${way.order} limit ${raw(String(most))}`))
  return { cases: await titled(desk, cases), total: null, capped: way.capped ?? false }
}

/** Counts what the kept counts cannot tell, to a thousand. */
async function countTo(seeking: Seeking): Promise<Total> {
  const total = await countSeen({ ...seeking, after: null }, countedMost + 1)
  return { total: Math.min(total, countedMost), exact: total <= countedMost }
}

/** The cases alone. */
export async function listCases(desk: Desk, narrowing: CaseNarrowing, why: Why, limit = 25, after: AfterCase | AfterDay | null = null): Promise<readonly ListedCase[] | PurposeNeeded> {
  const found = await findCases(desk, narrowing, why, { limit, after })
  return found instanceof PurposeNeeded ? found : found.cases
}
