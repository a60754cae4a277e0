import assert from "node:assert/strict"
import { once } from "node:events"
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import test, { type TestContext } from "node:test"
import { setTimeout as wait } from "node:timers/promises"
import { anEngine } from "../../test/engines.ts"
import { freshFolder } from "../../test/folders.ts"
import { serverOf, type Service, startService, varanto } from "../../test/processes.ts"

function dataFolder(t: TestContext): string {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, "data")
}

/** A service that does not outlive its test. */
function serving(t: TestContext, environment: Record<string, string>): Service {
  const service = startService(environment)
  t.after(() => service.stop("SIGKILL"))
  return service
}

const ask = async (service: Service, path: string): Promise<Response> => fetch(`${await service.origin}${path}`)
const townsOf = async (service: Service): Promise<string[]> => ((await (await ask(service, "/api/v1/municipalities")).json()) as { items: { id: string }[] }).items.map(({ id }) => id).sort()

test("a service answers, and SIGTERM stops it and its database", async (t) => {
  const folder = dataFolder(t)
  const service = serving(t, { VARANTO_DATA: folder })
  assert.equal((await ask(service, "/fi")).status, 200)
  assert.deepEqual(await townsOf(service), ["espoo", "helsinki", "rovaniemi"])
  assert.ok(service.said.stdout.includes(`embedded database in ${folder}`))
  assert.notEqual(serverOf(folder), null)
  assert.equal(await service.stop("SIGTERM"), 0)
  assert.equal(serverOf(folder), null)
  assert.equal(service.said.stderr, "")
})

test("a service that is stopped while it starts leaves no database running", async (t) => {
  const folder = dataFolder(t)
  const service = serving(t, { VARANTO_DATA: folder })
  while (!existsSync(join(folder, "cluster", "postmaster.pid"))) await wait(1)
  assert.equal(await service.stop("SIGTERM"), 0)
  assert.equal(serverOf(folder), null)
})

test("a service that was killed comes back with its database and without a second copy of anything", async (t) => {
  const folder = dataFolder(t)
  const first = serving(t, { VARANTO_DATA: folder })
  await first.origin
  const orphan = serverOf(folder)
  assert.equal(await first.stop("SIGKILL"), null)
  const second = serving(t, { VARANTO_DATA: folder })
  await second.origin
  assert.equal(serverOf(folder), orphan)
  const revisions = (await (await ask(second, "/api/v1/municipalities/espoo/revisions")).json()) as { items: unknown[] }
  assert.equal(revisions.items.length, 1)
  assert.equal(await second.stop(), 0)
  assert.equal(serverOf(folder), null)
})

test("two services that start at once on one folder share it, and either may stop first", async (t) => {
  const folder = dataFolder(t)
  const [one, other] = [serving(t, { VARANTO_DATA: folder }), serving(t, { VARANTO_DATA: folder })]
  assert.notEqual(await one.origin, await other.origin)
  assert.deepEqual(await townsOf(one), await townsOf(other))
  assert.equal(await one.stop(), 0)
  assert.equal((await ask(other, "/fi/espoo/search?q=kirjasto")).status, 200)
  assert.equal(await other.stop(), 0)
  assert.equal(serverOf(folder), null)
  assert.deepEqual([one.said.stderr, other.said.stderr], ["", ""])
})

