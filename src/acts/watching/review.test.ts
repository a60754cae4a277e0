import assert from "node:assert/strict"
import test from "node:test"
import { testNow } from "../../../test/town.ts"
import { changed, codeOf, firstOf, homeOf, hour, marked, monday, office, queueOf } from "../../../test/watched-office.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { sampleMunicipality as espoo } from "../samples.ts"
import { destroyDetails } from "../trail/retention.ts"
import { viewsOf } from "../trail/views.ts"
import { planOf, changePlan, setFigure } from "./plan.ts"
import { getReview, reviewQueue } from "./queue.ts"
import { askedOf, askExplanation, decideReview, endWithholding, explain, getAsked, withholdViews } from "./review.ts"
import { watchStatistics } from "./statistics.ts"

test("the queue shows what is due first, how much is overdue, and is not there for anyone else", async (t) => {
  const its = await office(t)
  await its.look({}, new Date("2026-11-23T02:00:00Z"))
  await its.watched()
  const queue = await queueOf(its)
  assert.deepEqual([queue.items.map(({ rule, dueOn: due, actorName }) => [rule, due, actorName]), queue.open, queue.overdue], [[["outside-hours", "2026-12-08", "Veikko Valmistelija"]], 1, 0])
  assert.equal((await its.as("tuula", (work) => reviewQueue(work, espoo, "2026-12-09"))).overdue, 1)
  for (const other of ["veikko", "helena", "antti", "aada", "sofia"]) {
    await assert.rejects(queueOf(its, other), NotFound)
    await assert.rejects(its.as(other, (work) => getReview(work, espoo, queue.items[0]?.id ?? "")), NotFound)
    await assert.rejects(its.as(other, (work) => watchStatistics(work, espoo, "2026-11-24")), NotFound)
  }
})

test("an officer whose commitment is withdrawn reviews nothing", async (t) => {
  const its = await office(t)
  await its.database.transaction(async (queries) => {
    await enter(queries, espoo)
    await queries.rows(sql`update commitment set withdrawn_at = ${testNow} where person_id = 'tuula' and kind = 'secrecy'`)
  })
  await assert.rejects(queueOf(its), NotFound)
})

test("nobody reviews her own looks or looks at her own data: they wait for another officer", async (t) => {
  const its = await office(t)
  await its.look({ actor: "tuula", because: "protects-data" }, new Date("2026-11-23T02:00:00Z"))
  await its.as("saara", async ({ queries }) => {
    await enter(queries, espoo)
    await queries.rows(sql`
      insert into access_grant (municipality_id, id, person_id, role, given_by, given_at, starts_at, ends_at, certified_at)
      values (${espoo}, 'deputy', 'aada', 'data-protection-officer', 'saara', ${monday}, ${monday}, ${new Date("2030-01-01")}, ${monday})`)
  })
  await its.watched()
  const own = await queueOf(its)
  assert.deepEqual([own.items.length, own.ofReader], [0, 1])
  const id = await firstOf(its, "aada")
  await assert.rejects(its.as("tuula", (work) => getReview(work, espoo, id)), NotFound)
  await assert.rejects(its.as("tuula", (work) => decideReview(work, espoo, id, { outcome: "in-order", steps: [] })), NotFound)
  await its.as("aada", (work) => decideReview(work, espoo, id, { outcome: "in-order", steps: [] }))
})

test("a shared address of one under non-disclosure is for an officer who may see protected addresses", async (t) => {
  const its = await office(t)
  await marked(its.database, "johanna", { home: homeOf("martti") })
  await marked(its.database, "veikko", { home: homeOf("sofia") })
  await its.look({ actor: "johanna", person: "martti" })
  await its.look()
  await its.watched()
  const before = await queueOf(its)
  assert.deepEqual([before.items.map(({ person }) => person), before.open, before.needRight, before.ofReader], [["sofia"], 1, 1, 0])
  await its.database.transaction(async (queries) => {
    await enter(queries, espoo)
    await queries.rows(sql`update access_grant set shows_protected_addresses = true where id = 'grant-tuula'`)
  })
  const after = await queueOf(its)
  assert.deepEqual([after.open, after.needRight], [2, 0])
})

test("the one who looked gives her explanation in the service, about her own looks, and its words are not in the log", async (t) => {
  const its = await office(t)
  await its.look({}, new Date("2026-11-23T02:00:00Z"))
  await its.watched()
  const id = await firstOf(its)
  await assert.rejects(its.as("veikko", (work) => explain(work, espoo, id, "Early bird")), NotFound)
  await its.as("tuula", (work) => askExplanation(work, espoo, id))
  await assert.rejects(its.as("tuula", (work) => askExplanation(work, espoo, id)), Conflict)
  assert.deepEqual((await its.as("johanna", (work) => askedOf(work, espoo))).length, 0)
  await assert.rejects(its.as("johanna", (work) => getAsked(work, espoo, id)), NotFound)
  assert.deepEqual((await its.as("veikko", (work) => getAsked(work, espoo, id))).looks.map(({ record, purpose }) => [record, purpose]), [["asia-1-2", "case-handling"]])
  await assert.rejects(its.as("veikko", (work) => explain(work, espoo, id, `It was about ${codeOf("sofia")}`)), Refused)
  await its.as("veikko", (work) => explain(work, espoo, id, "The bus was early."))
  assert.equal((await its.as("tuula", (work) => getReview(work, espoo, id))).explanation, "The bus was early.")
  const log = JSON.stringify(await its.database.rows(sql`select act, actor, subject_id, because, more from usage_entry limit 1000`))
  assert.match(log, /explanation-given/)
  assert.doesNotMatch(log, /bus/)
})

