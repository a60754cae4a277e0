import type { Day } from "../../lib/day.ts"
import { dayAt } from "../../lib/day.ts"
import { join, raw, type Sql, sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"
import { holdsSomeContentRole } from "../../model/rules/conditions.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import type { Action } from "../../model/rules/table.ts"
import { fieldOf } from "../../derive/registers/fill-in.ts"
import { inGoodStanding } from "../access/below.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, askerOf, type Desk, noteReading } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { reachOf } from "../records/list.ts"
import { seenEach } from "../records/seen.ts"
import { getDefinition, readDefinitions } from "./definitions.ts"

export interface ListedRecord {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly stage: string
  readonly dueOn: Day | null
  readonly openedAt: Date
  readonly body: Readonly<Record<string, unknown>>
  /** The case that it belongs to, by number; null where it belongs to none. */
  readonly caseNumber: string | null
}

/** A record as lists tell it, of `r` and where it stands, `its`. */
export const listed = sql`r.id, r.title, r.unit, its.stage, its.due_on as "dueOn", its.opened_at as "openedAt", r.body, (select c.number from case_file c where c.municipality_id = its.municipality_id and c.id = its.root_id) as "caseNumber"`

/** What a list of a register may be narrowed by: where a record stands and a choice of it, but by no value that only a declared key finds. */
export interface RegisterNarrowing {
  readonly stage?: string | undefined
  readonly unit?: string | undefined
  /** Only what should have been dealt with. */
  readonly overdue?: boolean | undefined
  /** Only what somebody has brought values for that wait to be accepted. */
  readonly brought?: boolean | undefined
  /** Of consents, only those that are in force today: given for the day, and not withdrawn. */
  readonly inForce?: boolean | undefined
  /** Choices by field. */
  readonly choices?: Readonly<Record<string, string>> | undefined
}

export interface RegisterPlace {
  readonly openedAt: Date
  readonly id: string
}

const registersMost = 300

/** The registers that run, for one of the staff whose commitments are signed and who has a role that opens content. */
export async function runningRegisters({ database, municipality, actor, now }: Desk): Promise<readonly RegisterDefinition[]> {
  return readWithin(database, municipality, async (queries) => {
    const asker = askerAt({ database, municipality, actor, now })
    const rows = await readDefinitions(queries, municipality, sql`
      select distinct on (d.type) d.digest from register_definition d
      where d.municipality_id = ${municipality} and ${inGoodStanding(asker, now)} and ${holdsSomeContentRole.holds(asker, now)} order by d.type, d.version desc limit ${registersMost}`)
    return rows.map(({ definition }) => definition)
  })
}

export function narrowedTo(definition: RegisterDefinition, { stage, unit, overdue, brought, inForce: consented, choices = {} }: RegisterNarrowing, today: Day): Sql {
  const pieces = Object.entries(choices)
    .filter(([name, value]) => value !== "" && definition.statistics.includes(name))
    .map(([name, value]) => sql`r.body -> ${fieldOf(definition, name).name}::text = ${JSON.stringify(fieldOf(definition, name).kind === "yesNo" ? value === "yes" : value)}::jsonb`)
  return join([
    sql`true`,
    ...(stage ? [sql`its.stage = ${stage}`] : []),
    ...(unit ? [sql`r.unit = ${unit}`] : []),
    ...(overdue ? [sql`its.due_on < ${today} and its.ended_at is null`] : []),
    ...(brought ? [sql`exists (select 1 from proposal p where p.municipality_id = its.municipality_id and p.root_id = its.root_id and p.record_id = its.record_id and p.settled_at is null)`] : []),
    ...(consented && definition.consent !== null ? [isInForce(definition.consent.period, today)] : []),
    ...pieces,
  ], " and ")
}

/** A consent whose time, the period in a field, covers a day and that has not come to its end. */
const isInForce = (period: string, today: Day): Sql => sql`its.ended_at is null and r.body -> ${period}::text ->> 'from' <= ${today} and coalesce(r.body -> ${period}::text ->> 'until', '9999-12-31') >= ${today}`

/** Records of registers as `its`, each with its row `r`, that the reader may see, or do something else with: asked about by the rules as the walk comes to it. */
export const walked = (desk: Pick<Desk, "municipality" | "actor" | "now">, reach: Reach, action: Action = "read"): Sql => sql`
  register_record its cross join lateral (select r.* from record r where r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id offset 0) r
  cross join ${seenEach(action, askerOf(desk.municipality, desk.actor), desk.now, reach, sql`its.record_id`)}`

/** A page of a register: its records and, where it is asked, how many there are in each stage among the newest that are counted. */
interface RegisterPage {
  readonly definition: RegisterDefinition
  readonly records: readonly ListedRecord[]
  readonly counts: ReadonlyMap<string, number> | null
}

const countedMost = 5000

/** Records of a register that the reader may see, newest first: each is asked about by the rules as the walk comes to it. The whole view leaves one note. */
export async function listRegister(desk: Desk, type: string, narrowing: RegisterNarrowing, why: Why, { limit = 25, after = null, counts = false }: { readonly limit?: number; readonly after?: RegisterPlace | null; readonly counts?: boolean } = {}): Promise<RegisterPage | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const { database, municipality, now } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    const definition = await getDefinition(queries, municipality, type)
    const records = await queries.rows<ListedRecord>(sql`
      select ${listed} from ${walked(desk, reach)} where its.municipality_id = ${municipality} and its.type = ${type} and ${narrowedTo(definition, narrowing, dayAt(now))}
        and ${after === null ? sql`true` : sql`(its.opened_at, its.record_id) < (${after.openedAt}::timestamptz, ${after.id}::text)`}
      order by its.opened_at desc, its.record_id desc limit ${raw(String(Math.trunc(limit)))}`)
    const inStages = counts
      ? await queries.rows<{ stage: string; count: number }>(sql`
          select stage, count(*)::int as count from (
            select its.stage from register_record its cross join ${seenEach("read", askerAt(desk), now, reach, sql`its.record_id`)}
            where its.municipality_id = ${municipality} and its.type = ${type} order by its.opened_at desc limit ${raw(String(countedMost))}) its group by stage`)
      : null
    return { definition, records, counts: inStages && new Map(inStages.map(({ stage, count }) => [stage, count])) }
  })
  await noteReading(desk, { act: "record-listed", register: found.definition.register, outcome: "done", ...noted(why), more: { path: "register", hits: found.records.length } })
  return found
}

