import { type Day, daysLater, monthsLater } from "../lib/day.ts"
import type { Language } from "../lib/words.ts"

const units = ["days", "weeks", "months", "years"] as const
export type Unit = (typeof units)[number]

/** A length of time as a statute gives it: 14 days, 1 month. */
export interface Period {
  readonly count: number
  readonly unit: Unit
}

export const days = (count: number): Period => ({ count, unit: "days" })
export const weeks = (count: number): Period => ({ count, unit: "weeks" })
export const months = (count: number): Period => ({ count, unit: "months" })
export const years = (count: number): Period => ({ count, unit: "years" })

/**
 * The last day of a period that is counted from a day: that day is not counted, weeks end on the same weekday, months and years on the
 * same date or, where the month has none, on its last day (150/1930 2–3 §).
 */
export function endOf(from: Day, { count, unit }: Period): Day {
  if (unit === "days") return daysLater(from, count)
  if (unit === "weeks") return daysLater(from, 7 * count)
  return monthsLater(from, unit === "years" ? 12 * count : count)
}

/** The day from which a period counted backwards leaves its whole length before the day (150/1930 4 §). */
export const startBefore = (day: Day, { count, unit }: Period): Day => endOf(day, { count: -count, unit })

/** The period in words: "14 päivää", "1 månad", "2 weeks". */
export const sayPeriod = ({ count, unit }: Period, language: Language): string => `${count} ${unitWords[language][unit][count === 1 ? 0 : 1]}`

/** Within the period, as a remedy text says it: "14 päivän", "6 månader". */
export const sayWithin = (period: Period, language: "fi" | "sv"): string =>
  language === "fi" ? `${period.count} ${within[period.unit]}` : sayPeriod(period, language)

const within: Readonly<Record<Unit, string>> = { days: "päivän", weeks: "viikon", months: "kuukauden", years: "vuoden" }

const unitWords: Readonly<Record<Language, Readonly<Record<Unit, readonly [string, string]>>>> = {
  fi: { days: ["päivä", "päivää"], weeks: ["viikko", "viikkoa"], months: ["kuukausi", "kuukautta"], years: ["vuosi", "vuotta"] },
  sv: { days: ["dag", "dagar"], weeks: ["vecka", "veckor"], months: ["månad", "månader"], years: ["år", "år"] },
  en: { days: ["day", "days"], weeks: ["week", "weeks"], months: ["month", "months"], years: ["year", "years"] },
}
