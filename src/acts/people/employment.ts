import { randomUUID } from "node:crypto"
import { type Sql, sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Actor, Work } from "../work.ts"
import { below, inGoodStanding } from "../access/below.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { administers, mustKeepDirectory } from "./keeps-directory.ts"
import { inForce } from "../../model/rules/in-force.ts"

export interface Post {
  readonly person: string
  readonly unit: string
  readonly title: string
  readonly supervisor: string | null
  readonly startsAt: Date
  readonly endsAt?: Date | null
}

/** Begins an employment. A person may not be over herself, at any distance. */
export async function startEmployment(work: Work, municipality: string, post: Post): Promise<string> {
  await mustKeepDirectory(work, municipality, post.person)
  if (post.endsAt && post.endsAt <= post.startsAt) throw new Conflict("An employment must end after it begins.")
  await noCircle(work, municipality, post.person, post.supervisor)
  const id = randomUUID()
  const rows = await work.queries.rows(sql`
    insert into employment (municipality_id, id, person_id, unit, title, supervisor_id, starts_at, ends_at)
    select ${municipality}, ${id}, p.id, ${post.unit}, ${post.title}, ${post.supervisor}, ${post.startsAt}, ${post.endsAt ?? null}::timestamptz
    from person p where p.municipality_id = ${municipality} and p.id = ${post.person} and p.kind = 'staff' returning id`)
  if (rows.length === 0) throw new NotFound("There is no such person in the directory.")
  await touch(work, municipality, post.person)
  await work.note({ municipality, act: "person-changed", subject: { kind: "person", id: post.person }, outcome: "done", more: { employment: id, from: post.startsAt.toISOString() } })
  return id
}

/** What can change in a post while it lasts. */
export type PostChange = Partial<Pick<Post, "unit" | "title" | "supervisor" | "startsAt" | "endsAt">>

/** Changes a person's post that is in force or coming. What is not named stays. */
export async function changePost(work: Work, municipality: string, person: string, change: PostChange): Promise<void> {
  await mustKeepDirectory(work, municipality, person)
  const has = (field: keyof PostChange): boolean => Object.hasOwn(change, field)
  await noCircle(work, municipality, person, change.supervisor ?? null)
  const rows = await work.queries.rows<{ backwards: boolean }>(sql`
    update employment set unit = coalesce(${change.unit ?? null}, unit), title = coalesce(${change.title ?? null}, title),
      supervisor_id = case when ${has("supervisor")}::boolean then ${change.supervisor ?? null} else supervisor_id end,
      starts_at = coalesce(${change.startsAt ?? null}::timestamptz, starts_at),
      ends_at = case when ${has("endsAt")}::boolean then ${change.endsAt ?? null}::timestamptz else ends_at end
    where municipality_id = ${municipality} and id = (
      select e.id from employment e where e.municipality_id = ${municipality} and e.person_id = ${person} and (e.ends_at is null or e.ends_at > ${work.now})
      order by e.starts_at, e.id limit 1) returning coalesce(ends_at <= starts_at, false) as backwards`)
  if (rows.length === 0) throw new NotFound("There is no employment in force to change.")
  if (rows.some(({ backwards }) => backwards)) throw new Conflict("An employment must end after it begins.")
  await touch(work, municipality, person)
  await work.note({ municipality, act: "person-changed", subject: { kind: "person", id: person }, outcome: "done", more: { fields: Object.keys(change).sort().join("+") } })
}

/** Moves an employment under another supervisor. */
export const changeSupervisor = (work: Work, municipality: string, person: string, supervisor: string | null): Promise<void> => changePost(work, municipality, person, { supervisor })

/** The entry of a person has changed now. */
const touch = (work: Work, municipality: string, person: string): Promise<unknown> =>
  work.queries.rows(sql`update person set changed_at = ${work.now} where municipality_id = ${municipality} and id = ${person}`)

