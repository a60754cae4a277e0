import { join, raw, type Sql, sql, type Value } from "../../lib/sql.ts"
import { startOf } from "../../lib/day.ts"
import type { Asker } from "../../model/rules/condition.ts"
import type { Action } from "../../model/rules/table.ts"
import { addedRoots, cellAdmits, takenRoots } from "../access/cells.ts"
import { admitting, type Reach } from "../access/permitted.ts"
import type { Secrecy } from "../records/seen.ts"
import type { Stage } from "./stages.ts"

/** What cases are counted by, in any combination. */
export interface CellNarrowing {
  readonly classCode?: string | null | undefined
  readonly stage?: Stage | null | undefined
  /** The year in which the case was opened. */
  readonly year?: number | null | undefined
  readonly unit?: string | null | undefined
  readonly secrecy?: Secrecy | null | undefined
}

/** Who looks at which cases, and when. */
export interface Look {
  readonly asker: Asker
  readonly now: Date
  readonly reach: Reach
  /** What is done with the cases; they are read unless told otherwise. */
  readonly action?: Action
}

/** True of a case `c` that is among the narrowed. */
export const narrowed = ({ classCode, stage, year, unit, secrecy }: CellNarrowing): Sql =>
  join([
    sql`true`,
    ...(given(classCode) ? [sql`c.class_code = ${classCode}`] : []),
    ...(given(stage) ? [sql`c.stage = ${stage}`] : []),
    ...(given(unit) ? [sql`c.unit = ${unit}`] : []),
    ...(given(secrecy) ? [sql`c.secrecy = ${secrecy}`] : []),
    // By the moment, which the indexes are in the order of.
    ...(given(year) ? [sql`c.opened_at >= ${startOf(`${year}-01-01`)} and c.opened_at < ${startOf(`${year + 1}-01-01`)}`] : []),
  ], " and ")

const given = <Item>(value: Item | null | undefined): value is Item => value !== null && value !== undefined

/** What counts are kept apart by beside the columns of a cell, with the bit of each in `apart`. */
const kept = { classCode: { bit: 4, column: sql`k.class_code` }, stage: { bit: 2, column: sql`k.stage` }, year: { bit: 1, column: sql`k.year` } } as const
type Kept = keyof typeof kept
const cellColumns = sql`k.register, k.unit, k.secrecy, k.ended, k.about_someone`

/** How many of the narrowed cases there are by their cells, and by one thing more where it is named: rows `k` of the kept counts, and of the changes that are not folded into them yet. */
function counted(municipality: Value<string>, narrowing: CellNarrowing, by: Kept | null = null): Sql {
  const names = Object.keys(kept) as Kept[]
  const apart = names.filter((name) => name === by || given(narrowing[name])).reduce((sum, name) => sum + kept[name].bit, 0)
  const columns = by === null ? cellColumns : sql`${cellColumns}, ${kept[by].column}`
  const of = (pieces: readonly Sql[]): Sql => join([sql`k.municipality_id = ${municipality}`, ...pieces, ...(given(narrowing.unit) ? [sql`k.unit = ${narrowing.unit}`] : []), ...(given(narrowing.secrecy) ? [sql`k.secrecy = ${narrowing.secrecy}`] : [])], " and ")
  const chosen = names.filter((name) => given(narrowing[name])).map((name) => sql`${kept[name].column} = ${narrowing[name]}`)
  const left = names.filter((name) => name !== by && !given(narrowing[name])).map((name) => sql`${kept[name].column} = ${name === "year" ? 0 : ""}`)
  return sql`(
      select ${columns}, k.cases from case_count k where ${of([sql`k.apart = ${raw(String(apart))}`, ...chosen, ...left])}
      union all select ${columns}, k.cases from case_count_change k where ${of(chosen)}) k`
}

