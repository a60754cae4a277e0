import assert from "node:assert/strict"
import test from "node:test"
import { codesAfter, type RuleCase, testRules } from "../../../test/rule-cases.ts"
import { the } from "../../../test/whole-town.ts"
import { until } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import type { InformationPool } from "../../model/pool.ts"
import { inThree, named } from "../../model/text.ts"

const plots = (change: (pool: InformationPool) => void) => (town: Model) => change(the(town.pools, "tontit"))
const called = (name: string) => plots((pool) => (pool.name = inThree(name, name, name)))
const forPurpose = (purpose: string) => plots((pool) => (pool.purpose = inThree(purpose, purpose, purpose)))
const yesterday = "2026-11-23"

const cases: Readonly<Record<string, RuleCase>> = {
  "service-moved-to-wellbeing-county": {
    tells: "health care is no longer the town's own",
    about: "pool tontit",
    when: called("Terveydenhuollon tietovaranto"),
  },
  "pool-ended": {
    tells: "a pool that ended stays in the description",
    about: "pool tontit",
    when: plots((pool) => Object.assign(pool, { validity: until(yesterday), successor: "Naapurikunta" })),
  },
  "pool-ended-without-successor": {
    tells: "of a pool that ended it is told who answers now",
    about: "pool tontit",
    when: plots((pool) => (pool.validity = until(yesterday))),
    also: ["pool-ended"],
  },
  "text-cites-replaced-act": {
    tells: "a purpose leans on acts in force",
    about: "pool tontit",
    when: forPurpose("Tontit luovutetaan arkistolain mukaan säilyttäen."),
  },
  "description-old": {
    tells: "a description of more than two years ago is old",
    about: "municipality koivula",
    when: (town) => (the(town.documents, "kuvaus").published = "2024-11-23"),
  },
  "description-undated": {
    tells: "a description has a day",
    about: "municipality koivula",
    when: (town) => (the(town.documents, "kuvaus").published = null),
  },
  "unit-section-old": {
    tells: "a unit's section of more than two years ago is old",
    about: "unit sivistys",
    when: (town) => (the(town.units, "sivistys").updated = "2024-11-23"),
  },
  "personal-keys-without-register": {
    tells: "a pool searched by person has a register",
    about: "pool tontit",
    when: plots((pool) => pool.searchKeys.items.push({ key: "hetu", as: "Hetu", source: null })),
  },
}

testRules("state of the law", cases)

test("services moved to the wellbeing counties on 1.1.2023 and not the day before", () => {
  assert.deepEqual(codesAfter(called("Lastensuojelun tietovaranto"), "2022-12-31"), [])
  assert.deepEqual(codesAfter(called("Lastensuojelun tietovaranto"), "2023-01-01"), ["service-moved-to-wellbeing-county"])
})

test("a service that moved is known by its Swedish name too", () => {
  for (const name of ["Socialvårdens informationslager", "Hälso- och sjukvårdens informationslager", "Barnskyddets informationslager", "Räddningsverkets informationslager"])
    assert.deepEqual(codesAfter((town) => Object.assign(the(town.pools, "tontit"), { name: named(name, "sv") })), ["pool-name-untranslated", "service-moved-to-wellbeing-county"], name)
})

test("what stayed with municipalities is not said to have moved", () => {
  for (const name of ["Työterveyshuollon tietovaranto", "Ympäristöterveydenhuollon tietovaranto", "Företagshälsovårdens informationslager", "Miljöhälsovårdens informationslager", "Varhaiskasvatuksen tietovaranto"])
    assert.deepEqual(codesAfter(called(name)), [], name)
})

test("Helsinki keeps its health care, and a wellbeing county has it by law", () => {
  assert.deepEqual(codesAfter((town) => (called("Terveydenhuollon tietovaranto")(town), (town.municipality.keeps = ["social-and-health"]))), [])
  assert.deepEqual(codesAfter((town) => (called("Pelastuslaitoksen tietovaranto")(town), (town.municipality.keeps = ["social-and-health"]))), ["service-moved-to-wellbeing-county"])
  assert.deepEqual(codesAfter((town) => (called("Terveydenhuollon tietovaranto")(town), (town.municipality.kind = "wellbeing-county"))), [])
})

test("a service that moved is still claimed while its pool's last day is ahead", () => {
  const ending = plots((pool) => Object.assign(pool, { name: inThree("Sairaalan tietovaranto", "Sjukhus", "Hospital"), validity: until("2026-12-31"), successor: "Hyvinvointialue" }))
  assert.deepEqual(codesAfter(ending, "2026-12-31"), ["service-moved-to-wellbeing-county"])
  assert.deepEqual(codesAfter(ending, "2027-01-01"), ["pool-ended"])
})

test("an act is in force up to the day before it ended", () => {
  assert.deepEqual(codesAfter(forPurpose("Asiakirjat säilytetään lain 831/1994 mukaan."), "2026-06-30"), [])
  assert.deepEqual(codesAfter(forPurpose("Asiakirjat säilytetään lain 831/1994 mukaan."), "2026-07-01"), ["text-cites-replaced-act"])
})

test("an act is known in any case of its name, and its namesakes are not taken for it", () => {
  for (const purpose of ["Tehtävä perustuu arkistolakiin ja kuntalakiin.", "Palvelu julkisesta työvoima- ja yrityspalvelusta annetun lain mukaan.", "Maankäyttö- ja rakennuslain mukainen valvonta."])
    assert.deepEqual(codesAfter(forPurpose(purpose)), ["text-cites-replaced-act"], purpose)
  for (const purpose of ["Aineistot siirretään arkistolaitokselle määräajoin.", "Valvonta lain 1132/1999 ja 5831/1994 mukaan.", "Tehtävä perustuu alueidenkäyttölakiin (132/1999).", "Palvelu kotoutumisen edistämisestä annetun lain (681/2023) mukaan."])
    assert.deepEqual(codesAfter(forPurpose(purpose)), [], purpose)
})

test("a description is old from the day after its two years", () => {
  const dated = (town: Model) => (the(town.documents, "kuvaus").published = "2024-11-24")
  assert.deepEqual(codesAfter(dated, "2026-11-24"), [])
  assert.deepEqual(codesAfter(dated, "2026-11-25"), ["description-old"])
})
