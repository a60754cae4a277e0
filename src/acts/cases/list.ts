import { join, type Sql, sql } from "../../lib/sql.ts"
import { holdsWidely } from "../../model/rules/conditions.ts"
import { inForce } from "../../model/rules/in-force.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { permitted } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { reachOf } from "../records/list.ts"
import { type Secrecy, seenEach } from "../records/seen.ts"
import type { Stage } from "./stages.ts"
import { type AfterCase, walked } from "./walk.ts"

export const queues = ["mine", "unit", "unassigned", "all"] as const
export type Queue = (typeof queues)[number]

/** What the queue may be narrowed by. */
export interface CaseNarrowing {
  readonly queue: Queue
  readonly stage?: Stage | undefined
  readonly classCode?: string | undefined
  readonly secrecy?: Secrecy | undefined
  readonly unit?: string | undefined
  /** The beginning of a number. */
  readonly number?: string | undefined
  /** Words of a title, the internal or the public one. */
  readonly words?: string | undefined
}

export interface ListedCase {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly classCode: string
  readonly unit: string
  readonly stage: Stage
  readonly secrecy: Secrecy
  readonly handlers: readonly string[]
  readonly openedAt: Date
}

/** True of numbers that begin with a text; a comparison, since behind the border no index serves LIKE. */
export const begins = (text: string): Sql => sql`c.number_key >= lower(${text}::text) and c.number_key < lower(${text}::text) || ${"\u{10ffff}"}`

function narrowed(narrowing: CaseNarrowing, { municipality, actor, now }: Desk): Sql {
  const { queue, stage, classCode, secrecy, unit, number } = narrowing
  const of: Readonly<Record<Queue, Sql>> = {
    mine: sql`c.id in (
      select a.root_id from assignment a where a.municipality_id = ${municipality} and a.official_id = ${actor.id} and a.starts_at <= ${now} and (a.handed_over_at is null or a.handed_over_at > ${now}))`,
    unit: sql`c.unit in (select e.unit from employment e where e.municipality_id = ${municipality} and e.person_id = ${actor.id} and ${inForce("e", now)})`,
    unassigned: sql`c.handlers = '{}' and c.closed_at is null`,
    all: sql`true`,
  }
  return join([
    sql`c.municipality_id = ${municipality}`,
    of[queue],
    ...(stage === undefined ? [] : [sql`c.stage = ${stage}`]),
    ...(classCode === undefined ? [] : [sql`c.class_code = ${classCode}`]),
    ...(secrecy === undefined ? [] : [sql`c.secrecy = ${secrecy}`]),
    ...(unit === undefined ? [] : [sql`c.unit = ${unit}`]),
    ...(number === undefined ? [] : [begins(number)]),
  ], " and ")
}

/**
 * Cases that the reader may see, newest first. Whoever reads widely has nearly every case, so they are walked in order and asked
 * about one by one until the page is full; of others the cases are few, so they are gathered first.
 */
export async function listCases(desk: Desk, narrowing: CaseNarrowing, why: Why, limit = 25, after: AfterCase | null = null): Promise<readonly ListedCase[] | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const asker = askerAt(desk)
  const rows = await readWithin(desk.database, desk.municipality, async (queries) => {
    const [widely] = await queries.rows<{ reads: boolean }>(sql`select ${holdsWidely.holds(asker, desk.now)} as reads`)
    const walks = widely?.reads || narrowing.queue === "mine"
    const of = await walked(queries, { municipality: desk.municipality, which: narrowed(narrowing, desk), words: narrowing.words ?? "", onlyPublic: false, after })
    if (of === null) return []
    const sight = walks ? sql`cross join ${seenEach("read", asker, desk.now, reach, sql`c.id`)}` : sql`join (${permitted("read", asker, desk.now, reach)}) seen on seen.id = c.id`
    return queries.rows<ListedCase>(sql`
      select c.id, c.number, (select r.title from record r where r.municipality_id = c.municipality_id and r.root_id = c.id and r.id = c.id) as title, c.class_code as "classCode", c.unit, c.stage, c.secrecy, c.handlers, c.opened_at as "openedAt"
      from ${of} ${sight}
      order by c.opened_at desc, c.id desc limit ${limit}`)
  })
  await noteReading(desk, { act: "record-listed", outcome: "done", ...noted(why), more: { path: "cases", queue: narrowing.queue, hits: rows.length } })
  return rows
}
