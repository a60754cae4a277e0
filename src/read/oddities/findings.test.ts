import assert from "node:assert/strict"
import { test } from "node:test"
import type { Finding, FindingKind } from "../../model/finding.ts"
import * as clean from "./clean-pages.ts"
import { casesOfContent } from "./finding-cases-content.ts"
import { casesOfPage } from "./finding-cases-page.ts"
import { casesOfText } from "./finding-cases-text.ts"
import * as ofContent from "./finding-kinds-content.ts"
import * as ofPage from "./finding-kinds-page.ts"
import * as ofText from "./finding-kinds-text.ts"
import { read } from "../fixtures.ts"

const cases = [...casesOfText, ...casesOfContent, ...casesOfPage]
const isKind = (exported: unknown): exported is FindingKind => typeof exported === "object" && exported !== null && "code" in exported
const kinds = [ofText, ofContent, ofPage].flatMap((module) => Object.values<unknown>(module).filter(isKind))
const told = (findings: readonly Finding[]): string[] => findings.map(({ code, line }) => `${line ?? "–"} ${code}`)

test("every kind of finding has a page that gives it", () => {
  const given = new Set(cases.map(({ kind }) => kind.code))
  assert.deepEqual(kinds.map(({ code }) => code).filter((code) => !given.has(code)), [])
})

test("no two kinds of finding have one code", () => assert.equal(new Set(kinds.map(({ code }) => code)).size, kinds.length))

for (const [name, page] of Object.entries(clean)) test(`nothing is odd in the clean page ${name}`, () => assert.deepEqual(told(read(page).findings), []))

for (const [index, { kind, page, told: expected }] of cases.entries())
  test(`${kind.code} is told at its line and nothing else is (${index + 1})`, () => {
    const { findings } = read(page)
    assert.deepEqual(told(findings), expected)
    assert.ok(expected.some((one) => one.endsWith(` ${kind.code}`)))
  })

test("every finding is said in three languages, with why it matters and what to do", () => {
  for (const { title, because, remedy } of kinds) for (const words of [title, because, remedy]) assert.equal(new Set(Object.values(words)).size, 3)
  for (const { page } of cases)
    for (const { message } of read(page).findings) {
      assert.equal(new Set(Object.values(message)).size, 3)
      for (const words of Object.values(message)) assert.doesNotMatch(words, /undefined|null|NaN|\[object/)
    }
})
