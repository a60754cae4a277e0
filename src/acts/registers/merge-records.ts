import { raw, sql } from "../../lib/sql.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import type { Queries } from "../../store/database.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerAt, askerOf, type Desk, noteReading } from "../access/desk.ts"
import { seenEach } from "../records/seen.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import type { SeenRegisterRecord } from "./get.ts"
import { type Held, holdRecord, writeChange } from "./save.ts"
import { fromOfficial } from "./whose.ts"

/** A record that may be about the same thing as another of its type. */
export interface Twin {
  readonly id: string
  readonly title: string
  readonly openedAt: Date
}

/** What would come over of a record. */
export interface Coming {
  readonly parts: number
  readonly comments: number
  readonly letters: number
  readonly tasks: number
  /** Fields whose files come over: those in which the one that stays has none. */
  readonly files: readonly string[]
}

/** A merge of records, of either side: the other, where it is still kept. */
export interface RecordMerge {
  readonly id: string
  readonly title: string
  readonly at: Date
  readonly by: string
  /** True where the other is the one that stays. */
  readonly stays: boolean
}

const twinsMost = 20
const keyedMost = 100
const partsMost = 500

/** True of types whose records can be merged: what decides on a right, has a case of its own or is a consent cannot, nor what never ends. */
export const canMerge = ({ opensCase, moves, consent, stages }: RegisterDefinition): boolean => opensCase === null && consent === null && !moves.some(({ decides }) => decides) && stages.some(({ ends }) => ends)

/** Other records of the same type, not yet ended, that are about the same person, or about nobody and have the same title and a search key in common; part of the same record, where they are part of one. Only such as the reader may change. */
export async function twinsOf(desk: Desk, { record, definition }: SeenRegisterRecord): Promise<readonly Twin[]> {
  if (!canMerge(definition)) return []
  const { database, municipality, now } = desk
  // What is about nobody and part of nothing is found by what it is found by: another that shares one of its keys.
  const nobodys = record.root !== record.id ? sql`r.root_id = ${record.root}` : sql`(r.root_id, r.id) in (
    select o.root_id, o.record_id from search_key k cross join lateral (
      select o.root_id, o.record_id from search_key o where o.municipality_id = k.municipality_id and o.key = k.key and o.value = k.value order by o.record_id desc limit ${keyedMost}) o
    where k.municipality_id = ${municipality} and k.root_id = ${record.root} and k.record_id = ${record.id})`
  const same = record.person === null ? sql`r.person_id is null and r.title = ${record.title} and ${nobodys}` : sql`r.person_id = ${record.person}`
  const found = await readWithin(database, municipality, (queries) =>
    queries.rows<Twin>(sql`
      select r.id, r.title, its.opened_at as "openedAt" from record r
      join register_record its on its.municipality_id = r.municipality_id and its.root_id = r.root_id and its.record_id = r.id and its.type = ${definition.type} and its.ended_at is null
      cross join ${seenEach("change", askerAt(desk), now, "all", sql`its.record_id`)}
      where r.municipality_id = ${municipality} and r.register = ${record.register} and ${same} and r.id <> ${record.id} and (r.root_id = ${record.root}) = (r.root_id <> r.id) order by its.opened_at desc, r.id limit ${raw(String(twinsMost))}`))
  if (found.length > 0) await noteReading(desk, { act: "record-listed", person: record.person, register: record.register, outcome: "done", more: { path: "register-twins", hits: found.length } })
  return found
}

/** What would come of a record to another. The caller has been let read both. */
export const comingOver = ({ database, municipality }: Desk, kept: Pick<SeenRegisterRecord, "definition" | "values">, merged: Pick<SeenRegisterRecord, "record" | "values">): Promise<Coming> =>
  readWithin(database, municipality, async (queries) => {
    const { id, root } = merged.record
    const [counts] = await queries.rows<Omit<Coming, "files">>(sql`
      select (select count(*)::int from record_link l where l.municipality_id = ${municipality} and l.to_record = ${id}) as parts,
        (select count(*)::int from record_comment c where c.municipality_id = ${municipality} and c.record_id = ${id}) as comments,
        (select count(*)::int from register_letter l where l.municipality_id = ${municipality} and l.record_id = ${id}) as letters,
        (select count(*)::int from task t where t.municipality_id = ${municipality} and t.root_id = ${id} and t.root_id = ${root}) as tasks`)
    return { parts: 0, comments: 0, letters: 0, tasks: 0, ...counts, files: filesComing(kept, merged) }
  })

