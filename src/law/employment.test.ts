import assert from "node:assert/strict"
import test from "node:test"
import { firstInterviewBy, jointPlanBy, nextTalkBy, startUpDaily, statementBy, travelSupport, wageSubsidies, wageSubsidy, weekdaysIn } from "./employment.ts"
import { NotInForce } from "./rule.ts"
import { saySteps } from "./say-steps.ts"

test("the first interview is held in five working days in 2025 and in ten since 2026, holidays and eves passed over", () => {
  assert.equal(firstInterviewBy("2025-04-14").last, "2025-04-23")
  assert.equal(firstInterviewBy("2026-03-30").last, "2026-04-15")
  assert.equal(firstInterviewBy("2026-06-10").last, "2026-06-25")
  assert.equal(firstInterviewBy("2026-09-07").last, "2026-09-21")
  assert.throws(() => firstInterviewBy("2024-12-31"), NotInForce)
  assert.match(saySteps(firstInterviewBy("2026-03-30").steps, "fi").join(" "), /Työnhaku alkoi: maanantai 30\.3\.2026.*Lasketaan 10 arkipäivää/)
})

test("talks, statements and joint plans have their days", () => {
  assert.equal(nextTalkBy("2026-09-21").raw, "2026-12-21")
  // 21.3.2027 is a Sunday.
  assert.deepEqual([nextTalkBy("2026-12-21").raw, nextTalkBy("2026-12-21").last], ["2027-03-21", "2027-03-22"])
  assert.equal(statementBy("2026-11-23").raw, "2026-11-30")
  assert.equal(jointPlanBy("2026-04-13").raw, "2026-07-13")
})

test("the wage subsidy is a share of the wage, at most the cap of the days", () => {
  const of = (kind: keyof typeof wageSubsidies, wage: number, days = 30) => wageSubsidy(wageSubsidies[kind][0] as (typeof wageSubsidies)["skill"][number], wage * 100, days) / 100
  assert.deepEqual([of("skill", 2300), of("skill", 2700)], [1150, 1260])
  assert.deepEqual([of("ability", 3100), of("ability", 4200), of("over-55", 2700)], [2170, 2770, 1890])
  assert.deepEqual([of("association", 1560), of("association", 2400)], [1918.8, 2020])
  assert.equal(of("skill", 1500, 17), 714)
})

test("a start-up grant is counted by weekdays, travel by kilometres", () => {
  const daily = startUpDaily[0]?.cents ?? 0
  assert.equal(weekdaysIn("2026-03-01", "2026-03-31") * daily, 81_862)
  assert.equal(weekdaysIn("2026-02-02", "2026-08-01") * daily, 483_730)
  assert.equal(weekdaysIn("2026-02-02", "2027-02-01") * daily, 971_181)
  assert.deepEqual([40, 180, 620, 1500].map(travelSupport), [0, 2580, 11_820, 20_000])
})
