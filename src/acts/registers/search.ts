import { digestOf } from "../../lib/digest.ts"
import { isDay } from "../../lib/day.ts"
import { editDistance } from "../../lib/language/edit-distance.ts"
import { join, raw, type Sql, sql } from "../../lib/sql.ts"
import { type SearchKeyName, searchKeys } from "../../model/search-key.ts"
import type { Queries } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { reachOf, refusedFor } from "../records/list.ts"
import { NotAValue } from "../records/search.ts"
import { addressKeys, searchValue } from "../records/search-values.ts"
import { isProtected, type Secrecy, seenEach } from "../records/seen.ts"
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

export interface FoundByKey {
  readonly hits: readonly Hit[]
  /** True where something is there that she may not see; never how much or what, and never of what is secret: that there is such a record is then secret too. */
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
}

const wordsMost = 40
/** More candidates than these are not asked about: the person is told to say more. */
const candidatesMost = 400

/** Records by one declared key, over every register that declares it. A purpose is stated first where the key singles out a person; what is found and may not be seen is told only as being there. */
export async function searchRegisters(desk: Desk, question: KeyQuestion, why: Why, codeKey: string, limit = 50): Promise<FoundByKey | PurposeNeeded | NotAValue> {
  const { key } = question
  if (why === null && searchKeys[key].of === "person") return refusedFor(desk)
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const candidates = candidatesFor(desk, question, codeKey)
  if (candidates === null) return new NotAValue(key)
  const { database, municipality, now } = desk
  const asker = askerAt(desk)
  const found = await readWithin(database, municipality, async (queries) => {
    // Of what can only be told by its words the near ones are looked up first.
    const sought = typeof candidates === "function" ? candidates(await nearWords(queries, desk, question)) : candidates
    const which = join([sql`true`, ...(question.registers ? [sql`r.register = any(${[...question.registers]}::text[])`] : [])], " and ")
    return queries.rows<Hit & { seen: boolean; tellable: boolean; total: number; root: string; secretNames: string[] | null }>(sql`
      with candidate as materialized (
        select k.root_id, k.record_id, min(k.how) as how from (${sought}) k group by 1, 2 order by 3, 2 limit ${raw(String(candidatesMost + 1))}
      ), asked as materialized (
        select r.id, r.root_id as root, r.title, ${secretNames(municipality, sql`r.root_id`)} as "secretNames", r.register, r.unit, r.person_id as person, r.secrecy, r.changed_at as "changedAt", c.how,
          ${showsSecret(key, desk)} and exists (select 1 from ${seenEach("read", asker, now, reach, sql`c.record_id`)}) as seen, ${showsSecret(key, desk)} and r.secrecy <> 'secret' and not r.need_to_know as tellable
        from candidate c cross join lateral (select r.* from record r where r.municipality_id = ${municipality} and r.root_id = c.root_id and r.id = c.record_id offset 0) r
        where ${which} and exists (select 1 from declared_key d where d.municipality_id = ${municipality} and d.register = r.register and d.key = ${key}))
      select *, (select count(*)::int from candidate) as total from asked where seen or tellable order by seen desc, how, "changedAt" desc, id limit ${raw(String(Math.trunc(limit) + 1))}`)
  })
  const seen = found.filter((row) => row.seen)
  const titled = await veiled(desk, seen.slice(0, limit), ({ root }) => root, ({ title }, veil) => ({ title: veil(title) }))
  const hits = titled.map(({ id, title, register, unit, person, secrecy, changedAt, how }) => ({ id, title, register, unit, person, secrecy, changedAt, how: (["exact", "beginning", "misspelt"] as const)[Number(how)] ?? "exact" }))
  await noteReading(desk, { act: "record-searched", outcome: "done", ...noted(why), more: { keys: key, hits: hits.length }, criteria: { [key]: digestOf(searchValue(key, question.value, codeKey) ?? "") } })
  return { hits, withheld: found.some((row) => !row.seen), more: seen.length > limit || (found[0]?.total ?? 0) > candidatesMost }
}

/** Finding by a secret is seeing it: by an identity code only where codes may be seen, by an address only where the person is not protected or protected addresses may be. */
function showsSecret(key: SearchKeyName, desk: Desk): Sql {
  const asker = askerAt(desk)
  const may = (action: "show-code" | "show-address") => sql`exists (select 1 from ${seenEach(action, asker, desk.now, "all", sql`c.record_id`)})`
  if (key === "hetu") return may("show-code")
  return addressKeys.includes(key) ? sql`(not ${isProtected} or ${may("show-address")})` : sql`true`
}

