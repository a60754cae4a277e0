import type { Desk } from "./access/desk.ts"
import { Conflict, NotFound, Refusal, Refused } from "./refusals.ts"
import { inWork, type Work } from "./work.ts"

/** Why one of many was not done, as a code: it is not hers to act on, she lacks the right, or its state forbids it. */
export type Refusing = "not-found" | "refused" | "conflict"

/** What came of one of many cases or records. */
export interface Outcome {
  readonly id: string
  /** Null where it was done. */
  readonly why: Refusing | null
}

/** The most that are handled at once: a page of a list. */
export const mostAtOnce = 25

/** Does the same to many, each in a transaction of its own: what is refused of one leaves the others done. */
export async function actOnMany({ database, actor, now }: Desk, ids: readonly string[], verb: (work: Work, id: string) => Promise<unknown>): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const id of [...new Set(ids)].slice(0, mostAtOnce)) outcomes.push(await inWork(database, actor, now, (work) => verb(work, id)).then(() => ({ id, why: null }), (fault: unknown) => refusedAs(id, fault)))
  return outcomes
}

function refusedAs(id: string, fault: unknown): Outcome {
  if (!(fault instanceof Refusal)) throw fault
  const why = fault instanceof NotFound ? "not-found" : fault instanceof Refused ? "refused" : fault instanceof Conflict ? "conflict" : null
  if (why === null) throw fault
  return { id, why }
}
