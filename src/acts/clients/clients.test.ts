import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { aClient, ask, theCommand } from "../../../test/clients.ts"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import { usualLimits } from "../../web/limits.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { addStaff } from "../people/people.ts"
import { addSamples } from "../samples.ts"
import { hashOf } from "../sign-in/random.ts"
import { inWork } from "../work.ts"
import { listClients, makeClient, revokeClient, rotateToken } from "./clients.ts"
import { isTokenShaped, newToken } from "./token.ts"

const espooId = "espoo"
let town: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
})
after(() => town.close())

const me = (token: string | null, headers?: Record<string, string>) => ask(town, token, "GET", "/api/v1/client", undefined, headers)
const done = <Result>(verb: Parameters<typeof inWork<Result>>[3]) => inWork(town.database, theCommand, town.now(), verb)
const refusals = async () => (await entriesOf(town.database)).filter(({ act, more }) => act === "refused" && more?.path === "api").map(({ because }) => because)

test("a token is told once: the database keeps its hash alone, and the log neither", async () => {
  const { id, token } = await aClient(town)
  assert.match(token, /^vrt_/)
  const everything = JSON.stringify([await town.database.rows(sql`select * from api_client`), await entriesOf(town.database)])
  assert.ok(!everything.includes(token.slice(4, 20)))
  const [kept] = await town.database.rows<{ id_hash: Buffer }>(sql`select id_hash from api_token where client_id = ${id}`)
  assert.deepEqual(kept?.id_hash, hashOf(token))
  const made = (await entriesOf(town.database)).find(({ act, subject }) => act === "client-made" && subject?.id === id)
  assert.deepEqual([made?.more?.owner, made?.more?.scopes], ["antti", "directory:write"])
})

test("a client asks about itself, and when it was last used is kept", async () => {
  const { id, token } = await aClient(town, ["directory:read"])
  const answer = await me(token)
  assert.equal(answer.status, 200)
  const own = (await answer.json()) as { id: string; municipality: string; scopes: string[] }
  assert.deepEqual([own.id, own.municipality, own.scopes], [id, espooId, ["directory:read"]])
  const listed = await done((work) => listClients(work.queries, espooId, town.now()))
  assert.deepEqual(listed.find((one) => one.id === id)?.usedAt, town.now())
})

test("without a token the answer names the way in; a forged token and one of another kind open nothing and are noted", async () => {
  const before = (await refusals()).length
  const none = await me(null)
  assert.deepEqual([none.status, none.headers.get("www-authenticate"), none.headers.get("content-type")], [401, 'Bearer realm="varanto"', "application/problem+json"])
  const real = (await aClient(town)).token
  const forged = [newToken(), `${real.slice(0, -1)}${real.endsWith("0") ? "1" : "0"}`, real.toUpperCase(), real.slice(4), "x"]
  for (const token of forged) {
    const answer = await me(token)
    assert.equal(answer.status, 401)
    assert.match(answer.headers.get("www-authenticate") ?? "", /^Bearer realm="varanto", error="invalid_token"/)
    assert.equal(((await answer.json()) as { status: number }).status, 401)
  }
  assert.equal((await me(null, { authorization: `Basic ${Buffer.from(`x:${real}`).toString("base64")}` })).status, 401)
  assert.equal((await refusals()).length - before, forged.length)
  assert.deepEqual([...new Set((await refusals()).slice(before))], ["token-unknown"])
})

test("the checksum tells a token of ours from a mistyped one", () => {
  const token = newToken()
  assert.ok(isTokenShaped(token))
  assert.ok(!isTokenShaped(`${token}0`))
  assert.ok(!isTokenShaped(token.replace("vrt_", "vrt-")))
})

test("a rotated token works beside the new one for the overlap, and not a second longer", async () => {
  const { id, token } = await aClient(town)
  const next = await done((work) => rotateToken(work, espooId, id, 1))
  assert.deepEqual([(await me(token)).status, (await me(next)).status], [200, 200])
  town.later(60)
  assert.deepEqual([(await me(token)).status, (await me(next)).status], [401, 200])
  assert.equal((await refusals()).at(-1), "token-expired")
  const last = await done((work) => rotateToken(work, espooId, id, 0))
  assert.deepEqual([(await me(next)).status, (await me(last)).status], [401, 200])
})

test("a revoked client is refused at once, with all its tokens, and is not revoked or rotated again", async () => {
  const { id, token } = await aClient(town)
  const next = await done((work) => rotateToken(work, espooId, id, 24))
  await done((work) => revokeClient(work, espooId, id))
  assert.deepEqual([(await me(token)).status, (await me(next)).status], [401, 401])
  assert.equal((await refusals()).at(-1), "client-revoked")
  await assert.rejects(done((work) => revokeClient(work, espooId, id)), NotFound)
  await assert.rejects(done((work) => rotateToken(work, espooId, id, 24)), NotFound)
})

