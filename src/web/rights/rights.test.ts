import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { addSamples, sampleResidents } from "../../acts/samples.ts"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { openTown, type Town } from "../../../test/town.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })

let town: Town
let helena: Town
let veikko: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  helena = await town.as(staff("helena"))
  veikko = await town.as(staff("veikko"))
})
after(() => town.close())

test("a case handler reads the commitments that he has signed, in his language", async () => {
  const page = await veikko.page("/staff/rights?lang=sv")
  assert.match(page, /Jag berättar eller visar inte sekretessbelagda uppgifter/)
  assert.match(page, /Undertecknad/)
})

test("without a purpose only what is public is found, and a purpose opens what the case handler's cases hold", async () => {
  const open = await veikko.page("/staff/records?purpose=&lang=en")
  const stated = await veikko.page("/staff/records?purpose=case-handling&lang=en")
  const count = (page: string) => [...page.matchAll(/href="\/staff\/records\/[^"]+purpose/g)].length
  assert.ok(count(stated) > count(open), `${count(open)} and ${count(stated)}`)
})

test("a person's name is searched only with a purpose, and what was typed stays", async () => {
  const answer = await veikko.post("/staff/records?lang=en", { purpose: "", key: "personName", value: "Asukas" })
  const page = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(page, /Choose a purpose: not all of this is public/)
  assert.match(page, /value="Asukas"/)
})

test("a search finds, an identity code that cannot be one is sent back, and neither comes to stand in an address", async () => {
  const { code } = sampleResidents[0]
  const asked = (value: string) => veikko.post("/staff/records?lang=en", { purpose: "case-handling", key: "hetu", value })
  const found = await asked(code)
  assert.equal(found.status, 200)
  const page = await found.text()
  assert.match(page, /\d+ records?</)
  assert.ok(![...page.matchAll(/(?:href|action)="([^"]+)"/g)].some(([, address = ""]) => address.includes(code.slice(0, 6))))
  const wrong = await asked(`${code.slice(0, 10)}?`)
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /href="#value"/)
})

test("a record shows an identity code as a mask, and whole only to one who has the right and asks", async () => {
  const list = await veikko.page("/staff/records?purpose=case-handling&lang=en")
  for (const [, path = ""] of list.matchAll(/href="(\/staff\/records\/[^"?]+)\?purpose/g)) {
    const page = await veikko.page(`${path}?purpose=case-handling&lang=en`)
    if (!page.includes('value="code"')) continue
    assert.doesNotMatch(page, /\d{6}[-+A-FU-Y]9\d\d[0-9A-Y]/)
    const shown = await (await veikko.post(`${path}/reveal`, { secret: "code", purpose: "case-handling" })).text()
    assert.match(shown, /<strong>\d{6}[-+A-FU-Y]9\d\d[0-9A-Y]<\/strong>/)
    return
  }
  assert.fail("no record of the case handler's holds an identity code")
})

test("an unseen record and one that is not there look the same", async () => {
  const antti = await town.as(staff("antti"))
  const idsIn = (page: string) => [...page.matchAll(/href="(\/staff\/records\/[^"?]+)\?purpose=case-handling"/g)].map(([, path = ""]) => path)
  const his = idsIn(await antti.page("/staff/records?purpose=case-handling"))
  const unseenOne = idsIn(await veikko.page("/staff/records?purpose=case-handling")).find((path) => !his.includes(path)) ?? ""
  const answers = await Promise.all([unseenOne, "/staff/records/no-such-record"].map((path) => antti.get(`${path}?purpose=case-handling`)))
  assert.deepEqual(answers.map(({ status }) => status), [404, 404])
  const [unseen = "", missing = ""] = await Promise.all(answers.map((answer) => answer.text()))
  assert.equal(unseen, missing)
})

test("a supervisor gives, certifies and removes a right; one who is over nobody cannot", async () => {
  const fields = { role: "registrar", register: "", unit: "", from: "2026-11-24", until: "2027-11-24" }
  assert.equal((await helena.post("/staff/rights/people/veikko/grants", fields)).status, 303)
  const page = await helena.page("/staff/rights/people/veikko?lang=en")
  assert.match(page, /<td>24 November 2027<\/td>/)
  const [, path = ""] = /<td>registrar<\/td>.*?action="(\/staff\/rights\/grants\/[^"]+)"/s.exec(page) ?? []
  assert.equal((await helena.post(path, { person: "veikko", act: "certify" })).status, 303)
  assert.equal((await veikko.post(path, { person: "veikko", act: "remove" })).status, 404)
  assert.equal((await helena.post(path, { person: "veikko", act: "remove" })).status, 303)
  assert.match(await helena.page("/staff/rights/people/veikko?lang=en"), /Removed/)
  assert.equal((await veikko.get("/staff/rights/people/aino")).status, 404)
})

test("a right that would end before it begins is not given, and what was typed survives", async () => {
  const answer = await helena.post("/staff/rights/people/veikko/grants?lang=en", { role: "archivist", register: "", unit: "salla", from: "2027-01-01", until: "2026-12-31" })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /href="#until"/)
  assert.match(page, /value="salla"/)
})

test("a commitment withdrawn in mid-session ends the rights at once, and signing again brings them back", async () => {
  const johanna = await town.as(staff("johanna"))
  const found = async () => /1 record|\d+ records/.test(await johanna.page("/staff/records?purpose=client-service&lang=en"))
  const before = await johanna.page("/staff/records?purpose=client-service&lang=en")
  assert.equal((await johanna.post("/staff/rights/commitments/secrecy", { act: "withdraw" })).status, 303)
  assert.notEqual(await johanna.page("/staff/records?purpose=client-service&lang=en"), before)
  const [, version = ""] = /name="version" value="(\d+)"/.exec(await johanna.page("/staff/rights")) ?? []
  assert.equal((await johanna.post("/staff/rights/commitments/secrecy", { act: "sign", version })).status, 303)
  assert.ok(await found())
})

test("a resident sees who has looked at her data, when and for what, and not her own looks", async () => {
  const sofia = await town.as({ id: "sofia", kind: "resident", given: "Sofia", family: "Asukas" })
  const list = await veikko.page("/staff/records?purpose=client-service&lang=en")
  for (const [, path = ""] of list.matchAll(/href="(\/staff\/records\/[^"?]+)\?purpose/g)) await veikko.get(`${path}?purpose=client-service`)
  const page = await sofia.page("/en/own")
  assert.match(page, /<td>asiantuntija, Group Administration<\/td>/)
  assert.match(page, /serving a client/)
  assert.doesNotMatch(page, /<td>Sofia|Veikko/)
})
