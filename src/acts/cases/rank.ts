import { type Analyser, wordsIn } from "../../lib/language/analyser.ts"
import { raw, type Sql, sql } from "../../lib/sql.ts"
import type { Language } from "../../lib/words.ts"
import type { Database } from "../../store/database.ts"
import { readAtOnce } from "../access/border.ts"
import { theAnalyser } from "../search.ts"
import { lexemesOf, sought } from "./title-words.ts"
import { type Walk, type Walked, walked } from "./walk.ts"

/** How many matches are put in order of how well they match: the newest. */
export const rankedMost = 1000

/** Matches in order of how well they match, for the rest of a query, which asks about each. */
export interface Ranked extends Walked {
  /** More matches were there than are ranked, so only the newest are in the order. */
  readonly capped: boolean
}

/** What a match is ranked by. */
interface Titled {
  readonly id: string
  readonly title: string
  readonly language: Language
}

interface Ranking {
  /** Reads the titles, where the walk looks at more than the cases. */
  readonly read?: (titles: Sql) => Promise<readonly Titled[]>
  readonly most?: number
}

/** A place in the order, as an address has it: how many come before. */
export const rankIn = (after: string | null | undefined): number => (/^\d{1,4}$/.test(after ?? "") ? Number(after) : 0)

/**
 * Cases whose public titles have the words of a walk, the best match first and of equals the newest: the newest thousand are ranked by their titles alone, before
 * anybody's rights are asked about. Begins after a place in that order. Null where no title has the words.
 */
export async function ranked(database: Database, walk: Walk, from: number, { read = (titles) => readAtOnce<Titled>(database, walk.municipality, titles), most = rankedMost }: Ranking = {}): Promise<Ranked | null> {
  const found = await walked(database, { ...walk, after: null })
  if (found === null || walk.words.trim() === "") return null
  const candidates = await read(sql`
    select c.id, c.public_title as title, c.language from ${found.cases} order by ${found.order} limit ${raw(String(most + 1))}`)
  const analyser = theAnalyser()
  const terms = sought(walk.words, analyser)
  const worth = worthOf(terms, analyser)
  const scored = candidates.slice(0, most).map(({ id, title, language }) => ({ id, score: matchOf(title, language, terms.length, worth) }))
  // Sorting is stable, and they came newest first.
  const ids = scored.toSorted((one, other) => other.score - one.score).slice(from).map(({ id }) => id)
  return {
    capped: candidates.length > most,
    cases: sql`(select x.id, x.at + ${from}::int as place from unnest(${ids}::text[]) with ordinality x(id, at) order by place offset 0) w
      cross join lateral (select c.* from case_file c where c.municipality_id = ${walk.municipality} and c.id = w.id offset 0) c`,
    order: sql`w.place`,
  }
}

/** What each word of a title is worth for each of the terms: two as a whole word in any inflection, one as a part of a compound. Each word is looked at once. */
function worthOf(terms: ReturnType<typeof sought>, analyser: Analyser): (word: string, language: Language) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  return (word, language) => {
    const found = known.get(`${language} ${word}`)
    if (found) return found
    const lexemes = analyser.lexemes(word, language)
    const [whole, all] = [new Set(lexemes.whole), new Set(lexemesOf(lexemes))]
    const worth = terms.map((term) => (term.some((forms) => forms.every((form) => whole.has(form))) ? 2 : term.some((forms) => forms.every((form) => all.has(form))) ? 1 : 0))
    known.set(`${language} ${word}`, worth)
    return worth
  }
}

/** How well a title has the terms: whole words before parts, then the more of the title they are the better, and so is a title that begins with them or has them in their order. */
function matchOf(title: string, language: Language, terms: number, worth: ReturnType<typeof worthOf>): number {
  const words = wordsIn(title).map((word) => worth(word, language))
  let [sum, inOrder, first, before] = [0, terms > 1, words.length, -2]
  for (let term = 0; term < terms; term++) {
    let at = -1
    for (const [place, of] of words.entries()) if ((of[term] ?? 0) > (at === -1 ? 0 : (words[at]?.[term] ?? 0))) at = place
    sum += at === -1 ? 0 : (words[at]?.[term] ?? 0)
    if (term > 0 && at !== before + 1) inOrder = false
    if (at !== -1 && at < first) first = at
    before = at
  }
  return sum / Math.max(1, terms) + terms / Math.max(1, words.length) + (inOrder ? 0.5 : 0) + (first === 0 ? 0.25 : 0)
}
