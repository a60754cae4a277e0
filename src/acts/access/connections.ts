import { randomUUID } from "node:crypto"
import { join, type Sql, sql } from "../../lib/sql.ts"
import { holds, isAssigned, isNotBarred, mayKnow, supervisesHandler } from "../../model/rules/conditions.ts"
import { inForce } from "../../model/rules/in-force.ts"
import type { Queries } from "../../store/database.ts"
import { followAssignment } from "../cases/append.ts"
import { Conflict, type Attempt, NotFound, Refused } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { below, inGoodStanding, lastUnder, mustBeOver } from "./below.ts"
import { enter } from "./border.ts"
import { askerOf } from "./desk.ts"
import { admitting } from "./permitted.ts"

/** What a person may be asked to do with a case, as a code. */
export const taskKinds = ["statement", "proposal", "check", "archiving"] as const
export type TaskKind = (typeof taskKinds)[number]

/** Why an official takes no part in a case: the grounds of 434/2003 28 §, in its order, as codes. */
export const restrictionGrounds = ["kin", "represents", "gain", "employed", "board", "oversight", "other"] as const
export type RestrictionGround = (typeof restrictionGrounds)[number]

/** Serves a client: a person of the staff, or a unit. */
export type Server = { readonly staff: string } | { readonly unit: string }

type Tried = Pick<Attempt, "act" | "subject">
const caseTried = (act: Act, root: string): Tried => ({ act, subject: { kind: "case", id: root } })

/** Begins a client relation: for one over the official, or over someone of the unit, who gains nothing by it herself. */
export async function beginClientRelation(work: Work, municipality: string, client: string, server: Server): Promise<string> {
  await enter(work.queries, municipality)
  const tried = { act: "client-relation-begun", subject: { kind: "staff" in server ? "person" : "unit", id: "staff" in server ? server.staff : server.unit } } as const
  await mustDirectServer(work, municipality, server, tried)
  await mustBeInService(work, municipality, "staff" in server ? server.staff : null)
  const id = randomUUID()
  const rows = await work.queries.rows(sql`
    insert into client_relation (municipality_id, id, client_id, staff_id, unit, starts_at)
    select ${municipality}, ${id}, p.id, ${"staff" in server ? server.staff : null}, ${"unit" in server ? server.unit : null}, ${work.now}
    from person p where p.municipality_id = ${municipality} and p.id = ${client} and p.kind = 'resident' returning id`)
  if (rows.length === 0) throw new NotFound("There is no such client.")
  await work.note({ municipality, act: "client-relation-begun", subject: { kind: "client-relation", id }, person: client, outcome: "done", ...("staff" in server ? { more: { to: server.staff } } : {}) })
  return id
}

