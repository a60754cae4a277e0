import assert from "node:assert/strict"
import test from "node:test"
import { remedies, remedyFor, remedyOn } from "./remedies.ts"
import { type RemedyText, remedyText, usualRemedyTexts } from "./remedy-texts.ts"

const recipient = { body: "Koivulan kaupunginhallitus", address: "PL 1, 99999 Koivula, kirjaamo@koivula.example", closes: "15:45", ground: "1/2020 5 §" }

test("a decision's remedy is printed with the body, the address, the period and the closing time", () => {
  const text = remedyText(remedyFor("body-or-office-holder", "2026-11-25"), "2026-11-25", "fi", recipient)
  for (const part of ["14 päivän kuluessa", "Koivulan kaupunginhallitus", "kirjaamo@koivula.example", "ennen kello 15:45", "kunnan jäsen"]) assert.ok(text?.includes(part), `${part}: ${text}`)
  assert.match(remedyText(remedyFor("document-fee", "2026-11-25"), "2026-11-25", "sv", recipient) ?? "", /inom 6 månader från/)
})

test("a refusal to give a document never speaks of the municipal review", () => {
  for (const language of ["fi", "sv"] as const) {
    const text = remedyText(remedyFor("document-request", "2026-11-25"), "2026-11-25", language, recipient) ?? ""
    assert.match(text, /30 (päivän|dagar)/)
    assert.doesNotMatch(text, /oikaisu|omprövning|14/i)
  }
})

test("every remedy in force has a text in both national languages, with no place left open", () => {
  for (const remedy of remedies)
    for (const language of ["fi", "sv"] as const) {
      const text = remedyText(remedyOn(remedy, "2026-11-25"), "2026-11-25", language, recipient)
      assert.ok(text !== null && text.length > 40 && !/[{}]/.test(text), `${remedy} ${language}: ${text}`)
    }
})

test("a place for which nothing is given is an error, not a hole in a decision", () => {
  const { ground: _, ...lacking } = recipient
  assert.throws(() => remedyText(remedyFor("appeal-prohibited", "2026-11-25"), "2026-11-25", "fi", lacking), /place for "ground"/)
})

test("the text of the decision's day is found: a later version does not change it", () => {
  const before = usualRemedyTexts.map((text): RemedyText => (text.remedy === "municipal-review" ? { ...text, until: "2027-06-30" } : text))
  const texts: readonly RemedyText[] = [...before, { remedy: "municipal-review", from: "2027-07-01", until: null, fi: "Uusi teksti, {period}.", sv: "Ny text, {period}." }]
  const review = remedyFor("body-or-office-holder", "2026-11-25")
  assert.doesNotMatch(remedyText(review, "2027-06-30", "fi", recipient, texts) ?? "", /Uusi teksti/)
  assert.equal(remedyText(review, "2027-07-01", "fi", recipient, texts), "Uusi teksti, 14 päivän.")
  assert.equal(remedyText(review, "2015-04-30", "fi", recipient, texts), null)
})
