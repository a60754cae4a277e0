import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { letter, publicCase, staffOf } from "../../../test/registry.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { enter } from "../../acts/access/border.ts"
import { openCase, type CaseForm } from "../../acts/cases/open.ts"
import { addSamples, sampleMunicipality } from "../../acts/samples.ts"
import { inWork } from "../../acts/work.ts"
import { sql } from "../../lib/sql.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
let town: Town
let people: Record<"aino" | "veikko" | "helena" | "ilkka" | "antti", Town>
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  people = { aino: await town.as(staff("aino")), veikko: await town.as(staff("veikko")), helena: await town.as(staff("helena")), ilkka: await town.as(staff("ilkka")), antti: await town.as(staff("antti")) }
  await town.database.rows(sql`delete from employment where id like '%-job'`)
})
after(() => town.close())

const opened = (form: Partial<CaseForm> = {}) => inWork(town.database, staffOf("aino"), town.now(), (work) => openCase(work, sampleMunicipality, { ...publicCase, ...form }, town.signIn.keys.codeKey))
const summary = (page: string) => [...page.matchAll(/<a href="#([\w-]+)">/g)].map(([, field]) => field)

test("the handler sets a due day, and the case tells it with the law's reckoning; what lacks is told in its field", async () => {
  const { id } = await opened()
  const at = `/staff/cases/${id}/course`
  const lacking = await people.aino.post(`${at}?lang=en`, { act: "due", "due-kind": "information-request-long", "due-day": "2027-01-01", "due-reason": "" })
  assert.deepEqual([lacking.status, summary(await lacking.text())], [422, ["due-day", "due-reason"]])
  assert.equal((await people.aino.post(at, { act: "due", "due-kind": "information-request", "due-day": "2026-11-23", "due-reason": "" })).status, 303)
  const page = await people.aino.page(`${at}?lang=en`)
  for (const told of ["7 December 2026", "Request received: Monday 23 November 2026.", "621/1999 14 § 4 mom.", "The last day is a working day"]) assert.ok(page.includes(told), told)
  assert.match(await people.aino.page(`/staff/cases/${id}?lang=en`), /Due day[\s\S]*7 December 2026[\s\S]*the due day was set 7 December 2026/)
  assert.equal((await people.antti.get(at)).status, 404)
  assert.equal((await people.antti.post(at, { act: "due", "due-kind": "set", "due-day": "2026-12-23", "due-reason": "x" })).status, 404)
})

test("the handling is suspended and goes on by the page's forms", async () => {
  const { id } = await opened()
  const at = `/staff/cases/${id}/course`
  assert.deepEqual(summary(await (await people.aino.post(at, { act: "suspend", "suspend-from": "2026-12-24", "suspend-until": "2026-11-01", "suspend-reason": "" })).text()), ["suspend-from", "suspend-until", "suspend-reason"])
  await people.aino.post(at, { act: "due", "due-kind": "set", "due-day": "2026-12-10", "due-reason": "Sovittu" })
  assert.equal((await people.aino.post(at, { act: "suspend", "suspend-from": "2026-11-24", "suspend-until": "", "suspend-reason": "Odottaa" })).status, 303)
  assert.match(await people.aino.page(`${at}?lang=en`), /The due day waits during the suspension/)
  assert.match(await people.aino.page("/staff/cases?lang=en"), /suspended/)
  assert.equal((await people.aino.post(at, { act: "suspend", "suspend-from": "2026-11-24", "suspend-until": "", "suspend-reason": "Taas" })).status, 409)
  assert.equal((await people.aino.post(at, { act: "resume", "resume-on": "2026-11-24" })).status, 303)
  assert.doesNotMatch(await people.aino.page(`${at}?lang=en`), /The due day waits/)
})

