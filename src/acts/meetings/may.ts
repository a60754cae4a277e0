import { type Sql, sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { NotFound, Refused } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Actor, Work } from "../work.ts"
import { type Body, bodyColumns } from "./bodies.ts"

/** True for the secretary of a body `b`, and for one who stands in for her, whose rights are in force. */
export const isSecretary = (municipality: string, actor: Actor, now: Date): Sql => sql`(${inGoodStanding(askerOf(municipality, actor), now)} and (b.secretary = ${actor.id} or b.secretary in (
  select s.stands_in_for from substitute s where s.municipality_id = ${municipality} and s.person_id = ${actor.id} and ${inForce("s", now)})))`

/** A meeting in hand: its body, and how far it has come. */
export interface MeetingInHand {
  readonly id: string
  readonly startsAt: Date
  readonly agendaAt: Date | null
  readonly endedAt: Date | null
  readonly checkedAt: Date | null
  readonly published: boolean
  readonly body: Body
}

/** The body, for its secretary. */
export async function mayKeepBody({ queries, actor, now }: Work, municipality: string, body: string, act: Act): Promise<Body> {
  await enter(queries, municipality)
  const [row] = await queries.rows<Body & { may: boolean }>(sql`select ${bodyColumns}, ${isSecretary(municipality, actor, now)} as may from body b where b.municipality_id = ${municipality} and b.id = ${body}`)
  if (!row) throw new NotFound("There is no such body.", { municipality, act, subject: { kind: "body", id: body }, because: "no-body" })
  if (!row.may) throw notSecretary(municipality, act, { kind: "body", id: body })
  return row
}

/** The meeting, held until the work ends, for the secretary of its body. */
export async function mayKeepMeeting(work: Work, municipality: string, id: string, act: Act = "meeting-kept"): Promise<MeetingInHand> {
  const { queries, actor, now } = work
  const its = await holdMeeting(work, municipality, id, act)
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${isSecretary(municipality, actor, now)} as may from body b where b.municipality_id = ${municipality} and b.id = ${its.body.id}`)
  if (!row?.may) throw notSecretary(municipality, act, { kind: "meeting", id })
  return its
}

/** The meeting, held until the work ends. The caller asks whether the actor may. */
export async function holdMeeting({ queries }: Work, municipality: string, id: string, act: Act): Promise<MeetingInHand> {
  await enter(queries, municipality)
  const [row] = await queries.rows<Omit<MeetingInHand, "body" | "id"> & Body & { meeting: string }>(sql`
    select m.id as meeting, m.starts_at as "startsAt", m.agenda_at as "agendaAt", m.ended_at as "endedAt", m.checked_at as "checkedAt", m.published_on is not null as published, ${bodyColumns}
    from meeting m join body b on b.municipality_id = m.municipality_id and b.id = m.body_id where m.municipality_id = ${municipality} and m.id = ${id} for no key update of m`)
  if (!row) throw new NotFound("There is no such meeting.", { municipality, act, subject: { kind: "meeting", id }, because: "no-meeting" })
  const { meeting, startsAt, agendaAt, endedAt, checkedAt, published, ...body } = row
  return { id: meeting, startsAt, agendaAt, endedAt, checkedAt, published, body }
}

const notSecretary = (municipality: string, act: Act, subject: { kind: string; id: string }): Refused =>
  new Refused("Meetings of a body are kept by its secretary.", { municipality, act, subject, because: "not-secretary" })
