import { randomUUID } from "node:crypto"
import { holdsIdentityCode, type IdentityCode, parseIdentityCode } from "../../law/identity-code.ts"
import { requestRoutes } from "../../law/requests.ts"
import { sql } from "../../lib/sql.ts"
import { lookup } from "../../derive/lookup.ts"
import { isAboutAsker } from "../../derive/requests/search-plan.ts"
import type { Model } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import type { Queries } from "../../store/database.ts"
import type { Desk } from "../access/desk.ts"
import { appendAction } from "../cases/append.ts"
import { documentForm, putDocument } from "../cases/documents.ts"
import { type HolderAsk, type Holders, keptOperation, type KeptReply, type KeptThing } from "../holders/protocol.ts"
import type { Guarded } from "../records/seen.ts"
import { codeIndex } from "../records/search-values.ts"
import type { CodeKeys } from "../registers/people.ts"
import { Conflict } from "../refusals.ts"
import { inWork, type Work } from "../work.ts"
import { countFound } from "./search.ts"
import { inWork as isInWork } from "./states.ts"
import { holdTask, holdToGather, type TaskInHand } from "./tasks.ts"

/** What places are asked with. */
export interface AskingMeans {
  readonly model: Model
  readonly holders: Holders
  readonly keys: CodeKeys
  readonly clock: () => Date
}

/** That the registers do not know the person's identity code, by which holders know her: it is asked of whoever asks. */
export class CodeNeeded {
  readonly field = "hetu"
}

/** How long a question waits for its answer before it may be asked again, in milliseconds: far longer than a holder is waited for. */
export const askedAgainMs = 60_000

interface Begun {
  readonly step: string
  readonly ask: HolderAsk
}

/**
 * Asks the holders of places of a plan, or of all that are open and connected, for all that their systems keep of the person, so that she is answered (GDPR 15): what comes is among what was found, each thing a document of the case that
 * says from where and when it came. A place that has answered, or is being asked, is not asked again; one that did not answer may be. For whoever may change the case; the question, its purpose and its
 * ground are noted before anything leaves, and no transaction is open while holders are waited for. Gives what came of each place that was asked.
 */
export async function askPlaces({ database, municipality, actor, now }: Desk, caseId: string, id: string, steps: readonly string[] | null, typed: string | null, means: AskingMeans): Promise<CodeNeeded | ReadonlyMap<string, KeptReply["outcome"]>> {
  const begun = await inWork(database, actor, now, (work) => begin(work, municipality, caseId, id, steps, typed, means))
  if (begun instanceof CodeNeeded) return begun
  const replies = await Promise.all(begun.map(async (one) => ({ ...one, reply: await means.holders.kept(one.ask) })))
  const outcomes = new Map<string, KeptReply["outcome"]>()
  for (const { reply, ...one } of replies) outcomes.set(one.step, await inWork(database, actor, means.clock(), (work) => keep(work, municipality, caseId, id, one, reply, means)))
  return outcomes
}

