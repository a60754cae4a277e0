import assert from "node:assert/strict"
import test from "node:test"
import { languages } from "../../lib/words.ts"
import { type Bounds, Wrong } from "./kind.ts"
import { type KindName, kindNames, kindOf } from "./kinds.ts"

const bounds: Bounds = { least: null, most: null, options: [{ code: "one", label: { fi: "Yksi", sv: "Ett", en: "One" } }, { code: "two", label: { fi: "Kaksi", sv: "Två", en: "Two" } }] }

for (const name of kindNames) {
  const kind = kindOf(name)
  test(`what is kept as ${name} comes back as it was typed, in every language, and as the API tells it`, () => {
    assert.ok(kind.samples.length > 0, name)
    for (const sample of kind.samples) {
      assert.deepEqual(kind.read(kind.typed(sample), bounds), sample)
      assert.equal(kind.schema.safeParse(sample).success, true, JSON.stringify(sample))
      for (const language of languages) assert.notEqual(kind.show(sample, language, bounds).trim(), "")
      if (kind.keep && kind.join) assert.deepEqual(kind.join(kind.keep(sample)), sample)
    }
    assert.equal(kind.read(Object.fromEntries(kind.parts.map((part) => [part.name, "  "])), bounds), null, "nothing typed is no value")
  })
}

/** What cannot be, by kind: what was typed, the part that is wrong, and how the message begins in Finnish. */
const refused: readonly (readonly [KindName, Record<string, string> | string, string, string?])[] = [
  ["text", "half \ud800", "Tekstissä on merkki, jota ei voi tallentaa"],
  ["text", "zero \u0000", "Tekstissä on merkki, jota ei voi tallentaa"],
  ["text", "kuitti\u202efdp.exe", "Tekstissä on näkymätön merkki"],
  ["text", "x".repeat(301), "Tekstissä on 301 merkkiä; enintään 300"],
  ["longText", "x".repeat(20_001), "Tekstissä on 20001 merkkiä"],
  ["number", "kaksi", "Anna luku"],
  ["number", "1.2.3", "Anna luku"],
  ["number", "1e9", "Anna luku"],
  ["number", "Infinity", "Anna luku"],
  ["money", "12,345", "Anna rahamäärä"],
  ["money", "12 $", "Anna rahamäärä"],
  ["money", "9".repeat(13), "Anna rahamäärä"],
  ["day", "2023-02-29", "Anna päivä, joka on kalenterissa"],
  ["day", "31.6.2026", "Anna päivä, joka on kalenterissa"],
  ["day", "tänään", "Anna päivä, joka on kalenterissa"],
  ["instant", "2026-03-29T03:30", "Anna päivä ja kellonaika"],
  ["period", { from: "", until: "2026-01-01" }, "Anna myös ensimmäinen päivä", "from"],
  ["period", { from: "2026-01-02", until: "2026-01-01" }, "Viimeinen päivä on ennen", "until"],
  ["yesNo", "ehkä", "Vastaa kyllä tai ei"],
  ["choice", "three", "Valitse jokin näistä: Yksi, Kaksi"],
  ["person", { given: "", family: "Mallinen" }, "Anna etunimi", "given"],
  ["person", { given: "Martti", family: "" }, "Anna sukunimi", "family"],
  ["person", { given: "Martti", family: "Mallinen", code: "010190-901S" }, "Henkilötunnus ei ole oikein", "code"],
  ["person", { given: "Martti", family: "Mallinen", code: "310290-901R" }, "Henkilötunnus ei ole oikein", "code"],
  ["person", { given: "Martti", family: "Mallinen", code: "010190 901R" }, "Henkilötunnus ei ole oikein", "code"],
  ["person", { given: "Martti", family: "x".repeat(101) }, "Tekstissä on 101 merkkiä", "family"],
  ["company", { name: "", businessId: "0101263-6" }, "Anna yrityksen nimi", "name"],
  ["company", { name: "Kahvila", businessId: "0101263-7" }, "Y-tunnus ei ole oikein", "businessId"],
  ["property", "49-10-210", "Anna kiinteistötunnus"],
  ["property", "049010021000031", "Anna kiinteistötunnus"],
  ["plate", { number: "A-1" }, "Anna rekisterinumero", "number"],
  ["plate", { number: "ABC-123", country: "12" }, "Anna maan tunnus", "country"],
  ["homeAddress", { postcode: "02770" }, "Anna katuosoite", "street"],
  ["siteAddress", { street: "Kirkkokatu 1", postcode: "277" }, "Postinumerossa on viisi numeroa", "postcode"],
  ["place", { north: "60.2", east: "24.9" }, "Anna koordinaatit Suomessa", "north"],
  ["place", { north: "6675000", east: "" }, "Anna koordinaatit Suomessa", "east"],
  ["bankAccount", { iban: "FI21 1234 5600 0007 86" }, "Tilinumero ei ole oikein", "iban"],
  ["bankAccount", { iban: "FI2112345600000785", reference: "1233" }, "Viitenumero ei ole oikein", "reference"],
  ["file", "{}", "Tiedosto ei tallentunut"],
  ["caseLink", "x", "Anna asian numero"],
  ["recordLink", "../etc", "Valitse tietue"],
]

test("what cannot be is told where and how to mend it, in three languages, and nothing of a secret is repeated", () => {
  for (const [name, typed, begins, part = "value"] of refused) {
    const found = kindOf(name).read(typeof typed === "string" ? { value: typed } : typed, bounds)
    assert.ok(found instanceof Wrong, `${name}: ${JSON.stringify(typed)}`)
    assert.equal(found.message.fi.slice(0, begins.length), begins)
    assert.equal(found.part, part)
    assert.equal(new Set(languages.map((language) => found.message[language])).size, 3, begins)
    assert.equal(JSON.stringify(found.message).includes("901"), false)
  }
  assert.deepEqual(new Set(kindNames), new Set(refused.map(([name]) => name)), "every kind has something that it refuses")
})

/** The same value in the ways that people write it. */
const sameAs: readonly (readonly [KindName, Record<string, string> | string, unknown])[] = [
  ["text", "  Åsa   Öst  ", "Åsa Öst"],
  ["number", "1 234,5", 1234.5],
  ["number", "−2", -2],
  ["money", "1 250,50 €", 125_050],
  ["money", "0.05", 5],
  ["day", "29.2.2024", "2024-02-29"],
  ["yesNo", "Ja", true],
  ["choice", "kaksi", "two"],
  ["property", "49 - 10 - 210 - 3", "04901002100003"],
  ["plate", { number: "abc 123" }, { number: "ABC-123", country: "FIN" }],
  ["bankAccount", { iban: "fi21 1234 5600 0007 85", reference: "000 1232" }, { iban: "FI2112345600000785", reference: "1232" }],
  ["bankAccount", { iban: "DE89370400440532013000", reference: "RF18539007547034" }, { iban: "DE89370400440532013000", reference: "RF18539007547034" }],
]

test("people's ways of writing come to one value", () => {
  for (const [name, typed, value] of sameAs) assert.deepEqual(kindOf(name).read(typeof typed === "string" ? { value: typed } : typed, bounds), value)
  for (const separator of "+-YXWVU") assert.equal(kindOf("person").read({ given: "A", family: "B", code: `010190${separator}901R` }, bounds) instanceof Wrong, false, separator)
})

test("a number outside its bounds is told the bound", () => {
  const found = kindOf("money").read({ value: "12" }, { ...bounds, most: 10.5 })
  assert.ok(found instanceof Wrong)
  assert.equal(found.message.en, "Enter at most 10.5 €.")
})
