import assert from "node:assert/strict"
import test from "node:test"
import { closedDay, isHoliday } from "./holidays.ts"

test("the days on which a Finnish office is closed are known", () => {
  const closed = ["2026-12-06", "2026-12-24", "2026-12-25", "2026-01-01", "2026-01-06", "2026-05-01", "2026-04-03", "2026-04-06", "2026-05-14", "2026-06-19", "2026-06-20", "2026-11-22", "2026-11-21", "2027-03-26", "2027-05-06"]
  assert.deepEqual(closed.filter((day) => !isHoliday(day)), [])
})

test("an ordinary weekday is open", () => {
  assert.deepEqual(["2026-11-24", "2026-12-23", "2026-04-02", "2026-06-18", "2026-05-15", "2026-12-07"].filter(isHoliday), [])
})

test("a closed day is told by its name, also when it falls on a weekend", () => {
  const named = ["2026-04-05", "2026-05-14", "2027-05-16", "2026-06-20", "2027-06-26", "2028-06-23", "2026-10-31", "2027-11-06", "2028-11-04", "2026-12-26", "2026-12-06", "2026-11-28", "2026-12-31", "2026-04-02"].map(closedDay)
  assert.deepEqual(named, [
    "easter-sunday",
    "ascension-day",
    "whit-sunday",
    "midsummer-day",
    "midsummer-day",
    "midsummer-eve",
    "all-saints-day",
    "all-saints-day",
    "all-saints-day",
    "boxing-day",
    "independence-day",
    "saturday",
    null,
    null,
  ])
})
