import assert from "node:assert/strict"
import { test } from "node:test"
import { strToU8, zipSync } from "fflate"
import { docx, documentXml, paragraph, zipOf } from "./made-files.ts"
import { openPage } from "./open-page.ts"
import { fileLimitBytes, Unreadable } from "./unreadable.ts"

/** The file is refused, with a word in each language that says why. */
function assertRefused(bytes: Uint8Array, name: string, fi: RegExp, sv: RegExp, en: RegExp): void {
  assert.throws(
    () => openPage(bytes, name),
    (fault) => {
      assert.ok(fault instanceof Unreadable, String(fault))
      assert.match(fault.words.fi, fi)
      assert.match(fault.words.sv, sv)
      assert.match(fault.words.en, en)
      assert.equal(fault.message, fault.words.en)
      return true
    },
  )
}

const assertEmpty = (bytes: Uint8Array, name = "sivu.txt"): void => assertRefused(bytes, name, /on tyhjä/, /är tom/, /is empty/)
const assertBroken = (bytes: Uint8Array): void => assertRefused(bytes, "kuvaus.docx", /on rikki/, /är skadad/, /is broken/)
const assertEntities = (bytes: Uint8Array): void => assertRefused(bytes, "kuvaus.docx", /XML-entiteettejä/, /XML-entiteter/, /XML entities/)

test("a file with nothing in it is empty, whatever kind it says it is", () => {
  for (const name of ["sivu.txt", "sivu.html", "taulukko.csv", "kuvaus.docx"]) assertEmpty(new Uint8Array(0), name)
})

test("a file of spaces, blank lines or a byte order mark alone is empty", () => {
  for (const text of [" ", "\n\r\n\t", "\ufeff", "\u00a0 \u00a0\n"]) assertEmpty(Buffer.from(text))
  assertEmpty(Buffer.from("\ufeff \n", "utf16le"))
  assertEmpty(Buffer.alloc(fileLimitBytes, 0x20))
})

test("a file over the size limit is refused before it is looked into", () => {
  assertRefused(Buffer.alloc(50 * 1024 * 1024, 0x20), "sivu.txt", /liian suuri: 50 Mt, enintään 20 Mt/, /för stor: 50 Mt, högst 20 Mt/, /too large: 50 MB, at most 20 MB/)
})

test("a file that is no text is refused", () => {
  const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3])
  const noise = Uint8Array.from({ length: 4_000 }, (_, at) => ((at * 7) % 31) + 1)
  for (const bytes of [picture, noise, Buffer.from("Koivula\0Lehtola")]) assertRefused(bytes, "sivu.txt", /ei ole tekstiä/, /är inte text/, /is not text/)
})

test("a PDF or an old office file is named for what it is, whatever it is called", () => {
  assertRefused(Buffer.from("%PDF-1.7\n%äö\n1 0 obj"), "sivu.txt", /muotoa PDF/, /av typen PDF/, /is PDF/)
  assertRefused(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "kuvaus.docx", /muotoa DOC\/XLS/, /av typen DOC\/XLS/, /is DOC\/XLS/)
})

test("a zip that is no document and no workbook is refused", () => {
  assertRefused(zipOf({ "sivu.txt": "Koivula" }), "kuvaus.docx", /muotoa ZIP/, /av typen ZIP/, /is ZIP/)
})

test("a document that only promises its text is broken", () => {
  assertBroken(zipSync({ "[Content_Types].xml": [strToU8(`<Override PartName="/word/document.xml"/>`), { level: 0 }] }))
})

test("a document cut anywhere on the way is broken or no document", () => {
  const whole = docx(paragraph("Koivulan tietovarannot"))
  for (let end = 4; end < whole.length; end += 7) assert.throws(() => openPage(whole.subarray(0, end), "kuvaus.docx"), Unreadable, `cut at ${end}`)
})

test("a document whose XML breaks off or is not closed is broken", () => {
  for (const xml of ["", "<w:document>", "<w:document><w:p></w:document>", "Koivula", documentXml("&tuntematon;"), documentXml("<w:p><w:r><w:t>a & b</w:t></w:r></w:p>")]) assertBroken(zipOf({ "word/document.xml": xml }))
})

test("a document that declares entities is refused, so that none of them grows or fetches", () => {
  const laughs = ["<!ENTITY a0 \"haha\">", ...Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`)].join("")
  assertEntities(zipOf({ "word/document.xml": `<?xml version="1.0"?><!DOCTYPE w [${laughs}]><w:document><w:p>&a9;</w:p></w:document>` }))
  assertEntities(zipOf({ "word/document.xml": `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:p>&x;</w:p></w:document>` }))
  assertEntities(zipOf({ "xl/workbook.xml": `<!DOCTYPE w SYSTEM "http://a.example/w.dtd"><workbook/>` }))
})

const big = 65 * 1024 * 1024

test("a document that would unpack to too much is not unpacked", () => {
  assertRefused(zipSync({ "word/document.xml": new Uint8Array(big) }), "kuvaus.docx", /purkautuu liian suureksi/, /blir för stor/, /unpacks to too much/)
})

test("a document that says it is small gets no more room than it says", () => {
  const bomb = Buffer.from(zipSync({ "word/document.xml": new Uint8Array(big) }))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(big)
  for (let at = bomb.indexOf(size); at >= 0; at = bomb.indexOf(size, at + 4)) bomb.writeUInt32LE(10, at)
  assertBroken(bomb)
})

test("parts that nobody asked for are not unpacked, however big", () => {
  const bytes = zipSync({ "word/document.xml": strToU8(documentXml(paragraph("Koivula"))), "word/media/kuva.png": new Uint8Array(big) })
  assert.deepEqual(openPage(bytes, "kuvaus.docx").lines.map(({ text }) => text), ["Koivula"])
})

test("a page whose elements lie too deep in each other is refused", () => {
  const deep = [/liian syvällä/, /för djupt/, /nested too deep/] as const
  assertRefused(Buffer.from(`<body>${"<div>".repeat(5_000)}Koivula`), "sivu.html", ...deep)
  assertRefused(Buffer.from(`<body><table><tr><td>${"<b><i>".repeat(2_000)}Koivula`), "sivu.html", ...deep)
  assertRefused(Buffer.from(`<body><nav>${"<div>".repeat(5_000)}Koivula`), "sivu.html", ...deep)
})
