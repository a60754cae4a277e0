import assert from "node:assert/strict"
import { before, test } from "node:test"
import PDFDocument from "pdfkit"
import { added, changed, contentOf, letterPdf, numberOf, partsOf, pdfFrom, type PdfParts, streamOf } from "../../../test/pdf-parts.ts"
import { testNow } from "../../../test/town.ts"
import { leaksIn } from "./check.ts"
import { rebuild } from "./rebuild.ts"

const secret = "Turvakatu 13 B"
const allowed = {
  title: "Hakemus (julkinen)",
  language: "fi" as const,
  now: testNow,
  lines: [
    { mark: "heading" as const, level: 2, parts: [{ text: "Hakija" }] },
    { mark: "text" as const, level: 0, parts: [{ text: "Hakija on " }, { ground: "24-1-25" }, { text: " ja asuu Koivulassa. Šakki, õ, ž." }] },
    { mark: "row" as const, level: 0, parts: [{ text: "Määrä\t12 €\t¤" }] },
  ],
}
let good: Buffer
before(async () => {
  good = await rebuild(allowed)
})

const codesIn = async (bytes: Uint8Array): Promise<string[]> => [...new Set((await leaksIn(bytes, allowed, [secret])).map(({ code }) => code))]

test("a file made of what is allowed passes, also when it is taken apart and put together again", async () => {
  assert.deepEqual(await leaksIn(good, allowed, [secret]), [])
  assert.deepEqual(await leaksIn(pdfFrom(partsOf(good)), allowed, [secret]), [])
})

const painted = (more: string) => (parts: PdfParts) => changed(parts, numberOf(parts, /\/MCID|FlateDecode/), (object) => streamOf(contentOf(object) + more))
/** The letters of the secret by the numbers that the file's own typeface has for them are not known: any that it has will do. */
const glyphs = "BT 1 0 0 1 60 500 Tm /F2 12 Tf [<00010002>] TJ ET"
const inCatalog = (more: string | ((parts: PdfParts) => string)) => (parts: PdfParts) => {
  const written = typeof more === "string" ? more : more(parts)
  changed(parts, numberOf(parts, /\/Type \/Catalog/), (object) => object.replace("<<", `<< ${written} `))
}
const inPage = (more: string | ((parts: PdfParts) => string)) => (parts: PdfParts) => {
  const written = typeof more === "string" ? more : more(parts)
  changed(parts, numberOf(parts, /\/Type \/Page\b/), (object) => object.replace("<<", `<< ${written} `))
}

