import type { Language } from "../lib/words.ts"
import type { Queries } from "../store/database.ts"
import type { Revision } from "./revisions.ts"

/** The kinds of things that search finds. */
export const hitKinds = ["pool", "register", "system", "function-class", "notice"] as const
export type HitKind = (typeof hitKinds)[number]

export interface Hit {
  readonly kind: HitKind
  readonly id: string
  readonly title: string
  /** The language of the title and snippet, which is the reader's where there is such a text. */
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

export interface SearchAnswer {
  readonly hits: readonly Hit[]
  readonly total: Count
  readonly kinds: readonly { readonly value: string; readonly count: Count }[]
  readonly sectors: readonly { readonly value: string; readonly count: Count }[]
  /** What was searched instead, when the words as typed find nothing. */
  readonly meant: string | null
  readonly next: string | null
}

/** Searches the description in force. */
export async function searchPublished(_queries: Queries, _question: Question): Promise<SearchAnswer> {
  return { hits: [], total: { count: 0, exact: true }, kinds: [], sectors: [], meant: null, next: null }
}

/** Makes a revision findable in place of the one before it. */
export async function indexRevision(_queries: Queries, _revision: Revision): Promise<void> {}
