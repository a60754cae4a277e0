import assert from "node:assert/strict"
import test from "node:test"
import { townOfReaders } from "../../../test/letters.ts"
import { aCase, ask, by, deskOf, johanna, one, open, openOffice, personOf, record, veikko } from "../../../test/request-office.ts"
import type { Town } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { raw, sql } from "../../lib/sql.ts"
import { enter, readWithin } from "../access/border.ts"
import { addComment } from "../registers/comments.ts"
import { putDisclosure } from "../registers/disclose.ts"
import { sweepFiles } from "../disposal/sweep-files.ts"
import { moveRecord } from "../registers/move.ts"
import { searchRegisters } from "../registers/search.ts"
import { Conflict, Refused } from "../refusals.ts"
import { carryOutErasure, erasedOf, weighErasure, weighErasuresByLaw } from "./erase.ts"
import { itemsOf } from "./get.ts"
import { liftLock, lockItem } from "./lock.ts"
import { messagesOf } from "./messages.ts"
import { searchForTask, tellSearched } from "./search.ts"
import { addTasks } from "./tasks.ts"
import { tellRecipients } from "./tell-recipients.ts"
import { weighItem } from "./weigh.ts"

const why = { purpose: "subject-request" } as const
const model = townOfReaders()
const martti = { given: "Martti", family: "Mallisenpoika", code: testCode("1990-01-01", 901) }
const helper = { given: "Tuija", family: "Tukija", code: testCode("1970-05-05", 902) }

/** Martti has read the letter twice, and borrows books; he asks to be forgotten. Tuija reads the same letter. */
async function asksToBeForgotten(town: Town) {
  const picture = { name: "kuva.txt", ...(await town.files.put(new Blob(["vain Martin kuva"]).stream(), 100)) }
  const shared = { name: "sama.txt", ...(await town.files.put(new Blob(["molempien kuva"]).stream(), 100)) }
  const reader = await record(town, "reader", { person: martti, wish: "Runoja", picture: { value: JSON.stringify(picture) } })
  const second = await record(town, "reader", { person: martti, wish: "Toinen", picture: { value: JSON.stringify(shared) } })
  for (const its of [reader, second]) await by(town, veikko, (work) => moveRecord(work, "koivula", its, "end", "", town.signIn.keys.codeKey))
  const borrower = await record(town, "borrower", { person: martti, born: "1990-01-01", kind: "adult", valid: { from: "2026-01-01", until: "" } })
  const hers = await record(town, "reader", { person: helper, wish: "Proosaa", picture: { value: JSON.stringify(shared) } })
  await by(town, veikko, (work) => addComment(work, "koivula", reader, "Runoja toivottu lisää."))
  const person = await personOf(town, reader)
  await by(town, veikko, async (work) => {
    await enter(work.queries, "koivula")
    return putDisclosure(work, "koivula", { id: reader, root: reader, person, register: "asiakasrekisteri", changes: 2 }, { recipient: "printer", toName: "Painotalo", country: "FI", ground: "suostumus", consent: null, fields: ["person"] })
  })
  const id = await open(town, aCase({ person }))
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask({ kind: "erasure", asked: "Poistakaa kaikki tietoni" })]))
  await by(town, veikko, (work) => searchForTask(work, "koivula", id, task, model))
  const steps = (await one(town, id, task)).searches.filter(({ searchedAt }) => searchedAt === null).map((step) => step.id)
  if (steps.length > 0) await by(town, veikko, (work) => tellSearched(work, "koivula", id, task, steps, 0, null))
  const items = await itemsOf(deskOf(town, veikko), id, task, why)
  const itemOf = (its: string) => items.find((item) => item.record === its)?.id ?? ""
  const carryOut = (as = veikko, untold = false) => by(town, as, (work) => carryOutErasure(work, "koivula", id, task, { registerName: (register) => register, post: null, untold }))
  return { picture, shared, reader, second, borrower, hers, person, id, task, itemOf, carryOut }
}