/** The cells of the narrowed cases with how many there are in each, and whether it admits the asker. */
const cells = (municipality: string, narrowing: CellNarrowing, { asker, now, reach, action = "read" }: Look): Sql => sql`
  select n.*, ${cellAdmits(action, asker, now, reach)} as admitted from (
    select ${cellColumns}, sum(k.cases) as cases from ${counted(municipality, narrowing)} group by ${cellColumns} having sum(k.cases) <> 0) n`

/** What of the narrowed cases is hers to see by their cells, and which classes of secrecy have cells that are not. */
export interface Scope {
  readonly open: readonly Secrecy[]
  readonly ended: readonly Secrecy[]
  /** The units of which some cell admits her; null for all there are. */
  readonly units: readonly string[] | null
  /** Classes of secrecy of which she may see single cases only. */
  readonly among: readonly Secrecy[]
}

export interface CellRow {
  readonly unit: string | null
  readonly secrecy: Secrecy
  readonly ended: boolean
  readonly admitted: boolean
  /** Null only in the last row, where it is not known. */
  readonly cases: number | null
}

const unique = <Item extends string>(items: readonly Item[]): Item[] => [...new Set(items)].sort((a, b) => (a < b ? -1 : 1))

export function scopeOf(rows: readonly CellRow[]): Scope {
  const hers = rows.filter(({ admitted }) => admitted)
  const units = unique(hers.map(({ unit }) => unit ?? ""))
  return {
    open: unique(hers.filter(({ ended }) => !ended).map(({ secrecy }) => secrecy)),
    ended: unique(hers.filter(({ ended }) => ended).map(({ secrecy }) => secrecy)),
    units: units.length === new Set(rows.map(({ unit }) => unit)).size ? null : units,
    among: unique(rows.filter(({ admitted }) => !admitted).map(({ secrecy }) => secrecy)),
  }
}

/** True of a case `c` that her cells may admit her to; null where none does. Each is still asked about: it only spares asking about those that no cell admits. */
export function inScope({ open, ended, units }: Scope): Sql | null {
  if (open.length === 0 && ended.length === 0) return null
  const among = (secrecies: readonly Secrecy[]): Sql => {
    // As the partial indexes of what is public have it.
    if (secrecies.every((one) => one === "public" || one === "not-yet-public")) return sql`c.secrecy in ('public', 'not-yet-public')`
    return sql`c.secrecy = any(${[...secrecies]}::text[])`
  }
  const [unit, ...more] = units ?? []
  return join([
    open.join() === ended.join() ? among(open) : open.length === 0 || ended.length === 0 ? sql`${among([...open, ...ended])} and (c.closed_at is null) = ${ended.length === 0}` : sql`case when c.closed_at is null then ${among(open)} else ${among(ended)} end`,
    ...(units === null ? [] : [more.length === 0 ? sql`c.unit = ${unit}` : sql`c.unit = any(${[...units]}::text[])`]),
  ], " and ")
}

/** More single cases than these are not looked at to correct a total: each takes as long as a case of a list. */
const singlesMost = 100

export interface Total {
  /** How many the reader may see, or the most that are counted. */
  readonly total: number
  readonly exact: boolean
}
/** What the kept counts cannot tell is counted to this many. */
export const countedMost = 1000

/**
 * Parts of a statement that tell how many cases she may see: `n`, the cells; `single`, the roots of cases of which the rules may say otherwise than of their cell; and `off`, by how many
 * each of those makes the sum of the cells that admit her wrong.
 */
