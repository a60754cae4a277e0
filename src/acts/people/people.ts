import { randomUUID } from "node:crypto"
import { z } from "zod"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Work } from "../work.ts"
import { enter } from "../access/border.ts"
import { mustKeepDirectory } from "./keeps-directory.ts"

export const staffForm = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/).optional(),
  userName: z.string().min(1).max(200),
  givenNames: z.string().min(1).max(200),
  familyName: z.string().min(1).max(200),
  email: z.email().nullable().default(null),
})
export type StaffForm = z.input<typeof staffForm>

export interface StaffMember {
  readonly id: string
  readonly userName: string | null
  readonly givenNames: string
  readonly familyName: string
  readonly email: string | null
  readonly active: boolean
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
    insert into person (municipality_id, id, kind, user_name, given_names, family_name, email, created_at)
    values (${municipality}, ${id}, 'staff', ${person.userName}, ${person.givenNames}, ${person.familyName}, ${person.email}, ${work.now}) on conflict do nothing returning id`)
  if (rows.length === 0) throw new Conflict("The directory has such a person already.")
  await work.note({ municipality, act: "person-added", subject: { kind: "person", id }, outcome: "done" })
  return id
}

export const staffChange = staffForm.omit({ id: true }).partial()

/** Changes a person's name, user name or address of mail; nothing that has to do with rights. */
export async function changeStaff(work: Work, municipality: string, id: string, change: z.input<typeof staffChange>): Promise<void> {
  const { userName, givenNames, familyName, email } = staffChange.parse(change)
  await mustKeepDirectory(work, municipality, id)
  const has = (field: string) => Object.hasOwn(change, field)
  const rows = await work.queries.rows(sql`
    update person set user_name = case when ${has("userName")}::boolean then ${userName ?? null} else user_name end,
      given_names = coalesce(${givenNames ?? null}, given_names), family_name = coalesce(${familyName ?? null}, family_name),
      email = case when ${has("email")}::boolean then ${email ?? null} else email end
    where municipality_id = ${municipality} and id = ${id} and kind = 'staff' returning id`)
  if (rows.length === 0) throw new NotFound("There is no such person in the directory.")
  await work.note({ municipality, act: "person-changed", subject: { kind: "person", id }, outcome: "done", more: { fields: Object.keys(change).sort().join("+") } })
}

/** The staff, by family name, a page after a place; with a user name, the one who has it. */
export async function listStaff(queries: Queries, municipality: string, now: Date, { userName, id, after = "", limit = 200 }: { userName?: string; id?: string; after?: string; limit?: number } = {}): Promise<StaffMember[]> {
  await enter(queries, municipality)
  return queries.rows<StaffMember>(sql`
    select p.id, p.user_name as "userName", p.given_names as "givenNames", p.family_name as "familyName", p.email, coalesce(e.starts_at <= ${now}, false) as active,
      e.unit, e.title, e.supervisor_id as supervisor, e.starts_at as "startsAt", e.ends_at as "endsAt"
    from person p left join lateral (
      select * from employment e where e.municipality_id = p.municipality_id and e.person_id = p.id and (e.ends_at is null or e.ends_at > ${now})
      order by e.starts_at limit 1) e on true
    where p.municipality_id = ${municipality} and p.kind = 'staff' and p.id > ${after}
      and (${userName ?? null}::text is null or p.user_name = ${userName ?? null}) and (${id ?? null}::text is null or p.id = ${id ?? null})
    order by p.id limit ${limit}`)
}
