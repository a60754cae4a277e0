import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { anEngine } from "../../test/engines.ts"
import { openTown, type Town } from "../../test/town.ts"
import { sql } from "../lib/sql.ts"
import { makeApp } from "./app.tsx"
import { usualLimits } from "./limits.ts"
import { requestLine } from "./log-lines.ts"

let town: Town
before(async () => {
  town = await openTown(anEngine())
})
after(() => town.close())

test("health, readiness and metrics answer this machine, and others only with the token", async () => {
  for (const path of ["/health", "/ready", "/metrics"]) {
    assert.equal((await town.get(path)).status, 200, path)
    assert.equal((await town.get(path, { "x-forwarded-for": "192.0.2.1" })).status, 404, path)
  }
  // A connection that nobody uses is closed after a while: one is used now.
  await town.database.rows(sql`select 1`)
  const metrics = await town.page("/metrics")
  assert.match(metrics, /^varanto_connections_open [1-9]\d*$/m)
  assert.match(metrics, /^varanto_log_entries_waiting 0$/m)
  const app = makeApp({ database: town.database, site: town.site, files: town.files, clock: town.now, log: () => {}, watchToken: "secret", ready: () => Promise.reject(new Error("gone")) })
  const ask = async (path: string, authorization?: string) => (await app.request(`http://localhost:3000${path}`, authorization ? { headers: { authorization } } : {})).status
  assert.deepEqual([await ask("/metrics"), await ask("/metrics", "Bearer wrong"), await ask("/metrics", "Bearer secret"), await ask("/ready", "Bearer secret")], [404, 404, 200, 503])
})

test("metrics and log lines name routes and never what a person asked for", async () => {
  const told: string[] = []
  const app = makeApp({ database: town.database, site: town.site, files: town.files, clock: town.now, log: () => {}, tell: (facts) => told.push(requestLine(facts, town.now())) })
  await app.request("http://localhost:3000/fi/koivula/search?q=Virtanen", { headers: { "user-agent": 'x"} {"forged":1' } })
  await app.request("http://localhost:3000/fi/koivula/pools/salainen%0A%7B%22forged%22%3A1%7D")
  await app.request("http://localhost:3000/Virtanen")
  const text = told.join("\n") + (await (await app.request("http://localhost:3000/metrics")).text())
  assert.doesNotMatch(text, /Virtanen|salainen|forged/)
  assert.match(text, /varanto_requests_total\{method="GET",route="[^"]*:municipality\/search",status="200"\} 1/)
  for (const line of told) assert.doesNotThrow(() => JSON.parse(line))
})

test("an address that tries to sign in too often is told when to come back", async () => {
  const small = await openTown(anEngine(), undefined, undefined, { limits: { ...usualLimits, signIn: { perMinute: 2, burst: 2 } } })
  const ask = () => small.get("/sign-in/start/staff")
  assert.deepEqual([(await ask()).status, (await ask()).status], [303, 303])
  const third = await ask()
  assert.deepEqual([third.status, third.headers.get("retry-after")], [429, "30"])
  small.later(0.5)
  assert.equal((await ask()).status, 303)
  assert.equal((await small.get("/fi/koivula")).status, 200)
  await small.close()
})
