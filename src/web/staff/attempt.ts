import { NoCaseRegister } from "../../acts/cases/register.ts"
import { Conflict, Refused } from "../../acts/refusals.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { queueWords } from "../cases/queue-words.ts"
import type { Problem } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import type { Posted, StaffVisit } from "./visit.tsx"

interface Told {
  readonly field: string
  /** What to say when the state of things forbids it, when her rights do, and when an identity code stood in a text. */
  readonly conflict: string
  readonly refused: string
  readonly code: string
}

/** Runs a verb that a form asks for and goes on; what the verb will not do comes back to the form as a problem. */
export async function attempt<Result>(visit: StaffVisit, verb: (work: Work) => Promise<Result>, goOn: (result: Result) => string, told: Told, again: (problems: readonly Problem[]) => Promise<string>): Promise<Posted> {
  const { database, actor, now } = deskOf(visit)
  try {
    return { to: goOn(await inWork(database, actor, now, verb)) }
  } catch (fault) {
    if (!(fault instanceof Conflict || fault instanceof Refused)) throw fault
    const message = fault instanceof NoCaseRegister ? queueWords[visit.language].undeclared : fault instanceof Conflict ? told.conflict : fault.attempt?.because === "code-in-text" ? told.code : told.refused
    return { page: await again([{ field: told.field, message }]), status: 409 }
  }
}
