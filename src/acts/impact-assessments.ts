import { z } from "zod"
import type { ImpactDraft } from "../derive/dpia.ts"
import { sql } from "../lib/sql.ts"
import type { Queries } from "../store/database.ts"
import { enter, readWithin } from "./access/border.ts"
import { type Desk, noteReading } from "./access/desk.ts"
import { mustKeepCodesApart } from "./records/save.ts"
import { Conflict, NotFound } from "./refusals.ts"
import { isOfficer, mustWatch } from "./watching/watches.ts"
import type { Work } from "./work.ts"

const part = z.string().trim().max(8000)

/** What people write to the draft (GDPR 35(7) and (9)). */
export const impactWritten = z.strictObject({ necessity: part, risksLeft: part, measures: part, views: part, conclusion: part.min(1) })
export type ImpactWritten = z.output<typeof impactWritten>

/** An assessment as it was decided on. */
export interface Assessment {
  readonly register: string
  readonly version: number
  /** The number of the published description that it was made from. */
  readonly revision: number
  readonly needed: boolean
  readonly draft: ImpactDraft
  readonly written: ImpactWritten
  readonly decidedBy: string
  readonly decidedAt: Date
}

const columns = sql`a.register, a.version, a.revision, a.needed, a.draft, a.written, coalesce(p.given_names || ' ' || p.family_name, a.decided_by) as "decidedBy", a.decided_at as "decidedAt"`
const from = (municipality: string) => sql`impact_assessment a left join person p on p.municipality_id = ${municipality} and p.id = a.decided_by`

async function mustBeOfficer(queries: Queries, { municipality, actor, now }: Desk): Promise<void> {
  const [row] = await queries.rows<{ is: boolean }>(sql`select ${isOfficer(municipality, actor, now)} as is`)
  if (!row?.is) throw new NotFound("There is no such page.")
}

/** How many persons each of the running registers holds. One reading of the index of persons, for an office page that is seldom asked for. */
const peopleIn = (queries: Queries, municipality: string, registers: readonly string[]) =>
  queries.rows<{ register: string; people: number }>(sql`
    select r.register, count(distinct r.person_id)::int as people from record r where r.municipality_id = ${municipality} and r.person_id is not null and r.register = any(${[...registers]}::text[]) group by r.register order by r.register limit 500`)

export interface Assessments {
  readonly people: ReadonlyMap<string, number>
  /** The latest version of each register. */
  readonly latest: ReadonlyMap<string, Pick<Assessment, "version" | "revision" | "needed" | "decidedAt">>
}

/** What has been assessed, and how many people the running registers hold: for the data protection officer. */
export async function listAssessments(desk: Desk, running: readonly string[]): Promise<Assessments> {
  const { database, municipality } = desk
  const { people, latest } = await readWithin(database, municipality, async (queries) => {
    await mustBeOfficer(queries, desk)
    return {
      people: await peopleIn(queries, municipality, running),
      latest: await queries.rows<Assessment>(sql`
        select distinct on (a.register) a.register, a.version, a.revision, a.needed, a.decided_at as "decidedAt" from impact_assessment a where a.municipality_id = ${municipality} order by a.register, a.version desc limit 2000`),
    }
  })
  await noteReading(desk, { act: "record-listed", purpose: "supervision", outcome: "done", more: { path: "impact-assessments", hits: latest.length } })
  return { people: new Map(people.map((one) => [one.register, one.people])), latest: new Map(latest.map((one) => [one.register, one])) }
}

/** The versions of a register's assessment, the latest first, and how many people it holds: for the data protection officer. */
export async function assessmentsOf(desk: Desk, register: string, runs: boolean): Promise<{ readonly people: number | null; readonly versions: readonly Assessment[] }> {
  const { database, municipality } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    await mustBeOfficer(queries, desk)
    const [counted] = runs ? await peopleIn(queries, municipality, [register]) : []
    return { people: runs ? (counted?.people ?? 0) : null, versions: await queries.rows<Assessment>(sql`select ${columns} from ${from(municipality)} where a.municipality_id = ${municipality} and a.register = ${register} order by a.version desc limit 100`) }
  })
  await noteReading(desk, { act: "record-listed", register, purpose: "supervision", outcome: "done", more: { path: "impact-assessment", hits: found.versions.length } })
  return found
}

/** Stores an assessment as decided: the draft of the moment with what was written to it, its version and day. For the data protection officer. */
export async function decideAssessment(work: Work, municipality: string, { draft, revision, needed, after, written }: { draft: ImpactDraft; revision: number; needed: boolean; after: number; written: ImpactWritten }): Promise<number> {
  const its = impactWritten.parse(written)
  const { queries, actor, now } = work
  mustKeepCodesApart({ title: Object.values(its).join("\n") }, { municipality, act: "impact-assessed", register: draft.register })
  await enter(queries, municipality)
  await mustWatch(work, municipality)
  const rows = await queries.rows<{ version: number }>(sql`
    insert into impact_assessment (municipality_id, register, version, revision, needed, draft, written, decided_by, decided_at)
    select ${municipality}, ${draft.register}, ${after + 1}, ${revision}, ${needed}, ${JSON.stringify(draft)}::jsonb, ${JSON.stringify(its)}::jsonb, ${actor.id}, ${now}
    where ${after} = (select coalesce(max(version), 0) from impact_assessment where municipality_id = ${municipality} and register = ${draft.register}) on conflict do nothing returning version`)
  const [row] = rows
  if (!row) throw new Conflict("Someone has stored another version meanwhile. Read it first.")
  await work.note({ municipality, act: "impact-assessed", subject: { kind: "impact-assessment", id: `${draft.register}/${row.version}` }, register: draft.register, outcome: "done", more: { version: row.version, revision, needed, need: draft.need } })
  return row.version
}
