import { made, raw, type Sql, sql } from "../../lib/sql.ts"
import { together } from "../../lib/together.ts"
import type { Database } from "../../store/database.ts"
import { readAtOnce } from "./border.ts"

/** What one asks, as a row `ask` with these columns, by their types in the database. */
export type Columns<Ask> = { readonly [Name in keyof Ask & string]: "text" | "text[]" | "smallint" | "integer" | "date" | "timestamptz" }

/**
 * Makes what reads inside a municipality's border for each who asks: those who ask at the same time are read for in one statement, each by the values of its own row `ask`.
 * The statement is put together once. A part of it that looks at `ask` is gone through row by row, so what it gives in an order comes in that order.
 */
export function readEach<Ask extends object, Row extends object>(database: Database, municipality: string, columns: Columns<Ask>, build: (municipality: Sql) => Sql): (ask: Ask) => Promise<Row[]> {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type as string}`).join(", ")
  const statement = made(["municipality", "asks"], (places) => sql`
    select ask.at, its.* from json_to_recordset(${places.asks}::json) as ask(at integer, ${raw(typed)}) cross join lateral (${build(places.municipality)}) its`)
  return together({ atOnce: 2, most: 100 }, async (asked: readonly Ask[]) => {
    const answers: Row[][] = asked.map(() => [])
    const rows = await readAtOnce<Row & { readonly at: number }>(database, municipality, statement({ municipality, asks: JSON.stringify(asked.map((ask, at) => ({ at, ...ask }))) }))
    for (const { at, ...row } of rows) answers[at]?.push(row as unknown as Row)
    return answers
  })
}
