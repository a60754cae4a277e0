import { type Sql, sql } from "../../lib/sql.ts"
import type { Desk } from "./desk.ts"
import { inForce } from "../../model/rules/in-force.ts"

/** What non-public data may be read for (906/2019 23 §). */
export const purposes = ["case-handling", "client-service", "information-request", "subject-request", "supervision", "archiving", "audit", "emergency"] as const
export type Purpose = (typeof purposes)[number]

/** Why someone reads: a purpose from the list, or a case of hers. Null when she states neither, and then only what is open shows. */
export type Why = { readonly purpose: Purpose } | { readonly case: string } | null

/** A problem that the reader mends by stating a purpose or a case of hers. */
export class PurposeNeeded {
  readonly field = "purpose"
  readonly message = "State the purpose, or a case that you handle: this is not open to all."
}

/** True when the reason can stand: a purpose of the list, or a case that the asker has in hand. */
export function stands(why: Why, { municipality, actor, now }: Desk): Sql {
  if (why === null) return sql`false`
  if ("purpose" in why) return sql`${(purposes as readonly string[]).includes(why.purpose)}::boolean`
  return sql`exists (
    select 1 from assignment a where a.municipality_id = ${municipality} and a.root_id = ${why.case} and a.starts_at <= ${now}
    and (a.handed_over_at is null or a.handed_over_at > ${now}) and (a.official_id = ${actor.id} or a.official_id in (
      select s.stands_in_for from substitute s where s.municipality_id = ${municipality} and s.person_id = ${actor.id} and ${inForce("s", now)})))
    or exists (select 1 from task t where t.municipality_id = ${municipality} and t.root_id = ${why.case} and t.person_id = ${actor.id}
      and ${inForce("t", now)} and (t.done_at is null or t.done_at > ${now}))`
}

/** The reason as the trail keeps it. */
export const noted = (why: Why): { purpose?: string; case?: string } => (why === null ? {} : "purpose" in why ? { purpose: why.purpose } : { case: why.case })
