import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { aClient, ask, theCommand } from "../../../test/clients.ts"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { enter } from "../../acts/access/border.ts"
import { feedingSystems, tieFeedingSystem } from "../../acts/clients/feeding.ts"
import type { Scope } from "../../acts/clients/scopes.ts"
import { Conflict } from "../../acts/refusals.ts"
import { addSamples } from "../../acts/samples.ts"
import { sampleUnit } from "../../acts/sample-records.ts"
import { inWork } from "../../acts/work.ts"
import { sql } from "../../lib/sql.ts"

let town: Town
let system = ""
let other = ""
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  ;[system = "", other = ""] = espoo.systems.map(({ id }) => id)
})
after(() => town.close())

const systems = new Set(espoo.systems.map(({ id }) => id))
const tie = (client: string, to = system, unit: string | null = null) => inWork(town.database, theCommand, town.now(), (work) => tieFeedingSystem(work, "espoo", client, { system: to, unit }, systems))

async function aFeeder(to = system, unit: string | null = null, scopes: Scope[] = ["cases:write"]): Promise<{ id: string; token: string }> {
  const client = await aClient(town, scopes)
  await tie(client.id, to, unit)
  return client
}

const aCase = (more: object = {}) => ({
  classCode: "14 05", unit: sampleUnit, title: "Sofia Asukkaan hakemus palkkatuesta", publicTitle: "Palkkatukihakemus", language: "fi", pendingAt: "2026-11-23T09:00:00+02:00",
  initiator: { kind: "person", name: "Sofia Asukas" }, publicity: { secrecy: "partly-secret", act: "621/1999", item: "24 § 1 mom. 25 k" }, ...more,
})
const aDocument = (more: object = {}) => ({ title: "Hakemus", publicTitle: "Hakemus", type: "application", language: "fi", received: { at: "2026-11-23T09:00:00+02:00", sender: "Sofia Asukas" }, publicity: { secrecy: "public" }, ...more })
let keys = 0
const post = async (token: string | null, path: string, body: unknown, key = `key-${++keys}`) => {
  const response = await ask(town, token, "POST", path, body, { "content-type": "application/json", "idempotency-key": key })
  return { status: response.status, type: response.headers.get("content-type"), body: (await response.json()) as Record<string, never> }
}

test("a system brings a case with a document, and the registrar sees both", async () => {
  const { token } = await aFeeder()
  const opened = await post(token, "/api/v1/cases", aCase({ documents: [aDocument({ file: { name: "hakemus.txt", mediaType: "text/plain", content: Buffer.from("haen tukea").toString("base64") } })] }))
  assert.equal(opened.status, 201)
  assert.match(opened.body.number ?? "", /\/14\.05\/2026$/)
  const aino = await town.as({ id: "aino", kind: "staff", given: "Aino", family: "Kirjaaja" })
  const page = await aino.page(`/staff/cases/${opened.body.id}?lang=en`)
  for (const told of [opened.body.number, "Sofia Asukkaan hakemus palkkatuesta", "another system", "hakemus.txt"]) assert.equal(page.includes(String(told)), true, String(told))
})

test("the same key opens one case however often it is sent, also at once, and other content under it is a conflict", async () => {
  const { token } = await aFeeder()
  const all = await Promise.all([1, 2, 3, 4].map(() => post(token, "/api/v1/cases", aCase(), "the-key")))
  assert.deepEqual(all.map(({ status }) => status).sort((a, b) => a - b), [200, 200, 200, 201])
  assert.equal(new Set(all.map(({ body }) => body.number)).size, 1)
  const changed = await post(token, "/api/v1/cases", aCase({ title: "Toinen" }), "the-key")
  assert.deepEqual([changed.status, changed.type], [409, "application/problem+json"])
})

test("a system tells of actions and documents in its own cases, each once, and of nobody else's", async () => {
  const { token } = await aFeeder()
  const { id } = (await post(token, "/api/v1/cases", aCase())).body
  const at = `/api/v1/cases/${id}`
  const moved = { kind: "moved", stage: "in-preparation" }
  assert.equal((await post(token, `${at}/actions`, moved, "once")).status, 201)
  assert.equal((await post(token, `${at}/actions`, moved, "once")).status, 200)
  assert.equal((await post(token, `${at}/actions`, { kind: "noted", note: "x" }, "once")).status, 409)
  assert.equal((await post(token, `${at}/actions`, { kind: "moved", stage: "served" })).status, 409)
  const document = await post(token, `${at}/documents`, aDocument(), "doc")
  assert.deepEqual([document.status, (await post(token, `${at}/documents`, aDocument(), "doc")).body.id], [201, document.body.id])
  const sister = await aFeeder(system)
  assert.equal((await post(sister.token, `${at}/actions`, { kind: "noted", note: "samasta järjestelmästä" })).status, 201)
  const stranger = await aFeeder(other)
  assert.equal((await post(stranger.token, `${at}/actions`, { kind: "noted", note: "x" })).status, 404)
  assert.equal((await post(stranger.token, `${at}/documents`, aDocument())).status, 404)
})

