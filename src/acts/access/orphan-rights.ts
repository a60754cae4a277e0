import { type Sql, sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"
import type { Queries } from "../../store/database.ts"
import { type Database, inWork } from "../work.ts"
import { enter } from "./border.ts"
import { access } from "./connections.ts"

const keeper = { id: "rights-check", name: "rights-check", kind: "program" } as const

/** Someone, in a column, has no post now and none that begins later. */
const hasLeft = (municipality: string, who: Sql, now: Date): Sql => sql`not exists (
  select 1 from employment post where post.municipality_id = ${municipality} and post.person_id = ${who} and (post.ends_at is null or post.ends_at > ${now}))`

/** How many rights a check ended, and how much it found that nobody in service handles. */
export interface RightsChecked {
  readonly access: number
  readonly lists: number
  readonly grants: number
  readonly unhandled: number
}

const atOnce = 500

/**
 * Ends the rights of those whose posts have ended: access for a time, places on the lists of those who may know, and roles. They have opened nothing since her last day; ended, they do not come back
 * with her either (906/2019 16 §, 380/2023 126 §). Somebody always stays on a list. What nobody in service handles is counted: a person decides whose it becomes.
 */
export const endOrphanRights = (database: Database, municipality: string, now: Date): Promise<RightsChecked> =>
  inWork(database, keeper, now, async (work) => {
    const { queries } = work
    await enter(queries, municipality)
    const ended = await queries.rows<{ root: string; id: string; person: string }>(sql`
      update task t set done_at = ${now} where (t.municipality_id, t.root_id, t.id) in (
        select o.municipality_id, o.root_id, o.id from task o where o.municipality_id = ${municipality} and o.kind = ${access} and o.done_at is null and o.ends_at > ${now} and ${hasLeft(municipality, sql`o.person_id`, now)} limit ${atOnce})
      returning root_id as root, id, person_id as person`)
    const off = await queries.rows<{ root: string; person: string }>(sql`
      update need_to_know k set ends_at = ${now} where k.municipality_id = ${municipality} and ${inForce("k", now)} and ${hasLeft(municipality, sql`k.person_id`, now)}
        and exists (select 1 from need_to_know o where o.municipality_id = k.municipality_id and o.root_id = k.root_id and ${inForce("o", now)} and not ${hasLeft(municipality, sql`o.person_id`, now)})
      returning k.root_id as root, k.person_id as person`)
    const grants = await queries.rows<{ id: string; person: string }>(sql`
      update access_grant g set removed_at = ${now} where (g.municipality_id, g.id) in (
        select o.municipality_id, o.id from access_grant o where o.municipality_id = ${municipality} and o.removed_at is null and o.ends_at > ${now} and ${hasLeft(municipality, sql`o.person_id`, now)} limit ${atOnce})
      returning id, person_id as person`)
    const checked = { access: ended.length, lists: off.length, grants: grants.length, unhandled: (await unhandled(queries, municipality, now)).length }
    await work.noteAll([
      ...ended.map(({ root, id, person }) => ({ municipality, act: "access-ended" as const, subject: { kind: "task", id }, case: root, because: "left", more: { to: person } })),
      ...off.map(({ root, person }) => ({ municipality, act: "need-to-know-removed" as const, subject: { kind: "case", id: root }, case: root, because: "left", more: { to: person } })),
      ...grants.map(({ id, person }) => ({ municipality, act: "grant-removed" as const, subject: { kind: "grant", id }, because: "left", more: { to: person } })),
      { municipality, act: "rights-checked" as const, subject: { kind: "municipality", id: municipality }, more: checked },
    ])
    return checked
  })

/** A case, a folder or another record that stands by itself and has been left: all who handled it have no post. */
export interface Unhandled {
  readonly root: string
  readonly register: string
  readonly unit: string
  /** One of those who handled it. */
  readonly last: string
  /** True where someone over them is in service: it stands on her list of what was left (`leftOpen`). */
  readonly supervised: boolean
}

/** What is open and nobody in service handles, though somebody did. Names no content. */
export const unhandled = (queries: Queries, municipality: string, now: Date): Promise<Unhandled[]> =>
  queries.rows<Unhandled>(sql`
    select a.root_id as root, r.register, r.unit, min(a.official_id) as last,
      bool_or(exists (select 1 from employment e where e.municipality_id = a.municipality_id and e.person_id = a.official_id and not ${hasLeft(municipality, sql`e.supervisor_id`, now)})) as supervised
    from assignment a
    cross join lateral (select w.register, w.unit from record w where w.municipality_id = a.municipality_id and w.root_id = a.root_id and w.closed_at is null order by (w.id = w.root_id) desc, w.id limit 1) r
    where a.municipality_id = ${municipality} and (a.handed_over_at is null or a.handed_over_at > ${now})
    group by a.root_id, r.register, r.unit having bool_and(${hasLeft(municipality, sql`a.official_id`, now)}) order by a.root_id limit 1000`)
