import { erasureByLaw, type ErasureByLaw, type ErasureGround, erasureGrounds, overridesDuty } from "../../law/erasure.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { inWords, type Language, type Words } from "../../lib/words.ts"
import { readWithin } from "../access/border.ts"
import { askerOf, type Desk } from "../access/desk.ts"
import { type Destroyed, destroyRecords } from "../disposal/destroy.ts"
import { keptUntil } from "../disposal/kept-until.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { seenEach } from "../records/seen.ts"
import { Conflict } from "../refusals.ts"
import type { Queries, Work } from "../work.ts"
import { type ErasureLine, erasureLetter } from "./erasure-letter.ts"
import { writeToAsker } from "./messages.ts"
import type { Postbox } from "./tell-by-mail.ts"
import { lastWeighing } from "./of-item.ts"
import { inWork as isInWork } from "./states.ts"
import { holdTask, type TaskInHand, tellOf } from "./tasks.ts"
import { holdToWeigh, putWeighing, readItem } from "./weigh.ts"

/** What the law says of erasing something found, and why in the register's own words. */
export interface ErasureSaid {
  readonly law: ErasureByLaw
  readonly basis: Words
}

/** What no definition runs, such as the cases of the case register, is kept by the records plan, and no person's wish ends that (906/2019 21 §; GDPR 17(3)(b)). */
const keptByPlan: ErasureSaid = {
  law: { erased: false, act: "906/2019 21 §", item: "GDPR 17(3)(b)", until: null },
  basis: inWords("Säilytysaika tiedonohjauksen mukaan", "Bevaringstid enligt informationsstyrningen", "Kept for the time of the records plan"),
}

/** What the law says of erasing records, by id (GDPR 17): from the legal bases and the time to be kept that their registers declare. */
async function byLaw(queries: Queries, municipality: string, records: readonly string[], today: Day): Promise<ReadonlyMap<string, ErasureSaid>> {
  const rows = await queries.rows<{ id: string; bases: { article: string; law: string }[]; until: Day | null; ended: boolean; basis: Words }>(sql`
    select r.id, d.definition -> 'legalBases' as bases, ${keptUntil} as until, its.ended_at is not null as ended, d.definition #> '{retention,basis}' as basis
    from register_record its join record r on r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id
    join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version
    where its.municipality_id = ${municipality} and its.record_id = any(${[...records]}::text[])`)
  const found = new Map(rows.map(({ id, basis, ...kept }) => [id, { law: erasureByLaw(kept, today), basis }]))
  return new Map(records.map((id) => [id, found.get(id) ?? keptByPlan]))
}

/** The same for a page that shows them. The caller has read the case and the items. */
export const erasuresByLaw = ({ database, municipality, now }: Desk, records: readonly string[]): Promise<ReadonlyMap<string, ErasureSaid>> =>
  readWithin(database, municipality, (queries) => byLaw(queries, municipality, records, dayAt(now)))

/** The task, where it asks for an erasure that is not answered yet. */
function anErasure(task: TaskInHand): TaskInHand {
  if (task.kind !== "erasure") throw new Conflict("Nobody has asked for it to be erased.")
  if (!isInWork.includes(task.state)) throw new Conflict("The request has been answered already.")
  return task
}

/** Weighs a found record to be erased, on its ground. What a duty keeps goes only where it was unlawful to have it or the law orders it gone, and that is told in words. */
export async function weighErasure(work: Work, municipality: string, caseId: string, id: string, item: string, { ground, reason }: { readonly ground: ErasureGround; readonly reason: string | null }): Promise<void> {
  mustKeepCodesApart({ title: reason ?? "" }, { municipality, act: "request-weighed", subject: { kind: "case", id: caseId } })
  const task = anErasure(await holdToWeigh(work, municipality, caseId, id))
  const kept = await readItem(work, municipality, task, item)
  if (kept.isOfCases) throw new Conflict("What is in the case register is kept by its function class: tell why it is not erased.")
  const told = (await byLaw(work.queries, municipality, [kept.record], dayAt(work.now))).get(kept.record)?.law
  if (told?.erased === false && !overridesDuty(ground)) throw new Conflict(`It is kept by ${told.act} (${told.item})${told.until === null ? "" : ` until ${told.until}`}: it is erased only as processed unlawfully, or where a law orders it.`)
  if (overridesDuty(ground) && reason === null) throw new Conflict("Tell in words why it was unlawful, or which law orders it.")
  await putWeighing(work, municipality, task, item, kept, { outcome: "erase", act: "GDPR", item: erasureGrounds[ground], until: null, reason, covered: [] })
}

