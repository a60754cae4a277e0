import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { refundsModel } from "../../../test/refunds.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import { enter } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { Conflict, NotFound, Stale } from "../refusals.ts"
import { type Actor, inWork } from "../work.ts"
import { type BatchPreview, type BatchSeen, makeBatch, NothingWaits, previewBatch } from "./batches.ts"
import { disclosuresOf } from "./disclose.ts"
import { getRegisterRecord } from "./get.ts"
import { CannotUndo, getBatch, listBatches, takeBatch, undoBatch } from "./kept-batches.ts"
import { moveRecord } from "./move.ts"
import { openRegisterRecord, Unfilled } from "./save.ts"

const aino: Person = { id: "aino", given: "Aino", family: "Kirjaaja", kind: "staff", role: "registrar" }
const rauha: Person = { id: "rauha", given: "Rauha", family: "Rekisteri", kind: "staff", role: "registrar" }
const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const olli: Person = { id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" }
const why = { purpose: "case-handling" } as const

const actorOf = ({ id, given, kind }: Person): Actor => ({ id, name: given, kind, session: "s-1", municipality: "koivula" })
const deskOf = (town: Town, person: Person): Desk => ({ database: town.database, municipality: "koivula", actor: actorOf(person), now: town.now() })

async function library(t: TestContext): Promise<Town> {
  const town = await openTown(anEngine(), [refundsModel()])
  t.after(() => town.close())
  for (const person of [aino, rauha, veikko, olli]) await town.add(person)
  return town
}

const allowCodes = (town: Town, person: Person): Promise<unknown> =>
  town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    await queries.rows(sql`update access_grant set shows_codes = true where municipality_id = 'koivula' and person_id = ${person.id}`)
  })

const usual: Readonly<Record<string, Typed>> = { person: { given: "Martti", family: "Mallinen", code: "010190-901R" }, account: { iban: "FI2112345600000785", reference: "" }, amount: { value: "12,30" }, why: { value: "twice" } }

/** A refund that Aino has opened and approved. */
async function approved(town: Town, more: Readonly<Record<string, Typed>> = {}, by = aino): Promise<string> {
  town.later(1)
  return inWork(town.database, actorOf(by), town.now(), async (work) => {
    const opened = await openRegisterRecord(work, "koivula", { type: "refund", unit: "town-office", typed: (field) => ({ ...usual, ...more })[field] ?? {}, isProtected: null }, town.signIn.keys)
    assert.ok(!(opened instanceof Unfilled), JSON.stringify(opened))
    assert.equal(await moveRecord(work, "koivula", opened.id, "approve", "", town.signIn.keys.codeKey), "done")
    return opened.id
  })
}

const made = (town: Town, batch: string, by = rauha, seen: BatchSeen | null = null): Promise<string> => inWork(town.database, actorOf(by), town.now(), (work) => makeBatch(work, "koivula", "refund", batch, { language: "fi", seen }, town.signIn.keys.codeKey))

async function preview(town: Town, batch: string, by = rauha): Promise<BatchPreview> {
  const found = await previewBatch(deskOf(town, by), "refund", batch, why)
  assert.ok(!(found instanceof PurposeNeeded))
  return found
}

async function fileOf(town: Town, id: string, by = rauha): Promise<string> {
  const file = await takeBatch(deskOf(town, by), id, why)
  assert.ok(!(file instanceof PurposeNeeded))
  return file.text
}

async function stageOf(town: Town, id: string): Promise<string> {
  const seen = await getRegisterRecord(deskOf(town, aino), id, why)
  assert.ok(!(seen instanceof PurposeNeeded))
  return seen.stage
}

