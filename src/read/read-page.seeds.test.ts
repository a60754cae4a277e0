import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { tidy } from "../lib/words.ts"
import type { Draft } from "./draft.ts"
import { pageFromText } from "./page-from-text.ts"
import { readPage } from "./read-page.ts"
import { seed } from "./seeds.ts"

const read = (start: string): Draft => readPage(pageFromText(seed(start)))
const all = <T>(draft: Draft, of: (pool: Draft["pools"][number]) => readonly T[]): T[] => draft.pools.flatMap(of)
const distinct = (values: readonly string[]): number => new Set(values).size
const bySector = (draft: Draft): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { sector } of draft.pools) counts[sector ?? "–"] = (counts[sector ?? "–"] ?? 0) + 1
  return counts
}

/** What was read by eye from the cities' pages, beside them. */
const requirements = (): string => {
  seed("000")
  return readFileSync(join(process.env.VARANTO_SHARED ?? join("..", "shared"), "requirements.md"), "utf8")
}

test("Espoo's page gives its 28 pools by sector, with registers, systems and search keys", () => {
  const espoo = read("000")
  assert.equal(espoo.kind, "description")
  assert.equal(espoo.municipality, "Espoo")
  assert.deepEqual(bySector(espoo), {
    "Sosiaali- ja terveyspalvelut": 5,
    Sivistystoimi: 6,
    "Tekninen ja ympäristötoimi": 7,
    Konsernihallinto: 7,
    "Useampaa toimialaa koskevat tietovarannot": 2,
    "Länsi-Uudenmaan pelastuslaitos": 1,
  })
  const registers = all(espoo, (pool) => pool.registers)
  assert.deepEqual([registers.length, distinct(registers)], [176, 170])
  const systems = all(espoo, (pool) => pool.systems)
  assert.deepEqual([systems.length, distinct(systems)], [34, 28])
  assert.equal(all(espoo, (pool) => pool.searchKeys).length, 75)
  assert.equal(all(espoo, (pool) => pool.datasets).length, 18)
  assert.equal(espoo.pools.filter((pool) => pool.states.systems === "to-be-completed").length, 10)
  assert.equal(espoo.pools.filter((pool) => pool.states.searchKeys === "to-be-completed").length, 5)
  assert.ok(espoo.caseRegister?.includes("Asiarekisteri"))
  assert.deepEqual([espoo.published, espoo.updated, espoo.notice, espoo.systems.length], [null, null, null, 0])
})

test("every register bullet of Espoo stands under its pool, in order and as written", () => {
  const espoo = read("000")
  const listed = requirements().split("## 3. Registers and notices")[1]!.split("### Search keys")[0]!
  const rows = [...listed.matchAll(/^\d+\. \*\*(.+?)\*\* \((.+?); 000:(\d+), (\d+)\): (.+)$/gmu)]
  assert.equal(rows.length, 28)
  for (const [index, [, name, sector, line, count, items]] of rows.entries()) {
    const pool = espoo.pools[index]!
    assert.deepEqual([pool.name, pool.sector, pool.lines[0], pool.registers.length], [name, sector, Number(line), Number(count)])
    const [bullets = "", prose] = items!.split(/\.? ?(?:Prose datasets|prose): /u)
    const names = bullets.startsWith("none") ? [] : bullets.split(/; (?=\d+ )/u).map((item) => item.replace(/^\d+ /, ""))
    assert.deepEqual(pool.registers, names, pool.name)
    if (prose) assert.deepEqual(pool.datasets, prose.split("; "), pool.name)
  }
})

