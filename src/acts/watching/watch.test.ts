import assert from "node:assert/strict"
import test from "node:test"
import { type Engine, engines, pglite } from "../../../test/engines.ts"
import { testNow } from "../../../test/town.ts"
import { changed, firstOf, hour, mondayOnly, office, queueOf } from "../../../test/watched-office.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { Conflict } from "../refusals.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { decideReview } from "./review.ts"
import { dueOn, watchDue, watchPeriod } from "./watch.ts"

for (const engine of [...engines, pglite] as readonly Engine[])
  test(`on ${engine.name} days are looked through once or many times with one result, as far as they have ended`, async (t) => {
    const its = await office(t, engine)
    await its.look({ because: "sees-codes", actor: "aino", subject: { kind: "record", id: "asia-2-1" }, person: "martti" })
    await its.look({}, new Date("2026-11-23T19:00:00Z"))
    await its.look({}, testNow)
    const once = await its.watched()
    assert.deepEqual(once, ["no-case-link: aino of martti", "outside-hours: veikko"])
    assert.deepEqual(await its.watched(), once)
    await assert.rejects(watchPeriod(its.database, { ...mondayOnly, until: "2026-11-25" }, sampleCodeKey, testNow), Conflict)
    assert.equal(await watchDue(its.database, espoo, sampleCodeKey, testNow), null)
    assert.ok(await watchDue(its.database, espoo, sampleCodeKey, new Date(testNow.getTime() + 24 * hour)))
  })

test("a week's sample is drawn when the week has ended, of the plan's size, and the kept seed draws the same again", async (t) => {
  const its = await office(t)
  await changed(its, { rules: [], samplePerWeek: 3 })
  for (let at = 0; at < 12; at++) await its.look({ person: `p${at}` }, new Date(Date.parse("2026-11-16T08:00:00Z") + at * hour))
  const week = { municipality: espoo, from: "2026-11-16", until: "2026-11-23" }
  const drawn = () => its.database.transaction(async (queries) => {
    await enter(queries, espoo)
    return (await queries.rows<{ person: string }>(sql`select person_id as person from suspicion where rule = 'random-sample' order by 1 limit 20`)).map(({ person }) => person)
  })
  await watchPeriod(its.database, { ...week, until: "2026-11-22" }, sampleCodeKey, testNow)
  assert.deepEqual(await drawn(), [])
  await watchPeriod(its.database, week, sampleCodeKey, testNow)
  const first = await drawn()
  assert.equal(first.length, 3)
  await its.database.transaction(async (queries) => {
    await enter(queries, espoo)
    await queries.rows(sql`delete from suspicion`)
  })
  await watchPeriod(its.database, week, sampleCodeKey, testNow)
  assert.deepEqual(await drawn(), first)
})

test("a deadline counts Finnish days and does not fall on a holiday", () => {
  assert.equal(dueOn("2026-11-24", 14), "2026-12-08")
  assert.equal(dueOn("2026-11-24", 12), "2026-12-07")
  assert.equal(dueOn("2026-12-10", 14), "2026-12-28")
})

test("what was looked at is destroyed when its years have gone", async (t) => {
  const its = await office(t)
  await its.look({}, new Date("2026-11-23T02:00:00Z"))
  await its.watched()
  const id = await firstOf(its)
  await its.as("tuula", (work) => decideReview(work, espoo, id, { outcome: "in-order", steps: [] }))
  const watchedAt = async (day: string) => {
    await watchPeriod(its.database, { municipality: espoo, from: "2031-01-01", until: "2031-01-02" }, sampleCodeKey, new Date(`${day}T10:00:00Z`))
    return (await queueOf(its, "tuula", { state: "looked-at" })).all
  }
  assert.equal(await watchedAt("2031-11-24"), 1)
  assert.equal(await watchedAt("2031-11-25"), 0)
})