const filesComing = ({ definition: { fields }, values }: Pick<Held, "definition" | "values">, merged: Pick<Held, "values">): string[] =>
  fields.filter(({ kind, name }) => kind === "file" && values[name] === undefined && merged.values[name] !== undefined).map(({ name }) => name)

/** Merges of which a record is a side, newest first, for one who has read the record: with others that she may read too. */
export const recordMergesOf = (queries: Queries, desk: Pick<Desk, "municipality" | "actor" | "now">, id: string): Promise<readonly RecordMerge[]> =>
  queries.rows<RecordMerge>(sql`
    select r.id, r.title, m.at, m.by_person as by, m.stays from (
      select m.kept_id as other, m.at, m.by_person, true as stays from record_merge m where m.municipality_id = ${desk.municipality} and m.record_id = ${id}
      union all select m.record_id, m.at, m.by_person, false from record_merge m where m.municipality_id = ${desk.municipality} and m.kept_id = ${id}) m
    cross join ${seenEach("read", askerOf(desk.municipality, desk.actor), desk.now, "all", sql`m.other`)}
    join record r on r.municipality_id = ${desk.municipality} and r.id = m.other order by m.at desc, r.id limit 50`)

const notTheSame = "The records are of two types, of two people or parts of two records: they are not about the same thing."

/**
 * Makes two records of one type about the same thing one: what is part of the other, its comments, its letters, its tasks and its files come to the one that stays, and the other ends with a link to that. What either said stays
 * as it was said. By one who may change both and all that is part of the other.
 */
export async function mergeRecords(work: Work, municipality: string, keptId: string, mergedId: string, codeKey: string): Promise<void> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  if (keptId === mergedId) throw new Conflict("A record is not merged with itself.")
  // In one order everywhere, so that two who merge the same records do not wait for each other in a circle.
  const held = new Map<string, Held>()
  for (const id of [keptId, mergedId].sort()) held.set(id, await holdRecord(work, municipality, id))
  const [kept, merged] = [held.get(keptId), held.get(mergedId)] as [Held, Held]
  await mustBeOne(work, municipality, [keptId, kept], [mergedId, merged])
  const parts = await takeParts(work, municipality, keptId, mergedId, kept.register)
  const comments = await queries.rows(sql`update record_comment set root_id = ${kept.root}, record_id = ${keptId} where municipality_id = ${municipality} and record_id = ${mergedId} returning id`)
  const letters = await queries.rows(sql`update register_letter set root_id = ${kept.root}, record_id = ${keptId} where municipality_id = ${municipality} and record_id = ${mergedId} returning id`)
  const isWhole = merged.root === mergedId
  const tasks = isWhole ? await queries.rows(sql`update task set root_id = ${kept.root} where municipality_id = ${municipality} and root_id = ${mergedId} returning id`) : []
  // Who handles the one that stays handles what came to it.
  if (isWhole)
    await queries.rows(sql`
      insert into assignment (municipality_id, root_id, id, official_id, starts_at)
      select ${municipality}, ${mergedId}, gen_random_uuid()::text, a.official_id, ${now} from (select distinct a.official_id from assignment a where a.municipality_id = ${municipality} and a.root_id = ${kept.root} and a.handed_over_at is null) a
      where not exists (select 1 from assignment o where o.municipality_id = ${municipality} and o.root_id = ${mergedId} and o.official_id = a.official_id and o.handed_over_at is null)`)
  const files = filesComing(kept, merged)
  const values = { ...kept.values, ...Object.fromEntries(files.map((name) => [name, merged.values[name]])) }
  const end = merged.definition.stages.find(({ ends }) => ends)?.code ?? merged.stage
  const writing = { kind: "merged", move: null, note: "", source: fromOfficial } as const
  await writeChange(work, municipality, { ...kept, id: keptId }, { values, reckonedBy: {} }, { ...writing, stage: kept.stage }, codeKey)
  await writeChange(work, municipality, { ...merged, id: mergedId }, { values: merged.values, reckonedBy: {} }, { ...writing, stage: end }, codeKey)
  await queries.rows(sql`
    insert into record_merge (municipality_id, root_id, record_id, kept_id, at, by_person) values (${municipality}, ${merged.root}, ${mergedId}, ${keptId}, ${now}, ${actor.id})`)
  await work.note({
    municipality, act: "records-merged", subject: { kind: "record", id: keptId }, person: kept.person, register: kept.register, case: kept.root, outcome: "done",
    more: { merged: mergedId, parts, comments: comments.length, letters: letters.length, tasks: tasks.length, files: files.length },
  })
}

