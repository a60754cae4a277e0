import assert from "node:assert/strict"
import test from "node:test"
import { dayAt, dayFromFinnish, daysBetween, daysLater, isDay, monthsLater, sayDay, sayWeekday, startOf } from "./day.ts"

test("a day exists or it does not", () => {
  assert.deepEqual(["2024-02-29", "2023-02-29", "2024-13-01", "24-1-1", ""].map(isDay), [true, false, false, false, false])
})

test("the day in Finland changes at Finnish midnight, summer and winter", () => {
  assert.equal(dayAt(new Date("2026-11-24T21:59:59Z")), "2026-11-24")
  assert.equal(dayAt(new Date("2026-11-24T22:00:00Z")), "2026-11-25")
  assert.equal(dayAt(new Date("2026-06-30T21:00:00Z")), "2026-07-01")
})

test("a day begins at Finnish midnight, also on the days when the clock is moved", () => {
  const begins = ["2026-11-24", "2026-07-01", "2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26"].map((day) => startOf(day).toISOString())
  assert.deepEqual(begins, ["2026-11-23T22:00:00.000Z", "2026-06-30T21:00:00.000Z", "2026-03-28T22:00:00.000Z", "2026-03-29T21:00:00.000Z", "2026-10-24T21:00:00.000Z", "2026-10-25T22:00:00.000Z"])
  assert.deepEqual([daysLater("2024-02-28", 2), daysLater("2026-01-01", -1), daysLater("2026-10-25", 1)], ["2024-03-01", "2025-12-31", "2026-10-26"])
  assert.equal(startOf(daysLater("9999-12-31", 1)).toISOString(), "9999-12-31T22:00:00.000Z")
})

test("days are read and said as Finns write them", () => {
  assert.deepEqual(["24.6.2021", "1.12.2020", "31.2.2021", "2021-06-24"].map(dayFromFinnish), ["2021-06-24", "2020-12-01", null, null])
  assert.deepEqual([sayDay("2021-06-04", "fi"), sayDay("2021-06-04", "sv"), sayDay("2021-06-04", "en")], ["4.6.2021", "4.6.2021", "4 June 2021"])
  assert.equal(daysBetween("2024-02-28", "2024-03-01"), 2)
})

test("a month later is the same date, or the month's last day", () => {
  assert.deepEqual(
    [monthsLater("2026-01-31", 1), monthsLater("2024-01-31", 1), monthsLater("2026-12-10", 1), monthsLater("2026-03-31", -1), monthsLater("2024-02-29", 12), monthsLater("2026-01-15", -13)],
    ["2026-02-28", "2024-02-29", "2027-01-10", "2026-02-28", "2025-02-28", "2024-12-15"],
  )
})

test("a day is said with its weekday", () => {
  assert.deepEqual([sayWeekday("2026-12-24", "fi"), sayWeekday("2026-12-24", "sv"), sayWeekday("2026-12-27", "en")], ["torstai 24.12.2026", "torsdag 24.12.2026", "Sunday 27 December 2026"])
})
