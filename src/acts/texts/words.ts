import { coverIdentityCodes } from "../../law/identity-code.ts"
import { type Analyser, wordsIn } from "../../lib/language/analyser.ts"
import { sql } from "../../lib/sql.ts"
import type { Language } from "../../lib/words.ts"
import type { Database, Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { lexemesOf } from "../cases/title-words.ts"
import { theAnalyser } from "../search.ts"

/** Words of a text that are looked at, and the most base forms that are kept of one text: a letter has some four hundred, a book no more than this. */
const wordsMost = 50_000
export const formsMost = 3000
/** Longer runs of letters and digits are no words. */
const wordLength = 60

/** The base forms in a text by which its file is found. A personal identity code is none: people are looked up by the declared keys. */
export function formsIn(body: string, language: Language, analyser: Analyser): string[] {
  const forms = new Set<string>()
  for (const word of new Set(wordsIn(coverIdentityCodes(body)).slice(0, wordsMost))) {
    if (word.length > wordLength) continue
    for (const form of lexemesOf(analyser.lexemes(word, language))) if (forms.size < formsMost) forms.add(form)
  }
  return [...forms]
}

interface Text {
  readonly id: string
  readonly body: string
  readonly language: Language
}

/** Writes the words of a text that has none, and by which analysis they were made. */
export async function putFileWords(queries: Queries, municipality: string, { id, body, language }: Text, analyser = theAnalyser()): Promise<void> {
  await queries.rows(sql`
    insert into file_word (municipality_id, word, text_id) select ${municipality}, w.word, ${id}::bigint from unnest(${formsIn(body, language, analyser)}::text[]) w(word) on conflict do nothing`)
  await queries.rows(sql`update file_text set words_by = ${analyser.name} where municipality_id = ${municipality} and id = ${id}::bigint`)
}

/** Makes the words of texts that have none yet, or, when another analysis made them, of all anew. Returns how many texts were done. */
export async function makeFileWordsAnew(database: Database, municipality: string, limit = 20, analyser = theAnalyser()): Promise<number> {
  return database.transaction(async (queries) => {
    await enter(queries, municipality)
    const [other] = await queries.rows(sql`select 1 from file_text where municipality_id = ${municipality} and words_by <> ${analyser.name} limit 1`)
    if (other) {
      await queries.rows(sql`delete from file_word where municipality_id = ${municipality}`)
      await queries.rows(sql`update file_text set words_by = null where municipality_id = ${municipality} and words_by is not null`)
    }
    const waiting = await queries.rows<Text>(sql`
      select id::text, body, language from file_text where municipality_id = ${municipality} and words_by is null order by id limit ${limit} for no key update skip locked`)
    for (const text of waiting) await putFileWords(queries, municipality, text, analyser)
    return waiting.length
  })
}
