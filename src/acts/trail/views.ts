import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import type { Act } from "./entry.ts"

/** One look at a person's data: who, in which post, when, and on what ground. */
export interface View {
  readonly at: Date
  readonly act: Act
  readonly by: string
  readonly title: string | null
  readonly unit: string | null
  readonly register: string | null
  readonly purpose: string | null
  readonly case: string | null
}

/**
 * Who has looked at a person's data, the latest first (906/2019 17 §). Her own looks are left out; so are those of an audit or
 * a review of the log, which the municipality may withhold while it lasts (621/1999 24 § 1 mom. 15 k).
 */
export async function viewsOf(queries: Queries, municipality: string, person: string, limit = 200): Promise<View[]> {
  return queries.rows<View>(sql`
    select e.at, e.act, coalesce(p.given_names || ' ' || p.family_name, e.actor) as by, job.title, job.unit, e.register, e.purpose, e.case_id as case
    from usage_detail d
    join usage_entry e on e.month = d.month and e.writer = d.writer and e.lane = d.lane and e.seq = d.seq
    left join person p on p.municipality_id = e.municipality_id and p.id = e.actor
    left join lateral (
      select title, unit from employment j where j.municipality_id = e.municipality_id and j.person_id = e.actor and j.starts_at <= e.at
      order by j.starts_at desc limit 1) job on true
    where d.municipality_id = ${municipality} and d.person = ${person} and e.actor <> ${person} and e.outcome = 'done'
      and e.purpose is distinct from 'audit' and e.act <> 'log-reviewed'
    order by e.at desc limit ${limit}`)
}
