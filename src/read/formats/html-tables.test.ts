import assert from "node:assert/strict"
import { test } from "node:test"
import { readPage } from "../read-page.ts"
import { openPage } from "./open-page.ts"

const open = (html: string) => openPage(Buffer.from(html), "sivu.html")
const rowsOf = (html: string) => open(html).lines.map(({ cells, text }) => cells ?? text)

test("a table gives its rows in their columns, with the row that heads them", () => {
  const page = open("<table><thead><tr><th>Nimi</th><th>Järjestelmät</th></tr></thead><tbody>\n<tr><td>Kirjasto</td><td>Sivu</td></tr><tr><td> </td><td></td></tr></tbody></table>")
  assert.deepEqual(page.lines, [
    { line: 1, text: "Nimi\tJärjestelmät", mark: "row", cells: ["Nimi", "Järjestelmät"], head: true },
    { line: 2, text: "Kirjasto\tSivu", mark: "row", cells: ["Kirjasto", "Sivu"] },
  ])
})

test("a cell that reaches down over rows says the same of each", () => {
  assert.deepEqual(rowsOf("<table><tr><td rowspan=2>Sivistys</td><td>Kirjasto</td></tr><tr><td>Museo</td></tr><tr><td>Tekniikka</td><td>Vesi</td></tr></table>"), [
    ["Sivistys", "Kirjasto"],
    ["Sivistys", "Museo"],
    ["Tekniikka", "Vesi"],
  ])
})

test("a wide cell keeps what follows it in its column, and a wide heading heads each column under it", () => {
  assert.deepEqual(rowsOf("<table><tr><th>Nimi</th><th colspan=2>Järjestelmät</th></tr><tr><td colspan=2>Kirjasto</td><td>Sivu</td></tr><tr><td>Museo</td><td>Kuva</td><td>Helmi</td></tr></table>"), [
    ["Nimi", "Järjestelmät", "Järjestelmät"],
    ["Kirjasto", "", "Sivu"],
    ["Museo", "Kuva", "Helmi"],
  ])
})

test("a cell that reaches down on the right is carried to its own column, and not into the next table", () => {
  assert.deepEqual(rowsOf("<table><tr><td>a</td><td rowspan=9>b</td></tr><tr><td>c</td></tr></table><table><tr><td>d</td></tr></table>"), [["a", "b"], ["c", "b"], ["d"]])
})

test("a cell over the whole width is a line of its own between the rows", () => {
  assert.deepEqual(
    open("<table><tr><th colspan=2>Sivistystoimi</th></tr><tr><td>Kirjasto</td><td>Sivu</td></tr><tr><td colspan=2>Tekninen toimi</td></tr></table>").lines.map(({ text, mark }) => [text, mark]),
    [
      ["Sivistystoimi", "heading"],
      ["Kirjasto\tSivu", "row"],
      ["Tekninen toimi", "text"],
    ],
  )
})

test("spans out of all measure are held within bounds", () => {
  const [first] = rowsOf("<table><tr><td colspan=99999999>a</td><td rowspan=-4 colspan=x>b</td></tr></table>")
  assert.equal(first?.length, 200)
})

test("lines, lists and paragraphs inside a cell are told apart", () => {
  assert.deepEqual(rowsOf("<table><tr><td>Kirjasto</td><td>Sivu<br>Kuva</td><td><ul><li>lainat</li><li>varaukset</li></ul></td><td><p>Yksi.</p><p>Kaksi\n kolme.</p></td></tr></table>"), [
    ["Kirjasto", "Sivu\nKuva", "lainat\nvaraukset", "Yksi.\nKaksi kolme."],
  ])
})

test("hidden cells and what belongs to the site are no part of a row", () => {
  assert.deepEqual(rowsOf("<table><tr><td>Kirjasto<button>Avaa</button></td><td hidden>salassa</td><td>Sivu<span hidden>x</span></td></tr><tr hidden><td>a</td><td>b</td></tr></table>"), [["Kirjasto", "", "Sivu"]])
})

test("a town's table is read with its sectors, merged cells and lists", () => {
  const draft = readPage(
    open(`<title>Lehtolan kunnan tietovarannot</title><main><h1>Tietovarannot</h1><table>
      <tr><th>Toimiala</th><th>Tietovaranto</th><th>Tietojärjestelmät</th><th>Hakutekijät</th></tr>
      <tr><td rowspan="2">Sivistystoimi</td><td>Kirjaston tietovaranto</td><td><ul><li>Sivu</li><li>kuvapankki</li></ul></td><td>nimi<br>kortin numero</td></tr>
      <tr><td>Museon tietovaranto</td><td>Kokoelmaohjelma</td><td>esineen nimi</td></tr>
      <tr><td>Tekninen toimi</td><td>Vesihuollon tietovaranto</td><td>ei ole</td><td>osoite</td></tr></table></main>`),
  )
  assert.equal(draft.municipality, "Lehtola")
  assert.deepEqual(draft.pools.map(({ name, sector, systems, searchKeys }) => [name, sector, systems, searchKeys]), [
    ["Kirjaston tietovaranto", "Sivistystoimi", ["Sivu", "kuvapankki"], ["nimi", "kortin numero"]],
    ["Museon tietovaranto", "Sivistystoimi", ["Kokoelmaohjelma"], ["esineen nimi"]],
    ["Vesihuollon tietovaranto", "Tekninen toimi", [], ["osoite"]],
  ])
  assert.equal(draft.pools[2]?.states.systems, "none")
  assert.deepEqual(draft.unread, [])
})

test("a definition list describes a pool as headed text does", () => {
  const draft = readPage(
    open(`<main><h1>Lehtolan kunnan tietovarannot</h1><h2>Kirjaston tietovaranto</h2><dl><dt>Käyttötarkoitus</dt><dd>Tietoja käytetään lainaamiseen.</dd>
      <dt>Tietojärjestelmät</dt><dd>Sivu, kuvapankki</dd><dt>Hakutekijät</dt><dd>nimi</dd></dl></main>`),
  )
  assert.deepEqual(draft.pools.map(({ name, purpose, systems, searchKeys }) => [name, purpose, systems, searchKeys]), [["Kirjaston tietovaranto", "Tietoja käytetään lainaamiseen.", ["Sivu", "kuvapankki"], ["nimi"]]])
})
