import { randomUUID } from "node:crypto"
import { z } from "zod"
import { holdsIdentityCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { languages } from "../../lib/words.ts"
import { mustKeepCodesApart, putRecord, type RecordForm, recordForm } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { appendAction, type CaseInHand } from "./append.ts"
import { holdToChange } from "./hold-to-change.ts"
import { firstMark, followPublicity, markedFrom, putMark } from "../publicity/marks.ts"
import { momentAtFirst } from "../publicity/moment.ts"
import { secretNames, veilOf } from "../publicity/veil.ts"
import { publicity } from "./publicity.ts"

/** By which ways a matter or a document comes. */
export const ways = ["form", "e-mail", "letter", "counter", "phone", "system"] as const
/** By which ways a document is sent or served (906/2019 26 §). */
export const sendingWays = ["service", "e-mail", "letter", "receipt", "counter", "system", "public-notice"] as const
/** What sort a document is: the usual record types of records control plans. */
export const documentTypes = [
  "application", "appeal", "attachment", "claim-for-review", "contract", "decision", "information-request", "initiative", "letter", "memo", "minutes", "notice", "plan", "proposal", "reply", "report",
  "request", "request-for-statement", "statement", "supplement",
] as const

/** In which languages a document may be written. */
export const documentLanguages = [...languages, "other"] as const
export type DocumentLanguage = (typeof documentLanguages)[number]

const storedFile = z.strictObject({
  name: z.string().min(1).max(200),
  mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/).max(120),
  sizeBytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** A document as it is registered: with the arrival of one that came, or the author and time of one's own (906/2019 25–26 §). */
export const documentForm = z.strictObject({
  title: z.string().min(1).max(500),
  publicTitle: z.string().min(1).max(500),
  type: z.enum(documentTypes),
  language: z.enum(documentLanguages),
  received: z.strictObject({ at: z.date(), way: z.enum(ways), sender: z.string().min(1).max(300) }).nullable().default(null),
  own: z
    .strictObject({
      author: z.string().min(1).max(300),
      draftedAt: z.date(),
      draft: z.boolean().default(false),
      sent: z.strictObject({ at: z.date(), way: z.enum(sendingWays), recipient: z.string().min(1).max(300) }).nullable().default(null),
    })
    .nullable()
    .default(null),
  /** The document of the same case of which this is the next version. */
  earlier: z.string().min(1).nullable().default(null),
  publicity,
  file: storedFile.nullable().default(null),
}).refine(({ received, own }) => (received === null) !== (own === null), { error: "A document came, or is one's own." })
export type DocumentForm = z.input<typeof documentForm>

/** Adds a document to a case: for whoever may change the case. Returns its id. */
export async function addDocument(work: Work, municipality: string, caseId: string, form: DocumentForm, codeKey: string): Promise<string> {
  const document = documentForm.parse(form)
  const its = await holdToChange(work, municipality, caseId, "document-added")
  const id = randomUUID()
  await putDocument(work, municipality, its, id, document, codeKey, "document-added")
  await appendAction(work, municipality, its, { kind: "document-added", documents: [id] })
  await work.note({ municipality, act: "document-added", subject: { kind: "record", id }, person: its.person, register: its.register, case: caseId, outcome: "done" })
  return id
}

/** Writes a document and its record, with what it says by itself where no file does. The caller holds the case and has shown that the actor may. Its public title names no party who is secret by herself. */
export async function putDocument(work: Work, municipality: string, its: Pick<CaseInHand, "id" | "register" | "unit" | "person" | "closedAt">, id: string, document: z.output<typeof documentForm>, codeKey: string, act: Act, says: Pick<RecordForm, "body" | "guarded"> = {}): Promise<void> {
  const { received, own, publicity: open, file } = document
  mustKeepCodesApart({ title: document.publicTitle, body: [received?.sender, own?.author, own?.sent?.recipient, file?.name] }, { municipality, act, register: its.register })
  const { secrecy, publicFrom } = open
  const moment = momentAtFirst(open, document.type, received?.at ?? null)
  await putRecord(work, { municipality, root: its.id, id, act }, recordForm.parse({ register: its.register, unit: its.unit, person: its.person, secrecy, publicFrom, title: document.title, ...says }), codeKey, its.closedAt)
  const version = document.earlier === null ? 1 : await nextVersion(work, municipality, its.id, document.earlier)
  const name = file && safeFileName(file.name)
  const [put] = await work.queries.rows<{ names: string[] | null }>(sql`
    insert into case_document (municipality_id, case_id, id, public_title, type, origin, language, arrived_at, arrived_way, sender, author, drafted_at, sent_at, sent_way, recipient, version, earlier, draft,
      secrecy, secrecy_act, secrecy_item, publicity_kind, public_event_on, file_name, media_type, size_bytes, sha256, added_by, added_at)
    values (${municipality}, ${its.id}, ${id}, ${document.publicTitle}, ${document.type}, ${received ? "received" : "own"}, ${document.language}, ${received?.at}, ${received?.way}, ${received?.sender},
      ${own?.author}, ${own?.draftedAt}, ${own?.sent?.at}, ${own?.sent?.way}, ${own?.sent?.recipient}, ${version}, ${document.earlier}, ${own?.draft ?? false},
      ${secrecy}, ${open.act}, ${open.item}, ${moment.kind}, ${moment.on}, ${name}, ${file?.mediaType}, ${file?.sizeBytes}, ${file?.sha256}, ${work.actor.id}, ${work.now}) returning ${secretNames(municipality, sql`${its.id}`)} as names`)
  const publicTitle = veilOf(put?.names ?? null)(document.publicTitle)
  if (publicTitle !== document.publicTitle) await work.queries.rows(sql`update case_document set public_title = ${publicTitle} where municipality_id = ${municipality} and case_id = ${its.id} and id = ${id}`)
  if (file)
    await work.queries.rows(sql`
      insert into record_file (municipality_id, root_id, record_id, name, size_bytes, sha256) values (${municipality}, ${its.id}, ${id}, ${name}, ${file.sizeBytes}, ${file.sha256})`)
  const mark = firstMark(open, markedFrom(received?.at ?? null, own?.draftedAt ?? work.now))
  if (mark) await putMark(work, municipality, { caseId: its.id, recordId: id }, mark)
  if (mark || moment.on !== null) await followPublicity(work, municipality, its.id, id)
}

async function nextVersion(work: Work, municipality: string, caseId: string, earlier: string): Promise<number> {
  const [row] = await work.queries.rows<{ version: number; followed: boolean }>(sql`
    select d.version, exists (select 1 from case_document n where n.municipality_id = d.municipality_id and n.case_id = d.case_id and n.earlier = d.id) as followed
    from case_document d where d.municipality_id = ${municipality} and d.case_id = ${caseId} and d.id = ${earlier}`)
  if (!row) throw new Conflict("The case has no such earlier version.")
  if (row.followed) throw new Conflict("A later version is there already. Add yours after that one.")
  return row.version + 1
}

/** A file's name that no system reads as a path or a command, and that tells nobody's identity code. */
export function safeFileName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? ""
  const plain = last.replace(/[\p{C}<>:"|?*]/gu, "").replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "")
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ""
  return plain === "" || holdsIdentityCode(plain) ? `asiakirja${extension}` : plain.slice(0, 120 - extension.length).replace(/\.[^.]*$/, "") + extension
}