test("a hearing is asked, answered with the document that came, and closed; the case tells who was asked", async () => {
  const { id } = await opened({ documents: [{ ...letter, title: "Sofian vastine", type: "reply" }] })
  const at = `/staff/cases/${id}/course`
  const wrong = await people.aino.post(at, { act: "ask", "round-kind": "hearing", "round-matter": "", "round-recipients": " \n", "round-last": "2026-01-01" })
  assert.deepEqual(summary(await wrong.text()), ["round-matter", "round-recipients", "round-last"])
  assert.equal((await people.aino.post(at, { act: "ask", "round-kind": "hearing", "round-matter": "Vastine hakemukseen", "round-recipients": "Sofia Asukas\r\nEino Esimerkki", "round-last": "2026-12-08" })).status, 303)
  const page = await people.aino.page(`${at}?lang=en`)
  const round = /name="round" value="([^"]+)"/.exec(page)?.[1] ?? ""
  const recipient = (name: string) => new RegExp(`value="([^"]+)"[^>]*>${name}<`).exec(page)?.[1] ?? ""
  const document = recipient("Sofian vastine")
  const note = (fields: Record<string, string>) => people.aino.post(`${at}?lang=en`, { act: "note", round, ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}-${round}`, value])) })
  assert.equal((await note({ recipient: recipient("Sofia Asukas"), outcome: "answered", document })).status, 303)
  const early = await note({ recipient: recipient("Eino Esimerkki"), outcome: "unanswered" })
  assert.match(await early.text(), /there is still time to answer/)
  assert.deepEqual([early.status, (await note({ recipient: recipient("Eino Esimerkki"), outcome: "extended", "new-last": "" })).status, (await note({ recipient: recipient("Eino Esimerkki"), outcome: "extended", "new-last": "2026-12-15" })).status], [409, 422, 303])
  assert.match(await people.aino.page(`${at}?lang=en`), /Eino Esimerkki[\s\S]*time extended[\s\S]*15 December 2026[\s\S]*Sofia Asukas[\s\S]*answered[\s\S]*Sofian vastine/)
  assert.equal((await people.aino.post(at, { act: "close", round })).status, 303)
  assert.match(await people.aino.page(`/staff/cases/${id}?lang=en`), /Hearing, closed: Eino Esimerkki \(did not answer\), Sofia Asukas \(answered\)/)
})

test("a case is transferred with the notice that tells the sender, and its page names the authority", async () => {
  const { id } = await opened()
  const at = `/staff/cases/${id}/course`
  assert.deepEqual(summary(await (await people.aino.post(at, { act: "transfer", authority: "", told: "", "told-way": "letter", "told-on": "2026-12-24" })).text()), ["authority", "told", "told-on"])
  assert.equal((await people.aino.post(at, { act: "transfer", authority: "Vantaan kaupunki", told: "Sofia Asukas", "told-way": "e-mail", "told-on": "2026-11-24" })).headers.get("location"), `/staff/cases/${id}`)
  const page = await people.aino.page(`/staff/cases/${id}?lang=en`)
  for (const told of ["Transferred to", "Vantaan kaupunki", "Ilmoitus asian siirrosta"]) assert.ok(page.includes(told), told)
  assert.doesNotMatch(await people.aino.page(`${at}?lang=en`), /Transfer the case/)
})

test("several cases are moved and assigned at once; each that is refused is told with its reason, and the others are done", async () => {
  const [one, two, stuck, secret] = [await opened(), await opened(), await opened({ pendingAt: null }), await opened({ handler: "veikko", publicity: { ...publicCase.publicity, secrecy: "secret" } })]
  const post = (by: Town, fields: Record<string, string>, ids: readonly string[]) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    for (const id of ids) body.append("case", id)
    return Promise.resolve(town.app.request("http://localhost:3000/staff/cases/at-once?lang=en", { method: "POST", body, headers: { cookie: by.cookie, origin: "http://localhost:3000" } }))
  }
  const moved = await post(people.aino, { act: "move", stage: "in-preparation" }, [one.id, two.id, stuck.id, secret.id, "no-such-case"])
  const page = await moved.text()
  assert.equal(moved.status, 200)
  assert.match(page, /Moved to the stage in preparation: 2/)
  assert.match(page, new RegExp(`Not done: 3[\\s\\S]*${stuck.number}[\\s\\S]*stage does not lead[\\s\\S]*a case that you do not see[\\s\\S]*not yours to change`))
  assert.equal(page.includes(secret.number), false, "the number of a case that she does not see is not told")
  assert.match(await people.aino.page(`/staff/cases/${one.id}?lang=en`), /in preparation/)
  assert.match(await (await post(people.helena, { act: "assign", handler: "veikko" }, [one.id, two.id])).text(), /Assigned to Veikko Valmistelija: 2/)
  assert.match(await (await post(people.helena, { act: "assign", handler: "veikko" }, [one.id])).text(), /Not done: 1[\s\S]*handles the case already/)
  assert.match(await (await post(people.aino, { act: "assign", handler: "veikko" }, [two.id])).text(), /Not done: 1/)
  assert.match(await (await post(people.aino, { act: "move", stage: "in-preparation" }, [])).text(), /First choose one or more/)
  assert.match(await people.helena.page("/staff/cases?lang=en"), /Assign to the handler/)
  assert.doesNotMatch(await people.aino.page("/staff/cases?lang=en"), /Assign to the handler/)
})

test("the queues tell how many cases there are in each", async () => {
  const counted = (page: string) => [...page.matchAll(/queue=(\w+)"[^>]*>[^<(]*\((\d+\+?)\)/g)].map(([, queue, count]) => `${queue} ${count}`)
  const rows = async (queue: string) => ((await people.veikko.page(`/staff/cases?queue=${queue}`)).match(/<input type="checkbox"/g) ?? []).length
  const page = counted(await people.veikko.page("/staff/cases"))
  assert.deepEqual(page, await Promise.all(["mine", "unit", "unassigned", "due", "overdue"].map(async (queue) => `${queue} ${await rows(queue)}`)))
  assert.equal(page.includes("mine 3"), true, page.join())
})

test("the information manager declares the case register after seeing the next number; until then the queue says that it is missing", async () => {
  const before = await inWork(town.database, staffOf("ilkka"), town.now(), async ({ queries }) => {
    await enter(queries, sampleMunicipality)
    return queries.rows(sql`delete from case_register returning register`)
  })
  assert.equal(before.length, 1)
  assert.match(await people.aino.page("/staff/cases?lang=en"), /not yet declared how it keeps its case register[\s\S]*href="\/staff\/cases\/register"/)
  const at = "/staff/cases/register?lang=en"
  const form = { authority: "Espoon kaupunki", businessId: "0101263-6", register: espoo.registers[0]?.id ?? "", pattern: "ESP {number:4}/{class}/{year}", series: "class" }
  assert.match(await people.aino.page(at), /declared by the information manager/)
  assert.equal((await people.aino.post(at, { ...form, act: "save" })).status, 409)
  const wrong = await (await people.ilkka.post(at, { ...form, act: "save", businessId: "0101263-7", register: "", pattern: "{year}", authority: "" })).text()
  assert.deepEqual(summary(wrong), ["authority", "businessId", "register", "pattern"])
  assert.match(wrong, /value="0101263-7"/)
  const classCode = espoo.functionClasses?.[0]?.code ?? "02 07 00"
  const preview = await people.ilkka.post(at, { ...form, act: "preview", businessId: "" })
  assert.equal(preview.status, 200)
  assert.ok((await preview.text()).includes(`ESP 0001/${classCode.replaceAll(" ", ".")}/2026`))
  assert.equal((await people.ilkka.post(at, { ...form, act: "save" })).status, 303)
  const page = await people.ilkka.page("/staff/cases/register?lang=en&declared=1")
  for (const told of ["has been declared", "In force now", "ESP {number:4}/{class}/{year}"]) assert.ok(page.includes(told), told)
  assert.doesNotMatch(await people.aino.page("/staff/cases?lang=en"), /not yet declared/)
})
