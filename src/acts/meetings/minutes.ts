import { createHash, randomUUID } from "node:crypto"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { appendAction, holdCase } from "../cases/append.ts"
import { documentForm, putDocument } from "../cases/documents.ts"
import { decisionForm } from "../decisions/form.ts"
import { holdDecision } from "../decisions/hold.ts"
import { serveMembers } from "../decisions/serve.ts"
import { bringToDecided, putSignature } from "../decisions/sign.ts"
import { namesOf } from "../people/names.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { holdMeeting, mayKeepMeeting, type MeetingInHand } from "./may.ts"
import type { Outcome } from "./section.ts"
import { seatsOn } from "./seats.ts"

/** Ends a meeting and names who checks its minutes: for the secretary, when every section is written. */
export async function endMeeting(work: Work, municipality: string, meeting: string, checkers: readonly string[]): Promise<void> {
  const held = await mayKeepMeeting(work, municipality, meeting)
  if (held.agendaAt === null || held.startsAt > work.now) throw new Conflict("A meeting ends after it has begun, with an agenda.")
  if (held.endedAt !== null) throw new Conflict("The meeting has ended already.")
  const sitting = new Set((await seatsOn(work.queries, municipality, held.body.id, held.startsAt)).map(({ id }) => id))
  if (checkers.length === 0 || new Set(checkers).size !== checkers.length || checkers.some((seat) => !sitting.has(seat))) throw new Conflict("Name those of the body who check the minutes.")
  const [open] = await work.queries.rows<{ number: number }>(sql`select number from meeting_section where municipality_id = ${municipality} and meeting_id = ${meeting} and outcome is null order by position limit 1`)
  if (open) throw new Conflict(`Section ${open.number} has not been written.`)
  await work.queries.rows(sql`update meeting set ended_at = ${work.now} where municipality_id = ${municipality} and id = ${meeting}`)
  await work.queries.rows(sql`insert into minutes_checker (municipality_id, meeting_id, seat_id) select ${municipality}, ${meeting}, unnest(${[...checkers]}::text[])`)
  await work.note({ municipality, act: "meeting-kept", subject: { kind: "meeting", id: meeting }, outcome: "done", more: { what: "ended", checkers: checkers.length } })
}

/** The digest of the minutes as they stand: a check names it, and holds for that text alone. */
export async function minutesDigest(queries: Queries, municipality: string, meeting: string): Promise<string> {
  const rows = await queries.rows<{ text: readonly unknown[]; dissents: unknown }>(sql`
    select json_build_array(m.starts_at, m.place, s.number, s.title, s.proposal, s.kind, s.outcome, s.decision, s.votes_for, s.votes_against, s.votes_blank,
      (select json_agg(json_build_array(a.seat_id, a.presence, a.ground) order by a.seat_id) from section_seat a where a.municipality_id = s.municipality_id and a.meeting_id = s.meeting_id and a.section_id = s.id)) as text,
      (select json_agg(json_build_array(o.seat_id, o.reasons) order by o.seat_id) from section_dissent o where o.municipality_id = s.municipality_id and o.meeting_id = s.meeting_id and o.section_id = s.id) as dissents
    from meeting m join meeting_section s on s.municipality_id = m.municipality_id and s.meeting_id = m.id
    where m.municipality_id = ${municipality} and m.id = ${meeting} order by s.position limit 500`)
  return createHash("sha256").update(JSON.stringify(rows.map(({ text, dissents }) => (dissents === null ? text : [...text, dissents])))).digest("hex")
}

/**
 * Checks the minutes: by a named checker for herself, or by the secretary for a checker who does not sign in here. `seen` is the
 * digest of the text that was checked. When all have checked the same text, the minutes are frozen, each section that was decided
 * becomes a decision of its case, and the case is decided.
 */
