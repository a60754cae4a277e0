import type { Language } from "../words.ts"
import { type Analyser, type Term, wordsIn } from "./analyser.ts"

/** A piece of text to be indexed. Weight A is the title, B a name, C running text; a compound's parts weigh the least. */
export interface Piece {
  readonly text: string
  readonly language: Language
  readonly weight: "A" | "B" | "C"
}

const positionLimit = 16_383

/** Pieces as a literal of PostgreSQL's tsvector. */
export function vectorOf(analyser: Analyser, pieces: readonly Piece[]): string {
  const places = new Map<string, string[]>()
  let position = 0
  const add = (lexeme: string, weight: string) => {
    const found = places.get(lexeme)
    // PostgreSQL keeps 255 places of a lexeme; more are of no use to ranking.
    if (!found) places.set(lexeme, [`${position}${weight}`])
    else if (found.length < 20) found.push(`${position}${weight}`)
  }
  for (const { text, language, weight } of pieces)
    for (const word of wordsIn(text)) {
      position = Math.min(position + 1, positionLimit)
      const { whole, parts } = analyser.lexemes(word, language)
      for (const lexeme of whole) add(lexeme, weight)
      for (const lexeme of parts) add(lexeme, "D")
    }
  return [...places].map(([lexeme, at]) => `${quoted(lexeme)}:${[...new Set(at)].join(",")}`).join(" ")
}

/** The terms of a query in several languages at once: a word may be of any of them. */
export function termsOf(analyser: Analyser, query: string, languages: readonly Language[], limitWords = 12): Term[] {
  return wordsIn(query)
    .slice(0, limitWords)
    .map((word) => unique(languages.flatMap((language) => [...analyser.term(word, language)])))
}

const unique = (term: Term): Term => [...new Map(term.map((lexemes) => [lexemes.join(" "), lexemes])).values()]

/** Terms as a literal of PostgreSQL's tsquery; null when there is nothing to ask. */
export function queryOf(terms: readonly Term[]): string | null {
  const some = terms.filter((term) => term.length > 0)
  if (some.length === 0) return null
  return some.map((term) => `(${term.map((lexemes) => `(${lexemes.map(quoted).join(" & ")})`).join(" | ")})`).join(" & ")
}

/** A lexeme as both literals want it: quotes and backslashes doubled. */
const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, "$&$&")}'`

/** Tells which words of a text the terms have found, to mark them. */
export function matcher(analyser: Analyser, terms: readonly Term[], language: Language): (word: string) => boolean {
  return (word) => {
    const [folded = ""] = wordsIn(word)
    if (folded === "") return false
    const { whole, parts } = analyser.lexemes(folded, language)
    const own = new Set([...whole, ...parts])
    return terms.some((term) => term.some((lexemes) => lexemes.length > 0 && lexemes.every((lexeme) => own.has(lexeme))))
  }
}
