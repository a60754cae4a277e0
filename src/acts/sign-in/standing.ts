import { type Sql, sql, type Value } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"

/**
 * Whether a person may be signed in now: a resident always, a member of staff while an employment is in force.
 * Read at every request, so that rights end the same second as the employment.
 */
export const inStanding = (person: Sql, now: Value<Date>): Sql => sql`(
  ${person}.kind = 'resident' or exists (
    select from employment e
    where e.municipality_id = ${person}.municipality_id and e.person_id = ${person}.id
      and ${inForce("e", now)}))`
