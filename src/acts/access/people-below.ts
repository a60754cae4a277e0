import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { below } from "./below.ts"
import { enter } from "./border.ts"
import { inForce } from "../../model/rules/in-force.ts"

export interface PersonBelow {
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly unit: string | null
  readonly grants: number
}

/** The people on whose rights a supervisor, or one who stands in for her, decides now; by family name. */
export async function peopleBelow(queries: Queries, municipality: string, supervisor: string, now: Date, limit = 500): Promise<PersonBelow[]> {
  await enter(queries, municipality)
  return queries.rows<PersonBelow>(sql`
    select p.id, p.given_names || ' ' || p.family_name as name, e.title, e.unit,
      (select count(*)::int from access_grant g where g.municipality_id = p.municipality_id and g.person_id = p.id and g.ends_at > ${now} and (g.removed_at is null or g.removed_at > ${now})) as grants
    from person p left join lateral (
      select title, unit from employment e where e.municipality_id = p.municipality_id and e.person_id = p.id and ${inForce("e", now)} order by e.starts_at limit 1) e on true
    where p.municipality_id = ${municipality} and p.id in (${below(municipality, supervisor, now)})
    order by p.family_name, p.given_names, p.id limit ${limit}`)
}
