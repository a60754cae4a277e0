import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { addSamples } from "../../acts/samples.ts"

const people: Record<string, Town> = {}
let town: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  for (const id of ["helena", "veikko", "johanna", "tuula", "antti"]) people[id] = await town.as({ id, kind: "staff", given: id, family: "Esimerkki" })
})
after(() => town.close())

const as = (id: string): Town => {
  const found = people[id]
  if (!found) throw new Error(`${id} has not signed in.`)
  return found
}
const pageOf = (id: string, record: string) => as(id).page(`/staff/records/${record}?purpose=case-handling&lang=en`)
const connect = (id: string, record: string, fields: Record<string, string>) => as(id).post(`/staff/records/${record}/connections?lang=en`, { purpose: "case-handling", ...fields })

test("a record's fields have names in the reader's language, not codes", async () => {
  const english = await as("veikko").page("/staff/records/asia-1-2?purpose=case-handling&lang=en")
  for (const name of ["kind", "home address", "personal identity code"]) assert.ok(english.includes(`<dt>${name}</dt>`), name)
  const swedish = await as("veikko").page("/staff/records/asia-1-2?purpose=case-handling&lang=sv")
  for (const name of ["art", "hemadress", "personbeteckning"]) assert.ok(swedish.includes(`<dt>${name}</dt>`), name)
})

test("a handler asks a colleague for a task on the record's page, and the colleague says that it is done", async () => {
  assert.equal((await connect("veikko", "asia-1-2", { act: "ask-task", "task-to": "johanna", "task-kind": "statement", "task-until": "2026-12-01" })).headers.get("location"), "/staff/records/asia-1-2?purpose=case-handling#connections")
  const page = await pageOf("johanna", "asia-1-2")
  assert.match(page, /Johanna Sijainen: statement, by 1 December 2026/)
  const [, task = ""] = /name="what" value="([^"]+)"\/?><button[^>]*value="task-done"/.exec(page) ?? []
  assert.equal((await connect("johanna", "asia-1-2", { act: "task-done", what: task })).headers.get("location"), "/staff/records?purpose=case-handling")
  assert.equal((await as("johanna").get("/staff/records/asia-1-2?purpose=case-handling")).status, 404)
})

test("a task without a person or with a day gone by is sent back, and what was chosen survives", async () => {
  const gone = await connect("veikko", "asia-1-2", { act: "ask-task", "task-to": "johanna", "task-kind": "check", "task-until": "2026-01-01" })
  const page = await gone.text()
  assert.equal(gone.status, 409)
  assert.match(page, /href="#task-until"/)
  assert.match(page, /<details class="gap" open/)
  assert.match(page, /value="2026-01-01"/)
  assert.match(page, /<option value="check" selected/)
  assert.match(await (await connect("veikko", "asia-1-2", { act: "ask-task", "task-to": "", "task-kind": "check", "task-until": "2026-12-01" })).text(), /href="#task-to"/)
})

test("a supervisor hands a case over and makes a colleague serve the client; a handler sees no form for either", async () => {
  assert.equal((await connect("helena", "asia-2-2", { act: "hand-over", "hand-from": "veikko", "hand-to": "johanna" })).status, 303)
  assert.match(await pageOf("helena", "asia-2-2"), /Handlers of the case<\/h3><ul><li>Johanna Sijainen<\/li><\/ul>/)
  assert.equal((await connect("helena", "asia-2-2", { act: "serve", "serve-by": "veikko" })).status, 303)
  assert.match(await pageOf("veikko", "asia-2-2"), /Who serves the client<\/h3><ul><li>Veikko Valmistelija/)
  assert.doesNotMatch(await pageOf("veikko", "asia-2-2"), /value="(assign|serve|list-on|ask-task)"/)
  const refused = await connect("veikko", "asia-2-2", { act: "assign", "assign-to": "veikko" })
  assert.equal(refused.status, 409)
  assert.match(await refused.text(), /You cannot decide on this/)
})

