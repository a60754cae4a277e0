import assert from "node:assert/strict"
import test from "node:test"
import { PurposeNeeded } from "../src/acts/access/purpose.ts"
import { getRecord, noRecord } from "../src/acts/records/get.ts"
import { exportRecords, listRecords } from "../src/acts/records/list.ts"
import { askToReveal } from "../src/acts/records/reveal.ts"
import { changeRecord, openRecord } from "../src/acts/records/save.ts"
import { NotAValue, searchRecords } from "../src/acts/records/search.ts"
import type { SeenRecord } from "../src/acts/records/seen.ts"
import { NotFound, Refused } from "../src/acts/refusals.ts"
import { addSamples, sampleCodeKey, sampleMunicipality as espoo, sampleResidents, sampleStaff } from "../src/acts/samples.ts"
import { sampleRegister, sampleUnit } from "../src/acts/sample-records.ts"
import { inWork } from "../src/acts/work.ts"
import { Hetu, ProtectedAddress } from "../src/model/kinds/masked.ts"
import type { Database } from "../src/store/database.ts"
import { anEngine } from "./engines.ts"
import { entriesOf } from "./log.ts"
import { testNow } from "./town.ts"

const why = { purpose: "case-handling" } as const
const sofia = sampleResidents[0]
const martti = sampleResidents[1]

async function office(): Promise<Database> {
  const database = await anEngine().fresh()
  await addSamples(database, testNow)
  return database
}
const at = (database: Database, id: string, kind: "staff" | "resident" = "staff") => ({ database, municipality: espoo, actor: { id, name: id, kind }, now: testNow })
const got = async (asked: Promise<SeenRecord | PurposeNeeded>): Promise<SeenRecord> => {
  const answer = await asked
  if (answer instanceof PurposeNeeded) throw new Error(answer.message)
  return answer
}

test("a record that one may not see and one that is not there give the same answer and the same note", async () => {
  const database = await office()
  const faults: string[] = []
  for (const id of ["asia-1-2", "asia-99-9", "asia-1-2'; --", sofia.code]) await assert.rejects(getRecord(at(database, "antti"), id, why), (fault: NotFound) => faults.push(`${fault.name} ${fault.message}`) > 0)
  assert.deepEqual(new Set(faults), new Set([`NotFound ${noRecord().message}`]))
  const noted = await entriesOf(database)
  assert.equal(noted.length, 4)
  assert.deepEqual(new Set(noted.map(({ act, because, outcome }) => `${act} ${because} ${outcome}`)), new Set(["refused no-rule refused"]))
  assert.ok(!JSON.stringify(noted).includes(sofia.code))
  await database.close()
})

test("those who ask at the same moment are each answered by their own rights, also beside one whose question cannot be asked", async () => {
  const database = await office()
  const people = [...sampleStaff.map(({ id }) => at(database, id)), ...sampleResidents.map(({ id }) => at(database, id, "resident"))]
  const questions = people.flatMap((desk) => ["asia-1-1", "asia-1-2", "asia-2-1", "asia-7-1", "ohje-1", "asia-99-9"].map((id) => ({ desk, id })))
  const told = async ({ desk, id }: (typeof questions)[number]) => {
    const answer = await getRecord(desk, id, why).catch((fault: Error) => fault)
    return [desk.actor.id, id, "because" in answer ? answer.because : answer.constructor.name].join(" ")
  }
  const alone: string[] = []
  for (const question of questions) alone.push(await told(question))
  const bad = assert.rejects(getRecord(at(database, "antti"), "asia\u0000", why))
  const [together] = await Promise.all([Promise.all(questions.map(told)), bad])
  assert.deepEqual(together, alone)
  assert.equal(new Set(alone.map((line) => line.split(" ")[2])).size > 5, true)
  await database.close()
})

test("what is not open needs a purpose or a case in hand, and what is open needs neither", async () => {
  const database = await office()
  assert.ok((await getRecord(at(database, "veikko"), "asia-1-2", null)) instanceof PurposeNeeded)
  assert.ok((await getRecord(at(database, "veikko"), "asia-1-2", { case: "asia-7" })) instanceof PurposeNeeded)
  assert.equal((await got(getRecord(at(database, "veikko"), "asia-1-2", { case: "asia-1" }))).because, "handles-the-case")
  assert.equal((await got(getRecord(at(database, "veikko"), "ohje-1", null))).because, "public")
  assert.equal((await got(getRecord(at(database, "sofia", "resident"), "asia-1-2", null))).because, "her-own")
  assert.ok((await listRecords(at(database, "veikko"), {}, { case: "asia-7" })) instanceof PurposeNeeded)
  const read = (await entriesOf(database)).filter(({ act }) => act === "record-read")
  assert.deepEqual(new Set(read.map(({ person }) => person)), new Set(["sofia", null]))
  await database.close()
})

