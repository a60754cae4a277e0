import { generateKeyPairSync, randomUUID } from "node:crypto"
import { createWriteStream, mkdtempSync, rmSync } from "node:fs"
import { once } from "node:events"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Entry } from "../src/acts/trail/entry.ts"
import { exportLog } from "../src/acts/trail/export.ts"
import { insertLinked } from "../src/acts/trail/insert.ts"
import { exportLines, verifyLog } from "../src/acts/trail/read-export.ts"
import { chainStart, linkRecord, monthOf } from "../src/acts/trail/record.ts"
import { publicKeysFrom, sealKeyFrom } from "../src/acts/trail/seal.ts"
import { openSealer } from "../src/acts/trail/sealer.ts"
import { trailOf } from "../src/acts/trail/trail.ts"
import { inclusionProof } from "../src/acts/trail/tree.ts"
import { sql } from "../src/lib/sql.ts"
import { type anEngine, startEngines } from "../test/engines.ts"
import { type Figure, median } from "./measure.ts"

type Database = Awaited<ReturnType<ReturnType<typeof anEngine>["fresh"]>>

const clients = 16
const rounds = 5
const roundMs = 2000
const many = 1_000_000

const entryOf = (at: number): Entry => ({
  municipality: "koivula", act: "record-read", actor: `clerk-${at % 500}`, session: "s-81", subject: { kind: "record", id: `record-${at}` },
  register: "tontit", purpose: "case-handling", because: "unit-role",
})

/** The usage log: appending beside plain inserts in the same run, verifying a million entries, one proof among them. */
export async function trail(): Promise<Figure[]> {
  const engines = await startEngines()
  const { anEngine: engine } = (await import(`../test/engines.ts?${Date.now()}`)) as { anEngine: typeof anEngine }
  const database = await engine().freshAsOwner()
  const figures = [await appending(database), ...(await aMillion(await engine().fresh()))]
  await database.close()
  await engines.stop()
  return figures
}

async function perSecond(work: (at: number) => Promise<unknown>): Promise<number> {
  const end = performance.now() + roundMs
  let done = 0
  await Promise.all(Array.from({ length: clients }, async () => {
    while (performance.now() < end) await work(done++)
  }))
  return done / (roundMs / 1000)
}

async function appending(database: Database): Promise<Figure> {
  await database.run("create table plain (id uuid primary key, at timestamptz not null, actor text, act text, subject text, hash bytea)")
  const hash = Buffer.alloc(32)
  const log = trailOf(database)
  const rates: number[] = []
  const ratios: number[] = []
  for (let round = -1; round < rounds; round++) {
    const plain = await perSecond((at) => database.rows(sql`insert into plain values (${randomUUID()}, ${new Date()}, ${`clerk-${at % 500}`}, 'record-read', ${`record-${at}`}, ${hash})`))
    const logged = await perSecond((at) => log.append(entryOf(at), new Date()))
    if (round < 0) continue
    rates.push(logged)
    ratios.push(logged / plain)
  }
  const rate = median(rates)
  return { what: `usage log entries, ${clients} waiting clients, embedded`, value: `${rate.toFixed(0)}/s (${median(ratios).toFixed(2)} of plain single-row inserts)`, promise: "15,000/s", kept: rate >= 15_000 }
}

async function aMillion(database: Database): Promise<Figure[]> {
  const key = sealKeyFrom(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }) as string)
  const sealer = openSealer(database, key, null)
  const now = new Date()
  const chain = { month: monthOf(now), writer: 1, lane: 0 }
  let previous = chainStart(chain)
  for (let from = 0; from < many; from += 5000) {
    const linked = Array.from({ length: 5000 }, (_, at) => {
      const next = linkRecord(entryOf(from + at), now, { ...chain, seq: from + at + 1 }, previous)
      previous = next.record.hash
      return next
    })
    await database.rows(insertLinked(linked))
    if (from % 50_000 === 45_000) await sealer.seal(now)
  }
  await sealer.seal(now)
  const proofMs: number[] = []
  for (let at = 0; at < 101; at++) {
    const from = performance.now()
    await inclusionProof(database, { ...chain, seq: 1 + ((at * 9973 * 97) % many) })
    proofMs.push(performance.now() - from)
  }
  const folder = mkdtempSync(join(tmpdir(), "varanto-bench-"))
  const file = join(folder, "log.jsonl")
  const out = createWriteStream(file)
  await exportLog(database, now, (line) => (out.write(`${JSON.stringify(line)}\n`) ? undefined : once(out, "drain").then(() => undefined)))
  await new Promise<void>((resolve) => out.end(resolve))
  await database.close()
  const seconds: number[] = []
  for (let round = 0; round < 3; round++) {
    const from = performance.now()
    const report = await verifyLog(exportLines(file), publicKeysFrom(key.publicPem), null)
    if (!report.whole || report.entries !== many) throw new Error(`The log of the benchmark is not whole: ${JSON.stringify(report.faults)}`)
    seconds.push((performance.now() - from) / 1000)
  }
  const memory = process.memoryUsage().rss / 2 ** 20
  rmSync(folder, { recursive: true })
  const [took, proof] = [median(seconds), median(proofMs)]
  return [
    { what: "verifying 1,000,000 entries of an export", value: `${took.toFixed(1)} s (${(many / took / 1000).toFixed(0)} thousand/s, process at ${memory.toFixed(0)} MB)`, promise: "under 10 s", kept: took < 10 },
    { what: "one inclusion proof among 1,000,000 entries", value: `median ${proof.toFixed(1)} ms, worst of 101 ${Math.max(...proofMs).toFixed(1)} ms`, promise: "under 5 ms", kept: proof < 5 },
  ]
}
