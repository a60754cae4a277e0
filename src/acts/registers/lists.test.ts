import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { refundsModel } from "../../../test/refunds.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import type { Desk } from "../access/desk.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { NotFound } from "../refusals.ts"
import { inWork } from "../work.ts"
import { makeList } from "./lists.ts"
import { openRegisterRecord, Unfilled } from "./save.ts"

const aino: Person = { id: "aino", given: "Aino", family: "Kirjaaja", kind: "staff", role: "registrar" }
const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const why = { purpose: "client-service" } as const
const deskOf = (town: Town, { id, given, kind }: Person): Desk => ({ database: town.database, municipality: "koivula", actor: { id, name: given, kind, session: "s-1", municipality: "koivula" }, now: town.now() })

async function opened(town: Town, given: string, amount: string, day: string, by = aino): Promise<void> {
  const form: Readonly<Record<string, Typed>> = { person: { given, family: "Mallinen", code: "" }, account: { iban: "FI2112345600000785", reference: "" }, amount: { value: amount }, why: { value: "twice" }, day: { value: day } }
  const { actor, now } = deskOf(town, by)
  const one = await inWork(town.database, actor, now, (work) => openRegisterRecord(work, "koivula", { type: "refund", unit: "town-office", typed: (field) => form[field] ?? {}, isProtected: null }, town.signIn.keys))
  assert.ok(!(one instanceof Unfilled), JSON.stringify(one))
}

test("a list is of its day, in its order, of those that the one who asks may take out, and is noted", async (t) => {
  const town = await openTown(anEngine(), [refundsModel()])
  t.after(() => town.close())
  for (const person of [aino, veikko]) await town.add(person)
  await opened(town, "Martti", "20", "2026-11-25")
  await opened(town, "Aino", "3,50", "2026-11-25")
  await opened(town, "Helmi", "400", "2026-11-26")
  await opened(town, "Oma", "1", "2026-11-25", veikko)
  const made = async (person: Person, code: string, day: string | null) => {
    const list = await makeList(deskOf(town, person), "refund", code, { day, language: "fi", taken: true }, why)
    assert.ok(!(list instanceof PurposeNeeded))
    return list.rows.map(({ cells }) => cells.map(({ text }) => text.replaceAll("\u00a0", " ")))
  }
  assert.deepEqual(await made(aino, "by-day", "2026-11-25"), [["Oma Mallinen", "1,00 €", "", "FI2112345600000785"], ["Aino Mallinen", "3,50 €", "", "FI2112345600000785"], ["Martti Mallinen", "20,00 €", "", "FI2112345600000785"]])
  assert.deepEqual((await made(veikko, "by-day", "2026-11-25")).map(([name]) => name), ["Oma Mallinen"], "others' records are in nobody else's list")
  assert.deepEqual(await made(aino, "by-day", null), [], "of today where no day is named")
  assert.deepEqual(await made(aino, "great", null), [["Helmi Mallinen", "800,00 €"]])
  await assert.rejects(made(aino, "no-such", null), NotFound)
  assert.deepEqual(await makeList(deskOf(town, { ...aino, id: "nobody" }), "refund", "great", { day: null, language: "fi", taken: false }, why).then((list) => "rows" in list && list.rows), [])
  const noted = await town.database.rows<{ hits: string }>(sql`select more ->> 'hits' as hits from usage_entry where act = 'record-exported' and more ->> 'list' = 'by-day' order by hits`)
  assert.deepEqual(noted.map(({ hits }) => hits), ["0", "1", "3"])
})