/** Ends a client relation: for the official who serves, and for one who could have begun it. */
export async function endClientRelation(work: Work, municipality: string, id: string): Promise<void> {
  await enter(work.queries, municipality)
  const [row] = await work.queries.rows<{ client: string; staff: string | null; unit: string | null }>(sql`
    select c.client_id as client, c.staff_id as staff, c.unit from client_relation c
    where c.municipality_id = ${municipality} and c.id = ${id} and ${inForce("c", work.now)} for no key update`)
  const tried = { act: "client-relation-ended", subject: { kind: "client-relation", id } } as const
  if (!row) throw new NotFound("There is no such client relation in force.", { municipality, ...tried, because: "no-relation" })
  if (row.staff !== work.actor.id) await mustDirectServer(work, municipality, row.staff === null ? { unit: row.unit ?? "" } : { staff: row.staff }, tried)
  await work.queries.rows(sql`update client_relation set ends_at = ${work.now} where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, ...tried, person: row.client, outcome: "done" })
}

async function mustDirectServer(work: Work, municipality: string, server: Server, tried: Tried): Promise<void> {
  if ("staff" in server) return mustBeOver(work, municipality, server.staff, tried)
  const { actor, now } = work
  const [row] = await work.queries.rows<{ directs: boolean }>(sql`
    select ${inGoodStanding(askerOf(municipality, actor), now)}
      and not exists (select 1 from access_grant g where g.municipality_id = ${municipality} and g.person_id = ${actor.id} and g.role = 'case-handler'
        and ${inForce("g", now)} and (g.removed_at is null or g.removed_at > ${now}))
      and exists (select 1 from employment e where e.municipality_id = ${municipality} and e.unit = ${server.unit} and ${inForce("e", now)}
        and e.person_id in (${below(municipality, actor.id, now)})) as directs`)
  if (!row?.directs) throw new Refused("A unit's clients are decided on by a supervisor over its people, who handles no cases herself.", { municipality, ...tried, because: "not-over" })
}

/** Assigns a case: for one over the official who has the role of a supervisor for the register and unit, and may know of the case. */
export async function assignCase(work: Work, municipality: string, root: string, official: string): Promise<string> {
  await enter(work.queries, municipality)
  const tried = caseTried("case-assigned", root)
  await mustSupervise(work, municipality, root, official, tried)
  const id = await putAssignment(work, municipality, root, official)
  await followAssignment(work, municipality, root, official, null)
  await work.note({ municipality, act: "case-assigned", subject: { kind: "case", id: root }, case: root, outcome: "done", more: { to: official } })
  return id
}

/** Refuses anyone but one over a person who has the role of a supervisor for the case's register and unit, and may know of the case. */
async function mustSupervise(work: Work, municipality: string, root: string, person: string, tried: Tried): Promise<void> {
  const asker = askerOf(municipality, work.actor)
  await mustHold(work, municipality, root, sql`${holds("supervisor").holds(asker, work.now)} and ${isNotBarred.holds(asker, work.now)} and ${mayKnow.holds(asker, work.now)}`, tried)
  await mustBeOver(work, municipality, person, tried)
}

/** The kind of a task that asks for nothing but lets work with a case for a time. */
export const access = "access"

/** Gives access to a case, or to a folder of records, from a moment to another: for her supervisor with that role, who may know of the case. It ends by itself. */
export async function giveAccess(work: Work, municipality: string, root: string, person: string, startsAt: Date, endsAt: Date): Promise<string> {
  await enter(work.queries, municipality)
  await mustSupervise(work, municipality, root, person, caseTried("access-given", root))
  await mustBeInService(work, municipality, person)
  if (endsAt <= work.now || endsAt <= startsAt) throw new Conflict("Access ends after it begins, and ahead.")
  const [row] = await work.queries.rows<{ has: boolean; uses: boolean }>(sql`
    select exists (select 1 from task t where t.municipality_id = ${municipality} and t.root_id = ${root} and t.person_id = ${person} and t.kind = ${access} and t.done_at is null and t.ends_at > ${startsAt} and t.starts_at < ${endsAt}) as has,
      exists (select 1 from record r where r.municipality_id = ${municipality} and r.root_id = ${root} and ${holds("registrar", "case-handler", "archivist").holds({ municipality, id: person, kind: "staff" }, work.now)}) as uses`)
  if (row?.has) throw new Conflict("She has access for that time already.")
  if (!row?.uses) throw new Conflict("She has no role in the register that access could be used by. Give her the role first.")
  const id = randomUUID()
  await work.queries.rows(sql`insert into task (municipality_id, root_id, id, person_id, kind, starts_at, ends_at) values (${municipality}, ${root}, ${id}, ${person}, ${access}, ${startsAt}, ${endsAt})`)
  await work.note({ municipality, act: "access-given", subject: { kind: "task", id }, case: root, outcome: "done", more: { to: person, from: startsAt.toISOString(), until: endsAt.toISOString() } })
  return id
}

/** Ends access before its time: for one over the person, and for the one who leads the case. */
export async function endAccess(work: Work, municipality: string, root: string, id: string): Promise<void> {
  await enter(work.queries, municipality)
  const tried = { act: "access-ended", subject: { kind: "task", id } } as const
  const [row] = await work.queries.rows<{ person: string }>(sql`
    select t.person_id as person from task t where t.municipality_id = ${municipality} and t.root_id = ${root} and t.id = ${id} and t.kind = ${access} and t.ends_at > ${work.now} and t.done_at is null for no key update`)
  if (!row) throw new NotFound("There is no such access.", { municipality, ...tried, because: "no-access" })
  if (!(await leads(work, municipality, root))) await mustBeOver(work, municipality, row.person, tried)
  await work.queries.rows(sql`update task set done_at = ${work.now} where municipality_id = ${municipality} and root_id = ${root} and id = ${id}`)
  await work.note({ municipality, ...tried, case: root, outcome: "done", more: { to: row.person } })
}

/** Hands a case over from one official to another: for the first herself, and for one over her, also when she has left already. */
export async function handOverCase(work: Work, municipality: string, root: string, from: string, to: string): Promise<string> {
  await enter(work.queries, municipality)
  const { actor, now } = work
  const tried = caseTried("case-handed-over", root)
  const asker = askerOf(municipality, actor)
  const [row] = await work.queries.rows<{ may: boolean }>(sql`
    select ${inGoodStanding(asker, now)} and (${from}::text = ${actor.id} or (${to}::text <> ${actor.id} and
      (${from}::text in (${below(municipality, actor.id, now)}) or ${from}::text in (${lastUnder(municipality, actor.id, now)})))) as may`)
  if (!row?.may) throw new Refused("A case is handed over by the official who handles it or by one over her, and not to herself.", { municipality, ...tried, because: "not-hers" })
  if (from === to) throw new Conflict("Name another official to hand the case over to.")
  const ended = await work.queries.rows(sql`
    update assignment set handed_over_at = ${now} where municipality_id = ${municipality} and root_id = ${root} and official_id = ${from}
    and starts_at <= ${now} and (handed_over_at is null or handed_over_at > ${now}) returning id`)
  if (ended.length === 0) throw new NotFound("She does not handle this case.", { municipality, ...tried, because: "no-assignment" })
  const id = await putAssignment(work, municipality, root, to)
  await followAssignment(work, municipality, root, to, from)
  await work.note({ municipality, act: "case-handed-over", subject: { kind: "case", id: root }, case: root, outcome: "done", more: { from, to } })
  return id
}

async function putAssignment(work: Work, municipality: string, root: string, official: string): Promise<string> {
  await mustBeInService(work, municipality, official)
  const [row] = await work.queries.rows<{ barred: boolean; has: boolean }>(sql`
    select exists (select 1 from restriction x where x.municipality_id = ${municipality} and x.root_id = ${root} and x.person_id = ${official} and ${inForce("x", work.now)}) as barred,
      exists (select 1 from assignment a where a.municipality_id = ${municipality} and a.root_id = ${root} and a.official_id = ${official}
        and (a.handed_over_at is null or a.handed_over_at > ${work.now})) as has`)
  if (row?.barred) throw new Conflict("She is disqualified from this case. Choose another official.")
  if (row?.has) throw new Conflict("She handles this case already.")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into assignment (municipality_id, root_id, id, official_id, starts_at) values (${municipality}, ${root}, ${id}, ${official}, ${work.now})`)
  return id
}

