/** A calendar day as ISO 8601 text, like 2027-03-31. It has no time and no time zone. */
export type Day = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a day that exists in the calendar: 2024-02-29 is one, 2023-02-29 is not. */
export function isDay(input: unknown): input is Day {
  const parts = typeof input === "string" ? shape.exec(input) : null
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The day that a Finnish reader writes as 31.3.2027, or null when there is no such day. */
export function dayFromFinnish(text: string): Day | null {
  const parts = /^\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\s*$/.exec(text)
  if (!parts) return null
  const [, day = "", month = "", year = ""] = parts
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  return isDay(iso) ? iso : null
}

const finnishDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki", year: "numeric", month: "2-digit", day: "2-digit" })

const hourMs = 3_600_000
let last = { hour: Number.NaN, day: "" }

/** The calendar day in Finland at an instant. The day changes only at a full hour, so the latest hour's answer is kept. */
export function dayAt(instant: Date): Day {
  const hour = Math.floor(instant.getTime() / hourMs)
  if (hour !== last.hour) last = { hour, day: finnishDay.format(instant) }
  return last.day
}

const finnishTime = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki", hour: "2-digit", minute: "2-digit" })

/** The time of day in Finland at an instant, like 08:05. */
export const timeAt = (instant: Date): string => finnishTime.format(instant)

/** The instant at which a day begins in Finland: midnight there, two or three hours before midnight in universal time. */
export function startOf(day: Day): Date {
  const summer = new Date(Date.parse(day) - 3 * hourMs)
  return dayAt(summer) === day ? summer : new Date(summer.getTime() + hourMs)
}

/** The instant of a day's time in Finland, written as 2027-03-31T08:05; null when there is none, as in the hour that is left out in spring. */
export function instantFrom(text: string): Date | null {
  const [day, time = ""] = text.split("T")
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null
  const begun = startOf(day).getTime() + Date.parse(`1970-01-01T${time}Z`)
  // After the clocks have changed that day, the same time lies an hour to one side.
  const found = [0, -1, 1].map((hours) => new Date(begun + hours * hourMs)).find((instant) => dayAt(instant) === day && timeAt(instant) === time)
  return found ?? null
}

/** The day so many days later. */
export const daysLater = (day: Day, days: number): Day => new Date(Date.parse(day) + days * 24 * hourMs).toISOString().replace(/T.*/, "")

/** The same date so many months later, or the last day of that month where it has no such date: 31 January and one month is 28 February. */
export function monthsLater(day: Day, months: number): Day {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number]
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().replace(/T.*/, "")
}

/** Days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The day as people write it: 31.3.2027 in Finnish and Swedish, 31 March 2027 in English. */
export function sayDay(day: Day, language: "fi" | "sv" | "en"): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number]
  if (language !== "en") return `${date}.${month}.${year}`
  return `${date} ${englishMonths[month - 1]} ${year}`
}

/** The day with its weekday: "torstai 24.12.2026", "Thursday 24 December 2026". */
export const sayWeekday = (day: Day, language: "fi" | "sv" | "en"): string => `${weekdays[language][new Date(day).getUTCDay()]} ${sayDay(day, language)}`

const weekdays = {
  fi: "sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai".split(" "),
  sv: "söndag måndag tisdag onsdag torsdag fredag lördag".split(" "),
  en: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
}

/** An instant as people write it in Finland's time: 31.3.2027 8.05 in Finnish, 31.3.2027 08:05 in Swedish, 31 March 2027 08:05 in English. */
export const sayTime = (instant: Date, language: "fi" | "sv" | "en"): string =>
  `${sayDay(dayAt(instant), language)} ${language === "fi" ? timeAt(instant).replace(":", ".").replace(/^0/, "") : timeAt(instant)}`

const englishMonths = "January February March April May June July August September October November December".split(" ")
