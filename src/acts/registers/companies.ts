import { randomUUID } from "node:crypto"
import { type Sql, sql, type Value } from "../../lib/sql.ts"
import type { Asker } from "../../model/rules/condition.ts"
import { searchKeyNames, searchKeys } from "../../model/search-key.ts"
import type { Queries } from "../../store/database.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerAt, askerOf, type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { refusedFor } from "../records/list.ts"
import { seenEach } from "../records/seen.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { holdMerges, nameLikeness, pairsMost } from "./alike.ts"
import { variantsOf } from "./keys.ts"

/** Keys by which companies and other organisations are found. */
export const organisationKeys: readonly string[] = searchKeyNames.filter((key) => searchKeys[key].of === "organisation")

/** A business id, or one of another country, as search keys keep it; anything else is a name. */
const idShape = "^([0-9]{7}-[0-9]|[a-z]{2} [a-z]{0,3}[0-9]{5,15}[a-z0-9-]{0,5})$"
const isId = (value: string): boolean => new RegExp(idShape).test(value)

/** A company by a name under which records name it. */
export interface NamedCompany {
  /** The name as search keys keep it. */
  readonly value: string
  /** The name as the newest record that the reader may see writes it. */
  readonly name: string
  /** Its ids, of the newest records that name it. */
  readonly ids: readonly string[]
  /** How many of the newest records under this name there are: at the most `newestMost`. */
  readonly records: number
}

/** Two that may be one company: the first can be kept. Two of which each has an id of its own are never one. */
export interface CompanyLikeness {
  readonly kept: NamedCompany
  readonly merged: NamedCompany
  readonly by: readonly ("same-id" | "same-name" | "near-name")[]
}

export interface CompanyMerge {
  readonly id: string
  readonly keptName: string
  readonly mergedName: string
  readonly at: Date
  readonly byName: string
}

const namesMost = 10_000
const newestMost = 50
const candidatesMost = 300

/** What a company's name is without the sign of its form. */
const stemOf = (name: string): string => name.split(" ").filter((word) => !/^(?:oy|oyj|ab|abp|ky|kb|tmi|ry|rf|rs|osk|ltd|as|oü|oy:n|ry:n)$/.test(word)).join(" ") || name

/** Every name and id under which records name organisations, each once: the index is stepped through from one to the next. */
const namesKnown = async (queries: Queries, municipality: string): Promise<string[]> => {
  const rows = await queries.rows<{ value: string }>(sql`
    with recursive step(key, value) as (
      select key, (select k.value from search_key k where k.municipality_id = ${municipality} and k.key = organisation.key order by k.value limit 1) from unnest(${[...organisationKeys]}::text[]) organisation(key)
      union all
      select step.key, (select k.value from search_key k where k.municipality_id = ${municipality} and k.key = step.key and k.value > step.value order by k.value limit 1) from step where step.value is not null)
    select distinct value from step where value is not null limit ${namesMost}`)
  return rows.map(({ value }) => value)
}

/** The newest records that name an organisation so, of a row outside with the `value`: key by key, since a list of keys would be looked up in no order of their values while the table is new and not yet measured. */
const naming = (municipality: string): Sql => sql`
  (select k.* from unnest(${[...organisationKeys]}::text[]) organisation(key)
   cross join lateral (select k.root_id, k.record_id, k.key from search_key k where k.municipality_id = ${municipality} and k.key = organisation.key and k.value = given.value order by k.record_id desc limit ${newestMost}) k
   order by k.record_id desc limit ${newestMost})`

/** What a record is found by, of a row `k` outside: by the record first, since a shape of values is looked up by no index. */
const foundBy = (municipality: string): Sql => sql`(select its.key, its.value from search_key its where its.municipality_id = ${municipality} and its.root_id = k.root_id and its.record_id = k.record_id offset 0)`

/** What is told of names: only of those of which the asker may change one of the newest records. */
async function companiesOf(queries: Queries, { municipality, asker, now }: { readonly municipality: string; readonly asker: Asker; readonly now: Date }, values: readonly string[]): Promise<ReadonlyMap<string, NamedCompany>> {
  const rows = values.length === 0 ? [] : await queries.rows<NamedCompany & { name: string | null }>(sql`
    select given.value, one.name, array(
      select distinct its.value from ${naming(municipality)} k cross join lateral ${foundBy(municipality)} its where its.key = k.key and its.value ~ ${idShape} order by 1) as ids,
      (select count(*)::int from ${naming(municipality)} k) as records
    from unnest(${[...values]}::text[]) given(value)
    cross join lateral (
      select coalesce(r.body -> field.name ->> 'name', r.body ->> field.name) as name
      from ${naming(municipality)} k
      cross join ${seenEach("change", asker, now, "all", sql`k.record_id`)}
      join register_record its on its.municipality_id = ${municipality} and its.root_id = k.root_id and its.record_id = k.record_id
      join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version
      cross join lateral (select f ->> 'field' as name from jsonb_array_elements(d.definition -> 'searchKeys') f where f ->> 'key' = k.key limit 1) field
      cross join lateral (select r.* from record r where r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id offset 0) r
      order by k.record_id desc limit 1) one`)
  return new Map(rows.map((row) => [row.value, { ...row, name: row.name ?? row.value }]))
}

