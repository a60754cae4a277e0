import type { Day } from "../lib/day.ts"
import { getInForce, type Rule } from "./rule.ts"

/** The bodies of a municipality by how many must be there to decide. */
export type QuorumOf = "council" | "other"

interface QuorumRule extends Rule {
  readonly of: QuorumOf
  /** The least number of those present of so many members. */
  readonly least: (members: number) => number
}

const rules: readonly QuorumRule[] = [
  { of: "council", least: (members) => Math.ceil((members * 2) / 3), law: "410/2015 103 §", mark: "M", from: "2017-06-01", until: null },
  { of: "other", least: (members) => Math.floor(members / 2) + 1, law: "410/2015 103 §", mark: "M", from: "2017-06-01", until: null },
]

/** Whether a body can decide, how many must be there for it, and by which section. */
export interface Quorum {
  readonly least: number
  readonly present: number
  readonly holds: boolean
  readonly law: string
}

/** A council decides when two thirds of its members are there, another body when more than half are (410/2015 103 §). A substitute counts in a member's place, so no more than the members. */
export function quorum(of: QuorumOf, members: number, present: number, day: Day): Quorum {
  const { least, law } = getInForce(rules.filter((rule) => rule.of === of), day)
  const counted = Math.min(present, members)
  return { least: least(members), present: counted, holds: members > 0 && counted >= least(members), law }
}
