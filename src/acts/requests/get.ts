import { requestClock, type RequestKind } from "../../law/requests.ts"
import type { RequestClock } from "../../law/request-clocks.ts"
import type { GivingWay } from "../../law/request-fees.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import type { AskedQuestion } from "../holders/ask.ts"
import type { Hetu, ProtectedAddress } from "../../model/kinds/masked.ts"
import { noted, type Why } from "../access/purpose.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { type Guarded, isProtected, type Secrecy, seenEach } from "../records/seen.ts"
import { masked } from "../records/shown.ts"
import { lastWeighing, publicVersion } from "./of-item.ts"
import { openStates, type TaskEvent, type TaskNow } from "./states.ts"

/** One place of the search plan, and what looking there came to. */
export interface Searched {
  readonly id: string
  readonly how: "registers" | "cases" | "system" | "shelf"
  readonly pool: string | null
  readonly place: string
  readonly unit: string
  readonly searchedAt: Date | null
  readonly hits: number | null
  readonly note: string | null
  /** What came of asking the system's holder the last time; null where nobody has. */
  readonly asked: { readonly outcome: AskedQuestion["outcome"]; readonly at: Date; readonly invented: boolean } | null
}

/** What a request is being made into: the package with how far it is. */
export interface Package {
  readonly id: string
  readonly state: "waiting" | "ready" | "failed"
  readonly done: number
  readonly total: number
  readonly language: "fi" | "sv" | "en"
  readonly askedAt: Date
  readonly readyAt: Date | null
  readonly sha256: string | null
  readonly sizeBytes: number | null
  readonly signature: string | null
  /** Until when its link opens; null where none has been made. */
  readonly expiresAt: Date | null
  readonly fetched: number
}

export interface Task extends TaskNow {
  readonly id: string
  readonly kind: RequestKind
  readonly receivedOn: Day
  readonly asked: string
  readonly pools: readonly string[]
  readonly keys: Readonly<Record<string, string>>
  readonly purpose: string | null
  readonly giving: GivingWay
  readonly unit: string
  readonly told: readonly TaskEvent[]
  readonly clock: RequestClock | null
  readonly searches: readonly Searched[]
  readonly counts: ItemCounts
  readonly packages: readonly Package[]
}

/** Of what was found, how much has been weighed and to what end. */
export interface ItemCounts {
  readonly found: number
  readonly unweighed: number
  readonly given: number
  readonly partly: number
  readonly refused: number
  /** Weighed to be erased. */
  readonly erased: number
}

/** What is asked for in a case, with all that has been done for it. The caller has read the case. */
export async function tasksOf({ database, municipality }: Pick<Desk, "database" | "municipality">, caseId: string): Promise<Task[]> {
  const of = sql`municipality_id = ${municipality} and case_id = ${caseId}`
  const { tasks, events, searches, packages } = await readWithin(database, municipality, async (queries) => ({
    tasks: await queries.rows<Omit<Task, "told" | "clock" | "searches" | "packages">>(sql`
      select t.id, t.kind, t.received_on as "receivedOn", t.asked, t.pools, t.keys, t.purpose, t.giving, t.unit, t.state, t.extended, t.events,
        (select json_build_object('found', count(*), 'unweighed', count(*) filter (where w.outcome is null), 'given', count(*) filter (where w.outcome = 'given'),
          'partly', count(*) filter (where w.outcome = 'given-partly'), 'refused', count(*) filter (where w.outcome = 'refused'), 'erased', count(*) filter (where w.outcome = 'erase'))
          from request_item i left join lateral ${lastWeighing} w on true
          where i.municipality_id = t.municipality_id and i.case_id = t.case_id and i.task_id = t.id and i.same_as is null) as counts
      from request_task t where ${of} order by t.received_on, t.id limit 100`),
    events: await queries.rows<TaskEvent & { task: string }>(sql`select task_id as task, seq, kind, at, actor, note from request_event where ${of} order by task_id, seq limit 4000`),
    searches: await queries.rows<Searched & { task: string }>(sql`
      select s.task_id as task, s.id, s.how, s.pool, s.place, s.unit, s.searched_at as "searchedAt", s.hits, s.note, case when q.id is not null then json_build_object('outcome', q.outcome, 'at', q.at, 'invented', q.invented) end as asked
      from request_search s left join holder_question q on q.municipality_id = s.municipality_id and q.root_id = s.case_id and q.record_id = s.case_id and q.id = s.question_id
      where s.municipality_id = ${municipality} and s.case_id = ${caseId} order by s.task_id, array_position(array['registers', 'cases', 'system', 'shelf'], s.how), s.unit, s.place limit 4000`),
    packages: await queries.rows<Package & { task: string }>(sql`
      select p.task_id as task, p.id, p.state, p.done, p.total, p.language, p.asked_at as "askedAt", p.ready_at as "readyAt", p.sha256, p.size_bytes::int as "sizeBytes", p.signature, d.expires_at as "expiresAt", coalesce(d.fetched, 0) as fetched
      from request_package p left join lateral (
        select d.expires_at, d.fetched from request_delivery d where d.municipality_id = p.municipality_id and d.case_id = p.case_id and d.task_id = p.task_id and d.package_id = p.id and d.closed_at is null order by d.made_at desc limit 1) d on true
      where p.municipality_id = ${municipality} and p.case_id = ${caseId} order by p.asked_at desc, p.id limit 200`),
  }))
  const mine = <Row extends { readonly task: string }>(rows: readonly Row[], id: string) => rows.filter(({ task }) => task === id)
  return tasks.map((task) => ({ ...task, told: mine(events, task.id), searches: mine(searches, task.id).map((one) => ({ ...one, asked: one.asked && { ...one.asked, at: new Date(one.asked.at) } })), packages: mine(packages, task.id), clock: requestClock(task.kind, task.receivedOn, task) }))
}

