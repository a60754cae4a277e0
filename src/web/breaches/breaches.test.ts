import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { addSamples } from "../../acts/samples.ts"
import { sql } from "../../lib/sql.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
let town: Town
let veikko: Town
let tuula: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  veikko = await town.as(staff("veikko"))
  tuula = await town.as(staff("tuula"))
})
after(() => town.close())

const report = { title: "Sähköposti väärälle saajalle", noticedDay: "2026-11-24", noticedTime: "09:00", role: "controller", nature: "Palkkatukipäätös lähti väärään osoitteeseen.", people: "", peopleCount: "1", data: "", recordCount: "", processor: "", consequences: "", measures: "", register: "" }
const said = (page: string): string => page.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")
/** Follows one thing that happened, at a time of the Finnish clock. */
const tell = async (at: string, event: string, day: string, time: string, more: Record<string, string> = {}) => {
  const answer = await tuula.post(at, { act: "tell", event, day, time, note: "", risk: "", ...more })
  return answer.status === 303 ? "done" : (/<a href="#(\w+)">/.exec(await answer.text())?.[1] ?? answer.status)
}

test("a member of staff reports a breach; the data protection officer meets its clocks, tells why a notice is late, and closes it when everyone has been told", async () => {
  assert.match(await (await veikko.post("/staff/data-breaches", { ...report, title: " ", peopleCount: "monta" })).text(), /href="#title"[\s\S]*href="#peopleCount"[\s\S]*Palkkatukipäätös lähti/)
  assert.equal((await veikko.post("/staff/data-breaches", { ...report, noticedTime: "23:00" })).status, 422)
  assert.match(await (await veikko.post("/staff/data-breaches", { ...report, nature: "Asiakas 010190-900P" })).text(), /Älä kirjoita henkilötunnusta/)
  assert.equal((await veikko.post("/staff/data-breaches", report)).headers.get("location"), "/staff/data-breaches?sent=1")
  const own = await veikko.page("/staff/data-breaches?lang=fi")
  assert.match(own, /Sähköposti väärälle saajalle/)
  assert.match(own, /<textarea [^>]*maxlength="4000" id="nature"/, "the box takes as much as is kept")
  assert.doesNotMatch(own, /href="\/staff\/data-breaches\/[0-9a-f]/)
  const list = await tuula.page("/staff/data-breaches?lang=fi")
  assert.match(said(list), /27\.11\.2026 9\.00 aikaa 71 tuntia/)
  const at = /href="(\/staff\/data-breaches\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ""
  assert.deepEqual(await Promise.all([veikko.get(at), veikko.get(`${at}/notices`), veikko.post(at, { act: "tell", event: "contained", day: "2026-11-24", time: "10:00", note: "" })].map(async (answer) => (await answer).status)), [404, 404, 404])

  assert.equal(await tell(at, "closed", "2026-11-24", "10:00"), "event", "nothing has been assessed or told")
  assert.equal(await tell(at, "contained", "2026-11-24", "08:00"), "event", "before it was known")
  assert.equal(await tell(at, "assessed", "2026-11-24", "10:00"), "risk")
  assert.equal(await tell(at, "assessed", "2026-11-24", "10:00", { risk: "high", note: "Terveystietoja" }), "done")
  assert.equal((await tuula.post(at, { act: "describe", ...report, people: "Palkkatuen hakijat", data: "Nimi ja päätös", special: "yes", consequences: "Tieto voi levitä.", measures: "Pyydettiin tuhoamaan viesti." })).status, 303)
  const drafts = said(await tuula.page(`${at}/notices?lang=en`))
  for (const part of ["Tietosuojavastaava", "Palkkatuen hakijat Noin 1.", "Vad som har hänt", "Tieto voi levitä.", "What you can do yourself", "tietosuoja.fi"]) assert.equal(drafts.includes(part), true, part)
  assert.doesNotMatch(drafts, /Why the notice is late/)

  town.later(4 * 24 * 60)
  tuula = await town.as(staff("tuula"))
  assert.match(said(await tuula.page(`${at}?lang=en`)), /Notice to the Ombudsman GDPR 33 art\. 1 k 27 November 2026 09:00 25 hours late overdue/)
  assert.match(said(await tuula.page(`${at}/notices?lang=sv`)), /Varför anmälan är sen lacking|Varför anmälan är sen saknas/)
  assert.equal(await tell(at, "ombudsman-told", "2026-11-28", "10:00"), "note", "late without reasons")
  assert.equal(await tell(at, "ombudsman-told", "2026-11-28", "10:00", { note: "Saaja tavoitettiin vasta nyt." }), "done")
  assert.equal(await tell(at, "closed", "2026-11-28", "10:05"), "event", "the persons have not been told")
  assert.equal(await tell(at, "persons-told", "2026-11-28", "10:05"), "done")
  assert.equal(await tell(at, "closed", "2026-11-28", "10:10"), "done")
  assert.equal(await tell(at, "contained", "2026-11-28", "10:10"), "event", "a closed one is opened again first")
  assert.match(said(await tuula.page(`${at}?lang=fi`)), /tehty myöhässä 28\.11\.2026 10\.00 .* tehty 28\.11\.2026 10\.05/)
  await assert.rejects(town.database.rows(sql`update breach_event set note = null`))
})

test("the data protection officer reads a drafted impact assessment, mends what is lacking and stores versions, of which none is lost to another", async () => {
  const at = "/staff/impact-assessments/tyollisyyspalvelujen-asiakasrekisteri"
  tuula = await town.as(staff("tuula"))
  veikko = await town.as(staff("veikko"))
  assert.deepEqual([(await veikko.get("/staff/impact-assessments")).status, (await veikko.post(at, { needed: "yes", conclusion: "x", after: "0" })).status], [404, 404])
  assert.match(await tuula.page("/staff/impact-assessments?lang=sv"), new RegExp(`${at}"[\\s\\S]*?behövs sannolikt`))
  assert.match(said(await tuula.page(`${at}?lang=en`)), /likely needed .* special categories: .* Risks, and what the service itself does/)
  const written = { necessity: "Tarvitaan lain mukaan.", risksLeft: "Kohtalaiset.", measures: "", views: "Asiakasraati kuultiin.", conclusion: "Riski on hyväksyttävä.", after: "0" }
  assert.match(await (await tuula.post(at, { ...written, needed: "", conclusion: "" })).text(), /href="#needed"[\s\S]*href="#conclusion"[\s\S]*Asiakasraati kuultiin/)
  assert.equal((await tuula.post(at, { ...written, needed: "yes" })).status, 303)
  assert.equal((await tuula.post(at, { ...written, needed: "no" })).status, 409, "made from a version that is no longer the latest")
  assert.equal((await tuula.post(at, { ...written, needed: "yes", after: "1" })).status, 303)
  assert.match(said(await tuula.page(`${at}?lang=fi`)), /Versio 2, 28\.11\.2026, Tuula Suojaniemi .* Versio 1, 28\.11\.2026/)
  await assert.rejects(town.database.rows(sql`delete from impact_assessment`))
})
