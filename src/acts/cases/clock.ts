import { afterSuspension, type CaseClock, caseClock, type CaseClockKind, needsReason } from "../../law/case-clocks.ts"
import { NotInForce } from "../../law/rule.ts"
import { type Day, dayAt, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { noteAct } from "./act.ts"
import { actionColumns, appendAction, type CaseInHand } from "./append.ts"
import { type CaseAction, stopsClock } from "./fold.ts"
import { holdToChange } from "./hold-to-change.ts"
import { awaitsDecision } from "./stages.ts"

/** A case's clock as its actions tell it. */
export interface ToldClock extends CaseClock {
  /** The handler's reason; null where none was given or the reader may not see it. */
  readonly reason: string | null
}

/** The clock of a case, reckoned from its actions in their order; null where it has none. */
export function clockOf(told: readonly CaseAction[]): ToldClock | null {
  let clock: ToldClock | null = null
  let since: Day | null = null
  for (const action of told) {
    const day = dayAt(action.happenedAt ?? action.at)
    if (stopsClock(action)) clock = since = null
    else if (action.kind === "due-set") {
      const kind = action.noteCode as CaseClockKind
      clock = { ...caseClock(kind, kind === "set" ? (action.day ?? day) : day), reason: action.note }
      // A day that is set while the handling is suspended has not been waiting before.
      if (since !== null) since = dayAt(action.at)
    } else if (action.kind === "suspended") since = day
    else if (action.kind === "resumed" && since !== null) {
      if (clock !== null) clock = { ...afterSuspension(clock, since, day), reason: clock.reason }
      since = null
    }
  }
  return clock
}

/** What a handler says of the due day of a case: of a request the day of its receipt, else the day itself. */
export interface DueForm {
  readonly kind: CaseClockKind
  readonly day: Day
  /** Needed for one's own day and for a longer time than the usual. */
  readonly reason: string | null
}

/** Gives a case its due day, in the place of the one it had: for whoever may change it. */
export async function setDue(work: Work, municipality: string, id: string, { kind, day, reason }: DueForm): Promise<void> {
  const its = await mayChangeCourse(work, municipality, id, reason)
  if (!awaitsDecision(its.stage)) throw new Conflict("The case has been decided, or its handling has ended: it has no due day.")
  if (needsReason(kind) && reason === null) throw new Conflict("Say why the case has this due day.")
  const today = dayAt(work.now)
  if (kind === "set" ? day < today : day > today) throw new Conflict(kind === "set" ? "A due day is today or ahead." : "A request has been received, not later than today.")
  const clock = reckoned(kind, day)
  await appendAction(work, municipality, its, { kind: "due-set", noteCode: kind, note: reason, day: clock.dueOn, happenedAt: kind === "set" ? null : startOf(day) })
  await noteAct(work, municipality, its, { kind: "due-set", clock: kind, due: clock.dueOn })
}

function reckoned(kind: CaseClockKind, day: Day): CaseClock {
  try {
    return caseClock(kind, day)
  } catch (fault) {
    if (fault instanceof NotInForce) throw new Conflict(fault.message)
    throw fault
  }
}

/** Suspends the handling of a case from a day on, with the reason, and until a day where it is known. The handler's own due day waits meanwhile. */
export async function suspendCase(work: Work, municipality: string, id: string, { from, until, reason }: { readonly from: Day; readonly until: Day | null; readonly reason: string }): Promise<void> {
  const its = await mayChangeCourse(work, municipality, id, reason)
  const today = dayAt(work.now)
  if (!awaitsDecision(its.stage)) throw new Conflict("The case has been decided, or its handling has ended: it has no due day.")
  if (its.suspendedOn !== null) throw new Conflict("The handling is suspended already.")
  if (from > today || (until !== null && until < today)) throw new Conflict("A suspension begins today or before, and its last day is ahead.")
  const last = (await actionsOf(work, municipality, id)).filter(({ kind }) => kind === "resumed").at(-1)
  if (from < dayAt(its.pendingAt ?? its.changedAt) || (last && from < dayAt(last.happenedAt ?? last.at))) throw new Conflict("A suspension does not begin before the case was pending, nor before an earlier one had ended.")
  await appendAction(work, municipality, its, { kind: "suspended", note: reason, day: until, happenedAt: startOf(from) })
  await noteAct(work, municipality, its, { kind: "suspended", from, ...(until === null ? {} : { until }) })
}

/** Goes on with a case that was suspended: the day on which handling goes on is the first that counts again. */
export async function resumeCase(work: Work, municipality: string, id: string, on: Day): Promise<void> {
  const its = await holdToChange(work, municipality, id, "case-acted")
  if (its.suspendedOn === null) throw new Conflict("The handling is not suspended.")
  if (on < its.suspendedOn || on > dayAt(work.now)) throw new Conflict("Handling goes on on a day from the beginning of the suspension to today.")
  const told = await actionsOf(work, municipality, id)
  const resumed = { kind: "resumed", happenedAt: startOf(on), at: work.now } as CaseAction
  await appendAction(work, municipality, its, { kind: "resumed", happenedAt: resumed.happenedAt, day: clockOf([...told, resumed])?.dueOn ?? null })
  await noteAct(work, municipality, its, { kind: "resumed", on })
}

async function mayChangeCourse(work: Work, municipality: string, id: string, text: string | null): Promise<CaseInHand> {
  mustKeepCodesApart({ title: text ?? "" }, { municipality, act: "case-acted", subject: { kind: "case", id } })
  return holdToChange(work, municipality, id, "case-acted")
}

/** What the clock is reckoned from. */
const actionsOf = ({ queries }: Work, municipality: string, id: string): Promise<CaseAction[]> =>
  queries.rows<CaseAction>(sql`
    select ${actionColumns}, null as note from case_action a where a.municipality_id = ${municipality} and a.case_id = ${id} and a.kind in ('due-set', 'suspended', 'resumed', 'moved') order by a.seq limit 1000`)