/** Something found, as one who weighs it sees it: the title only where she may read the record. */
export interface Item {
  readonly id: string
  readonly record: string
  readonly root: string
  readonly register: string
  readonly unit: string
  readonly certain: boolean
  readonly thirdPerson: boolean
  readonly protected: boolean
  /** Its processing is restricted by this request (GDPR 18). */
  readonly locked: boolean
  /** Null where the reader may not read the record: it is weighed by those who may. */
  readonly title: string | null
  readonly kind: "record" | "case" | "document"
  readonly secrecy: Secrecy | null
  /** A public version of the document, where there is one. */
  readonly publicVersion: string | null
  readonly act: string | null
  readonly item: string | null
  readonly until: Day | null
  readonly changedAt: Date
  /** To whom data of the record has been given: they are told of its rectification, erasure or restriction (GDPR 19). */
  readonly givenTo: readonly string[]
  /** Who of them has been told in this request, and when. */
  readonly told: readonly { readonly to: string; readonly at: Date }[]
  readonly alike: number
  /** What the holder of another system told of it, by its own words: codes and protected addresses masked. Empty of anything else, and where the reader may not read it. */
  readonly says: Readonly<Record<string, string | Hetu | ProtectedAddress>>
  readonly weighed: Weighed | null
}

export interface Weighed {
  readonly outcome: "given" | "given-partly" | "refused" | "not-meant" | "erase"
  readonly act: string | null
  readonly item: string | null
  readonly untilOn: Day | null
  readonly reason: string | null
  readonly by: string
  readonly at: Date
}

export const itemsPage = 50

