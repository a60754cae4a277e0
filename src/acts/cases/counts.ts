import { askingAt, type Desk } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { countSeen } from "./list.ts"
import type { Queue } from "./narrowing.ts"
import { scopeFor } from "./scope.ts"

/** The queues whose cases are counted. */
export const countedQueues = ["mine", "unit", "unassigned", "due", "overdue"] as const satisfies readonly Queue[]
export type CountedQueue = (typeof countedQueues)[number]
/** A queue is counted to this many; beyond that there are more. */
export const countedMost = 99

/** How many cases the reader may see in each queue, one more than the most counted where there are more: the first of each as its list gives them. The caller notes the reading. */
export async function countQueues(desk: Desk, reach: Reach): Promise<Readonly<Record<CountedQueue, number>>> {
  const scope = await scopeFor(desk.database, desk.municipality, reach, false, askingAt(desk), {})
  const counts = await Promise.all(countedQueues.map((queue) => countSeen({ desk, reach, scope: queue === "mine" ? null : scope, narrowing: { queue } }, countedMost + 1)))
  return Object.fromEntries(countedQueues.map((queue, at) => [queue, counts[at] ?? 0])) as Record<CountedQueue, number>
}
