import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { DecisionTemplate } from "../../model/registers/definition.ts"
import { decisionsOpen, type Told } from "../../derive/registers/texts.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk } from "../access/desk.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import { listDecisions } from "../decisions/get.ts"
import { noRecord } from "../records/get.ts"
import { seenOne } from "../records/seen.ts"
import { getRegisterRecord, type SeenRegisterRecord } from "./get.ts"

/** A decision of a record's case: when it was signed; null for a draft. */
interface ItsDecision {
  readonly id: string
  readonly signedAt: Date | null
}

/** What is to be decided of a record: the texts that the register has for it where it stands, and what there is in its case already. */
export interface Deciding {
  readonly templates: readonly DecisionTemplate[]
  readonly decisions: readonly ItsDecision[]
  /** She may draft into the case. */
  readonly mayDraft: boolean
}

/** What is to be decided of a record that has a case and that a move which decides leads on from; null of any other. The record has been read. */
export async function decidingOf(desk: Desk, { record, definition, stage, values, caseNumber, asOf }: SeenRegisterRecord): Promise<Deciding | null> {
  if (caseNumber === null || asOf !== null || !definition.moves.some(({ decides, from }) => decides && from.includes(stage))) return null
  const { database, municipality, now } = desk
  const [row] = await readWithin(database, municipality, (queries) => queries.rows<{ may: boolean }>(sql`select exists (select 1 from ${seenOne("change", askerAt(desk), now, record.root)}) as may`))
  return {
    templates: decisionsOpen(definition, stage, values, dayAt(now)),
    decisions: (await listDecisions(desk, record.root)).map(({ id, signedAt }) => ({ id, signedAt })),
    mayDraft: row?.may === true,
  }
}

/** A record of a case, for its decision to be drafted from: by one who may read it. A record of another case is as if it were not there. */
export async function recordOfCase(desk: Desk, caseId: string, id: string, why: Why): Promise<SeenRegisterRecord | PurposeNeeded> {
  const seen = await getRegisterRecord(desk, id, why)
  if (seen instanceof PurposeNeeded) return seen
  if (seen.record.root !== caseId || seen.caseNumber === null) throw noRecord({ municipality: desk.municipality, act: "record-read", subject: { kind: "record", id }, register: seen.record.register, because: "another-case" })
  return seen
}

/** What texts are filled in from, of a record as its reader sees it. */
export const toldByRecord = ({ definition, values, changes, caseNumber }: SeenRegisterRecord, { unit, official }: { readonly unit: string; readonly official: string }, now: Date): Told => ({
  definition,
  values,
  // The newest of each comes first.
  reckonedBy: Object.assign({}, ...changes.map(({ reckonedBy }) => reckonedBy).reverse()) as Record<string, string>,
  known: { "case number": caseNumber, "unit name": unit, "official name": official },
  today: dayAt(now),
})
