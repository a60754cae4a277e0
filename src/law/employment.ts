import { type Day, daysLater } from "../lib/day.ts"
import { type Deadline, deadline, eventStep } from "./deadline.ts"
import { workingDaysLater } from "./holidays.ts"
import { days, months } from "./period.ts"
import { getInForce, type Rule } from "./rule.ts"

interface FirstInterview extends Rule {
  readonly workingDays: number
}

/** The time for the first interview (380/2023 31 §): five working days in 2025, ten since 2026. */
export const firstInterviewRules: readonly FirstInterview[] = [
  { workingDays: 5, from: "2025-01-01", until: "2025-12-31", law: "380/2023 31 §", mark: "V" },
  { workingDays: 10, from: "2026-01-01", until: null, law: "380/2023 31 § (HE 108/2025)", mark: "S" },
]

/** By when the first interview is to be held of a search for work that started on a day. Throws `NotInForce` for a day before the act. */
export function firstInterviewBy(startedOn: Day): Deadline {
  const { workingDays: count, law, mark } = getInForce(firstInterviewRules, startedOn)
  const last = workingDaysLater(startedOn, count)
  return { from: startedOn, raw: last, last, steps: [eventStep("search-started", startedOn, { law, mark }), { code: "counted-working-days", count, from: startedOn, day: last, law, mark }] }
}

/** By when the next talk on the search for work is to be held: three months from the one before (380/2023 32 §). */
export const nextTalkBy = (from: Day): Deadline => deadline([eventStep("talk-held", from, { law: "380/2023 32 §", mark: "V*" })], from, months(3))

/** By when a statement on the right to unemployment benefit is given: seven calendar days from the needed evidence (175/2026 1 §). */
export const statementBy = (completeOn: Day): Deadline => deadline([eventStep("evidence-complete", completeOn, { law: "175/2026 1 §", mark: "V" })], completeOn, days(7))

/** By when a joint plan is to be made and then reviewed: three months each (381/2023 4 and 6 §). */
export const jointPlanBy = (startedOn: Day): Deadline => deadline([eventStep("assessment-started", startedOn, { law: "381/2023 4 §", mark: "V" })], startedOn, months(3))

interface Subsidy extends Rule {
  readonly share: number
  /** Of the wage; 1.23 where the employer's side costs are covered too. */
  readonly times: number
  /** The most for a whole month, in cents. */
  readonly monthlyCents: number
}

const since2025 = { from: "2025-01-01", until: null } as const

/** Kinds of wage subsidy with their share of the wage and monthly cap (380/2023 86–89 and 94–95 §). The cap is adjusted by decree, which was not found. */
export const wageSubsidies: Readonly<Record<"skill" | "ability" | "association" | "over-55" | "over-60", readonly Subsidy[]>> = {
  skill: [{ share: 0.5, times: 1, monthlyCents: 126_000, law: "380/2023 86 §, 94 §", mark: "V*", ...since2025 }],
  ability: [{ share: 0.7, times: 1, monthlyCents: 277_000, law: "380/2023 87 §, 94 §", mark: "V*", ...since2025 }],
  association: [{ share: 1, times: 1.23, monthlyCents: 202_000, law: "380/2023 88 §, 94 §", mark: "V*", ...since2025 }],
  "over-55": [{ share: 0.7, times: 1, monthlyCents: 277_000, law: "380/2023 95–96 §", mark: "V*", ...since2025 }],
  "over-60": [{ share: 0.5, times: 1, monthlyCents: 126_000, law: "380/2023 89 §, 94 §", mark: "V*", ...since2025 }],
}

/** The subsidy for a wage in a period of so many calendar days: the share of the wage, at most the month's cap divided by thirty for each day (94.2 §); cents. */
export function wageSubsidy({ share, times, monthlyCents }: Subsidy, wageCents: number, periodDays: number): number {
  const cap = periodDays >= 28 ? monthlyCents : Math.round((monthlyCents / 30) * periodDays)
  return Math.min(Math.round(wageCents * share * times), cap)
}

/** The daily amount of the start-up grant in cents: the basic amount (380/2023 101 §). */
export const startUpDaily: readonly (Rule & { readonly cents: number })[] = [{ cents: 3_721, from: "2023-01-01", until: "2027-12-31", law: "380/2023 101 §", mark: "S" }]

/** Weekdays, Monday to Friday, from a day to another, both included. */
export function weekdaysIn(from: Day, until: Day): number {
  let count = 0
  for (let day = from; day <= until; day = daysLater(day, 1)) if (![0, 6].includes(new Date(day).getUTCDay())) count++
  return count
}

/** Support for travel in cents: 0.21 € a kilometre for what is above 12 €, at most 200 € (385/2024 11 §). */
export const travelSupport = (kilometres: number): number => Math.min(20_000, Math.max(0, Math.round(kilometres * 21) - 1_200))
