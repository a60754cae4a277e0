import { type Day, daysLater } from "../lib/day.ts"

/** Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm of 1876. */
function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return new Date(Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1)).toISOString().slice(0, 10)
}

/** The Friday (Midsummer Eve) between 19 and 25 June. */
function midsummerEve(year: number): Day {
  const first = `${year}-06-19`
  return daysLater(first, (5 - new Date(first).getUTCDay() + 7) % 7)
}

/**
 * True on a Saturday, a Sunday, a church holiday, Independence Day, May Day, Christmas Eve and Midsummer Eve: the days on
 * which an authority's act that falls due may be done on the next working day (150/1930 5 §).
 */
export function isHoliday(day: Day): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  if (date.getUTCDay() === 0 || date.getUTCDay() === 6) return true
  const year = date.getUTCFullYear()
  const sunday = easter(year)
  const fixed = ["01-01", "01-06", "05-01", "12-06", "12-24", "12-25", "12-26"].map((at) => `${year}-${at}`)
  const moving = [daysLater(sunday, -2), daysLater(sunday, 1), daysLater(sunday, 39), midsummerEve(year)]
  return [...fixed, ...moving].includes(day)
}
