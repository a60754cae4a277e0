import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { formTo } from "../../../test/forms.ts"
import { lendingWithServices } from "../../../test/lending.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { enter } from "../../acts/access/border.ts"
import { openRegisterRecord, Unfilled } from "../../acts/registers/save.ts"
import type { Mandate } from "../../acts/sign-in/session.ts"
import { type Actor, inWork } from "../../acts/work.ts"
import { sql } from "../../lib/sql.ts"
import { checkDefinition } from "../../model/registers/check-definition.ts"
import { asked, defineRegister } from "../../model/registers/define.ts"
import { type RegisterDefinition, registerDefinition } from "../../model/registers/definition.ts"
import { parseModel } from "../../model/parse-model.ts"

const w = (fi: string, sv: string, en: string) => ({ fi, sv, en })

/** A room that a company has asked to use: what it asked for is its own to see and to put right, what the clerk thinks of it is not. */
const room = (change: Partial<RegisterDefinition> = {}): RegisterDefinition => registerDefinition.parse({
  ...defineRegister({
    type: "room", register: "asiakasrekisteri", version: 1,
    record: w("Tilan käyttö", "Användning av lokal", "Use of a room"), purpose: w("Tilojen antaminen yrityksille.", "Lokaler till företag.", "Giving rooms to companies."),
    fields: {
      company: asked.company("Hakija", "Sökande", "Applicant", { required: true }),
      topic: asked.text("Mitä varten", "För vad", "What for", { required: true }),
      opinion: asked.longText("Arvio", "Bedömning", "Assessment"),
    },
    subject: null, title: ["company"], columns: ["topic"], searchKeys: { companyName: "company" },
    stages: [{ code: "asked", label: w("haettu", "ansökt", "asked for") }, { code: "withdrawn", label: w("peruttu", "återtagen", "withdrawn"), ends: true }],
    moves: [{ code: "withdraw", label: w("Peru hakemus", "Återta ansökan", "Withdraw the application"), from: ["asked"], to: "withdrawn", by: ["case-handler"], herself: true }],
    secrecy: "partly-secret",
    own: { company: "company", brings: ["topic"] },
    retention: { years: 1, from: "end", after: "destroy", basis: w("Tiedonohjaus", "Informationsstyrning", "Records plan") },
    legalBases: [{ article: "6(1)(e)", law: "1492/2016 6 §", explanation: w("Kunnan tehtävä.", "Kommunens uppgift.", "A task of the municipality.") }],
  }),
  ...change,
})

/** The library where one who acts for a borrower may book guidance and see to consents for her, and nothing else, and companies see to their rooms. */
const model = () => {
  const its = structuredClone(lendingWithServices())
  const pools = its.pools.map((pool) => (pool.id === "kirjasto" ? { ...pool, searchKeys: { ...pool.searchKeys, items: [...pool.searchKeys.items, { key: "companyName" as const, as: "yrityksen nimi", source: null }] } } : pool))
  return parseModel({ ...its, pools, definitions: [...its.definitions.map((one) => (["guidance", "loan-consent"].includes(one.type) ? { ...one, own: { ...one.own, byMandate: true } } : one)), room()] })
}

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const sofia: Person = { id: "sofia", given: "Sofia", family: "Saarela", kind: "resident" }
const clerk: Actor = { id: "veikko", name: "Veikko", kind: "staff", session: "s-1", municipality: "koivula" }

async function library(t: TestContext): Promise<Town> {
  const town = await openTown(anEngine(), [model()])
  t.after(() => town.close())
  await town.add(veikko)
  return town
}

type Form = Readonly<Record<string, string | Readonly<Record<string, string>>>>
const open = (town: Town, type: string, form: Form): Promise<string> =>
  inWork(town.database, clerk, town.now(), async (work) => {
    const opened = await openRegisterRecord(work, "koivula", { type, unit: "town-office", typed: (name) => { const given = form[name] ?? ""; return typeof given === "string" ? { value: given } : given }, isProtected: null }, town.signIn.keys)
    return opened instanceof Unfilled ? assert.fail(JSON.stringify(opened.problems)) : opened.id
  })

