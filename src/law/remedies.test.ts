import assert from "node:assert/strict"
import test from "node:test"
import { decisionKinds, feeReviewUntil, finality, lastDayFor, remedies, remedyFor, remedyOn, type Remedy, usualRemedies } from "./remedies.ts"
import { days } from "./period.ts"
import { saySteps } from "./say-steps.ts"
import type { Service } from "./service.ts"

const review = remedyOn("municipal-review", "2026-04-01")
const appeal = remedyOn("municipal-appeal", "2026-04-01")

test("the last day for a review or an appeal is counted from the day on which the decision is known", () => {
  const ends: [typeof review, Service, string, string][] = [
    [review, { way: "ordinary-letter", on: "2026-04-23" }, "2026-05-14", "2026-05-15"],
    [appeal, { way: "ordinary-letter", on: "2026-04-23" }, "2026-05-30", "2026-06-01"],
    [review, { way: "ordinary-letter", on: "2026-12-03" }, "2026-12-24", "2026-12-28"],
    [review, { way: "minutes-on-web", on: "2026-12-02" }, "2026-12-23", "2026-12-23"],
    [review, { way: "ordinary-electronic", on: "2026-12-03" }, "2026-12-20", "2026-12-21"],
    [review, { way: "ordinary-letter", on: "2026-04-23", shownOn: "2026-05-04" }, "2026-05-18", "2026-05-18"],
    [appeal, { way: "receipt", on: "2026-11-24" }, "2026-12-24", "2026-12-28"],
  ]
  for (const [remedy, service, raw, last] of ends) {
    const found = lastDayFor(remedy, service)
    assert.deepEqual([found?.raw, found?.last], [raw, last], `${remedy.remedy} ${service.way} ${service.on}`)
  }
})

test("the whole way from the letter to the last day can be followed", () => {
  assert.deepEqual(saySteps(lastDayFor(review, { way: "ordinary-electronic", on: "2026-12-03" })?.steps ?? [], "fi"), [
    "Sähköinen viesti lähetettiin: torstai 3.12.2026. [13/2003 19 §]",
    "Tieto katsotaan saaduksi 3. päivänä, jollei muuta näytetä; päivä ei siirry: sunnuntai 6.12.2026. [13/2003 19 §]",
    "Lasketaan 14 päivää. Päivää 6.12.2026 ei lueta mukaan. Viimeinen päivä: sunnuntai 20.12.2026. [150/1930 2 §]",
    "Määräaika siirtyy seuraavaan arkipäivään, koska 20.12.2026 on sunnuntai: maanantai 21.12.2026. [150/1930 5 §]",
  ])
})

test("each kind of decision has its remedy, its period and those who may use it", () => {
  const found = Object.fromEntries(decisionKinds.map((kind) => [kind, remedyFor(kind, "2026-11-25")]))
  const told = Object.entries(found).map(([kind, { remedy, period, who, mark }]) => `${kind}: ${remedy} ${period ? `${period.count} ${period.unit}` : "–"} ${who.join("+") || "nobody"} ${mark}`)
  assert.deepEqual(told, [
    "council: municipal-appeal 30 days party+municipality-member V*",
    "body-or-office-holder: municipal-review 14 days party+municipality-member V*",
    "municipal-review: municipal-appeal 30 days who-asked-for-review V*",
    "administrative-review-first: administrative-review 30 days party V*",
    "administrative-review: administrative-appeal 30 days party V*",
    "document-request: administrative-appeal 30 days party V*",
    "document-fee: fee-review 6 months who-owes-the-fee V*",
    "building-office-holder: building-review 14 days party M",
    "preparation: none-preparation – nobody V*",
    "execution: none-preparation – nobody V*",
    "appeal-prohibited: prohibited – nobody V*",
    "data-subject-answer: ombudsman-complaint – data-subject V*",
  ])
  assert.deepEqual(new Set(Object.values(found).map(({ remedy }) => remedy)), new Set<Remedy>(remedies))
})

test("a rule from memory gives way to the municipality's own", () => {
  const own = { ...usualRemedies, "building-review": usualRemedies["building-review"].map((rule) => ({ ...rule, period: days(21), mark: "V" as const })) }
  assert.deepEqual(remedyFor("building-office-holder", "2026-11-25", own).period, days(21))
})

test("no last day is told for what may not be appealed", () => {
  assert.equal(lastDayFor(remedyFor("preparation", "2026-11-25"), { way: "receipt", on: "2026-11-25" }), null)
  assert.equal(lastDayFor(remedyFor("document-fee", "2026-11-25"), { way: "receipt", on: "2026-11-25" }), null)
})

test("a fee can be claimed against for six months from the day on which it was set", () => {
  const { raw, last } = feeReviewUntil("2026-08-31")
  assert.deepEqual([raw, last], ["2027-02-28", "2027-03-01"])
})

test("a decision is final on the day after the last one's last day, and not while someone has not been served", () => {
  const members: Service = { way: "minutes-on-web", on: "2026-04-24" }
  const letter: Service = { way: "ordinary-letter", on: "2026-04-23" }
  const late: Service = { way: "receipt", on: "2026-05-11" }
  assert.deepEqual([finality(review, [members, letter])?.last, finality(review, [members, letter])?.finalOn], ["2026-05-15", "2026-05-16"])
  const found = finality(review, [members, late, letter])
  assert.deepEqual([found?.last, found?.finalOn], ["2026-05-25", "2026-05-26"])
  assert.deepEqual(saySteps(found?.steps ?? [], "en").slice(-2), [
    "The one that ends last decides (the one before it 15 May 2026): Monday 25 May 2026. [410/2015 134, 137–138 §]",
    "Final from this day on, if nobody seeks a change: Tuesday 26 May 2026. [410/2015 134, 137–138 §]",
  ])
  assert.equal(finality(review, [members, null]), null)
  assert.equal(finality(review, [null, members]), null)
  assert.equal(finality(review, []), null)
  assert.equal(finality(remedyFor("preparation", "2026-04-01"), [members]), null)
})
