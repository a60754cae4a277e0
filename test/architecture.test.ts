import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import test from "node:test"

/** Which room may import from which. main.ts may use all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  law: ["lib"],
  model: ["lib", "law"],
  read: ["lib", "law", "model"],
  derive: ["lib", "law", "model"],
  store: ["lib"],
  acts: ["lib", "law", "model", "read", "derive", "store"],
  web: ["lib", "law", "model", "derive", "acts"],
  "dev-provider": [],
  commands: ["lib", "law", "model", "read", "derive", "store", "acts", "web", "dev-provider"],
  municipalities: ["lib", "law", "model"],
}

const roomOf = (file: string): string => (file.startsWith("municipalities/") ? "municipalities" : (file.split("/")[1] ?? ""))

const sourceFiles = ["src", "municipalities"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name))
    .map((name) => join(folder, name)),
)

test("the house has files to look at", () => assert.ok(sourceFiles.length > 80))

test("arrows between rooms point one way", () => {
  const wrong: string[] = []
  for (const file of sourceFiles) {
    const room = roomOf(file)
    if (file === "src/main.ts") continue
    for (const [, target = ""] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)) {
      const imported = roomOf(normalize(join(dirname(file), target)))
      if (imported !== room && !mayImport[room]?.includes(imported)) wrong.push(`${file} imports ${target}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test("nothing but main imports a municipality", () => {
  const users = sourceFiles.filter((file) => file.startsWith("src/") && /(?:from |import\()"[^"]*\/municipalities\//.test(readFileSync(file, "utf8")))
  assert.deepEqual(users, ["src/main.ts"])
})

test("the reader knows no municipality by name", () => {
  const names = /\b(espoo|esbo|helsin|helsingfors|rovaniem|vantaa|trimble|dynasty|apotti|lupapiste|koha\b|hessu|kykyviisari)/i
  const tellers = sourceFiles.filter((file) => file.startsWith("src/read/") && names.test(readFileSync(file, "utf8")))
  assert.deepEqual(tellers, [])
})
