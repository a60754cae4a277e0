import assert from "node:assert/strict"
import test from "node:test"
import { nationalCounting } from "./deadline.ts"
import { months } from "./period.ts"
import { publicityRequestClock, shorterOf, subjectRequestClock, usualSubjectRequestTimes } from "./request-clocks.ts"
import { saySteps } from "./say-steps.ts"

test("a request for information is answered in two weeks, or in a month from receipt when it asks for more", () => {
  const clocks = [publicityRequestClock("2026-12-10"), publicityRequestClock("2026-12-10", { long: true }), publicityRequestClock("2026-01-31", { long: true }), publicityRequestClock("2026-06-05"), publicityRequestClock("2026-11-23")]
  assert.deepEqual(clocks.map(({ workTo, last }) => [workTo, last]), [
    ["2026-12-24", "2026-12-28"],
    ["2027-01-10", "2027-01-11"],
    ["2026-02-28", "2026-03-02"],
    ["2026-06-19", "2026-06-22"],
    ["2026-12-07", "2026-12-07"],
  ])
})

test("the handler is reminded on the fifth, tenth and fourteenth day, in a longer time in proportion, or as the town likes, but not after the day to answer by", () => {
  assert.deepEqual(publicityRequestClock("2026-11-23").remindOn, ["2026-11-28", "2026-12-03", "2026-12-07"])
  assert.deepEqual(subjectRequestClock("2026-11-23").remindOn, ["2026-12-04", "2026-12-14", "2026-12-23"])
  assert.deepEqual(publicityRequestClock("2026-11-23", { reminderDays: [7, 13, 20] }).remindOn, ["2026-11-30", "2026-12-06"])
})

test("a person's own request is answered in a month, three when extended, and the extension is told within the first", () => {
  const clock = subjectRequestClock("2026-11-30")
  assert.deepEqual([clock.workTo, clock.last, clock.tellBy], ["2026-12-30", "2026-12-30", "2026-12-30"])
  const extended = subjectRequestClock("2026-11-30", { extended: true })
  assert.deepEqual([extended.workTo, extended.last, extended.tellBy], ["2027-02-28", "2027-03-01", "2026-12-30"])
  const [own] = usualSubjectRequestTimes
  assert.equal(subjectRequestClock("2026-11-30", { times: own ? [{ ...own, answer: months(2) }] : [] }).workTo, "2027-01-30")
  assert.equal(subjectRequestClock("2026-11-30", { counting: nationalCounting }).steps.at(-1)?.law, "150/1930 5 §")
})

test("what we know from memory is said to be so", () => {
  assert.deepEqual(saySteps(subjectRequestClock("2026-11-30").steps, "fi").slice(0, 2), [
    "Pyyntö saapui: maanantai 30.11.2026. [GDPR 12 art. 3 k, muistinvarainen, tarkista]",
    "Lasketaan 1 kuukausi. Päivää 30.11.2026 ei lueta mukaan. Viimeinen päivä: keskiviikko 30.12.2026. [EU 1182/71 3 art. 2 k, muistinvarainen, tarkista]",
  ])
})

test("a letter that is both kinds of request must meet the shorter clock", () => {
  const [publicity, long, own] = [publicityRequestClock("2026-11-23"), publicityRequestClock("2026-11-23", { long: true }), subjectRequestClock("2026-11-23", { extended: true })]
  for (const both of [shorterOf(publicity, own), shorterOf(own, publicity)]) {
    assert.equal(both.workTo, "2026-12-07")
    assert.equal(saySteps(both.steps, "en").at(-1), "The shorter time is kept (the longer 23 February 2027): Monday 7 December 2026. [621/1999 14 § 4 mom.]")
  }
  assert.equal(shorterOf(long, own).workTo, "2026-12-23")
})
