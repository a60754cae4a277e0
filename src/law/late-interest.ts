import { type Day, daysBetween, daysLater } from "../lib/day.ts"
import { findInForce, getInForce, type Rule } from "./rule.ts"

interface ReferenceRate extends Rule {
  readonly percent: number
}

const half = (from: Day, until: Day, percent: number, mark: Rule["mark"]): ReferenceRate => ({ from, until, percent, law: "633/1982 12 §", mark })

/** The reference rate of the Interest Act by half-years. One that is not here has not been announced to us: nothing is reckoned over it. */
export const referenceRates: readonly ReferenceRate[] = [
  half("2023-01-01", "2023-06-30", 2.5, "V"),
  half("2023-07-01", "2023-12-31", 4, "M"),
  half("2024-01-01", "2024-12-31", 4.5, "S"),
  half("2025-01-01", "2025-06-30", 3.5, "S"),
  half("2025-07-01", "2025-12-31", 2.5, "M"),
  half("2026-01-01", "2026-06-30", 2.5, "V"),
]

/** Percentage points above the reference rate: 7 (633/1982 4 §), 8 between businesses and from an authority to a business (4 a §). */
export const lateAddition = { usual: 7, commercial: 8 } as const

/**
 * Interest for late payment in cents, from the day after the due day to the day of payment: each half-year by its own rate, rounded by itself, a year of 365 days (M).
 * Null where some half-year has no rate. A debt of public law bears interest only where an act says so (1 §); that is for the caller.
 */
export function lateInterest(principalCents: number, dueOn: Day, paidOn: Day, addition: number): number | null {
  let cents = 0
  for (let from = daysLater(dueOn, 1); from <= paidOn; ) {
    const rate = findInForce(referenceRates, from)
    if (!rate) return null
    const until = rate.until !== null && rate.until < paidOn ? rate.until : paidOn
    cents += Math.round((principalCents * (rate.percent + addition) * (daysBetween(from, until) + 1)) / 36_500)
    from = daysLater(until, 1)
  }
  return cents
}

interface Caps extends Rule {
  /** Of a reminder, of a demand by the principal, and of all together; cents. */
  readonly reminder: number
  readonly demand: (principal: number) => number
  readonly most: (principal: number) => number
}

const stepped = (first: number, second: number, over: number) => (principal: number): number => (principal <= 10_000 ? first : principal <= 100_000 ? second : over)

/** The most that a consumer pays for the collection of a debt (513/1999 10 a–10 d §), by whether it can be enforced without a judgment. */
export const collectionCaps: Readonly<Record<"ordinary" | "enforceable", readonly Caps[]>> = {
  ordinary: [{ reminder: 500, demand: stepped(1_400, 2_400, 5_000), most: stepped(6_000, 12_000, 21_000), law: "513/1999 10 a §, 10 d §", mark: "S", from: "2013-03-16", until: null }],
  enforceable: [{ reminder: 500, demand: () => 1_400, most: () => 5_100, law: "513/1999 10 a §, 10 d §", mark: "S", from: "2013-03-16", until: null }],
}

/** What a consumer pays of the costs of so many reminders and demands: a new demand of the same debt costs half; cents. */
export function collectionCosts(kind: keyof typeof collectionCaps, principalCents: number, reminders: number, demands: number, on: Day): number {
  const { reminder, demand, most } = getInForce(collectionCaps[kind], on)
  const first = demand(principalCents)
  return Math.min(most(principalCents), reminders * reminder + (demands > 0 ? first : 0) + Math.max(0, demands - 1) * Math.round(first / 2))
}

/** The last day on which a public receivable can be collected: the fifth year after the one in which it was imposed; nothing interrupts it (706/2007 20 §; S). */
export const publicDebtEnds = (imposedOn: Day): Day => `${Number(imposedOn.slice(0, 4)) + 5}-12-31`
