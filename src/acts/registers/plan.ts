import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Words } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import { type Plan, planOf, versionFault } from "../../derive/registers/plan.ts"
import { readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { type CarryReport, tryOver } from "./carry-over.ts"
import { newestOf } from "./definitions.ts"

/** What a change of the description would do to the registers that run and to their records. */
export interface PlanReport extends Plan {
  /** What keeps the change from being published: versions that do not follow on those in force. */
  readonly faults: readonly { readonly type: string; readonly message: Words }[]
  /** How many records go by which version, newest first, by type. */
  readonly records: ReadonlyMap<string, readonly { readonly version: number; readonly records: number }[]>
  /** What would come of it if the records of the version in force were taken over to the new one, by type. */
  readonly carried: ReadonlyMap<string, CarryReport>
}

/** What would come of it if a model took the place of the one in force: nothing is changed, and no content of records is told. */
export async function planChange({ database, municipality, now }: Pick<Desk, "database" | "municipality" | "now">, before: Model, after: Model): Promise<PlanReport> {
  const plan = planOf(before, after)
  const types = plan.registers.map(({ type }) => type)
  const fresh = new Map(after.definitions.map((one) => [one.type, one]))
  return readWithin(database, municipality, async (queries) => {
    const kept = await newestOf(queries, municipality, types)
    const counts = types.length === 0 ? [] : await queries.rows<{ type: string; version: number; records: number }>(sql`
      select type, version, count(*)::int as records from register_record where municipality_id = ${municipality} and type = any(${types}::text[]) group by type, version order by type, version desc limit 1000`)
    const carried = new Map<string, CarryReport>()
    // One type at a time: a change touches few.
    for (const type of types) {
      const [old, next] = [kept.get(type), fresh.get(type)]
      if (old && next && counts.some((one) => one.type === type && one.version === old.version)) carried.set(type, (await tryOver(queries, municipality, old, next, dayAt(now))).report)
    }
    return {
      ...plan,
      faults: plan.registers.flatMap(({ type, to }) => {
        const next = fresh.get(type)
        const message = to === null || !next ? null : versionFault(kept.get(type) ?? null, next)
        return message === null ? [] : [{ type, message }]
      }),
      records: new Map(types.map((type) => [type, counts.filter((one) => one.type === type).map(({ version, records }) => ({ version, records }))])),
      carried,
    }
  })
}
