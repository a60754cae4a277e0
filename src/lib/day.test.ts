import assert from "node:assert/strict"
import test from "node:test"
import { dayAt, dayFromFinnish, daysBetween, isDay, sayDay } from "./day.ts"

test("a day exists or it does not", () => {
  assert.deepEqual(["2024-02-29", "2023-02-29", "2024-13-01", "24-1-1", ""].map(isDay), [true, false, false, false, false])
})

test("the day in Finland changes at Finnish midnight, summer and winter", () => {
  assert.equal(dayAt(new Date("2026-11-24T21:59:59Z")), "2026-11-24")
  assert.equal(dayAt(new Date("2026-11-24T22:00:00Z")), "2026-11-25")
  assert.equal(dayAt(new Date("2026-06-30T21:00:00Z")), "2026-07-01")
})

test("days are read and said as Finns write them", () => {
  assert.deepEqual(["24.6.2021", "1.12.2020", "31.2.2021", "2021-06-24"].map(dayFromFinnish), ["2021-06-24", "2020-12-01", null, null])
  assert.deepEqual([sayDay("2021-06-04", "fi"), sayDay("2021-06-04", "sv"), sayDay("2021-06-04", "en")], ["4.6.2021", "4.6.2021", "4 June 2021"])
  assert.equal(daysBetween("2024-02-28", "2024-03-01"), 2)
})