/** Ways in which a file could leak after all, and what the check says of each. */
const spoiled: Readonly<Record<string, readonly [spoil: (parts: PdfParts) => void, code: string]>> = {
  "more text in the open": [painted(`q ${glyphs} Q\n`), "other-text"],
  "text in the paper's colour": [painted(`1 1 1 scn ${glyphs}\n`), "unseen-text"],
  "text in an invisible mode": [painted(`3 Tr ${glyphs}\n`), "unseen-text"],
  "text under a box": [painted(`${glyphs} 0 0 0 scn 0 0 600 800 re f\n`), "unseen-text"],
  "text beside the page": [painted(glyphs.replace("60 500", "60 -500")), "unseen-text"],
  "text as a string and not as glyphs": [painted(`BT /F2 12 Tf (${secret}) Tj ET\n`), "hidden-words"],
  "a comment in what is painted": [painted(`% ${secret}\n`), "hidden-words"],
  "a text instead of what is painted": [painted(`/Span << /ActualText (${secret}) >> BDC EMC\n`), "unknown-part"],
  "a hidden layer": [(parts) => { painted(`/OC /L1 BDC ${glyphs} EMC\n`)(parts); inCatalog("/OCProperties << /OCGs [] >>")(parts) }, "unknown-part"],
  "a picture": [(parts) => { painted("/Im1 Do\n")(parts); changed(parts, numberOf(parts, /\/ProcSet/), (object) => object.replace("<<", `<< /XObject << /Im1 ${added(parts, streamOf(Buffer.alloc(300), "/Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8"))} >> `)) }, "image"],
  "a note": [inPage((parts) => `/Annots [${added(parts, `<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (${secret}) >>`)}]`), "annotation"],
  "a link": [inPage((parts) => `/Annots [${added(parts, `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (${secret}) >> >>`)}]`), "annotation"],
  "a form's field": [inCatalog(`/AcroForm << /Fields [] /DA (${secret}) >>`), "annotation"],
  "an attached file": [inCatalog((parts) => `/AF [${added(parts, `<< /Type /Filespec /F (${secret}) /EF << /F ${added(parts, streamOf(secret, "/Type /EmbeddedFile"))} >> >>`)}]`), "attachment"],
  "a bookmark": [inCatalog((parts) => `/Outlines ${added(parts, `<< /Title (${secret}) >>`)}`), "bookmark"],
  "a script": [inCatalog(`/OpenAction << /S /JavaScript /JS (${secret}) >>`), "unknown-part"],
  "a label of a page": [inCatalog(`/PageLabels << /Nums [0 << /P (${secret}) >>] >>`), "unknown-part"],
  "a program's own data": [inPage(`/PieceInfo << /Word << /Private (${secret}) >> >>`), "unknown-part"],
  "a name of a place": [(parts) => changed(parts, numberOf(parts, /\/Dests/), () => `<< /Dests << /Names [(${secret}) null] >> >>`), "other-words"],
  "an author": [(parts) => changed(parts, numberOf(parts, /\/Producer/), (object) => object.replace("<<", `<< /Author (${secret}) `)), "unknown-part"],
  "another producer": [(parts) => changed(parts, numberOf(parts, /^\(Varanto\)$/), () => `(${secret})`), "other-words"],
  "another title": [(parts) => changed(parts, numberOf(parts, /^\(Hakemus/), () => `(Hakemus ${secret})`), "other-words"],
  "another language tag": [(parts) => changed(parts, numberOf(parts, /\/Type \/Catalog/), (object) => object.replace("(fi-FI)", `(${secret})`)), "other-words"],
  "words in XMP": [(parts) => changed(parts, numberOf(parts, /xmpmeta/), (object) => plainStream(contentOf(object).replace("</rdf:RDF>", `<rdf:Description>${secret}</rdf:Description></rdf:RDF>`), "/Type /Metadata /Subtype /XML")), "other-words"],
  "an attribute in XMP": [(parts) => changed(parts, numberOf(parts, /xmpmeta/), (object) => plainStream(contentOf(object).replace("<rdf:RDF", `<rdf:RDF pdf:Keywords='Turva'`), "/Type /Metadata /Subtype /XML")), "other-words"],
  "a comment in XMP": [(parts) => changed(parts, numberOf(parts, /xmpmeta/), (object) => plainStream(contentOf(object).replace("<rdf:RDF", `<!-- Turva --><rdf:RDF`), "/Type /Metadata /Subtype /XML")), "other-words"],
  "an alternate text of the structure": [(parts) => changed(parts, numberOf(parts, /\/S \/P\b/), (object) => object.replace("<<", `<< /Alt (${secret}) `)), "unknown-part"],
  "an object that nothing leads to": [(parts) => void added(parts, `(${secret})`), "loose-object"],
  "bytes after a stream's end": [(parts) => changed(parts, numberOf(parts, /FlateDecode/), (object) => object.replace(/\/Length (\d+)/, (_, length) => `/Length ${Number(length) + 5}`).replace("\nendstream", "Turva\nendstream")), "odd-shape"],
  "a stream packed otherwise": [(parts) => changed(parts, numberOf(parts, /FlateDecode/), () => "<< /Length 10 /Filter /ASCIIHexDecode >>\nstream\n5475727661\nendstream"), "odd-shape"],
  "less than what is allowed": [(parts) => changed(parts, numberOf(parts, /\/MCID|FlateDecode/), (object) => streamOf(contentOf(object).replace(/\[<[^\]]*\] TJ/, "[] TJ"))), "other-text"],
}

const plainStream = (content: string, dictionary: string): string => `<< /Length ${content.length} ${dictionary} >>\nstream\n${content}\nendstream`

for (const [what, [spoil, code]] of Object.entries(spoiled))
  test(`the check finds ${what}`, async () => {
    const parts = partsOf(good)
    spoil(parts)
    const found = await codesIn(pdfFrom(parts))
    assert.equal(found.includes(code), true, `${code} in ${found.join(", ")}`)
  })

