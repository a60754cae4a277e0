import type { Day } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { isAssigned } from "../../model/rules/conditions.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk } from "../access/desk.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import { getRecord } from "../records/get.ts"
import { seenBy, seenEach } from "../records/seen.ts"
import { secretNames, unlessCovered, veiled, veilFor } from "../publicity/veil.ts"
import { NotFound } from "../refusals.ts"
import { signatureHolds, textDigest } from "./form.ts"
import { type Decision, decisionColumns } from "./hold.ts"
import { reckon, type Reckoning } from "./reckon.ts"
import { recipientsOfDecision } from "./recipients.ts"

/** A piece of execution as it is followed. */
export interface SeenExecution {
  readonly id: string
  readonly what: string
  readonly responsible: string
  readonly dueOn: Day
  readonly doneBy: string | null
  readonly doneAt: Date | null
}

/** A decision as one who may read it sees it. */
export interface SeenDecision extends Decision {
  readonly number: string
  readonly version: number
  /** The digest of the text, which a change or a signature names. */
  readonly textDigest: string
  /** Whether the text is still the signed one; null for a draft. */
  readonly whole: boolean | null
  readonly mayChange: boolean
  readonly maySign: boolean
  /** Days that follow from the decision; null for a draft and for one who reads it only since it is public. */
  readonly reckoning: Reckoning | null
  readonly executions: readonly SeenExecution[]
}

/** A decision of a case, read by the rules of its own record. Who was served and what is executed shows to those who read it by more than its being public. */
export async function getDecision(desk: Desk, caseId: string, id: string, why: Why): Promise<SeenDecision | PurposeNeeded> {
  const record = await getRecord(desk, id, why)
  if (record instanceof PurposeNeeded) return record
  const { municipality, now } = desk
  const asker = askerAt(desk)
  return readWithin(desk.database, municipality, async (queries) => {
    const [row] = await queries.rows<Decision & { number: string; version: number; mayChange: boolean; inHand: boolean }>(sql`
      select ${decisionColumns}, c.number, v.version, exists (select 1 from ${seenBy("change", asker, now, "all")} where seen.id = ${caseId}) as "mayChange",
        ${isAssigned.holds(asker, now)} as "inHand"
      from decision d join case_file c on c.municipality_id = d.municipality_id and c.id = d.case_id
      join case_document v on v.municipality_id = d.municipality_id and v.case_id = d.case_id and v.id = d.id
      join record r on r.municipality_id = d.municipality_id and r.root_id = d.case_id and r.id = d.case_id
      where d.municipality_id = ${municipality} and d.case_id = ${caseId} and d.id = ${id}`)
    if (!row) throw new NotFound("There is no such decision.")
    const { inHand, ...decision } = row
    const inside = decision.mayChange || record.because !== "public"
    const executions = !inside ? [] : await queries.rows<SeenExecution>(sql`
      select e.id, e.what, e.responsible, e.due_on as "dueOn", e.done_by as "doneBy", e.done_at as "doneAt" from decision_execution e
      where e.municipality_id = ${municipality} and e.decision_id = ${id} order by e.due_on, e.id limit 200`)
    const { signedBy, signedAt, remedyText, digest, decidedOn } = decision
    const served = inside && decidedOn !== null ? await recipientsOfDecision(queries, municipality, id) : null
    const veil = await veilFor(queries, desk, caseId)
    const parties = served?.parties.map((one) => ({ ...one, name: unlessCovered(veil, one.name) })) ?? []
    return {
      ...decision,
      heading: veil(decision.heading),
      textDigest: textDigest(decision),
      whole: signedBy !== null && signedAt !== null && remedyText !== null && digest !== null ? signatureHolds(decision, { signedBy, signedAt, remedyText, digest }) : null,
      maySign: decision.mayChange && decision.signedAt === null && decision.decider === desk.actor.id && inHand,
      reckoning: served && decidedOn !== null ? reckon(decision.kind, decidedOn, parties, served.members) : null,
      executions,
    }
  })
}

/** A line of a case's decisions. */
export interface ListedDecision {
  readonly id: string
  readonly heading: string
  readonly version: number
  readonly signedAt: Date | null
  readonly signedBy: string | null
}

/** The decisions of a case that the reader may see, the latest last. The reading of the case has been noted. */
export async function listDecisions(desk: Desk, caseId: string): Promise<ListedDecision[]> {
  const { municipality, now } = desk
  const rows = await readWithin(desk.database, municipality, (queries) =>
    queries.rows<ListedDecision & { secretNames: string[] | null }>(sql`
      select d.id, d.heading, ${secretNames(municipality, sql`d.case_id`)} as "secretNames", v.version, d.signed_at as "signedAt", d.signed_by as "signedBy" from decision d
      join case_document v on v.municipality_id = d.municipality_id and v.case_id = d.case_id and v.id = d.id
      cross join ${seenEach("read", askerAt(desk), now, "all", sql`d.id`)}
      where d.municipality_id = ${municipality} and d.case_id = ${caseId} order by d.drafted_at, d.id limit 100`),
  )
  return veiled(desk, rows, () => caseId, ({ heading }, veil) => ({ heading: veil(heading) }))
}
