import { type Ending, isEnd, type Stage, stagesAfter } from "./stages.ts"

export const actionKinds = ["opened", "moved", "document-added", "assigned", "handed-over", "title-corrected", "linked", "noted"] as const
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
  const before: CaseState = state ?? { stage, handlers: [], pendingAt: null, decidedAt: null, closedAt: null, ending: null, actions: 0, changedAt: at }
  const moves = kind === "opened" || kind === "moved"
  if (!(moves ? kind === "opened" || stagesAfter(before.stage).includes(stage) : stage === before.stage)) throw new ImpossibleAction(`A case in ${before.stage} cannot come to ${stage} by ${kind}.`)
  const handlers = before.handlers.filter((one) => one !== former)
  return {
    stage,
    handlers: official !== null && !handlers.includes(official) ? [...handlers, official] : handlers,
    pendingAt: moves && stage === "pending" ? (before.pendingAt ?? action.happenedAt ?? at) : before.pendingAt,
    decidedAt: moves && stage === "decided" ? (action.happenedAt ?? at) : before.decidedAt,
    closedAt: !moves ? before.closedAt : isEnd(stage) ? at : null,
    ending: !moves ? before.ending : isEnd(stage) ? (action.noteCode as Ending) : null,
    actions: action.seq,
    changedAt: at,
  }
}

/** The present state of a case, folded from its actions in their order. */
export function fold(actions: readonly CaseAction[]): CaseState {
  const state = actions.reduce<CaseState | null>(step, null)
  if (!state) throw new ImpossibleAction("A case begins with its opening.")
  return state
}
