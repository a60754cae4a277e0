import { type Day, dayAt } from "../../lib/day.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import type { RegisterDefinition, StageDefinition } from "../../model/registers/definition.ts"
import { nextStepOf } from "../../derive/registers/by-itself.ts"
import { type CarriedOver, carryOver } from "../../derive/registers/carry-over.ts"
import { changesIn, joined, keptApart, titleOf } from "../../derive/registers/fill-in.ts"
import type { Queries } from "../../store/database.ts"
import { enter, readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { mustKeepDescription } from "../description-keeper.ts"
import type { Guarded } from "../records/seen.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { getDefinition } from "./definitions.ts"
import { keyRowsOf, putKeys } from "./keys.ts"
import { dueIn, happensAt } from "./put.ts"

/** How many records of a type go by each version of its definition: counts, no content. */
export interface VersionCount {
  readonly type: string
  readonly version: number
  readonly records: number
  readonly publishedAt: Date
}

/** The definitions that are or were in force, for the information manager. */
export async function versionsOf({ database, municipality }: Pick<Desk, "database" | "municipality">): Promise<readonly VersionCount[]> {
  return readWithin(database, municipality, (queries) =>
    queries.rows<VersionCount>(sql`
      select d.type, d.version, d.published_at as "publishedAt", (select count(*)::int from register_record r where r.municipality_id = d.municipality_id and r.type = d.type and r.version = d.version) as records
      from register_definition d where d.municipality_id = ${municipality} order by d.type, d.version desc limit 1000`))
}

export interface CarryReport {
  /** Records that could go over, or went. */
  readonly moved: number
  /** Those that stay with their own version, with the names of what they lack. No content is told. */
  readonly stay: readonly { readonly id: string; readonly lacks: readonly string[] }[]
  /** Fields of which some record would lose the value, each with how many. */
  readonly lost: readonly { readonly field: string; readonly records: number }[]
  /** True where there are more records than one work takes. */
  readonly more: boolean
}

const recordsMost = 500

/** What a record said last while it went by a version, of one of the places where its values are kept. */
const saidBy = (values: Sql, municipality: string, version: number): Sql => sql`
  coalesce((select jsonb_object_agg(said.key, said.value) from (
    select distinct on (e.key) e.key, e.value from record_change c cross join jsonb_each(${values}) e
    where c.municipality_id = ${municipality} and c.root_id = its.root_id and c.record_id = its.record_id and c.version = ${version} order by e.key, c.seq desc) said where said.value <> 'null'::jsonb), '{}')`

interface Row {
  readonly root: string
  readonly id: string
  readonly person: string | null
  readonly stage: string
  readonly stageAt: Date
  readonly changes: number
  readonly body: Record<string, unknown>
  readonly guarded: Guarded
  readonly earlier: Record<string, unknown>
  readonly earlierGuarded: Guarded
}

interface Tried {
  readonly report: CarryReport
  readonly going: readonly (CarriedOver & { readonly row: Row })[]
}

/** What would come of records that go by one version of a definition if they went by another; `held` keeps them as they are until the work ends. The caller is inside the border. */
export async function tryOver(queries: Queries, municipality: string, old: RegisterDefinition, fresh: RegisterDefinition, today: Day, held = false): Promise<Tried> {
  const rows = await queries.rows<Row>(sql`
    select its.root_id as root, its.record_id as id, r.person_id as person, its.stage, its.stage_at as "stageAt", its.changes, r.body, r.guarded, ${saidBy(sql`c.body`, municipality, fresh.version)} as earlier, ${saidBy(sql`c.guarded`, municipality, fresh.version)} as "earlierGuarded"
    from register_record its join record r on r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id
    where its.municipality_id = ${municipality} and its.type = ${old.type} and its.version = ${old.version} order by its.record_id limit ${recordsMost + 1} ${held ? sql`for no key update of its` : sql``}`)
  const carried = rows.slice(0, recordsMost).map((row) => ({ row, ...carryOver(old, fresh, joined(old, row.body, row.guarded), row.stage, today, joined(fresh, row.earlier, row.earlierGuarded)) }))
  const going = carried.filter(({ filled }) => filled.problems.length === 0)
  const lost = new Map<string, number>()
  for (const one of going) for (const field of one.lost) lost.set(field, (lost.get(field) ?? 0) + 1)
  return {
    going,
    report: {
      moved: going.length,
      stay: carried.filter(({ filled }) => filled.problems.length > 0).map(({ row, filled }) => ({ id: row.id, lacks: [...new Set(filled.problems.map(({ field }) => field))] })),
      lost: [...lost].map(([field, records]) => ({ field, records })),
      more: rows.length > recordsMost,
    },
  }
}

/** Takes records of a type over from one version of its definition to another, older or newer; `dryRun` only tells what would come of it. For the information manager, who sees no content by it. */
export async function carryRecordsOver(work: Work, municipality: string, { type, from, to }: { readonly type: string; readonly from: number; readonly to: number }, dryRun: boolean, codeKey: string): Promise<CarryReport> {
  const { queries, actor, now } = work
  await mustKeepDescription(work, municipality, "record-changed")
  await enter(queries, municipality)
  if (from === to) throw new Conflict("The records go by that version already.")
  const [old, fresh] = [await getDefinition(queries, municipality, type, from), await getDefinition(queries, municipality, type, to)]
  const { report, going } = await tryOver(queries, municipality, old, fresh, dayAt(now), true)
  if (dryRun || going.length === 0) return report
  const given = going.map(({ row, filled: { values, reckonedBy } }) => {
    const [before, after] = [keptApart(old, joined(old, row.body, row.guarded)), keptApart(fresh, values)]
    const stage = fresh.stages.find(({ code }) => code === row.stage) as StageDefinition
    return { root: row.root, id: row.id, seq: row.changes + 1, stage: row.stage, title: titleOf(fresh, values, "fi"), ...after, changed: changesIn(before.body, after.body), hidden: changesIn(before.guarded, after.guarded), reckoned: reckonedBy, due: dueIn(stage, values, dayAt(row.stageAt)), step: nextStepOf(fresh, row.stage, values, dayAt(now))?.on ?? null, happens: happensAt(fresh, values) }
  })
  await queries.rows(sql`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(given)}::json) given(root text, id text, seq int, stage text, title text, body jsonb, guarded jsonb, changed jsonb, hidden jsonb, reckoned jsonb, due date, step date, happens timestamptz)),
    told as (
      insert into record_change (municipality_id, root_id, record_id, seq, at, actor_id, kind, stage, version, body, guarded, reckoned_by)
      select ${municipality}, root, id, seq, ${now}, ${actor.id}, 'migrated', stage, ${to}, changed, hidden, reckoned from given),
    placed as (
      update register_record its set version = ${to}, due_on = given.due, step_on = given.step, happens_at = given.happens, changes = given.seq from given where its.municipality_id = ${municipality} and its.root_id = given.root and its.record_id = given.id)
    update record r set title = given.title, body = given.body, guarded = given.guarded, changed_at = ${now} from given where r.municipality_id = ${municipality} and r.root_id = given.root and r.id = given.id`)
  await putKeys(work, municipality, going.map(({ row, filled }) => ({ root: row.root, id: row.id, rows: keyRowsOf(fresh, filled.values, codeKey) })), false)
  await work.noteAll(going.map(({ row }) => ({ municipality, act: "record-changed" as const, subject: { kind: "record", id: row.id }, person: row.person, register: fresh.register, case: row.root, outcome: "done" as const, more: { kind: "migrated", from: String(from), to: String(to) } })))
  return report
}
