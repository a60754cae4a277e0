import assert from "node:assert/strict"
import test from "node:test"
import { inTime } from "./in-time.ts"

test("a claim for review must arrive before the office closes on the last day, by the Finnish clock", () => {
  const until = { by: "closing", closesAt: "16:00" } as const
  const arrives = ["2026-12-28T13:59:59Z", "2026-12-28T14:00:00Z", "2026-12-27T21:59:00Z", "2026-12-29T07:00:00Z"]
  assert.deepEqual(arrives.map((at) => inTime(new Date(at), "2026-12-28", until)), [true, false, true, false])
  assert.deepEqual(["2026-12-28T13:44:00Z", "2026-12-28T13:45:00Z"].map((at) => inTime(new Date(at), "2026-12-28", { by: "closing" })), [true, false])
})

test("what the authority asked for by a day may arrive until midnight", () => {
  const arrives = ["2026-06-22T20:59:59Z", "2026-06-22T21:00:00Z"]
  assert.deepEqual(arrives.map((at) => inTime(new Date(at), "2026-06-22", { by: "midnight" })), [true, false])
})
