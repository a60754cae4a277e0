import pg from "pg"
import { compile, type Sql } from "../lib/sql.ts"
import type { Database, Queries } from "./database.ts"

const asWritten = (value: string) => value
const dateOid = 1082
const bigintOid = 20

/** Days stay text and counts become numbers; everything else as the driver has it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === dateOid) return asWritten
    if (oid === bigintOid) return Number
    return pg.types.getTypeParser(oid, format as "text")
  },
}

export interface Address {
  readonly connectionString?: string
  readonly host?: string
  readonly database?: string
  readonly user?: string
}

/** A database on a PostgreSQL server, whoever started it. `whenClosed` runs after the last connection is gone. */
export function openPostgres(
  engine: "server" | "embedded",
  address: Address,
  whenClosed: () => Promise<void> = async () => {},
): Database {
  const pool = new pg.Pool({ ...address, max: 16, types, application_name: "varanto" })
  // A connection lost while idle is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => {})
  return {
    engine,
    rows: (statement) => ask(pool, statement),
    async transaction(work) {
      const client = await pool.connect()
      // A connection that is cut between two statements fails the next one; without a listener it would end the process.
      const ignore = () => {}
      client.on("error", ignore)
      let broken = false
      try {
        await client.query("begin")
        const result = await work({ rows: (statement) => ask(client, statement) } satisfies Queries)
        await client.query("commit")
        return result
      } catch (fault) {
        await client.query("rollback").catch(() => (broken = true))
        throw fault
      } finally {
        client.off("error", ignore)
        client.release(broken)
      }
    },
    async run(statement) {
      await pool.query(statement)
    },
    async close() {
      await pool.end()
      await whenClosed()
    },
  }
}

async function ask<Row>(on: pg.Pool | pg.PoolClient, statement: Sql): Promise<Row[]> {
  const { rows } = await on.query(compile(statement))
  return rows as Row[]
}
