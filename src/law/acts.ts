import type { Day } from "../lib/day.ts"

/** An act that was repealed or replaced, and what to cite instead. Marks as in the law facts: V read, M from memory. */
export interface ReplacedAct {
  readonly number: string
  readonly name: string
  /** The first day on which the act no longer applied. */
  readonly endedOn: Day
  readonly replacedBy: string
  /** The name that the act has since, where a part of it lives on under its number. */
  readonly livesOnAs?: string
  /** The act in its place has the same name, so that only the number tells them apart. */
  readonly namesake?: true
  readonly mark: "V" | "M"
}

/** Acts that public descriptions and notices still cite. */
const replacedActs: readonly ReplacedAct[] = [
  { number: "916/2012", name: "laki julkisesta työvoima- ja yrityspalvelusta", endedOn: "2025-01-01", replacedBy: "380/2023", mark: "V" },
  { number: "1369/2014", name: "laki työllistymistä edistävästä monialaisesta yhteispalvelusta", endedOn: "2025-01-01", replacedBy: "381/2023", mark: "M" },
  { number: "1269/2020", name: "laki työllisyyden edistämisen kuntakokeilusta", endedOn: "2025-01-01", replacedBy: "380/2023", mark: "M" },
  { number: "1386/2010", name: "laki kotoutumisen edistämisestä", endedOn: "2025-01-01", replacedBy: "681/2023", namesake: true, mark: "M" },
  { number: "1305/2002", name: "vuorotteluvapaalaki", endedOn: "2024-08-01", replacedBy: "–", mark: "M" },
  { number: "831/1994", name: "arkistolaki", endedOn: "2026-07-01", replacedBy: "529/2026", mark: "V" },
  { number: "523/1999", name: "henkilötietolaki", endedOn: "2019-01-01", replacedBy: "1050/2018 ja EU 2016/679", mark: "M" },
  { number: "132/1999", name: "maankäyttö- ja rakennuslaki", endedOn: "2025-01-01", replacedBy: "751/2023 ja alueidenkäyttölaki 132/1999", livesOnAs: "alueidenkäyttölaki", mark: "M" },
]

/** The act by number, when it had ended by the day. One that is cited by the name it has since has not. */
export const replacedAct = (number: string, name: string, today: Day): ReplacedAct | null =>
  replacedActs.find((act) => act.number === number && act.endedOn <= today && !livesOnIn(act, name)) ?? null

/** The acts that a running text names, by number or by name in any case, and that had ended by the day. */
export const replacedActsIn = (text: string, today: Day): readonly ReplacedAct[] =>
  replacedActs.filter((act) => act.endedOn <= today && (namedIn(act, text) || (new RegExp(`(?<![\\d/])${act.number}(?!\\d)`).test(text) && !livesOnIn(act, text))))

const livesOnIn = ({ livesOnAs }: ReplacedAct, text: string): boolean => livesOnAs !== undefined && inAnyCase(livesOnAs).test(text)

/** "Laki jostakin" is cited as "jostakin annetun lain". */
const namedIn = ({ name, namesake }: ReplacedAct, text: string): boolean => namesake !== true && inAnyCase(name.replace(/^laki /, "")).test(text)

/** A name in any case of Finnish: -laki, -lain, -lakia, -laissa; but arkistolaitos is no arkistolaki. */
const inAnyCase = (name: string): RegExp => new RegExp(name.replace(/laki$/, "la(?:k|in|is[st]a|il[lt])"), "i")

/** Social, health and rescue services moved to wellbeing services counties on this day (law facts 0.1). */
export const wellbeingCountiesFrom: Day = "2023-01-01"

/** Employment services moved to municipalities and employment areas on this day (380/2023). */
export const employmentAreasFrom: Day = "2025-01-01"

/** Customer data of employment services is deleted when this many years have passed since the customer relationship ended (380/2023 122 §). */
export const employmentRetentionYears = 4
