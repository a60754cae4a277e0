import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { publicCase, registryOn } from "../../../test/registry.ts"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { addSamples, sampleResidents } from "../../acts/samples.ts"

let town: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
})
after(() => town.close())

const as = (id: string, kind: "staff" | "resident" = "staff") => town.as({ id, kind, given: id, family: "Esimerkki" })
const json = async (response: Response) => (await response.json()) as Record<string, unknown>

test("someone who has signed in reads a record as data, with its masks, and that is noted like on its page", async () => {
  const veikko = await as("veikko")
  const noted = await notedWhile(town.database, async () => {
    const answer = await veikko.get("/api/v1/records/asia-1-2?purpose=case-handling")
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get("cache-control"), "no-store")
    const body = await answer.text()
    assert.match(body, /"because":"handles-the-case"/)
    for (const { code } of sampleResidents) assert.equal(body.includes(code), false, "an identity code left")
  })
  assert.deepEqual(noted.map(({ act, purpose }) => [act, purpose]), [["record-read", "case-handling"]])
})

test("without a purpose, without signing in, and for what is not hers, the answer says so and shows nothing", async () => {
  const veikko = await as("veikko")
  for (const [whose, path, status] of [
    [town, "asia-1-2?purpose=case-handling", 401],
    [veikko, "asia-1-2", 422],
    [veikko, "asia-1-2?purpose=curiosity", 400],
    [veikko, "asia-1-2?purpose=case-handling&as=saara", 400],
    [veikko, "asia-7-1?purpose=case-handling", 404],
    [veikko, "no-such-record?purpose=case-handling", 404],
  ] as const) {
    const answer = await whose.get(`/api/v1/records/${path}`)
    assert.equal(answer.status, status, path)
    assert.match(answer.headers.get("content-type") ?? "", /problem\+json/)
    assert.equal("title" in (await json(answer)), true)
  }
})

test("a resident reads her own record as data and nobody else's", async () => {
  const sofia = await as("sofia", "resident")
  const own = await json(await sofia.get("/api/v1/records/asia-1-2"))
  assert.deepEqual([own.because, "person" in own], ["her-own", false])
  assert.equal((await sofia.get("/api/v1/records/asia-2-1?purpose=case-handling")).status, 404)
})

test("cases are listed as data: to each what she may see with its exact total, to anyone the public ones", async () => {
  const registry = registryOn(town.database)
  for (const secrecy of ["public", "partly-secret", "partly-secret"] as const) await registry.open("aino", { publicity: { ...publicCase.publicity, secrecy } })
  await registry.open("veikko", { publicity: { ...publicCase.publicity, secrecy: "secret" } })
  const [aino, antti] = [await as("aino"), await as("antti")]
  const first = await json(await aino.get("/api/v1/cases?purpose=case-handling&count=true&limit=2"))
  assert.deepEqual([(first.items as unknown[]).length, first.total, first.exact], [2, 3, true])
  const rest = await json(await aino.get(String(first.next)))
  assert.deepEqual([(rest.items as unknown[]).length, rest.next], [1, null])
  assert.deepEqual([(await json(await antti.get("/api/v1/cases?purpose=case-handling&count=true"))).total, (await json(await aino.get("/api/v1/cases?count=true"))).total], [1, 1])
  assert.deepEqual([(await town.get("/api/v1/cases")).status, (await aino.get("/api/v1/cases?name=Sofia")).status], [401, 400])
  const open = await json(await town.get("/api/v1/municipalities/espoo/cases?count=true"))
  assert.deepEqual([open.total, open.exact, (open.facets as { stage: unknown }).stage], [3, true, [{ value: "pending", count: 3 }]], "what is secret in part shows its public part, what is secret as a whole does not")
  assert.equal((open.items as { inPart: boolean }[]).filter(({ inPart }) => inPart).length, 2)
  assert.equal(JSON.stringify(open).includes("Sofia"), false)
})
