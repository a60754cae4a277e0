import { type Day, dayAt, timeAt } from "../lib/day.ts"

/** When an office closes on a working day, by the Finnish clock. Offices differ, commonly 15:45 or 16:00 (from memory): each authority hands in its own. */
export const usualClosingTime = "15:45"

/** Until when on the last day something may arrive. */
export type ArrivesBy =
  /** An appeal, a claim for review and whatever else is done at an office: before it closes (150/1930 6 §). */
  | { readonly by: "closing"; readonly closesAt?: string }
  /** An electronic document that the authority itself asked for by a day: during that day (13/2003 11 §). */
  | { readonly by: "midnight" }

/** True when what arrived at an instant is in time. The sender answers for the arrival (434/2003 17 §). */
export function inTime(arrivedAt: Date, lastDay: Day, until: ArrivesBy): boolean {
  const day = dayAt(arrivedAt)
  if (day !== lastDay) return day < lastDay
  return until.by === "midnight" || timeAt(arrivedAt) < (until.closesAt ?? usualClosingTime)
}
