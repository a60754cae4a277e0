import assert from "node:assert/strict"
import test from "node:test"
import { collectionCosts, lateInterest, publicDebtEnds } from "./late-interest.ts"

test("late interest goes half-year by half-year, each by its own rate", () => {
  assert.equal(lateInterest(25_000, "2026-01-15", "2026-03-01", 7), 293)
  assert.equal(lateInterest(118_040, "2025-05-31", "2026-02-28", 7), 8_485)
  assert.equal(lateInterest(1_850_000, "2025-11-28", "2026-04-30", 8), 81_425)
  assert.equal(lateInterest(8_400, "2024-06-14", "2025-09-30", 7), 1_167)
  assert.equal(lateInterest(624_000, "2024-12-02", "2026-06-30", 7), 97_472)
})

test("a half-year without a rate gives no interest at all, and neither does payment in time", () => {
  assert.equal(lateInterest(25_000, "2026-06-15", "2026-07-01", 7), null)
  assert.equal(lateInterest(25_000, "2026-06-15", "2026-06-15", 7), 0)
})

test("a consumer pays the costs of collection up to the caps", () => {
  assert.equal(collectionCosts("ordinary", 8_400, 1, 1, "2026-03-01"), 1_900)
  assert.equal(collectionCosts("enforceable", 25_000, 2, 2, "2026-03-01"), 3_100)
  assert.equal(collectionCosts("ordinary", 420_000, 2, 9, "2026-03-01"), 21_000)
})

test("a public receivable ends with the fifth year after it was imposed", () => {
  assert.deepEqual(["2026-03-10", "2021-11-30"].map(publicDebtEnds), ["2031-12-31", "2026-12-31"])
})
