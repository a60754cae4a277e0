import assert from "node:assert/strict"
import test from "node:test"
import type { Day } from "../lib/day.ts"
import { NotInForce } from "./rule.ts"
import { saySteps } from "./say-steps.ts"
import { knownOn, lastDayToFetch, type ServiceWay, serviceWays } from "./service.ts"

test("a decision becomes known on the day of its way of service, holiday or not", () => {
  const known: Readonly<Record<ServiceWay, Day>> = {
    "ordinary-letter": "2026-12-10",
    "letter-to-authority": "2026-12-03",
    "ordinary-electronic": "2026-12-06",
    receipt: "2026-12-03",
    "verified-electronic": "2026-12-03",
    substitute: "2026-12-06",
    "general-notice": "2026-12-10",
    "public-notice": "2026-12-10",
    "minutes-on-web": "2026-12-10",
  }
  for (const way of serviceWays) assert.equal(knownOn({ way, on: "2026-12-03" }).day, known[way], way)
  assert.equal(knownOn({ way: "ordinary-letter", on: "2026-12-18" }).day, "2026-12-25")
})

test("a presumed day is told with what it rests on", () => {
  assert.deepEqual(saySteps(knownOn({ way: "ordinary-letter", on: "2026-04-23" }).steps, "fi"), [
    "Kirje lähetettiin: torstai 23.4.2026. [434/2003 59 §]",
    "Tieto katsotaan saaduksi 7. päivänä, jollei muuta näytetä; päivä ei siirry: torstai 30.4.2026. [434/2003 59 §]",
  ])
  assert.deepEqual(saySteps(knownOn({ way: "minutes-on-web", on: "2026-12-02" }).steps, "sv"), [
    "Protokollet publicerades på nätet: onsdag 2.12.2026. [410/2015 140 § 3 mom.]",
    "Delfåendet anses ha skett den 7:e dagen; dagen flyttas inte: onsdag 9.12.2026. [410/2015 140 § 3 mom.]",
  ])
  assert.deepEqual(saySteps(knownOn({ way: "receipt", on: "2026-12-02" }).steps, "en"), ["Receipt dated: Wednesday 2 December 2026. [434/2003 60 §]", "Known on the same day: Wednesday 2 December 2026. [434/2003 60 §]"])
})

test("what is shown beats what is presumed, and the presumed day stays in the explanation", () => {
  const known = knownOn({ way: "ordinary-letter", on: "2026-12-03", shownOn: "2026-12-15" })
  assert.equal(known.day, "2026-12-15")
  assert.deepEqual(known.steps.map(({ code, day }) => [code, day]), [["event", "2026-12-03"], ["known", "2026-12-10"], ["shown", "2026-12-15"]])
  assert.equal(saySteps(known.steps, "en").at(-1), "It has been shown that the decision became known on another day than 10 December 2026: Tuesday 15 December 2026. [434/2003 59 §]")
})

test("no showing moves the day of a notice, and nothing is known before it was sent", () => {
  assert.throws(() => knownOn({ way: "public-notice", on: "2026-12-03", shownOn: "2026-12-15" }), /does not give way/)
  assert.throws(() => knownOn({ way: "ordinary-letter", on: "2026-12-03", shownOn: "2026-12-02" }), /cannot have become known/)
})

test("a decision that waits to be fetched is served in another way when seven days have passed", () => {
  const { last, steps } = lastDayToFetch("2026-12-18")
  assert.deepEqual([last, steps[0]?.code, steps.at(-1)?.code], ["2026-12-25", "event", "never-moves"])
})

test("a way of service has no rule before its act was in force", () => {
  assert.throws(() => knownOn({ way: "public-notice", on: "2019-12-31" }), NotInForce)
})