async function begin(work: Work, municipality: string, caseId: string, id: string, steps: readonly string[] | null, typed: string | null, { holders, keys }: AskingMeans): Promise<CodeNeeded | readonly Begun[]> {
  const { queries, now, actor } = work
  const task = await holdToGather(work, municipality, caseId, id)
  const { its, subject } = task
  if (!isInWork.includes(task.state)) throw new Conflict("The request has been answered: nothing more is looked for.")
  if (!isAboutAsker(task.kind)) throw new Conflict("Holders are asked for what is the asker's own. Anything else is asked of whoever keeps it.")
  if (subject === null) throw new Conflict("Say first whose data is asked for.")
  const open = await queries.rows<{ step: string; system: string }>(sql`
    select s.id as step, s.place as system from request_search s left join holder_question q on q.municipality_id = s.municipality_id and q.root_id = s.case_id and q.record_id = s.case_id and q.id = s.question_id
    where s.municipality_id = ${municipality} and s.case_id = ${caseId} and s.task_id = ${id} and (${steps === null}::boolean or s.id = any(${[...(steps ?? [])]}::text[])) and s.how = 'system' and s.searched_at is null
      and (q.id is null or q.outcome <> 'asked' or q.at < ${new Date(now.getTime() - askedAgainMs)})`)
  const asked = open.filter(({ system }) => holders.countryOf(system) !== null)
  if (asked.length === 0) return []
  const code = await codeOf(queries, municipality, subject, typed === null ? null : parseIdentityCode(typed), keys)
  if (code === null) return new CodeNeeded()
  const ground = requestRoutes[task.kind].law
  const begun = asked.map(({ step, system }) => ({ step, ask: { municipality, system, operation: keptOperation, question: randomUUID(), purpose: "subject-request", ground, consent: null, about: { person: code }, told: {} } }))
  await queries.rows(sql`
    with asked as (select * from json_to_recordset(${JSON.stringify(begun.map(({ step, ask }) => ({ step, system: ask.system, question: ask.question })))}::json) a(step text, system text, question text)),
    put as (insert into holder_question (municipality_id, root_id, record_id, id, at, actor_id, system, question, ground)
      select ${municipality}, ${caseId}, ${caseId}, question, ${now}, ${actor.id}, system, ${keptOperation}, ${ground} from asked)
    update request_search s set question_id = asked.question from asked where s.municipality_id = ${municipality} and s.case_id = ${caseId} and s.task_id = ${id} and s.id = asked.step`)
  await work.noteAll(begun.map(({ ask: { system, operation, question, purpose } }) => ({ municipality, act: "holder-asked" as const, subject: { kind: "request", id }, person: subject, register: its.register, case: caseId, purpose, outcome: "done" as const, more: { system, operation, question } })))
  return begun
}

/** The person's identity code as a register has it about her, or as it was typed where it is hers; null where neither is so. */
async function codeOf(queries: Queries, municipality: string, person: string, typed: IdentityCode | null, { codeKey, hetuIndex }: CodeKeys): Promise<string | null> {
  const [known] = await queries.rows<{ code: string }>(sql`
    select r.guarded -> (d.definition ->> 'subject') ->> 'value' as code from record r
    join register_record its on its.municipality_id = r.municipality_id and its.root_id = r.root_id and its.record_id = r.id
    join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version
    where r.municipality_id = ${municipality} and r.person_id = ${person} and r.guarded -> (d.definition ->> 'subject') ->> 'kind' = 'code' order by r.changed_at desc limit 1`)
  if (known) return known.code
  if (typed === null) return null
  const [hers] = await queries.rows(sql`
    select p.id from person p where p.municipality_id = ${municipality} and p.id = ${person} and (p.hetu_index = ${hetuIndex(typed)} or exists (
      select from search_key k join record r on r.municipality_id = k.municipality_id and r.root_id = k.root_id and r.id = k.record_id where k.municipality_id = p.municipality_id and k.key = 'hetu' and k.value = ${codeIndex(codeKey, typed)} and r.person_id = p.id))`)
  return hers ? typed : null
}

/** Keeps what came. An answer that comes when the place has been looked at otherwise, or the request answered, is noted and not kept. */
async function keep(work: Work, municipality: string, caseId: string, id: string, { step, ask }: Begun, reply: KeptReply, { model, keys }: AskingMeans): Promise<KeptReply["outcome"]> {
  const { queries, now } = work
  const task = await holdTask(work, municipality, caseId, id)
  const things = reply.outcome === "answered" ? asKept(reply.things, "person" in ask.about ? ask.about.person : "") : []
  const outcome = things === null ? "not-as-agreed" : reply.outcome
  const answered = reply.outcome === "answered" && things !== null ? { asOf: reply.asOf, invented: reply.invented } : { asOf: null, invented: false }
  const [waiting] = await queries.rows(sql`
    select id from request_search where municipality_id = ${municipality} and case_id = ${caseId} and task_id = ${id} and id = ${step} and question_id = ${ask.question} and searched_at is null`)
  const kept = waiting && isInWork.includes(task.state) && things !== null ? await putThings(work, municipality, task, step, things, systemOf(model, ask.system), keys.codeKey) : []
  if (waiting && (outcome === "answered" || outcome === "nothing")) await countFound(work, municipality, task, [step])
  await queries.rows(sql`
    update holder_question set outcome = ${outcome}, answered_at = ${now}, as_of = ${answered.asOf}, invented = ${answered.invented}, answer = ${JSON.stringify(kept)}::jsonb
    where municipality_id = ${municipality} and root_id = ${caseId} and record_id = ${caseId} and id = ${ask.question}`)
  await work.note({ municipality, act: "holder-answered", subject: { kind: "request", id }, person: task.subject, register: task.its.register, case: caseId, purpose: ask.purpose, outcome: "done", more: { system: ask.system, question: ask.question, answer: outcome, rows: kept.length } })
  return outcome
}