/** What was found for a task, page by page, what has not been weighed first, from after an item on. Titles show by the reader's own rights, and the reading is noted. The caller has read the case. */
export async function itemsOf(desk: Desk, caseId: string, task: string, why: Why, after: string | null = null, limit = itemsPage): Promise<readonly Item[]> {
  const { database, municipality, now } = desk
  const rows = await readWithin(database, municipality, (queries) =>
    queries.rows<Omit<Item, "says" | "told"> & { told: readonly { readonly to: string; readonly at: string }[]; secretNames: readonly string[] | null; body: Readonly<Record<string, string>> | null; guarded: Guarded | null; hidden: boolean }>(sql`
      select i.id, i.record_id as record, i.root_id as root, i.register, i.unit, i.certain, i.third_person as "thirdPerson", i.protected, exists (select from processing_lock l where l.municipality_id = i.municipality_id and l.root_id = i.root_id and l.case_id = i.case_id and l.lifted_at is null) as locked,
        case when seen.id is not null then r.title end as title, case when seen.id is not null then r.secrecy end as secrecy,
        case when d.id is not null then 'document' when c.id is not null then 'case' else 'record' end as kind,
        ${publicVersion} as "publicVersion", case when seen.id is not null and d.id is not null then r.body end as body, case when seen.id is not null and d.id is not null then r.guarded end as guarded, ${isProtected} as hidden,
        coalesce(d.secrecy_act, c.secrecy_act) as act, coalesce(d.secrecy_item, c.secrecy_item) as item, coalesce(d.secrecy_ends_on, c.secrecy_ends_on) as until, r.changed_at as "changedAt",
        coalesce((select array_agg(distinct coalesce(nullif(x.to_name, ''), x.recipient)) from disclosure x where seen.id is not null and x.municipality_id = i.municipality_id and x.root_id = i.root_id and x.record_id = i.record_id), '{}') as "givenTo",
        coalesce((select json_agg(json_build_object('to', coalesce(nullif(x.to_name, ''), x.recipient), 'at', x.told_at) order by x.told_at, x.id) from recipient_notice x
          where seen.id is not null and x.municipality_id = i.municipality_id and x.case_id = i.case_id and x.task_id = i.task_id and x.record_id = i.record_id), '[]') as told,
        (select count(*)::int from request_item o where o.municipality_id = i.municipality_id and o.case_id = i.case_id and o.task_id = i.task_id and o.same_as = i.id) as alike,
        case when w.seq is not null then json_build_object('outcome', w.outcome, 'act', w.act, 'item', w.item, 'untilOn', w.until_on, 'reason', w.reason, 'by', w.weighed_by, 'at', w.weighed_at) end as weighed, ${secretNames(municipality, sql`i.root_id`)} as "secretNames"
      from request_item i join record r on r.municipality_id = i.municipality_id and r.root_id = i.root_id and r.id = i.record_id
      left join case_document d on d.municipality_id = i.municipality_id and d.case_id = i.root_id and d.id = i.record_id
      left join case_file c on c.municipality_id = i.municipality_id and c.id = i.record_id
      left join lateral ${lastWeighing} w on true
      left join ${seenEach("read", askerAt(desk), now, "all", sql`i.record_id`)} on true
      where i.municipality_id = ${municipality} and i.case_id = ${caseId} and i.task_id = ${task} and i.same_as is null and (${after}::text is null or (w.seq is not null, i.register, i.root_id, i.id) > (
        select e.seq is not null, i.register, i.root_id, i.id from request_item i left join lateral ${lastWeighing} e on true where i.municipality_id = ${municipality} and i.case_id = ${caseId} and i.task_id = ${task} and i.id = ${after}))
      order by w.seq is not null, i.register, i.root_id, i.id limit ${limit}`),
  )
  await noteReading(desk, { act: "record-listed", case: caseId, outcome: "done", ...noted(why), more: { path: "request-items", hits: rows.filter(({ title }) => title !== null).length } })
  const shown = await veiled(desk, rows, ({ root }) => root, ({ title }, veil) => ({ title: title === null ? null : veil(title) }))
  return shown.map(({ body, guarded, hidden, ...row }) => ({ ...row, told: row.told.map(({ to, at }) => ({ to, at: new Date(at) })), says: { ...body, ...masked(guarded ?? {}, hidden, row.record) }, weighed: row.weighed && { ...row.weighed, at: new Date(row.weighed.at) } }))
}

/** A request on the queue of one who answers them. */
export interface Queued {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  readonly kind: RequestKind
  readonly state: TaskNow["state"]
  readonly receivedOn: Day
  readonly dueOn: Day | null
  readonly unit: string
  readonly title: string
  /** Which reminder has come, by days after receipt; 0 while none has. */
  readonly reminded: number
  readonly overdue: boolean
}

/** Open requests in the cases that the reader may change, what is due soonest first: a handler's own, a supervisor's people's, a registrar's all (621/1999 14 §). */
export async function requestQueue(desk: Desk, limit = 100): Promise<Queued[]> {
  const { database, municipality, now } = desk
  const today = dayAt(now)
  const rows = await readWithin(database, municipality, (queries) =>
    queries.rows<Omit<Queued, "reminded" | "overdue"> & { extended: boolean; secretNames: readonly string[] | null }>(sql`
      select t.id, t.case_id as "caseId", c.number as "caseNumber", t.kind, t.state, t.extended, t.received_on as "receivedOn", t.due_on as "dueOn", t.unit, r.title, ${secretNames(municipality, sql`t.case_id`)} as "secretNames"
      from (select * from request_task t where t.municipality_id = ${municipality} and t.state in ('received', 'clarifying', 'in-work', 'refused', 'referred') order by t.due_on, t.case_id, t.id offset 0) t
      cross join ${seenEach("read", askerAt(desk), now, "all", sql`t.case_id`)} join record r on r.municipality_id = ${municipality} and r.id = seen.id and r.root_id = r.id join case_file c on c.municipality_id = ${municipality} and c.id = t.case_id
      where t.state = any(${[...openStates]}::text[]) order by t.due_on, t.case_id, t.id limit ${limit}`),
  )
  await noteReading(desk, { act: "record-listed", purpose: "case-handling", outcome: "done", more: { path: "requests", hits: rows.length } })
  const titled = await veiled(desk, rows, ({ caseId }) => caseId, ({ title }, veil) => ({ title: veil(title) }))
  return titled.map(({ extended, ...row }) => {
    const clock = requestClock(row.kind, row.receivedOn, { extended })
    return { ...row, reminded: clock?.remindOn.filter((day) => day <= today).length ?? 0, overdue: clock !== null && clock.workTo < today }
  })
}
