import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { helsinki } from "../../../municipalities/helsinki/index.ts"
import { aClient, ask, theCommand } from "../../../test/clients.ts"
import { anEngine } from "../../../test/engines.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { tieFeedingSystem } from "../../acts/clients/feeding.ts"
import { addSamples } from "../../acts/samples.ts"
import { inWork } from "../../acts/work.ts"
import { testCode } from "../../law/identity-code.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
let town: Town
let aino: Town
before(async () => {
  town = await openTown(anEngine(), [espoo, helsinki])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  aino = await town.as(staff("aino"))
})
after(() => town.close())

const keyIn = (page: string): string => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? ""
async function send(by: Town, more: Record<string, string | File> = {}): Promise<{ status: number; page: string; receipt: string }> {
  const key = keyIn(await by.page("/fi/espoo/send"))
  const response = await by.post("/fi/espoo/send", { key, subject: "Katuvalo on rikki", message: "Korjatkaa valo, kiitos.", name: "Eino Esimerkki", contact: "eino@example.invalid", unit: "", topic: "", ...more })
  const page = await response.text()
  return { status: response.status, page, receipt: /<strong>([0-9A-Z-]{19})<\/strong>/.exec(page)?.[1] ?? "" }
}
const where = (receipt: string, language = "en") => town.post(`/${language}/espoo/my-matter`, { receipt })

test("anyone sends a matter by the form, gets a receipt, and sees with it where the matter is, until it is a case", async () => {
  const sent = await send(town, { files: new File(["kuva"], "kuva.png", { type: "image/png" }) })
  assert.equal(sent.status, 200)
  assert.match(sent.receipt, /^.{19}$/)
  assert.match(await (await where(sent.receipt)).text(), /has arrived and waits/)
  const queue = await aino.page("/staff/intake?lang=en")
  const at = /href="(\/staff\/intake\/[0-9a-f-]{36})"/.exec(queue)?.[1] ?? ""
  assert.match(queue, /Waiting: 1/)
  const matter = await aino.page(`${at}?lang=en`)
  for (const told of ["Eino Esimerkki", "eino@example.invalid", "Korjatkaa valo, kiitos.", "viesti.txt", "kuva.png"]) assert.equal(matter.includes(told), true, told)
  assert.equal(await (await aino.get(`${at}/files/1`)).text(), "kuva")
  const form = await aino.page(`${at}/open?lang=en`)
  for (const told of ['value="Katuvalo on rikki"', 'value="Eino Esimerkki"', "2 files that arrived"]) assert.equal(form.includes(told), true, told)
  const id = at.split("/").at(-1) ?? ""
  const opened = await aino.post("/staff/cases/new", {
    intake: id, "intake-files": "2", classCode: "14 05", unit: "konsernihallinto", title: "Katuvalo on rikki", publicTitle: "Katuvalo", language: "fi", receivedWay: "form", day: "2026-11-24", time: "10:00",
    initiatorKind: "person", initiator: "Eino Esimerkki", secrecy: "public", act: "", item: "", endsOn: "", handler: "veikko", documentType: "initiative", confirm: "yes",
  })
  assert.equal(opened.status, 303, await opened.clone().text())
  const page = await aino.page(`${opened.headers.get("location")}?lang=en`)
  for (const told of ["viesti.txt", "kuva.png", "initiative"]) assert.equal(page.includes(told), true, told)
  const told = await (await where(sent.receipt)).text()
  assert.match(told, /1\/14\.05\/2026/)
  assert.match(told, /pending and waits to be handled/)
  for (const content of ["Katuvalo", "Korjatkaa", "Veikko"]) assert.equal(told.includes(content), false, content)
  assert.match(await aino.page("/staff/intake?lang=en"), /Nothing waits/)
})

test("what is missing is told at every field, what was typed stays, and an identity code is taken in the message alone", async () => {
  const code = testCode("1990-02-28", 901)
  const bad = await send(town, { subject: `Asia ${code}`, message: "", name: "Sofia Asukas" })
  assert.equal(bad.status, 422)
  for (const told of ['href="#subject"', 'href="#message"', 'value="Sofia Asukas"']) assert.equal(bad.page.includes(told), true, told)
  assert.equal((await send(town, { subject: "Hakemus", message: `Tunnukseni on ${code}` })).status, 200)
  const at = [...(await aino.page("/staff/intake")).matchAll(/href="(\/staff\/intake\/[0-9a-f-]{36})">Hakemus/g)].at(-1)?.[1] ?? ""
  const page = await aino.page(at)
  assert.equal(page.includes(code), false)
  assert.match(page, /••••••-••••/)
})

