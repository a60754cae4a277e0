import assert from "node:assert/strict"
import test from "node:test"
import { dayAt, timeAt } from "../lib/day.ts"
import { languages } from "../lib/words.ts"
import { type BreachFacts, breachDutiesOf, breachRisks, breachRoles, sayBreachStep, standingOf } from "./breach-clocks.ts"

const facts = (awareAt: string, more: Partial<BreachFacts> = {}): BreachFacts => ({ awareAt: new Date(awareAt), role: "controller", risk: null, cyber: false, done: {}, personsNeedNot: false, ...more })
const byOf = (its: BreachFacts) => Object.fromEntries(breachDutiesOf(its).map(({ duty, by }) => [duty, by && `${dayAt(by)} ${timeAt(by)}`]))

test("a breach found on a Friday evening is told by Monday evening, also over Christmas and when the clocks change", () => {
  assert.deepEqual(byOf(facts("2026-11-20T16:20:00Z")), { ombudsman: "2026-11-23 18:20" })
  assert.deepEqual(byOf(facts("2026-12-24T10:05:00Z")), { ombudsman: "2026-12-27 12:05" })
  // 72 hours are three days less an hour by the clock on the wall in October, and an hour more in March.
  assert.deepEqual(byOf(facts("2026-10-23T12:00:00Z")), { ombudsman: "2026-10-26 14:00" })
  assert.deepEqual(byOf(facts("2027-03-26T12:00:00Z")), { ombudsman: "2027-03-29 15:00" })
})

test("the risk decides who is told: nobody, the Ombudsman, or the persons too, unless they need not be", () => {
  const duties = (more: Partial<BreachFacts>) => breachDutiesOf(facts("2026-11-20T16:20:00Z", more)).map(({ duty }) => duty).join(" ")
  assert.deepEqual(
    [{}, { risk: "unlikely" }, { risk: "likely" }, { risk: "high" }, { risk: "high", personsNeedNot: true }, { role: "processor", risk: "high" }, { risk: "unlikely", cyber: true }].map((more) => duties(more as Partial<BreachFacts>)),
    ["ombudsman", "", "ombudsman", "ombudsman persons", "ombudsman", "controller", "cyber-first cyber-follow-up cyber-final"],
  )
})

test("under the Cyber Security Act a day, three days and a month run beside the 72 hours, the month from the follow-up when it was given", () => {
  const at = "2026-11-28T22:30:00Z"
  assert.deepEqual(byOf(facts(at, { cyber: true })), { ombudsman: "2026-12-02 00:30", "cyber-first": "2026-11-30 00:30", "cyber-follow-up": "2026-12-02 00:30", "cyber-final": "2027-01-02 23:59" })
  assert.equal(byOf(facts(at, { cyber: true, done: { "cyber-follow-up": new Date("2026-11-30T10:00:00Z") } }))["cyber-final"], "2026-12-30 23:59")
})

test("whenever a breach is found, no hour is lost or won, no duty is overdue before its time, and each step is told in three languages", () => {
  let seed = 20_261_126
  const draw = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
  const began = Date.parse("2024-01-01T00:00:00Z")
  for (let n = 0; n < 2000; n++) {
    const awareAt = new Date(began + draw(5 * 366 * 24) * 3_600_000 + draw(3600) * 1000)
    const its: BreachFacts = { awareAt, role: breachRoles[draw(2)] ?? "controller", risk: [null, ...breachRisks][draw(4)] ?? null, cyber: draw(2) === 1, done: {}, personsNeedNot: draw(2) === 1 }
    for (const duty of breachDutiesOf(its)) {
      const hours = { ombudsman: 72, "cyber-first": 24, "cyber-follow-up": 72 }[duty.duty as "ombudsman"]
      if (hours !== undefined) assert.equal((duty.by as Date).getTime() - awareAt.getTime(), hours * 3_600_000)
      if (duty.duty === "cyber-final") {
        // A month after the follow-up's last time: 28 to 31 whole days and the rest of the last one.
        const days = ((duty.by as Date).getTime() - awareAt.getTime()) / 86_400_000 - 3
        assert.equal(days > 27.9 && days < 32.1, true, `${awareAt.toISOString()} ${days}`)
        assert.equal(timeAt(duty.by as Date), "23:59")
      }
      const shown = duty.steps.filter(({ code }) => code === "to-the-hour").map(({ at }) => at)
      assert.equal(shown.every((at) => duty.by !== null && at >= duty.by && at.getTime() - duty.by.getTime() < 3_600_000 && at.getTime() % 3_600_000 === 0), true)
      const at = (ms: number) => standingOf(duty, new Date((duty.by ?? awareAt).getTime() + ms))
      assert.deepEqual([at(-1), at(0), at(1)], duty.by === null ? ["open", "open", "open"] : ["open", "open", "overdue"])
      if (duty.by) assert.deepEqual([standingOf({ ...duty, doneAt: duty.by }, duty.by), standingOf({ ...duty, doneAt: new Date(duty.by.getTime() + 1) }, duty.by)], ["met", "met-late"])
      for (const language of languages) assert.equal(duty.steps.every((step) => /^.{10,}\[.+\]$/.test(sayBreachStep(step, language))), true)
    }
  }
})
