import { join, type Sql, sql } from "../../lib/sql.ts"
import { holdsWidely } from "../../model/rules/conditions.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk } from "../access/desk.ts"
import { permitted, type Reach } from "../access/permitted.ts"
import { seenEach } from "../records/seen.ts"
import { inQueue, type Queue } from "./list.ts"

/** The queues whose cases are counted. */
export const countedQueues = ["mine", "unit", "unassigned", "due", "overdue"] as const satisfies readonly Queue[]
export type CountedQueue = (typeof countedQueues)[number]
/** A queue is counted to this many; beyond that there are more. */
export const countedMost = 99

/** How many cases the reader may see in each queue, one more than the most counted where there are more: by the same rules as the lists, in one statement. The caller notes the reading. */
export async function countQueues(desk: Desk, reach: Reach): Promise<Readonly<Record<CountedQueue, number>>> {
  const asker = askerAt(desk)
  const rows = await readWithin(desk.database, desk.municipality, async (queries) => {
    const [widely] = await queries.rows<{ reads: boolean }>(sql`select ${holdsWidely.holds(asker, desk.now)} as reads`)
    const each = sql`cross join ${seenEach("read", asker, desk.now, reach, sql`c.id`)}`
    const count = (queue: CountedQueue): Sql => sql`
      select ${queue}::text as queue, (select count(*)::int from (
        select from (select c.id from case_file c where ${inQueue(queue, desk)} offset 0) c ${widely?.reads || queue === "mine" ? each : sql`join sight on sight.id = c.id`} limit ${countedMost + 1}) counted) as count`
    return queries.rows<{ queue: CountedQueue; count: number }>(sql`
      with sight as materialized (${widely?.reads ? sql`select null::text as id where false` : permitted("read", asker, desk.now, reach)}) ${join(countedQueues.map(count), " union all ")}`)
  })
  const of = new Map(rows.map(({ queue, count }) => [queue, count]))
  return Object.fromEntries(countedQueues.map((queue) => [queue, of.get(queue) ?? 0])) as Record<CountedQueue, number>
}