test("a port that is taken ends with 1, says what to do, and the database is not touched", async (t) => {
  const folder = dataFolder(t)
  const taken = createServer().listen(0, "127.0.0.1")
  t.after(() => taken.close())
  await once(taken, "listening")
  const { port } = taken.address() as AddressInfo
  const { code, stdout, stderr } = await varanto(["serve"], { VARANTO_DATA: folder, PORT: String(port) })
  assert.deepEqual([code, stdout], [1, ""])
  assert.match(stderr, new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken.*choose a port: PORT=3001 npm start\n$`))
  assert.ok(!existsSync(folder))
})

test("an address that is not this machine's ends with 1 and is not called taken", async (t) => {
  const { code, stderr } = await varanto(["serve"], { VARANTO_DATA: dataFolder(t), HOST: "192.0.2.1" })
  assert.equal(code, 1)
  assert.match(stderr, /^Varanto cannot listen on port 0 of 192\.0\.2\.1 \(EADDRNOTAVAIL\)\. Choose another with PORT and HOST\.\n$/)
})

test("a PORT that is no port ends with 64", async (t) => {
  const folder = dataFolder(t)
  for (const port of ["http", "70000"]) {
    const { code, stdout, stderr } = await varanto(["serve"], { VARANTO_DATA: folder, PORT: port })
    assert.deepEqual([code, stdout, stderr], [64, "", `PORT must be a number from 0 to 65535, and is "${port}".\n`])
  }
  assert.ok(!existsSync(folder))
})

test("samples do not enter a server's database unless they are asked for", async (t) => {
  const folder = dataFolder(t)
  const url = await anEngine().freshUrl()
  const bare = serving(t, { DATABASE_URL: url, VARANTO_DATA: folder })
  assert.deepEqual(await townsOf(bare), [])
  assert.match(bare.said.stdout, /\(server database\)/)
  // The key of the usage log's seals is made there, and no database.
  assert.ok(!existsSync(join(folder, "cluster")))
  assert.equal(await bare.stop(), 0)
  const demo = serving(t, { DATABASE_URL: url, VARANTO_DATA: folder, VARANTO_DEMO: "1" })
  assert.deepEqual(await townsOf(demo), ["espoo", "helsinki", "rovaniemi"])
  assert.equal(await demo.stop(), 0)
})

test("a service whose database does not answer ends with 1 and a sentence", async () => {
  const { code, stdout, stderr } = await varanto(["serve"], { DATABASE_URL: "postgres://varanto:secret@127.0.0.1:1/none" })
  assert.deepEqual([code, stdout], [1, ""])
  assert.match(stderr, /^The database that DATABASE_URL names cannot be used: .*ECONNREFUSED/)
})

test("a service seals the usage log when it stops, and the log is verified with nothing but an export, the seals and the public key", async (t) => {
  const folder = dataFolder(t)
  const service = serving(t, { VARANTO_DATA: folder })
  await service.origin
  assert.equal(await service.stop(), 0)
  assert.equal(statSync(join(folder, "seal-key.pem")).mode & 0o777, 0o600)
  const file = join(folder, "export.jsonl")
  assert.deepEqual(await varanto(["export-log", file], { VARANTO_DATA: folder }), { code: 0, stdout: "", stderr: "" })
  const offline = ["verify-log", file, "--seals", join(folder, "seals.jsonl"), "--keys", join(folder, "seal-keys.pem")]
  const whole = await varanto(offline)
  assert.deepEqual([whole.code, whole.stderr], [0, ""])
  // Twelve of the start, 35 of the samples' decisions and meeting, and one for each municipality whose log had been looked through before the stop.
  assert.match(whole.stdout, /^(4[7-9]|50) entries, 0 of them not sealed yet; \d+ seals, compared with .*\n.*\nThe log is whole\.\n$/)
  writeFileSync(file, readFileSync(file, "utf8").replace('"revision-moved"', '"revision-saved"'))
  const broken = await varanto([...offline, "--json"])
  assert.equal(broken.code, 1)
  assert.equal((JSON.parse(broken.stdout) as { faults: { kind: string }[] }).faults[0]?.kind, "changed-entry")
  assert.equal((await varanto(["verify-log"], { VARANTO_DATA: folder })).code, 0)
  for (const words of [["verify-log", "a", "b"], ["verify-log", join(folder, "none.jsonl")], ["verify-log", "--fast"], ["export-log", "--fast"]]) assert.equal((await varanto(words)).code, 64)
})
