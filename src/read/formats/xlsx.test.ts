import assert from "node:assert/strict"
import { test } from "node:test"
import { readPage } from "../read-page.ts"
import { sheetData, xlsx, zipOf } from "./made-files.ts"
import { openPage } from "./open-page.ts"

const open = (bytes: Uint8Array) => openPage(bytes, "taulukko.xlsx")
const sheet = (xml: string, name = "Taul1") => ({ name, xml })

test("a workbook of one sheet gives its rows as they are numbered", () => {
  const page = open(xlsx([sheet(`<sheetData><row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="s"><v>0</v></c></row><row r="5"><c r="B5"><v>12</v></c></row></sheetData>`, "Varannot")], ["Sivu", "Kirjasto"]))
  assert.equal(page.title, "Varannot")
  assert.deepEqual(page.lines, [
    { line: 2, text: "Kirjasto\t\tSivu", mark: "row", cells: ["Kirjasto", "", "Sivu"] },
    { line: 5, text: "\t12", mark: "row", cells: ["", "12"] },
  ])
})

test("each sheet of several stands under its name, and no two rows have one number", () => {
  const page = open(xlsx([sheet(sheetData([["a"], ["b"]]), "Sivistys"), sheet(sheetData([["c"]]), "Tekniikka &amp; ympäristö")]))
  assert.deepEqual(page.lines.map(({ line, text, mark }) => [line, text, mark]), [
    [1, "Sivistys", "heading"],
    [2, "a", "row"],
    [3, "b", "row"],
    [4, "Tekniikka & ympäristö", "heading"],
    [5, "c", "row"],
  ])
})

test("text of several runs is one text, and its reading aid is left out", () => {
  const strings = "<sst><si><r><t>Kirjas</t></r><r><t>to</t></r><rPh><t>lukuohje</t></rPh></si></sst>"
  const bytes = zipOf({
    "xl/workbook.xml": `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="/xl/worksheets/Varannot.xml"/></Relationships>`,
    "xl/sharedStrings.xml": strings,
    "xl/worksheets/Varannot.xml": `<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`,
  })
  assert.deepEqual(open(bytes).lines.map(({ line, text }) => [line, text]), [[1, "Kirjasto"]])
})

test("a workbook whose tags have a prefix is read the same", () => {
  const bytes = zipOf({
    "xl/workbook.xml": `<x:workbook><x:sheets><x:sheet name="a" r:id="r1"/></x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<x:worksheet><x:sheetData><x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>Kirjasto</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
  })
  assert.deepEqual(open(bytes).lines.map(({ line, text }) => [line, text]), [[3, "Kirjasto"]])
})

test("a formula is not trusted: its last value is read and the formula is told of", () => {
  const page = open(xlsx([sheet(`<sheetData><row r="4"><c r="A4" t="str"><f>HYPERLINK("http://a.example")</f><v>Sivu</v></c></row></sheetData>`)]))
  assert.deepEqual(page.lines.map(({ cells }) => cells), [["Sivu"]])
  assert.deepEqual(page.findings.map(({ code, line, message }) => [code, line, message.en]), [["formula-as-text", 4, 'The cell holds a formula: “=HYPERLINK("http://a.example")”. It was not calculated. Expected: text.']])
})

test("a cell merged over rows says the same of each row, and no more than that", () => {
  const rows = sheetData([["Sivistys", "Kirjasto"], ["", "Museo"], ["Tekniikka", "Vesi"]])
  assert.deepEqual(open(xlsx([sheet(`${rows}<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="Z9:Z99"/><mergeCell ref="x"/></mergeCells>`)])).lines.map(({ cells }) => cells), [
    ["Sivistys", "Kirjasto"],
    ["Sivistys", "Museo"],
    ["Tekniikka", "Vesi"],
  ])
})

test("columns far to the right and strings that are not there do no harm", () => {
  const page = open(xlsx([sheet(`<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c><c r="XFD1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>`)]))
  assert.deepEqual(page.lines.map(({ cells }) => cells), [["", "2"]])
})

test("a town's workbook is read with a sheet for each sector", () => {
  const head = ["Tietovaranto", "Tietojärjestelmät", "Hakutekijät"]
  const page = open(xlsx([sheet(sheetData([head, ["Kirjaston tietovaranto", "Sivu\nkuvapankki", "kortin numero"]]), "Sivistystoimi"), sheet(sheetData([head, ["Vesihuollon tietovaranto", "ei ole", "osoite"]]), "Tekninen toimi")]))
  const draft = readPage(page, { municipality: "Lehtola" })
  assert.deepEqual(draft.pools.map(({ name, sector, systems, searchKeys }) => [name, sector, systems, searchKeys]), [
    ["Kirjaston tietovaranto", "Sivistystoimi", ["Sivu", "kuvapankki"], ["kortin numero"]],
    ["Vesihuollon tietovaranto", "Tekninen toimi", [], ["osoite"]],
  ])
  assert.equal(draft.pools[1]?.states.systems, "none")
})
