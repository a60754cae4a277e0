import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { compile, type Sql, sql } from "../lib/sql.ts"
import { type Database, Sending, sendNothing, type Settings } from "./database.ts"
import { holdLock } from "./lock.ts"

const dateOid = 1082
const bigintOid = 20

/**
 * PostgreSQL compiled to WebAssembly, for machines where its binaries cannot run. It has one connection, runs on our own
 * thread and does not flush to disk, so it is a stopgap and start-up says so.
 * Without a folder it is in memory, and may begin as a copy of another.
 */
export async function openPglite(folder: string | null, copyOf?: Blob): Promise<Database & { copy(): Promise<Blob> }> {
  const [{ PGlite }, { pg_trgm }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("@electric-sql/pglite/contrib/pg_trgm"),
  ])
  if (folder) mkdirSync(folder, { recursive: true })
  // PGlite takes no lock of its own: two processes on one folder would lose each other's rows.
  const release = folder ? holdLock(join(folder, "pglite.lock")) : () => {}
  const options = { extensions: { pg_trgm }, parsers: { [dateOid]: (day: string) => day, [bigintOid]: Number } }
  const lite = await (folder ? PGlite.create(join(folder, "pglite"), options) : PGlite.create({ ...options, ...(copyOf ? { loadDataDir: copyOf } : {}) })).catch((fault: unknown) => {
    release()
    throw fault
  })
  const asker = (on: { query: typeof lite.query }) => async <Row>(statement: Sql): Promise<Row[]> => {
    const { text, values } = compile(statement)
    return (await on.query<Row>(text, values)).rows
  }
  const transaction: Database["transaction"] = (work, settings = {}) =>
    lite.transaction(async (within) => {
      const queries = new Sending(asker(within as { query: typeof lite.query }))
      for (const [name, value] of Object.entries(settings)) queries.send(sql`select set_config(${name}, ${value}, true)`)
      try {
        const result = await work(queries)
        await queries.settled()
        return result
      } catch (fault) {
        throw queries.faultOf(fault)
      }
    })
  return {
    engine: "pglite",
    rows: asker(lite),
    send: sendNothing,
    transaction,
    rowsUnder: <Row>(settings: Settings, statement: Sql) => transaction((queries) => queries.rows<Row>(statement), settings),
    async run(statement) {
      await lite.exec(statement)
    },
    connections: () => null,
    copy: () => lite.dumpDataDir("none"),
    async close() {
      await lite.close()
      release()
    },
  }
}
