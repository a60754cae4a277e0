import assert from "node:assert/strict"
import test from "node:test"
import { recoveryOf } from "./grants.ts"

test("what a grant leaves unused is asked back, but for small sums", () => {
  const all = [
    [10_000, 20_000, 18_000, 0, 0, 1_000],
    [6_000, 6_000, 4_750, 0, 0, 1_250],
    [25_000, 60_000, 41_000, 10_000, 12_000, 7_916.67],
    [3_000, 3_000, 2_985, 0, 0, 0],
    [12_000, 12_000, 0, 0, 0, 12_000],
  ] as const
  for (const [granted, budgeted, spent, otherGrants, income, back] of all)
    assert.equal(recoveryOf({ granted: granted * 100, budgeted: budgeted * 100, spent: spent * 100, otherGrants: otherGrants * 100, income: income * 100 }), Math.round(back * 100))
})
