import assert from "node:assert/strict"
import test from "node:test"
import { landUseFee } from "./land-use-fee.ts"

test("the fee of a public area is days times area times class, and for handling", () => {
  assert.equal(landUseFee("2026-05-04", "2026-05-08", 40, 1), 32_000)
  assert.equal(landUseFee("2026-06-01", "2026-06-07", 15, 3), 13_600)
  assert.equal(landUseFee("2026-06-01", "2026-06-08", 15.5, 3), 36_800)
  assert.equal(landUseFee("2026-04-01", "2026-09-30", 220, 2), 3_318_000)
  assert.equal(landUseFee("2026-04-01", "2026-10-01", 220, 2), 3_352_000)
})

test("a day before the tariff and a class that is none have no fee", () => {
  assert.deepEqual([landUseFee("2026-02-28", "2026-03-05", 15, 1), landUseFee("2026-05-04", "2026-05-08", 15, 6)], [null, null])
})
