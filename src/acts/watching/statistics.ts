import { type Day, daysLater } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { WatchGround } from "../../model/watch-plan.ts"
import type { Work } from "../work.ts"
import { mustWatch } from "./watches.ts"

/** One rule in one month of Finnish days, by the day of finding. */
export interface WatchShare {
  /** Like 2026-11. */
  readonly month: string
  readonly rule: WatchGround
  readonly found: number
  readonly inOrder: number
  readonly unclear: number
  readonly misuse: number
  readonly waiting: number
  /** Not looked at by its day: still waiting, or looked at later. */
  readonly overdue: number
  /** Days from the finding to the look; null when none has been looked at. */
  readonly medianDays: number | null
}

/** What was found in a year of months up to a day, the latest month first. Counts only: nobody is named. */
export async function watchStatistics(work: Work, municipality: string, today: Day): Promise<WatchShare[]> {
  await mustWatch(work, municipality)
  const from = `${daysLater(`${today.slice(0, 7)}-01`, -330).slice(0, 7)}-01`
  return work.queries.rows<WatchShare>(sql`
    with s as (
      select rule, outcome, state, due_on, found_on, (looked_at at time zone 'Europe/Helsinki')::date as looked_on from suspicion
      where municipality_id = ${municipality} and found_on >= ${from}::date and found_on <= ${today}::date)
    select to_char(found_on, 'YYYY-MM') as month, rule, count(*)::int as found, (count(*) filter (where outcome = 'in-order'))::int as "inOrder",
      (count(*) filter (where outcome = 'unclear'))::int as unclear, (count(*) filter (where outcome = 'misuse'))::int as misuse, (count(*) filter (where state <> 'looked-at'))::int as waiting,
      (count(*) filter (where coalesce(looked_on, ${today}::date) > due_on))::int as overdue,
      (percentile_cont(0.5) within group (order by looked_on - found_on))::float8 as "medianDays"
    from s group by 1, 2 order by 1 desc, 2 limit 500`)
}
