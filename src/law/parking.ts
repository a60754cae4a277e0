import { type Day, daysLater } from "../lib/day.ts"
import { closedDay } from "./holidays.ts"
import type { Rule } from "./rule.ts"

/** The day, or the next working day where offices are closed on it (150/1930 5 §). */
const worked = (day: Day): Day => (closedDay(day) === null ? day : worked(daysLater(day, 1)))

/** The day from which the time to pay runs: when the fine was fixed to the car, or seven days after a letter was sent (727/2011 8 §). */
export const fineKnownOn = (way: "car" | "letter", day: Day): Day => (way === "car" ? day : daysLater(day, 7))

/** The last day to pay a parking fine: thirty days (727/2011 17 §; V*). */
export const fineDueOn = (knownOn: Day): Day => worked(daysLater(knownOn, 30))

/** The day of the letter to the holder of a car whose fine was not paid: the first working day ten days after the due day (a practice, not the law). */
export const fineReminderOn = (dueOn: Day): Day => worked(daysLater(dueOn, 10))

/** By when a fine is to be served: within six months of the act (727/2011 8 §) is counted by the caller; this is what is added to one unpaid in time, in cents (17 § with 513/1999 10 a § 1 mom. 3 item). */
export const fineRise: readonly (Rule & { readonly cents: number })[] = [{ cents: 1_400, from: "2013-03-16", until: null, law: "727/2011 17 §", mark: "V*" }]

interface StorageTariff extends Rule {
  /** For the first seven days, the move included, and for each seven days begun after them; cents. */
  readonly first: number
  readonly more: number
}

/** What Helsinki asks for a car in its store (the city's tariff of about 2024, from its page). */
export const storageTariffs: readonly StorageTariff[] = [{ first: 17_700, more: 2_600, from: "2024-01-01", until: null, law: "1508/2019 11 §", mark: "S" }]

/** Fee for a stored car, by days from the moving day on; cents. */
export const storageFee = ({ first, more }: StorageTariff, days: number): number => first + Math.max(0, Math.ceil((days - 7) / 7)) * more
