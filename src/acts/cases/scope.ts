import { join, raw, type Sql, sql, type Value } from "../../lib/sql.ts"
import { keptBy } from "../../lib/together.ts"
import type { Database } from "../../store/database.ts"
import { addedRoots, admits, cellAdmits, cellOf, type Look, takenRoots } from "../access/cells.ts"
import type { Asking } from "../access/desk.ts"
import { gathered, gathering, type Reach } from "../access/permitted.ts"
import { type Columns, readEach } from "../access/read-each.ts"
import type { Secrecy } from "../records/seen.ts"
import { type CellNarrowing, given } from "./narrowing.ts"

/** What counts are kept apart by beside the columns of a cell, with the bit of each in `apart`. What one is not kept apart by, or not narrowed by, is '' or 0. */
const kept = { class_code: 4, stage: 2, year: 1 } as const
type Kept = keyof typeof kept
const keptColumns = Object.keys(kept) as Kept[]
const cellColumns = sql`k.register, k.unit, k.secrecy, k.ended, k.about_someone`

/** What is asked about, as columns of a row `ask`. */
interface Ask {
  readonly apart: number
  readonly class_code: string
  readonly stage: string
  readonly year: number
  readonly unit: string | null
  readonly secrecy: string | null
}
const askColumns: Columns<Ask> = { apart: "smallint", class_code: "text", stage: "text", year: "integer", unit: "text", secrecy: "text" }

const askOf = ({ classCode, stage, year, unit = null, secrecy = null }: CellNarrowing): Ask => ({
  unit, secrecy,
  apart: (given(classCode) ? kept.class_code : 0) + (given(stage) ? kept.stage : 0) + (given(year) ? kept.year : 0),
  class_code: classCode ?? "", stage: stage ?? "", year: year ?? 0,
})

/** True of a row, by its name, that is among what is asked for, whether its column is named there or not. */
const asAsked = (row: string, column: Kept): Sql => sql`(ask.${raw(column)} = ${raw(column === "year" ? "0" : "''")} or ${raw(row)}.${raw(column)} = ask.${raw(column)})`
const ofAskedCells = (row: string): Sql => sql`(ask.unit is null or ${raw(row)}.unit = ask.unit) and (ask.secrecy is null or ${raw(row)}.secrecy = ask.secrecy)`

/** How many of the cases that are asked for there are by their cells, and by one thing more where it is named: rows `k` of the kept counts, and of the changes that are not folded into them yet. */
function counted(municipality: Value<string>, by: Kept | null = null): Sql {
  const columns = by === null ? cellColumns : sql`${cellColumns}, k.${raw(by)}`
  const apart = by === null ? sql`ask.apart` : sql`(ask.apart | ${raw(String(kept[by]))})::smallint`
  return sql`(
      select ${columns}, k.cases from case_count k where k.municipality_id = ${municipality} and k.apart = ${apart} and ${ofAskedCells("k")}
        and ${join(keptColumns.map((column) => (column === by ? asAsked("k", column) : sql`k.${raw(column)} = ask.${raw(column)}`)), " and ")}
      union all select ${columns}, k.cases from case_count_change k where k.municipality_id = ${municipality} and ${ofAskedCells("k")} and ${join(keptColumns.map((column) => asAsked("k", column)), " and ")}) k`
}

/** The cells of the cases that are asked for with how many there are in each, and whether it admits the asker. */
const cells = (look: Look): Sql => sql`
  select n.*, ${cellAdmits(look, gathered)} as admitted from (
    select ${cellColumns}, sum(k.cases) as cases from ${counted(look.asker.municipality)} group by ${cellColumns} having sum(k.cases) <> 0) n`

/** What of the narrowed cases is hers to see by their cells, and which classes of secrecy have cells that are not. */
export interface Scope {
  readonly open: readonly Secrecy[]
  readonly ended: readonly Secrecy[]
  /** The units of which some cell admits her; null for all there are. */
  readonly units: readonly string[] | null
  /** Classes of secrecy of which she may see single cases only. */
  readonly among: readonly Secrecy[]
  /** The cells that admit her, as the database has lists: what a statement takes that asks whether a case is of one. */
  readonly cells: Readonly<Record<"cell_registers" | "cell_units" | "cell_secrecies" | "cell_ended" | "cell_about", string>>
  /** Roots of the single cases that something ties to her, as the database has lists; null where there are many. */
  readonly singles: string | null
  /** How many she may see; null where that was not asked, or can only be told by looking. */
  readonly total: Total | null
}

/** What of the cells that admit her chooses the index that is walked: whether all are public or nearly, have not ended or have, and are of one unit. */
export interface ScopeShape {
  readonly isPublic: boolean
  readonly ended: boolean | null
  readonly units: "one" | "some" | "all"
}

