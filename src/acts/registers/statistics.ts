import { type Day, daysLater, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { isInformationManager, holdsSomeContentRole } from "../../model/rules/conditions.ts"
import { fieldOf } from "../../derive/registers/fill-in.ts"
import { inGoodStanding } from "../access/below.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { NotFound } from "../refusals.ts"
import { getDefinition } from "./definitions.ts"

/** A cell of a table: how many, or null where they are so few that they could be known. */
export interface Cell {
  readonly value: string
  readonly count: number | null
}

export interface FieldTable {
  readonly field: string
  readonly cells: readonly Cell[]
}

/**
 * Small groups are not told, and neither is what could be reckoned from the others: where one cell alone would be hidden, the smallest
 * that is left is hidden too (GDPR recital 26; the least count is the register's own, and 0 tells of nobody).
 */
export function hideSmall(cells: readonly { readonly value: string; readonly count: number }[], least: number): Cell[] {
  const small = new Set(cells.filter(({ count }) => count > 0 && count < least).map(({ value }) => value))
  if (small.size === 1) {
    const next = cells.filter(({ value, count }) => count > 0 && !small.has(value)).sort((a, b) => a.count - b.count)[0]
    if (next) small.add(next.value)
  }
  return cells.map(({ value, count }) => ({ value, count: small.has(value) ? null : count }))
}

export interface RegisterStatistics {
  /** Null where so few were opened that they could be known. */
  readonly opened: number | null
  readonly ended: number | null
  readonly tables: readonly FieldTable[]
}

/** Counts of the records that were opened in a time, by stage and by the choices that the register declares. It names nobody; all records are counted, whoever handles them. */
export async function registerStatistics(desk: Desk, type: string, from: Day, until: Day): Promise<RegisterStatistics> {
  const { database, municipality, now } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    const asker = askerAt(desk)
    const [may] = await queries.rows<{ may: boolean }>(sql`select ${inGoodStanding(asker, now)} and (${holdsSomeContentRole.holds(asker, now)} or ${isInformationManager.holds(asker, now)}) as may`)
    if (!may?.may) return null
    const definition = await getDefinition(queries, municipality, type)
    const names = definition.statistics.filter((name) => ["choice", "yesNo"].includes(fieldOf(definition, name).kind))
    const rows = await queries.rows<{ field: string; value: string; count: number }>(sql`
      with its as (
        select its.stage, its.ended_at, r.body from register_record its join record r on r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id
        where its.municipality_id = ${municipality} and its.type = ${type} and its.opened_at >= ${startOf(from)} and its.opened_at < ${startOf(daysLater(until, 1))})
      select '' as field, 'opened' as value, count(*)::int as count from its
      union all select '', 'ended', count(*)::int from its where ended_at is not null
      union all select 'stage', stage, count(*)::int from its group by stage
      union all select f.name, coalesce(its.body ->> f.name, ''), count(*)::int from its cross join unnest(${names}::text[]) f(name) group by 1, 2`)
    return { definition, names, rows }
  })
  if (!found) throw new NotFound("There is no such register, or its figures are not yours to see.")
  await noteReading(desk, { act: "record-listed", register: found.definition.register, outcome: "done", more: { path: "register-statistics" } })
  const { definition: { leastTold: least }, names, rows } = found
  const of = (field: string) => rows.filter((row) => row.field === field).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const total = (value: string) => of("").find((row) => row.value === value)?.count ?? 0
  const told = (count: number) => (count > 0 && count < least ? null : count)
  return { opened: told(total("opened")), ended: told(total("ended")), tables: ["stage", ...names].map((field) => ({ field, cells: hideSmall(of(field), least) })) }
}