/** The units in which someone may open records of a register: those of her roles; all of the municipality's where a role has none. */
export async function openingUnits({ database, municipality, actor, now }: Desk, register: string, all: readonly string[]): Promise<readonly string[]> {
  const rows = await readWithin(database, municipality, (queries) =>
    queries.rows<{ unit: string | null }>(sql`
      select distinct g.unit from access_grant g where g.municipality_id = ${municipality} and g.person_id = ${actor.id} and g.role in ('registrar', 'case-handler') and (g.register is null or g.register = ${register})
      and ${inForce("g", now)} and (g.removed_at is null or g.removed_at > ${now}) order by 1 limit 500`))
  return rows.some(({ unit }) => unit === null) ? all : rows.flatMap(({ unit }) => (unit === null ? [] : [unit]))
}

/** A type of record whose records name others, as parts of them or beside them, with the link by which they do. */
export interface PartType {
  readonly definition: RegisterDefinition
  readonly field: string
}

const partsMost = 50

/** What names a record: of each type that links to its own, the newest that the reader may see. */
export async function listParts(desk: Desk, id: string, type: string, why: Why): Promise<readonly (PartType & { readonly records: readonly ListedRecord[] })[]> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return []
  const { database, municipality, now } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    const kept = await readDefinitions<{ field: string }>(queries, municipality, sql`
      select newest.digest, link.field from (
        select distinct on (d.type) d.definition, d.digest from register_definition d where d.municipality_id = ${municipality} order by d.type, d.version desc) newest
      cross join lateral (select min(f ->> 'name') as field from jsonb_array_elements(newest.definition -> 'fields') f where f ->> 'to' = ${type}) link
      where link.field is not null limit ${partsMost}`)
    const types = kept.map(({ definition, field }): PartType => ({ definition, field }))
    const records = types.length === 0 ? [] : await queries.rows<ListedRecord & { type: string }>(sql`
      select ${listed}, its.type
      from record_link l join register_record its on its.municipality_id = l.municipality_id and its.record_id = l.record_id
      cross join lateral (select r.* from record r where r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id offset 0) r
      cross join ${seenEach("read", askerAt(desk), now, reach, sql`its.record_id`)}
      where l.municipality_id = ${municipality} and l.to_record = ${id} order by its.opened_at desc, its.record_id desc limit ${raw(String(partsMost * types.length))}`)
    return types.map((one) => ({ ...one, records: records.filter((row) => row.type === one.definition.type).slice(0, partsMost) }))
  })
  if (found.length > 0) await noteReading(desk, { act: "record-listed", outcome: "done", ...noted(why), more: { path: "register-parts", hits: found.reduce((sum, { records }) => sum + records.length, 0) } })
  return found
}
