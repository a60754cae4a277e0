import assert from "node:assert/strict"
import test from "node:test"
import { codesAfter, type RuleCase, testRules } from "../../../test/rule-cases.ts"
import { the } from "../../../test/whole-town.ts"
import { functionClass, party, register, system } from "../../model/declare.ts"
import { inThree, named } from "../../model/text.ts"

const cases: Readonly<Record<string, RuleCase>> = {
  "purpose-repeated": {
    tells: "a purpose that another pool has too was copied",
    about: "pool tontit",
    when: (town) => (the(town.pools, "tontit").purpose = the(town.pools, "kirjasto").purpose),
  },
  "purpose-too-short": {
    tells: "a purpose of one word tells a resident nothing",
    about: "pool tontit",
    when: (town) => (the(town.pools, "tontit").purpose = inThree("Tontit.", "Tomter.", "Plots.")),
  },
  "dataset-listed-twice": {
    tells: "a dataset stands once in a pool",
    about: "pool kirjasto",
    when: (town) => the(town.pools, "kirjasto").datasets.items.push(...structuredClone(the(town.pools, "kirjasto").datasets.items)),
  },
  "register-in-many-pools": {
    tells: "a register in two pools may have two who decide",
    about: "register asiakasrekisteri",
    when: (town) => the(town.pools, "tontit").registers.push({ register: "asiakasrekisteri", source: null }),
  },
  "register-in-no-pool": {
    tells: "a register belongs to a pool",
    about: "register venepaikat",
    when: (town) => town.registers.push(register({ name: named("Venepaikat"), notice: "kirjasto" })),
  },
  "class-title-under-two-codes": {
    tells: "one function class has one code",
    about: "function-class 12-02",
    when: (town) => town.functionClasses.push(functionClass("12 02", "Kirjastopalvelut")),
  },
  "class-parent-missing": {
    tells: "a function class stands under another",
    about: "function-class 13-01",
    when: (town) => town.functionClasses.push(functionClass("13 01", "Museot")),
  },
  "unit-count-differs": {
    tells: "as many units are listed as there are said to be",
    about: "unit sivistys",
    when: (town) => (the(town.units, "sivistys").statedUnits = 3),
  },
  "keyword-twice": {
    tells: "a keyword stands once, whatever its letters' case",
    about: "municipality koivula",
    when: (town) => town.keywords.push({ word: "Kirjasto", source: null }),
  },
  "relation-end-not-described": {
    tells: "the other end of a relation is described too",
    about: "municipality koivula",
    when: (town) => (town.relations = town.relations.map((relation) => ({ ...relation, to: { pool: null, name: named("Taloustietovaranto") } }))),
  },
  "pool-spelt-two-ways": {
    tells: "a pool's name has one spelling",
    about: "pool tontit",
    when: (town) => (the(town.pools, "tontit").name = inThree("Kirjaston tieto-varanto", "Bibliotekets lager", "Library pool")),
  },
  "register-spelt-two-ways": {
    tells: "a register's name has one spelling",
    about: "register kirjaston-asiakasrekisterl",
    when: (town) => {
      town.registers.push(register({ name: named("Kirjaston asiakasrekisterl"), notice: "kirjasto" }))
      the(town.pools, "kirjasto").registers.push({ register: "kirjaston-asiakasrekisterl", source: null })
    },
  },
  "system-spelt-two-ways": {
    tells: "a system's name has one spelling",
    about: "system toinen",
    when: (town) => {
      town.systems.push(system({ id: "toinen", name: named("Asianhallinta-järjestelmä"), description: inThree("Asiat.", "Ärenden.", "Matters."), owners: [party("Hallinto")] }))
      the(town.pools, "tontit").systems.items.push({ system: "toinen", source: null })
    },
  },
}

testRules("wording", cases)

test("two short names that differ by a letter are two names", () => {
  assert.deepEqual(
    codesAfter((town) => {
      the(town.systems, "asianhallinta").name = named("Lehti A")
      the(town.systems, "kirjastojarjestelma").name = named("Lehti B")
    }),
    [],
  )
})

test("the number of units is in order when as many are listed", () => {
  assert.deepEqual(codesAfter((town) => (the(town.units, "kaupunki").statedUnits = 2)), [])
})
