import assert from "node:assert/strict"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import test, { after, before } from "node:test"
import { anEngine } from "../../test/engines.ts"
import { freshFolder } from "../../test/folders.ts"
import { testNow } from "../../test/town.ts"
import { addSamples } from "../acts/samples.ts"
import { authenticate } from "../acts/clients/authenticate.ts"
import { openPostgres } from "../store/postgres.ts"
import { client } from "./client.ts"
import { directory } from "./directory.ts"

const folder = freshFolder()
let url: string
before(async () => {
  url = await anEngine().freshUrl()
  const database = openPostgres("server", { connectionString: url })
  await addSamples(database, testNow)
  await database.close()
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function run(command: typeof client, words: string[]) {
  const [said, warned]: [string[], string[]] = [[], []]
  const code = await command(words, { environment: { DATABASE_URL: url }, now: testNow, say: (line) => void said.push(line), warn: (line) => void warned.push(line) })
  return { code, said, warned }
}

const fileOf = (name: string, ...rows: string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, ["userName;givenNames;familyName;unit;title;supervisor", ...rows].join("\n"))
  return path
}

test("the command tells what a file would change, changes it once, and then finds nothing to change", async () => {
  const file = fileOf("staff.csv", "reijo;Reijo;Rivi;kirjaamo;Kirjaaja;helena")
  const dry = await run(directory, ["espoo", file, "--dry-run"])
  assert.deepEqual(dry, { code: 0, said: ["line 2: added reijo", "1 added, 0 changed, 0 ended, 0 unchanged"], warned: [] })
  assert.deepEqual(await run(directory, ["espoo", file]), dry)
  assert.deepEqual((await run(directory, ["espoo", file])).said, ["0 added, 0 changed, 0 ended, 1 unchanged"])
})

test("the command changes nothing by a file with a fault, nor by one that would empty the house unless that is meant", async () => {
  const faulty = await run(directory, ["espoo", fileOf("faulty.csv", "x;;X;kirjaamo;K;", "y;Y;Y;kirjaamo;K;kuka")])
  assert.deepEqual([faulty.code, faulty.warned], [1, ["line 2: givenNames missing", "line 3: supervisor unknown-supervisor", "Nothing was changed: mend the file first."]])
  const few = fileOf("few.csv", "saara;Saara;Johtola;konsernihallinto;palvelujohtaja;")
  assert.equal((await run(directory, ["espoo", few, "--whole"])).code, 1)
  assert.equal((await run(directory, ["espoo", join(folder, "none.csv")])).code, 1)
  for (const words of [[], ["espoo"], ["espoo", few, "--all"], ["espoo", few, few]]) assert.equal((await run(directory, words)).code, 64)
})

test("the command makes a client, lists it, rotates its token and revokes it", async () => {
  const made = await run(client, ["make", "espoo", "Entra", "antti", "2027-03-31", "directory:write"])
  const token = made.said[1] ?? ""
  const database = openPostgres("server", { connectionString: url })
  const opens = async (one: string) => "actor" in (await authenticate(database, one, "directory:write", testNow))
  assert.deepEqual([made.code, await opens(token)], [0, true])
  const listed = await run(client, ["list", "espoo"])
  const [, id = ""] = /^(\S+) {2}Entra {2}owner antti {2}directory:write {2}until 2027-03-31 {2}last used/.exec(listed.said[0] ?? "") ?? []
  const [next = ""] = (await run(client, ["rotate", "espoo", id, "0"])).said
  assert.deepEqual([await opens(token), await opens(next)], [false, true])
  assert.equal((await run(client, ["revoke", "espoo", id])).code, 0)
  assert.equal(await opens(next), false)
  await database.close()
  assert.equal((await run(client, ["revoke", "espoo", id])).code, 1)
  assert.equal((await run(client, ["make", "espoo", "Entra", "sofia", "2027-03-31", "directory:write"])).code, 1)
  for (const words of [[], ["list"], ["make", "espoo", "x", "antti", "2027-03-31", "records:all"], ["make", "espoo", "x", "antti", "31.3.2027", "directory:write"], ["rotate", "espoo", id, "x"]]) assert.equal((await run(client, words)).code, 64)
})
