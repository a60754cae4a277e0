import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { lending } from "../../../test/lending.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { NotAValue } from "../records/search.ts"
import { Conflict, Refused } from "../refusals.ts"
import { type Actor, inWork } from "../work.ts"
import { ownExtract } from "./extract.ts"
import { listAlike, listMerges, mergePeople, partPeople } from "./merge.ts"
import { changeRegisterRecord, openRegisterRecord, Unfilled } from "./save.ts"
import { searchRegisters } from "./search.ts"

const johanna: Person = { id: "johanna", given: "Johanna", family: "Joki", kind: "staff", role: "case-handler" }
const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const why = { purpose: "client-service" } as const

const actorOf = ({ id, given, kind }: Person): Actor => ({ id, name: given, kind, session: "s-1", municipality: "koivula" })
const deskOf = (town: Town, person: Person): Desk => ({ database: town.database, municipality: "koivula", actor: actorOf(person), now: town.now() })

async function open(town: Town, who: Person, given: string, family: string, code: string, isProtected: boolean | null = null): Promise<{ id: string; person: string }> {
  const form: Readonly<Record<string, Typed>> = { person: { given, family, code }, born: { value: "1990-01-01" }, kind: { value: "adult" } }
  const opened = await inWork(town.database, actorOf(who), town.now(), (work) => openRegisterRecord(work, "koivula", { type: "borrower", unit: "town-office", typed: (field) => form[field] ?? {}, isProtected }, town.signIn.keys))
  assert.ok(!(opened instanceof Unfilled), "the form is right")
  const [row] = await town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    return queries.rows<{ person: string }>(sql`select person_id as person from record where municipality_id = 'koivula' and id = ${opened.id}`)
  })
  return { id: opened.id, person: row?.person ?? "" }
}

test("two people found to be one are merged by one who may change all of both, found by either name, and parted again", async (t) => {
  const town = await openTown(anEngine(), [lending()])
  t.after(() => town.close())
  for (const person of [johanna, veikko]) await town.add(person)
  const run = <Result>(who: Person, verb: Parameters<typeof inWork<Result>>[3]) => inWork(town.database, actorOf(who), town.now(), verb)
  const known = await open(town, johanna, "Martti", "Mallinen", testCode("1990-01-01", 901))
  const loose = await open(town, johanna, "Martti", "Malinen", "", true)
  const other = await open(town, johanna, "Martti", "Mallinen", testCode("1985-05-05", 902))
  await open(town, veikko, "Sofia", "Saarela", "")

  const alike = async (who: Person) => {
    const found = await listAlike(deskOf(town, who), why)
    assert.ok(!(found instanceof PurposeNeeded), "the purpose was told")
    return found.map(({ kept, merged, by }) => [kept.id, merged.id, by.join("+")])
  }
  assert.deepEqual(new Set((await alike(johanna)).map(String)), new Set([[known.person, loose.person, "near-name+birth-day"], [other.person, loose.person, "near-name"]].map(String)))
  assert.deepEqual(await alike(veikko), [], "of others' records nothing is told")
  assert.ok((await listAlike(deskOf(town, johanna), null)) instanceof PurposeNeeded)

  await assert.rejects(run(veikko, (work) => mergePeople(work, "koivula", known.person, loose.person)), Refused)
  await assert.rejects(run(johanna, (work) => mergePeople(work, "koivula", known.person, other.person)), Conflict, "two codes are two people")
  await assert.rejects(run(johanna, (work) => mergePeople(work, "koivula", loose.person, known.person)), Conflict, "the one with the code stays")

  const find = async (value: string) => {
    const found = await searchRegisters(deskOf(town, johanna), { key: "personName", value }, why, town.signIn.keys.codeKey)
    assert.ok(!(found instanceof PurposeNeeded) && !(found instanceof NotAValue), value)
    return found.hits.map(({ id }) => id).sort()
  }
  const own = async (person: string) => (await ownExtract(deskOf(town, { id: person, given: "", family: "", kind: "resident" }), "fi")).map(({ id }) => id).sort()
  const isProtected = async (id: string) => (await town.database.rows<{ protected: boolean }>(sql`select protected from person where municipality_id = 'koivula' and id = ${id}`))[0]?.protected
  const both = [known.id, loose.id].sort()
  assert.deepEqual([await own(known.person), await isProtected(known.person)], [[known.id], false])

  const merge = await run(johanna, (work) => mergePeople(work, "koivula", known.person, loose.person))
  assert.deepEqual([await own(known.person), await own(loose.person), await isProtected(known.person)], [both, [], true])
  assert.deepEqual([await find("malinen martti"), (await find("Mallinen Martti")).filter((id) => id !== other.id)], [[...both, other.id].sort(), both], "each name finds both, and other.id by one error of typing")
  assert.deepEqual((await listMerges(deskOf(town, johanna))).map(({ id, keptName, mergedName, records }) => [id, keptName, mergedName, records]), [[merge, "Martti Mallinen", "Martti Malinen", 1]])
  assert.deepEqual([await alike(johanna), await listMerges(deskOf(town, veikko))], [[], []])
  await assert.rejects(run(johanna, (work) => mergePeople(work, "koivula", other.person, loose.person)), Conflict, "she has been merged already")

  await assert.rejects(run(veikko, (work) => partPeople(work, "koivula", merge)), Refused)
  await run(johanna, (work) => partPeople(work, "koivula", merge))
  assert.deepEqual([await own(known.person), await own(loose.person), (await listMerges(deskOf(town, johanna))).length], [[known.id], [loose.id], 0])
  const told = (await entriesOf(town.database)).filter(({ act }) => act === "people-merged" || act === "people-parted").map(({ act, actor, person, more }) => [act, actor, person, more?.merged, more?.records])
  assert.deepEqual(told, [["people-merged", "johanna", known.person, loose.person, 1], ["people-parted", "johanna", known.person, loose.person, 1]])
})

