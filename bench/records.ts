import { performance } from "node:perf_hooks"
import { sql } from "../src/lib/sql.ts"
import { openPostgres } from "../src/store/postgres.ts"
import { type anEngine, startEngines } from "../test/engines.ts"
import { type Figure, load, median, startServer } from "./measure.ts"

const connections = 16
const rounds = 5
const warmRounds = 3
const rawMs = 3000
const many = 100_000

/** A logged, rights-checked read of one record through HTTP, beside raw prepared reads of the same rows and a trivial route, in turns. */
export async function records(): Promise<Figure[]> {
  const engines = await startEngines()
  const { anEngine: engine } = (await import(`../test/engines.ts?${Date.now()}`)) as { anEngine: typeof anEngine }
  const url = await engine().freshUrl()
  const ours = await startServer(["--import", "tsx", "bench/serve-records.ts", url, String(many)])
  const trivial = await startServer(["--import", "tsx", "bench/trivial.ts"])
  const database = openPostgres("server", { connectionString: url.replace("varanto_app", "varanto") })
  const [origin = "", cookie = ""] = ours.origin.split("#")
  const measured = { rate: [] as number[], ofRaw: [] as number[], ofTrivial: [] as number[], p95: [] as number[] }
  // A service runs for days: what its first seconds take is not what is asked here.
  for (let round = -warmRounds; round < rounds; round++) {
    const raw = await perSecond((at) => database.rows(sql`select id, register, unit, secrecy, title, body, guarded, changed_at from record where municipality_id = 'espoo' and id = ${`bench-${(at * 7919) % many}`}`))
    const text = await load([`${trivial.origin}/`], { connections })
    const addresses = Array.from({ length: 1000 }, (_, at) => `${origin}/api/v1/records/bench-${(at * 7919) % many}?purpose=case-handling`)
    const read = await load(addresses, { connections, cookie })
    if (round < 0) continue
    measured.rate.push(read.perSecond)
    measured.ofRaw.push(read.perSecond / raw)
    measured.ofTrivial.push(read.perSecond / text.perSecond)
    measured.p95.push(read.p95)
  }
  const [noted] = await database.rows<{ entries: number }>(sql`select count(*)::int as entries from usage_entry where act = 'record-read'`)
  await database.close()
  await ours.stop()
  await trivial.stop()
  await engines.stop()
  const [rate, ofRaw] = [median(measured.rate), median(measured.ofRaw)]
  return [
    {
      what: `logged, rights-checked point read through HTTP, ${connections} connections, ${many} records`,
      value: `${rate.toFixed(0)}/s, p95 ${median(measured.p95).toFixed(1)} ms (${ofRaw.toFixed(3)} of raw reads, ${median(measured.ofTrivial).toFixed(2)} of the trivial route; ${noted?.entries ?? 0} entries noted)`,
      promise: "1,500/s, or 0.10 of raw reads",
      kept: rate >= 1500 || ofRaw >= 0.1,
    },
  ]
}

async function perSecond(work: (at: number) => Promise<unknown>): Promise<number> {
  const end = performance.now() + rawMs
  let done = 0
  await Promise.all(Array.from({ length: connections }, async () => {
    while (performance.now() < end) await work(done++)
  }))
  return done / (rawMs / 1000)
}
