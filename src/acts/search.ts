import { type HitKind, searchTexts } from "../derive/search-texts.ts"
import { distanceToStart } from "../lib/language/edit-distance.ts"
import { type Analyser, chooseAnalyser, type Term, wordsIn } from "../lib/language/analyser.ts"
import { matcher, queryOf, termsOf, vectorOf } from "../lib/language/vector.ts"
import { join, sql } from "../lib/sql.ts"
import { type Language, languages } from "../lib/words.ts"
import type { Database, Queries } from "../store/database.ts"
import type { Revision } from "./revisions.ts"

export { hitKinds, type HitKind } from "../derive/search-texts.ts"

export interface Hit {
  readonly kind: HitKind
  readonly id: string
  readonly title: string
  /** The language of the title, which is the reader's where there is such a text. */
  readonly language: Language
  /** Text around the match, with U+0001 and U+0002 around each matching word. */
  readonly snippet: string
}

/** A count that is exact, or a floor: "over 1000". */
export interface Count {
  readonly count: number
  readonly exact: boolean
}

export interface Question {
  readonly municipality: string
  readonly query: string
  readonly language: Language
  readonly kind: HitKind | null
  readonly sector: string | null
  readonly limit: number
  /** The `next` of the page before. */
  readonly after: string | null
}

export interface FacetCount {
  readonly value: string
  readonly count: Count
}

export interface SearchAnswer {
  readonly hits: readonly Hit[]
  readonly total: Count
  readonly kinds: readonly FacetCount[]
  readonly sectors: readonly FacetCount[]
  /** What was searched instead, when the words as typed find nothing. */
  readonly meant: string | null
  readonly next: string | null
}

/** Ranking reads every matching vector, so no more than this many are ranked and counted. */
const candidateLimit = 1000

let chosen: Analyser | null = null
/** The analyser of this process. */
export const theAnalyser = (): Analyser => (chosen ??= chooseAnalyser(process.env))

/** Searches the description in force; words that find nothing are taken for misspelt and the nearest words are tried. */
export async function searchPublished(queries: Queries, question: Question, analyser = theAnalyser()): Promise<SearchAnswer> {
  const asTyped = await ask(queries, question, analyser, null)
  if (asTyped.hits.length > 0 || question.after !== null || question.kind || question.sector) return asTyped
  const meant = await nearestWords(queries, question)
  if (meant === null) return asTyped
  return ask(queries, { ...question, query: meant }, analyser, meant)
}

interface EntryRow {
  entryId: string
  kind: HitKind
  id: string
  title: string
  language: Language
  body: string
  score: number
}

async function ask(queries: Queries, question: Question, analyser: Analyser, meant: string | null): Promise<SearchAnswer> {
  const { municipality, language, kind, sector, limit } = question
  const terms = termsOf(analyser, question.query, language === "fi" ? ["fi"] : [language, "fi"])
  const query = queryOf(terms)
  const empty: SearchAnswer = { hits: [], total: { count: 0, exact: true }, kinds: [], sectors: [], meant: null, next: null }
  if (query === null) return empty
  const after = readCursor(question.after)
  const chosen = [...(kind ? [sql`kind = ${kind}`] : []), ...(sector ? [sql`sector = ${sector}`] : [])]
  const where = chosen.length > 0 ? sql`where ${join(chosen, " and ")}` : sql``
  const page = after ? sql`where (score, entry_id) < (${after.score}::int, ${after.entryId})` : sql``
  // One candidate set serves hits, total and facets, so that they cannot disagree. A facet's counts leave its own choice out.
  const [row] = await queries.rows<{ hits: EntryRow[] | null; total: number; found: number; kinds: [string, number][] | null; sectors: [string, number][] | null }>(sql`
    with found as materialized (
      select entry_id, kind, sector, (ts_rank('{0.1, 0.4, 0.6, 1.0}', vector, ${query}::tsquery) * 1000000)::int as score
      from search_entry
      where municipality_id = ${municipality} and language = ${language} and vector @@ ${query}::tsquery
      limit ${candidateLimit + 1}
    ), ranked as (
      select entry_id, score from found ${where}
    )
    select
      (select count(*)::int from found) as found,
      (select count(*)::int from ranked) as total,
      (select json_agg(h order by h.score desc, h."entryId" desc) from (
        select r.entry_id as "entryId", e.kind, e.id, e.title, e.title_language as language, e.body, r.score
        from (select * from ranked ${page} order by score desc, entry_id desc limit ${limit + 1}) r
        join search_entry e on e.municipality_id = ${municipality} and e.language = ${language} and e.entry_id = r.entry_id
      ) h) as hits,
      (select json_agg(json_build_array(kind, n) order by n desc, kind) from (
        select kind, count(*)::int as n from found ${sector ? sql`where sector = ${sector}` : sql``} group by kind) k) as kinds,
      (select json_agg(json_build_array(sector, n) order by n desc, sector) from (
        select sector, count(*)::int as n from found where sector is not null ${kind ? sql`and kind = ${kind}` : sql``} group by sector) s) as sectors`)
  if (!row) return empty
  const exact = row.found <= candidateLimit
  const facet = (counts: [string, number][] | null): FacetCount[] => (counts ?? []).map(([value, count]) => ({ value, count: { count, exact } }))
  const hits = (row.hits ?? []).slice(0, limit)
  const last = hits.at(-1)
  return {
    hits: hits.map((entry) => ({ kind: entry.kind, id: entry.id, title: entry.title, language: entry.language, snippet: snippet(entry.body, analyser, terms, language) })),
    total: { count: Math.min(row.total, candidateLimit), exact },
    kinds: facet(row.kinds),
    sectors: facet(row.sectors),
    meant,
    next: last && (row.hits ?? []).length > limit ? writeCursor(last) : null,
  }
}

