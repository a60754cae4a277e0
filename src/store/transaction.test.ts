import assert from "node:assert/strict"
import test from "node:test"
import { engines } from "../../test/engines.ts"
import { sql } from "../lib/sql.ts"

for (const engine of engines) {
  test(`on ${engine.name} work that throws leaves nothing, and work that ends well leaves all`, async () => {
    const database = await engine.freshAsOwner()
    await database.run("create table kept (id integer primary key)")
    const fault = new Error("changed my mind")
    const half = database.transaction(async (queries) => {
      await queries.rows(sql`insert into kept values (1)`)
      throw fault
    })
    await assert.rejects(half, fault)
    await assert.rejects(
      database.transaction(async (queries) => {
        await queries.rows(sql`insert into kept values (2)`)
        await queries.rows(sql`insert into kept values (2)`)
      }),
      /duplicate key/,
    )
    const result = await database.transaction(async (queries) => {
      await queries.rows(sql`insert into kept values (3), (4)`)
      return "done"
    })
    assert.equal(result, "done")
    assert.deepEqual(await database.rows(sql`select id from kept order by id`), [{ id: 3 }, { id: 4 }])
    await database.close()
  })

  test(`on ${engine.name} nobody sees half of a work`, async () => {
    const database = await engine.freshAsOwner()
    await database.run("create table kept (id integer primary key)")
    await database.transaction(async (queries) => {
      await queries.rows(sql`insert into kept values (1)`)
      assert.deepEqual(await database.rows(sql`select id from kept`), [])
    })
    assert.deepEqual(await database.rows(sql`select id from kept`), [{ id: 1 }])
    await database.close()
  })

  test(`on ${engine.name} a connection that is cut fails its own work only`, async () => {
    const database = await engine.freshAsOwner()
    await database.run("create table kept (id integer primary key)")
    const cut = database.transaction(async (queries) => {
      const [own] = await queries.rows<{ pid: number }>(sql`insert into kept values (1) returning pg_backend_pid() as pid`)
      await database.rows(sql`select pg_terminate_backend(${own?.pid}, 5000)`)
      await queries.rows(sql`insert into kept values (2)`)
    })
    await assert.rejects(cut)
    assert.deepEqual(await database.rows(sql`select id from kept`), [])
    assert.equal(await database.transaction(async () => "goes on"), "goes on")
    await database.close()
  })

  test(`on ${engine.name} days stay text and counts are numbers`, async () => {
    const database = await engine.freshAsOwner()
    assert.deepEqual(await database.rows(sql`select date '2026-11-24' as day, count(*) as many, ${"'; drop table x"} as text`), [{ day: "2026-11-24", many: 1, text: "'; drop table x" }])
    await database.close()
  })
}

for (const engine of engines)
  test(`on ${engine.name} what is asked under settings keeps to them, whoever asked before on the same connection`, async () => {
    const database = await engine.fresh()
    const asked = async (town: string) => (await database.rowsUnder<{ town: string; role: string }>({ "varanto.municipality": town, role: "varanto_reader" }, sql`select current_setting('varanto.municipality') as town, current_user as role`))[0]
    const towns = Array.from({ length: 60 }, (_, at) => ["espoo", "helsinki", "it's"][at % 3] ?? "")
    assert.deepEqual(await Promise.all(towns.map(asked)), towns.map((town) => ({ town, role: "varanto_reader" })))
    await assert.rejects(database.rowsUnder({ role: "varanto_reader" }, sql`delete from record`), /permission denied/)
    assert.deepEqual(await asked("espoo"), { town: "espoo", role: "varanto_reader" })
    assert.deepEqual(await database.rows(sql`select current_user <> 'varanto_reader' as own, coalesce(current_setting('varanto.municipality', true), '') as town`), [{ own: true, town: "" }])
    await database.close()
  })
