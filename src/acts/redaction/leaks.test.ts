import assert from "node:assert/strict"
import { test } from "node:test"
import { leakyFiles, name, open, openPixels, secret } from "../../../test/leaky-files.ts"
import { contentOf, partsOf } from "../../../test/pdf-parts.ts"
import { testNow } from "../../../test/town.ts"
import { readPdf } from "../../read/formats/pdf.ts"
import { makePublic } from "./redact.ts"
import { sourceOf, Unreadable } from "./source.ts"

/** Every way in which words may stand in a file, looked for in its bytes and in each stream unpacked. */
function holds(bytes: Uint8Array, words: string): boolean {
  const { objects } = partsOf(bytes)
  const places = [Buffer.from(bytes), ...[...objects.values()].filter((object) => object.includes("stream\n")).map((object) => Buffer.from(contentOf(object), "latin1"))]
  const forms = [Buffer.from(words, "utf8"), Buffer.from(words, "latin1"), Buffer.from(words, "utf16le"), Buffer.from(words, "utf16le").swap16()]
  return places.some((place) => forms.some((form) => place.includes(form)))
}

test("the catalogue has files that leak in every format", () => {
  assert.equal(leakyFiles.length >= 60, true, String(leakyFiles.length))
  assert.deepEqual([...new Set(leakyFiles.map((file) => file.holds.split(":")[0]))], ["PDF", "DOCX", "XLSX", "HTML", "TXT"])
})

for (const { holds: place, name: fileName, bytes } of leakyFiles)
  test(`a public version has nothing of what a file hides: ${place}`, async () => {
    let source
    try {
      source = await sourceOf(bytes, fileName)
    } catch (fault) {
      // Refused is as good as cleaned: nothing is made of it.
      assert.equal(fault instanceof Unreadable, true, String(fault))
      return
    }
    assert.equal(source.lines.some(({ text }) => text.includes("Turva")), false, "the clerk sees no line that the file's reader does not")
    const opened = { caseId: "c", documentId: "d", publicTitle: "Hakemus", type: "application", language: "fi" as const, sha256: "0".repeat(64), people: [], source, bytes }
    const made = await makePublic(opened, [{ kind: "words", words: name, ground: "personal-data" }], "Hakemus", testNow, source.pictures.filter(({ fault }) => fault === null).map(({ number }) => number))
    assert.deepEqual(made.leaks, [])
    assert.equal(made.pictures.length > 0 && place.includes("half of a picture"), holds(made.bytes, openPixels), "what is open of a picture comes through point by point")
    assert.deepEqual([holds(made.bytes, secret), holds(made.bytes, name), holds(made.bytes, "Salainen")], [false, false, false])
    const text = (await readPdf(made.bytes)).pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("\n")
    assert.match(text, new RegExp(open))
    assert.match(text, /Hakija on \[salattu: henkilötieto, 621\/1999 16 § 3 mom\.\]/)
    assert.doesNotMatch(text, /Salme|Salainen|Turvakatu/)
  })
