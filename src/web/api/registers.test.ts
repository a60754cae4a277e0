import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { ask, aClient } from "../../../test/clients.ts"
import { anEngine } from "../../../test/engines.ts"
import { FileRefused } from "../../acts/cases/files.ts"
import { parseModel } from "../../model/parse-model.ts"
import { asked } from "../../model/registers/define.ts"
import { lendingParts } from "../../../test/lending.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, origin, type Person, type Town } from "../../../test/town.ts"
import { openApiDocument } from "./openapi.ts"

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const olli: Person = { id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" }
const base = "/api/v1/registers"
const stated = "?purpose=client-service"

type Answer = { readonly status: number; readonly tag: string | null; readonly body: Record<string, never> }
type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>

let keys = 0
const json = { "content-type": "application/json" }

async function told(response: Response): Promise<Answer> {
  return { status: response.status, tag: response.headers.get("etag"), body: (await response.json()) as Record<string, never> }
}

/** The library, where a borrower's card has a picture of her. */
function withPicture() {
  const { definitions, ...parts } = lendingParts()
  return parseModel({ ...parts, definitions: definitions.map((one) => (one.type === "borrower" ? { ...one, fields: [...one.fields, { name: "picture", ...asked.file("Kuva", "Bild", "Picture") }] } : one)) })
}

const scan = async (content: AsyncIterable<Uint8Array>): Promise<void> => {
  for await (const piece of content) if (Buffer.from(piece).includes("EICAR")) throw new FileRefused("infected", "The file is infected.", "Eicar")
}

async function library(t: TestContext): Promise<{ town: Town; send: Send; asOlli: Send; visit: Town }> {
  const town = await openTown(anEngine(), [withPicture()], undefined, { scan })
  t.after(() => town.close())
  const [visit, other] = [await town.as(veikko), await town.as(olli)]
  const sendAs = (its: Town): Send => async (method, path, body, headers = {}) =>
    told(await town.app.request(origin + path, { method, headers: { cookie: its.cookie, ...(body === undefined ? {} : json), "idempotency-key": `key-${++keys}`, ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }))
  return { town, visit, send: sendAs(visit), asOlli: sendAs(other) }
}

const martti = {
  person: { given: "Martti", family: "Mallinen", code: "010190-901R" }, home: { street: "Kirkkokatu 1", postcode: "02770", town: "Koivula" }, born: "1990-01-01", kind: "adult",
  valid: { from: "2026-01-01", until: "2026-12-31" }, loans: 3, fee: 150,
}
const opening = { unit: "sivistys", values: martti }

test("a program learns what a register is, opens a record, finds it, changes it and takes it on, and the page shows the same", async (t) => {
  const { town, send, asOlli, visit } = await library(t)
  const types = (await send("GET", base)).body as unknown as { items: { type: string; schema: { required: string[]; properties: Record<string, unknown> }; moves: { code: string }[] }[] }
  const borrower = types.items.find(({ type }) => type === "borrower")
  assert.deepEqual([borrower?.schema.required, Object.keys(borrower?.schema.properties ?? {}).includes("owes"), borrower?.moves.map(({ code }) => code)], [["person", "born", "kind"], false, ["grant", "end"]])
  const opened = await send("POST", `${base}/borrower/records`, opening, { "idempotency-key": "once" })
  const again = await send("POST", `${base}/borrower/records`, opening, { "idempotency-key": "once" })
  assert.deepEqual([opened.status, again.status, again.body], [201, 200, { id: opened.body.id, again: true }])
  assert.equal((await send("POST", `${base}/borrower/records`, { ...opening, unit: "town-office" }, { "idempotency-key": "once" })).status, 409)
  const at = `/api/v1/register-records/${opened.body.id}`
  const seen = await send("GET", at + stated)
  assert.deepEqual([seen.status, seen.tag, seen.body.values], [200, `"1"`, { person: { given: "Martti", family: "Mallinen", code: null }, born: "1990-01-01", kind: "adult", valid: martti.valid, loans: 3, fee: 150, owes: 450 }])
  assert.deepEqual(seen.body.masked, { home: "Kirkkokatu 1, 02770 Koivula", person: "******-****" })
  assert.doesNotMatch(JSON.stringify(seen.body), /901R/)
  const found = await send("POST", `${base}/search`, { key: "personName", value: "martti", purpose: "client-service" })
  assert.deepEqual((found.body as unknown as { items: { id: string; how: string }[] }).items.map(({ id, how }) => [id, how]), [[opened.body.id, "beginning"]])
  assert.equal(found.body.next, null)
  const beyond = async (after: string) => {
    const { status, body } = await send("POST", `${base}/search`, { key: "personName", value: "martti", purpose: "client-service", after })
    return status === 200 ? (body as unknown as { items: unknown[] }).items.length : status
  }
  assert.deepEqual([await beyond("exact.a"), await beyond(`beginning.${opened.body.id}`), await beyond("nearly.a"), await beyond("exact.' or 1=1")], [1, 0, 400, 400])
  const changed = await send("PATCH", at + stated, { values: { loans: 4, person: { given: "Martti", family: "Mäkinen", code: null } } }, { "if-match": seen.tag ?? "" })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  assert.equal((await send("PATCH", at + stated, { values: { loans: 5 } }, { "if-match": seen.tag ?? "" })).status, 412, "somebody has changed it meanwhile")
  assert.equal((await send("PATCH", at + stated, { values: { loans: 5 } })).status, 428)
  assert.deepEqual([await send("POST", `${at}/moves${stated}`, { move: "grant" }, { "if-match": seen.tag ?? "" }), await send("PATCH", at + stated, { values: { loans: 4 } }, { "if-match": `"9", W/"2"` }), await send("PATCH", at + stated, { values: { loans: 4 } }, { "if-match": "*" })].map(({ status }) => status), [412, 200, 200])
  assert.equal((await send("POST", `${at}/moves${stated}`, { move: "grant" })).status, 200)
  const page = await visit.page(`/staff/register-records/${opened.body.id}${stated}`)
  assert.match(page, /Martti Mäkinen.*käytössä.*\*{6}-\*{4}.*6,00 €/s)
  const list = await send("GET", `${base}/borrower/records${stated}&stage=in-use&limit=1`)
  assert.deepEqual([(list.body as unknown as { items: { id: string }[] }).items.map(({ id }) => id), list.body.next], [[opened.body.id], null])
  assert.equal((list.body as unknown as { items: { case: string | null }[] }).items[0]?.case, null)
  await visit.post(`/staff/registers/borrower/views${stated}&stage=in-use`, { view: "Käytössä" })
  const views = (await send("GET", `${base}/borrower/views`)).body as unknown as { items: { id: string; name: string; narrowing: object }[] }
  assert.deepEqual(views.items.map(({ name, narrowing }) => [name, narrowing]), [["Käytössä", { stage: "in-use", choices: {} }]])
  const narrowed = async (query: string) => {
    const { status, body } = await send("GET", `${base}/borrower/records${stated}&${query}`)
    return status === 200 ? (body as unknown as { items: unknown[] }).items.length : status
  }
  const view = `view=${views.items[0]?.id}`
  assert.deepEqual(await Promise.all(["choice=kind:adult", "choice=kind:child", view, `${view}&choice=kind:child`, `${view}&stage=applied`, "choice=kind:giant", "choice=loans:3", "after=nowhere", "view=none"].map(narrowed)), [1, 0, 1, 0, 0, 400, 400, 400, 404])
  const acts = (await entriesOf(town.database)).filter(({ actor }) => actor === "veikko").map(({ act }) => act)
  for (const act of ["record-opened", "record-read", "record-searched", "record-changed", "record-listed"]) assert.ok(acts.includes(act as never), act)
  assert.deepEqual([(await asOlli("GET", at + stated)).status, (await asOlli("GET", `${base}/borrower/records${stated}`)).status, ((await asOlli("GET", base)).body as unknown as { items: [] }).items], [404, 404, []])
  assert.deepEqual(town.log, [])
})

test("a file comes over the API as on the pages: looked through, for the one who sent it alone, and read by those who may read the record, which is noted", async (t) => {
  const { town, send, asOlli, visit } = await library(t)
  const keep = async (content: string, by = visit, headers: Record<string, string> = { "content-disposition": "attachment; filename*=UTF-8''Martti%20%C3%84.png" }) =>
    told(await town.app.request(`${origin}${base}/borrower/files`, { method: "POST", headers: { cookie: by.cookie, "content-type": "application/octet-stream", ...headers }, body: content }))
  const kept = await keep("a picture")
  assert.deepEqual([kept.status, kept.body.name, kept.body.sizeBytes], [201, "Martti Ä.png", 9])
  assert.deepEqual([await keep("EICAR"), await keep("x", visit, {}), await keep(""), await keep("x", await town.as(olli))].map(({ status }) => status), [422, 400, 400, 404])
  const picture = kept.body.file
  const lacking = await send("POST", `${base}/borrower/records`, { ...opening, values: { ...martti, picture: { name: "x.png", sha256: "0".repeat(64), sizeBytes: 1 } } })
  assert.deepEqual([lacking.status, (lacking.body as unknown as { errors: { name: string }[] }).errors.map(({ name }) => name)], [400, ["picture"]], "a digest opens nothing")
  const { id } = (await send("POST", `${base}/borrower/records`, { ...opening, values: { ...martti, picture } })).body
  const johanna = await town.as({ id: "johanna", given: "Johanna", family: "Joki", kind: "staff", role: "case-handler" })
  const stolen = await town.app.request(`${origin}${base}/borrower/records`, { method: "POST", headers: { cookie: johanna.cookie, ...json, "idempotency-key": "stolen" }, body: JSON.stringify({ ...opening, values: { ...martti, picture } }) })
  assert.equal(stolen.status, 400, "what one has kept is not another's to name")
  const at = `/api/v1/register-records/${id}/files/picture${stated}`
  const file = await town.app.request(origin + at, { headers: { cookie: visit.cookie } })
  assert.deepEqual([file.status, await file.text(), file.headers.get("content-disposition")?.endsWith("''Martti%20%C3%84.png")], [200, "a picture", true])
  assert.deepEqual([(await asOlli("GET", at)).status, (await send("GET", at.replace("picture", "home"))).status, (await send("GET", at.replace(stated, ""))).status], [404, 404, 422])
  const noted = (await entriesOf(town.database)).filter(({ act }) => act.startsWith("file-")).map(({ act, actor, because, more }) => [act, actor, because, more?.field ?? more?.found])
  assert.deepEqual(noted.map(([act, actor, , more]) => [act, actor, more]), [["file-refused", "veikko", "Eicar"], ["file-read", "veikko", "picture"]])
  assert.deepEqual(town.log, [])
})

test("what is not right is told by field and repeats no value, and without a purpose, a key or a sign-in nothing is told", async (t) => {
  const { town, send } = await library(t)
  const records = `${base}/borrower/records`
  const wrong: readonly (readonly [object, string])[] = [
    [{ ...martti, kind: "giant" }, "kind"], [{ ...martti, owes: 0 }, "owes"], [{ ...martti, salary: 1 }, "salary"], [{ ...martti, born: "31.2.1990" }, "born"], [{ ...martti, loans: 101 }, "loans"],
    [{ ...martti, kind: "child", guardian: "Maija" }, "kind"], [{ ...martti, born: null }, "born"], [{ ...martti, person: { given: "Martti", family: "Mallinen", code: "010190-9019" } }, "person.code"],
  ]
  for (const [values, field] of wrong) {
    const { status, body } = await send("POST", records, { unit: "sivistys", values })
    assert.deepEqual([status, (body as unknown as { errors: { name: string }[] }).errors.map(({ name }) => name)], [400, [field]], field)
    assert.doesNotMatch(JSON.stringify(body), /Mallinen|9019/)
  }
  assert.equal((await send("GET", `${base}/nothing/records${stated}`)).status, 404)
  assert.equal((await send("POST", `${base}/search`, { key: "personName", value: "martti" })).status, 422)
  const huge = { key: "personName", value: "x".repeat(1024 * 1024), purpose: "client-service" }
  assert.deepEqual([(await send("POST", `${base}/search`, huge)).status, (await send("POST", `${base}/search`, huge, { "content-length": String(JSON.stringify(huge).length) })).status, (await send("POST", `${base}/search`, huge, { "content-length": "9", "transfer-encoding": "chunked" })).status], [413, 413, 413], "by its length, and measured where it tells none")
  const odd = await Promise.all(["mart\u0000ti", "mart\ud800ti", "\u{1f600}", "%_'\\"].map(async (value) => (await send("POST", `${base}/search`, { key: "personName", value, purpose: "client-service" })).status))
  assert.deepEqual(odd, [400, 400, 200, 200])
  assert.equal((await send("POST", records, opening, { "idempotency-key": "" })).status, 400)
  assert.equal((await send("POST", records, opening, { "content-type": "text/plain", origin })).status, 415)
  assert.equal((await send("DELETE", records, undefined, { origin })).status, 405)
  assert.equal((await ask(town, null, "GET", base)).status, 401)
})

test("a program's token opens registers only when its owner has taken it herself, and then as far as her rights and its scopes reach", async (t) => {
  const { town, visit } = await library(t)
  const { id, token } = await aClient(town, ["registers:read"], "veikko")
  const status = async (its: string, method = "GET", path = base, body?: object) => (await ask(town, its, method, path, body, body ? { ...json, "idempotency-key": "k" } : {})).status
  assert.equal(await status(token), 403, "whoever made the client does not read what its owner may")
  assert.match(await visit.page("/staff/own-programs"), /Henkilöstöjärjestelmä/)
  const taken = /<code>(vrt_[\w-]+)<\/code>/.exec(await (await visit.post("/staff/own-programs", { client: id })).text())?.[1] ?? ""
  assert.deepEqual([await status(taken), await status(token), await status(taken, "POST", `${base}/borrower/records`, opening)], [200, 401, 403])
  const listed = await ask(town, taken, "GET", `${base}/borrower/records${stated}`)
  assert.equal(listed.status, 200)
  const entry = (await entriesOf(town.database)).find(({ act }) => act === "record-listed")
  assert.deepEqual([entry?.actor, entry?.session], ["veikko", `client-${id}`])
  assert.equal((await (await town.as(olli)).post("/staff/own-programs", { client: id })).status, 409)
})

test("the document of the API tells every address of the registers", () => {
  const { paths } = openApiDocument("http://localhost") as { paths: Record<string, Record<string, { operationId: string }>> }
  assert.deepEqual(Object.entries(paths).filter(([path]) => /\/register(s\b(?!.*municipalities)|-records|-batches)/.test(path) && !path.includes("municipalities")).flatMap(([, its]) => Object.values(its).map(({ operationId }) => operationId)), ["listRunningRegisters", "searchRegisters", "listRegisterViews", "listRegisterRecords", "openRegisterRecord", "keepRegisterFile", "getRegisterFile", "makeRegisterList", "listRegisterBatches", "makeRegisterBatch", "previewRegisterBatch", "getRegisterBatchFile", "getRegisterRecord", "changeRegisterRecord", "moveRegisterRecord", "listRecordComments", "addRecordComment", "getCommentFile", "listRecordLetters", "makeRecordLetter", "draftRecordLetter", "getLetterFile"])
})
