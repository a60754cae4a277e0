import assert from "node:assert/strict"
import test from "node:test"
import { quorum, type QuorumOf } from "./quorum.ts"

test("a council decides with two thirds of its members, another body with more than half, and a substitute makes nobody count twice", () => {
  const least = (of: QuorumOf, members: number) => quorum(of, members, members, "2026-11-26").least
  assert.deepEqual([75, 43, 3].map((members) => least("council", members)), [50, 29, 2])
  assert.deepEqual([13, 12, 3, 2, 1].map((members) => least("other", members)), [7, 7, 2, 2, 1])
  assert.deepEqual([6, 7, 20].map((present) => quorum("other", 13, present, "2026-11-26")).map(({ present, holds }) => [present, holds]), [[6, false], [7, true], [13, true]])
  assert.equal(quorum("other", 0, 0, "2026-11-26").holds, false)
})
