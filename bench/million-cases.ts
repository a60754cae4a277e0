import { enter } from "../src/acts/access/border.ts"
import { foldCaseCounts } from "../src/acts/cases/fold-counts.ts"
import { addSamples, sampleMunicipality } from "../src/acts/samples.ts"
import { sampleUnit } from "../src/acts/sample-records.ts"
import { sql } from "../src/lib/sql.ts"
import type { Database } from "../src/store/database.ts"
import { openPostgres } from "../src/store/postgres.ts"
import { type anEngine, startEngines } from "../test/engines.ts"
import { publicCase } from "../test/registry.ts"
import { fillCases } from "./fill-cases.ts"
import { bareOpening } from "./cases.ts"
import { type Figure, type Load, load, median, type Post, startServer } from "./measure.ts"

const connections = 16
const rounds = 3
const seconds = 3

interface Asked {
  readonly what: string
  readonly paths: readonly string[]
  readonly cookie?: string
  readonly post?: Post
  /** Plain SQL of the same work, without rights and trail. */
  readonly raw: (at: number) => Promise<unknown>
  readonly least: number
  readonly within?: { readonly percentile: "p95" | "p99"; readonly ms: number }
}

/** The case register with a million cases, through HTTP with rights and trail, beside plain SQL of the same work and a trivial route, in turns. */
export async function millionCases(count: number): Promise<Figure[]> {
  const filled = process.env.VARANTO_BENCH_FILLED
  const engines = await startEngines()
  const { anEngine: engine } = (await import(`../test/engines.ts?${Date.now()}`)) as { anEngine: typeof anEngine }
  const url = filled ?? (await engine().freshUrl())
  const owner = openPostgres("server", { connectionString: url.replace("varanto_app", "varanto") })
  if (filled === undefined) await fill(owner, count)
  const ours = await startServer(["--import", "tsx", "bench/serve-cases.ts", url])
  const trivial = await startServer(["--import", "tsx", "bench/trivial.ts"])
  const [origin = "", registrar = "", handler = "", token = ""] = ours.origin.split("#")
  const figures: Figure[] = []
  for (const asked of await allAsked(owner, { registrar, handler, token })) figures.push(await measured(asked, origin, trivial.origin, count))
  await ours.stop()
  await trivial.stop()
  await owner.close()
  await engines.stop()
  return figures
}

async function fill(owner: Database, count: number): Promise<void> {
  const now = new Date()
  await addSamples(owner, now)
  const from = performance.now()
  await fillCases(owner, count, now)
  await owner.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    await queries.rows(sql`update access_grant set unit = null where id = 'grant-aino-cases'`)
  })
  await foldCaseCounts(owner, sampleMunicipality)
  const [size] = await owner.rows<{ size: string }>(sql`select pg_size_pretty(pg_database_size(current_database())) as size`)
  console.log(`${count.toLocaleString("en")} cases were filled in ${((performance.now() - from) / 1000).toFixed(0)} s: ${size?.size}`)
}

