import { sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"
import type { Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { NotFound, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"

export interface Substitution {
  readonly id: string
  readonly substitute: string
  readonly substituteName: string
  readonly standsInFor: string
  readonly standsInForName: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The substitutions of a person that last or are coming: those who stand in for her, and those for whom she does. */
export async function substitutionsOf(queries: Queries, municipality: string, person: string, now: Date): Promise<Substitution[]> {
  await enter(queries, municipality)
  return queries.rows<Substitution>(sql`
    select s.id, s.person_id as substitute, a.given_names || ' ' || a.family_name as "substituteName", s.stands_in_for as "standsInFor",
      b.given_names || ' ' || b.family_name as "standsInForName", s.starts_at as "startsAt", s.ends_at as "endsAt"
    from substitute s join person a on a.municipality_id = s.municipality_id and a.id = s.person_id
    join person b on b.municipality_id = s.municipality_id and b.id = s.stands_in_for
    where s.municipality_id = ${municipality} and (s.person_id = ${person} or s.stands_in_for = ${person}) and s.ends_at > ${now}
    order by s.starts_at, s.id limit 200`)
}

/** True for the person herself and for her supervisor now: they decide who stands in for her. */
export async function decidesOnSubstitutes(queries: Queries, municipality: string, actor: string, person: string, now: Date): Promise<boolean> {
  const [row] = await queries.rows<{ may: boolean }>(sql`
    select exists (select from employment a where a.municipality_id = ${municipality} and a.person_id = ${actor} and ${inForce("a", now)})
      and (${actor}::text = ${person} or exists (
        select from employment e where e.municipality_id = ${municipality} and e.person_id = ${person} and e.supervisor_id = ${actor} and ${inForce("e", now)})) as may`)
  return row?.may === true
}

/** Ends a substitution now: by the one stood in for, or her supervisor. One that has not begun never does. */
export async function endSubstitution(work: Work, municipality: string, id: string): Promise<void> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const [found] = await queries.rows<{ substitute: string; standsInFor: string }>(sql`
    select person_id as substitute, stands_in_for as "standsInFor" from substitute where municipality_id = ${municipality} and id = ${id} and ends_at > ${now} for no key update`)
  if (!found) throw new NotFound("There is no such substitution, or it has ended.")
  if (actor.kind !== "staff" || !(await decidesOnSubstitutes(queries, municipality, actor.id, found.standsInFor, now)))
    throw new Refused("A substitution is ended by the person herself or by her supervisor.", { municipality, act: "person-changed", because: "not-over", subject: { kind: "person", id: found.standsInFor } })
  await queries.rows(sql`update substitute set ends_at = ${now}, starts_at = least(starts_at, ${now}) where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "person-changed", subject: { kind: "person", id: found.substitute }, outcome: "done", more: { "stands-in-for": found.standsInFor, until: now.toISOString() } })
}
