import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { finishDocuments } from "../publicity/moment.ts"
import { type CaseAction, type CaseState, step } from "./fold.ts"

/** A case in hand: what it is, and what it is told by. */
export interface CaseInHand extends CaseState {
  readonly id: string
  readonly number: string
  readonly register: string
  readonly unit: string
  readonly person: string | null
}

/** What is told of an action; its number, stage, actor and moment follow from the case and the work. */
export type Told = Pick<CaseAction, "kind"> & Partial<Omit<CaseAction, "seq" | "actor" | "at">>

/** The state's own columns of a case `c`. */
export const stateColumns = sql`c.stage, c.handlers, c.pending_at as "pendingAt", c.decided_at as "decidedAt", c.closed_at as "closedAt", c.ending,
  c.due_kind as "dueKind", c.due_on as "dueOn", c.suspended_on as "suspendedOn", c.suspended_until as "suspendedUntil", c.open_rounds as "openRounds", c.actions, c.changed_at as "changedAt"`

/** The action that comes next in a case. */
export const nextAction = (work: Pick<Work, "actor" | "now">, state: CaseState | null, told: Told & Partial<Pick<CaseAction, "stage">>): CaseAction => ({
  happenedAt: null, official: null, former: null, noteCode: null, note: null, documents: [], day: null, round: null, recipient: null,
  ...told,
  seq: (state?.actions ?? 0) + 1,
  stage: told.stage ?? state?.stage ?? "opened",
  actor: work.actor.id,
  at: work.now,
})

/** Adds an action to a case whose row this work holds, folds it into the row, and leaves word of it in the outbox. */
export async function appendAction(work: Work, municipality: string, its: CaseInHand, told: Told): Promise<CaseInHand> {
  const action = nextAction(work, its, told)
  const state = step(its, action)
  await work.queries.rows(sql`
    with acted as (
      insert into case_action (municipality_id, case_id, seq, kind, stage, actor, at, happened_at, official, former, note_code, note, documents, day, round_id, recipient_id)
      values (${municipality}, ${its.id}, ${action.seq}, ${action.kind}, ${action.stage}, ${action.actor}, ${action.at}, ${action.happenedAt}, ${action.official}, ${action.former}, ${action.noteCode}, ${action.note}, ${[...action.documents]}::text[], ${action.day}, ${action.round}, ${action.recipient})
    ), told as (
      insert into outbox (municipality_id, kind, case_id, message, at) values (${municipality}, ${`case-${action.kind}`}, ${its.id}, ${messageOf(its.number, action)}::jsonb, ${work.now})
    )
    update case_file set stage = ${state.stage}, handlers = ${[...state.handlers]}::text[], pending_at = ${state.pendingAt}, decided_at = ${state.decidedAt}, closed_at = ${state.closedAt},
      ending = ${state.ending}, due_kind = ${state.dueKind}, due_on = ${state.dueOn}, suspended_on = ${state.suspendedOn}, suspended_until = ${state.suspendedUntil}, open_rounds = ${state.openRounds}, actions = ${state.actions}, changed_at = ${state.changedAt}
    where municipality_id = ${municipality} and id = ${its.id}`)
  if (state.closedAt?.getTime() !== its.closedAt?.getTime())
    await work.queries.rows(sql`update record set closed_at = ${state.closedAt}, changed_at = ${work.now} where municipality_id = ${municipality} and root_id = ${its.id}`)
  if (state.closedAt !== null && its.closedAt === null) await finishDocuments(work, municipality, its.id)
  return { ...its, ...state }
}

/** What another system is told of an action: ids and codes only. */
export const messageOf = (number: string, { seq, kind, stage, documents }: CaseAction): string => JSON.stringify({ number, seq, kind, stage, documents })

/** The columns of an action `a`, without its note. */
export const actionColumns = sql`a.seq, a.kind, a.stage, a.actor, a.at, a.happened_at as "happenedAt", a.official, a.former, a.note_code as "noteCode", a.documents, a.day, a.round_id as round, a.recipient_id as recipient`

/** What is asked of others is waited for, or given up by closing its round, before a case is decided or its handling ends. */
export function mustHaveNoOpenRound({ openRounds }: CaseInHand): void {
  if (openRounds > 0) throw new Conflict("A round is open. Close it first.")
}

/** The case of a root, held until the work ends; null where the root is none of the case register. */
export async function holdCase(queries: Queries, municipality: string, id: string): Promise<CaseInHand | null> {
  const [row] = await queries.rows<CaseInHand>(sql`
    select c.id, c.number, r.register, c.unit, r.person_id as person, ${stateColumns} from case_file c
    join record r on r.municipality_id = c.municipality_id and r.root_id = c.id and r.id = c.id
    where c.municipality_id = ${municipality} and c.id = ${id} for no key update of c`)
  return row ?? null
}

/** Tells a case of a change of who handles it, so that its row says what the assignments do. Does nothing for other records. */
export async function followAssignment(work: Work, municipality: string, root: string, official: string, former: string | null): Promise<void> {
  const its = await holdCase(work.queries, municipality, root)
  if (its) await appendAction(work, municipality, its, { kind: former === null ? "assigned" : "handed-over", official, former })
}