test("a record whose code was wrong is the right person's once it is put right, with what is part of it, and a code that was lacking makes her findable", async (t) => {
  const town = await openTown(anEngine(), [lending()])
  t.after(() => town.close())
  await town.add(johanna)
  const own = async (person: string) => (await ownExtract(deskOf(town, { id: person, given: "", family: "", kind: "resident" }), "fi")).map(({ id }) => id).sort()
  const run = <Result>(verb: Parameters<typeof inWork<Result>>[3]) => inWork(town.database, actorOf(johanna), town.now(), verb)
  const putRight = async (id: string, seen: number, code: string) =>
    assert.equal(await run((work) => changeRegisterRecord(work, "koivula", id, { typed: (field) => (field === "person" ? { given: "Martti", family: "Mallinen", code } : "kept"), seen, isProtected: null }, town.signIn.keys)), "done")
  const whoseIs = async (id: string) =>
    town.database.transaction(async (queries) => {
      await enter(queries, "koivula")
      return (await queries.rows<{ person: string }>(sql`select person_id as person from record where municipality_id = 'koivula' and id = ${id}`))[0]?.person ?? ""
    })

  const wrong = await open(town, johanna, "Martti", "Mallinen", testCode("1990-01-01", 903), true)
  const form: Readonly<Record<string, Typed>> = { of: { value: wrong.id }, what: { value: "Kalevala" }, sentOn: { value: "2026-02-01" } }
  const part = await run((work) => openRegisterRecord(work, "koivula", { type: "reminder", unit: "town-office", typed: (field) => form[field] ?? {}, isProtected: null }, town.signIn.keys))
  assert.ok(!(part instanceof Unfilled), "the form is right")
  const right = await open(town, johanna, "Martti", "Mallinen", testCode("1990-01-01", 901))
  assert.deepEqual([(await own(wrong.person)).length, await own(right.person)], [2, [right.id]])
  await putRight(wrong.id, 1, testCode("1990-01-01", 901))
  assert.deepEqual([await own(wrong.person), await own(right.person), await whoseIs(part.id)], [[], [right.id, wrong.id, part.id].sort(), right.person], "the neighbour whose code it was sees nothing of it")
  const [kept] = await town.database.rows<{ protected: boolean }>(sql`select protected from person where municipality_id = 'koivula' and id = ${right.person}`)
  assert.equal(kept?.protected, true, "a mark of non-disclosure comes along")
  assert.deepEqual((await entriesOf(town.database)).filter(({ more }) => more?.kind === "subject").map(({ person, subject, more }) => [person, subject?.id, more?.to]), [[wrong.person, wrong.id, right.person]])

  const loose = await open(town, johanna, "Martti", "Mallinen", "")
  await putRight(loose.id, 1, testCode("1977-07-07", 904))
  const later = await open(town, johanna, "Martti", "Mallinen", testCode("1977-07-07", 904))
  assert.equal(later.person, loose.person, "the next record with the code is hers")
  const found = await open(town, johanna, "Martti", "Mallinen", "")
  await putRight(found.id, 1, testCode("1977-07-07", 904))
  assert.equal(await whoseIs(found.id), loose.person)
})
