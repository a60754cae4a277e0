import assert from "node:assert/strict"
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../test/engines.ts"
import { freshFolder } from "../../test/folders.ts"
import { lending } from "../../test/lending.ts"
import { testNow } from "../../test/town.ts"
import { shipModels } from "../acts/ship.ts"
import { takeStep } from "../acts/revisions.ts"
import { inWork } from "../acts/work.ts"
import type { Model } from "../model/model.ts"
import { openPostgres } from "../store/postgres.ts"
import { definition } from "./definition.ts"
import { plan } from "./plan.ts"

interface Shell {
  readonly url: string
  readonly file: (name: string) => string
  run(command: "definition" | "plan", ...words: string[]): Promise<{ readonly code: number; readonly said: readonly string[]; readonly warned: readonly string[] }>
}

async function aShell(t: TestContext, shipped: readonly Model[] = [lending()]): Promise<Shell> {
  const url = await anEngine().freshUrl()
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const database = openPostgres("server", { connectionString: url })
  await shipModels(database, [lending()], testNow)
  await database.close()
  return {
    url,
    file: (name) => join(folder, name),
    async run(command, ...words) {
      const [said, warned]: [string[], string[]] = [[], []]
      const parts = { environment: { DATABASE_URL: url }, shipped, now: testNow, say: (line: string) => void said.push(line), warn: (line: string) => void warned.push(line) }
      return { code: command === "plan" ? await plan(words, parts) : await definition(words, parts), said, warned }
    },
  }
}

type File = { definition: { version: number; fields: { name: string; label: object; kind: string; data: string; secrecy: string | null }[]; moves: { code: string; by: string[] }[]; retention: { years: number | null }; searchKeys: { key: string; field: string }[] } }

function edit(file: string, change: (definition: File["definition"]) => void): void {
  const content = JSON.parse(readFileSync(file, "utf8")) as File
  change(content.definition)
  writeFileSync(file, JSON.stringify(content))
}

test("a definition goes out as a file and comes back as a draft, and once that is in force the file is the same to the byte", async (t) => {
  const { run, file, url } = await aShell(t)
  const [first, second, third] = [file("1.json"), file("2.json"), file("3.json")]
  assert.equal((await run("definition", "export", "koivula", "borrower", first)).code, 0)
  assert.deepEqual((await run("definition", "import", "koivula", first)).said, ["borrower: version 1 says this already"])
  writeFileSync(second, readFileSync(first))
  edit(second, (its) => {
    its.fields.push({ name: "remark", label: { fi: "Huomautus", sv: "Anmärkning", en: "Remark" }, kind: "text", data: "none", secrecy: null })
    its.retention.years = 5
    for (const move of its.moves) if (move.code === "end") move.by = ["registrar"]
  })
  assert.deepEqual((await run("definition", "import", "koivula", second)).warned, [`${second}: version: the definition is changed, or new, under version 1. Give it version 2.`])
  const brought = await run("definition", "import", "koivula", second, "--next")
  assert.deepEqual(brought, { code: 0, warned: [], said: ["borrower: version 2 is in draft 2. See what it would do: varanto plan koivula --draft 2"] })
  const shown = await run("plan", "koivula", "--draft", "2")
  assert.equal(shown.code, 0)
  assert.deepEqual(shown.said, [
    "borrower (Borrower), register asiakasrekisteri: version 1 → 2",
    "  fields: added Remark",
    "  rights: changed Close the card by: case-handler; registrar → registrar",
    "  retention: changed Borrower retention › years: 2 → 5",
    "  notice: written by hand, and does not tell this change",
    "Privacy notices: Kirjaston tietosuojaseloste changed retentionYears: 2 → 5",
    "1 types of record change, 1 other changes of the description",
  ])
  const database = openPostgres("server", { connectionString: url })
  for (const to of ["in-review", "approved", "published"] as const) await inWork(database, { id: "test", name: "test", kind: "program" }, testNow, (work) => takeStep(work, "koivula", 2, to, ""))
  await database.close()
  assert.equal((await run("definition", "export", "koivula", "borrower", third)).code, 0)
  assert.deepEqual((await run("definition", "import", "koivula", third)).said, ["borrower: version 2 says this already"])
  const printed = await run("definition", "export", "koivula", "borrower", "--version", "2")
  assert.equal(`${printed.said.join("\n")}\n`, readFileSync(third, "utf8"))
  assert.equal((await run("definition", "export", "koivula", "borrower", file("4.json"), "--version", "1")).code, 0)
  assert.equal(readFileSync(file("4.json"), "utf8"), readFileSync(first, "utf8"))
})

test("the plan of the program's own definitions tells what differs, and what the checks refuse is told with its culprit", async (t) => {
  const same = await aShell(t)
  assert.deepEqual(await same.run("plan", "koivula"), { code: 0, warned: [], said: ["0 types of record change, 0 other changes of the description"] })
  const file = same.file("borrower.json")
  await same.run("definition", "export", "koivula", "borrower", file)
  edit(file, (its) => {
    its.version = 2
    its.searchKeys.push({ key: "personName", field: "nowhere" })
    for (const field of its.fields) if (field.name === "person") field.secrecy = null
  })
  const refused = await same.run("plan", "koivula", file)
  assert.deepEqual([refused.code, refused.said], [1, []])
  assert.match(refused.warned.join("\n"), /^field person: special and identifying data is secret.*\nsearch key personName: there is no field "nowhere"/)
  writeFileSync(file, "{}")
  assert.deepEqual([(await same.run("plan", "koivula", file)).code, (await same.run("plan", "koivula", same.file("none"))).code, (await same.run("plan")).code], [1, 3, 64])
  const changed = lending()
  const later = await aShell(t, [{ ...changed, definitions: changed.definitions.map((one) => (one.type === "borrower" ? { ...one, secrecy: "partly-secret" as const } : one)) }])
  const unversioned = await later.run("plan", "koivula")
  assert.deepEqual([unversioned.code, unversioned.warned], [1, ["definition of borrower, version: the definition is changed, or new, under version 1. Give it version 2."]])
  assert.deepEqual(unversioned.said.slice(0, 2), ["borrower (Borrower), register asiakasrekisteri: version 1, changed", "  publicity: changed Borrower secrecy: secret → partly-secret"])
})
