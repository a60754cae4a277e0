import { type Sql, sql } from "../../lib/sql.ts"
import { isDataProtectionOfficer } from "../../model/rules/conditions.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { NotFound } from "../refusals.ts"
import type { Actor, Queries } from "../work.ts"

/** What of the watching concerns someone: whether she does it, and whether an explanation is asked of her. */
export interface Watching {
  readonly watches: boolean
  readonly asked: boolean
}

/** True for a data protection officer whose commitments are signed. */
export const isOfficer = (municipality: string, actor: Actor, now: Date): Sql =>
  sql`(${inGoodStanding(askerOf(municipality, actor), now)} and ${isDataProtectionOfficer.holds(askerOf(municipality, actor), now)})`

/** Whether someone is a data protection officer whose commitments are signed, and whether her word is waited for. */
export async function watchingOf(queries: Queries, municipality: string, actor: Actor, now: Date): Promise<Watching> {
  await enter(queries, municipality)
  const [row] = await queries.rows<Watching>(sql`
    select ${isOfficer(municipality, actor, now)} as watches,
      exists (select 1 from suspicion s where s.municipality_id = ${municipality} and s.actor_id = ${actor.id} and s.state = 'asked') as asked`)
  return row ?? { watches: false, asked: false }
}

/** Enters the municipality as its data protection officer; to anyone else there is no such thing as a review (GDPR art. 38(5)). */
export async function mustWatch({ queries, actor, now }: { readonly queries: Queries; readonly actor: Actor; readonly now: Date }, municipality: string): Promise<void> {
  if (!(await watchingOf(queries, municipality, actor, now)).watches) throw new NotFound("There is no such page.")
}
