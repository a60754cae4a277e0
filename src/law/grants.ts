import type { Rule } from "./rule.ts"

/** The most of de minimis aid to one undertaking in any three years; cents (EU 2023/2831 3 art.). */
export const deMinimisLimits: readonly (Rule & { readonly cents: number })[] = [{ cents: 30_000_000, from: "2024-01-01", until: null, law: "EU 2023/2831 3 art.", mark: "S" }]

/** What was got and used of a grant; cents. */
export interface Use {
  readonly granted: number
  readonly budgeted: number
  readonly spent: number
  readonly otherGrants: number
  readonly income: number
}

/** Sums below this are not asked back, as the city's wage grants have it; cents. */
const leastRecovered = 2_000

/** What is to be paid back of a grant: what is above its share of the true costs, and above what they left uncovered; cents. */
export function recoveryOf({ granted, budgeted, spent, otherGrants, income }: Use): number {
  const kept = Math.max(0, Math.min(granted, Math.round((spent * granted) / budgeted), spent - otherGrants - income))
  return granted - kept < leastRecovered ? 0 : granted - kept
}
