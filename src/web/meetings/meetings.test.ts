import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { formTo } from "../../../test/forms.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { publicCase, staffOf } from "../../../test/registry.ts"
import { openCase } from "../../acts/cases/open.ts"
import { addSamples, sampleMunicipality } from "../../acts/samples.ts"
import { inWork } from "../../acts/work.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
let town: Town
let aino: Town
let veikko: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  ;[aino, veikko] = [await town.as(staff("aino")), await town.as(staff("veikko"))]
})
after(() => town.close())

const body = { nameFi: "Keksitty jaosto", nameSv: "Påhittade sektionen", kind: "section", unit: "konsernihallinto", secretary: "aino", remedyBody: "Keksitty lautakunta", remedyAddress: "PL 1", remedyCloses: "15:45" }
const to = (response: Response): string => response.headers.get("location") ?? ""

test("a secretary takes a body from its founding to published minutes by the forms of the pages", async () => {
  const { number } = await inWork(town.database, staffOf("aino"), town.now(), (work) => openCase(work, sampleMunicipality, { ...publicCase, publicity: { secrecy: "public" } }, town.signIn.keys.codeKey))
  const founded = to(await aino.post("/staff/bodies", body))
  assert.match(founded, /^\/staff\/bodies\/[\w-]+$/)
  for (const [name, role, person] of [["Petra Puheenjohtaja", "chair", ""], ["Ville Jäsen", "member", ""]] as const)
    assert.equal((await aino.post(founded, { act: "seat", name, role, person, from: "2025-06-01", until: "2029-05-31" })).status, 303)
  const meeting = to(await aino.post(founded, { act: "call", day: "2026-11-24", time: "17:00", place: "Kokoushuone" }))
  const act = (fields: Record<string, string>) => aino.post(`${meeting}/actions?lang=en`, fields)
  assert.match(await (await act({ act: "section", title: "", caseNumber: "", proposal: "", kind: "preparation" })).text(), /Give the title/)
  const wrong = await (await act({ act: "section", title: "Säilyvä otsikko", caseNumber: "999/99/2026", proposal: "", kind: "preparation" })).text()
  assert.match(wrong, /No such case was found/)
  assert.match(wrong, /value="Säilyvä otsikko"/)
  assert.equal((await act({ act: "section", title: "Palkkatuki", caseNumber: number, proposal: "Myönnetään.", kind: "body-or-office-holder" })).status, 303)
  const id = meeting.split("/").at(-1) ?? ""
  assert.equal((await town.get(`/fi/espoo/meetings/${id}`)).status, 404)
  assert.equal((await act({ act: "agenda" })).status, 303)
  assert.match(await town.page(`/sv/espoo/meetings/${id}`), /Protokollet publiceras när det har justerats/)
  town.later(9 * 60)
  ;[aino, veikko] = [await town.as(staff("aino")), await town.as(staff("veikko"))]
  const section = /href="(\/staff\/meetings\/[\w-]+\/sections\/[\w-]+)"/.exec(await aino.page(`${meeting}?lang=en`))?.[1] ?? ""
  const form = formTo(await aino.page(section), /sections/)
  assert.match(await (await aino.post(`${section}?lang=en`, { ...form.fields, decision: "" })).text(), /Write what was decided/)
  assert.match(await (await aino.post(`${section}?lang=en`, { ...form.fields, votesFor: "2" })).text(), /Give all three numbers/)
  assert.equal((await aino.post(section, { ...form.fields, decision: "Myönnetään Sofia Asukkaalle.", personal: "yes", plainDecision: "Myönnetään hakijalle.", votesFor: "1", votesAgainst: "1", votesBlank: "0" })).status, 303)
  assert.match(await (await act({ act: "end" })).text(), /Choose one checker/)
  const checker = /name="checker" value="([\w-]+)"/.exec(await aino.page(meeting))?.[1] ?? ""
  assert.equal((await act({ act: "end", checker })).status, 303)
  assert.equal((await act({ act: "publish" })).status, 409)
  const check = formTo(await aino.page(meeting), /actions/).fields
  assert.equal((await act({ ...check, act: "check", seen: "0".repeat(64) })).status, 409)
  assert.equal((await act({ ...check, act: "check" })).status, 303)
  assert.doesNotMatch(await town.page(`/fi/espoo/meetings/${id}`), /Myönnetään/)
  assert.equal((await act({ act: "publish" })).status, 303)
  const shown = await town.page(`/fi/espoo/meetings/${id}`)
  for (const told of ["§ 1 Palkkatuki", "Myönnetään Sofia Asukkaalle.", "Jaa 1, Ei 1, Tyhjiä 0", "Petra Puheenjohtaja, Ville Jäsen", "Oikaisuvaatimus tehdään 14 päivän kuluessa"]) assert.ok(shown.includes(told), told)
  assert.match(await aino.page(`${meeting}?lang=en`), /Extract § 1/)
  assert.equal((await veikko.get(meeting)).status, 404)
})

test("nobody but the registry office adds a body, and a form tells what is lacking", async () => {
  assert.doesNotMatch(await veikko.page("/staff/bodies?lang=en"), /Add a body/)
  assert.equal((await veikko.post("/staff/bodies", body)).status, 409)
  const page = await (await aino.post("/staff/bodies?lang=en", { ...body, nameSv: "", secretary: "kukaan" })).text()
  assert.deepEqual([...page.matchAll(/<a href="#(\w+)">/g)].map(([, field]) => field), ["nameSv", "secretary"])
})
