import { randomUUID } from "node:crypto"
import { birthDay, parseIdentityCode } from "../../law/identity-code.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerAt, askerOf, type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { refusedFor } from "../records/list.ts"
import { searchValue } from "../records/search-values.ts"
import { type Guarded, seenEach } from "../records/seen.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Asker } from "../../model/rules/condition.ts"
import type { Work } from "../work.ts"
import { holdMerges, nameLikeness, pairsMost } from "./alike.ts"

/** One of two who may be one person. */
export interface Alike {
  readonly id: string
  readonly name: string
  readonly hasCode: boolean
  readonly records: number
  readonly since: Date
}

/** Two people of the directory who may be one: the first can be kept. Two with identity codes are never one, and one code is never two people's. */
export interface Likeness {
  readonly kept: Alike
  readonly merged: Alike
  /** By what they are alike: their names the same or but for one error of typing, and a day in the records of the one that is the day of birth of the other. */
  readonly by: readonly ("same-name" | "near-name" | "birth-day")[]
}

/** A merge that is in force. */
export interface Merge {
  readonly id: string
  readonly kept: string
  readonly keptName: string
  readonly mergedName: string
  readonly at: Date
  /** Who made it, by id and by name. */
  readonly by: string
  readonly byName: string
  readonly records: number
}

const peopleMost = 500

const fullName = (person: { readonly given: string; readonly family: string }): string => `${person.given} ${person.family}`
const compared = (name: string): string => searchValue("personName", name, "") ?? ""

interface Asking {
  readonly municipality: string
  readonly asker: Asker
  readonly now: Date
}

/** True of someone of whom the asker may read every record, or change every one: she who merges reads all of the one who stays and changes all of the one who is merged. */
const all = (action: "read" | "change", person: Sql, { municipality, asker, now }: Asking): Sql => sql`
  not exists (select 1 from record its where its.municipality_id = ${municipality} and its.person_id = ${person} and not exists (select 1 from ${seenEach(action, asker, now, "all", sql`its.id`)}))`

const isMerged = (person: Sql): Sql => sql`exists (select 1 from person_merge m where m.municipality_id = ${person}.municipality_id and m.merged_id = ${person}.id and m.undone_at is null)`

interface Row {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly hasCode: boolean
  readonly since: Date
  readonly otherId: string
  readonly otherGiven: string
  readonly otherFamily: string
  readonly otherSince: Date
}

/** People who may be one and whom the reader may merge: the newest without an identity code beside others of the same or nearly the same name. */
export async function listAlike(desk: Desk, why: Why): Promise<readonly Likeness[] | PurposeNeeded> {
  if (why === null) return refusedFor(desk)
  const { database, municipality, now } = desk
  const asking = { municipality, asker: askerAt(desk), now }
  const found = await readWithin(database, municipality, async (queries) => {
    const rows = await queries.rows<Row>(sql`
      with loose as materialized (
        select p.municipality_id, p.id, p.given_names, p.family_name, p.family_key, p.given_key, p.created_at from person p
        where p.municipality_id = ${municipality} and p.kind = 'resident' and p.hetu_index is null and not ${isMerged(sql`p`)} order by p.created_at desc, p.id limit ${peopleMost})
      select q.id, q.given_names as given, q.family_name as family, q.hetu_index is not null as "hasCode", q.created_at as since,
        p.id as "otherId", p.given_names as "otherGiven", p.family_name as "otherFamily", p.created_at as "otherSince"
      from loose p join person q on q.municipality_id = p.municipality_id and q.kind = 'resident' and q.id <> p.id
        and (q.family_key = p.family_key or q.given_key = p.given_key)
      where not ${isMerged(sql`q`)} and (q.hetu_index is not null or (q.created_at, q.id) < (p.created_at, p.id)) order by p.created_at desc, q.created_at limit 5000`)
    const near = rows
      .flatMap((row) => {
        const by = nameLikeness(compared(fullName(row)), compared(fullName({ given: row.otherGiven, family: row.otherFamily })))
        return by === null ? [] : [{ row, by }]
      })
    const ids = [...new Set(near.flatMap(({ row }) => [row.id, row.otherId]))].slice(0, peopleMost)
    const seen = new Map((await queries.rows<{ id: string; records: number; changes: boolean }>(sql`
      select given.id, (select count(*)::int from record r where r.municipality_id = ${municipality} and r.person_id = given.id) as records, ${all("change", sql`given.id`, asking)} as changes
      from unnest(${ids}::text[]) given(id) where ${all("read", sql`given.id`, asking)}`)).map((one) => [one.id, one]))
    const shown = near.filter(({ row }) => seen.has(row.id) && seen.get(row.otherId)?.changes && (seen.get(row.otherId)?.records ?? 0) > 0).slice(0, pairsMost)
    const born = await birthDays(queries, municipality, shown.map(({ row }) => row))
    return shown.map(({ row, by }): Likeness => ({
      kept: { id: row.id, name: fullName(row), hasCode: row.hasCode, records: seen.get(row.id)?.records ?? 0, since: row.since },
      merged: { id: row.otherId, name: fullName({ given: row.otherGiven, family: row.otherFamily }), hasCode: false, records: seen.get(row.otherId)?.records ?? 0, since: row.otherSince },
      by: [by, ...(born(row) ? (["birth-day"] as const) : [])],
    }))
  })
  await noteReading(desk, { act: "record-listed", outcome: "done", ...noted(why), more: { path: "alike", hits: found.length } })
  return found
}

