import assert from "node:assert/strict"
import { test } from "node:test"
import { tidy } from "../lib/words.ts"
import type { Draft } from "./draft.ts"
import { fixture, fixtureNames, read } from "./fixtures.ts"
import { pageFromText } from "./page-from-text.ts"
import { readPage } from "./read-page.ts"

function assertEachLineOnce(text: string, name: string): void {
  const page = pageFromText(text)
  const draft = readPage(page)
  const placed = draft.placed.map(({ line }) => line)
  const unread = draft.unread.map(({ line }) => line)
  const written = page.lines.filter((line) => tidy(line.text) !== "")
  assert.deepEqual([...placed, ...unread].sort((one, other) => one - other), written.map(({ line }) => line), name)
  for (const { line, text: kept } of draft.unread) assert.equal(kept, tidy(page.lines[line - 1]!.text), name)
}

test("every line of every page stands in one field or among the unread", () => {
  for (const name of fixtureNames) assertEachLineOnce(fixture(name), name)
})

test("a page cut after any of its lines still loses none", () => {
  for (const name of fixtureNames) {
    const lines = fixture(name).split("\n")
    for (let end = 1; end < lines.length; end++) assertEachLineOnce(lines.slice(0, end).join("\n"), `${name} until line ${end}`)
  }
})

test("pages one after the other in one file lose no line", () => {
  for (const [index, name] of fixtureNames.entries()) assertEachLineOnce(`${fixture(name)}\n${fixture(fixtureNames.at(index - 1)!)}`, name)
})

test("a line too long for a person to have written is listed as unread and told of", () => {
  const draft = read(`${fixture("karajaoikeus.txt")}\n${"a".repeat(20_001)}\n`)
  assert.deepEqual(draft.unread.map(({ line, text }) => [line, text.length]), [[46, 20_001]])
  assert.ok(draft.findings.some(({ code, line }) => code === "line-too-long" && line === 46))
  assert.equal(draft.pools.length, 2)
})

type Change = (text: string) => string

/** All that a page says, without where it stands and what is odd in it. */
function saidBy({ findings: _findings, unread, placed: _placed, ...draft }: Draft): unknown {
  const withoutLines = (_key: string, value: unknown): unknown =>
    value !== null && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== "line" && key !== "lines")) : value
  return JSON.parse(JSON.stringify({ ...draft, unread: unread.map(({ text }) => text.replace(/^[^\p{L}\d]+/u, "")) }, withoutLines))
}

const bullets = /^(\s*)[•*-] (?=\S)/gmu
const layouts: Readonly<Record<string, Change>> = {
  "with Windows line ends and a byte order mark": (text) => `\ufeff${text.replaceAll("\n", "\r\n")}`,
  "with doubled blank lines": (text) => text.replaceAll("\n\n", "\n\n\n\n"),
  "with blank lines that hold spaces": (text) => text.replaceAll("\n\n", "\n \t\u00a0\n"),
  "with no-break spaces": (text) => text.replaceAll(" ", "\u00a0").replaceAll("\n-\u00a0", "\n- ").replaceAll("\n*\u00a0", "\n* "),
  "with spaces at the ends of lines": (text) => text.replaceAll("\n", "  \n"),
  "in decomposed letters": (text) => text.normalize("NFD"),
  "with round bullets": (text) => text.replace(bullets, "$1• "),
  "with hyphens for bullets": (text) => text.replace(bullets, "$1- "),
  "with asterisks for bullets": (text) => text.replace(bullets, "$1* "),
  "with dashes for bullets": (text) => text.replace(bullets, "$1– "),
  "with middle dots for bullets": (text) => text.replace(bullets, "$1· "),
  "with squares for bullets": (text) => text.replace(bullets, "$1▪"),
}

for (const [how, change] of Object.entries(layouts))
  test(`every page says the same ${how}`, () => {
    for (const name of fixtureNames) {
      const before = fixture(name)
      assert.deepEqual(saidBy(read(change(before))), saidBy(read(before)), name)
      assertEachLineOnce(change(before), name)
    }
  })
