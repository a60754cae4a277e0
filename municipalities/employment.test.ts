import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { readWithin } from "../src/acts/access/border.ts"
import { openHolders } from "../src/acts/holders/over-http.ts"
import type { Holders } from "../src/acts/holders/protocol.ts"
import { placesOf } from "../src/commands/holder-settings.ts"
import { openStandIns, type StandIns } from "../src/dev-provider/stand-ins.ts"
import { sql } from "../src/lib/sql.ts"
import { anEngine } from "../test/engines.ts"
import { openTown, type Person, testNow, type Town } from "../test/town.ts"
import { espoo } from "./espoo/index.ts"

/** Employment services of Espoo, with the holders of other systems, as officials and a client meet them on pages. */

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const code = "010190-901R"
const etk = "elaketurvakeskuksen-tyosuhderekisteri"

let standIns: StandIns
let town: Town
let visit: Town
let resident: Town
let client = ""
/** Stands before the stand-ins, so that a holder can be made to fail. */
const switches: Record<string, { status?: number; delayMs?: number }> = {}

before(async () => {
  standIns = await openStandIns({ token: "a token", clock: () => testNow, switches })
  const holders: Holders = openHolders(placesOf(standIns), 1500)
  town = await openTown(anEngine(), [espoo], undefined, { holders })
  visit = await town.as(veikko)
  client = await opened("employment-client", { "client.given": "Martti", "client.family": "Mallinen", "client.code": code, language: "fi", searchFrom: "2026-11-20", "period.from": "2026-11-20" })
  const [person] = await town.database.rows<{ id: string }>(sql`select id from person where kind = 'resident'`)
  resident = await town.as({ id: person?.id ?? "", given: "Martti", family: "Mallinen", kind: "resident" })
})
after(async () => {
  await town.close()
  await standIns.close()
})

const stated = "?purpose=client-service"
const pathOf = (id: string, rest = ""): string => `/staff/register-records/${id}${rest}${stated}`
const idIn = (response: Response): string => /register-records\/([^?]+)/.exec(response.headers.get("location") ?? "")?.[1] ?? ""

async function opened(type: string, form: Record<string, string>): Promise<string> {
  const answer = await visit.post(`/staff/registers/${type}/new${stated}`, { unit: "konsernihallinto", ...form })
  assert.equal(answer.status, 303, /class="errors".*?<\/ul>/s.exec(await answer.clone().text())?.[0] ?? type)
  return idIn(answer)
}

const ask = async (id: string, question: string): Promise<string> => {
  const answer = await visit.post(pathOf(id, "/questions"), { question })
  return answer.status === 303 ? visit.page(pathOf(id)) : answer.text()
}
const own = (rest: string, form: Record<string, string>) => resident.post(`/fi/own/${rest}`, form)
const openOwn = (type: string, form: Record<string, string>) => own(`services/${type}`, Object.fromEntries(Object.entries(form).map(([name, value]) => [`${type}-${name}`, value])))
const noted = async (act: string) => town.database.rows<{ outcome: string; more: Record<string, unknown> | null; because: string | null }>(sql`select outcome, more, because from usage_entry where act = ${act} order by month, lane, seq`)