/** Whether a day in the records of the one who has no identity code is the day of birth that the other's code tells. */
async function birthDays(queries: Queries, municipality: string, pairs: readonly Row[]): Promise<(pair: Row) => boolean> {
  const ids = [...new Set(pairs.flatMap(({ id, otherId }) => [id, otherId]))]
  const rows = await queries.rows<{ person: string; body: Record<string, unknown>; guarded: Guarded }>(sql`
    select r.person_id as person, r.body, r.guarded from unnest(${ids}::text[]) given(id)
    cross join lateral (select r.* from record r where r.municipality_id = ${municipality} and r.person_id = given.id order by r.changed_at desc limit 20) r`)
  const of = (person: string) => rows.filter((row) => row.person === person)
  return ({ id, otherId }) => {
    const codes = of(id).flatMap(({ guarded }) => Object.values(guarded)).flatMap(({ kind, value }) => (kind === "code" ? [parseIdentityCode(value)] : [])).filter((code) => code !== null)
    const days = new Set<string>(codes.map(birthDay))
    return of(otherId).some(({ body }) => Object.values(body).some((value) => typeof value === "string" && days.has(value)))
  }
}

/** The merges in force of people whose every record the reader may read, newest first. */
export async function listMerges(desk: Desk): Promise<readonly Merge[]> {
  const { database, municipality, now } = desk
  return readWithin(database, municipality, (queries) =>
    queries.rows<Merge>(sql`
      select m.id, m.kept_id as kept, k.given_names || ' ' || k.family_name as "keptName", o.given_names || ' ' || o.family_name as "mergedName", m.at, m.by_person as by, coalesce((select w.given_names || ' ' || w.family_name from person w where w.municipality_id = m.municipality_id and w.id = m.by_person), m.by_person) as "byName", cardinality(m.records) as records
      from person_merge m join person k on k.municipality_id = m.municipality_id and k.id = m.kept_id join person o on o.municipality_id = m.municipality_id and o.id = m.merged_id
      where m.municipality_id = ${municipality} and m.undone_at is null and ${all("read", sql`m.kept_id`, { municipality, asker: askerAt(desk), now })} order by m.at desc, m.id limit ${pairsMost}`))
}

/** Refuses one who may not read all records of the one who stays, or not change all of those that move; that there are such is not told. */
async function mustHaveAll({ queries, actor, now }: Work, municipality: string, kept: string, moving: Sql, act: "people-merged" | "people-parted"): Promise<void> {
  const asking = { municipality, asker: askerOf(municipality, actor), now }
  const [row] = await queries.rows<{ may: boolean }>(sql`
    select ${all("read", sql`given.id`, asking)} and exists (select 1 from record its where its.municipality_id = ${municipality} and ${moving})
      and not exists (select 1 from record its where its.municipality_id = ${municipality} and ${moving} and not exists (select 1 from ${seenEach("change", asking.asker, now, "all", sql`its.id`)})) as may
    from (select ${kept}::text as id) given`)
  if (!row?.may) throw new Refused("People are merged by one who may read all records of the one who stays and change all of the other's.", { municipality, act, because: "no-rule" })
}

/**
 * Makes two people of the directory one: what was the merged one's is the kept one's, and all of it is found by either name. Non-disclosure of either is the kept one's too (661/2009 36 §). Gives the id of the
 * merge, by which it can be undone.
 */
