import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { enter, readWithin } from "../access/border.ts"
import { mustAdminister } from "../people/keeps-directory.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Database, Work } from "../work.ts"
import { clientMay } from "./authenticate.ts"

/** For which system of the description a client speaks, and whose cases it may bring. */
export interface Tie {
  readonly system: string
  /** The unit whose cases it may bring; null for all. */
  readonly unit: string | null
}

/** Ties a client to a system of the description, so that what it brings is known to come from there. The systems are those that the municipality describes. */
export async function tieFeedingSystem(work: Work, municipality: string, client: string, { system, unit }: Tie, systems: ReadonlySet<string>): Promise<void> {
  await mustAdminister(work, municipality, { act: "feeding-tied", subject: { kind: "client", id: client } })
  if (!systems.has(system)) throw new Conflict("The municipality's description has no such system.")
  const [known] = await work.queries.rows(sql`select id from api_client where municipality_id = ${municipality} and id = ${client} and revoked_at is null`)
  if (!known) throw new NotFound("There is no such client, or it has been revoked.")
  await work.queries.rows(sql`
    insert into feeding_system (municipality_id, client_id, system, unit, tied_by, tied_at) values (${municipality}, ${client}, ${system}, ${unit}, ${work.actor.id}, ${work.now})
    on conflict (municipality_id, client_id) do update set system = excluded.system, unit = excluded.unit, tied_by = excluded.tied_by, tied_at = excluded.tied_at,
      heard_at = case when feeding_system.system = excluded.system then feeding_system.heard_at end`)
  await work.note({ municipality, act: "feeding-tied", subject: { kind: "client", id: client }, outcome: "done", more: { system, unit } })
}

/** True for a client with the scope for it that speaks for a system and may bring cases of the unit. The caller is inside the border. */
export async function mayFeed({ queries, actor, now }: Work, municipality: string, unit: string): Promise<boolean> {
  const [[tie], may] = await Promise.all([
    queries.rows(sql`select system from feeding_system where municipality_id = ${municipality} and client_id = ${actor.id} and (unit is null or unit = ${unit})`),
    clientMay(queries, municipality, actor.id, "cases:write", now),
  ])
  return tie !== undefined && may
}

/** True for a client that may feed the case's unit, when the case was brought by its own system. */
export async function feedsCase(work: Work, municipality: string, id: string): Promise<boolean> {
  const [its] = await work.queries.rows<{ unit: string }>(sql`
    select c.unit from case_file c
    join feeding_system brought on brought.municipality_id = c.municipality_id and brought.client_id = c.opened_by
    join feeding_system own on own.municipality_id = c.municipality_id and own.client_id = ${work.actor.id} and own.system = brought.system
    where c.municipality_id = ${municipality} and c.id = ${id}`)
  return its !== undefined && mayFeed(work, municipality, its.unit)
}

/** When this process last kept that a client was heard from. */
const lastHeard = new WeakMap<Database, Map<string, number>>()

/** Keeps that a client's system was heard from. Once a minute is exact enough, and spares a transaction at every call. */
export async function hear(database: Database, municipality: string, client: string, now: Date): Promise<void> {
  const heard = lastHeard.get(database) ?? new Map<string, number>()
  lastHeard.set(database, heard)
  const key = `${municipality} ${client}`
  if (Math.abs(now.getTime() - (heard.get(key) ?? 0)) < 60_000) return
  heard.set(key, now.getTime())
  await database.transaction(async (queries) => {
    await enter(queries, municipality)
    await queries.rows(sql`
      update feeding_system set heard_at = ${now} where municipality_id = ${municipality} and client_id = ${client} and (heard_at is null or heard_at < ${new Date(now.getTime() - 60_000)})`)
  })
}

/** A system that feeds the case register. */
export interface Feeding {
  readonly system: string
  /** When any of its clients was last heard from; null when none has been. */
  readonly heardAt: Date | null
}

/** The systems that feed a municipality's case register, each with the time last heard from. */
export const feedingSystems = (database: Database, municipality: string): Promise<Feeding[]> =>
  readWithin(database, municipality, (queries) =>
    queries.rows<Feeding>(sql`
      select f.system, max(f.heard_at) as "heardAt" from feeding_system f join api_client c on c.municipality_id = f.municipality_id and c.id = f.client_id
      where f.municipality_id = ${municipality} and (c.revoked_at is null or f.heard_at is not null) group by f.system order by f.system limit 500`),
  )

/** The tie of a client; null for one that is tied to no system. */
export async function tieOf(queries: Queries, municipality: string, client: string): Promise<Tie | null> {
  await enter(queries, municipality)
  const [tie] = await queries.rows<Tie>(sql`select system, unit from feeding_system where municipality_id = ${municipality} and client_id = ${client}`)
  return tie ?? null
}
