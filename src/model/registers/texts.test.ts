import assert from "node:assert/strict"
import test from "node:test"
import { borrowers } from "../../../test/lending.ts"
import { checkDefinition } from "./check-definition.ts"
import { registerDefinition } from "./definition.ts"
import { readText } from "./texts.ts"

const inTwo = (text: string) => ({ fi: text, sv: text })
const inThree = (text: string) => ({ fi: text, sv: text, en: text })
const label = inThree("Nimi")

/** What is told of the library's borrowers with a letter and a decision that say so. */
function faultsOf(body: string, grounds = "Perusteet.", more: Record<string, unknown> = {}) {
  const definition = registerDefinition.parse({
    ...borrowers(),
    opensCase: { classCode: "12 01", title: label },
    moves: borrowers().moves?.map((move) => (move.code === "grant" ? { ...move, decides: true } : move)),
    letters: [{ code: "note", label, heading: inThree("Otsikko"), body: inThree(body), ...more }],
    decisions: [{ code: "granted", label, move: "grant", kind: "body-or-office-holder", heading: inTwo("Päätös"), matter: inTwo("Asia"), grounds: inTwo(grounds), decision: inTwo("Päätetään."), provisions: inTwo("Laki") }],
  })
  return checkDefinition(definition)
}
const told = (body: string, ...rest: [string?, Record<string, unknown>?]) => faultsOf(body, ...rest).map(({ at, message }) => `${at}: ${message.en}`)

test("a text is read line by line: words, fields, what is reckoned, sections of the law, and lines that stand on a condition", () => {
  assert.deepEqual(
    readText("Hei {person}!\n{if owes > 2€}\nVelkaa { = owes * 2 }\n{end}\n{law lateInterest}, {case number}").map(({ line, only, pieces }) => [line, only?.text ?? null, pieces.map((piece) => piece.is)]),
    [[1, null, ["words", "field", "words"]], [3, "owes > 2€", ["words", "reckoned"]], [5, null, ["law", "words", "known"]]],
  )
  assert.deepEqual(readText("{= person}")[0]?.pieces, [{ is: "field", name: "person" }], "a field by itself is told by its kind, not by its code")
})

test("a text that says only what the record can tell is taken", () => {
  assert.deepEqual(told("Hei {person}, sinulla on {loans} lainaa.\n{if filled(closedOn)}\nKortti on suljettu {closedOn}.\n{end}\n{= monthsLater(today(), 1)} {unit name} [Lisää tähän aika.]"), [])
})

test("a place that cannot be filled in is told by the letter or decision, its part, language and line, in three languages", () => {
  const [fault] = faultsOf("Hei\n{persona}")
  assert.deepEqual(
    [fault?.at, fault?.message.fi, fault?.message.sv, fault?.message.en],
    ["letter note", "body (fi), rivi 2: kenttää ”persona” ei ole. Lisää se tai korjaa nimi.", "body (fi), rad 2: fältet ”persona” finns inte. Lägg till det eller rätta namnet.", 'body (fi), line 2: there is no field "persona". Declare it or mend the name.'],
  )
  assert.equal(faultsOf("Hei\n{persona}").length, 3, "once for each language")
  assert.deepEqual(told("Hei", "{law ownRule}"), ["decision granted: grounds (fi), line 1: there is no calculation of the law \"ownRule\".", "decision granted: grounds (sv), line 1: there is no calculation of the law \"ownRule\"."])
  for (const [body, says] of [
    ["{= loans + born}", /^letter note: body \(fi\), line 1: the rule "loans \+ born", character \d+: These cannot be reckoned with \+: a number, a day/],
    ["{= valid}", /^$/],
    ["{= unknown(loans)}", /^letter note: body \(fi\), line 1: the rule "unknown\(loans\)", character 1: There is no/],
    ["{if loans}\nx\n{end}", /line 2: the rule "loans", character 1: Here should be yes or no, but this is a number/],
    ["{if loans > 2}\nx", /line 1: the condition does not end/],
    ["x\n{end}", /line 2: \{end\} ends no condition/],
    ["{if loans > 2}\n{if fee > 2€}\nx\n{end}\n{end}", /line 2: there is no condition within another/],
    ["x {loans", /line 1: the curly brackets do not come in pairs/],
    ["x loans}", /line 1: the curly brackets do not come in pairs/],
    ["{how many}", /line 1: "\{how many\}" is no place\. .*case number, unit name, official name/],
    ["Heti {if loans > 2} x {end}", /"\{if loans > 2\}" is no place/],
  ] as const) assert.match(told(body)[0] ?? "", says, body)
})

test("no text tells a home address, an identity code, a link, a file or what hangs on a consent", () => {
  assert.match(told("{home}")[0] ?? "", /the home address "home" may be under non-disclosure, so no text tells it \(661\/2009 36 §\)/)
  assert.match(told("{= home}")[0] ?? "", /home address/)
  const coded = registerDefinition.parse({ ...borrowers(), letters: [{ code: "note", label, heading: inThree("x"), body: inThree("{passport} {card} {= wish + 1}") }], fields: [...borrowers().fields, { name: "passport", label, kind: "text", data: "code", secrecy: "24-1-32" }, { name: "card", label, kind: "file" }, { name: "wish", label, kind: "number", consent: { type: "borrower", item: "adult" } }] })
  assert.deepEqual(checkDefinition(coded).slice(0, 3).map(({ message }) => message.en), ['body (fi), line 1: the field "passport" identifies a person, so no text tells it (1050/2018 29 §).', 'body (fi), line 1: the field "card" is a link or a file, which no text can tell.', 'body (fi), line 1: the field "wish" hangs on a consent, so no text tells it (GDPR 7).'])
})

test("a decision is of a move that decides, a letter of stages that are there, and each has a code of its own", () => {
  assert.match(told("x", "x", { stages: ["nowhere"] })[0] ?? "", /letter note: there is no stage "nowhere"/)
  assert.match(told("x", "x", { only: { if: "loans + 1", message: label } })[0] ?? "", /letter note: the rule "loans \+ 1", character \d+: Here should be yes or no/)
  const letter = { code: "note", label, heading: inThree("x"), body: inThree("x") }
  const decision = { code: "ended", label, move: "end", kind: "body-or-office-holder" as const, heading: inTwo("x"), matter: inTwo("x"), grounds: inTwo("x"), decision: inTwo("x"), provisions: inTwo("x") }
  const faults = checkDefinition(registerDefinition.parse({ ...borrowers(), letters: [letter, letter], decisions: [decision] })).map(({ at, message }) => `${at}: ${message.en}`)
  assert.deepEqual(faults, ["letter note: two have this code.", 'decision ended: there is no move "end" that decides on someone\'s right.'])
})

test("what is secret in a register does not come out by a decision that is public", () => {
  const { subject: _, ...rest } = borrowers()
  const open = registerDefinition.parse({
    ...rest, subject: null, secrecy: "public", opensCase: { classCode: "12 01", title: label }, moves: rest.moves?.map((move) => ({ ...move, decides: true })),
    fields: rest.fields.filter(({ name }) => name !== "home"),
    decisions: [{ code: "granted", label, move: "grant", kind: "body-or-office-holder", heading: inTwo("x"), matter: inTwo("{person}"), grounds: inTwo("{kind}"), decision: inTwo("x"), provisions: inTwo("x") }],
  })
  assert.deepEqual(checkDefinition(open).filter(({ at }) => at === "decision granted").map(({ message }) => message.en), ['the field "person" is secret, and the register\'s decisions are public.'])
})
