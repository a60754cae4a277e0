import { type Sql, sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"
import { inGoodStanding } from "../access/below.ts"
import { askerOf } from "../access/desk.ts"
import { Refused } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Actor, Work } from "../work.ts"

/** True for a registrar of the case register, of whatever unit, whose rights are in force. */
export const isRegistrar = (municipality: string, actor: Actor, now: Date): Sql => sql`(${inGoodStanding(askerOf(municipality, actor), now)} and exists (
  select 1 from access_grant g join case_register its on its.municipality_id = g.municipality_id and (g.register is null or g.register = its.register)
  where g.municipality_id = ${municipality} and g.person_id = ${actor.id} and g.role = 'registrar' and ${inForce("g", now)} and (g.removed_at is null or g.removed_at > ${now})))`

/** Refuses a notice that is of no case by anyone but a registrar: the registry office keeps the board. The caller is inside the border. */
export async function mustPostByItself({ queries, actor, now }: Work, municipality: string, act: Act): Promise<void> {
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${isRegistrar(municipality, actor, now)} as may`)
  if (!row?.may) throw new Refused("A notice that is of no case is posted by the registry office.", { municipality, act, because: "not-registrar" })
}
