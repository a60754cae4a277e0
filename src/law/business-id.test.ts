import assert from "node:assert/strict"
import test from "node:test"
import { isBusinessId } from "./business-id.ts"

test("a business id has its check digit, and no other last digit is taken", () => {
  for (const [first, check] of [["0101263", "6"], ["0201256", "6"], ["0000000", "0"]] as const)
    assert.deepEqual(Array.from({ length: 10 }, (_, digit) => String(digit)).filter((digit) => isBusinessId(`${first}-${digit}`)), [check])
})

test("a number whose check would be ten is no business id, nor is anything written in another way", () => {
  const rest = (digits: string) => [7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11
  const none = Array.from({ length: 200 }, (_, at) => String(at).padStart(7, "0")).filter((digits) => rest(digits) === 1)
  assert.equal(none.length > 5, true)
  assert.deepEqual(none.filter((digits) => Array.from({ length: 10 }, (_, digit) => `${digits}-${digit}`).some(isBusinessId)), [])
  for (const text of ["01012636", "0101263-", "101263-6", "0101263-6 ", "FI01012636", "", "0101263-A"]) assert.equal(isBusinessId(text), false, text)
})
