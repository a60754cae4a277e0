import { digestOf } from "../../lib/digest.ts"
import { type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { reachOf } from "../records/list.ts"
import { type CountedQueue, countQueues } from "./counts.ts"
import { type DueTask, dueTasks } from "./due-tasks.ts"
import type { AfterDay, ListedCase } from "./candidates.ts"
import { casesIn } from "./list.ts"
import type { CaseNarrowing } from "./narrowing.ts"
import type { Total } from "./scope.ts"
import type { AfterCase } from "./walk.ts"

/** What a registrar's page of a queue shows. */
export interface QueueView {
  readonly cases: readonly ListedCase[]
  /** How many there are on all pages; null where words were looked for. */
  readonly total: Total | null
  /** True where more cases have the words than are put in order of how well they match. */
  readonly capped?: boolean
  readonly counts: Readonly<Record<CountedQueue, number>>
  readonly tasks: readonly DueTask[]
}

/** A queue with the counts of all queues and the tasks that are due: one view, and one note of it. Of words that were looked for the note has a digest only. */
export async function viewQueue(desk: Desk, narrowing: CaseNarrowing, why: Why, limit: number, after: AfterCase | AfterDay | null): Promise<QueueView | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const view = { ...(await casesIn(desk, narrowing, reach, { limit, after, counts: true })), counts: await countQueues(desk, reach), tasks: await dueTasks(desk, reach) }
  const { words } = narrowing
  await noteReading(desk, {
    act: words === undefined ? "record-listed" : "record-searched", outcome: "done", ...noted(why), ...(words === undefined ? {} : { criteria: { titleWords: digestOf(words) } }),
    more: { path: "cases", queue: narrowing.queue, hits: view.cases.length, tasks: view.tasks.length },
  })
  return view
}
