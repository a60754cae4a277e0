import { sql } from "../../lib/sql.ts"
import { enter, readWithin } from "../access/border.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import type { Actor, Database, Work } from "../work.ts"

/** What was typed, by the fields' names: a field may have several values. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** How long a draft is kept that nobody sends, in milliseconds: a habit of ours, told on the form. */
const keptMs = 30 * 86_400_000

/** Keeps what the actor, who has signed in, has typed into the form of asking and not sent. One for each; a later one takes its place. */
export async function saveDraft(work: Work, municipality: string, typed: Typed): Promise<void> {
  const { queries, actor, now } = work
  mustKeepCodesApart({ body: typed }, { municipality, act: "request-drafted" })
  await enter(queries, municipality)
  await queries.rows(sql`delete from request_draft where municipality_id = ${municipality} and saved_at < ${new Date(now.getTime() - keptMs)}`)
  await queries.rows(sql`
    insert into request_draft (municipality_id, person_id, typed, saved_at) values (${municipality}, ${actor.id}, ${JSON.stringify(typed)}::jsonb, ${now})
    on conflict (municipality_id, person_id) do update set typed = excluded.typed, saved_at = excluded.saved_at`)
  await work.note({ municipality, act: "request-drafted", person: actor.id, outcome: "done", more: { event: "saved" } })
}

/** What the person has typed and not sent; null where there is nothing, or it is older than drafts are kept. */
export async function draftOf(database: Database, municipality: string, { id }: Actor, now: Date): Promise<{ readonly typed: Typed; readonly savedAt: Date } | null> {
  const [row] = await readWithin(database, municipality, (queries) =>
    queries.rows<{ typed: Typed; savedAt: Date }>(sql`
      select typed, saved_at as "savedAt" from request_draft where municipality_id = ${municipality} and person_id = ${id} and saved_at >= ${new Date(now.getTime() - keptMs)}`))
  return row ?? null
}

/** Takes the actor's draft away: when it has been sent, or at her word. */
export async function dropDraft(work: Work, municipality: string): Promise<void> {
  await enter(work.queries, municipality)
  const dropped = await work.queries.rows(sql`delete from request_draft where municipality_id = ${municipality} and person_id = ${work.actor.id} returning person_id`)
  if (dropped.length > 0) await work.note({ municipality, act: "request-drafted", person: work.actor.id, outcome: "done", more: { event: "dropped" } })
}
