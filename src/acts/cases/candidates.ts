import { type Day, dayAt, daysLater } from "../../lib/day.ts"
import { join, raw, type Sql, sql } from "../../lib/sql.ts"
import { keptBy } from "../../lib/together.ts"
import type { Asker } from "../../model/rules/condition.ts"
import { inForce } from "../../model/rules/in-force.ts"
import type { Database } from "../../store/database.ts"
import { addedRoots, takenRoots } from "../access/cells.ts"
import { askingAt, type Desk } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { askingIn, type Columns, readEach } from "../access/read-each.ts"
import { secretNames } from "../publicity/veil.ts"
import type { Secrecy } from "../records/seen.ts"
import { begins, type CaseNarrowing, given, narrowed, openedIn, type Queue, soonDays } from "./narrowing.ts"
import { ranked } from "./rank.ts"
import { inScope, isOfCells, type Scope, type ScopeShape, shapeOf } from "./scope.ts"
import type { Stage } from "./stages.ts"
import { type AfterCase, type Walk, type Walked, walked } from "./walk.ts"

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

/** The id of a case that may be the reader's to see; where that is not sure, the rules are to be asked about it. */
export interface CandidateId {
  readonly id: string
  readonly unsure: boolean
}
export interface Candidate extends CandidateId, ListedCase {
  readonly secretNames: readonly string[] | null
}

const listed = (title: Sql): Sql => sql`c.id, c.number, ${title}, c.class_code as "classCode", c.unit, c.stage, c.secrecy, c.handlers, c.opened_at as "openedAt", c.next_on as "nextOn", c.suspended_on is not null as suspended,
  ${secretNames(sql`c.municipality_id`, sql`c.id`)} as "secretNames"`

/** Where a page ended of a queue that goes by days. */
export interface AfterDay {
  readonly nextOn: Day
  readonly id: string
}

/** What a page is looked for with. */
export interface Seeking {
  readonly desk: Desk
  readonly reach: Reach
  /** Null where the reader's own cases are listed, which are all asked about. */
  readonly scope: Scope | null
  readonly narrowing: CaseNarrowing
  readonly after?: AfterCase | AfterDay | null
}

/** The same as columns of a row `ask`: what her cells admit her to, what the queue is narrowed by and where the page before ended. */
interface Ask extends Partial<Scope["cells"]> {
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
  today: "date", soon: "date", cell_registers: "text", cell_units: "text", cell_secrecies: "text", cell_ended: "text", cell_about: "text", secrecies: "text[]", units: "text[]", among: "text[]", singles: "text",
  class_code: "text", stage: "text", unit: "text", secrecy: "text", opened_from: "timestamptz", opened_until: "timestamptz", number: "text", after_at: "timestamptz", after_on: "date", after_id: "text",
}
const asked = (column: keyof Ask): Sql => raw(`ask.${column}`)

function askOf({ desk: { now }, scope, narrowing, after = null }: Seeking): Ask {
  const [today, opened] = [dayAt(now), openedIn(narrowing.year)]
  return {
    today, soon: daysLater(today, soonDays), ...scope?.cells, secrecies: scope ? [...scope.open, ...scope.ended] : [], units: scope?.units ?? [], among: scope?.among ?? [], singles: scope?.singles ?? null,
    class_code: narrowing.classCode ?? null, stage: narrowing.stage ?? null, unit: narrowing.unit ?? null, secrecy: narrowing.secrecy ?? null, opened_from: opened?.from ?? null, opened_until: opened?.until ?? null,
    number: narrowing.number ?? null, after_at: after && "openedAt" in after ? after.openedAt : null, after_on: after && "nextOn" in after ? after.nextOn : null, after_id: after?.id ?? null,
  }
}

/** True of a case `c` that is in a queue of the reader's; of her own, where their roots are walked. */
const inQueue = (queue: Queue, { municipality, id }: Asker, now: Sql): Sql =>
  ({
    mine: sql`true`,
    unit: sql`c.unit in (select e.unit from employment e where e.municipality_id = ${municipality} and e.person_id = ${id} and ${inForce("e", now)})`,
    unassigned: sql`c.handlers = '{}' and c.closed_at is null`,
    due: sql`c.next_on between ask.today and ask.soon and c.closed_at is null`,
    overdue: sql`c.next_on < ask.today and c.closed_at is null`,
    all: sql`true`,
  })[queue]

/** In which order a list comes: by days, by numbers where their beginning is sought, else newest first. Each is an index's. */
type Order = "day" | "number" | "newest"
const orderOf = ({ queue, number }: CaseNarrowing): Order => (number !== undefined ? "number" : queue === "due" || queue === "overdue" ? "day" : "newest")

