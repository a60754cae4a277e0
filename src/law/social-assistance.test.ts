import assert from "node:assert/strict"
import test from "node:test"
import { getInForce } from "./rule.ts"
import { saySteps } from "./say-steps.ts"
import { assistanceDecisionBy, baseParts, basePartsOf, earningsKept, keptOfEarnings, socialAssistance } from "./social-assistance.ts"

const alone = { adults: 1, grownUp: 0, older: 0, younger: 0 }
const on = (day: string, household: Partial<typeof alone>) => basePartsOf(getInForce(baseParts, day), { ...alone, ...household })

test("base parts follow who lives in the household, and the change of March 2026 only since its day", () => {
  assert.deepEqual(["2024-06-01", "2026-02-28", "2026-03-01"].map((day) => on(day, {})), [58_771, 59_632, 57_843])
  assert.deepEqual([on("2026-02-28", { adults: 2 }), on("2026-03-01", { adults: 2 })], [2 * 50_687, 2 * 49_745])
  assert.deepEqual([on("2026-02-28", { grownUp: 1 }), on("2026-03-01", { grownUp: 1 })], [59_632 + 43_531, 57_843 + 42_225])
  // A lone parent of three children: the oldest is 12.
  assert.equal(on("2026-02-28", { older: 1, younger: 2 }), 67_980 + 41_742 + 34_587 + 31_605)
  assert.equal(on("2026-03-01", { older: 1, younger: 2 }), 66_519 + 41_763 + 34_706 + 31_814)
  assert.equal(on("2026-03-01", { older: 4 }), 66_519 + 41_763 + 38_870 + 2 * 35_978)
  assert.equal(on("2026-03-01", { younger: 1 }), 66_519 + 37_598)
  assert.equal(on("2026-03-01", { adults: 0 }), null)
})

test("the rows of base parts follow one another without a gap, and each says that it was not read from the statute", () => {
  for (const [at, { from }] of baseParts.entries()) if (at > 0) assert.equal(new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10), baseParts[at - 1]?.until)
  assert.deepEqual(baseParts.map(({ mark }) => mark), ["S", "M", "S", "S"])
})

test("of earnings a fifth is kept, at most 150 euros, until March 2026", () => {
  const kept = (day: string, earned: number) => keptOfEarnings(getInForce(earningsKept, day), earned)
  assert.deepEqual([kept("2026-02-28", 40_000), kept("2026-02-28", 120_000), kept("2026-03-01", 40_000)], [8_000, 15_000, 0])
})

test("assistance is what base parts and expenses come to less income, and never below nothing", () => {
  assert.equal(socialAssistance({ base: 57_843, lowered: 0, expenses: 71_550, income: 100_001 }), 29_392)
  assert.equal(socialAssistance({ base: 57_843, lowered: 20, expenses: 71_550, income: 100_001 }), 17_823)
  assert.equal(socialAssistance({ base: 57_843, lowered: 0, expenses: 0, income: 57_843 }), 0)
  assert.equal(socialAssistance({ base: 57_843, lowered: 0, expenses: 0, income: 99_999 }), 0)
})

test("an application is decided within seven working days, holidays passed over, and the reckoning says that it is from memory", () => {
  assert.equal(assistanceDecisionBy("2026-11-23").raw, "2026-12-02")
  assert.equal(assistanceDecisionBy("2026-12-18").raw, "2026-12-31")
  assert.match(saySteps(assistanceDecisionBy("2026-11-23").steps, "en").join(" "), /Application received: Monday 23 November 2026.*7 working days.*from memory/)
})
