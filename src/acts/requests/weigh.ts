import { z } from "zod"
import { isAnsweredByGiving } from "../../law/requests.ts"
import { isAboutAsker } from "../../derive/requests/search-plan.ts"
import { isDay } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { holds } from "../../model/rules/conditions.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { holdCase } from "../cases/append.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { seenEach, seenOne } from "../records/seen.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { isOpenToAnyone, publicVersion } from "./of-item.ts"
import { inWork } from "./states.ts"
import { holdTask, mayGather, type TaskInHand, taskOf } from "./tasks.ts"

/** How something found was weighed: given, given in part, refused with its ground, or found not to be what was asked for. */
export const weighing = z
  .strictObject({
    outcome: z.enum(["given", "given-partly", "refused", "not-meant"]),
    act: z.string().trim().min(1).max(120).nullable().default(null),
    item: z.string().trim().min(1).max(120).nullable().default(null),
    until: z.string().refine(isDay).nullable().default(null),
    reason: z.string().trim().min(1).max(2000).nullable().default(null),
    /** Names of fields that are not given. */
    covered: z.array(z.string().min(1).max(80)).max(200).default([]),
  })
  .refine(({ outcome, act, item, reason }) => outcome === "given" || outcome === "not-meant" || (act !== null && item !== null && reason !== null), { error: "What is not given whole tells act, item and reason." })
export type Weighing = z.input<typeof weighing>

/** The task, held for whoever may change the case, and for the data protection officer, who reads what is about people where nobody else in the case does. */
export async function holdToWeigh(work: Work, municipality: string, caseId: string, id: string): Promise<TaskInHand> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const asker = askerOf(municipality, actor)
  const [row] = await queries.rows<{ officer: boolean }>(sql`select exists (select 1 from ${seenOne("read", asker, now, caseId)} and ${holds("data-protection-officer").holds(asker, now)}) as officer`)
  const its = row?.officer ? await holdCase(queries, municipality, caseId) : null
  const task = mayGather(its ? await taskOf(work, municipality, its, id) : await holdTask(work, municipality, caseId, id))
  if (!inWork.includes(task.state)) throw new Conflict("The request has been answered: what was given stays as it was weighed.")
  return task
}

/** Something found, as it is weighed. */
export interface ItemInHand {
  readonly record: string
  /** How many weighings there are. */
  readonly weighings: number
  /** Its public version, where it is a document that has one. */
  readonly version: string | null
  /** A document that is a file, or has nothing else than its title. */
  readonly isFile: boolean
  /** A case or a document of one. */
  readonly isOfCases: boolean
}

/** Something found, for one who may read it. */
export async function readItem({ queries, actor, now }: Work, municipality: string, { id, its }: TaskInHand, item: string): Promise<ItemInHand> {
  const [kept] = await queries.rows<ItemInHand>(sql`
    select i.record_id as record, (select count(*)::int from request_weighing w where w.municipality_id = i.municipality_id and w.case_id = i.case_id and w.task_id = i.task_id and w.item_id = i.id) as weighings,
      ${publicVersion} as version, d.id is not null and (d.file_name is not null or (s.body = '{}' and s.guarded = '{}')) as "isFile", d.id is not null or exists (select from case_file c where c.municipality_id = i.municipality_id and c.id = i.record_id) as "isOfCases"
    from request_item i cross join ${seenEach("read", askerOf(municipality, actor), now, "all", sql`i.record_id`)}
    left join case_document d on d.municipality_id = i.municipality_id and d.case_id = i.root_id and d.id = i.record_id
    left join record s on s.municipality_id = i.municipality_id and s.root_id = i.root_id and s.id = i.record_id
    where i.municipality_id = ${municipality} and i.case_id = ${its.id} and i.task_id = ${id} and i.id = ${item}`)
  if (!kept) throw new Conflict("There is nothing such among what was found, or you may not read it: it is weighed by those who may.")
  return kept
}