interface Ordered {
  readonly by: Sql
  /** True of what comes after the place where the last page ended. */
  readonly from: (asker: Asker) => Sql
  /** True of a place of this order; another is none. */
  readonly hasPlace: (after: AfterCase | AfterDay) => boolean
  /** True of the cases that come before the end of a page `wide`, by the first thing that they are in the order of. */
  readonly beforeEnd: Sql
}
const orders: Readonly<Record<Order, Ordered>> = {
  day: { by: sql`c.next_on, c.id`, from: () => sql`(c.next_on, c.id) > (ask.after_on, ask.after_id)`, hasPlace: (after) => "nextOn" in after && after.nextOn !== null, beforeEnd: sql`c.next_on <= (select max(wide.next_on) from wide)` },
  number: {
    by: sql`c.number_key`, from: ({ municipality }) => sql`c.number_key > (select p.number_key from case_file p where p.municipality_id = ${municipality} and p.id = ask.after_id)`,
    hasPlace: () => true, beforeEnd: sql`c.number_key <= (select max(wide.number_key) from wide)`,
  },
  newest: { by: sql`c.opened_at desc, c.id desc`, from: () => sql`(c.opened_at, c.id) < (ask.after_at, ask.after_id)`, hasPlace: (after) => "openedAt" in after, beforeEnd: sql`c.opened_at >= (select min(wide.opened_at) from wide)` },
}

/** The record `r` of a case `c`. */
const itsRecord = ({ municipality }: Asker): Sql => sql`lateral (select r.* from record r where r.municipality_id = ${municipality} and r.root_id = c.id and r.id = c.id offset 0) r`

/** True of an id that is among roots. The offset keeps it asked of one row after another: else all the roots would be gathered first. */
const isAmong = (id: Sql, roots: Sql): Sql => sql`exists (select from (${roots}) tied where tied.root_id = ${id} offset 0)`

/** Which single cases a walk goes through beside the cells that admit her: the few that there are, those as far as a full page of the others reaches, all, or the reader's own. */
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

/** True of a case `c` that a page of a shape may hold, whoever may see it. */
const isAsked = ({ queue, order, narrowing, after }: Shape, asker: Asker, now: Sql): Sql =>
  join([
    sql`c.municipality_id = ${asker.municipality} and ${inQueue(queue, asker, now)}`,
    narrowed({
      classCode: narrowing.classCode ? asked("class_code") : null, stage: narrowing.stage ? asked("stage") : null, unit: narrowing.unit ? asked("unit") : null, secrecy: narrowing.secrecy ? asked("secrecy") : null,
      opened: narrowing.year ? { from: asked("opened_from"), until: asked("opened_until") } : null,
    }),
    ...(narrowing.number ? [begins(asked("number"))] : []),
    ...(after ? [orders[order].from(asker)] : []),
  ], " and ")

/**
 * What walks to the first cases of a queue, in its order. Two walks find them: one over the cases of the cells that admit her, by an index, of which it tells whether something may take
 * one from her; and one over the single cases that something may tie to her. What is not sure is to be asked about.
 */
const makePages = (database: Database, municipality: string, shape: Shape) =>
  readEach<Ask, CandidateId>(database, municipality, askColumns, ({ asker, now }) => {
    const { reach, wide, singles, idsOnly } = shape
    const look = { asker, now, reach }
    const { by, beforeEnd } = orders[shape.order]
    // Written out: of a limit that is handed in later the planner thinks that it lets a tenth of all pass.
    const most = raw(String(shape.most))
    const first = (from: Sql, more: Sql): Sql => sql`(select c.*, r.title from ${from} cross join ${itsRecord(asker)} where ${isAsked(shape, asker, now)} and ${more} order by ${by} limit ${most})`
    const casesOf = (roots: Sql): Sql => sql`(
      select c.* from (select distinct root_id from (${roots}) all_roots) s cross join lateral (select c.* from case_file c where c.municipality_id = ${asker.municipality} and c.id = s.root_id offset 0) c) c`
    const tied = addedRoots(look, asked("among"))
    const notWide = sql`c.secrecy = any(ask.among) and not ${isOfCells}`
    const walks: Readonly<Record<Singles, () => Sql>> = {
      few: () => first(casesOf(sql`select its.root_id from unnest(ask.singles::text[]) its(root_id)`), notWide),
      "to-the-end-of-the-page": () => first(sql`case_file c`, sql`(select count(*) from wide) = ${most} and ${beforeEnd} and (c.id in (${tied})) is true and ${notWide}`),
      all: () => first(casesOf(tied), notWide),
      own: () => first(casesOf(sql`
        select a.root_id from assignment a where a.municipality_id = ${asker.municipality} and a.official_id = ${asker.id} and a.starts_at <= ${now} and (a.handed_over_at is null or a.handed_over_at > ${now})`), sql`true`),
    }
    const arms = [...(wide === null ? [] : [sql`select * from wide`]), ...(singles === null ? [] : [sql`select s.*, true as unsure from ${walks[singles]()} s`])]
    return sql`
      ${wide === null ? sql`` : sql`with wide as materialized (select w.*, ${isAmong(sql`w.id`, takenRoots(look))} as unsure from ${first(sql`case_file c`, sql`${inScope(wide)} and ${isOfCells}`)} w)`}
      select ${idsOnly ? sql`c.id` : listed(sql`c.title`)}, c.unsure from (${join(arms, " union all ")}) c order by ${by} limit ${most}`
  })

