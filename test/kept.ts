import { sql } from "../src/lib/sql.ts"
import type { Database } from "../src/store/database.ts"
import { migrate } from "../src/store/migrate.ts"

/** A migrated database with a table of a test's own, which the service may write. */
export async function makeKept(owner: Database): Promise<void> {
  await migrate(owner)
  await owner.transaction(async (queries) => {
    await queries.rows(sql`select pg_advisory_xact_lock(1)`)
    await queries.rows(sql`create table if not exists kept (by bigint, day date)`)
    await queries.rows(sql`grant select, insert on kept to varanto_app`)
  })
}
