import { digestOf } from "../../lib/digest.ts"
import { isDay } from "../../lib/day.ts"
import { editDistance } from "../../lib/language/edit-distance.ts"
import { join, made, raw, type Sql, sql, type Value } from "../../lib/sql.ts"
import { keptBy } from "../../lib/together.ts"
import type { Action } from "../../model/rules/table.ts"
import { type SearchKeyName, searchKeys } from "../../model/search-key.ts"
import type { Database } from "../../store/database.ts"
import { readAtOnce } from "../access/border.ts"
import { askingAt, type Desk, noteReading } from "../access/desk.ts"
import { admitting, gathered, gathering, type Reach } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { readEach } from "../access/read-each.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { reachOf, refusedFor } from "../records/list.ts"
import { NotAValue } from "../records/search.ts"
import { addressKeys, searchValue } from "../records/search-values.ts"
import { isProtected, type Secrecy } from "../records/seen.ts"
import { findsCompanies, sameCompany } from "./companies.ts"
import { isName, variantsOf } from "./keys.ts"

/** How a record was found: as it was asked, by the beginning of a word, or with an error of typing. */
export type How = "exact" | "beginning" | "misspelt"

export interface Hit {
  readonly id: string
  readonly title: string
  readonly register: string
  readonly unit: string
  readonly person: string | null
  readonly secrecy: Secrecy
  readonly changedAt: Date
  readonly how: How
}

/** Where a page of hits ended: how its last was found, and its id. */
export interface HitPlace {
  readonly how: How
  readonly id: string
}

export interface FoundByKey {
  readonly hits: readonly Hit[]
  /** Where the next page goes on; null on the last. */
  readonly next: HitPlace | null
  /** True where among what was looked at something is that she may not see; never how much or what, and never of what is secret: that there is such a record is then secret too. */
  readonly withheld: boolean
  /** True where more was there than is shown. */
  readonly more: boolean
}

/** What is asked: one declared key and its value; for a time its first and last day, like 2026-01-01/2026-12-31. */
export interface KeyQuestion {
  readonly key: SearchKeyName
  readonly value: string
  /** Only registers of these; all where none is named. */
  readonly registers?: readonly string[]
  /** Where the page before ended. */
  readonly after?: HitPlace | null
}

const hows = ["exact", "beginning", "misspelt"] as const satisfies readonly How[]

/** Where a page ended, as one word that goes with a form or in an answer, and back; null where it is none. */
export const placeAs = ({ how, id }: HitPlace): string => `${how}.${id}`
export function placeFrom(text = ""): HitPlace | null {
  const [, said, id] = /^([a-z]+)\.([a-z0-9-]{1,64})$/.exec(text) ?? []
  const how = hows.find((one) => one === said)
  return how === undefined || id === undefined ? null : { how, id }
}

/** Names are leafed through; all that a code or another value finds stands on one page, such as everything of one person. */
const pageOf = { names: 25, others: 50 } as const
const wordsMost = 40
/** More candidates than these are not asked about: the person is told to say more. */
const candidatesMost = 200

/** Records by one declared key, over every register that declares it. A purpose is stated first where the key singles out a person; what is found and may not be seen is told only as being there. */
export async function searchRegisters(desk: Desk, question: KeyQuestion, why: Why, codeKey: string, limit: number = pageOf[isName(question.key) ? "names" : "others"]): Promise<FoundByKey | PurposeNeeded | NotAValue> {
  const { key, registers = null, after = null } = question
  if (why === null && searchKeys[key].of === "person") return refusedFor(desk)
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const sought = await soughtBy(desk, question, codeKey)
  if (sought === null) return new NotAValue(key)
  const { database, municipality } = desk
  const { way, words, ...ask } = sought
  const finder = finders(database, `${municipality} ${reach} ${secretOf(key)} ${way} ${words.length}`, () => makeFinder(database, municipality, { reach, secret: secretOf(key), way, words: words.length }))
  const found = await finder(askingAt(desk), { ...ask, ...columnsOf(words), key, registers, most: Math.trunc(limit) + 1, past_how: after && hows.indexOf(after.how), past_id: after && after.id })
  const seen = found.filter((row): row is Found & { readonly id: string } => row.id !== null)
  // Found in the order of the ids within how, and shown the latest changed first: the one that was only looked for to know whether there is a next page is the last found.
  const inOrder = [...seen].sort((a, b) => a.place - b.place).slice(0, limit)
  const page = new Set(inOrder.map(({ id }) => id))
  const titled = await veiled(desk, seen.filter(({ id }) => page.has(id)), ({ root }) => root, ({ title }, veil) => ({ title: veil(title) }))
  const hits = titled.map(({ id, title, register, unit, person, secrecy, changedAt, how }) => ({ id, title, register, unit, person, secrecy, changedAt, how: hows[how] ?? "exact" }))
  const last = seen.length > limit ? inOrder.at(-1) : undefined
  await noteReading(desk, { act: "record-searched", outcome: "done", ...noted(why), more: { keys: key, hits: hits.length }, criteria: { [key]: digestOf(searchValue(key, question.value, codeKey) ?? "") } })
  return { hits, next: last ? { how: hows[last.how] ?? "exact", id: last.id } : null, withheld: found.some(({ withheld }) => withheld), more: seen.length > limit || (found[0]?.total ?? 0) > candidatesMost }
}

