import assert from "node:assert/strict"
import { test } from "node:test"
import { read, readFixture } from "./fixtures.ts"

test("Lehtokoski's case register has three systems in two groups", () => {
  const { systems, caseRegister, pools, placed } = readFixture("jarjestelmalohkot.txt")
  assert.deepEqual(systems, [
    { name: "Asiat ja kokoukset", group: "Hallinto", description: "Asioiden, kokousten ja päätösten hallinta", owners: ["Hallintopalvelut"], users: "Koko kaupunki", line: 7 },
    { name: "Sopimustieto", group: "Hallinto", description: "Kaupungin sopimukset", owners: ["Hallintopalvelut", "Talouspalvelut"], users: "Sopimusten vastuuhenkilöt", line: 13 },
    { name: "Lupakäsittely", group: "Rakennettu ympäristö", description: "Rakennusluvat ja katselmukset", owners: ["Rakennusvalvonta", "Ympäristöpalvelut"], users: "Lupakäsittelijät", line: 21 },
  ])
  assert.equal(caseRegister, "Kaupungin asiarekisteri on rekisteri asioista ja niiden käsittelystä.")
  assert.deepEqual(pools, [])
  assert.equal(placed.length, 16)
})

test("owners that come one after the other are both kept, and the time is told", () => {
  const told = readFixture("jarjestelmalohkot.txt").findings.map(({ code, line }) => `${line} ${code}`)
  assert.ok(told.includes("24 owner-time-limit"))
  assert.ok(told.includes("16 several-owners"))
})

test("Sandnäs names its systems in Swedish, each under its branch", () => {
  assert.deepEqual(readFixture("systemblock.txt").systems, [
    { name: "Ärendehantering", group: "Förvaltning", description: "Diarieföring och beslut", owners: ["Kommunkansliet"], users: "Hela organisationen", line: 5 },
    { name: "Elevregister", group: "Bildning", description: "Elever, betyg och frånvaro", owners: ["Bildningskansliet"], users: "Skolorna", line: 12 },
  ])
})

/** A pool of Koivula whose systems are told in the words at hand. */
const systemsOf = (told: string): readonly string[] | undefined => read(`Koivulan kunnan tietovarannot\n\nKirjaston tietovaranto\n\nTietojärjestelmät\n\n${told}\n\nHakutekijät\n\nNimi\n`).pools[0]?.systems

test("systems are told apart whatever separates them", () => {
  for (const told of [
    "Kirjastojärjestelmä Sivu, kassaohjelma, kuvapankki",
    "Kirjastojärjestelmä Sivu; kassaohjelma; kuvapankki",
    "Kirjastojärjestelmä Sivu, kassaohjelma ja kuvapankki",
    "Kirjastojärjestelmä Sivu sekä kassaohjelma sekä kuvapankki",
    "Kirjastojärjestelmä Sivu,, kassaohjelma, kuvapankki,",
    "Käytössä ovat Kirjastojärjestelmä Sivu, kassaohjelma ja kuvapankki.",
    "• Kirjastojärjestelmä Sivu\n• kassaohjelma\n• kuvapankki",
    "- Kirjastojärjestelmä Sivu;\n- kassaohjelma;\n- kuvapankki.",
  ])
    assert.deepEqual(systemsOf(told), ["Kirjastojärjestelmä Sivu", "kassaohjelma", "kuvapankki"], told)
})

test("one name over a conjunction or a slash stays one system", () => {
  assert.deepEqual(systemsOf("Asiakas- ja lainausjärjestelmä, kuvapankki"), ["Asiakas- ja lainausjärjestelmä", "kuvapankki"])
  assert.deepEqual(systemsOf("Lainaus/palautusjärjestelmä"), ["Lainaus/palautusjärjestelmä"])
  assert.deepEqual(systemsOf("Kuvapalvelu (kunnan yhteinen, myös koulut)"), ["Kuvapalvelu (kunnan yhteinen, myös koulut)"])
})
