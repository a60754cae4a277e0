import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { theCommand } from "../../../test/clients.ts"
import { lending, lendingParts } from "../../../test/lending.ts"
import { parseModel } from "../../model/parse-model.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import { sql } from "../../lib/sql.ts"
import { seenOne } from "../records/seen.ts"
import { enter } from "../access/border.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import type { Desk } from "../access/desk.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { type Actor, inWork } from "../work.ts"
import { carryRecordsOver } from "./carry-over.ts"
import { publishDefinitions } from "./definitions.ts"
import { ownExtract } from "./extract.ts"
import { getRegisterRecord } from "./get.ts"
import { listRegister, runningRegisters } from "./list.ts"
import { moveRecord } from "./move.ts"
import { changeRegisterRecord, type Opened, openRegisterRecord, Unfilled } from "./save.ts"
import { type HitPlace, placeAs, placeFrom, searchRegisters } from "./search.ts"
import { hideSmall, registerStatistics } from "./statistics.ts"

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const aino: Person = { id: "aino", given: "Aino", family: "Kirjaaja", kind: "staff", role: "registrar" }
const ilkka: Person = { id: "ilkka", given: "Ilkka", family: "Tiedonhaltija", kind: "staff", role: "information-manager" }
const outsider: Person = { id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" }
const why = { purpose: "client-service" } as const

async function library(t: TestContext): Promise<Town> {
  const town = await openTown(anEngine(), [lending()])
  t.after(() => town.close())
  for (const person of [veikko, aino, outsider]) await town.add(person)
  return town
}

const actorOf = ({ id, given, kind }: Person): Actor => ({ id, name: given, kind, session: "s-1", municipality: "koivula" })
const deskOf = (town: Town, person: Person): Desk => ({ database: town.database, municipality: "koivula", actor: actorOf(person), now: town.now() })

type Form = Readonly<Record<string, string | Typed>>
const typed = (form: Form) => (field: string): Typed => {
  const given = form[field] ?? ""
  return typeof given === "string" ? { value: given } : given
}

const martti: Form = {
  person: { given: "Martti", family: "Mallinen", code: "010190-901R" },
  home: { street: "Kirkkokatu 1", postcode: "02770", town: "Koivula" },
  born: "1990-01-01", kind: "adult", valid: { from: "2026-01-01", until: "2026-12-31" }, loans: "3", fee: "1,50",
}

const open = (town: Town, form: Form, { who = veikko, type = "borrower", isProtected = null as boolean | null } = {}) =>
  inWork(town.database, actorOf(who), town.now(), (work) => openRegisterRecord(work, "koivula", { type, unit: "town-office", typed: typed(form), isProtected }, town.signIn.keys))

async function opened(town: Town, form: Form = martti, more: Parameters<typeof open>[2] = {}): Promise<Opened> {
  const answer = await open(town, form, more)
  assert.ok(!(answer instanceof Unfilled), JSON.stringify(answer))
  return answer
}

async function seen(town: Town, id: string, who = veikko, asOf: string | null = null) {
  const found = await getRegisterRecord(deskOf(town, who), id, why, asOf)
  assert.ok(!(found instanceof PurposeNeeded))
  return found
}

test("a record is filled in by its definition: reckoned, kept apart, found by its keys, and its history tells it all", async (t) => {
  const town = await library(t)
  const { id, case: itsCase } = await opened(town)
  assert.equal(itsCase, null)
  const first = await seen(town, id)
  assert.equal(first.record.title, "Martti Mallinen")
  assert.deepEqual([first.values.owes, first.values.loans, first.stage, first.mayChange, first.moves.map(({ code }) => code)], [450, 3, "applied", true, ["grant"]])
  assert.equal(JSON.stringify(first).includes("901R"), false, "the code stands behind a mask")
  assert.equal(String(first.record.fields.person), "******-****")
  town.later(60)
  const changed = await inWork(town.database, actorOf(veikko), town.now(), (work) => changeRegisterRecord(work, "koivula", id, { typed: typed({ ...martti, person: { given: "Martti", family: "Mallinen-Aho", code: "" }, home: {}, loans: "0" }), seen: 1, isProtected: null }, town.signIn.keys))
  assert.equal(changed, "done")
  const second = await seen(town, id)
  assert.deepEqual([second.record.title, second.values.owes, second.changes.map(({ kind }) => kind)], ["Martti Mallinen-Aho", 0, ["changed", "opened"]])
  assert.deepEqual(second.changes[0]?.body, { person: { given: "Martti", family: "Mallinen-Aho" }, loans: 0, owes: 0 })
  assert.equal(String(second.record.fields.home).includes("Kirkkokatu"), true, "what was left empty behind a mask stays")
  const found = await searchRegisters(deskOf(town, veikko), { key: "personName", value: "mallinen-aho martti" }, why, town.signIn.keys.codeKey)
  assert.ok("hits" in found)
  assert.deepEqual(found.hits.map((hit) => [hit.id, hit.how]), [[id, "exact"]])
  town.later(24 * 60)
  assert.equal((await seen(town, id, veikko, "2026-11-24")).values.owes, 0)
  await assert.rejects(seen(town, id, veikko, "2026-11-23"), NotFound)
})

test("what cannot be is told field by field, and nothing is saved", async (t) => {
  const town = await library(t)
  const answer = await open(town, { ...martti, person: { given: "Martti", family: "Mallinen", code: "010190-901S" }, kind: "child", loans: "101", born: "" })
  assert.ok(answer instanceof Unfilled)
  assert.deepEqual(answer.problems.map(({ field, part }) => `${field}.${part}`).sort(), ["born.value", "guardian.value", "loans.value", "person.code"])
  const young = await open(town, { ...martti, kind: "child", guardian: "Maija Mallinen" })
  assert.ok(young instanceof Unfilled)
  assert.deepEqual(young.problems.map(({ message }) => message.en), ["A child's card is for those under 18."])
  const listed = await listRegister(deskOf(town, veikko), "borrower", {}, why)
  assert.ok("records" in listed)
  assert.deepEqual(listed.records, [])
  await assert.rejects(open(town, martti, { who: outsider }), Refused)
})

test("moves go their way: by the role, with what must be there, and two pairs of eyes", async (t) => {
  const town = await library(t)
  const { id } = await opened(town, { ...martti, valid: {} })
  const move = (code: string, who = veikko) => inWork(town.database, actorOf(who), town.now(), (work) => moveRecord(work, "koivula", id, code, "", town.signIn.keys.codeKey))
  const change = (form: Form, seenAt: number) => inWork(town.database, actorOf(veikko), town.now(), (work) => changeRegisterRecord(work, "koivula", id, { typed: typed({ ...martti, ...form }), seen: seenAt, isProtected: null }, town.signIn.keys))
  const lacking = await move("grant")
  assert.ok(lacking instanceof Unfilled)
  assert.equal(lacking.problems[0]?.message.en, "First fill in: Valid.")
  await change({}, 1)
  assert.equal(await move("grant"), "done")
  await assert.rejects(move("grant"), Conflict)
  const owing = await move("end")
  assert.ok(owing instanceof Unfilled)
  assert.deepEqual(owing.problems.map(({ message }) => message.en), ["The debt has to be paid first.", "First fill in: Closed."])
  await assert.rejects(change({ loans: "0" }, 1), Conflict)
  await change({ loans: "0", closedOn: "2026-11-24" }, 3)
  await assert.rejects(move("end"), Refused)
  assert.equal(await move("end", aino).catch((fault: unknown) => (fault as Error).name), "NotFound", "a registrar does not see what is secret as a whole")
})

test("a record that is part of another has its person and handlers, and is found by its time", async (t) => {
  const town = await library(t)
  const { id } = await opened(town)
  const { id: reminder } = await opened(town, { of: id, what: "Seitsemän veljestä", sentOn: "2026-11-20" }, { type: "reminder" })
  const part = await seen(town, reminder)
  assert.equal(part.record.person, (await seen(town, id)).record.person)
  assert.equal(part.record.root, (await seen(town, id)).record.root)
  await assert.rejects(open(town, { of: "no-such", what: "x", sentOn: "2026-11-20" }, { type: "reminder" }), NotFound)
  const during = async (value: string) => {
    const found = await searchRegisters(deskOf(town, veikko), { key: "time", value }, why, town.signIn.keys.codeKey)
    assert.ok("hits" in found)
    return found.hits.map((hit) => hit.id)
  }
  assert.deepEqual([await during("2026-11-19/2026-11-21"), await during("2026-11-21/2026-11-30")], [[reminder], []])
})

test("a name is found whole, by its beginning and with an error of typing; others' records are neither shown nor told of", async (t) => {
  const town = await library(t)
  const names = [["Martti", "Mallinen"], ["Martta", "Mallila"], ["Åsa", "Östman"]] as const
  for (const [given, family] of names) await opened(town, { ...martti, person: { given, family, code: "" } })
  const ask = async (key: "personName" | "hetu", value: string, who = veikko) => {
    const found = await searchRegisters(deskOf(town, who), { key, value }, why, town.signIn.keys.codeKey)
    assert.ok("hits" in found)
    return { names: found.hits.map(({ title, how }) => `${title} ${how}`), withheld: found.withheld }
  }
  assert.deepEqual((await ask("personName", "Mallinen Martti")).names, ["Martti Mallinen exact"])
  assert.deepEqual((await ask("personName", "mall")).names.sort(), ["Martta Mallila beginning", "Martti Mallinen beginning"])
  assert.deepEqual((await ask("personName", "Malilnen")).names, ["Martti Mallinen misspelt"])
  assert.deepEqual((await ask("personName", "martti malinen")).names, ["Martti Mallinen misspelt"])
  assert.deepEqual((await ask("personName", "Östmann Åsa")).names, ["Åsa Östman misspelt"])
  assert.deepEqual(await ask("personName", "Mallinen", outsider), { names: [], withheld: false })
  assert.equal((await searchRegisters(deskOf(town, veikko), { key: "personName", value: "Mallinen" }, null, town.signIn.keys.codeKey)) instanceof PurposeNeeded, true)
  assert.deepEqual((await searchRegisters(deskOf(town, veikko), { key: "address", value: "Kirkkokatu 1" }, why, town.signIn.keys.codeKey)) as object, { hits: [], next: null, withheld: false, more: false }, "an address is no declared key here")
})

test("hits of a name are leafed through: each once, the newest first, and nothing of what a reader may not see", async (t) => {
  const town = await library(t)
  const ids: string[] = []
  for (const given of ["Aatu", "Aapo", "Aada", "Aamu", "Aaro"]) {
    ids.push((await opened(town, { ...martti, person: { given, family: "Mallinen", code: "" } })).id)
    town.later(1)
  }
  const leaf = async (value: string, limit: number): Promise<{ ids: string[]; more: boolean }[]> => {
    const pages: { ids: string[]; more: boolean }[] = []
    for (let after: HitPlace | null | undefined; after !== null && pages.length < 9; ) {
      const found = await searchRegisters(deskOf(town, veikko), { key: "personName", value, after: placeFrom(after && placeAs(after)) }, why, town.signIn.keys.codeKey, limit)
      assert.ok("hits" in found)
      pages.push({ ids: found.hits.map(({ id }) => id), more: found.more })
      after = found.next
    }
    return pages
  }
  const [newest, ...older] = [...ids].reverse()
  assert.deepEqual(await leaf("mallinen", 2), [{ ids: [newest, older[0]], more: true }, { ids: [older[1], older[2]], more: true }, { ids: [older[3]], more: false }])
  assert.deepEqual((await leaf("mallinen", 5)).length, 1, "a full last page has no next")
  await town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    await queries.rows(sql`update assignment set official_id = 'someone-else' where root_id = ${ids[2]}`)
  })
  assert.deepEqual((await leaf("mallinen", 2)).map((page) => page.ids), [[ids[4], ids[3]], [ids[1], ids[0]]])
  assert.equal(placeFrom("nearly.abc") ?? placeFrom("exact.'; --") ?? placeFrom(""), null)
})

