import { z } from "zod"
import { quorum, type Quorum } from "../../law/quorum.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { restrictionGrounds } from "../access/connections.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import type { BodyKind, Seat } from "./bodies.ts"
import { mayKeepMeeting } from "./may.ts"
import { seatsOn } from "./seats.ts"

/** What became of a section: decided, sent back to be prepared, left on the table, or noted. */
export const outcomes = ["decided", "returned", "tabled", "noted"] as const
export type Outcome = (typeof outcomes)[number]
export const presences = ["present", "absent", "disqualified"] as const
export type Presence = (typeof presences)[number]

const votes = z.strictObject({ for: z.int().min(0), against: z.int().min(0), blank: z.int().min(0) })

const writtenForm = z.strictObject({
  outcome: z.enum(outcomes),
  decision: z.string().max(20_000),
  /** Whether the text holds personal data, and the same without it, for the time after the remedy's (410/2015 140 §). */
  personal: z.boolean(),
  plainDecision: z.string().min(1).max(20_000).nullable().default(null),
  votes: votes.nullable().default(null),
  /** Everyone who sits in the body on the day: there, away, or disqualified by a ground of 434/2003 28 §. */
  seats: z.array(z.strictObject({ seat: z.string().min(1), presence: z.enum(presences), ground: z.enum(restrictionGrounds).nullable().default(null) })).max(200),
  /** Dissenting opinions with their reasons, of those who were there (410/2015 106 §). */
  dissents: z.array(z.strictObject({ seat: z.string().min(1), reasons: z.string().min(1).max(5000) })).max(200).default([]),
}).refine(({ outcome, decision }) => outcome !== "decided" || decision !== "", { error: "What is decided is written.", path: ["decision"] })
export type Written = z.input<typeof writtenForm>

/** Writes what was decided in a section and who was there: for the secretary, until the minutes are checked. */
export async function writeSection(work: Work, municipality: string, meeting: string, section: string, form: Written): Promise<void> {
  const its = writtenForm.parse(form)
  const { queries } = work
  mustKeepCodesApart({ body: [its.decision, its.plainDecision, ...its.dissents.map(({ reasons }) => reasons)] }, { municipality, act: "meeting-kept", subject: { kind: "meeting", id: meeting } })
  const held = await mayKeepMeeting(work, municipality, meeting)
  if (held.checkedAt !== null) throw new Conflict("The minutes have been checked and are not changed any more.")
  if (held.agendaAt === null || held.startsAt > work.now) throw new Conflict("A section is written in the meeting: it has an agenda and has begun.")
  const seats = await seatsOn(queries, municipality, held.body.id, held.startsAt)
  const sitting = new Set(seats.map(({ id }) => id))
  const named = new Set(its.seats.map(({ seat }) => seat))
  if (its.seats.some(({ seat }) => !sitting.has(seat)) || named.size !== its.seats.length) throw new Conflict("Only those are there or away who sit in the body on the day, each once.")
  if (its.seats.some(({ presence, ground }) => (presence === "disqualified") !== (ground !== null))) throw new Conflict("Whoever is disqualified is so on a ground; nobody else has one.")
  const present = its.seats.filter(({ presence }) => presence === "present")
  const there = present.length
  const { holds, least, law } = quorumOf(held.body.kind, seats, its.seats, dayAt(held.startsAt))
  if (its.outcome !== "noted" && !holds) throw new Conflict(`The body cannot decide: at least ${least} must be there (${law}).`)
  if (its.dissents.length > 0 && its.outcome !== "decided") throw new Conflict("A dissenting opinion is of a decision.")
  if (its.dissents.some(({ seat }) => !present.some((one) => one.seat === seat)) || new Set(its.dissents.map(({ seat }) => seat)).size !== its.dissents.length) throw new Conflict("Who was there when it was decided may dissent, each once.")
  if (its.votes && its.votes.for + its.votes.against + its.votes.blank > there) throw new Conflict("There are more votes than people who were there.")
  const changed = await queries.rows(sql`
    update meeting_section set outcome = ${its.outcome}, decision = ${its.decision}, personal = ${its.personal}, plain_decision = ${its.plainDecision},
      votes_for = ${its.votes?.for ?? null}, votes_against = ${its.votes?.against ?? null}, votes_blank = ${its.votes?.blank ?? null}
    where municipality_id = ${municipality} and meeting_id = ${meeting} and id = ${section} returning id`)
  if (changed.length === 0) throw new Conflict("The meeting has no such section.")
  await queries.rows(sql`delete from section_seat where municipality_id = ${municipality} and meeting_id = ${meeting} and section_id = ${section}`)
  await queries.rows(sql`
    insert into section_seat (municipality_id, meeting_id, section_id, seat_id, presence, ground)
    select ${municipality}, ${meeting}, ${section}, g.seat, g.presence, g.ground from json_to_recordset(${JSON.stringify(its.seats)}::json) as g(seat text, presence text, ground text)`)
  await queries.rows(sql`delete from section_dissent where municipality_id = ${municipality} and meeting_id = ${meeting} and section_id = ${section}`)
  await queries.rows(sql`
    insert into section_dissent (municipality_id, meeting_id, section_id, seat_id, reasons)
    select ${municipality}, ${meeting}, ${section}, g.seat, g.reasons from json_to_recordset(${JSON.stringify(its.dissents)}::json) as g(seat text, reasons text)`)
  await work.note({ municipality, act: "meeting-kept", subject: { kind: "meeting", id: meeting }, outcome: "done", more: { what: "written", section, outcome: its.outcome } })
}

/** Whether a body could decide a section: those who were there of its members, substitutes in their places (410/2015 103 §). */
export const quorumOf = (kind: BodyKind, sitting: readonly Pick<Seat, "role">[], seats: readonly { readonly presence: Presence }[], day: Day): Quorum =>
  quorum(kind === "council" ? "council" : "other", sitting.filter(({ role }) => role !== "substitute").length, seats.filter(({ presence }) => presence === "present").length, day)
