import assert from "node:assert/strict"
import test from "node:test"
import { isHoliday } from "./holidays.ts"

test("the days on which a Finnish office is closed are known", () => {
  const closed = ["2026-12-06", "2026-12-24", "2026-12-25", "2026-01-01", "2026-01-06", "2026-05-01", "2026-04-03", "2026-04-06", "2026-05-14", "2026-06-19", "2026-06-20", "2026-11-22", "2026-11-21", "2027-03-26", "2027-05-06"]
  assert.deepEqual(closed.filter((day) => !isHoliday(day)), [])
})

test("an ordinary weekday is open", () => {
  assert.deepEqual(["2026-11-24", "2026-12-23", "2026-04-02", "2026-06-18", "2026-05-15", "2026-12-07"].filter(isHoliday), [])
})
