import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { openTown, type Town } from "../../../test/town.ts"

let town: Town
before(async () => {
  town = await openTown(anEngine())
})
after(() => town.close())

const base = "/api/v1/municipalities"
type List = { items: { id: string }[]; next: string | null; total: number }
const json = async <T = List>(path: string): Promise<T> => (await town.get(path)).json() as Promise<T>

test("every list of the API gives items, next and total", async () => {
  const lists = ["", "/koivula/pools", "/koivula/registers", "/koivula/systems", "/koivula/search-keys", "/koivula/function-classes", "/koivula/relations", "/koivula/notices", "/koivula/findings", "/koivula/revisions", "/koivula/revisions/1/diff/1", "/koivula/search?q=kirjasto"]
  for (const path of lists) {
    const response = await town.get(base + path)
    assert.equal(response.status, 200, path)
    const { items, next, total } = (await response.json()) as List
    assert.ok(Array.isArray(items) && (next === null || next.startsWith("/api/")) && Number.isInteger(total), path)
  }
  assert.deepEqual(town.log, [])
})

test("an integrator follows next and gets each thing once, however short the pages", async () => {
  const found: string[] = []
  let next: string | null = `${base}/koivula/pools?limit=1`
  while (next !== null) {
    const page: List = await json(next)
    found.push(...page.items.map(({ id }) => id))
    next = page.next
  }
  assert.deepEqual(found, ["kirjasto", "tontit", "neuvola"])
})

test("lists narrow like the page does", async () => {
  const ids = async (query: string) => (await json(`${base}/koivula/pools?${query}`)).items.map(({ id }) => id)
  assert.deepEqual([await ids("sector=tekninen"), await ids("state=ended"), await ids("key=hetu")], [["tontit"], ["neuvola"], ["kirjasto"]])
})

test("search answers in the language asked for and says what it searched instead", async () => {
  const swedish = await json<{ items: { title: string }[] }>(`${base}/koivula/search?q=tomter&lang=sv`)
  assert.equal(swedish.items[0]?.title, "Informationslagret för tomter")
  const misspelt = await json<{ meant: string | null }>(`${base}/koivula/search?q=kirjsato`)
  assert.notEqual(misspelt.meant, null)
})

test("a wrong request says what is wrong, where and what to do, in one shape", async () => {
  const cases: [string, number, RegExp][] = [
    [`${base}/koivula/pools?limit=0`, 400, /limit/],
    [`${base}/koivula/pools?limit=201`, 400, /limit/],
    [`${base}/koivula/pools?limit=abc`, 400, /limit/],
    [`${base}/koivula/pools?colour=red`, 400, /colour/],
    [`${base}/koivula/search`, 400, /q/],
    [`${base}/koivula/search?q=a&lang=de`, 400, /lang/],
    [`${base}/nowhere`, 404, /municipality/],
    [`${base}/koivula/pools/nothing`, 404, /no such/],
    [`${base}/koivula/revisions/7`, 404, /revision/],
    ["/api/v1/nothing", 404, /openapi/],
  ]
  for (const [path, status, detail] of cases) {
    const response = await town.get(path)
    assert.equal(response.status, status, path)
    assert.equal(response.headers.get("content-type"), "application/problem+json", path)
    const body = (await response.json()) as { status: number; title: string; detail: string; instance: string }
    assert.equal(body.status, status)
    assert.match(body.detail, detail, path)
  }
  const post = await town.post(`${base}/koivula/pools`, {})
  assert.equal(post.status, 405)
})

test("an answer that has not changed is not sent again", async () => {
  const first = await town.get(`${base}/koivula/pools`)
  const tag = first.headers.get("etag") ?? ""
  assert.equal((await town.get(`${base}/koivula/pools`, { "if-none-match": tag })).status, 304)
  assert.equal((await town.get(`${base}/koivula/pools`, { "if-modified-since": first.headers.get("last-modified") ?? "" })).status, 304)
})

test("Spectral and Redocly find nothing to say of the document", async () => {
  const folder = mkdtempSync(join(tmpdir(), "varanto-openapi-"))
  const file = join(folder, "openapi.json")
  writeFileSync(file, await town.page("/api/openapi.json"))
  // Every rule of Spectral's but the one that wants an e-mail address: each installation has its own contacts in the description.
  writeFileSync(join(folder, "spectral.json"), JSON.stringify({ extends: [["spectral:oas", "all"]], rules: { "contact-properties": "off" } }))
  const tool = (name: string) => join(process.cwd(), "node_modules", ".bin", name)
  const spectral = spawnSync(tool("spectral"), ["lint", "--fail-severity", "hint", "--ruleset", join(folder, "spectral.json"), file], { encoding: "utf8" })
  const redocly = spawnSync(tool("redocly"), ["lint", "--extends", "recommended", file], { encoding: "utf8", cwd: folder, env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } })
  rmSync(folder, { recursive: true })
  assert.equal(spectral.status, 0, spectral.stdout + spectral.stderr)
  assert.equal(redocly.status, 0, redocly.stdout + redocly.stderr)
  assert.doesNotMatch(redocly.stdout + redocly.stderr, /\d+ warning/i)
})
