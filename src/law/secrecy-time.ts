import type { Day } from "../lib/day.ts"
import { eventStep, standing } from "./deadline.ts"
import { years } from "./period.ts"
import type { Source } from "./rule.ts"
import type { SecrecyGround } from "./secrecy-grounds.ts"
import type { LegalEvent, Step } from "./steps.ts"

const source: Source = { law: "621/1999 31 §", mark: "V" }

/** Years of secrecy (621/1999 31 § 1–2 mom.); the Government may add at most thirty. */
const yearsOf = { usual: 25, fromDeath: 50, deathUnknown: 100, longestExtension: 30 } as const

/** What a secrecy time is counted from and what may end or lengthen it. */
export interface SecrecyFacts {
  /** An authority's own document counts from its date, or from its completion where it has none; a private party's from receipt. */
  readonly countedFrom: { readonly event: Extract<LegalEvent, "dated" | "completed" | "document-received">; readonly on: Day }
  /** The day on which the person protected by a ground of items 24–32 died, when it is known. */
  readonly diedOn?: Day
  /** The event until which a ground for a time lasts has happened on this day. */
  readonly endedOn?: Day
  /** The authority that ordered secrecy withdrew it on this day. */
  readonly withdrawnOn?: Day
  /** The property, system or plan is still in use. */
  readonly inUse?: boolean
  /** Years that the Government has added, 0–30. */
  readonly extendedYears?: number
}

/** How long something is secret. */
export interface SecrecyEnd {
  /** The last day of secrecy; null while it has no end yet. What ends by an event is still secret on the event's day: its hour is not known. */
  readonly until: Day | null
  /** The end may still change: the person's death is not known, or the ground lasts until something happens. */
  readonly provisional: boolean
  readonly steps: readonly Step[]
}

/** The end of secrecy on one ground, with its reckoning (621/1999 31 §). It moves for no holiday. */
export function secrecyEnd(ground: Pick<SecrecyGround, "time" | "whileInUse" | "law" | "mark">, facts: SecrecyFacts): SecrecyEnd {
  const end = undisturbedEnd(ground, facts)
  const { withdrawnOn } = facts
  if (withdrawnOn === undefined || (end.until !== null && end.until <= withdrawnOn)) return end
  return { until: withdrawnOn, provisional: false, steps: [...end.steps, eventStep("secrecy-withdrawn", withdrawnOn, source)] }
}

function undisturbedEnd({ time, whileInUse, law, mark }: Pick<SecrecyGround, "time" | "whileInUse" | "law" | "mark">, facts: SecrecyFacts): SecrecyEnd {
  const { countedFrom, diedOn, endedOn, extendedYears = 0 } = facts
  if (extendedYears < 0 || extendedYears > yearsOf.longestExtension) throw new RangeError(`Secrecy can be extended by at most ${yearsOf.longestExtension} years (621/1999 31 §).`)
  const start = eventStep(countedFrom.event, countedFrom.on, source)
  const lasting = (first: Step, count: number, provisional: boolean): SecrecyEnd => {
    const { last, steps } = standing([first], first.day, years(count + extendedYears), source)
    return { until: last, provisional, steps }
  }
  if (time === "unsettled") return { until: null, provisional: true, steps: [start] }
  if (time === "until-event")
    return endedOn === undefined ? { until: null, provisional: true, steps: [start] } : { until: endedOn, provisional: false, steps: [start, eventStep("ground-ended", endedOn, { law, mark })] }
  if (time === "life") return diedOn === undefined ? lasting(start, yearsOf.deathUnknown, true) : lasting(eventStep("died", diedOn, source), yearsOf.fromDeath, false)
  const end = lasting(start, yearsOf.usual, false)
  if (!whileInUse || facts.inUse !== true) return end
  return { until: null, provisional: true, steps: [...end.steps, { code: "secret-while-in-use", day: end.until ?? countedFrom.on, law: "621/1999 31 § 3 mom.", mark: "V" }] }
}

/** Of the ends of several grounds or persons in one part, the one that ends last; one without an end outlasts all. Null when there is none. */
export const lastToEnd = (ends: readonly SecrecyEnd[]): SecrecyEnd | null =>
  ends.reduce<SecrecyEnd | null>((last, end) => (last === null || (last.until !== null && (end.until === null || end.until > last.until)) ? end : last), null)
