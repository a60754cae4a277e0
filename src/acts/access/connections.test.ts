import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { testNow } from "../../../test/town.ts"
import type { Database } from "../../store/database.ts"
import { sql } from "../../lib/sql.ts"
import { endEmployment } from "../people/employment.ts"
import { getRecord } from "../records/get.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { addSamples, sampleMunicipality as espoo } from "../samples.ts"
import { sampleUnit } from "../sample-records.ts"
import { inWork, type Work } from "../work.ts"
import {
  askTask, assignCase, beginClientRelation, connectionsOf, endAccess, endClientRelation, finishTask, giveAccess, handOverCase, liftRestriction, putOnList, restrict, takeOffList,
} from "./connections.ts"
import { enter } from "./border.ts"
import { endOrphanRights, unhandled } from "./orphan-rights.ts"

let database: Database
before(async () => {
  database = await anEngine().fresh()
  await addSamples(database, testNow)
})
after(() => database.close())

const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000)
const staff = (id: string) => ({ id, name: id, kind: "staff" as const })
const as = <Result>(id: string, verb: (work: Work) => Promise<Result>, now = testNow): Promise<Result> => inWork(database, staff(id), now, verb)
const sees = (id: string, record: string, now = testNow) =>
  getRecord({ database, municipality: espoo, actor: staff(id), now }, record, { purpose: "case-handling" }).then(() => true, () => false)
const around = (root: string, by: string, client: string | null = null, now = testNow) =>
  database.transaction((queries) => connectionsOf(queries, espoo, root, client, { actor: staff(by), now }))
/** What the log got while something was done, as act, outcome and reason. */
async function noted(doing: () => Promise<unknown>): Promise<string[]> {
  return (await notedWhile(database, doing)).map(({ act, because, more }) => [act, ...(act === "refused" ? [more?.act, because] : [])].join(" "))
}

test("a supervisor makes an official serve a client, and the official or she ends it again", async () => {
  assert.ok(!(await sees("johanna", "asia-5-1")))
  const id = await as("helena", (work) => beginClientRelation(work, espoo, "eino", { staff: "johanna" }))
  assert.ok(await sees("johanna", "asia-5-1"))
  await assert.rejects(as("veikko", (work) => endClientRelation(work, espoo, id)), Refused)
  await as("johanna", (work) => endClientRelation(work, espoo, id), later(1))
  assert.ok(!(await sees("johanna", "asia-5-1", later(1))))
  await assert.rejects(as("helena", (work) => endClientRelation(work, espoo, id), later(2)), NotFound)
})

test("nobody makes herself serve a client, alone or through her unit, and one who is no client is not served", async () => {
  for (const server of [{ staff: "veikko" }, { unit: sampleUnit }]) await assert.rejects(as("veikko", (work) => beginClientRelation(work, espoo, "sofia", server)), Refused)
  await assert.rejects(as("helena", (work) => beginClientRelation(work, espoo, "sofia", { staff: "outi" })), Refused)
  await assert.rejects(as("helena", (work) => beginClientRelation(work, espoo, "veikko", { staff: "aino" })), NotFound)
  const id = await as("helena", (work) => beginClientRelation(work, espoo, "sofia", { unit: sampleUnit }))
  assert.ok(await sees("johanna", "asia-4-2"))
  await as("helena", (work) => endClientRelation(work, espoo, id))
})

test("a supervisor assigns a case of her register to one below her; the official hands it over, and cannot take it back", async () => {
  assert.ok(!(await sees("johanna", "asia-3-2")))
  await as("helena", (work) => assignCase(work, espoo, "asia-3", "johanna"))
  assert.ok(await sees("johanna", "asia-3-2"))
  await assert.rejects(as("helena", (work) => assignCase(work, espoo, "asia-3", "johanna")), Conflict)
  await as("johanna", (work) => handOverCase(work, espoo, "asia-3", "johanna", "veikko"), later(1))
  assert.deepEqual([await sees("johanna", "asia-3-2", later(1)), await sees("veikko", "asia-3-2", later(1))], [false, true])
  await assert.rejects(as("johanna", (work) => handOverCase(work, espoo, "asia-3", "veikko", "johanna"), later(2)), Refused)
  await assert.rejects(as("johanna", (work) => handOverCase(work, espoo, "asia-3", "johanna", "veikko"), later(2)), NotFound)
})

test("a case is assigned by nobody whose role does not reach it, who may not know of it, or who would get it", async () => {
  for (const [by, root, to] of [["saara", "asia-99", "veikko"], ["saara", "asia-7", "veikko"], ["outi", "asia-5", "veikko"]] as const)
    await assert.rejects(as(by, (work) => assignCase(work, espoo, root, to)), NotFound, `${by} ${root}`)
  for (const [by, to] of [["helena", "helena"], ["helena", "outi"]] as const) await assert.rejects(as(by, (work) => assignCase(work, espoo, "asia-5", to)), Refused, `${by} to ${to}`)
})

