import { randomUUID } from "node:crypto"
import { z } from "zod"
import { interestPosts } from "../../law/interests.ts"
import { type Day, dayAt, isDay, startOf } from "../../lib/day.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import { type Language, languages, type Words } from "../../lib/words.ts"
import { enter } from "../access/border.ts"
import { addAction, closeCase } from "../cases/act.ts"
import { appendAction, holdCase } from "../cases/append.ts"
import { addDocument, documentLanguages } from "../cases/documents.ts"
import { openCase } from "../cases/open.ts"
import { isSecretary } from "../meetings/may.ts"
import { isRegistrar } from "../notice-board/may.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Actor, Work } from "../work.ts"

const day = z.string().refine(isDay)

const dutyForm = z.strictObject({
  name: z.string().min(1).max(200),
  post: z.enum(interestPosts),
  /** The body or the office, as it is told to the public. */
  postOf: z.string().min(1).max(200),
  seat: z.strictObject({ body: z.string().min(1), seat: z.string().min(1) }).nullable().default(null),
  tookUpOn: day,
  until: day.nullable().default(null),
  classCode: z.string().min(1),
  unit: z.string().min(1),
  /** The language of the case and of its titles. */
  language: z.enum(languages).default("fi"),
})
export type DutyForm = z.input<typeof dutyForm>

/** True for the secretary of a body whose task is audit. */
export const isAuditSecretary = (municipality: string, actor: Actor, now: Date): Sql => sql`exists (select 1 from body b where b.municipality_id = ${municipality} and b.task = 'audit' and ${isSecretary(municipality, actor, now)})`

