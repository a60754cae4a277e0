import { sql } from "../../lib/sql.ts"
import type { Database, Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { clientMay } from "../clients/authenticate.ts"
import { Refused } from "../refusals.ts"
import { type Actor, inWork, type Work } from "../work.ts"

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

/** A letter as other systems read it, by its place. */
export interface PlacedLetter extends Omit<Letter, "id"> {
  readonly place: number
}

/**
 * Letters after a place, in the order of their places: whoever goes on from the last place misses none, and may read again from any.
 * What only a list of names may know of is left out. For clients with the scope for it.
 */
export async function readOutbox(work: Work, municipality: string, after: number, limit: number): Promise<PlacedLetter[]> {
  const { queries, actor, now, note } = work
  await enter(queries, municipality)
  if (actor.kind !== "client" || !(await clientMay(queries, municipality, actor.id, "outbox:read", now))) throw new Refused("The outbox is read by a client with the scope outbox:read.", { municipality, act: "outbox-read", because: "scope-missing" })
  await placeLetters(queries, municipality)
  const letters = await queries.rows<Omit<PlacedLetter, "place"> & { place: string }>(sql`
    select o.place, o.kind, o.case_id as case, o.message, o.at from outbox o where o.municipality_id = ${municipality} and o.place > ${after}
      and not exists (select from record r where r.municipality_id = o.municipality_id and r.id = o.case_id and (r.need_to_know or r.locked))
    order by o.place limit ${limit}`)
  await note({ municipality, act: "outbox-read", outcome: "done", more: { after, letters: letters.length } })
  return letters.map((letter) => ({ ...letter, place: Number(letter.place) }))
}

/** Gives places to the letters that have come to show, in the order of their ids; one reader of a municipality at a time. */
async function placeLetters(queries: Queries, municipality: string): Promise<void> {
  await queries.rows(sql`insert into outbox_last_place (municipality_id, last) values (${municipality}, 0) on conflict do nothing`)
  await queries.rows(sql`select last from outbox_last_place where municipality_id = ${municipality} for update`)
  await queries.rows(sql`
    with coming as (
      select id, row_number() over (order by id) as nth from (select id from outbox where municipality_id = ${municipality} and place is null order by id limit 10000) unplaced
    ), counted as (
      update outbox_last_place set last = last + (select count(*) from coming) where municipality_id = ${municipality} and exists (select from coming)
      returning last - (select count(*) from coming) as before
    )
    update outbox o set place = counted.before + coming.nth from coming, counted where o.municipality_id = ${municipality} and o.id = coming.id`)
}
