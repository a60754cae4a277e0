import type { Day } from "../lib/day.ts"
import { type Deadline, eventStep } from "./deadline.ts"
import { workingDaysLater } from "./holidays.ts"
import type { Rule, Source } from "./rule.ts"

/** The shares of the base part of one who lives alone, by who somebody is in the household (1412/1997 9 §). Children are told by their place among the siblings: the first, the second, further ones. */
interface Shares {
  readonly loneParent: number
  readonly together: number
  readonly withParents: number
  readonly older: readonly [number, number, number]
  readonly younger: readonly [number, number, number]
}

interface BasePart extends Rule, Shares {
  /** The base part of one who lives alone, cents a month (1412/1997 9 a §); it follows the national pension index each January (9 b §). */
  readonly cents: number
}

const sharesOf1997: Shares = { loneParent: 1.14, together: 0.85, withParents: 0.73, older: [0.7, 0.65, 0.6], younger: [0.63, 0.58, 0.53] }
const sharesOf2026: Shares = { loneParent: 1.15, together: 0.86, withParents: 0.73, older: [0.722, 0.672, 0.622], younger: [0.65, 0.6, 0.55] }

/** Base parts as Kela has told them; the statute itself was not read. A new sum is a new row with its day. */
export const baseParts: readonly BasePart[] = [
  { cents: 58_771, ...sharesOf1997, from: "2024-01-01", until: "2024-12-31", law: "1412/1997 9 §, 9 a §", mark: "S" },
  { cents: 59_355, ...sharesOf1997, from: "2025-01-01", until: "2025-12-31", law: "1412/1997 9 §, 9 a §", mark: "M" },
  { cents: 59_632, ...sharesOf1997, from: "2026-01-01", until: "2026-02-28", law: "1412/1997 9 §, 9 a §", mark: "S" },
  { cents: 57_843, ...sharesOf2026, from: "2026-03-01", until: null, law: "1412/1997 9 §, 9 a §", mark: "S" },
]

/** Who lives in a household for which assistance is reckoned. */
export interface Household {
  readonly adults: number
  /** Those of age who live with their parents. */
  readonly grownUp: number
  /** Children from 10 to 17, and those under 10. */
  readonly older: number
  readonly younger: number
}

/** The base parts of a household in cents a month, each rounded to a cent (1412/1997 9 §). The oldest child is the first of the siblings. Null where nobody is an adult. */
export function basePartsOf({ cents, loneParent, together, withParents, older, younger }: BasePart, household: Household): number | null {
  if (household.adults < 1) return null
  const children = household.older + household.younger
  const adult = household.adults > 1 ? together : children > 0 ? loneParent : 1
  const place = (at: number): 0 | 1 | 2 => (at === 0 ? 0 : at === 1 ? 1 : 2)
  const shares = [
    ...Array<number>(household.adults).fill(adult),
    ...Array<number>(household.grownUp).fill(withParents),
    ...Array.from({ length: children }, (_, at) => (at < household.older ? older : younger)[place(at)]),
  ]
  return shares.reduce((sum, share) => sum + Math.round(cents * share), 0)
}

interface EarningsKept extends Rule {
  readonly share: number
  readonly mostCents: number
}

/** How much of earnings is not counted as income (1412/1997 11 §): a fifth, at most 150 € a month, until the change of 1 March 2026 took it away. */
export const earningsKept: readonly EarningsKept[] = [
  { share: 0.2, mostCents: 15_000, from: "2015-09-01", until: "2026-02-28", law: "1412/1997 11 §", mark: "M" },
  { share: 0, mostCents: 0, from: "2026-03-01", until: null, law: "1412/1997 11 §", mark: "S" },
]

/** What of earnings in a month stays outside the reckoning; cents. */
export const keptOfEarnings = ({ share, mostCents }: EarningsKept, earned: number): number => Math.min(mostCents, Math.round(earned * share))

/** Where the structure of the reckoning stands: base parts and expenses against income and assets, the base part lowered on a ground (1412/1997 6–7, 10–12 §). */
export const assistanceRule: Rule = { from: "1998-03-01", until: null, law: "1412/1997 6–12 §", mark: "M" }

/** What social assistance is reckoned of; cents a month. */
export interface Reckoned {
  readonly base: number
  /** By how many per cent the base part is lowered (10 §). */
  readonly lowered: number
  /** Expenses accepted as needed (7 a–7 c §). */
  readonly expenses: number
  /** Income that is counted (11 §), and assets to be had (12 §). */
  readonly income: number
}

/** Social assistance of a month: what base parts and expenses come to, less income; nothing where income is enough (1412/1997 6 §); cents. */
export const socialAssistance = ({ base, lowered, expenses, income }: Reckoned): number => Math.max(0, base - Math.round((base * lowered) / 100) + expenses - income)

const decidedIn: Source = { law: "1412/1997 14 a §", mark: "M" }

/** By when an application for social assistance is decided: seven working days from its arrival (1412/1997 14 a §). */
export function assistanceDecisionBy(appliedOn: Day): Pick<Deadline, "raw" | "steps"> {
  const last = workingDaysLater(appliedOn, 7)
  return { raw: last, steps: [eventStep("application-received", appliedOn, decidedIn), { code: "counted-working-days", count: 7, from: appliedOn, day: last, ...decidedIn }] }
}