/** Refuses a supervisor that is not of the staff, or that would come to be under herself. One at a time: two changes at once could close a circle. */
async function noCircle(work: Work, municipality: string, person: string, supervisor: string | null): Promise<void> {
  if (supervisor === null) return
  await work.queries.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`directory ${municipality}`}, 0))`)
  const [row] = await work.queries.rows<{ circle: boolean; known: boolean }>(sql`
    with recursive over as (
      select ${supervisor}::text as id union
      select e.supervisor_id from employment e join over o on e.person_id = o.id where e.municipality_id = ${municipality} and e.supervisor_id is not null
        and (e.ends_at is null or e.ends_at > ${work.now}))
    select exists (select from over where id = ${person}) as circle,
      exists (select from person p where p.municipality_id = ${municipality} and p.id = ${supervisor} and p.kind = 'staff') as known`)
  if (row?.circle) throw new Conflict("A person may not be over herself.")
  if (!row?.known) throw new Conflict("The supervisor is not in the staff directory.")
}

/** Work that waits for somebody else when a person leaves or is away. */
export interface OpenWork {
  readonly kind: "case" | "task" | "client" | "substitution"
  readonly id: string
  /** A record of the case, to open; null where there is none. */
  readonly record: string | null
}

/** Ends a person's employments: her rights rest from the moment itself. Returns what she leaves open, for her supervisor. */
export async function endEmployment(work: Work, municipality: string, person: string, endsAt: Date = work.now): Promise<OpenWork[]> {
  await enter(work.queries, municipality)
  if (!(await isOver(work.queries, municipality, work.actor, person, work.now))) await mustKeepDirectory(work, municipality, person, "employment-ended")
  const rows = await work.queries.rows<{ supervisor: string | null }>(sql`
    update employment set ends_at = ${endsAt} where municipality_id = ${municipality} and person_id = ${person} and (ends_at is null or ends_at > ${endsAt})
    returning supervisor_id as supervisor`)
  if (rows.length === 0) throw new NotFound("There is no employment in force to end.")
  await touch(work, municipality, person)
  const open = await openWork(work.queries, municipality, person, endsAt)
  await work.note({ municipality, act: "employment-ended", subject: { kind: "person", id: person }, outcome: "done", more: { until: endsAt.toISOString(), open: open.length } })
  return open
}

/** What people have in hand at a moment, each thing with the person as `who` and its case as `root`. */
const inHand = (municipality: string, now: Date): Sql => sql`
  select official_id as who, 'case' as kind, root_id as id, root_id as root from assignment where municipality_id = ${municipality} and (handed_over_at is null or handed_over_at > ${now})
  union select person_id, 'task', id, root_id from task where municipality_id = ${municipality} and kind <> 'access' and ends_at > ${now} and (done_at is null or done_at > ${now})
  union select staff_id, 'client', client_id, null from client_relation where municipality_id = ${municipality} and (ends_at is null or ends_at > ${now})
  union select person_id, 'substitution', id, null from substitute where municipality_id = ${municipality} and ends_at > ${now}`

const firstRecord = (municipality: string): Sql => sql`(select min(r.id) from record r where r.municipality_id = ${municipality} and r.root_id = held.root) as record`

/** What a person has in hand at a moment. */
export async function openWork(queries: Queries, municipality: string, person: string, now: Date): Promise<OpenWork[]> {
  await enter(queries, municipality)
  return queries.rows<OpenWork>(sql`select kind, id, ${firstRecord(municipality)} from (${inHand(municipality, now)}) held where who = ${person} order by kind, id limit 1000`)
}

export interface LeftWork extends OpenWork {
  readonly person: string
}

/** Open work of those who have left and worked under a supervisor: hers to hand over. */
export async function leftOpen(queries: Queries, municipality: string, supervisor: string, now: Date): Promise<LeftWork[]> {
  await enter(queries, municipality)
  return queries.rows(sql`
    select who as person, kind, id, ${firstRecord(municipality)} from (${inHand(municipality, now)}) held
    where who in (select e.person_id from employment e where e.municipality_id = ${municipality} and e.supervisor_id = ${supervisor} and e.ends_at <= ${now})
    and not exists (select 1 from employment n where n.municipality_id = ${municipality} and n.person_id = who and (n.ends_at is null or n.ends_at > ${now}))
    order by who, kind, id limit 1000`)
}

/** True while a person of the staff is in service; a session of one who is not ends. */
export async function isActive(queries: Queries, municipality: string, person: string, now: Date): Promise<boolean> {
  const rows = await queries.rows(sql`
    select 1 from employment where municipality_id = ${municipality} and person_id = ${person} and starts_at <= ${now} and (ends_at is null or ends_at > ${now}) limit 1`)
  return rows.length > 0
}

/** When a person's rights end: the moment, null when no end is known, or now when she is not in service. */
export async function rightsEndAt(queries: Queries, municipality: string, person: string, now: Date): Promise<Date | null> {
  const [row] = await queries.rows<{ active: number; open: boolean; last: Date | null }>(sql`
    select count(*)::int as active, coalesce(bool_or(ends_at is null), false) as open, max(ends_at) as last from employment
    where municipality_id = ${municipality} and person_id = ${person} and starts_at <= ${now} and (ends_at is null or ends_at > ${now})`)
  if (!row || row.active === 0) return now
  return row.open ? null : row.last
}

/** Appoints a substitute for a time: by the person herself or by one over her. */
export async function appointSubstitute(work: Work, municipality: string, substitute: string, standsInFor: string, startsAt: Date, endsAt: Date): Promise<string> {
  if (substitute === standsInFor) throw new Conflict("Nobody stands in for herself.")
  if (endsAt <= startsAt) throw new Conflict("A substitution must end after it begins.")
  const [row] = await work.queries.rows<{ may: boolean; both: boolean }>(sql`
    select ${work.actor.id}::text = ${standsInFor} or exists (
        select 1 from employment e where e.municipality_id = ${municipality} and e.person_id = ${standsInFor} and e.supervisor_id = ${work.actor.id}
        and ${inForce("e", work.now)}) as may,
      2 = (select count(distinct e.person_id) from employment e where e.municipality_id = ${municipality} and e.person_id in (${substitute}, ${standsInFor})
        and ${inForce("e", startsAt)}) as both`)
  if (work.actor.kind !== "staff" || work.actor.id === substitute || !row?.may || !(await isActive(work.queries, municipality, work.actor.id, work.now)))
    throw new Refused("A substitute is appointed by the person herself or by her supervisor.", { municipality, act: "person-changed", because: "not-over", subject: { kind: "person", id: standsInFor } })
  if (!row.both) throw new Conflict("Both must be in service when the substitution begins.")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into substitute (municipality_id, id, person_id, stands_in_for, starts_at, ends_at) values (${municipality}, ${id}, ${substitute}, ${standsInFor}, ${startsAt}, ${endsAt})`)
  await work.note({ municipality, act: "person-changed", subject: { kind: "person", id: substitute }, outcome: "done", more: { "stands-in-for": standsInFor, until: endsAt.toISOString() } })
  return id
}

async function isOver(queries: Queries, municipality: string, actor: Actor, person: string, now: Date): Promise<boolean> {
  const [row] = await queries.rows<{ over: boolean }>(sql`
    select ${inGoodStanding(askerOf(municipality, actor), now)} and ${person}::text in (${below(municipality, actor.id, now)}) as over`)
  return row?.over === true && actor.id !== person
}

/** True for one who may end a person's employment: one over her, or another who keeps the directory. */
export const mayEndEmployment = async (queries: Queries, municipality: string, actor: Actor, person: string, now: Date): Promise<boolean> =>
  actor.id !== person && ((await isOver(queries, municipality, actor, person, now)) || (await administers(queries, municipality, actor, now)))