/** Rows of every table of the town in which a text stands. */
async function tablesWith(town: Town, text: string): Promise<string[]> {
  return town.database.transaction(async (queries) => {
    await enter(queries, "koivula")
    const tables = await queries.rows<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`)
    const found: string[] = []
    for (const { name } of tables) {
      const [row] = await queries.rows<{ count: number }>(sql`select count(*)::int as count from ${raw(`"${name}"`)} t where to_jsonb(t)::text like ${`%${text}%`}`)
      if ((row?.count ?? 0) > 0) found.push(name)
    }
    return found
  })
}

test("what is no longer needed is destroyed with its history, files and keys, what a duty needs stays with its act, and she is told both", async (t) => {
  const town = await openOffice(t, undefined, model)
  const { picture, shared, reader, second, borrower, hers, id, task, itemOf, carryOut } = await asksToBeForgotten(town)
  await assert.rejects(carryOut(), /has not been weighed/)
  assert.equal(await by(town, veikko, (work) => weighErasuresByLaw(work, "koivula", id, task)), 3)
  const weighed = await itemsOf(deskOf(town, veikko), id, task, why)
  assert.deepEqual(new Set(weighed.map(({ record: its, weighed: how }) => [its, how?.outcome, how?.act, how?.item].join(" "))), new Set([`${reader} erase GDPR 17(1)(a)`, `${second} erase GDPR 17(1)(a)`, `${borrower} refused 1492/2016 6 § GDPR 17(3)(b)`]))
  assert.equal((await tablesWith(town, "Runoja")).includes("record_change"), true)
  await assert.rejects(carryOut(), /Tell first/)
  const telling = { done: "erased", said: "", language: "fi", municipality: "Koivula", registerName: (register: string) => register } as const
  assert.equal(await tellRecipients(deskOf(town, veikko), id, task, itemOf(reader), telling, { files: town.files, codeKey: town.signIn.keys.codeKey }), 1)
  assert.equal(await carryOut(), 2)

  assert.deepEqual(await tablesWith(town, "Runoja"), [], "what it said stands nowhere")
  for (const its of [reader, second]) assert.deepEqual((await tablesWith(town, its)).filter((name) => /^(record(?!_disposal)|register_record|name_|search_key|period_key|disclosure|proposal)/.test(name)), [])
  const search = (value: string) => searchRegisters(deskOf(town, veikko), { key: "personName", value }, why, town.signIn.keys.codeKey)
  assert.equal(JSON.stringify(await search("Mallisenpoika")).includes(borrower), true)
  assert.equal(JSON.stringify(await search("Tukija")).includes(hers), true, "nothing of anyone else's goes")
  assert.deepEqual(await erasedOf(town, id), [{ task, register: "asiakasrekisteri", count: 2, givenTo: ["Painotalo"] }])
  assert.equal((await one(town, id, task)).state, "done")
  const [letter] = await messagesOf(town.database, "koivula", id)
  assert.match(letter?.said ?? "", /Poistimme pysyvästi:\n- asiakasrekisteri: 2 tietuetta\n[^]*Emme poistaneet:\n- asiakasrekisteri: 1 tietue\. Peruste: 1492\/2016 6 §, GDPR 17\(3\)\(b\)\. Kirjaston tiedonohjaus[^]*tietosuoja\.fi/)
  await assert.rejects(carryOut(), Conflict)

  // The file that only he had leaves; the one that another record names stays. What was put here today waits a day.
  assert.equal(await sweepFiles(town.database, town.files, ["koivula"], new Date()), 0)
  assert.equal(await sweepFiles(town.database, town.files, ["koivula"], new Date(Date.now() + 25 * 3_600_000)), 1)
  assert.equal(await town.files.get(picture.sha256), null)
  assert.notEqual(await town.files.get(shared.sha256), null)
  assert.deepEqual(await readWithin(town.database, "koivula", (queries) => queries.rows(sql`select sha256 from file_leaving`)), [])
})

test("an erasure that cannot be done whole is not done in part: while something is restricted, not weighed or another's to change", async (t) => {
  const town = await openOffice(t, undefined, model)
  const { reader, borrower, id, task, itemOf, carryOut } = await asksToBeForgotten(town)
  const weigh = (its: string, ground: Parameters<typeof weighErasure>[5]["ground"], reason: string | null = null) => by(town, veikko, (work) => weighErasure(work, "koivula", id, task, itemOf(its), { ground, reason }))
  await assert.rejects(weigh(borrower, "not-needed"), /kept by 1492\/2016 6 §/)
  await assert.rejects(weigh(borrower, "unlawful"), /in words/)
  await assert.rejects(by(town, veikko, (work) => weighItem(work, "koivula", id, task, itemOf(reader), { outcome: "given" })), /nothing is given/)
  await assert.rejects(weigh(borrower, "unlawful", `Väärä henkilö: ${martti.code}`), Refused)
  await weigh(borrower, "unlawful", "Kortti avattiin väärälle henkilölle.")
  await by(town, veikko, (work) => weighErasuresByLaw(work, "koivula", id, task))
  const count = async () => (await readWithin(town.database, "koivula", (queries) => queries.rows(sql`select record_id from register_record`))).length
  const before = await count()
  await by(town, veikko, (work) => lockItem(work, "koivula", id, task, itemOf(reader), "legal-claim"))
  await assert.rejects(carryOut(), /restricted/)
  await by(town, veikko, (work) => liftLock(work, "koivula", id, task, itemOf(reader), "Vaatimus on ratkaistu.", null))
  await assert.rejects(carryOut(johanna), /no such|not/i)
  assert.equal(await count(), before)
  assert.equal(await carryOut(veikko, true), 3)
  assert.equal(await count(), before - 3)
  // The words of the weighing stay with the request, not with what tells that the record was destroyed.
  assert.deepEqual((await tablesWith(town, "väärälle henkilölle")), ["request_weighing"])
})

test("the service itself has no way to remove or change a record's history but by destroying the record", async (t) => {
  const town = await openOffice(t, undefined, model)
  const { borrower, person } = await asksToBeForgotten(town)
  const tries = [
    sql`delete from record_change where record_id = ${borrower}`,
    sql`update record_change set note = 'x' where record_id = ${borrower}`,
    sql`select set_config('varanto.destroying', ${borrower}, true), (select count(*) from record_change)`,
  ]
  for (const [at, statement] of tries.entries())
    await assert.rejects(town.database.transaction(async (queries) => {
      await enter(queries, "koivula")
      await queries.rows(statement)
      if (at === 2) await queries.rows(sql`delete from record_change where record_id = ${borrower}`)
    }), /never changed|permission denied/)
  // From another municipality there is nothing to destroy.
  await assert.rejects(town.database.transaction(async (queries) => {
    await enter(queries, "muualla")
    await queries.rows(sql`select destroy_record('koivula', ${borrower}, 'retention-ended', 'x', null, null, ${person}, now())`)
  }), /there is no record/)
})