test("without a tie, the scope, the unit, a key or a sound request nothing is opened, and the answer is a problem that repeats no value", async () => {
  const feeder = await aFeeder(system, sampleUnit)
  const untied = await aClient(town, ["cases:write"])
  const reader = await aFeeder(system, null, ["outbox:read"])
  for (const [token, body, key, status] of [
    [untied.token, aCase(), "a", 403],
    [reader.token, aCase(), "a", 403],
    [null, aCase(), "a", 401],
    [feeder.token, aCase({ unit: "sivistys" }), "a", 403],
    [feeder.token, aCase(), "", 400],
    [feeder.token, aCase({ secretName: "Martti" }), "a", 400],
    [feeder.token, aCase({ title: "" }), "a", 400],
    [feeder.token, aCase({ publicity: { secrecy: "secret" } }), "a", 400],
    [feeder.token, aCase({ publicity: { secrecy: "secret", act: "621/1999", item: "24 §" } }), "a", 409],
    [feeder.token, aCase({ pendingAt: "2031-01-01T00:00:00Z" }), "a", 409],
    [feeder.token, aCase({ documents: [aDocument({ file: { name: "x", mediaType: "text/plain", content: "%%%" } })] }), "a", 400],
    [feeder.token, "{", "a", 400],
  ] as const) {
    const answer = await post(token, "/api/v1/cases", body, key)
    assert.deepEqual([answer.status, answer.type], [status, "application/problem+json"], JSON.stringify(answer.body))
    assert.equal(JSON.stringify(answer.body).includes("Martti"), false)
  }
  assert.equal((await ask(town, feeder.token, "GET", "/api/v1/cases/some/actions")).status, 405)
})

test("the log tells which system brought what, in ids", async () => {
  const { id, token } = await aFeeder()
  const opened = (await post(token, "/api/v1/cases", aCase())).body
  const entry = (await entriesOf(town.database)).find((one) => one.act === "case-opened" && one.case === opened.id)
  assert.equal(entry?.actor, id)
})

test("a client is tied to a system of the description only, and the time last heard from is kept", async () => {
  const { id, token } = await aFeeder(other)
  await assert.rejects(tie(id, "no-such-system"), Conflict)
  assert.equal((await feedingSystems(town.database, "espoo")).find((one) => one.system === other)?.heardAt ?? null, null)
  assert.equal((await post(token, "/api/v1/cases", aCase())).status, 201)
  assert.deepEqual((await feedingSystems(town.database, "espoo")).find((one) => one.system === other)?.heardAt, town.now())
})

test("the outbox is read in order and again from any place, and a slow change comes after what was read, never before it", async () => {
  const { token } = await aFeeder()
  const reader = await aClient(town, ["outbox:read"])
  const read = async (after: number) => (await (await ask(town, reader.token, "GET", `/api/v1/outbox?after=${after}&limit=500`)).json()) as { items: { place: number; kind: string; case: string; message: { number: string } }[]; last: number }
  const start = (await read(0)).last
  const slow = await town.database.transaction(async (queries) => {
    await enter(queries, "espoo")
    // Takes its id before the other case is opened, and shows after it.
    await queries.rows(sql`insert into outbox (municipality_id, kind, case_id, message, at) select municipality_id, 'case-noted', case_id, message, at from outbox where municipality_id = 'espoo' limit 1`)
    const { id } = (await post(token, "/api/v1/cases", aCase())).body
    const page = await read(start)
    assert.deepEqual(town.log, [])
    assert.deepEqual(page.items.map((one) => [one.kind, one.case]), [["case-opened", id]])
    return page.last
  })
  const next = await read(slow)
  assert.deepEqual(next.items.map(({ kind }) => kind), ["case-noted"])
  assert.deepEqual((await read(start)).items.map(({ kind }) => kind), ["case-opened", "case-noted"])
  assert.equal((await ask(town, token, "GET", "/api/v1/outbox")).status, 403)
})
