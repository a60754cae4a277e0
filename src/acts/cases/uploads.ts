import { randomUUID } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import type { Database, Queries } from "../../store/database.ts"
import { FileRefused, type Files } from "../../store/files.ts"
import { enter, readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Work } from "../work.ts"
import { safeFileName } from "./documents.ts"
import { noteRefusedFile } from "./files.ts"
import { holdToChange } from "./hold-to-change.ts"

/** The largest file that comes in parts, in bytes. */
export const uploadLimitBytes = 2 * 1024 * 1024 * 1024
/** How many files one may have on their way at once. */
const atOnce = 20
/** What nobody has added to for so long is dropped, in milliseconds. */
const keptMs = 24 * 3_600_000

/** A file on its way to a case. */
export interface Upload {
  readonly id: string
  readonly caseId: string
  readonly name: string
  readonly mediaType: string
  readonly lengthBytes: number
  /** Set once the file is whole, scanned and kept. */
  readonly sha256: string | null
}

const columns = sql`u.id, u.case_id as "caseId", u.file_name as name, u.media_type as "mediaType", u.length_bytes::float8 as "lengthBytes", u.sha256`

/** Begins a file that comes in parts: for whoever may change the case. Returns its id. */
export async function beginUpload(work: Work, municipality: string, files: Files, caseId: string, { name, mediaType, lengthBytes }: Pick<Upload, "name" | "mediaType" | "lengthBytes">): Promise<string> {
  const its = await holdToChange(work, municipality, caseId, "upload-begun")
  if (!Number.isInteger(lengthBytes) || lengthBytes < 1) throw new Conflict("A file has at least one byte.")
  if (lengthBytes > uploadLimitBytes) throw new Conflict(`A file has at most ${uploadLimitBytes} bytes.`)
  const [open] = await work.queries.rows<{ count: number }>(sql`select count(*)::int as count from upload where municipality_id = ${municipality} and person_id = ${work.actor.id} and sha256 is null and changed_at > ${new Date(work.now.getTime() - keptMs)}`)
  if ((open?.count ?? 0) >= atOnce) throw new Conflict(`You have ${atOnce} files on their way. Finish or give up one first.`)
  const id = randomUUID()
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType.slice(0, 120) : "application/octet-stream"
  await work.queries.rows(sql`
    insert into upload (municipality_id, id, person_id, case_id, file_name, media_type, length_bytes, begun_at, changed_at)
    values (${municipality}, ${id}, ${work.actor.id}, ${caseId}, ${safeFileName(name)}, ${type}, ${lengthBytes}, ${work.now}, ${work.now})`)
  await files.parts.begin(id)
  await work.note({ municipality, act: "upload-begun", subject: { kind: "upload", id }, register: its.register, case: caseId, outcome: "done", more: { bytes: lengthBytes } })
  return id
}

/** One's own file on its way to a case; anyone else's is not there. */
export async function getUpload({ database, municipality, actor }: Desk, caseId: string, id: string): Promise<Upload> {
  const [found] = await readWithin(database, municipality, (queries) =>
    queries.rows<Upload>(sql`select ${columns} from upload u where u.municipality_id = ${municipality} and u.id = ${id} and u.case_id = ${caseId} and u.person_id = ${actor.id}`),
  )
  if (!found) throw new NotFound("There is no such upload.")
  return found
}

/** How much of a file has come, in bytes. */
export async function offsetOf(files: Files, upload: Upload): Promise<number> {
  const length = upload.sha256 === null ? await files.parts.length(upload.id) : upload.lengthBytes
  if (length === null) throw new NotFound("There is no such upload.")
  return length
}

/**
 * Adds a part at the place where the file ends; null when it ends elsewhere, or another part is being added. What came before a break stays. With the last
 * byte the file is scanned and kept; it is a document's only when a document is made of it. Throws FileRefused, and then nothing of the file is left.
 */
export async function addPart(desk: Desk, files: Files, upload: Upload, offset: number, content: AsyncIterable<Uint8Array>): Promise<number | null> {
  if (upload.sha256 !== null || offset > upload.lengthBytes) return null
  const length = await files.parts.append(upload.id, offset, content, upload.lengthBytes)
  if (length === null) return null
  const sha256 = length === upload.lengthBytes ? await keep(desk, files, upload) : null
  await change(desk, sql`update upload set changed_at = ${desk.now}, sha256 = ${sha256} where municipality_id = ${desk.municipality} and id = ${upload.id}`)
  return length
}

async function keep(desk: Desk, files: Files, upload: Upload): Promise<string> {
  try {
    return (await files.parts.keep(upload.id)).sha256
  } catch (fault) {
    if (fault instanceof FileRefused) {
      // A scanner that is down may be up again: the file stays and its last part, of no bytes, can be sent anew.
      if (fault.code === "infected") await giveUp(desk, files, upload)
      await noteRefusedFile(desk, fault, upload.caseId)
    }
    throw fault
  }
}

/** Gives a file up: nothing is left of it. */
export async function giveUp(desk: Desk, files: Files, { id }: Upload): Promise<void> {
  await files.parts.drop(id)
  await change(desk, sql`delete from upload where municipality_id = ${desk.municipality} and id = ${id}`)
}

const change = ({ database, municipality }: Desk, statement: Parameters<Queries["rows"]>[0]): Promise<void> =>
  database.transaction(async (queries) => {
    await enter(queries, municipality)
    await queries.rows(statement)
  })

/** Drops what nobody has added to for a day. Returns how many uploads of the municipality there were, and files. */
export async function sweepUploads(database: Database, files: Files, municipality: string, now: Date): Promise<{ readonly uploads: number; readonly files: number }> {
  const before = new Date(now.getTime() - keptMs)
  const gone = await database.transaction(async (queries) => {
    await enter(queries, municipality)
    return queries.rows<{ id: string }>(sql`delete from upload where municipality_id = ${municipality} and changed_at < ${before} returning id`)
  })
  for (const { id } of gone) await files.parts.drop(id)
  return { uploads: gone.length, files: await files.parts.sweep(before) }
}
