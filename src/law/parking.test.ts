import assert from "node:assert/strict"
import test from "node:test"
import { fineDueOn, fineKnownOn, fineReminderOn, fineRise, storageFee, storageTariffs } from "./parking.ts"

/** The way and day of a fine, and its days: first due, letter, known, second due. */
const fines = [
  ["car", "2026-03-16", "2026-04-15", "2026-04-27", "2026-05-04", "2026-06-03"],
  ["car", "2026-04-01", "2026-05-04", "2026-05-15", "2026-05-22", "2026-06-22"],
  ["car", "2026-05-20", "2026-06-22", "2026-07-02", "2026-07-09", "2026-08-10"],
  ["letter", "2026-07-03", "2026-08-10", "2026-08-20", "2026-08-27", "2026-09-28"],
  ["car", "2026-11-24", "2026-12-28", "2027-01-07", "2027-01-14", "2027-02-15"],
  ["car", "2026-02-10", "2026-03-12", "2026-03-23", "2026-03-30", "2026-04-29"],
] as const

test("a fine falls due in thirty days, and again after the letter to the holder", () => {
  for (const [way, day, due, letter, known, again] of fines) {
    const first = fineDueOn(fineKnownOn(way, day))
    const sent = fineReminderOn(first)
    assert.deepEqual([first, sent, fineKnownOn("letter", sent), fineDueOn(fineKnownOn("letter", sent))], [due, letter, known, again], day)
  }
  assert.equal(fineRise[0]?.cents, 1_400)
})

test("a stored car costs more for each week begun after the first", () => {
  const [tariff] = storageTariffs
  assert.ok(tariff, "there is a tariff")
  assert.deepEqual([1, 7, 8, 23, 60].map((days) => storageFee(tariff, days)), [17_700, 17_700, 20_300, 25_500, 38_500])
})
