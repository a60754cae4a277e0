import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import type { Actor, Work } from "../work.ts"
import { readDirectoryFile } from "./directory-file.ts"
import { type Plan, planDirectory, type PlannedPerson } from "./directory-plan.ts"
import { mustKeepDirectory } from "./keeps-directory.ts"
import { staffWhere } from "./people.ts"

const staffMost = 100_000

export interface DirectoryFile {
  readonly bytes: Uint8Array
  /** The file has everyone: who is missing from it leaves. */
  readonly whole: boolean
  /** The id of the unit that goes by a name. */
  readonly unitOf: (text: string) => string
}

/** What a file would do, for one who looks before she leaps. */
export async function previewDirectory(queries: Queries, municipality: string, actor: Actor, { bytes, whole, unitOf }: DirectoryFile, now: Date): Promise<Plan> {
  await enter(queries, municipality)
  const { rows, faults } = readDirectoryFile(bytes)
  const ids = rows.flatMap(({ id }) => (id === null ? [] : [id]))
  const directory = await staffWhere(queries, municipality, now, sql`true`, { limit: staffMost })
  const others = await queries.rows<{ id: string }>(sql`select id from person where municipality_id = ${municipality} and kind <> 'staff' and id = any(${ids}::text[]) limit ${staffMost}`)
  // A file that could not be read must not look like one that nobody is in.
  const isWhole = whole && faults.length === 0
  return planDirectory({ rows, faults, directory, otherIds: new Set(others.map(({ id }) => id)), whole: isWhole, self: actor.kind === "staff" ? actor.id : null, unitOf, now })
}

/** What was said when the file was given. */
export interface SyncWill {
  /** It is meant that more than a tenth of those in service leave. */
  readonly endsMany: boolean
  /** The plan that was looked at; null when none was. */
  readonly digest: string | null
}

export type Synced = { readonly plan: Plan; readonly kept: "done" | "faults" | "ends-many" | "another-plan" }

/** Brings the directory to what a file says, as a whole or not at all: with one fault in it, nothing changes. */
export async function syncDirectory(work: Work, municipality: string, file: DirectoryFile, will: SyncWill): Promise<Synced> {
  const { queries, actor, now } = work
  await mustKeepDirectory(work, municipality, null)
  await queries.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`directory ${municipality}`}, 0))`)
  const plan = await previewDirectory(queries, municipality, actor, file, now)
  if (plan.faults.length > 0) return { plan, kept: "faults" }
  if (will.digest !== null && will.digest !== plan.digest) return { plan, kept: "another-plan" }
  if (plan.endsMany && !will.endsMany) return { plan, kept: "ends-many" }
  await carryOut(work, municipality, plan.people.filter(({ outcome }) => outcome !== "unchanged"))
  return { plan, kept: "done" }
}

/** A statement for each kind of change, whatever the length of the file. */
async function carryOut(work: Work, municipality: string, people: readonly PlannedPerson[]): Promise<void> {
  const { queries, now } = work
  const added = people.filter(({ outcome }) => outcome === "added")
  const others = people.filter(({ outcome }) => outcome !== "added")
  const columns = sql`(id text, "userName" text, "givenNames" text, "familyName" text, email text, "employeeNumber" text)`
  // Names and numbers may change places among people: they are laid down before they are taken up again.
  await queries.rows(sql`
    update person p set user_name = null, employee_number = null from json_to_recordset(${JSON.stringify(others)}::json) as x ${columns}
    where p.municipality_id = ${municipality} and p.id = x.id and (p.user_name is distinct from x."userName" or p.employee_number is distinct from x."employeeNumber")`)
  await queries.rows(sql`
    insert into person (municipality_id, id, kind, user_name, given_names, family_name, email, employee_number, created_at)
    select ${municipality}, x.id, 'staff', x."userName", x."givenNames", x."familyName", x.email, x."employeeNumber", ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(added)}::json) as x ${columns}`)
  await queries.rows(sql`
    update person p set user_name = x."userName", given_names = x."givenNames", family_name = x."familyName", email = x.email, employee_number = x."employeeNumber", changed_at = ${now}
    from json_to_recordset(${JSON.stringify(others)}::json) as x ${columns} where p.municipality_id = ${municipality} and p.id = x.id`)
  await queries.rows(sql`
    update employment e set ends_at = x."endsAt" from json_to_recordset(${JSON.stringify(people.filter(({ endsAt }) => endsAt !== null))}::json) as x (id text, "endsAt" timestamptz)
    where e.municipality_id = ${municipality} and e.person_id = x.id and (e.ends_at is null or e.ends_at > x."endsAt")`)
  const posts = people.flatMap(({ id, post }) => (post ? [{ ...post, person: id }] : []))
  const postColumns = sql`(id text, person text, unit text, title text, supervisor text, "startsAt" timestamptz, "endsAt" timestamptz)`
  await queries.rows(sql`
    update employment e set unit = x.unit, title = x.title, supervisor_id = x.supervisor, starts_at = x."startsAt", ends_at = x."endsAt"
    from json_to_recordset(${JSON.stringify(posts.filter(({ id }) => id !== null))}::json) as x ${postColumns} where e.municipality_id = ${municipality} and e.id = x.id`)
  await queries.rows(sql`
    insert into employment (municipality_id, id, person_id, unit, title, supervisor_id, starts_at, ends_at)
    select ${municipality}, gen_random_uuid()::text, x.person, x.unit, x.title, x.supervisor, x."startsAt", x."endsAt"
    from json_to_recordset(${JSON.stringify(posts.filter(({ id }) => id === null))}::json) as x ${postColumns}`)
  await work.noteAll(
    people.map(({ id, outcome, fields, endsAt }) => ({
      municipality,
      act: outcome === "added" ? ("person-added" as const) : outcome === "ended" ? ("employment-ended" as const) : ("person-changed" as const),
      subject: { kind: "person", id },
      outcome: "done" as const,
      more: { path: "file", ...(fields.length > 0 ? { fields: [...fields].sort().join("+") } : {}), ...(endsAt ? { until: endsAt.toISOString() } : {}) },
    })),
  )
}
