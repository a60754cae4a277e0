import { holdsIdentityCode } from "../../law/identity-code.ts"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { isLanguage } from "../../lib/words.ts"
import { enter } from "../access/border.ts"
import { holdCase } from "../cases/append.ts"
import { addDocument, type DocumentForm, type DocumentLanguage, documentTypes } from "../cases/documents.ts"
import { type CaseForm, openCase, type OpenedCase } from "../cases/open.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Asks } from "../requests/asks.ts"
import { putMandate } from "../requests/mandate.ts"
import { putTasks } from "../requests/tasks.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { mustKeep, within } from "./keeper.ts"
import { filesOf, type IntakeMatter, matterColumns, type Reason } from "./queue.ts"

export type DocumentType = (typeof documentTypes)[number]

/** One that waits, held until the work ends, for a registrar who keeps it. */
async function hold(work: Work, municipality: string, id: string, act: Act): Promise<IntakeMatter> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const kept = await mustKeep(queries, municipality, actor, now, act, id)
  const [row] = await queries.rows<Omit<IntakeMatter, "files">>(sql`select ${matterColumns} from intake i where i.municipality_id = ${municipality} and i.id = ${id} and ${within(kept)} for update`)
  if (!row) throw new NotFound("There is no such matter, or it is not yours to handle.", { municipality, act, subject: { kind: "intake", id }, because: "no-rule" })
  return { ...row, files: await filesOf(queries, municipality, id) }
}

async function holdWaiting(work: Work, municipality: string, id: string): Promise<IntakeMatter> {
  const matter = await hold(work, municipality, id, "intake-settled")
  if (matter.state !== "waiting") throw new Conflict("Someone has settled this already.")
  return matter
}

async function settle(work: Work, municipality: string, matter: IntakeMatter, to: { readonly state: "opened" | "joined"; readonly case: string } | { readonly state: "not-a-matter"; readonly reason: Reason }): Promise<void> {
  const caseId = "case" in to ? to.case : null
  const reason = "reason" in to ? to.reason : null
  await work.queries.rows(sql`
    update intake set state = ${to.state}, case_id = ${caseId}, reason = ${reason}, settled_by = ${work.actor.id}, settled_at = ${work.now} where municipality_id = ${municipality} and id = ${matter.id}`)
  await work.note({ municipality, act: "intake-settled", subject: { kind: "intake", id: matter.id }, person: matter.person, case: caseId, outcome: "done", more: { to: to.state, reason } })
}

const attachmentTitles = { fi: "Liite", sv: "Bilaga", en: "Attachment" } as const

/** What sort of documents came, and in which language. */
export interface CameAs {
  readonly type: DocumentType
  readonly language: DocumentLanguage
}

/** What came, as documents: the message first, under the type given, and what came along with it. */
function documentsOf({ files, way, arrivedAt, sender, subject }: IntakeMatter, { type, language }: CameAs, publicTitle: string, publicity: DocumentForm["publicity"]): DocumentForm[] {
  const titleOf = (text: string) => (holdsIdentityCode(text) ? publicTitle : text)
  return files.map(({ name, mediaType, sizeBytes, sha256 }, at) => ({
    title: titleOf(at === 0 ? subject : name).slice(0, 500),
    publicTitle: at === 0 ? publicTitle : `${attachmentTitles[isLanguage(language) ? language : "fi"]} ${at}`,
    type: at === 0 ? type : "attachment",
    language,
    received: { at: arrivedAt, way: way as "form", sender },
    publicity,
    file: { name, sizeBytes, sha256, mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType.slice(0, 120) : "application/octet-stream" },
  }))
}

