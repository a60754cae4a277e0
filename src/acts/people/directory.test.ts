import assert from "node:assert/strict"
import test, { before, after } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf } from "../../../test/log.ts"
import { testNow } from "../../../test/town.ts"
import type { Database } from "../../store/database.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { addSamples, sampleMunicipality as espoo } from "../samples.ts"
import { inWork, type Work } from "../work.ts"
import { changeSupervisor, endEmployment, isActive, startEmployment } from "./employment.ts"
import { addStaff, changeStaff, listStaff } from "./people.ts"

let database: Database
before(async () => {
  database = await anEngine().fresh()
  await addSamples(database, testNow)
})
after(() => database.close())

const later = (days: number) => new Date(testNow.getTime() + days * 86_400_000)
const sync = { id: "directory-sync", name: "directory-sync", kind: "program" } as const
const synced = <Result>(verb: (work: Work) => Promise<Result>, now = testNow) => inWork(database, sync, now, verb)
const one = async (id: string, now = testNow) => (await synced((work) => listStaff(work.queries, espoo, now, { id }))).at(0)
const newcomer = { id: "uuno", userName: "uuno", givenNames: "Uuno", familyName: "Uusi" }

test("a newcomer comes into the directory, into a post under a supervisor, and out of service when the post ends", async () => {
  await synced((work) => addStaff(work, espoo, newcomer))
  assert.equal((await one("uuno"))?.active, false)
  await synced((work) => startEmployment(work, espoo, { person: "uuno", unit: "kirjaamo", title: "Kirjaaja", supervisor: "veikko", startsAt: later(1) }))
  assert.equal((await one("uuno"))?.active, false)
  const begun = await one("uuno", later(2))
  assert.deepEqual([begun?.active, begun?.unit, begun?.supervisor], [true, "kirjaamo", "veikko"])
  await synced((work) => endEmployment(work, espoo, "uuno", later(3)), later(3))
  assert.ok(!(await synced((work) => isActive(work.queries, espoo, "uuno", later(3)))))
})

test("a user name, a name and an address of mail can be changed, and the log keeps only which fields", async () => {
  await synced((work) => changeStaff(work, espoo, "veikko", { familyName: "Vaihtunut", email: "veikko.vaihtunut@example.invalid" }))
  const veikko = await one("veikko")
  assert.deepEqual([veikko?.familyName, veikko?.email, veikko?.userName], ["Vaihtunut", "veikko.vaihtunut@example.invalid", "veikko"])
  const entry = (await entriesOf(database)).find(({ subject }) => subject?.id === "veikko")
  assert.deepEqual([entry?.act, entry?.more], ["person-changed", { fields: "email+familyName" }])
})

test("the directory gives a page after a place, in one order", async () => {
  const all = await synced((work) => listStaff(work.queries, espoo, testNow))
  const first = await synced((work) => listStaff(work.queries, espoo, testNow, { limit: 3 }))
  const next = await synced((work) => listStaff(work.queries, espoo, testNow, { limit: 3, after: first.at(-1)?.id ?? "" }))
  assert.deepEqual([...first, ...next].map(({ id }) => id), all.slice(0, 6).map(({ id }) => id))
})

test("nobody comes to be over herself, directly or through others", async () => {
  const all = await synced((work) => listStaff(work.queries, espoo, testNow))
  const under = all.find(({ supervisor }) => supervisor !== null)
  assert.ok(under?.supervisor)
  const { id, supervisor } = under
  await assert.rejects(synced((work) => changeSupervisor(work, espoo, id, id)), Conflict)
  await assert.rejects(synced((work) => changeSupervisor(work, espoo, supervisor, id)), Conflict)
  assert.equal((await one(id))?.supervisor, supervisor)
})

test("one who does not keep the directory changes nothing in it, and a person that is not there is not made by a change", async () => {
  const veikko = { id: "veikko", name: "veikko", kind: "staff" } as const
  await assert.rejects(inWork(database, veikko, testNow, (work) => addStaff(work, espoo, { ...newcomer, id: "toinen", userName: "toinen" })), Refused)
  await assert.rejects(inWork(database, veikko, testNow, (work) => changeSupervisor(work, espoo, "veikko", null)), Refused)
  await assert.rejects(synced((work) => changeStaff(work, espoo, "nobody", { familyName: "Ei" })), NotFound)
  await assert.rejects(synced((work) => startEmployment(work, espoo, { person: "sofia", unit: "kirjaamo", title: "Kirjaaja", supervisor: null, startsAt: testNow })), NotFound)
  assert.equal(await one("toinen"), undefined)
})

test("a post that ends before it begins is refused, and so is a name that the directory has", async () => {
  await assert.rejects(synced((work) => startEmployment(work, espoo, { person: "uuno", unit: "kirjaamo", title: "Kirjaaja", supervisor: null, startsAt: later(2), endsAt: later(1) })), Conflict)
  await assert.rejects(synced((work) => addStaff(work, espoo, newcomer)), Conflict)
})