/** Weighs everything that is certain as the law says it: to be erased, or kept by which act until when. Returns how many; what was weighed already stays as it was. */
export async function weighErasuresByLaw(work: Work, municipality: string, caseId: string, id: string): Promise<number> {
  const task = anErasure(await holdToWeigh(work, municipality, caseId, id))
  const rows = await work.queries.rows<{ item: string; record: string; language: Language }>(sql`
    select i.id as item, i.record_id as record, c.language from request_item i join case_file c on c.municipality_id = i.municipality_id and c.id = i.case_id
    cross join ${seenEach("read", askerOf(municipality, work.actor), work.now, "all", sql`i.record_id`)}
    where i.municipality_id = ${municipality} and i.case_id = ${caseId} and i.task_id = ${id} and i.same_as is null and i.certain
      and not exists (select from request_weighing w where w.municipality_id = i.municipality_id and w.case_id = i.case_id and w.task_id = i.task_id and w.item_id = i.id)`)
  const law = await byLaw(work.queries, municipality, rows.map(({ record }) => record), dayAt(work.now))
  const weighed = rows.map(({ item: item_id, record, language }) => {
    const { law: told, basis } = law.get(record) ?? keptByPlan
    return told.erased ? { item_id, outcome: "erase", act: "GDPR", item: erasureGrounds[told.ground], until_on: null, reason: null } : { item_id, outcome: "refused", act: told.act, item: told.item, until_on: told.until, reason: basis[language] }
  })
  await work.queries.rows(sql`
    insert into request_weighing (municipality_id, case_id, task_id, item_id, seq, outcome, act, item, until_on, reason, weighed_by, weighed_at)
    select ${municipality}, ${caseId}, ${id}, item_id, 1, outcome, act, item, until_on, reason, ${work.actor.id}, ${work.now}
    from json_to_recordset(${JSON.stringify(weighed)}::json) given(item_id text, outcome text, act text, item text, until_on date, reason text)`)
  await work.note({ municipality, act: "request-weighed", subject: { kind: "request", id }, person: task.subject, register: task.its.register, case: caseId, outcome: "done", more: { outcome: "by-law", hits: weighed.length } })
  return weighed.length
}

/** How an erasure is carried out. */
export interface CarryingOut {
  readonly registerName: (register: string, language: Language) => string
  /** By which the asker is told that a letter is there; null where the service sends no mail. */
  readonly post: Postbox | null
  /** Those to whom data was given cannot be told, or only with an effort out of proportion (GDPR 19). */
  readonly untold: boolean
}

/**
 * Carries an erasure out, once everything found has been weighed: what was weighed to go is destroyed for good, with its history, and the asker is told what went, what is kept, by which act and
 * until when (GDPR 12(3–4), 17). Those to whom it had been given are told first, since afterwards
 * nothing tells what it was (19). For whoever may change the case and each of the records. All of it happens or none.
 */
