import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { lendingParts } from "../../../test/lending.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { instantFrom } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { checkDefinition } from "../../model/registers/check-definition.ts"
import { type MoveDefinition, type RegisterDefinition, registerDefinition } from "../../model/registers/definition.ts"
import { parseModel } from "../../model/parse-model.ts"
import { enter } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { type Actor, inWork } from "../work.ts"
import { byItself, takeStepsByItself } from "./by-itself.ts"
import { carryRecordsOver } from "./carry-over.ts"
import { publishDefinitions } from "./definitions.ts"
import { getRegisterRecord, type SeenRegisterRecord } from "./get.ts"
import { moveRecord } from "./move.ts"
import { changeRegisterRecord, openRegisterRecord, Unfilled } from "./save.ts"

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const ilkka: Person = { id: "ilkka", given: "Ilkka", family: "Tiedonhaltija", kind: "staff", role: "information-manager" }
const words = { fi: "Kortin aika päättyi", sv: "Kortets tid gick ut", en: "The card's time ended" }

/** The library whose cards end by themselves once their time is over. */
function withEnding(step: Partial<MoveDefinition> = {}, change: Partial<RegisterDefinition> = {}): RegisterDefinition[] {
  const [borrower, ...others] = lendingParts().definitions.map((one) => registerDefinition.parse(one)) as [RegisterDefinition, ...RegisterDefinition[]]
  const lapse = { code: "lapse", label: words, from: ["in-use"], to: "ended", by: [], itself: "until(valid) < today()", ...step }
  return [registerDefinition.parse({ ...borrower, ...change, moves: [...borrower.moves, lapse] }), ...others]
}

async function library(t: TestContext, definitions = withEnding()): Promise<Town> {
  const town = await openTown(anEngine(), [parseModel({ ...lendingParts(), definitions })])
  t.after(() => town.close())
  for (const person of [veikko, ilkka]) await town.add(person)
  return town
}

const actorOf = ({ id, given, kind }: Person): Actor => ({ id, name: given, kind, session: "s-1", municipality: "koivula" })
const noon = (day: string): Date => instantFrom(`${day}T12:00`) as Date
const round = (town: Town, day: string): Promise<number> => takeStepsByItself(town.database, "koivula", town.signIn.keys.codeKey, () => noon(day))

const card: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  person: { given: "Martti", family: "Mallinen", code: "010190-901R" }, born: { value: "1990-01-01" }, kind: { value: "adult" }, valid: { from: "2026-01-01", until: "2026-12-31" },
}

/** A card in use, given by the case handler. */
async function given(town: Town): Promise<string> {
  return inWork(town.database, actorOf(veikko), town.now(), async (work) => {
    const opened = await openRegisterRecord(work, "koivula", { type: "borrower", unit: "town-office", typed: (name) => card[name] ?? {}, isProtected: null }, town.signIn.keys)
    if (opened instanceof Unfilled) return assert.fail(JSON.stringify(opened.problems))
    assert.equal(await moveRecord(work, "koivula", opened.id, "grant", "", town.signIn.keys.codeKey), "done")
    return opened.id
  })
}

async function see(town: Town, id: string, day: string): Promise<SeenRegisterRecord> {
  const desk: Desk = { database: town.database, municipality: "koivula", actor: actorOf(veikko), now: noon(day) }
  const found = await getRegisterRecord(desk, id, { purpose: "client-service" })
  return found instanceof PurposeNeeded ? assert.fail("the purpose was told") : found
}

const change = (town: Town, id: string, seen: number, field: string, typed: Readonly<Record<string, string>>) =>
  inWork(town.database, actorOf(veikko), town.now(), (work) => changeRegisterRecord(work, "koivula", id, { typed: (name) => (name === field ? typed : "kept"), seen, isProtected: null }, town.signIn.keys))

test("a card whose time is over ends by itself on the next day and not before, and its history and the usage log tell that the service did it, by which version of the rule", async (t) => {
  const town = await library(t)
  const id = await given(town)
  assert.equal(await round(town, "2026-12-31"), 0)
  assert.equal((await see(town, id, "2026-12-31")).stage, "in-use")
  assert.equal(await round(town, "2027-01-01"), 1)
  const { stage, changes: [last] } = await see(town, id, "2027-01-01")
  assert.deepEqual([stage, last?.kind, last?.move, last?.actor, last?.version], ["ended", "moved", "lapse", byItself.id, 1])
  const noted = await town.database.rows(sql`select act, actor, more ->> 'move' as move from usage_entry where subject_id = ${id} and actor = ${byItself.id}`)
  assert.deepEqual(noted, [{ act: "record-changed", actor: byItself.id, move: "lapse" }])
  assert.equal(await round(town, "2027-01-02"), 0, "it is done once")
})

test("a card whose time is made longer goes on, until the new time is over", async (t) => {
  const town = await library(t)
  const id = await given(town)
  assert.equal(await change(town, id, 2, "valid", { from: "2026-01-01", until: "2027-06-30" }), "done")
  assert.equal(await round(town, "2027-01-01"), 0)
  assert.equal(await round(town, "2027-07-01"), 1)
})