export async function mergePeople(work: Work, municipality: string, kept: string, merged: string): Promise<string> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  await holdMerges(work, "person", municipality)
  if (kept === merged) throw new Conflict("Nobody is merged with herself.")
  const people = await queries.rows<{ id: string; given: string; family: string; hasCode: boolean; merged: boolean; came: boolean }>(sql`
    select p.id, p.given_names as given, p.family_name as family, p.hetu_index is not null as "hasCode", ${isMerged(sql`p`)} as merged,
      exists (select 1 from intake i where i.municipality_id = p.municipality_id and i.person_id = p.id) or exists (select 1 from session s where s.municipality_id = p.municipality_id and s.person_id = p.id) as came
    from person p where p.municipality_id = ${municipality} and p.kind = 'resident' and p.id = any(${[kept, merged]}::text[]) for update`)
  const [one, other] = [kept, merged].map((id) => people.find((person) => person.id === id))
  if (!one || !other) throw new NotFound("There is no such person.")
  if (one.merged || other.merged) throw new Conflict("One of them has been merged already. Look at the list as it is now.")
  await mustHaveAll(work, municipality, kept, sql`its.person_id = ${merged}`, "people-merged")
  if (other.hasCode) throw new Conflict(one.hasCode ? "Both have an identity code of their own: they are two people." : "Keep the one whose identity code is known.")
  if (other.came) throw new Conflict("The one who would be merged has signed in or sent matters herself. Keep her.")
  const id = randomUUID()
  const records = await queries.rows<{ id: string }>(sql`update record set person_id = ${kept} where municipality_id = ${municipality} and person_id = ${merged} returning id`)
  const relations = await queries.rows<{ id: string }>(sql`update client_relation set client_id = ${kept} where municipality_id = ${municipality} and client_id = ${merged} returning id`)
  await queries.rows(sql`
    update person set protected = true where municipality_id = ${municipality} and id = ${kept} and not protected and exists (select 1 from person o where o.municipality_id = ${municipality} and o.id = ${merged} and o.protected)`)
  await queries.rows(sql`
    insert into person_merge (municipality_id, id, kept_id, merged_id, at, by_person, records, relations)
    values (${municipality}, ${id}, ${kept}, ${merged}, ${now}, ${actor.id}, ${records.map((row) => row.id)}::text[], ${relations.map((row) => row.id)}::text[])`)
  const names = [...new Set([one, other].map((person) => compared(fullName(person))).filter(Boolean))]
  const words = names.flatMap((name) => [...new Set(name.split(" "))].map((word) => ({ name, word })))
  await queries.rows(sql`
    insert into known_name (municipality_id, person_id, merge_id, name, word)
    select ${municipality}, ${kept}, ${id}, name, word from json_to_recordset(${JSON.stringify(words)}::json) given(name text, word text)`)
  await work.note({ municipality, act: "people-merged", subject: { kind: "merge", id }, person: kept, outcome: "done", more: { kept, merged, records: records.length } })
  return id
}

/** Undoes a merge: what came over goes back, as far as it is still there. A mark of non-disclosure that came over stays until somebody lifts it. */
export async function partPeople(work: Work, municipality: string, id: string): Promise<void> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  await holdMerges(work, "person", municipality)
  const [its] = await queries.rows<{ kept: string; merged: string; records: string[]; relations: string[]; isOther: boolean }>(sql`
    select m.kept_id as kept, m.merged_id as merged, m.records, m.relations, ${isMerged(sql`k`)} as "isOther" from person_merge m join person k on k.municipality_id = m.municipality_id and k.id = m.kept_id
    where m.municipality_id = ${municipality} and m.id = ${id} and m.undone_at is null`)
  if (!its) throw new NotFound("There is no such merge in force.")
  const { kept, merged } = its
  if (its.isOther) throw new Conflict("The one who was kept has been merged since. Undo that merge first.")
  await mustHaveAll(work, municipality, kept, sql`its.person_id = ${kept} and its.id = any(${its.records}::text[])`, "people-parted")
  const back = await queries.rows(sql`update record set person_id = ${merged} where municipality_id = ${municipality} and person_id = ${kept} and id = any(${its.records}::text[]) returning id`)
  await queries.rows(sql`update client_relation set client_id = ${merged} where municipality_id = ${municipality} and client_id = ${kept} and id = any(${its.relations}::text[])`)
  await queries.rows(sql`delete from known_name where municipality_id = ${municipality} and merge_id = ${id}`)
  await queries.rows(sql`update person_merge set undone_at = ${now}, undone_by = ${actor.id} where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "people-parted", subject: { kind: "merge", id }, person: kept, outcome: "done", more: { kept, merged, records: back.length } })
}

/** The names under which the person of a record has been known in merges in force, for one who has read the record. */
export const mergesOf = (queries: Queries, municipality: string, record: string): Promise<readonly Pick<Merge, "mergedName" | "at" | "by">[]> =>
  queries.rows(sql`
    select o.given_names || ' ' || o.family_name as "mergedName", m.at, m.by_person as by from record r join person_merge m on m.municipality_id = r.municipality_id and m.kept_id = r.person_id and m.undone_at is null
    join person o on o.municipality_id = m.municipality_id and o.id = m.merged_id where r.municipality_id = ${municipality} and r.id = ${record} order by m.at limit 20`)