test("the handler asks a colleague for a statement; her task opens the case until it is done", async () => {
  assert.equal(await sees("johanna", "asia-1-2"), false)
  await assert.rejects(as("aino", (work) => askTask(work, espoo, "asia-1", "johanna", "statement", later(60))), NotFound)
  await assert.rejects(as("veikko", (work) => askTask(work, espoo, "asia-1", "veikko", "statement", later(60))), Refused)
  await assert.rejects(as("veikko", (work) => askTask(work, espoo, "asia-1", "johanna", "statement", testNow)), Conflict)
  const id = await as("veikko", (work) => askTask(work, espoo, "asia-1", "johanna", "statement", later(60)))
  assert.ok(await sees("johanna", "asia-1-2"))
  assert.deepEqual((await around("asia-1", "veikko")).tasks.map((task) => [task.person, task.kind]), [["johanna", "statement"]])
  await assert.rejects(as("aino", (work) => finishTask(work, espoo, "asia-1", id)), NotFound)
  await as("johanna", (work) => finishTask(work, espoo, "asia-1", id), later(1))
  assert.ok(!(await sees("johanna", "asia-1-2", later(1))))
})

test("a supervisor gives one below her access to a case from a day to another; the handler cannot give it, and it ends by itself or when it is taken away", async () => {
  const give = (by: string, to: string, from = later(30), until = later(90)) => as(by, (work) => giveAccess(work, espoo, "asia-2", to, from, until))
  await assert.rejects(give("veikko", "johanna"), NotFound)
  await assert.rejects(give("helena", "outi"), Refused)
  await assert.rejects(give("helena", "johanna", later(30), later(30)), Conflict)
  const id = await give("helena", "johanna")
  await assert.rejects(give("helena", "johanna", later(60), later(120)), Conflict)
  assert.deepEqual([await sees("johanna", "asia-2-2"), await sees("johanna", "asia-2-2", later(31)), await sees("johanna", "asia-2-2", later(91))], [false, true, false])
  assert.deepEqual((await around("asia-2", "helena")).access.map(({ person, startsAt }) => [person, startsAt]), [["johanna", later(30)]])
  assert.deepEqual((await around("asia-2", "helena", null, later(31))).tasks.filter(({ person }) => person === "johanna"), [], "nothing is asked of her")
  await assert.rejects(as("aino", (work) => endAccess(work, espoo, "asia-2", id)), Refused)
  assert.deepEqual(await noted(() => as("helena", (work) => endAccess(work, espoo, "asia-2", id), later(31))), ["access-ended"])
  assert.equal(await sees("johanna", "asia-2-2", later(32)), false)
})

test("the handler puts a colleague on the list of those who may know and takes her off; somebody stays on it", async () => {
  await assert.rejects(as("veikko", (work) => putOnList(work, espoo, "asia-7", "veikko")), Refused)
  await assert.rejects(as("veikko", (work) => putOnList(work, espoo, "asia-7", "aino")), NotFound)
  await assert.rejects(as("johanna", (work) => takeOffList(work, espoo, "asia-7", "johanna")), Conflict)
  await as("johanna", (work) => putOnList(work, espoo, "asia-7", "veikko"))
  await assert.rejects(as("johanna", (work) => putOnList(work, espoo, "asia-7", "veikko")), Conflict)
  assert.deepEqual((await around("asia-7", "johanna")).list.map(({ person }) => person), ["johanna", "veikko"])
  await as("helena", (work) => takeOffList(work, espoo, "asia-7", "veikko"), later(1))
  await assert.rejects(as("johanna", (work) => takeOffList(work, espoo, "asia-7", "veikko"), later(2)), NotFound)
})

test("an official says that she is disqualified and loses the case at once; only one over her lets her back", async () => {
  assert.ok(await sees("veikko", "asia-2-2"))
  await as("veikko", (work) => restrict(work, espoo, "asia-2", "veikko", "kin"))
  assert.ok(!(await sees("veikko", "asia-2-2")))
  await assert.rejects(as("veikko", (work) => liftRestriction(work, espoo, "asia-2", "veikko")), Refused)
  await assert.rejects(as("helena", (work) => assignCase(work, espoo, "asia-2", "veikko")), Conflict)
  await as("helena", (work) => liftRestriction(work, espoo, "asia-2", "veikko"), later(1))
  assert.ok(await sees("veikko", "asia-2-2", later(1)))
  for (const [by, root] of [["johanna", "asia-2"], ["johanna", "asia-99"]] as const)
    await assert.rejects(as(by, (work) => restrict(work, espoo, root, "johanna", "gain"), later(2)), NotFound, root)
  await assert.rejects(as("aino", (work) => restrict(work, espoo, "asia-2", "johanna", "gain"), later(2)), Refused)
})

