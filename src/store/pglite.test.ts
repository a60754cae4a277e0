import assert from "node:assert/strict"
import { once } from "node:events"
import { existsSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import test from "node:test"
import { freshFolder } from "../../test/folders.ts"
import { makeKept } from "../../test/kept.ts"
import { startProgram } from "../../test/programs.ts"
import { sql } from "../lib/sql.ts"
import { openDatabase } from "./open.ts"
import { openPglite } from "./pglite.ts"

test("where PostgreSQL cannot run the fallback says loudly what it is, and keeps its rows", async (t) => {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const warnings: string[] = []
  const first = await openDatabase({ url: null, folder, onlyPglite: true }, (message) => warnings.push(message), makeKept)
  assert.equal(first.engine, "pglite")
  assert.match(warnings.join(), /PostgreSQL cannot run here.*does not survive a power cut.*DATABASE_URL/)
  await first.rows(sql`insert into kept values (${7}, ${"2026-11-24"})`)
  const half = first.transaction(async (queries) => {
    await queries.rows(sql`insert into kept values (${8}, ${"2026-11-25"})`)
    throw new Error("changed my mind")
  })
  await assert.rejects(half, /changed my mind/)
  await assert.rejects(openPglite(folder), new RegExp(`Process ${process.pid} is already using this folder`))
  await first.close()
  const again = await openDatabase({ url: null, folder }, (message) => warnings.push(message))
  assert.deepEqual(await again.rows(sql`select day, by from kept`), [{ day: "2026-11-24", by: 7 }])
  assert.match(warnings.at(-1) ?? "", /the folder was made by PGlite/)
  await again.close()
  assert.ok(!existsSync(join(folder, "pglite.lock")))
})

test("a folder that another process has open is not opened, and is free when that process was killed", async (t) => {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const child = startProgram("hold-database", [folder, "pglite"])
  t.after(() => child.kill("SIGKILL"))
  await once(child.stdout, "data")
  await assert.rejects(openPglite(folder), new RegExp(`Process ${child.pid} is already using this folder.*Stop it first`))
  const ended = once(child, "exit")
  child.kill("SIGKILL")
  await ended
  await (await openPglite(folder)).close()
})

test("a folder that cannot be opened is not held", async (t) => {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, "pglite"), "not a folder")
  await assert.rejects(openPglite(folder))
  assert.ok(!existsSync(join(folder, "pglite.lock")))
})