const systemOf = (model: Model, id: string): { name: string; language: "fi" | "sv" } => {
  const system = lookup(model).system.get(id)
  const language = model.municipality.languages[0] === "sv" ? "sv" : "fi"
  return { name: system ? plain(system.name, language) : id, language }
}

/** A thing with identity codes apart from the rest: hers or anybody's, behind the mask. */
interface Apart extends Pick<KeptThing, "id" | "title" | "secrecy" | "act" | "item" | "others" | "protected"> {
  readonly says: { readonly body: Record<string, string>; readonly guarded: Guarded }
}

/** The things as they are kept; null where one has an identity code in running text, which no mask could hide. Somebody else's code tells that her data is in it. */
function asKept(things: readonly KeptThing[], hers: string): Apart[] | null {
  const apart = things.map(({ data, addresses, ...thing }): Apart => {
    const said = Object.entries(data).flatMap(([label, value]): [string, string][] => (value === null ? [] : [[label, String(value)]]))
    const codes = said.filter(([, value]) => parseIdentityCode(value) !== null)
    return {
      ...thing, others: thing.others || codes.some(([, value]) => parseIdentityCode(value) !== parseIdentityCode(hers)),
      says: {
        body: Object.fromEntries(said.filter(([, value]) => parseIdentityCode(value) === null)),
        guarded: Object.fromEntries([...codes.map(([label, value]) => [label, { kind: "code", value }] as const), ...Object.entries(addresses).map(([label, value]) => [label, { kind: "address", value }] as const)]),
      },
    }
  })
  return apart.some(({ title, id, says }) => holdsIdentityCode(JSON.stringify([title, id, says.body, Object.keys(says.guarded)])) || Object.values(says.guarded).some(({ kind, value }) => kind === "address" && holdsIdentityCode(value))) ? null : apart
}

/** Puts what came into the case, and among what was found. Gives which thing of the holder's is which document. */
async function putThings(work: Work, municipality: string, { its: held, subject, id, mandate }: TaskInHand, step: string, things: readonly Apart[], { name, language }: { readonly name: string; readonly language: "fi" | "sv" }, codeKey: string): Promise<{ id: string; record: string }[]> {
  const its = { ...held, person: subject }
  const placed = things.map((thing) => ({ ...thing, record: randomUUID() }))
  for (const { record, title, secrecy, act, item, says } of placed) {
    const document = documentForm.parse({ title: `${name}: ${title}`.slice(0, 500), publicTitle: name.slice(0, 500), type: "report", language, received: { at: work.now, way: "system", sender: name.slice(0, 300) }, publicity: secrecy === "public" ? { secrecy } : { secrecy, act, item } })
    await putDocument(work, municipality, its, record, document, codeKey, "document-added", says)
  }
  if (placed.length === 0) return []
  await appendAction(work, municipality, held, { kind: "document-added", documents: placed.map(({ record }) => record) })
  await work.queries.rows(sql`
    insert into request_item (municipality_id, case_id, task_id, id, search_id, record_id, root_id, register, unit, certain, third_person, protected, found_at)
    select ${municipality}, ${its.id}, ${id}, gen_random_uuid()::text, ${step}, x.record, ${its.id}, ${its.register}, ${its.unit}, true, x.others,
      x.protected or (${mandate !== "none"}::boolean and x.lives and exists (select from person n where n.municipality_id = ${municipality} and n.id = ${subject} and n.protected)), ${work.now}
    from json_to_recordset(${JSON.stringify(placed.map(({ record, others, protected: hidden, says }) => ({ record, others, protected: hidden, lives: Object.values(says.guarded).some(({ kind }) => kind === "address") })))}::json) x(record text, others boolean, protected boolean, lives boolean)`)
  await work.noteAll(placed.map(({ record }) => ({ municipality, act: "document-added" as const, subject: { kind: "record", id: record }, person: its.person, register: its.register, case: its.id, outcome: "done" as const })))
  return placed.map(({ id: thing, record }) => ({ id: thing, record }))
}