export async function carryOutErasure(work: Work, municipality: string, caseId: string, id: string, { registerName, post, untold }: CarryingOut): Promise<number> {
  const task = anErasure(await holdTask(work, municipality, caseId, id))
  const of = sql`i.municipality_id = ${municipality} and i.case_id = ${caseId} and i.task_id = ${id}`
  const [left] = await work.queries.rows<{ unsearched: boolean; unweighed: boolean }>(sql`
    select exists (select from request_search i where ${of} and i.searched_at is null) as unsearched, exists (select from request_item i left join lateral ${lastWeighing} w on true where ${of} and i.same_as is null and w.seq is null) as unweighed`)
  if (left?.unsearched) throw new Conflict("Somewhere nobody has looked yet: look there, or tell why it is not needed.")
  if (left?.unweighed) throw new Conflict("Something found has not been weighed yet.")
  const going = await work.queries.rows<Destroyed & { locked: boolean; may: boolean; unaware: boolean; letter: string }>(sql`
    select r.id, r.root_id as root, r.register, r.person_id as person, w.item as letter, concat_ws(' ', w.act, w.item) as basis, r.locked, seen.id is not null as may,
      exists (select from disclosure x where x.municipality_id = r.municipality_id and x.root_id = r.root_id and x.record_id = r.id and not exists (
        select from recipient_notice t where t.municipality_id = x.municipality_id and t.case_id = i.case_id and t.task_id = i.task_id and t.record_id = x.record_id and t.done = 'erased' and t.recipient = x.recipient and t.to_name = x.to_name)) as "unaware"
    from request_item i join lateral ${lastWeighing} w on w.outcome = 'erase'
    join record r on r.municipality_id = i.municipality_id and r.root_id = i.root_id and r.id = i.record_id
    left join ${seenEach("change", askerOf(municipality, work.actor), work.now, "all", sql`i.record_id`)} on true
    where ${of} and i.same_as is null order by r.id for update of r`)
  if (going.some(({ locked }) => locked)) throw new Conflict("The processing of some of it is restricted. End the restriction first.")
  if (going.some(({ may }) => !may)) throw new Conflict("Some of it is not yours to change. Ask for a task in it, or let one who keeps it carry the erasure out.")
  if (!untold && going.some(({ unaware }) => unaware)) throw new Conflict("Tell first those to whom it has been given (GDPR 19), or say that they cannot be told.")
  const told = await work.queries.rows<ErasureLine & { language: Language }>(sql`
    select c.language, i.register, w.outcome = 'erase' as erased, w.act, w.item, w.until_on as until, case when w.outcome = 'refused' then w.reason end as reason, count(*)::int as count
    from request_item i join lateral ${lastWeighing} w on w.outcome in ('erase', 'refused') join case_file c on c.municipality_id = i.municipality_id and c.id = i.case_id
    where ${of} and i.same_as is null group by 1, 2, 3, 4, 5, 6, 7 order by 3 desc, 2`)
  await destroyRecords(work, municipality, going.map(({ letter, ...row }) => ({ ...row, ground: groundOf(letter) })), { case: caseId, task: id })
  const language = told[0]?.language ?? "fi"
  await writeToAsker(work, municipality, caseId, erasureLetter(told, language, (register) => registerName(register, language)), post)
  await tellOf(work, municipality, task, going.length === 0 && told.length > 0 ? "refused" : "done", null)
  return going.length
}

const groundOf = (letter: string): ErasureGround => (Object.keys(erasureGrounds) as ErasureGround[]).find((ground) => erasureGrounds[ground] === letter) ?? "not-needed"

/** What was erased in a request, by register, and to whom it had been given. */
export interface Erased {
  readonly task: string
  readonly register: string
  readonly count: number
  readonly givenTo: readonly string[]
}

/** What was erased in the requests of a case. The caller has read the case. */
export const erasedOf = ({ database, municipality }: Pick<Desk, "database" | "municipality">, caseId: string): Promise<Erased[]> =>
  readWithin(database, municipality, (queries) => queries.rows<Erased>(sql`
    select x.task_id as task, x.register, count(distinct x.record_id)::int as count, coalesce(array_agg(distinct given) filter (where given is not null), '{}') as "givenTo"
    from record_disposal x left join lateral unnest(x.given_to) given on true where x.municipality_id = ${municipality} and x.case_id = ${caseId} group by x.task_id, x.register order by x.task_id, x.register limit 1000`))
