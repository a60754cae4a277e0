import assert from "node:assert/strict"
import test from "node:test"
import { tableFromXlsx } from "../../read/formats/xlsx.ts"
import { xlsxOf } from "./tables.ts"

test("a workbook has numbers as numbers and texts as texts, and the same table is the same bytes", () => {
  const rows = [[{ text: "=1+1 <b>&", number: null }, { text: "1 230,50 €", number: 1230.5 }], [{ text: "\u0001Åsa 😀", number: null }, { text: "", number: null }]]
  const bytes = xlsxOf("Päivän [lista]: kaikki/eri ja aika pitkä nimi", ["Nimi", "Määrä"], rows)
  assert.deepEqual(bytes, xlsxOf("Päivän [lista]: kaikki/eri ja aika pitkä nimi", ["Nimi", "Määrä"], rows))
  const read = tableFromXlsx(bytes)
  assert.deepEqual([read.fault, read.rows.map(({ cells, hasFormula }) => [cells, hasFormula])], [null, [[["Nimi", "Määrä"], false], [["=1+1 <b>&", "1230.5"], false], [["Åsa 😀", ""], false]]])
})
