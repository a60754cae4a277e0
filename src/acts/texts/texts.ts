import { sql } from "../../lib/sql.ts"
import { fileLimitBytes } from "../../read/formats/unreadable.ts"
import type { Database } from "../../store/database.ts"
import type { Files } from "../../store/files.ts"
import { enter, readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import { getFile } from "../cases/get.ts"
import { openSource } from "../redaction/source.ts"

/** The text of a file as its reader sees it. */
export interface FileText {
  readonly format: "pdf" | "docx" | "xlsx" | "html" | "text" | "csv" | "none"
  readonly body: string
  /** False where the text was longer than is kept. */
  readonly whole: boolean
}

/** Characters of text that are kept of one file. */
const bodyLimit = 1_000_000
/** Documents older than this had their turn; what was missed then is read when somebody asks. */
const lately = 7 * 24 * 3_600_000

/** Reads the text of files that came lately and have none yet, and keeps it. Returns how many there were. */
export async function keepTexts(database: Database, files: Files, municipality: string, now: Date, limit = 20): Promise<number> {
  const waiting = await readWithin(database, municipality, (queries) =>
    queries.rows<{ sha256: string; name: string }>(sql`
      select distinct on (d.sha256) d.sha256, d.file_name as name from case_document d
      where d.municipality_id = ${municipality} and d.sha256 is not null and d.added_at > ${new Date(now.getTime() - lately)}
        and not exists (select 1 from file_text t where t.municipality_id = d.municipality_id and t.sha256 = d.sha256)
      order by d.sha256 limit ${limit}`),
  )
  for (const { sha256, name } of waiting) await keepText(database, files, municipality, sha256, name, now)
  return waiting.length
}

async function keepText(database: Database, files: Files, municipality: string, sha256: string, name: string, now: Date): Promise<FileText> {
  const text = await textOf(files, sha256, name)
  await database.transaction(async (queries) => {
    await enter(queries, municipality)
    await queries.rows(sql`
      insert into file_text (municipality_id, sha256, format, body, is_whole, extracted_at) values (${municipality}, ${sha256}, ${text.format}, ${text.body}, ${text.whole}, ${now}) on conflict do nothing`)
  })
  return text
}

/** A file that cannot be read has no text; that is told and not a fault. A store of files that does not answer is one, and the file has its turn again. */
async function textOf(files: Files, sha256: string, name: string): Promise<FileText> {
  const kept = await files.get(sha256)
  const fits = kept !== null && kept.sizeBytes <= fileLimitBytes
  const bytes = fits ? new Uint8Array(await new Response(kept.content).arrayBuffer()) : null
  await (fits ? null : kept?.content.cancel())
  try {
    if (!bytes) throw new Error("There is nothing that fits.")
    const source = await openSource(bytes, name)
    const body = source.lines.map(({ text }) => text).join("\n")
    return { format: source.format, body: body.slice(0, bodyLimit), whole: body.length <= bodyLimit }
  } catch {
    return { format: "none", body: "", whole: true }
  }
}

/** The text of a document's file, for one who may read the file. The reading is noted before. */
export async function getText(desk: Desk, files: Files, caseId: string, documentId: string, why: Why): Promise<(FileText & { readonly name: string }) | PurposeNeeded> {
  const file = await getFile(desk, caseId, documentId, why)
  if (file instanceof PurposeNeeded) return file
  const { database, municipality, now } = desk
  const [kept] = await readWithin(database, municipality, (queries) =>
    queries.rows<FileText>(sql`select format, body, is_whole as whole from file_text where municipality_id = ${municipality} and sha256 = ${file.sha256}`),
  )
  return { ...(kept ?? (await keepText(database, files, municipality, file.sha256, file.name, now))), name: file.name }
}
