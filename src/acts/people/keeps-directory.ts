import { sql } from "../../lib/sql.ts"
import { isAdministrator } from "../../model/rules/conditions.ts"
import type { Queries } from "../../store/database.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { clientMay } from "../clients/authenticate.ts"
import { type Attempt, Refused } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Actor, Work } from "../work.ts"

/** True for an administrator in good standing, who keeps the directory and the clients of the API. */
export async function administers(queries: Queries, municipality: string, actor: Actor, now: Date): Promise<boolean> {
  const asker = askerOf(municipality, actor)
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${inGoodStanding(asker, now)} and ${isAdministrator.holds(asker, now)} as may`)
  return row?.may === true
}

/** Refuses anyone but an administrator, or the service's own commands. */
export async function mustAdminister({ queries, actor, now }: Work, municipality: string, tried: Omit<Attempt, "municipality" | "because">): Promise<void> {
  await enter(queries, municipality)
  if (actor.kind !== "program" && !(await administers(queries, municipality, actor, now)))
    throw new Refused("This is done by the administrator.", { ...tried, municipality, because: "not-administrator" })
}

/**
 * Refuses a change of the staff directory by anyone but the administrator, a client with the scope for it, or the service's own
 * commands; nobody changes her own post.
 */
export async function mustKeepDirectory(work: Work, municipality: string, person: string | null, act: Act = "person-changed"): Promise<void> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  if (actor.kind === "program" || (actor.kind === "client" && (await clientMay(queries, municipality, actor.id, "directory:write", now)))) return
  const tried = { municipality, act, ...(person === null ? {} : { subject: { kind: "person", id: person } }) }
  if (actor.id === person) throw new Refused("Nobody changes her own post. Ask the administrator.", { ...tried, because: "own-post" })
  if (!(await administers(queries, municipality, actor, now))) throw new Refused("The staff directory is kept by the administrator.", { ...tried, because: "not-administrator" })
}