/** What a key tells of a person when it finds: a code, or where she lives; then finding is seeing. */
type Secret = "code" | "address" | "nothing"

const secretOf = (key: SearchKeyName): Secret => (key === "hetu" ? "code" : addressKeys.includes(key) ? "address" : "nothing")

/** A word of a question, with those that are one error of typing away and somebody's name. */
interface Word {
  readonly word: string
  readonly near: readonly string[]
}

/** A question as it is asked: by a value, by a value that means an organisation, by a time from a day until a day, or by the words of a name. */
interface Sought {
  readonly way: "value" | "company" | "time" | "name"
  readonly value: string
  readonly until: string
  /** The longest first, which finds; the others are looked for in the name that it is of. */
  readonly words: readonly Word[]
}

/** What is sought; null where the value can be none. */
async function soughtBy(desk: Desk, { key, value }: KeyQuestion, codeKey: string): Promise<Sought | null> {
  // Half of a character, or the zero sign, stands in no value.
  if (/[\p{Cs}\u0000]/u.test(value)) return null
  if (searchKeys[key].of === "time") {
    const [from = "", until = from] = value.split("/")
    return !isDay(from) || !isDay(until) || until < from ? null : { way: "time", value: from, until, words: [] }
  }
  const kept = searchValue(key, value, codeKey)
  if (kept === null) return null
  if (!isName(key)) return { way: findsCompanies(key) ? "company" : "value", value: kept, until: "", words: [] }
  const words = kept.split(" ").slice(0, 6).sort((a, b) => b.length - a.length)
  const near = await nearWords(desk, words)
  return { way: "name", value: kept, until: "", words: words.map((word) => ({ word, near: [word, ...near.filter((one) => isClose(word, one))] })) }
}

type WordColumns = { readonly [Name in `word${number}`]: string } & { readonly [Name in `near${number}`]: readonly string[] }

const columnsOf = (words: readonly Word[]): WordColumns => Object.fromEntries(words.flatMap(({ word, near }, at) => [[`word${at}`, word], [`near${at}`, near]]))

type Ask = { readonly key: string; readonly value: string; readonly until: string; readonly registers: readonly string[] | null; readonly most: number; readonly past_how: number | null; readonly past_id: string | null } & WordColumns

interface Shape {
  readonly reach: Reach
  readonly secret: Secret
  readonly way: Sought["way"]
  /** How many words the question has. */
  readonly words: number
}

/** A hit, or nothing but what is told of all. */
type Found = Omit<Hit, "id" | "how"> & { readonly id: string | null; readonly how: number; readonly place: number; readonly withheld: boolean; readonly total: number; readonly root: string; readonly secretNames: readonly string[] | null }

const finders = keptBy<Database, ReturnType<typeof makeFinder>>()

/** What searches: the candidates by the key, and each asked about by the rules that every path asks, with the asker's rights gathered once. */
function makeFinder(database: Database, municipality: string, { reach, secret, way, words }: Shape) {
  const wordColumns = Object.fromEntries(Array.from({ length: words }, (_, at) => [[`word${at}`, "text"], [`near${at}`, "text[]"]]).flat()) as Record<`word${number}`, "text"> & Record<`near${number}`, "text[]">
  return readEach<Ask, Found>(database, municipality, { key: "text", value: "text", until: "text", registers: "text[]", most: "integer", past_how: "integer", past_id: "text", ...wordColumns }, ({ asker, now }) => {
    const may = (action: Action, its: Reach) => sql`${admitting(action, asker, now, its, gathered)} is not null`
    // Finding by a secret is seeing it: by a code only where codes may be seen, which takes reading the record, so that of what she may not read nothing is told; by an address only where
    // the person is not protected or protected addresses may be seen.
    const sees = { code: may("show-code", reach), address: sql`${may("read", reach)} and (not ${isProtected} or ${may("show-address", "all")})`, nothing: may("read", reach) }[secret]
    // Of what was looked at and is no hit, she may not read it, or it is somewhere protected: the rules need no second asking.
    const toldOf = { code: sql`false`, address: sql`not ${isProtected}`, nothing: sql`true` }[secret]
    // A candidate's record, where its register declares the key and it comes after the page before; ids are in the order of time, so that the newest come first.
    const meant = (which: Sql): Sql => sql`
      (select * from candidate where (ask.past_how is null or how > ask.past_how or how = ask.past_how and record_id < ask.past_id) and ${which} order by place offset 0) c cross join lateral (select r.* from record r where r.municipality_id = ${asker.municipality} and r.id = c.record_id offset 0) r
      where (ask.registers is null or r.register = any(ask.registers)) and exists (select 1 from declared_key d where d.municipality_id = ${asker.municipality} and d.register = r.register and d.key = ask.key)`
    return sql`
      with ${gathering(asker, now)}, candidate as materialized (
        select k.*, row_number() over () as place from (
          select k.record_id, min(k.how) as how from (${candidatesBy(way, words, asker.municipality)}) k group by 1 order by 2, 1 desc limit ${raw(String(candidatesMost + 1))}) k
      ), hit as materialized (
        -- Looked at one after another until a page is full.
        select r.id, r.root_id, r.title, r.register, r.unit, r.person_id, r.secrecy, r.changed_at, c.how, c.place from ${meant(sql`true`)} and ${sees} limit ask.most
      ), looked as materialized (select case when count(*) = ask.most then max(place) else ${raw(String(candidatesMost + 1))} end as until from hit)
      select hit.id, hit.root_id as root, hit.title, ${secretNames(asker.municipality as Sql, sql`hit.root_id`)} as "secretNames", hit.register, hit.unit, hit.person_id as person, hit.secrecy, hit.changed_at as "changedAt", hit.how, hit.place, whole.*
      from (select (select count(*)::int from candidate) as total,
        exists (select from ${meant(sql`place <= (select until from looked) and place not in (select place from hit)`)} and r.secrecy <> 'secret' and not r.need_to_know and ${toldOf}) as withheld) whole
      left join hit on true order by hit.how, hit.changed_at desc, hit.id desc`
  })
}

