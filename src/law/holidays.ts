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

/** A day on which a period cannot end, by what it is. */
export type ClosedDay =
  | "saturday"
  | "sunday"
  | "new-years-day"
  | "epiphany"
  | "good-friday"
  | "easter-sunday"
  | "easter-monday"
  | "may-day"
  | "ascension-day"
  | "whit-sunday"
  | "midsummer-eve"
  | "midsummer-day"
  | "all-saints-day"
  | "independence-day"
  | "christmas-eve"
  | "christmas-day"
  | "boxing-day"

/** The first Saturday on or after a day. */
const saturdayFrom = (day: Day): Day => daysLater(day, 6 - new Date(day).getUTCDay())

/** The named days of a year (652/2023 1:6, 657/2023, 388/1937, 272/1944; the eves 150/1930 5 §). */
function namedDays(year: number): ReadonlyMap<Day, ClosedDay> {
  const sunday = easter(year)
  return new Map<Day, ClosedDay>([
    [daysLater(sunday, -2), "good-friday"],
    [sunday, "easter-sunday"],
    [daysLater(sunday, 1), "easter-monday"],
    [daysLater(sunday, 39), "ascension-day"],
    [daysLater(sunday, 49), "whit-sunday"],
    [`${year}-01-01`, "new-years-day"],
    [`${year}-01-06`, "epiphany"],
    [`${year}-05-01`, "may-day"],
    [midsummerEve(year), "midsummer-eve"],
    [daysLater(midsummerEve(year), 1), "midsummer-day"],
    [saturdayFrom(`${year}-10-31`), "all-saints-day"],
    [`${year}-12-06`, "independence-day"],
    [`${year}-12-24`, "christmas-eve"],
    [`${year}-12-25`, "christmas-day"],
    [`${year}-12-26`, "boxing-day"],
  ])
}

const known = new Map<number, ReadonlyMap<Day, ClosedDay>>()

function namedDaysOf(year: number): ReadonlyMap<Day, ClosedDay> {
  const found = known.get(year) ?? namedDays(year)
  known.set(year, found)
  return found
}

/**
 * Why a period cannot end on a day: it is a Saturday, a Sunday, a church holiday, Independence Day, May Day, Christmas Eve or Midsummer
 * Eve; null on a working day (150/1930 5 §). New Year's Eve and Maundy Thursday are working days.
 */
export function closedDay(day: Day): ClosedDay | null {
  const weekday = new Date(day).getUTCDay()
  return namedDaysOf(Number(day.slice(0, 4))).get(day) ?? (weekday === 6 ? "saturday" : weekday === 0 ? "sunday" : null)
}

/** True on a day on which an authority's act that falls due may be done on the next working day (150/1930 5 §). */
export const isHoliday = (day: Day): boolean => closedDay(day) !== null

/** The working day so many working days later: neither Saturdays, Sundays, holidays nor the eves count. For acts that speak of working days and have no calendar of their own (150/1930 5 §; M). */
export function workingDaysLater(from: Day, count: number): Day {
  let day = from
  for (let left = count; left > 0; ) {
    day = daysLater(day, 1)
    if (closedDay(day) === null) left--
  }
  return day
}
