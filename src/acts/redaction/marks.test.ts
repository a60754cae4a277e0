import assert from "node:assert/strict"
import { test } from "node:test"
import { testCode } from "../../law/identity-code.ts"
import { letterPdf, pdfFrom } from "../../../test/pdf-parts.ts"
import { alsoElsewhere, type Choice, marksOf, publicLines } from "./marks.ts"
import { sourceOf } from "./source.ts"
import { suggestionsIn } from "./suggest.ts"

const sourceFrom = (...lines: string[]) => sourceOf(Buffer.from(lines.join("\n")), "teksti.txt")

/** What shows of lines once the choices are carried out, a mark as its ground in brackets. */
async function shown(lines: string[], ...choices: Choice[]): Promise<string[]> {
  const source = await sourceFrom(...lines)
  return publicLines(source, marksOf(source, choices)).map(({ parts }) => parts.map((part) => ("text" in part ? part.text : `[${part.ground}]`)).join(""))
}
const words = (text: string, ground = "a"): Choice => ({ kind: "words", words: text, ground })

test("words are hidden wherever they stand whole, whatever their case, and not inside other words", async () => {
  assert.deepEqual(await shown(["Eri erityinen ERI, peri (eri)."], words("eri")), ["[a] erityinen [a], peri ([a])."])
})

test("words are hidden across the end of a line, a hyphen, a double space and signs of no width", async () => {
  assert.deepEqual(await shown(["Hakija on Salme", "Salainen ja hän"], words("Salme Salainen")), ["Hakija on [a]", "[a] ja hän"])
  assert.deepEqual(await shown(["Sal-", "me Sa\u00adlai\u200bnen", "Anna-Liisa  Malli"], words("Salme Salainen"), words("Annaliisa Malli")), ["[a]"])
})

test("a star hides every word that begins so", async () => {
  assert.deepEqual(await shown(["Virtanen, Virtasen ja virta"], words("Virta*")), ["[a], [a] ja [a]"])
})

test("whole lines of one ground one after another are one mark, so that nobody can count them", async () => {
  assert.deepEqual(await shown(["a", "b", "c", "d"], { kind: "lines", lines: [2, 3], ground: "x" }), ["a", "[x]", "d"])
  assert.deepEqual(await shown(["a", "b", "c"], { kind: "lines", lines: [1], ground: "x" }, { kind: "lines", lines: [2], ground: "y" }), ["[x]", "[y]", "c"])
})

test("where two choices meet, the earlier one gives the ground, and blanks between hidden words are hidden too", async () => {
  assert.deepEqual(await shown(["Salme Salainen asuu"], words("Salme", "x"), words("Salme Salainen", "y"), words("asuu", "y")), ["[x][y]"])
})

test("an area of a page hides every word that it touches, whole, and nothing else", async () => {
  const source = await sourceOf(pdfFrom(letterPdf(["Hakija on Salme Salainen", "Toinen rivi"])), "a.pdf")
  const box = source.lines[0]?.boxes?.[12]
  assert.equal(source.lines[0]?.text.slice(10, 15), "Salme")
  const area = { left: box?.left ?? 0, right: (box?.left ?? 0) + 1, top: box?.top ?? 0, bottom: (box?.top ?? 0) + 1 }
  const lines = publicLines(source, marksOf(source, [{ kind: "area", page: 1, area, ground: "a" }]))
  assert.deepEqual(lines.map(({ parts }) => parts), [[{ text: "Hakija on " }, { ground: "a" }, { text: " Salainen" }], [{ text: "Toinen rivi" }]])
  assert.deepEqual(marksOf(source, [{ kind: "area", page: 2, area, ground: "a" }]), [])
})

test("a page taken off is one mark in its place, also one that could not be read", async () => {
  const source = await sourceOf(pdfFrom(letterPdf(["Hakija", "Salme"])), "a.pdf")
  assert.deepEqual(publicLines(source, marksOf(source, [{ kind: "pages", pages: [1], ground: "a" }]), new Map([[1, "a"], [2, "b"]])).map(({ parts }) => parts), [[{ ground: "a" }], [{ ground: "b" }]])
})

test("a name that was hidden in one place and stands in another is told of", async () => {
  const source = await sourceFrom("Hakija on Salme Salainen", "Salainen asuu yksin", "muut tiedot")
  assert.deepEqual(alsoElsewhere(source, marksOf(source, [{ kind: "lines", lines: [1], ground: "a" }])), [{ line: 2, hiddenOn: 1 }])
})

test("what looks like a person's data is suggested, and a party's name in each of its forms", async () => {
  const code = testCode("1990-02-28", 901)
  const source = await sourceFrom(`Salme Salainen (${code}), puh. 040 555 0101`, "Salaisen osoite on Turvakatu 13 B, salme@posti.example", `tili FI21 1234 5600 0007 85, ${code.slice(0, -1)}?`)
  assert.deepEqual(suggestionsIn(source, ["Salme Salainen"]).map(({ kind, words: said, lines }) => [kind, said, lines]), [
    ["identity-code", code, [1]],
    ["phone", "040 555 0101", [1]],
    ["name", "Salme", [1]],
    ["name", "Salainen", [1]],
    ["e-mail", "salme@posti.example", [2]],
    ["address", "Turvakatu 13 B", [2]],
    ["name", "Salaisen", [2]],
    ["account", "FI21 1234 5600 0007 85", [3]],
  ])
})
