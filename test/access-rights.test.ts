import assert from "node:assert/strict"
import test from "node:test"
import { readWithin } from "../src/acts/access/border.ts"
import { PurposeNeeded } from "../src/acts/access/purpose.ts"
import { emergenciesToReview, openInEmergency, reviewEmergency } from "../src/acts/access/emergency.ts"
import { firstTexts, publishCommitmentText, signCommitment, withdrawCommitment } from "../src/acts/access/commitments.ts"
import { changeGrant, giveGrant, type GrantForm, recertificationQueue, recertifyGrant, removeGrant } from "../src/acts/access/grants.ts"
import { whatSees, whoSees } from "../src/acts/access/sees.ts"
import { appointSubstitute, endEmployment, isActive, leftOpen, rightsEndAt } from "../src/acts/people/employment.ts"
import { addStaff } from "../src/acts/people/people.ts"
import { getRecord } from "../src/acts/records/get.ts"
import { NotFound, Refused } from "../src/acts/refusals.ts"
import { addSamples, sampleMunicipality as espoo } from "../src/acts/samples.ts"
import { inWork, type Work } from "../src/acts/work.ts"
import { raw, sql } from "../src/lib/sql.ts"
import type { Database } from "../src/store/database.ts"
import { anEngine, engines } from "./engines.ts"
import { entriesOf } from "./log.ts"
import { testNow } from "./town.ts"

const why = { purpose: "case-handling" } as const
const staff = (id: string) => ({ id, name: id, kind: "staff" as const })
const later = (ms: number) => new Date(testNow.getTime() + ms)
const hour = 3_600_000
const day = 24 * hour

async function office(): Promise<Database> {
  const database = await anEngine().fresh()
  await addSamples(database, testNow)
  return database
}
const as = <Result>(database: Database, id: string, verb: (work: Work) => Promise<Result>, now = testNow) => inWork(database, staff(id), now, verb)
const sees = (database: Database, id: string, record: string, now = testNow) =>
  getRecord({ database, municipality: espoo, actor: staff(id), now }, record, why).then((found) => !(found instanceof PurposeNeeded), (fault: unknown) => {
    if (fault instanceof NotFound) return false
    throw fault
  })
const grant = (person: string, more: Partial<GrantForm> = {}): GrantForm => ({ person, role: "registrar", register: null, unit: null, startsAt: testNow, endsAt: later(30 * day), ...more })
const noted = async (database: Database): Promise<string[]> => (await entriesOf(database)).map(({ act }) => act)

test("a commitment withdrawn in mid-session stops every right at once, and signing it again brings them back", async () => {
  const database = await office()
  assert.ok(await sees(database, "veikko", "asia-1-2"))
  await as(database, "veikko", (work) => withdrawCommitment(work, espoo, "secrecy"))
  assert.ok(!(await sees(database, "veikko", "asia-1-2")))
  await as(database, "veikko", (work) => signCommitment(work, espoo, "secrecy", 1))
  assert.ok(await sees(database, "veikko", "asia-1-2"))
  assert.ok((await noted(database)).includes("commitment-withdrawn"))
  await database.close()
})

test("a newer text of a commitment rests everyone's rights until she has signed it; an older one is not signed", async () => {
  const database = await office()
  const [text] = firstTexts
  if (!text) throw new Error("There is a first text.")
  await assert.rejects(as(database, "saara", (work) => publishCommitmentText(work, espoo, text, testNow)), Refused)
  await as(database, "tuula", (work) => publishCommitmentText(work, espoo, text, testNow))
  assert.ok(!(await sees(database, "veikko", "asia-1-2")))
  await assert.rejects(as(database, "veikko", (work) => signCommitment(work, espoo, "secrecy", 1)), /newer text/)
  await as(database, "veikko", (work) => signCommitment(work, espoo, "secrecy", 2))
  assert.ok(await sees(database, "veikko", "asia-1-2"))
  await database.close()
})

test("a supervisor grants to those below her, at any depth, and to nobody else", async () => {
  const database = await office()
  await as(database, "helena", (work) => giveGrant(work, espoo, grant("aino")))
  await as(database, "saara", (work) => giveGrant(work, espoo, grant("veikko")))
  for (const [giver, to] of [["helena", "outi"], ["helena", "saara"], ["veikko", "aino"], ["antti", "veikko"], ["ilkka", "aino"]] as const)
    await assert.rejects(as(database, giver, (work) => giveGrant(work, espoo, grant(to))), Refused, `${giver} to ${to}`)
  await database.close()
})

