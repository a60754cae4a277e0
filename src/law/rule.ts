import { type Day, sayDay } from "../lib/day.ts"

/** How we know a rule: V statute read, V* read but a later change is known or likely, M from memory, S from a secondary source. */
export type Mark = "V" | "V*" | "M" | "S"

/** Where a rule stands and how we know it. */
export interface Source {
  /** Act and section, like "150/1930 5 §". */
  readonly law: string
  readonly mark: Mark
}

/** A rule as one version of the law has it. */
export interface Rule extends Source {
  /** The first day on which it applies. */
  readonly from: Day
  /** The last day on which it applies; null while no end is known. */
  readonly until: Day | null
}

/** No version of a rule applies on a day. */
export class NotInForce extends Error {}

/** The version that applies on a day, or null. Versions do not overlap, so their order does not matter. */
export const findInForce = <T extends Pick<Rule, "from" | "until">>(versions: readonly T[], day: Day): T | null =>
  versions.find(({ from, until }) => from <= day && (until === null || day <= until)) ?? null

/** The version that applies on a day. Throws `NotInForce` where there is none. */
export function getInForce<T extends Rule>(versions: readonly T[], day: Day): T {
  const found = findInForce(versions, day)
  if (!found) throw new NotInForce(`${versions.map(({ law }) => law).join(", ") || "The rule"} is not in force on ${sayDay(day, "en")}.`)
  return found
}
