import assert from "node:assert/strict"
import { join } from "node:path"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { freshFolder } from "../../../test/folders.ts"
import { koivula } from "../../../test/koivula.ts"
import { townOfReaders } from "../../../test/letters.ts"
import { entriesOf, freshKey } from "../../../test/log.ts"
import { by, openOffice, personOf, record, veikko } from "../../../test/request-office.ts"
import { openTown, type Person, sofia, type Town } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { raw, sql } from "../../lib/sql.ts"
import { enter, readWithin } from "../access/border.ts"
import { destroyDue } from "../disposal/due.ts"
import { mergePeople } from "../registers/merge.ts"
import { peopleFor } from "../registers/people.ts"
import { moveRecord } from "../registers/move.ts"
import { destroyDetails } from "../trail/retention.ts"
import { openSealer } from "../trail/sealer.ts"
import { retainLog } from "../trail/retain-log.ts"
import { forgetPeople, namesPeople } from "./forget-people.ts"

const outi: Person = { id: "outi", given: "Outi", family: "Arkisto", kind: "staff", role: "archivist" }
const year = 366 * 24 * 60

async function ended(town: Town, given: string, family: string): Promise<{ id: string; person: string }> {
  const id = await record(town, "reader", { person: { given, family, code: "" }, wish: "Runoja" })
  await by(town, veikko, (work) => moveRecord(work, "koivula", id, "end", "", town.signIn.keys.codeKey))
  return { id, person: await personOf(town, id) }
}
const forget = (town: Town) => forgetPeople(town.database, "koivula", town.now())
const within = <Row>(town: Town, statement: ReturnType<typeof sql>) => readWithin(town.database, "koivula", (queries) => queries.rows<Row>(statement))
const residents = async (town: Town) => (await within<{ id: string }>(town, sql`select id from person where kind = 'resident' order by id`)).map(({ id }) => id)

test("a resident leaves the directory once no record and no entry of the usage log is kept of her, with the names of a merge", async (t) => {
  const town = await openOffice(t, undefined, townOfReaders())
  await town.add(outi)
  const before = await residents(town)
  const [kept, other] = [await ended(town, "Martti", "Mallinen"), await ended(town, "Martti", "Malinen")]
  const stays = await record(town, "reader", { person: { given: "Eino", family: "Esimerkki", code: "" }, wish: "Kesken" })
  await by(town, veikko, (work) => mergePeople(work, "koivula", kept.person, other.person))
  assert.ok((await within(town, sql`select from known_name`)).length > 0)
  town.later(year)
  assert.equal(await forget(town), 0, "their records are here")
  await by(town, outi, (work) => destroyDue(work, "koivula", [kept.id, other.id]))
  assert.equal(await forget(town), 0, "she may still ask who has looked at her data")
  town.later(1)
  await destroyDetails(town.database, { before: town.now() }, { municipality: "koivula", actor: "varanto", because: "usage-log-rule" }, town.now())
  assert.equal(await forget(town), 1, "the one who was kept")
  assert.equal(await forget(town), 1, "then the one who was merged with her")
  assert.equal(await forget(town), 0)
  assert.deepEqual(await residents(town), [...before, await personOf(town, stays)].toSorted())
  assert.deepEqual(await within(town, sql`select name from known_name`), [])
  const noted = (await entriesOf(town.database)).filter(({ because }) => because === "nothing-kept")
  assert.deepEqual(noted.map(({ act, more }) => [act, more?.people]), [["data-destroyed", 1], ["data-destroyed", 1]])
})

test("who signs in stays for as long as that is kept, and comes anew after she was forgotten", async (t) => {
  // The database disposes of no month that is not a year old by its own clock.
  const town = await openTown(anEngine(), [koivula], new Date("2015-03-10T08:15:00Z"))
  t.after(() => town.close())
  await town.as(sofia)
  assert.equal(await forget(town), 0, "her session lasts")
  town.later(2 * 24 * 60)
  assert.equal(await forget(town), 0, "the log tells that she signed in")
  town.later(7 * year)
  await openSealer(town.database, freshKey(), join(freshFolder(), "seals.jsonl")).seal(town.now())
  await retainLog(town.database, new Map(), town.now())
  assert.equal((await residents(town)).includes(sofia.id), true)
  assert.equal(await forget(town), 1)
  assert.equal((await residents(town)).includes(sofia.id), false)
  assert.equal((await (await town.as(sofia)).get("/fi/own")).status, 200)
})

test("someone of whom a record is just being opened stays", async (t) => {
  const town = await openOffice(t, undefined, townOfReaders())
  const known = () => by(town, veikko, async (work) => {
    await enter(work.queries, "koivula")
    const people = await peopleFor(work, "koivula", [{ given: "Martti", family: "Mallinen", code: testCode("1990-01-01", 901) }], town.signIn.keys)
    return { people, gone: await forget(town) }
  })
  const { people } = await known()
  town.later(2 * 24 * 60)
  assert.deepEqual(await known(), { people, gone: 0 })
  assert.equal(await forget(town), 1, "the work came to nothing")
})

test("every column that may name someone of the directory is asked before she leaves it, or is known not to name residents", async () => {
  const database = await anEngine().freshAsOwner()
  const columns = await database.rows<{ column: string }>(raw(`
    select c.table_name || '.' || c.column_name as column from information_schema.columns c join pg_class k on k.relname = c.table_name and k.relkind in ('r', 'p') and not k.relispartition
    where c.table_schema = 'public' and c.data_type = 'text' and c.column_name ~ '(person|client_id|subject_id|actor|_by$|owner|official|kept_id|merged_id|supervisor|stands_in)' order by 1`))
  await database.close()
  /** By these only the staff act; a record or a case that they are about names whom it is about. */
  const bySomeone = /_by$|^decision_execution\.|\.by_person$/
  const goesAlong = ["person_merge.kept_id", "sign_in_link.person_id", "known_name.person_id"]
  /** Of the staff, or of things that are no people. The log's own id of a person stands in its entry's part about her too. */
  const ofOthers = ["employment.supervisor_id", "substitute.stands_in_for", "case_action.official", "breach_event.actor", "record_merge.kept_id", "api_token.client_id", "fed_once.client_id", "feeding_system.client_id", "usage_entry.subject_id"]
  const asked: string[] = [...namesPeople.first, ...namesPeople.rest]
  assert.deepEqual(columns.map(({ column }) => column).filter((column) => !asked.includes(column) && !bySomeone.test(column) && !goesAlong.includes(column) && !ofOthers.includes(column)), [])
  assert.deepEqual(asked.filter((one) => !columns.some(({ column }) => column === one)), [], "each of them is there")
})
