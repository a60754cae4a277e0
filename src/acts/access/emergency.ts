import { randomUUID } from "node:crypto"
import { join, type Sql, sql } from "../../lib/sql.ts"
import { caseGuards, emergencyOpen, holdsSomeContentRole, isDataProtectionOfficer } from "../../model/rules/conditions.ts"
import type { Queries } from "../../store/database.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Actor, Work } from "../work.ts"
import { below, inGoodStanding } from "./below.ts"
import { enter } from "./border.ts"
import { askerOf } from "./desk.ts"

/** Why a case may be opened in an emergency: a code, never free text, since the trail keeps it. */
export const emergencyReasons = ["life-or-health", "child-in-danger", "threat", "system-failure", "urgent-deadline"] as const
export type EmergencyReason = (typeof emergencyReasons)[number]

export const longestHours = 8
export const shortHours = 2

/** Opens one case for a short time to someone who has a role but no connection to it. It is looked at afterwards, always. */
export async function openInEmergency(work: Work, municipality: string, root: string, reason: EmergencyReason, hours = shortHours): Promise<{ readonly id: string; readonly endsAt: Date }> {
  await enter(work.queries, municipality)
  const asker = askerOf(municipality, work.actor)
  const tried = { municipality, act: "emergency-opened", subject: { kind: "case", id: root } } as const
  if (!(emergencyReasons as readonly string[]).includes(reason)) throw new Refused("Give one of the reasons of the list.", { ...tried, because: "no-reason" })
  if (!(hours > 0 && hours <= longestHours)) throw new Refused(`An emergency lasts at most ${longestHours} hours.`, { ...tried, because: "too-long" })
  const [row] = await work.queries.rows<{ may: boolean; there: boolean }>(sql`
    select ${inGoodStanding(asker, work.now)} and ${holdsSomeContentRole.holds(asker, work.now)} as may,
      exists (select 1 from record r where r.municipality_id = ${municipality} and r.root_id = ${root} and ${join(caseGuards.map((guard) => guard.holds(asker, work.now)), " and ")}) as there`)
  if (!row?.may) throw new Refused("A case is opened in an emergency by one of the staff who has a role with content and whose commitments are signed.", { ...tried, because: "no-content-role" })
  // A case of which she may not know at all gives the answer of one that is not there.
  if (!row.there) throw new NotFound("There is no such case.", { ...tried, because: "no-case" })
  const id = randomUUID()
  const endsAt = new Date(work.now.getTime() + hours * 3_600_000)
  await work.queries.rows(sql`
    insert into emergency_access (municipality_id, root_id, id, person_id, reason, opened_at, ends_at)
    values (${municipality}, ${root}, ${id}, ${work.actor.id}, ${reason}, ${work.now}, ${endsAt})`)
  await work.note({ municipality, act: "emergency-opened", subject: { kind: "case", id: root }, outcome: "done", more: { reason, hours } })
  return { id, endsAt }
}

export interface OpenEmergency {
  readonly root: string
  readonly reason: EmergencyReason
  readonly endsAt: Date
}

/** What stays open to someone by her own emergencies, the one that ends first at the head. */
export async function openEmergencies(queries: Queries, municipality: string, person: string, now: Date): Promise<OpenEmergency[]> {
  await enter(queries, municipality)
  return queries.rows(sql`
    select m.root_id as root, m.reason, m.ends_at as "endsAt" from emergency_access m
    where m.municipality_id = ${municipality} and m.person_id = ${person} and ${emergencyOpen(now)} order by m.ends_at, m.id limit 200`)
}

export interface EmergencyToReview {
  readonly id: string
  readonly root: string
  readonly person: string
  readonly name: string
  readonly reason: EmergencyReason
  readonly openedAt: Date
  readonly endsAt: Date
}

function reviewer(municipality: string, actor: Actor, now: Date): Sql {
  const asker = askerOf(municipality, actor)
  return sql`m.person_id <> ${actor.id} and ${inGoodStanding(asker, now)} and (m.person_id in (${below(municipality, actor.id, now)}) or ${isDataProtectionOfficer.holds(asker, now)})`
}

/** Emergencies that wait for a look by the supervisor or the data protection officer, oldest first. */
export async function emergenciesToReview(queries: Queries, municipality: string, actor: Actor, now: Date): Promise<EmergencyToReview[]> {
  await enter(queries, municipality)
  return queries.rows(sql`
    select m.id, m.root_id as root, m.person_id as person, coalesce(p.given_names || ' ' || p.family_name, m.person_id) as name, m.reason, m.opened_at as "openedAt", m.ends_at as "endsAt" from emergency_access m
    left join person p on p.municipality_id = m.municipality_id and p.id = m.person_id
    where m.municipality_id = ${municipality} and m.reviewed_at is null and ${reviewer(municipality, actor, now)} order by m.opened_at, m.id limit 200`)
}

/** Says whether an emergency was one. An unjustified one ends at once. */
export async function reviewEmergency(work: Work, municipality: string, id: string, finding: "justified" | "unjustified"): Promise<void> {
  await enter(work.queries, municipality)
  const { actor, now } = work
  const [row] = await work.queries.rows<{ reviewed: boolean; root: string }>(sql`
    select m.reviewed_at is not null as reviewed, m.root_id as root from emergency_access m
    where m.municipality_id = ${municipality} and m.id = ${id} and ${reviewer(municipality, actor, now)} for no key update of m`)
  if (!row) throw new NotFound("There is no such emergency, or it is not yours to look at.", { municipality, act: "emergency-reviewed", because: "not-reviewer", subject: { kind: "emergency", id } })
  if (row.reviewed) throw new Conflict("This emergency has been looked at already.")
  await work.queries.rows(sql`
    update emergency_access set reviewed_by = ${actor.id}, reviewed_at = ${now}, finding = ${finding} where municipality_id = ${municipality} and root_id = ${row.root} and id = ${id}`)
  await work.note({ municipality, act: "emergency-reviewed", subject: { kind: "emergency", id }, outcome: "done", more: { finding } })
}
