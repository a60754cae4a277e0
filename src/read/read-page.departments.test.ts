import assert from "node:assert/strict"
import { test } from "node:test"
import { read, readFixture, toldOf } from "./fixtures.ts"

test("Mäntyrinne's department page joins each pool over the sections of the page", () => {
  const mantyrinne = readFixture("osastosivu.txt")
  assert.deepEqual(mantyrinne.pools.map(toldOf), [
    {
      name: "Kirjanpidon tiedot",
      sector: "Talousosasto",
      purpose: "Kirjanpidon tietovaranto kokoaa kaupungin tositteet ja tilit.",
      datasets: ["tositteista", "tileistä", "tasekirjoista"],
      registers: [],
      systems: ["pääkirjajärjestelmä", "laskujen kierrätysjärjestelmä", "kassapalvelu"],
      searchKeys: [],
    },
    {
      name: "Hankinnat ja sopimukset",
      sector: "Talousosasto",
      purpose: "Hankintojen ja sopimusten tietovaranto luovuttaa tietoja kansalliseen hankintatietovarantoon.",
      datasets: ["tarjouspyynnöt", "tarjoukset", "sopimukset"],
      registers: ["Toimittajarekisteri", "Sopimusrekisteri"],
      systems: [],
      searchKeys: [],
    },
  ])
  assert.deepEqual(mantyrinne.pools.map(({ states }) => states.systems), ["stated", "none"])
  assert.deepEqual(mantyrinne.keywords, ["hankinnat", "kirjanpito", "sopimukset", "talousarvio"])
})

test("the department's own text, units, classes and relations are kept with the department", () => {
  const { units, pools, functionClasses } = readFixture("osastosivu.txt")
  assert.deepEqual(units, [
    { name: "Talousosasto", parent: null, purpose: "Talousosasto vastaa kaupungin talousarviosta, kirjanpidosta ja hankinnoista.", statedUnits: 3, updated: null, line: 5 },
    { name: "kirjanpito", parent: "Talousosasto", purpose: null, statedUnits: null, updated: null, line: 11 },
    { name: "hankinta", parent: "Talousosasto", purpose: null, statedUnits: null, updated: null, line: 12 },
  ])
  const classes = [
    { code: "02 06", title: "Kirjanpito", line: 43 },
    { code: "02 08 01", title: "Hankinnat", line: 44 },
  ]
  assert.deepEqual(functionClasses, classes)
  assert.deepEqual(pools.map((pool) => pool.functionClasses), [classes, classes])
  assert.deepEqual(pools.flatMap(({ relations }) => relations), [
    { to: "raportointitietovaranto", scope: "city-wide", direction: "gives", of: "Talousosasto", line: 14 },
    { to: "hankintatietovaranto", scope: "national", direction: "gives", of: null, line: 24 },
  ])
})

test("each oddity of the department page is told at its line", () => {
  const told = readFixture("osastosivu.txt").findings.map(({ code, line }) => `${line} ${code}`)
  for (const oddity of ["1 page-remains", "9 unit-count-differs", "14 relation-of-unit", "18 search-keys-nowhere", "18 name-varies", "20 label-at-paragraph-end", "20 register-list-missing", "33 name-varies", "43 classes-of-unit"])
    assert.ok(told.includes(oddity), oddity)
})

test("each fact of a pool keeps the line where the page states it", () => {
  const [, procurement] = readFixture("osastosivu.txt").pools
  assert.deepEqual(procurement?.facts.map(({ part, text, line }) => `${line} ${part} ${text}`), [
    "24 purpose Hankintojen ja sopimusten tietovaranto luovuttaa tietoja kansalliseen hankintatietovarantoon.",
    "28 registers Toimittajarekisteri",
    "29 registers Sopimusrekisteri",
    "39 datasets tarjouspyynnöt",
    "39 datasets tarjoukset",
    "39 datasets sopimukset",
  ])
})

test("systems told of a whole department stand in each of its pools, with a word to the reader", () => {
  const page = `Lehtolan kaupunki: hallinnon tietovarannot

Hallinto-osaston tietovarantojen kuvaus

Arkiston tietovaranto

Arkiston tietovarannossa ovat kaupungin säilytettävät asiakirjat.

Kirjaamon tietovaranto

Kirjaamon tietovarannossa ovat saapuneet asiat.

Hallinto-osaston tietojärjestelmät

Osastolla käytössä ovat asianhallintajärjestelmä ja arkistojärjestelmä.
`
  const lehtola = read(page)
  assert.deepEqual(lehtola.pools.map(({ name, sector, systems }) => [name, sector, systems]), [
    ["Arkiston tietovaranto", "Hallinto-osasto", ["asianhallintajärjestelmä", "arkistojärjestelmä"]],
    ["Kirjaamon tietovaranto", "Hallinto-osasto", ["asianhallintajärjestelmä", "arkistojärjestelmä"]],
  ])
  assert.deepEqual(lehtola.findings.filter(({ code }) => code === "said-of-whole-unit").map(({ line }) => line), [15])
})