/** Keeps a weighing beside the earlier ones. */
export async function putWeighing(work: Work, municipality: string, { id, subject, its: { id: caseId, register } }: TaskInHand, item: string, kept: ItemInHand, its: Omit<z.infer<typeof weighing>, "outcome"> & { readonly outcome: z.infer<typeof weighing>["outcome"] | "erase" }): Promise<void> {
  await work.queries.rows(sql`
    insert into request_weighing (municipality_id, case_id, task_id, item_id, seq, outcome, act, item, until_on, reason, version_id, covered, weighed_by, weighed_at)
    values (${municipality}, ${caseId}, ${id}, ${item}, ${kept.weighings + 1}, ${its.outcome}, ${its.act}, ${its.item}, ${its.until}, ${its.reason}, ${its.outcome === "given-partly" ? kept.version : null}, ${its.covered}::text[], ${work.actor.id}, ${work.now})`)
  await work.note({ municipality, act: "request-weighed", subject: { kind: "record", id: kept.record }, person: subject, register, case: caseId, outcome: "done", more: { outcome: its.outcome } })
}

/**
 * Weighs what was found, item by item (621/1999 9–12, 17 §; 1050/2018 34 §): for whoever may change the case, or protects data, and may read the record. A document is given in part as its public
 * version, so there must be one; of a record, and of what a holder told, fields are covered. What is asked to be erased may be refused so, or be found not to be meant. What was weighed before is
 * weighed anew, and both stay.
 */
export async function weighItem(work: Work, municipality: string, caseId: string, id: string, item: string, form: Weighing): Promise<void> {
  const its = weighing.parse(form)
  mustKeepCodesApart({ title: its.reason ?? "" }, { municipality, act: "request-weighed", subject: { kind: "case", id: caseId } })
  const task = await holdToWeigh(work, municipality, caseId, id)
  if (!isAnsweredByGiving(task.kind) && !(task.kind === "erasure" && (its.outcome === "refused" || its.outcome === "not-meant"))) throw new Conflict("Such a request is answered by doing what is asked: nothing is given.")
  const kept = await readItem(work, municipality, task, item)
  if (its.outcome === "given-partly" && kept.isFile && kept.version === null) throw new Conflict("A document is given in part as its public version. Make that first.")
  await putWeighing(work, municipality, task, item, kept, its)
}

/**
 * Gives everything that nothing stands against: what is certain, holds nobody else's data and no protected address, and may be read by the one who weighs; to a person all such
 * data about herself, to anyone what is public. Returns how many. The rest is weighed one by one.
 */
export async function giveWhatIsClear(work: Work, municipality: string, caseId: string, id: string): Promise<number> {
  const task = await holdToWeigh(work, municipality, caseId, id)
  if (!isAnsweredByGiving(task.kind)) throw new Conflict("Such a request is answered by doing what is asked: nothing is given.")
  const rows = await work.queries.rows(sql`
    insert into request_weighing (municipality_id, case_id, task_id, item_id, seq, outcome, weighed_by, weighed_at)
    select i.municipality_id, i.case_id, i.task_id, i.id, 1, 'given', ${work.actor.id}, ${work.now}
    from request_item i cross join ${seenEach("read", askerOf(municipality, work.actor), work.now, "all", sql`i.record_id`)}
    where i.municipality_id = ${municipality} and i.case_id = ${caseId} and i.task_id = ${id} and i.same_as is null and i.certain and not i.third_person and not i.protected
      and (${isAboutAsker(task.kind)} or ${isOpenToAnyone(municipality, work.now, sql`i.record_id`)})
      and not exists (select 1 from request_weighing w where w.municipality_id = i.municipality_id and w.case_id = i.case_id and w.task_id = i.task_id and w.item_id = i.id)
    returning item_id`)
  await work.note({ municipality, act: "request-weighed", subject: { kind: "request", id }, person: task.subject, register: task.its.register, case: caseId, outcome: "done", more: { outcome: "given", hits: rows.length } })
  return rows.length
}