test("an identity code finds all that the registers have of one person, who is one in all of them; her address hides with her mark", async (t) => {
  const town = await library(t)
  await town.database.transaction(async (queries) => {
    await queries.rows({ text: ["select set_config('varanto.municipality', 'koivula', true)"], values: [] })
    await queries.rows({ text: ["update access_grant set shows_codes = true where person_id = 'veikko'"], values: [] })
  })
  const { id } = await opened(town)
  const { id: other } = await opened(town, { ...martti, kind: "adult" }, { isProtected: true })
  const [one, two] = [await seen(town, id), await seen(town, other)]
  assert.equal(one.record.person, two.record.person)
  assert.equal(String(one.record.fields.home), "•••", "the mark hides it in every record at once")
  const found = await searchRegisters(deskOf(town, veikko), { key: "hetu", value: "010190-901r" }, why, town.signIn.keys.codeKey)
  assert.ok("hits" in found)
  assert.deepEqual(new Set(found.hits.map((hit) => hit.id)), new Set([id, other]))
  const herself: Person = { id: one.record.person ?? "", given: "Martti", family: "Mallinen", kind: "resident" }
  const extract = await ownExtract(deskOf(town, herself), "fi")
  assert.equal(extract.length, 2)
  const facts = new Map(extract[0]?.facts.map(({ label, value }) => [label, value]))
  assert.deepEqual([facts.get("henkilötunnus"), facts.get("Kotiosoite"), facts.get("Velkaa")], ["010190-901R", "Kirkkokatu 1, 02770 Koivula", "4,50 €"])
  assert.deepEqual([extract[0]?.keptFor, extract[0]?.stage], ["2 vuotta (Kirjaston tiedonohjaus)", "haettu"])
  assert.deepEqual(await ownExtract(deskOf(town, { ...herself, id: "someone-else" }), "fi"), [])
})

