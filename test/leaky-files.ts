import { cell, docx, documentXml, paragraph, row, run, sheetData, xlsx, zipOf } from "../src/read/formats/made-files.ts"
import { letterPdf, pdfFrom, type PdfParts, streamOf } from "./pdf-parts.ts"

/** A file that shows what is open and a name, and holds an address in a place where its reader does not see it. */
export interface LeakyFile {
  readonly holds: string
  readonly name: string
  readonly bytes: Uint8Array
}

export const open = "Hakemus palkkatuesta on saapunut"
/** The name that stands in the open, and that the clerk hides. */
export const name = "Salme Salainen"
/** What only the file's hidden places hold. */
export const secret = "Turvakatu 13 B"

const lines = [open, `Hakija on ${name}`, "Asia otetaan valmisteluun"] as const
const tj = (text: string, x: number, y: number): string => `BT /F1 12 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`
const utf16 = (text: string): string => `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex")}>`
const image = streamOf(Buffer.alloc(300, 200), "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8")

/** What a picture shows in the open: its points spell it, row by row. */
export const openPixels = "Kuvan julkinen osa pisteina..."
/** Ten by ten points whose upper rows spell what is open and whose lower ones the address. */
const spelt = Buffer.from((openPixels.repeat(5) + secret.padEnd(30, ".").repeat(5)).slice(0, 300), "latin1")
const rgbImage = (more = ""): string => streamOf(spelt, `/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8 ${more}`)
/** Points as large on the page as in the picture's own grid, so that they come through one by one. */
const drawn = "q 200 0 0 200 50 300 cm /Im1 Do Q"
const pictured = { resources: "/XObject << /Im1 10 0 R >>" }
const marker = (code: number, text: string): Buffer => Buffer.concat([Buffer.from([0xff, code, 0, text.length + 2]), Buffer.from(text, "latin1")])
/** A photograph with words in its own data: a comment, and the place where it was taken. */
const photograph = ((jpeg) => Buffer.concat([jpeg.subarray(0, 2), marker(0xfe, secret), marker(0xe1, `Exif\0\0${secret}`), jpeg.subarray(2)]))(Buffer.from("/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQf/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCCAU0+/9k=", "base64"))

