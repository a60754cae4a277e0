import { z } from "zod"
import { type Sql, sql } from "../../lib/sql.ts"
import { type Language, languages } from "../../lib/words.ts"
import type { RequestKind } from "../../law/requests.ts"
import type { Database } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { isOpenToAnyone, lastWeighing } from "./of-item.ts"
import { holdTask } from "./tasks.ts"

const publication = z.strictObject({ title: z.string().trim().min(1).max(200), language: z.enum(languages) })

const weighed = sql`join lateral ${lastWeighing} w on w.outcome <> 'not-meant'`

/** True while all that a task gave is open to anyone by the rules of every path, and nothing was left out of it. */
const isAllPublic = (municipality: string, task: Sql, now: Date): Sql => sql`(${task}.kind = 'document' and ${task}.state = 'given' and exists (
    select from request_item i ${weighed} where i.municipality_id = ${task}.municipality_id and i.case_id = ${task}.case_id and i.task_id = ${task}.id)
  and not exists (
    select from request_item i ${weighed}
    where i.municipality_id = ${task}.municipality_id and i.case_id = ${task}.case_id and i.task_id = ${task}.id and i.same_as is null
    and (w.outcome <> 'given' or not ${isOpenToAnyone(municipality, now, sql`i.record_id`)})))`

/** Publishes an answer for anyone, under a title that the handler writes: for whoever may change the case, and only while everything in it is public. */
export async function publishAnswer(work: Work, municipality: string, caseId: string, id: string, form: z.input<typeof publication>): Promise<void> {
  const { title, language } = publication.parse(form)
  mustKeepCodesApart({ title }, { municipality, act: "answer-published", subject: { kind: "request", id } })
  const task = await holdTask(work, municipality, caseId, id)
  const [row] = await work.queries.rows<{ all: boolean }>(sql`select ${isAllPublic(municipality, sql`t`, work.now)} as all from request_task t where t.municipality_id = ${municipality} and t.case_id = ${caseId} and t.id = ${id}`)
  if (!row?.all) throw new Conflict("Only an answer in which everything is public, and from which nothing was left out, is published.")
  await work.queries.rows(sql`
    insert into published_answer (municipality_id, case_id, task_id, title, language, published_by, published_at) values (${municipality}, ${caseId}, ${id}, ${title}, ${language}, ${work.actor.id}, ${work.now})
    on conflict (municipality_id, case_id, task_id) do update set title = excluded.title, language = excluded.language, published_by = excluded.published_by, published_at = excluded.published_at, withdrawn_at = null`)
  await work.note({ municipality, act: "answer-published", subject: { kind: "request", id }, register: task.its.register, case: caseId, outcome: "done", more: { event: "published", language } })
}

/** Takes a published answer away: for whoever may change the case. */
export async function withdrawAnswer(work: Work, municipality: string, caseId: string, id: string): Promise<void> {
  const task = await holdTask(work, municipality, caseId, id)
  const rows = await work.queries.rows(sql`update published_answer set withdrawn_at = ${work.now} where municipality_id = ${municipality} and case_id = ${caseId} and task_id = ${id} and withdrawn_at is null returning task_id`)
  if (rows.length === 0) throw new Conflict("The answer is not published.")
  await work.note({ municipality, act: "answer-published", subject: { kind: "request", id }, register: task.its.register, case: caseId, outcome: "done", more: { event: "withdrawn" } })
}

/** An answer as anyone sees it, with the public cases in which its documents are. */
export interface PublishedAnswer {
  readonly task: string
  readonly title: string
  readonly language: Language
  readonly kind: RequestKind
  readonly publishedAt: Date
  readonly cases: readonly { readonly id: string; readonly number: string }[]
}

/** Published answers, the latest first. What is no longer wholly public is not among them. */
export const publishedAnswers = (database: Database, municipality: string, now: Date): Promise<PublishedAnswer[]> =>
  readWithin(database, municipality, (queries) => queries.rows<PublishedAnswer>(sql`
    select t.id as task, a.title, a.language, t.kind, a.published_at as "publishedAt",
      coalesce((select json_agg(distinct jsonb_build_object('id', c.id, 'number', c.number)) from request_item i ${weighed} join case_file c on c.municipality_id = i.municipality_id and c.id = i.root_id
        where i.municipality_id = a.municipality_id and i.case_id = a.case_id and i.task_id = a.task_id), '[]') as cases
    from published_answer a join request_task t on t.municipality_id = a.municipality_id and t.case_id = a.case_id and t.id = a.task_id
    where a.municipality_id = ${municipality} and a.withdrawn_at is null and ${isAllPublic(municipality, sql`t`, now)} order by a.published_at desc, a.task_id limit 200`))

/** Which tasks of a case may be published now, and which are. The caller has read the case. */
export const publishableOf = (database: Database, municipality: string, caseId: string, now: Date): Promise<{ readonly task: string; readonly title: string | null }[]> =>
  readWithin(database, municipality, (queries) => queries.rows<{ task: string; title: string | null }>(sql`
    select t.id as task, a.title from request_task t left join published_answer a on a.municipality_id = t.municipality_id and a.case_id = t.case_id and a.task_id = t.id and a.withdrawn_at is null
    where t.municipality_id = ${municipality} and t.case_id = ${caseId} and (a.task_id is not null or ${isAllPublic(municipality, sql`t`, now)}) order by t.id limit 100`))
