import assert from "node:assert/strict"
import test from "node:test"
import { csvOf } from "./csv.ts"

test("a cell that a spreadsheet would run is made a text, and a number stays one", () => {
  assert.equal(csvOf([["=1+1", "+358 40", "-5,00", "@a", "＝1", "a;b", 'a"b', "a\nb", "\n=1"]]), `\ufeff'=1+1;'+358 40;-5,00;'@a;'＝1;"a;b";"a""b";"a\nb";"'\n=1"\r\n`)
  assert.equal(csvOf([["a,b", "a;b"]], { separator: ",", marked: false }), `"a,b",a;b\r\n`)
})
