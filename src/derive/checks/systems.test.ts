import assert from "node:assert/strict"
import test from "node:test"
import { codesAfter, findingsAfter, type RuleCase, testRules } from "../../../test/rule-cases.ts"
import { the } from "../../../test/whole-town.ts"
import { party, system, until } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import type { InformationSystem } from "../../model/system.ts"
import { inThree, named, notStated } from "../../model/text.ts"

const library = (change: (system: InformationSystem) => void) => (town: Model) => change(the(town.systems, "kirjastojarjestelma"))
const yesterday = "2026-11-23"
const boats = () => system({ id: "veneet", name: named("Venepaikat"), description: inThree("Paikat.", "Platser.", "Berths."), owners: [party("Tekninen toimi")] })

const cases: Readonly<Record<string, RuleCase>> = {
  "system-without-owner": {
    tells: "a system has an owner",
    about: "system kirjastojarjestelma",
    when: library((its) => (its.owners = [])),
  },
  "system-owner-expired": {
    tells: "an owner whose time has ended owns no more",
    about: "system kirjastojarjestelma",
    when: library((its) => Object.assign(its, { owners: [party("Kirjasto", { validity: until(yesterday) })], successor: "Sivistystoimi" })),
  },
  "system-several-owners": {
    tells: "two owners must tell who answers for what",
    about: "system kirjastojarjestelma",
    when: library((its) => its.owners.push(party("Hallinto"))),
  },
  "system-ended-still-used": {
    tells: "a system that has ended is in no pool",
    about: "system kirjastojarjestelma",
    when: library((its) => Object.assign(its, { validity: until(yesterday), successor: "Uusi Lehti" })),
  },
  "system-successor-missing": {
    tells: "of a system whose owner ended a successor is told",
    about: "system kirjastojarjestelma",
    when: library((its) => (its.owners = [party("Kirjasto", { validity: until(yesterday) })])),
    also: ["system-owner-expired"],
  },
  "system-used-nowhere": {
    tells: "a system belongs to a pool, the case register or a notice",
    about: "system veneet",
    when: (town) => town.systems.push(boats()),
  },
  "system-without-description": {
    tells: "a system tells what it is for",
    about: "system kirjastojarjestelma",
    when: library((its) => (its.description = notStated())),
  },
  "case-register-system-without-users": {
    tells: "a system of the case register tells its users",
    about: "system asianhallinta",
    when: (town) => (the(town.systems, "asianhallinta").users = null),
  },
  "system-under-two-names": {
    tells: "one system under two names looks like two",
    about: "system kirjastojarjestelma",
    when: library((its) => (its.sameAs = ["asianhallinta"])),
  },
}

testRules("systems", cases)

test("an owner owns on its last day and no longer on the next", () => {
  const end = library((its) => Object.assign(its, { owners: [party("Kirjasto", { validity: until("2026-11-24") })], successor: "Sivistystoimi" }))
  assert.deepEqual(codesAfter(end, "2026-11-24"), [])
  assert.deepEqual(codesAfter(end, "2026-11-25"), ["system-owner-expired"])
})

test("an owner whose time has ended is named with its last day and its successor", () => {
  const [found] = findingsAfter(library((its) => Object.assign(its, { owners: [party("Kirjasto", { validity: until(yesterday) })], successor: "Sivistystoimi" })))
  assert.deepEqual(found?.message.en, "“Kirjastojärjestelmä (Lehti)”: Kirjasto owned the system until 23 November 2026. Successor: Sivistystoimi.")
})

test("a system that only a pool's text, a part of a pool or another system names is in use", () => {
  assert.deepEqual(codesAfter((town) => town.systems.push({ ...boats(), namedIn: ["tontit"] })), [])
  assert.deepEqual(codesAfter((town) => town.systems.push({ ...boats(), partOf: "asianhallinta" })), [])
})
