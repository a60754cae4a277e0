import assert from "node:assert/strict"
import test from "node:test"
import { figuresOf } from "./statistics.ts"

const row = (more: Partial<Parameters<typeof figuresOf>[0][number]> = {}): Parameters<typeof figuresOf>[0][number] => ({ unit: "kirjaamo", kind: "document", state: "given", extended: false, receivedOn: "2026-11-23", endedAt: new Date("2026-12-01T10:00:00Z"), ...more })
const now = new Date("2026-12-20T10:00:00Z")

test("an answer is in time until its last day is over, late after it or while it is still awaited then, and what has no day is never late", () => {
  const one = (more: Parameters<typeof row>[0]) => {
    const [figures] = figuresOf([row(more)], now)
    return [figures?.inTime, figures?.late, figures?.open]
  }
  // Received on a Monday: the last day is Monday 7 December, which ends at midnight in Finland.
  assert.deepEqual(one({ endedAt: new Date("2026-12-07T21:59:59Z") }), [1, 0, 0])
  assert.deepEqual(one({ endedAt: new Date("2026-12-07T22:00:00Z") }), [0, 1, 0])
  assert.deepEqual(one({ endedAt: new Date("2026-12-07T22:00:00Z"), extended: true }), [1, 0, 0])
  assert.deepEqual(one({ endedAt: null, state: "in-work" }), [0, 1, 1])
  assert.deepEqual(one({ endedAt: null, state: "in-work", kind: "advice" }), [0, 0, 1])
})

test("figures stand by unit and kind, with their outcomes and the days that they took", () => {
  const figures = figuresOf([row(), row({ endedAt: new Date("2026-11-25T10:00:00Z"), state: "refused" }), row({ unit: "arkisto" }), row({ kind: "own-data", endedAt: null, state: "received" })], now)
  assert.deepEqual(figures.map(({ unit, kind, count, days, outcomes }) => [unit, kind, count, days, outcomes]), [
    ["arkisto", "document", 1, 8, { given: 1 }],
    ["kirjaamo", "document", 2, 5, { given: 1, refused: 1 }],
    ["kirjaamo", "own-data", 1, null, { received: 1 }],
  ])
})