/** The values that mean the same organisation as one: itself, and what merges in force have made one with it. */
export const sameCompany = (municipality: Value<string>, value: Value<string>): Sql => sql`
  array(with recursive same(value) as (
    select ${value}::text union select unnest(m.kept || m.merged) from same join company_merge m on m.municipality_id = ${municipality} and m.undone_at is null and same.value = any(m.kept || m.merged))
  select value from same)`

/** True of keys by which organisations are found. */
export const findsCompanies = (key: string): boolean => organisationKeys.includes(key)

/** By what two are alike; null where they are two, or one of the names is several companies'. */
function likeness(one: NamedCompany, other: NamedCompany): CompanyLikeness["by"] | null {
  if (one.ids.length > 1 || other.ids.length > 1) return null
  const sameId = one.ids[0] !== undefined && one.ids[0] === other.ids[0]
  if (!sameId && one.ids.length > 0 && other.ids.length > 0) return null
  const byName = nameLikeness(stemOf(one.value), stemOf(other.value))
  const by = [...(sameId ? (["same-id"] as const) : []), ...(byName === null ? [] : [byName])]
  return by.length === 0 ? null : by
}

/** Companies that may be one, of which the reader may change a record each: of the same id, or of the same or nearly the same name where not both have an id. */
export async function listAlikeCompanies(desk: Desk, why: Why): Promise<readonly CompanyLikeness[] | PurposeNeeded> {
  if (why === null) return refusedFor(desk)
  const { database, municipality, now } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    const known = await namesKnown(queries, municipality)
    const pairs = new Map([...nearNames(known.filter((value) => !isId(value))), ...(await namesOfOneId(queries, municipality, known.filter(isId)))].map((pair) => [pair.join("\n"), pair]))
    const merged = await queries.rows<{ one: string[] }>(sql`select m.kept || m.merged as one from company_merge m where m.municipality_id = ${municipality} and m.undone_at is null order by m.at desc limit ${namesMost}`)
    const groups = merged.map(({ one }) => new Set(one))
    const open = [...pairs.values()].filter(([one, other]) => !groups.some((group) => group.has(one) && group.has(other))).slice(0, candidatesMost)
    const told = await companiesOf(queries, { municipality, asker: askerAt(desk), now }, [...new Set(open.flat())])
    return open.flatMap(([a, b]): CompanyLikeness[] => {
      const [one, other] = [told.get(a), told.get(b)]
      const by = one && other ? likeness(one, other) : null
      if (!one || !other || by === null) return []
      // The one whose id is known stays, or the one that more records name.
      const staysFirst = one.ids.length !== other.ids.length ? one.ids.length > other.ids.length : one.records >= other.records
      return [staysFirst ? { kept: one, merged: other, by } : { kept: other, merged: one, by }]
    }).slice(0, pairsMost)
  })
  await noteReading(desk, { act: "record-listed", outcome: "done", ...noted(why), more: { path: "alike-companies", hits: found.length } })
  return found
}

type Pair = readonly [string, string]
const inOrder = (one: string, other: string): Pair => (one < other ? [one, other] : [other, one])

/** Names of which the stems are the same, or but for one error of typing: those that share what is left without one letter. Of short ones an error tells nothing. */
function nearNames(names: readonly string[]): Pair[] {
  const byVariant = new Map<string, string[]>()
  for (const name of names) {
    const stem = stemOf(name)
    for (const variant of stem.length < 5 ? [stem] : variantsOf(stem)) {
      const some = byVariant.get(variant)
      if (some) some.push(name)
      else byVariant.set(variant, [name])
    }
  }
  return [...byVariant.values()].filter((some) => some.length > 1).flatMap((some) => some.slice(0, 20).flatMap((one, at) => some.slice(at + 1, 20).map((other) => inOrder(one, other)))).filter(([one, other]) => one !== other && nameLikeness(stemOf(one), stemOf(other)) !== null)
}

