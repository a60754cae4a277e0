import { editDistance } from "../../lib/language/edit-distance.ts"
import { sql } from "../../lib/sql.ts"
import type { Work } from "../work.ts"

/** Pairs and merges that are shown at the most. */
export const pairsMost = 50

/** Merges of one sort are made one at a time, so that nothing comes to be merged in a circle. */
export const holdMerges = ({ queries }: Pick<Work, "queries">, sort: "person" | "company", municipality: string): Promise<unknown> => queries.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`${sort} merge ${municipality}`}, 0))`)

/** How two names as they are compared are alike: the same, or but for one error of typing; null where they are not. */
export function nameLikeness(one: string, other: string): "same-name" | "near-name" | null {
  const apart = editDistance(one, other, 1)
  return apart === 0 ? "same-name" : apart === 1 ? "near-name" : null
}
