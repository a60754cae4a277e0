import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { letter, openRegistry, type Registry, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { publicityKinds } from "../../law/publicity.ts"
import { type Day, dayAt, daysLater, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import { closeCase, moveStage } from "../cases/act.ts"
import { addDocument, type DocumentForm } from "../cases/documents.ts"
import { getCase, type SeenCase } from "../cases/get.ts"
import { lackingIn } from "../cases/lacking.ts"
import { getPublicCase, listPublicCases } from "../cases/public.ts"
import { seenEach } from "../records/seen.ts"
import { Conflict } from "../refusals.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { addMark, eventOf, tellMoment, tellOfMark, weigh } from "./mark.ts"
import { endOfMark } from "./marks.ts"
import { setPartySecrecy } from "./parties.ts"
import { stateOf } from "./state.ts"

const today = dayAt(testNow)
const handled = { publicity: { secrecy: "public" }, handler: "veikko", title: "Hankinta", publicTitle: "Siivouspalvelun hankinta" } as const
const memo = { ...letter, received: null, own: { author: "Veikko", draftedAt: testNow } } as const
const health = { act: "621/1999", item: "24 § 1 mom. 25 k" } as const
/** A document that each test names by its public title. */
const waiting = (kind: DocumentForm["publicity"]["kind"], eventOn: Day | null = null) => ({ secrecy: "not-yet-public", kind, eventOn }) as const

const added = (registry: Registry, id: string, form: DocumentForm) => registry.by("veikko", (work) => addDocument(work, espoo, id, form, sampleCodeKey), 1)
const shown = async ({ database }: Registry, id: string, day: Day) => (await getPublicCase(database, espoo, id, startOf(day))).documents.map(({ title }) => title).sort()
async function seen({ database }: Registry, id: string, who = "veikko"): Promise<SeenCase> {
  return (await getCase({ database, municipality: espoo, actor: staffOf(who), now: testNow }, id, { purpose: "case-handling" })) as SeenCase
}

test("a document shows to anyone from the day of what it waited for: the end of the case, a contract, an opening that was set for a day ahead", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", handled)
  await added(registry, id, { ...memo, publicTitle: "Muistio", publicity: { secrecy: "not-yet-public" } })
  await added(registry, id, { ...memo, publicTitle: "Luonnos", own: { ...memo.own, draft: true }, publicity: { secrecy: "not-yet-public" } })
  const tender = await added(registry, id, { ...letter, publicTitle: "Tarjous", publicity: waiting("tender") })
  await added(registry, id, { ...letter, publicTitle: "Asiantuntijan lausunto", publicity: waiting("opened-at-set-time", "2026-12-01") })
  assert.deepEqual([await shown(registry, id, "2026-11-30"), await shown(registry, id, "2026-12-01")], [[], ["Asiantuntijan lausunto"]], "nothing is done on the day")
  await registry.by("veikko", (work) => tellMoment(work, espoo, id, tender, "tender", "2026-12-15"), 2)
  assert.deepEqual([await shown(registry, id, "2026-12-14"), await shown(registry, id, "2026-12-15")], [["Asiantuntijan lausunto"], ["Asiantuntijan lausunto", "Tarjous"]])
  await registry.by("veikko", (work) => closeCase(work, espoo, id, "noted"), 24 * 60)
  assert.deepEqual(await shown(registry, id, daysLater(today, 1)), ["Muistio"], "a draft is no official document")
})

test("what the law says of a document on a day, and whether anyone may read it then, are the same", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", handled)
  const marks = [{ setUntil: daysLater(today, 3) }, { setUntil: daysLater(today, 9) }, { setUntil: null }]
  for (const [at, kind] of [...publicityKinds, ...publicityKinds].entries()) {
    const secrecy = (["not-yet-public", "secret", "partly-secret", "public"] as const)[at % 4]
    const event = at % 3 === 0 ? null : daysLater(today, at % 7)
    const document = await added(registry, id, { ...(at % 5 === 0 ? letter : memo), publicTitle: `${at}`, publicity: { secrecy: secrecy ?? "secret", kind, eventOn: event, ...health, endsOn: at % 2 === 0 ? daysLater(today, 5) : null } })
    if (at % 3 === 1) await registry.by("veikko", (work) => addMark(work, espoo, { caseId: id, recordId: document }, { ...health, part: at % 2 ? "sivu 2" : null, ...(marks[at % marks.length] ?? { setUntil: null }) }), 2)
  }
  const { documents } = await seen(registry, id)
  for (let ahead = 0; ahead < 12; ahead++) {
    const day = daysLater(today, ahead)
    const open = await readWithin(registry.database, espoo, (queries) =>
      queries.rows<{ id: string }>(sql`select d.id from case_document d cross join ${seenEach("read", { municipality: espoo, id: "", kind: "nobody" }, startOf(day), "open", sql`d.id`)} where d.municipality_id = ${espoo} and d.case_id = ${id}`))
    assert.deepEqual(documents.filter((one) => stateOf(one, day) === "public").map((one) => one.id).sort(), open.map((one) => one.id).sort(), day)
  }
  assert.equal(documents.length, 2 * publicityKinds.length)
  assert.equal(publicityKinds.every((kind) => eventOf(kind) !== null), true)
})

