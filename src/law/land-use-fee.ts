import { type Day, daysBetween, monthsLater } from "../lib/day.ts"
import { findInForce, type Rule } from "./rule.ts"

interface LandUseTariff extends Rule {
  /** For each day and each 15 m² begun, by class of payment 1–5; cents. */
  readonly dayCents: readonly [number, number, number, number, number]
  /** For handling: of less than eight days, of less than half a year, of more; cents. */
  readonly handlingCents: readonly [number, number, number]
}

/** What Helsinki asks for the use of a public area (the city's price list as in its public code of August 2026). That of the year before tells no limit between its handling fees. */
export const landUseTariffs: readonly LandUseTariff[] = [
  { dayCents: [1_600, 1_200, 800, 400, 200], handlingCents: [8_000, 24_000, 40_000], from: "2026-03-01", until: null, law: "Helsingin alueidenkäytön hinnasto", mark: "S" },
]

/** Fee for the use of an area from a day to another, both included, by the tariff of its first day; cents. Null where no tariff is known, or the class is none of it. */
export function landUseFee(from: Day, until: Day, squareMetres: number, paymentClass: number): number | null {
  const tariff = findInForce(landUseTariffs, from)
  const dayCents = tariff?.dayCents[paymentClass - 1]
  if (!tariff || dayCents === undefined) return null
  const days = daysBetween(from, until) + 1
  const size = days < 8 ? 0 : until < monthsLater(from, 6) ? 1 : 2
  return days * Math.ceil(squareMetres / 15) * dayCents + tariff.handlingCents[size]
}
