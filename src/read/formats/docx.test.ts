import assert from "node:assert/strict"
import { test } from "node:test"
import { readPage } from "../read-page.ts"
import { cell, docx, paragraph, row, run } from "./made-files.ts"
import { openPage } from "./open-page.ts"

const open = (body: string) => openPage(docx(body), "kuvaus.docx")
const textOf = (body: string): string[] => open(body).lines.map(({ text }) => text)

test("headings are known by their style in Finnish, Swedish and English", () => {
  const page = open(["Otsikko1", "Rubrik2", "Heading3", "Title", "Leipteksti"].map((style) => paragraph(style, `<w:pStyle w:val="${style}"/>`)).join(""))
  assert.deepEqual(page.lines.map(({ line, mark, level }) => [line, mark, level]), [
    [1, "heading", 1],
    [2, "heading", 2],
    [3, "heading", 3],
    [4, "heading", 1],
    [5, "text", undefined],
  ])
  assert.equal(page.title, "Otsikko1")
})

test("items of a list are bullets at their depth", () => {
  const page = open(paragraph("lainat", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`) + paragraph("uusinnat", `<w:numPr><w:ilvl w:val="1"/></w:numPr>`))
  assert.deepEqual(page.lines, [
    { line: 1, text: "lainat", mark: "bullet", level: 1 },
    { line: 2, text: "uusinnat", mark: "bullet", level: 2 },
  ])
})

test("a paragraph is one line however many runs it is cut into", () => {
  assert.deepEqual(textOf(`<w:p>${run("Kirjas")}${run("ton ", "<w:b/>")}<w:hyperlink>${run("tieto")}</w:hyperlink><w:r><w:noBreakHyphen/></w:r>${run("varanto &amp; museo")}<w:r><w:br/></w:r>${run("Koivula")}</w:p>`), ["Kirjaston tieto-varanto & museo Koivula"])
})

test("text that reviewing took away or moved is not there, and what it added is", () => {
  assert.deepEqual(textOf(`<w:p><w:del><w:r><w:delText>vanha</w:delText><w:t>vanha</w:t></w:r></w:del><w:moveFrom>${run("muualla")}</w:moveFrom><w:ins>${run("uusi")}</w:ins></w:p>`), ["uusi"])
})

test("hidden text is not read and is told of", () => {
  const page = open(`<w:p>${run("Koivula")}${run(" salassa", "<w:vanish/>")}${run(" ja Lehtola", `<w:vanish w:val="0"/>`)}</w:p>${paragraph("Björkby", "<w:rPr><w:vanish/></w:rPr>")}`)
  assert.deepEqual(page.lines.map(({ text }) => text), ["Koivula ja Lehtola", "Björkby"])
  assert.deepEqual(page.findings.map(({ code, message }) => [code, message.en]), [["hidden-content", "The page has 1 hidden places that a reader does not see. They were not read."]])
})

test("a text box is read once, and the paragraph around it keeps its own text", () => {
  const box = `<w:txbxContent>${paragraph("Laatikossa")}</w:txbxContent>`
  assert.deepEqual(textOf(`<w:p>${run("Ennen")}<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run(" jälkeen")}</w:p>`), ["Laatikossa", "Ennen jälkeen"])
})

test("a table gives its rows, with merged cells in their columns", () => {
  const table = [
    row(cell("Toimiala"), cell("Tietovaranto"), cell("Järjestelmät")),
    row(cell("Sivistys", `<w:vMerge w:val="restart"/>`), cell("Kirjasto"), cell("Sivu\nKuva")),
    row(cell("", "<w:vMerge/>"), cell("Museo"), cell("Helmi")),
    row(cell("Kaikki yhteiset", `<w:gridSpan w:val="2"/>`), cell("Kanto")),
    row(cell("Tekninen toimi", `<w:gridSpan w:val="3"/>`)),
  ]
  assert.deepEqual(open(`${paragraph("Koivula")}<w:tbl>${table.join("")}</w:tbl>${paragraph("Loppu")}`).lines.map(({ line, cells, text }) => [line, cells ?? text]), [
    [1, "Koivula"],
    [2, ["Toimiala", "Tietovaranto", "Järjestelmät"]],
    [3, ["Sivistys", "Kirjasto", "Sivu\nKuva"]],
    [4, ["Sivistys", "Museo", "Helmi"]],
    [5, ["Kaikki yhteiset", "", "Kanto"]],
    [6, "Tekninen toimi"],
    [7, "Loppu"],
  ])
})

test("a town's description is read from a document", () => {
  const heading = (text: string, level: number) => paragraph(text, `<w:pStyle w:val="Otsikko${level}"/>`)
  const item = (text: string) => paragraph(text, "<w:numPr/>")
  const draft = readPage(
    open(
      [
        heading("Lehtolan kunnan tietovarannot", 1),
        heading("Kirjaston tietovaranto", 2),
        heading("Tietoaineistot", 3),
        item("lainat"),
        item("asiakasrekisteri"),
        heading("Tietojärjestelmät", 3),
        paragraph("Sivu, kuvapankki"),
        heading("Hakutekijät", 3),
        paragraph("kortin numero"),
      ].join(""),
    ),
  )
  assert.equal(draft.municipality, "Lehtola")
  assert.deepEqual(draft.pools.map(({ name, datasets, registers, systems, searchKeys }) => [name, datasets, registers, systems, searchKeys]), [["Kirjaston tietovaranto", ["lainat"], ["asiakasrekisteri"], ["Sivu", "kuvapankki"], ["kortin numero"]]])
  assert.deepEqual([draft.unread, draft.findings.filter(({ code }) => code === "heading-unmarked")], [[], []])
})

test("a town's table is read from a document with its cells of several lines", () => {
  const table = [row(cell("Tietovaranto"), cell("Tietojärjestelmät"), cell("Hakutekijät")), row(cell("Kirjaston\ntietovaranto"), cell("Sivu\nkuvapankki"), cell("nimi\nkortin numero"))]
  const draft = readPage(open(`${paragraph("Lehtolan kunta")}<w:tbl>${table.join("")}</w:tbl>`))
  assert.deepEqual(draft.pools.map(({ name, sector, systems, searchKeys }) => [name, sector, systems, searchKeys]), [["Kirjaston tietovaranto", null, ["Sivu", "kuvapankki"], ["nimi", "kortin numero"]]])
})
