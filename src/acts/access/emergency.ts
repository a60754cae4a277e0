import { randomUUID } from "node:crypto"
import { type Sql, sql } from "../../lib/sql.ts"
import { holdsSomeContentRole, isDataProtectionOfficer } from "../../model/rules/conditions.ts"
import type { Queries } from "../../store/database.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Actor, Work } from "../work.ts"
import { below, inGoodStanding } from "./below.ts"
import { enter } from "./border.ts"
import { askerOf } from "./desk.ts"

/** Why a case may be opened in an emergency: a code, never free text, since the trail keeps it. */
export const emergencyReasons = ["life-or-health", "child-in-danger", "threat", "system-failure", "urgent-deadline"] as const
export type EmergencyReason = (typeof emergencyReasons)[number]

const longestHours = 8

/** Opens one case for a short time to someone who has a role but no connection to it. It is looked at afterwards, always. */
export async function openInEmergency(work: Work, municipality: string, root: string, reason: EmergencyReason, hours = 2): Promise<{ readonly id: string; readonly endsAt: Date }> {
  await enter(work.queries, municipality)
  const asker = askerOf(municipality, work.actor)
  if (!(emergencyReasons as readonly string[]).includes(reason)) throw new Refused("Give one of the reasons of the list.")
  if (!(hours > 0 && hours <= longestHours)) throw new Refused(`An emergency lasts at most ${longestHours} hours.`)
  const [row] = await work.queries.rows<{ may: boolean; there: boolean }>(sql`
    select ${inGoodStanding(asker, work.now)} and ${holdsSomeContentRole.holds(asker, work.now)} as may,
      exists (select 1 from record r where r.municipality_id = ${municipality} and r.root_id = ${root}) as there`)
  if (!row?.may) throw new Refused("A case is opened in an emergency by one of the staff who has a role with content and whose commitments are signed.")
  if (!row.there) throw new NotFound("There is no such case.")
  const id = randomUUID()
  const endsAt = new Date(work.now.getTime() + hours * 3_600_000)
  await work.queries.rows(sql`
    insert into emergency_access (municipality_id, root_id, id, person_id, reason, opened_at, ends_at)
    values (${municipality}, ${root}, ${id}, ${work.actor.id}, ${reason}, ${work.now}, ${endsAt})`)
  await work.note({ municipality, act: "emergency-opened", subject: { kind: "case", id: root }, outcome: "done", more: { reason, hours } })
  return { id, endsAt }
}

export interface EmergencyToReview {
  readonly id: string
  readonly root: string
  readonly person: string
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
    select m.id, m.root_id as root, m.person_id as person, m.reason, m.opened_at as "openedAt", m.ends_at as "endsAt" from emergency_access m
    where m.municipality_id = ${municipality} and m.reviewed_at is null and ${reviewer(municipality, actor, now)} order by m.opened_at, m.id limit 200`)
}

/** Says whether an emergency was one. An unjustified one ends at once. */
export async function reviewEmergency(work: Work, municipality: string, id: string, finding: "justified" | "unjustified"): Promise<void> {
  await enter(work.queries, municipality)
  const { actor, now } = work
  const [row] = await work.queries.rows<{ reviewed: boolean; root: string }>(sql`
    select m.reviewed_at is not null as reviewed, m.root_id as root from emergency_access m
    where m.municipality_id = ${municipality} and m.id = ${id} and ${reviewer(municipality, actor, now)} for no key update of m`)
  if (!row) throw new NotFound("There is no such emergency, or it is not yours to look at.")
  if (row.reviewed) throw new Conflict("This emergency has been looked at already.")
  await work.queries.rows(sql`
    update emergency_access set reviewed_by = ${actor.id}, reviewed_at = ${now}, finding = ${finding} where municipality_id = ${municipality} and root_id = ${row.root} and id = ${id}`)
  await work.note({ municipality, act: "emergency-reviewed", subject: { kind: "emergency", id }, outcome: "done", more: { finding } })
}