test("records go over to a newer version with a report of what would be lost, those that lack something stay, and all can go back", async (t) => {
  const town = await library(t)
  await town.add(ilkka)
  const { id } = await opened(town)
  const { id: child } = await opened(town, { ...martti, person: { given: "Liisa", family: "Mallinen", code: "" }, kind: "child", born: "2015-05-05", guardian: "Maija Mallinen" })
  const parts = lendingParts()
  const [first, ...rest] = parts.definitions
  if (!first) throw new Error("The library has a register.")
  const second = { ...first, version: 2, fields: [...first.fields.filter(({ name }) => name !== "guardian"), { name: "contact", kind: "text" as const, label: { fi: "Yhteyshenkilö", sv: "Kontakt", en: "Contact" }, required: true, when: "kind = 'child'", data: "ordinary" as const }, { name: "seat", kind: "text" as const, label: { fi: "Paikka", sv: "Plats", en: "Seat" } }] }
  await inWork(town.database, theCommand, town.now(), (work) => publishDefinitions(work, parseModel({ ...parts, definitions: [second, ...rest] })))
  await assert.rejects(inWork(town.database, theCommand, town.now(), (work) => publishDefinitions(work, parseModel({ ...parts, definitions: [{ ...second, leastTold: 9 }, ...rest] }))), /Give it version 3/)
  const carry = (from: number, to: number, dryRun = false, who = ilkka) => inWork(town.database, actorOf(who), town.now(), (work) => carryRecordsOver(work, "koivula", { type: "borrower", from, to }, dryRun, town.signIn.keys.codeKey))
  await assert.rejects(carry(1, 2, false, veikko), Refused)
  assert.deepEqual(await carry(1, 2, true), { moved: 1, stay: [{ id: child, lacks: ["contact"] }], lost: [], more: false })
  assert.equal((await seen(town, id)).definition.version, 1, "a dry run moves nothing")
  await carry(1, 2)
  const moved = await seen(town, id)
  assert.deepEqual([moved.definition.version, moved.values.owes, moved.changes[0]?.kind], [2, 450, "migrated"])
  const changed = await inWork(town.database, actorOf(veikko), town.now(), (work) => changeRegisterRecord(work, "koivula", id, { typed: typed({ ...martti, seat: "7", loans: "1" }), seen: 2, isProtected: null }, town.signIn.keys))
  assert.equal(changed, "done")
  assert.deepEqual(await carry(2, 1), { moved: 1, stay: [], lost: [{ field: "seat", records: 1 }], more: false })
  assert.deepEqual([(await seen(town, id)).values.seat, (await seen(town, id)).values.loans], [undefined, 1])
  await carry(1, 2)
  assert.equal((await seen(town, id)).values.seat, "7", "what was lost comes back")
  assert.equal((await seen(town, child)).definition.version, 1)
})

