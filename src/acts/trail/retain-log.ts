import { sql } from "../../lib/sql.ts"
import { type UsageLogRule, usualUsageLogRule } from "../../model/usage-log.ts"
import type { Database } from "../../store/database.ts"
import type { PublishedSite } from "../published-site.ts"
import { wholeSite } from "./entry.ts"
import { destroyDetails, disposeMonths } from "./retention.ts"

/** What a round of retention did. */
export interface Retained {
  /** How many entries' personal parts were destroyed, by municipality. */
  readonly details: ReadonlyMap<string, number>
  /** Months that were disposed of, as 2019-02. */
  readonly months: readonly string[]
}

/** The rules that the published models declare, by municipality. */
export const usageLogRules = (site: PublishedSite): ReadonlyMap<string, UsageLogRule> => new Map([...site.all].map(([id, { model }]) => [id, model.usageLog]))

const ground = { actor: "varanto", because: "usage-log-rule" } as const

/**
 * Does what the rules ask (906/2019 21 §): destroys each municipality's personal details that are older than its rule, and disposes
 * of whole months that are older than the longest rule of all, since a month holds everyone's entries.
 */
export async function retainLog(database: Database, rules: ReadonlyMap<string, UsageLogRule>, now: Date): Promise<Retained> {
  const kept = await database.rows<{ municipality: string }>(sql`select distinct municipality_id as municipality from usage_detail order by 1 limit 10000`)
  const details = new Map<string, number>()
  for (const { municipality } of kept) {
    const { detailYears } = rules.get(municipality) ?? usualUsageLogRule
    const gone = await destroyDetails(database, { before: yearsBefore(now, detailYears) }, { municipality, ...ground }, now)
    if (gone > 0) details.set(municipality, gone)
  }
  const years = Math.max(usualUsageLogRule.entryYears, ...[...rules.values()].map(({ entryYears }) => entryYears))
  return { details, months: await disposeMonths(database, years, { municipality: wholeSite, ...ground }, now) }
}

function yearsBefore(now: Date, years: number): Date {
  const then = new Date(now)
  then.setUTCFullYear(now.getUTCFullYear() - years)
  return then
}
