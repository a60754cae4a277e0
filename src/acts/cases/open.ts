import { createHash, randomUUID } from "node:crypto"
import { z } from "zod"
import { type Day, dayAt, daysLater, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { languages } from "../../lib/words.ts"
import { holds } from "../../model/rules/conditions.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { mayFeed } from "../clients/feeding.ts"
import { mustKeepCodesApart, putRecord, recordForm } from "../records/save.ts"
import { searchValue } from "../records/search-values.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { messageOf, nextAction } from "./append.ts"
import { documentForm, putDocument, ways } from "./documents.ts"
import { step } from "./fold.ts"
import { caseNumber, seriesOf } from "./number.ts"
import { endOfMark, firstMark, markedFrom, putMark } from "../publicity/marks.ts"
import { publicity } from "./publicity.ts"
import { caseRegisterOf, type CaseRegister } from "./register.ts"
import { wordsBy, wordsOf } from "./title-words.ts"

const party = z.strictObject({ kind: z.enum(["person", "organisation", "authority"]), name: z.string().min(1).max(300) })

/** What is told of a case when it is opened. */
export const caseForm = z.strictObject({
  classCode: z.string().regex(/^[A-Z]?\s?\d{1,3}([ .]\d{1,3}){0,5}$/),
  unit: z.string().min(1),
  title: z.string().min(1).max(500),
  publicTitle: z.string().min(1).max(500),
  language: z.enum(languages),
  receivedWay: z.enum(["own", ...ways]),
  /** When it arrived at the competent authority with its claim known (434/2003 20 §); null while it is not pending yet. */
  pendingAt: z.date().nullable(),
  initiator: party,
  parties: z.array(party.extend({ role: z.enum(["party", "agent", "heard"]) })).max(200).default([]),
  /** The resident whose data the case is, where the directory knows her. */
  person: z.string().min(1).nullable().default(null),
  publicity,
  /** Who is to handle it: the opener herself, or whom the registrar sends it to. */
  handler: z.string().min(1).nullable().default(null),
  documents: z.array(documentForm).max(50).default([]),
  /** A key of the sender's, such as a form's number: the same key from the same sender is the same case. */
  incomingKey: z.string().min(1).max(200).nullable().default(null),
  /** Of a case that another system has kept until now: the number that it has, and when it was opened. */
  imported: z.strictObject({ number: z.string().min(1).max(120), openedAt: z.date() }).nullable().default(null),
})
export type CaseForm = z.input<typeof caseForm>
type Parsed = z.output<typeof caseForm>

export interface OpenedCase {
  readonly id: string
  readonly number: string
  /** True when the key had opened this case before. */
  readonly again: boolean
}

/** Programs that open cases by themselves; every other actor is a person or a client with rights of its own. */
const openers: ReadonlySet<string> = new Set(["case-import"])
const isOpener = ({ kind, id }: Work["actor"]): boolean => kind === "program" && openers.has(id)

const tried = { act: "case-opened" } as const

/**
 * Opens a case in one transaction: record, documents, assignment, number, first action, search value, outbox and the trail's
 * note. For a registrar of the register and unit, for a case handler who will handle it herself, and for a system that feeds the
 * register. Nobody could see a secret case that nobody handles, so such a one needs a handler.
 */
export async function openCase(work: Work, municipality: string, form: CaseForm, codeKey: string): Promise<OpenedCase> {
  const its = caseForm.parse(form)
  const { queries, now } = work
  await enter(queries, municipality)
  const id = randomUUID()
  const [before, register] = await Promise.all([its.incomingKey === null ? null : cameBefore(work, municipality, its, id), caseRegisterOf(queries, municipality)])
  if (before) return before
  if (its.imported !== null && !isOpener(work.actor)) throw new Refused("Only an import brings a case with its number.", { municipality, ...tried, because: "not-an-import" })
  if (its.pendingAt !== null && its.pendingAt > now) throw new Conflict("A case becomes pending when it has arrived, not later than now.")
  mustKeepCodesApart({ title: its.publicTitle, body: [its.initiator.name, ...its.parties.map(({ name }) => name)] }, { municipality, ...tried, register: register.register })
  const { secrecy } = its.publicity
  const mark = firstMark(its.publicity, markedFrom(its.receivedWay === "own" ? null : (its.pendingAt ?? now), its.imported?.openedAt ?? now))
  const endsOn = mark && endOfMark(mark).until
  const publicFrom = mark === null ? its.publicity.publicFrom : endsOn && startOf(daysLater(endsOn, 1))
  await putRecord(work, { municipality, root: id, id, ...tried }, recordForm.parse({ register: register.register, unit: its.unit, person: its.person, secrecy, publicFrom, title: its.title }), codeKey)
  if (mark) await putMark(work, municipality, { caseId: id, recordId: id }, mark)
  const handler = await handlerOf(work, municipality, id, register.register, its)
  if (handler !== null)
    queries.send(sql`insert into assignment (municipality_id, root_id, id, official_id, starts_at) values (${municipality}, ${id}, ${randomUUID()}, ${handler}, ${now})`)
  await work.note({ municipality, ...tried, subject: { kind: "case", id }, person: its.person, register: register.register, case: id, outcome: "done", ...(handler === null ? {} : { more: { to: handler } }) })
  // The number's row is held by whoever opens a case in its run until she is done, so it is taken last.
  const documents = its.documents.map((document) => ({ id: randomUUID(), document }))
  const number = await putCase(work, municipality, { id, handler, endsOn, documents: documents.map((one) => one.id) }, its, register, codeKey)
  for (const { id: documentId, document } of documents)
    await putDocument(work, municipality, { id, register: register.register, unit: its.unit, person: its.person, closedAt: null }, documentId, document, codeKey, "case-opened")
  return { id, number, again: false }
}

/** Claims the key, or tells which case has it. Of two at once the later waits for the earlier one's end. */
async function cameBefore({ queries, actor, now, note }: Work, municipality: string, { incomingKey, ...rest }: Parsed, id: string): Promise<OpenedCase | null> {
  const digest = createHash("sha256").update(JSON.stringify(rest)).digest("hex")
  const claimed = await queries.rows(sql`
    insert into case_incoming (municipality_id, source, key, digest, case_id, at) values (${municipality}, ${actor.id}, ${incomingKey}, ${digest}, ${id}, ${now}) on conflict do nothing returning key`)
  if (claimed.length > 0) return null
  const [row] = await queries.rows<{ id: string; number: string; same: boolean }>(sql`
    select c.id, c.number, i.digest = ${digest} as same from case_incoming i join case_file c on c.municipality_id = i.municipality_id and c.id = i.case_id
    where i.municipality_id = ${municipality} and i.source = ${actor.id} and i.key = ${incomingKey}`)
  if (!row?.same) throw new Conflict("This key has opened a case with other content. Use a new key for another matter.")
  await note({ municipality, ...tried, subject: { kind: "case", id: row.id }, case: row.id, outcome: "done", more: { again: true } })
  return { id: row.id, number: row.number, again: true }
}

/** Who handles the new case, or a refusal for whoever may not open it. Asked of the new record, by the rules' own conditions. */
async function handlerOf(work: Work, municipality: string, id: string, register: string, { unit, handler, publicity: { secrecy } }: Parsed): Promise<string | null> {
  const { queries, actor, now } = work
  const asker = askerOf(municipality, actor)
  const named = { municipality, id: handler ?? "", kind: "staff" } as const
  const [feeds, [row]] = await Promise.all([
    actor.kind === "client" ? mayFeed(work, municipality, unit) : isOpener(actor),
    queries.rows<{ stands: boolean; registers: boolean; handles: boolean; named: boolean }>(sql`
      select ${inGoodStanding(asker, now)} as stands, ${holds("registrar").holds(asker, now)} as registers, ${holds("case-handler").holds(asker, now)} as handles,
        ${inGoodStanding(named, now)} and ${holds("case-handler").holds(named, now)} as named
      from record r where r.municipality_id = ${municipality} and r.id = ${id}`),
  ])
  const refuse = (message: string, because: string) => new Refused(message, { municipality, ...tried, because, register })
  if (!feeds && (!row?.stands || !(row.registers || row.handles))) throw refuse("You may not open a case in this unit.", "no-rule")
  const registers = feeds || row?.registers === true
  const chosen = handler ?? (registers ? null : actor.id)
  if (!registers && chosen !== actor.id) throw refuse("A case handler opens cases for herself. Ask the registry office.", "not-registrar")
  if (handler !== null && !row?.named) throw new Conflict("The handler has no right to handle cases of this unit.")
  if (chosen === null && secrecy === "secret") throw new Conflict("A secret case needs a handler: else nobody could see it.")
  return chosen
}

/** Takes the next number of the run and writes the case with what hangs on it. */
async function putCase(work: Work, municipality: string, { id, handler, endsOn, documents }: { id: string; handler: string | null; endsOn: Day | null; documents: string[] }, its: Parsed, register: CaseRegister, codeKey: string): Promise<string> {
  const { queries, actor, now } = work
  const openedAt = its.imported?.openedAt ?? now
  const year = Number(dayAt(openedAt).slice(0, 4))
  const series = its.imported ? "imported" : seriesOf(register.series, its.classCode)
  const [taken] = await queries.rows<{ last: number }>(sql`
    insert into case_number (municipality_id, series, year, last) values (${municipality}, ${series}, ${year}, 1)
    on conflict (municipality_id, series, year) do update set last = case_number.last + 1 returning last`)
  const seq = taken?.last ?? 0
  const number = its.imported?.number ?? caseNumber(register.pattern, register.series, year, seq, its.classCode)
  const parties = [{ ...its.initiator, role: "initiator" }, ...its.parties].map((one) => ({ ...one, id: randomUUID() }))
  const action = nextAction(work, null, { kind: "opened", stage: its.pendingAt === null ? "opened" : "pending", happenedAt: its.pendingAt, official: handler, documents })
  const state = step(null, action)
  const { secrecy, act, item } = its.publicity
  // One message, since the run's row is held meanwhile and the way to the database and back is what takes the time; the end of the transaction follows it at once.
  queries.send(sql`
    with opened as (
      insert into case_file (municipality_id, id, number, series, year, seq, pattern, business_id, authority, class_code, public_title, language, unit, received_way, initiator,
        secrecy, secrecy_act, secrecy_item, secrecy_ends_on, opened_by, opened_at, stage, handlers, pending_at, actions, changed_at, words_by)
      values (${municipality}, ${id}, ${number}, ${series}, ${year}, ${seq}, ${register.pattern}, ${register.businessId}, ${register.authority}, ${its.classCode}, ${its.publicTitle}, ${its.language}, ${its.unit}, ${its.receivedWay}, ${parties[0]?.id},
        ${secrecy}, ${act}, ${item}, ${endsOn}, ${actor.id}, ${openedAt}, ${state.stage}, ${[...state.handlers]}::text[], ${state.pendingAt}, ${state.actions}, ${now}, ${wordsBy()})
    ), involved as (
      insert into case_party (municipality_id, case_id, id, kind, role, name, added_at)
      select ${municipality}, ${id}, p.id, p.kind, p.role, p.name, ${now} from json_to_recordset(${JSON.stringify(parties)}::json) as p(id text, kind text, role text, name text)
    ), acted as (
      insert into case_action (municipality_id, case_id, seq, kind, stage, actor, at, happened_at, official, documents)
      values (${municipality}, ${id}, ${action.seq}, ${action.kind}, ${action.stage}, ${action.actor}, ${action.at}, ${action.happenedAt}, ${action.official}, ${documents}::text[])
    ), worded as (
      insert into case_word (municipality_id, word, opened_at, case_id)
      select ${municipality}, w.word, ${openedAt}, ${id} from unnest(${wordsOf(its)}::text[]) w(word)
    ), keyed as (
      insert into search_key (municipality_id, root_id, record_id, key, value) values (${municipality}, ${id}, ${id}, 'caseNumber', ${searchValue("caseNumber", number, codeKey)})
    )
    insert into outbox (municipality_id, kind, case_id, message, at) values (${municipality}, 'case-opened', ${id}, ${messageOf(number, action)}::jsonb, ${now})`)
  return number
}
