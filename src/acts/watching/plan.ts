import { sql } from "../../lib/sql.ts"
import { usualPlan, watchPlan, type WatchPlan } from "../../model/watch-plan.ts"
import { enter } from "../access/border.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Queries, Work } from "../work.ts"
import { mustWatch } from "./watches.ts"

/** The plan in force and its version; version 0 is the one that comes with the program. */
export async function planOf(queries: Queries, municipality: string): Promise<{ readonly version: number; readonly plan: WatchPlan }> {
  await enter(queries, municipality)
  const [row] = await queries.rows<{ version: number; settings: unknown }>(sql`
    select version, settings from watch_plan where municipality_id = ${municipality} order by version desc limit 1`)
  return row ? { version: row.version, plan: watchPlan.parse(row.settings) } : { version: 0, plan: usualPlan }
}

/** Changes the plan from the version that was read; what is found from now on is found by it. Earlier versions stay. */
export async function changePlan(work: Work, municipality: string, version: number, changed: WatchPlan): Promise<void> {
  await mustWatch(work, municipality)
  const plan = watchPlan.parse(changed)
  const before = await planOf(work.queries, municipality)
  const fields = Object.keys(plan).filter((name) => JSON.stringify(plan[name as keyof WatchPlan]) !== JSON.stringify(before.plan[name as keyof WatchPlan]))
  if (fields.length === 0 && version === before.version) return
  const made = await work.queries.rows(sql`
    insert into watch_plan (municipality_id, version, settings, changed_by, changed_at)
    select ${municipality}, ${version + 1}, ${JSON.stringify(plan)}::jsonb, ${work.actor.id}, ${work.now} where ${version}::int = ${before.version}::int on conflict do nothing returning version`)
  if (made.length === 0) throw new Conflict("Someone has changed the plan since you read it. Load the page again.")
  await work.note({ municipality, act: "watch-plan-changed", subject: { kind: "watch-plan", id: String(version + 1) }, more: { fields: fields.join("+") } })
}

export interface Figure {
  readonly id: string
  readonly name: string
}

/** The people whose data draws the curious, by name. */
export async function figuresOf(queries: Queries, municipality: string, limit = 500): Promise<Figure[]> {
  await enter(queries, municipality)
  return queries.rows<Figure>(sql`
    select p.id, p.given_names || ' ' || p.family_name as name from watched_figure f join person p on p.municipality_id = f.municipality_id and p.id = f.person_id
    where f.municipality_id = ${municipality} order by p.family_name, p.given_names, p.id limit ${limit}`)
}

/** Adds a person to the public figures, or removes her. Throws `NotFound` for an id that nobody has. */
export async function setFigure(work: Work, municipality: string, person: string, isOne: boolean): Promise<void> {
  await mustWatch(work, municipality)
  const changed = await work.queries.rows(
    isOne
      ? sql`insert into watched_figure (municipality_id, person_id, added_by, added_at)
          select p.municipality_id, p.id, ${work.actor.id}, ${work.now} from person p where p.municipality_id = ${municipality} and p.id = ${person}
          on conflict (municipality_id, person_id) do update set added_at = watched_figure.added_at returning person_id`
      : sql`delete from watched_figure where municipality_id = ${municipality} and person_id = ${person} returning person_id`,
  )
  if (changed.length === 0) throw new NotFound("There is no such person.")
  await work.note({ municipality, act: "watch-plan-changed", subject: { kind: "person", id: person }, more: { figure: isOne } })
}
