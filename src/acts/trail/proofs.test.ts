import assert from "node:assert/strict"
import { appendFileSync, readFileSync } from "node:fs"
import test from "node:test"
import { setTimeout as wait } from "node:timers/promises"
import { type Engine, engines, pglite } from "../../../test/engines.ts"
import { aLog, entryOf, exported, freshKey, inOne, verified } from "../../../test/log.ts"
import { testNow } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import { verifyLog } from "./read-export.ts"
import { destroyDetails, disposeMonths } from "./retention.ts"
import { publicKeysFrom, type Seal } from "./seal.ts"
import { openSealer } from "./sealer.ts"
import { consistencyProof, dailySeals, inclusionProof, sealsAfter } from "./tree.ts"
import { verifyConsistency, verifyInclusion } from "./verify.ts"

const ground = { municipality: "koivula", actor: "outi", because: "log-rule" }

for (const engine of [...engines, pglite] as Engine[]) {
  test(`on ${engine.name} every entry is shown to be under every seal that covers it, and every seal to go on from every other`, async (t) => {
    const log = await aLog(t, engine)
    for (const many of [1, 2, 300, 5, 256, 90]) {
      await Promise.all(Array.from({ length: many }, (_, at) => log.trail.append(entryOf(at), testNow)))
      await log.seal()
    }
    const seals = await sealsAfter(log.database, 0)
    const records = (await exported(log.database)).flatMap((line) => (line.kind === "entry" ? [line] : []))
    for (const at of [0, 1, 2, 255, 256, 302, 307, 512, 653]) {
      const { record } = records[at] as (typeof records)[number]
      for (const seal of seals.filter(({ size }) => size > at)) {
        const proof = await inclusionProof(log.database, record, seal)
        assert.ok(verifyInclusion(record, proof, seal), `${at} under seal ${seal.number}`)
        assert.ok(!verifyInclusion({ ...record, hash: "00".repeat(32) }, proof, seal))
      }
    }
    for (const older of seals)
      for (const newer of seals.slice(older.number - 1)) {
        const path = await consistencyProof(log.database, older, newer)
        assert.ok(verifyConsistency(older, newer, path), `${older.number} to ${newer.number}`)
        assert.ok(!verifyConsistency({ ...older, root: "00".repeat(32) }, newer, path))
      }
    await assert.rejects(inclusionProof(log.database, { ...(records[0]?.record as never as { month: string; writer: number; lane: number }), seq: 9999 }), /not under the seal/)
    assert.deepEqual((await verified(log)).faults, [])
    assert.deepEqual((await dailySeals(log.database)).map(({ day, number }) => [day, number]), [["2026-11-24", 6]])
  })

  test(`on ${engine.name} personal parts that were destroyed are gone, and every proof stays whole`, async (t) => {
    const log = await aLog(t, engine)
    for (let at = 0; at < 20; at++) await log.trail.append(entryOf(at), testNow)
    await log.seal()
    const gone = await destroyDetails(log.database, { person: "person-2" }, ground, testNow)
    assert.equal(gone, 2)
    assert.equal(await destroyDetails(log.database, { before: new Date("2026-11-01T00:00:00Z") }, ground, testNow), 0)
    await log.seal()
    assert.deepEqual(await log.database.rows(sql`select 1 from usage_detail where person = 'person-2'`), [])
    const report = await verified(log)
    assert.deepEqual([report.faults, report.destroyedDetails], [[], 2])
    const text = JSON.stringify(await exported(log.database))
    assert.ok(!text.includes("person-2") && text.includes("person-1"))
    assert.equal(await destroyDetails(log.database, { before: new Date("2026-12-01T00:00:00Z") }, ground, testNow), 8)
    assert.deepEqual(((await verified(log)).faults), [])
  })

  test(`on ${engine.name} whole months older than the rule's years go, are noted, and the rest is proved as before`, async (t) => {
    const log = await aLog(t, engine)
    const sealed: Seal[] = []
    for (const [day, many] of [["2019-01-30T10:00:00Z", 3], ["2019-02-01T10:00:00Z", 300], ["2019-02-02T10:00:00Z", 260], ["2019-02-02T11:00:00Z", 5], ["2020-01-05T10:00:00Z", 7], ["2026-11-24T08:00:00Z", 9]] as const) {
      const at = new Date(day)
      await Promise.all(Array.from({ length: many }, (_, number) => log.trail.append(entryOf(number), at)))
      sealed.push((await log.seal(at)) as Seal)
    }
    assert.deepEqual(await disposeMonths(log.database, 7, ground, testNow), ["2019-01", "2019-02"])
    assert.deepEqual(await log.database.rows(sql`select count(*) as many from usage_entry where month < '2020-01-01'`), [{ many: 0 }])
    const last = (await log.seal(testNow)) as Seal
    const report = await verified(log)
    assert.deepEqual([report.faults, report.disposedEntries, report.entries, report.seals], [[], 568, 18, 7])
    const [first, , , daily, january] = sealed
    for (const older of [first, daily, january] as Seal[]) assert.ok(verifyConsistency(older, last, await consistencyProof(log.database, older, last)))
    const kept = (await exported(log.database)).flatMap((line) => (line.kind === "entry" ? [line.record] : []))
    for (const record of kept) assert.ok(verifyInclusion(record, await inclusionProof(log.database, record), last))
    await assert.rejects(disposeMonths(log.database, 0, ground, testNow), /one at least/)
  })
}