const rows = <Row extends object>(town: Town, statement: ReturnType<typeof sql>): Promise<Row[]> =>
  town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    return queries.rows<Row>(statement)
  })

/** Eetu's card, with a plan for his debt; and a time that is free. Gives his own id in the directory. */
async function eetusCard(town: Town): Promise<{ readonly eetu: string; readonly card: string; readonly plan: string }> {
  const card = await open(town, "borrower", { person: { given: "Eetu", family: "Saarela", code: "010115A999J" }, born: "2015-01-01", kind: "child", guardian: "Sofia Saarela", valid: { from: "2026-01-01", until: "2026-12-31" } })
  const plan = await open(town, "loan-plan", { of: card, parts: "2 x 5" })
  await open(town, "guidance-time", { on: "2026-12-01", hour: "10" })
  const [row] = await rows<{ person: string }>(town, sql`select person_id as person from record where id = ${card}`)
  return { eetu: row?.person ?? assert.fail("he is in the directory"), card, plan }
}

const forEetu = (person: string): Mandate => ({ kind: "person", person, name: "Eetu Saarela" })
const services = "/fi/own/services"

test("a mother books guidance for her child: it is his, his history tells that one who acts for him booked it, and the usage log that it was she", async (t) => {
  const town = await library(t)
  const { eetu, card } = await eetusCard(town)
  const hers = await town.as(sofia, forEetu(eetu))
  const page = await hers.page(services)
  assert.match(page, /<h1>Palvelut: Eetu Saarela<\/h1>.*Asioit tässä toisen puolesta/s)
  const { action, fields } = formTo(page, /services\/guidance/)
  const slot = /<option value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? assert.fail("a time is free")
  assert.equal((await hers.post(action, { ...fields, "guidance-slot": slot, "guidance-topic": "3D-tulostin" })).headers.get("location"), `${services}?done=opened`)
  assert.match(await hers.page(services), /3D-tulostin/)
  const [booked] = await rows<{ id: string; person: string; source: string; actor: string; root: string }>(town, sql`
    select r.id, r.person_id as person, r.root_id as root, c.source, c.actor_id as actor from record r join record_change c on c.municipality_id = r.municipality_id and c.record_id = r.id
    join register_record its on its.municipality_id = r.municipality_id and its.record_id = r.id and its.type = 'guidance'`)
  assert.deepEqual([booked?.person, booked?.source, booked?.actor, booked?.root], [eetu, "mandate", "sofia", card])
  const staff = await town.as(veikko)
  assert.match(await staff.page(`/staff/register-records/${booked?.id}?purpose=client-service`), /asiakkaan puolesta asioiva/)
  const noted = await rows<{ act: string; for: string }>(town, sql`select act, more ->> 'for' as for from usage_entry where actor = 'sofia' and act in ('record-opened', 'record-listed') order by act desc`)
  assert.deepEqual([...new Set(noted.map((one) => `${one.act} ${one.for}`))], [`record-opened ${eetu}`, `record-listed ${eetu}`])
  assert.match(await (await town.as({ id: eetu, given: "Eetu", family: "Saarela", kind: "resident" })).page(services), /3D-tulostin/, "he sees what she did for him")
  const consent = await open(town, "loan-consent", { of: card, what: "history", held: { from: "2026-01-01", until: "" } })
  assert.equal((await hers.post(`/fi/own/records/${consent}/moves`, { move: "withdraw" })).headers.get("location"), `${services}?done=moved`, "what a move fills in is filled in for him too")
  const cancelled = await hers.post(`/fi/own/records/${booked?.id}/moves`, { move: "cancel" })
  assert.equal(cancelled.headers.get("location"), `${services}?done=moved`)
})