test("a step that lacks what its move needs waits, and is taken the day after that has been filled in", async (t) => {
  const town = await library(t, withEnding({ needs: ["closedOn"] }))
  const id = await given(town)
  assert.equal(await round(town, "2027-01-01"), 0)
  const due = () => town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    return (await queries.rows<{ on: string }>(sql`select step_on as "on" from register_record where record_id = ${id}`))[0]?.on
  })
  assert.equal(await due(), "2027-01-02", "it is looked at again the next day, not every second")
  assert.equal(await change(town, id, 2, "closedOn", { value: "2027-01-01" }), "done")
  assert.equal(await round(town, "2027-01-02"), 1)
  assert.equal((await see(town, id, "2027-01-02")).stage, "ended")
})

test("a card whose processing is restricted is left alone, and taken up again once it is freed (GDPR 18)", async (t) => {
  const town = await library(t)
  const id = await given(town)
  const lock = (locked: boolean) => town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    await queries.rows(sql`update record set locked = ${locked} where municipality_id = 'koivula' and id = ${id}`)
  })
  await lock(true)
  assert.equal(await round(town, "2027-01-01"), 0)
  await lock(false)
  assert.equal(await round(town, "2027-01-05"), 1)
})

test("a rule that goes by a calculation of the law keeps by which version of it the step was taken", async (t) => {
  const town = await library(t, withEnding({ itself: "collectionCosts(fee, loans, 0) >= 0€ and until(valid) < today()" }))
  const id = await given(town)
  assert.equal(await change(town, id, 2, "fee", { value: "100" }), "done")
  assert.equal(await change(town, id, 3, "loans", { value: "1" }), "done")
  assert.equal(await round(town, "2027-01-01"), 1)
  assert.match((await see(town, id, "2027-01-01")).changes[0]?.reckonedBy.collectionCosts ?? "", /^\d{4}-\d{2}-\d{2} 513\/1999/)
})

test("records that are taken over to a version with a step of its own have it from then on", async (t) => {
  const plain = lendingParts().definitions.map((one) => registerDefinition.parse(one))
  const town = await library(t, plain)
  const id = await given(town)
  const newer = parseModel({ ...lendingParts(), definitions: withEnding({}, { version: 2 }) })
  await town.database.transaction((queries) => publishDefinitions({ queries, now: town.now() }, newer))
  assert.equal(await round(town, "2027-01-01"), 0, "a record goes by its own version")
  const report = await inWork(town.database, actorOf(ilkka), town.now(), (work) => carryRecordsOver(work, "koivula", { type: "borrower", from: 1, to: 2 }, false, town.signIn.keys.codeKey))
  assert.equal(report.moved, 1)
  assert.equal(await round(town, "2027-01-01"), 1)
  assert.equal((await see(town, id, "2027-01-01")).stage, "ended")
})

test("two services that come at once take a step once", async (t) => {
  const town = await library(t)
  const id = await given(town)
  const taken = await Promise.all([round(town, "2027-01-01"), round(town, "2027-01-01")])
  assert.equal(taken.reduce((sum, one) => sum + one), 1)
  assert.equal((await see(town, id, "2027-01-01")).changes.filter(({ actor }) => actor === byItself.id).length, 1)
})

test("a record that cannot be looked at does not keep the steps of others, and the fault is told", async (t) => {
  const town = await library(t)
  const [broken, whole] = [await given(town), await given(town)]
  await town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    await queries.rows(sql`
      insert into register_definition (municipality_id, type, version, register, definition, published_at)
      select municipality_id, type, 2, register, jsonb_set(definition, '{moves,2,itself}', '"nonsense("'), published_at from register_definition where type = 'borrower'`)
    await queries.rows(sql`update register_record set version = 2, step_on = '2026-01-01' where record_id = ${broken}`)
  })
  await assert.rejects(round(town, "2027-01-01"))
  assert.equal((await see(town, whole, "2027-01-01")).stage, "ended")
  assert.equal(await round(town, "2027-01-01"), 0, "it is put off to the next day")
})

test("a move that decides on a right, that is a second pair of eyes, or that leads round for ever is not left to the service", () => {
  const faultsOf = (step: Partial<MoveDefinition>) => checkDefinition(withEnding(step)[0] as RegisterDefinition).map(({ at, message }) => `${at}: ${message.en}`)
  assert.deepEqual(faultsOf({}), [])
  assert.match(faultsOf({ decides: true }).join(), /move lapse: the service decides on nobody's right/)
  assert.match(faultsOf({ notBy: "grant" }).join(), /move lapse: the service decides on nobody's right/)
  assert.match(faultsOf({ to: "in-use" }).join(), /stage in-use: the service's own moves lead back here/)
  assert.match(faultsOf({ itself: "until(valid)" }).join(), /move lapse: the rule "until\(valid\)"/)
  assert.match(faultsOf({ itself: "gone < today()" }).join(), /There is no field gone/)
})
