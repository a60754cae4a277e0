import { sql } from "../../lib/sql.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { Refused } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { isAdministrator } from "../../model/rules/conditions.ts"

/** Refuses a change of the staff directory by anyone but the administrator or the program that syncs it; nobody changes her own post. */
export async function mustKeepDirectory(work: Work, municipality: string, person: string | null, act: Act = "person-changed"): Promise<void> {
  await enter(work.queries, municipality)
  const { actor, now } = work
  const tried = { municipality, act, ...(person === null ? {} : { subject: { kind: "person", id: person } }) }
  if (actor.kind === "program") return
  if (actor.id === person) throw new Refused("Nobody changes her own post. Ask the administrator.", { ...tried, because: "own-post" })
  const asker = askerOf(municipality, actor)
  const [row] = await work.queries.rows<{ may: boolean }>(sql`select ${inGoodStanding(asker, now)} and ${isAdministrator.holds(asker, now)} as may`)
  if (!row?.may) throw new Refused("The staff directory is kept by the administrator.", { ...tried, because: "not-administrator" })
}
