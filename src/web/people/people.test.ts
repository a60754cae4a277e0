import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { ask } from "../../../test/clients.ts"
import { anEngine } from "../../../test/engines.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { addSamples } from "../../acts/samples.ts"
import { sql } from "../../lib/sql.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })

let town: Town
let antti: Town
let helena: Town
let veikko: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  ;[antti, helena, veikko] = [await town.as(staff("antti")), await town.as(staff("helena")), await town.as(staff("veikko"))]
  // The cast has posts already; those that signing in adds would be second ones.
  await town.database.rows(sql`delete from employment where id like '%-job'`)
})
after(() => town.close())

const addresses = (page: string) => [...page.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, address = ""]) => address)

test("anyone of the staff finds colleagues by name and unit, and the name comes to stand in no address", async () => {
  const found = await (await veikko.post("/staff/people?lang=en", { words: "kirj", unit: "" })).text()
  assert.match(found, /Kirjaaja Aino/)
  assert.doesNotMatch(found, /Valmistelija Veikko/)
  assert.ok(!addresses(found).some((address) => address.includes("kirj")))
  assert.match(await veikko.page("/staff/people?unit=konsernihallinto&lang=en"), /Valmistelija Veikko/)
  assert.match(await veikko.page("/staff/people?unit=nowhere&lang=en"), /Nobody was found/)
  assert.match(await (await veikko.post("/staff/people?lang=en", { words: "%", unit: "" })).text(), /Nobody was found/)
  assert.deepEqual([(await veikko.post("/staff/people", { words: "kirj\u0000", unit: "\u0000" })).status, (await veikko.get("/staff/people?unit=%00&after=%00")).status, (await veikko.get("/staff/people/%00")).status], [200, 404, 404])
})

test("only the administrator sees the ways to the file and the clients; for others they are not there", async () => {
  assert.ok(addresses(await antti.page("/staff/people")).includes("/staff/clients"))
  assert.ok(!addresses(await helena.page("/staff/people")).includes("/staff/clients"))
  for (const path of ["/staff/clients", "/staff/directory-file"]) {
    assert.equal((await helena.get(path)).status, 404)
    assert.equal((await helena.post(path, { name: "x", owner: "helena", scopes: "directory:write", until: "2026-12-31" })).status, 404)
    assert.equal((await town.get(path)).status, 303)
  }
})

test("a supervisor appoints a substitute for one of hers, and ends it; a colleague can do neither", async () => {
  const fields = { substitute: "johanna", from: "2026-11-24", until: "2026-12-01" }
  assert.equal((await helena.post("/staff/people/veikko/substitutes", fields)).status, 303)
  const page = await helena.page("/staff/people/veikko?lang=en")
  assert.match(page, /<td>24 November 2026<\/td><td>1 December 2026<\/td>/)
  const [, end = ""] = /action="(\/staff\/people\/veikko\/substitutes\/[^"]+)"/.exec(page) ?? []
  const aino = await town.as(staff("aino"))
  assert.equal((await aino.post("/staff/people/veikko/substitutes", fields)).status, 409)
  assert.equal((await aino.post(end, {})).status, 409)
  assert.doesNotMatch(await aino.page("/staff/people/veikko"), /action="\/staff\/people\/veikko\/substitutes/)
  assert.equal((await helena.post(end, {})).status, 303)
  assert.match(await helena.page("/staff/people/veikko?lang=en"), /No substitutes/)
})

test("the person herself appoints one, and a mistake keeps what was typed", async () => {
  const wrong = await veikko.post("/staff/people/veikko/substitutes?lang=en", { substitute: "ei-ketään", from: "2026-12-01", until: "2026-11-30" })
  assert.equal(wrong.status, 422)
  const page = await wrong.text()
  for (const part of ['href="#substitute"', 'href="#until"', 'value="ei-ketään"']) assert.ok(page.includes(part), part)
  assert.equal((await veikko.post("/staff/people/veikko/substitutes", { substitute: "veikko", from: "2026-12-01", until: "2026-12-05" })).status, 409)
  assert.equal((await veikko.post("/staff/people/veikko/substitutes", { substitute: "JOHANNA", from: "2026-12-01", until: "2026-12-05" })).status, 303)
})

test("a supervisor ends an employment: the session ends in the very next request, and the open work comes to her list with links", async () => {
  const johanna = await town.as(staff("johanna"))
  assert.equal((await johanna.get("/staff/people")).status, 200)
  assert.equal((await veikko.post("/staff/people/johanna/end", { act: "now", last: "" })).status, 409)
  assert.equal((await helena.post("/staff/people/johanna/end", { act: "day", last: "2026-01-01" })).status, 422)
  assert.equal((await johanna.get("/staff/people")).status, 200)
  assert.equal((await helena.post("/staff/people/johanna/end", { act: "now", last: "" })).status, 303)
  assert.equal((await johanna.get("/staff/people")).headers.get("location"), "/staff/sign-in?return=%2Fstaff%2Fpeople")
  assert.ok(addresses(await helena.page("/staff/people")).includes("/staff/left-work"))
  const left = await helena.page("/staff/left-work?lang=en")
  assert.match(left, /Johanna Sijainen/)
  assert.match(left, /Case <a href="\/staff\/records\/asia-7[^"]*"/)
  assert.match(await antti.page("/staff/left-work?lang=en"), /Nobody has left work open/)
  assert.match(await helena.page("/staff/people/johanna?lang=en"), /The employment ended on 24 November 2026/)
  await town.database.rows(sql`update employment set supervisor_id = null where person_id = 'johanna'`)
  assert.match(await antti.page("/staff/left-work?lang=en"), /Without a handler<\/h2>.*<th scope="row">asia-7<\/th>/s)
  assert.doesNotMatch(await helena.page("/staff/left-work?lang=en"), /asia-7/)
})

