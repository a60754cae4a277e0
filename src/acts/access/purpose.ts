import { raw, type Sql, sql, type Value } from "../../lib/sql.ts"
import type { Asker } from "../../model/rules/condition.ts"
import { inForce } from "../../model/rules/in-force.ts"
import { askerAt, type Desk } from "./desk.ts"

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

/** Whether she states a purpose of the list, a case, or nothing that could stand. */
export type Reason = "purpose" | "case" | "none"
export const reasonOf = (why: Why): Reason => (why === null ? "none" : "case" in why ? "case" : (purposes as readonly string[]).includes(why.purpose) ? "purpose" : "none")

/** True when the reason can stand: a purpose of the list, or a case that the asker has in hand. */
export const stands = (why: Why, desk: Desk): Sql => reasonStands(reasonOf(why), askerAt(desk), desk.now, why !== null && "case" in why ? why.case : "")

export function reasonStands(reason: Reason, { municipality, id }: Asker, now: Value<Date>, root: Value<string>): Sql {
  if (reason !== "case") return sql`${raw(String(reason === "purpose"))}`
  return sql`exists (
    select 1 from assignment a where a.municipality_id = ${municipality} and a.root_id = ${root} and a.starts_at <= ${now}
    and (a.handed_over_at is null or a.handed_over_at > ${now}) and (a.official_id = ${id} or a.official_id in (
      select s.stands_in_for from substitute s where s.municipality_id = ${municipality} and s.person_id = ${id} and ${inForce("s", now)})))
    or exists (select 1 from task t where t.municipality_id = ${municipality} and t.root_id = ${root} and t.person_id = ${id}
      and ${inForce("t", now)} and (t.done_at is null or t.done_at > ${now}))`
}

/** The reason as the trail keeps it. */
export const noted = (why: Why): { purpose?: string; case?: string } => (why === null ? {} : "purpose" in why ? { purpose: why.purpose } : { case: why.case })