test("a month that is not sealed whole is not disposed of", async (t) => {
  const log = await aLog(t, pglite)
  await log.trail.append(entryOf(1), new Date("2019-01-30T10:00:00Z"))
  await assert.rejects(disposeMonths(log.database, 5, ground, testNow), /has entries that are not sealed/)
  assert.equal((await verifyLog(inOne(await exported(log.database)), log.keys, null)).entries, 1)
})

for (const engine of engines)
  test(`on ${engine.name} one who reads the log while a month is disposed of is answered, in whatever order she reads, and the month goes after her`, async (t) => {
    const log = await aLog(t, engine)
    await log.trail.append(entryOf(1), new Date("2019-01-30T10:00:00Z"))
    await log.seal(new Date("2019-01-30T11:00:00Z"))
    const disposed = await log.database.transaction(async (reading) => {
      await reading.rows(sql`select count(*) from usage_detail`)
      const disposing = disposeMonths(log.database, 5, ground, testNow)
      while ((await reading.rows(sql`select from pg_locks where relation = 'usage_detail'::regclass and not granted`)).length === 0) await wait(5)
      assert.equal((await reading.rows(sql`select from usage_entry where month < '2020-01-01'`)).length, 1)
      return { disposing }
    })
    assert.deepEqual(await disposed.disposing, ["2019-01", "2019-02"])
  })

test("keys change, and seals of both are verified; without the old public key its seals are not trusted", async (t) => {
  const log = await aLog(t, pglite)
  await log.trail.append(entryOf(1), testNow)
  await log.seal()
  const next = freshKey()
  await log.trail.append(entryOf(2), testNow)
  await openSealer(log.database, next, log.file).seal(testNow)
  const both = publicKeysFrom(`${log.key.publicPem}\n${next.publicPem}`)
  assert.equal(both.size, 2)
  assert.deepEqual((await verified({ ...log, keys: both })).faults, [])
  const report = await verifyLog(inOne(await exported(log.database)), publicKeysFrom(next.publicPem), null)
  assert.deepEqual(report.faults.map(({ kind, where }) => [kind, where]), [["unknown-key", "seal 1"]])
})

test("a line of the seals' file that a power cut tore is written anew, and one that is missing is added", async (t) => {
  const log = await aLog(t, pglite)
  await log.trail.append(entryOf(1), testNow)
  await log.seal()
  const whole = readFileSync(log.file, "utf8")
  await log.trail.append(entryOf(2), testNow)
  await openSealer(log.database, log.key, null).seal(testNow)
  appendFileSync(log.file, '{"number":2,"at":')
  await log.trail.append(entryOf(3), testNow)
  await log.seal()
  const lines = readFileSync(log.file, "utf8")
  assert.ok(lines.startsWith(whole))
  assert.deepEqual(lines.trim().split("\n").map((line) => (JSON.parse(line) as Seal).number), [1, 2, 3])
  assert.deepEqual((await verified(log)).faults, [])
})