test("the list of those who may know stands on the page for the one who leads the case", async () => {
  assert.equal((await connect("johanna", "asia-7-2", { act: "list-on", "list-person": "veikko" })).status, 303)
  assert.match(await pageOf("johanna", "asia-7-2"), /Veikko Valmistelija[\s\S]*value="list-off"/)
  assert.equal((await connect("johanna", "asia-7-2", { act: "list-off", what: "veikko" })).status, 303)
})

test("an official who reports her own disqualification comes back to the records and sees the case no more; her supervisor lifts it", async () => {
  assert.equal((await connect("johanna", "asia-2-2", { act: "restrict", "bar-person": "johanna", "bar-ground": "kin" })).headers.get("location"), "/staff/records?purpose=case-handling")
  assert.equal((await as("johanna").get("/staff/records/asia-2-2?purpose=case-handling")).status, 404)
  assert.match(await pageOf("helena", "asia-2-2"), /Johanna Sijainen: she or someone close is a party/)
  assert.equal((await connect("helena", "asia-2-2", { act: "lift", what: "johanna" })).status, 303)
  assert.equal((await as("johanna").get("/staff/records/asia-2-2?purpose=case-handling")).status, 200)
})

test("connections of a record that one does not see are changed by nobody, and an act that there is not is none", async () => {
  assert.equal((await connect("antti", "asia-1-2", { act: "assign", "assign-to": "veikko" })).status, 404)
  assert.equal((await connect("veikko", "asia-1-2", { act: "conjure", what: "x" })).status, 404)
})

test("a case is opened in an emergency by its id, shows until when, and the data protection officer finds it unjustified", async () => {
  const open = (who: string, fields: Record<string, string>) => as(who).post("/staff/emergency?lang=en", { case: "asia-3", reason: "threat", hours: "2", ...fields })
  for (const [fields, field] of [[{ case: "" }, "case"], [{ reason: "" }, "reason"], [{ hours: "9" }, "hours"]] as const) {
    const back = await open("johanna", fields)
    assert.equal(back.status, 422)
    assert.match(await back.text(), new RegExp(`href="#${field}"`))
  }
  assert.match(await (await open("johanna", { case: "asia-99" })).text(), /There is no such case/)
  assert.match(await (await open("antti", {})).text(), /Emergency access is for those who have a role/)
  assert.equal((await open("johanna", {})).headers.get("location"), "/staff/emergency#open")
  assert.match(await as("johanna").page("/staff/emergency?lang=en"), /asia-3<\/a>: threat or violence, open until 24 November 2026 at 12[.:]15/)
  assert.match(await as("johanna").page("/staff/records?purpose=emergency&case=asia-3&lang=en"), /4 records/)
  const queue = await as("tuula").page("/staff/emergency?lang=en")
  const [, review = ""] = /action="(\/staff\/emergency\/[^"]+\/review)"/.exec(queue) ?? []
  assert.match(queue, /<th scope="row">Johanna Sijainen<\/th>/)
  assert.equal((await as("johanna").post(review, { finding: "justified" })).status, 409)
  assert.equal((await as("tuula").post(review, { finding: "perhaps" })).status, 409)
  assert.equal((await as("tuula").post(review, { finding: "unjustified" })).status, 303)
  assert.equal((await as("helena").post(review, { finding: "justified" })).status, 409)
  assert.match(await as("johanna").page("/staff/emergency?lang=en"), /Nothing is open/)
  assert.match(await as("johanna").page("/staff/records?purpose=emergency&case=asia-3&lang=en"), /Nothing was found/)
})

test("what someone types instead of a case's id stays on the page and never comes into the log", async () => {
  const typed = "Matti Meikäläinen 010190-999R"
  const back = await as("johanna").post("/staff/emergency?lang=en", { case: typed, reason: "threat", hours: "1" })
  assert.match(await back.text(), /value="Matti Meikäläinen 010190-999R"/)
  assert.doesNotMatch(JSON.stringify(await entriesOf(town.database)), /Meikäläinen|010190/)
})