export async function checkMinutes(work: Work, municipality: string, meeting: string, seat: string, seen: string, codeKey: string): Promise<void> {
  const { queries, actor, now } = work
  const held = await holdMeeting(work, municipality, meeting, "minutes-checked")
  await mustCheck(work, municipality, held, seat)
  if (held.endedAt === null) throw new Conflict("Minutes are checked when the meeting has ended.")
  if (held.checkedAt !== null) throw new Conflict("The minutes have been checked already.")
  const digest = await minutesDigest(queries, municipality, meeting)
  if (digest !== seen) throw new Conflict("The minutes have changed since you read them. Read them again.")
  await queries.rows(sql`
    insert into minutes_check (municipality_id, meeting_id, seat_id, digest, checked_at, recorded_by) values (${municipality}, ${meeting}, ${seat}, ${digest}, ${now}, ${actor.id}) on conflict do nothing`)
  const [left] = await queries.rows<{ checkers: number }>(sql`
    select count(*)::int as checkers from minutes_checker c where c.municipality_id = ${municipality} and c.meeting_id = ${meeting} and not exists (
      select 1 from minutes_check d where d.municipality_id = c.municipality_id and d.meeting_id = c.meeting_id and d.seat_id = c.seat_id and d.digest = ${digest})`)
  if (left?.checkers === 0) {
    await giveDecisions(work, municipality, held, codeKey)
    await queries.rows(sql`update meeting set checked_at = ${now} where municipality_id = ${municipality} and id = ${meeting}`)
  }
  await work.note({ municipality, act: "minutes-checked", subject: { kind: "meeting", id: meeting }, outcome: "done", more: { seat, left: left?.checkers ?? 0 } })
}

async function mustCheck({ queries, actor }: Work, municipality: string, held: MeetingInHand, seat: string): Promise<void> {
  const [row] = await queries.rows<{ person: string | null; checks: boolean }>(sql`
    select s.person_id as person, exists (select 1 from minutes_checker c where c.municipality_id = s.municipality_id and c.meeting_id = ${held.id} and c.seat_id = s.id) as checks
    from body_seat s where s.municipality_id = ${municipality} and s.body_id = ${held.body.id} and s.id = ${seat}`)
  const refuse = (message: string, because: string) => new Refused(message, { municipality, act: "minutes-checked", subject: { kind: "meeting", id: held.id }, because })
  if (!row?.checks) throw refuse("The minutes are checked by those whom the meeting named.", "not-checker")
  if (row.person !== null && row.person !== actor.id) throw refuse("A checker who signs in checks the minutes herself.", "not-herself")
  if (row.person === null && held.body.secretary !== actor.id) throw refuse("The check of one who does not sign in is recorded by the secretary.", "not-secretary")
}

interface Decided {
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly title: string
  readonly proposal: string
  readonly kind: string
  readonly outcome: Outcome
  readonly decision: string
  readonly secrecy: string
  readonly act: string | null
  readonly item: string | null
  readonly publicTitle: string
  readonly language: string
}

/** Makes of each decided section an extract in its case, and moves the cases on. */
async function giveDecisions(work: Work, municipality: string, held: MeetingInHand, codeKey: string): Promise<void> {
  const sections = await work.queries.rows<Decided>(sql`
    select s.id, s.case_id as "caseId", s.number, s.title, s.proposal, s.kind, s.outcome, s.decision, c.secrecy, c.secrecy_act as act, c.secrecy_item as item, c.public_title as "publicTitle", c.language
    from meeting_section s join case_file c on c.municipality_id = s.municipality_id and c.id = s.case_id
    where s.municipality_id = ${municipality} and s.meeting_id = ${held.id} order by s.case_id, s.position limit 500`)
  const names = await namesOf(work.queries, municipality, [held.body.secretary])
  for (const section of sections) {
    const its = await holdCase(work.queries, municipality, section.caseId)
    if (!its) continue
    if (section.outcome === "returned" && its.stage === "to-be-decided") await appendAction(work, municipality, its, { kind: "moved", stage: "in-preparation", noteCode: "returned" })
    if (section.outcome !== "decided") continue
    const document = await putExtract(work, municipality, held, section, names.get(held.body.secretary) ?? held.body.secretary, codeKey)
    const added = await appendAction(work, municipality, its, { kind: "document-added", documents: [document] })
    await bringToDecided(work, municipality, added, held.endedAt ?? work.now)
    await work.note({ municipality, act: "decision-signed", subject: { kind: "decision", id: document }, person: its.person, register: its.register, case: its.id, outcome: "done", more: { kind: section.kind, section: section.id } })
  }
}

