import { type Analyser, type Lexemes, wordsIn } from "../../lib/language/analyser.ts"
import { termsOf } from "../../lib/language/vector.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import { type Language, languages } from "../../lib/words.ts"
import type { Database, Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { theAnalyser } from "../search.ts"

/** The public title of a case, by which it is found. */
export interface Titled {
  readonly id: string
  readonly publicTitle: string
  readonly language: Language
  readonly openedAt: Date
}

const wordsMost = 200

/** Runs of letters serve misspelt words in descriptions; a register of a million cases is looked up by words. */
export const lexemesOf = ({ whole, parts }: Lexemes): string[] => [...whole, ...parts].filter((lexeme) => !lexeme.startsWith("~"))

/** Base forms in a public title: those of its words, and of the parts of compounds. */
export const wordsOf = ({ publicTitle, language }: Pick<Titled, "publicTitle" | "language">, analyser: Analyser = theAnalyser()): string[] =>
  [...new Set(wordsIn(publicTitle).slice(0, wordsMost).flatMap((word) => lexemesOf(analyser.lexemes(word, language))))]

/** Writes the words of a case's public title, instead of those that it had. */
export async function putWords(queries: Queries, municipality: string, titled: Titled, analyser = theAnalyser()): Promise<void> {
  const words = wordsOf(titled, analyser)
  await queries.rows(sql`
    with gone as (delete from case_word where municipality_id = ${municipality} and case_id = ${titled.id} and word <> all(${words}::text[]))
    insert into case_word (municipality_id, word, opened_at, case_id)
    select ${municipality}, w.word, ${titled.openedAt}, ${titled.id} from unnest(${words}::text[]) w(word) on conflict do nothing`)
}

/** Which analysis the words of a new case are made by. */
export const wordsBy = (): string => theAnalyser().name

const batch = 500

/** Makes the words of cases that have none, or whose words another analysis made. Returns how many cases were done. */
export async function makeWordsAnew(database: Database, municipality: string, analyser = theAnalyser()): Promise<number> {
  let done = 0
  for (;;) {
    const cases = await database.transaction(async (queries) => {
      await enter(queries, municipality)
      const waiting = await queries.rows<Titled>(sql`
        select c.id, c.public_title as "publicTitle", c.language, c.opened_at as "openedAt" from case_file c
        where c.municipality_id = ${municipality} and (c.words_by is null or c.words_by <> ${analyser.name}) order by c.id limit ${batch} for no key update of c`)
      const rows = waiting.flatMap((its) => wordsOf(its, analyser).map((word) => ({ word, id: its.id, at: its.openedAt })))
      const ids = waiting.map(({ id }) => id)
      await queries.rows(sql`delete from case_word where municipality_id = ${municipality} and case_id = any(${ids}::text[])`)
      await queries.rows(sql`
        insert into case_word (municipality_id, word, opened_at, case_id)
        select ${municipality}, w.word, w.at, w.id from json_to_recordset(${JSON.stringify(rows)}::json) as w(id text, word text, at timestamptz)`)
      await queries.rows(sql`update case_file set words_by = ${analyser.name} where municipality_id = ${municipality} and id = any(${ids}::text[])`)
      return ids.length
    })
    if (cases === 0) return done
    done += cases
  }
}

/** What each word that someone typed may stand as in the titles: any one of the lists, all of whose base forms must be there. */
export function sought(text: string, analyser = theAnalyser()): (readonly (readonly string[])[])[] {
  return termsOf(analyser, text, languages, 8).map((term) => term.filter((forms) => forms.length > 0 && forms.every((form) => !form.startsWith("~"))))
}

/** True of a case `c` in whose titles stands what was sought. */
export const hasWord = (municipality: string, form: string, openedAt: Sql, id: Sql): Sql => sql`exists (
  select 1 from case_word x where x.municipality_id = ${municipality} and x.word = ${form} and x.opened_at = ${openedAt} and x.case_id = ${id})`
