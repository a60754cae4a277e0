import assert from "node:assert/strict"
import test from "node:test"
import { distanceToStart, editDistance } from "./edit-distance.ts"

test("two letters swapped are one edit, and so are one added, removed or changed", () => {
  assert.deepEqual(["kirjsato", "kirjastoo", "irjasto", "kurjasto", "kirjasto"].map((word) => editDistance(word, "kirjasto")), [1, 1, 1, 1, 0])
})

test("a misspelt base form is near an inflected word", () => {
  assert.ok(distanceToStart("kirjsato", "kirjastojen") < distanceToStart("kirjsato", "kirjailija"))
})
