import assert from "node:assert/strict"
import test from "node:test"
import { type Engine, engines, pglite } from "../../../test/engines.ts"
import { aLog, entryOf, verified } from "../../../test/log.ts"
import { testNow } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import { inWork } from "../work.ts"
import type { Entry } from "./entry.ts"
import { trailOf } from "./trail.ts"

const everywhere: readonly Engine[] = [...engines, pglite]
const maija = { id: "maija", name: "Maija Mallinen" }

for (const engine of everywhere) {
  test(`on ${engine.name} what was read and what was changed stands in the log in whole chains`, async (t) => {
    const log = await aLog(t, engine)
    await Promise.all(Array.from({ length: 40 }, (_, at) => log.trail.append(entryOf(at), testNow)))
    await inWork(log.database, maija, testNow, async (work) => {
      await Promise.all([1, 2, 3].map((at) => work.note(entryOf(at))))
    })
    assert.equal((await log.seal())?.size, 43)
    await log.trail.append(entryOf(99), testNow)
    const report = await verified(log)
    assert.deepEqual([report.faults, report.entries, report.unsealed, report.seals], [[], 44, 1, 1])
  })

  test(`on ${engine.name} a change that is undone leaves no entry and no gap`, async (t) => {
    const log = await aLog(t, engine)
    for (let round = 0; round < 5; round++) {
      const undone = inWork(log.database, maija, testNow, async (work) => {
        await work.note(entryOf(round))
        await work.note(entryOf(round))
        throw new Error("changed my mind")
      })
      await assert.rejects(undone, /changed my mind/)
      await inWork(log.database, maija, testNow, (work) => work.note(entryOf(round)))
      await log.seal()
    }
    const report = await verified(log)
    assert.deepEqual([report.faults, report.entries, report.seals], [[], 5, 5])
  })

  const tables = ["usage_entry", "usage_entry_2026_11", "usage_detail", "usage_chain", "usage_run", "usage_node", "usage_seal"]

  test(`on ${engine.name} the service may add to the log and read it, and nothing else`, async (t) => {
    const log = await aLog(t, engine)
    await log.trail.append(entryOf(2), testNow)
    await log.seal()
    for (const table of tables)
      for (const change of [`delete from ${table}`, `truncate ${table}`, `drop table ${table}`, `alter table ${table} disable trigger all`])
        await assert.rejects(log.database.run(change), /permission denied|must be owner/, change)
    for (const change of ["update usage_entry set actor = 'veikko'", "update usage_seal set size = 0", "set session_replication_role = replica", "update migration set checksum = ''"])
      await assert.rejects(log.database.run(change), /permission denied/, change)
    assert.ok((await verified(log)).whole)
  })

  test(`on ${engine.name} the log's own triggers refuse a change to the owner of its tables too`, async (t) => {
    const log = await aLog(t, engine, "owner")
    await log.trail.append(entryOf(2), testNow)
    await log.seal()
    for (const table of tables.filter((table) => table !== "usage_node")) {
      await assert.rejects(log.database.run(`delete from ${table}`), /The usage log is never changed: delete of usage_/, table)
      await assert.rejects(log.database.run(`truncate ${table}`), /The usage log is never changed: truncate of usage_/, table)
    }
    await assert.rejects(log.database.run("update usage_entry set actor = 'veikko'"), /The usage log is never changed: update/)
    await assert.rejects(log.database.run("update usage_seal set size = 0"), /The usage log is never changed: update/)
    assert.ok((await verified(log)).whole)
  })
}

for (const engine of engines) {
  test(`on ${engine.name} a change that is saved late takes its place without holding up the others`, async (t) => {
    const log = await aLog(t, engine)
    let save = () => {}
    const waiting = new Promise<void>((resolve) => (save = resolve))
    let noted = () => {}
    const isNoted = new Promise<void>((resolve) => (noted = resolve))
    const late = inWork(log.database, maija, testNow, async (work) => {
      await work.note(entryOf(0))
      noted()
      await waiting
    })
    await isNoted
    await Promise.all(Array.from({ length: 20 }, (_, at) => inWork(log.database, maija, testNow, (work) => work.note(entryOf(at)))))
    assert.equal((await log.seal())?.size, 20)
    save()
    await late
    assert.equal((await log.seal())?.size, 21)
    assert.deepEqual((await verified(log)).faults, [])
  })

  test(`on ${engine.name} entries of a month without a partition find one, also when many come at once`, async (t) => {
    const log = await aLog(t, engine)
    const then = new Date("2031-03-31T23:59:59.999Z")
    const next = new Date("2031-04-01T00:00:00Z")
    await Promise.all([
      ...[then, next].map((at) => inWork(log.database, maija, at, (work) => work.note(entryOf(1)))),
      ...[then, next, then].map((at) => log.trail.append(entryOf(2), at)),
    ])
    await log.seal(next)
    assert.deepEqual((await verified(log)).faults, [])
    assert.deepEqual(await log.database.rows(sql`select month::text as month, count(*) as many from usage_entry group by month order by month`), [
      { month: "2031-03-01", many: 3 },
      { month: "2031-04-01", many: 2 },
    ])
  })

  test(`on ${engine.name} two sealers at once seal nothing twice`, async (t) => {
    const log = await aLog(t, engine)
    for (let round = 0; round < 5; round++) {
      await log.trail.append(entryOf(round), testNow)
      const made = await Promise.all([log.seal(), log.seal(), log.seal()])
      assert.equal(made.filter(Boolean).length, 1)
    }
    const report = await verified(log)
    assert.deepEqual([report.faults, report.seals, report.entries], [[], 5, 5])
  })
}

test("ids and codes are taken; words, forged lines and personal identity codes are refused with the reason", async (t) => {
  const log = await aLog(t, pglite)
  const refused: [Partial<Record<keyof Entry, unknown>>, RegExp][] = [
    [{ actor: "maija\n2026-11-24 signed-in veikko" }, /actor is neither an id nor a code/],
    [{ actor: "maija\n" }, /actor is neither/],
    [{ actor: "" }, /actor is neither/],
    [{ purpose: "because I was asked to" }, /purpose is neither/],
    [{ person: "maija@example.org" }, /person is neither/],
    [{ subject: { kind: "record", id: "131052-308T" } }, /subject\.id looks like a personal identity code/],
    [{ session: "x".repeat(129) }, /session is longer than 128/],
    [{ act: "looked" }, /act /],
    [{ more: { hits: 1.5 } }, /more\.hits /],
    [{ more: { "free text": 1 } }, /more/],
    [{ criteria: { name: "Aino Aalto" } }, /criteria\.name is neither/],
    [{ name: "Aino" } as never, /unrecognized|Unrecognized/i],
  ]
  for (const [change, why] of refused) {
    const entry = { ...entryOf(1), ...change } as Entry
    await assert.rejects(log.trail.append(entry, testNow), why)
    await assert.rejects(inWork(log.database, maija, testNow, ({ queries }) => log.trail.note(queries, entry, testNow)), why)
  }
  await assert.rejects(log.trail.note(log.database, entryOf(1), testNow), /in its own transaction/)
  assert.deepEqual(await log.database.rows(sql`select 1 from usage_entry`), [])
  assert.equal(trailOf(log.database), log.trail)
})