type Candidates = Sql | ((near: readonly string[]) => Sql) | null

/** The roots and ids that a question may mean, with how: 0 exact, 1 by a beginning, 2 with an error of typing. Null where the value can be none. */
function candidatesFor({ municipality }: Desk, { key, value }: KeyQuestion, codeKey: string): Candidates {
  if (searchKeys[key].of === "time") {
    const [from = "", until = from] = value.split("/")
    if (!isDay(from) || !isDay(until) || until < from) return null
    return sql`
      select p.root_id, p.record_id, 0 as how from period_key p where p.municipality_id = ${municipality} and p.key = ${key} and p.from_on <= ${until}::date and (p.until_on is null or p.until_on >= ${from}::date)
      union all select k.root_id, k.record_id, 0 from search_key k where k.municipality_id = ${municipality} and k.key = ${key} and k.value >= ${from} and k.value <= ${until}`
  }
  const kept = searchValue(key, value, codeKey)
  if (kept === null) return null
  const exact = sql`select k.root_id, k.record_id, 0 as how from search_key k where k.municipality_id = ${municipality} and k.key = ${key} and k.value = ${kept}`
  if (!isName(key)) return exact
  const words = kept.split(" ").slice(0, 6)
  return (near) => {
    // Every word of the question has its match; the longest finds, and the others are looked up of what it found.
    const [first = "", ...others] = [...words].sort((a, b) => b.length - a.length)
    const walk = (match: (word: string, of: string) => Sql, how: number): Sql => sql`
      select n.root_id, n.record_id, ${raw(String(how))} as how from name_key n where n.municipality_id = ${municipality} and n.key = ${key} and ${match(first, "n")}
      ${join(others.map((word) => sql` and exists (select 1 from name_key o where o.municipality_id = ${municipality} and o.root_id = n.root_id and o.record_id = n.record_id and o.key = ${key} and ${match(word, "o")})`), "")}
      limit ${raw(String(candidatesMost + 1))}`
    const begins = (word: string, of: string): Sql => sql`${raw(of)}.word >= ${word} and ${raw(of)}.word < ${word} || ${"\u{10ffff}"}`
    const isNear = (word: string, of: string): Sql => sql`${raw(of)}.word = any(${[word, ...near.filter((one) => isClose(word, one))]}::text[])`
    // One who was found to be two in the directory is found by either name, whichever a record has.
    const known = (match: (word: string, of: string) => Sql, how: number): Sql => sql`
      select r.root_id, r.id as record_id, case when n.name = ${kept} then 0 else ${raw(String(how))} end as how from known_name n join record r on r.municipality_id = n.municipality_id and r.person_id = n.person_id
      where n.municipality_id = ${municipality} and ${match(first, "n")}
      ${join(others.map((word) => sql` and exists (select 1 from known_name o where o.municipality_id = n.municipality_id and o.person_id = n.person_id and o.merge_id = n.merge_id and o.name = n.name and ${match(word, "o")})`), "")}
      limit ${raw(String(candidatesMost + 1))}`
    return sql`${exact} union all (${walk(begins, 1)}) union all (${walk(isNear, 2)}) union all (${known(begins, 1)}) union all (${known(isNear, 2)})`
  }
}

/** True of two words that one error of typing tells apart: a letter more, less or another, or two changed places. */
const isClose = (typed: string, word: string): boolean => word !== typed && editDistance(typed, word, 1) <= 1

/** Words that are somebody's name and near to those of the question. */
async function nearWords(queries: Queries, { municipality }: Desk, { key, value }: KeyQuestion): Promise<string[]> {
  const words = (searchValue(key, value, "") ?? "").split(" ").slice(0, 6).filter((word) => word.length >= 3)
  if (words.length === 0) return []
  const variants = [...new Set(words.flatMap(variantsOf))]
  const found = await queries.rows<{ word: string }>(sql`select distinct v.word from name_variant v where v.municipality_id = ${municipality} and v.variant = any(${variants}::text[]) limit ${wordsMost * 10}`)
  return found.map(({ word }) => word).filter((word) => words.some((typed) => isClose(typed, word))).slice(0, wordsMost)
}