test("who acts for another does not get to what its register does not open, nor to what is anyone else's", async (t) => {
  const town = await library(t)
  const { eetu, plan } = await eetusCard(town)
  const hers = await town.as(sofia, forEetu(eetu))
  assert.doesNotMatch(await hers.page(services), /2 x 5|Maksusuunnitelma|Muistutus/)
  assert.equal((await hers.post(`/fi/own/records/${plan}/moves`, { move: "accept" })).status, 404)
  for (const [person, mandate] of [[sofia, null], [sofia, forEetu("someone-else")], [{ ...sofia, id: "tiina" }, null]] as const) {
    const other = await town.as(person, mandate)
    assert.doesNotMatch(await other.page(services), /2 x 5|Opastus/)
    assert.equal((await other.post(`/fi/own/records/${plan}/moves`, { move: "accept" })).status, 404)
  }
  assert.match(await (await town.as({ id: eetu, given: "Eetu", family: "Saarela", kind: "resident" })).page(services), /2 x 5/, "it is his own all the same")
  assert.doesNotMatch(await hers.page("/fi/own"), /010115A999J/, "her own data is her own alone")
})

const kahvila: Mandate = { kind: "organisation", businessId: "0101263-6", name: "Kahvila Kanerva Oy" }
const company = { name: "Kahvila Kanerva Oy", businessId: "0101263-6" }

test("who acts for a company sees what the company has asked for and not what the clerk thinks of it, puts it right, and withdraws it", async (t) => {
  const town = await library(t)
  const id = await open(town, "room", { company, topic: "Myyjäiset", opinion: "Ei pidä antaa." })
  const named = await open(town, "room", { company: { name: "Kahvila Kanerva Oy", businessId: "" }, topic: "Nimellä vain" })
  const hers = await town.as(sofia, kahvila)
  const page = await hers.page(services)
  assert.match(page, /Palvelut: Kahvila Kanerva Oy.*Myyjäiset/s)
  assert.doesNotMatch(page, /Ei pidä antaa|Nimellä vain|Lainaaja/)
  const bring = formTo(page, /records\/[^/]+\/values/)
  assert.equal((await hers.post(bring.action, { ...bring.fields, [`${id}-topic`]: "Joulumyyjäiset" })).headers.get("location"), `${services}?done=brought`)
  const [proposal] = await rows<{ source: string }>(town, sql`select source from proposal where record_id = ${id}`)
  assert.equal(proposal?.source, "mandate")
  assert.equal((await hers.post(`/fi/own/records/${named}/moves`, { move: "withdraw" })).status, 404, "a name alone is nobody's proof")
  assert.equal((await hers.post(`/fi/own/records/${id}/moves`, { move: "withdraw" })).headers.get("location"), `${services}?done=moved`)
  const [row] = await rows<{ stage: string }>(town, sql`select stage from register_record where record_id = ${id}`)
  assert.equal(row?.stage, "withdrawn")
})

test("another company, the same person for herself, and the staff by that address get nothing of a company's record; nor does anyone of what only few may know", async (t) => {
  const town = await library(t)
  const id = await open(town, "room", { company, topic: "Myyjäiset" })
  for (const mandate of [{ ...kahvila, businessId: "1234567-1", name: "Toinen Oy" }, null] as const) {
    const other = await town.as(sofia, mandate)
    assert.doesNotMatch(await other.page(services), /Myyjäiset/)
    assert.equal((await other.post(`/fi/own/records/${id}/moves`, { move: "withdraw" })).status, 404)
  }
  assert.equal((await (await town.as(veikko)).get(services)).status, 303, "the staff have no own pages there")
  await rows(town, sql`update record set need_to_know = true where id = ${id}`)
  assert.doesNotMatch(await (await town.as(sofia, kahvila)).page(services), /Myyjäiset/)
  assert.equal((await (await town.as(sofia, kahvila)).get(`/api/v1/records/${id}`)).status, 404, "and by the general paths a mandate opens nothing")
})

test("a register says whose of a company its records are only by a field with a company that finds them, and opens to mandates only what is about somebody", () => {
  const faults = (own: Partial<RegisterDefinition["own"]>, change: Partial<RegisterDefinition> = {}) => checkDefinition(room({ ...change, own: { ...room().own, ...own } })).map(({ at, message }) => `${at}: ${message.en}`).join("; ")
  assert.equal(faults({}), "")
  assert.match(faults({ company: "topic" }), /own: "topic" holds no company/)
  assert.match(faults({ company: "gone" }), /own: there is no field "gone"/)
  assert.match(faults({}, { searchKeys: [] }), /own: what is a company's is found by its business id/)
  assert.match(faults({ byMandate: true }), /own: one acts for another only in a record about a person/)
})

