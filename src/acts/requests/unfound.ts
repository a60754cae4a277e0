import { type Day, monthsLater } from "../../lib/day.ts"
import { type Analyser, wordsIn } from "../../lib/language/analyser.ts"
import { sql } from "../../lib/sql.ts"
import { isInformationManager } from "../../model/rules/conditions.ts"
import type { Database } from "../../store/database.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { NotFound } from "../refusals.ts"
import { theAnalyser } from "../search.ts"

const monthsKept = 12
const mostWords = 5
/** Words that fewer searches than this held are told to nobody. */
export const leastSearches = 5

/** The words of a search that may be kept: common Finnish words in base form, never a number, and never what could be somebody's name. */
export const keepable = (query: string, analyser: Analyser): string[] =>
  [...new Set(wordsIn(query).filter((word) => word.length > 2 && word.length <= 40 && !/\d/.test(word)).flatMap((word) => analyser.common(word).slice(0, 1)))].slice(0, mostWords)

/** Counts the words of a public search that found nothing. Nobody who searched is kept, nor the search itself: each word lies by itself, by month. */
export async function keepUnfound(database: Database, municipality: string, query: string, today: Day, analyser = theAnalyser()): Promise<void> {
  const words = keepable(query, analyser)
  if (words.length === 0) return
  const month = `${today.slice(0, 7)}-01`
  await database.transaction(async (queries) => {
    await enter(queries, municipality)
    await queries.rows(sql`
      insert into unfound_word (municipality_id, month, word, times) select ${municipality}, ${month}, w.word, 1 from unnest(${words.toSorted()}::text[]) as w(word)
      on conflict (municipality_id, month, word) do update set times = unfound_word.times + 1`)
    await queries.rows(sql`delete from unfound_word where municipality_id = ${municipality} and month < ${monthsLater(month, -monthsKept)}`)
  })
}

export interface Unfound {
  readonly words: readonly { readonly word: string; readonly times: number }[]
  /** Pools in which nothing was found of what was asked for, with how often; null where no pool was named. */
  readonly pools: readonly { readonly pool: string | null; readonly times: number }[]
}

/** What people sought in the last twelve months and did not find: for the information manager, who may mend the description or what is kept. */
export async function unfound(desk: Desk): Promise<Unfound> {
  const { database, municipality, now } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<{ may: boolean }>(sql`select ${inGoodStanding(askerAt(desk), now)} and ${isInformationManager.holds(askerAt(desk), now)} as may`)
    if (!row?.may) throw new NotFound("There is no such page.")
    return {
      words: await queries.rows<Unfound["words"][number]>(sql`
        select word, sum(times)::int as times from unfound_word where municipality_id = ${municipality} group by word having sum(times) >= ${leastSearches} order by times desc, word limit 100`),
      pools: await queries.rows<Unfound["pools"][number]>(sql`
        select p.pool, count(*)::int as times from request_task t left join lateral unnest(t.pools) as p(pool) on true
        where t.municipality_id = ${municipality} and t.state = 'no-document' and t.received_on > (${now}::timestamptz - interval '12 months')::date group by p.pool order by times desc, p.pool limit 100`),
    }
  })
  await noteReading(desk, { act: "record-listed", outcome: "done", more: { path: "unfound", hits: found.words.length + found.pools.length } })
  return found
}