const writeCursor = ({ score, entryId }: EntryRow): string => Buffer.from(`${score} ${entryId}`).toString("base64url")

/** A cursor that is not ours starts from the beginning. */
function readCursor(text: string | null): { score: number; entryId: string } | null {
  const parts = /^(\d{1,9}) (.{1,300})$/.exec(Buffer.from(text ?? "", "base64url").toString())
  return parts ? { score: Number(parts[1]), entryId: parts[2] ?? "" } : null
}

const snippetLength = 220

/** The part of a text where the first match is, with each match marked. */
function snippet(body: string, analyser: Analyser, terms: readonly Term[], language: Language): string {
  const found = matcher(analyser, terms, language)
  const words = body.slice(0, 4000).split(" ")
  const first = words.findIndex(found)
  const from = Math.max(0, first - 8)
  let text = from > 0 ? "…" : ""
  for (const word of words.slice(from)) {
    if (text.length > snippetLength) return `${text} …`
    text += `${text === "" || text === "…" ? "" : " "}${found(word) ? `\u0001${word}\u0002` : word}`
  }
  return text
}

/** At most a third of a word's letters may be wrong. */
const mayMean = (typed: string, word: string): boolean => distanceToStart(typed, word) <= Math.max(1, typed.length / 3)

/** The query with each word that stands in no text replaced by the nearest one that does; null when nothing is near. */
async function nearestWords(queries: Queries, { municipality, language, query }: Question): Promise<string | null> {
  const words = wordsIn(query).slice(0, 6)
  const candidates = await queries.rows<{ typed: string; word: string }>(sql`
    select t.typed, n.word
    from unnest(${words}::text[]) as t (typed)
    cross join lateral (
      select word from search_word
      where municipality_id = ${municipality} and language = any(${[language, "fi"]}::text[])
        and (word % t.typed or word like left(t.typed, 3) || '%')
      order by similarity(word, t.typed) desc, word limit 50
    ) n`)
  const nearest = (typed: string): string => {
    const own = candidates.filter((one) => one.typed === typed && mayMean(typed, one.word)).map(({ word }) => ({ word, distance: distanceToStart(typed, word) }))
    return own.sort((a, b) => a.distance - b.distance)[0]?.word ?? typed
  }
  const meant = words.map(nearest).join(" ")
  return meant === words.join(" ") ? null : meant
}

/** Makes a revision findable in place of the one before it; does nothing when the index already holds it. */
export async function indexRevision(database: Database, { model, number }: Revision, now: Date, analyser = theAnalyser()): Promise<void> {
  const municipality = model.municipality.id
  const [held] = await database.rows(sql`
    select 1 from search_index where municipality_id = ${municipality} and number = ${number} and analyser = ${analyser.name}`)
  if (held) return
  const texts = searchTexts(model)
  await database.transaction(async (queries) => {
    await queries.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`search ${municipality}`}, 0))`)
    await queries.rows(sql`delete from search_entry where municipality_id = ${municipality}`)
    await queries.rows(sql`delete from search_word where municipality_id = ${municipality}`)
    await addEntries(queries, municipality, texts.map((text) => ({ ...text, vector: vectorOf(analyser, text.pieces) })))
    for (const language of languages) {
      const words = new Set(texts.flatMap(({ pieces }) => pieces.filter((piece) => piece.language === language).flatMap(({ text }) => wordsIn(text))))
      await queries.rows(sql`
        insert into search_word (municipality_id, language, word)
        select ${municipality}, ${language}, word from unnest(${[...words].filter((word) => word.length > 3)}::text[]) as w (word)
        on conflict do nothing`)
    }
    await queries.rows(sql`
      insert into search_index (municipality_id, number, analyser, made_at) values (${municipality}, ${number}, ${analyser.name}, ${now})
      on conflict (municipality_id) do update set number = excluded.number, analyser = excluded.analyser, made_at = excluded.made_at`)
  })
}

export interface Entry {
  readonly kind: string
  readonly id: string
  readonly language: Language
  readonly sector: string | null
  readonly title: string
  readonly titleLanguage: Language
  readonly body: string
  readonly vector: string
}

/** Stores entries in one statement. */
export async function addEntries(queries: Queries, municipality: string, entries: readonly Entry[]): Promise<void> {
  const column = <Key extends keyof Entry>(key: Key) => entries.map((entry) => entry[key])
  await queries.rows(sql`
    insert into search_entry (municipality_id, language, entry_id, kind, id, sector, title, title_language, body, vector)
    select ${municipality}, language, kind || ':' || id, kind, id, sector, title, title_language, body, vector::tsvector
    from unnest(
      ${column("language")}::text[], ${column("kind")}::text[], ${column("id")}::text[], ${column("sector")}::text[],
      ${column("title")}::text[], ${column("titleLanguage")}::text[], ${column("body")}::text[], ${column("vector")}::text[]
    ) as e (language, kind, id, sector, title, title_language, body, vector)`)
}
