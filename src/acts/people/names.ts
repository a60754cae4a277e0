import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"

/** The names of people of the staff, by their ids. */
export async function namesOf(queries: Queries, municipality: string, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  await enter(queries, municipality)
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows = await queries.rows<{ id: string; name: string }>(sql`
    select id, given_names || ' ' || family_name as name from person where municipality_id = ${municipality} and kind = 'staff' and id = any(${wanted}::text[]) limit 1000`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The id of the one of the staff whom someone means by a user name or an id; null when there is none. */
export async function staffMeant(queries: Queries, municipality: string, typed: string): Promise<string | null> {
  await enter(queries, municipality)
  const [row] = await queries.rows<{ id: string }>(sql`
    select id from person where municipality_id = ${municipality} and kind = 'staff' and (lower(user_name) = lower(${typed}) or id = ${typed})
    order by (lower(user_name) = lower(${typed})) desc nulls last limit 1`)
  return row?.id ?? null
}
