import assert from "node:assert/strict"
import test from "node:test"
import { findInForce, getInForce, NotInForce, type Rule } from "./rule.ts"

const versions: readonly (Rule & { readonly days: number })[] = [
  { from: "2010-01-01", until: "2019-12-31", law: "1/2009 5 §", mark: "V", days: 14 },
  { from: "2020-01-01", until: null, law: "2/2019 6 §", mark: "V*", days: 30 },
]

test("the version of a rule that was in force on a day is found, on its first and its last day too", () => {
  assert.deepEqual(["2010-01-01", "2019-12-31", "2020-01-01", "2035-06-01"].map((day) => getInForce(versions, day).days), [14, 14, 30, 30])
  assert.equal(findInForce(versions, "2009-12-31"), null)
})

test("a day before every version is told with the sections that were looked at", () => {
  assert.throws(() => getInForce(versions, "2009-12-31"), (fault) => fault instanceof NotInForce && fault.message === "1/2009 5 §, 2/2019 6 § is not in force on 31 December 2009.")
})
