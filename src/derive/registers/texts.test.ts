import assert from "node:assert/strict"
import test from "node:test"
import { borrowers } from "../../../test/lending.ts"
import { registerDefinition } from "../../model/registers/definition.ts"
import { filledIn, lettersOpen, letterTexts, type Told } from "./texts.ts"

const definition = registerDefinition.parse(borrowers())
const values = { person: { given: "Åsa", family: "Östman", code: null }, kind: "child", born: "2012-05-01", valid: { from: "2026-01-01", until: "2026-12-31" }, loans: 12, fee: 125_050 }
const told: Told = { definition, values, reckonedBy: { lateInterest: "2023-01-01 633/1982 4 §" }, known: { "case number": null, "unit name": "Kirjasto", "official name": "Veikko Virta" }, today: "2026-11-24" }
const fill = (text: string, language: "fi" | "sv" | "en" = "fi", more: Partial<Told> = {}) => filledIn(text, { ...told, ...more }, language)

test("a field is told by its kind in the language of the text, and of a person her name alone", () => {
  assert.equal(fill("{person}: {kind}, {valid}, {loans}, {fee}"), "Åsa Östman: lapsen, 1.1.2026–31.12.2026, 12, 1\u00a0250,50 €")
  assert.equal(fill("{person}: {kind}, {fee}", "sv"), "Åsa Östman: för barn, 1\u00a0250,50 €")
  assert.equal(fill("{kind}, {fee}, {born}", "en"), "child's, €1,250.50, 1 May 2012")
  assert.equal(fill("{= kind}"), "lapsen")
})

test("what is reckoned is told as money, days, numbers and yes or no", () => {
  assert.equal(fill("{= fee * loans} {= daysLater(today(), 14)} {= loans / 5} {= loans > 3}"), "15\u00a0006,00 € 8.12.2026 2,4 kyllä")
  assert.equal(fill("{= if(loans > 3, 'monta', 'vähän')}"), "monta")
})

test("lines stand only where their condition holds, and what is empty does not hold", () => {
  const text = "Alku\n\n{if loans > 3}\nMonta.\n{end}\n{if owes > 0€}\nVelkaa.\n{end}\n\nLoppu"
  assert.equal(fill(text), "Alku\n\nMonta.\n\nLoppu")
  assert.equal(fill(text, "fi", { values: {} }), "Alku\n\nLoppu")
})

test("what nothing fills stays as a note in square brackets", () => {
  assert.equal(fill("{guardian}, {closedOn}, {= owes * 2}, {case number}, {law fineRise}, {unit name}", "sv"), "[Vårdnadshavare], [Stängt], [Skuld], [ärendenummer], [höjning av en obetald felparkeringsavgift], Kirjasto")
  assert.equal(fill("{= 1 / (loans - 12)}"), "[laskettava tieto]")
})

test("the law by which the record was reckoned is told with its first day", () => {
  assert.equal(fill("{law lateInterest}"), "633/1982 4 § (1.1.2023 alkaen)")
  assert.equal(fill("{law lateInterest}", "en"), "633/1982 4 § (from 1 January 2023)")
})

test("a heading is one line, also where a field has several", () => {
  const template = { code: "note", label: { fi: "K", sv: "K", en: "K" }, stages: [], only: null, heading: { fi: "Asia: {guardian}", sv: "x", en: "x" }, body: { fi: "{guardian}", sv: "x", en: "x" } }
  assert.deepEqual(letterTexts(template, { ...told, values: { guardian: "yksi\n kaksi" } }, "fi"), { heading: "Asia: yksi kaksi", body: "yksi\n kaksi" })
})

test("what the record itself says is never read as a place", () => {
  assert.equal(fill("{guardian}", "fi", { values: { ...values, guardian: "{person} {if loans > 1}" } }), "{person} {if loans > 1}")
})

test("a letter is offered in its stages, and tells what keeps it from being made", () => {
  const label = { fi: "Kirje", sv: "Brev", en: "Letter" }
  const letter = { code: "note", label, heading: label, body: label }
  const its = registerDefinition.parse({ ...borrowers(), letters: [{ ...letter, stages: ["in-use"] }, { ...letter, code: "always", only: { if: "filled(closedOn)", message: { fi: "Sulje ensin.", sv: "Stäng först.", en: "Close first." } } }] })
  const open = (stage: string, of: Told["values"]) => lettersOpen(its, stage, of, "2026-11-24").map(({ code, lacks }) => [code, lacks?.en ?? null])
  assert.deepEqual(open("applied", values), [["always", "Close first."]])
  assert.deepEqual(open("in-use", { ...values, closedOn: "2026-11-01" }), [["note", null], ["always", null]])
})
