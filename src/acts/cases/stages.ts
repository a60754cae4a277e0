/** Stages of a case (processing status, 906/2019 26 §), as JHS 191 lists them. */
export const stages = [
  "opened", "pending", "in-preparation", "to-be-decided", "decided", "served", "in-execution", "in-appeal", "reopened", "follow-up", "closed", "transferred", "destroyed",
] as const
export type Stage = (typeof stages)[number]

/** Where each stage may lead. Nothing is destroyed by hand: that is the end of the retention time's doing. */
const next: Readonly<Record<Stage, readonly Stage[]>> = {
  opened: ["pending", "transferred"],
  pending: ["in-preparation", "to-be-decided", "transferred", "closed"],
  "in-preparation": ["to-be-decided", "transferred", "closed"],
  "to-be-decided": ["in-preparation", "decided", "closed"],
  decided: ["served", "in-execution", "in-appeal", "closed"],
  served: ["in-execution", "in-appeal", "follow-up", "closed"],
  "in-execution": ["in-appeal", "follow-up", "closed"],
  "in-appeal": ["reopened", "in-execution", "follow-up", "closed"],
  reopened: ["in-preparation", "to-be-decided", "closed"],
  "follow-up": ["in-appeal", "reopened", "closed"],
  closed: ["reopened"],
  transferred: [],
  destroyed: [],
}

/** The stages that a case in a stage may come to. */
export const stagesAfter = (stage: Stage): readonly Stage[] => next[stage]

/** A stage in which nothing is handled any more. */
export const isEnd = (stage: Stage): boolean => stage === "closed" || stage === "transferred" || stage === "destroyed"

/** A stage in which the case waits for its decision, so that it may have a due day and be suspended. */
export const awaitsDecision = (stage: Stage): boolean => ["opened", "pending", "in-preparation", "to-be-decided", "reopened"].includes(stage)

/** How handling ends: by a decision, since the matter was withdrawn or lapsed, since it needed no more than noting, or by a transfer to its authority (434/2003 21 §). */
export const endings = ["decision", "withdrawn", "lapsed", "noted", "transferred"] as const
export type Ending = (typeof endings)[number]
