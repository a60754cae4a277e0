import { setImmediate } from "node:timers/promises"
import { registerClocks } from "../../law/register-clocks.ts"
import { NotInForce } from "../../law/rule.ts"
import { type Day, dayAt, startOf } from "../../lib/day.ts"
import { newIds } from "../../lib/ids.ts"
import { sql } from "../../lib/sql.ts"
import type { RegisterDefinition, StageDefinition } from "../../model/registers/definition.ts"
import { nextStepOf } from "../../derive/registers/by-itself.ts"
import { type Filled, keptApart, titleOf, type Values } from "../../derive/registers/fill-in.ts"
import { askerOf } from "../access/desk.ts"
import { admitting, gathered, gathering } from "../access/permitted.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { seenOne } from "../records/seen.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { type KeyRows, keyRowsOf, newWords, sendKeys, sendVariants } from "./keys.ts"
import { actedFor, asOwn, theirsOne, type Whose } from "./whose.ts"

/** A record that is about to be there: what it says, whose it is, and the case or the record that it is part of; null where it stands by itself. */
export interface Coming {
  readonly filled: Pick<Filled, "values" | "reckonedBy">
  readonly person: string | null
  readonly unit: string
  readonly root: string | null
}

const pieceOf = 250

/** Opens records of one type, one or thousands: a few statements in all, with a note for each. Who opens one that stands by itself handles it. Gives their ids. */
export async function putRecords(work: Work, municipality: string, definition: RegisterDefinition, coming: readonly Coming[], { source, as }: { readonly source: string; readonly as: "staff" | Whose }, codeKey: string): Promise<string[]> {
  const { queries, actor, now } = work
  const { type, register, version } = definition
  const stage = definition.stages[0] as StageDefinition
  const endedAt = stage.ends ? now : null
  const ids = newIds(now, coming.length)
  const rowOf = ({ filled: { values, reckonedBy }, person, unit, root }: Coming, id: string) => {
    const kept = keptApart(definition, values)
    const title = titleOf(definition, values, "fi")
    mustKeepCodesApart({ title, ...kept }, { municipality, act: "record-opened", register })
    return { id, root: root ?? id, person, unit, title, ...kept, due: dueIn(stage, values, dayAt(now)), step: nextStepOf(definition, stage.code, values, dayAt(now))?.on ?? null, happens: happensAt(definition, values), reckoned: reckonedBy }
  }
  const opened: { readonly root: string; readonly id: string; readonly values: Values; readonly rows: KeyRows }[] = []
  for (let from = 0; from < coming.length; from += pieceOf) {
    // While the database writes one piece the next is made ready.
    if (from > 0) await setImmediate()
    const piece = coming.slice(from, from + pieceOf)
    const rows = piece.map((one, at) => rowOf(one, ids[from + at] as string))
    const keyed = rows.map(({ root, id }, at) => ({ root, id, values: (piece[at] as Coming).filled.values, rows: keyRowsOf(definition, (piece[at] as Coming).filled.values, codeKey) }))
    opened.push(...keyed)
    queries.send(sql`
      with given as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::json) given(id text, root text, person text, unit text, title text, body jsonb, guarded jsonb, due date, step date, happens timestamptz, reckoned jsonb)),
      records as (
        insert into record (municipality_id, root_id, id, register, unit, person_id, secrecy, title, body, guarded, closed_at, created_at, changed_at)
        select ${municipality}, root, id, ${register}, unit, person, ${definition.secrecy}, title, body, guarded, ${endedAt}, ${now}, ${now} from given),
      placed as (
        insert into register_record (municipality_id, root_id, record_id, type, version, stage, stage_at, due_on, step_on, ended_at, opened_at, changes, happens_at)
        select ${municipality}, root, id, ${type}, ${version}, ${stage.code}, ${now}, due, step, ${endedAt}, ${now}, 1, happens from given),
      told as (
        insert into record_change (municipality_id, root_id, record_id, seq, at, actor_id, kind, stage, version, body, guarded, reckoned_by, source)
        select ${municipality}, root, id, 1, ${now}, ${actor.id}, 'opened', ${stage.code}, ${version}, body, guarded, reckoned, ${source} from given)
      insert into assignment (municipality_id, root_id, id, official_id, starts_at) select ${municipality}, id, id, ${actor.id}, ${now} from given where id = root`)
    sendKeys(queries, municipality, keyed)
    await work.noteAll(rows.map(({ id, root, person }) => ({ municipality, act: "record-opened" as const, subject: { kind: "record", id }, person, register, case: root, outcome: "done" as const, ...(as === "staff" || as.kind === "herself" ? {} : { more: actedFor(as) }) })))
  }
  sendVariants(queries, municipality, await newWords(queries, municipality, opened))
  await putLinks(work, municipality, definition, opened, as)
  // They are asked about by the same rules as any other; a refusal rolls all of it back. A resident opens only what she then reads as her own.
  const { asker, action } = as === "staff" ? { asker: askerOf(municipality, actor), action: "change" as const } : asOwn(municipality, actor, as)
  const [may] = await queries.rows<{ count: number }>(sql`
    with ${gathering(asker, now)} select count(*)::int as count from unnest(${ids}::text[]) its(id)
    cross join lateral (select r.* from record r where r.municipality_id = ${municipality} and r.id = its.id offset 0) r
    where ${admitting(action, asker, now, as === "staff" ? "all" : "open", gathered)} is not null`)
  if (may?.count !== ids.length) throw new Refused("You may not open a record in this register and unit.", { municipality, act: "record-opened", because: "no-rule", register })
  return ids
}

