import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { NotFound } from "../refusals.ts"
import { countStaff, type StaffMember, staffWhere } from "./people.ts"
import { staffFilter } from "./staff-filter.ts"

/** Those whom a source can tell of have a user name; the others are not in its sight. */
const sourced = sql`p.user_name is not null`

/** A page of the staff as a source sees it, in the order of ids, and how many there are in all. */
export async function listSourced(queries: Queries, municipality: string, now: Date, filter: string | null, { skip, limit }: { skip: number; limit: number }): Promise<{ total: number; people: StaffMember[] }> {
  const condition = filter === null ? sourced : sql`${sourced} and ${staffFilter(filter, now)}`
  const total = await countStaff(queries, municipality, now, condition)
  return { total, people: limit === 0 ? [] : await staffWhere(queries, municipality, now, condition, { skip, limit }) }
}

/** One of them; to change her, held until the work ends, so that two changes at once come one after the other. */
export async function getSourced(queries: Queries, municipality: string, now: Date, id: string, held = false): Promise<StaffMember> {
  if (held) {
    await enter(queries, municipality)
    await queries.rows(sql`select 1 from person where municipality_id = ${municipality} and id = ${id} and kind = 'staff' for no key update`)
  }
  const [found] = await staffWhere(queries, municipality, now, sql`${sourced} and p.id = ${id}`, { limit: 1 })
  if (!found) throw new NotFound("There is no such person in the directory.")
  return found
}
