import { existsSync, readFileSync } from "node:fs"
import snowball from "snowball-stemmers"
import type { Language } from "../words.ts"
import { baseForms } from "./base-forms.ts"
import { grams, stems } from "./stems.ts"
import { readTransducer, type Transducer } from "./transducer.ts"

/** A term of a query: any of its alternatives will do, and an alternative needs all of its lexemes. */
export type Term = readonly (readonly string[])[]

/** Turns text into lexemes for the index and a query into terms over the same lexemes. */
export interface Analyser {
  /** Stored with every vector: vectors of another analyser must be made anew. */
  readonly name: string
  /** The lexemes of one word of a text: its own first, then its parts. */
  lexemes(word: string, language: Language): Lexemes
  term(word: string, language: Language): Term
  /** Base forms of a Finnish word that the dictionary knows and that can be nobody's name; none without a dictionary. */
  common(word: string): readonly string[]
}

export interface Lexemes {
  readonly whole: readonly string[]
  readonly parts: readonly string[]
}

/** Words of a text with their places; hyphened compounds are split. Folded to lower case. */
export const wordsIn = (text: string): string[] => text.toLowerCase().normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? []

const voikkoPlaces = ["/usr/lib/voikko/5/mor-standard/mor.vfst", "/usr/share/voikko/5/mor-standard/mor.vfst", "/usr/local/lib/voikko/5/mor-standard/mor.vfst"]

/** The Finnish dictionary of this machine: the file that VARANTO_VOIKKO names, or where Debian's voikko-fi puts it. */
export function findDictionary(environment: NodeJS.ProcessEnv): string | null {
  if (environment.VARANTO_VOIKKO !== undefined) return existsSync(environment.VARANTO_VOIKKO) ? environment.VARANTO_VOIKKO : null
  return voikkoPlaces.find((place) => existsSync(place)) ?? null
}

/** The best analyser that this machine can have. */
export function chooseAnalyser(environment: NodeJS.ProcessEnv): Analyser {
  const dictionary = findDictionary(environment)
  return dictionary ? withDictionary(readTransducer(readFileSync(dictionary))) : withoutDictionary()
}

const stemmers = {
  fi: snowball.newStemmer("finnish"),
  sv: snowball.newStemmer("swedish"),
  en: snowball.newStemmer("english"),
} as const

const stemOf = (word: string, language: Language): string => stemmers[language].stem(word)

/** Marks runs of letters, so that they never meet a base form. */
const asGram = (run: string): string => `~${run}`

const gramTerm = (stem: string): string[] => (stem.length < 4 ? [] : grams(stem).map(asGram))

/** Finnish by dictionary; a word it does not know, and Swedish compounds, by runs of letters. */
export function withDictionary(transducer: Transducer): Analyser {
  const known = remembered((word) => baseForms(transducer, word))
  return {
    name: "voikko-1",
    // Classes of the dictionary: given names, family names and other proper names of people.
    common: (word) => (transducer.apply(word).some((analysis) => /\[(?:Lee|Les|Lem)\]/.test(analysis)) ? [] : [...new Set(known(word).map(({ whole }) => whole))]),
    lexemes(word, language) {
      if (language !== "fi") return foreign(word, language)
      const analyses = known(word)
      if (analyses.length === 0) return { whole: [word, stemOf(word, "fi")], parts: grams(word).map(asGram) }
      const whole = [...new Set(analyses.flatMap((analysis) => analysis.whole))]
      return { whole, parts: [...new Set(analyses.flatMap(({ parts }) => parts))].filter((part) => !whole.includes(part)) }
    },
    term(word, language) {
      if (language !== "fi") return foreignTerm(word, language)
      const analyses = known(word)
      // Words in the index that the dictionary does not know are found by their letters.
      const byLetters = gramTerm(stems(word).sort((a, b) => b.length - a.length)[0] ?? word)
      const bases = [...new Set(analyses.map(({ whole }) => whole))].map((base) => [base])
      return [...bases, ...(analyses.length === 0 ? [[word], [stemOf(word, "fi")]] : []), ...(byLetters.length > 0 ? [byLetters] : [])]
    },
  }
}

/** Every language by stems and runs of letters. */
export function withoutDictionary(): Analyser {
  return {
    name: "letters-1",
    common: () => [],
    lexemes: (word, language) => foreign(word, language),
    term(word, language) {
      if (language !== "fi") return foreignTerm(word, language)
      return [[word], [stemOf(word, "fi")], ...stems(word).map(gramTerm).filter((term) => term.length > 0)]
    },
  }
}

const foreign = (word: string, language: Language): Lexemes => ({
  whole: [...new Set([word, stemOf(word, language)])],
  parts: language === "en" ? [] : grams(word).map(asGram),
})

/** Swedish compounds are found through the letters of the stem; English has none to speak of. */
function foreignTerm(word: string, language: Language): Term {
  const stem = stemOf(word, language)
  const letters = language === "sv" ? gramTerm(stem) : []
  return letters.length > 0 ? [[word], [stem], letters] : [[word], [stem]]
}

/** Remembers the latest answers: most words of a page are the same few. */
function remembered<Result>(ask: (word: string) => Result, limit = 20_000): (word: string) => Result {
  const memory = new Map<string, Result>()
  return (word) => {
    const found = memory.get(word)
    if (found !== undefined) return found
    if (memory.size >= limit) memory.clear()
    const result = ask(word)
    memory.set(word, result)
    return result
  }
}
