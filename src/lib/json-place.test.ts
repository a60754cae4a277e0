import assert from "node:assert/strict"
import test from "node:test"
import { notJsonAt } from "./json-place.ts"

test("a text that is no JSON is told of by line and column, and JSON by nothing", () => {
  for (const [text, place] of [
    ['[{"a": 1}]', null], [' {"a":[true,null,-1.5e3,"\\u00e4\\n"],"b":{}}\n', null], ["[]", null],
    ["", [1, 1]], ["[", [1, 2]], ['[{"a": 1},]', [1, 11]], ['{\n "a": x\n}', [2, 7]], ['{"a" 1}', [1, 6]], ['["a', [1, 2]], ["[1] 2", [1, 5]], ["{a: 1}", [1, 2]], ["[01]", [1, 3]],
  ] as const) {
    const found = notJsonAt(text)
    assert.deepEqual(found && [found.line, found.column], place, text)
    assert.equal(found === null, isJson(text), text)
  }
})

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
