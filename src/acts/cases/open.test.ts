import assert from "node:assert/strict"
import test from "node:test"
import { anEngine, engines } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { letter, openRegistry, publicCase, registryOn, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { searchRecords } from "../records/search.ts"
import { Conflict, Refused } from "../refusals.ts"
import { sampleCaseRegister } from "../sample-records.ts"
import { addSamples, sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { inWork } from "../work.ts"
import { getCase } from "./get.ts"
import { openCase } from "./open.ts"
import { caseNumber } from "./number.ts"
import { declareCaseRegister } from "./register.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import type { Database } from "../../store/database.ts"
import type { SeenCase } from "./get.ts"
import type { Sql } from "../../lib/sql.ts"

const why = { purpose: "case-handling" } as const

async function seen(database: Database, who: string, id: string): Promise<SeenCase> {
  const found = await getCase({ database, municipality: espoo, actor: staffOf(who), now: testNow }, id, why)
  if (found instanceof PurposeNeeded) throw new Error(found.message)
  return found
}

const within = <Row>(database: Database, statement: Sql): Promise<Row[]> =>
  database.transaction(async (queries) => {
    await enter(queries, espoo)
    return queries.rows<Row>(statement)
  })

test("a number reads as the municipality's pattern says, with the class as it was at the opening", () => {
  assert.deepEqual(
    [caseNumber("{number}/{class}/{year}", "class", 2026, 12, "02 07 00"), caseNumber("HEL {year}-{number:6}", "all", 2026, 12, "02 07"), caseNumber("ROI/{number}/{class}/{year}", "class", 2026, 1234567, "14 05")],
    ["12/02.07.00/2026", "HEL 2026-000012", "ROI/1234567/14.05/2026"],
  )
})

test("a case is opened with number, record, first action, party, search value, assignment, outbox and one note, all at once", async (t) => {
  const { database, open } = await openRegistry(t, anEngine())
  const notes = await notedWhile(database, () => open("aino", { handler: "veikko", documents: [letter] }))
  const [row] = await within<{ id: string }>(database, sql`select id from case_file`)
  const its = await seen(database, "veikko", row?.id ?? "")
  assert.deepEqual([its.number, its.stage, its.handlers, its.record.title, its.publicTitle, its.businessId, its.authority], ["1/14.05/2026", "pending", ["veikko"], publicCase.title, "Palkkatukihakemus", "0101263-6", "Espoon kaupunki"])
  assert.deepEqual(its.told.map(({ seq, kind, stage, actor, official, documents }) => [seq, kind, stage, actor, official, documents]), [[1, "opened", "pending", "aino", "veikko", its.documents.map(({ id }) => id)]])
  assert.deepEqual(its.documents.map(({ title, sender, origin }) => [title, sender, origin]), [["Sofia Asukkaan hakemus", "Sofia Asukas", "received"]])
  assert.deepEqual(its.parties.map(({ name, role }) => [name, role]), [["Sofia Asukas", "initiator"]])
  assert.deepEqual(notes.map(({ act, actor, outcome, subject, register }) => [act, actor, outcome, subject?.id, register]), [["case-opened", "aino", "done", row?.id, "asiarekisteri"]])
  const letters = await within<{ kind: string; message: object; sent_at: null }>(database, sql`select kind, message, sent_at from outbox`)
  assert.deepEqual(letters, [{ kind: "case-opened", message: { number: "1/14.05/2026", seq: 1, kind: "opened", stage: "pending", documents: its.documents.map(({ id }) => id) }, sent_at: null }])
  const found = await searchRecords({ database, municipality: espoo, actor: staffOf("aino"), now: testNow }, { caseNumber: "1/14.05/2026" }, why, sampleCodeKey)
  assert.deepEqual(Array.isArray(found) && found.map(({ id }) => id), [row?.id])
})

test("each class has its own run of numbers in a year, and a case that is refused leaves no gap", async (t) => {
  const { database, open } = await openRegistry(t, anEngine())
  const numbers = [(await open()).number, (await open("aino", { classCode: "00.02" })).number]
  await assert.rejects(open("aino", { publicTitle: `Hakemus ${testCode("1990-02-28", 901)}` }), Refused)
  await assert.rejects(open("aino", { handler: "outi" }), Conflict)
  await assert.rejects(open("aino", { pendingAt: new Date("2026-12-24") }), Conflict)
  numbers.push((await open("aino", { classCode: "14.05" })).number)
  assert.deepEqual(numbers, ["1/14.05/2026", "1/00.02/2026", "2/14.05/2026"])
  assert.deepEqual(await within(database, sql`select (select count(*) from case_file)::int as cases, (select count(*) from record where register = 'asiarekisteri')::int as records`), [{ cases: 3, records: 3 }])
})

test("a registrar opens for the unit, a case handler for herself only, and others not at all", async (t) => {
  const { database, open } = await openRegistry(t, anEngine())
  assert.deepEqual((await seen(database, "veikko", (await open("veikko")).id)).handlers, ["veikko"])
  for (const [who, form, because] of [["veikko", { handler: "johanna" }, "not-registrar"], ["antti", {}, "no-rule"], ["outi", {}, "no-rule"], ["helena", {}, "no-rule"], ["aino", { unit: "kaupunkiymparisto" }, "no-rule"]] as const) {
    const [note, ...more] = await notedWhile(database, () => assert.rejects(open(who, form), Refused))
    assert.deepEqual([note?.act, note?.more?.act, note?.because, more.length], ["refused", "case-opened", because, 0])
  }
})

test("a secret case needs a handler, and the registrar who opened it does not see it afterwards", async (t) => {
  const { database, open } = await openRegistry(t, anEngine())
  const secret = { ...publicCase.publicity, secrecy: "secret" } as const
  await assert.rejects(open("aino", { publicity: secret }), /needs a handler/)
  const { id } = await open("aino", { publicity: secret, handler: "johanna" })
  assert.equal((await seen(database, "johanna", id)).record.because, "handles-the-case")
  await assert.rejects(seen(database, "aino", id), /not yours to see/)
})

test("a municipality that has not declared its case register opens no case, and its information manager declares it", async (t) => {
  const { database, open, by } = await openRegistry(t, anEngine())
  await within(database, sql`delete from case_register`)
  await assert.rejects(open(), /has not declared/)
  await assert.rejects(by("aino", (work) => declareCaseRegister(work, espoo, { ...sampleCaseRegister })), Refused)
  await by("ilkka", (work) => declareCaseRegister(work, espoo, { ...sampleCaseRegister, pattern: "ESP {year}-{number:5}", series: "all" }))
  assert.deepEqual([(await open()).number, (await open("aino", { classCode: "00 02" })).number], ["ESP 2026-00001", "ESP 2026-00002"])
})

for (const engine of engines)
  test(`on ${engine.name} the same key opens the same case, also when eight come at once, and other content under it is refused`, async (t) => {
    const { database, open } = await openRegistry(t, engine)
    const opened = await Promise.all(Array.from({ length: 8 }, () => open("aino", { incomingKey: "form-1" })))
    assert.deepEqual([new Set(opened.map(({ id, number }) => `${id} ${number}`)).size, opened.filter(({ again }) => !again).length], [1, 1])
    await assert.rejects(open("aino", { incomingKey: "form-1", publicTitle: "Toinen asia" }), /other content/)
    assert.notEqual((await open("veikko", { incomingKey: "form-1" })).id, opened[0]?.id)
    assert.deepEqual(await within(database, sql`select count(*)::int as cases, max(seq) as last from case_file`), [{ cases: 2, last: 2 }])
  })

test("what the law demands of a case and a document is demanded by the tables themselves", async (t) => {
  const { database, open } = await openRegistry(t, anEngine())
  const { id } = await open("aino", { documents: [letter] })
  const refused = (statement: Sql) => assert.rejects(within(database, statement), (fault: { code?: string }) => ["23502", "23514", "23503"].includes(fault.code ?? ""))
  for (const column of ["pending_at", "initiator", "business_id", "authority", "class_code", "stage", "public_title"] as const)
    await refused(sql`update case_file set ${{ text: [`${column} = null`], values: [] }} where id = ${id}`)
  await refused(sql`update case_file set initiator = 'nobody' where id = ${id}`)
  await refused(sql`update case_file set secrecy_item = null where id = ${id}`)
  await refused(sql`update case_file set stage = 'closed' where id = ${id}`)
  for (const column of ["arrived_at", "arrived_way", "sender"] as const) await refused(sql`update case_document set ${{ text: [`${column} = null`], values: [] }}`)
  await refused(sql`update case_document set sent_at = now()`)
  await refused(sql`update case_document set origin = 'own'`)
  await refused(sql`update record set secrecy = 'secret' where id in (select id from case_document)`)
  assert.match(String(await within(database, sql`update case_action set stage = 'closed'`).catch((fault: Error) => fault.message)), /permission denied|never changed/)
})

test("no row of a case is seen from another municipality", async (t) => {
  const database = await anEngine().fresh()
  t.after(() => database.close())
  await addSamples(database, testNow)
  await registryOn(database).open("aino", { documents: [letter] })
  for (const table of ["case_register", "case_number", "case_file", "case_action", "case_party", "case_document", "case_link", "case_incoming", "outbox"])
    assert.deepEqual(await database.transaction(async (queries) => {
      await enter(queries, "helsinki")
      return queries.rows(sql`select * from ${{ text: [table], values: [] }}`)
    }), [], table)
  await assert.rejects(inWork(database, staffOf("aino"), testNow, (work) => declareCaseRegister(work, "helsinki", { ...sampleCaseRegister })), Refused)
})

test("of programs only the import opens cases", async (t) => {
  const { database } = await openRegistry(t, anEngine())
  const by = (id: string) => inWork(database, { id, name: "", kind: "program" }, testNow, (work) => openCase(work, espoo, { ...publicCase, handler: "veikko" }, sampleCodeKey))
  await assert.rejects(by("watching"), Refused)
  assert.equal((await by("case-import")).again, false)
})