test("no path can ask about a record by the row that it asks about", () => {
  assert.throws(() => seenOne("read", { municipality: "koivula", id: "olli", kind: "staff" }, new Date(), sql`r.id`), TypeError)
})

test("the mark of non-disclosure is noted when it changes, and a form with a mistake changes nothing of it", async (t) => {
  const town = await library(t)
  const { id } = await opened(town)
  const change = (form: Form, isProtected: boolean) => inWork(town.database, actorOf(veikko), town.now(), (work) => changeRegisterRecord(work, "koivula", id, { typed: typed({ ...martti, ...form }), seen: 1, isProtected }, town.signIn.keys))
  const notes = async () => (await town.database.rows(sql`select 1 from usage_entry where act = 'person-changed' and actor = 'veikko'`)).length
  assert.ok((await change({ born: "" }, true)) instanceof Unfilled)
  assert.deepEqual([String((await seen(town, id)).record.fields.home), await notes()], ["Kirkkokatu 1, 02770 Koivula", 0])
  assert.deepEqual([await change({}, true), await notes(), await change({}, true), await notes()], ["done", 1, "unchanged", 1])
  assert.equal(String((await seen(town, id)).record.fields.home), "•••")
})

test("figures name nobody: small groups are hidden, and never one alone", async (t) => {
  assert.deepEqual(hideSmall([{ value: "a", count: 20 }, { value: "b", count: 7 }, { value: "c", count: 2 }, { value: "d", count: 0 }], 5).map(({ count }) => count), [20, null, null, 0])
  assert.deepEqual(hideSmall([{ value: "a", count: 3 }], 5).map(({ count }) => count), [null])
  const town = await library(t)
  for (let at = 0; at < 6; at++) await opened(town, { ...martti, person: { given: "Martti", family: `Mallinen ${at}`, code: "" } })
  const figures = await registerStatistics(deskOf(town, veikko), "borrower", "2026-11-01", "2026-11-30")
  assert.deepEqual([figures.opened, figures.ended, figures.tables.find(({ field }) => field === "kind")?.cells], [6, 0, [{ value: "adult", count: 6 }]])
  assert.equal((await registerStatistics(deskOf(town, veikko), "reminder", "2026-11-01", "2026-11-30")).opened, 0)
  await assert.rejects(registerStatistics(deskOf(town, outsider), "borrower", "2026-11-01", "2026-11-30"), NotFound)
  assert.deepEqual((await runningRegisters(deskOf(town, veikko))).map(({ type }) => type), ["borrower", "reminder"])
  assert.deepEqual(await runningRegisters(deskOf(town, outsider)), [])
})