/** Refuses two records that are not about the same thing, or of which one is not to be merged as it stands. */
async function mustBeOne({ queries }: Work, municipality: string, [keptId, kept]: readonly [string, Held], [mergedId, merged]: readonly [string, Held]): Promise<void> {
  const linkOf = ({ definition: { belongsTo }, values }: Held): unknown => (belongsTo === null ? null : values[belongsTo])
  if (kept.type !== merged.type || kept.person !== merged.person || linkOf(kept) !== linkOf(merged)) throw new Conflict(notTheSame)
  for (const { definition, stage } of [kept, merged]) {
    if (!canMerge(definition)) throw new Conflict("What decides on a right, has a case of its own or is a consent is not merged.")
    if (definition.stages.find(({ code }) => code === stage)?.ends) throw new Conflict("One of the records has come to its end. Look at them as they are now.")
  }
  const [row] = await queries.rows<{ locked: boolean; waits: boolean; isCase: boolean }>(sql`
    select exists (select 1 from record r where r.municipality_id = ${municipality} and r.id = any(${[keptId, mergedId]}::text[]) and r.locked) as locked,
      exists (select 1 from proposal p where p.municipality_id = ${municipality} and p.root_id = ${merged.root} and p.record_id = ${mergedId} and p.settled_at is null) as waits,
      exists (select 1 from case_file c where c.municipality_id = ${municipality} and c.id = any(${[keptId, mergedId]}::text[])) as "isCase"`)
  if (row?.locked) throw new Conflict("The processing of one of the records is restricted (GDPR 18).")
  if (row?.isCase) throw new Conflict("One of the records has a case of its own.")
  if (row?.waits) throw new Conflict("Something that was brought for the other record waits to be settled. Settle it first.")
}

/** Brings what is part of a record to another: each names the one that stays from now on. By one who may change all of it; that there is more than she may see is not told. Gives how many there were. */
async function takeParts(work: Work, municipality: string, keptId: string, mergedId: string, register: string): Promise<number> {
  const { queries, actor, now } = work
  const links = await queries.rows<{ id: string; root: string; field: string; person: string | null; register: string; may: boolean }>(sql`
    select l.record_id as id, l.root_id as root, l.field, r.person_id as person, r.register, exists (select 1 from ${seenEach("change", askerOf(municipality, actor), now, "all", sql`its.record_id`)}) as may
    from record_link l join register_record its on its.municipality_id = l.municipality_id and its.root_id = l.root_id and its.record_id = l.record_id
    cross join lateral (select r.person_id, r.register from record r where r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id offset 0) r
    where l.municipality_id = ${municipality} and l.to_record = ${mergedId} order by l.record_id, l.field limit ${partsMost + 1} for no key update of its`)
  if (links.some(({ may }) => !may)) throw new Refused("Records are merged by one who may change both and all that is part of the other.", { municipality, act: "records-merged", because: "no-rule", subject: { kind: "record", id: mergedId }, register })
  if (links.length > partsMost) throw new Conflict(`More than ${partsMost} records are part of the other: keep that one.`)
  if (links.length === 0) return 0
  await queries.rows(sql`
    with given as materialized (select id, root, jsonb_object_agg(field, ${keptId}::text) as body from json_to_recordset(${JSON.stringify(links)}::json) given(id text, root text, field text) group by id, root),
    told as (
      insert into record_change (municipality_id, root_id, record_id, seq, at, actor_id, kind, stage, version, body, source)
      select ${municipality}, root, id, its.changes + 1, ${now}, ${actor.id}, 'changed', its.stage, its.version, given.body, ${fromOfficial}
      from given join register_record its on its.municipality_id = ${municipality} and its.root_id = given.root and its.record_id = given.id),
    placed as (update register_record its set changes = changes + 1 from given where its.municipality_id = ${municipality} and its.root_id = given.root and its.record_id = given.id),
    linked as (update record_link set to_record = ${keptId} where municipality_id = ${municipality} and to_record = ${mergedId})
    update record r set body = r.body || given.body, changed_at = ${now} from given where r.municipality_id = ${municipality} and r.root_id = given.root and r.id = given.id`)
  await work.noteAll(links.map(({ id, root, person, register: its, field }) => ({ municipality, act: "record-changed" as const, subject: { kind: "record", id }, person, register: its, case: root, outcome: "done" as const, more: { kind: "changed", fields: field } })))
  return new Set(links.map(({ id }) => id)).size
}
