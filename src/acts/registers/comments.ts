import { randomUUID } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { access } from "../access/connections.ts"
import { readWithin } from "../access/border.ts"
import { type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { getRecord } from "../records/get.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict, NotFound } from "../refusals.ts"
import { idOrUnknown } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { holdRecord } from "./save.ts"
import { herself, noteOwn, theirsOne } from "./whose.ts"

/** A file that was put beside a record with what is said of it: kept and scanned before. */
export interface CommentFile {
  readonly name: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** What one of the staff has said of a record to those who work with it, or put beside it. It stays as it was said, and the person may read it. */
export interface Comment {
  readonly id: string
  readonly record: string
  readonly at: Date
  readonly actor: string
  readonly said: string
  readonly file: CommentFile | null
}

export const commentMost = 2000
const commentsMost = 500

/** Adds a comment, or a file with or without one, to a record that the one who comments may change. Gives its id. */
export async function addComment(work: Work, municipality: string, record: string, said: string, file: CommentFile | null = null): Promise<string> {
  const text = said.normalize("NFC").replaceAll("\r\n", "\n").trim()
  if ((text === "" && file === null) || [...text].length > commentMost) throw new Conflict(`A comment has from 1 to ${commentMost} characters.`)
  const { root, register, person } = await holdRecord(work, municipality, record)
  mustKeepCodesApart({ title: file?.name ?? "", body: { said: text } }, { municipality, act: "record-commented", subject: { kind: "record", id: record }, register })
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into record_comment (municipality_id, root_id, record_id, id, at, actor_id, said) values (${municipality}, ${root}, ${record}, ${id}, ${work.now}, ${work.actor.id}, ${text})`)
  if (file !== null)
    await work.queries.rows(sql`
      insert into comment_file (municipality_id, root_id, record_id, comment_id, name, sha256, size_bytes) values (${municipality}, ${root}, ${record}, ${id}, ${file.name}, ${file.sha256}, ${file.sizeBytes})`)
  await work.note({ municipality, act: "record-commented", subject: { kind: "record", id: record }, person, register, case: root, outcome: "done", ...(file === null ? {} : { more: { comment: id, file: true } }) })
  return id
}

/** The comments of records, oldest first. The caller has asked who may read them. */
export const commentsOf = (queries: Queries, municipality: string, records: readonly string[]): Promise<Comment[]> =>
  queries.rows<Comment>(sql`
    select c.id, c.record_id as record, c.at, c.actor_id as actor, c.said, case when f.name is not null then json_build_object('name', f.name, 'sha256', f.sha256, 'sizeBytes', f.size_bytes) end as file
    from record_comment c left join comment_file f on f.municipality_id = c.municipality_id and f.root_id = c.root_id and f.record_id = c.record_id and f.comment_id = c.id
    where c.municipality_id = ${municipality} and c.record_id = any(${[...records]}::text[]) order by c.at, c.id limit ${commentsMost}`)

const fileOf = async (queries: Queries, municipality: string, record: string, comment: string): Promise<CommentFile | null> =>
  (await queries.rows<CommentFile>(sql`
    select name, sha256, size_bytes as "sizeBytes" from comment_file where municipality_id = ${municipality} and record_id = ${record} and comment_id = ${comment}`))[0] ?? null

const noFile = (): NotFound => new NotFound("There is no such file, or it is not yours to see.")

/** The file of a comment, for one who may read the record; that she takes it is noted. */
export async function getCommentFile(desk: Desk, record: string, comment: string, why: Why): Promise<CommentFile | PurposeNeeded> {
  const seen = await getRecord(desk, record, why)
  if (seen instanceof PurposeNeeded) return seen
  const file = await readWithin(desk.database, desk.municipality, (queries) => fileOf(queries, desk.municipality, record, comment))
  if (!file) throw noFile()
  await noteReading(desk, { act: "file-read", subject: { kind: "record", id: record }, person: seen.person, register: seen.register, because: seen.because, outcome: "done", ...noted(why), more: { comment: idOrUnknown(comment) } })
  return file
}

/** The file of a comment on a record that is about the one who asks, for herself; that she takes it is noted. */
export async function getOwnCommentFile(desk: Desk, record: string, comment: string): Promise<CommentFile> {
  const { database, municipality, actor, now } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<{ register: string }>(sql`select r.register from ${theirsOne(municipality, actor, herself, now, record)} and r.person_id = ${actor.id}`)
    const file = row && (await fileOf(queries, municipality, record, comment))
    return row && file ? { file, register: row.register } : null
  })
  await noteOwn({ ...desk, whose: herself }, "file-read", record, found, { comment: idOrUnknown(comment) })
  if (!found) throw noFile()
  return found.file
}

/** Something that a person has been asked to do with a record, and has not done yet. */
export interface OpenTask {
  readonly person: string
  readonly kind: string
  readonly endsAt: Date
}

/** The open tasks of a record and of what it is part of. The caller has asked who may read it. */
export const openTasksOf = (queries: Queries, municipality: string, root: string, now: Date): Promise<OpenTask[]> =>
  queries.rows<OpenTask>(sql`
    select person_id as person, kind, ends_at as "endsAt" from task where municipality_id = ${municipality} and root_id = ${root} and kind <> ${access} and done_at is null and starts_at <= ${now} order by ends_at limit 100`)
