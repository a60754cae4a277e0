import { type Day, daysBetween, daysLater } from "../lib/day.ts"
import type { Deadline } from "./deadline.ts"
import { publicityRequestClock, type RequestClock, shorterOf, subjectRequestClock } from "./request-clocks.ts"

/** Why a case has a due day: a statute gives the time of a request, or the handler has set the day. */
export const caseClockKinds = ["information-request", "information-request-long", "subject-request", "subject-request-extended", "both-requests", "set"] as const
export type CaseClockKind = (typeof caseClockKinds)[number]

/** Kinds that are told with a reason: the handler's own day, and a time longer than the usual (621/1999 14 § 4 mom.; GDPR art. 12(3)). */
export const needsReason = (kind: CaseClockKind): boolean => kind === "set" || kind === "information-request-long" || kind === "subject-request-extended"

/** Only the handler's own day waits while the handling is suspended: no act stops the time of a request. */
export const stopsWhileSuspended = (kind: CaseClockKind): boolean => kind === "set"

/** By when a case must be dealt with, and why. */
export interface CaseClock extends Pick<Deadline, "steps"> {
  readonly kind: CaseClockKind
  /** The day to work to: for a request the day before any move for a holiday. */
  readonly dueOn: Day
}

const reckonings: Readonly<Record<Exclude<CaseClockKind, "set">, (receivedOn: Day) => RequestClock>> = {
  "information-request": (receivedOn) => publicityRequestClock(receivedOn),
  "information-request-long": (receivedOn) => publicityRequestClock(receivedOn, { long: true }),
  "subject-request": (receivedOn) => subjectRequestClock(receivedOn),
  "subject-request-extended": (receivedOn) => subjectRequestClock(receivedOn, { extended: true }),
  "both-requests": (receivedOn) => shorterOf(publicityRequestClock(receivedOn), subjectRequestClock(receivedOn)),
}

const withoutDelay = { law: "434/2003 23 §", mark: "V*" } as const

/** The clock of a kind: from the day of receipt, or on the handler's own day. Throws `NotInForce` for a day before the law. */
export function caseClock(kind: CaseClockKind, day: Day): CaseClock {
  if (kind === "set") return { kind, dueOn: day, steps: [{ code: "set", day, ...withoutDelay }] }
  const { workTo, steps } = reckonings[kind](day)
  return { kind, dueOn: workTo, steps }
}

/** The clock after the handling was suspended from a day until another, which is no longer of the suspension. */
export function afterSuspension(clock: CaseClock, from: Day, until: Day): CaseClock {
  const count = daysBetween(from, until)
  if (!stopsWhileSuspended(clock.kind) || count <= 0) return clock
  const dueOn = daysLater(clock.dueOn, count)
  return { ...clock, dueOn, steps: [...clock.steps, { code: "suspended", from, until, count, day: dueOn, ...withoutDelay }] }
}
