import assert from "node:assert/strict"
import test from "node:test"
import { parse } from "csv-parse/sync"
import { koivula } from "../../test/koivula.ts"
import { csv, poolTable, registerTable, systemTable, type Table } from "./tables.ts"

/** The rows by their heads. */
const rowsOf = ({ heads, rows }: Table): Record<string, string>[] => rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ""])))
const read = (text: string): string[][] => parse(text, { bom: true, delimiter: ";" })
const one = (cell: string): string => csv({ heads: ["h"], rows: [[cell]] }).slice("\ufeffh\r\n".length, -2)

test("a pool's row tells what its page tells", () => {
  const [library, plots, health] = rowsOf(poolTable(koivula, "sv"))
  assert.deepEqual(library, {
    id: "kirjasto",
    name: "Bibliotekets informationslager",
    sector: "Bildningssektorn",
    purpose: "Utlåning av bibliotekets material till kunder.",
    scope: "own",
    systems: "Kirjastojärjestelmä (Lehti)",
    systems_state: "stated",
    search_keys: "Hetu; nimi",
    search_keys_state: "stated",
    registers: "Kirjaston asiakasrekisteri",
    datasets: "Låneuppgifter",
    function_classes: "12-01",
    valid_until: "",
    successor: "",
  })
  assert.equal(plots?.systems_state, "to-be-completed")
  assert.deepEqual([health?.valid_until, health?.successor], ["2022-12-31", "Koivulan hyvinvointialue"])
})

test("a table can be narrowed to some pools", () => {
  const only = koivula.pools.filter(({ id }) => id === "tontit")
  assert.deepEqual(rowsOf(poolTable(koivula, "fi", only)).map(({ id }) => id), ["tontit"])
})

test("a system's row tells its owners, its pools and whether it is of the case register", () => {
  const [cases, library] = rowsOf(systemTable(koivula, "fi"))
  assert.deepEqual([cases?.owners, cases?.users, cases?.group, cases?.case_register, cases?.pools], ["Hallinto", "Koko organisaatio", "Hallinto", "yes", ""])
  assert.deepEqual([library?.case_register, library?.pools], ["no", "Kirjaston tietovaranto"])
})

test("a register's row tells its pools and its notice", () => {
  assert.deepEqual(rowsOf(registerTable(koivula, "en")), [{ id: "asiakasrekisteri", name: "Kirjaston asiakasrekisteri", pools: "Library information pool", notice: "", manual: "no" }])
})

test("every row has a cell for every head", () => {
  for (const { heads, rows } of [poolTable(koivula, "fi"), systemTable(koivula, "fi"), registerTable(koivula, "fi")])
    for (const row of rows) assert.equal(row.length, heads.length)
})

test("a cell cannot act as a formula when it is opened in a spreadsheet", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]) {
    const [, [cell = ""] = []] = read(csv({ heads: ["h"], rows: [[`${start}HYPERLINK("http://x.example")`]] }))
    assert.equal(cell, `'${start}HYPERLINK("http://x.example")`)
  }
  assert.equal(one("12-01"), "12-01")
  assert.equal(one("a=b"), "a=b")
})

test("semicolons, quotes and line breaks stay inside their cell", () => {
  const rows = [["a;b", 'say "a"', "one\r\ntwo", "", "ä, ö"]]
  assert.deepEqual(read(csv({ heads: ["1", "2", "3", "4", "5"], rows })), [["1", "2", "3", "4", "5"], ...rows])
})

test("a file begins with a byte order mark and its lines end as RFC 4180 says", () => {
  assert.equal(csv({ heads: ["id", "name"], rows: [["1", "ä"]] }), "\ufeffid;name\r\n1;ä\r\n")
})