test("every search key of Espoo stands in the pools that the list by eye gives", () => {
  const espoo = read("000")
  const listed = requirements().split("### Search keys (hakutekijät) of 000")[1]!.split("## 4.")[0]!
  let mentions = 0
  for (const [, forms, numbers] of listed.matchAll(/\*\*\w+\*\*: ([^(]+) \(([\d, ]+)\)/gu))
    for (const number of numbers!.split(", ")) {
      const keys = espoo.pools[Number(number) - 1]!.searchKeys
      assert.ok(forms!.split(" / ").some((form) => keys.includes(form)), `${forms} in ${espoo.pools[Number(number) - 1]!.name}`)
      mentions++
    }
  assert.equal(mentions, 75)
})

test("every system that the list by eye names is read under that name", () => {
  const tables = requirements().split(/^#### /mu)
  const names = (heading: string): string[] =>
    [...tables.find((table) => table.startsWith(heading))!.matchAll(/^\| \d+ \| (.+?) \| [EHR] \|/gmu)].map(([, name]) => name!.replace(/ \[(?:also|notice|parts): .*\]$/u, ""))
  const named = (draft: Draft): Set<string> => new Set([...all(draft, (pool) => pool.systems), ...draft.systems.map(({ name }) => name), ...(draft.notice?.systems ?? [])])
  const missing = (heading: string, draft: Draft, but: (name: string) => boolean = () => true) => names(heading).filter((name) => but(name) && !named(draft).has(name))
  assert.deepEqual(missing("Espoo, listed under", read("000")), [])
  assert.deepEqual(missing("Helsinki, case register systems", read("004")), [])
  assert.deepEqual(missing("Helsinki, listed under", read("001")), [])
  assert.deepEqual(missing("Rovaniemi (city inferred), listed under", read("002")), [])
  assert.deepEqual(missing("Espoo, employment services notice", read("003"), (name) => !/työsuhderekisteri|YTJ/u.test(name)), [])
})

test("Helsinki's department page gives 28 pools with four parts, joined over its sections", () => {
  const helsinki = read("001")
  assert.deepEqual([helsinki.kind, helsinki.municipality, helsinki.updated], ["description", "Helsinki", "2022-06-16"])
  assert.deepEqual(bySector(helsinki), {
    "Elinkeino-osasto": 3,
    "Hallinto-osasto": 4,
    Henkilöstöosasto: 7,
    Strategiaosasto: 7,
    "Talous- ja suunnitteluosasto": 3,
    Viestintäosasto: 4,
  })
  assert.equal(all(helsinki, (pool) => pool.parts).length, 4)
  assert.equal(distinct(all(helsinki, (pool) => pool.systems)), 63)
  assert.equal(all(helsinki, (pool) => pool.relations).length, 35)
  assert.equal(helsinki.functionClasses.length, 29)
  assert.equal(helsinki.keywords.length, 73)
  assert.equal(helsinki.units.filter(({ parent }) => parent !== null).length, 30)
  assert.deepEqual(
    helsinki.contacts.map(({ line: _line, ...contact }) => contact),
    [{ name: "Helsingin kaupungin kirjaamo", address: "PL 10, 00099 Helsingin kaupunki", phone: "+358 9 310 13700", email: "helsinki.kirjaamo@hel.fi", hours: "arkisin klo 8.15–16.00" }],
  )
})

test("the relations of Helsinki tell scope and direction", () => {
  const relations = all(read("001"), (pool) => pool.relations.map(({ to, scope, direction }) => `${to} ${scope} ${direction}`))
  for (const relation of [
    "organisaatio- ja päätöksenteon tietovaranto city-wide gives",
    "tutkimus- ja selvitystietovaranto city-wide included",
    "Suomi.fi -palvelutietovaranto national gives",
    "henkilöstötietovaranto city-wide takes",
    "kohdetietovaranto city-wide gives",
  ])
    assert.ok(relations.includes(relation), relation)
})

test("Rovaniemi's table gives 39 pools, its datasets and systems told apart whatever separates them", () => {
  const rovaniemi = read("002")
  assert.deepEqual([rovaniemi.kind, rovaniemi.municipality], ["description", null])
  assert.deepEqual(bySector(rovaniemi), { "Konsernihallinnon tietovarannot": 7, "Sivistys- ja hyvinvointipalvelujen tietovarannot": 21, "Elinvoimapalvelujen tietovarannot": 11 })
  const systems = all(rovaniemi, (pool) => pool.systems)
  assert.equal(systems.length, 107)
  assert.equal(distinct(systems.map((name) => name.replace(/järjestelmät$/u, "järjestelmä").replace(/ \(kaupungin yhteinen\)| palveluohjauksessa$/u, ""))), 46)
  assert.equal(all(rovaniemi, (pool) => pool.datasets).length, 147)
  assert.equal(distinct(all(rovaniemi, (pool) => pool.datasets).map((name) => name.toLowerCase())), 75)
  assert.ok(rovaniemi.pools.every((pool) => pool.states.purpose === "stated" && pool.states.systems === "stated"))
  assert.deepEqual(rovaniemi.pools.filter((pool) => pool.states.datasets !== "stated").map(({ name }) => name), ["Kamariorkesterin tietovaranto"])
})

test("Espoo's notice gives its thirteen sections, acts, grounds, categories, systems and sources", () => {
  const { kind, notice, published } = read("003")
  assert.deepEqual([kind, published], ["notice", "2021-06-24"])
  assert.ok(notice)
  assert.equal(notice.controller, "Espoon kaupunki.")
  assert.deepEqual(
    notice.laws.map(({ number }) => number),
    ["916/2012", "1290/2002", "1305/2002", "1386/2010", "189/2001", "1301/2014", "1369/2014", "352/2010", "1269/2020"],
  )
  assert.deepEqual(notice.legalBases, [{ article: "6(1)(a)" }, { article: "6(1)(c)" }, { article: "9(2)(a)" }])
  assert.deepEqual(notice.dataCategories.map(({ items }) => items.length), [11, 5, 4])
  assert.deepEqual([notice.systems.length, notice.sources.length, notice.rights.length], [8, 14, 5])
  for (const part of ["responsible", "contact", "dataProtectionOfficer", "purposes", "disclosures", "transfersOutsideEea", "retention", "protection"] as const) assert.ok(notice[part], part)
})

test("Helsinki's case register page gives 43 systems in ten groups, each with description, owner and users", () => {
  const { kind, systems, caseRegister } = read("004")
  assert.deepEqual([kind, systems.length, distinct(systems.map(({ group }) => group ?? "–"))], ["systems", 43, 10])
  assert.ok(systems.every(({ description, owners, users }) => description && owners.length > 0 && users))
  assert.ok(caseRegister?.includes("asiarekisteri on"))
  const dwelling = systems.find(({ name }) => name === "Asumisoikeusasuntojärjestelmä")
  assert.deepEqual(dwelling?.owners, ["Kaupunkiympäristön toimiala"])
})

test("every line of the five pages is either in a field or among the unread", () => {
  for (const start of ["000", "001", "002", "003", "004"]) {
    const page = pageFromText(seed(start))
    const draft = readPage(page)
    const placed = new Set(draft.placed.map(({ line }) => line))
    const unread = new Map(draft.unread.map(({ line, text }) => [line, text]))
    for (const { line, text } of page.lines) {
      if (tidy(text) === "") continue
      assert.ok(placed.has(line) !== unread.has(line), `${start}:${line} must stand in one place`)
      if (unread.has(line)) assert.equal(unread.get(line), tidy(text))
    }
  }
})

test("every line that the list of anomalies names is reported", () => {
  const listed = requirements().split("## 6. Anomalies")[1]!.split("## 7.")[0]!
  const drafts = new Map(["000", "001", "002", "003", "004"].map((start) => [start, read(start)]))
  const silent = [...listed.matchAll(/(00\d):(\d+)/g)].filter(([, start, line]) => !drafts.get(start!)!.findings.some((found) => found.line === Number(line)))
  assert.deepEqual(silent.map(([place]) => place), [])
})
