import assert from "node:assert/strict"
import test from "node:test"
import { ruleToday } from "../../test/rule-cases.ts"
import { wholeTown } from "../../test/whole-town.ts"
import { languages } from "../lib/words.ts"
import { koivula } from "../../test/koivula.ts"
import { severities } from "../model/finding.ts"
import { parseModel } from "../model/parse-model.ts"
import { checkModel, rules } from "./check.ts"

test("a town that tells everything has no findings", () => {
  assert.deepEqual(checkModel(parseModel(wholeTown()), ruleToday), [])
})

test("there are at least fifty rules, each with a code of its own", () => {
  const codes = rules.map(({ kind }) => kind.code)
  assert.ok(codes.length >= 50, `there are ${codes.length}`)
  assert.equal(new Set(codes).size, codes.length)
  assert.deepEqual(codes.filter((code) => !/^[a-z]+(-[a-z]+)+$/.test(code)), [])
})

test("every rule tells in three languages what is wrong, why it matters and what to do", () => {
  for (const { kind } of rules) {
    assert.ok(severities.includes(kind.severity), kind.code)
    for (const part of ["title", "because", "remedy"] as const)
      for (const language of languages) assert.match(kind[part][language], /\p{L}{3}/u, `${kind.code} ${part} ${language}`)
  }
})

test("what is an error leans on a section of law", () => {
  const without = rules.filter(({ kind }) => kind.severity === "error" && !/\d+\/\d{3,4}.*(§|art\.)/.test(kind.law ?? ""))
  assert.deepEqual(without.map(({ kind }) => kind.code), [])
})

test("the worst findings come first", () => {
  const order = checkModel(koivula, ruleToday).map(({ severity }) => severities.indexOf(severity))
  assert.ok(order.length > 10)
  assert.deepEqual(order, order.toSorted((a, b) => a - b))
})

test("a description asked about on two days is checked for each", () => {
  const ended = (today: string) => checkModel(koivula, today).some(({ code }) => code === "pool-ended")
  assert.deepEqual([ended("2022-12-31"), ended("2023-01-01"), ended("2022-12-31")], [false, true, false])
})
