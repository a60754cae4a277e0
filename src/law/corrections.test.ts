import assert from "node:assert/strict"
import test from "node:test"
import { correctableUntil } from "./corrections.ts"
import { NotInForce } from "./rule.ts"

test("an error is corrected within five years of the decision, and the last day moves for no holiday", () => {
  assert.equal(correctableUntil("2026-11-24").last, "2031-11-24")
  // A Saturday; and the 29th of February has no like day five years later.
  assert.deepEqual(["2021-12-25", "2024-02-29"].map((day) => correctableUntil(day).last), ["2026-12-25", "2029-02-28"])
  assert.throws(() => correctableUntil("2003-12-31"), NotInForce)
})