async function mustKeep({ queries, actor, now }: Work, municipality: string): Promise<void> {
  await enter(queries, municipality)
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${isRegistrar(municipality, actor, now)} as may`)
  if (!row?.may) throw new Refused("Declarations of interests are kept by the registry office.", { municipality, act: "interests-kept", because: "not-registrar" })
}

const titles: Words = { fi: "Sidonnaisuusilmoitus", sv: "Redogörelse för bindningar", en: "Declaration of interests" }

/** Opens a case for the declaration of one who must give it: for a registrar of the case register. Returns the id of the duty. */
export async function openDuty(work: Work, municipality: string, form: DutyForm, codeKey: string): Promise<string> {
  const its = dutyForm.parse(form)
  await mustKeep(work, municipality)
  if (its.until !== null && its.until < its.tookUpOn) throw new Conflict("A post does not end before it begins.")
  const id = randomUUID()
  const opened = await openCase(work, municipality, {
    classCode: its.classCode, unit: its.unit, title: `${titles[its.language]}: ${its.name}`, publicTitle: titles[its.language], language: its.language, receivedWay: "own", pendingAt: work.now,
    initiator: { kind: "person", name: its.name }, publicity: { secrecy: "public" },
  }, codeKey)
  const taken = await work.queries.rows(sql`
    insert into interest_duty (municipality_id, id, case_id, name, post, post_of, body_id, seat_id, took_up_on, until_day, added_by, added_at)
    values (${municipality}, ${id}, ${opened.id}, ${its.name}, ${its.post}, ${its.postOf}, ${its.seat?.body}, ${its.seat?.seat}, ${its.tookUpOn}, ${its.until}, ${work.actor.id}, ${work.now}) on conflict (municipality_id, seat_id) do nothing returning id`)
  if (taken.length === 0) throw new Conflict("The seat has a declaration already.")
  await noteDuty(work, municipality, "interests-kept", id, opened.id, "added")
  return id
}

interface DutyInHand {
  readonly id: string
  readonly caseId: string
  readonly name: string
  /** The language of its case. */
  readonly language: Language
  readonly tookUpOn: Day
  readonly until: Day | null
  /** How many versions have been declared. */
  readonly versions: number
}

async function holdDuty({ queries }: Work, municipality: string, id: string): Promise<DutyInHand> {
  const [row] = await queries.rows<DutyInHand>(sql`
    select d.id, d.case_id as "caseId", d.name, c.language, d.took_up_on as "tookUpOn", d.until_day as until,
      (select count(*)::int from interest_declaration v where v.municipality_id = d.municipality_id and v.duty_id = d.id) as versions
    from interest_duty d join case_file c on c.municipality_id = d.municipality_id and c.id = d.case_id where d.municipality_id = ${municipality} and d.id = ${id} for no key update of d`)
  if (!row) throw new NotFound("There is no such declaration.", { municipality, act: "interests-kept", subject: { kind: "interests", id }, because: "no-duty" })
  return row
}

const noteDuty = (work: Work, municipality: string, act: Act, id: string, caseId: string, what: string): Promise<void> =>
  work.note({ municipality, act, subject: { kind: "interests", id }, case: caseId, outcome: "done", more: { what } })

const declared = z.strictObject({ givenOn: day, positions: z.string().max(5000), wealth: z.string().max(5000), other: z.string().max(5000), language: z.enum(documentLanguages).default("fi") })
export type Declared = z.input<typeof declared>

/** Records what was declared, or a change to it, as a document of the case: for a registrar. What is secret is left out of it (84 § 3 mom.). */
export async function declareInterests(work: Work, municipality: string, id: string, form: Declared, codeKey: string): Promise<void> {
  const its = declared.parse(form)
  await mustKeep(work, municipality)
  const duty = await holdDuty(work, municipality, id)
  if (its.givenOn > dayAt(work.now)) throw new Conflict("A declaration has been given, not later than today.")
  if (duty.until !== null && duty.until < dayAt(work.now)) throw new Conflict("The post has ended.")
  const document = await addDocument(work, municipality, duty.caseId, {
    title: `${titles[duty.language]}: ${duty.name}`, publicTitle: titles[duty.language], type: "notice", language: its.language, received: { at: startOf(its.givenOn), way: "form", sender: duty.name }, publicity: { secrecy: "public" },
  }, codeKey)
  await work.queries.rows(sql`
    insert into interest_declaration (municipality_id, duty_id, version, document_id, given_on, positions, wealth, other, recorded_by, recorded_at)
    values (${municipality}, ${id}, ${duty.versions + 1}, ${document}, ${its.givenOn}, ${its.positions}, ${its.wealth}, ${its.other}, ${work.actor.id}, ${work.now})`)
  await noteDuty(work, municipality, "interests-kept", id, duty.caseId, duty.versions === 0 ? "declared" : "changed")
}

/** Records that one who has not declared yet was reminded: for a registrar. */
export async function remindOfInterests(work: Work, municipality: string, id: string): Promise<void> {
  await mustKeep(work, municipality)
  const duty = await holdDuty(work, municipality, id)
  if (duty.versions > 0) throw new Conflict("The declaration has been given.")
  await work.queries.rows(sql`update interest_duty set reminded_on = ${dayAt(work.now)} where municipality_id = ${municipality} and id = ${id}`)
  await addAction(work, municipality, duty.caseId, "Muistutettu sidonnaisuusilmoituksesta", "interests-reminded")
  await noteDuty(work, municipality, "interests-kept", id, duty.caseId, "reminded")
}

/** Tells the last day of the post; from the day after it nothing of the person is on the web (84 § 3 mom.). A post that has ended closes its case. For a registrar. */
export async function endPost(work: Work, municipality: string, id: string, on: Day): Promise<void> {
  await mustKeep(work, municipality)
  const duty = await holdDuty(work, municipality, id)
  if (on < duty.tookUpOn) throw new Conflict("A post does not end before it begins.")
  await work.queries.rows(sql`update interest_duty set until_day = ${on} where municipality_id = ${municipality} and id = ${id}`)
  const held = await holdCase(work.queries, municipality, duty.caseId)
  if (on <= dayAt(work.now) && held?.closedAt === null) await closeCase(work, municipality, duty.caseId, "noted")
  await noteDuty(work, municipality, "interests-kept", id, duty.caseId, "ended")
}

export const checkOutcomes = ["noted", "to-be-completed"] as const
export type CheckOutcome = (typeof checkOutcomes)[number]

/** What the audit committee found of the latest version: for the secretary of the body whose task is audit (84 § 4 mom.). */
export async function checkInterests(work: Work, municipality: string, id: string, outcome: CheckOutcome): Promise<void> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${isAuditSecretary(municipality, actor, now)} as may`)
  if (!row?.may) throw new Refused("Declarations of interests are checked by the audit committee.", { municipality, act: "interests-checked", subject: { kind: "interests", id }, because: "not-audit" })
  const duty = await holdDuty(work, municipality, id)
  const kept = duty.versions === 0 ? [] : await queries.rows(sql`
    insert into interest_check (municipality_id, duty_id, version, outcome, checked_by, checked_at) values (${municipality}, ${id}, ${duty.versions}, ${outcome}, ${actor.id}, ${now}) on conflict do nothing returning version`)
  if (kept.length === 0) throw new Conflict("There is no version that has not been checked.")
  const its = await holdCase(queries, municipality, duty.caseId)
  if (its) await appendAction(work, municipality, its, { kind: "noted", noteCode: `interests-${outcome}` })
  await noteDuty(work, municipality, "interests-checked", id, duty.caseId, outcome)
}
