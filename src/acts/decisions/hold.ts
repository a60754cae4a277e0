import { type Sql, sql } from "../../lib/sql.ts"
import type { Day } from "../../lib/day.ts"
import type { Remedy } from "../../law/remedies.ts"
import { NotFound } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import type { Correction } from "./draft.ts"
import type { DecisionForm } from "./form.ts"

/** A decision as it is kept. */
export interface Decision extends DecisionForm {
  readonly id: string
  readonly caseId: string
  readonly maker: "office-holder" | "body"
  /** The office holder who decides; null for a body's decision. */
  readonly decider: string | null
  readonly sectionId: string | null
  readonly corrects: string | null
  readonly correction: Correction["kind"] | null
  readonly consent: Correction["consent"] | null
  readonly draftedBy: string
  readonly changedAt: Date
  readonly signedBy: string | null
  readonly signedAt: Date | null
  readonly decidedOn: Day | null
  readonly remedy: Remedy | null
  readonly remedyText: string | null
  readonly digest: string | null
  /** A later version is there. */
  readonly followed: boolean
}

/** The columns of a decision `d`. */
export const decisionColumns: Sql = sql`d.id, d.case_id as "caseId", d.language, d.maker, d.decider, d.section_id as "sectionId", d.kind, d.heading, d.matter, d.grounds, d.decision, d.provisions, d.contact,
  d.remedy_body as "remedyBody", d.remedy_address as "remedyAddress", d.remedy_closes as "remedyCloses", d.remedy_ban as "remedyBan", d.secrecy, d.secrecy_act as "secrecyAct", d.secrecy_item as "secrecyItem",
  d.corrects, d.correction, d.consent, d.drafted_by as "draftedBy", d.changed_at as "changedAt", d.signed_by as "signedBy", d.signed_at as "signedAt", d.decided_on as "decidedOn", d.remedy,
  d.remedy_text as "remedyText", d.digest,
  exists (select 1 from decision n where n.municipality_id = d.municipality_id and n.case_id = d.case_id and n.corrects = d.id) as followed`

/** A decision of a case whose row the work holds, and with it everything that hangs on the decision. */
export async function holdDecision({ queries }: Work, municipality: string, caseId: string, id: string, act: Act): Promise<Decision> {
  const [found] = await queries.rows<Decision>(sql`select ${decisionColumns} from decision d where d.municipality_id = ${municipality} and d.case_id = ${caseId} and d.id = ${id}`)
  if (!found) throw new NotFound("The case has no such decision.", { municipality, act, subject: { kind: "decision", id }, because: "no-decision" })
  return found
}
