import { sql } from "../../lib/sql.ts"
import { fileLimitBytes } from "../../read/formats/unreadable.ts"
import type { Language } from "../../lib/words.ts"
import type { Database } from "../../store/database.ts"
import type { Files } from "../../store/files.ts"
import { enter, readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import { getFile } from "../cases/get.ts"
import { openSource, type Source } from "../redaction/source.ts"
import { putFileWords } from "./words.ts"

/** The text of a file as its reader sees it. */
export interface FileText {
  readonly format: "pdf" | "docx" | "xlsx" | "html" | "text" | "csv" | "none"
  readonly body: string
  /** False where the text was longer than is kept. */
  readonly whole: boolean
}

/** Characters of text that are kept of one file. */
const bodyLimit = 1_000_000
/** Documents older than this had their turn; what was missed then is looked for more seldom. */
const lately = 7 * 24 * 3_600_000

/** Reads the text of files that have none yet, of those that came lately or of all, and keeps it. Returns how many there were. */
export async function keepTexts(database: Database, files: Files, municipality: string, now: Date, among: "lately" | "all" = "lately", limit = 20): Promise<number> {
  const waiting = await readWithin(database, municipality, (queries) =>
    queries.rows<{ sha256: string; name: string }>(sql`
      select d.sha256, d.file_name as name from case_document d
      where d.municipality_id = ${municipality} and d.sha256 is not null and d.added_at > ${new Date(among === "all" ? 0 : now.getTime() - lately)}
        and not exists (select 1 from file_text t where t.municipality_id = d.municipality_id and t.sha256 = d.sha256)
      order by d.added_at limit ${limit}`),
  )
  for (const [sha256, name] of new Map(waiting.map((one) => [one.sha256, one.name]))) await keepText(database, files, municipality, sha256, name, now)
  return waiting.length
}

async function keepText(database: Database, files: Files, municipality: string, sha256: string, name: string, now: Date): Promise<FileText> {
  const text = await textOf(files, sha256, name)
  await database.transaction(async (queries) => {
    await enter(queries, municipality)
    const [kept] = await queries.rows<{ id: string; language: Language }>(sql`
      insert into file_text (municipality_id, sha256, format, body, is_whole, extracted_at, language)
      values (${municipality}, ${sha256}, ${text.format}, ${text.body}, ${text.whole}, ${now}, coalesce((
        select d.language from case_document d where d.municipality_id = ${municipality} and d.sha256 = ${sha256} and d.language <> 'other' order by d.added_at, d.id limit 1), 'fi'))
      on conflict do nothing returning id::text, language`)
    if (kept) await putFileWords(queries, municipality, { ...kept, body: text.body })
  })
  return text
}

/** A file's pages with the text in its places, to be shown; null where it has none or cannot be read. */
export async function pagesOf(files: Files, sha256: string, name: string): Promise<Source | null> {
  const source = await sourceIn(files, sha256, name)
  return source && source.pages.length > 0 ? source : null
}

/** A file that cannot be read has no text; that is told and not a fault. A store of files that does not answer is one, and the file has its turn again. */
async function textOf(files: Files, sha256: string, name: string): Promise<FileText> {
  const source = await sourceIn(files, sha256, name)
  if (!source) return { format: "none", body: "", whole: true }
  const body = source.lines.map(({ text }) => text).join("\n")
  return { format: source.format, body: body.slice(0, bodyLimit), whole: body.length <= bodyLimit }
}

async function sourceIn(files: Files, sha256: string, name: string): Promise<Source | null> {
  const kept = await files.get(sha256)
  if (!kept || kept.sizeBytes > fileLimitBytes) {
    await kept?.content.cancel()
    return null
  }
  const bytes = new Uint8Array(await new Response(kept.content).arrayBuffer())
  return openSource(bytes, name).catch(() => null)
}

/** The text of a document's file, for one who may read the file. The reading is noted before. */
export async function getText(desk: Desk, files: Files, caseId: string, documentId: string, why: Why): Promise<(FileText & { readonly name: string; readonly sha256: string }) | PurposeNeeded> {
  const file = await getFile(desk, caseId, documentId, why)
  if (file instanceof PurposeNeeded) return file
  const { database, municipality, now } = desk
  const [kept] = await readWithin(database, municipality, (queries) =>
    queries.rows<FileText>(sql`select format, body, is_whole as whole from file_text where municipality_id = ${municipality} and sha256 = ${file.sha256}`),
  )
  return { ...(kept ?? (await keepText(database, files, municipality, file.sha256, file.name, now))), name: file.name, sha256: file.sha256 }
}
