import type { Database, Queries } from "../store/database.ts"
import { Refusal } from "./refusals.ts"
import { type Entry, idOrUnknown } from "./trail/entry.ts"
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

/** Runs a verb in one transaction. What is refused is undone whole, and then noted by itself, once. */
export async function inWork<Result>(database: Database, actor: Actor, now: Date, verb: (work: Work) => Promise<Result>): Promise<Result> {
  const who = { actor: actor.id, session: actor.session ?? null }
  try {
    return await database.transaction((queries) => {
      trailOf(database).prepare(queries, now)
      const noteAll: Work["noteAll"] = (entries) => trailOf(database).noteAll(queries, entries.map((entry) => ({ ...entry, ...who })), now)
      return verb({ actor, now, queries, noteAll, note: (entry) => noteAll([entry]) })
    })
  } catch (fault) {
    if (fault instanceof Refusal && fault.attempt) {
      const { act, subject, register, ...attempt } = fault.attempt
      // Ids may be what someone typed: only what looks like one goes into the log.
      const about = { ...(subject ? { subject: { kind: subject.kind, id: idOrUnknown(subject.id) } } : {}), ...(register ? { register: idOrUnknown(register) } : {}) }
      await trailOf(database).append({ ...attempt, ...about, ...who, act: "refused", outcome: "refused", more: { act } }, now)
    }
    throw fault
  }
}
