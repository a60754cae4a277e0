import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { lendingWithTexts } from "../../../test/lending.ts"
import { by, deskOf, openOffice, personOf, record, veikko } from "../../../test/request-office.ts"
import type { Person, Town } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { readPdf } from "../../read/formats/pdf.ts"
import { enter, readWithin } from "../access/border.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { destroyRecords } from "../disposal/destroy.ts"
import { ownExtract } from "./extract.ts"
import { getLetter, getOwnLetter, type RegisterLetter, letterFile, type LetterForm, lettersOf, makeLetter } from "./letters.ts"
import { Unfilled } from "./save.ts"

const olli: Person = { id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" }
const why = { purpose: "client-service" } as const
const martti = { person: { given: "Martti", family: "Mallinen", code: testCode("1990-01-01", 901) }, home: { street: "Kirkkokatu 1", postcode: "02770", town: "Koivula" }, born: "1990-01-01", kind: "adult", loans: "3", fee: "1,50" }
const fees: LetterForm = { code: "fees", language: "fi", heading: "Maksa 4,50 €", body: "Hei Martti Mallinen,\n\nvelkasi on 4,50 €.\n\n- Maksa kirjastoon." }

const library = async (t: TestContext): Promise<Town> => {
  const town = await openOffice(t, undefined, lendingWithTexts())
  await town.add(olli)
  return town
}
const make = (town: Town, id: string, form: Partial<LetterForm> = {}, person = veikko) => by(town, person, (work) => makeLetter(work, "koivula", id, { ...fees, ...form }))
const made = async (town: Town, id: string): Promise<RegisterLetter> => {
  const letter = await make(town, id)
  assert.ok(!(letter instanceof Unfilled), JSON.stringify(letter))
  const found = await getLetter(deskOf(town, veikko), id, letter, why)
  assert.ok(!(found instanceof PurposeNeeded))
  return found
}
const kept = (town: Town, ids: readonly string[]) => readWithin(town.database, "koivula", (queries) => lettersOf(queries, "koivula", ids))
const wrong = async (answer: Promise<string | Unfilled>): Promise<string[]> => {
  const got = await answer
  return got instanceof Unfilled ? got.problems.map(({ field, message }) => `${field}: ${message.en}`) : []
}

test("a letter is kept with its record as it was said, and taken as a tagged file by those who may read it, which the log tells", async (t) => {
  const town = await library(t)
  const id = await record(town, "borrower", martti)
  const letter = await made(town, id)
  assert.deepEqual([letter.code, letter.heading, letter.unit, letter.actor], ["fees", "Maksa 4,50 €", "town-office", "veikko"])
  const { name, bytes } = await letterFile(letter, { municipality: "Koivula", unit: "Kaupungintalo" })
  assert.equal(name, "fees-2026-11-24.pdf")
  const text = (await readPdf(new Uint8Array(bytes))).pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("\n")
  assert.match(text, /Koivula.*Kaupungintalo.*24\.11\.2026.*Maksa 4,50 €.*Hei Martti Mallinen,.*• Maksa kirjastoon\./s)
  assert.deepEqual((await letterFile(letter, { municipality: "Koivula", unit: "Kaupungintalo" })).bytes.length, bytes.length, "it is the same whenever it is taken")
  assert.ok((await getLetter(deskOf(town, veikko), id, letter.id, null)) instanceof PurposeNeeded)
  await assert.rejects(getLetter(deskOf(town, olli), id, letter.id, why), NotFound)
  await assert.rejects(getLetter(deskOf(town, veikko), id, "another", why), NotFound)
  await assert.rejects(make(town, id, {}, olli), NotFound)
  const log = await town.database.rows<{ act: string; more: Record<string, unknown> }>(sql`select act, more from usage_entry where act in ('letter-made', 'letter-read') order by act`)
  assert.deepEqual(log.map(({ act, more }) => [act, more.letter]), [["letter-made", letter.id], ["letter-read", letter.id]])
  assert.doesNotMatch(JSON.stringify(log), /Martti|Maksa/, "the log has no words of it")
})

test("the person reads the letters of her own records, and nobody else's", async (t) => {
  const town = await library(t)
  const id = await record(town, "borrower", martti)
  const letter = await made(town, id)
  const her: Person = { id: await personOf(town, id), given: "Martti", family: "Mallinen", kind: "resident" }
  assert.equal((await getOwnLetter(deskOf(town, her), id, letter.id)).body, fees.body)
  const [own] = await ownExtract(deskOf(town, her), "fi")
  assert.deepEqual(own?.letters.map(({ heading, body }) => [heading, body]), [["Maksa 4,50 €", fees.body]])
  await assert.rejects(getOwnLetter(deskOf(town, { ...her, id: "someone-else" }), id, letter.id), NotFound)
  await assert.rejects(getOwnLetter(deskOf(town, veikko), id, letter.id), NotFound, "an official is not the person")
})

test("a letter is made only in its stage, on its condition, and once everything is written", async (t) => {
  const town = await library(t)
  const id = await record(town, "borrower", martti)
  await assert.rejects(make(town, id, { code: "ended" }), Conflict, "the card has not ended")
  await assert.rejects(make(town, id, { code: "nothing" }), Conflict)
  assert.deepEqual(await wrong(make(town, id, { heading: "Maksa [summa]", body: " " })), ["body: Write the letter, at most 20000 characters.", "heading: Something in square brackets has not been written. Write it, or take it away."])
  assert.deepEqual(await wrong(make(town, await record(town, "borrower", { ...martti, loans: "0" }))), ["letter: Nothing is owed."])
  await assert.rejects(make(town, id, { body: "Tunnuksesi on 010190-901R." }), Refused, "an identity code stands in no letter")
  assert.deepEqual(await kept(town, [id]), [])
})

test("the home address of a person under non-disclosure is not written in a letter, whoever types it", async (t) => {
  const town = await library(t)
  const open = await record(town, "borrower", martti, false)
  const address = { body: "Martti Mallinen\nKIRKKOKATU  1\n\nHei!" }
  assert.deepEqual(await wrong(make(town, open, address)), [])
  await record(town, "borrower", martti, true)
  assert.match((await wrong(make(town, open, address)))[0] ?? "", /^body: The person is under non-disclosure/, "the mark is hers, not the record's")
})

test("letters go when the record is destroyed", async (t) => {
  const town = await library(t)
  const id = await record(town, "borrower", martti)
  await made(town, id)
  const root = (await readWithin(town.database, "koivula", (queries) => queries.rows<{ root: string }>(sql`select root_id as root from record where municipality_id = 'koivula' and id = ${id}`)))[0]?.root ?? ""
  await by(town, veikko, async (work) => {
    await enter(work.queries, "koivula")
    await destroyRecords(work, "koivula", [{ id, root, register: "asiakasrekisteri", person: null, ground: "retention-ended", basis: "koe" }], null)
  })
  assert.deepEqual(await kept(town, [id]), [])
})
