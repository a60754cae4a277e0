import assert from "node:assert/strict"
import test from "node:test"
import { codesAfter, type RuleCase, testRules } from "../../../test/rule-cases.ts"
import { the } from "../../../test/whole-town.ts"
import { dataset, noneListed, notStatedList, part, promisedList, until } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import type { InformationPool } from "../../model/pool.ts"
import { named, notStated } from "../../model/text.ts"

const plots = (change: (pool: InformationPool) => void) => (town: Model) => change(the(town.pools, "tontit"))
const library = (change: (pool: InformationPool) => void) => (town: Model) => change(the(town.pools, "kirjasto"))
const yesterday = "2026-11-23"

const cases: Readonly<Record<string, RuleCase>> = {
  "pool-without-systems": {
    tells: "a pool must tell its systems",
    about: "pool tontit",
    when: plots((pool) => (pool.systems = notStatedList())),
  },
  "systems-promise-broken": {
    tells: "systems that were promised by yesterday are an error",
    about: "pool tontit",
    when: plots((pool) => (pool.systems = promisedList(yesterday))),
  },
  "systems-to-be-completed": {
    tells: "systems that are promised without a day are a warning",
    about: "pool tontit",
    when: plots((pool) => (pool.systems = promisedList(null))),
  },
  "pool-without-deciding-authority": {
    tells: "a pool must tell who decides on giving its data",
    about: "pool tontit",
    when: plots((pool) => (pool.decides.authority = null)),
  },
  "pool-without-request-address": {
    tells: "a pool must tell where to ask",
    about: "pool tontit",
    when: (town) => {
      the(town.contacts, "kirjaamo").role = "service"
      the(town.pools, "tontit").decides.contact = null
    },
    also: ["registry-contact-missing"],
  },
  "pool-without-datasets": {
    tells: "a pool must tell its datasets",
    about: "pool tontit",
    when: plots((pool) => (pool.datasets = notStatedList())),
  },
  "datasets-promise-broken": {
    tells: "datasets that were promised by yesterday are an error",
    about: "pool tontit",
    when: plots((pool) => (pool.datasets = promisedList(yesterday))),
  },
  "datasets-to-be-completed": {
    tells: "datasets that are promised without a day are a warning",
    about: "pool tontit",
    when: plots((pool) => (pool.datasets = promisedList(null))),
  },
  "datasets-only-by-register": {
    tells: "a list of registers does not tell the datasets",
    about: "pool kirjasto",
    when: library((pool) => (pool.datasets = notStatedList())),
  },
  "dataset-without-data-group": {
    tells: "a dataset belongs to a data group",
    about: "pool tontit",
    when: plots((pool) => pool.datasets.items.push(dataset("Kaupat"))),
  },
  "pool-without-search-keys": {
    tells: "a pool must tell what it can be searched by",
    about: "pool tontit",
    when: plots((pool) => (pool.searchKeys = notStatedList())),
  },
  "search-keys-promise-broken": {
    tells: "search keys that were promised by yesterday are an error",
    about: "pool tontit",
    when: plots((pool) => (pool.searchKeys = promisedList(yesterday))),
  },
  "search-keys-to-be-completed": {
    tells: "search keys that are promised without a day are a warning",
    about: "pool tontit",
    when: plots((pool) => (pool.searchKeys = promisedList(null))),
  },
  "unknown-search-key": {
    tells: "a search key that nobody knows is asked about",
    about: "pool tontit",
    when: plots((pool) => pool.searchKeys.items.push({ key: "other", as: "arkkitehdin tähtimerkki", source: null })),
  },
  "open-interface-not-stated": {
    tells: "a pool must tell whether its data is open through an interface",
    about: "pool tontit",
    when: plots((pool) => (pool.openInterface.state = "not-stated")),
  },
  "open-interface-without-address": {
    tells: "an open interface has an address",
    about: "pool tontit",
    when: plots((pool) => (pool.openInterface.state = "stated")),
  },
  "pool-without-purpose": {
    tells: "a pool must tell its purpose",
    about: "pool tontit",
    when: plots((pool) => (pool.purpose = notStated())),
  },
  "case-register-not-described": {
    tells: "the case register must be described",
    about: "municipality koivula",
    when: (town) => (town.caseRegister.statement = notStated()),
  },
  "case-register-without-systems": {
    tells: "the case register must tell its systems",
    about: "municipality koivula",
    when: (town) => (town.caseRegister.systems = []),
  },
  "registry-contact-missing": {
    tells: "the description must give the registry's contact",
    about: "municipality koivula",
    when: (town) => (the(town.contacts, "kirjaamo").role = "service"),
  },
  "part-without-content": {
    tells: "a part of a pool is more than a heading",
    about: "pool kirjasto",
    when: library((pool) => pool.parts.push(part({ id: "kokeilu", name: named("Omatoimikirjasto"), purpose: named("Kokeilu.") }))),
  },
  "manual-holdings-not-described": {
    tells: "of a register kept on paper the place must be told",
    about: "pool kirjasto",
    when: (town) => (the(town.registers, "asiakasrekisteri").manual = true),
  },
}

testRules("description", cases)

for (const [list, code] of [["systems", "systems"], ["datasets", "datasets"], ["searchKeys", "search-keys"]] as const)
  test(`what is promised of ${list} is a warning up to its day and an error after it`, () => {
    const promise = plots((pool) => (pool[list] = promisedList("2026-12-31")))
    assert.deepEqual(codesAfter(promise, "2026-12-30"), [`${code}-to-be-completed`])
    assert.deepEqual(codesAfter(promise, "2026-12-31"), [`${code}-to-be-completed`])
    assert.deepEqual(codesAfter(promise, "2027-01-01"), [`${code}-promise-broken`])
  })

test("what is stated as none is told", () => {
  assert.deepEqual(codesAfter(plots((pool) => Object.assign(pool, { systems: noneListed(), datasets: noneListed(), searchKeys: noneListed() }))), [])
})

test("of a pool that has ended nothing more is asked than who took over", () => {
  const end = plots((pool) => Object.assign(pool, { systems: notStatedList(), validity: until(yesterday), successor: "Naapurikunta" }))
  assert.deepEqual(codesAfter(end), ["pool-ended"])
  assert.deepEqual(codesAfter(end, yesterday), ["pool-without-systems"])
})

test("a paper register is in order when its place is told in either language", () => {
  for (const language of ["fi", "sv"] as const)
    assert.deepEqual(
      codesAfter((town) => {
        the(town.registers, "asiakasrekisteri").manual = true
        the(town.pools, "kirjasto").manual = named("Kaupungintalon arkisto.", language)
      }),
      [],
    )
})
