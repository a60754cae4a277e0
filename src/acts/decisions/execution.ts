import { randomUUID } from "node:crypto"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { appendAction } from "../cases/append.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { staffMeant } from "../people/names.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { holdDecision } from "./hold.ts"

/** What is to be done after a decision. */
export interface Execution {
  readonly what: string
  /** Id of the one of the staff who sees to it. */
  readonly responsible: string
  readonly dueOn: Day
}

/** Plans what a signed decision asks to be done. A served case comes to be in execution. */
export async function planExecution(work: Work, municipality: string, caseId: string, decisionId: string, { what, responsible, dueOn }: Execution): Promise<string> {
  mustKeepCodesApart({ title: what }, { municipality, act: "execution-planned", subject: { kind: "decision", id: decisionId } })
  const its = await holdToChange(work, municipality, caseId, "execution-planned")
  const { signedAt } = await holdDecision(work, municipality, caseId, decisionId, "execution-planned")
  if (signedAt === null) throw new Conflict("The decision has not been signed: there is nothing to execute.")
  if ((await staffMeant(work.queries, municipality, responsible)) !== responsible) throw new Conflict("Choose one of the staff who sees to it.")
  if (dueOn < dayAt(work.now)) throw new Conflict("What is to be done is due today or later.")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into decision_execution (municipality_id, case_id, decision_id, id, what, responsible, due_on, added_by, added_at)
    values (${municipality}, ${caseId}, ${decisionId}, ${id}, ${what}, ${responsible}, ${dueOn}, ${work.actor.id}, ${work.now})`)
  if (its.stage === "served") await appendAction(work, municipality, its, { kind: "moved", stage: "in-execution" })
  await work.note({ municipality, act: "execution-planned", subject: { kind: "decision", id: decisionId }, person: its.person, register: its.register, case: caseId, outcome: "done", more: { responsible } })
  return id
}

/** Notes that what was to be done is done. */
export async function finishExecution(work: Work, municipality: string, caseId: string, decisionId: string, id: string): Promise<void> {
  const its = await holdToChange(work, municipality, caseId, "execution-done")
  const done = await work.queries.rows(sql`
    update decision_execution set done_by = ${work.actor.id}, done_at = ${work.now} where municipality_id = ${municipality} and case_id = ${caseId} and decision_id = ${decisionId} and id = ${id} and done_at is null returning id`)
  if (done.length === 0) throw new Conflict("This has been done already, or is not of this decision.")
  await work.note({ municipality, act: "execution-done", subject: { kind: "decision", id: decisionId }, person: its.person, register: its.register, case: caseId, outcome: "done" })
}