test("nobody grants to herself, not even while she stands in for her supervisor", async () => {
  const database = await office()
  await assert.rejects(as(database, "saara", (work) => giveGrant(work, espoo, grant("saara"))), /own rights/)
  await as(database, "helena", (work) => appointSubstitute(work, espoo, "veikko", "helena", testNow, later(day)))
  await assert.rejects(as(database, "veikko", (work) => giveGrant(work, espoo, grant("veikko"))), /own rights/)
  await as(database, "veikko", (work) => giveGrant(work, espoo, grant("aino")))
  await assert.rejects(as(database, "veikko", (work) => giveGrant(work, espoo, grant("aino")), later(day)), Refused)
  await database.close()
})

test("a field that the form does not have gives nothing: who gave it and when cannot be sent in", async () => {
  const database = await office()
  const smuggled = { ...grant("aino"), given_by: "saara", certifiedAt: later(999 * day), municipality_id: "helsinki" } as GrantForm
  await assert.rejects(as(database, "helena", (work) => giveGrant(work, espoo, smuggled)), { name: "ZodError" })
  await assert.rejects(as(database, "helena", (work) => changeGrant(work, espoo, "grant-veikko", { role: "supervisor" } as never)), { name: "ZodError" })
  await assert.rejects(as(database, "antti", (work) => addStaff(work, espoo, { userName: "uusi", givenNames: "U", familyName: "U", kind: "resident" } as never)), { name: "ZodError" })
  await database.close()
})

test("a grant that is limited or removed gives nothing from that moment on", async () => {
  const database = await office()
  assert.ok(await sees(database, "aino", "asia-1-1"))
  await as(database, "helena", (work) => changeGrant(work, espoo, "grant-aino", { unit: "sivistystoimi" }))
  assert.ok(!(await sees(database, "aino", "asia-1-1")))
  await as(database, "helena", (work) => changeGrant(work, espoo, "grant-aino", { unit: null }))
  assert.ok(await sees(database, "aino", "asia-1-1"))
  await as(database, "helena", (work) => removeGrant(work, espoo, "grant-aino"))
  assert.ok(!(await sees(database, "aino", "asia-1-1")))
  await assert.rejects(as(database, "helena", (work) => changeGrant(work, espoo, "grant-aino", { endsAt: later(day) })), NotFound)
  await database.close()
})

test("at the end of an employment rights rest the same instant, and the supervisor sees what is left open", async () => {
  const database = await office()
  const leaving = later(1000)
  const open = await as(database, "helena", (work) => endEmployment(work, espoo, "veikko", leaving))
  assert.ok(await sees(database, "veikko", "asia-1-2", later(999)))
  assert.ok(!(await sees(database, "veikko", "asia-1-2", leaving)))
  assert.deepEqual(open.map(({ kind, id }) => `${kind} ${id}`), ["case asia-1", "case asia-2", "client eino"])
  assert.equal((await readWithin(database, espoo, (queries) => leftOpen(queries, espoo, "helena", leaving))).length, 3)
  assert.deepEqual([await isActive(database, espoo, "veikko", later(999)), await isActive(database, espoo, "veikko", leaving)], [true, false])
  assert.deepEqual([await rightsEndAt(database, espoo, "veikko", testNow), await rightsEndAt(database, espoo, "aino", testNow)], [leaving, null])
  await assert.rejects(as(database, "veikko", (work) => endEmployment(work, espoo, "aino")), Refused)
  await database.close()
})

test("a substitute has the cases and clients of the one she stands in for, for the time, with her own role", async () => {
  const database = await office()
  assert.ok(!(await sees(database, "johanna", "asia-1-2")))
  await as(database, "helena", (work) => appointSubstitute(work, espoo, "johanna", "veikko", later(hour), later(day)))
  assert.deepEqual([await sees(database, "johanna", "asia-1-2"), await sees(database, "johanna", "asia-1-2", later(hour)), await sees(database, "johanna", "asia-5-2", later(hour)), await sees(database, "johanna", "asia-1-2", later(day))], [false, true, true, false])
  await assert.rejects(as(database, "johanna", (work) => appointSubstitute(work, espoo, "johanna", "aino", testNow, later(day))), Refused)
  await database.close()
})

