import type { Desk } from "../src/acts/access/desk.ts"
import { enter } from "../src/acts/access/border.ts"
import { importRows } from "../src/acts/registers/rows.ts"
import { searchRegisters, type KeyQuestion } from "../src/acts/registers/search.ts"
import { inWork } from "../src/acts/work.ts"
import { sql } from "../src/lib/sql.ts"
import { startEngines, type anEngine } from "../test/engines.ts"
import { lending } from "../test/lending.ts"
import { openTown, type Town } from "../test/town.ts"
import { codeAt, wordOf } from "./fill-keys.ts"
import { type Figure, median, p95Of, timesOf } from "./measure.ts"

const pieceOf = 1000
const askers = 8
const roundMs = 2000
const rounds = 3
const veikko = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" } as const
const actor = { id: "veikko", name: "Veikko", kind: "staff", session: "s-1", municipality: "koivula" } as const

const families = 12 ** 4
/** One of 12^4 invented family names. */
const familyOf = (at: number): string => wordOf(at, 4)

/** Bringing in rows of a register and finding them by their keys, with rights and trail, beside plain SQL in the same run. */
export async function registers(count = 100_000): Promise<Figure[]> {
  const engines = await startEngines()
  const { anEngine: engine } = (await import(`../test/engines.ts?${Date.now()}`)) as { anEngine: typeof anEngine }
  const town = await openTown(engine(), [lending()])
  await town.add(veikko)
  await town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    await queries.rows(sql`update access_grant set shows_codes = true where person_id = 'veikko'`)
  })
  const figures = [await importing(town, count), ...(await searching(town, count))]
  await town.close()
  await engines.stop()
  return figures
}

async function importing(town: Town, count: number): Promise<Figure> {
  let ours = 0
  const csvOf = (from: number, most: number) =>
    new TextEncoder().encode(["person.given;person.family;person.code;born;kind;loans", ...Array.from({ length: most }, (_, at) => `Testi;${familyOf(from + at)};${codeAt(from + at)};1980-01-01;adult;1`)].join("\n"))
  let plain = 0
  for (let from = 0; from < count; from += pieceOf) {
    const most = Math.min(pieceOf, count - from)
    const bytes = csvOf(from, most)
    let begun = performance.now()
    const { right, wrong } = await inWork(town.database, actor, town.now(), (work) => importRows(work, "koivula", { type: "borrower", unit: "sivistys", bytes }, false, town.signIn.keys))
    ours += performance.now() - begun
    if (right !== most || wrong.length > 0) throw new Error("A row was not brought in.")
    begun = performance.now()
    // The same bodies in one row each, without keys, history, rights and trail.
    await town.database.transaction(async (queries) => {
      await enter(queries, "koivula")
      await queries.rows(sql`
        insert into record (municipality_id, root_id, id, register, unit, title, body, created_at, changed_at)
        select 'koivula', 'plain-' || at, 'plain-' || at, 'plain', 'sivistys', title, body, ${town.now()}, ${town.now()} from json_to_recordset(${JSON.stringify(Array.from({ length: most }, (_, at) => ({ at: from + at, title: familyOf(from + at), body: { loans: 1 } })))}::json) given(at int, title text, body jsonb)`)
    })
    plain += performance.now() - begun
  }
  const rate = (count / ours) * 1000
  return { what: `bringing in ${count.toLocaleString("en")} rows of a register from a CSV: read, checked, with people, keys, history and trail`, value: `${rate.toFixed(0)} rows/s (${(plain / ours).toFixed(2)} of plain rows alone)`, promise: "10,000 rows/s", kept: rate >= 10_000 }
}

async function searching(town: Town, count: number): Promise<Figure[]> {
  const desk: Desk = { database: town.database, municipality: "koivula", actor, now: town.now() }
  const ask = async (question: KeyQuestion) => {
    const found = await searchRegisters(desk, question, { purpose: "client-service" }, town.signIn.keys.codeKey)
    if (!("hits" in found) || found.hits.length === 0) throw new Error(`Nothing was found by ${question.key}.`)
  }
  const misspelt = (name: string) => name.slice(0, 3) + name.slice(4)
  const asked: readonly (readonly [string, number, (at: number) => KeyQuestion])[] = [
    ["by identity code", 20, (at) => ({ key: "hetu", value: codeAt((at * 7919) % count) })],
    ["by the beginning of a name", 40, (at) => ({ key: "personName", value: familyOf((at * 7919) % Math.min(count, families)).slice(0, 6) })],
    ["by a misspelt name", 150, (at) => ({ key: "personName", value: misspelt(familyOf((at * 7919) % Math.min(count, families))) })],
  ]
  const figures: Figure[] = []
  for (const [what, withinMs, question] of asked) {
    const p95: number[] = []
    const ratio: number[] = []
    for (let round = -1; round < rounds; round++) {
      const plain = await timesOf(askers, roundMs, (at) => town.database.rows(sql`select k.record_id from search_key k where k.municipality_id = 'koivula' and k.key = 'personName' and k.value = ${`${familyOf((at * 7919) % count)} testi`} limit 50`))
      const ours = await timesOf(askers, roundMs, (at) => ask(question(at)))
      if (round < 0) continue
      p95.push(p95Of(ours))
      ratio.push(p95Of(plain) / p95Of(ours))
    }
    figures.push({ what: `${count.toLocaleString("en")} records, ${askers} askers: ${what}`, value: `p95 ${median(p95).toFixed(1)} ms (${median(ratio).toFixed(3)} of plain SQL by the same index)`, promise: `p95 under ${withinMs} ms`, kept: median(p95) < withinMs })
  }
  return figures
}
