import { randomUUID } from "node:crypto"
import { z } from "zod"
import { sql } from "../../lib/sql.ts"
import { roles } from "../../model/rules/roles.ts"
import type { Queries } from "../../store/database.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { below, mustBeOver } from "./below.ts"
import { enter } from "./border.ts"

/** What a supervisor fills in, and nothing else: who gave it and when come from the work. */
export const grantForm = z.strictObject({
  person: z.string().min(1),
  role: z.enum(roles),
  register: z.string().min(1).nullable(),
  unit: z.string().min(1).nullable(),
  showsCodes: z.boolean().default(false),
  showsProtectedAddresses: z.boolean().default(false),
  startsAt: z.date(),
  endsAt: z.date(),
})
export type GrantForm = z.input<typeof grantForm>

export interface Grant extends z.output<typeof grantForm> {
  readonly id: string
  readonly givenBy: string
  readonly givenAt: Date
  readonly removedAt: Date | null
  readonly certifiedAt: Date
}

const columns = sql`g.id, g.person_id as person, g.role, g.register, g.unit, g.shows_codes as "showsCodes", g.shows_protected_addresses as "showsProtectedAddresses",
  g.starts_at as "startsAt", g.ends_at as "endsAt", g.given_by as "givenBy", g.given_at as "givenAt", g.removed_at as "removedAt", g.certified_at as "certifiedAt"`

/** Grants a role to someone below. Returns the grant's id. */
export async function giveGrant(work: Work, municipality: string, form: GrantForm): Promise<string> {
  const grant = grantForm.parse(form)
  await enter(work.queries, municipality)
  await mustBeOver(work, municipality, grant.person, { act: "grant-given", subject: { kind: "person", id: grant.person } })
  if (grant.endsAt <= grant.startsAt) throw new Conflict("A right must end after it begins.")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into access_grant (municipality_id, id, person_id, role, register, unit, shows_codes, shows_protected_addresses, given_by, given_at, starts_at, ends_at, certified_at)
    values (${municipality}, ${id}, ${grant.person}, ${grant.role}, ${grant.register}, ${grant.unit}, ${grant.showsCodes}, ${grant.showsProtectedAddresses},
      ${work.actor.id}, ${work.now}, ${grant.startsAt}, ${grant.endsAt}, ${work.now})`)
  await work.note({ municipality, act: "grant-given", subject: { kind: "grant", id }, register: grant.register, outcome: "done", more: { to: grant.person, role: grant.role, codes: grant.showsCodes, addresses: grant.showsProtectedAddresses } })
  return id
}

export const grantChange = z.strictObject({
  register: z.string().min(1).nullable().optional(),
  unit: z.string().min(1).nullable().optional(),
  showsCodes: z.boolean().optional(),
  showsProtectedAddresses: z.boolean().optional(),
  endsAt: z.date().optional(),
})

/** Limits or extends a grant. Its person, role and giver never change: another right is another grant. */
export async function changeGrant(work: Work, municipality: string, id: string, change: z.infer<typeof grantChange>): Promise<void> {
  const parsed = grantChange.parse(change)
  const before = await grantOver(work, municipality, id, "grant-changed")
  const after = { ...before, ...Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined)) } as Grant
  await work.queries.rows(sql`
    update access_grant set register = ${after.register}, unit = ${after.unit}, shows_codes = ${after.showsCodes}, shows_protected_addresses = ${after.showsProtectedAddresses}, ends_at = ${after.endsAt}
    where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "grant-changed", subject: { kind: "grant", id }, outcome: "done", more: { fields: Object.keys(parsed).sort().join("+"), until: after.endsAt.toISOString() } })
}

/** Removes a grant: from this moment it gives nothing. */
export async function removeGrant(work: Work, municipality: string, id: string): Promise<void> {
  await grantOver(work, municipality, id, "grant-removed")
  await work.queries.rows(sql`update access_grant set removed_at = ${work.now} where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "grant-removed", subject: { kind: "grant", id }, outcome: "done" })
}

/** Says that a grant is still needed. */
export async function recertifyGrant(work: Work, municipality: string, id: string): Promise<void> {
  await grantOver(work, municipality, id, "grant-recertified")
  await work.queries.rows(sql`update access_grant set certified_at = ${work.now} where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "grant-recertified", subject: { kind: "grant", id }, outcome: "done" })
}

async function grantOver(work: Work, municipality: string, id: string, act: Act): Promise<Grant> {
  await enter(work.queries, municipality)
  const [grant] = await work.queries.rows<Grant>(sql`
    select ${columns} from access_grant g where g.municipality_id = ${municipality} and g.id = ${id} and (g.removed_at is null or g.removed_at > ${work.now}) for no key update`)
  const tried = { act, subject: { kind: "grant", id } }
  if (!grant) throw new NotFound("There is no such right, or it has been removed.", { municipality, ...tried, because: "no-grant" })
  await mustBeOver(work, municipality, grant.person, tried)
  return grant
}

/** A person's grants, those in force first. */
export async function grantsOf(queries: Queries, municipality: string, person: string): Promise<Grant[]> {
  await enter(queries, municipality)
  return queries.rows<Grant>(sql`select ${columns} from access_grant g where g.municipality_id = ${municipality} and g.person_id = ${person} order by g.removed_at nulls first, g.ends_at desc limit 200`)
}

/** How long a grant stands before it must be looked at again, when the municipality has set nothing else. */
export const recertifyAfterDays = 180

/** The grants below a supervisor that must be looked at again (906/2019 16 §), longest overdue first. */
export async function recertificationQueue(queries: Queries, municipality: string, supervisor: string, now: Date, afterDays = recertifyAfterDays): Promise<(Grant & { dueAt: Date })[]> {
  await enter(queries, municipality)
  return queries.rows(sql`
    select ${columns}, g.certified_at + make_interval(days => ${afterDays}::int) as "dueAt" from access_grant g
    where g.municipality_id = ${municipality} and (g.removed_at is null or g.removed_at > ${now}) and g.ends_at > ${now}
    and g.certified_at + make_interval(days => ${afterDays}::int) <= ${now} and g.person_id in (${below(municipality, supervisor, now)})
    order by g.certified_at, g.id limit 200`)
}