/** The shape of what her cells admit her to; null where none does. */
export function shapeOf({ open, ended, units }: Scope): ScopeShape | null {
  if (open.length === 0 && ended.length === 0) return null
  return {
    isPublic: [...open, ...ended].every((one) => one === "public" || one === "not-yet-public"),
    ended: open.length === 0 ? true : ended.length === 0 ? false : null,
    units: units === null ? "all" : units.length === 1 ? "one" : "some",
  }
}

/** True of a case `c` that her cells may admit her to, by `ask.secrecies` and `ask.units`. */
export const inScope = ({ isPublic, ended, units }: ScopeShape): Sql =>
  join([
    // As the partial indexes of what is public have it.
    isPublic ? sql`c.secrecy in ('public', 'not-yet-public')` : sql`c.secrecy = any(ask.secrecies)`,
    ...(ended === null ? [] : [sql`c.closed_at is ${raw(ended ? "not null" : "null")}`]),
    ...(units === "all" ? [] : [units === "one" ? sql`c.unit = ask.units[1]` : sql`c.unit = any(ask.units)`]),
  ], " and ")

/** True of a case's record `r` whose cell admits her. As a truth it is looked up for each row in the order of the walk; bare it would be joined, and the order lost. */
export const isOfCells: Sql = sql`((
  ${cellOf(raw("ask.now"))} in (select * from unnest(ask.cell_registers::text[], ask.cell_units::text[], ask.cell_secrecies::text[], ask.cell_ended::boolean[], ask.cell_about::boolean[]))) is true)`

/** More single cases than these are not looked at to correct a total: each takes as long as a case of a list. */
const singlesMost = 100

export interface Total {
  /** How many the reader may see, or the most that are counted. */
  readonly total: number
  readonly exact: boolean
}
/** What the kept counts cannot tell is counted to this many. */
export const countedMost = 1000

const amongCells = sql`array(select distinct n.secrecy from n where not n.admitted)`

/** Parts of a statement: `n`, the cells; and `added`, the roots of single cases that something ties to her, where some cell does not admit her anyway. */
const cellsAndTies = (look: Look): Sql => sql`
    ${gathering(look.asker, look.now)},
    n as materialized (${cells(look)}),
    added as materialized (select a.root_id from (${addedRoots(look, amongCells, singlesMost + 1)}) a where exists (select from n where not n.admitted))`

/**
 * Further parts that tell how many cases she may see: `single`, the roots of cases of which the rules may say otherwise than of their cell; and `off`, by how many
 * each of those makes the sum of the cells that admit her wrong.
 */
const corrections = (look: Look): Sql => sql`
    taken as materialized (${takenRoots(look, singlesMost + 1)}),
    single as materialized (select root_id from taken union all select root_id from added),
    asked as materialized (
      select s.taken, c.class_code, c.unit, c.stage, c.year, c.secrecy, c.closed_at is not null as ended, r.register, r.person_id is not null as about_someone, ${admits(look, gathered)} as seen
      from (select distinct root_id, root_id in (select root_id from taken) as taken from single where (select count(*) from single) <= ${raw(String(singlesMost))}) s
      cross join lateral (select c.* from case_file c where c.municipality_id = ${look.asker.municipality} and c.id = s.root_id and ${ofAskedCells("c")} and ${join(keptColumns.map((column) => asAsked("c", column)), " and ")} offset 0) c
      cross join lateral (select r.* from record r where r.municipality_id = ${look.asker.municipality} and r.id = c.id offset 0) r
      where s.taken or c.secrecy = any(${amongCells})),
    off as materialized (
      select asked.class_code, asked.unit, asked.stage, asked.year, asked.seen::int - n.admitted::int as cases
      from asked join n using (register, unit, secrecy, ended, about_someone) where asked.taken or not n.admitted)`

/** What was found for one who asks; lists that are only handed on stay as the database writes them. */
interface Found {
  readonly open: readonly Secrecy[]
  readonly ended: readonly Secrecy[]
  readonly units: readonly string[]
  readonly everywhere: boolean
  readonly among: readonly Secrecy[]
  readonly cell_registers: string
  readonly cell_units: string
  readonly cell_secrecies: string
  readonly cell_ended: string
  readonly cell_about: string
  readonly singles: string | null
  readonly cases: number
  /** By how many `cases` is wrong, or can be too great where it is not exact; null where nobody knows. */
  readonly off: number | null
  readonly exact: boolean
}

const each = (column: string, which: string): Sql => sql`coalesce(array_agg(distinct n.${raw(column)}) filter (where ${raw(which)}), '{}')`
const all = (column: string): Sql => sql`coalesce(array_agg(n.${raw(column)}) filter (where n.admitted), '{}')::text`

