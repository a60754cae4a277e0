import { type Day, daysLater } from "../lib/day.ts"
import { deadline, eventStep, type Deadline } from "./deadline.ts"
import { days, months, type Period } from "./period.ts"
import { getInForce, type Mark, type Rule } from "./rule.ts"
import { knownOn, type Service } from "./service.ts"
import type { LegalEvent, Step } from "./steps.ts"

/** What can be done against a decision, or why nothing can. */
export const remedies = [
  "municipal-review",
  "municipal-appeal",
  "administrative-review",
  "administrative-appeal",
  "building-review",
  "fee-review",
  "ombudsman-complaint",
  "none-preparation",
  "prohibited",
] as const
export type Remedy = (typeof remedies)[number]

/** Who may use a remedy. */
export type Entitled = "party" | "municipality-member" | "who-asked-for-review" | "who-owes-the-fee" | "data-subject"

interface RemedyRule extends Rule {
  /** Null where no period runs. */
  readonly period: Period | null
  /** From what the period runs: the service of the decision, or a day of its own. */
  readonly runsFrom: "service" | LegalEvent
  readonly who: readonly Entitled[]
}

const version = (from: Day, law: string, mark: Mark, period: Period | null, who: readonly Entitled[], runsFrom: RemedyRule["runsFrom"] = "service"): RemedyRule => ({ from, until: null, law, mark, period, who, runsFrom })

/** Each remedy with the versions of its rule. */
export type RemedyRules = Readonly<Record<Remedy, readonly RemedyRule[]>>

/** The remedies as we know them. The review of a building permit is from memory: a municipality may hand in rules of its own. */
export const usualRemedies: RemedyRules = {
  "municipal-review": [version("2015-05-01", "410/2015 134, 137–138 §", "V*", days(14), ["party", "municipality-member"])],
  "municipal-appeal": [version("2015-05-01", "410/2015 135, 137–138 §", "V*", days(30), ["party", "municipality-member"])],
  "administrative-review": [version("2010-07-01", "434/2003 49 b–g §", "V*", days(30), ["party"])],
  "administrative-appeal": [version("2020-01-01", "808/2019", "V*", days(30), ["party"])],
  "building-review": [version("2025-01-01", "751/2023", "M", days(14), ["party"])],
  "fee-review": [version("1999-12-01", "621/1999 34 §", "V*", months(6), ["who-owes-the-fee"], "fee-set")],
  "ombudsman-complaint": [version("2019-01-01", "1050/2018 21 §", "V*", null, ["data-subject"])],
  "none-preparation": [version("2015-05-01", "410/2015 136 §", "V*", null, [])],
  prohibited: [version("2004-01-01", "434/2003 48 §", "V*", null, [])],
}

/** The kinds of decision by what can be done against them. A special act may order otherwise: then the municipality names the remedy itself. */
export const decisionKinds = [
  "council",
  "body-or-office-holder",
  "municipal-review",
  "administrative-review-first",
  "administrative-review",
  "document-request",
  "document-fee",
  "building-office-holder",
  "preparation",
  "execution",
  "appeal-prohibited",
  "data-subject-answer",
] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** The kinds of decision that an office holder makes. The council's and those on a review are made by bodies. */
export const officeHolderKinds = decisionKinds.filter((kind) => kind !== "council" && kind !== "municipal-review")

const remedyOfKind: Readonly<Record<DecisionKind, Remedy>> = {
  council: "municipal-appeal",
  "body-or-office-holder": "municipal-review",
  "municipal-review": "municipal-appeal",
  "administrative-review-first": "administrative-review",
  "administrative-review": "administrative-appeal",
  "document-request": "administrative-appeal",
  "document-fee": "fee-review",
  "building-office-holder": "building-review",
  preparation: "none-preparation",
  execution: "none-preparation",
  "appeal-prohibited": "prohibited",
  "data-subject-answer": "ombudsman-complaint",
}

/** What a decision of a kind lets people do, on the day it was made. */
export interface Available extends RemedyRule {
  readonly remedy: Remedy
}

/** The remedy against a decision of a kind, as the law was on the day of the decision, with who may use it. */
export function remedyFor(kind: DecisionKind, decidedOn: Day, rules: RemedyRules = usualRemedies): Available {
  const remedy = remedyOfKind[kind]
  const rule = remedyOn(remedy, decidedOn, rules)
  // Who has been through a review goes on alone (410/2015 137 §).
  return { ...rule, who: kind === "municipal-review" ? ["who-asked-for-review"] : rule.who }
}

/** The remedy by its own name, as the law is on a day. */
export const remedyOn = (remedy: Remedy, day: Day, rules: RemedyRules = usualRemedies): Available => ({ ...getInForce(rules[remedy], day), remedy })

/** The last day for someone to use a remedy that runs from the service of the decision; null where no such period runs. */
export function lastDayFor({ period, runsFrom }: Available, service: Service): Deadline | null {
  if (period === null || runsFrom !== "service") return null
  const known = knownOn(service)
  return deadline(known.steps, known.day, period)
}

/** The last day to claim a review of a fee: six months from the day on which it was set (621/1999 34 §). */
export function feeReviewUntil(setOn: Day): Deadline {
  const { law, mark, period } = remedyOn("fee-review", setOn)
  return deadline([eventStep("fee-set", setOn, { law, mark })], setOn, period ?? months(6))
}

/** A decision's whole time for remedies: the last day of the one whose period ends last, and the first day on which it is final. */
export interface Finality {
  readonly last: Day
  /** The decision has legal force from this day on, if nobody has used the remedy. */
  readonly finalOn: Day
  readonly steps: readonly Step[]
}

/**
 * When a decision gains legal force if nobody uses the remedy: the day after the last of everyone's last days (410/2015 140 §, 143 §).
 * Null while somebody has not been served, or where no period runs. `services` holds null for a recipient who is not yet served.
 */
export function finality(remedy: Available, services: readonly (Service | null)[]): Finality | null {
  const ends = services.map((service) => service && lastDayFor(remedy, service))
  const [first, ...others] = ends
  if (!first) return null
  let latest = first
  for (const end of others) {
    if (!end) return null
    if (end.last > latest.last) latest = end
  }
  const { last, steps } = latest
  const finalOn = daysLater(last, 1)
  const over = ends.flatMap((end) => (end && end.last < last ? [end.last] : [])).sort().at(-1)
  const source = { law: remedy.law, mark: remedy.mark }
  const won: Step[] = over === undefined ? [] : [{ code: "later-wins", day: last, over, ...source }]
  return { last, finalOn, steps: [...steps, ...won, { code: "gains-force", day: finalOn, ...source }] }
}
