import assert from "node:assert/strict"
import { test } from "node:test"
import { diffModels } from "../../derive/diff.ts"
import { nameOf } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import type { PrivacyNotice } from "../../model/notice.ts"
import { parseModel } from "../../model/parse-model.ts"
import type { Text } from "../../model/text.ts"
import { lehtolaNotice } from "../oddities/clean-pages.ts"
import { changed } from "../oddities/finding-case.ts"
import { fixture, read } from "../fixtures.ts"
import { modelFromDraft } from "./model-from-draft.ts"

const modelOf = (page: string, base: Model | null = null): Model => modelFromDraft(read(page), { municipality: "lehtola", title: "seloste", lines: 60, base })
const noticeOf = (page: string, base: Model | null = null): PrivacyNotice => modelOf(page, base).notices[0]!
const inSwedish = (text: Text): Text => ({ ...text, sv: { state: "translated", value: `Svenska: ${nameOf(text)}` } })

/** Lehtola's notice in force, translated, with what its people have added to it. */
function inForce(): Model {
  const model = modelOf(lehtolaNotice)
  return parseModel({
    ...model,
    notices: model.notices.map((notice) => ({
      ...notice,
      transfersOutsideEea: false,
      sections: { ...notice.sections, purposes: inSwedish(notice.sections.purposes), retention: inSwedish(notice.sections.retention) },
      dataCategories: notice.dataCategories.map((category) => ({ ...category, name: inSwedish(category.name), items: category.items.map((item) => ({ ...item, name: inSwedish(item.name), special: nameOf(item.name) === "osoite" })) })),
      sources: notice.sources.map((one) => ({ ...one, name: inSwedish(one.name) })),
      rights: notice.rights.map((one) => ({ ...one, explanation: inSwedish(one.explanation) })),
    })),
  })
}

test("each fact of a notice keeps the line of its section, and a source its own", () => {
  const notice = noticeOf(fixture("dataskyddsbeskrivning.txt"))
  assert.deepEqual(notice.acts.map(({ number, source }) => [number, source?.line]), [
    ["380/1987", 17],
    ["1301/2014", 17],
  ])
  assert.deepEqual(notice.legalBases.map(({ article, source }) => [article, source?.line]), [
    ["6(1)(c)", 22],
    ["9(2)(g)", 22],
  ])
  assert.deepEqual(notice.dataCategories.map(({ source }) => source?.line), [25, 25])
  assert.deepEqual(notice.sources.map(({ name, source }) => [nameOf(name), source?.line]), [
    ["klienten själv", 33],
    ["läkarintyg", 34],
  ])
  assert.equal(notice.source?.line, 5)
})

test("the rights that a notice tells are known by their words, in Finnish and Swedish", () => {
  const rightsOf = (page: string) => noticeOf(page).rights.map(({ right }) => right)
  assert.deepEqual(rightsOf(fixture("dataskyddsbeskrivning.txt")), ["access", "rectification"])
  assert.deepEqual(rightsOf(fixture("tietosuojaseloste-ilman-numeroita.txt")), ["access", "rectification"])
  assert.deepEqual(rightsOf(lehtolaNotice), ["access"])
  const all = [
    ["access", "Oikeus tarkastaa omat tiedot."],
    ["rectification", "Oikeus saada virheellinen tieto oikaistuksi."],
    ["erasure", "Oikeus saada tiedot poistetuiksi."],
    ["restriction", "Oikeus rajoittaa tietojen käsittelyä."],
    ["objection", "Oikeus vastustaa tietojen käsittelyä."],
    ["portability", "Oikeus siirtää tiedot toiseen järjestelmään."],
    ["automated-decision", "Oikeus välttyä automaattisilta päätöksiltä."],
    ["withdraw-consent", "Oikeus peruuttaa annettu suostumus."],
    ["complaint", "Oikeus valittaa valvontaviranomaiselle."],
  ] as const
  assert.deepEqual(rightsOf(changed(lehtolaNotice, "Oikeus saada omat tiedot.", all.map(([, text]) => text).join("\n"))), all.map(([right]) => right))
})

test("a right keeps the text under its heading", () => {
  assert.deepEqual(noticeOf(fixture("dataskyddsbeskrivning.txt")).rights.map(({ explanation, source }) => [nameOf(explanation), source?.line]), [
    ["Rätt till insyn\nDu kan begära att få se dina uppgifter.", 49],
    ["Rätt till rättelse\nFelaktiga uppgifter rättas.", 49],
  ])
})

test("the years of keeping are known in digits and in words, and other words are no years", () => {
  for (const [told, years] of [
    ["Tiedot säilytetään 10 vuotta.", 10],
    ["Kaksi vuotta.", 2],
    ["Tiedot poistetaan kahden vuoden kuluttua.", 2],
    ["Uppgifterna förvaras i tolv år.", 12],
    ["Tiedot säilytetään pysyvästi.", null],
    ["Tiedot poistetaan joka vuosi.", null],
  ] as const)
    assert.equal(noticeOf(changed(lehtolaNotice, "Kaksi vuotta.", told)).retentionYears, years, told)
})

test("an unchanged notice keeps its translations and what people have added", () => {
  const base = inForce()
  assert.deepEqual(diffModels(base, modelOf(lehtolaNotice, base)), [])
})

test("a changed section makes its own translation stale, and no other", () => {
  const notice = noticeOf(changed(lehtolaNotice, "Kaksi vuotta.", "Viisi vuotta."), inForce())
  assert.deepEqual(notice.sections.retention.sv, { state: "stale", value: "Svenska: Kaksi vuotta." })
  assert.equal(notice.sections.purposes.sv.state, "translated")
  assert.equal(notice.retentionYears, 5)
})

test("a notice leaves the pools in force alone, and pools leave the notice", () => {
  const base = inForce()
  const again = modelFromDraft(read(fixture("karajaoikeus.txt")), { municipality: "lehtola", title: "kuvaus", lines: 44, base })
  assert.deepEqual(again.notices, base.notices)
  assert.deepEqual(modelOf(lehtolaNotice, again).pools, again.pools)
})