test("an emergency opens one case for a time and is looked at afterwards by another", async () => {
  const database = await office()
  const { id } = await as(database, "johanna", (work) => openInEmergency(work, espoo, "asia-3", "life-or-health", 2))
  assert.deepEqual([await sees(database, "johanna", "asia-3-2"), await sees(database, "johanna", "asia-1-2"), await sees(database, "johanna", "asia-3-2", later(2 * hour))], [true, false, false])
  assert.deepEqual((await readWithin(database, espoo, (queries) => emergenciesToReview(queries, espoo, staff("helena"), testNow))).map((one) => one.id), [id])
  assert.equal((await readWithin(database, espoo, (queries) => emergenciesToReview(queries, espoo, staff("johanna"), testNow))).length, 0)
  await assert.rejects(as(database, "johanna", (work) => reviewEmergency(work, espoo, id, "justified")), NotFound)
  await as(database, "tuula", (work) => reviewEmergency(work, espoo, id, "unjustified"))
  assert.ok(!(await sees(database, "johanna", "asia-3-2")))
  await database.close()
})

test("an emergency opens nothing to the administrator and nothing that is need to know", async () => {
  const database = await office()
  await assert.rejects(as(database, "antti", (work) => openInEmergency(work, espoo, "asia-3", "threat")), Refused)
  for (const unknown of ["asia-7", "asia-99"]) await assert.rejects(as(database, "veikko", (work) => openInEmergency(work, espoo, unknown, "threat")), { name: "NotFound", message: "There is no such case." })
  assert.ok(!(await sees(database, "veikko", "asia-7-1")))
  await database.close()
})

test("a grant comes to be looked at again after its period, and a new look puts it off", async () => {
  const database = await office()
  const due = async () => (await readWithin(database, espoo, (queries) => recertificationQueue(queries, espoo, "helena", testNow, 180))).map(({ id }) => id)
  assert.deepEqual(await due(), ["grant-aino", "grant-aino-cases", "grant-johanna", "grant-johanna-cases", "grant-veikko", "grant-veikko-cases"])
  await as(database, "helena", (work) => recertifyGrant(work, espoo, "grant-aino"))
  assert.deepEqual(await due(), ["grant-aino-cases", "grant-johanna", "grant-johanna-cases", "grant-veikko", "grant-veikko-cases"])
  await database.close()
})

test("who sees a record and what a person sees are told to those who may ask", async () => {
  const database = await office()
  const desk = (id: string) => ({ database, municipality: espoo, actor: staff(id), now: testNow })
  assert.deepEqual((await whoSees(desk("helena"), "asia-1-2")).map(({ person, because }) => `${person} ${because}`), ["helena supervises-the-handler", "sofia her-own", "tuula protects-data", "veikko handles-the-case"])
  await assert.rejects(whoSees(desk("antti"), "asia-1-2"), NotFound)
  assert.ok((await whatSees(desk("helena"), "veikko")).some(({ because, records }) => because === "handles-the-case" && records === 8))
  await assert.rejects(whatSees(desk("veikko"), "helena"), NotFound)
  await database.close()
})

for (const engine of engines)
  test(`on ${engine.name} the border between municipalities holds for one who reads past our queries`, async () => {
    const database = await engine.fresh()
    await addSamples(database, testNow)
    await database.transaction(async (queries) => {
      await queries.rows(raw("set local role varanto_reader"))
      const counted = async () => (await queries.rows<{ n: number }>(sql`select count(*)::int as n from record`))[0]?.n
      assert.equal(await counted(), 0)
      await queries.rows(sql`select set_config('varanto.municipality', 'helsinki', true)`)
      assert.equal(await counted(), 0)
      await queries.rows(sql`select set_config('varanto.municipality', ${espoo}, true)`)
      assert.equal(await counted(), 31)
    })
    await assert.rejects(database.transaction(async (queries) => {
      await queries.rows(raw("set local role varanto_reader"))
      await queries.rows(sql`update record set title = 'x'`)
    }), /permission denied/)
    assert.ok(!(await getRecord({ database, municipality: "helsinki", actor: staff("veikko"), now: testNow }, "asia-1-2", why).then(() => true, () => false)))
    await database.close()
  })
