import { type Sql, sql } from "../../lib/sql.ts"

/**
 * Whether a person may be signed in now: a resident always, a member of staff while an employment is in force.
 * Read at every request, so that rights end the same second as the employment.
 */
export const inStanding = (person: Sql, now: Date): Sql => sql`(
  ${person}.kind = 'resident' or exists (
    select from employment e
    where e.municipality_id = ${person}.municipality_id and e.person_id = ${person}.id
      and e.starts_at <= ${now} and (e.ends_at is null or e.ends_at > ${now})))`
