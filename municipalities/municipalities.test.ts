import assert from "node:assert/strict"
import { test } from "node:test"
import { sayAll } from "../test/texts.ts"
import { checkModel } from "../src/derive/check.ts"
import { systemsOf } from "../src/derive/lookup.ts"
import { nameOf } from "../src/model/declare.ts"
import { espoo } from "./espoo/index.ts"
import { helsinki } from "./helsinki/index.ts"
import { rovaniemi } from "./rovaniemi/index.ts"

const municipalities = [espoo, helsinki, rovaniemi]

test("the three municipalities hold the 95 pools and 250 systems of their pages", () => {
  assert.deepEqual(municipalities.map(({ pools }) => pools.filter(({ source }) => source !== null).length), [28, 28, 39])
  assert.deepEqual(municipalities.map(({ systems }) => systems.length), [80, 119, 51])
})

test("Espoo holds 176 register bullets of 170 names, 75 search keys and the notice of employment services", () => {
  const bullets = espoo.pools.flatMap(({ registers }) => registers)
  assert.deepEqual([bullets.length, espoo.registers.length], [176, 170])
  assert.equal(espoo.pools.flatMap(({ searchKeys }) => searchKeys.items).length, 75)
  assert.equal(new Set(espoo.pools.flatMap(({ searchKeys }) => searchKeys.items.map(({ key }) => key))).size, 31)
  const [notice] = espoo.notices
  assert.deepEqual([notice?.acts.length, notice?.legalBases.length, notice?.sources.length, notice?.rights.length], [9, 3, 14, 5])
  assert.deepEqual(notice?.dataCategories.map(({ items }) => items.length), [11, 5, 4])
})

test("Espoo's promises to complete systems and search keys stand as promises with their day", () => {
  const promised = (part: "systems" | "searchKeys") => espoo.pools.filter((pool) => pool[part].state === "to-be-completed" && pool[part].promisedBy === "2021-03-31").length
  assert.deepEqual([promised("systems"), promised("searchKeys")], [10, 5])
})

test("Helsinki holds 43 systems of the case register, 29 function classes, 35 relations, 73 keywords and 30 units", () => {
  assert.equal(helsinki.caseRegister.systems.length, 43)
  assert.deepEqual([helsinki.functionClasses.length, helsinki.relations.length, helsinki.keywords.length], [29, 35, 73])
  assert.equal(helsinki.units.filter(({ parent }) => helsinki.units.some(({ id, kind }) => id === parent && kind === "department")).length, 30)
  assert.equal(helsinki.pools.flatMap(({ parts }) => parts).length, 4)
})

test("every pool, system and unit is told in all three languages, or says that the source does not tell", () => {
  const untold: string[] = []
  for (const { pools, systems, units, municipality } of municipalities) {
    for (const { name, purpose } of pools) if (!sayAll(name)) untold.push(nameOf(name)); else if (!sayAll(purpose)) untold.push(`purpose of ${nameOf(name)}`)
    for (const { name, description } of systems) if (!sayAll(description)) untold.push(`description of ${nameOf(name)}`)
    for (const { name } of units) if (!sayAll(name)) untold.push(`${municipality.id} ${nameOf(name)}`)
  }
  assert.deepEqual(untold, ["purpose of Kameravalvonnan tietovaranto", "description of Notecrow", "description of Community"])
})

test("every system is named by a pool, the case register, a notice or another system, but for two that only the request guidance names", () => {
  for (const { pools, systems, caseRegister, notices } of municipalities) {
    const used = new Set([...pools.flatMap(systemsOf), ...caseRegister.systems, ...notices.flatMap((notice) => notice.systems), ...systems.flatMap(({ partOf }) => partOf ?? [])])
    const alone = systems.filter(({ id, namedIn, partOf }) => !used.has(id) && namedIn.length === 0 && partOf === null).map(({ name }) => nameOf(name))
    assert.deepEqual(alone.filter((name) => !/^(Securemail|Ilmoitukset ja Kuulutukset)/.test(name)).filter((name) => !/työsuhderekisteri|YTJ/.test(name)), [])
  }
})

test("the notices of registers that run are told from their definitions, with nothing that a notice lacks", () => {
  for (const model of municipalities) {
    const told = model.notices.filter(({ source }) => source === null)
    const running = new Set(model.definitions.map(({ register }) => register))
    assert.deepEqual(told.map(({ id }) => id).filter((id) => !running.has(id)), [])
    assert.deepEqual(model.registers.filter(({ id, notice }) => running.has(id) && notice === null), [])
    const ids = new Set(told.map(({ id }) => id))
    assert.deepEqual(checkModel(model, "2026-11-26").filter(({ subject, severity }) => severity === "error" && subject?.kind === "notice" && ids.has(subject.id)), [])
  }
})

test("a pool's purpose is never said twice in a municipality", () => {
  for (const { pools } of municipalities) {
    const purposes = pools.flatMap(({ purpose }) => purpose.fi.value ?? [])
    assert.deepEqual(purposes.filter((purpose, at) => purposes.indexOf(purpose) !== at), [])
  }
})
