import { type Sql, sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { planOf } from "../watching/plan.ts"
import type { WithholdingReason } from "../watching/review.ts"
import type { Act } from "./entry.ts"

/** One look at a person's data: who, in which post, when, and on what ground. */
export interface View {
  readonly at: Date
  readonly act: Act
  /** The name; null where the municipality shows residents the post and the unit alone. */
  readonly by: string | null
  readonly title: string | null
  readonly unit: string | null
  readonly register: string | null
  readonly purpose: string | null
  readonly case: string | null
}

/** What a person is told of who has looked at her data. */
export interface ViewsTold {
  readonly views: readonly View[]
  readonly staffShown: "role" | "name"
  /** Why some views are not shown now, and to what moment (1050/2018 34 § 2–3 mom.). */
  readonly withheld: readonly { readonly reason: WithholdingReason; readonly endsAt: Date }[]
}

/** How many views are told of at most, the latest. */
export const viewsLimit = 200

/**
 * Who has looked at a person's data, the latest first (906/2019 17 §, GDPR art. 15). Her own looks are left out. The municipality may
 * withhold those of an audit or a review of the log while it lasts (621/1999 24 § 1 mom. 15 k), those that the data protection
 * officer has withheld to a day (1050/2018 34 §), and the names of employees (EU Court C-579/21); she is told so.
 */
export async function viewsOf(queries: Queries, municipality: string, person: string, now: Date, limit = viewsLimit): Promise<ViewsTold> {
  await enter(queries, municipality)
  const { staffShown } = (await planOf(queries, municipality)).plan
  const hers = looksAt(municipality, person)
  const views = await queries.rows<View>(sql`
    select e.at, e.act, ${staffShown === "name" ? sql`coalesce(p.given_names || ' ' || p.family_name, e.actor)` : sql`null::text`} as by, job.title, job.unit, e.register, e.purpose, e.case_id as case
    from ${hers}
    left join person p on p.municipality_id = e.municipality_id and p.id = e.actor
    left join lateral (
      select title, unit from employment j where j.municipality_id = e.municipality_id and j.person_id = e.actor and j.starts_at <= e.at
      order by j.starts_at desc limit 1) job on true
    where ${told(person)} and not exists (select 1 from view_withholding w where ${covers(municipality, person, now)})
    order by e.at desc limit ${limit}`)
  const withheld = await queries.rows<{ reason: WithholdingReason; endsAt: Date }>(sql`
    select w.reason, max(w.ends_at) as "endsAt" from ${hers} join view_withholding w on ${covers(municipality, person, now)} where ${told(person)} group by w.reason order by 1 limit 10`)
  return { views, staffShown, withheld }
}

const looksAt = (municipality: string, person: string): Sql => sql`(
  select * from usage_detail where municipality_id = ${municipality} and person = ${person}) d
  join usage_entry e on e.month = d.month and e.writer = d.writer and e.lane = d.lane and e.seq = d.seq`

const told = (person: string): Sql => sql`e.actor <> ${person} and e.outcome = 'done' and e.purpose is distinct from 'audit' and e.act <> 'log-reviewed'`

/** A withholding `w` in force that covers the entry `e`. */
const covers = (municipality: string, person: string, now: Date): Sql => sql`
  w.municipality_id = ${municipality} and w.actor_id = e.actor and (w.person_id is null or w.person_id = ${person})
  and w.from_at <= e.at and w.to_at >= e.at and w.set_at <= ${now} and w.ends_at > ${now}`