/** Keeps which records the records of a type name; only such as the one who writes, or the one for whom she does, may read. */
export async function putLinks({ queries, actor, now }: Work, municipality: string, { fields }: RegisterDefinition, records: readonly { readonly root: string; readonly id: string; readonly values: Values }[], as: "staff" | Whose = "staff"): Promise<void> {
  const linking = fields.filter(({ kind }) => kind === "recordLink")
  if (linking.length === 0) return
  const links = records.flatMap(({ root, id, values }) => linking.filter(({ name }) => values[name] !== undefined).map(({ name, to }) => ({ root, id, field: name, type: to, to: String(values[name]) })))
  await queries.rows(sql`
    delete from record_link l using unnest(${records.map(({ root }) => root)}::text[], ${records.map(({ id }) => id)}::text[]) its(root, id) where l.municipality_id = ${municipality} and l.root_id = its.root and l.record_id = its.id`)
  if (links.length === 0) return
  const kept = await queries.rows(sql`
    insert into record_link (municipality_id, root_id, record_id, field, to_record)
    select ${municipality}, given.root, given.id, given.field, given."to" from json_to_recordset(${JSON.stringify(links)}::json) given(root text, id text, field text, type text, "to" text)
    join register_record its on its.municipality_id = ${municipality} and its.record_id = given."to" and its.type = given.type
    where exists (select 1 from ${as === "staff" ? seenOne("read", askerOf(municipality, actor), now, sql`given."to"`) : theirsOne(municipality, actor, as, now, sql`given."to"`)}) returning field`)
  if (kept.length < links.length) throw new Conflict("A record that this one names is not there, or is not yours to see.")
}

/** When a record that is about nobody happens, such as a time that somebody can book: its first instant, or else the beginning of its first day. Null for others. */
export function happensAt({ subject, belongsTo, fields }: RegisterDefinition, values: Values): Date | null {
  if (subject !== null || belongsTo !== null) return null
  const field = fields.find(({ kind }) => kind === "instant") ?? fields.find(({ kind }) => kind === "day")
  const value = field && values[field.name]
  return typeof value === "string" ? (field?.kind === "day" ? startOf(value) : new Date(value)) : null
}

/** The day to work to in a stage: by its clock, from a day in the record or from when the stage began. Null where there is none, or the law has none for that day. */
export function dueIn({ clock }: StageDefinition, values: Values, begunOn: Day): Day | null {
  if (clock === null) return null
  const from = clock.from === null ? begunOn : values[clock.from]
  if (typeof from !== "string") return null
  try {
    return registerClocks[clock.by].by(from).raw
  } catch (fault) {
    if (fault instanceof NotInForce) return null
    throw fault
  }
}
