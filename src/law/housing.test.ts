import assert from "node:assert/strict"
import test from "node:test"
import { incomeCap, incomeCaps, type Need, needOrder, wealthLimit, wealthLimits } from "./housing.ts"

const [cap] = incomeCaps
const [limit] = wealthLimits

test("the income cap grows with adults and children", () => {
  assert.ok(cap, "there is a cap")
  const all = [[1, 0], [1, 1], [2, 0], [2, 2], [2, 3], [3, 1]] as const
  assert.deepEqual(all.map(([adults, children]) => incomeCap(cap, adults, children)), [354_000, 419_000, 602_000, 727_000, 787_000, 915_000])
})

test("the wealth limit grows with persons", () => {
  assert.ok(limit, "there is a limit")
  assert.deepEqual([0, 1, 2, 5, 7].map((persons) => wealthLimit(limit, persons)), [null, 9_300_000, 13_300_000, 22_600_000, 23_600_000])
})

test("applications stand in the order of need: urgency, crowding, wealth, income", () => {
  const need = (urgency: number, personsPerRoom: number, wealthShare: number, incomeShare: number): Need => ({ urgency, personsPerRoom, wealthShare, incomeShare })
  const all: Record<string, Need> = { A: need(1, 1, 0, 1400 / 3540), B: need(1, 2, 2500 / 133_000, 2900 / 6020), C: need(2, 2.5, 11_000 / 226_000, 4300 / 7870), D: need(3, 1, 400 / 93_000, 1650 / 3540), E: need(4, 1, 61_000 / 133_000, 5100 / 6020) }
  assert.deepEqual(Object.keys(all).sort((a, b) => needOrder(all[a] as Need) - needOrder(all[b] as Need)), ["B", "A", "C", "D", "E"])
  assert.equal(needOrder(all.B as Need), 1_799_019_482)
})
