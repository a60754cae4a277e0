import assert from "node:assert/strict"
import test from "node:test"
import type { ValueType } from "../kinds/kind.ts"
import { ExpressionFault, readExpression } from "./expression.ts"
import type { Result } from "./functions.ts"
import { reckon, typeOf } from "./reckon.ts"

const fields: Record<string, ValueType> = { wage: "money", hours: "number", began: "day", ended: "day", member: "truth", name: "text", period: "period", owner: "other", empty: "number" }
const values: Record<string, Result> = { wage: 230_000, hours: 20, began: "2026-01-31", ended: "2027-01-30", member: true, name: "Åsa", period: "2026-05-01/2026-05-31", owner: "x" }

function given(text: string, today = "2026-11-26"): { type: ValueType; value: Result; used: Map<string, string> } {
  const found = readExpression(text)
  const used = new Map<string, string>()
  return { type: typeOf(found, fields), value: reckon(found, { values, today, used }), used }
}

test("a rule is reckoned as it is read: what binds tighter first", () => {
  const all: readonly (readonly [string, ValueType, Result])[] = [
    ["1 + 2 * 3", "number", 7],
    ["(1 + 2) * 3", "number", 9],
    ["10 - 2 - 3", "number", 5],
    ["-hours + 1", "number", -19],
    ["wage * 0.5", "money", 115_000],
    ["wage / 100€", "number", 23],
    ["ended - began", "number", 364],
    ["days(began, ended) >= 364 and not member = no", "truth", true],
    ["years(began, ended)", "number", 0],
    ["years(began, 2027-01-31)", "number", 1],
    ["monthsLater(began, 1)", "day", "2026-02-28"],
    ["from(period) < until(period)", "truth", true],
    ["name = 'Åsa' or 1 / 0 > 2", "truth", true],
    ["if(wage > 2000€, 1, 2)", "number", 1],
    ["min(wage, 12.50€)", "money", 1250],
    ["today() > 2026-11-25", "truth", true],
    ["filled(empty)", "truth", false],
    ["filled(owner)", "truth", true],
    ["orZero(empty) + 1", "number", 1],
  ]
  for (const [text, type, value] of all) assert.deepEqual([text, given(text).type, given(text).value], [text, type, value])
})

test("what needs something empty is empty itself, unless one side decides alone", () => {
  for (const text of ["empty + 1", "empty > 1", "not (empty > 1)", "empty > 1 and member", "1 / 0", "max(empty, 1)"]) assert.equal(given(text).value, null, text)
  assert.equal(given("empty > 1 or member").value, true)
  assert.equal(given("empty > 1 and not member").value, false)
})

test("a rule that cannot be read or reckoned with is told where", () => {
  const all: readonly (readonly [string, RegExp])[] = [
    ["wage >", /Expected a field, a value or a bracket, but here is the end \(character 7\)/],
    ["wage + hours", /cannot be reckoned with \+: an amount of money, a number \(character 6\)/],
    ["wage > 1", /Here should be an amount of money, but this is a number \(character 8\)/],
    ["salary > 1", /There is no field salary \(character 1\)/],
    ["constructor = 1", /There is no field constructor/],
    ["toString(1)", /There is no calculation toString/],
    ["years(began)", /years takes 2 values, not 1/],
    ["name < 'b'", /Here should be a number, but this is text/],
    ["owner = owner", /Here should be text, but this is something else/],
    ["hours = 2026-02-30", /There is no day 2026-02-30/],
    ["hours ; drop", /The sign ; is not known \(character 7\)/],
    ["(".repeat(500), /too deep/],
    ["member and hours", /Here should be yes or no, but this is a number/],
    ["if(member, 1, 'a')", /Here should be a number, but this is text/],
    ["1 = 1 = 1", /Expected the end/],
  ]
  for (const [text, message] of all)
    assert.throws(() => typeOf(readExpression(text), fields), (fault) => fault instanceof ExpressionFault && message.test(fault.message) && fault.says.fi !== fault.says.sv, text)
})

test("a calculation of the law goes by the version in force on the day, and tells which it was", () => {
  const { value, used } = given("wageSubsidySkill(wage, 30)")
  assert.equal(value, 115_000)
  assert.deepEqual([...used], [["wageSubsidySkill", "2025-01-01 380/2023 86 §, 94 §"]])
  assert.equal(given("wageSubsidySkill(wage, 30)", "2024-12-31").value, null)
})
