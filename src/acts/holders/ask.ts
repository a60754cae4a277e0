import { randomUUID } from "node:crypto"
import { holdsIdentityCode } from "../../law/identity-code.ts"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { inWords } from "../../lib/words.ts"
import { Wrong } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { HolderQuestion } from "../../model/registers/definition.ts"
import { fieldOf, holdsOf } from "../../derive/registers/fill-in.ts"
import type { Database, Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import type { Purpose } from "../access/purpose.ts"
import { type Held, holdAny, holdRecord, Unfilled } from "../registers/save.ts"
import { consentLacks, consentsOf, heldConsent } from "../registers/consents.ts"
import { putDisclosure } from "../registers/disclose.ts"
import { propose } from "../registers/proposals.ts"
import { inWork, type Work } from "../work.ts"
import { answerHere, answeringHere } from "./own-register.ts"
import type { HolderAsk, HolderReply, Holders, NoAnswer } from "./protocol.ts"

/** A question that was asked, and what came of it. */
export interface AskedQuestion {
  readonly id: string
  readonly record: string
  readonly at: Date
  readonly actor: string
  readonly system: string
  readonly question: string
  readonly ground: string
  readonly consent: string | null
  readonly outcome: "asked" | "answered" | NoAnswer
  readonly answeredAt: Date | null
  readonly asOf: Date | null
  readonly answer: readonly Readonly<Record<string, string>>[] | null
  readonly invented: boolean
}

interface Begun {
  readonly ask: HolderAsk
  readonly question: HolderQuestion
  readonly held: Held & { readonly id: string }
  /** What a register of the municipality itself has answered; null where none has, so that the holder is asked. */
  readonly here: HolderReply | null
}

const againMost = 200
const asker = { id: "asking-again", name: "asking-again", kind: "program" } as const

/**
 * Asks again what the definitions say to ask again after some days, of records that are open and were answered by the holder once: so a company's change comes to whoever handles it as a proposal that
 * waits. Returns how many were asked.
 */
export async function askAgain(database: Database, municipality: string, holders: Holders, clock: () => Date): Promise<number> {
  const now = clock()
  const due = await inWork(database, asker, now, async ({ queries }) => {
    await enter(queries, municipality)
    return queries.rows<{ record: string; question: string }>(sql`
      select last.record_id as record, last.question from register_definition d cross join lateral jsonb_array_elements(d.definition -> 'questions') q
      join register_record its on its.municipality_id = d.municipality_id and its.type = d.type and its.version = d.version and its.ended_at is null
      cross join lateral (
        select h.record_id, h.question, max(h.at) as at, bool_or(h.outcome = 'answered') as answered from holder_question h
        where h.municipality_id = its.municipality_id and h.root_id = its.root_id and h.record_id = its.record_id and h.question = q ->> 'code' group by 1, 2) last
      where d.municipality_id = ${municipality} and jsonb_typeof(q -> 'again') = 'number' and last.answered and last.at < ${now}::timestamptz - make_interval(days => (q ->> 'again')::int)
      order by last.at, last.record_id limit ${againMost}`)
  })
  for (const { record, question } of due) {
    const begun = await inWork(database, asker, clock(), async (work) => {
      await enter(work.queries, municipality)
      const held = await holdAny(work, municipality, record)
      return held === null ? null : beginHeld(work, municipality, { ...held, id: record }, question, "client-service", holders)
    })
    if (begun === null || begun instanceof Unfilled) continue
    const reply = begun.here ?? (await holders.ask(begun.ask))
    await inWork(database, asker, clock(), (work) => keepAnswer(work, municipality, begun, reply, holders.countryOf(begun.ask.system) ?? "FI"))
  }
  return due.length
}

const problem = (message: ReturnType<typeof inWords>): Unfilled => new Unfilled([{ field: "question", part: "value", message }])

/**
 * Asks the holder of another system one of the questions that a record's definition declares: the ground and the consent are looked at and the question is noted before anything leaves; then the answer is
 * kept with its source and day. A register of the municipality that does the system's work answers first, with what it declares; where it has nothing, the holder is asked. No transaction is open while the holder is waited for. Gives what came of it.
 */
export async function askHolder({ database, municipality, actor, now }: Desk, id: string, code: string, purpose: Purpose, holders: Holders, clock: () => Date): Promise<HolderReply["outcome"] | Unfilled> {
  const begun = await inWork(database, actor, now, (work) => begin(work, municipality, id, code, purpose, holders))
  if (begun instanceof Unfilled) return begun
  const reply = begun.here ?? (await holders.ask(begun.ask))
  return inWork(database, actor, clock(), (work) => keepAnswer(work, municipality, begun, reply, holders.countryOf(begun.ask.system) ?? "FI"))
}

const begin = async (work: Work, municipality: string, id: string, code: string, purpose: Purpose, holders: Holders): Promise<Begun | Unfilled> => beginHeld(work, municipality, { ...(await holdRecord(work, municipality, id)), id }, code, purpose, holders)

async function beginHeld(work: Work, municipality: string, held: Held & { readonly id: string }, code: string, purpose: Purpose, holders: Holders): Promise<Begun | Unfilled> {
  const { queries, actor, now } = work
  const { id } = held
  const question = held.definition.questions.find((one) => one.code === code)
  if (!question) return problem(inWords("Valitse kysymys.", "Välj frågan.", "Choose the question."))
  const { system, operation, law, tells } = question
  const answering = await answeringHere(queries, municipality, system, operation)
  if (holders.countryOf(system) === null && answering === null) return problem(inWords("Tähän järjestelmään ei ole yhteyttä. Pyydä pääkäyttäjää avaamaan se.", "Det finns ingen förbindelse till systemet. Be huvudanvändaren öppna den.", "There is no connection to this system. Ask the administrator to open one."))
  const day = dayAt(now)
  if (question.only !== null && holdsOf(held.definition, question.only.if, held.values, day) !== true) return problem(question.only.message)
  const consent = question.consent === null ? null : await consentTold(work, municipality, held.person, question.consent, day)
  if (question.consent !== null && consent === null) return problem(consentLacks)
  const about = await whomItIsAbout(work, municipality, held, question)
  if (about === null) return problem(question.about === "subject" ? inWords("Henkilötunnus puuttuu, joten toiselta ei voi kysyä.", "Personbeteckningen saknas, så det går inte att fråga.", "The identity code is not known, so another cannot be asked.") : inWords("Y-tunnus puuttuu, joten toiselta ei voi kysyä.", "FO-numret saknas, så det går inte att fråga.", "The business ID is not known, so another cannot be asked."))
  const told = Object.fromEntries(tells.filter((name) => held.values[name] !== undefined).map((name) => [name, asTold(kindOf(fieldOf(held.definition, name).kind).typed(held.values[name]))]))
  const asked = randomUUID()
  await queries.rows(sql`
    insert into holder_question (municipality_id, root_id, record_id, id, at, actor_id, system, question, ground, consent_id)
    values (${municipality}, ${held.root}, ${id}, ${asked}, ${now}, ${actor.id}, ${system}, ${code}, ${law}, ${consent?.id ?? null})`)
  await work.note({ municipality, act: "holder-asked", subject: { kind: "record", id }, person: held.person, register: held.register, case: held.root, purpose, because: groundCode(law), outcome: "done", more: { system, operation, question: asked, ...(consent === null ? {} : { consent: consent.id }) } })
  const rows = answering === null ? null : await answerHere(work, municipality, answering, { person: held.person, company: "company" in about ? about.company : null })
  const here: HolderReply | null = rows !== null ? { outcome: "answered", asOf: now, rows: [rows], invented: false } : holders.countryOf(system) === null ? { outcome: "nothing" } : null
  return { question, here, held, ask: { municipality, system, operation, question: asked, purpose, ground: law, consent, about, told } }
}

/** An act and section as the log takes a code: "380/2023 114 §" as 380/2023.114. */
const groundCode = (law: string): string => law.replace(/[^\p{L}\p{N}/:]+/gu, ".").replace(/^\.|\.$/g, "")

const asTold = (typed: Readonly<Record<string, string>>): string | Readonly<Record<string, string>> => (Object.keys(typed).length === 1 && typed.value !== undefined ? typed.value : typed)

/** The consent as the holder is told of it. */
async function consentTold({ queries }: Work, municipality: string, person: string | null, needed: NonNullable<HolderQuestion["consent"]>, day: string): Promise<HolderAsk["consent"]> {
  const id = heldConsent(await consentsOf(queries, municipality, person, day), needed)
  if (id === null) return null
  const [row] = await queries.rows<{ from: string; until: string | null }>(sql`
    select p.held ->> 'from' as from, p.held ->> 'until' as until from record r
    join register_record its on its.municipality_id = r.municipality_id and its.record_id = r.id
    join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version
    cross join lateral (select r.body -> (d.definition #>> '{consent,period}') as held) p
    where r.municipality_id = ${municipality} and r.id = ${id}`)
  return row ? { id, item: needed.item, ...row } : null
}

/** The person's identity code, from the record or the one that it is part of, or the company's business id. */
async function whomItIsAbout({ queries }: Work, municipality: string, { definition, values }: Held, { about }: HolderQuestion): Promise<HolderAsk["about"] | null> {
  if (about !== "subject") {
    const company = (values[about] as { businessId: string | null } | undefined)?.businessId ?? null
    return company === null ? null : { company }
  }
  const { subject, belongsTo } = definition
  const own = subject === null ? null : ((values[subject] as { code: string | null } | undefined)?.code ?? null)
  if (own !== null || belongsTo === null) return own === null ? null : { person: own }
  const [whole] = await queries.rows<{ code: string | null }>(sql`
    select r.guarded -> (d.definition ->> 'subject') ->> 'value' as code from register_record its
    join record r on r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id
    join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version
    where its.municipality_id = ${municipality} and its.record_id = ${String(values[belongsTo])}`)
  return whole?.code ? { person: whole.code } : null
}

async function keepAnswer(work: Work, municipality: string, { ask, question, held }: Begun, reply: HolderReply, country: string): Promise<HolderReply["outcome"]> {
  const { queries, now } = work
  await enter(queries, municipality)
  const rows = reply.outcome === "answered" ? asAgreed(question, reply.rows) : null
  const outcome = reply.outcome === "answered" && rows === null ? "not-as-agreed" : reply.outcome
  const answered = reply.outcome === "answered" && rows !== null ? { asOf: reply.asOf, invented: reply.invented } : { asOf: null, invented: false }
  await queries.rows(sql`
    update holder_question set outcome = ${outcome}, answered_at = ${now}, as_of = ${answered.asOf}, invented = ${answered.invented}, answer = ${rows === null ? null : JSON.stringify(rows)}::jsonb
    where municipality_id = ${municipality} and root_id = ${held.root} and record_id = ${held.id} and id = ${ask.question}`)
  const told = Object.keys(ask.told)
  if (told.length > 0 && ["answered", "nothing", "newer"].includes(outcome)) await putDisclosure(work, municipality, held, { recipient: question.code, toName: "", country, ground: question.law, consent: ask.consent?.id ?? null, fields: told })
  if (rows !== null && question.fills !== null) await proposeAnswer(work, municipality, held, question, rows)
  await work.note({ municipality, act: "holder-answered", subject: { kind: "record", id: held.id }, person: held.person, register: held.register, case: held.root, purpose: ask.purpose, outcome: "done", more: { system: ask.system, question: ask.question, answer: outcome, rows: rows?.length ?? 0 } })
  return outcome
}

/** The rows with only the columns that were declared, each read by its kind; null where something is not what was agreed. */
function asAgreed({ answer }: HolderQuestion, rows: readonly Readonly<Record<string, string>>[]): Record<string, string>[] | null {
  const read = rows.map((row) =>
    answer.flatMap(({ name, kind }): [string, string | Wrong][] => {
      const value = kindOf(kind).read({ value: row[name] ?? "" }, { least: null, most: null, options: [] })
      return value === null ? [] : [[name, value instanceof Wrong ? value : (kindOf(kind).typed(value).value ?? "")]]
    }),
  )
  if (read.some((row) => row.some(([, value]) => value instanceof Wrong || holdsIdentityCode(value)))) return null
  return read.map((row) => Object.fromEntries(row) as Record<string, string>)
}

/** The answer as a value of the field that it is for: a line a row. */
async function proposeAnswer(work: Work, municipality: string, held: Held & { readonly id: string }, { fills, answer, system }: HolderQuestion, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  if (fills === null) return
  const kindsOf = new Map(answer.map(({ name, kind }) => [name, kindOf(kind)]))
  const shown = (name: string, text: string): string => {
    const kind = kindsOf.get(name)
    const value = kind?.read({ value: text }, { least: null, most: null, options: [] })
    return kind && value !== null && !(value instanceof Wrong) ? kind.show(value, "fi", { least: null, most: null, options: [] }) : text
  }
  const field = fieldOf(held.definition, fills.field)
  const text = rows.map((row) => fills.from.flatMap((name) => (row[name] === undefined ? [] : [shown(name, row[name])])).join(", ")).join(field.kind === "text" ? "; " : "\n")
  const value = kindOf(field.kind).read({ value: text }, field)
  if (value !== null && !(value instanceof Wrong) && value !== held.values[fills.field]) await propose(work, municipality, held, system, { [fills.field]: value })
}

const questionsMost = 100

/** What has been asked about records that the caller has been let read, the newest first. */
export const questionsOf = (queries: Queries, municipality: string, records: readonly string[]): Promise<AskedQuestion[]> =>
  queries.rows<AskedQuestion>(sql`
    select q.id, q.record_id as record, q.at, q.actor_id as actor, q.system, q.question, q.ground, q.consent_id as consent, q.outcome, q.answered_at as "answeredAt", q.as_of as "asOf", q.answer, q.invented
    from record r join holder_question q on q.municipality_id = r.municipality_id and q.root_id = r.root_id and q.record_id = r.id
    where r.municipality_id = ${municipality} and r.id = any(${[...records]}::text[]) order by q.at desc, q.id limit ${questionsMost}`)
