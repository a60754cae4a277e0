import { sql } from "../../lib/sql.ts"
import type { Queries } from "../work.ts"

/** How many tries are free, after which each further one closes the door for longer. */
const free = { account: 5, address: 30 } as const
const firstDelaySeconds = 30
const longestDelaySeconds = 3600
const forgottenAfterHours = 24

/** Seconds that the door is closed after so many tries. */
export const delayAfter = (tries: number, kind: keyof typeof free): number =>
  tries < free[kind] ? 0 : Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** Math.min(20, tries - free[kind]))

/**
 * Counts a try before it is made, so that many at once cannot slip past. Returns the seconds to wait when the door is
 * closed, and then counts nothing. The key is a keyed hash; a name that no account has is counted alike.
 */
export async function takeTry(queries: Queries, key: Buffer, kind: keyof typeof free, now: Date): Promise<number> {
  const old = new Date(now.getTime() - forgottenAfterHours * 3_600_000)
  const [row] = await queries.rows<{ tries: number }>(sql`
    insert into sign_in_failure as f (key_hash, tries, last_at) values (${key}, 1, ${now})
    on conflict (key_hash) do update set tries = case when f.last_at < ${old} then 1 else f.tries + 1 end, last_at = ${now}
    where f.closed_until is null or f.closed_until <= ${now}
    returning tries`)
  if (!row) {
    const [closed] = await queries.rows<{ closed_until: Date }>(sql`select closed_until from sign_in_failure where key_hash = ${key}`)
    return Math.max(1, Math.ceil(((closed?.closed_until.getTime() ?? 0) - now.getTime()) / 1000))
  }
  const seconds = delayAfter(row.tries, kind)
  if (seconds > 0) await queries.rows(sql`update sign_in_failure set closed_until = ${new Date(now.getTime() + seconds * 1000)} where key_hash = ${key}`)
  return 0
}

/** A success opens the account's door again; the address keeps its count, since one right password does not excuse a hundred guesses. */
export async function forgetTries(queries: Queries, key: Buffer): Promise<void> {
  await queries.rows(sql`delete from sign_in_failure where key_hash = ${key}`)
}
