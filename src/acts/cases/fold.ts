import type { CaseClockKind } from "../../law/case-clocks.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { type Ending, isEnd, type Stage, stagesAfter } from "./stages.ts"

export const actionKinds = [
  "opened", "moved", "document-added", "assigned", "handed-over", "title-corrected", "linked", "noted",
  "due-set", "suspended", "resumed", "round-opened", "round-answered", "round-unanswered", "round-extended", "round-closed",
  "secrecy-marked", "moment-told", "weighed", "party-hidden", "party-shown",
] as const
export type ActionKind = (typeof actionKinds)[number]

/** One thing done with a case, as it is kept. */
export interface CaseAction {
  readonly seq: number
  readonly kind: ActionKind
  /** The stage after it. */
  readonly stage: Stage
  readonly actor: string
  readonly at: Date
  /** When what it tells took place, where that is another moment: made pending, decided. */
  readonly happenedAt: Date | null
  /** Whom the case was given to. */
  readonly official: string | null
  /** Who gave it up. */
  readonly former: string | null
  /** A code; for an end of handling, how it ended. */
  readonly noteCode: string | null
  readonly note: string | null
  readonly documents: readonly string[]
  /** A day that it tells of: due, until when suspended, the last day to answer. */
  readonly day: Day | null
  readonly round: string | null
  /** Of the round's recipients, the one whom it is about. */
  readonly recipient: string | null
}

/** What a case is now. */
export interface CaseState {
  readonly stage: Stage
  readonly handlers: readonly string[]
  readonly pendingAt: Date | null
  /** When the decision that ends the processing was made (906/2019 26 §). */
  readonly decidedAt: Date | null
  readonly closedAt: Date | null
  readonly ending: Ending | null
  /** Why it has a due day; null where it has none. */
  readonly dueKind: CaseClockKind | null
  readonly dueOn: Day | null
  /** Since when the handling is suspended; null while it is not. */
  readonly suspendedOn: Day | null
  /** The last day of the suspension, where it was told. */
  readonly suspendedUntil: Day | null
  readonly openRounds: number
  readonly actions: number
  readonly changedAt: Date
}

/** A list of actions that no case can have: our own error, never a person's. */
export class ImpossibleAction extends Error {
  override name = "ImpossibleAction"
}

/** What a case is after one more action. */
export function step(state: CaseState | null, action: CaseAction): CaseState {
  const { kind, stage, at, official, former } = action
  if ((state === null) !== (kind === "opened") || action.seq !== (state?.actions ?? 0) + 1) throw new ImpossibleAction(`Action ${action.seq} (${kind}) cannot follow ${state?.actions ?? 0} actions.`)
  const before: CaseState = state ?? { stage, handlers: [], pendingAt: null, decidedAt: null, closedAt: null, ending: null, ...noClock, openRounds: 0, actions: 0, changedAt: at }
  const moves = kind === "opened" || kind === "moved"
  if (!(moves ? kind === "opened" || stagesAfter(before.stage).includes(stage) : stage === before.stage)) throw new ImpossibleAction(`A case in ${before.stage} cannot come to ${stage} by ${kind}.`)
  if ((kind === "suspended" && before.suspendedOn !== null) || (kind === "resumed" && before.suspendedOn === null) || (kind === "round-closed" && before.openRounds === 0))
    throw new ImpossibleAction(`A case cannot come to ${kind} now.`)
  const handlers = before.handlers.filter((one) => one !== former)
  return {
    stage,
    handlers: official !== null && !handlers.includes(official) ? [...handlers, official] : handlers,
    pendingAt: moves && stage === "pending" ? (before.pendingAt ?? action.happenedAt ?? at) : before.pendingAt,
    decidedAt: moves && stage === "decided" ? (action.happenedAt ?? at) : before.decidedAt,
    closedAt: !moves ? before.closedAt : isEnd(stage) ? at : null,
    ending: !moves ? before.ending : isEnd(stage) ? (action.noteCode as Ending) : null,
    ...clockAfter(before, action),
    openRounds: before.openRounds + (kind === "round-opened" ? 1 : kind === "round-closed" ? -1 : 0),
    actions: action.seq,
    changedAt: at,
  }
}

type ClockState = Pick<CaseState, "dueKind" | "dueOn" | "suspendedOn" | "suspendedUntil">
const noClock: ClockState = { dueKind: null, dueOn: null, suspendedOn: null, suspendedUntil: null }

/** A clock has done its work when the case is decided or its handling ends. */
export const stopsClock = ({ kind, stage }: Pick<CaseAction, "kind" | "stage">): boolean => kind === "moved" && (stage === "decided" || isEnd(stage))

function clockAfter({ dueKind, dueOn, suspendedOn, suspendedUntil }: ClockState, action: CaseAction): ClockState {
  const { kind, day, noteCode, happenedAt, at } = action
  if (stopsClock(action)) return noClock
  const clock = kind === "due-set" ? { dueKind: noteCode as CaseClockKind, dueOn: day } : { dueKind, dueOn: kind === "resumed" ? (day ?? dueOn) : dueOn }
  if (kind === "suspended") return { ...clock, suspendedOn: dayAt(happenedAt ?? at), suspendedUntil: day }
  return kind === "resumed" ? { ...clock, suspendedOn: null, suspendedUntil: null } : { ...clock, suspendedOn, suspendedUntil }
}

/** The present state of a case, folded from its actions in their order. */
export function fold(actions: readonly CaseAction[]): CaseState {
  const state = actions.reduce<CaseState | null>(step, null)
  if (!state) throw new ImpossibleAction("A case begins with its opening.")
  return state
}
