import { setTimeout as wait } from "node:timers/promises"
import { cover } from "../../lib/merkle.ts"
import { sql } from "../../lib/sql.ts"
import type { Database, Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { trailOf } from "./trail.ts"
import { treeOf } from "./tree.ts"

/** Who destroys or disposes, for which municipality, by which rule. */
export interface Ground {
  readonly municipality: string
  readonly actor: string
  /** Code of the retention rule or of the decision. */
  readonly because: string
}

/**
 * Destroys the personal part of entries (GDPR art. 17, 906/2019 21 §): of a person, or of entries before a moment. The entries
 * stay, and all proofs with them. Returns how many were destroyed; that is noted in the log, without the person.
 */
export function destroyDetails(database: Database, which: { readonly person?: string; readonly before?: Date }, { municipality, actor, because }: Ground, now: Date): Promise<number> {
  return database.transaction(async (queries) => {
    const [row] = await queries.rows<{ gone: number }>(sql`select destroy_usage_details(${municipality}, ${which.person ?? null}::text, ${which.before ?? null}::timestamptz) as gone`)
    const details = row?.gone ?? 0
    if (details === 0 && which.person === undefined) return 0
    if (which.person !== undefined) await forgetSuspicions(queries, municipality, which.person)
    await trailOf(database).note(queries, { municipality, act: "data-destroyed", actor, because, subject: { kind: "usage-detail", id: which.person === undefined ? "until" : "person" }, more: { details } }, now)
    return details
  })
}

/** What was found of the person's data stays as a count; whose it was goes. */
async function forgetSuspicions(queries: Queries, municipality: string, person: string): Promise<void> {
  await enter(queries, municipality)
  await queries.rows(sql`delete from view_withholding where municipality_id = ${municipality} and person_id = ${person}`)
  await queries.rows(sql`update suspicion set person_id = null where municipality_id = ${municipality} and person_id = ${person}`)
}

/**
 * Disposes of whole months of the log that are older than the rule's years (906/2019 21 §). Seals stay, and so do the nodes
 * that stand for the month in the tree. Returns the months, oldest first.
 */
export async function disposeMonths(database: Database, years: number, ground: Ground, now: Date): Promise<string[]> {
  if (!Number.isInteger(years) || years < 1) throw new RangeError("The usage log is kept for a whole number of years, one at least.")
  const limit = `${now.getUTCFullYear() - years}-${String(now.getUTCMonth() + 1).padStart(2, "0")}`
  const parts = await database.rows<{ name: string }>(sql`
    select part.relname as name from pg_inherits join pg_class part on part.oid = inhrelid where inhparent = 'usage_entry'::regclass order by part.relname limit 10000`)
  const months = parts.map(({ name }) => name.replace("usage_entry_", "").replace("_", "-")).filter((month) => month < limit)
  for (const month of months) await givingWay(() => database.transaction((queries) => dispose(database, queries, month, ground, now)))
  return months
}

const givesWayAfterMs = 300
const triesMost = 40
/** Lock not available, or a deadlock that PostgreSQL found all the same. */
const isOutwaited = (fault: unknown): boolean => fault instanceof Error && "code" in fault && (fault.code === "55P03" || fault.code === "40P01")

/**
 * Dropping a month waits for those who read the log, and everyone after it waits behind: it gives up sooner than PostgreSQL looks for
 * a deadlock (a second), so that no reader is ever the one who is turned away, and tries again.
 */
async function givingWay(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (fault) {
      if (!isOutwaited(fault) || tries === triesMost) throw fault
      await wait(givesWayAfterMs)
    }
  }
}

async function dispose(database: Database, queries: Queries, month: string, { municipality, actor, because }: Ground, now: Date): Promise<void> {
  await queries.rows(sql`select pg_advisory_xact_lock(hashtextextended('varanto usage seal', 0))`)
  // Another process may have disposed of the month while this one waited.
  const [there] = await queries.rows<{ part: string | null }>(sql`select to_regclass(${`usage_entry_${month.replace("-", "_")}`})::text as part`)
  if (!there?.part) return
  const runs = await queries.rows<{ from: number; to: number }>(sql`
    select position as from, position + to_seq - from_seq + 1 as to from usage_run where month = ${`${month}-01`}::date order by position`)
  let entries = 0
  for (const { from, to } of joined(runs)) {
    entries += to - from
    await keepCover(queries, from, to)
  }
  await queries.rows(sql`select set_config('lock_timeout', ${`${givesWayAfterMs}ms`}, true)`)
  await queries.rows(sql`select dispose_usage_month(${`${month}-01`}::date)`)
  await trailOf(database).note(queries, { municipality, act: "log-disposed", actor, because, subject: { kind: "usage-month", id: month }, more: { entries } }, now)
}

/** Runs that follow each other as one stretch. */
function joined(runs: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = []
  for (const { from, to } of runs) {
    const last = stretches.at(-1)
    if (last?.to === from) last.to = to
    else stretches.push({ from, to })
  }
  return stretches
}

/** Keeps what stands for a stretch in the tree, cut where a day ends: daily roots stay comparable with all others. */
async function keepCover(queries: Queries, from: number, to: number): Promise<void> {
  const days = await queries.rows<{ size: number }>(sql`
    select max(size) as size from usage_seal where size > ${from}::bigint and size < ${to}::bigint group by day order by 1`)
  const cuts = [from, ...days.map(({ size }) => size), to]
  const tree = treeOf(queries)
  const nodes: { level: number; index: number; hash: string }[] = []
  for (const [at, cut] of cuts.slice(1).entries())
    for (const { level, index } of cover(cuts[at] as number, cut)) nodes.push({ level, index, hash: `\\x${(await tree(level, index)).toString("hex")}` })
  await queries.rows(sql`insert into usage_node select * from json_populate_recordset(null::usage_node, ${JSON.stringify(nodes)}::json) on conflict do nothing`)
}
