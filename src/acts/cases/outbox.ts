import { sql } from "../../lib/sql.ts"
import type { Database } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { type Actor, inWork } from "../work.ts"

/** Something that other systems are to be told. Its id makes a repeated sending one. */
export interface Letter {
  readonly id: number
  readonly kind: string
  readonly case: string
  readonly message: Readonly<Record<string, unknown>>
  readonly at: Date
}

/**
 * Sends what waits, oldest first, and marks what was sent; stops at the first that fails, which stays to be sent again. One sender
 * of a municipality at a time; a crash between sending and marking sends once more, so that the receiver goes by the id. Letters
 * of one case come in the order of its actions; those of different cases in about that of their moments.
 */
export async function sendOutbox(database: Database, municipality: string, actor: Actor, now: Date, send: (letter: Letter) => Promise<void>, limit = 100): Promise<number> {
  return inWork(database, actor, now, async ({ queries, note }) => {
    await enter(queries, municipality)
    const [turn] = await queries.rows<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended('outbox ' || ${municipality}, 0)) as mine`)
    if (!turn?.mine) return 0
    const letters = await queries.rows<Letter>(sql`
      select id, kind, case_id as case, message, at from outbox where municipality_id = ${municipality} and sent_at is null order by id limit ${limit}`)
    const sent: number[] = []
    for (const letter of letters) {
      try {
        await send(letter)
      } catch {
        break
      }
      sent.push(letter.id)
    }
    if (sent.length === 0) return 0
    await queries.rows(sql`update outbox set sent_at = ${now} where municipality_id = ${municipality} and id = any(${sent}::bigint[])`)
    await note({ municipality, act: "outbox-sent", outcome: "done", more: { letters: sent.length } })
    return sent.length
  })
}
