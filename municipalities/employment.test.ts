import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { enter, readWithin } from "../src/acts/access/border.ts"
import { declareCaseRegister } from "../src/acts/cases/register.ts"
import { askAgain } from "../src/acts/holders/ask.ts"
import { openHolders } from "../src/acts/holders/over-http.ts"
import type { Holders } from "../src/acts/holders/protocol.ts"
import { inWork } from "../src/acts/work.ts"
import { placesOf } from "../src/commands/holder-settings.ts"
import { openStandIns, type StandIns } from "../src/dev-provider/stand-ins.ts"
import { sql } from "../src/lib/sql.ts"
import { anEngine } from "../test/engines.ts"
import { sampleTyped } from "../test/sample-typed.ts"
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
/** Days by which the holders' clock is ahead. */
let clockAhead = 0
/** Stands before the stand-ins, so that a holder can be made to fail. */
const switches: Record<string, { status?: number; delayMs?: number }> = {}

before(async () => {
  standIns = await openStandIns({ token: "a token", clock: () => new Date(testNow.getTime() + clockAhead * 86_400_000), switches })
  const holders: Holders = openHolders(placesOf(standIns), 1500)
  town = await openTown(anEngine(), [espoo], undefined, { holders })
  visit = await town.as(veikko)
  await inWork(town.database, { id: "test", name: "test", kind: "program", session: "s-1", municipality: "espoo" }, town.now(), (work) => declareCaseRegister(work, "espoo", { register: "asiarekisteri", businessId: "0101263-6", authority: "ESP", pattern: "{year}-{number}", series: "all" }))
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

/** A form of a type as its own sample fills it in. */
function fieldsOf(type: string): Record<string, string> {
  const definition = espoo.definitions.find((one) => one.type === type)
  assert.ok(definition, type)
  const typed = sampleTyped(definition)
  return Object.fromEntries(definition.fields.flatMap(({ name }) => Object.entries(typed(name)).map(([part, value]): [string, string] => [part === "value" ? name : `${name}.${part}`, value ?? ""])))
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

test("a company's card shows its contact persons and events; the marketing list has only the consents in force, and the person takes hers back herself", async () => {
  const card = await opened("business-customer", { "company.name": "Kahvila Kanerva Oy", "company.businessId": "0101263-6", group: "business", size: "micro", responsible: "Veikko Virta" })
  const event = await opened("business-event", { customer: card, kind: "meeting", at: "2026-11-25T09:00" })
  const contact = await opened("business-contact", { customer: card, "person.given": "Martti", "person.family": "Mallinen", "person.code": code, email: "martti@kanerva.example", role: "decides" })
  const page = await visit.page(pathOf(card))
  assert.match(page, new RegExp(`Yhteyshenkilö</h2>.*${contact}`, "s"))
  assert.match(page, new RegExp(`Tapaaminen tai tapahtuma</h2>.*${event}`, "s"))

  const consent = { contact, what: "newsletter", way: "written" }
  await opened("marketing-consent", { ...consent, address: "ennen@kanerva.example", "period.from": "2025-01-01", "period.until": "2025-12-31" })
  await opened("marketing-consent", { ...consent, address: "martti@kanerva.example", "period.from": "2026-11-01" })
  await opened("marketing-consent", { ...consent, what: "phone", address: "040 1234567", "period.from": "2026-11-01" })
  const list = async (more = "") => (await (await visit.get(`/staff/registers/marketing-consent/file${stated}&csv=1${more}`)).text()).match(/[\w@ ]+(?:kanerva\.example|1234567)/g)?.sort()
  assert.deepEqual(await list(), ["040 1234567", "ennen@kanerva.example", "martti@kanerva.example"])
  const marketed = "&in-force=yes&what=newsletter"
  assert.deepEqual(await list(marketed), ["martti@kanerva.example"])
  assert.match(await visit.page(`/staff/registers/marketing-consent${stated}${marketed}`), /martti@kanerva\.example/)
  for (const [, id = ""] of (await resident.page("/fi/own/services")).matchAll(/own\/records\/([^/"]+)\/moves" id="[^"]*"><button type="submit" name="move" value="withdraw"/g)) await own(`records/${id}/moves`, { move: "withdraw" })
  assert.equal(await list(marketed), undefined, "nobody is left to send it to")
})

test("employment services learn of a client's social assistance only whether, what it asks of them and whom to call; the record itself stays closed, and its own side keeps what was given", async () => {
  const assistance = fieldsOf("social-assistance")
  const record = await opened("social-assistance", { ...assistance, "client.given": "Martti", "client.family": "Mallinen", "client.code": code })
  const aino = await town.as({ id: "aino", given: "Aino", family: "Aalto", kind: "staff", role: "case-handler" })
  await town.database.transaction(async (queries) => {
    await enter(queries, "espoo")
    await queries.rows(sql`update access_grant set register = 'tyollisyyspalvelujen-asiakasrekisteri' where municipality_id = 'espoo' and person_id = 'aino'`)
    await queries.rows(sql`insert into client_relation (municipality_id, id, client_id, staff_id, starts_at) select 'espoo', 'aino-martti', person_id, 'aino', ${testNow} from record where municipality_id = 'espoo' and id = ${record}`)
  })
  assert.match(await visit.page(pathOf(record)), /basePartsOf \(2026-03-01 1412\/1997 9 §, 9 a §, toissijainen lähde, tarkista\)/)
  assert.deepEqual([(await aino.get(pathOf(client))).status, (await aino.get(pathOf(record))).status], [200, 404], "she serves him, and his assistance is not hers to read")
  assert.doesNotMatch(await aino.page(`/staff/registers/social-assistance${stated}`), /Mallinen/)

  const before = standIns.asked.length
  assert.equal((await aino.post(pathOf(client, "/questions"), { question: "assistance" })).status, 303)
  const page = await aino.page(pathOf(client))
  assert.match(page, /Onko toimeentulotuen asiakas, SosiaaliEffica, [^<]*: vastattu/)
  assert.match(page, /<td>kyllä<\/td><td>kyllä<\/td><td>Sosiaaliohjaaja Keksitty<\/td>/)
  assert.doesNotMatch(page, /293,92|650,00|Sähkölasku/)
  assert.equal(standIns.asked.length, before, "the city's own register answered, and nothing left the house")
  const given = (await visit.page(pathOf(record))).split("Luovutukset</h2>")[1] ?? ""
  for (const told of ["työllisyyspalvelut: tarve ja yhteyshenkilö", "Aktivointitarve, Yhteystyöntekijä", "381/2023 15 §"]) assert.ok(given.includes(told), told)

  const card = await opened("business-customer", { "company.name": "Keksitty Kahvila Ky", "company.businessId": "9999999-2", group: "business", size: "micro", responsible: "Ritva Rinne", since: "2024-05-01" })
  const offer = await opened("employment-offer", { relation: client, kind: "offer", "employer.name": "Keksitty Kahvila Ky", "employer.businessId": "9999999-2", post: "tarjoilija", applyBy: "2026-12-01" })
  assert.match(await ask(offer, "crm"), /<td>Ritva Rinne<\/td><td>1\.5\.2024<\/td>/)
  assert.match(await visit.page(pathOf(card)), /työllisyyspalvelut: vastuuhenkilö/)
})

test("a company's data that has changed is told of: the service asks again after a month, the change waits on the card, and what differs stands beside the answer", async () => {
  const card = await opened("business-customer", { "company.name": "Esimerkkikone Oy", "company.businessId": "0101263-6", group: "business", size: "small", responsible: "Ritva Rinne" })
  assert.equal((await visit.post(`/staff/registers/business-customer/new${stated}`, { unit: "konsernihallinto", "company.name": "X", "company.businessId": "0101263-7", group: "authority", responsible: "Ritva" })).status, 422, "the check digit")
  assert.match(await ask(card, "ytj"), /päivitetty<\/th>/)
  const waiting = async () => /name="proposal" value="([^"]+)"/.exec(await visit.page(pathOf(card)))?.[1] ?? ""
  assert.equal((await visit.post(pathOf(card, "/proposals"), { proposal: await waiting(), accepts: "yes" })).status, 303)
  assert.equal(await waiting(), "")
  const again = async (days: number) => {
    clockAhead = days
    return askAgain(town.database, "espoo", openHolders(placesOf(standIns), 1500), () => new Date(testNow.getTime() + days * 86_400_000))
  }
  assert.equal(await again(20), 0, "not yet")
  assert.equal(await again(366), 1)
  clockAhead = 0
  assert.notEqual(await waiting(), "", "the company has moved")
  assert.match(await visit.page(pathOf(card)), /muuttunut 24\.11\.2026 jälkeen: kotipaikka, päivitetty\./)
  assert.match(await visit.page(`/staff/registers/business-customer${stated}&brought=yes`), /Esimerkkikone Oy/)
  assert.deepEqual((await town.database.rows<{ because: string; more: { system: string } }>(sql`select because, more from usage_entry where act = 'holder-asked' and actor = 'asking-again'`)).map(({ because, more }) => [because, more.system]), [["244/2001.1", "yritys-ja-yhteisotietojarjestelma-ytj"]])
})

test("of a joint plan the city sees its own part whole and of the others' that they are there; a client is referred to a training, and her attendance comes back to be accepted", async () => {
  const plan = { relation: client, aims: "Oma tavoite", steps: "Omat toimet" }
  const before = standIns.asked.length
  assert.match(await ask(await opened("employment-plan", { ...plan, kind: "employment" }), "typpi-part"), /Suunnitelma ei ole monialainen/)
  assert.equal(standIns.asked.length, before, "nothing is told of a plan that is not shared")
  const joint = await opened("employment-plan", { ...plan, kind: "joint" })
  assert.match(await ask(joint, "typpi-part"), /OSA-1/)
  assert.match(await visit.page(pathOf(joint)), /381\/2023 14 §/)
  const page = await ask(client, "joint-plan")
  const shared = page.slice(page.indexOf("Monialaisen suunnitelman osat, Typpi")).split("</table>")[0] ?? ""
  const parts = [...shared.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([row]) => [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) => cell)).filter((cells) => cells.length > 0)
  assert.deepEqual(parts.map(([part, , , content]) => [part, content]).filter(([, content]) => content !== ""), [["työvoimaviranomainen", "Oma tavoite"]])

  const training = await opened("employment-service", { relation: client, kind: "training", "provider.name": "Keksitty Koulu Oy", "time.from": "2026-11-24", "time.until": "2027-03-31" })
  assert.match(await ask(training, "attendance"), /mitään ei löytynyt/)
  assert.match(await ask(training, "referral"), /OSOITUS-\d+/)
  assert.match(await ask(training, "attendance"), /Odottaa hyväksyntääsi/)
  assert.match(await ask(await opened("employment-service", { relation: client, kind: "coaching", "provider.name": "Keksitty Koulu Oy", "time.from": "2026-11-24" }), "referral"), /Palvelu ei ole koulutus/)
})

test("a folder of the protected drive opens to a colleague by her supervisor's decision and for its time, who opened its files is told, and after ten years it waits to be destroyed", async () => {
  const sirpa = await town.as({ id: "sirpa", given: "Sirpa", family: "Esihenkilö", kind: "staff", role: "supervisor" })
  const liisa = await town.as({ id: "liisa", given: "Liisa", family: "Lahti", kind: "staff", role: "case-handler" })
  await town.database.rows(sql`update employment set supervisor_id = 'sirpa' where person_id in ('veikko', 'liisa')`)
  const folder = await opened("protected-folder", { name: "Hanke 2026", use: "Hankkeen asiakaspaperit", "covers.from": "2026-01-01" })
  const form = { folder, kind: "client", name: "Sopimus", came: "2026-11-20", "content-file": new File(["Sovittu."], "sopimus.txt") }
  const put = await visit.post(`/staff/registers/protected-file/new${stated}`, { unit: "konsernihallinto", ...form })
  assert.equal(put.status, 303)
  const file = `${pathOf(idIn(put), "/files/content")}`
  const connections = (who: Town, more = "") => who.page(`/staff/records/${folder}${stated}${more}`)
  const give = (who: Town, until: string) => who.post(`/staff/records/${folder}/connections`, { purpose: "supervision", act: "access", "access-to": "liisa", "access-from": "2026-11-24", "access-until": until })

  assert.deepEqual([(await liisa.get(pathOf(folder))).status, (await liisa.get(file)).status], [404, 404])
  assert.equal((await give(visit, "2026-12-31")).status, 409, "its owner does not decide on it")
  assert.match(await (await give(sirpa, "2026-01-01")).text(), /Anna päivä, joka on edessä/)
  assert.equal((await give(sirpa, "2026-12-31")).status, 303)
  assert.match(await connections(sirpa), /Pääsy määräajaksi.*Liisa Lahti: 24\.11\.2026 – 31\.12\.2026/s)
  assert.equal(await (await liisa.get(file)).text(), "Sovittu.")
  assert.doesNotMatch(await connections(liisa), /Ketkä ovat avanneet/)
  assert.match(await connections(sirpa, "&reads=1"), /Ketkä ovat avanneet tiedostoja.*Liisa Lahti.*asiakaspalvelu/s)

  const seen = /name="seen" value="(\d+)"/.exec(await visit.page(pathOf(folder)))?.[1] ?? ""
  assert.equal((await visit.post(pathOf(folder), { name: "Hanke 2026", use: "Hankkeen asiakaspaperit", "covers.from": "2026-01-01", closedOn: "2026-11-24", seen })).status, 303)
  assert.equal((await visit.post(pathOf(folder, "/moves"), { move: "close" })).status, 303)
  const minutes = 60 * 24 * (3654 + 1)
  town.later(60 * 24 * 40)
  assert.equal((await (await town.as({ id: "liisa", given: "Liisa", family: "Lahti", kind: "staff" })).get(file)).status, 404, "her time has run out")
  town.later(minutes - 60 * 24 * 40)
  const ahti = { id: "ahti", given: "Ahti", family: "Arkisto", kind: "staff", role: "archivist" } as const
  await town.add(ahti)
  await town.database.transaction((queries) => enter(queries, "espoo").then(() => queries.rows(sql`update access_grant set ends_at = '2040-01-01' where municipality_id = 'espoo' and person_id = 'ahti'`)))
  assert.match(await (await town.as(ahti)).page("/staff/disposal"), /Suojattu kansio.*Hanke 2026.*kymmenen vuotta|Hanke 2026.*Suojattu kansio.*kymmenen vuotta/s)
  town.later(-minutes)
})
