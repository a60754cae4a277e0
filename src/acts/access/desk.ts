import type { Database } from "../../store/database.ts"
import type { Asker } from "../../model/rules/condition.ts"
import { trailOf } from "../trail/trail.ts"
import type { Entry } from "../trail/entry.ts"
import type { Actor } from "../work.ts"

/** Where someone sits who reads: the database, the municipality, who she is, and the moment. */
export interface Desk {
  readonly database: Database
  readonly municipality: string
  readonly actor: Actor
  readonly now: Date
}

/** One who asks, and when. */
export interface Asking {
  readonly asker: Asker
  readonly now: Date
}

export const askingAt = (desk: Desk): Asking => ({ asker: askerAt(desk), now: desk.now })

export const askerAt = ({ municipality, actor }: Desk): Asker => askerOf(municipality, actor)

export const askerOf = (municipality: string, actor: Actor): Asker => ({ municipality, id: actor.id, kind: actor.kind ?? "nobody" })

/** Notes a reading; the answer waits until the note is durable. */
export const noteReading = ({ database, municipality, actor, now }: Desk, entry: Omit<Entry, "municipality" | "actor" | "session">): Promise<void> =>
  trailOf(database).append({ ...entry, municipality, actor: actor.id, session: actor.session ?? null }, now)
