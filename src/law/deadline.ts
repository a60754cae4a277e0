import { type Day, daysLater } from "../lib/day.ts"
import { closedDay } from "./holidays.ts"
import { endOf, type Period, startBefore } from "./period.ts"
import type { Mark, Source } from "./rule.ts"
import type { LegalEvent, Passed, Step } from "./steps.ts"

/** The days of a reckoning and how they came to be. */
export interface Deadline {
  /** The day from which the period is counted; it is not itself counted. */
  readonly from: Day
  /** The last day before any move. An authority that answers for a time limit works to this one. */
  readonly raw: Day
  /** The last day on which the act can be done. */
  readonly last: Day
  readonly steps: readonly Step[]
}

/** By which act a period is counted: where it says what, and how we know it. */
export interface Counting {
  readonly days: string
  readonly longer: string
  readonly back: string
  readonly moves: string
  readonly mark: Mark
}

/** National periods, 150/1930. */
export const nationalCounting: Counting = { days: "150/1930 2 §", longer: "150/1930 3 §", back: "150/1930 4 §", moves: "150/1930 5 §", mark: "V" }

/** Periods of European law, Regulation 1182/71 (from memory): counted as the national ones, holidays included. */
export const europeanCounting: Counting = { days: "EU 1182/71 3 art. 1 k", longer: "EU 1182/71 3 art. 2 k", back: "EU 1182/71 3 art.", moves: "EU 1182/71 3 art. 4 k", mark: "M" }

export const eventStep = (event: LegalEvent, day: Day, { law, mark }: Source): Step => ({ code: "event", event, day, law, mark })

/** The last day of an act that is due within a period; a last day on which offices are closed moves to the next working day. */
export function deadline(before: readonly Step[], from: Day, period: Period, counting: Counting = nationalCounting): Deadline {
  const { raw, steps } = count(from, period, counting)
  const over = passedFrom(raw)
  const last = daysLater(raw, over.length)
  const source = { law: counting.moves, mark: counting.mark }
  const move: Step = over.length > 0 ? { code: "moved", day: last, from: raw, over, ...source } : { code: "working-day", day: last, ...source }
  return { from, raw, last, steps: [...before, ...steps, move] }
}

/**
 * The last day of a period in which nothing falls due at an authority: a time on the web, a secrecy time. It is counted like the others but by its own
 * section, since 150/1930 speaks of what is done at authorities only, and it moves for no holiday.
 */
export function standing(before: readonly Step[], from: Day, period: Period, source: Source): Deadline {
  const { law, mark } = source
  const { raw, steps } = count(from, period, { days: law, longer: law, back: law, moves: law, mark })
  return { from, raw, last: raw, steps: [...before, ...steps, { code: "never-moves", day: raw, ...source }] }
}

/** The last day on which something can be done when a whole period must lie before a day. It moves for no holiday: a later day would be too late. */
export function deadlineBefore(before: readonly Step[], day: Day, period: Period): Deadline {
  const raw = startBefore(day, period)
  const source = { law: nationalCounting.back, mark: nationalCounting.mark }
  const counted: Step = { code: "counted-back", period, from: day, day: raw, ...source }
  return { from: day, raw, last: raw, steps: [...before, counted, { code: "never-moves", day: raw, ...source }] }
}

function count(from: Day, period: Period, counting: Counting): { raw: Day; steps: Step[] } {
  const raw = endOf(from, period)
  const source = { law: period.unit === "days" ? counting.days : counting.longer, mark: counting.mark }
  const steps: Step[] = [{ code: "counted", period, from, day: raw, ...source }]
  const date = Number(from.slice(8))
  if ((period.unit === "months" || period.unit === "years") && Number(raw.slice(8)) !== date) steps.push({ code: "month-end", date, day: raw, ...source })
  return { raw, steps }
}

/** The closed days from a day on until the first working day. */
function passedFrom(first: Day): Passed[] {
  const over: Passed[] = []
  for (let day = first, closed = closedDay(day); closed !== null; day = daysLater(day, 1), closed = closedDay(day)) over.push({ day, closed })
  return over
}