test("a review ends once, misuse with a next step, and who looked and how it ended stands in the log", async (t) => {
  const its = await office(t)
  await its.look({}, new Date("2026-11-23T02:00:00Z"))
  await its.watched()
  const id = await firstOf(its)
  await assert.rejects(its.as("tuula", (work) => decideReview(work, espoo, id, { outcome: "misuse", steps: [] })), { name: "ZodError" })
  await its.as("tuula", (work) => decideReview(work, espoo, id, { outcome: "misuse", steps: ["told-supervisor", "breach-considered"], note: "He was not at work." }))
  await assert.rejects(its.as("tuula", (work) => decideReview(work, espoo, id, { outcome: "in-order", steps: [] })), Conflict)
  const [entry] = await its.database.rows<{ actor: string; because: string; more: object }>(sql`select actor, because, more from usage_entry where act = 'log-reviewed' and more ->> 'step' = 'decided'`)
  assert.deepEqual(entry, { actor: "tuula", because: "outside-hours", more: { step: "decided", outcome: "misuse", steps: "breach-considered+told-supervisor" } })
  assert.deepEqual((await queueOf(its)).items, [])
  assert.equal((await queueOf(its, "tuula", { state: "looked-at" })).items[0]?.outcome, "misuse")
})

test("statistics count by month, rule and outcome, with the median of days and what was late", async (t) => {
  const its = await office(t)
  for (const actor of ["veikko", "johanna", "aino", "helena"]) await its.look({ actor }, new Date("2026-11-23T02:00:00Z"))
  await its.watched()
  const ids = (await queueOf(its)).items.map(({ id }) => id)
  const later = (days: number) => new Date(testNow.getTime() + days * 24 * hour)
  for (const [at, [days, outcome]] of ([[2, "in-order"], [4, "unclear"], [20, "in-order"]] as const).entries())
    await its.as("tuula", (work) => decideReview(work, espoo, ids[at] ?? "", { outcome, steps: [] }), later(days))
  const counted = await its.as("tuula", (work) => watchStatistics(work, espoo, "2026-12-10"))
  assert.deepEqual(counted, [{ month: "2026-11", rule: "outside-hours", found: 4, inOrder: 2, unclear: 1, misuse: 0, waiting: 1, overdue: 2, medianDays: 4 }])
})

test("views are withheld from a resident to the end of the day that the officer sets, with the reason told, and then shown", async (t) => {
  const its = await office(t)
  await its.look({}, new Date("2026-11-23T02:00:00Z"))
  await its.look({ actor: "johanna" })
  await its.watched()
  const id = await firstOf(its)
  const told = async (now: Date) => its.database.transaction((queries) => viewsOf(queries, espoo, "sofia", now))
  assert.equal((await told(testNow)).views.length, 2)
  await assert.rejects(its.as("tuula", (work) => withholdViews(work, espoo, id, "crime-investigation", "2028-01-01")), Refused)
  await its.as("tuula", (work) => withholdViews(work, espoo, id, "crime-investigation", "2026-12-31"))
  const during = await told(new Date("2026-12-31T21:59:59Z"))
  assert.deepEqual([during.views.map(({ title, by }) => [title, by]), during.withheld.map(({ reason }) => reason)], [[["asiantuntija", null]], ["crime-investigation"]])
  const after = await told(new Date("2026-12-31T22:00:00Z"))
  assert.deepEqual([after.views.length, after.withheld], [2, []])
  await its.as("tuula", (work) => endWithholding(work, espoo, id))
  assert.equal((await told(testNow)).views.length, 2)
})

test("a resident sees posts, and names when the municipality shows them", async (t) => {
  const its = await office(t)
  await its.look()
  const byWhom = async () => (await its.database.transaction((queries) => viewsOf(queries, espoo, "sofia", testNow))).views.map(({ by }) => by)
  assert.deepEqual(await byWhom(), [null])
  await changed(its, { staffShown: "name" })
  assert.deepEqual(await byWhom(), ["Veikko Valmistelija"])
})

test("the plan is changed by the officer alone, one version after another, and the log tells what was changed", async (t) => {
  const its = await office(t)
  const { plan } = await its.database.transaction((queries) => planOf(queries, espoo))
  await assert.rejects(its.as("antti", (work) => changePlan(work, espoo, 0, { ...plan, rules: [] })), NotFound)
  await its.as("tuula", (work) => changePlan(work, espoo, 0, { ...plan, samplePerWeek: 5 }))
  await assert.rejects(its.as("tuula", (work) => changePlan(work, espoo, 0, { ...plan, samplePerWeek: 6 })), Conflict)
  const [entry] = await its.database.rows<{ more: object }>(sql`select more from usage_entry where act = 'watch-plan-changed'`)
  assert.deepEqual(entry?.more, { fields: "samplePerWeek" })
})

test("when a person's details are destroyed, what was found forgets her too", async (t) => {
  const its = await office(t)
  await its.as("tuula", (work) => setFigure(work, espoo, "sofia", true))
  await its.look()
  assert.deepEqual(await its.watched(), ["public-figure: veikko of sofia"])
  await destroyDetails(its.database, { person: "sofia" }, { municipality: espoo, actor: "outi", because: "rule-1" }, testNow)
  assert.deepEqual(await its.watched(), ["public-figure: veikko"])
})
