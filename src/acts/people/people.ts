import { randomUUID } from "node:crypto"
import { z } from "zod"
import { raw, type Sql, sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { inForce } from "../../model/rules/in-force.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Work } from "../work.ts"
import { enter } from "../access/border.ts"
import { mustKeepDirectory } from "./keeps-directory.ts"

export const staffForm = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/).optional(),
  userName: z.string().min(1).max(200),
  givenNames: z.string().min(1).max(200),
  familyName: z.string().min(1).max(200),
  email: z.email().max(200).nullable().default(null),
  /** The id that the source of the directory has for her. */
  externalId: z.string().min(1).max(200).nullable().default(null),
  employeeNumber: z.string().min(1).max(64).nullable().default(null),
})
export type StaffForm = z.input<typeof staffForm>

/** Another person has the user name, the id of the source or the employee number already. */
export class Taken extends Conflict {
  override name = "Taken"
}

/** A person of the staff, with her post: the one in force, else the coming one, else the last. */
export interface StaffMember {
  readonly id: string
  readonly userName: string | null
  readonly givenNames: string
  readonly familyName: string
  readonly email: string | null
  readonly externalId: string | null
  readonly employeeNumber: string | null
  readonly createdAt: Date
  readonly changedAt: Date
  readonly active: boolean
  /** Id of the post. */
  readonly post: string | null
  readonly unit: string | null
  readonly title: string | null
  readonly supervisor: string | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
}

/** Adds a person to the staff directory; she has no rights before an employment, commitments and grants. */
export async function addStaff(work: Work, municipality: string, form: StaffForm): Promise<string> {
  const person = staffForm.parse(form)
  await mustKeepDirectory(work, municipality, null, "person-added")
  const id = person.id ?? randomUUID()
  const rows = await work.queries.rows(sql`
    insert into person (municipality_id, id, kind, user_name, given_names, family_name, email, external_id, employee_number, created_at)
    values (${municipality}, ${id}, 'staff', ${person.userName}, ${person.givenNames}, ${person.familyName}, ${person.email}, ${person.externalId}, ${person.employeeNumber}, ${work.now})
    on conflict do nothing returning id`)
  if (rows.length === 0) throw new Taken("The directory has such a person already.")
  await work.note({ municipality, act: "person-added", subject: { kind: "person", id }, outcome: "done" })
  return id
}

export const staffChange = staffForm.omit({ id: true }).partial()

/** Changes a person's names, address of mail or the ids that others know her by; nothing that has to do with rights. */
export async function changeStaff(work: Work, municipality: string, id: string, change: z.input<typeof staffChange>): Promise<void> {
  const { userName, givenNames, familyName, email, externalId, employeeNumber } = staffChange.parse(change)
  await mustKeepDirectory(work, municipality, id)
  const set = (column: string, field: keyof typeof change, value: string | null | undefined): Sql =>
    sql`case when ${Object.hasOwn(change, field)}::boolean then ${value ?? null} else ${raw(column)} end`
  const [twin] = await work.queries.rows(sql`
    select 1 from person where municipality_id = ${municipality} and id <> ${id}
      and (lower(user_name) = lower(${userName ?? null}) or external_id = ${externalId ?? null} or employee_number = ${employeeNumber ?? null}) limit 1`)
  if (twin) throw new Taken("Another person has the same user name, source id or employee number.")
  const rows = await work.queries.rows(sql`
    update person set user_name = ${set("user_name", "userName", userName)}, given_names = coalesce(${givenNames ?? null}, given_names),
      family_name = coalesce(${familyName ?? null}, family_name), email = ${set("email", "email", email)},
      external_id = ${set("external_id", "externalId", externalId)}, employee_number = ${set("employee_number", "employeeNumber", employeeNumber)}, changed_at = ${work.now}
    where municipality_id = ${municipality} and id = ${id} and kind = 'staff' returning id`)
  if (rows.length === 0) throw new NotFound("There is no such person in the directory.")
  await work.note({ municipality, act: "person-changed", subject: { kind: "person", id }, outcome: "done", more: { fields: Object.keys(change).sort().join("+") } })
}

/**
 * Takes a person out of what the directory is matched by: her user name, address and ids are free for another, and no sign-in
 * leads to her. She herself stays, and so does what she has done; one who comes back comes as a new person, without old rights.
 */
export async function releaseStaff(work: Work, municipality: string, id: string): Promise<void> {
  await mustKeepDirectory(work, municipality, id)
  const rows = await work.queries.rows(sql`
    update person set user_name = null, email = null, external_id = null, employee_number = null, changed_at = ${work.now}
    where municipality_id = ${municipality} and id = ${id} and kind = 'staff' returning id`)
  if (rows.length === 0) throw new NotFound("There is no such person in the directory.")
  await work.queries.rows(sql`delete from sign_in_link where municipality_id = ${municipality} and person_id = ${id}`)
  await work.note({ municipality, act: "person-changed", subject: { kind: "person", id }, outcome: "done", more: { fields: "released" } })
}