/** The extract (pöytäkirjanote) of one section, as a signed decision of its case. Returns its id. */
async function putExtract(work: Work, municipality: string, held: MeetingInHand, section: Decided, secretary: string, codeKey: string): Promise<string> {
  const { queries, actor, now } = work
  const its = await holdCase(queries, municipality, section.caseId)
  if (!its) throw new Conflict("The section's case is gone.")
  const language = section.language === "sv" ? "sv" : "fi"
  const name = language === "sv" ? held.body.nameSv : held.body.nameFi
  const secrecy = section.secrecy === "not-yet-public" ? "public" : section.secrecy
  const form = decisionForm.parse({
    language, kind: section.kind, heading: `${name} § ${section.number}: ${section.title}`.slice(0, 500), matter: `${its.number} ${section.title}`, grounds: section.proposal, decision: section.decision, provisions: "", contact: secretary,
    remedyBody: held.body.remedyBody, remedyAddress: held.body.remedyAddress, remedyCloses: held.body.remedyCloses, secrecy, secrecyAct: section.act, secrecyItem: section.item,
  })
  const id = randomUUID()
  const document = documentForm.parse({ title: form.heading, publicTitle: section.publicTitle, type: "decision", language, own: { author: name, draftedAt: held.endedAt ?? now }, publicity: { secrecy: secrecy === "public" ? "not-yet-public" : secrecy, act: section.act, item: section.item } })
  await putDocument(work, municipality, its, id, document, codeKey, "decision-signed")
  await queries.rows(sql`
    insert into decision (municipality_id, case_id, id, language, maker, section_id, kind, heading, matter, grounds, decision, provisions, contact, remedy_body, remedy_address, remedy_closes, remedy_ban,
      secrecy, secrecy_act, secrecy_item, drafted_by, drafted_at, changed_at)
    values (${municipality}, ${its.id}, ${id}, ${language}, 'body', ${section.id}, ${form.kind}, ${form.heading}, ${form.matter}, ${form.grounds}, ${form.decision}, ${form.provisions}, ${form.contact},
      ${form.remedyBody}, ${form.remedyAddress}, ${form.remedyCloses}, '', ${form.secrecy}, ${form.secrecyAct}, ${form.secrecyItem}, ${actor.id}, ${now}, ${now})`)
  await putSignature(work, municipality, its, id, form, dayAt(held.endedAt ?? now))
  return id
}

/** Puts checked minutes on the web (410/2015 140 §): for the secretary. From that day the members of the municipality know the decisions. */
export async function publishMinutes(work: Work, municipality: string, meeting: string): Promise<void> {
  const held = await mayKeepMeeting(work, municipality, meeting, "minutes-published")
  if (held.checkedAt === null) throw new Conflict("Minutes come on the web when they have been checked.")
  if (held.published) throw new Conflict("The minutes are on the web already.")
  await work.queries.rows(sql`update meeting set published_on = ${dayAt(work.now)} where municipality_id = ${municipality} and id = ${meeting}`)
  const decisions = await work.queries.rows<{ id: string; caseId: string }>(sql`
    select d.id, d.case_id as "caseId" from decision d join meeting_section s on s.municipality_id = d.municipality_id and s.id = d.section_id
    where s.municipality_id = ${municipality} and s.meeting_id = ${meeting} order by s.position limit 500`)
  for (const { id, caseId } of decisions) await serveMembers(work, municipality, await holdDecision(work, municipality, caseId, id, "minutes-published"))
  await work.note({ municipality, act: "minutes-published", subject: { kind: "meeting", id: meeting }, outcome: "done" })
}