test("the check passes an allowed picture, and finds another, a changed one, one with something beside its pixels, and one that is not there", async () => {
  const rgb = Uint8Array.from({ length: 12 * 7 * 3 }, (_, at) => (at * 37) % 256)
  const pictured = { ...allowed, lines: [...allowed.lines, { mark: "picture" as const, level: 0, picture: { width: 12, height: 7, rgb, box: { left: 0, top: 0, right: 240, bottom: 140 } }, parts: [{ text: "Kuva 1. " }, { ground: "24-1-25" }] }] }
  const file = await rebuild(pictured)
  const codes = async (bytes: Uint8Array, text: typeof allowed | typeof pictured = pictured) => [...new Set((await leaksIn(bytes, text, [secret])).map(({ code }) => code))]
  assert.deepEqual(await codes(file), [])
  assert.deepEqual((await codes(file, allowed)).includes("image"), true, "where none is allowed")
  assert.deepEqual((await codes(good)).includes("image"), true, "one that is not there")
  const spoilt = (change: (object: string, parts: PdfParts) => string): Buffer => {
    const parts = partsOf(file)
    changed(parts, numberOf(parts, /\/Subtype \/Image/), (object) => change(object, parts))
    return pdfFrom(parts)
  }
  const image = (pixels: Uint8Array, more = "") => streamOf(pixels, `/Type /XObject /Subtype /Image /BitsPerComponent 8 /Width 12 /Height 7 /ColorSpace /DeviceRGB ${more}`)
  assert.deepEqual(await codes(spoilt(() => image(rgb))), [])
  for (const bad of [image(rgb.map((part, at) => (at === 100 ? part + 1 : part))), image(Buffer.concat([rgb, Buffer.from(secret)])), image(rgb, "/Alternates []"), image(rgb, `/Metadata 1 0 R`), image(rgb).replace("/Width 12 /Height 7", "/Width 7 /Height 12")])
    assert.deepEqual((await codes(spoilt(() => bad))).includes("image"), true, bad.slice(0, 160))
  assert.deepEqual((await codes(spoilt((object, parts) => { changed(parts, numberOf(parts, /\/S \/Figure/), (figure) => figure.replace(/\/Alt \([^)]*\)/, `/Alt (${secret})`)); return object }))).includes("other-words"), true, "words instead of the picture's name")
})

test("the check finds a letter that reads as another than it looks", async () => {
  const parts = partsOf(good)
  const map = [...parts.objects].find(([, object]) => object.includes("stream\n") && contentOf(object).includes("beginbfrange"))?.[0] ?? 0
  changed(parts, map, (object) => streamOf(contentOf(object).replace("endbfrange", "<0001> <0001> [<0051>]\nendbfrange")))
  const found = await codesIn(pdfFrom(parts))
  assert.equal(found.some((code) => code === "other-words" || code === "other-text"), true, found.join(", "))
})

test("the check finds an update appended to a good file, bytes after its end, between its objects, and a table that tells less", async () => {
  const text = good.toString("latin1")
  const update = `1 0 obj\n(${secret})\nendobj\nxref\n1 1\n${String(good.length).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 2 >>\nstartxref\n${good.length}\n%%EOF\n`
  for (const bad of [text + update, `${text}${secret}`, text.replace("endobj\n", `endobj\n% ${secret}\n`), text.replace(/xref\n0 (\d+)\n/, (_, count) => `xref\n0 ${Number(count) - 1}\n`), `${secret}\n${text}`])
    assert.deepEqual(await codesIn(Buffer.from(bad, "latin1")), ["odd-shape"])
})

test("the check passes no file that another program made, and says where", async () => {
  assert.deepEqual(await codesIn(pdfFrom(letterPdf(["Hakija", secret]))).then((codes) => codes.includes("other-text")), true)
  const document = new PDFDocument({ pdfVersion: "1.7" })
  const chunks: Buffer[] = []
  document.on("data", (chunk: Buffer) => void chunks.push(chunk))
  const ended = new Promise((resolve) => document.on("end", resolve))
  document.text("Hakija").note(10, 10, 20, 20, secret)
  document.end()
  await ended
  const leaks = await leaksIn(Buffer.concat(chunks), allowed, [secret])
  assert.match(leaks.find(({ code }) => code === "annotation")?.where ?? "", /^object \d+: \/Annots?$/)
})
