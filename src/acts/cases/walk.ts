import { join, type Sql, sql } from "../../lib/sql.ts"
import type { Database } from "../../store/database.ts"
import { readAtOnce } from "../access/border.ts"
import { hasWord, sought } from "./title-words.ts"

/** Where the last page ended. */
export interface AfterCase {
  readonly openedAt: Date
  readonly id: string
}

/** Among which cases is walked. */
export interface Walk {
  readonly municipality: string
  /** What a case `c` must be; true for all. */
  readonly which: Sql
  /** Words that must stand in the public title; empty for none. */
  readonly words: string
  readonly after: AfterCase | null
  /** By number instead of newest first, where the beginning of one is sought. */
  readonly byNumber?: boolean
}

const countedMost = 1000

/** Cases `c` for the rest of a query, and the order in which they come, told by what is walked: of the cases' own columns the database would not know. */
export interface Walked {
  readonly cases: Sql
  readonly order: Sql
}

/**
 * A part of a query that gives cases `c`, newest first; null where no title has the words. Cases come in their order one after
 * another, so that the rest of the query asks about each and stops when its page is full. Of several words the rarest is walked.
 */
export async function walked(database: Database, walk: Walk): Promise<Walked | null> {
  const { municipality, which, words, after } = walk
  const from = (at: Sql, id: Sql): Sql => (after ? sql`(${at}, ${id}) < (${after.openedAt}::timestamptz, ${after.id}::text)` : sql`true`)
  const terms = sought(words)
  if (terms.length === 0) {
    const order = walk.byNumber ? sql`c.number_key` : sql`c.opened_at desc, c.id desc`
    const place = walk.byNumber && after ? sql`c.number_key > (select p.number_key from case_file p where p.municipality_id = ${municipality} and p.id = ${after.id})` : from(sql`c.opened_at`, sql`c.id`)
    return words.trim() === "" ? { cases: sql`(select c.* from case_file c where c.municipality_id = ${municipality} and ${which} and ${place} order by ${order} offset 0) c`, order } : null
  }
  const rarest = await rarestOf(database, walk, terms)
  if (rarest === null) return null
  const [first, ...others] = [terms[rarest] ?? [], ...terms.filter((_, at) => at !== rarest)]
  const inTitles = (forms: readonly string[]): Sql => join(forms.map((form) => hasWord(municipality, form, sql`w.opened_at`, sql`w.case_id`)), " and ")
  const listOf = ([form = "", ...more]: readonly string[]): Sql => sql`(
    select w.opened_at, w.case_id from case_word w where w.municipality_id = ${municipality} and w.word = ${form} and ${from(sql`w.opened_at`, sql`w.case_id`)}
      and ${more.length > 0 ? inTitles(more) : sql`true`}
    order by w.opened_at desc, w.case_id desc)`
  const all = others.map((term) => sql`(${join(term.map(inTitles), " or ")})`)
  const order = sql`w.opened_at desc, w.case_id desc`
  // Looked up by their moments, which lie side by side where ids lie anywhere; an id that is not bare keeps its index from being chosen.
  const cases = sql`(
    select distinct on (w.opened_at, w.case_id) w.opened_at, w.case_id from (${join((first ?? []).map(listOf), " union all ")}) w
    where ${all.length > 0 ? join(all, " and ") : sql`true`} order by ${order} offset 0) w
    cross join lateral (select c.* from case_file c where c.municipality_id = ${municipality} and c.opened_at = w.opened_at and c.id || '' = w.case_id and ${which} offset 0) c`
  return { cases, order }
}

/** Which of the terms stands in the fewest titles, counted no further than matters; null where one stands in none. */
async function rarestOf(database: Database, { municipality }: Walk, terms: readonly (readonly (readonly string[])[])[]): Promise<number | null> {
  if (terms.some((term) => term.length === 0)) return null
  if (terms.length === 1) return 0
  const counts = await readAtOnce<{ at: number; count: number }>(database, municipality, join(terms.map((term, at) => sql`
    select ${at}::int as at, (select count(*)::int from (
      select from case_word w where w.municipality_id = ${municipality} and w.word = any(${term.map(([form]) => form)}::text[]) limit ${countedMost}) counted) as count`), " union all "))
  if (counts.some(({ count }) => count === 0)) return null
  return counts.reduce((least, one) => (one.count < least.count ? one : least)).at
}
