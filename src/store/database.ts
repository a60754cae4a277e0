import type { Sql } from "../lib/sql.ts"

/** Something that runs SQL: a pool, or one transaction. */
export interface Queries {
  rows<Row = Record<string, unknown>>(statement: Sql): Promise<Row[]>
  /** In a transaction: runs a statement before the next one without waiting for its answer. Where it fails, the transaction fails with its fault. */
  send(statement: Sql): void
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

/** Statements of a transaction, of which some are not waited for until its end. */
export class Sending implements Queries {
  readonly #ask: <Row>(statement: Sql) => Promise<Row[]>
  readonly #sent: Promise<unknown>[] = []
  #failed: { readonly fault: unknown } | null = null

  constructor(ask: <Row>(statement: Sql) => Promise<Row[]>) {
    this.#ask = ask
  }

  rows<Row>(statement: Sql): Promise<Row[]> {
    return this.#ask<Row>(statement)
  }

  send(statement: Sql): void {
    this.sent(this.#ask(statement))
  }

  /** Waits for something at the end of the transaction. */
  sent(answer: Promise<unknown>): void {
    this.#sent.push(answer)
    answer.catch((fault: unknown) => (this.#failed ??= { fault }))
  }

  /** All that was sent; fails where any of it has. */
  async settled(): Promise<void> {
    await Promise.all(this.#sent)
  }

  /** What failed first: after a statement that was only sent every other is refused, and its own fault tells why. */
  faultOf(fault: unknown): unknown {
    return this.#failed && (fault as { code?: unknown }).code === inFailedTransaction ? this.#failed.fault : fault
  }
}

const inFailedTransaction = "25P02"

/** Outside a transaction nothing is only sent: nobody would learn that it failed. */
export const sendNothing: Queries["send"] = () => {
  throw new TypeError("Only a transaction sends a statement without waiting for its answer.")
}
