import type { Rule } from "./rule.ts"

interface IncomeCap extends Rule {
  /** For one, for each further adult, for the first child and for each further one; cents a month. */
  readonly one: number
  readonly adult: number
  readonly firstChild: number
  readonly child: number
}

/** The highest income with which a household is chosen for a state-supported dwelling of the capital region, as landlords tell it. */
export const incomeCaps: readonly IncomeCap[] = [{ one: 354_000, adult: 248_000, firstChild: 65_000, child: 60_000, from: "2025-01-01", until: null, law: "166/2008", mark: "S" }]

/** The cap of a household of so many adults and children; cents a month. */
export const incomeCap = ({ one, adult, firstChild, child }: IncomeCap, adults: number, children: number): number =>
  one + adult * (adults - 1) + (children > 0 ? firstChild : 0) + child * Math.max(0, children - 1)

interface WealthLimit extends Rule {
  /** For one to five persons, and for each further one; cents. */
  readonly byPersons: readonly [number, number, number, number, number]
  readonly further: number
}

/** The most wealth with which a household is chosen in Helsinki, as the city and landlords tell it; the day from which it holds is not told. */
export const wealthLimits: readonly WealthLimit[] = [{ byPersons: [9_300_000, 13_300_000, 21_600_000, 22_100_000, 22_600_000], further: 500_000, from: "2021-01-01", until: null, law: "1190/1993 4 c §", mark: "S" }]

export const wealthLimit = ({ byPersons, further }: WealthLimit, persons: number): number | null => {
  const limit = byPersons[Math.min(persons, 5) - 1]
  return limit === undefined ? null : limit + Math.max(0, persons - 5) * further
}

/** What tells how urgently a household needs a dwelling. Shares are of the limits, from 0 to 1. */
export interface Need {
  /** 1 the homeless and those about to be, 2 severe crowding, illness or an unfit home, 3 too dear, 4 other. */
  readonly urgency: number
  readonly personsPerRoom: number
  readonly wealthShare: number
  readonly incomeShare: number
}

const inThousand = (value: number): number => Math.min(999, Math.max(0, Math.round(value)))

/**
 * The order of applications as one number, of which the smaller goes first: the class of urgency, then in groups of three digits crowding (the more crowded the smaller), wealth and
 * income (1190/1993 4 a–4 c §). It is an aid that shows its grounds: a person decides.
 */
export const needOrder = ({ urgency, personsPerRoom, wealthShare, incomeShare }: Need): number =>
  urgency * 1e9 + (999 - inThousand(personsPerRoom * 100)) * 1e6 + inThousand(wealthShare * 1000) * 1e3 + inThousand(incomeShare * 1000)