/** The staff of a municipality as the person `p`, each with her post. */
const staff = (municipality: string, now: Date, condition: Sql): Sql => sql`
  from person p left join lateral (
    select *, ${inForce("e", now)} as stands from employment e where e.municipality_id = p.municipality_id and e.person_id = p.id
    order by (e.ends_at is null or e.ends_at > ${now}) desc, case when e.ends_at is null or e.ends_at > ${now} then e.starts_at end, e.ends_at desc, e.id limit 1) e on true
  where p.municipality_id = ${municipality} and p.kind = 'staff' and (${condition})`

const columns = sql`p.id, p.user_name as "userName", p.given_names as "givenNames", p.family_name as "familyName", p.email, p.external_id as "externalId",
  p.employee_number as "employeeNumber", p.created_at as "createdAt", coalesce(p.changed_at, p.created_at) as "changedAt", coalesce(e.stands, false) as active,
  e.id as post, e.unit, e.title, e.supervisor_id as supervisor, e.starts_at as "startsAt", e.ends_at as "endsAt"`

/** Those of the staff for whom a condition on `p` (the person) and `e` (her post) holds, a page from a place in the order of ids. */
export async function staffWhere(queries: Queries, municipality: string, now: Date, condition: Sql, { skip = 0, limit = 200 }: { skip?: number; limit?: number } = {}): Promise<StaffMember[]> {
  await enter(queries, municipality)
  return queries.rows<StaffMember>(sql`select ${columns} ${staff(municipality, now, condition)} order by p.id limit ${limit} offset ${skip}`)
}

/** How many there are for whom it holds. */
export async function countStaff(queries: Queries, municipality: string, now: Date, condition: Sql): Promise<number> {
  await enter(queries, municipality)
  const [row] = await queries.rows<{ count: number }>(sql`select count(*)::int as count ${staff(municipality, now, condition)}`)
  return row?.count ?? 0
}

/** One of the staff; not found when there is none. */
export async function getStaff(queries: Queries, municipality: string, now: Date, id: string): Promise<StaffMember> {
  const [found] = await staffWhere(queries, municipality, now, sql`p.id = ${id}`, { limit: 1 })
  if (!found) throw new NotFound("There is no such person in the directory.")
  return found
}

/** The staff, a page after an id; with a user name, the one who has it. */
export const listStaff = (queries: Queries, municipality: string, now: Date, { userName, id, after = "", limit = 200 }: { userName?: string; id?: string; after?: string; limit?: number } = {}): Promise<StaffMember[]> =>
  staffWhere(queries, municipality, now, sql`p.id > ${after} and (${userName ?? null}::text is null or lower(p.user_name) = lower(${userName ?? null})) and (${id ?? null}::text is null or p.id = ${id ?? null})`, { limit })

export interface StaffSearch {
  /** Words that the names hold, each at a beginning. */
  readonly words?: string
  readonly unit?: string
  /** The id of the last one of the page before. */
  readonly after?: string
  readonly limit?: number
}

/** Those in service now whose name and unit match, by family name. */
export async function searchStaff(queries: Queries, municipality: string, now: Date, { words = "", unit = "", after = "", limit = 50 }: StaffSearch): Promise<StaffMember[]> {
  await enter(queries, municipality)
  const beginnings = words.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5).map((word) => `% ${word.replace(/[\\%_]/g, "\\$&")}%`)
  return queries.rows<StaffMember>(sql`
    select ${columns} ${staff(municipality, now, sql`e.stands and (${unit} = '' or exists (
        select from employment o where o.municipality_id = ${municipality} and o.person_id = p.id and o.unit = ${unit} and ${inForce("o", now)}))
      and lower(' ' || p.given_names || ' ' || p.family_name) like all (${beginnings}::text[])
      and (${after} = '' or (p.family_name, p.given_names, p.id) > (select l.family_name, l.given_names, l.id from person l where l.municipality_id = ${municipality} and l.id = ${after}))`)}
    order by p.family_name, p.given_names, p.id limit ${limit}`)
}

/** The units where someone is in service. */
export async function unitsInUse(queries: Queries, municipality: string, now: Date): Promise<string[]> {
  await enter(queries, municipality)
  const rows = await queries.rows<{ unit: string }>(sql`
    select distinct e.unit from employment e where e.municipality_id = ${municipality} and ${inForce("e", now)} and e.unit <> '' order by e.unit limit 500`)
  return rows.map(({ unit }) => unit)
}
