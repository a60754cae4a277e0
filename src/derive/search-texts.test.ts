import assert from "node:assert/strict"
import test from "node:test"
import { koivula } from "../../test/koivula.ts"
import { the, wholeTown } from "../../test/whole-town.ts"
import { type Language, languages } from "../lib/words.ts"
import type { Model } from "../model/model.ts"
import { parseModel } from "../model/parse-model.ts"
import { named } from "../model/text.ts"
import { hitKinds, searchTexts } from "./search-texts.ts"

const whole = parseModel(wholeTown())

function textOf(model: Model, kind: string, id: string, language: Language) {
  const found = searchTexts(model).find((text) => text.kind === kind && text.id === id && text.language === language)
  assert.ok(found, `${kind} ${id} ${language}`)
  return found
}

test("every thing of the town can be found in every language", () => {
  const texts = searchTexts(whole)
  const things = whole.pools.length + whole.registers.length + whole.systems.length + whole.functionClasses.length + whole.notices.length
  assert.equal(texts.length, things * languages.length)
  assert.deepEqual([...new Set(texts.map(({ kind }) => kind))].sort(), [...hitKinds].sort())
  for (const { title, pieces } of texts) assert.ok(title !== "" && pieces.length > 0, title)
})

test("a pool is found by its purpose, systems, registers, datasets, sector and search keys", () => {
  const { pieces, body, sector } = textOf(koivula, "pool", "kirjasto", "sv")
  const words = pieces.map(({ text }) => text)
  for (const word of ["Utlåning av bibliotekets material till kunder.", "Kirjastojärjestelmä (Lehti)", "Kirjaston asiakasrekisteri", "Låneuppgifter", "Bildningssektorn", "personbeteckning"]) {
    assert.ok(words.includes(word), word)
    assert.ok(body.includes(word), word)
  }
  assert.equal(sector, "sivistys")
})

test("the name weighs most, then the names tied to it, then the text", () => {
  const { pieces } = textOf(koivula, "pool", "kirjasto", "fi")
  const weightOf = (text: string) => pieces.find((piece) => piece.text.trim() === text)?.weight
  assert.deepEqual([weightOf("Kirjaston tietovaranto"), weightOf("Lainaustiedot"), weightOf("Kirjaston aineistojen lainaaminen asiakkaille.")], ["A", "B", "C"])
})

test("a name that is Finnish only is analysed as Finnish in a Swedish search too", () => {
  const { title, titleLanguage, pieces } = textOf(koivula, "system", "asianhallinta", "sv")
  assert.deepEqual([title, titleLanguage], ["Asianhallintajärjestelmä", "fi"])
  assert.equal(pieces.find(({ weight }) => weight === "A")?.language, "fi")
})

test("a translated name is found in its own language and in the one it was stated in", () => {
  const names = textOf(koivula, "pool", "tontit", "en").pieces.filter(({ weight }) => weight === "A")
  assert.deepEqual(names.map(({ text, language }) => [text.trim(), language]), [
    ["Plots information pool", "en"],
    ["Tonttien tietovaranto", "fi"],
  ])
})

test("a function class is found by its code and shown with it", () => {
  const { title, pieces, sector } = textOf(koivula, "function-class", "12-01", "fi")
  assert.deepEqual([title, pieces[0]?.text, sector], ["12 01 Kirjastopalvelut", "12 01 Kirjastopalvelut", "sivistys"])
})

test("a system is found by its other spellings, owners and users, as written in the town's first language", () => {
  const town = wholeTown()
  town.municipality.languages = ["sv", "fi"]
  Object.assign(the(town.systems, "asianhallinta"), { also: ["Asha"] })
  const { pieces, body } = textOf(parseModel(town), "system", "asianhallinta", "en")
  for (const word of ["Asha", "Hallinto", "Koko organisaatio"]) {
    assert.equal(pieces.find(({ text }) => text === word)?.language, "sv", word)
    assert.ok(body.includes(word), word)
  }
})

test("a notice is found by what its sections and kinds of data say", () => {
  const town = wholeTown()
  the(town.notices, "kirjasto").sections.retention = named("Viisi vuotta viimeisestä lainasta.")
  const words = textOf(parseModel(town), "notice", "kirjasto", "fi").pieces.map(({ text }) => text)
  for (const word of ["Viisi vuotta viimeisestä lainasta.", "Yksilöintitiedot", "nimi"]) assert.ok(words.includes(word), word)
})
