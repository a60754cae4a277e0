import { type Day, dayAt } from "../../lib/day.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import type { Words } from "../../lib/words.ts"
import { holds } from "../../model/rules/conditions.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerAt, askerOf, type Desk, noteReading } from "../access/desk.ts"
import { seenEach } from "../records/seen.ts"
import { Conflict } from "../refusals.ts"
import { openStates } from "../requests/states.ts"
import type { Work } from "../work.ts"
import { destroyRecords } from "./destroy.ts"
import { keptUntil } from "./kept-until.ts"

/** Why a record stays though its time has ended: its processing is restricted, somebody's request is open on it, its case is open, or other records are part of it. */
export const stays = ["locked", "requested", "case-open", "has-parts"] as const
export type Stays = (typeof stays)[number]

/** A record whose time to be kept has ended. */
export interface DueRecord {
  readonly id: string
  readonly type: string
  readonly record: Words
  readonly register: string
  readonly unit: string
  readonly title: string
  readonly endedOn: Day
  readonly keptUntil: Day
  readonly years: number
  readonly basis: Words
  /** Archived records are given to the archive, and not destroyed. */
  readonly after: "destroy" | "archive"
  readonly stays: Stays | null
}

/** Records that came to be part of others in merges, as `l`, by `m.kept_id`: they lie with the one that ended. */
const cameOver: Sql = sql`record_merge m join record_link l on l.municipality_id = m.municipality_id and l.root_id = m.root_id and l.to_record = m.kept_id`

const stayingAs: Sql = sql`case
  when r.locked then 'locked'
  when exists (select from request_item i join request_task t on t.municipality_id = i.municipality_id and t.case_id = i.case_id and t.id = i.task_id
    where i.municipality_id = r.municipality_id and i.record_id = r.id and t.state = any(${[...openStates]}::text[])) then 'requested'
  when r.root_id <> r.id and exists (select from record root where root.municipality_id = r.municipality_id and root.root_id = r.root_id and root.id = r.root_id and root.closed_at is null) then 'case-open'
  when r.root_id = r.id and exists (select from record part where part.municipality_id = r.municipality_id and part.root_id = r.id and part.id <> r.id) then 'has-parts'
  when exists (select from ${cameOver} where m.municipality_id = r.municipality_id and m.kept_id = r.id) then 'has-parts' end`

const isDue = (today: Day): Sql => sql`its.ended_at is not null and ${keptUntil} < ${today}::date`

export const duePage = 50

/** Records that have ended and whose time to be kept has too, for an archivist, from after one on, or only some (906/2019 21 §). */
export async function dueForDisposal(desk: Desk, { after = null, only = null, limit = duePage }: { readonly after?: string | null; readonly only?: readonly string[] | null; readonly limit?: number } = {}): Promise<readonly DueRecord[]> {
  const { database, municipality, now } = desk
  const asker = askerAt(desk)
  const rows = await readWithin(database, municipality, (queries) => queries.rows<DueRecord>(sql`
    with begun as materialized (select its.type, its.version, its.ended_at, its.record_id from register_record its where its.municipality_id = ${municipality} and its.record_id = ${after}::text)
    select due.id, d.type, d.definition -> 'record' as record, due.register, due.unit, due.title, due."endedOn", due."keptUntil", (d.definition #>> '{retention,years}')::int as years,
      d.definition #> '{retention,basis}' as basis, d.definition #>> '{retention,after}' as after, due.stays
    from register_definition d cross join lateral (
      select r.id, r.register, r.unit, r.title, its.ended_at, (its.ended_at at time zone 'Europe/Helsinki')::date as "endedOn", ${keptUntil} as "keptUntil", ${stayingAs} as stays
      from register_record its join record r on r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id
      cross join ${seenEach("read", asker, now, "all", sql`its.record_id`)}
      where its.municipality_id = d.municipality_id and its.type = d.type and its.version = d.version and ${isDue(dayAt(now))} and ${holds("archivist").holds(asker, now)}
        and (d.definition #>> '{retention,from}' <> 'end' or its.ended_at < ${now}::timestamptz - make_interval(years => (d.definition #>> '{retention,years}')::int) + interval '1 day')
        and (${only}::text[] is null or its.record_id = any(${only}::text[]))
        and not exists (select from begun b where (d.type, d.version) = (b.type, b.version) and (its.ended_at, its.record_id) <= (b.ended_at, b.record_id))
      order by its.ended_at, its.record_id limit ${limit}) due
    where d.municipality_id = ${municipality} and d.definition #>> '{retention,years}' is not null
      and not exists (select from begun b where (d.type, d.version) < (b.type, b.version))
    order by d.type, d.version, due.ended_at, due.id limit ${limit}`))
  await noteReading(desk, { act: "record-listed", purpose: "archiving", outcome: "done", more: { path: "disposal", hits: rows.length } })
  return rows
}

