import { join, raw, sql } from "../../lib/sql.ts"
import { readAtOnce } from "../access/border.ts"
import { askerAt, type Desk } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { firstSeen, type Queue, singleCases } from "./list.ts"
import { type CellRow, cellRows, scopeOf } from "./scope.ts"

/** The queues whose cases are counted. */
export const countedQueues = ["mine", "unit", "unassigned", "due", "overdue"] as const satisfies readonly Queue[]
export type CountedQueue = (typeof countedQueues)[number]
/** A queue is counted to this many; beyond that there are more. */
export const countedMost = 99

/** How many cases the reader may see in each queue, one more than the most counted where there are more: the first of each as its list gives them. The caller notes the reading. */
export async function countQueues(desk: Desk, reach: Reach): Promise<Readonly<Record<CountedQueue, number>>> {
  const { database, municipality, now } = desk
  const scope = scopeOf(await readAtOnce<CellRow>(database, municipality, cellRows(municipality, {}, { asker: askerAt(desk), now, reach }, false)))
  const most = raw(String(countedMost + 1))
  const count = (queue: CountedQueue) => sql`select ${queue}::text as queue, (select least(count(*), ${most})::int from (${firstSeen({ desk, scope, reach, singles: sql`singles` }, { queue }, countedMost + 1)}) f) as count`
  const rows = await readAtOnce<{ queue: CountedQueue; count: number }>(database, municipality, sql`
    with singles as materialized (select * from ${singleCases(desk, scope, reach)} c) ${join(countedQueues.map(count), " union all ")}`)
  const of = new Map(rows.map(({ queue, count }) => [queue, count]))
  return Object.fromEntries(countedQueues.map((queue) => [queue, of.get(queue) ?? 0])) as Record<CountedQueue, number>
}
