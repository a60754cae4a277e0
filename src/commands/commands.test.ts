import assert from "node:assert/strict"
import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../test/engines.ts"
import { freshFolder } from "../../test/folders.ts"
import { serverOf, varanto } from "../../test/processes.ts"
import { testNow } from "../../test/town.ts"
import { the, wholeTown } from "../../test/whole-town.ts"
import { saveDraft } from "../acts/revisions.ts"
import { inWork } from "../acts/work.ts"
import { openPostgres } from "../store/postgres.ts"
import { diff } from "./diff.ts"

function dataFolder(t: TestContext): string {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, "data")
}

test("a command that there is not ends with 64 and tells which there are", async () => {
  for (const words of [["fly"], []]) {
    const { code, stdout, stderr } = await varanto(words)
    assert.deepEqual([code, stdout], [64, ""])
    for (const command of ["serve", "read", "check", "publish", "diff", "doctor"]) assert.ok(stderr.includes(`  ${command}`), command)
  }
  const { code, stdout } = await varanto(["--help"])
  assert.equal(code, 0)
  assert.match(stdout, /Usage: varanto COMMAND/)
})

test("a description is published into the folder that VARANTO_DATA names, once", async (t) => {
  const folder = dataFolder(t)
  const first = await varanto(["publish", "rovaniemi"], { VARANTO_DATA: folder })
  assert.deepEqual(first, { code: 0, stdout: "rovaniemi: revision 1 is published\n", stderr: "" })
  assert.equal(serverOf(folder), null)
  const again = await varanto(["publish", "rovaniemi"], { VARANTO_DATA: folder })
  assert.deepEqual(again, first)
  const same = await varanto(["diff", "rovaniemi", "1", "1"], { VARANTO_DATA: folder })
  assert.deepEqual([same.code, same.stdout], [0, "0 differences\n"])
})

test("publishing a town that does not come with the program ends with 64 before any database is made", async (t) => {
  const folder = dataFolder(t)
  for (const words of [["publish"], ["publish", "rovaniemi", "atlantis"]]) {
    const { code, stdout, stderr } = await varanto(words, { VARANTO_DATA: folder })
    assert.deepEqual([code, stdout], [64, ""])
    assert.match(stderr, /Usage: varanto publish.*\nMunicipalities: espoo, helsinki, rovaniemi/)
  }
  assert.ok(!existsSync(folder))
})

test("two revisions are told apart, and one that there is not ends with 1", async () => {
  const url = await anEngine().freshUrl()
  const database = openPostgres("server", { connectionString: url })
  const changed = wholeTown()
  the(changed.pools, "tontit").purpose.sv.value = "Tomter."
  for (const model of [wholeTown(), changed]) await inWork(database, { id: "maija", name: "Maija", kind: "program" }, testNow, (work) => saveDraft(work, model, ""))
  await database.close()
  const { code, stdout } = await varanto(["diff", "koivula", "1", "2"], { DATABASE_URL: url })
  assert.equal(code, 0)
  assert.deepEqual(stdout.split("\n"), ["Information pools: Tonttien tietovaranto changed purpose › sv: Uthyrning och försäljning av tomter till invånare. → Tomter.", "1 differences", ""])
  const none = await varanto(["diff", "koivula", "1", "9"], { DATABASE_URL: url })
  assert.deepEqual(none, { code: 1, stdout: "", stderr: "koivula has no revision 9.\n" })
})

test("two numbers are asked of a difference", async () => {
  for (const words of [["diff"], ["diff", "koivula", "1"], ["diff", "koivula", "one", "2"], ["diff", "koivula", "1", "2", "3"]]) {
    const warnings: string[] = []
    const code = await diff(words.slice(1), { environment: {}, say: assert.fail, warn: (line) => warnings.push(line) })
    assert.deepEqual([code, warnings], [64, ["Usage: varanto diff MUNICIPALITY FROM TO"]])
  }
  assert.equal((await varanto(["diff"])).code, 64)
})

test("a database that does not answer ends with 1 and a sentence", async () => {
  const { code, stdout, stderr } = await varanto(["publish", "espoo"], { DATABASE_URL: "postgres://varanto:secret@127.0.0.1:1/none" })
  assert.deepEqual([code, stdout], [1, ""])
  assert.match(stderr, /^The database that DATABASE_URL names cannot be used: .*ECONNREFUSED.*\n$/)
  assert.doesNotMatch(stderr, /secret/)
})

test("the doctor tells what there is and changes nothing", async (t) => {
  const folder = dataFolder(t)
  const { code, stdout, stderr } = await varanto(["doctor"], { VARANTO_DATA: folder, VARANTO_VOIKKO: "/nowhere/mor.vfst", PORT: "4711" })
  assert.deepEqual([code, stderr], [0, ""])
  assert.match(stdout, /^Node: \d+/m)
  assert.match(stdout, /^Database programs: PostgreSQL \d+/m)
  assert.ok(stdout.includes(`Database: embedded, in ${folder} (made at the first start)`))
  assert.match(stdout, /^Finnish dictionary: none/m)
  assert.match(stdout, /^Port: 4711 on 127\.0\.0\.1$/m)
  assert.ok(!existsSync(folder))
  const served = await varanto(["doctor"], { DATABASE_URL: "postgres://varanto:secret@db.example/varanto" })
  assert.match(served.stdout, /^Database: the server that DATABASE_URL names$/m)
  assert.doesNotMatch(served.stdout, /secret/)
})
