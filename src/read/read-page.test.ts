import assert from "node:assert/strict"
import { test } from "node:test"
import type { Draft } from "./draft.ts"
import { fixture, fixtureNames, read, readFixture } from "./fixtures.ts"
import { pageFromText } from "./page-from-text.ts"
import { readPage } from "./read-page.ts"

interface Told {
  readonly kind: Draft["kind"]
  readonly municipality: string | null
  readonly published?: string
  readonly updated?: string
  readonly pools?: readonly string[]
  readonly unread?: readonly number[]
}

/** What each page is, as a person reads it: whose, of when, what it describes, and the lines that go into no field. */
const pages: Readonly<Record<string, Told>> = {
  "dataskyddsbeskrivning.txt": { kind: "notice", municipality: "Österdals samkommun", published: "2025-02-03" },
  "esityslista.txt": { kind: "none", municipality: null, unread: [1, 3, 4, 5, 6, 7, 8, 9] },
  "hyvinvointialue-luvut.txt": { kind: "description", municipality: "Keski-Lakeuden hyvinvointialue", pools: ["Sosiaalipalvelujen tietovaranto", "Pelastustoimen tietovaranto"] },
  "jarjestelmalohkot.txt": { kind: "systems", municipality: "Lehtokoski" },
  "karajaoikeus.txt": { kind: "description", municipality: "Pohjois-Niemen käräjäoikeus", published: "2024-01-02", pools: ["Lainkäytön tietovaranto", "Hallintoasioiden tietovaranto"] },
  "kommun-rubriker.txt": {
    kind: "description",
    municipality: "Granvik",
    updated: "2026-01-12",
    pools: ["Informationslagret för småbarnspedagogik", "Bibliotekets informationslager", "Fastighetsförvaltningens informationslager"],
  },
  "koulutuskuntayhtyma-etiketit.txt": { kind: "description", municipality: "Harjuseudun koulutuskuntayhtymä", pools: ["Opiskelijahallinto", "Työelämäpalvelut", "Asuntolatoiminta"] },
  "municipality-numbered.txt": { kind: "description", municipality: "Kuusilahti", updated: "2025-03-04", pools: ["Henkilöstöhallinnon tietovaranto", "Yhdyskuntatekniikan tietovaranto"], unread: [4, 46] },
  "museo-ilman-sanaa.txt": { kind: "description", municipality: "Kiviranta", pools: ["Kokoelmat", "Rakennetun ympäristön lausunnot"] },
  "osastosivu.txt": { kind: "description", municipality: "Mäntyrinne", pools: ["Kirjanpidon tiedot", "Hankinnat ja sopimukset"], unread: [1] },
  "recept.txt": { kind: "none", municipality: null, unread: [1, 3, 4, 5, 6, 8, 9, 11] },
  "rivitetty-teksti.txt": { kind: "description", municipality: "Vehmaskangas", pools: ["KIRJASTON TIETOVARANTO", "LIIKUNNAN TIETOVARANTO"] },
  "sekasivu.txt": { kind: "mixed", municipality: "Ylä-Purot", published: "2025-09-01", pools: ["Varhaiskasvatuksen tietovaranto"] },
  "systemblock.txt": { kind: "systems", municipality: "Sandnäs" },
  "taulukko-puolipisteet.txt": { kind: "description", municipality: "Ruukinmäki", pools: ["Paikkatietovaranto", "Vesihuollon tietovaranto", "Nuorisotyön tietovaranto"] },
  "taulukko-rivitetty.txt": { kind: "description", municipality: null, pools: ["Musiikkiopiston tietovaranto", "Museon tietovaranto"] },
  "tietosuojaseloste-ilman-numeroita.txt": { kind: "notice", municipality: "Saarikivi", published: "2024-05-07" },
  "uutinen.txt": { kind: "none", municipality: null, unread: [1, 3, 5, 7] },
  "valfardsomrade-tabell.txt": { kind: "description", municipality: "Norra Skogens välfärdsområde", pools: ["Primärvårdens informationslager", "Socialvårdens informationslager", "Räddningsväsendets informationslager"] },
}

test("every page of the invented towns is told of here", () => assert.deepEqual(Object.keys(pages).sort(), fixtureNames))

for (const [name, told] of Object.entries(pages))
  test(`${name} says whose page it is, of when, and what it describes`, () => {
    const draft = readFixture(name)
    assert.deepEqual([draft.kind, draft.municipality, draft.published, draft.updated], [told.kind, told.municipality, told.published ?? null, told.updated ?? null])
    assert.deepEqual(draft.pools.map((pool) => pool.name), told.pools ?? [])
    assert.deepEqual(draft.unread.map(({ line }) => line), told.unread ?? [])
  })

test("what is unread stands as the page wrote it", () => {
  assert.deepEqual(readFixture("municipality-numbered.txt").unread, [
    { line: 4, text: "Tämä kuvaus perustuu tiedonhallintalain (906/2019) 28 §:ään." },
    { line: 46, text: "Kunta ei tarjoa tietoja avoimen rajapinnan kautta." },
  ])
})

test("a recipe, an agenda and a piece of news are no descriptions, whatever words they hold", () => {
  for (const name of ["recept.txt", "esityslista.txt", "uutinen.txt"]) {
    const { pools, systems, notice, contacts, keywords, placed, findings } = readFixture(name)
    assert.deepEqual([pools, systems, notice, contacts, keywords, placed], [[], [], null, [], [], []])
    assert.deepEqual(findings.map(({ code }) => code), ["not-a-description"])
  }
})

test("a municipality that is handed in is the page's, whatever the page says or leaves out", () => {
  const page = pageFromText(fixture("taulukko-rivitetty.txt"))
  assert.equal(readPage(page, { municipality: "Koivula" }).municipality, "Koivula")
})

test("the place of a town is its name, from the genitive of its page", () => {
  for (const [genitive, place] of [
    ["Lehtolan kaupungin", "Lehtola"],
    ["Koivujärven kunnan", "Koivujärvi"],
    ["Kuusisaaren kaupungin", "Kuusisaari"],
    ["Hirvikankaan kunnan", "Hirvikangas"],
    ["Pitkälahden kaupungin", "Pitkälahti"],
    ["Uusijoen kunnan", "Uusijoki"],
  ] as const)
    assert.equal(read(`${genitive} tietovarannot\n\nKirjaston tietovaranto\n\nTietojärjestelmät\n\nKirjastojärjestelmä\n\nHakutekijät\n\nNimi\n`).municipality, place)
})

test("lines end as they will, and the last line need not end", () => {
  const text = fixture("karajaoikeus.txt")
  const names = ["Lainkäytön tietovaranto", "Hallintoasioiden tietovaranto"]
  for (const same of [text, text.trimEnd(), text.replaceAll("\n", "\r\n"), text.replaceAll("\n", "\r")]) assert.deepEqual(read(same).pools.map(({ name }) => name), names)
})
