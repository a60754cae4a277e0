import { type Day, daysLater } from "../lib/day.ts"
import { type Deadline, eventStep, standing } from "./deadline.ts"
import { days } from "./period.ts"
import { getInForce, type Rule } from "./rule.ts"
import type { LegalEvent, Step } from "./steps.ts"

/** The ways in which a decision is served or becomes known (434/2003 54–62 a §, 13/2003 18–19 §, 410/2015 139–140 §). */
export const serviceWays = [
  "ordinary-letter",
  "letter-to-authority",
  "ordinary-electronic",
  "receipt",
  "verified-electronic",
  "substitute",
  "general-notice",
  "public-notice",
  "minutes-on-web",
] as const
export type ServiceWay = (typeof serviceWays)[number]

/** What a way of service counts from and when the decision is known. */
interface ServiceRule extends Rule {
  readonly event: LegalEvent
  /** Known on this day after the event; 0 is the day of the event itself. */
  readonly days: number
  /** The day stands unless something else is shown. */
  readonly rebuttable: boolean
}

const inForceFrom = (from: Day, law: string, event: LegalEvent, after: number, rebuttable = false): ServiceRule => ({ from, until: null, law, mark: "V*", event, days: after, rebuttable })

/**
 * Each way with the versions of its rule. The reform of electronic service (HE 124/2025) changes 13/2003 18–19 §; its day was not
 * known: end the version in force and add the next one here.
 */
const serviceRules: Readonly<Record<ServiceWay, readonly ServiceRule[]>> = {
  "ordinary-letter": [inForceFrom("2004-01-01", "434/2003 59 §", "letter-sent", 7, true)],
  "letter-to-authority": [inForceFrom("2004-01-01", "434/2003 59 §", "reached-authority", 0)],
  "ordinary-electronic": [inForceFrom("2003-02-01", "13/2003 19 §", "message-sent", 3, true)],
  receipt: [inForceFrom("2004-01-01", "434/2003 60 §", "receipt-dated", 0)],
  "verified-electronic": [inForceFrom("2003-02-01", "13/2003 18 §", "fetched", 0)],
  substitute: [inForceFrom("2004-01-01", "434/2003 61 §", "receipt-dated", 3)],
  "general-notice": [inForceFrom("2020-01-01", "434/2003 62 §", "published-on-web", 7)],
  "public-notice": [inForceFrom("2020-01-01", "434/2003 62 a §", "published-on-web", 7)],
  "minutes-on-web": [inForceFrom("2017-06-01", "410/2015 140 § 3 mom.", "minutes-on-web", 7)],
}

/** How one recipient got a decision, or how the municipality's members did. */
export interface Service {
  readonly way: ServiceWay
  /** The day of what the way counts from: sent, dated on the receipt, fetched, published. */
  readonly on: Day
  /** It has been shown that the decision became known on this day, and not on the one presumed. Only a letter or message can be so rebutted. */
  readonly shownOn?: Day
}

/** The day on which a decision is known, and why. It moves for no holiday. */
export interface Known {
  readonly day: Day
  readonly steps: readonly Step[]
}

/** When a decision is known to whom it was served. Throws `NotInForce`, and a RangeError for a showing that the way does not allow. */
export function knownOn({ way, on, shownOn }: Service): Known {
  const { law, mark, event, days: after, rebuttable } = getInForce(serviceRules[way], on)
  const presumed = daysLater(on, after)
  const steps: Step[] = [eventStep(event, on, { law, mark }), { code: "known", days: after, rebuttable, day: presumed, law, mark }]
  if (shownOn === undefined) return { day: presumed, steps }
  if (!rebuttable) throw new RangeError(`The day of service by ${way} does not give way to other evidence (${law}).`)
  if (shownOn < on) throw new RangeError(`What was sent on ${on} cannot have become known on ${shownOn}.`)
  return { day: shownOn, steps: [...steps, { code: "shown", presumed, day: shownOn, law, mark }] }
}

/** The last day to fetch a decision from verified electronic service; what has not been fetched by then is served in another way (13/2003 18 §). */
export function lastDayToFetch(noticeOn: Day): Deadline {
  const { law, mark } = getInForce(serviceRules["verified-electronic"], noticeOn)
  return standing([eventStep("notice-of-message", noticeOn, { law, mark })], noticeOn, days(7), { law, mark })
}
