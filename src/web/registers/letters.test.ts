import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { formsOf, formTo } from "../../../test/forms.ts"
import { lendingWithTexts } from "../../../test/lending.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { readWithin } from "../../acts/access/border.ts"
import { declareCaseRegister } from "../../acts/cases/register.ts"
import { inWork } from "../../acts/work.ts"
import { sql } from "../../lib/sql.ts"

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const olli: Person = { id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" }
const stated = "?purpose=client-service"
const martti = { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", "person.code": "010190-901R", "home.street": "Kirkkokatu 1", "home.postcode": "02770", "home.town": "Koivula", protected: "yes", born: "1990-01-01", kind: "adult", loans: "3", fee: "1,50" }

async function library(t: TestContext): Promise<{ town: Town; visit: Town }> {
  const town = await openTown(anEngine(), [lendingWithTexts()])
  t.after(() => town.close())
  const visit = await town.as(veikko)
  await inWork(town.database, { id: "test", name: "test", kind: "program", session: "s-1", municipality: "koivula" }, town.now(), (work) => declareCaseRegister(work, "koivula", { register: "asiarekisteri", businessId: "0101263-6", authority: "KOI", pattern: "{year}-{number}", series: "all" }))
  return { town, visit }
}

async function opened(visit: Town, more: Record<string, string> = {}): Promise<string> {
  const answer = await visit.post(`/staff/registers/borrower/new${stated}`, { ...martti, ...more })
  assert.equal(answer.status, 303, /class="errors".*?<\/ul>/s.exec(await answer.clone().text())?.[0])
  return /register-records\/([^?]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? ""
}

test("a record that opens a case is not opened before the case register is declared, and the form says so", async (t) => {
  const town = await openTown(anEngine(), [lendingWithTexts()])
  t.after(() => town.close())
  const answer = await (await town.as(veikko)).post(`/staff/registers/borrower/new${stated}`, martti)
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /class="errors".*Kunta ei ole vielä ilmoittanut, miten se pitää asiarekisteriään.*value="Mallinen"/s)
})

const asked = (action: string, fields: Readonly<Record<string, string>>): string => `${action}?${new URLSearchParams(fields).toString()}`
const formOf = (page: string, action: RegExp) => {
  const found = formsOf(page).find((form) => action.test(form.action) && form.method === "get")
  assert.ok(found, String(action))
  return found
}

test("the decision on a record is drafted from its register's own text, goes to its case filled in, and is signed only once everything is written", async (t) => {
  const { visit } = await library(t)
  const id = await opened(visit)
  const page = await visit.page(`/staff/register-records/${id}${stated}`)
  assert.match(page, /<h2 id="decision">Päätös<\/h2>.*Asiassa ei ole vielä allekirjoitettua päätöstä.*Kortti annetaan/s)
  assert.doesNotMatch(page, /Liian monta lainaa/, "its condition does not hold")
  const form = formOf(page, /\/decisions\/new$/)
  const begun = await visit.page(asked(form.action, form.fields))
  assert.match(begun, /<option value="register:given" selected/)
  assert.match(begun, /<option value="granted"/, "the general templates are there too")
  const draft = formTo(begun, /\/decisions\/new/)
  assert.deepEqual([draft.fields.heading, draft.fields.grounds, draft.fields.decision, draft.fields.kind], ["Päätös kortista: Martti Mallinen", "Velkaa on 4,50 €.", "Kortti annetaan ajaksi [Voimassa].", "body-or-office-holder"])
  assert.match(draft.fields.matter ?? "", /^Asia 2026-\d+\. Martti Mallinen on hakenut aikuisen kortin\.$/)
  assert.doesNotMatch(begun, /901R|Kirkkokatu/)
  assert.equal(formTo(await visit.page(asked(form.action, { ...form.fields, language: "sv" })), /\/decisions\/new/).fields.decision, "Kortet ges för tiden [I kraft].")
  const sent = { ...draft.fields, contact: "Veikko Virta", remedyBody: "Kunnanhallitus", remedyAddress: "PL 1", remedyCloses: "15:45" }
  const kept = await visit.post(draft.action, sent)
  assert.equal(kept.status, 303, /class="errors".*?<\/ul>/s.exec(await kept.clone().text())?.[0])
  const decision = kept.headers.get("location") ?? ""
  const sign = async () => {
    const form = formsOf(await visit.page(decision)).find(({ buttons }) => buttons.includes("sign"))
    return visit.post(form?.action ?? "", { ...form?.fields, act: "sign" })
  }
  const unsigned = await sign()
  assert.equal(unsigned.status, 422)
  assert.match(await unsigned.text(), /Mallissa on vielä|hakasulkeissa/i, "a place is not written")
  const again = formTo(await visit.page(`${decision}/text`), /\/text/)
  await visit.post(again.action, { ...again.fields, decision: "Kortti annetaan vuodeksi 2027." })
  const signed = await sign()
  assert.equal(signed.status, 303, await signed.text())
  const after = await visit.page(`/staff/register-records/${id}${stated}`)
  assert.match(after, /Päätös, allekirjoitettu 24\.11\.2026/)
  assert.doesNotMatch(after, /Asiassa ei ole vielä allekirjoitettua/)
})

test("the text of a record is not had by the form of another case, without a purpose, or by one who may not read it", async (t) => {
  const { town, visit } = await library(t)
  const [id, other] = [await opened(visit), await opened(visit, { "person.given": "Helmi", "person.code": "", fee: "9,99" })]
  const caseOf = async (record: string) => formOf(await visit.page(`/staff/register-records/${record}${stated}`), /\/decisions\/new$/)
  const [its, of] = [await caseOf(id), await caseOf(other)]
  assert.equal((await visit.get(asked(its.action, { ...its.fields, record: other }))).status, 404, "it is of another case")
  assert.equal((await visit.get(asked(its.action, { ...its.fields, record: "nothing" }))).status, 404)
  assert.doesNotMatch(await visit.page(asked(of.action, { ...of.fields, purpose: "" })), /29,97/, "without its purpose the general template stands there")
  const outsider = await town.as(olli)
  assert.equal((await outsider.get(asked(of.action, of.fields))).status, 404)
  assert.equal((await outsider.get(`/staff/register-records/${id}/letters${stated}&letter=fees`)).status, 404)
})

test("a letter is seen filled in, mended and made, stands in the record's history, and is taken out again, by her too", async (t) => {
  const { town, visit } = await library(t)
  const id = await opened(visit)
  const page = await visit.page(`/staff/register-records/${id}${stated}`)
  assert.match(page, /<h2 id="letters">Kirjeet<\/h2>.*Kirjeitä ei ole tehty.*Maksumuistutus/s)
  assert.doesNotMatch(page, /Kortti päättyi/, "the card has not ended")
  const form = formOf(page, /\/letters$/)
  const begun = await visit.page(asked(form.action, form.fields))
  assert.doesNotMatch(begun, /901R|Kirkkokatu/)
  const letter = formTo(begun, /\/letters/)
  assert.deepEqual([letter.fields.heading, letter.fields.body], ["Maksa 4,50 €", "Hei Martti Mallinen,\n\nvelkasi on 4,50 €. Maksa se viimeistään 8.12.2026.\n\n[Miten maksetaan.]\n\nVeikko Virta\nSivistystoimi"])
  assert.equal(formTo(await visit.page(asked(form.action, { ...form.fields, language: "sv" })), /\/letters/).fields.heading, "Betala 4,50 €")
  const unfinished = await visit.post(letter.action, letter.fields)
  assert.equal(unfinished.status, 422)
  assert.match(await unfinished.text(), /href="#body">Hakasulkeissa on vielä.*Hei Martti Mallinen/s)
  const mend = (body: string) => visit.post(letter.action, { ...letter.fields, body })
  assert.match(await (await mend("Asutko vielä: Kirkkokatu 1?")).text(), /turvakielto.*Kirkkokatu 1\?/s)
  assert.match(await (await mend("Tunnus 010190-901R")).text(), /Henkilötunnus kirjoitetaan vain omaan kenttäänsä/)
  const made = await mend("Hei Martti, maksa kirjastoon.")
  assert.equal(made.status, 303)
  const after = await visit.page(made.headers.get("location") ?? "")
  assert.match(after, /Kirje on tehty ja tallennettu.*Maksa 4,50 € \(PDF\)<\/a>.*kirje tehty: Maksumuistutus/s)
  const file = /href="([^"]+\/letters\/[^"]+)"/.exec(after)?.[1]?.replaceAll("&amp;", "&") ?? ""
  const taken = await visit.get(file)
  assert.deepEqual([taken.status, taken.headers.get("content-type"), /filename="fees-2026-11-24\.pdf"/.test(taken.headers.get("content-disposition") ?? "")], [200, "application/pdf", true])
  assert.equal((await visit.get(file.split("?")[0] ?? "")).status, 404, "without a purpose there is none")
  assert.equal((await (await town.as(olli)).get(file)).status, 404)
  assert.doesNotMatch(await visit.page(`/staff/register-records/${id}${stated}&on=2026-11-23`).catch(() => ""), /kirje tehty/)
  const [person] = await readWithin(town.database, "koivula", (queries) => queries.rows<{ id: string }>(sql`select person_id as id from record where municipality_id = 'koivula' and id = ${id}`))
  const her = await town.as({ id: person?.id ?? "", given: "Martti", family: "Mallinen", kind: "resident" })
  const own = await her.page("/fi/own")
  const link = /href="(\/fi\/own\/records\/[^"]+\/letters\/[^"]+)"/.exec(own)?.[1] ?? ""
  assert.match(own, /Kirjeet.*Maksa 4,50 €/s)
  assert.equal((await her.get(link)).headers.get("content-type"), "application/pdf")
  assert.match(await (await her.get("/fi/own/data.json")).text(), /Hei Martti, maksa kirjastoon\./)
  const stranger = await town.as({ id: "sofia", given: "Sofia", family: "Asukas", kind: "resident" })
  assert.equal((await stranger.get(link)).status, 404)
  assert.deepEqual((await entriesOf(town.database)).filter(({ act }) => act.startsWith("letter-")).map(({ act, actor }) => `${act} ${actor === veikko.id ? "veikko" : "her"}`).sort(), ["letter-made veikko", "letter-read her", "letter-read veikko"])
})

test("what has been typed of a letter is not lost where the record has gone on meanwhile", async (t) => {
  const { visit } = await library(t)
  const id = await opened(visit)
  const late = await visit.post(`/staff/register-records/${id}/letters${stated}`, { letter: "ended", language: "fi", heading: "Kortti", body: "Pitkään kirjoitettu." })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Tätä kirjettä ei voi tehdä tästä vaiheesta.*Pitkään kirjoitettu\./s)
})

test("a letter that may not be made tells why", async (t) => {
  const { visit } = await library(t)
  const page = await visit.page(`/staff/register-records/${await opened(visit, { loans: "0" })}${stated}`)
  assert.match(page, /Maksumuistutus: Velkaa ei ole\./)
  assert.equal(formsOf(page).some(({ action }) => action.endsWith("/letters")), false)
})