/** The ids that a question may mean, with how: 0 exact, 1 by a beginning, 2 with an error of typing. */
function candidatesBy(way: Sought["way"], words: number, municipality: Value<string>): Sql {
  if (way === "time")
    return sql`
      select p.record_id, 0 as how from period_key p where p.municipality_id = ${municipality} and p.key = ask.key and p.from_on <= ask.until::date and (p.until_on is null or p.until_on >= ask.value::date)
      union all select k.record_id, 0 from search_key k where k.municipality_id = ${municipality} and k.key = ask.key and k.value >= ask.value and k.value <= ask.until`
  // Of organisations found to be one whichever name or id is asked for finds the records of all.
  if (way === "company")
    return sql`
      select k.record_id, 0 as how from unnest(${sameCompany(municipality, raw("ask.value"))}) same(value)
      cross join lateral (select k.record_id from search_key k where k.municipality_id = ${municipality} and k.key = ask.key and k.value = same.value offset 0) k`
  const exact = sql`select k.record_id, 0 as how from search_key k where k.municipality_id = ${municipality} and k.key = ask.key and k.value = ask.value`
  if (way === "value") return exact
  type Match = (at: number) => Sql
  // The first word is found by the index; the others are looked for in the name that it is of, which stands beside it there.
  const begins: Match = (at) => raw(at === 0 ? `n.word >= ask.word0 and n.word < ask.word0 || U&'\\+10FFFF'` : `position(' ' || ask.word${at} in ' ' || n.name) > 0`)
  const isNear: Match = (at) => raw(at === 0 ? "n.word = any(ask.near0)" : `string_to_array(n.name, ' ') && ask.near${at}`)
  const all = (match: Match): Sql => join(Array.from({ length: words }, (_, at) => match(at)), " and ")
  const most = raw(`limit ${candidatesMost + 1}`)
  const walk = (match: Match, how: number): Sql => sql`
    select n.record_id, ${raw(String(how))} as how from name_key n where n.municipality_id = ${municipality} and n.key = ask.key and ${all(match)} ${most}`
  // One who was found to be two in the directory is found by either name, whichever a record has.
  const known = (match: Match, how: number): Sql => sql`
    select r.id as record_id, case when n.name = ask.value then 0 else ${raw(String(how))} end as how from known_name n
    cross join lateral (select r.id from record r where r.municipality_id = n.municipality_id and r.person_id = n.person_id offset 0) r
    where n.municipality_id = ${municipality} and ${all(match)} ${most}`
  return sql`${exact} union all (${walk(begins, 1)}) union all (${walk(isNear, 2)}) union all (${known(begins, 1)}) union all (${known(isNear, 2)})`
}

/** True of two words that one error of typing tells apart: a letter more, less or another, or two changed places. */
const isClose = (typed: string, word: string): boolean => word !== typed && editDistance(typed, word, 1) <= 1

const byVariants = made(["municipality", "variants"], ({ municipality, variants }) => sql`
  select distinct v.word from name_variant v where v.municipality_id = ${municipality} and v.variant = any(${variants}::text[]) limit ${raw(String(wordsMost * 10))}`)

/** Words that are somebody's name and near to those of a question. */
async function nearWords({ database, municipality }: Desk, asked: readonly string[]): Promise<string[]> {
  const words = asked.filter((word) => word.length >= 3)
  if (words.length === 0) return []
  const found = await readAtOnce<{ word: string }>(database, municipality, byVariants({ municipality, variants: [...new Set(words.flatMap(variantsOf))] }))
  return found.map(({ word }) => word).filter((word) => words.some((typed) => isClose(typed, word))).slice(0, wordsMost)
}
