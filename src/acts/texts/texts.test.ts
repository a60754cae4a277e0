import assert from "node:assert/strict"
import { rmSync } from "node:fs"
import { test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { freshFolder } from "../../../test/folders.ts"
import { letterPdf, pdfFrom } from "../../../test/pdf-parts.ts"
import { letter, openRegistry, publicCase, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { docx, paragraph } from "../../read/formats/made-files.ts"
import { filesIn } from "../../store/files.ts"
import { addDocument } from "../cases/documents.ts"
import { NotFound } from "../refusals.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { getText, keepTexts } from "./texts.ts"

const contents: Readonly<Record<string, Uint8Array>> = {
  "hakemus.pdf": pdfFrom(letterPdf(["Haen palkkatukea", "vuodeksi"])),
  "hakemus.docx": docx(paragraph("Haen palkkatukea") + paragraph("vuodeksi")),
  "hakemus.txt": Buffer.from("Haen palkkatukea\nvuodeksi"),
  "hakemus.html": Buffer.from("<p>Haen palkkatukea<p>vuodeksi<!-- salaa -->"),
  "kuva.bin": Buffer.from([0, 1, 2, 3]),
}

test("the text of files that came is kept once, in each format, and read by those who may read the file", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const files = filesIn(folder)
  const { id } = await registry.open("aino", { handler: "veikko", publicity: { ...publicCase.publicity, secrecy: "secret" } })
  const documents: string[] = []
  for (const [name, bytes] of Object.entries(contents)) {
    const file = { name, mediaType: "application/octet-stream", ...(await files.put((async function* () { yield bytes })(), 1_000_000)) }
    documents.push(await registry.by("veikko", (work) => addDocument(work, espoo, id, { ...letter, publicity: { ...publicCase.publicity, secrecy: "secret" }, file }, sampleCodeKey)))
  }
  assert.deepEqual([await keepTexts(registry.database, files, espoo, testNow), await keepTexts(registry.database, files, espoo, testNow)], [5, 0])
  const read = (who: string, document: string) => getText({ database: registry.database, municipality: espoo, actor: staffOf(who), now: testNow }, files, id, document, { purpose: "case-handling" })
  const texts = await Promise.all(documents.map((document) => read("veikko", document)))
  assert.deepEqual(texts.map((text) => ("body" in text ? [text.format, text.body] : null)), [...["pdf", "docx", "text", "html"].map((format) => [format, "Haen palkkatukea\nvuodeksi"]), ["none", ""]])
  await assert.rejects(read("antti", documents[0] ?? ""), NotFound)
})
