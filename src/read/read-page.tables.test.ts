import assert from "node:assert/strict"
import { test } from "node:test"
import { read, readFixture, toldOf } from "./fixtures.ts"

test("Ruukinmäki's table with semicolons gives the sector of each pool, and a dash is no system", () => {
  const ruukinmaki = readFixture("taulukko-puolipisteet.txt")
  assert.deepEqual(ruukinmaki.pools.map(toldOf), [
    { name: "Paikkatietovaranto", sector: "Tekninen", purpose: "Kartat ja mittaus", datasets: [], registers: [], systems: ["karttapalvelu", "mittausjärjestelmä"], searchKeys: [] },
    { name: "Vesihuollon tietovaranto", sector: "Tekninen", purpose: "Veden toimitus ja laskutus", datasets: [], registers: [], systems: ["verkostojärjestelmä"], searchKeys: [] },
    { name: "Nuorisotyön tietovaranto", sector: "Sivistys", purpose: "Nuorten toiminta", datasets: [], registers: [], systems: [], searchKeys: [] },
  ])
  assert.deepEqual(ruukinmaki.pools.map(({ states, lines }) => [states.systems, states.searchKeys, ...lines]), [
    ["stated", "not-stated", 3, 3],
    ["stated", "not-stated", 4, 4],
    ["not-stated", "not-stated", 5, 5],
  ])
  assert.deepEqual(ruukinmaki.placed[0], { line: 1, field: "title" })
})

test("the Swedish table is read by its headings, in whatever order and however often they come", () => {
  const county = readFixture("valfardsomrade-tabell.txt")
  assert.deepEqual(county.pools.map(toldOf), [
    { name: "Primärvårdens informationslager", sector: null, purpose: "Vård av patienter", datasets: ["patientjournaler", "remisser"], registers: [], systems: ["Patientsystemet Lärka", "röntgenarkivet"], searchKeys: ["personbeteckning", "namn"] },
    { name: "Socialvårdens informationslager", sector: null, purpose: "Ordnande av socialvård", datasets: ["klientplaner", "beslut"], registers: [], systems: ["Klientsystemet"], searchKeys: ["personbeteckning"] },
    { name: "Räddningsväsendets informationslager", sector: null, purpose: "Räddningsuppdrag", datasets: [], registers: [], systems: ["Utryckningssystemet", "övervakningsregistret"], searchKeys: ["adress", "datum"] },
  ])
  assert.deepEqual(county.findings.map(({ code, line }) => `${line} ${code}`), ["5 table-header-repeated", "7 table-dash-row", "9 table-header-repeated", "10 datasets-missing", "10 odd-separator"])
})

test("a table whose cells have fallen each on a line of its own is a table still", () => {
  const services = readFixture("taulukko-rivitetty.txt")
  assert.deepEqual(services.pools.map(toldOf), [
    { name: "Musiikkiopiston tietovaranto", sector: "Sivistyspalvelujen tietovarannot", purpose: "Opetuksen järjestäminen", datasets: ["oppilastiedot", "maksutiedot"], registers: [], systems: ["oppilashallintajärjestelmä"], searchKeys: ["oppilaan nimi", "syntymäaika"] },
    { name: "Museon tietovaranto", sector: "Sivistyspalvelujen tietovarannot", purpose: "Kokoelmien hoito ja näyttelyt", datasets: ["kokoelmatiedot", "lahjoitusasiakirjat"], registers: [], systems: ["kokoelmajärjestelmä", "kuva-arkisto"], searchKeys: ["esineen numero"] },
  ])
  assert.deepEqual(services.pools.map(({ lines }) => lines), [
    [7, 11],
    [12, 16],
  ])
})

const head = "Tietovaranto\tKäyttötarkoitus\tTietojärjestelmät"

test("the title above a table is no sector of the town", () => {
  const lehtola = read(`Lehtolan kaupungin tietovarannot\n\n${head}\nKirjaston tietovaranto\tLainaus\tKirjastojärjestelmä\nMuseon tietovaranto\tNäyttelyt\tkuvapankki\n`)
  assert.deepEqual(lehtola.pools.map(({ sector }) => sector), [null, null])
  assert.deepEqual([lehtola.units, lehtola.unread], [[], []])
})

test("a heading between the rows of a table names the sector of the rows below it", () => {
  const rows = ["Sivistystoimi", head, "Kirjaston tietovaranto\tLainaus\tKirjastojärjestelmä", "Museon tietovaranto\tNäyttelyt\tkuvapankki", "Tekninen toimi", "Vesihuollon tietovaranto\tVeden jakelu\tverkostojärjestelmä"]
  const lehtola = read(`Lehtolan kaupunki\n\n${rows.join("\n")}\n`)
  const sectors = [
    ["Kirjaston tietovaranto", "Sivistystoimi"],
    ["Museon tietovaranto", "Sivistystoimi"],
    ["Vesihuollon tietovaranto", "Tekninen toimi"],
  ]
  assert.deepEqual(lehtola.pools.map(({ name, sector }) => [name, sector]), sectors)
  const asRow = read(`Lehtolan kaupunki\n\n${rows.map((row) => (row.includes("\t") ? row : `${row}\t\t`)).join("\n")}\n`)
  assert.deepEqual(asRow.pools.map(({ name, sector }) => [name, sector]), sectors)
})

test("a promise in a table's cell is told of the part where it stands", () => {
  const lehtola = read("Lehtolan kunta\n\nTietovaranto\tTietojärjestelmät\tHakutekijät\nKirjaston tietovaranto\tKirjastojärjestelmä\ttäydennetään\nMuseon tietovaranto\tkuvapankki\tnimi\n")
  assert.equal(lehtola.pools[0]?.states.searchKeys, "to-be-completed")
  const promised = lehtola.findings.filter(({ code }) => code === "to-be-completed").map(({ message, line }) => [line, message.en])
  assert.deepEqual(promised, [[4, 'Kirjaston tietovaranto: search keys missing, instead "täydennetään". Expected: the fact.']])
})

test("a table of systems gives their owners and users", () => {
  const lehtola = read("Lehtolan kunta\n\nJärjestelmän nimi\tKuvaus\tOmistaja\tKäyttäjät\nKanto\tAsiat ja päätökset\tHallinto\tKoko kunta\nNuotti\tPalkat\tHallinto/ Talous\tPalkanlaskijat\n")
  assert.equal(lehtola.kind, "systems")
  assert.deepEqual(lehtola.systems, [
    { name: "Kanto", group: null, description: "Asiat ja päätökset", owners: ["Hallinto"], users: "Koko kunta", line: 4 },
    { name: "Nuotti", group: null, description: "Palkat", owners: ["Hallinto", "Talous"], users: "Palkanlaskijat", line: 5 },
  ])
})

test("a row that names no pool, and a line of bars, add none", () => {
  const lehtola = read("Lehtolan kunta\n\n| Tietovaranto | Tietojärjestelmät |\n| --- | --- |\n| Kirjaston tietovaranto | Kirjastojärjestelmä |\n| | kuvapankki |\n")
  assert.deepEqual(lehtola.pools.map(({ name, systems }) => [name, systems]), [["Kirjaston tietovaranto", ["Kirjastojärjestelmä"]]])
  assert.deepEqual(lehtola.unread.map(({ line }) => line), [6])
})
