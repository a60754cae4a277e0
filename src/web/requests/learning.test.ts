import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { publicCase } from "../../../test/registry.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { enter } from "../../acts/access/border.ts"
import { openCase } from "../../acts/cases/open.ts"
import { addTasks } from "../../acts/requests/tasks.ts"
import { keepable, leastSearches } from "../../acts/requests/unfound.ts"
import { addSamples, sampleCodeKey } from "../../acts/samples.ts"
import { sampleUnit } from "../../acts/sample-records.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { findDictionary } from "../../lib/language/analyser.ts"
import { theAnalyser } from "../../acts/search.ts"
import { sql } from "../../lib/sql.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
let town: Town
let aino: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  aino = await town.as(staff("aino"))
})
after(() => town.close())
const by = <Result>(who: string, verb: (work: Work) => Promise<Result>) => inWork(town.database, { id: who, name: who, kind: "staff", session: "s-1", municipality: "espoo" }, town.now(), verb)
const hidden = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ""

test("what a message seems to hold is suggested to the registrar and never added by itself", async () => {
  const message = { key: hidden(await town.page("/fi/espoo/request"), "key"), sent: "1", kind: "document", pool: "", asked: "Lähettäkää lautakunnan pöytäkirja. Teen myös kantelun, koska vastaus viipyi.", purpose: "", giving: "e-delivery", name: "", contact: "" }
  assert.equal((await town.post("/fi/espoo/request", message)).status, 200)
  const intake = /href="(\/staff\/intake\/[0-9a-f-]{36})"/.exec(await aino.page("/staff/intake?lang=fi"))?.[1] ?? ""
  const shown = await aino.page(`${intake}?lang=fi`)
  assert.match(shown, /Viestissä näyttää olevan[\s\S]*\(kantelun\)/)
  const opened = await aino.post("/staff/cases/new", {
    intake: intake.split("/").at(-1) ?? "", "intake-files": "1", classCode: "00 01 02", unit: "konsernihallinto", title: "Tietopyyntö", publicTitle: "Tietopyyntö", language: "fi", receivedWay: "form", day: "2026-11-24", time: "09:00",
    initiatorKind: "person", initiator: "Sofia Saarela", secrecy: "partly-secret", act: "621/1999", item: "24 § 1 mom. 32 k", endsOn: "", handler: "veikko", documentType: "information-request", confirm: "yes",
  })
  assert.equal(opened.status, 303, /class="errors"[\s\S]*?<\/div>/.exec(await opened.clone().text())?.[0])
  const at = `${opened.headers.get("location")}/requests`
  const veikko = await town.as(staff("veikko"))
  const page = await veikko.page(`${at}?lang=fi`)
  assert.match(page, /href="\?kind=complaint#add"/)
  assert.equal([...page.matchAll(/id="task-/g)].length, 1, "only what the form asked for is a task")
  assert.match(await veikko.page(`${at}?lang=fi&kind=complaint`), /<option value="complaint" selected/)
})

test("words of searches that found nothing are told to the information manager when enough searches held them, and what may be a name is never kept", { skip: findDictionary(process.env) === null }, async () => {
  assert.deepEqual([keepable("Matti Virtanen sukkulamadot 010190-900P", theAnalyser()), keepable("", theAnalyser())], [["sukkulamato"], []])
  for (let n = 1; n < leastSearches; n++) await town.page("/fi/espoo/search?q=sukkulamatojen")
  const ilkka = await town.as(staff("ilkka"))
  assert.doesNotMatch(await ilkka.page("/staff/requests/unfound?lang=fi"), /sukkulamato/)
  await town.page("/fi/espoo/search?q=sukkulamadot+korhonen")
  const told = await ilkka.page("/staff/requests/unfound?lang=fi")
  assert.match(told, new RegExp(`sukkulamato</th><td>${leastSearches}</td>`))
  assert.doesNotMatch(told, /korhonen/i)
  assert.equal((await aino.get("/staff/requests/unfound")).status, 404)
})

test("an answer is on the public page only when its handler so chose, and only as long as everything in it is public", async () => {
  const its = await by("aino", (work) => openCase(work, "espoo", { ...publicCase, title: "Torin kalusteet", publicTitle: "Torin kalusteet", initiator: { kind: "organisation", name: "Keksitty ry" }, publicity: { secrecy: "public" } }, sampleCodeKey))
  const request = await by("aino", (work) => openCase(work, "espoo", { ...publicCase, title: "Tietopyyntö torista", publicTitle: "Tietopyyntö" }, sampleCodeKey))
  const [task = ""] = await by("aino", (work) => addTasks(work, "espoo", request.id, [{ kind: "document", receivedOn: "2026-11-24", asked: "Torin kalusteiden asiakirjat", unit: sampleUnit }]))
  // The answer as collecting and weighing leave it; those have their own tests.
  await town.database.transaction(async (queries) => {
    await enter(queries, "espoo")
    await queries.rows(sql`insert into request_search (municipality_id, case_id, task_id, id, how, place, unit) values ('espoo', ${request.id}, ${task}, 'cases', 'cases', 'cases', ${sampleUnit})`)
    await queries.rows(sql`insert into request_item (municipality_id, case_id, task_id, id, search_id, record_id, root_id, register, unit, certain, third_person, protected, found_at) select 'espoo', ${request.id}, ${task}, 'one', 'cases', r.id, r.root_id, r.register, r.unit, true, false, false, ${town.now()} from record r where r.municipality_id = 'espoo' and r.id = ${its.id} and r.root_id = ${its.id}`)
    await queries.rows(sql`insert into request_weighing (municipality_id, case_id, task_id, item_id, seq, outcome, weighed_by, weighed_at) values ('espoo', ${request.id}, ${task}, 'one', 1, 'given', 'aino', ${town.now()})`)
  })
  const at = `/staff/cases/${request.id}/requests`
  const publish = (fields: Record<string, string>) => aino.post(`${at}/${task}/publication`, { title: "Torin kalusteiden hinta", language: "fi", act: "publish", ...fields })
  assert.equal((await publish({})).status, 409, "it has not been given")
  await town.database.transaction(async (queries) => {
    await enter(queries, "espoo")
    await queries.rows(sql`update request_task set state = 'given' where municipality_id = 'espoo' and id = ${task}`)
  })
  assert.match(await aino.page(`${at}?lang=en`), /Publish the answer for anyone/)
  assert.doesNotMatch(await town.page("/en/espoo/answers"), /Torin kalusteiden hinta/)
  assert.match(await (await publish({ title: " " })).text(), /href="#title"/)
  assert.equal((await publish({})).status, 303)
  const shown = await town.page("/en/espoo/answers")
  assert.match(shown, new RegExp(`Torin kalusteiden hinta[\\s\\S]*href="/en/espoo/cases/${its.id}"`))
  assert.doesNotMatch(shown, /Sofia|Tietopyyntö torista/)
  assert.equal((await town.get(`/en/espoo/cases/${its.id}`)).status, 200)
  const known = (few: boolean) => town.database.transaction(async (queries) => {
    await enter(queries, "espoo")
    await queries.rows(sql`update record set need_to_know = ${few} where municipality_id = 'espoo' and id = ${its.id}`)
  })
  await known(true)
  assert.doesNotMatch(await town.page("/en/espoo/answers"), /Torin kalusteiden hinta/)
  await known(false)
  assert.equal((await publish({ act: "withdraw" })).status, 303)
  assert.doesNotMatch(await town.page("/en/espoo/answers"), /Torin kalusteiden hinta/)
})
