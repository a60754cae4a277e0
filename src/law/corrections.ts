import type { Day } from "../lib/day.ts"
import { type Deadline, eventStep, standing } from "./deadline.ts"
import { type Period, years } from "./period.ts"
import { getInForce, type Rule } from "./rule.ts"

interface CorrectionRule extends Rule {
  readonly period: Period
}

const times: readonly CorrectionRule[] = [{ from: "2004-01-01", until: null, law: "434/2003 53 §", mark: "V*", period: years(5) }]

/** Until when an error of a decision can be corrected: five years from the decision (434/2003 53 §). */
export function correctableUntil(decidedOn: Day): Deadline {
  const rule = getInForce(times, decidedOn)
  return standing([eventStep("signed", decidedOn, rule)], decidedOn, rule.period, rule)
}
