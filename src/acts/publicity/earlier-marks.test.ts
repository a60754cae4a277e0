import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { raw, sql } from "../../lib/sql.ts"
import { migrate, migrations } from "../../store/migrate.ts"

test("what was secret before there were marks has its mark and its end, and what waited for the end of a closed case is public from that day", async (t) => {
  const database = await anEngine().freshAsOwner()
  t.after(() => database.close())
  await database.run("drop schema public cascade; create schema public")
  const all = migrations()
  await migrate(database, all.filter(({ name }) => name < "0028"))
  const at = new Date("2026-11-20T10:00:00Z")
  const record = (root: string, id: string, secrecy: string) => database.rows(sql`
    insert into record (municipality_id, root_id, id, register, unit, secrecy, title, created_at, changed_at) values ('espoo', ${root}, ${id}, 'asiarekisteri', 'x', ${secrecy}, 'x', ${at}, ${at})`)
  const opened = async (id: string, seq: number, secrecy: string, item: string | null, endsOn: string | null, closed = false) => {
    await record(id, id, secrecy)
    await database.transaction(async (queries) => {
      await queries.rows(sql`
        insert into case_file (municipality_id, id, number, series, year, seq, pattern, business_id, authority, class_code, public_title, language, unit, received_way, initiator, secrecy, secrecy_act, secrecy_item, secrecy_ends_on, opened_by, opened_at,
          stage, handlers, pending_at, closed_at, ending, actions, changed_at)
        values ('espoo', ${id}, ${id}, 's', 2026, ${seq}, 'p', '0101263-6', 'x', '00', 'x', 'fi', 'x', 'letter', 'p', ${secrecy}, ${item && "621/1999"}, ${item}, ${endsOn}, 'aino', ${at}, ${closed ? "closed" : "pending"}, '{}', ${at}, ${closed ? at : null}, ${closed ? "noted" : null}, 1, ${at})`)
      await queries.rows(sql`insert into case_party (municipality_id, case_id, id, kind, role, name, added_at) values ('espoo', ${id}, 'p', 'person', 'initiator', 'x', ${at})`)
    })
  }
  await opened("health", 1, "secret", "24 § 1 mom. 25 k", null)
  await opened("trade", 2, "partly-secret", "24 § 1 mom. 20 k", "2030-01-31")
  await opened("complaint", 3, "secret", "24 § 1 mom. 6 k", null)
  await opened("closed", 4, "public", null, null, true)
  await record("closed", "memo", "not-yet-public")
  await database.rows(sql`
    insert into case_document (municipality_id, case_id, id, public_title, type, origin, language, author, drafted_at, secrecy, added_by, added_at) values ('espoo', 'closed', 'memo', 'x', 'memo', 'own', 'fi', 'x', ${at}, 'not-yet-public', 'aino', ${at})`)
  await migrate(database, all)
  assert.deepEqual(await database.rows(sql`select record_id, part, counted_event, counted_on, ends_on from secrecy_mark order by record_id`), [
    { record_id: "complaint", part: null, counted_event: "document-received", counted_on: "2026-11-20", ends_on: null },
    { record_id: "health", part: null, counted_event: "document-received", counted_on: "2026-11-20", ends_on: "2126-11-20" },
    { record_id: "trade", part: "–", counted_event: "document-received", counted_on: "2026-11-20", ends_on: "2030-01-31" },
  ])
  assert.deepEqual(await database.rows(raw("select id, (public_from at time zone 'Europe/Helsinki')::date as day from record order by id")), [
    { id: "closed", day: null }, { id: "complaint", day: null }, { id: "health", day: "2126-11-21" }, { id: "memo", day: "2026-11-20" }, { id: "trade", day: "2030-02-01" }])
})