/** At most so many are destroyed at once. */
export const disposedMost = 200

/** Destroys records whose time to be kept has ended: for an archivist, all of them or none. */
export async function destroyDue(work: Work, municipality: string, ids: readonly string[]): Promise<number> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const asker = askerOf(municipality, actor)
  if (ids.length === 0 || ids.length > disposedMost) throw new Conflict(`Choose 1 to ${disposedMost} records.`)
  const rows = await queries.rows<{ id: string; root: string; register: string; person: string | null; basis: string; stays: Stays | null }>(sql`
    select r.id, r.root_id as root, r.register, r.person_id as person, d.definition #>> '{retention,basis,fi}' as basis, ${stayingAs} as stays
    from register_record its join record r on r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id
    join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version
    cross join ${seenEach("read", asker, now, "all", sql`its.record_id`)}
    where its.municipality_id = ${municipality} and its.record_id = any(${[...ids]}::text[]) and ${isDue(dayAt(now))} and d.definition #>> '{retention,after}' = 'destroy' and ${holds("archivist").holds(asker, now)}
    for update of its, r`)
  if (rows.length < new Set(ids).size) throw new Conflict("Some of them are not there, are not yours to dispose of, or are to be kept longer. Nothing was destroyed.")
  const parts = new Set(ids)
  const held = rows.filter((row) => row.stays !== null && row.stays !== "has-parts")
  if (held.length > 0) throw new Conflict(`${held.length} of them must stay for now. Nothing was destroyed.`)
  const wholes = rows.filter((row) => row.stays === "has-parts").map(({ id }) => id)
  const whole = await queries.rows(sql`
    select part.id from record part where part.municipality_id = ${municipality} and part.root_id = any(${wholes}::text[]) and not part.id = any(${[...parts]}::text[])
    union all select l.record_id from ${cameOver} where m.municipality_id = ${municipality} and m.kept_id = any(${wholes}::text[]) and not l.record_id = any(${[...parts]}::text[]) limit 1`)
  if (whole.length > 0) throw new Conflict("Records are part of one of them and are kept longer. Nothing was destroyed.")
  await destroyRecords(work, municipality, rows.map((row) => ({ ...row, ground: "retention-ended" })), null)
  return rows.length
}

/** What was destroyed, last first. */
export interface Disposal {
  readonly record: string
  readonly type: string
  readonly register: string
  readonly ground: string
  readonly basis: string
  readonly by: string
  readonly at: Date
  readonly caseNumber: string | null
}

const disposalsMost = 100

/** What has been destroyed lately, for an archivist or the data protection officer. */
export const disposals = ({ database, municipality, actor, now }: Desk): Promise<Disposal[]> =>
  readWithin(database, municipality, (queries) => queries.rows<Disposal>(sql`
    select r.record_id as record, r.type, r.register, r.ground, r.basis, r.decided_by as by, r.at, (select c.number from case_file c where c.municipality_id = r.municipality_id and c.id = r.case_id) as "caseNumber"
    from record_disposal r where r.municipality_id = ${municipality} and ${holds("archivist", "data-protection-officer").holds(askerOf(municipality, actor), now)} order by r.at desc, r.record_id limit ${disposalsMost}`))
