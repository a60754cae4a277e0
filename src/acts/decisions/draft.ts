import { z } from "zod"
import { correctableUntil } from "../../law/corrections.ts"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { CaseInHand } from "../cases/append.ts"
import { addDocument } from "../cases/documents.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { staffMeant } from "../people/names.ts"
import { givenBack, veilFor } from "../publicity/veil.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { type DecisionForm, decisionForm, textDigest } from "./form.ts"
import { holdDecision } from "./hold.ts"

const officeHolders = z.strictObject({ ...decisionForm.shape, decider: z.string().min(1) })

/** A draft by an office holder: what it says, and who is to decide. */
export type DraftForm = z.input<typeof officeHolders>

/** Reads a draft's form; what the fields ask of each other is asked as well. */
function parse(form: DraftForm): DecisionForm & { readonly decider: string } {
  const { decider, ...text } = officeHolders.parse(form)
  return { ...decisionForm.parse(text), decider }
}

/** What is told of a correction (434/2003 50-51 §): an error of substance or of writing, and its consent where it is to a party's harm. */
export interface Correction {
  readonly of: string
  readonly kind: "substance" | "clerical"
  readonly consent: "not-needed" | "given" | "obvious-error"
}

/** Drafts a decision as a document of the case: for whoever may change the case. Returns the document's id. */
export async function draftDecision(work: Work, municipality: string, caseId: string, form: DraftForm, codeKey: string): Promise<string> {
  const its = await holdToChange(work, municipality, caseId, "decision-drafted")
  return putDraft(work, municipality, its, parse(form), null, codeKey)
}

/** Drafts the next version of a signed decision. The signed one stays as it is. */
export async function correctDecision(work: Work, municipality: string, caseId: string, correction: Correction, form: DraftForm, codeKey: string): Promise<string> {
  const its = await holdToChange(work, municipality, caseId, "decision-drafted")
  const former = await holdDecision(work, municipality, caseId, correction.of, "decision-drafted")
  if (former.signedAt === null || former.decidedOn === null) throw new Conflict("A draft is changed, not corrected: it has not been signed.")
  if (former.maker === "body") throw new Conflict("A body corrects its own decision, in a meeting.")
  if (former.followed) throw new Conflict("The decision has been corrected already. Correct the latest version.")
  if (dayAt(work.now) > correctableUntil(former.decidedOn).last) throw new Conflict("The time to correct the decision has ended (434/2003 53 §).")
  return putDraft(work, municipality, its, parse(await withHeading(work, municipality, caseId, former, form)), correction, codeKey)
}

/** A form whose heading came back as it was shown has the heading as it is kept. */
const withHeading = async ({ queries, actor, now }: Work, municipality: string, caseId: string, { heading }: Pick<DecisionForm, "heading">, form: DraftForm): Promise<DraftForm> =>
  ({ ...form, heading: givenBack(await veilFor(queries, { municipality, actor, now }, caseId), heading, form.heading) })

async function putDraft(work: Work, municipality: string, its: CaseInHand, form: ReturnType<typeof parse>, correction: Correction | null, codeKey: string): Promise<string> {
  mustKeepCodes(form, municipality, its.id, "decision-drafted")
  await mustBeStaff(work, municipality, form.decider)
  const [file] = await work.queries.rows<{ publicTitle: string }>(sql`select public_title as "publicTitle" from case_file where municipality_id = ${municipality} and id = ${its.id}`)
  const id = await addDocument(work, municipality, its.id, {
    title: form.heading, publicTitle: file?.publicTitle ?? "", type: "decision", language: form.language, earlier: correction?.of ?? null,
    own: { author: work.actor.name, draftedAt: work.now, draft: true },
    publicity: { secrecy: draftSecrecy(form), act: form.secrecyAct, item: form.secrecyItem },
  }, codeKey)
  await work.queries.rows(sql`
    insert into decision (municipality_id, case_id, id, language, maker, decider, kind, heading, matter, grounds, decision, provisions, contact, remedy_body, remedy_address, remedy_closes, remedy_ban,
      secrecy, secrecy_act, secrecy_item, corrects, correction, consent, drafted_by, drafted_at, changed_at)
    values (${municipality}, ${its.id}, ${id}, ${form.language}, 'office-holder', ${form.decider}, ${form.kind}, ${form.heading}, ${form.matter}, ${form.grounds}, ${form.decision}, ${form.provisions}, ${form.contact},
      ${form.remedyBody}, ${form.remedyAddress}, ${form.remedyCloses}, ${form.remedyBan}, ${form.secrecy}, ${form.secrecyAct}, ${form.secrecyItem},
      ${correction?.of ?? null}, ${correction?.kind ?? null}, ${correction?.consent ?? null}, ${work.actor.id}, ${work.now}, ${work.now})`)
  await work.note({ municipality, act: "decision-drafted", subject: { kind: "decision", id }, person: its.person, register: its.register, case: its.id, outcome: "done", more: { kind: form.kind, ...(correction ? { correction: correction.kind } : {}) } })
  return id
}

