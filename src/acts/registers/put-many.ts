import { randomUUID } from "node:crypto"
import { parseIdentityCode } from "../../law/identity-code.ts"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { RegisterDefinition, StageDefinition } from "../../model/registers/definition.ts"
import { type Filled, keptApart, titleOf, type Values } from "../../derive/registers/fill-in.ts"
import { askerOf } from "../access/desk.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { codeIndex } from "../records/search-values.ts"
import { seenEach } from "../records/seen.ts"
import { Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { keyRowsOf, putKeys } from "./keys.ts"
import type { CodeKeys, Described } from "./people.ts"
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

/** The people whom rows describe, as `personFor` finds one: by their codes the known ones, else new ones. */
async function peopleFor({ queries, now }: Work, municipality: string, described: readonly (Described | null)[], keys: CodeKeys): Promise<(string | null)[]> {
  const coded = new Map<string, { index: string; value: string; given: string; family: string; id: string }>()
  const uncoded: { id: string; given: string; family: string }[] = []
  const whose = described.map((one): string | { code: string } | null => {
    if (one === null) return null
    const code = one.code === null ? null : parseIdentityCode(one.code)
    if (code === null) {
      const id = randomUUID()
      uncoded.push({ id, given: one.given, family: one.family })
      return id
    }
    if (!coded.has(code)) coded.set(code, { index: keys.hetuIndex(code).toString("hex"), value: codeIndex(keys.codeKey, code), given: one.given, family: one.family, id: randomUUID() })
    return { code }
  })
  const known = await queries.rows<{ index: string; id: string }>(sql`
    select given.index, p.id from json_to_recordset(${JSON.stringify([...coded.values()])}::json) given(index text, value text)
    cross join lateral (select p.id from person p where p.municipality_id = ${municipality} and p.kind = 'resident' and (p.hetu_index = decode(given.index, 'hex') or p.id in (
      select r.person_id from search_key k join record r on r.municipality_id = k.municipality_id and r.root_id = k.root_id and r.id = k.record_id where k.municipality_id = ${municipality} and k.key = 'hetu' and k.value = given.value))
      order by p.hetu_index = decode(given.index, 'hex') desc nulls last, p.created_at limit 1) p`)
  const ids = new Map(known.map(({ index, id }) => [index, id]))
  const added = [...uncoded.map((one) => ({ ...one, index: null })), ...[...coded.values()].filter(({ index }) => !ids.has(index))]
  const rows = await queries.rows<{ id: string; index: string | null }>(sql`
    insert into person (municipality_id, id, kind, given_names, family_name, hetu_index, created_at)
    select ${municipality}, id, 'resident', given, family, decode(index, 'hex'), ${now} from json_to_recordset(${JSON.stringify(added)}::json) given(id text, given text, family text, index text)
    on conflict (municipality_id, hetu_index) where hetu_index is not null do update set hetu_index = excluded.hetu_index returning id, encode(hetu_index, 'hex') as index`)
  for (const { id, index } of rows) if (index !== null) ids.set(index, id)
  return whose.map((one) => (one === null || typeof one === "string" ? one : (ids.get(coded.get(one.code)?.index ?? "") ?? null)))
}
