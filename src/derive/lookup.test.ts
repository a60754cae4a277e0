import assert from "node:assert/strict"
import test from "node:test"
import { koivula } from "../../test/koivula.ts"
import { the, wholeTown } from "../../test/whole-town.ts"
import { listed, noneListed, notStatedList, part, promisedList, systemsAt, until } from "../model/declare.ts"
import { parseModel } from "../model/parse-model.ts"
import type { InformationPool } from "../model/pool.ts"
import { named, notStated, statedAsNone, toBeCompleted } from "../model/text.ts"
import { lookup, poolState, systemsOf } from "./lookup.ts"

const ids = (things: readonly { readonly id: string }[] | undefined): string[] => (things ?? []).map(({ id }) => id)

test("a description is seen from its other ends", () => {
  const { poolsOfSystem, poolsOfRegister, poolsOfClass, poolsOfKey, poolsOfUnit, sectors } = lookup(koivula)
  assert.deepEqual(ids(poolsOfSystem.get("kirjastojarjestelma")), ["kirjasto"])
  assert.deepEqual(ids(poolsOfRegister.get("asiakasrekisteri")), ["kirjasto"])
  assert.deepEqual(ids(poolsOfClass.get("12-01")), ["kirjasto"])
  assert.deepEqual(ids(poolsOfKey.get("propertyId")), ["tontit"])
  assert.deepEqual(ids(poolsOfUnit.get("sivistys")), ["kirjasto", "neuvola"])
  assert.deepEqual(ids(sectors), ["sivistys", "tekninen"])
  assert.equal(poolsOfSystem.get("asianhallinta"), undefined)
})

test("every thing is found by its id", () => {
  const { pool, unit, system, register, contact, functionClass, notice } = lookup(parseModel(wholeTown()))
  const found = [pool.get("kirjasto"), unit.get("tekninen"), system.get("asianhallinta"), register.get("asiakasrekisteri"), contact.get("kirjaamo"), functionClass.get("12-01"), notice.get("kirjasto")]
  assert.deepEqual(found.map((thing) => thing?.id), ["kirjasto", "tekninen", "asianhallinta", "asiakasrekisteri", "kirjaamo", "12-01", "kirjasto"])
  assert.equal(pool.get("nothing"), undefined)
})

test("the index of a model is made once", () => assert.equal(lookup(koivula), lookup(koivula)))

test("a pool has the systems of its parts too, each once", () => {
  const town = wholeTown()
  the(town.pools, "kirjasto").parts.push(part({ id: "kokeilu", name: named("Kokeilu"), purpose: notStated(), systems: listed(systemsAt(null, "kirjastojarjestelma", "asianhallinta")) }))
  const model = parseModel(town)
  assert.deepEqual(systemsOf(the(model.pools, "kirjasto")), ["kirjastojarjestelma", "asianhallinta"])
  assert.deepEqual(ids(lookup(model).poolsOfSystem.get("asianhallinta")), ["kirjasto", "tontit"])
})

test("a system that only a pool's text names is tied to the pool", () => {
  const town = wholeTown()
  the(town.systems, "kirjastojarjestelma").namedIn = ["tontit"]
  const { poolsOfSystem, systemsNamedIn } = lookup(parseModel(town))
  assert.deepEqual(ids(poolsOfSystem.get("kirjastojarjestelma")), ["kirjasto", "tontit"])
  assert.deepEqual([systemsNamedIn.get("tontit"), systemsNamedIn.get("kirjasto")], [["kirjastojarjestelma"], []])
})

const today = "2026-11-24"
const stateWith = (change: Partial<InformationPool>): string => poolState({ ...the(wholeTown().pools, "tontit"), ...change }, today)

test("a pool that tells its items is whole, also where it tells that there is none", () => {
  assert.equal(stateWith({}), "whole")
  assert.equal(stateWith({ systems: noneListed(), purpose: statedAsNone() }), "whole")
  assert.equal(stateWith({ purpose: named("Uthyrning av tomter.", "sv") }), "whole")
})

test("a pool that is silent on an item of the law is missing it", () => {
  assert.equal(stateWith({ systems: notStatedList() }), "missing")
  assert.equal(stateWith({ purpose: notStated() }), "missing")
  assert.equal(stateWith({ searchKeys: notStatedList() }), "missing")
  assert.equal(stateWith({ datasets: notStatedList() }), "missing")
  assert.equal(stateWith({ decides: { authority: null, contact: "kirjaamo" } }), "missing")
  assert.equal(stateWith({ openInterface: { state: "not-stated", address: null, note: notStated() } }), "missing")
  assert.equal(stateWith({ datasets: notStatedList(), registers: [{ register: "asiakasrekisteri", source: null }] }), "whole")
})

test("a promise beats what is missing, and an end beats a promise", () => {
  assert.equal(stateWith({ systems: promisedList(null), searchKeys: notStatedList() }), "promised")
  assert.equal(stateWith({ purpose: toBeCompleted() }), "promised")
  assert.equal(stateWith({ openInterface: { state: "to-be-completed", address: null, note: notStated() } }), "promised")
  assert.equal(stateWith({ systems: promisedList(null), validity: until("2026-11-23") }), "ended")
  assert.equal(stateWith({ validity: until(today) }), "whole")
})
