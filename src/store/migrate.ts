import { createHash } from "node:crypto"
import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { projectRoot } from "../lib/root.ts"
import { raw, sql } from "../lib/sql.ts"
import type { Database, Queries } from "./database.ts"

interface Migration {
  readonly name: string
  readonly statements: readonly string[]
  readonly checksum: string
}

/** The frozen migrations in order. One statement per step, divided by a line of `--;`, as distributed engines want it. */
export function migrations(folder: string = join(projectRoot, "src", "store", "migrations")): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), "utf8")
      const statements = text.split(/^--;$/m).map((statement) => statement.trim()).filter(Boolean)
      return { name, statements, checksum: createHash("sha256").update(text).digest("hex") }
    })
}

/** Brings the schema up to date; a migration that has run may never change afterwards. Returns the names that ran now. */
export async function migrate(database: Database, all: readonly Migration[] = migrations()): Promise<string[]> {
  if (await isUpToDate(database, all)) return []
  const ran: string[] = []
  await database.transaction(async (queries) => {
    // Two starts at once: "if not exists" alone lets both make the table, and one fails.
    await oneMigrates(queries)
    await queries.rows(sql`create table if not exists migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())`)
    const done = new Map((await queries.rows<{ name: string; checksum: string }>(sql`select name, checksum from migration`)).map((row) => [row.name, row.checksum]))
    for (const { name, statements, checksum } of all) {
      const before = done.get(name)
      if (before === checksum) continue
      if (before !== undefined) throw new Error(`The migration ${name} has changed since it ran. Restore it and write a new one.`)
      for (const statement of statements) await queries.rows(raw(statement))
      await queries.rows(sql`insert into migration (name, checksum) values (${name}, ${checksum})`)
      ran.push(name)
    }
    if (ran.length > 0) await queries.rows(sql`select grant_to_service()`)
  })
  return ran
}

/** Holds back every other process that would change the schema or its roles, to the end of the transaction. */
export async function oneMigrates(queries: Queries): Promise<void> {
  await queries.rows(sql`select pg_advisory_xact_lock(hashtextextended('varanto migrations', 0))`)
}

/** Looked at first and without a lock, so that a role that may only look can say so too. */
export async function isUpToDate(database: Database, all: readonly Migration[] = migrations()): Promise<boolean> {
  const [found] = await database.rows<{ there: boolean }>(sql`select to_regclass('migration') is not null as there`)
  if (!found?.there) return false
  const done = new Map((await database.rows<{ name: string; checksum: string }>(sql`select name, checksum from migration limit 10000`)).map((row) => [row.name, row.checksum]))
  return all.every(({ name, checksum }) => done.get(name) === checksum)
}
