import { findInForce, type Rule } from "./rule.ts"
import type { Day } from "../lib/day.ts"

interface IndexStep extends Rule {
  /** The October index before the step over that of a year earlier. */
  readonly over: number
}

/** The steps by which child maintenance follows the cost of living each January, down as well as up (583/2008 2–3 §), as Kela tells them. */
export const indexSteps: readonly IndexStep[] = [
  { over: 2343 / 2318, from: "2025-01-01", until: "2025-12-31", law: "583/2008 3 §", mark: "S" },
  { over: 2338 / 2343, from: "2026-01-01", until: "2026-12-31", law: "583/2008 3 §", mark: "S" },
]

/** Maintenance in a year, of a sum that was set on a day: every January since by its step, rounded to a cent each time. Null where a step is not known, or the sum was set later. */
export function maintenanceIn(year: number, cents: number, setOn: Day): number | null {
  const setIn = Number(setOn.slice(0, 4))
  if (setIn > year) return null
  let sum = cents
  for (let at = setIn + 1; at <= year; at++) {
    const step = findInForce(indexSteps, `${at}-01-01`)
    if (!step) return null
    sum = Math.round(sum * step.over)
  }
  return sum
}
