import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { helsinki } from "../../../municipalities/helsinki/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { addSamples } from "../../acts/samples.ts"
import { dayAt, instantFrom, timeAt } from "../../lib/day.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })

let town: Town
let antti: Town
before(async () => {
  town = await openTown(anEngine(), [espoo, helsinki])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  antti = await town.as(staff("antti"))
})
after(() => town.close())

const form = { fi: "Hakemuksia ei voi lähettää. Soita kirjaamoon.", sv: "", en: "Applications cannot be sent. Call the registry office.", from: "2026-11-24T10:00", until: "2026-11-24T12:30" }
const sheetOf = (page: string) => /action="\/staff\/breaks\/([^"]+)"/.exec(page)?.[1] ?? ""

test("a break is told on every page of its town at once, with its estimate and other ways, and of no other town", async () => {
  assert.doesNotMatch(await town.page("/fi/espoo/pools"), /Häiriö palvelussa/)
  assert.equal((await antti.post("/staff/breaks", form)).status, 303)
  for (const path of ["/fi/espoo", "/fi/espoo/pools", "/fi/espoo/search?q=tontti", "/fi"])
    assert.match(await town.page(path), /Espoo[^<]*: Häiriö palvelussa 24\.11\.2026 10\.00 alkaen\. Arvioitu päättyminen 24\.11\.2026 12\.30\..*Soita kirjaamoon/s, path)
  assert.match(await town.page("/en/espoo"), /Break in the service from 24 November 2026 10:00\..*Call the registry office/s)
  assert.match(await town.page("/sv/espoo"), /Störning i tjänsten.*<p lang="fi">Hakemuksia ei voi lähettää/s)
  assert.match(await antti.page("/staff"), /Häiriö palvelussa/)
  assert.doesNotMatch(await town.page("/fi/helsinki"), /Häiriö palvelussa/)
})

test("a new estimate and the end are told too, and the end for the rest of the day", async () => {
  const id = sheetOf(await antti.page("/staff/breaks"))
  assert.equal((await antti.post(`/staff/breaks/${id}`, { act: "estimate", [`until-${id}`]: "2026-11-24T15:00" })).status, 303)
  assert.match(await town.page("/fi/espoo/pools"), /Arvioitu päättyminen 24\.11\.2026 15\.00/)
  assert.equal((await antti.post(`/staff/breaks/${id}`, { act: "end" })).status, 303)
  assert.match(await town.page("/fi/espoo/pools"), /Häiriö on päättynyt 24\.11\.2026 10\.15/)
  assert.equal((await antti.post(`/staff/breaks/${id}`, { act: "end" })).status, 409)
  town.later(24 * 60)
  assert.doesNotMatch(await town.page("/fi/espoo/pools"), /Häiriö/)
  const noted = (await entriesOf(town.database)).map(({ act }) => act)
  assert.deepEqual(noted.filter((act) => act.startsWith("break-")), ["break-announced", "break-changed", "break-ended"])
})

test("a break that would end before it begins, or says nothing, is not announced, and what was typed stays", async () => {
  antti = await town.as(staff("antti"))
  const wrong = await antti.post("/staff/breaks", { ...form, fi: "", until: "2026-11-24T09:00", en: "Typed words" })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Kirjoita suomeksi, mikä ei toimi.*Typed words/s)
  assert.match(await (await antti.post("/staff/breaks", { ...form, until: "2026-11-24T09:00" })).text(), /Päättymisen on oltava alkamisen jälkeen.*Soita kirjaamoon/s)
})

test("only the administrator tells of breaks", async () => {
  const veikko = await town.as(staff("veikko"))
  assert.deepEqual([(await veikko.get("/staff/breaks")).status, (await veikko.post("/staff/breaks", form)).status], [404, 404])
})

test("a day's time in Finland is an instant, in winter, in summer and when the clocks change", () => {
  for (const text of ["2026-01-15T08:05", "2026-07-15T08:05", "2026-03-29T02:59", "2026-03-29T04:00", "2026-10-25T05:00", "2026-10-25T23:59"]) {
    const instant = instantFrom(text)
    assert.ok(instant, text)
    assert.equal(`${dayAt(instant)}T${timeAt(instant)}`, text)
  }
  assert.equal(instantFrom("2026-01-15T08:05")?.toISOString(), "2026-01-15T06:05:00.000Z")
  for (const none of ["2026-03-29T03:30", "2026-02-30T08:00", "2026-01-15T24:00", "2026-01-15", ""]) assert.equal(instantFrom(none), null, none)
})
