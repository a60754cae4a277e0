import { isHoliday } from "../law/holidays.ts"
import { dayAt } from "../lib/day.ts"
import type { Contact } from "../model/organisation.ts"

/** True when a contact serves at an instant, by Finnish time; offices are closed on public holidays. */
export function isOpen({ hours }: Contact, now: Date): boolean {
  const day = dayAt(now)
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Helsinki", hour: "2-digit", minute: "2-digit", hour12: false }).format(now)
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  // Saturdays and Sundays are kept if the contact itself promises them.
  if (weekday < 6 && isHoliday(day)) return false
  return hours.some(({ days, opens, closes }) => days.includes(weekday) && opens <= clock && clock < closes)
}