test("who is connected to a case shows on one page of it, with those who serve the client", async () => {
  const found = await around("asia-1", "veikko", "eino", later(5))
  assert.deepEqual([found.handlers.map(({ name }) => name), found.servers.map(({ name }) => name), found.leads], [["Veikko Valmistelija"], ["Veikko Valmistelija"], true])
  assert.deepEqual([(await around("asia-1", "aino")).leads, (await around("asia-6", "aino")).restrictions.map(({ person, ground }) => `${person} ${ground}`)], [false, ["aino kin"]])
})

test("every connection that is made or unmade leaves its entry, and every refusal one, with what was tried and why", async () => {
  const at = later(10)
  assert.deepEqual(await noted(() => as("helena", (work) => assignCase(work, espoo, "asia-4", "aino"), at)), ["case-assigned"])
  assert.deepEqual(await noted(() => as("helena", (work) => restrict(work, espoo, "asia-4", "johanna", "board"), at)), ["restriction-set"])
  for (const [verb, entry] of [
    [(work: Work) => assignCase(work, espoo, "asia-4", "veikko"), "refused case-assigned no-rule"],
    [(work: Work) => handOverCase(work, espoo, "asia-1", "veikko", "outi"), "refused case-handed-over not-hers"],
    [(work: Work) => askTask(work, espoo, "asia-1", "aino", "check", later(99)), "refused task-asked no-rule"],
    [(work: Work) => finishTask(work, espoo, "asia-3", "task-aino"), "refused task-done no-rule"],
    [(work: Work) => putOnList(work, espoo, "asia-7", "aino"), "refused need-to-know-added no-rule"],
    [(work: Work) => takeOffList(work, espoo, "asia-7", "johanna"), "refused need-to-know-removed no-rule"],
    [(work: Work) => restrict(work, espoo, "asia-5", "johanna", "gain"), "refused restriction-set no-rule"],
    [(work: Work) => liftRestriction(work, espoo, "asia-6", "aino"), "refused restriction-lifted not-over"],
    [(work: Work) => beginClientRelation(work, espoo, "sofia", { staff: "aino" }), "refused client-relation-begun not-over"],
    [(work: Work) => endClientRelation(work, espoo, "client-eino"), "refused client-relation-ended not-over"],
  ] as const)
    assert.deepEqual(await noted(() => assert.rejects(as<unknown>("outi", verb, at))), [entry])
})

test("the cases of one who has left are handed over by the supervisor she had", async () => {
  const gone = later(20)
  await as("helena", (work) => endEmployment(work, espoo, "veikko", gone), gone)
  await assert.rejects(as("outi", (work) => handOverCase(work, espoo, "asia-1", "veikko", "johanna"), gone), Refused)
  await assert.rejects(as("helena", (work) => handOverCase(work, espoo, "asia-1", "veikko", "helena"), gone), Refused)
  await as("helena", (work) => handOverCase(work, espoo, "asia-1", "veikko", "johanna"), gone)
  assert.ok(await sees("johanna", "asia-1-2", gone))
  await assert.rejects(as("helena", (work) => assignCase(work, espoo, "asia-5", "veikko"), gone), Refused)
})

test("every day the rights of those who have left are ended one by one, and what nobody in service handles is told of; a right does not come back with her", async () => {
  const at = later(30)
  await as("helena", (work) => giveAccess(work, espoo, "asia-4", "johanna", at, later(9000)), at)
  await as("johanna", (work) => putOnList(work, espoo, "asia-7", "aino"), at)
  const left = later(40)
  for (const person of ["johanna", "aino"]) await as("helena", (work) => endEmployment(work, espoo, person, left), left)
  const check = () => endOrphanRights(database, espoo, later(50))
  const before = await database.transaction((queries) => enter(queries, espoo).then(() => unhandled(queries, espoo, later(50))))
  const acts = await noted(async () => assert.deepEqual(await check(), { access: 1, lists: 0, grants: 6, unhandled: before.length }))
  assert.deepEqual([acts.filter((act) => act === "grant-removed").length, acts.filter((act) => act === "access-ended").length, acts.at(-1)], [6, 1, "rights-checked"])
  assert.ok(before.some(({ root, last }) => root === "asia-1" && last === "johanna"), JSON.stringify(before))
  assert.equal(before.some(({ root }) => root === "asia-2"), true, "Veikko left it")
  await database.rows(sql`insert into employment (municipality_id, id, person_id, unit, title, starts_at) values (${espoo}, 'johanna-again', 'johanna', ${sampleUnit}, 'asiantuntija', ${later(60)})`)
  assert.equal(await sees("johanna", "asia-4-2", later(70)), false)
  assert.deepEqual(await check().then(({ access, grants }) => [access, grants]), [0, 0], "nothing is ended twice")
})
