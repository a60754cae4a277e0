import { enter } from "../src/acts/access/border.ts"
import { codeIndex } from "../src/acts/records/search-values.ts"
import { parseIdentityCode } from "../src/law/identity-code.ts"
import { type Sql, sql } from "../src/lib/sql.ts"
import type { Database } from "../src/store/database.ts"
import { openPostgres } from "../src/store/postgres.ts"
import { type anEngine, startEngines } from "../test/engines.ts"
import { openTown } from "../test/town.ts"
import { fillKeys, inManyRegisters, peopleOf, personAt } from "./fill-keys.ts"
import { hundredRegisters, keysOf, registerCount } from "./hundred-registers.ts"
import { type Figure, load, type Load, median, p95Of, type Post, startServer, timesOf } from "./measure.ts"

const connections = 8
const rounds = 3
const seconds = 4
const rowsOfOne = 4
const veikko = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" } as const

interface Asked {
  readonly what: string
  readonly path: string
  readonly cookie: string
  readonly post?: Post
  /** Plain SQL of the same work, without rights, purpose and trail. */
  readonly raw: (at: number) => Sql
  readonly withinMs: number
}

/** Search by keys over a hundred registers, through HTTP with rights, purpose and trail, beside plain SQL of the same work and a trivial route, in turns. */
export async function manyKeys(count: number): Promise<Figure[]> {
  const filled = process.env.VARANTO_BENCH_FILLED
  const records = Math.floor(count / rowsOfOne)
  const engines = await startEngines()
  const { anEngine: engine } = (await import(`../test/engines.ts?${Date.now()}`)) as { anEngine: typeof anEngine }
  const url = filled ?? (await engine().freshUrl())
  const owner = openPostgres("server", { connectionString: url.replace("varanto_app", "varanto") })
  if (filled === undefined) await fill(owner, url, records)
  const ours = await startServer(["--import", "tsx", "bench/serve-keys.ts", url])
  const trivial = await startServer(["--import", "tsx", "bench/trivial.ts"])
  const [origin = "", handler = "", ...residents] = ours.origin.split("#")
  const figures: Figure[] = []
  for (const asked of allAsked(handler, residents, peopleOf(records))) figures.push(await measured(asked, owner, origin, trivial.origin, count))
  await ours.stop()
  await trivial.stop()
  await owner.close()
  await engines.stop()
  return figures
}

async function fill(owner: Database, url: string, records: number): Promise<void> {
  const database = openPostgres("server", { connectionString: url })
  const town = await openTown({ name: "bench", fresh: async () => database, freshAsOwner: async () => owner }, [hundredRegisters()], new Date())
  await town.add(veikko)
  await owner.transaction(async (queries) => {
    await enter(queries, "koivula")
    await queries.rows(sql`update access_grant set shows_codes = true where person_id = 'veikko'`)
  })
  await town.close()
  const from = performance.now()
  await fillKeys(owner, records, keysOf().codeKey, new Date())
  const [size] = await owner.rows<{ size: string }>(sql`select pg_size_pretty(pg_database_size(current_database())) as size`)
  console.log(`${(records * rowsOfOne).toLocaleString("en")} rows of keys of ${records.toLocaleString("en")} records in ${registerCount} registers were filled in ${((performance.now() - from) / 1000).toFixed(0)} s: ${size?.size}`)
}

const samples = 1000

function allAsked(handler: string, residents: readonly string[], people: number): Asked[] {
  const drawn = Array.from({ length: samples }, (_, at) => personAt(inManyRegisters + ((at * 7907) % (people - inManyRegisters))))
  const many = Array.from({ length: inManyRegisters }, (_, at) => personAt(at))
  const search = (what: string, withinMs: number, ask: readonly { key: string; value: string }[], raw: Asked["raw"]): Asked => ({
    what, withinMs, raw, path: "/api/v1/registers/search", cookie: handler, post: { bodies: ask.map((one) => ({ ...one, purpose: "client-service" })) },
  })
  const titles = (which: Sql): Sql => sql`select r.id, r.title, r.register from (${which} limit 50) k join record r on r.municipality_id = 'koivula' and r.root_id = k.root_id and r.id = k.record_id`
  const byCode = ({ code }: { code: string }) => titles(sql`select k.root_id, k.record_id from search_key k where k.municipality_id = 'koivula' and k.key = 'hetu' and k.value = ${codeIndex(keysOf().codeKey, parseIdentityCode(code) ?? ("" as never))}`)
  const byBeginning = (word: string) => sql`select n.root_id, n.record_id from name_key n where n.municipality_id = 'koivula' and n.key = 'personName' and n.word >= ${word} and n.word < ${`${word}\u{10ffff}`}`
  const at = <One>(all: readonly One[], which: number): One => all[which % all.length] as One
  const misspelt = (name: string) => name.slice(0, 3) + name.slice(4)
  return [
    search("by identity code", 20, drawn.map(({ code }) => ({ key: "hetu", value: code })), (n) => byCode(at(drawn, n))),
    search("by the beginnings of a name", 40, drawn.map(({ given, family }) => ({ key: "personName", value: `${family.slice(0, 6)} ${given.slice(0, 2)}` })), (n) => titles(byBeginning(at(drawn, n).family.slice(0, 6)))),
    search("by the beginning of a family name alone", 40, drawn.map(({ family }) => ({ key: "personName", value: family.slice(0, 5) })), (n) => titles(byBeginning(at(drawn, n).family.slice(0, 5)))),
    search("by a misspelt name", 150, drawn.map(({ given, family }) => ({ key: "personName", value: `${given} ${misspelt(family)}` })), (n) => titles(byBeginning(at(drawn, n).family))),
    search("all records of one person in forty registers, by her code", 150, many.map(({ code }) => ({ key: "hetu", value: code })), (n) => byCode(at(many, n))),
    {
      what: "all that forty registers have of a resident, for herself, as data", withinMs: 150, path: "/en/own/data.json", cookie: residents.join("\n"),
      raw: (n) => sql`select r.id, r.title, r.body from record r where r.municipality_id = 'koivula' and r.person_id = ${`p-${n % residents.length}`}`,
    },
  ]
}

async function measured({ what, path, cookie, post, raw, withinMs }: Asked, owner: Database, origin: string, trivial: string, count: number): Promise<Figure> {
  const all: (Load & { ofRaw: number; rawP95: number; ofTrivial: number })[] = []
  for (let round = -1; round < rounds; round++) {
    const plain = p95Of(await timesOf(connections, 1500, (at) => owner.rows(raw(at))))
    const text = await load([`${trivial}/`], { connections, seconds: 1 })
    const ours = await load([origin + path], { connections, seconds, cookie, ...(post ? { post } : {}) })
    if (round >= 0) all.push({ ...ours, rawP95: plain, ofRaw: plain / ours.p95, ofTrivial: text.p95 / ours.p95 })
  }
  const of = (value: (one: (typeof all)[number]) => number) => median(all.map(value))
  const p95 = of((one) => one.p95)
  return {
    what: `${count.toLocaleString("en")} rows of keys, ${connections} connections: ${what}`,
    value: `p50 ${of((one) => one.p50).toFixed(1)}, p95 ${p95.toFixed(1)} ms, ${of((one) => one.perSecond).toFixed(0)}/s (p95 of plain SQL ${of((one) => one.rawP95).toFixed(1)} ms, ratio ${of((one) => one.ofRaw).toFixed(3)}; of the trivial route ${of((one) => one.ofTrivial).toFixed(3)})`,
    promise: `p95 under ${withinMs} ms`,
    kept: p95 < withinMs,
  }
}