test("another's register is asked only by the client's consent, which she gives herself; its answer is kept with its source, becomes the record's when accepted, and nothing is asked after she withdraws", async () => {
  assert.match(await ask(client, "etk"), /suostumus tähän ei ole voimassa/)
  assert.deepEqual(standIns.asked, [], "nothing left the house")

  assert.equal((await openOwn("employment-consent", { what: "etk", whom: "Eläketurvakeskus", "period.from": "2026-11-24", "period.until": "2026-12-31" })).status, 303)
  assert.match(await resident.page("/fi/own/services"), /Suostumus.*työsuhdetiedot Eläketurvakeskuksesta.*verkossa.*Peru/s)
  const page = await ask(client, "etk")
  assert.match(page, /Työsuhteet, Eläketurvakeskuksen työsuhderekisteri, .*?: vastattu.*Keksitty vastaus.*Esimerkkikone Oy/s)
  assert.match(page, /Odottaa hyväksyntääsi.*Työhistoria.*Esimerkkikone Oy, /s)
  assert.doesNotMatch(page, /901R/)
  const proposal = /name="proposal" value="([^"]+)"/.exec(page)?.[1] ?? ""
  assert.equal((await visit.post(pathOf(client, "/proposals"), { proposal, accepts: "yes" })).status, 303)
  assert.match(await visit.page(pathOf(client)), /Työhistoria.*?Esimerkkikone Oy.*?lähde: Eläketurvakeskuksen työsuhderekisteri, 24\.11\.2026/s)
  assert.equal((await visit.post(pathOf(client, "/proposals"), { proposal, accepts: "yes" })).status, 409)

  const consent = /own\/records\/([^/"]+)\/moves/.exec(await resident.page("/fi/own/services"))?.[1] ?? ""
  assert.equal((await own(`records/${consent}/moves`, { move: "withdraw" })).status, 303)
  assert.match(await ask(client, "etk"), /suostumus tähän ei ole voimassa/)
  const [asked] = await noted("holder-asked")
  assert.deepEqual([asked?.more?.system, asked?.more?.operation, asked?.more?.consent, standIns.asked.map(({ question }) => question)], [etk, "employments", consent, [asked?.more?.question]])
  assert.equal((await noted("holder-answered"))[0]?.more?.answer, "answered")
  const [found] = await town.database.rows<{ count: number }>(sql`select count(*)::int as count from usage_entry where (more::text || coalesce(subject_id, '')) like '%901R%'`)
  assert.equal(found?.count, 0)
})

