import assert from "node:assert/strict"
import { copyFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import test from "node:test"
import { engines } from "../../test/engines.ts"
import { freshFolder } from "../../test/folders.ts"
import { sql } from "../lib/sql.ts"
import type { Database } from "./database.ts"
import { migrate, migrations } from "./migrate.ts"

const names = migrations().map(({ name }) => name)

/** Every column and index of our tables, as text that can be compared. */
async function schemaOf(database: Database): Promise<unknown[]> {
  const columns = await database.rows(sql`
    select table_name, column_name, data_type, is_nullable from information_schema.columns
    where table_schema = 'public' and table_name <> 'migration' order by table_name, column_name`)
  const indexes = await database.rows(sql`select indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migration' order by indexdef`)
  return [...columns, ...indexes]
}

async function empty(database: Database): Promise<void> {
  await database.run("drop schema public cascade; create schema public")
}

for (const engine of engines) {
  test(`on ${engine.name} migrations replayed from empty give the same schema, and run once`, async () => {
    const database = await engine.freshAsOwner()
    const before = await schemaOf(database)
    assert.ok(before.length > 20)
    await empty(database)
    assert.deepEqual(await migrate(database), names)
    assert.deepEqual(await schemaOf(database), before)
    assert.deepEqual(await migrate(database), [])
    await database.close()
  })

  test(`on ${engine.name} a migration that has changed since it ran is refused and nothing runs`, async () => {
    const database = await engine.freshAsOwner()
    const changed = migrations().map((migration, at) => (at === 0 ? { ...migration, checksum: "other" } : migration))
    const more = { name: "0999-more.sql", statements: ["create table more (id integer)"], checksum: "x" }
    await assert.rejects(migrate(database, [...changed, more]), /The migration 0001-revisions\.sql has changed since it ran\. Restore it and write a new one\./)
    assert.deepEqual(await database.rows(sql`select to_regclass('more') as made`), [{ made: null }])
    await database.close()
  })

  test(`on ${engine.name} a migration that fails half-way leaves nothing of itself or of those before it`, async () => {
    const database = await engine.freshAsOwner()
    await empty(database)
    const broken = { name: "0999-broken.sql", statements: ["create table half (id integer)", "create table half (id integer)"], checksum: "x" }
    await assert.rejects(migrate(database, [...migrations(), broken]), /already exists/)
    assert.deepEqual(await database.rows(sql`select to_regclass('half') as half, to_regclass('revision') as revision`), [{ half: null, revision: null }])
    assert.deepEqual(await migrate(database), names)
    await database.close()
  })

  test(`on ${engine.name} several starts at once migrate an empty database once`, async () => {
    const database = await engine.freshAsOwner()
    await empty(database)
    const ran = await Promise.all(Array.from({ length: 8 }, () => migrate(database)))
    assert.deepEqual(ran.flat(), names)
    await database.close()
  })
}

test("a file's checksum follows its text, and its statements stand between lines of --;", (t) => {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of names) copyFileSync(join("src", "store", "migrations", name), join(folder, name))
  assert.deepEqual(migrations(folder), migrations())
  writeFileSync(join(folder, "0999-new.sql"), "select 1\n--;\nselect 2 -- not --; here\n")
  writeFileSync(join(folder, "notes.txt"), "no migration")
  assert.deepEqual(migrations(folder).map(({ name }) => name), [...names, "0999-new.sql"])
  assert.deepEqual(migrations(folder).at(-1)?.statements, ["select 1", "select 2 -- not --; here"])
  writeFileSync(join(folder, "0999-new.sql"), "select 1\n--;\nselect 3\n")
  assert.notEqual(migrations(folder).at(-1)?.checksum, "")
  assert.notDeepEqual(migrations(folder).at(-1), { name: "0999-new.sql", statements: ["select 1", "select 2 -- not --; here"] })
})