test("the same form sent twice has one receipt; a key made up, and too many files, are not taken", async () => {
  const key = keyIn(await town.page("/fi/espoo/send"))
  const [one, two] = [await send(town, { key }), await send(town, { key })]
  assert.equal(one.receipt, two.receipt)
  assert.equal((await send(town, { key, message: "muuta" })).status, 422)
  assert.equal((await send(town, { key: "x" })).status, 422)
})

test("a wrong number is told of, tries are counted by address, and no number ever stands in an address", async () => {
  const wrong = await where("AAAA-BBBB-CCCC-DDDD")
  assert.deepEqual([wrong.status, wrong.headers.get("cache-control")], [422, "no-store"])
  const page = await town.page("/sv/espoo/my-matter")
  assert.match(page, /method="post"/)
  let last = 0
  for (let at = 0; at < 25; at++) last = (await where("AAAA-BBBB-CCCC-DDDD")).status
  assert.equal(last, 429)
  town.later(5)
})

test("a resident who has signed in sees her own cases on her own page and nobody else's", async () => {
  const sofia = await town.as({ id: "sofia", kind: "resident", given: "Sofia", family: "Asukas" })
  await send(sofia, { subject: "Sofian asia" })
  const at = [...(await aino.page("/staff/intake")).matchAll(/href="(\/staff\/intake\/[0-9a-f-]{36})">Sofian/g)].at(-1)?.[1] ?? ""
  await aino.post("/staff/cases/new", {
    intake: at.split("/").at(-1) ?? "", "intake-files": "1", classCode: "02 07", unit: "konsernihallinto", title: "Sofian asia", publicTitle: "Asia", language: "fi", receivedWay: "form", day: "2026-11-24", time: "10:00",
    initiatorKind: "person", initiator: "Sofia Asukas", secrecy: "partly-secret", act: "621/1999", item: "24 §", endsOn: "", handler: "veikko", documentType: "application", confirm: "yes",
  })
  assert.match(await sofia.page("/en/own"), /1\/02\.07\/2026/)
  const eino = await town.as({ id: "eino", kind: "resident", given: "Eino", family: "Esimerkki" })
  assert.doesNotMatch(await eino.page("/en/own"), /1\/02\.07\/2026/)
})

test("the registrar joins, routes and dismisses, and is told what to mend; others find nothing", async () => {
  await send(town, { subject: "Turha" })
  const at = [...(await aino.page("/staff/intake")).matchAll(/href="(\/staff\/intake\/[0-9a-f-]{36})">Turha/g)].at(-1)?.[1] ?? ""
  for (const fields of [{ act: "join", joinNumber: "99/99/2026" }, { act: "route", routeTo: "" }, { act: "dismiss", reason: "" }]) assert.equal((await aino.post(at, fields)).status, 422, fields.act)
  const veikko = await town.as(staff("veikko"))
  assert.match(await veikko.page("/staff/intake?lang=en"), /handled by the registrar/)
  for (const path of [at, `${at}/open`, `${at}/files/0`]) assert.equal((await veikko.get(path)).status, 404, path)
  assert.equal((await veikko.post(at, { act: "dismiss", reason: "spam" })).status, 403)
  const joined = await aino.post(at, { act: "join", joinNumber: "1/14.05/2026", documentType: "supplement" })
  assert.match(joined.headers.get("location") ?? "", /^\/staff\/cases\//)
  assert.equal((await aino.post(at, { act: "dismiss", reason: "spam" })).status, 409)
})

test("the register's page tells of how many systems it is the sum, and when each was last heard from", async () => {
  const page = await town.page("/en/helsinki/case-register/systems")
  assert.match(page, /sum of 43 systems/)
  assert.match(page, /0\/43/)
  const { id, token } = await aClient(town, ["outbox:read"])
  const system = espoo.systems[0]
  await inWork(town.database, theCommand, town.now(), (work) => tieFeedingSystem(work, "espoo", id, { system: system?.id ?? "", unit: null }, new Set(espoo.systems.map((one) => one.id))))
  assert.match(await town.page("/en/espoo/case-register/systems"), /not heard from yet/)
  assert.equal((await ask(town, token, "GET", "/api/v1/outbox")).status, 200)
  assert.match(await town.page("/en/espoo/case-register/systems"), /24 November 2026/)
})

test("a municipality that keeps no case register here says where to turn", async () => {
  assert.match(await town.page("/en/helsinki/send"), /takes no matters here/)
})
