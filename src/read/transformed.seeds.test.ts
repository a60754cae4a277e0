import assert from "node:assert/strict"
import { test } from "node:test"
import type { Draft } from "./draft.ts"
import { pageFromText } from "./page-from-text.ts"
import { readPage } from "./read-page.ts"
import { seed } from "./seeds.ts"

type Change = (text: string) => string

const read = (text: string): Draft => readPage(pageFromText(text))

/** What must not change when a page is only laid out or labelled in another way. */
const gist = (draft: Draft) => ({
  kind: draft.kind,
  pools: draft.pools.map(({ name, registers, systems, searchKeys }) => ({ name, registers, systems, searchKeys })).sort((one, other) => (one.name < other.name ? -1 : 1)),
  systems: draft.systems.map(({ name, description, owners, users }) => ({ name, description, owners, users })),
  notice: draft.notice && { laws: draft.notice.laws.map(({ number }) => number), articles: draft.notice.legalBases, categories: draft.notice.dataCategories.map(({ items }) => items.length), sources: draft.notice.sources.length },
})

const lines = (text: string, change: (line: string) => string): string => text.split("\n").map(change).join("\n")
const renamed =
  (names: Readonly<Record<string, string>>): Change =>
  (text) =>
    lines(text, (line) => names[line.trim()] ?? line)

const layouts: Readonly<Record<string, Change>> = {
  "with doubled blank lines": (text) => text.replaceAll("\n\n", "\n\n\n\n"),
  "without blank lines": (text) => text.replace(/\n\s*\n+/g, "\n"),
  "with Windows line ends and a byte order mark": (text) => `\ufeff${text.replaceAll("\n", "\r\n")}`,
  "with hyphens for bullets": (text) => text.replaceAll(" • ", " - "),
  "with asterisks for bullets": (text) => text.replaceAll(" • ", "* "),
  "with dashes for bullets": (text) => text.replaceAll(" • ", "– "),
  "with middle dots for bullets": (text) => text.replaceAll(" • ", "· "),
  "in decomposed letters": (text) => text.normalize("NFD"),
  "with no-break spaces": (text) => text.replaceAll(", ", ",\u00a0"),
}

for (const start of ["000", "001", "002", "003", "004"])
  for (const [how, change] of Object.entries(layouts))
    test(`page ${start} says the same ${how}`, () => {
      const before = seed(start)
      const ours = gist(read(before))
      const theirs = gist(read(change(before)))
      assert.deepEqual(theirs, ours)
    })

const headings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "with other words": { Tietoaineistot: "Keskeiset aineistot", TIetoaineistot: "Keskeiset aineistot", Tietojärjestelmät: "Käytetyt järjestelmät", Hakutekijät: "Hakuperusteet" },
  "with longer words": { Tietoaineistot: "Tietoaineistot tietoryhmittäin", TIetoaineistot: "Tietovarannon aineistot", Tietojärjestelmät: "Tietovarantoon sisältyvät tietojärjestelmät", Hakutekijät: "Haussa käytettävät tiedot" },
  "with colons": { Tietoaineistot: "Aineistot:", TIetoaineistot: "Aineistot:", Tietojärjestelmät: "Järjestelmät:", Hakutekijät: "Hakuehdot:" },
  "in capitals": { Tietoaineistot: "TIETOAINEISTOT", TIetoaineistot: "TIETOAINEISTOT", Tietojärjestelmät: "TIETOJÄRJESTELMÄT", Hakutekijät: "HAKUTEKIJÄT" },
  "with numbers": { Tietoaineistot: "1. Tietoaineistot", TIetoaineistot: "1. Tietoaineistot", Tietojärjestelmät: "2. Tietojärjestelmät", Hakutekijät: "3. Hakutekijät" },
  "as questions": { Tietojärjestelmät: "Missä järjestelmissä tietoja käsitellään?", Hakutekijät: "Millä tiedoilla tietoja voi hakea?" },
}
for (const [how, names] of Object.entries(headings))
  test(`Espoo's page says the same when its headings are written ${how}`, () => {
    const before = seed("000")
    assert.deepEqual(gist(read(renamed(names)(before))), gist(read(before)))
  })

/** Espoo's page cut into its pools, each with the heading of its sector. */
function poolsOf(text: string): { readonly sector: string; readonly pool: string }[] {
  const paragraphs = text.split("\n")
  const draft = read(text)
  const starts = draft.pools.map((pool) => pool.lines[0] - 1)
  return draft.pools.map((pool, index) => ({
    sector: pool.sector ?? "",
    pool: paragraphs
      .slice(starts[index]!, starts[index + 1])
      .filter((line) => !draft.pools.some(({ sector }) => sector === line.trim()))
      .join("\n"),
  }))
}

test("Espoo's page says the same when its pools come in another order", () => {
  const before = seed("000")
  const shuffled = poolsOf(before).reverse().map(({ sector, pool }) => `${sector}\n\n${pool}`)
  const draft = read(`Espoon kaupungin tietovarannot\n\n${shuffled.join("\n\n")}\n`)
  assert.deepEqual(gist(draft).pools, gist(read(before)).pools)
  assert.deepEqual(new Set(draft.pools.map(({ name, sector }) => `${name} ${sector}`)), new Set(read(before).pools.map(({ name, sector }) => `${name} ${sector}`)))
})

const sections = /^(Tietoaineistot|TIetoaineistot|Tietojärjestelmät|Hakutekijät)$/mu

