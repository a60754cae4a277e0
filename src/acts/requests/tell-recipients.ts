import { randomUUID } from "node:crypto"
import { dayAt, sayDay } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Language } from "../../lib/words.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, askerOf, type Desk } from "../access/desk.ts"
import { appendAction } from "../cases/append.ts"
import { documentForm, putDocument } from "../cases/documents.ts"
import type { Files } from "../cases/files.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { seenOne } from "../records/seen.ts"
import { type Paragraph, pdfOf } from "../redaction/pdf.ts"
import { Conflict } from "../refusals.ts"
import { definitionsOf } from "../registers/definitions.ts"
import { recipientWords } from "../registers/disclose.ts"
import { inWork } from "../work.ts"
import { noticeWords } from "./notice-words.ts"
import { holdTask } from "./tasks.ts"

/** What was done with data that had been given to others (GDPR 19, from memory). */
export const doneWith = ["rectified", "erased", "restricted"] as const
export type DoneWith = (typeof doneWith)[number]

/** How the recipients are told. */
export interface Telling {
  readonly done: DoneWith
  /** What is right now, or what else they are to know. */
  readonly said: string
  readonly language: Language
  readonly municipality: string
  readonly registerName: (register: string) => string
}

interface Recipient {
  readonly recipient: string
  readonly toName: string
  readonly given: readonly { readonly id: string; readonly at: string; readonly fields: readonly string[] }[]
}

const recipientsMost = 200

/**
 * Tells everyone to whom data of something found has been given that it has been rectified, erased or restricted (GDPR 19): a letter to each, which is a document of the request's case and is sent from there. Who has been
 * told of the same before is not told again. For whoever may change the case and read the record, or has restricted it by this request. Returns how many were told.
 */
