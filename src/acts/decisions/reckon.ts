import type { Deadline } from "../../law/deadline.ts"
import { type DecisionKind, feeReviewUntil, type Finality, finality, lastDayFor, remedyFor, type Available } from "../../law/remedies.ts"
import { type Known, knownOn, type Service } from "../../law/service.ts"
import type { Day } from "../../lib/day.ts"

/** One to whom a decision is served; without an id, the members of the municipality, who learn of it on the web (410/2015 140 § 3 mom.). */
export interface Recipient {
  readonly party: string | null
  readonly name: string | null
  readonly service: Service | null
}

/** What follows for one recipient from how the decision was served. */
export interface Reckoned extends Recipient {
  readonly known: Known | null
  /** The last day to use the remedy; null while the decision is not served, or where no time runs. */
  readonly last: Deadline | null
}

/** The whole reckoning of a signed decision. */
export interface Reckoning {
  readonly remedy: Available
  readonly recipients: readonly Reckoned[]
  /** Null while someone has not been served, and where no time runs from service. */
  readonly finality: Finality | null
  /** The last day for everyone, where the time runs from the decision itself. */
  readonly fixed: Deadline | null
}

/** Who must have been served before the times of all run: the parties, and the members of the municipality where they may use the remedy. */
export const recipientsOf = (remedy: Available, parties: readonly Recipient[], members: Service | null): Recipient[] => [
  ...parties,
  ...(remedy.who.includes("municipality-member") ? [{ party: null, name: null, service: members }] : []),
]

/** Reckons the days that follow from a decision of a kind and a day, by the functions of the law alone. */
export function reckon(kind: DecisionKind, decidedOn: Day, parties: readonly Recipient[], members: Service | null): Reckoning {
  const remedy = remedyFor(kind, decidedOn)
  const recipients = recipientsOf(remedy, parties, members)
  return {
    remedy,
    recipients: recipients.map((one) => ({ ...one, known: one.service && knownOn(one.service), last: one.service && lastDayFor(remedy, one.service) })),
    finality: finality(remedy, recipients.map(({ service }) => service)),
    fixed: remedy.runsFrom === "fee-set" ? feeReviewUntil(decidedOn) : null,
  }
}
