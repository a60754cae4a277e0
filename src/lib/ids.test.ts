import assert from "node:assert/strict"
import { test } from "node:test"
import { newIds } from "./ids.ts"

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test("ids of one moment are in order and all different, and those of a later moment come after them", () => {
  const [first, later] = [newIds(new Date("2026-11-26T08:00:00.000Z"), 5000), newIds(new Date("2026-11-26T08:00:00.001Z"), 1)]
  assert.deepEqual(first.filter((id) => !shape.test(id)), [])
  assert.equal(new Set(first).size, 5000)
  assert.deepEqual(first, first.toSorted())
  assert.ok((later[0] ?? "") > (first.at(-1) ?? "z"), "the later one comes last")
  assert.equal(Number.parseInt((first[0] ?? "").replace("-", "").slice(0, 12), 16), Date.parse("2026-11-26T08:00:00.000Z"))
})
