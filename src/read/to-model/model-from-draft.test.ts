import assert from "node:assert/strict"
import { test } from "node:test"
import { diffModels } from "../../derive/diff.ts"
import { nameOf } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import { parseModel } from "../../model/parse-model.ts"
import { named } from "../../model/text.ts"
import * as clean from "../oddities/clean-pages.ts"
import { changed } from "../oddities/finding-case.ts"
import { fixture, fixtureNames, read } from "../fixtures.ts"
import { modelFromDraft } from "./model-from-draft.ts"

const modelOf = (page: string, base: Model | null = null): Model => modelFromDraft(read(page), { municipality: "lehtola", title: "kuvaus.txt", lines: page.split("\n").length, base })
const differences = (before: Model, after: Model): string[] => diffModels(before, after).map(({ collection, name, kind, field, before: was, after: is }) => `${collection} ${name} ${kind} ${field ?? ""}: ${was} -> ${is}`)
const poolOf = (model: Model, id: string): Model["pools"][number] => model.pools.find((pool) => pool.id === id)!

const translated = (text: Model["pools"][number]["purpose"], sv: string, en: string) => ({ ...text, sv: { state: "translated" as const, value: sv }, en: { state: "translated" as const, value: en } })

/** Lehtola's page as it is in force, with our translations of what the library's data is for and is called. */
function inForce(): Model {
  const model = modelOf(clean.lehtola)
  return parseModel({
    ...model,
    pools: model.pools.map((pool) => (pool.id === "kirjaston-tietovaranto" ? { ...pool, name: translated(pool.name, "Bibliotekets informationslager", "Library pool"), purpose: translated(pool.purpose, "Utlåning av böcker.", "Lending books.") } : pool)),
  })
}

test("what is read from each page becomes a model that holds together, and reading it again changes nothing", () => {
  for (const page of [...fixtureNames.map(fixture), ...Object.values(clean)]) {
    const model = modelOf(page)
    assert.deepEqual(differences(model, modelOf(page, model)), [])
  }
})

test("a read page becomes pools with all that the page says of them", () => {
  const model = modelOf(clean.lehtola)
  assert.equal(nameOf(model.municipality.name), "Lehtola")
  assert.deepEqual(model.pools.map((pool) => [pool.id, nameOf(pool.purpose), pool.datasets.items.map(({ name }) => nameOf(name)), pool.systems.items.map(({ system }) => system), pool.searchKeys.items.map(({ as }) => as)]), [
    ["kirjaston-tietovaranto", "Tietoja käytetään kirjojen lainaamiseen ja palauttamiseen.", ["lainat", "varaukset"], ["lainausjarjestelma-sivu", "kuvapankki"], ["kortin numero", "nimi"]],
    ["museon-tietovaranto", "Tietoja käytetään esineiden luettelointiin.", ["esineluettelo"], ["kokoelmaohjelma-helmi"], ["esineen numero"]],
  ])
  assert.deepEqual(model.systems.map(({ name }) => nameOf(name)), ["Lainausjärjestelmä Sivu", "kuvapankki", "Kokoelmaohjelma Helmi"])
  assert.equal(nameOf(model.caseRegister.statement), "Kunnan asiarekisteri on luettelo vireille tulleista asioista ja niiden asiakirjoista.")
})

test("each fact keeps the line where the page states it", () => {
  const library = poolOf(modelOf(clean.lehtola), "kirjaston-tietovaranto")
  assert.deepEqual(library.source, { document: "kuvaus-txt", line: 7, lastLine: 24 })
  assert.deepEqual(library.datasets.items.map(({ source }) => source?.line), [15, 16])
  assert.deepEqual(library.systems.items.map(({ source }) => source?.line), [20, 20])
  assert.deepEqual(library.searchKeys.items.map(({ source }) => source?.line), [24, 24])
  const accounts = modelOf(fixture("osastosivu.txt"))
  assert.deepEqual(accounts.pools[1]?.registers.map(({ source }) => source?.line), [28, 29])
  assert.deepEqual([accounts.keywords, accounts.functionClasses, accounts.relations].map((facts) => facts.map(({ source }) => source?.line)), [
    [58, 59, 60, 61],
    [43, 44],
    [14, 24],
  ])
})

test("a promise keeps its day, and a promise without a day is still one", () => {
  const granvik = modelOf(fixture("kommun-rubriker.txt"))
  const { systems } = poolOf(granvik, "bibliotekets-informationslager")
  assert.deepEqual(systems, { state: "to-be-completed", promisedBy: "2026-05-31", items: [] })
  assert.equal(poolOf(granvik, "fastighetsforvaltningens-informationslager").systems.state, "none")
  const school = modelOf(fixture("koulutuskuntayhtyma-etiketit.txt"))
  assert.deepEqual(poolOf(school, "asuntolatoiminta").searchKeys, { state: "to-be-completed", promisedBy: null, items: [] })
  assert.deepEqual(differences(granvik, modelOf(fixture("kommun-rubriker.txt"), granvik)), [])
})

test("an unchanged page keeps our translations", () => {
  const base = inForce()
  assert.deepEqual(differences(base, modelOf(clean.lehtola, base)), [])
})

