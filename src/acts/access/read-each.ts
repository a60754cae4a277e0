import { made, raw, type Sql, sql } from "../../lib/sql.ts"
import { together } from "../../lib/together.ts"
import type { Asker } from "../../model/rules/condition.ts"
import type { Database } from "../../store/database.ts"
import { readAtOnce } from "./border.ts"
import type { Asking } from "./desk.ts"

/** What one asks, as further columns of her row `ask`, by their types in the database. */
export type Columns<Ask> = { readonly [Name in keyof Ask & string]: "text" | "text[]" | "smallint" | "integer" | "date" | "timestamptz" }

/** The same row of one who asks, as every statement has it: who she is, and when. */
const askingColumns = { id: "text", kind: "text", now: "timestamptz" } as const
export const askingIn = (municipality: Sql): { readonly asker: Asker; readonly now: Sql } => ({ asker: { municipality, id: raw("ask.id"), kind: raw("ask.kind") }, now: raw("ask.now") })

/**
 * Makes what reads inside a municipality's border for each who asks: those who ask at the same time are read for in one statement, each by the values of her own row `ask`.
 * The statement is put together once. A part of it that looks at `ask` is gone through row by row, so what it gives in an order comes in that order.
 */
export function readEach<Ask extends object, Row extends object>(
  database: Database,
  municipality: string,
  columns: Columns<Ask>,
  build: (asking: ReturnType<typeof askingIn>) => Sql,
): (asking: Asking, ask: Ask) => Promise<Row[]> {
  const typed = Object.entries({ ...askingColumns, ...columns }).map(([name, type]) => `${name} ${type as string}`).join(", ")
  const statement = made(["municipality", "asks"], (places) => sql`
    select ask.at, its.* from json_to_recordset(${places.asks}::json) as ask(at integer, ${raw(typed)}) cross join lateral (${build(askingIn(places.municipality))}) its`)
  const read = together({ atOnce: 2, most: 100 }, async (asks: readonly object[]) => {
    const answers: Row[][] = asks.map(() => [])
    const rows = await readAtOnce<Row & { readonly at: number }>(database, municipality, statement({ municipality, asks: JSON.stringify(asks.map((ask, at) => ({ at, ...ask }))) }))
    for (const { at, ...row } of rows) answers[at]?.push(row as unknown as Row)
    return answers
  })
  return ({ asker: { id, kind }, now }, ask) => read({ id, kind, now, ...ask })
}
