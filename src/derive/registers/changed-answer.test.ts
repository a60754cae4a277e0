import assert from "node:assert/strict"
import test from "node:test"
import { changedSince } from "./changed-answer.ts"

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const one = (day: number, answer: readonly Readonly<Record<string, string>>[] | null, more: object = {}) => ({ record: "r", system: "s", question: "q", at: at(day), answer, ...more })

test("an answer is set beside the last one to the same question, and tells by column what has changed", () => {
  const all = [one(3, [{ home: "Espoo", name: "Oy" }]), one(2, null), one(1, [{ home: "Vantaa", name: "Oy", state: "toiminnassa" }]), one(2, [{ home: "muu" }], { question: "other" }), one(2, [{ home: "muu" }], { record: "other" })]
  assert.deepEqual(changedSince(all[0]!, all), { since: at(1), columns: ["home", "state"] })
  assert.equal(changedSince(all[2]!, all), null, "the first has nothing before it")
  assert.equal(changedSince(all[1]!, all), null, "no answer")
  const same = one(4, [{ home: "Espoo", name: "Oy" }])
  assert.deepEqual(changedSince(same, [...all, same]), { since: at(3), columns: [] })
  const fewer = one(5, [])
  assert.deepEqual(changedSince(fewer, [...all, same, fewer])?.columns, ["home", "name"])
})
