import type { Sql } from "../lib/sql.ts"

/** Something that runs SQL: a pool, or one transaction. */
export interface Queries {
  rows<Row = Record<string, unknown>>(statement: Sql): Promise<Row[]>
}

/** Settings of the server by name, such as the role in which a transaction reads. */
export type Settings = Readonly<Record<string, string>>

/** The one engine everywhere is PostgreSQL; only where it runs differs. */
export interface Database extends Queries {
  readonly engine: "server" | "embedded" | "pglite"
  /** Runs the work in one transaction, with settings for its time; whatever it throws rolls everything back. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>, settings?: Settings): Promise<Result>
  /** Asks one statement with settings and without a transaction, on a connection that keeps them for the next one like it. */
  rowsUnder<Row = Record<string, unknown>>(settings: Settings, statement: Sql): Promise<Row[]>
  /** Runs statements that take no values, for migrations. */
  run(statement: string): Promise<void>
  close(): Promise<void>
  /** How many connections are open, idle, and waited for; null where there is one and no pool. */
  connections(): { readonly open: number; readonly idle: number; readonly waiting: number } | null
}
