import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { lendingParts } from "../../../test/lending.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import { checkDefinition } from "../../model/registers/check-definition.ts"
import { asked, defineRegister } from "../../model/registers/define.ts"
import { type RegisterDefinition, registerDefinition } from "../../model/registers/definition.ts"
import { parseModel } from "../../model/parse-model.ts"
import { enter } from "../access/border.ts"
import { type Actor, inWork } from "../work.ts"
import { publishDefinitions } from "./definitions.ts"
import { listOnWeb } from "./on-web.ts"
import { moveRecord } from "./move.ts"
import { openRegisterRecord, Unfilled } from "./save.ts"

const w = (fi: string, sv: string, en: string) => ({ fi, sv, en })

/** Events in the library's rooms: what and when is for anyone once it is confirmed, what was asked for it is not. */
const events = (change: Partial<RegisterDefinition> = {}): RegisterDefinition => registerDefinition.parse({
  ...defineRegister({
    type: "event", register: "asiakasrekisteri", version: 1,
    record: w("Tapahtuma", "Evenemang", "Event"), purpose: w("Tapahtumat kirjaston tiloissa.", "Evenemang i bibliotekets lokaler.", "Events in the library's rooms."),
    fields: {
      what: asked.text("Tapahtuma", "Evenemang", "Event", { required: true, public: true }),
      on: asked.day("Päivä", "Dag", "Day", { required: true, public: true }),
      arranger: asked.text("Järjestäjä", "Arrangör", "Arranger", { required: true, data: "ordinary" }),
    },
    subject: null, title: ["what"], columns: ["on"], searchKeys: { time: "on" },
    stages: [{ code: "asked", label: w("haettu", "ansökt", "asked for") }, { code: "held", label: w("vahvistettu", "bekräftat", "confirmed") }],
    moves: [{ code: "confirm", label: w("Vahvista", "Bekräfta", "Confirm"), from: ["asked"], to: "held", by: ["case-handler"] }],
    secrecy: "partly-secret",
    onWeb: { stages: ["held"], law: "1492/2016 6 §" },
    retention: { years: 1, from: "on", after: "destroy", basis: w("Tiedonohjaus", "Informationsstyrning", "Records plan") },
    legalBases: [{ article: "6(1)(e)", law: "1492/2016 6 §", explanation: w("Kunnan tehtävä.", "Kommunens uppgift.", "A task of the municipality.") }],
  }),
  ...change,
})

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const actor: Actor = { id: "veikko", name: "Veikko", kind: "staff", session: "s-1", municipality: "koivula" }
const modelWith = (definition: RegisterDefinition) => parseModel({ ...lendingParts(), definitions: [...lendingParts().definitions, definition] })

async function library(t: TestContext): Promise<Town> {
  const town = await openTown(anEngine(), [modelWith(events())])
  t.after(() => town.close())
  await town.add(veikko)
  return town
}

/** An event that has been asked for, confirmed where that is said. */
const event = (town: Town, what: string, confirmed = true): Promise<string> =>
  inWork(town.database, actor, town.now(), async (work) => {
    const values: Record<string, string> = { what, on: "2026-12-01", arranger: "Maija Mallinen" }
    const opened = await openRegisterRecord(work, "koivula", { type: "event", unit: "town-office", typed: (name) => ({ value: values[name] ?? "" }), isProtected: null }, town.signIn.keys)
    if (opened instanceof Unfilled) return assert.fail(JSON.stringify(opened.problems))
    if (confirmed) assert.equal(await moveRecord(work, "koivula", opened.id, "confirm", "", town.signIn.keys.codeKey), "done")
    return opened.id
  })

const onWeb = async (town: Town, definition = events(), limit = 25) => (await listOnWeb(town.database, "koivula", definition, town.now(), limit)).map(({ values, stage }) => ({ ...values, stage }))

const change = (town: Town, id: string, set: "locked" | "need_to_know" | "secret") =>
  town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    await queries.rows(set === "secret" ? sql`update record set secrecy = 'secret' where id = ${id}` : set === "locked" ? sql`update record set locked = true where id = ${id}` : sql`update record set need_to_know = true where id = ${id}`)
  })