test("a mark ends by its act: 25 years, for health 100 years and once the death is known 50 from it, and the public list follows the day", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { ...handled, publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 20 k" } })
  const titles = async (day: Day) => (await listPublicCases(registry.database, espoo, { text: "", classCode: null, unit: null, stage: null, year: null }, startOf(day))).map(({ title }) => title)
  assert.equal((await seen(registry, id)).secrecyEndsOn, "2051-11-23")
  assert.deepEqual([(await titles("2051-11-23")).includes(handled.publicTitle), (await titles("2051-11-24")).includes(handled.publicTitle)], [false, true])
  await registry.by("veikko", (work) => addMark(work, espoo, { caseId: id, recordId: id }, { ...health, part: "liite 2", setUntil: null }), 1)
  assert.equal((await seen(registry, id)).secrecyEndsOn, "2126-11-23", "the last of the marks decides")
  const mark = (await seen(registry, id)).marks.find(({ item }) => item === health.item)
  await registry.by("veikko", (work) => tellOfMark(work, espoo, { caseId: id, recordId: id }, mark?.id ?? "", { diedOn: "2026-11-20" }), 2)
  const now = await seen(registry, id)
  assert.deepEqual([now.secrecyEndsOn, now.marks.length, now.marks.map((one) => endOfMark(one).provisional)], ["2076-11-20", 2, [false, false]])
  assert.deepEqual([(await titles("2076-11-20")).includes(handled.publicTitle), (await titles("2076-11-21")).includes(handled.publicTitle)], [false, true])
})

test("each disclosure weighs the marks anew: who, what and why is kept, secret is not given whole to anyone, and what is withdrawn is public the next day", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", handled)
  const document = await added(registry, id, { ...letter, publicTitle: "Liite", publicity: { secrecy: "secret", ...health } })
  const marked = { caseId: id, recordId: document }
  const asked = { reason: "Tieto on jo julkaistu.", withdraws: false } as const
  await assert.rejects(registry.by("veikko", (work) => weigh(work, espoo, marked, { ...asked, outcome: "given", footing: "anyone" })), Conflict)
  await registry.by("veikko", (work) => weigh(work, espoo, marked, { ...asked, outcome: "given", footing: "party" }), 2)
  await registry.by("veikko", (work) => weigh(work, espoo, marked, { ...asked, outcome: "given", footing: "anyone", withdraws: true }), 3)
  const { told } = await seen(registry, id)
  assert.deepEqual(told.filter(({ kind }) => kind === "weighed").map(({ actor, noteCode, note, documents }) => [actor, noteCode, note, documents]), [
    ["veikko", "given+party", asked.reason, [document]], ["veikko", "given+anyone+withdrawn", asked.reason, [document]]])
  assert.deepEqual([await shown(registry, id, today), await shown(registry, id, daysLater(today, 1))], [[], ["Liite"]])
})

test("in a case that is secret as a whole a public version shows to nobody by being public", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { ...handled, publicity: { secrecy: "secret", ...health } })
  const version = await added(registry, id, { ...memo, publicTitle: "Julkinen versio", publicity: { secrecy: "public" } })
  const open = async (day: Day) => (await readWithin(registry.database, espoo, (queries) => queries.rows(sql`select x.id from record x cross join ${seenEach("read", { municipality: espoo, id: "", kind: "nobody" }, startOf(day), "open", sql`x.id`)} where x.municipality_id = ${espoo} and x.id = ${version}`))).length
  assert.deepEqual([await open(today), await open("2126-11-24")], [0, 1], "until the secrecy of the case ends")
  assert.equal((await seen(registry, id)).documents[0]?.title, memo.title)
})

test("a party under an order of non-disclosure shows to the handler and not to the registrar, nor as a sender, nor as the same initiator", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { handler: "veikko" })
  await added(registry, id, letter)
  const party = (await seen(registry, id)).parties[0]
  await registry.by("aino", (work) => setPartySecrecy(work, espoo, id, party?.id ?? "", { act: "661/2009", item: "36 §" }), 2)
  const by = async (who: string) => { const { parties, documents } = await seen(registry, id, who); return [parties[0]?.name, parties[0]?.secretAct, documents[0]?.sender] }
  assert.deepEqual([await by("veikko"), await by("aino")], [["Sofia Asukas", "661/2009", "Sofia Asukas"], [null, "661/2009", null]])
  await assert.rejects(registry.by("aino", (work) => setPartySecrecy(work, espoo, id, party?.id ?? "", null)), Conflict)
  await registry.by("veikko", (work) => setPartySecrecy(work, espoo, id, party?.id ?? "", null), 3)
  assert.equal((await by("aino"))[0], "Sofia Asukas")
})

test("a case tells what the register lacks of it: when it became pending, and how its decision was served", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const desk = { database: registry.database, municipality: espoo, actor: staffOf("veikko"), now: testNow }
  const lacks = async (id: string) => (await lackingIn(desk, await seen(registry, id))).map(({ field }) => field)
  const early = await registry.open("aino", { ...handled, pendingAt: null })
  assert.deepEqual(await lacks(early.id), ["pending-at"])
  const { id } = await registry.open("aino", handled)
  assert.deepEqual(await lacks(id), [])
  for (const stage of ["to-be-decided", "decided", "served"] as const) await registry.by("veikko", (work) => moveStage(work, espoo, id, { stage }), 1)
  assert.deepEqual(await lacks(id), ["way-of-service"])
})
