import { join, type Sql, sql } from "../../lib/sql.ts"
import type { Asker } from "../../model/rules/condition.ts"
import { standing } from "../../model/rules/conditions.ts"
import { type Attempt, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { askerOf } from "./desk.ts"
import { inForce } from "../../model/rules/in-force.ts"

/** The people who work under someone now, at any depth; what a substitute does is done for the one she stands in for. */
export const below = (municipality: string, supervisor: string, now: Date): Sql => sql`
  with recursive chief as (
    select ${supervisor}::text as id union select s.stands_in_for from substitute s
    where s.municipality_id = ${municipality} and s.person_id = ${supervisor} and ${inForce("s", now)}
  ), under as (
    select e.person_id as id from employment e where e.municipality_id = ${municipality} and e.supervisor_id in (select id from chief)
      and ${inForce("e", now)}
    union
    select e.person_id from employment e join under u on e.supervisor_id = u.id where e.municipality_id = ${municipality}
      and ${inForce("e", now)}
  ) select id from under`

/** Those who worked directly under someone, or under one for whom she stands in, and have left: what they left open is hers to hand over. */
export const lastUnder = (municipality: string, supervisor: string, now: Date): Sql => sql`
  select e.person_id as id from employment e where e.municipality_id = ${municipality} and e.ends_at <= ${now}
  and (e.supervisor_id = ${supervisor} or e.supervisor_id in (
    select s.stands_in_for from substitute s where s.municipality_id = ${municipality} and s.person_id = ${supervisor} and ${inForce("s", now)}))
  and not exists (select 1 from employment n where n.municipality_id = ${municipality} and n.person_id = e.person_id and (n.ends_at is null or n.ends_at > ${now}))`

/** Refuses an act on a person's rights by anyone but one who is over her, and by one whose own rights rest. */
export async function mustBeOver(work: Work, municipality: string, person: string, tried: Pick<Attempt, "act" | "subject">): Promise<void> {
  const { actor, now } = work
  if (actor.id === person) throw new Refused("Nobody decides on her own rights. Ask your supervisor.", { municipality, ...tried, because: "own-rights" })
  const [row] = await work.queries.rows<{ over: boolean; stands: boolean }>(sql`
    select ${person}::text in (${below(municipality, actor.id, now)}) as over, ${inGoodStanding(askerOf(municipality, actor), now)} as stands`)
  if (!row?.over || !row.stands)
    throw new Refused("Rights are decided on by a supervisor over the person, or her substitute, whose own commitments are signed.", { municipality, ...tried, because: row?.over ? "not-in-standing" : "not-over" })
}

/** True for one of the staff who is in service and whose commitments are signed: only she can use or decide on a right. */
export const inGoodStanding = (asker: Asker, now: Date): Sql => sql`(${join(standing.map((condition) => condition.holds(asker, now)), " and ")})`