test("Espoo's page says the same when each pool's sections come in another order", () => {
  const before = seed("000")
  const turned = poolsOf(before).map(({ sector, pool }) => {
    const [head = "", ...parts] = pool.split(sections)
    const pairs = Array.from({ length: parts.length / 2 }, (_, at) => `${parts[at * 2]}${parts[at * 2 + 1]!.trimEnd()}\n\n`)
    return `${sector}\n\n${head}${pairs.reverse().join("")}`
  })
  assert.deepEqual(gist(read(turned.join("\n"))).pools, gist(read(before)).pools)
})

test("Espoo's page says the same when systems and keys stand behind inline labels", () => {
  const before = seed("000")
  const inline = before.replace(/^(Tietojärjestelmät|Hakutekijät)\n\n(.+)$/gmu, "$1: $2")
  assert.deepEqual(gist(read(inline)), gist(read(before)))
})

test("Espoo's registers are found when their bullets are lost", () => {
  const before = seed("000")
  assert.deepEqual(gist(read(before.replaceAll(" • ", ""))), gist(read(before)))
})

test("Espoo's page says the same when its bullets are numbers", () => {
  const before = seed("000")
  let number = 0
  const numbered = lines(before, (line) => {
    number = line.startsWith(" • ") ? number + 1 : 0
    return line.startsWith(" • ") ? `${number}. ${line.slice(3)}` : line
  })
  assert.deepEqual(gist(read(numbered)), gist(read(before)))
})

test("Espoo's pools are the same when long lines are wrapped", () => {
  const before = seed("000")
  assert.deepEqual(gist(read(lines(before, (line) => wrap(line, 88)))), gist(read(before)))
})

function wrap(line: string, width: number): string {
  const wrapped: string[] = []
  let current = ""
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + word.length + 1 > width) {
      wrapped.push(current)
      current = word
    } else current = current === "" ? word : `${current} ${word}`
  }
  return [...wrapped, current].join("\n")
}

const cellsOf = (text: string): string[][] => text.split("\n").map((line) => line.split("\t"))

test("Rovaniemi's pools are the same whatever separates the cells", () => {
  const before = seed("002")
  for (const bars of [(cells: string[]) => (cells.length > 1 ? `| ${cells.join(" | ")} |` : cells[0]!), (cells: string[]) => cells.join("\t\u00a0")])
    assert.deepEqual(gist(read(cellsOf(before).map(bars).join("\n"))), gist(read(before)))
})

test("Rovaniemi's pools are the same when the columns come in another order", () => {
  const before = seed("002")
  const turned = cellsOf(before).map((cells) => [...cells].reverse().join("\t")).join("\n")
  assert.deepEqual(gist(read(turned)), gist(read(before)))
})

test("Rovaniemi's pools and systems are the same when the table is flattened to lines", () => {
  const before = seed("002")
  const flat = cellsOf(before).map((cells) => cells.filter((cell) => cell.trim() !== "").join("\n")).join("\n")
  assert.deepEqual(gist(read(flat)).pools, gist(read(before)).pools)
})

test("Rovaniemi's pools are the same when each row has become labels and values", () => {
  const before = seed("002")
  const labelled = cellsOf(before)
    .filter(([name]) => name !== "Tietovarannot" && name !== "--")
    .map((cells) => (cells.length < 4 ? cells.join("\n") : `${cells[0]}\nKäyttötarkoitus: ${cells[1]}\nTietoaineistot: ${cells[2] || "-"}\nTietojärjestelmät: ${cells[3]}`))
  assert.deepEqual(read(labelled.join("\n\n")).pools.map(({ name }) => name), read(before).pools.map(({ name }) => name))
})

test("Espoo's notice says the same without its numbers", () => {
  const before = seed("003")
  assert.deepEqual(gist(read(before.replace(/^\d+\. /gmu, ""))).notice, gist(read(before)).notice)
})

test("Espoo's notice says the same under the common headings", () => {
  const before = seed("003")
  const common = renamed({
    "5. Mihin tarkoitukseen henkilötietoja käsitellään?": "5. Henkilötietojen käsittelyn tarkoitus",
    "6. Mikä on henkilötietojen käsittelyperuste?": "6. Käsittelyn oikeusperuste",
    "7. Mitä tietoja käsitellään?": "7. Rekisterin tietosisältö",
    "8. Mistä tiedot saadaan?": "8. Säännönmukaiset tietolähteet",
    "9. Luovutetaanko tai siirretäänkö tietoja kaupungin ulkopuolelle?": "9. Tietojen luovutukset",
    "11. Kuinka kauan tietoja säilytetään?": "11. Henkilötietojen säilytysaika",
  })
  assert.deepEqual(gist(read(common(before))).notice, gist(read(before)).notice)
})

test("Helsinki's systems are the same when their labels come in another order and words", () => {
  const before = seed("004")
  const turned = before
    .replace(/^(.*kuvaus.*:.*)\n(Omistaja:.*)\n(Käyttäjät:.*)$/gimu, "$3\n$2\n$1")
    .replaceAll("Omistaja:", "Järjestelmän omistaja:")
    .replaceAll("Käyttäjät:", "Käyttäjäryhmät:")
  assert.deepEqual(gist(read(turned)).systems, gist(read(before)).systems)
})

test("Helsinki's pools are the same when the sections have other names", () => {
  const before = seed("001")
  const other = before
    .replaceAll("tietovarantojen kuvaus, ylläpito ja rekisterit", "tietovarantojen kuvaukset")
    .replaceAll(/^(\S.*n) tietovarantojen tietoaineistot$/gmu, "$1 keskeiset tietoaineistot")
    .replaceAll(/^(\S.*n) tietojärjestelmät$/gmu, "$1 käytössä olevat tietojärjestelmät")
  assert.deepEqual(gist(read(other)).pools, gist(read(before)).pools)
})