/** What tells what is hers to see; with `counts` also how many that is. */
const makeScopes = (database: Database, municipality: string, reach: Reach, counts: boolean) =>
  readEach<Ask, Found>(database, municipality, askColumns, (asking) => {
    const look: Look = { ...asking, reach }
    return sql`
        with ${cellsAndTies(look)}${counts ? sql`, ${corrections(look)}` : sql``}
        select ${each("secrecy", "n.admitted and not n.ended")} as open, ${each("secrecy", "n.admitted and n.ended")} as ended, ${each("unit", "n.admitted")} as units, ${each("secrecy", "not n.admitted")} as among,
          count(distinct n.unit) = count(distinct n.unit) filter (where n.admitted) as everywhere,
          ${all("register")} as cell_registers, ${all("unit")} as cell_units, ${all("secrecy")} as cell_secrecies, ${all("ended")} as cell_ended, ${all("about_someone")} as cell_about,
          (select case when count(*) <= ${raw(String(singlesMost))} then coalesce(array_agg(distinct root_id), '{}')::text end from added) as singles,
          coalesce(sum(n.cases) filter (where n.admitted), 0)::int as cases,
          ${counts
            ? sql`(select count(*) from single) <= ${raw(String(singlesMost))} as exact, case when (select count(*) from single) <= ${raw(String(singlesMost))} then (select coalesce(sum(cases), 0)::int from off)
              when (select count(*) from taken) > ${raw(String(singlesMost))} then null else -(select count(*)::int from taken) end as off`
            : sql`false as exact, null::int as off`}
        from n`
  })

/** How many she may see; null where that can only be told by looking. */
function totalOf({ cases, off, exact }: Found): Total | null {
  if (off === null) return null
  const total = cases + off
  return exact ? { total, exact } : total > countedMost ? { total: countedMost, exact } : null
}

const scopeOf = (found: Found): Scope => ({
  open: found.open,
  ended: found.ended,
  units: found.everywhere ? null : found.units,
  among: found.among,
  cells: { cell_registers: found.cell_registers, cell_units: found.cell_units, cell_secrecies: found.cell_secrecies, cell_ended: found.cell_ended, cell_about: found.cell_about },
  singles: found.singles,
  total: totalOf(found),
})

const scopes = keptBy<Database, ReturnType<typeof makeScopes>>()

/** What of the narrowed cases is hers to see, and with `counts` how many there are. */
export async function scopeFor(database: Database, municipality: string, reach: Reach, counts: boolean, asking: Asking, narrowing: CellNarrowing): Promise<Scope> {
  const [found] = await scopes(database, `${municipality} ${reach} ${counts}`, () => makeScopes(database, municipality, reach, counts))(asking, askOf(narrowing))
  if (!found) throw new Error("Nothing was told of what someone may see.")
  return scopeOf(found)
}

/** What cases are told apart by beside a list. */
const facets = { classCode: "class_code", unit: "unit", stage: "stage", year: "year" } as const
export type Facet = keyof typeof facets
export interface FacetRow {
  readonly facet: Facet | "total" | "single"
  readonly value: string
  readonly count: number
}

const facetsMost = 12

/**
 * What tells how many of the narrowed cases anyone is told of, altogether and by each facet, and how many single cases would have to be looked at for it. Of a cell the open
 * rules look at the class of secrecy alone.
 */
const makeFacets = (database: Database, municipality: string) =>
  readEach<Ask, FacetRow>(database, municipality, askColumns, (asking) => {
    const look: Look = { ...asking, reach: "open", action: "tell" }
    const of = (facet: Facet): Sql => sql`
      (select ${raw(`'${facet}'`)} as facet, its.value::text as value, sum(its.cases)::int as count from (
        select k.${raw(facets[facet])} as value, k.cases from ${counted(look.asker.municipality, facet === "unit" ? null : facets[facet])} where k.secrecy = any(array(select n.secrecy from n where n.admitted))
        union all select ${raw(facets[facet])}, cases from off) its group by its.value having sum(its.cases) > 0 order by 3 desc, 2 limit ${raw(String(facetsMost))})`
    return sql`
      with ${cellsAndTies(look)}, ${corrections(look)}
      select 'total' as facet, '' as value, coalesce(sum(cases), 0)::int as count from (select cases from n where admitted union all select cases from off) its
      union all select 'single', '', (select count(*)::int from single)
      union all ${join((Object.keys(facets) as Facet[]).map(of), " union all ")}`
  })

const facetings = keptBy<Database, ReturnType<typeof makeFacets>>()

/** How many of the narrowed cases anyone is told of, altogether and by each facet. */
export const facetRows = (database: Database, municipality: string, asking: Asking, narrowing: CellNarrowing): Promise<readonly FacetRow[]> =>
  facetings(database, municipality, () => makeFacets(database, municipality))(asking, askOf(narrowing))

/** Whether few enough single cases were there to look at all of them. */
export const lookedAtAll = (rows: readonly FacetRow[]): boolean => (rows.find(({ facet }) => facet === "single")?.count ?? 0) <= singlesMost