function tallies(municipality: string, narrowing: CellNarrowing, look: Look): Sql {
  const { asker, now, reach, action = "read" } = look
  return sql`
    n as materialized (${cells(municipality, narrowing, look)}),
    taken as materialized (${takenRoots(action, asker, now, reach, singlesMost + 1)}),
    single as materialized (select root_id from taken union all ${addedRoots(action, asker, now, reach, sql`array(select distinct n.secrecy from n where not n.admitted)`, singlesMost + 1)}),
    asked as materialized (
      select s.taken, c.class_code, c.unit, c.stage, c.year, c.secrecy, c.closed_at is not null as ended, r.register, r.person_id is not null as about_someone, ${admitting(action, asker, now, reach)} is not null as seen
      from (select distinct root_id, root_id in (select root_id from taken) as taken from single where (select count(*) from single) <= ${raw(String(singlesMost))}) s
      cross join lateral (select c.* from case_file c where c.municipality_id = ${municipality} and c.id = s.root_id and ${narrowed(narrowing)} offset 0) c
      cross join lateral (select r.* from record r where r.municipality_id = ${municipality} and r.id = c.id offset 0) r
      where s.taken or c.secrecy = any(array(select distinct n.secrecy from n where not n.admitted))),
    off as materialized (
      select asked.class_code, asked.unit, asked.stage, asked.year, asked.seen::int - n.admitted::int as cases
      from asked join n using (register, unit, secrecy, ended, about_someone) where asked.taken or not n.admitted)`
}

/**
 * The cells of the narrowed cases, and with `total` a last row without a unit: by how many the sum of the cells that admit her is wrong, and whether that is exact. Where too many
 * single cases would have to be looked at, it is by how many the sum can be too great.
 */
export function cellRows(municipality: string, narrowing: CellNarrowing, look: Look, total: boolean): Sql {
  const grouped = sql`select n.unit, n.secrecy, n.ended, n.admitted, sum(n.cases)::int as cases from n group by 1, 2, 3, 4`
  return total
    ? sql`with ${tallies(municipality, narrowing, look)} ${grouped}
      union all select null, null, null, few, case when few then (select coalesce(sum(cases), 0)::int from off) when taken > ${raw(String(singlesMost))} then null else -taken end
      from (select (select count(*) from single) <= ${raw(String(singlesMost))} as few, (select count(*)::int from taken) as taken) its`
    : sql`with n as materialized (${cells(municipality, narrowing, look)}) ${grouped}`
}

/** How many cases there are by the rows of `cellRows`; null where that can only be told by looking. */
export function totalOf(rows: readonly CellRow[]): Total | null {
  const single = rows.find(({ unit }) => unit === null)
  if (single?.cases === undefined || single.cases === null) return null
  const total = rows.reduce((sum, { unit, admitted, cases }) => (unit === null || admitted ? sum + (cases ?? 0) : sum), 0)
  return single.admitted ? { total, exact: true } : total > countedMost ? { total: countedMost, exact: false } : null
}

/** What cases are told apart by beside a list. */
const facets = ["classCode", "unit", "stage", "year"] as const
export type Facet = (typeof facets)[number]
export interface FacetRow {
  readonly facet: Facet | "total" | "single"
  readonly value: string
  readonly count: number
}

const facetsMost = 12

/**
 * How many of the narrowed cases anyone may see, altogether and by each facet, and how many single cases would have to be looked at for it. Of a cell the open
 * rules look at the class of secrecy alone.
 */
export function facetRows(municipality: string, narrowing: CellNarrowing, look: Look & { readonly reach: "open" }): Sql {
  const column = { classCode: sql`class_code`, unit: sql`unit`, stage: sql`stage`, year: sql`year::text` } as const
  const of = (facet: Facet): Sql => sql`
    (select ${facet}::text as facet, value, sum(cases)::int as count from (
      select ${column[facet]} as value, k.cases from ${counted(municipality, narrowing, facet === "unit" ? null : facet)} where k.secrecy = any(array(select n.secrecy from n where n.admitted))
      union all select ${column[facet]}, cases from off) its group by value having sum(cases) > 0 order by 3 desc, 2 limit ${raw(String(facetsMost))})`
  return sql`
    with ${tallies(municipality, narrowing, look)}
    select 'total' as facet, '' as value, coalesce(sum(cases), 0)::int as count from (select cases from n where admitted union all select cases from off) its
    union all select 'single', '', (select count(*)::int from single)
    union all ${join(facets.map(of), " union all ")}`
}

/** Whether few enough single cases were there to look at all of them. */
export const lookedAtAll = (rows: readonly FacetRow[]): boolean => (rows.find(({ facet }) => facet === "single")?.count ?? 0) <= singlesMost