export async function tellRecipients(desk: Desk, caseId: string, task: string, item: string, telling: Telling, { files, codeKey }: { readonly files: Files; readonly codeKey: string }): Promise<number> {
  const { database, municipality, actor, now } = desk
  mustKeepCodesApart({ title: telling.said }, { municipality, act: "recipient-told", subject: { kind: "case", id: caseId } })
  const found = await recipientsOf(desk, caseId, task, item, telling.done)
  if (found === null) throw new Conflict("There is nothing such among what was found, or you may not read it.")
  if (found.to.length === 0) throw new Conflict("Its data has been given to nobody who has not been told.")
  const letters: { to: Recipient; name: string; file: { name: string; mediaType: string; sizeBytes: number; sha256: string } }[] = []
  for (const to of found.to) {
    const name = to.toName || (found.definition ? recipientWords(found.definition, to.recipient)[telling.language] : to.recipient)
    const bytes = await pdfOf({ title: noticeWords[telling.language].title[telling.done], language: telling.language, paragraphs: letterTo(name, to, found, telling, dayAt(now)), now })
    letters.push({ to, name, file: { name: `ilmoitus-${letters.length + 1}.pdf`, mediaType: "application/pdf", ...(await files.put(new Blob([new Uint8Array(bytes)]).stream(), Number.MAX_SAFE_INTEGER)) } })
  }
  return inWork(database, actor, now, async (work) => {
    const { its, subject } = await holdTask(work, municipality, caseId, task)
    const placed = letters.map((letter) => ({ ...letter, id: randomUUID(), document: randomUUID() }))
    const put = await work.queries.rows<{ id: string }>(sql`
      insert into recipient_notice (municipality_id, case_id, task_id, id, root_id, record_id, done, recipient, to_name, document_id, sha256, told_by, told_at)
      select ${municipality}, ${caseId}, ${task}, n.id, ${found.root}, ${found.record}, ${telling.done}, n.recipient, n."toName", n.document, n.sha256, ${actor.id}, ${now}
      from json_to_recordset(${JSON.stringify(placed.map(({ id, document, to, file }) => ({ id, document, recipient: to.recipient, toName: to.toName, sha256: file.sha256 })))}::json) n(id text, document text, recipient text, "toName" text, sha256 text)
      on conflict do nothing returning id`)
    if (put.length < placed.length) throw new Conflict("Somebody has told them meanwhile.")
    for (const { document, name, file } of placed) {
      const title = noticeWords[telling.language].title[telling.done]
      const form = documentForm.parse({ title: `${title}: ${name}`.slice(0, 500), publicTitle: title, type: "notice", language: telling.language, own: { author: actor.name || actor.id, draftedAt: now, sent: { at: now, way: "letter", recipient: name.slice(0, 300) } }, publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 32 k" }, file })
      await putDocument(work, municipality, { ...its, person: subject }, document, form, codeKey, "document-added")
    }
    await appendAction(work, municipality, its, { kind: "document-added", documents: placed.map(({ document }) => document) })
    await work.noteAll(placed.map(({ document, to, file }) => ({ municipality, act: "recipient-told" as const, subject: { kind: "record", id: found.record }, person: subject, register: found.register, case: caseId, outcome: "done" as const, more: { recipient: to.recipient, done: telling.done, document, sha256: file.sha256 } })))
    return placed.length
  })
}

interface Told {
  readonly root: string
  readonly record: string
  readonly register: string
  readonly number: string
  readonly name: string
  readonly definition: RegisterDefinition | null
  readonly to: readonly Recipient[]
}

/** What was given of something found to those who have not been told of it yet; null where there is nothing such for the reader. */
async function recipientsOf(desk: Desk, caseId: string, task: string, item: string, done: DoneWith): Promise<Told | null> {
  const { database, municipality, now } = desk
  return readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<Omit<Told, "definition" | "to"> & { type: string | null; version: number | null; to: readonly Recipient[] | null }>(sql`
      select i.root_id as root, i.record_id as record, i.register, c.number, coalesce(n.given_names || ' ' || n.family_name, '') as name, its.type, its.version,
        (select json_agg(g) from (
          select x.recipient, x.to_name as "toName", json_agg(json_build_object('id', x.id, 'at', x.at, 'fields', x.fields) order by x.at) as given from disclosure x
          where x.municipality_id = i.municipality_id and x.root_id = i.root_id and x.record_id = i.record_id and not exists (
            select from recipient_notice t where t.municipality_id = x.municipality_id and t.case_id = i.case_id and t.task_id = i.task_id and t.record_id = x.record_id and t.done = ${done} and t.recipient = x.recipient and t.to_name = x.to_name)
          group by 1, 2 order by 1, 2 limit ${recipientsMost}) g) as to
      from request_item i join case_file c on c.municipality_id = i.municipality_id and c.id = i.case_id
      join record o on o.municipality_id = i.municipality_id and o.root_id = i.root_id and o.id = i.record_id
      left join person n on n.municipality_id = i.municipality_id and n.id = o.person_id
      left join register_record its on its.municipality_id = i.municipality_id and its.root_id = i.root_id and its.record_id = i.record_id
      where i.municipality_id = ${municipality} and i.case_id = ${caseId} and i.task_id = ${task} and i.id = ${item} and exists (select from ${seenOne("change", askerOf(municipality, desk.actor), now, caseId)})
        and (exists (select from ${seenOne("read", askerAt(desk), now, sql`i.record_id`)}) or exists (
          select from processing_lock l where l.municipality_id = i.municipality_id and l.root_id = i.root_id and l.case_id = i.case_id and l.lifted_at is null))`)
    if (!row) return null
    const { type, version, to, ...told } = row
    const definition = type === null || version === null ? null : (await definitionsOf(queries, municipality, [{ type, version }]))({ type, version })
    return { ...told, definition, to: to ?? [] }
  })
}

/** The letter to one recipient: what was given and when, what has been done with it, and what that means for them. */
function letterTo(name: string, { given }: Recipient, { register, number, name: whose, definition }: Told, { done, said, language, municipality, registerName }: Telling, today: string): Paragraph[] {
  const words = noticeWords[language]
  const text = (line: string): Paragraph => ({ mark: "text", level: 0, text: line })
  const labels = (fields: readonly string[]) => fields.map((field) => definition?.fields.find((one) => one.name === field)?.label[language] ?? field).join(", ")
  return [
    { mark: "heading", level: 1, text: words.title[done] },
    text(`${municipality}, ${sayDay(today, language)}`), text(`${words.to}: ${name}`),
    text(words.whose(whose)),
    ...given.map(({ at, id, fields }) => text(words.given(sayDay(dayAt(new Date(at)), language), registerName(register), labels(fields), id))),
    text(words.done[done]), ...(said === "" ? [] : [text(said)]),
    text(words.doSo), text(words.askUs(number)),
  ]
}
