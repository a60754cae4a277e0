import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import test, { type TestContext } from "node:test"
import { type Engine, engines, pglite } from "../../../test/engines.ts"
import { aLog, entryOf, exported, freshKey, inOne, type Log, verified } from "../../../test/log.ts"
import { raw, sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { inWork } from "../work.ts"
import { verifyLog } from "./read-export.ts"
import { chainStart, recordHash, type UsageRecord } from "./record.ts"
import { makeSeal, sealDigest } from "./seal.ts"
import { sealsAfter } from "./tree.ts"

const october = new Date("2026-10-31T20:00:00Z")
const early = new Date("2026-11-24T08:00:00Z")
const later = new Date("2026-11-24T12:00:00Z")
const maija = { id: "maija", name: "Maija Mallinen" }

/** Four seals: October; a morning with three chains; two of noon. Two entries are not sealed. */
async function aFullLog(t: TestContext, engine: Engine): Promise<Log> {
  const log = await aLog(t, engine, "owner")
  const append = async (many: number, at: Date): Promise<void> => {
    for (let number = 0; number < many; number++) await log.trail.append(entryOf(number), at)
  }
  await append(4, october)
  await log.seal(october)
  await append(10, early)
  for (let number = 0; number < 3; number++) await inWork(log.database, maija, early, (work) => work.note(entryOf(number)))
  await log.seal(early)
  for (let round = 0; round < 2; round++) {
    await append(5, later)
    await log.seal(later)
  }
  await append(2, later)
  return log
}

/** What whoever owns the server can do: nothing in the database stops a superuser. */
const tamper = (log: Log, statements: (queries: Queries) => Promise<unknown>): Promise<void> =>
  log.database.transaction(async (queries) => {
    await queries.rows(raw("set local session_replication_role = replica"))
    await statements(queries)
  })

const run =
  (...statements: string[]) =>
  async (queries: Queries): Promise<void> => {
    for (const statement of statements) await queries.rows(raw(statement))
  }

const own = "lane = 0 and month = '2026-11-01'"
const where = (seq: number) => `where ${own} and seq = ${seq}`

/** Changes an entry and hashes it and all later ones of its chain anew, as someone could who knows the program and has no key. */
async function rehash(queries: Queries, from: number, change: Partial<UsageRecord>): Promise<void> {
  const rows = await queries.rows<Omit<UsageRecord, "at"> & { at: Date }>(sql`
    select month::text, writer, lane, seq, at, municipality_id, act, actor, session, subject_kind, subject_id, register, purpose, case_id, because, outcome, more,
           encode(detail, 'hex') as detail, encode(hash, 'hex') as hash from usage_entry where lane = 0 and month = '2026-11-01' order by seq`)
  let previous = chainStart(rows[0] as never)
  for (const row of rows) {
    const it: UsageRecord = { ...row, at: row.at.toISOString(), ...(row.seq === from ? change : {}) }
    previous = recordHash(previous, it)
    await queries.rows(sql`
      update usage_entry set actor = ${it.actor}, at = ${it.at}::timestamptz, hash = ${Buffer.from(previous, "hex")} where lane = 0 and month = '2026-11-01' and seq = ${it.seq}::bigint`)
  }
}

interface Tampering {
  readonly what: string
  readonly how: (queries: Queries, log: Log) => Promise<unknown>
  readonly found: RegExp
}

const catalogue: readonly Tampering[] = [
  { what: "another actor in an entry", how: run(`update usage_entry set actor = 'veikko' ${where(5)}`), found: /^changed-entry: entry 5 of chain \d+\/0 of 2026-11:/ },
  { what: "another act in an entry that is not sealed yet", how: run(`update usage_entry set act = 'record-listed' ${where(22)}`), found: /^changed-entry: entry 22 of chain/ },
  { what: "another code in the further codes", how: run(`update usage_entry set more = '{"hits": 1, "late": true}' ${where(2)}`), found: /^changed-entry: entry 2 of chain/ },
  { what: "a purpose that was not stated", how: run(`update usage_entry set purpose = null ${where(6)}`), found: /^changed-entry: entry 6 of chain/ },
  { what: "another time", how: run(`update usage_entry set at = at + interval '1 millisecond' ${where(7)}`), found: /^changed-entry: entry 7 of chain/ },
  { what: "another digest of the personal part", how: run(`update usage_entry set detail = sha256('x') ${where(3)}`), found: /^changed-entry: entry 3 of chain/ },
  { what: "another person in the personal part", how: run(`update usage_detail set person = 'somebody-else' ${where(3)}`), found: /^changed-detail: entry 3 of chain/ },
  { what: "other criteria in the personal part", how: run(`update usage_detail set criteria = '{"name": "0000"}' ${where(3)}`), found: /^changed-detail: entry 3 of chain/ },
  { what: "a personal part removed without a note", how: run(`delete from usage_detail ${where(3)}`), found: /^missing-detail: personal parts: 1 are gone, and the destruction of 0 is noted/ },
  { what: "the first entry of a chain deleted", how: run(`delete from usage_entry ${where(1)}`), found: /^missing-entry: entries 1–1 of chain \d+\/0 of 2026-11/ },
  { what: "an entry in the middle deleted", how: run(`delete from usage_entry ${where(8)}`), found: /^missing-entry: entries 8–8 of chain/ },
  { what: "the only late entry of a change deleted", how: run("delete from usage_entry where lane = 1 and seq = 3"), found: /^missing-entry: positions \d+–\d+ of the tree/ },
  { what: "a whole chain deleted, with its runs", how: run("delete from usage_entry where lane = 1", "delete from usage_chain where lane = 1", "delete from usage_run where lane = 1"), found: /^(missing-entry|wrong-root): (positions|seal 2)/ },
  { what: "the end of a chain cut off", how: run(`delete from usage_entry where ${own} and seq > 17`), found: /^missing-entry: positions 24–26 of the tree/ },
  {
    what: "the end cut off with its runs and the last seal",
    how: run(`delete from usage_entry where ${own} and seq > 15`, "delete from usage_run where from_seq > 15", "delete from usage_seal where number = 4"),
    found: /^missing-seal: seal 4: the file of the seals has it, and the log has none after seal 3/,
  },
  {
    what: "an entry put in between, with the others moved up",
    how: run(`update usage_entry set seq = seq + 1000 where ${own} and seq >= 5`, `update usage_entry set seq = seq - 999 where ${own} and seq >= 1000`, `insert into usage_entry select (jsonb_populate_record(entry, '{"seq": 5}')).* from usage_entry entry ${where(4)}`),
    found: /^changed-entry: entry 5 of chain/,
  },
  {
    what: "two entries in each other's place",
    how: run(`update usage_entry set seq = 1000 ${where(5)}`, `update usage_entry set seq = 5 ${where(6)}`, `update usage_entry set seq = 6 ${where(1000)}`),
    found: /^changed-entry: entry 5 of chain/,
  },
  { what: "an entry under another writer", how: run(`update usage_entry set writer = writer + 1 ${where(9)}`), found: /^missing-entry: entries 9–9 of chain/ },
  {
    what: "the writers of two entries swapped",
    how: run(
      "update usage_entry set lane = 9 where lane = 1 and seq = 2",
      `update usage_entry set writer = (select writer from usage_entry where lane = 1 limit 1), lane = 1 ${where(2)}`,
      `update usage_entry set writer = (select writer from usage_entry where lane = 0 and month = '2026-11-01' limit 1), lane = 0 where lane = 9`,
    ),
    found: /^changed-entry: entry 2 of chain \d+\/[01]/,
  },
  {
    what: "an entry moved to another month",
    how: run(`update usage_entry set month = '2026-12-01' ${where(20)}`),
    found: /^missing-entry: (positions|entries 20)/,
  },
  {
    what: "a whole chain moved to another month with its runs",
    how: run("update usage_entry set month = '2026-12-01' where lane = 1", "update usage_run set month = '2026-12-01' where lane = 1", "update usage_chain set month = '2026-12-01' where lane = 1"),
    found: /^misplaced-entry: entry 1 of chain \d+\/1 of 2026-12: it is of 2026-11-24/,
  },
  { what: "a chain hashed anew without the key", how: (queries) => rehash(queries, 5, { actor: "veikko" }), found: /^wrong-root: seal 2: the entries at positions 4–16/ },
  { what: "an entry that is backdated, with its chain hashed anew", how: (queries) => rehash(queries, 21, { at: "2026-11-24T06:00:00.000Z" }), found: /^backdated-entry: entry 21 of chain .* says 2026-11-24T06/ },
  { what: "a forged signature of a seal", how: run("update usage_seal set signature = set_byte(signature, 3, 255 - get_byte(signature, 3)) where number = 2"), found: /^forged-seal: seal 2:/ },
  { what: "a seal with another root", how: run("update usage_seal set root = sha256('x') where number = 3"), found: /^forged-seal: seal 3:/ },
  { what: "a seal removed", how: run("delete from usage_seal where number = 2"), found: /^missing-seal: seals? 2/ },
  { what: "a seal of another size", how: run("update usage_seal set size = size - 1 where number = 3"), found: /^forged-seal: seal 3:/ },
  { what: "a backdated seal", how: run("update usage_seal set at = at - interval '1 day' where number = 4"), found: /^backdated-seal: seal 4: it says 2026-11-23/ },
  {
    what: "entries and the last seal replaced by someone with another key",
    how: async (queries) => {
      const [, , before] = await sealsAfter(queries, 0)
      const seal = makeSeal(before ?? null, { size: 27, root: Buffer.alloc(32) }, freshKey(), later)
      await queries.rows(sql`update usage_seal set root = ${Buffer.from(seal.root, "hex")}, key = ${seal.key}, signature = ${Buffer.from(seal.signature, "hex")} where number = 4`)
    },
    found: /^unknown-key: seal 4:/,
  },
  {
    what: "a seal made anew with the key that was stolen",
    how: async (queries, { key }) => {
      const [, , before, last] = await sealsAfter(queries, 0)
      const seal = makeSeal(before ?? null, { size: last?.size ?? 0, root: Buffer.from(last?.root ?? "", "hex") }, key, new Date(later.getTime() + 1))
      assert.notEqual(sealDigest(seal), last && sealDigest(last))
      await queries.rows(sql`update usage_seal set at = ${seal.at}::timestamptz, signature = ${Buffer.from(seal.signature, "hex")} where number = 4`)
    },
    found: /^changed-seal: seal 4: the log has another than the file/,
  },
  {
    what: "sealed entries deleted under the cover of a disposal that was not",
    how: run(`delete from usage_entry where ${own} and seq > 15`, "update usage_run set month = '2020-01-01', lane = 5 where from_seq > 15"),
    found: /^missing-entry: positions 22–26 of the tree: sealed entries of 2020-01 are gone, and no disposal is noted/,
  },
]

for (const engine of [...engines, pglite] as Engine[]) {
  test(`on ${engine.name} a log that nobody touched is whole`, async (t) => {
    const log = await aFullLog(t, engine)
    const report = await verified(log)
    assert.deepEqual([report.faults, report.entries, report.unsealed, report.seals], [[], 29, 2, 4])
  })
}

for (const engine of engines)
  for (const { what, how, found } of catalogue)
    test(`on ${engine.name} the log tells of ${what}`, async (t) => {
      const log = await aFullLog(t, engine)
      await tamper(log, (queries) => how(queries, log))
      const report = await verified(log)
      const told = report.faults.map((fault) => `${fault.kind}: ${fault.where}: ${fault.how}`)
      assert.ok(!report.whole)
      assert.ok(told.some((line) => found.test(line)), told.join("\n"))
    })

test("an export and a file of seals that were tampered with are told apart from whole ones", async (t) => {
  const log = await aFullLog(t, pglite)
  const lines = await exported(log.database)
  const reportOf = async (changed: typeof lines) => (await verifyLog(inOne(changed), log.keys, log.file)).faults.map(({ kind }) => kind)
  assert.deepEqual(await reportOf(lines), [])
  assert.deepEqual(await reportOf(lines.slice(0, -1)), ["unreadable"])
  assert.ok((await reportOf([...lines.slice(0, 6), { kind: "unreadable" }, ...lines.slice(6)])).includes("unreadable"))
  for (let at = 1; at < lines.length - 1; at++) {
    const isUnsealedTail = at === lines.length - 2
    if (!isUnsealedTail) assert.notDeepEqual(await reportOf(lines.filter((_, index) => index !== at)), [], `line ${at} deleted`)
    assert.notDeepEqual(await reportOf([...lines.slice(0, at + 1), ...lines.slice(at)]), [], `line ${at} doubled`)
    const [one, other] = [lines[at], lines[at + 1]]
    if (at < lines.length - 2) assert.notDeepEqual(await reportOf([...lines.slice(0, at), other as never, one as never, ...lines.slice(at + 2)]), [], `lines ${at} and ${at + 1} swapped`)
  }
  const outside = readFileSync(log.file, "utf8").split("\n")
  writeFileSync(log.file, [outside[0], outside[2], outside[3], ""].join("\n"))
  assert.deepEqual(await reportOf(lines), ["missing-seal"])
  writeFileSync(log.file, "what?\n")
  assert.deepEqual(await reportOf(lines), ["unreadable"])
})
