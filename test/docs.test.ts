import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import test from "node:test"
import { checksPage, systemsPage } from "../bin/docs.ts"
import { tokenSheet } from "../bin/tokens.ts"

const read = (file: string): string => readFileSync(file, "utf8")

test("the page of checks is made from the rules of today (run: node --import tsx bin/docs.ts)", () => {
  assert.equal(read("docs/checks.md"), checksPage())
})

test("the page of systems that run is made from the definitions of today (run: node --import tsx bin/docs.ts)", () => {
  assert.equal(read("docs/systems.md"), systemsPage())
})

test("the style tokens are those of the installed package (run: node --import tsx bin/tokens.ts)", () => {
  assert.equal(read("src/web/assets/tokens.css"), tokenSheet())
})

test("every dependency stands in docs/dependencies.md with a reason", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>
  const page = read("docs/dependencies.md")
  assert.deepEqual(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !page.includes(name)), [])
})

test("every setting that the program reads stands in the README", () => {
  const readme = read("README.md")
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))
  const settings = new Set(sources.flatMap((name) => [...read(`src/${name}`).matchAll(/environment\.([A-Z][A-Z_]+)/g)].map(([, setting = ""]) => setting)))
  assert.deepEqual([...settings].filter((setting) => !readme.includes(setting)), [])
})

test("every room of src is told of in docs/architecture.md", () => {
  const page = read("docs/architecture.md")
  const rooms = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  assert.deepEqual(rooms.filter((room) => !page.includes(`src/${room}`)), [])
})

test("the lock file holds no download addresses", () => {
  assert.doesNotMatch(read("package-lock.json"), /"resolved"/)
})
