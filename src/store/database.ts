import type { Sql } from "../lib/sql.ts"

/** Something that runs SQL: a pool, or one transaction. */
export interface Queries {
  rows<Row = Record<string, unknown>>(statement: Sql): Promise<Row[]>
}

/** The one engine everywhere is PostgreSQL; only where it runs differs. */
export interface Database extends Queries {
  readonly engine: "server" | "embedded" | "pglite"
  /** Runs the work in one transaction; whatever it throws rolls everything back. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>
  /** Runs statements that take no values, for migrations. */
  run(statement: string): Promise<void>
  close(): Promise<void>
}