/** Opens what came as a case, with its documents; whoever may not open the case settles nothing. */
export async function openFromIntake(work: Work, municipality: string, id: string, form: CaseForm, as: CameAs, codeKey: string): Promise<OpenedCase> {
  const matter = await holdWaiting(work, municipality, id)
  const documents = documentsOf(matter, as, form.publicTitle, form.publicity)
  const opened = await openCase(work, municipality, { ...form, person: matter.person, documents: documents.slice(0, 50) }, codeKey)
  if (matter.asks !== null) await openRequests(work, municipality, matter, matter.asks, opened.id, form.unit)
  await settle(work, municipality, matter, { state: "opened", case: opened.id })
  return opened
}

/** What was asked by the form becomes the case's tasks, whose time runs from the day on which it arrived (621/1999 14 § 4 mom.). */
async function openRequests(work: Work, municipality: string, { arrivedAt, body }: IntakeMatter, { kinds, behalf, ...asked }: Asks, caseId: string, unit: string): Promise<void> {
  const its = await holdCase(work.queries, municipality, caseId)
  if (!its) return
  if (behalf) await putMandate(work, municipality, its, behalf)
  await putTasks(work, municipality, its, kinds.map((kind) => ({ ...asked, kind, unit, asked: body.slice(0, 4000), receivedOn: dayAt(arrivedAt) })))
}

/** Joins what came to a case: for a registrar who keeps it and may change the case. The documents get the case's own publicity. */
export async function joinIntake(work: Work, municipality: string, id: string, caseId: string, as: CameAs, codeKey: string): Promise<void> {
  const matter = await holdWaiting(work, municipality, id)
  const [its] = await work.queries.rows<{ title: string; secrecy: "public"; act: string | null; item: string | null }>(sql`
    select public_title as title, secrecy, secrecy_act as act, secrecy_item as item from case_file where municipality_id = ${municipality} and id = ${caseId}`)
  if (!its) throw new NotFound("There is no such case, or it is not yours to act on.", { municipality, act: "document-added", subject: { kind: "case", id: caseId }, because: "no-rule" })
  const { title, ...publicity } = its
  for (const document of documentsOf(matter, as, title, publicity)) await addDocument(work, municipality, caseId, document, codeKey)
  await settle(work, municipality, matter, { state: "joined", case: caseId })
}

/** Notes that what came is no matter of the register, and why. It is kept. */
export async function dismissIntake(work: Work, municipality: string, id: string, reason: Reason): Promise<void> {
  await settle(work, municipality, await holdWaiting(work, municipality, id), { state: "not-a-matter", reason })
}

/** Takes back what was found to be no matter, so that it waits again. */
export async function takeBackIntake(work: Work, municipality: string, id: string): Promise<void> {
  const matter = await hold(work, municipality, id, "intake-settled")
  if (matter.state !== "not-a-matter") throw new Conflict("Only what was found to be no matter is taken back.")
  await work.queries.rows(sql`update intake set state = 'waiting', reason = null, settled_by = null, settled_at = null where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "intake-settled", subject: { kind: "intake", id }, outcome: "done", more: { to: "waiting" } })
}

/** Sends what came on to the registrars of a unit. */
export async function routeIntake(work: Work, municipality: string, id: string, unit: string): Promise<void> {
  const matter = await holdWaiting(work, municipality, id)
  await work.queries.rows(sql`update intake set unit = ${unit} where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "intake-routed", subject: { kind: "intake", id }, outcome: "done", more: { from: matter.unit, to: unit } })
}

/** Notes that someone has seen to what could not be read. Its bytes stay. */
export async function settleUnread(work: Work, municipality: string, id: string): Promise<void> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  await mustKeep(queries, municipality, actor, now, "intake-unread", id)
  const done = await queries.rows(sql`update intake_unread set settled_by = ${actor.id}, settled_at = ${now} where municipality_id = ${municipality} and id = ${id} and settled_at is null returning id`)
  if (done.length === 0) throw new NotFound("There is nothing such on the list.")
  await work.note({ municipality, act: "intake-unread", subject: { kind: "unread", id }, outcome: "done", more: { to: "settled" } })
}
