import assert from "node:assert/strict"
import { test } from "node:test"
import { readPage } from "../read-page.ts"
import { openPage } from "./open-page.ts"
import { Unreadable } from "./unreadable.ts"

const open = (text: string, name = "taulukko.csv") => openPage(Buffer.from(text), name)
const cellsOf = (text: string, name?: string) => open(text, name).lines.map(({ cells }) => cells)

test("the sign that parts the cells is the one that the table uses", () => {
  const rows = [
    ["Tietovaranto", "Järjestelmät"],
    ["Kirjasto", "Sivu"],
  ]
  assert.deepEqual(cellsOf("Tietovaranto;Järjestelmät\nKirjasto;Sivu\n"), rows)
  assert.deepEqual(cellsOf("Tietovaranto,Järjestelmät\nKirjasto,Sivu\n"), rows)
  assert.deepEqual(cellsOf("Tietovaranto\tJärjestelmät\nKirjasto\tSivu\n", "taulukko.tsv"), rows)
  assert.deepEqual(cellsOf("\ufeffTietovaranto;Järjestelmät\r\nKirjasto;Sivu\r\n"), rows)
})

test("quoted cells may hold the sign, quotation marks and line breaks, and the lines are still counted right", () => {
  const page = open('Tietovaranto;Järjestelmät\n"Kirjasto; ja museo";"Sivu\nKuva"\n"Koulu ""Kuusi""";Vihko\n')
  assert.deepEqual(page.lines.map(({ line, cells }) => [line, cells]), [
    [1, ["Tietovaranto", "Järjestelmät"]],
    [2, ["Kirjasto; ja museo", "Sivu\nKuva"]],
    [4, ['Koulu "Kuusi"', "Vihko"]],
  ])
})

test("rows may be of different lengths", () => {
  assert.deepEqual(cellsOf("a;b;c\nd\ne;f\n"), [["a", "b", "c"], ["d"], ["e", "f"]])
})

test("a formula is kept as text and told of at its line", () => {
  const page = open('Tietovaranto;Järjestelmät\nKirjasto;"=HYPERLINK(""http://a.example"")"\nMuseo;+SUM(A1)\nKoulu;-5\nLiikunta;@kutsu\nTori;+358 40 555 0100\n')
  assert.equal(page.lines[1]?.cells?.[1], '=HYPERLINK("http://a.example")')
  assert.deepEqual(page.findings.map(({ code, line }) => [code, line]), [
    ["formula-as-text", 2],
    ["formula-as-text", 3],
    ["formula-as-text", 5],
  ])
})

test("a table of pools is read from a file of separated values", () => {
  const page = open("Lehtolan kunta;;\nTietovaranto;Tietojärjestelmät;Hakutekijät\nKirjaston tietovaranto;\"Sivu, kuvapankki\";kortin numero\nMuseon tietovaranto;\"Kokoelmaohjelma\nKuvapankki\";esineen nimi\n")
  const draft = readPage(page)
  assert.equal(draft.municipality, "Lehtola")
  assert.deepEqual(draft.pools.map(({ name, systems, searchKeys, lines }) => [name, systems, searchKeys, lines[0]]), [
    ["Kirjaston tietovaranto", ["Sivu", "kuvapankki"], ["kortin numero"], 3],
    ["Museon tietovaranto", ["Kokoelmaohjelma", "Kuvapankki"], ["esineen nimi"], 4],
  ])
})

test("a quotation mark that never closes is said to be one", () => {
  assert.throws(() => open('a;b\n"c;d\n'), (fault) => fault instanceof Unreadable && fault.words.fi.includes("lainausmerkit") && fault.words.sv.includes("citattecknen") && fault.words.en.includes("quotation marks"))
})
