import assert from "node:assert/strict"
import test from "node:test"
import { replacedAct, replacedActsIn } from "./acts.ts"

test("an act that was replaced is known by its number from the day it ended", () => {
  assert.equal(replacedAct("831/1994", "arkistolaki", "2026-06-30"), null)
  assert.equal(replacedAct("831/1994", "arkistolaki", "2026-07-01")?.replacedBy, "529/2026")
  assert.equal(replacedAct("410/2015", "kuntalaki", "2026-07-01"), null)
})

test("a text names every replaced act in it, each once", () => {
  const named = replacedActsIn("Henkilötietolain (523/1999), lain 916/2012 ja arkistolain mukaan", "2026-11-24").map(({ number }) => number)
  assert.deepEqual(named, ["916/2012", "831/1994", "523/1999"])
})

test("of an act whose name is in force again only the number tells", () => {
  const cited = (text: string) => replacedActsIn(text, "2026-11-24").map(({ number }) => number)
  assert.deepEqual(cited("laki kotoutumisen edistämisestä (681/2023)"), [])
  assert.deepEqual(cited("laki kotoutumisen edistämisestä (1386/2010)"), ["1386/2010"])
})
