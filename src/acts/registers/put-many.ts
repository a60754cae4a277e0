import { randomUUID } from "node:crypto"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { RegisterDefinition, StageDefinition } from "../../model/registers/definition.ts"
import { type Filled, keptApart, titleOf, type Values } from "../../derive/registers/fill-in.ts"
import { askerOf } from "../access/desk.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { seenEach } from "../records/seen.ts"
import { Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { keyRowsOf, putKeys } from "./keys.ts"
import { type CodeKeys, type Described, peopleFor } from "./people.ts"
import { dueIn } from "./save.ts"

interface Coming {
  readonly id: string
  readonly person: string | null
  readonly values: Values
  readonly reckonedBy: Filled["reckonedBy"]
}

/** Opens many records of one type at once, each of which stands by itself: a few statements in all, with a note for each. The one who brings them handles them. */
export async function putMany(work: Work, municipality: string, definition: RegisterDefinition, filled: readonly Filled[], unit: string, keys: CodeKeys): Promise<void> {
  const { queries, actor, now } = work
  const { type, register, version, subject } = definition
  const people = subject === null ? [] : await peopleFor(work, municipality, filled.map(({ values }) => (values[subject] as Described | undefined) ?? null), keys)
  const coming = filled.map(({ values, reckonedBy }, at): Coming => ({ id: randomUUID(), person: people[at] ?? null, values, reckonedBy }))
  const stage = definition.stages[0] as StageDefinition
  const today = dayAt(now)
  const rows = coming.map(({ id, person, values, reckonedBy }) => {
    const kept = keptApart(definition, values)
    const title = titleOf(definition, values, "fi")
    mustKeepCodesApart({ title, ...kept }, { municipality, act: "record-opened", register })
    return { id, person, title, ...kept, due: dueIn(stage, values, today), reckoned: reckonedBy }
  })
  const given = JSON.stringify(rows)
  await queries.rows(sql`
    with given as materialized (select * from json_to_recordset(${given}::json) given(id text, person text, title text, body jsonb, guarded jsonb, due date, reckoned jsonb)),
    records as (
      insert into record (municipality_id, root_id, id, register, unit, person_id, secrecy, title, body, guarded, closed_at, created_at, changed_at)
      select ${municipality}, id, id, ${register}, ${unit}, person, ${definition.secrecy}, title, body, guarded, ${stage.ends ? now : null}, ${now}, ${now} from given),
    placed as (
      insert into register_record (municipality_id, root_id, record_id, type, version, stage, stage_at, due_on, ended_at, opened_at, changes)
      select ${municipality}, id, id, ${type}, ${version}, ${stage.code}, ${now}, due, ${stage.ends ? now : null}, ${now}, 1 from given),
    told as (
      insert into record_change (municipality_id, root_id, record_id, seq, at, actor_id, kind, stage, version, body, guarded, reckoned_by)
      select ${municipality}, id, id, 1, ${now}, ${actor.id}, 'opened', ${stage.code}, ${version}, body, guarded, reckoned from given)
    insert into assignment (municipality_id, root_id, id, official_id, starts_at) select ${municipality}, id, id, ${actor.id}, ${now} from given`)
  await putKeys(work, municipality, coming.map(({ id, values }) => ({ root: id, id, rows: keyRowsOf(definition, values, keys.codeKey) })), true)
  // The new rows are asked about by the same rules as any other; a refusal rolls all of them back.
  const [may] = await queries.rows<{ count: number }>(sql`select count(*)::int as count from unnest(${coming.map(({ id }) => id)}::text[]) its(id) cross join ${seenEach("change", askerOf(municipality, actor), now, "all", sql`its.id`)}`)
  if (may?.count !== coming.length) throw new Refused("You may not open a record in this register and unit.", { municipality, act: "record-opened", because: "no-rule", register })
  await work.noteAll(coming.map(({ id, person }) => ({ municipality, act: "record-opened" as const, subject: { kind: "record", id }, person, register, case: id, outcome: "done" as const })))
}
