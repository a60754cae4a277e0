import { createHash } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"

/**
 * Does what a client asks under a key once: the same key with the same request is answered as before and does nothing. The same key
 * with another request is a conflict. Of two at once the later waits for the earlier one's end. The answer is a short text, such as an id.
 */
export async function once(work: Work, municipality: string, key: string, request: unknown, verb: () => Promise<string>): Promise<{ readonly answer: string; readonly again: boolean }> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const digest = createHash("sha256").update(JSON.stringify(request)).digest("hex")
  await queries.rows(sql`select pg_advisory_xact_lock(hashtextextended('fed once ' || ${municipality} || ' ' || ${actor.id} || ' ' || ${key}, 0))`)
  const [before] = await queries.rows<{ answer: string; same: boolean }>(sql`
    select answer, digest = ${digest} as same from fed_once where municipality_id = ${municipality} and client_id = ${actor.id} and key = ${key}`)
  if (before && !before.same) throw new Conflict("This key has been used for another request. Use a new key.")
  if (before) return { answer: before.answer, again: true }
  const answer = await verb()
  await queries.rows(sql`insert into fed_once (municipality_id, client_id, key, digest, answer, at) values (${municipality}, ${actor.id}, ${key}, ${digest}, ${answer}, ${now})`)
  return { answer, again: false }
}
