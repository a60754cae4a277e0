import { tmpdir } from "node:os"
import { filesIn } from "../src/store/files.ts"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { openPublishedSite } from "../src/acts/published-site.ts"
import { addEntries, indexRevision } from "../src/acts/search.ts"
import { shipModels } from "../src/acts/ship.ts"
import { chooseAnalyser } from "../src/lib/language/analyser.ts"
import { vectorOf } from "../src/lib/language/vector.ts"
import { sql } from "../src/lib/sql.ts"
import { makeApp } from "../src/web/app.tsx"
import { anEngine, startEngines } from "../test/engines.ts"
import { espoo } from "../municipalities/espoo/index.ts"
import { helsinki } from "../municipalities/helsinki/index.ts"
import { rovaniemi } from "../municipalities/rovaniemi/index.ts"
import { type Figure, load, median } from "./measure.ts"

const texts = 100_000
const rounds = 5
const questions = ["tontti", "päiväkodin", "pysäköinti", "tietojärjestelmä", "lupahakemukset", "asiakkaan nimi", "kirjaston asiakas", "avustusjärjestelmän", "kiinteistö osoite", "rakennusvalvonta", "henkilöstön rekrytointi", "sosialhuolto", "ympäristönsuojelu", "vuokrasopimus", "kameravalvonta"]

/** Search in a description of 100,000 texts over HTTP at 8 connections, against a plain page of the same server. */
export async function search(): Promise<Figure[]> {
  const engines = await startEngines()
  const database = await (await enginesReady()).fresh()
  const now = new Date()
  await shipModels(database, [espoo], now)
  const site = await openPublishedSite(database, (revision) => indexRevision(database, revision, now))
  await fill(database)
  const app = makeApp({ database, site, files: filesIn(tmpdir()), clock: () => now, log: console.error })
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const p95: number[] = []
  const bare: number[] = []
  for (let round = -1; round < rounds; round++) {
    const plain = await load([`${origin}/fi/espoo/pools/maankayton-tietovaranto?anew=${round}-%d`], { connections: 8 })
    const searched = await load(questions.map((question) => `${origin}/api/v1/municipalities/espoo/search?lang=fi&q=${encodeURIComponent(question)}`), { connections: 8, seconds: 5 })
    if (round < 0) continue
    p95.push(searched.p95)
    bare.push(searched.p95 / plain.p95)
  }
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await database.close()
  await engines.stop()
  const slow = median(p95)
  return [{ what: "search over 100,000 texts, 8 connections", value: `p95 ${slow.toFixed(0)} ms (${median(bare).toFixed(1)} times a page made anew)`, promise: "p95 under 80 ms", kept: slow < 80 }]
}

/** test/engines.ts looks for its engines when it is first imported, which is before they run here. */
const enginesReady = async () => (await import(`../test/engines.ts?${Date.now()}`) as { anEngine: typeof anEngine }).anEngine()

/** Texts as a large municipality would have: names and purposes of the three, in new pairs, each with a number of its own. */
async function fill(database: Awaited<ReturnType<ReturnType<typeof anEngine>["fresh"]>>): Promise<void> {
  const analyser = chooseAnalyser(process.env)
  const all = [espoo, helsinki, rovaniemi]
  const names = all.flatMap(({ systems, registers, pools }) => [...systems, ...registers, ...pools].flatMap(({ name }) => name.fi.value ?? []))
  const purposes = all.flatMap(({ systems, pools }) => [...systems.map(({ description }) => description), ...pools.map(({ purpose }) => purpose)].flatMap(({ fi }) => fi.value ?? []))
  for (let from = 0; from < texts; from += 5000) {
    const entries = Array.from({ length: 5000 }, (_, at) => {
      const number = from + at
      const title = `${names[number % names.length]} ${number}`
      const body = `${purposes[(number * 7) % purposes.length]} ${names[(number * 13 + 5) % names.length]}`
      const vector = vectorOf(analyser, [{ text: title, language: "fi", weight: "A" }, { text: body, language: "fi", weight: "B" }])
      return { kind: "register", id: `text-${number}`, language: "fi" as const, sector: null, title, titleLanguage: "fi" as const, body, vector }
    })
    await addEntries(database, "espoo", entries)
  }
  await database.rows(sql`analyze search_entry`)
}