test("a changed purpose makes its translations stale and nothing else", () => {
  const base = inForce()
  const again = modelOf(changed(clean.lehtola, "kirjojen lainaamiseen ja palauttamiseen", "kirjojen ja levyjen lainaamiseen"), base)
  const { purpose, name } = poolOf(again, "kirjaston-tietovaranto")
  assert.deepEqual(purpose, {
    fi: { state: "stated", value: "Tietoja käytetään kirjojen ja levyjen lainaamiseen." },
    sv: { state: "stale", value: "Utlåning av böcker." },
    en: { state: "stale", value: "Lending books." },
  })
  assert.equal(name.sv.state, "translated")
  assert.deepEqual(new Set(diffModels(base, again).map(({ id }) => id)), new Set(["kirjaston-tietovaranto"]))
})

test("a page of another name is a source of its own", () => {
  const base = inForce()
  const again = modelFromDraft(read(clean.lehtola), { municipality: "lehtola", title: "uusi kuvaus.txt", lines: 42, base })
  assert.deepEqual(again.documents.map(({ id }) => id), ["kuvaus-txt", "uusi-kuvaus-txt"])
  assert.equal(again.pools[0]?.source?.document, "uusi-kuvaus-txt")
})

test("two pools of one name are kept both, and each finds its own again", () => {
  const page = changed(clean.lehtola, "Museon tietovaranto", "Kirjaston tietovaranto")
  const model = modelOf(page)
  assert.deepEqual(model.pools.map(({ id, purpose }) => [id, nameOf(purpose)]), [
    ["kirjaston-tietovaranto", "Tietoja käytetään kirjojen lainaamiseen ja palauttamiseen."],
    ["kirjaston-tietovaranto-2", "Tietoja käytetään esineiden luettelointiin."],
  ])
  const base = parseModel({ ...model, pools: model.pools.map((pool) => ({ ...pool, purpose: translated(pool.purpose, `sv ${pool.id}`, `en ${pool.id}`) })) })
  assert.deepEqual(differences(base, modelOf(page, base)), [])
})

test("a pool that left the page leaves the model, and what the page adds comes", () => {
  const base = inForce()
  const again = modelOf(changed(changed(clean.lehtola, "Museon tietovaranto", "Arkiston tietovaranto"), "• varaukset\n", "• varaukset\n• maksut\n"), base)
  assert.deepEqual(
    diffModels(base, again).map(({ collection, id, kind, field }) => `${kind} ${collection} ${id} ${field ?? ""}`.trim()),
    ["added pools arkiston-tietovaranto", "removed pools museon-tietovaranto", "changed pools kirjaston-tietovaranto datasets › items", "changed documents kuvaus-txt lines"],
  )
})

test("a page that tells of systems only leaves the pools in force alone", () => {
  const base = inForce()
  const again = modelFromDraft(read(clean.lehtolaSystems), { municipality: "lehtola", title: "jarjestelmat.txt", lines: 19, base })
  assert.deepEqual(again.pools, base.pools)
  assert.deepEqual(again.caseRegister.systems, ["jarjestelma-kanto", "jarjestelma-nuotti", "jarjestelma-pesa"])
  assert.deepEqual(again.systems.slice(-3).map(({ name, owners, users, source }) => [nameOf(name), owners.map((owner) => owner.name), users, source?.line]), [
    ["Järjestelmä Kanto", ["Hallintopalvelut"], "Koko kunta", 3],
    ["Järjestelmä Nuotti", ["Talouspalvelut"], "Palkkatoimisto", 9],
    ["Järjestelmä Pesä", ["Sivistyspalvelut"], "Päiväkodit", 15],
  ])
})

test("parts of a pool that the page names are parts of it in the model", () => {
  const page = changed(clean.lehtolaDepartment, "• asiakirjat\n", "Tietovarantoon kuuluvat seuraavat osat:\n\nKuvien kokeilu\n\n• kuvat\n")
  const archive = poolOf(modelOf(page), "arkiston-tietovaranto")
  assert.deepEqual(archive.parts.map(({ id, name, source }) => [id, nameOf(name), source?.line]), [["kuvien-kokeilu", "Kuvien kokeilu", 32]])
})

test("a whole unit's tie starts from the unit, a pool's own from the pool", () => {
  const { relations } = modelOf(fixture("osastosivu.txt"))
  assert.deepEqual(relations.map(({ from, to, scope, direction }) => [from, nameOf(to.name), scope, direction]), [
    [{ pool: null, unit: "talousosasto" }, "raportointitietovaranto", "city-wide", "gives"],
    [{ pool: "hankinnat-ja-sopimukset", unit: null }, "hankintatietovaranto", "national", "gives"],
  ])
})

test("a sector that stands in the model in force is the same sector", () => {
  const base = modelOf(fixture("kommun-rubriker.txt"))
  assert.deepEqual(base.units.map(({ id }) => id), ["bildningstjanster", "tekniska-tjanster"])
  const renamed = parseModel({ ...base, units: base.units.map((unit) => (unit.id === "bildningstjanster" ? { ...unit, duties: named("Koulut ja kirjastot") } : unit)) })
  assert.deepEqual(differences(renamed, modelOf(fixture("kommun-rubriker.txt"), renamed)), [])
})
