import { hash } from "node:crypto"
import type { Socket } from "node:net"
import pg from "pg"
import { compile, type Sql } from "../lib/sql.ts"
import { type Database, Sending, sendNothing, type Settings } from "./database.ts"

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
  // Statements go one behind the other without waiting for the answers between: the way to the server and back is what costs.
  const pool = new pg.Pool({ ...address, max: 16, types, application_name: "varanto", pipeline: true })
  // A connection lost while idle is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => {})
  // Connections that keep the settings under which they read; whatever fails closes its connection.
  const readers = new pg.Pool({ ...address, max: 8, types, application_name: "varanto reads" })
  readers.on("error", () => {})
  const kept = new WeakMap<pg.PoolClient, string>()
  return {
    engine,
    rows: (statement) => ask(pool, statement),
    send: sendNothing,
    async transaction(work, settings = {}) {
      const client = await pool.connect()
      // A connection that is cut between two statements fails the next one; without a listener it would end the process.
      const ignore = () => {}
      client.on("error", ignore)
      let broken = false
      const queries = new Sending(<Row>(statement: Sql) => {
        gather(client)
        return ask<Row>(client, statement)
      })
      try {
        gather(client)
        queries.sent(client.query(`begin; ${settingsOf(client, settings, true)}`))
        const result = await work(queries)
        gather(client)
        const committed = client.query("commit")
        await Promise.all([queries.settled(), committed])
        return result
      } catch (fault) {
        await client.query("rollback").catch(() => (broken = true))
        throw queries.faultOf(fault)
      } finally {
        client.off("error", ignore)
        client.release(broken)
      }
    },
    async rowsUnder<Row>(settings: Settings, statement: Sql) {
      const client = await readers.connect()
      let broken = true
      try {
        const wanted = settingsOf(client, settings)
        if (kept.get(client) !== wanted) {
          await client.query(wanted)
          kept.set(client, wanted)
        }
        const rows = await ask<Row>(client, statement)
        broken = false
        return rows
      } finally {
        client.release(broken)
      }
    },
    async run(statement) {
      await pool.query(statement)
    },
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      await Promise.all([pool.end(), readers.end()])
      await whenClosed()
    },
  }
}

/** Settings as a statement: for the connection, or for one transaction. */
const settingsOf = (client: pg.PoolClient, settings: Settings, forTransaction = false): string =>
  Object.entries(settings).map(([name, value]) => `select set_config(${client.escapeLiteral(name)}, ${client.escapeLiteral(value)}, ${forTransaction})`).join("; ")

/** What is written in the same turn of the event loop leaves in one packet. */
function gather(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

async function ask<Row>(on: pg.Pool | pg.PoolClient, statement: Sql): Promise<Row[]> {
  const { text, values } = compile(statement)
  const name = nameOf(text)
  const { rows } = await on.query(name === null ? { text, values } : { name, text, values })
  return rows as Row[]
}

/** How often each statement has been asked, and the names of those that are asked again and again. */
const asked = new Map<string, number>()
const names = new Map<string, string>()
const preparedFrom = 5
const preparedMost = 300
const countedMost = 5000

/**
 * A statement that comes again and again is prepared once a connection: planning the evaluator's query takes longer than running
 * it. One that is made anew each time never gets a name, and what may be prepared is bounded, as it fills the server's memory.
 */
function nameOf(text: string): string | null {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= preparedMost) return null
  const times = (asked.get(text) ?? 0) + 1
  if (times < preparedFrom) {
    if (asked.size >= countedMost) asked.clear()
    asked.set(text, times)
    return null
  }
  asked.delete(text)
  const name = `varanto_${hash("sha1", text, "hex")}`
  names.set(text, name)
  return name
}