/** Changes a draft, by one who has read it as it stands: `seen` is the digest of the text she began from. */
export async function changeDraft(work: Work, municipality: string, caseId: string, id: string, given: DraftForm, seen: string): Promise<void> {
  const its = await holdToChange(work, municipality, caseId, "decision-changed")
  const draft = await holdDecision(work, municipality, caseId, id, "decision-changed")
  const form = parse(await withHeading(work, municipality, caseId, draft, given))
  mustKeepCodes(form, municipality, caseId, "decision-changed")
  if (draft.signedAt !== null) throw new Conflict("The decision has been signed and is not changed any more. Correct it by a new version.")
  if (textDigest(draft) !== seen) throw new Conflict("Someone else has changed the draft since you read it. Read it again.")
  await mustBeStaff(work, municipality, form.decider)
  await work.queries.rows(sql`
    update decision set language = ${form.language}, decider = ${form.decider}, kind = ${form.kind}, heading = ${form.heading}, matter = ${form.matter}, grounds = ${form.grounds}, decision = ${form.decision},
      provisions = ${form.provisions}, contact = ${form.contact}, remedy_body = ${form.remedyBody}, remedy_address = ${form.remedyAddress}, remedy_closes = ${form.remedyCloses}, remedy_ban = ${form.remedyBan},
      secrecy = ${form.secrecy}, secrecy_act = ${form.secrecyAct}, secrecy_item = ${form.secrecyItem}, changed_at = ${work.now}
    where municipality_id = ${municipality} and case_id = ${caseId} and id = ${id}`)
  // The ground comes before the class that demands it; the class of the document follows that of its record.
  await work.queries.rows(sql`
    update case_document set secrecy_act = coalesce(${form.secrecyAct}, secrecy_act), secrecy_item = coalesce(${form.secrecyItem}, secrecy_item), language = ${form.language} where municipality_id = ${municipality} and case_id = ${caseId} and id = ${id}`)
  await work.queries.rows(sql`update record set title = ${form.heading}, secrecy = ${draftSecrecy(form)}, changed_at = ${work.now} where municipality_id = ${municipality} and root_id = ${caseId} and id = ${id}`)
  await work.note({ municipality, act: "decision-changed", subject: { kind: "decision", id }, person: its.person, register: its.register, case: caseId, outcome: "done" })
}

/** A draft is not yet public, whatever it will be when it is signed (621/1999 6 § 1 mom. 8 k). */
const draftSecrecy = ({ secrecy }: DecisionForm) => (secrecy === "public" ? "not-yet-public" : secrecy)

const mustKeepCodes = (form: DecisionForm, municipality: string, id: string, act: Act): void => mustKeepCodesApart({ title: form.heading, body: form }, { municipality, act, subject: { kind: "case", id } })

async function mustBeStaff(work: Work, municipality: string, person: string): Promise<void> {
  if ((await staffMeant(work.queries, municipality, person)) !== person) throw new Conflict("Choose an office holder who decides.")
}
