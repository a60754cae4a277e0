import assert from "node:assert/strict"
import { rmSync } from "node:fs"
import { join } from "node:path"
import test from "node:test"
import { anEngine, engines } from "../../test/engines.ts"
import { freshFolder } from "../../test/folders.ts"
import { sql } from "../lib/sql.ts"
import { openDatabase } from "./open.ts"
import { openPostgres } from "./postgres.ts"
import { ownsItsTables, serviceRole } from "./service-role.ts"

const refuseWarning = (message: string) => assert.fail(message)

for (const engine of engines)
  test(`on ${engine.name} one role makes the tables and another serves the town, and the second owns nothing`, async () => {
    const names = { owner: `town_owner_${process.pid}`, web: `town_web_${process.pid}` }
    const url = new URL(await engine.freshUrl("varanto"))
    const admin = openPostgres("server", { connectionString: url.href })
    const empty = `empty_${process.pid}`
    await admin.run(`create role ${names.owner} login createrole`)
    await admin.run(`create role ${names.web} login`)
    for (const role of [serviceRole, "varanto_reader"]) await admin.run(`grant ${role} to ${names.owner} with admin option`)
    await admin.run(`create database ${empty} owner ${names.owner}`)
    const as = (user: string) => Object.assign(new URL(url), { pathname: `/${empty}`, username: user }).href
    const place = { url: as(names.web), folder: "" }
    await assert.rejects(openDatabase(place, refuseWarning), /may not change them \(permission denied.*VARANTO_MIGRATE_URL/)
    const owner = openPostgres("server", { connectionString: as(names.owner) })
    for (let start = 0; start < 2; start++) {
      const service = await openDatabase({ ...place, migrateUrl: as(names.owner) }, refuseWarning)
      assert.equal(await ownsItsTables(service), false)
      assert.deepEqual(await service.rows(sql`select count(*)::int as many from revision`), [{ many: 0 }])
      for (const statement of ["drop table revision", "create table mine (id integer)", "alter table usage_entry disable trigger all"])
        await assert.rejects(service.run(statement), /must be owner|permission denied/)
      await service.close()
    }
    const alone = await openDatabase(place, refuseWarning)
    await alone.close()
    assert.equal(await ownsItsTables(owner), true)
    await owner.close()
    await admin.run(`drop database ${empty}`)
    await admin.close()
  })

test("the embedded database serves as a role that owns nothing, and so does the fallback", async (t) => {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const onlyPglite of [false, true]) {
    const database = await openDatabase({ url: null, folder: join(folder, String(onlyPglite)), onlyPglite }, () => {})
    assert.equal(await ownsItsTables(database), false, database.engine)
    await assert.rejects(database.run("drop table revision"), /must be owner/)
    await database.close()
  }
})

test("every table is one that the service may read and add to, and nothing more where a trigger refuses it", async () => {
  const database = await anEngine().fresh()
  const rows = await database.rows<{ name: string; stays: boolean; reads: boolean; adds: boolean; changes: boolean; removes: boolean }>(sql`
    select c.relname as name, exists (select 1 from pg_trigger t join pg_proc f on f.oid = t.tgfoid where t.tgrelid = c.oid and f.proname like 'refuse_%') as stays,
      has_table_privilege(c.oid, 'select') as reads, has_table_privilege(c.oid, 'insert') as adds, has_table_privilege(c.oid, 'update') as changes, has_table_privilege(c.oid, 'delete') as removes
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration' order by 1`)
  assert.ok(rows.filter(({ stays }) => stays).length >= 8)
  for (const { name, stays, ...may } of rows) assert.deepEqual(may, { reads: true, adds: true, changes: !stays, removes: !stays }, name)
  await database.close()
})
