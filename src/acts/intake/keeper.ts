import { type Sql, sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"
import type { Queries } from "../../store/database.ts"
import { inGoodStanding } from "../access/below.ts"
import { askerOf } from "../access/desk.ts"
import { Refused } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Actor } from "../work.ts"

/** Whose intake someone keeps: every unit's where null, else those of the units, and what no unit has been named for. */
export type Keeping = { readonly units: readonly string[] | null } | null

/** Whose intake someone keeps as a registrar of the case register; null when nobody's. The caller is inside the border. */
export async function keeping(queries: Queries, municipality: string, actor: Actor, now: Date): Promise<Keeping> {
  const [row] = await queries.rows<{ units: readonly string[] | null; everything: boolean | null }>(sql`
    select array_agg(distinct g.unit) filter (where g.unit is not null) as units, bool_or(g.unit is null) as everything
    from access_grant g join case_register its on its.municipality_id = g.municipality_id and (g.register is null or g.register = its.register)
    where g.municipality_id = ${municipality} and g.person_id = ${actor.id} and g.role = 'registrar' and ${inForce("g", now)} and (g.removed_at is null or g.removed_at > ${now})
      and ${inGoodStanding(askerOf(municipality, actor), now)}`)
  if (row?.everything) return { units: null }
  return row?.units ? { units: row.units } : null
}

/** The same, or a refusal. */
export async function mustKeep(queries: Queries, municipality: string, actor: Actor, now: Date, act: Act, id: string): Promise<NonNullable<Keeping>> {
  const found = await keeping(queries, municipality, actor, now)
  if (!found) throw new Refused("What arrives is kept by the registrars of the case register.", { municipality, act, subject: { kind: "intake", id }, because: "not-registrar" })
  return found
}

/** True of a row `i` of the intake that falls within someone's keeping. */
export const within = ({ units }: NonNullable<Keeping>): Sql => (units === null ? sql`true` : sql`(i.unit is null or i.unit = any(${[...units]}::text[]))`)
