import type { DecisionKind } from "../../law/remedies.ts"
import type { Day } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { type Desk, noteReading } from "../access/desk.ts"
import { isRegistrar } from "../notice-board/may.ts"
import { NotFound } from "../refusals.ts"
import { idOrUnknown } from "../trail/entry.ts"
import { type Body, bodyColumns, type Seat } from "./bodies.ts"
import { isSecretary } from "./may.ts"
import { minutesDigest } from "./minutes.ts"
import type { Outcome, Presence } from "./section.ts"
import { seatsOn } from "./seats.ts"

export interface SectionSeat {
  readonly seat: string
  readonly presence: Presence
  readonly ground: string | null
}

/** A dissenting opinion of one who was there (410/2015 106 §). */
export interface Dissent {
  readonly seat: string
  readonly reasons: string
}

/** A section as the minutes have it. */
export interface MinutesSection {
  readonly id: string
  readonly number: number | null
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly title: string
  readonly proposal: string
  readonly kind: DecisionKind
  readonly secret: boolean
  readonly outcome: Outcome | null
  readonly decision: string
  readonly personal: boolean
  readonly plainDecision: string | null
  readonly votes: { readonly for: number; readonly against: number; readonly blank: number } | null
  readonly seats: readonly SectionSeat[]
  readonly dissents: readonly Dissent[]
  /** The decision that the section became in its case. */
  readonly extract: string | null
}

export const sectionColumns = sql`s.id, s.number, s.case_id as "caseId", c.number as "caseNumber", s.title, s.proposal, s.kind, s.secret, s.outcome, s.decision, s.personal, s.plain_decision as "plainDecision",
  case when s.votes_for is not null then json_build_object('for', s.votes_for, 'against', s.votes_against, 'blank', s.votes_blank) end as votes,
  coalesce((select json_agg(json_build_object('seat', a.seat_id, 'presence', a.presence, 'ground', a.ground) order by a.seat_id) from section_seat a
    where a.municipality_id = s.municipality_id and a.meeting_id = s.meeting_id and a.section_id = s.id), '[]'::json) as seats,
  coalesce((select json_agg(json_build_object('seat', o.seat_id, 'reasons', o.reasons) order by o.seat_id) from section_dissent o
    where o.municipality_id = s.municipality_id and o.meeting_id = s.meeting_id and o.section_id = s.id), '[]'::json) as dissents, d.id as extract`

/** The sections of a meeting in their order, as `s` with their case `c` and extract `d`. */
export const sectionsFrom = sql`meeting_section s left join case_file c on c.municipality_id = s.municipality_id and c.id = s.case_id
  left join decision d on d.municipality_id = s.municipality_id and d.section_id = s.id`

export interface SeenMeeting {
  readonly id: string
  readonly startsAt: Date
  readonly place: string
  readonly agendaAt: Date | null
  readonly endedAt: Date | null
  readonly checkedAt: Date | null
  readonly publishedOn: Day | null
  readonly body: Body
  readonly sitting: readonly Seat[]
  readonly sections: readonly MinutesSection[]
  /** Who checks the minutes, and whether she has checked them as they stand. */
  readonly checkers: readonly { readonly seat: string; readonly checked: boolean }[]
  readonly digest: string
  /** True for the secretary. */
  readonly mayKeep: boolean
}

interface MeetingRow extends Body {
  readonly meeting: string
  readonly startsAt: Date
  readonly place: string
  readonly agendaAt: Date | null
  readonly endedAt: Date | null
  readonly checkedAt: Date | null
  readonly publishedOn: Day | null
  readonly mayKeep: boolean
}

/** A meeting with its whole minutes, for the secretary of its body, the registry office and those who sit in the body; anyone else reads what is on the web. */
export async function getMeeting(desk: Desk, id: string): Promise<SeenMeeting> {
  const { database, municipality, actor, now } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<MeetingRow>(sql`
      select m.id as meeting, m.starts_at as "startsAt", m.place, m.agenda_at as "agendaAt", m.ended_at as "endedAt", m.checked_at as "checkedAt", m.published_on as "publishedOn", ${bodyColumns},
        ${isSecretary(municipality, actor, now)} as "mayKeep" from meeting m join body b on b.municipality_id = m.municipality_id and b.id = m.body_id
      where m.municipality_id = ${municipality} and m.id = ${id} and (${isSecretary(municipality, actor, now)} or ${isRegistrar(municipality, actor, now)} or exists (
        select 1 from body_seat s where s.municipality_id = m.municipality_id and s.body_id = m.body_id and s.person_id = ${actor.id}
          and (m.starts_at at time zone 'Europe/Helsinki')::date between s.from_day and s.until_day))`)
    return row ? wholeOf(queries, municipality, row) : null
  })
  const read = found !== null
  await noteReading(desk, { act: read ? "record-read" : "refused", subject: { kind: "meeting", id: idOrUnknown(id) }, outcome: read ? "done" : "refused", ...(read ? { purpose: "case-handling" } : { because: "not-of-body" }) })
  if (!found) throw new NotFound("There is no such meeting, or it is not yours to see.")
  return found
}

async function wholeOf(queries: Queries, municipality: string, { meeting, startsAt, place, agendaAt, endedAt, checkedAt, publishedOn, mayKeep, ...body }: MeetingRow): Promise<SeenMeeting> {
  const digest = await minutesDigest(queries, municipality, meeting)
  const sections = await queries.rows<MinutesSection>(sql`select ${sectionColumns} from ${sectionsFrom} where s.municipality_id = ${municipality} and s.meeting_id = ${meeting} order by s.position limit 500`)
  const checkers = await queries.rows<SeenMeeting["checkers"][number]>(sql`
    select k.seat_id as seat, exists (select 1 from minutes_check d where d.municipality_id = k.municipality_id and d.meeting_id = k.meeting_id and d.seat_id = k.seat_id and d.digest = ${digest}) as checked
    from minutes_checker k where k.municipality_id = ${municipality} and k.meeting_id = ${meeting} order by k.seat_id limit 50`)
  return { id: meeting, startsAt, place, agendaAt, endedAt, checkedAt, publishedOn, body, sitting: await seatsOn(queries, municipality, body.id, startsAt), sections, checkers, digest, mayKeep }
}