async function allAsked(owner: Database, { registrar, handler, token }: { registrar: string; handler: string; token: string }): Promise<Asked[]> {
  const of = sql`case_file c where c.municipality_id = ${sampleMunicipality}`
  const columns = sql`c.id, c.number, c.public_title, c.class_code, c.unit, c.stage, c.secrecy, c.handlers, c.opened_at, c.next_on`
  const rows = (which: ReturnType<typeof sql>) => () => owner.rows(sql`select ${columns} from ${of} and ${which} order by c.opened_at desc, c.id desc limit 25`)
  const [deep] = await owner.rows<{ at: Date; id: string }>(sql`select c.opened_at as at, c.id from ${of} order by c.opened_at desc, c.id desc offset (select greatest(reltuples::int / 2, 1) from pg_class where relname = 'case_file') limit 1`)
  const common = await owner.rows<{ class_code: string; unit: string; stage: string }>(sql`select c.class_code, c.unit, c.stage from ${of} and c.secrecy = 'partly-secret' order by c.id limit 60`)
  const staff = "/api/v1/cases?purpose=case-handling"
  const open = `/api/v1/municipalities/${sampleMunicipality}/cases?`
  const combined = common.map(({ class_code: its, unit, stage }, at) => `${staff}&count=true&${new URLSearchParams({ ...(at % 2 ? { class: its } : {}), ...(at % 3 ? { unit } : {}), ...(at % 5 ? { stage } : {}), ...(at % 7 ? { secrecy: "partly-secret" } : {}) })}`)
  const words = ["hakemus", "hakemuksen", "Tapiolan", "päiväkotien rakentaminen", "rakennusluvat", "kesätyöntekijät", "Otaniemessä", "vuokraus", "kirjastojen aukioloajat", "pyöräteiden"]
  const prefixes = Array.from({ length: 90 }, (_, at) => String(at + 10))
  const within = { percentile: "p99", ms: 50 } as const
  const day = new Date().toISOString()
  // In as many runs of numbers as the plain SQL beside it.
  const body = { classCode: "14 %c", unit: sampleUnit, title: publicCase.title, publicTitle: publicCase.publicTitle, language: "fi", pendingAt: day, initiator: publicCase.initiator, publicity: publicCase.publicity }
  return [
    { what: "a registrar's list", paths: [staff], cookie: registrar, raw: rows(sql`true`), least: 1200, within },
    { what: "a registrar's list with exact total", paths: [`${staff}&count=true`], cookie: registrar, raw: rows(sql`true`), least: 1200, within },
    { what: "a registrar's list with exact total, unit, class, stage and publicity in combinations", paths: combined, cookie: registrar, raw: rows(sql`c.unit = ${sampleUnit} and c.stage = 'closed'`), least: 1200, within },
    { what: "a registrar's page in the middle, with exact total", paths: [`${staff}&count=true&after=${deep?.at.getTime()}.${deep?.id}`], cookie: registrar, raw: rows(sql`(c.opened_at, c.id) < (${deep?.at}, ${deep?.id})`), least: 1200, within },
    { what: "the beginning of a number", paths: prefixes.map((number) => `${staff}&number=${number}`), cookie: registrar, raw: (at) => owner.rows(sql`select ${columns} from ${of} and c.number_key >= ${prefixes[at % 90]} and c.number_key < ${`${prefixes[at % 90]}~`} order by c.number_key limit 25`), least: 1000 },
    { what: "a case handler's list", paths: [staff], cookie: handler, raw: rows(sql`true`), least: 1200, within },
    { what: "a case handler's list with exact total", paths: [`${staff}&count=true`], cookie: handler, raw: rows(sql`true`), least: 1200, within },
    { what: "a visitor's list", paths: [open], raw: rows(sql`c.secrecy in ('public', 'partly-secret')`), least: 1200, within },
    { what: "a visitor's list with exact total and facets", paths: [`${open}count=true`], raw: rows(sql`c.secrecy in ('public', 'partly-secret')`), least: 1200, within },
    { what: "words in any inflection, newest first, with facets", paths: words.map((q) => `${open}count=true&q=${encodeURIComponent(q)}`), raw: rows(sql`c.secrecy in ('public', 'partly-secret')`), least: 150, within: { percentile: "p95", ms: 80 } },
    { what: "words in any inflection, best match first, with facets", paths: words.map((q) => `${open}count=true&order=best&q=${encodeURIComponent(q)}`), raw: rows(sql`c.secrecy in ('public', 'partly-secret')`), least: 50 },
    { what: "the registrar's page of the queue, as people see it", paths: ["/staff/cases"], cookie: registrar, raw: rows(sql`true`), least: 1 },
    { what: "opening a case: number, stage, entry and outbox", paths: ["/api/v1/cases"], post: { token, bodies: [body] }, raw: (at) => bareOpening(owner, at), least: 600 },
  ]
}

async function measured({ what, paths, cookie = "", post, raw, least, within }: Asked, origin: string, trivial: string, count: number): Promise<Figure> {
  const all: (Load & { ofRaw: number; ofTrivial: number })[] = []
  for (let round = -1; round < rounds; round++) {
    const plain = await perSecond(raw)
    const text = await load([`${trivial}/`], { connections, seconds: 1 })
    const ours = await load(paths.map((path) => origin + path), { connections, seconds, cookie, ...(post ? { post } : {}) })
    if (round >= 0) all.push({ ...ours, ofRaw: ours.perSecond / plain, ofTrivial: ours.perSecond / text.perSecond })
  }
  const of = (value: (one: (typeof all)[number]) => number) => median(all.map(value))
  const rate = of((one) => one.perSecond)
  const slow = within ? of((one) => one[within.percentile]) : 0
  return {
    what: `${count.toLocaleString("en")} cases, ${connections} connections: ${what}`,
    value: `${rate.toFixed(0)}/s, p50 ${of((one) => one.p50).toFixed(1)}, p95 ${of((one) => one.p95).toFixed(1)}, p99 ${of((one) => one.p99).toFixed(1)} ms (${of((one) => one.ofRaw).toFixed(3)} of plain SQL, ${of((one) => one.ofTrivial).toFixed(3)} of the trivial route)`,
    promise: `${least}/s${within ? `, ${within.percentile} under ${within.ms} ms` : ""}`,
    kept: rate >= least && (!within || slow < within.ms),
  }
}

async function perSecond(work: (at: number) => Promise<unknown>): Promise<number> {
  const end = performance.now() + seconds * 500
  let done = 0
  await Promise.all(Array.from({ length: connections }, async () => {
    while (performance.now() < end) await work(done++)
  }))
  return done / (seconds / 2)
}
