import assert from "node:assert/strict"
import test from "node:test"
import { lendingParts } from "../../test/lending.ts"
import { the, wholeTown } from "../../test/whole-town.ts"
import { dataset, keys, pool, until } from "../model/declare.ts"
import type { Model } from "../model/model.ts"
import { parseModel } from "../model/parse-model.ts"
import { named, notStated } from "../model/text.ts"
import { type Difference, diffModels } from "./diff.ts"

/** The differences that a change of the town makes. */
function after(change: (town: Model) => void): Difference[] {
  const town = wholeTown()
  change(town)
  return diffModels(parseModel(wholeTown()), parseModel(town))
}

/** One difference on a line: what, which field, from what to what. */
const told = ({ collection, id, kind, field, before, after: now }: Difference): string => `${collection} ${id} ${kind}${field === null ? "" : ` ${field}: ${before} → ${now}`}`

test("two equal descriptions do not differ", () => assert.deepEqual(after(() => {}), []))

test("a changed text names its field and language and both values", () => {
  const differences = after((town) => (the(town.pools, "tontit").purpose.sv.value = "Tomter."))
  assert.deepEqual(differences.map(told), ["pools tontit changed purpose › sv: Uthyrning och försäljning av tomter till invånare. → Tomter."])
  assert.equal(differences[0]?.name, "Tonttien tietovaranto")
  assert.equal(differences[0]?.collectionName.en, "Information pools")
})

test("what came and what went is named", () => {
  const differences = after((town) => {
    town.pools.push(pool({ name: named("Venepaikkojen tietovaranto"), unit: "tekninen", purpose: notStated() }))
    town.contacts = town.contacts.filter(({ id }) => id !== "palaute")
    town.keywords = []
  })
  assert.deepEqual(differences.map(({ kind, name, before, after: now }) => [kind, name, before, now]), [
    ["added", "Venepaikkojen tietovaranto", null, null],
    ["removed", "Palaute", null, null],
    ["removed", "kirjasto", null, null],
  ])
})

test("a list that has grown shows its names before and after", () => {
  const differences = after((town) => the(town.pools, "kirjasto").datasets.items.push(dataset("Varaukset")))
  assert.deepEqual(differences.map(told), ["pools kirjasto changed datasets › items: Lainaustiedot → Lainaustiedot; Varaukset"])
})

test("a change inside a thing of a list is told by the thing's name", () => {
  const differences = after((town) => {
    const library = the(town.pools, "kirjasto")
    Object.assign(library.datasets.items[0] ?? {}, { manual: true })
    Object.assign(the(town.systems, "asianhallinta").owners[0] ?? {}, { validity: until("2026-12-31") })
    Object.assign(the(town.notices, "kirjasto").dataCategories[0]?.items[0] ?? {}, { special: true })
  })
  assert.deepEqual(differences.map(told), [
    "pools kirjasto changed datasets › items › Lainaustiedot › manual: false → true",
    "systems asianhallinta changed owners › Hallinto › validity › until: null → 2026-12-31",
    "notices kirjasto changed dataCategories › Yksilöintitiedot › items › nimi › special: false → true",
  ])
})

test("another key behind the same words, and another number of the same act, are differences", () => {
  const differences = after((town) => {
    the(town.pools, "tontit").searchKeys = keys(null, { address: "kiinteistötunnus" })
    Object.assign(the(town.notices, "kirjasto").acts[0] ?? {}, { number: "904/1998" })
  })
  assert.deepEqual(differences.map(told), [
    "pools tontit changed searchKeys › items › kiinteistötunnus › key: propertyId → address",
    "notices kirjasto changed acts › Laki yleisistä kirjastoista › number: 1492/2016 → 904/1998",
  ])
})

test("a list that is promised instead of given differs in its state, its day and its items", () => {
  const differences = after((town) => (the(town.pools, "tontit").systems = { state: "to-be-completed", promisedBy: "2027-01-31", items: [] }))
  assert.deepEqual(differences.map(told), [
    "pools tontit changed systems › state: stated → to-be-completed",
    "pools tontit changed systems › promisedBy: null → 2027-01-31",
    "pools tontit changed systems › items: asianhallinta → ",
  ])
})

test("a text that fell silent shows its state, and a translation that grew old too", () => {
  const differences = after((town) => {
    the(town.pools, "tontit").purpose.en = { state: "not-stated", value: null }
    the(town.pools, "tontit").purpose.sv.state = "stale"
  })
  assert.deepEqual(differences.map(told), [
    "pools tontit changed purpose › sv: Uthyrning och försäljning av tomter till invånare. (translated) → Uthyrning och försäljning av tomter till invånare. (stale)",
    "pools tontit changed purpose › en: Leasing and selling plots to residents. → (not-stated)",
  ])
})

test("the municipality and its case register differ as wholes", () => {
  const differences = after((town) => {
    town.municipality.colour = "#000000"
    town.caseRegister.systems.push("kirjastojarjestelma")
  })
  assert.deepEqual(differences.map(told), [
    "municipality municipality changed colour: #1c5f3a → #000000",
    "caseRegister caseRegister changed systems: asianhallinta → asianhallinta; kirjastojarjestelma",
  ])
})

test("where a fact was read, and the digest of the words read, are no difference", () => {
  const differences = after((town) => {
    the(town.pools, "kirjasto").source = { document: "kuvaus", line: 77 }
    the(town.pools, "kirjasto").readAs.purpose = "0123456789abcdef"
    for (const entry of the(town.pools, "kirjasto").systems.items) entry.source = { document: "kuvaus", line: 78 }
    town.relations = town.relations.map((relation) => ({ ...relation, source: null }))
    town.keywords = town.keywords.map(({ word }) => ({ word, source: null }))
  })
  assert.deepEqual(differences, [])
})

test("pools in another order are the same pools", () => {
  assert.deepEqual(after((town) => town.pools.reverse()), [])
})

test("from the later to the earlier the same differences stand the other way round", () => {
  const town = wholeTown()
  the(town.units, "sivistys").name = named("Sivistys")
  const [there, back] = [diffModels(parseModel(wholeTown()), parseModel(town)), diffModels(parseModel(town), parseModel(wholeTown()))]
  assert.ok(there.length > 0)
  assert.deepEqual(back.map(({ before, after: now }) => [now, before]), there.map(({ before, after: now }) => [before, now]))
})

test("a changed register tells which of its fields, moves and keys read otherwise", () => {
  const before = lendingParts()
  const [first, ...rest] = lendingParts().definitions
  if (!first) throw new Error("The library has a register.")
  const changed = { ...first, version: 2, fields: first.fields.map((field) => (field.name === "loans" ? { ...field, most: 50 } : field)), moves: (first.moves ?? []).map((move) => (move.code === "grant" ? { ...move, by: ["case-handler" as const] } : move)) }
  const differences = diffModels(parseModel(before), parseModel({ ...before, definitions: [changed, ...rest] }))
  assert.deepEqual(differences.map(({ collection, name, field, before: was, after: is }) => [collection, name, field, was, is]), [
    ["definitions", "Lainaaja", "version", "1", "2"],
    ["definitions", "Lainaaja", "fields › loans › most", "100", "50"],
    ["definitions", "Lainaaja", "moves › grant › by", "case-handler; registrar", "case-handler"],
  ])
})
