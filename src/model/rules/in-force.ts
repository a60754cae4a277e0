import { raw, type Sql, sql, type Value } from "../../lib/sql.ts"

/** True of a row, by its name in the query, that has begun and not ended: an employment, a right, a task, a substitution. */
export const inForce = (row: string, now: Value<Date>): Sql => {
  const its = raw(row)
  return sql`${its}.starts_at <= ${now} and (${its}.ends_at is null or ${its}.ends_at > ${now})`
}
