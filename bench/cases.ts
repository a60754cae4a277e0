import { randomUUID } from "node:crypto"
import { openCase } from "../src/acts/cases/open.ts"
import { countQueues } from "../src/acts/cases/counts.ts"
import { listCases } from "../src/acts/cases/list.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../src/acts/samples.ts"
import { sampleCaseRegister, sampleUnit } from "../src/acts/sample-records.ts"
import { enter } from "../src/acts/access/border.ts"
import { inWork } from "../src/acts/work.ts"
import { sql } from "../src/lib/sql.ts"
import { type anEngine, startEngines } from "../test/engines.ts"
import { publicCase, staffOf } from "../test/registry.ts"
import { testNow } from "../test/town.ts"
import { type Figure, median } from "./measure.ts"

type Database = Awaited<ReturnType<ReturnType<typeof anEngine>["fresh"]>>

const clients = 8
const rounds = 3
const roundMs = 3000
const many = 100_000
const classes = 20

/** The case register: opening beside the bare inserts of a case in one transaction, and the first and a deep page of 25. */
export async function cases(): Promise<Figure[]> {
  const engines = await startEngines()
  const { anEngine: engine } = (await import(`../test/engines.ts?${Date.now()}`)) as { anEngine: typeof anEngine }
  const database = await engine().fresh()
  await addSamples(database, testNow)
  const figures = [await opening(database)]
  await database.close()
  // Only an owner may gather the statistics that a running server gathers by itself.
  const filled = await engine().freshAsOwner()
  await addSamples(filled, testNow)
  figures.push(...(await listing(filled)))
  await filled.close()
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

/** What anyone would write by hand: a number from a counter row, the record, the case, its party and its action, and no rights, log or outbox. */
export const bareOpening = (database: Database, at: number): Promise<void> =>
  database.transaction(async (queries) => {
    const [id, party] = [randomUUID(), randomUUID()]
    await enter(queries, sampleMunicipality)
    await queries.rows(sql`
      insert into record (municipality_id, root_id, id, register, unit, secrecy, title, created_at, changed_at)
      values (${sampleMunicipality}, ${id}, ${id}, 'bare', ${sampleUnit}, 'partly-secret', ${publicCase.title}, ${testNow}, ${testNow})`)
    const series = `bare ${at % classes}`
    const [row] = await queries.rows<{ last: number }>(sql`
      insert into case_number (municipality_id, series, year, last) values (${sampleMunicipality}, ${series}, 2026, 1)
      on conflict (municipality_id, series, year) do update set last = case_number.last + 1 returning last`)
    await queries.rows(sql`
      insert into case_file (municipality_id, id, number, series, year, seq, pattern, business_id, authority, class_code, public_title, language, unit, received_way, initiator, secrecy, secrecy_act, secrecy_item,
        opened_by, opened_at, stage, handlers, pending_at, actions, changed_at)
      values (${sampleMunicipality}, ${id}, ${`bare/${at % classes}/${row?.last}`}, ${series}, 2026, ${row?.last}, '{number}', '0101263-6', 'x', '99', 'x', 'fi', ${sampleUnit}, 'letter', ${party}, 'partly-secret', 'x', 'x',
        'aino', ${testNow}, 'pending', '{}', ${testNow}, 1, ${testNow})`)
    await queries.rows(sql`insert into case_party (municipality_id, case_id, id, kind, role, name, added_at) values (${sampleMunicipality}, ${id}, ${party}, 'person', 'initiator', 'x', ${testNow})`)
    await queries.rows(sql`insert into case_action (municipality_id, case_id, seq, kind, stage, actor, at) values (${sampleMunicipality}, ${id}, 1, 'opened', 'pending', 'aino', ${testNow})`)
  })

async function opening(database: Database): Promise<Figure> {
  const open = (at: number) =>
    inWork(database, staffOf("aino"), testNow, (work) => openCase(work, sampleMunicipality, { ...publicCase, classCode: `14 ${10 + (at % classes)}` }, sampleCodeKey))
  const rates: number[] = []
  const ratios: number[] = []
  for (let round = -1; round < rounds; round++) {
    const raw = await perSecond((at) => bareOpening(database, at))
    const opened = await perSecond(open)
    if (round < 0) continue
    rates.push(opened)
    ratios.push(opened / raw)
  }
  const [rate, ratio] = [median(rates), median(ratios)]
  return { what: `cases opened, ${clients} clients, ${classes} classes, with rights, outbox and trail, embedded`, value: `${rate.toFixed(0)}/s (${ratio.toFixed(2)} of bare inserts in one transaction)`, promise: "0.5 of bare inserts", kept: ratio >= 0.5 }
}

async function listing(database: Database): Promise<Figure[]> {
  await fill(database)
  await database.run("analyze")
  const desk = (who: string) => ({ database, municipality: sampleMunicipality, actor: staffOf(who), now: testNow })
  const why = { purpose: "case-handling" } as const
  const deep = { openedAt: new Date(testNow.getTime() - 50_000 * 60_000), id: "" }
  const asked = {
    "a registrar's first page": () => listCases(desk("aino"), { queue: "all" }, why),
    "a registrar's page at 50,000": () => listCases(desk("aino"), { queue: "all" }, why, 25, deep),
    "a registrar's unassigned of a class": () => listCases(desk("aino"), { queue: "unassigned", classCode: "88 03" }, why),
    "the beginning of a number": () => listCases(desk("aino"), { queue: "all", number: "777" }, why),
    "a handler's own": () => listCases(desk("veikko"), { queue: "mine" }, why),
    "all that a handler may see": () => listCases(desk("veikko"), { queue: "all" }, why),
    "a registrar's due within a week": () => listCases(desk("aino"), { queue: "due" }, why),
    "a handler's overdue": () => listCases(desk("veikko"), { queue: "overdue" }, why),
    "how many a registrar has in each queue": async () => Object.values(await countQueues(desk("aino"), "all")),
    "how many a handler has in each queue": async () => Object.values(await countQueues(desk("veikko"), "all")),
    "how many a supervisor has in each queue": async () => Object.values(await countQueues(desk("helena"), "all")),
  }
  const figures: Figure[] = []
  for (const [what, list] of Object.entries(asked)) {
    const times: number[] = []
    for (let at = 0; at < 21; at++) {
      const from = performance.now()
      const found = await list()
      if (!Array.isArray(found) || found.length === 0) throw new Error(`The list "${what}" of the benchmark is empty.`)
      if (at >= 2) times.push(performance.now() - from)
    }
    const took = median(times)
    figures.push({ what: `25 of ${many.toLocaleString("en")} cases: ${what}`, value: `median ${took.toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`, promise: "under 50 ms", kept: took < 50 })
  }
  return figures
}

/** A hundred thousand cases, a minute apart, every thousandth assigned and every tenth with a due day within a month of now. */
async function fill(database: Database): Promise<void> {
  await database.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    const of = sql`from generate_series(1, ${many}::int) n`
    await queries.rows(sql`
      insert into record (municipality_id, root_id, id, register, unit, secrecy, title, created_at, changed_at)
      select ${sampleMunicipality}, 'bulk-' || n, 'bulk-' || n, ${sampleCaseRegister.register}, ${sampleUnit}, 'partly-secret', 'Asia ' || n, ${testNow}, ${testNow} ${of}`)
    await queries.rows(sql`
      insert into case_file (municipality_id, id, number, series, year, seq, pattern, business_id, authority, class_code, public_title, language, unit, received_way, initiator, secrecy, secrecy_act, secrecy_item,
        opened_by, opened_at, stage, handlers, pending_at, actions, changed_at, due_kind, due_on)
      select ${sampleMunicipality}, 'bulk-' || n, n || '/88/2025', 'bulk', 2025, n, '{number}', '0101263-6', 'x', '88 0' || n % 10, 'x', 'fi', ${sampleUnit}, 'letter', 'party-' || n, 'partly-secret', 'x', 'x',
        'aino', ${testNow}::timestamptz - make_interval(mins => n), 'pending', case when n % 1000 = 0 then array['veikko'] else '{}' end, ${testNow}, 1, ${testNow},
        case when n % 10 = 0 then 'set' end, case when n % 10 = 0 then ${testNow}::date + n / 10 % 60 - 30 end ${of}`)
    await queries.rows(sql`insert into case_party (municipality_id, case_id, id, kind, role, name, added_at) select ${sampleMunicipality}, 'bulk-' || n, 'party-' || n, 'person', 'initiator', 'x', ${testNow} ${of}`)
    await queries.rows(sql`insert into assignment (municipality_id, root_id, id, official_id, starts_at) select ${sampleMunicipality}, 'bulk-' || n, 'hand', 'veikko', ${testNow}::timestamptz - interval '1 day' ${of} where n % 1000 = 0`)
  })
}
