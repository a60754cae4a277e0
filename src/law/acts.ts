import type { Day } from "../lib/day.ts"

/** An act that was repealed or replaced, and what to cite instead. Marks as in the law facts: V read, M from memory. */
export interface ReplacedAct {
  readonly number: string
  readonly name: string
  /** The first day on which the act no longer applied. */
  readonly endedOn: Day
  readonly replacedBy: string
  readonly mark: "V" | "M"
}

/** Acts that public descriptions and notices still cite. */
export const replacedActs: readonly ReplacedAct[] = [
  { number: "916/2012", name: "laki julkisesta työvoima- ja yrityspalvelusta", endedOn: "2025-01-01", replacedBy: "380/2023", mark: "V" },
  { number: "1369/2014", name: "laki työllistymistä edistävästä monialaisesta yhteispalvelusta", endedOn: "2025-01-01", replacedBy: "381/2023", mark: "M" },
  { number: "1269/2020", name: "laki työllisyyden edistämisen kuntakokeilusta", endedOn: "2025-01-01", replacedBy: "380/2023", mark: "M" },
  { number: "1386/2010", name: "laki kotoutumisen edistämisestä", endedOn: "2025-01-01", replacedBy: "681/2023", mark: "M" },
  { number: "1305/2002", name: "vuorotteluvapaalaki", endedOn: "2024-08-01", replacedBy: "–", mark: "M" },
  { number: "831/1994", name: "arkistolaki", endedOn: "2026-07-01", replacedBy: "529/2026", mark: "V" },
  { number: "523/1999", name: "henkilötietolaki", endedOn: "2019-01-01", replacedBy: "1050/2018 ja EU 2016/679", mark: "M" },
  { number: "132/1999", name: "maankäyttö- ja rakennuslaki", endedOn: "2025-01-01", replacedBy: "751/2023 ja alueidenkäyttölaki 132/1999", mark: "M" },
]

/** The act by number, when it had ended by the day. */
export const replacedAct = (number: string, today: Day): ReplacedAct | null => replacedActs.find((act) => act.number === number && act.endedOn <= today) ?? null

/** Social, health and rescue services moved to wellbeing services counties on this day (law facts 0.1). */
export const wellbeingCountiesFrom: Day = "2023-01-01"

/** Employment services moved to municipalities and employment areas on this day (380/2023). */
export const employmentAreasFrom: Day = "2025-01-01"

/** Customer data of employment services is deleted when this many years have passed since the customer relationship ended (380/2023 122 §). */
export const employmentRetentionYears = 4
