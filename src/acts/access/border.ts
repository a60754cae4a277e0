import { type Sql, sql } from "../../lib/sql.ts"
import type { Database, Queries, Settings } from "../../store/database.ts"

const readers = new WeakMap<Database, Promise<boolean>>()

/** True where the role that owns nothing is there for us to read as. */
const hasReader = async (database: Database): Promise<boolean> =>
  (await database.rows(sql`select 1 from pg_roles where rolname = 'varanto_reader' and pg_has_role(oid, 'MEMBER')`)).length > 0

/** Names the municipality of a transaction: the database shows it no row of another. */
export async function enter(queries: Queries, municipality: string): Promise<void> {
  queries.send(sql`select set_config('varanto.municipality', ${municipality}, true)`)
}

/** What a reading is held to: the municipality's rows alone, and a role that can change nothing. */
async function readerSettings(database: Database, municipality: string): Promise<Settings> {
  const found = readers.get(database) ?? hasReader(database)
  readers.set(database, found)
  return { "varanto.municipality": municipality, ...((await found) ? { role: "varanto_reader" } : {}) }
}

/**
 * Asks one statement inside a municipality's border, as that role, where one plan serves all values that may be asked for: a row of a
 * known key, or a page by an index. It is planned once a connection: PostgreSQL would else plan the evaluator five times before it trusts the general plan.
 */
export const readAtOnce = async <Row>(database: Database, municipality: string, statement: Sql): Promise<Row[]> =>
  database.rowsUnder<Row>({ ...(await readerSettings(database, municipality)), plan_cache_mode: "force_generic_plan" }, statement)

/** Reads inside a municipality's border, as a role that can change nothing and that no policy passes over. */
export async function readWithin<Result>(database: Database, municipality: string, reading: (queries: Queries) => Promise<Result>): Promise<Result> {
  return database.transaction(reading, await readerSettings(database, municipality))
}
