import { sql } from "../../lib/sql.ts"
import type { Asker } from "../../model/rules/condition.ts"
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
  readonly because: string
}

/** Who sees a record and by which rule, for one who may read it herself. */
export async function whoSees(desk: Desk, record: string, limit = 500): Promise<Seer[]> {
  const { municipality, now } = desk
  const seers = await readWithin(desk.database, municipality, async (queries) => {
    const [own] = await queries.rows(sql`select r.id from ${seenBy("read", askerAt(desk), now, "all")} where r.id = ${record}`)
    if (!own) return null
    const people = await queries.rows<{ id: string; kind: "staff" | "resident" }>(sql`
      select p.id, p.kind from person p where p.municipality_id = ${municipality} and (p.kind = 'staff' or p.id = (
        select r.person_id from record r where r.municipality_id = ${municipality} and r.id = ${record})) order by p.id limit ${limit}`)
    const found: Seer[] = []
    for (const { id, kind } of people) {
      const [row] = await queries.rows<{ rank: number }>(sql`select seen.rank from ${seenBy("read", { municipality, id, kind }, now, "all")} where r.id = ${record}`)
      if (row) found.push({ person: id, because: ruleOf("read", row.rank).code })
    }
    return found
  })
  await noteReading(desk, { act: seers ? "record-listed" : "refused", outcome: seers ? "done" : "refused", more: { path: "who-sees" } })
  if (!seers) throw noRecord()
  return seers
}

export interface SeenShare {
  readonly register: string
  readonly unit: string
  readonly because: string
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
  await noteReading(desk, { act: shares ? "record-listed" : "refused", outcome: shares ? "done" : "refused", more: { path: "what-sees" } })
  if (!shares) throw new NotFound("There is no such person, or she is not yours to ask about.")
  return shares
}

async function mayAskAbout(queries: Queries, desk: Desk, person: string): Promise<boolean> {
  const { municipality, actor, now } = desk
  if (actor.id === person) return true
  const [row] = await queries.rows<{ may: boolean }>(sql`
    select ${inGoodStanding(askerAt(desk), now)} and (${person}::text in (${below(municipality, actor.id, now)}) or exists (
      select 1 from access_grant g where g.municipality_id = ${municipality} and g.person_id = ${actor.id} and g.role = 'data-protection-officer'
      and g.starts_at <= ${now} and g.ends_at > ${now} and (g.removed_at is null or g.removed_at > ${now}))) as may`)
  return row?.may === true
}

/** A person of the directory as one who asks; null when there is none. */
async function askerFor(queries: Queries, municipality: string, person: string): Promise<Asker | null> {
  const [row] = await queries.rows<{ kind: "staff" | "resident" }>(sql`select kind from person where municipality_id = ${municipality} and id = ${person}`)
  return row ? { municipality, id: person, kind: row.kind } : null
}