test("one of the staff does not see her own data by being its person", async () => {
  const database = await office()
  await assert.rejects(getRecord(at(database, "sofia", "staff"), "asia-1-2", why), NotFound)
  await database.close()
})

test("an identity code and a protected address show only to one who has the right and asks, and the showing is noted", async () => {
  const database = await office()
  const record = await got(getRecord(at(database, "veikko"), "asia-2-2", why))
  const { henkilötunnus: code, kotiosoite: home } = record.fields
  assert.ok(code instanceof Hetu && home instanceof ProtectedAddress)
  assert.ok(!JSON.stringify(record).includes(martti.home) && !JSON.stringify(record).includes(martti.code))
  const right = await askToReveal(at(database, "veikko"), "asia-2-2", "code", why)
  if (right instanceof PurposeNeeded) throw new Error(right.message)
  assert.equal(code.reveal(right), martti.code)
  assert.throws(() => home.reveal(right), /not shown/)
  await assert.rejects(askToReveal(at(database, "veikko"), "asia-2-2", "address", why), NotFound)
  assert.ok((await entriesOf(database)).some(({ act, because, more }) => act === "record-read" && because === "sees-codes" && more?.action === "show-code"))
  assert.equal((await got(getRecord(at(database, "veikko"), "asia-1-2", why))).fields.kotiosoite, sofia.home)
  const exported = await exportRecords(at(database, "veikko"), {}, why)
  assert.ok(!JSON.stringify(exported).includes(martti.home))
  await database.close()
})

test("a search finds by declared keys, needs a purpose for a person, and repeats nothing of what was asked", async () => {
  const database = await office()
  const search = (criteria: Parameters<typeof searchRecords>[1], id = "veikko", reason: typeof why | null = why) => searchRecords(at(database, id), criteria, reason, sampleCodeKey)
  const ids = (answer: Awaited<ReturnType<typeof search>>) => (answer instanceof PurposeNeeded || answer instanceof NotAValue ? answer.field : answer.map(({ id }) => id).sort())
  const martin = ["asia-2-1", "asia-2-2", "asia-2-3", "asia-2-4"]
  assert.deepEqual(ids(await search({ hetu: martti.code.toLowerCase() })), martin)
  assert.deepEqual(ids(await search({ customerName: "turvattu, MARTTI" })), martin)
  assert.deepEqual(ids(await search({ address: martti.home })), [])
  assert.deepEqual(ids(await search({ personName: "Martti Turvattu" })), [])
  assert.equal(ids(await search({ hetu: martti.code }, "veikko", null)), "purpose")
  const wrong = await search({ hetu: `${martti.code.slice(0, 10)}#` })
  assert.ok(wrong instanceof NotAValue && !wrong.message.includes(martti.code.slice(0, 6)))
  const kept = JSON.stringify(await entriesOf(database))
  for (const secret of [martti.code, "turvattu", "Turvattu", martti.home]) assert.ok(!kept.includes(secret))
  await database.close()
})

test("a case handler opens a case and handles it; the administrator and a stray field open nothing", async () => {
  const database = await office()
  const form = { id: "uusi-1", register: sampleRegister, unit: sampleUnit, person: "eino", title: "Hakemus", keys: { customerName: ["Eino Esimerkki"] } }
  const open = (id: string, more: object = {}) => inWork(database, { id, name: id, kind: "staff" }, testNow, (work) => openRecord(work, espoo, { ...form, ...more }, sampleCodeKey))
  await assert.rejects(open("antti"), Refused)
  await assert.rejects(open("veikko", { register: "helmet-kirjastojen-asiakasrekisteri" }), Refused)
  await assert.rejects(open("veikko", { assignedTo: "saara" }), { name: "ZodError" })
  await assert.rejects(open("veikko", { title: `Hakemus ${sofia.code}` }), /field of its own/)
  await open("veikko")
  const record = await got(getRecord(at(database, "veikko"), "uusi-1", why))
  assert.deepEqual([record.secrecy, record.because], ["secret", "handles-the-case"])
  await inWork(database, { id: "veikko", name: "v", kind: "staff" }, testNow, (work) => changeRecord(work, espoo, "uusi-1", { title: "Hakemus ja liite" }, sampleCodeKey))
  assert.equal((await got(getRecord(at(database, "veikko"), "uusi-1", why))).title, "Hakemus ja liite")
  await assert.rejects(inWork(database, { id: "johanna", name: "j", kind: "staff" }, testNow, (work) => changeRecord(work, espoo, "uusi-1", { title: "x" }, sampleCodeKey)), NotFound)
  await database.close()
})
