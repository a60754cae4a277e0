import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { lendingWithTexts } from "../../../test/lending.ts"
import { entriesOf } from "../../../test/log.ts"
import { declareCaseRegister } from "../../acts/cases/register.ts"
import { inWork } from "../../acts/work.ts"
import { openTown, origin, type Person, type Town } from "../../../test/town.ts"

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const olli: Person = { id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" }
const helka: Person = { id: "helka", given: "Helka", family: "Hakala", kind: "staff", role: "case-handler" }
const stated = "?purpose=client-service"

type Body = Record<string, never>
interface Program {
  send(method: string, path: string, body?: unknown, key?: string): Promise<Response>
  told(method: string, path: string, body?: unknown, key?: string): Promise<{ status: number; body: Body }>
}

let keys = 0
function programOf(visit: Town): Program {
  const send: Program["send"] = (method, path, body, key = `key-${++keys}`) =>
    Promise.resolve(visit.app.request(origin + path, { method, headers: { cookie: visit.cookie, "idempotency-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }))
  return {
    send,
    async told(...asked) {
      const answer = await send(...asked)
      return { status: answer.status, body: (await answer.json()) as Body }
    },
  }
}

async function library(t: TestContext): Promise<{ town: Town; hers: Program; others: Program; asOlli: Program; record: string; keep(content: string): Promise<string> }> {
  const town = await openTown(anEngine(), [lendingWithTexts()])
  t.after(() => town.close())
  await inWork(town.database, { id: "test", name: "test", kind: "program", session: "s-1", municipality: "koivula" }, town.now(), (work) => declareCaseRegister(work, "koivula", { register: "asiarekisteri", businessId: "0101263-6", authority: "KOI", pattern: "{year}-{number}", series: "all" }))
  const visit = await town.as(veikko)
  const answer = await visit.post(`/staff/registers/borrower/new${stated}`, { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", born: "1990-01-01", kind: "adult", loans: "3", fee: "1,50" })
  assert.equal(answer.status, 303, /class="errors".*?<\/ul>/s.exec(await answer.clone().text())?.[0])
  const id = /register-records\/([^?]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? ""
  const keep = async (content: string) => {
    const kept = await visit.app.request(`${origin}/api/v1/registers/borrower/files`, { method: "POST", headers: { cookie: visit.cookie, "content-type": "application/octet-stream", "content-disposition": "attachment; filename*=UTF-8''kirje.txt" }, body: content })
    return ((await kept.json()) as { file: string }).file
  }
  return { town, hers: programOf(visit), others: programOf(await town.as(helka)), asOlli: programOf(await town.as(olli)), record: `/api/v1/register-records/${id}`, keep }
}

test("a program says something of a record and puts a file beside it, once under its key, and reads what was said", async (t) => {
  const { town, hers, others, asOlli, record, keep } = await library(t)
  const comments = `${record}/comments`
  assert.deepEqual((await hers.told("GET", `${comments}${stated}`)).body.items, [])
  assert.equal((await hers.told("GET", comments)).status, 422, "a purpose is needed")
  const first = await hers.told("POST", comments, { said: "Soitti ja kiitti." }, "one")
  const again = await hers.told("POST", comments, { said: "Soitti ja kiitti." }, "one")
  assert.deepEqual([first.status, again.body], [200, { id: first.body.id, again: true }])
  town.later(1)
  const file = await keep("Hei!")
  const beside = await hers.told("POST", comments, { file })
  const { items } = (await hers.told("GET", `${comments}${stated}`)).body as unknown as { items: { by: string; said: string; file: { name: string; sizeBytes: number } | null }[] }
  assert.deepEqual(items.map(({ by, said, file: its }) => [by, said, its]), [["Veikko Virta", "Soitti ja kiitti.", null], ["Veikko Virta", "", { name: "kirje.txt", sizeBytes: 4 }]])
  const taken = await hers.send("GET", `${comments}/${String(beside.body.id)}/file${stated}`)
  assert.deepEqual([taken.status, await taken.text()], [200, "Hei!"])
  assert.equal((await hers.send("GET", `${comments}/${String(first.body.id)}/file${stated}`)).status, 404, "it has no file")
  assert.deepEqual((await hers.told("POST", comments, {})).body.errors, [{ name: "said", message: "Say something, or give a file." }])
  assert.equal((await hers.told("POST", comments, { said: "x".repeat(2001) })).status, 400)
  assert.equal((await others.told("POST", comments, { file })).status, 400, "a file is the sender's own")
  assert.equal((await hers.told("POST", comments, { said: "Tunnus 010190-901R" })).status, 403, "an identity code has its own field")
  for (const path of [`${comments}${stated}`, `${comments}/${String(beside.body.id)}/file${stated}`]) assert.equal((await asOlli.send("GET", path)).status, 404)
  assert.equal((await asOlli.send("POST", comments, { said: "Minäkin" })).status, 404)
})

test("a program sees a letter filled in, is told what is not finished, makes it once and takes it as a file", async (t) => {
  const { town, hers, asOlli, record } = await library(t)
  const letters = `${record}/letters`
  const { items, open } = (await hers.told("GET", `${letters}${stated}`)).body as unknown as { items: unknown[]; open: { letter: string; lacks: unknown }[] }
  assert.deepEqual([items, open.map(({ letter, lacks }) => [letter, lacks])], [[], [["fees", null]]])
  const draft = (await hers.told("GET", `${record}/letter-drafts/fees${stated}`)).body as unknown as { letter: string; language: string; heading: string; body: string }
  assert.equal(draft.heading, "Maksa 4,50 €")
  assert.match(draft.body, /^Hei Martti Mallinen,\n\nvelkasi on 4,50 €.*\[Miten maksetaan\.\].*Veikko Virta\nSivistystoimi$/s)
  assert.equal((await hers.told("GET", `${record}/letter-drafts/fees${stated}&language=sv`)).body.heading, "Betala 4,50 €")
  assert.equal((await hers.send("GET", `${record}/letter-drafts/ended${stated}`)).status, 404, "the card has not ended")
  const unfinished = await hers.told("POST", letters, draft, "letter")
  assert.deepEqual([unfinished.status, (unfinished.body.errors as unknown as { name: string }[]).map(({ name }) => name)], [400, ["body"]])
  const finished = { ...draft, body: "Hei Martti, maksa kirjastoon." }
  const made = await hers.told("POST", letters, finished, "letter")
  const again = await hers.told("POST", letters, finished, "letter")
  assert.deepEqual([made.status, again.body], [200, { id: made.body.id, again: true }])
  assert.equal((await hers.told("POST", letters, { ...finished, letter: "ended" })).status, 409)
  const kept = ((await hers.told("GET", `${letters}${stated}`)).body as unknown as { items: { letter: string; body: string; by: string }[] }).items
  assert.deepEqual(kept.map(({ letter, body, by }) => [letter, body, by]), [["fees", "Hei Martti, maksa kirjastoon.", "Veikko Virta"]])
  const path = `${letters}/${String(made.body.id)}/file${stated}`
  const file = await hers.send("GET", path)
  assert.deepEqual([file.status, file.headers.get("content-type"), (await file.text()).slice(0, 5)], [200, "application/pdf", "%PDF-"])
  for (const [method, hidden] of [["GET", path], ["GET", `${letters}${stated}`], ["GET", `${record}/letter-drafts/fees${stated}`], ["POST", letters]] as const) assert.equal((await asOlli.send(method, hidden, method === "POST" ? finished : undefined)).status, 404, hidden)
  assert.deepEqual((await entriesOf(town.database)).filter(({ act }) => act.startsWith("letter-")).map(({ act }) => act).toSorted(), ["letter-made", "letter-read"])
})