test("a client is asked for its right again where the change is made, and one that nobody made has none", async () => {
  const newcomer = { userName: "ovela", givenNames: "Ovela", familyName: "Ohjelma" }
  const by = (id: string) => inWork(town.database, { id, name: "", kind: "client" }, town.now(), (work) => addStaff(work, espooId, newcomer))
  const [{ id: revoked }, { id: reader }] = [await aClient(town), await aClient(town, ["directory:read"])]
  await done((work) => revokeClient(work, espooId, revoked))
  for (const id of [revoked, reader, "nobody", "antti"]) await assert.rejects(by(id), Refused)
})

test("a client ends on its last day, and a rotation may give it another", async () => {
  const { id, token } = await aClient(town)
  town.later(31 * 24 * 60)
  assert.equal((await me(token)).status, 401)
  assert.equal((await refusals()).at(-1), "client-expired")
  await assert.rejects(done((work) => rotateToken(work, espooId, id, 24)), Conflict)
  const renewed = await done((work) => rotateToken(work, espooId, id, 0, new Date(town.now().getTime() + 86_400_000)))
  assert.equal((await me(renewed)).status, 200)
})

test("a token of one municipality shows and changes nothing of another", async () => {
  await town.database.rows(sql`insert into person (municipality_id, id, kind, user_name, given_names, family_name, created_at) values ('helsinki', 'hilla', 'staff', 'hilla', 'Hilla', 'Helsinkiläinen', ${town.now()})`)
  await town.database.rows(sql`insert into employment (municipality_id, id, person_id, unit, title, starts_at) values ('helsinki', 'post-hilla', 'hilla', 'x', 'x', ${new Date("2020-01-01")})`)
  const { token } = await inWork(town.database, theCommand, town.now(), (work) => makeClient(work, "helsinki", { name: "Toinen", owner: "hilla", scopes: ["directory:write"], endsAt: new Date(town.now().getTime() + 86_400_000) }))
  const list = (await (await ask(town, token, "GET", "/scim/v2/Users")).json()) as { Resources: { id: string }[] }
  assert.deepEqual(list.Resources.map(({ id }) => id), ["hilla"])
  for (const method of ["GET", "DELETE"]) assert.equal((await ask(town, token, method, "/scim/v2/Users/veikko")).status, 404)
  const patch = { schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations: [{ op: "replace", path: "active", value: false }] }
  assert.equal((await ask(town, token, "PATCH", "/scim/v2/Users/veikko", patch)).status, 404)
  const chief = { schemas: patch.schemas, Operations: [{ op: "add", path: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", value: "veikko" }] }
  assert.equal((await ask(town, token, "PATCH", "/scim/v2/Users/hilla", chief)).status, 400)
})

test("only the administrator makes, rotates and revokes clients, for an owner in service and for a year at the most", async () => {
  const form = (more: object = {}) => ({ name: "x", owner: "antti", scopes: ["directory:read" as const], endsAt: new Date(town.now().getTime() + 86_400_000), ...more })
  const by = (id: string, more?: object) => inWork(town.database, { id, name: id, kind: "staff" }, town.now(), (work) => makeClient(work, espooId, form(more)))
  const { id } = await by("antti")
  for (const other of ["veikko", "helena", "ilkka", "sofia"]) await assert.rejects(by(other), Refused)
  await assert.rejects(inWork(town.database, { id: "helena", name: "", kind: "staff" }, town.now(), (work) => revokeClient(work, espooId, id)), Refused)
  await assert.rejects(inWork(town.database, { id: "helena", name: "", kind: "staff" }, town.now(), (work) => rotateToken(work, espooId, id, 0)), Refused)
  await assert.rejects(by("antti", { owner: "sofia" }), NotFound)
  await assert.rejects(by("antti", { endsAt: town.now() }), Conflict)
  await assert.rejects(by("antti", { endsAt: new Date(town.now().getTime() + 400 * 86_400_000) }), Conflict)
})

test("a client that asks too much, and an address that guesses, wait", async () => {
  const small = await openTown(anEngine(), [espoo], undefined, { limits: { ...usualLimits, client: { perMinute: 2, burst: 2 } } })
  await addSamples(small.database, small.now(), small.signIn.keys.codeKey)
  const [one, other] = [await aClient(small), await aClient(small)]
  const status = async (token: string) => (await ask(small, token, "GET", "/api/v1/client")).status
  assert.deepEqual([await status(one.token), await status(one.token), await status(one.token), await status(other.token)], [200, 200, 429, 200])
  const guesses = []
  for (let at = 0; at < 31; at++) guesses.push(await status(newToken()))
  assert.deepEqual([guesses[0], guesses.at(-1)], [401, 429])
  await small.close()
})