/** Different names that records give to one id. */
async function namesOfOneId(queries: Queries, municipality: string, ids: readonly string[]): Promise<Pair[]> {
  const rows = ids.length === 0 ? [] : await queries.rows<{ names: string[] }>(sql`
    select named.names from unnest(${[...ids]}::text[]) given(value)
    cross join lateral (
      select array_agg(distinct its.value order by its.value) as names from ${naming(municipality)} k cross join lateral ${foundBy(municipality)} its where its.key = k.key and its.value !~ ${idShape}) named
    where cardinality(named.names) > 1 limit ${candidatesMost}`)
  return rows.flatMap(({ names: [first = "", ...others] }) => others.map((other) => inOrder(first, other)))
}

/** The merges of companies in force of which the reader may change a record by either name, newest first. */
export const listCompanyMerges = (desk: Desk): Promise<readonly CompanyMerge[]> =>
  readWithin(desk.database, desk.municipality, async (queries) => {
    const rows = await queries.rows<CompanyMerge & { values: string[] }>(sql`
      select m.id, m.kept_name as "keptName", m.merged_name as "mergedName", m.at, coalesce((select w.given_names || ' ' || w.family_name from person w where w.municipality_id = m.municipality_id and w.id = m.by_person), m.by_person) as "byName", array[m.kept[1], m.merged[1]] as values
      from company_merge m where m.municipality_id = ${desk.municipality} and m.undone_at is null order by m.at desc, m.id limit ${pairsMost}`)
    const told = await companiesOf(queries, { municipality: desk.municipality, asker: askerAt(desk), now: desk.now }, [...new Set(rows.flatMap(({ values }) => values))])
    return rows.filter(({ values }) => values.every((value) => told.has(value)))
  })

/** Refuses one who may not change a record that names each; that there are such is not told. */
async function mustChangeBoth({ queries, actor, now }: Work, municipality: string, [one, other]: Pair, act: "companies-merged" | "companies-parted"): Promise<readonly [NamedCompany, NamedCompany]> {
  const told = await companiesOf(queries, { municipality, asker: askerOf(municipality, actor), now }, [one, other])
  const both = [told.get(one), told.get(other)]
  if (!both[0] || !both[1]) throw new Refused("Companies are merged by one who may change records of both.", { municipality, act, because: "no-rule" })
  return [both[0], both[1]]
}

/** Makes two names of organisations one company: what names either is found by both. What the records say stays as it is. Gives the id of the merge, by which it can be undone. */
export async function mergeCompanies(work: Work, municipality: string, kept: string, merged: string): Promise<string> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  await holdMerges(work, "company", municipality)
  if (kept === merged) throw new Conflict("Nothing is merged with itself.")
  const [one, other] = await mustChangeBoth(work, municipality, [kept, merged], "companies-merged")
  if (likeness(one, other) === null) throw new Conflict("They are two companies: their ids or their names are not alike.")
  const [same] = await queries.rows<{ same: boolean }>(sql`select ${merged} = any(${sameCompany(municipality, kept)}) as same`)
  if (same?.same) throw new Conflict("They are one already.")
  const id = randomUUID()
  await queries.rows(sql`
    insert into company_merge (municipality_id, id, kept, merged, kept_name, merged_name, at, by_person)
    values (${municipality}, ${id}, ${[one.value, ...one.ids]}::text[], ${[other.value, ...other.ids]}::text[], ${one.name}, ${other.name}, ${now}, ${actor.id})`)
  await work.note({ municipality, act: "companies-merged", subject: { kind: "merge", id }, outcome: "done" })
  return id
}

/** Undoes a merge of companies: what names one is then found by its own name alone. */
export async function partCompanies(work: Work, municipality: string, id: string): Promise<void> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  await holdMerges(work, "company", municipality)
  const [its] = await queries.rows<{ kept: string; merged: string }>(sql`select m.kept[1] as kept, m.merged[1] as merged from company_merge m where m.municipality_id = ${municipality} and m.id = ${id} and m.undone_at is null`)
  if (!its) throw new NotFound("There is no such merge in force.")
  await mustChangeBoth(work, municipality, [its.kept, its.merged], "companies-parted")
  await queries.rows(sql`update company_merge set undone_at = ${now}, undone_by = ${actor.id} where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "companies-parted", subject: { kind: "merge", id }, outcome: "done" })
}

/** Forgets the merges of companies of which nothing that is kept names one any more: a trader's name is hers. The caller has destroyed records. */
export const forgetCompanies = async ({ queries }: Pick<Work, "queries">, municipality: string): Promise<void> => {
  const isNamed = (values: Sql): Sql => sql`exists (select from unnest(${values}) given(value) cross join lateral ${naming(municipality)} k)`
  await queries.rows(sql`delete from company_merge m where m.municipality_id = ${municipality} and not (${isNamed(sql`m.kept`)} and ${isNamed(sql`m.merged`)})`)
}
