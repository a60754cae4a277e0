import { randomUUID } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { access } from "../access/connections.ts"
import { Conflict } from "../refusals.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import type { Work } from "../work.ts"
import { holdRecord } from "./save.ts"

/** What one of the staff has said of a record to those who work with it. It stays as it was said, and the person may read it. */
export interface Comment {
  readonly id: string
  readonly record: string
  readonly at: Date
  readonly actor: string
  readonly said: string
}

export const commentMost = 2000
const commentsMost = 500

/** Adds a comment to a record that the one who comments may change. */
export async function addComment(work: Work, municipality: string, record: string, said: string): Promise<void> {
  const text = said.normalize("NFC").replaceAll("\r\n", "\n").trim()
  if (text === "" || [...text].length > commentMost) throw new Conflict(`A comment has from 1 to ${commentMost} characters.`)
  const { root, register, person } = await holdRecord(work, municipality, record)
  mustKeepCodesApart({ body: { said: text } }, { municipality, act: "record-commented", subject: { kind: "record", id: record }, register })
  await work.queries.rows(sql`
    insert into record_comment (municipality_id, root_id, record_id, id, at, actor_id, said) values (${municipality}, ${root}, ${record}, ${randomUUID()}, ${work.now}, ${work.actor.id}, ${text})`)
  await work.note({ municipality, act: "record-commented", subject: { kind: "record", id: record }, person, register, case: root, outcome: "done" })
}

/** The comments of records, oldest first. The caller has asked who may read them. */
export const commentsOf = (queries: Queries, municipality: string, records: readonly string[]): Promise<Comment[]> =>
  queries.rows<Comment>(sql`
    select id, record_id as record, at, actor_id as actor, said from record_comment where municipality_id = ${municipality} and record_id = any(${[...records]}::text[]) order by at, id limit ${commentsMost}`)

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
