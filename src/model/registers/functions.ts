import { type Day, daysBetween, daysLater, monthsLater } from "../../lib/day.ts"
import type { Rule } from "../../law/rule.ts"
import { inWords, type Words } from "../../lib/words.ts"
import type { ValueType } from "../kinds/kind.ts"

export type Result = number | string | boolean | null

/** A type of a function's result or of what it takes: "any" of whatever, "same" of what the others of its kind are. */
export type Taken = ValueType | "any" | "same"

/** One version of a calculation, as one version of the law has it. */
export interface Version extends Rule {
  readonly run: (of: readonly Exclude<Result, null>[]) => Result
}

/** A function that a rule of a register may call: by name, with versions where the law's figures change. */
export interface CalledFunction {
  readonly says: Words
  readonly takes: readonly Taken[]
  readonly gives: Taken
  /** Whether it is asked also where something is empty; else it is empty then. */
  readonly ofEmpty?: boolean
  readonly run?: (of: readonly Result[], today: Day) => Result
  readonly versions?: readonly Version[]
}

/** Whole years from a day to another. */
function yearsBetween(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return monthsLater(from, years * 12) > to ? years - 1 : years
}

const numbers = (of: readonly Result[]): number[] => of.map(Number)

/** What every register may call. Amounts of money are whole cents. */
export const builtIn = {
  filled: { says: inWords("kenttä on täytetty", "fältet är ifyllt", "the field is filled in"), takes: ["any"], gives: "truth", ofEmpty: true, run: ([value]) => value !== null },
  today: { says: inWords("tämä päivä", "denna dag", "today"), takes: [], gives: "day", run: (_, today) => today },
  days: { says: inWords("päiviä kahden päivän välillä", "dagar mellan två dagar", "days from one day to another"), takes: ["day", "day"], gives: "number", run: ([from, to]) => daysBetween(String(from), String(to)) },
  years: { says: inWords("täysiä vuosia kahden päivän välillä", "hela år mellan två dagar", "whole years from one day to another"), takes: ["day", "day"], gives: "number", run: ([from, to]) => yearsBetween(String(from), String(to)) },
  daysLater: { says: inWords("päivä niin monen päivän kuluttua", "dagen efter så många dagar", "the day so many days later"), takes: ["day", "number"], gives: "day", run: ([from, count]) => daysLater(String(from), Math.trunc(Number(count))) },
  monthsLater: { says: inWords("päivä niin monen kuukauden kuluttua", "dagen efter så många månader", "the day so many months later"), takes: ["day", "number"], gives: "day", run: ([from, count]) => monthsLater(String(from), Math.trunc(Number(count))) },
  from: { says: inWords("ajanjakson ensimmäinen päivä", "periodens första dag", "first day of a period"), takes: ["period"], gives: "day", run: ([value]) => String(value).split("/")[0] || null },
  until: { says: inWords("ajanjakson viimeinen päivä", "periodens sista dag", "last day of a period"), takes: ["period"], gives: "day", run: ([value]) => String(value).split("/")[1] || null },
  min: { says: inWords("pienempi kahdesta", "det mindre av två", "the lesser of two"), takes: ["same", "same"], gives: "same", run: (of) => Math.min(...numbers(of)) },
  max: { says: inWords("suurempi kahdesta", "det större av två", "the greater of two"), takes: ["same", "same"], gives: "same", run: (of) => Math.max(...numbers(of)) },
  round: { says: inWords("pyöristetty kokonaiseen", "avrundat till helt", "rounded to a whole"), takes: ["number"], gives: "number", run: ([value]) => Math.round(Number(value)) },
  floor: { says: inWords("pyöristetty alaspäin", "avrundat nedåt", "rounded down"), takes: ["number"], gives: "number", run: ([value]) => Math.floor(Number(value)) },
  if: { says: inWords("jos, niin, muuten", "om, så, annars", "if, then, else"), takes: ["truth", "same", "same"], gives: "same", ofEmpty: true, run: ([test, then, other]) => (test === null ? null : ((test ? then : other) ?? null)) },
  orZero: { says: inWords("nolla, jos tyhjä", "noll om tomt", "zero where empty"), takes: ["same"], gives: "same", ofEmpty: true, run: ([value]) => value ?? 0 },
} as const satisfies Record<string, CalledFunction>