const pages = keptBy<Database, ReturnType<typeof makePages>>()

/** The first candidates of a queue, so many. */
export const candidatesOf = (seeking: Seeking, most: number): Promise<readonly Candidate[]> => walkedTo(seeking, most, false) as Promise<readonly Candidate[]>

/** The same by their ids alone, which is enough to count them. */
export const candidateIds = (seeking: Seeking, most: number): Promise<readonly CandidateId[]> => walkedTo(seeking, most, true)

async function walkedTo(seeking: Seeking, most: number, idsOnly: boolean): Promise<readonly CandidateId[]> {
  const { desk, reach, scope, narrowing, after = null } = seeking
  const { database, municipality } = desk
  const { queue, classCode, stage, unit, secrecy, year, number } = narrowing
  const order = orderOf(narrowing)
  const ask = askOf(seeking)
  const walk = (wide: ScopeShape | null, singles: Singles | null): Promise<readonly CandidateId[]> => {
    if (wide === null && singles === null) return Promise.resolve([])
    const shape: Shape = {
      reach, queue, order, wide, singles, idsOnly, most, after: after !== null && orders[order].hasPlace(after),
      narrowing: { classCode: given(classCode), stage: given(stage), unit: given(unit), secrecy: given(secrecy), year: given(year), number: given(number) },
    }
    return pages(database, `${municipality} ${JSON.stringify(shape)}`, () => makePages(database, municipality, shape))(askingAt(desk), ask)
  }
  if (scope === null) return walk(null, "own")
  const wide = shapeOf(scope)
  if (scope.among.length === 0 || scope.singles === "{}") return walk(wide, null)
  if (scope.singles !== null) return walk(wide, "few")
  // Of many single cases only those matter that come before the end of a page that is full without them.
  const page = wide === null ? [] : await walk(wide, "to-the-end-of-the-page")
  return page.length < most ? walk(wide, "all") : page
}

/** Candidates that have words in their public titles. */
interface Worded {
  /** The first of them, so many, newest first or the best match first. */
  readonly first: (most: number) => Promise<readonly Candidate[]>
  /** More have the words than are put in order of how well they match. */
  readonly capped: boolean
}

/** Candidates with words in their public titles, as the words' own walk comes to them; null where no title has the words. */
export async function candidatesWith(words: string, seeking: Seeking, scope: Scope): Promise<Worded | null> {
  const { desk, reach, narrowing: { best, queue, ...narrowing }, after = null } = seeking
  const { database, municipality } = desk
  const { asker, now } = askingIn(sql`${municipality}`)
  const look = { asker, now, reach }
  const wide = shapeOf(scope)
  const tied = scope.singles === null ? isAmong(sql`c.id`, addedRoots(look, asked("among"))) : sql`c.id = any(ask.singles::text[])`
  const read = <Row extends object>(statement: Sql): Promise<Row[]> => readEach<Ask, Row>(database, municipality, askColumns, () => statement)(askingAt(desk), askOf(seeking))
  const which = sql`${inQueue(queue, asker, now)} and ${narrowed({ ...narrowing, opened: openedIn(narrowing.year) })}`
  const walk: Walk = { municipality, which, words, after: after && "openedAt" in after ? after : null }
  // Those are ranked that may be hers: else the newest could all be others'.
  const found: (Walked & { readonly capped?: boolean }) | null = best ? await ranked(database, { ...walk, which: sql`${which} and (${wide === null ? sql`false` : inScope(wide)} or ${tied})` }, best.from, { read }) : await walked(database, walk)
  if (found === null) return null
  return {
    capped: found.capped ?? false,
    first: (most) => read<Candidate>(sql`
      select ${listed(sql`r.title`)}${best ? sql`, w.place` : sql``}, not ${isOfCells} or ${isAmong(sql`c.id`, takenRoots(look))} as unsure from ${found.cases} cross join ${itsRecord(asker)} where (${isOfCells} or ${tied})
      order by ${found.order} limit ${raw(String(most))}`),
  }
}
