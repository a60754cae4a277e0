import { sql } from "../../lib/sql.ts"
import type { Database, Queries } from "../../store/database.ts"

const readers = new WeakMap<Database, Promise<boolean>>()

/** True where the role that owns nothing is there for us to read as. */
const hasReader = async (database: Database): Promise<boolean> =>
  (await database.rows(sql`select 1 from pg_roles where rolname = 'varanto_reader' and pg_has_role(oid, 'MEMBER')`)).length > 0

/** Names the municipality of a transaction: the database shows it no row of another. */
export async function enter(queries: Queries, municipality: string): Promise<void> {
  await queries.rows(sql`select set_config('varanto.municipality', ${municipality}, true)`)
}

/** Reads inside a municipality's border, as a role that can change nothing and that no policy passes over. */
export async function readWithin<Result>(database: Database, municipality: string, reading: (queries: Queries) => Promise<Result>): Promise<Result> {
  const found = readers.get(database) ?? hasReader(database)
  readers.set(database, found)
  const reader = await found
  return database.transaction(reading, { "varanto.municipality": municipality, ...(reader ? { role: "varanto_reader" } : {}) })
}
