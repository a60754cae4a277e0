import { sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"
import type { Queries } from "../../store/database.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { seenEach } from "../records/seen.ts"
import type { ListedCase } from "./candidates.ts"

/** What one may choose from when opening a case. */
export interface OpeningChoices {
  /** Units for which she may open; every unit when null. Empty when she may open none. */
  readonly units: readonly string[] | null
  /** A registrar, who may send the case to any handler; else the case is her own. */
  readonly registers: boolean
  /** Who may handle cases of the register, by family name. */
  readonly handlers: readonly { readonly id: string; readonly name: string; readonly unit: string | null }[]
}

/** What the actor may choose from. The form only helps: the verb asks again. */
export async function openingChoices(queries: Queries, { municipality, actor, now }: Desk): Promise<OpeningChoices> {
  await enter(queries, municipality)
  const of = (roles: readonly string[]) => sql`
    from access_grant g join case_register its on its.municipality_id = g.municipality_id and (g.register is null or g.register = its.register)
    where g.municipality_id = ${municipality} and g.role = any(${[...roles]}::text[]) and ${inForce("g", now)} and (g.removed_at is null or g.removed_at > ${now})`
  const own = await queries.rows<{ unit: string | null; role: string }>(sql`select g.unit, g.role ${of(["registrar", "case-handler"])} and g.person_id = ${actor.id} order by g.unit limit 200`)
  const handlers = await queries.rows<OpeningChoices["handlers"][number]>(sql`
    select p.id, p.given_names || ' ' || p.family_name as name, h.unit from (select distinct g.person_id, g.unit ${of(["case-handler"])}) h
    join person p on p.municipality_id = ${municipality} and p.id = h.person_id order by p.family_name, p.given_names, p.id limit 1000`)
  return { units: own.some(({ unit }) => unit === null) ? null : [...new Set(own.map(({ unit }) => unit ?? ""))], registers: own.some(({ role }) => role === "registrar"), handlers }
}

const likeDays = 90

/** Cases that may be the same matter: of the same initiator and class lately, or with the very same file. Only those that the reader may see. */
export async function likeCases(desk: Desk, like: { readonly classCode: string; readonly initiator: string; readonly sha256: string | null }): Promise<Pick<ListedCase, "id" | "number" | "title">[]> {
  const { municipality, now } = desk
  const found = await readWithin(desk.database, municipality, (queries) =>
    queries.rows<Pick<ListedCase, "id" | "number" | "title"> & { secretNames: string[] | null }>(sql`
      with near as (
        select p.case_id as id from case_party p join case_file f on f.municipality_id = p.municipality_id and f.id = p.case_id and f.class_code = ${like.classCode}
          and f.opened_at > ${now}::timestamptz - make_interval(days => ${likeDays}::int)
        where p.municipality_id = ${municipality} and p.name_key = lower(${like.initiator}::text) and p.role = 'initiator' and p.secret_act is null
        union select d.case_id from case_document d where d.municipality_id = ${municipality} and d.sha256 = ${like.sha256}
        limit 50
      )
      select c.id, c.number, r.title, ${secretNames(municipality, sql`c.id`)} as "secretNames" from near join case_file c on c.municipality_id = ${municipality} and c.id = near.id
      cross join ${seenEach("read", askerAt(desk), now, "all", sql`c.id`)} join record r on r.municipality_id = c.municipality_id and r.root_id = c.id and r.id = c.id
      order by c.opened_at desc, c.id limit 5`),
  )
  await noteReading(desk, { act: "record-listed", outcome: "done", purpose: "case-handling", more: { path: "like-cases", hits: found.length } })
  return veiled(desk, found, ({ id }) => id, ({ title }, veil) => ({ title: veil(title) }))
}

/** The case of a number that someone typed, if she may read it. */
export async function caseNumbered(desk: Desk, number: string): Promise<string | null> {
  const { municipality, now } = desk
  const [row] = await readWithin(desk.database, municipality, (queries) =>
    queries.rows<{ id: string }>(sql`
      select c.id from case_file c cross join ${seenEach("read", askerAt(desk), now, "all", sql`c.id`)} where c.municipality_id = ${municipality} and c.number_key = lower(${number}::text) limit 1`),
  )
  await noteReading(desk, { act: "record-listed", outcome: "done", purpose: "case-handling", more: { path: "case-number", hits: row ? 1 : 0 } })
  return row?.id ?? null
}

/** The numbers of cases that the reader may see, by their ids. */
export async function numbersOf(desk: Desk, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { municipality, now } = desk
  const rows = await readWithin(desk.database, municipality, (queries) =>
    queries.rows<{ id: string; number: string }>(sql`
      select c.id, c.number from case_file c cross join ${seenEach("read", askerAt(desk), now, "all", sql`c.id`)} where c.municipality_id = ${municipality} and c.id = any(${[...ids]}::text[]) limit 100`),
  )
  await noteReading(desk, { act: "record-listed", outcome: "done", purpose: "case-handling", more: { path: "case-numbers", hits: rows.length } })
  return new Map(rows.map(({ id, number }) => [id, number]))
}