test("a batch takes its move of every record that is ready, once, and tells what the others lack", async (t) => {
  const town = await library(t)
  const first = await approved(town)
  const second = await approved(town, { amount: { value: "1000" }, account: { iban: "FI2112345600000785", reference: "1232" }, person: { given: "Åsa", family: "Östman & Søn", code: "" } })
  const noAccount = await approved(town, { account: {} })
  await approved(town, { amount: { value: "1000,01" } })
  await approved(town, { amount: { value: "0" } })
  const other = await approved(town, { why: { value: "returned" } })
  await approved(town, {}, rauha)
  const before = await preview(town, "payments")
  assert.deepEqual([before.count, before.cents, before.more], [2, 101_230, false])
  assert.deepEqual(before.lacking.map(({ lacks }) => lacks.map(({ en }) => en).join(" ")), ["First fill in: Account.", "Too much for a batch.", "The amount to pay is not greater than nothing.", "Someone else than who took the earlier move has to do this."])
  assert.equal(before.lacking[0]?.id, noAccount)

  await assert.rejects(made(town, "payments", rauha, { count: 2, cents: 101_231 }), Stale)
  assert.equal(await stageOf(town, first), "approved", "nothing was half done")
  const id = await made(town, "payments", rauha, { count: 2, cents: 101_230 })
  assert.deepEqual([await stageOf(town, first), await stageOf(town, second), await stageOf(town, noAccount), await stageOf(town, other)], ["paid", "paid", "approved", "approved"])
  await assert.rejects(made(town, "payments"), NothingWaits)
  const seen = await getRegisterRecord(deskOf(town, aino), first, why)
  assert.ok(!(seen instanceof PurposeNeeded))
  assert.deepEqual([seen.values.paidOn, seen.changes[0]?.move, seen.changes[0]?.note, seen.changes[0]?.actor], ["2026-11-24", "pay", "Palautusten maksut 1/2", "rauha"])

  const xml = await fileOf(town, id)
  assert.match(xml, /<NbOfTxs>2<\/NbOfTxs><CtrlSum>1012\.30<\/CtrlSum>/)
  assert.match(xml, /<Nm>Åsa Östman \+ Son<\/Nm>.*<Ref>1232<\/Ref>/)
  assert.doesNotMatch(xml, /901R/)
  town.later(60)
  assert.equal(await fileOf(town, id), xml, "the same bytes each time")
  const [noted] = await town.database.rows<{ made: number; taken: number; moved: number }>(sql`
    select count(*) filter (where act = 'batch-made')::int as made, count(*) filter (where act = 'record-exported' and more ->> 'hits' = '2')::int as taken, count(*) filter (where act = 'record-changed' and more ->> 'move' = 'pay')::int as moved from usage_entry where actor = 'rauha'`)
  assert.deepEqual(noted, { made: 1, taken: 2, moved: 2 })
})

test("of two who press at the same moment one makes the batch, and the other is told that nothing waits", async (t) => {
  const town = await library(t)
  for (let count = 0; count < 5; count++) await approved(town)
  const seppo: Person = { ...rauha, id: "seppo" }
  await town.add(seppo)
  const both = await Promise.allSettled([made(town, "payments"), made(town, "payments", seppo)])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"])
  assert.ok(both.some((one) => one.status === "rejected" && one.reason instanceof NothingWaits), "told that nothing waits")
  const [kept] = await town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    return queries.rows<{ batches: number; rows: number }>(sql`select (select count(*)::int from register_batch) as batches, (select count(*)::int from register_batch_row) as rows`)
  })
  assert.deepEqual(kept, { batches: 1, rows: 5 })
})

test("identity codes leave only to the recipient who may be given them, by one who may see them, and each record's disclosure is noted", async (t) => {
  const town = await library(t)
  const id = await approved(town, { note: { value: "=1+1;\"a\"" } })
  assert.equal((await preview(town, "to-treasury")).count, 0, "who may not see codes sends none")
  await allowCodes(town, rauha)
  assert.equal((await preview(town, "to-treasury")).cents, 1230)
  const batch = await made(town, "to-treasury")
  assert.equal(await fileOf(town, batch), `Tunnus;Nimi;Määrä;Syy;Huomautus\r\n010190-901R;Martti Mallinen;12,30;twice;"'=1+1;""a"""\r\n`)
  const [given] = await town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    return disclosuresOf(queries, "koivula", [id])
  })
  assert.deepEqual([given?.recipient, given?.ground, given?.fields, given?.actor, given?.seq], ["treasury", "54/2000 1 §", ["person", "amount", "why", "note"], "rauha", 3])
  await assert.rejects(fileOf(town, batch, aino), NotFound, "one who may not see codes takes out none, though she keeps the register")
  assert.deepEqual(await listBatches(deskOf(town, aino), "refund"), [])
})

