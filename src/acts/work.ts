import type { Database, Queries } from "../store/database.ts"
import type { Entry } from "./trail/entry.ts"
import { trailOf } from "./trail/trail.ts"

export type { Database, Queries } from "../store/database.ts"

/** Who acts. */
export interface Actor {
  readonly id: string
  readonly name: string
  /** A person of the municipality, a resident, a program with a token, or the service itself. */
  readonly kind?: "staff" | "resident" | "client" | "program"
  readonly session?: string | null
  /** The municipality of which the person is, where she has signed in. */
  readonly municipality?: string
}

/** One unit of work: the actor, the moment, the transaction and the trail. There is no ambient state. */
export interface Work {
  readonly actor: Actor
  readonly now: Date
  readonly queries: Queries
  /** Notes what this work does, in its own transaction. */
  note(entry: Omit<Entry, "actor" | "session">): Promise<void>
  /** Notes the many parts of one change, such as a file with a whole staff. */
  noteAll(entries: readonly Omit<Entry, "actor" | "session">[]): Promise<void>
}

/** Runs a verb in one transaction. */
export const inWork = <Result>(database: Database, actor: Actor, now: Date, verb: (work: Work) => Promise<Result>): Promise<Result> =>
  database.transaction((queries) => {
    const by = { actor: actor.id, session: actor.session ?? null }
    const noteAll: Work["noteAll"] = (entries) => trailOf(database).noteAll(queries, entries.map((entry) => ({ ...entry, ...by })), now)
    return verb({ actor, now, queries, noteAll, note: (entry) => noteAll([entry]) })
  })