const pdfs: Readonly<Record<string, PdfParts | (() => Uint8Array)>> = {
  "text under a black box": letterPdf(lines, { content: `0 g ${tj(secret, 60, 600)} 0 g 50 595 200 20 re f` }),
  "text under a white box": letterPdf(lines, { content: `0 g ${tj(secret, 60, 600)} 1 g 50 595 200 20 re f` }),
  "text under a picture": letterPdf(lines, { content: `0 g ${tj(secret, 60, 600)} q 200 0 0 20 50 595 cm /Im1 Do Q`, resources: "/XObject << /Im1 10 0 R >>", objects: [image] }),
  "the lower half of a picture under a box": letterPdf(lines, { content: `${drawn} 0 g 50 300 200 100 re f`, ...pictured, objects: [rgbImage()] }),
  "the lower half of a picture cut away": letterPdf(lines, { content: `q 50 400 200 100 re W n ${drawn} Q`, ...pictured, objects: [rgbImage()] }),
  "the lower half of a picture below the page": letterPdf(lines, { content: "q 200 0 0 200 50 -100 cm /Im1 Do Q", ...pictured, objects: [rgbImage()] }),
  "the lower half of a picture that is transparent": letterPdf(lines, { content: drawn, ...pictured, objects: [rgbImage("/SMask 11 0 R"), streamOf(Buffer.concat([Buffer.alloc(50, 255), Buffer.alloc(50, 0)]), "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8")] }),
  "a photograph's own data": letterPdf(lines, { content: drawn, ...pictured, objects: [`<< /Length ${photograph.length} /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode >>\nstream\n${photograph.toString("latin1")}\nendstream`] }),
  "white text": letterPdf(lines, { content: `1 g ${tj(secret, 60, 600)}` }),
  "text in the colour of the box under it": letterPdf(lines, { content: `0.2 0.3 0.6 rg 50 595 200 20 re f 0.2 0.3 0.6 rg ${tj(secret, 60, 600)}` }),
  "a layer of recognised text over a picture": letterPdf(lines, { content: `q 200 0 0 20 50 595 cm /Im1 Do Q 3 Tr ${tj(secret, 60, 600)} 0 Tr`, resources: "/XObject << /Im1 10 0 R >>", objects: [image] }),
  "text of half a point": letterPdf(lines, { content: `BT /F1 0.5 Tf 0 g 1 0 0 1 60 600 Tm (${secret}) Tj ET` }),
  "text beside the page": letterPdf(lines, { content: tj(secret, 60, -50) }),
  "text cropped away": letterPdf(lines, { content: tj(secret, 60, 20), page: "/CropBox [0 100 595 842]" }),
  "text clipped away": letterPdf(lines, { content: `q 300 300 10 10 re W n ${tj(secret, 60, 600)} Q` }),
  "transparent text": letterPdf(lines, { content: `/G1 gs ${tj(secret, 60, 600)}`, resources: "/ExtGState << /G1 << /ca 0 >> >>" }),
  "a hidden layer": letterPdf(lines, {
    content: `/OC /L1 BDC ${tj(secret, 60, 600)} EMC`,
    resources: "/Properties << /L1 10 0 R >>",
    catalog: "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>",
    objects: [`<< /Type /OCG /Name (${secret}) >>`],
  }),
  "words of the document's data": letterPdf(lines, { info: `/Author (${secret}) /Keywords ${utf16(secret)}` }),
  "XMP metadata": letterPdf(lines, { catalog: "/Metadata 10 0 R", objects: [streamOf(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><d>${secret}</d></x:xmpmeta>`, "/Type /Metadata /Subtype /XML")] }),
  "an attached file": letterPdf(lines, {
    catalog: "/Names << /EmbeddedFiles << /Names [(liite.txt) 10 0 R] >> >>",
    objects: [`<< /Type /Filespec /F (${secret}.txt) /EF << /F 11 0 R >> >>`, streamOf(secret, "/Type /EmbeddedFile")],
  }),
  "a note": letterPdf(lines, { page: "/Annots [10 0 R]", objects: [`<< /Type /Annot /Subtype /Text /Rect [50 500 70 520] /Contents (${secret}) /T (${secret}) >>`] }),
  "a text that is a note with a look of its own": letterPdf(lines, {
    page: "/Annots [10 0 R]",
    objects: [`<< /Type /Annot /Subtype /FreeText /Rect [50 500 250 520] /Contents (${secret}) /AP << /N 11 0 R >> /DA (/F1 12 Tf) >>`, streamOf(tj(secret, 0, 5), "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >>")],
  }),
  "a link's address": letterPdf(lines, { page: "/Annots [10 0 R]", objects: [`<< /Type /Annot /Subtype /Link /Rect [50 500 70 520] /A << /S /URI /URI (https://kunta.example/?q=${secret}) >> >>`] }),
  "a form's field": letterPdf(lines, {
    catalog: "/AcroForm << /Fields [10 0 R] >>",
    page: "/Annots [10 0 R]",
    objects: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (osoite) /V (${secret}) /DV (${secret}) /F 2 /Rect [50 500 250 520] >>`],
  }),
  "a text instead of another": letterPdf(lines, { content: `/Span << /ActualText (${secret}) /Alt (${secret}) /E (${secret}) >> BDC ${tj("lyh.", 60, 600)} EMC` }),
  "an alternate text of the structure": letterPdf(lines, { catalog: "/StructTreeRoot 10 0 R /MarkInfo << /Marked true >>", objects: ["<< /Type /StructTreeRoot /K 11 0 R >>", `<< /S /Figure /P 10 0 R /Alt (${secret}) /T (${secret}) >>`] }),
  "a bookmark": letterPdf(lines, { catalog: "/Outlines 10 0 R", objects: ["<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 1 >>", `<< /Title (${secret}) /Parent 10 0 R /Dest [3 0 R /Fit] >>`] }),
  "a script": letterPdf(lines, { catalog: `/OpenAction << /S /JavaScript /JS (app.alert\\("${secret}"\\)) >>` }),
  "a program's own data": letterPdf(lines, { page: `/PieceInfo << /Word << /Private (${secret}) >> >>` }),
  "a label of a page": letterPdf(lines, { catalog: `/PageLabels << /Nums [0 << /P (${secret}) >>] >>` }),
  "a name of a place": letterPdf(lines, { catalog: `/Names << /Dests << /Names [(${secret}) [3 0 R /Fit]] >> >>` }),
  "an object that nothing leads to": letterPdf(lines, { objects: [`(${secret})`] }),
  "a comment between objects": () => Buffer.from(pdfFrom(letterPdf(lines)).toString("latin1").replace("%%EOF\n", `%%EOF\n% ${secret}\n`), "latin1"),
  "an earlier revision": () => revised(),
  "bytes after a stream's end": () => pdfFrom(withTail(letterPdf(lines))),
}

/** A file whose first version showed the address, with an update appended that shows another page. */
function revised(): Uint8Array {
  const first = pdfFrom(letterPdf([...lines, secret]))
  const page = letterPdf(lines).objects.get(4) ?? ""
  const start = first.lastIndexOf("startxref\n") + 10
  const before = first.subarray(start).toString("latin1").split("\n")[0] ?? "0"
  const at = first.length
  const object = Buffer.from(`4 0 obj\n${page}\nendobj\n`, "latin1")
  return Buffer.concat([first, object, Buffer.from(`xref\n4 1\n${String(at).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R /Prev ${before} >>\nstartxref\n${at + object.length}\n%%EOF\n`)])
}

function withTail(parts: PdfParts): PdfParts {
  const object = parts.objects.get(4) ?? ""
  const length = Number(/\/Length (\d+)/.exec(object)?.[1])
  parts.objects.set(4, object.replace(`/Length ${length}`, `/Length ${length + secret.length}`).replace("\nendstream", `${secret}\nendstream`))
  return parts
}

const body = lines.map((line) => paragraph(line)).join("")
const word = (text: string): string => `<w:p>${run(text)}</w:p>`
const docxWith = (parts: Readonly<Record<string, string>>, more = ""): Uint8Array => zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": documentXml(body + more), ...parts })
const part = (text: string): string => `<w:x xmlns:w="urn:w">${word(text)}</w:x>`

const docxs: Readonly<Record<string, Uint8Array>> = {
  "a deletion that was tracked": docx(`${body}<w:p><w:del w:author="${secret}"><w:r><w:delText>${secret}</w:delText></w:r></w:del></w:p>`),
  "a move that was tracked": docx(`${body}<w:p><w:moveFrom>${run(secret)}</w:moveFrom></w:p>`),
  "the author of a change": docx(`${body}<w:p><w:ins w:author="${secret}">${run("lisätty")}</w:ins></w:p>`),
  comments: docxWith({ "word/comments.xml": part(secret) }, `<w:p><w:commentRangeStart w:id="0"/>${run("kohta")}<w:commentReference w:id="0"/></w:p>`),
  "hidden text": docx(`${body}<w:p>${run(secret, "<w:vanish/>")}</w:p>`),
  "text hidden by its paragraph's style": docxWith({ "word/styles.xml": `<w:styles xmlns:w="urn:w"><w:style w:styleId="Piilo"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>` }, paragraph(secret, `<w:pStyle w:val="Piilo"/>`)),
  "text hidden by its run's style": docxWith({ "word/styles.xml": `<w:styles xmlns:w="urn:w"><w:style w:styleId="Piilo"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>` }, `<w:p>${run(secret, `<w:rStyle w:val="Piilo"/>`)}</w:p>`),
  "white text": docx(`${body}<w:p>${run(secret, `<w:color w:val="ffffff"/>`)}</w:p>`),
  "properties of the document": docxWith({ "docProps/core.xml": `<c><creator>${secret}</creator></c>`, "docProps/app.xml": `<a><Manager>${secret}</Manager></a>`, "docProps/custom.xml": `<p><v>${secret}</v></p>` }),
  "headers, footers and notes": docxWith({ "word/header1.xml": part(secret), "word/footer1.xml": part(secret), "word/footnotes.xml": part(secret), "word/endnotes.xml": part(secret) }),
  "a picture's text": docx(`${body}<w:p><w:r><w:drawing><wp:docPr xmlns:wp="urn:wp" name="kuva" descr="${secret}" title="${secret}"/></w:drawing></w:r></w:p>`),
  "a field's instruction": docx(`${body}<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "${secret}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("linkki")}</w:p>`),
  "data of its own and variables": docxWith({ "customXml/item1.xml": `<d>${secret}</d>`, "word/settings.xml": `<w:settings xmlns:w="urn:w"><w:docVar w:name="a" w:val="${secret}"/></w:settings>` }),
  "an embedded file": docxWith({ "word/embeddings/taulukko.bin": secret, "word/media/kuva.emf": secret, "docProps/thumbnail.jpeg": secret }),
  "a second telling of a text box": docx(`${body}<w:p><w:r><mc:AlternateContent><mc:Choice>${run("laatikko")}</mc:Choice><mc:Fallback><w:txbxContent>${word(secret)}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`),
  "a part that no relation names": docxWith({ "word/vanha.xml": secret, "word/_rels/document.xml.rels": `<Relationships><Relationship Id="r1" Target="${secret}" TargetMode="External"/></Relationships>` }),
  "hidden text in a table": docx(`${body}<w:tbl>${row(cell("a"), `<w:tc><w:p>${run(secret, "<w:vanish/>")}${run("b")}</w:p></w:tc>`)}</w:tbl>`),
}

const rows = sheetData(lines.map((line) => [line]))
const shownSheet = { name: "Hakemus", xml: rows }
const workbook = (sheets: string, names = ""): string => `<workbook xmlns:r="urn:r"><sheets>${sheets}</sheets>${names}</workbook>`
const twoSheets = (state: string): Uint8Array =>
  zipOf({
    "xl/workbook.xml": workbook(`<sheet name="Hakemus" r:id="r1"/><sheet name="${secret}" state="${state}" r:id="r2"/>`),
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet>${rows}</worksheet>`,
    "xl/worksheets/sheet2.xml": `<worksheet>${sheetData([[secret]])}</worksheet>`,
  })
const oneSheet = (parts: Readonly<Record<string, string>>, sheet = rows): Uint8Array =>
  zipOf({
    "xl/workbook.xml": workbook(`<sheet name="Hakemus" r:id="r1"/>`, parts.names ?? ""),
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet>${sheet}</worksheet>`,
    ...Object.fromEntries(Object.entries(parts).filter(([path]) => path !== "names")),
  })
const inline = (text: string, at: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

const xlsxs: Readonly<Record<string, Uint8Array>> = {
  "a hidden sheet": twoSheets("hidden"),
  "a very hidden sheet": twoSheets("veryHidden"),
  "a hidden row": oneSheet({}, rows.replace("</sheetData>", `<row r="9" hidden="1">${inline(secret, "A9")}</row></sheetData>`)),
  "a hidden column": oneSheet({}, `<cols><col min="3" max="3" hidden="1"/></cols>${rows.replace("</row>", `${inline(secret, "C1")}</row>`)}`),
  "a defined name": oneSheet({ names: `<definedNames><definedName name="osoite" comment="${secret}">"${secret}"</definedName></definedNames>` }),
  "a shared text that no cell uses": xlsx([shownSheet], [secret]),
  "comments of cells": oneSheet({ "xl/comments1.xml": `<comments><t>${secret}</t></comments>`, "xl/threadedComments/threadedComment1.xml": `<t>${secret}</t>` }),
  "properties, links outside and a cache": oneSheet({ "docProps/core.xml": `<c>${secret}</c>`, "xl/externalLinks/externalLink1.xml": `<e>${secret}</e>`, "xl/pivotCache/pivotCacheRecords1.xml": `<p>${secret}</p>` }),
  "the head of the printed page and a list of choices": oneSheet({}, `${rows}<dataValidations><dataValidation><formula1>"${secret}"</formula1></dataValidation></dataValidations><headerFooter><oddHeader>${secret}</oddHeader></headerFooter>`),
  "a formula with a text in it": oneSheet({}, rows.replace("</sheetData>", `<row r="9"><c r="A9" t="str"><f>IF(1,"ok","${secret}")</f><v>ok</v></c></row></sheetData>`)),
}

const html = (more: string, head = ""): Uint8Array => Buffer.from(`<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>Hakemus</title>${head}</head><body>${lines.map((line) => `<p>${line}</p>`).join("")}${more}</body></html>`)

const htmls: Readonly<Record<string, Uint8Array>> = {
  "a comment": html(`<!-- ${secret} -->`),
  "text that is not displayed": html(`<p style="display:none">${secret}</p><p hidden>${secret}</p><div aria-hidden="true">${secret}</div>`),
  "data of its head": html("", `<meta name="author" content="${secret}"><style>/* ${secret} */</style>`),
  "a script and a template": html(`<script>var osoite = "${secret}"</script><template><p>${secret}</p></template>`),
  "attributes": html(`<p title="${secret}" data-osoite="${secret}">ok</p><img src="x" alt="${secret}"><a href="mailto:${secret}">ok</a>`),
  "a form's values": html(`<form><input value="${secret}"><textarea>${secret}</textarea></form>`),
}

/** Each letter of a text as a tag sign, which nothing shows. */
const asTags = (text: string): string => [...text].map((sign) => String.fromCodePoint(0xe0000 + (sign.codePointAt(0) ?? 0))).join("")

const texts: Readonly<Record<string, Uint8Array>> = {
  "signs that nothing shows": Buffer.from(`${lines.join("\n")}\nok${asTags(secret)}\u200b\u2060`),
}

const asFiles = (files: Readonly<Record<string, PdfParts | Uint8Array | (() => Uint8Array)>>, extension: string): LeakyFile[] =>
  Object.entries(files).map(([holds, made]) => ({ holds: `${extension.toUpperCase()}: ${holds}`, name: `tiedosto.${extension}`, bytes: typeof made === "function" ? made() : made instanceof Uint8Array ? made : pdfFrom(made) }))

/** Files of every format that is redacted, each with one hidden place. All of it is invented. */
export const leakyFiles: readonly LeakyFile[] = [...asFiles(pdfs, "pdf"), ...asFiles(docxs, "docx"), ...asFiles(xlsxs, "xlsx"), ...asFiles(htmls, "html"), ...asFiles(texts, "txt")]