test("anyone sees the public fields of the records that a register puts on the web, in the stages that it names, and nothing else of them", async (t) => {
  const town = await library(t)
  await event(town, "Runoilta")
  await event(town, "Kesken", false)
  assert.deepEqual(await onWeb(town), [{ what: "Runoilta", on: "2026-12-01", stage: "held" }])
  assert.deepEqual(await onWeb(town, events({ onWeb: null })), [])
})

test("what is restricted, told to few, or secret is on no web page, though its kind is", async (t) => {
  const town = await library(t)
  for (const set of ["locked", "need_to_know", "secret"] as const) await change(town, await event(town, set), set)
  await event(town, "Runoilta")
  assert.deepEqual((await onWeb(town)).map((one) => (one as { what?: unknown }).what), ["Runoilta"])
})

test("a field that was not public when a record was filled in does not become so by a newer version", async (t) => {
  const town = await library(t)
  await event(town, "Runoilta")
  const newer = events({ version: 2, fields: events().fields.map((field) => ({ ...field, public: true })) })
  await town.database.transaction((queries) => publishDefinitions({ queries, now: town.now() }, modelWith(newer)))
  assert.deepEqual(await onWeb(town, newer), [{ what: "Runoilta", on: "2026-12-01", stage: "held" }])
  assert.deepEqual(await onWeb(town, events({ version: 2, fields: events().fields.map((field) => ({ ...field, public: field.name === "on" })) })), [{ on: "2026-12-01", stage: "held" }], "and one that is public no more is gone at once")
})

test("a register puts nothing on the web that is secret, about an identified person or in no stage that it has", () => {
  const faults = (change: Partial<RegisterDefinition>) => checkDefinition(events(change)).map(({ at, message }) => `${at}: ${message.en}`).join("; ")
  assert.equal(faults({}), "")
  assert.match(faults({ secrecy: "secret" }), /onWeb: the records are not public even in part/)
  assert.match(faults({ onWeb: { stages: ["gone"], law: "x" } }), /onWeb: there is no stage "gone"/)
  assert.match(faults({ fields: events().fields.map((field) => ({ ...field, public: false })) }), /onWeb: no field is public/)
  assert.match(faults({ fields: [...events().fields, { ...(events().fields[2] as RegisterDefinition["fields"][number]), name: "home", kind: "file", public: true }] }), /field home: .* is not shown on the web as it is/)
})

test("the page, the table and the API tell the same, to anyone and in every language; what is not on the web is not there", async (t) => {
  const town = await library(t)
  for (let at = 0; at < 27; at++) {
    town.later(1)
    await event(town, `Runoilta ${at}`)
  }
  const page = await (await town.get("/sv/koivula/public-records/event")).text()
  assert.match(page, /Evenemang: offentliga uppgifter.*1492\/2016 6 §.*Runoilta 26/s)
  assert.equal(page.includes("Mallinen"), false)
  const older = /href="([^"]*after=[^"]*)"/.exec(page)?.[1] ?? assert.fail("there is an older page")
  assert.match(await (await town.get(older)).text(), /Runoilta 0/)
  const table = await (await town.get("/fi/koivula/public-records/event/table.csv")).text()
  assert.equal(table.trim().split("\r\n").length, 28)
  const first = (await (await town.get("/api/v1/municipalities/koivula/public-records/event?limit=20")).json()) as { law: string; items: { values: object }[]; next: string }
  assert.deepEqual([first.law, first.items.length, first.items[0]?.values], ["1492/2016 6 §", 20, { what: "Runoilta 26", on: "2026-12-01" }])
  const rest = (await (await town.get(first.next)).json()) as { items: unknown[]; next: null }
  assert.deepEqual([rest.items.length, rest.next], [7, null])
  for (const path of ["/fi/koivula/public-records/borrower", "/api/v1/municipalities/koivula/public-records/borrower", "/api/v1/municipalities/koivula/public-records/nothing"]) assert.equal((await town.get(path)).status, 404, path)
  assert.equal((await town.get("/api/v1/municipalities/koivula/public-records/event?title=x")).status, 400)
  assert.match(await (await town.get("/en/koivula/registers/asiakasrekisteri")).text(), /On the web.*href="\/en\/koivula\/public-records\/event"/s)
})