test("an administrator makes a client and sees its token once; it works, is rotated, and is revoked", async () => {
  const wrong = await antti.post("/staff/clients?lang=en", { name: "Entra", owner: "sofia", until: "2030-01-01" })
  assert.equal(wrong.status, 422)
  const page = await wrong.text()
  for (const part of ['href="#owner"', 'href="#scopes"', 'href="#until"', 'value="Entra"']) assert.ok(page.includes(part), part)
  const made = await antti.post("/staff/clients?lang=en", { name: "Entra", owner: "antti", scopes: "directory:write", until: "2027-03-31" })
  assert.equal(made.headers.get("cache-control"), "no-store")
  const tokenIn = (text: string) => /vrt_[\w-]+/.exec(text)?.[0] ?? ""
  const token = tokenIn(await made.text())
  const works = async (one: string) => (await ask(town, one, "GET", "/api/v1/client")).status === 200
  assert.ok(await works(token))
  const list = await antti.page("/staff/clients?lang=en")
  assert.ok(!list.includes("vrt_"))
  assert.match(list, /Last used<\/dt><dd>24 November 2026/)
  const [, path = ""] = /action="(\/staff\/clients\/[^"]+)"/.exec(list) ?? []
  const next = tokenIn(await (await antti.post(path, { act: "rotate", overlap: "1", until: "2027-06-30" })).text())
  assert.deepEqual([await works(token), await works(next)], [true, true])
  assert.equal((await helena.post(path, { act: "revoke" })).status, 404)
  assert.equal((await antti.post(path, { act: "revoke" })).status, 303)
  assert.deepEqual([await works(token), await works(next)], [false, false])
  assert.equal((await antti.post(path, { act: "revoke" })).status, 409)
})

test("a file is looked at before it goes in, and goes in once it is confirmed", async () => {
  const file = new File(["userName;givenNames;familyName;unit;title;supervisor\nuuno;Uuno;Uusi;konsernihallinto;Kirjaaja;helena"], "staff.csv", { type: "text/csv" })
  const preview = await (await antti.post("/staff/directory-file?lang=en", { file })).text()
  assert.match(preview, /Added 1, changed 0, ended 0, unchanged 0/)
  assert.doesNotMatch(await antti.page("/staff/people"), /Uusi Uuno/)
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(preview)?.[1] ?? ""
  const fields = { content: hidden("content"), digest: hidden("digest"), act: "confirm" }
  const done = await antti.post("/staff/directory-file?lang=en", fields)
  assert.deepEqual([done.status, done.headers.get("location")], [303, "/staff/directory-file?added=1&changed=0&ended=0"])
  assert.match(await antti.page("/staff/people"), /Uusi Uuno/)
  const again = await antti.post("/staff/directory-file?lang=en", fields)
  assert.equal(again.status, 409)
  assert.match(await again.text(), /has changed since/)
})

test("a file with faults tells each by its row, and one that would end many asks whether that is meant", async () => {
  const give = async (rows: string, more: Record<string, string> = {}) => antti.post("/staff/directory-file?lang=en", { file: new File([`userName;givenNames;familyName;unit;title;supervisor\n${rows}`], "staff.csv"), ...more })
  const faulty = await (await give("x;;X;kirjaamo;K;kuka")).text()
  assert.match(faulty, /<td>2<\/td><td>givenNames<\/td><td>the value is missing/)
  assert.match(faulty, /<td>2<\/td><td>supervisor<\/td><td>the supervisor is neither/)
  assert.doesNotMatch(faulty, /value="confirm"/)
  const rows = "antti;Antti;Ylläpito;konsernihallinto;pääkäyttäjä;saara\nsaara;Saara;Johtola;konsernihallinto;palvelujohtaja;"
  const preview = await (await give(rows, { whole: "yes" })).text()
  const digest = /name="digest" value="([^"]*)"/.exec(preview)?.[1] ?? ""
  assert.match(preview, /I mean this: \d of \d+ employments end/)
  const shy = await give(rows, { whole: "yes", act: "confirm", digest })
  assert.deepEqual([shy.status, /href="#endsMany"/.test(await shy.text())], [409, true])
  assert.equal((await veikko.get("/staff/people")).status, 200)
  assert.equal((await antti.post("/staff/directory-file", {})).status, 422)
})
