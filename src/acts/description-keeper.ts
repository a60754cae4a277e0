import { sql } from "../lib/sql.ts"
import { isInformationManager } from "../model/rules/conditions.ts"
import { inForce } from "../model/rules/in-force.ts"
import type { Database, Queries } from "../store/database.ts"
import { inGoodStanding } from "./access/below.ts"
import { enter, readWithin } from "./access/border.ts"
import { askerOf } from "./access/desk.ts"
import { Refused } from "./refusals.ts"
import type { Act } from "./trail/entry.ts"
import type { Actor, Work } from "./work.ts"

/**
 * Whether someone may change what a municipality publishes of itself (906/2019 4 § 2 mom., 28 §): its information manager, with
 * commitments signed; of a municipality for which nobody works here yet, the information manager of any other. A program may.
 */
export async function mayKeepDescription(queries: Queries, actor: Actor, municipality: string, now: Date): Promise<boolean> {
  if (actor.kind === "program") return true
  if (actor.kind !== "staff" || actor.municipality === undefined) return false
  const home = actor.municipality
  await enter(queries, home)
  const asker = askerOf(home, actor)
  const [row] = await queries.rows<{ may: boolean }>(sql`
    select ${inGoodStanding(asker, now)} and ${isInformationManager.holds(asker, now)} and (${home}::text = ${municipality} or not exists (
      select from employment e where e.municipality_id = ${municipality} and ${inForce("e", now)})) as may`)
  return row?.may === true
}

/** The same, asked in a transaction of its own. */
export const keepsDescription = (database: Database, actor: Actor, municipality: string, now: Date): Promise<boolean> =>
  readWithin(database, actor.municipality ?? municipality, (queries) => mayKeepDescription(queries, actor, municipality, now))

/** Refuses a change of a municipality's description by anyone who does not keep it. */
export async function mustKeepDescription({ queries, actor, now }: Work, municipality: string, act: Act): Promise<void> {
  if (!(await mayKeepDescription(queries, actor, municipality, now)))
    throw new Refused("A municipality's description is changed by its information manager, whose commitments are signed.", { municipality, act, because: "not-information-manager" })
}
