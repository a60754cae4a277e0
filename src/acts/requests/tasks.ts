import { randomUUID } from "node:crypto"
import { z } from "zod"
import type { CaseClockKind } from "../../law/case-clocks.ts"
import { isLawful, requestClock, requestKinds, type RequestKind, requestRoutes, tellLongerBy } from "../../law/requests.ts"
import { givingWays } from "../../law/request-fees.ts"
import { type Day, dayAt, isDay, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { searchKeyName } from "../../model/search-key.ts"
import { appendAction, type CaseInHand } from "../cases/append.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { awaitsDecision } from "../cases/stages.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { type MandateState, mandateState, whoseData } from "./mandate.ts"
import { mayHappen, openStates, stepTask, type TaskEventKind, type TaskNow } from "./states.ts"

/** One thing that is asked for, as the form or the registrar tells it. */
export const askForm = z.strictObject({
  kind: z.enum(requestKinds),
  receivedOn: z.string().refine(isDay),
  asked: z.string().trim().min(1).max(4000),
  /** Ids of the pools that it is about; none where all are. */
  pools: z.array(z.string().min(1).max(120)).max(50).default([]),
  keys: z.partialRecord(searchKeyName, z.string().trim().min(1).max(300)).default({}),
  purpose: z.string().trim().min(1).max(2000).nullable().default(null),
  giving: z.enum(givingWays).default("e-delivery"),
  unit: z.string().min(1).max(120),
})
export type AskForm = z.input<typeof askForm>

/** A task in hand, with the case that it is of. */
export interface TaskInHand extends TaskNow {
  readonly its: CaseInHand
  readonly id: string
  readonly kind: RequestKind
  readonly receivedOn: Day
  readonly asked: string
  readonly pools: readonly string[]
  readonly keys: Readonly<Record<string, string>>
  readonly unit: string
  /** Whose data is asked for: the asker's own, or that of whom she asks for; null while that is not known. */
  readonly subject: string | null
  readonly mandate: MandateState
}

const mostTasks = 40

/** Notes in a case what is asked for, each a task with its own clock, and sets the case's due day by the soonest (law.md 3.6): for whoever may change the case. Returns their ids. */
export async function addTasks(work: Work, municipality: string, caseId: string, forms: readonly AskForm[]): Promise<string[]> {
  return putTasks(work, municipality, await holdToChange(work, municipality, caseId, "request-acted"), forms)
}

/** The same for a case that the caller holds, having shown that the actor may. */
export async function putTasks(work: Work, municipality: string, its: CaseInHand, forms: readonly AskForm[]): Promise<string[]> {
  const asks = forms.map((form) => ({ id: randomUUID(), ...askForm.parse(form) }))
  const caseId = its.id
  for (const { asked, keys, purpose } of asks) mustKeepCodesApart({ title: [asked, purpose ?? "", ...Object.values(keys)].join("\n") }, { municipality, act: "request-acted", subject: { kind: "case", id: caseId } })
  if (asks.some(({ receivedOn }) => receivedOn > dayAt(work.now))) throw new Conflict("A request has been received, not later than today.")
  if (asks.some(({ kind, receivedOn }) => !isLawful(kind, receivedOn))) throw new Conflict("No law gave a time for such a request on that day.")
  if (!awaitsDecision(its.stage)) throw new Conflict("The case has been decided, or its handling has ended. Open a new case for what is asked now.")
  const [kept] = await work.queries.rows<{ count: number }>(sql`select count(*)::int as count from request_task where municipality_id = ${municipality} and case_id = ${caseId}`)
  if ((kept?.count ?? 0) + asks.length > mostTasks) throw new Conflict(`A case has ${mostTasks} requests at the most.`)
  const rows = asks.map(({ receivedOn, ...ask }) => ({ ...ask, received_on: receivedOn, due_on: requestClock(ask.kind, receivedOn, { extended: false })?.workTo ?? null }))
  await work.queries.rows(sql`
    with added as (
      insert into request_task (municipality_id, case_id, id, kind, received_on, asked, pools, keys, purpose, giving, unit, state, extended, due_on, events)
      select ${municipality}, ${caseId}, a.id, a.kind, a.received_on, a.asked, a.pools, a.keys, a.purpose, a.giving, a.unit, 'received', false, a.due_on, 1
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(id text, kind text, received_on date, asked text, pools text[], keys jsonb, purpose text, giving text, unit text, due_on date) returning id
    )
    insert into request_event (municipality_id, case_id, task_id, seq, kind, at, actor) select ${municipality}, ${caseId}, id, 1, 'received', ${work.now}, ${work.actor.id} from added`)
  await work.noteAll(asks.map(({ id, kind, receivedOn }) => ({ municipality, act: "request-acted", subject: { kind: "request", id }, person: its.person, register: its.register, case: caseId, outcome: "done", more: { kind, event: "received", received: receivedOn } })))
  await followClock(work, municipality, its)
  return asks.map(({ id }) => id)
}

const putEvent = ({ queries, now, actor }: Work, municipality: string, caseId: string, task: string, seq: number, kind: TaskEventKind, note: string | null) =>
  queries.rows(sql`insert into request_event (municipality_id, case_id, task_id, seq, kind, at, actor, note) values (${municipality}, ${caseId}, ${task}, ${seq}, ${kind}, ${now}, ${actor.id}, ${note})`)

/** The task, held with its case, for whoever may change the case. */
export async function holdTask(work: Work, municipality: string, caseId: string, id: string): Promise<TaskInHand> {
  return taskOf(work, municipality, await holdToChange(work, municipality, caseId, "request-acted"), id)
}

/** The same, where something is about to be gathered or given: never before the mandate of one who asks for another has been accepted. */
export async function holdToGather(work: Work, municipality: string, caseId: string, id: string): Promise<TaskInHand> {
  return mayGather(await holdTask(work, municipality, caseId, id))
}

export function mayGather(task: TaskInHand): TaskInHand {
  if (task.mandate === "unchecked" || task.mandate === "rejected") throw new Conflict("It is asked for somebody else. Check the mandate before anything is looked for or given.")
  return task
}

/** A task of a case that the caller holds. */
export async function taskOf(work: Work, municipality: string, its: CaseInHand, id: string): Promise<TaskInHand> {
  const [row] = await work.queries.rows<Omit<TaskInHand, "its">>(sql`
    select t.id, t.kind, t.received_on as "receivedOn", t.asked, t.pools, t.keys, t.unit, t.state, t.extended, t.events,
      ${whoseData(sql`t.municipality_id`, sql`t.case_id`, sql`${its.person}::text`)} as subject, ${mandateState(sql`t.municipality_id`, sql`t.case_id`)} as mandate
    from request_task t where t.municipality_id = ${municipality} and t.case_id = ${its.id} and t.id = ${id}`)
  if (!row) throw new Conflict("The case has no such request.")
  return { ...row, its }
}

/** What one must say with an event: the question, the reason, the authority, what was done. */
export const needsNote: readonly TaskEventKind[] = ["clarification-asked", "extended", "refused", "transferred", "done", "no-document"]

/** Tells of something that happened with a task: for whoever may change the case. */
export async function tellOfTask(work: Work, municipality: string, caseId: string, id: string, kind: Exclude<TaskEventKind, "received">, note: string | null = null): Promise<void> {
  mustKeepCodesApart({ title: note ?? "" }, { municipality, act: "request-acted", subject: { kind: "case", id: caseId } })
  const task = await holdTask(work, municipality, caseId, id)
  if (needsNote.includes(kind) && note === null) throw new Conflict("Say why, or what is asked.")
  await tellOf(work, municipality, task, kind, note)
}

/** The same for a task in hand. */
export async function tellOf(work: Work, municipality: string, task: TaskInHand, kind: Exclude<TaskEventKind, "received">, note: string | null): Promise<TaskInHand> {
  if (!mayHappen(task.kind, task.state).includes(kind)) throw new Conflict(`The request is ${task.state}: this cannot be done with it now.`)
  if (kind === "extended") mustBeInTime(task, dayAt(work.now))
  if (kind === "decided") await mustBeDecided(work, municipality, task)
  const after = stepTask(task.kind, task, { kind, seq: task.events + 1 })
  const dueOn = requestClock(task.kind, task.receivedOn, after)?.workTo ?? null
  await putEvent(work, municipality, task.its.id, task.id, after.events, kind, note)
  await work.queries.rows(sql`
    update request_task set state = ${after.state}, extended = ${after.extended}, events = ${after.events}, due_on = ${dueOn} where municipality_id = ${municipality} and case_id = ${task.its.id} and id = ${task.id}`)
  await work.note({ municipality, act: "request-acted", subject: { kind: "request", id: task.id }, person: task.its.person, register: task.its.register, case: task.its.id, outcome: "done", more: { kind: task.kind, event: kind } })
  return { ...task, ...after, its: await followClock(work, municipality, task.its) }
}

/** A person is told within the first month that her request takes longer, and why (GDPR 12(3)); the publicity act's longer time follows from what was asked for. */
function mustBeInTime({ kind, receivedOn, extended }: TaskInHand, today: Day): void {
  if (extended) throw new Conflict("The time has been lengthened already: the law lets it be done once.")
  const tellBy = tellLongerBy(kind, receivedOn)
  if (requestRoutes[kind].clock === "subject" && tellBy !== null && today > tellBy) throw new Conflict("The time could be lengthened within the first month only (GDPR 12(3)).")
}

async function mustBeDecided({ queries }: Work, municipality: string, { its, kind }: TaskInHand): Promise<void> {
  const [row] = await queries.rows(sql`
    select id from decision where municipality_id = ${municipality} and case_id = ${its.id} and kind = ${requestRoutes[kind].decision} and signed_at is not null limit 1`)
  if (!row) throw new Conflict("The case has no signed decision on this. Make the decision first.")
}

const caseClocks: Readonly<Record<"publicity" | "subject", readonly [CaseClockKind, CaseClockKind]>> = { publicity: ["information-request", "information-request-long"], subject: ["subject-request", "subject-request-extended"] }

/** Brings the case's due day to that of the open task which is due soonest. A case without one keeps the day that it has. */
async function followClock(work: Work, municipality: string, its: CaseInHand): Promise<CaseInHand> {
  if (!awaitsDecision(its.stage)) return its
  const [soonest] = await work.queries.rows<{ kind: RequestKind; receivedOn: Day; extended: boolean; dueOn: Day; note: string | null }>(sql`
    select t.kind, t.received_on as "receivedOn", t.extended, t.due_on as "dueOn",
      (select e.note from request_event e where e.municipality_id = t.municipality_id and e.case_id = t.case_id and e.task_id = t.id and e.kind = 'extended' limit 1) as note
    from request_task t where t.municipality_id = ${municipality} and t.case_id = ${its.id} and t.due_on is not null and t.state = any(${[...openStates]}::text[]) order by t.due_on, t.id limit 1`)
  const route = soonest && requestRoutes[soonest.kind].clock
  if (!soonest || route === undefined || route === "without-delay") return its
  const kind = caseClocks[route][soonest.extended ? 1 : 0]
  if (its.dueKind === kind && its.dueOn === soonest.dueOn) return its
  return appendAction(work, municipality, its, { kind: "due-set", noteCode: kind, note: soonest.note, day: soonest.dueOn, happenedAt: startOf(soonest.receivedOn) })
}
