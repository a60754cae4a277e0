import { publicity, type PublicityKind } from "../../law/publicity.ts"
import { type Day, dayAt, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { appendAction, type CaseInHand } from "../cases/append.ts"
import { noteAct } from "../cases/act.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { followPublicity, type KeptMark, type Marked, marksOf, newMark, putMark, type SecrecyMark } from "./marks.ts"

/** Holds the case and tells what is marked in it, the case or a document, and from when that counts. */
async function holdMarked(work: Work, municipality: string, { caseId, recordId }: Marked): Promise<{ its: CaseInHand; documents: string[]; secrecy: string; receivedOn: Day | null; datedOn: Day; draft: boolean }> {
  const its = await holdToChange(work, municipality, caseId, "case-acted")
  const [row] = await work.queries.rows<{ secrecy: string; receivedAt: Date | null; datedAt: Date; draft: boolean }>(
    recordId === caseId
      ? sql`select secrecy, case when received_way <> 'own' then coalesce(pending_at, opened_at) end as "receivedAt", opened_at as "datedAt", false as draft from case_file where municipality_id = ${municipality} and id = ${caseId}`
      : sql`select secrecy, arrived_at as "receivedAt", coalesce(drafted_at, added_at) as "datedAt", draft from case_document where municipality_id = ${municipality} and case_id = ${caseId} and id = ${recordId}`,
  )
  if (!row) throw new Conflict("The case has no such document.")
  return { its, documents: recordId === caseId ? [] : [recordId], secrecy: row.secrecy, receivedOn: row.receivedAt && dayAt(row.receivedAt), datedOn: dayAt(row.datedAt), draft: row.draft }
}

export type MarkForm = Pick<SecrecyMark, "act" | "item" | "part" | "setUntil">

/** Marks a case or a document, or a part of it, as secret on a ground (621/1999 25 §): for whoever may change the case. Its length is counted from its own date or from receipt. */
export async function addMark(work: Work, municipality: string, marked: Marked, form: MarkForm): Promise<void> {
  const { its, documents, secrecy, receivedOn, datedOn } = await holdMarked(work, municipality, marked)
  mustKeepCodesApart({ title: form.part ?? "" }, { municipality, act: "case-acted", subject: { kind: "case", id: its.id } })
  if (form.part === null && marked.recordId === its.id && its.handlers.length === 0) throw new Conflict("A secret case needs a handler: else nobody could see it.")
  await putMark(work, municipality, marked, newMark({ ...form, countedEvent: receivedOn ? "document-received" : "dated", countedOn: receivedOn ?? datedOn }))
  const grown = form.part === null ? "secret" : secrecy === "secret" ? "secret" : "partly-secret"
  await bringTo(work, municipality, marked, grown, form)
  await appendAction(work, municipality, its, { kind: "secrecy-marked", documents })
  await noteAct(work, municipality, its, { kind: "secrecy-marked" })
}

/** The class with its ground in the row of the case or document, and in its record, whose change the row follows. */
async function bringTo({ queries, now }: Work, municipality: string, { caseId, recordId }: Marked, secrecy: string, { act, item }: Pick<MarkForm, "act" | "item">): Promise<void> {
  const where = recordId === caseId ? sql`case_file` : sql`case_document`
  const its = recordId === caseId ? sql`id = ${caseId}` : sql`case_id = ${caseId} and id = ${recordId}`
  await queries.rows(sql`update ${where} set secrecy_act = coalesce(secrecy_act, ${act}), secrecy_item = coalesce(secrecy_item, ${item}) where municipality_id = ${municipality} and ${its}`)
  await queries.rows(sql`update record set secrecy = ${secrecy}, changed_at = ${now} where municipality_id = ${municipality} and root_id = ${caseId} and id = ${recordId} and secrecy <> ${secrecy}`)
  await followPublicity({ queries, now }, municipality, caseId, recordId)
}

/** What may be learned of a mark after it was made: a death, the event until which it lasts, its withdrawal, that what it protects is in use no more. */
export type Learned = Partial<Pick<SecrecyMark, "diedOn" | "endedOn" | "withdrawnOn" | "inUse" | "part">>

/** Tells what has been learned of a mark, so that its end is reckoned anew: for whoever may change the case. The earlier version stays. */
export async function tellOfMark(work: Work, municipality: string, marked: Marked, id: string, learned: Learned): Promise<void> {
  const { its, documents } = await holdMarked(work, municipality, marked)
  mustKeepCodesApart({ title: learned.part ?? "" }, { municipality, act: "case-acted", subject: { kind: "case", id: its.id } })
  if ([learned.diedOn, learned.endedOn, learned.withdrawnOn].some((day) => day && day > dayAt(work.now))) throw new Conflict("What is told of a mark has happened, not later than today.")
  const marks = await marksOf(work.queries, municipality, marked.caseId, sql`${marked.recordId}`)
  const found = marks.find((one) => one.id === id)
  if (!found) throw new Conflict("There is no such mark.")
  await nextVersion(work, municipality, found, learned)
  await followPublicity(work, municipality, marked.caseId, marked.recordId)
  await appendAction(work, municipality, its, { kind: "secrecy-marked", documents, noteCode: Object.keys(learned).sort().join("+") })
  await noteAct(work, municipality, its, { kind: "secrecy-marked" })
}

const nextVersion = (work: Work, municipality: string, mark: KeptMark, learned: Learned): Promise<void> => putMark(work, municipality, mark, { ...mark, ...learned, version: mark.version + 1 })

/**
 * Tells what a document that is not yet public waits for, and the day of it where it is known; a day to come is waited for without
 * anything being done on it (621/1999 6-7 §). For whoever may change the case.
 */
export async function tellMoment(work: Work, municipality: string, caseId: string, document: string, kind: PublicityKind, on: Day | null): Promise<void> {
  const { its, secrecy, draft } = await holdMarked(work, municipality, { caseId, recordId: document })
  if (secrecy === "public") throw new Conflict("The document is public already.")
  if (draft) throw new Conflict("A draft becomes official first: it is signed, or given for presentation (621/1999 5 §).")
  await work.queries.rows(sql`update case_document set publicity_kind = ${kind}, public_event_on = ${on} where municipality_id = ${municipality} and case_id = ${caseId} and id = ${document}`)
  await followPublicity(work, municipality, caseId, document)
  await appendAction(work, municipality, its, { kind: "moment-told", documents: [document], noteCode: kind, day: on })
  await noteAct(work, municipality, its, { kind: "moment-told" })
}

/** Tells from which day on a case that is not yet public is so: for whoever may change the case. */
export async function tellCaseMoment(work: Work, municipality: string, caseId: string, on: Day): Promise<void> {
  const { its, secrecy } = await holdMarked(work, municipality, { caseId, recordId: caseId })
  if (secrecy !== "not-yet-public") throw new Conflict("The case is public or secret: it waits for no day.")
  await work.queries.rows(sql`update record set public_from = ${startOf(on)}, changed_at = ${work.now} where municipality_id = ${municipality} and root_id = ${caseId} and id = ${caseId}`)
  await appendAction(work, municipality, its, { kind: "moment-told", day: on })
  await noteAct(work, municipality, its, { kind: "moment-told" })
}

/** What is waited for, for the words of a page. */
export const eventOf = (kind: PublicityKind) => {
  const found = publicity(kind, {})
  if (!("waitsFor" in found)) throw new Error("Nothing has happened, so something is waited for.")
  return found.waitsFor
}

/** What a disclosure came to. */
export const disclosureOutcomes = ["given", "given-partly", "refused"] as const
/** On what footing one asks: like anyone (621/1999 9-10 §), as a party (11 §), as one whose data it is (12 §), as an authority (29 §), by a permit (28 §) or a consent (26 §). */
export const footings = ["anyone", "party", "own-data", "authority", "permit", "consent"] as const

export interface Weighing {
  readonly outcome: (typeof disclosureOutcomes)[number]
  readonly footing: (typeof footings)[number]
  readonly reason: string
  /** The weighing found that the ground holds no more, so that the marks are withdrawn. */
  readonly withdraws: boolean
}

/**
 * Weighs the secrecy of a case or a document anew as something is asked for or given: a mark tells what was found once and is never
 * enough by itself (621/1999 25 §). Kept as an action; what is given is noted as a disclosure (906/2019 17 §). For whoever may change the case.
 */
export async function weigh(work: Work, municipality: string, marked: Marked, { outcome, footing, reason, withdraws }: Weighing): Promise<void> {
  const { its, documents, secrecy } = await holdMarked(work, municipality, marked)
  mustKeepCodesApart({ title: reason }, { municipality, act: "case-acted", subject: { kind: "case", id: its.id } })
  const marks = await marksOf(work.queries, municipality, marked.caseId, sql`${marked.recordId}`)
  // What is not yet public may be given at discretion (9 § 2 mom.).
  if (footing === "anyone" && outcome === "given" && !withdraws && (secrecy === "secret" || secrecy === "partly-secret")) throw new Conflict("What is secret is not given whole to anyone: give the public part, or withdraw the marks.")
  if (withdraws) {
    for (const mark of marks.filter(({ withdrawnOn }) => withdrawnOn === null)) await nextVersion(work, municipality, mark, { withdrawnOn: dayAt(work.now) })
    await followPublicity(work, municipality, marked.caseId, marked.recordId)
  }
  await appendAction(work, municipality, its, { kind: "weighed", documents, noteCode: [outcome, footing, ...(withdraws ? ["withdrawn"] : [])].join("+"), note: reason })
  await work.note({
    municipality, act: outcome === "refused" ? "case-acted" : "record-disclosed", subject: { kind: documents.length > 0 ? "record" : "case", id: marked.recordId }, person: its.person, register: its.register, case: its.id, outcome: "done",
    more: { kind: "weighed", outcome, footing, withdraws },
  })
}
