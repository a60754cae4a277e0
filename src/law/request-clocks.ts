import { type Day, daysBetween, daysLater } from "../lib/day.ts"
import { type Deadline, deadline, europeanCounting, eventStep } from "./deadline.ts"
import { months, type Period, weeks } from "./period.ts"
import { getInForce, type Rule } from "./rule.ts"

/** The clock of a request. It starts on the day of receipt, never stops by itself and does not start again on referral. */
export interface RequestClock extends Deadline {
  /** The day by which to answer: the last day before any move for a holiday. */
  readonly workTo: Day
  /** The days on which the handler is reminded, up to the day to answer by. */
  readonly remindOn: readonly Day[]
}

/** Days after receipt on which the handler is reminded within two weeks; of a longer clock in proportion. No act names them: a municipality may choose its own. */
export const usualReminderDays: readonly number[] = [5, 10, 14]

const publicityRules: readonly (Rule & { readonly usual: Period; readonly long: Period })[] = [
  { from: "1999-12-01", until: null, law: "621/1999 14 § 4 mom.", mark: "V", usual: weeks(2), long: months(1) },
]

/**
 * The clock of a request for information from a public document: two weeks from receipt, or one month from receipt when there are many documents,
 * secret parts or a comparable reason that asks for special measures (621/1999 14 §).
 */
export function publicityRequestClock(receivedOn: Day, { long = false, reminderDays = usualReminderDays } = {}): RequestClock {
  const rule = getInForce(publicityRules, receivedOn)
  return clock(deadline([eventStep("request-received", receivedOn, rule)], receivedOn, long ? rule.long : rule.usual), reminderDays)
}

/** The times of a data subject's request (GDPR art. 12(3), from memory): to answer, and at most when the time has been extended. */
export interface SubjectRequestTimes extends Rule {
  readonly answer: Period
  readonly extended: Period
}

export const usualSubjectRequestTimes: readonly SubjectRequestTimes[] = [
  { from: "2018-05-25", until: null, law: "GDPR 12 art. 3 k", mark: "M", answer: months(1), extended: months(3) },
]

export interface SubjectRequestClock extends RequestClock {
  /** By this day the person is told that the time is extended and why, or that nothing will be done (GDPR art. 12(3)–(4)). */
  readonly tellBy: Day
}

/** The clock of a data subject's request: one month from receipt, three in all when it has been extended. */
export function subjectRequestClock(receivedOn: Day, { extended = false, reminderDays = usualReminderDays, times = usualSubjectRequestTimes, counting = europeanCounting } = {}): SubjectRequestClock {
  const rule = getInForce(times, receivedOn)
  const within = (period: Period) => deadline([eventStep("request-received", receivedOn, rule)], receivedOn, period, counting)
  return { ...clock(within(extended ? rule.extended : rule.answer), reminderDays), tellBy: within(rule.answer).raw }
}

/** The one of two clocks that a letter which is both kinds of request must meet: the shorter. */
export function shorterOf(one: RequestClock, other: RequestClock): RequestClock {
  const [first, second] = one.workTo <= other.workTo ? [one, other] : [other, one]
  if (first.workTo === second.workTo) return first
  const { law, mark } = first.steps[0] ?? { law: "", mark: "V" as const }
  return { ...first, steps: [...first.steps, { code: "sooner-wins", day: first.workTo, over: second.workTo, law, mark }] }
}

const clock = (due: Deadline, reminderDays: readonly number[]): RequestClock => ({
  ...due,
  workTo: due.raw,
  remindOn: reminderDays.map((after) => daysLater(due.from, Math.round((after * daysBetween(due.from, due.raw)) / fortnight))).filter((day) => day <= due.raw),
})

const fortnight = 14
