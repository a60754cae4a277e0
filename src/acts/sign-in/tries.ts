import { type Sql, sql } from "../../lib/sql.ts"
import type { Queries } from "../work.ts"

/** How many tries are free, after which each further one closes the door for longer. */
const free = { account: 5, address: 30 } as const
const firstDelaySeconds = 30
const longestDelaySeconds = 3600
const forgottenAfterHours = 24

/**
 * Counts a try before it is made, so that many at once cannot slip past. Returns the seconds to wait when the door is
 * closed, and then counts nothing. The key is a keyed hash; a name that no account has is counted alike.
 */
export async function takeTry(queries: Queries, key: Buffer, kind: keyof typeof free, now: Date): Promise<number> {
  const old = new Date(now.getTime() - forgottenAfterHours * 3_600_000)
  // One statement counts and closes, so that guesses at one moment queue at the row and find it closed.
  const closing = (tries: Sql): Sql => sql`case when ${tries} >= ${free[kind]}::int
    then ${now}::timestamptz + make_interval(secs => least(${longestDelaySeconds}::float, ${firstDelaySeconds}::float * 2 ^ least(20, ${tries} - ${free[kind]}::int))) end`
  const again = sql`(case when f.last_at < ${old} then 1 else f.tries + 1 end)`
  const rows = await queries.rows(sql`
    insert into sign_in_failure as f (key_hash, tries, last_at) values (${key}, 1, ${now})
    on conflict (key_hash) do update set tries = ${again}, last_at = ${now}, closed_until = ${closing(again)}
    where f.closed_until is null or f.closed_until <= ${now}
    returning tries`)
  if (rows.length > 0) return 0
  const [closed] = await queries.rows<{ closed_until: Date | null }>(sql`select closed_until from sign_in_failure where key_hash = ${key}`)
  return Math.max(1, Math.ceil(((closed?.closed_until?.getTime() ?? 0) - now.getTime()) / 1000))
}

/** A success opens the account's door again. */
export async function forgetTries(queries: Queries, key: Buffer): Promise<void> {
  await queries.rows(sql`delete from sign_in_failure where key_hash = ${key}`)
}

/** An address gets back the one try that was right: an office behind one address signs in all day, and a hundred guesses stay counted. */
export async function giveTryBack(queries: Queries, key: Buffer): Promise<void> {
  await queries.rows(sql`update sign_in_failure set tries = greatest(0, tries - 1) where key_hash = ${key}`)
}
