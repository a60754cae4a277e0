import { raw, sql } from "../../lib/sql.ts"
import type { Asker, RuleCode } from "../../model/rules/condition.ts"
import { isDataProtectionOfficer } from "../../model/rules/conditions.ts"
import type { Queries } from "../../store/database.ts"
import { NotFound } from "../refusals.ts"
import { noRecord } from "../records/get.ts"
import { seenBy } from "../records/seen.ts"
import { below, inGoodStanding } from "./below.ts"
import { readWithin } from "./border.ts"
import { askerAt, type Desk, noteReading } from "./desk.ts"
import { ruleOf } from "./permitted.ts"

export interface Seer {
  readonly person: string
  readonly name: string
  readonly because: RuleCode
}

/** Who sees a record and by which rule, for one who may read it herself. The rules are asked of everyone in one query. */
export async function whoSees(desk: Desk, record: string, limit = 500): Promise<Seer[]> {
  const { municipality, now } = desk
  const seen = await readWithin(desk.database, municipality, async (queries) => {
    const [own] = await queries.rows<{ person: string | null; register: string }>(sql`
      select r.person_id as person, r.register from ${seenBy("read", askerAt(desk), now, "all")} where r.id = ${record}`)
    if (!own) return null
    const anyone: Asker = { municipality, id: raw("asking.id"), kind: raw("asking.kind") }
    const rows = await queries.rows<{ person: string; name: string; rank: number }>(sql`
      select asking.id as person, asking.given_names || ' ' || asking.family_name as name, its.rank
      from person asking, lateral (select seen.rank from ${seenBy("read", anyone, now, "all")} where r.id = ${record}) its
      where asking.municipality_id = ${municipality} and (asking.kind = 'staff' or asking.id = ${own.person}) order by asking.id limit ${limit}`)
    return { register: own.register, seers: rows.map(({ rank, ...seer }) => ({ ...seer, because: ruleOf("read", rank).code })) }
  })
  // Not a look at the person's data: she is not told of it as one.
  const about = seen ? { subject: { kind: "record", id: record }, register: seen.register } : {}
  await noteReading(desk, { act: seen ? "record-listed" : "refused", outcome: seen ? "done" : "refused", ...about, more: { path: "who-sees" } })
  if (!seen) throw noRecord()
  return seen.seers
}

export interface SeenShare {
  readonly register: string
  readonly unit: string
  readonly because: RuleCode
  readonly records: number
}

/** How much a person sees, of which registers and by which rule: for herself, one over her, and the data protection officer. */
export async function whatSees(desk: Desk, person: string): Promise<SeenShare[]> {
  const { municipality, now } = desk
  const shares = await readWithin(desk.database, municipality, async (queries) => {
    if (!(await mayAskAbout(queries, desk, person))) return null
    const asker = await askerFor(queries, municipality, person)
    if (!asker) return null
    const rows = await queries.rows<{ register: string; unit: string; rank: number; records: number }>(sql`
      select r.register, r.unit, seen.rank, count(*)::int as records from ${seenBy("read", asker, now, "all")} group by 1, 2, 3 order by 1, 2, 3 limit 1000`)
    return rows.map(({ rank, ...row }) => ({ ...row, because: ruleOf("read", rank).code }))
  })
  await noteReading(desk, { act: shares ? "record-listed" : "refused", outcome: shares ? "done" : "refused", ...(shares ? { subject: { kind: "person", id: person } } : {}), more: { path: "what-sees" } })
  if (!shares) throw new NotFound("There is no such person, or she is not yours to ask about.")
  return shares
}

async function mayAskAbout(queries: Queries, desk: Desk, person: string): Promise<boolean> {
  const { municipality, actor, now } = desk
  if (actor.id === person) return true
  const asker = askerAt(desk)
  const [row] = await queries.rows<{ may: boolean }>(sql`
    select ${inGoodStanding(asker, now)} and (${person}::text in (${below(municipality, actor.id, now)}) or ${isDataProtectionOfficer.holds(asker, now)}) as may`)
  return row?.may === true
}

/** A person of the directory as one who asks; null when there is none. */
async function askerFor(queries: Queries, municipality: string, person: string): Promise<Asker | null> {
  const [row] = await queries.rows<{ kind: "staff" | "resident" }>(sql`select kind from person where municipality_id = ${municipality} and id = ${person}`)
  return row ? { municipality, id: person, kind: row.kind } : null
}
