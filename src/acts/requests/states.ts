import { isAnsweredByGiving, type RequestKind, requestRoutes } from "../../law/requests.ts"

export const taskEvents = [
  "received", "clarification-asked", "clarified", "planned", "extended",
  "given", "given-partly", "no-document", "refused", "referral-declined", "referred", "decided", "transferred", "withdrawn", "done",
] as const
export type TaskEventKind = (typeof taskEvents)[number]

export const taskStates = ["received", "clarifying", "in-work", "given", "given-partly", "no-document", "refused", "let-rest", "referred", "decided", "transferred", "withdrawn", "done"] as const
export type TaskState = (typeof taskStates)[number]

/** One thing that happened with a task, as it is kept. */
export interface TaskEvent {
  readonly seq: number
  readonly kind: TaskEventKind
  readonly at: Date
  readonly actor: string
  /** The reason, the question or the authority, in words. */
  readonly note: string | null
}

/** What a task is now, folded from its events. */
export interface TaskNow {
  readonly state: TaskState
  readonly extended: boolean
  readonly events: number
}

/** While it is in one of these somebody works on it. */
export const inWork: readonly TaskState[] = ["received", "clarifying", "in-work"]
/** While it is in one of these it waits for somebody; an employee's refusal waits for the asker's word (621/1999 14 § 3 mom.). */
export const openStates: readonly TaskState[] = [...inWork, "refused", "referred"]

const from: Readonly<Record<Exclude<TaskEventKind, "received">, readonly TaskState[]>> = {
  "clarification-asked": inWork,
  clarified: ["clarifying"],
  planned: inWork,
  extended: inWork,
  given: inWork,
  "given-partly": inWork,
  "no-document": inWork,
  refused: inWork,
  "referral-declined": ["refused"],
  // What was given only in part is refused in part, so that the asker may ask for a decision on the rest.
  referred: ["refused", "given-partly"],
  decided: [...inWork, "refused", "referred"],
  transferred: inWork,
  withdrawn: openStates,
  done: inWork,
}

const ends: Readonly<Partial<Record<TaskEventKind, TaskState>>> = { "clarification-asked": "clarifying", clarified: "in-work", planned: "in-work", "referral-declined": "let-rest" }

/** Things that may happen with a task next. What is no request for a document is not referred: its refusal is the answer, against which one complains. */
export function mayHappen(kind: RequestKind, state: TaskState): TaskEventKind[] {
  const { decision, clock } = requestRoutes[kind]
  return (Object.keys(from) as (keyof typeof from)[]).filter((event) => {
    if (!from[event].includes(state)) return false
    if (event === "referred" || event === "referral-declined") return decision === "document-request"
    if (event === "decided") return decision !== null
    if (event === "extended") return clock !== "without-delay"
    if (event === "given" || event === "given-partly" || event === "no-document") return isAnsweredByGiving(kind)
    if (event === "done") return clock !== "publicity"
    return true
  })
}

/** A thing that cannot happen with the task as it stands: our own error, since what a person may do is looked at before. */
export class ImpossibleEvent extends Error {
  override name = "ImpossibleEvent"
}

/** What a task is after one more event. */
export function stepTask(kind: RequestKind, before: TaskNow | null, event: Pick<TaskEvent, "kind" | "seq">): TaskNow {
  if ((before === null) !== (event.kind === "received") || event.seq !== (before?.events ?? 0) + 1) throw new ImpossibleEvent(`Event ${event.seq} (${event.kind}) cannot follow ${before?.events ?? 0} events.`)
  if (before === null) return { state: "received", extended: false, events: 1 }
  if (!mayHappen(kind, before.state).includes(event.kind)) throw new ImpossibleEvent(`${event.kind} cannot happen with a task that is ${before.state}.`)
  const answered = event.kind === "refused" && requestRoutes[kind].decision !== "document-request" ? "decided" : null
  const state = event.kind === "extended" ? before.state : (answered ?? ends[event.kind] ?? (event.kind as TaskState))
  return { state, extended: before.extended || event.kind === "extended", events: event.seq }
}
