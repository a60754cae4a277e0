import { randomUUID } from "node:crypto"
import { z } from "zod"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { appendAction } from "../cases/append.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { stagesAfter } from "../cases/stages.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { sectionKinds } from "./bodies.ts"
import { mayKeepBody, mayKeepMeeting } from "./may.ts"

/** Calls a meeting of a body: for its secretary. */
export async function callMeeting(work: Work, municipality: string, body: string, { startsAt, place }: { readonly startsAt: Date; readonly place: string }): Promise<string> {
  await mayKeepBody(work, municipality, body, "meeting-kept")
  if (startsAt < work.now) throw new Conflict("A meeting is called for a moment to come.")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into meeting (municipality_id, id, body_id, starts_at, place, called_by, called_at) values (${municipality}, ${id}, ${body}, ${startsAt}, ${place}, ${work.actor.id}, ${work.now})`)
  await work.note({ municipality, act: "meeting-kept", subject: { kind: "meeting", id }, outcome: "done", more: { what: "called", body } })
  return id
}

const sectionForm = z.strictObject({
  case: z.string().min(1).nullable().default(null),
  /** Public from the agenda on, so it names nobody. */
  title: z.string().min(1).max(300),
  proposal: z.string().max(20_000).default(""),
  kind: z.enum(sectionKinds),
})
export type SectionForm = z.input<typeof sectionForm>

/**
 * Puts a section on the agenda: for the secretary, and of a case for one who may change the case as well. That case is then to be
 * decided. A section that is added when the agenda is ready takes the next number of the year.
 */
export async function addSection(work: Work, municipality: string, meeting: string, form: SectionForm): Promise<string> {
  const its = sectionForm.parse(form)
  const { queries } = work
  mustKeepCodesApart({ title: its.title, body: its.proposal }, { municipality, act: "meeting-kept", subject: { kind: "meeting", id: meeting } })
  const held = await mayKeepMeeting(work, municipality, meeting)
  if (held.endedAt !== null) throw new Conflict("The meeting has ended: nothing is added to its agenda.")
  const secret = its.case !== null && (await bringToBody(work, municipality, its.case))
  const id = randomUUID()
  await queries.rows(sql`
    insert into meeting_section (municipality_id, meeting_id, id, body_id, position, case_id, title, proposal, kind, secret)
    select ${municipality}, ${meeting}, ${id}, ${held.body.id}, coalesce(max(s.position), 0) + 1, ${its.case}, ${its.title}, ${its.proposal}, ${its.kind}, ${secret}
    from meeting_section s where s.municipality_id = ${municipality} and s.meeting_id = ${meeting}`)
  if (held.agendaAt !== null) await numberSections(work, municipality, held.body.id, meeting, held.startsAt)
  await work.note({ municipality, act: "meeting-kept", subject: { kind: "meeting", id: meeting }, case: its.case, outcome: "done", more: { what: "section", section: id } })
  return id
}

/** Makes a case ready to be decided; tells whether it is secret as a whole. */
async function bringToBody(work: Work, municipality: string, id: string): Promise<boolean> {
  const its = await holdToChange(work, municipality, id, "meeting-kept")
  if (its.stage !== "to-be-decided") {
    if (!stagesAfter(its.stage).includes("to-be-decided")) throw new Conflict(`The case is in the stage ${its.stage}, which does not lead to a body.`)
    await appendAction(work, municipality, its, { kind: "moved", stage: "to-be-decided" })
  }
  const [row] = await work.queries.rows<{ secret: boolean }>(sql`select secrecy = 'secret' as secret from case_file where municipality_id = ${municipality} and id = ${id}`)
  return row?.secret !== false
}

/** Makes the agenda ready: its sections take the next numbers of the body's year, and its titles come on the web (410/2015 29 §). */
export async function fixAgenda(work: Work, municipality: string, meeting: string): Promise<void> {
  const held = await mayKeepMeeting(work, municipality, meeting)
  if (held.agendaAt !== null) throw new Conflict("The agenda is ready already.")
  const given = await numberSections(work, municipality, held.body.id, meeting, held.startsAt)
  if (given === 0) throw new Conflict("The agenda has no section.")
  await work.queries.rows(sql`update meeting set agenda_at = ${work.now} where municipality_id = ${municipality} and id = ${meeting}`)
  await work.note({ municipality, act: "meeting-kept", subject: { kind: "meeting", id: meeting }, outcome: "done", more: { what: "agenda", sections: given } })
}

/** Gives numbers to the sections that have none yet, in their order; returns how many there were. The counter's row is held to the end of the work. */
async function numberSections({ queries }: Work, municipality: string, body: string, meeting: string, startsAt: Date): Promise<number> {
  const waiting = await queries.rows<{ id: string }>(sql`
    select id from meeting_section where municipality_id = ${municipality} and meeting_id = ${meeting} and number is null order by position limit 500`)
  if (waiting.length === 0) return 0
  const year = Number(dayAt(startsAt).slice(0, 4))
  const [taken] = await queries.rows<{ last: number }>(sql`
    insert into section_number (municipality_id, body_id, year, last) values (${municipality}, ${body}, ${year}, ${waiting.length})
    on conflict (municipality_id, body_id, year) do update set last = section_number.last + ${waiting.length}::integer returning last`)
  const first = (taken?.last ?? 0) - waiting.length + 1
  const given = waiting.map(({ id }, at) => ({ id, number: first + at }))
  await queries.rows(sql`
    update meeting_section s set year = ${year}, number = g.number from json_to_recordset(${JSON.stringify(given)}::json) as g(id text, number integer)
    where s.municipality_id = ${municipality} and s.meeting_id = ${meeting} and s.id = g.id`)
  return waiting.length
}