/** Asks a colleague to do something with a case by a time: for the one who leads the case. */
export async function askTask(work: Work, municipality: string, root: string, person: string, kind: TaskKind, endsAt: Date): Promise<string> {
  await enter(work.queries, municipality)
  await mustLead(work, municipality, root, caseTried("task-asked", root), person)
  await mustBeInService(work, municipality, person)
  if (endsAt <= work.now) throw new Conflict("The time of a task must be ahead.")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into task (municipality_id, root_id, id, person_id, kind, starts_at, ends_at) values (${municipality}, ${root}, ${id}, ${person}, ${kind}, ${work.now}, ${endsAt})`)
  await work.note({ municipality, act: "task-asked", subject: { kind: "task", id }, case: root, outcome: "done", more: { to: person, kind, until: endsAt.toISOString() } })
  return id
}

/** Says that a task is done: for the one who was asked, and for the one who leads the case. */
export async function finishTask(work: Work, municipality: string, root: string, id: string): Promise<void> {
  await enter(work.queries, municipality)
  const tried = { act: "task-done", subject: { kind: "task", id } } as const
  const [row] = await work.queries.rows<{ person: string }>(sql`
    select t.person_id as person from task t where t.municipality_id = ${municipality} and t.root_id = ${root} and t.id = ${id}
    and ${inForce("t", work.now)} and (t.done_at is null or t.done_at > ${work.now}) for no key update`)
  if (!row) throw new NotFound("There is no such open task.", { municipality, ...tried, because: "no-task" })
  if (row.person !== work.actor.id) await mustLead(work, municipality, root, tried)
  await work.queries.rows(sql`update task set done_at = ${work.now} where municipality_id = ${municipality} and root_id = ${root} and id = ${id}`)
  await work.note({ municipality, ...tried, case: root, outcome: "done" })
}

/** Puts a person on the list of those who may know of a case: for the one who leads the case, and never herself. */
export async function putOnList(work: Work, municipality: string, root: string, person: string): Promise<void> {
  await enter(work.queries, municipality)
  await mustLead(work, municipality, root, caseTried("need-to-know-added", root), person)
  await mustBeInService(work, municipality, person)
  const rows = await work.queries.rows(sql`
    insert into need_to_know (municipality_id, root_id, person_id, starts_at) select ${municipality}, ${root}, ${person}, ${work.now}
    where not exists (select 1 from need_to_know k where k.municipality_id = ${municipality} and k.root_id = ${root} and k.person_id = ${person} and ${inForce("k", work.now)}) returning person_id`)
  if (rows.length === 0) throw new Conflict("She is on the list already.")
  await work.note({ municipality, act: "need-to-know-added", subject: { kind: "case", id: root }, case: root, outcome: "done", more: { to: person } })
}

/** Takes a person off the list: for the one who leads the case. Somebody always stays on it. */
export async function takeOffList(work: Work, municipality: string, root: string, person: string): Promise<void> {
  await enter(work.queries, municipality)
  await mustLead(work, municipality, root, caseTried("need-to-know-removed", root))
  const on = await work.queries.rows<{ person: string }>(sql`
    select k.person_id as person from need_to_know k where k.municipality_id = ${municipality} and k.root_id = ${root} and ${inForce("k", work.now)} for no key update`)
  if (!on.some((one) => one.person === person)) throw new NotFound("She is not on the list.")
  if (on.length === 1) throw new Conflict("Somebody must stay on the list. Put another on it first.")
  await work.queries.rows(sql`
    update need_to_know k set ends_at = ${work.now} where k.municipality_id = ${municipality} and k.root_id = ${root} and k.person_id = ${person} and ${inForce("k", work.now)}`)
  await work.note({ municipality, act: "need-to-know-removed", subject: { kind: "case", id: root }, case: root, outcome: "done", more: { to: person } })
}

/** Keeps a disqualified official from a case (434/2003 28–29 §): said by herself or by one over her, who sees the case, or by the one who leads it. */
export async function restrict(work: Work, municipality: string, root: string, person: string, ground: RestrictionGround): Promise<void> {
  await enter(work.queries, municipality)
  const tried = caseTried("restriction-set", root)
  if (!(await leads(work, municipality, root))) {
    await mustSee(work, municipality, root, tried)
    if (person !== work.actor.id) await mustBeOver(work, municipality, person, tried)
  }
  await mustBeInService(work, municipality, person)
  const rows = await work.queries.rows(sql`
    insert into restriction (municipality_id, root_id, person_id, ground, starts_at) select ${municipality}, ${root}, ${person}, ${ground}, ${work.now}
    where not exists (select 1 from restriction x where x.municipality_id = ${municipality} and x.root_id = ${root} and x.person_id = ${person} and ${inForce("x", work.now)}) returning person_id`)
  if (rows.length === 0) throw new Conflict("She is kept from the case already.")
  await work.note({ municipality, act: "restriction-set", subject: { kind: "case", id: root }, case: root, outcome: "done", more: { to: person, ground } })
}

/** Lets an official take part again, when the ground is gone: for one over her only. */
export async function liftRestriction(work: Work, municipality: string, root: string, person: string): Promise<void> {
  await enter(work.queries, municipality)
  await mustBeOver(work, municipality, person, caseTried("restriction-lifted", root))
  const rows = await work.queries.rows(sql`
    update restriction x set ends_at = ${work.now} where x.municipality_id = ${municipality} and x.root_id = ${root} and x.person_id = ${person} and ${inForce("x", work.now)} returning person_id`)
  if (rows.length === 0) throw new NotFound("She is not kept from this case.")
  await work.note({ municipality, act: "restriction-lifted", subject: { kind: "case", id: root }, case: root, outcome: "done", more: { to: person } })
}

/**
 * True for the one who handles the case, and for one who supervises the handler, with her role and commitments. The supervisor need
 * not be on the list of those who may know: else nobody could mend the list when the handler is away.
 */
const leadsNow = (municipality: string, { actor, now }: Pick<Work, "actor" | "now">): Sql => {
  const asker = askerOf(municipality, actor)
  const of = (...conditions: readonly { holds(of: typeof asker, now: Date): Sql }[]) => sql`(${join(conditions.map((condition) => condition.holds(asker, now)), " and ")})`
  return sql`${inGoodStanding(asker, now)} and ${isNotBarred.holds(asker, now)}
    and (${of(holds("case-handler"), isAssigned, mayKnow)} or ${of(holds("supervisor"), supervisesHandler)})`
}

async function leads(work: Work, municipality: string, root: string): Promise<boolean> {
  return (await work.queries.rows(sql`select 1 from record r where r.municipality_id = ${municipality} and r.root_id = ${root} and ${leadsNow(municipality, work)} limit 1`)).length > 0
}

async function mustLead(work: Work, municipality: string, root: string, tried: Tried, person?: string): Promise<void> {
  if (person === work.actor.id) throw new Refused("Nobody connects herself to a case.", { municipality, ...tried, because: "own-rights" })
  await mustHold(work, municipality, root, leadsNow(municipality, work), tried)
}

/** Refuses where no record of the case fulfils a condition; a case that is not there gives the same answer and the same note. */
async function mustHold(work: Work, municipality: string, root: string, condition: Sql, tried: Tried): Promise<void> {
  const [row] = await work.queries.rows(sql`
    select 1 from record r where r.municipality_id = ${municipality} and r.root_id = ${root} and ${inGoodStanding(askerOf(municipality, work.actor), work.now)} and ${condition} limit 1`)
  if (!row) throw new NotFound("There is no such case, or it is not yours to decide on.", { municipality, ...tried, because: "no-rule" })
}

const mustSee = (work: Work, municipality: string, root: string, tried: Tried): Promise<void> =>
  mustHold(work, municipality, root, sql`${admitting("read", askerOf(municipality, work.actor), work.now)} is not null`, tried)

async function mustBeInService({ queries, now }: Work, municipality: string, person: string | null): Promise<void> {
  if (person === null) return
  const [row] = await queries.rows(sql`select 1 from employment e where e.municipality_id = ${municipality} and e.person_id = ${person} and ${inForce("e", now)} limit 1`)
  if (!row) throw new Conflict("She is not in service.")
}

/** Who is connected to a case now, for the page of its records. */
export interface Connections {
  readonly handlers: readonly Named[]
  readonly tasks: readonly (Named & { readonly id: string; readonly kind: string; readonly endsAt: Date })[]
  /** Who has access for a time, also such as begins later. */
  readonly access: readonly (Named & { readonly id: string; readonly startsAt: Date; readonly endsAt: Date })[]
  readonly list: readonly Named[]
  readonly restrictions: readonly (Named & { readonly ground: string })[]
  /** Those who serve the person whom the record is about. */
  readonly servers: readonly { readonly id: string; readonly person: string | null; readonly name: string }[]
  /** True for one who leads the case: she asks tasks and keeps the list. */
  readonly leads: boolean
}

interface Named {
  readonly person: string
  readonly name: string
}

const nameOf = (id: Sql): Sql => sql`coalesce((select p.given_names || ' ' || p.family_name from person p where p.municipality_id = its.municipality_id and p.id = ${id}), ${id})`

/** The connections of a case. The caller has shown that the asker sees a record of it. */
export async function connectionsOf(queries: Queries, municipality: string, root: string, client: string | null, by: Pick<Work, "actor" | "now">): Promise<Connections> {
  await enter(queries, municipality)
  const { now } = by
  const of = sql`its.municipality_id = ${municipality} and its.root_id = ${root}`
  return {
    handlers: await queries.rows(sql`
      select its.official_id as person, ${nameOf(sql`its.official_id`)} as name from assignment its
      where ${of} and its.starts_at <= ${now} and (its.handed_over_at is null or its.handed_over_at > ${now}) order by its.starts_at, its.id limit 100`),
    tasks: await queries.rows(sql`
      select its.id, its.person_id as person, ${nameOf(sql`its.person_id`)} as name, its.kind, its.ends_at as "endsAt" from task its
      where ${of} and its.kind <> ${access} and ${inForce("its", now)} and (its.done_at is null or its.done_at > ${now}) order by its.ends_at, its.id limit 100`),
    access: await queries.rows(sql`
      select its.id, its.person_id as person, ${nameOf(sql`its.person_id`)} as name, its.starts_at as "startsAt", its.ends_at as "endsAt" from task its
      where ${of} and its.kind = ${access} and its.ends_at > ${now} and its.done_at is null order by its.starts_at, its.id limit 200`),
    list: await queries.rows(sql`select its.person_id as person, ${nameOf(sql`its.person_id`)} as name from need_to_know its where ${of} and ${inForce("its", now)} order by its.person_id limit 200`),
    restrictions: await queries.rows(sql`
      select its.person_id as person, ${nameOf(sql`its.person_id`)} as name, its.ground from restriction its where ${of} and ${inForce("its", now)} order by its.person_id limit 200`),
    servers: await queries.rows(sql`
      select its.id, its.staff_id as person, coalesce(its.unit, ${nameOf(sql`its.staff_id`)}) as name from client_relation its
      where its.municipality_id = ${municipality} and its.client_id = ${client} and ${inForce("its", now)} order by its.starts_at, its.id limit 100`),
    leads: (await queries.rows(sql`select 1 from record r where r.municipality_id = ${municipality} and r.root_id = ${root} and ${leadsNow(municipality, by)} limit 1`)).length > 0,
  }
}

/** Colleagues in service whom one may name in a form, by family name. */
export async function colleagues(queries: Queries, municipality: string, now: Date): Promise<readonly Named[]> {
  await enter(queries, municipality)
  return queries.rows(sql`
    select p.id as person, p.given_names || ' ' || p.family_name as name from person p
    where p.municipality_id = ${municipality} and p.kind = 'staff' and exists (select 1 from employment e where e.municipality_id = p.municipality_id and e.person_id = p.id and ${inForce("e", now)})
    order by p.family_name, p.given_names, p.id limit 1000`)
}
