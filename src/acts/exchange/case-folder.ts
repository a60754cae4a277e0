import { createHash } from "node:crypto"
import { zipSync } from "fflate"
import { sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import type { Files } from "../cases/files.ts"
import { getCase } from "../cases/get.ts"
import { seenEach } from "../records/seen.ts"
import { Conflict, NotFound } from "../refusals.ts"
import { idOrUnknown } from "../trail/entry.ts"

/** The files of a case that is taken out at once, in bytes. */
export const folderLimitBytes = 200 * 1024 * 1024

/**
 * A case with its data, files and their digests, as a ZIP: `case.json`, `files/…` and `sha256sums.txt`, which `sha256sum -c` checks.
 * For whoever may take the case out; documents that she may not take out are left away. Throws `Conflict` where it is too large.
 */
export async function caseFolder(desk: Desk, files: Files, id: string, why: Why): Promise<Uint8Array> {
  const may = await exportable(desk, id)
  if (!may.has(id)) {
    await noteReading(desk, { act: "refused", subject: { kind: "case", id: idOrUnknown(id) }, because: "no-rule", outcome: "refused", more: { act: "record-exported" } })
    throw new NotFound("There is no such case, or it is not yours to take out.")
  }
  const its = await getCase(desk, id, why)
  if (its instanceof PurposeNeeded) throw new NotFound("There is no such case, or it is not yours to take out.")
  const documents = its.documents.filter((one) => may.has(one.id))
  if (documents.reduce((sum, { sizeBytes }) => sum + Number(sizeBytes ?? 0), 0) > folderLimitBytes) throw new Conflict("The files of the case are too large to be taken out at once.")
  const digests = await digestsOf(desk, id)
  const packed: Record<string, Uint8Array> = {}
  const told = []
  for (const [at, { id: document, ...rest }] of documents.entries()) {
    const sha256 = digests.get(document) ?? null
    const kept = sha256 === null ? null : await files.get(sha256)
    const name = kept && rest.fileName ? `files/${String(at + 1).padStart(3, "0")}-${rest.fileName}` : null
    if (kept && name !== null) packed[name] = new Uint8Array(await new Response(kept.content).arrayBuffer())
    told.push({ id: document, ...rest, sha256, file: name })
  }
  const { record, documents: _, mayChange: __, ...data } = its
  packed["case.json"] = Buffer.from(`${JSON.stringify({ format: "varanto-case", version: 1, exportedAt: desk.now, municipality: desk.municipality, id, title: record.title, unit: record.unit, register: record.register, ...data, documents: told }, null, 2)}\n`)
  packed["sha256sums.txt"] = Buffer.from(Object.entries(packed).map(([name, content]) => `${createHash("sha256").update(content).digest("hex")}  ${name}\n`).join(""))
  await noteReading(desk, { act: "record-exported", subject: { kind: "case", id }, person: record.person, register: record.register, case: id, outcome: "done", purpose: "case-handling", more: { documents: documents.length } })
  return zipSync(packed, { level: 6 })
}

/** Of a case and its documents, those that the asker may take out. */
async function exportable(desk: Desk, id: string): Promise<ReadonlySet<string>> {
  const rows = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<{ id: string }>(sql`
      select one.id from (select id from record where municipality_id = ${desk.municipality} and root_id = ${id} order by id limit 1000) one cross join ${seenEach("export", askerAt(desk), desk.now, "all", sql`one.id`)}`),
  )
  return new Set(rows.map((row) => row.id))
}

async function digestsOf({ database, municipality }: Desk, id: string): Promise<ReadonlyMap<string, string>> {
  const rows = await readWithin(database, municipality, (queries) =>
    queries.rows<{ id: string; sha256: string }>(sql`select id, sha256 from case_document where municipality_id = ${municipality} and case_id = ${id} and sha256 is not null limit 1000`),
  )
  return new Map(rows.map((row) => [row.id, row.sha256]))
}
