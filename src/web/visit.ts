import type { PublishedSite } from "../acts/published-site.ts"
import type { Revision } from "../acts/revisions.ts"
import { NotFound } from "../acts/refusals.ts"
import type { Day } from "../lib/day.ts"
import type { Language } from "../lib/words.ts"
import type { Database } from "../acts/work.ts"
import { type Messages, messages } from "./messages.ts"

/** What a page may use: who asks for what in which language, and when. Nothing else is in reach. */
export interface Visit {
  readonly language: Language
  readonly words: Messages
  readonly path: string
  readonly origin: string
  readonly query: URLSearchParams
  readonly parts: Readonly<Record<string, string>>
  readonly now: Date
  readonly today: Day
  readonly site: PublishedSite
  readonly database: Database
}

/** A page's answer before it becomes a response. */
export interface Answer {
  readonly status?: number
  readonly type: string
  readonly body: string
  /** Kept and shown to the next visitor until the description changes. */
  readonly keep: boolean
  readonly headers?: Readonly<Record<string, string>>
}

export const html = (body: string, more: Partial<Answer> = {}): Answer => ({ type: "text/html; charset=utf-8", body, keep: true, ...more })

export const wordsOf = (language: Language): Messages => messages[language]

/** The published revision of the municipality in the address. */
export function revisionOf({ site, parts }: Visit): Revision {
  const found = site.find(parts.municipality ?? "")
  if (!found) throw new NotFound("There is no such municipality.")
  return found
}

/** The thing of a map, or not found. */
export function one<T>(map: ReadonlyMap<string, T>, id: string | undefined): T {
  const found = map.get(id ?? "")
  if (found === undefined) throw new NotFound("There is no such page.")
  return found
}