test("a file of a field is kept, survives a mistake elsewhere in the form, and goes only to those who may read the record; no form names a file that it did not bring", async () => {
  const form = { unit: "konsernihallinto", "client.given": "Eeva", "client.family": "Esimerkki", language: "fi", searchFrom: "2026-11-20", "period.from": "2026-11-20" }
  const path = `/staff/registers/employment-client/new${stated}`
  const mistaken = await visit.post(path, { ...form, searchFrom: "", "cv-file": new File(["Olen Eeva."], "ansio 010190-901R.txt") })
  assert.equal(mistaken.status, 422)
  const token = /name="kept-cv-file" value="([^"]+)"/.exec(await mistaken.text())?.[1] ?? ""
  const record = await visit.post(path, { ...form, "kept-cv-file": token })
  assert.equal(record.status, 303)
  const at = pathOf(idIn(record))
  const page = await visit.page(at)
  const file = /href="(\/staff\/register-records\/[^"]+\/files\/cv[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? ""
  assert.doesNotMatch(page, /901R/)
  const sent = await visit.get(file)
  assert.deepEqual([await sent.text(), sent.headers.get("content-type")], ["Olen Eeva.", "application/octet-stream"])
  assert.equal((await (await town.as({ id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" })).get(file)).status, 404)
  const people = await town.database.rows<{ id: string; given: string }>(sql`select id, given_names as given from person where kind = 'resident'`)
  const her = (given: string) => town.as({ id: people.find((one) => one.given === given)?.id ?? "", given, family: "x", kind: "resident" })
  const mine = `/fi/own/records/${idIn(record)}/files/cv`
  const [eeva, martti] = [await her("Eeva"), await her("Martti")]
  assert.match(await eeva.page("/fi/own"), new RegExp(`<a href="${mine}">asiakirja`))
  assert.deepEqual([await (await eeva.get(mine)).text(), (await martti.get(mine)).status, (await eeva.get(mine.replace("cv", "client"))).status, (await town.get(mine)).status], ["Olen Eeva.", 404, 404, 303], "her own file she takes, another's she does not")
  const forged = await visit.post(path, { ...form, cv: JSON.stringify({ name: "x", sha256: "0".repeat(64), sizeBytes: 1 }), "kept-cv-file": `${token}x` })
  assert.doesNotMatch(await visit.page(pathOf(idIn(forged))), /files\/cv/)
  const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ""
  assert.equal((await visit.post(at, { ...form, seen, phone: "040" })).status, 303)
  assert.equal((await visit.get(file)).status, 200, "it stays when the rest is changed")
  assert.equal((await noted("file-read")).length, 3)
})

test("whatever goes wrong at a holder is told in words and kept, and another's rows never become ours unread", async () => {
  const system = "ura"
  const all: readonly (readonly [typeof switches[string], RegExp])[] = [[{ status: 403 }, /peruste tai suostumus ei riittänyt/], [{ status: 404 }, /mitään ei löytynyt/], [{ status: 409 }, /uudempi versio/], [{ status: 423 }, /toinen muuttaa/], [{ status: 503 }, /käyttökatko/], [{ delayMs: 2000 }, /yhteyttä ei saatu/]]
  for (const [its, told] of all) {
    switches[system] = its ?? {}
    assert.match(await ask(client, "job-search"), told)
  }
  delete switches[system]
  assert.match(await ask(client, "job-search"), /Työnhaku, URA, .*?: vastattu/)
  const kept = await readWithin(town.database, "espoo", (queries) => queries.rows<{ outcome: string }>(sql`select distinct outcome from holder_question where question = 'job-search' order by 1`))
  assert.deepEqual(kept.map(({ outcome }) => outcome), ["answered", "locked", "newer", "not-now", "nothing", "refused", "unreachable"])
})

test("what is given to others is only what may be, on its ground, inside the EEA; the client sees to whom, and consent given by her opens what hangs on it", async () => {
  const give = (form: Record<string, string>) => visit.post(pathOf(client, "/disclosures"), form)
  assert.match(await (await give({ recipient: "employer", "country-employer": "FI", fields: "work" })).text(), /suostumus tähän ei ole voimassa/)
  const outside = await give({ recipient: "provider", "country-provider": "XX", fields: "language" })
  assert.equal(outside.status, 409)
  assert.match(await outside.text(), /ei luovuteta ETA-alueen ulkopuolelle/)
  assert.deepEqual((await noted("refused")).map(({ because }) => because).filter((because) => because === "outside-eea"), ["outside-eea"])
  assert.match(await (await give({ recipient: "provider", "country-provider": "FI", fields: "work" })).text(), /Valitse, mitä annetaan/, "not declared for this recipient")
  const introduction = { relation: client, kind: "introduction", "employer.name": "Kahvila Kanerva Oy", post: "tarjoilija", told: "työhistoria" }
  assert.equal((await visit.post(`/staff/registers/employment-offer/new${stated}`, introduction)).status, 422)

  await opened("employment-consent", { relation: client, what: "employer", whom: "Kahvila Kanerva Oy", "period.from": "2026-11-24", way: "written" })
  assert.equal((await give({ recipient: "employer", "country-employer": "FI", "toName-employer": "Kahvila Kanerva Oy", fields: "work" })).status, 303)
  const offer = await opened("employment-offer", introduction)
  assert.match(await visit.page(pathOf(offer)), /Mitä annettiin.*työhistoria/s)
  assert.match(await resident.page("/fi/own/services"), /Mitä sinusta on annettu muille.*työnantaja: esittely: Kahvila Kanerva Oy.*Työhistoria.*380\/2023 118 § \(suostumus\)/s)
  assert.deepEqual((await noted("record-disclosed")).map(({ more }) => [more?.recipient, more?.fields, more?.country]), [["employer", "work", "FI"]])

  const given = /records\/([^/"]+)\/moves" id="[^"]*"><button type="submit" name="move" value="withdraw"/.exec(await resident.page("/fi/own/services"))?.[1] ?? ""
  assert.equal((await own(`records/${given}/moves`, { move: "withdraw" })).status, 303)
  const hidden = await visit.page(pathOf(offer))
  assert.match(hidden, /Ei näytetä: suostumus ei ole voimassa/)
  assert.doesNotMatch(hidden, /työhistoria/)
})

test("a client books a time of those that are free, once; accepts her plan; and brings data that counts only when an official has accepted it", async () => {
  const time = await opened("employment-time", { "provider.name": "Espoon työllisyyspalvelut", at: "2026-11-30T10:00", way: "visit", minutes: "45" })
  await opened("employment-time", { "provider.name": "Espoon työllisyyspalvelut", at: "2026-11-20T10:00", way: "visit" })
  assert.match(await (await openOwn("employment-talk", { kind: "search" })).text(), /Valitse aika/)
  const page = await resident.page("/fi/own/services")
  assert.match(page, /30\.11\.2026/)
  assert.doesNotMatch(page, /20\.11\.2026 klo/, "what has gone by is not offered")
  assert.equal((await openOwn("employment-talk", { slot: time, kind: "search" })).status, 303)
  const late = await openOwn("employment-talk", { slot: time, kind: "search" })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /aika on juuri varattu/)
  assert.match(await resident.page("/fi/own/services"), /työnhakukeskustelu, .*30\.11\.2026.*: varattu/s)

  const plan = await opened("employment-plan", { relation: client, kind: "employment", aims: "Työ tarjoilijana", steps: "Haetaan neljää paikkaa" })
  assert.match(await resident.page("/fi/own/services"), /Työ tarjoilijana.*Hyväksyn suunnitelman/s)
  assert.equal((await own(`records/${plan}/moves`, { move: "replace" })).status, 409)
  assert.equal((await own(`records/${plan}/moves`, { move: "accept-own" })).status, 303)
  assert.match(await visit.page(pathOf(plan)), /voimassa.*Hyväksytty.*24\.11\.2026.*lähde: asiakas itse/s)

  assert.equal((await own(`records/${client}/values`, { [`${client}-phone`]: "040 1234567", [`${client}-language`]: "fi" })).status, 303)
  const waiting = await visit.page(pathOf(client))
  const queue = `/staff/registers/employment-client${stated}&brought=yes`
  assert.match(await visit.page(queue), /Martti Mallinen/)
  assert.match(waiting, /Odottaa hyväksyntääsi.*asiakas itse.*Puhelin.*040 1234567/s)
  assert.equal((await visit.post(pathOf(client, "/proposals"), { proposal: /name="proposal" value="([^"]+)"/.exec(waiting)?.[1] ?? "", accepts: "no" })).status, 303)
  assert.match(await visit.page(queue), /Ei tietueita/)
  assert.match(await resident.page("/fi/own/services"), /040 1234567.*Ei hyväksytty/s)
  assert.doesNotMatch(await visit.page(pathOf(client)), /Puhelin<\/dt>/)

  const day = (at: number): string => `2026-12-${String(1 + (at % 28)).padStart(2, "0")}T${String(8 + Math.floor(at / 28)).padStart(2, "0")}:00`
  const rows = Array.from({ length: 61 }, (_, at) => `Espoon työllisyyspalvelut;${day(at)};visit`)
  const brought = await visit.post(`/staff/registers/employment-time/file${stated}`, { unit: "konsernihallinto", act: "save", file: new File([["provider.name;at;way", ...rows].join("\n")], "ajat.csv") })
  assert.match(brought.headers.get("location") ?? "", /done=61/)
  const timesOf = (shown: string): string[] => [...(/<select id="employment-talk-slot".*?<\/select>/s.exec(shown)?.[0] ?? "").matchAll(/>([\d.]+ [\d.]+), /g)].map(([, its = ""]) => its)
  const soonest = await resident.page("/fi/own/services")
  const later = /href="\/fi\/own\/services(\?times=[^"#]+)#/.exec(soonest)?.[1] ?? ""
  const rest = await resident.page(`/fi/own/services${later}`)
  assert.deepEqual([timesOf(soonest).length, timesOf(soonest)[0], timesOf(rest)], [60, "1.12.2026 8.00", ["28.12.2026 9.00"]], "the soonest come first, however late they were added, and the rest on the next page")

  const other = await town.as({ id: "sofia", given: "Sofia", family: "Toinen", kind: "resident" })
  assert.doesNotMatch(await other.page("/fi/own/services"), /tarjoilijana|Kanerva/)
  for (const [rest, form] of [[`records/${plan}/moves`, { move: "accept-own" }], [`records/${client}/values`, { [`${client}-phone`]: "1" }]] as const) assert.equal((await other.post(`/fi/own/${rest}`, form)).status, 404, rest)
  assert.equal((await other.post("/fi/own/services/employment-consent", { "employment-consent-what": "etk" })).status, 409)
})
