import { sql } from "../src/lib/sql.ts"
import type { Database } from "../src/store/database.ts"

/** The indexes of tables that are no constraint of theirs: dropped while rows pour in, and made again. */
export async function withoutIndexes(owner: Database, tables: readonly string[], pour: () => Promise<void>): Promise<void> {
  const indexes = await owner.rows<{ name: string; def: string }>(sql`
    select i.indexname as name, i.indexdef as def from pg_indexes i where i.tablename = any(${[...tables]}::text[])
      and not exists (select from pg_constraint k where k.conname = i.indexname)`)
  for (const { name } of indexes) await owner.run(`drop index ${name}`)
  await pour()
  for (const { def } of indexes) await owner.run(`set maintenance_work_mem = '1GB'; ${def}`)
}