test("a batch is hers to see who may take out every record in it, and to others it is as if it were not there", async (t) => {
  const town = await library(t)
  await approved(town)
  const mine = await approved(town, {}, veikko)
  const id = await made(town, "payments")
  assert.deepEqual((await listBatches(deskOf(town, aino), "refund", "payments")).map((one) => [one.id, one.count, one.cents, one.left, one.madeBy]), [[id, 2, 2460, 2, "rauha"]])
  for (const person of [veikko, olli]) {
    await assert.rejects(takeBatch(deskOf(town, person), id, why), NotFound)
    await assert.rejects(getBatch(deskOf(town, person), id, why), NotFound)
    assert.deepEqual(await listBatches(deskOf(town, person), "refund"), [])
    await assert.rejects(inWork(town.database, actorOf(person), town.now(), (work) => undoBatch(work, "koivula", id, "")), NotFound)
  }
  assert.ok(mine)
  assert.ok((await takeBatch(deskOf(town, aino), id, null)) instanceof PurposeNeeded)
  assert.equal((await preview(town, "payments", veikko)).count, 0)
  await approved(town)
  await assert.rejects(made(town, "payments", veikko), NothingWaits, "his role does not pay")
  await assert.rejects(made(town, "payments", olli), NothingWaits)
  await assert.rejects(made(town, "no-such"), NotFound)
  const [noted] = await town.database.rows<{ refused: number }>(sql`select count(*)::int as refused from usage_entry where act = 'refused' and subject_id = ${id}`)
  assert.equal(noted?.refused, 4)
})

test("a record that is destroyed takes its row with it, and its number stays empty", async (t) => {
  const town = await library(t)
  await allowCodes(town, rauha)
  const gone = await approved(town, { amount: { value: "1" } })
  await approved(town, { amount: { value: "2" } })
  const third = await approved(town, { amount: { value: "3" } })
  const batch = await made(town, "to-treasury")
  await town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    await queries.rows(sql`select destroy_record('koivula', ${gone}, 'retention-ended', 'test', null, null, 'test', ${town.now()})`)
  })
  const lines = (await fileOf(town, batch)).split("\r\n")
  assert.deepEqual([lines[1], lines[2]?.includes(";2,00;"), lines[3]?.includes(";3,00;")], [";;;;", true, true])
  const kept = await getBatch(deskOf(town, rauha), batch, why)
  assert.ok(!(kept instanceof PurposeNeeded))
  assert.deepEqual([kept.count, kept.cents, kept.left, kept.rows.map(({ position }) => position), kept.rows[1]?.record], [3, 600, 2, [2, 3], third])
  await assert.rejects(town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    await queries.rows(sql`update register_batch_row set cells = '[]'`)
  }), /permission denied|never changed/)
})

test("a batch is undone where a move leads back, all of it or none, and its file is not made again", async (t) => {
  const town = await library(t)
  await allowCodes(town, rauha)
  const ids = [await approved(town), await approved(town)]
  const undo = (id: string) => inWork(town.database, actorOf(rauha), town.now(), (work) => undoBatch(work, "koivula", id, town.signIn.keys.codeKey))
  const id = await made(town, "payments")
  await undo(id)
  assert.deepEqual([await stageOf(town, ids[0] ?? ""), await stageOf(town, ids[1] ?? "")], ["approved", "approved"])
  await assert.rejects(takeBatch(deskOf(town, rauha), id, why), Conflict)
  await assert.rejects(undo(id), CannotUndo)
  const again = await made(town, "payments")
  assert.equal((await listBatches(deskOf(town, rauha), "refund", "payments")).length, 2)
  await inWork(town.database, actorOf(rauha), town.now(), (work) => moveRecord(work, "koivula", ids[0] ?? "", "unpay", "", town.signIn.keys.codeKey))
  await assert.rejects(undo(again), CannotUndo)
  assert.equal(await stageOf(town, ids[1] ?? ""), "paid", "all of it or none")
  await assert.rejects(undo(await made(town, "to-treasury")), CannotUndo, "no move leads back")
})
