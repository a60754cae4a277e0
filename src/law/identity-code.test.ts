import assert from "node:assert/strict"
import test from "node:test"
import { holdsIdentityCode, isTestCode, parseIdentityCode, testCode } from "./identity-code.ts"

test("codes of every century and both kinds of separator are known", () => {
  for (const code of ["131052-308T", "131052A308T", "010594Y9032", "010594X9021", "020502E902X", "030599+990E", "290200A901C", "150316B904C"])
    assert.equal(parseIdentityCode(code), code)
})

test("small letters are accepted and kept large, a wrong check or day is not accepted", () => {
  assert.equal(parseIdentityCode(" 131052-308t "), "131052-308T")
  for (const code of ["131052-308U", "310252-308T", "131052 308T", "131052G308T", "131052-001A", ""]) assert.equal(parseIdentityCode(code), null)
})

test("two people who differ in the separator alone stay two people", () => {
  assert.notEqual(parseIdentityCode("131052-308T"), parseIdentityCode("131052X308T"))
})

test("a made-up code of the cast is a test code", () => {
  const code = testCode("1990-02-28", 901)
  assert.equal(parseIdentityCode(code), code)
  assert.ok(isTestCode(code))
})

test("a code hidden in a text is found, a case number is not", () => {
  assert.ok(holdsIdentityCode("Soita, tunnus on 131052-308t, kiitos"))
  assert.ok(!holdsIdentityCode("Asia 131052-3084 ja 2026-000123"))
})
