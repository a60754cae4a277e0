import type { Language } from "../../lib/words.ts"
import { xmlText } from "../../lib/xml.ts"
import type { Answer } from "../visit.ts"

export interface FeedEntry {
  readonly link: string
  /** Names the entry for good, where that is not its link: a step of a case has the case's link and its own number. */
  readonly id?: string
  readonly title: string
  readonly at: Date
  readonly summary: string
}

export interface Feed {
  readonly language: Language
  /** Who publishes it. */
  readonly author: string
  readonly title: string
  /** Addresses of the feed itself and of the page that it follows. */
  readonly self: string
  readonly page: string
  readonly updated: Date
  readonly entries: readonly FeedEntry[]
}

/** A feed as newsreaders take it (RFC 4287). */
export function atom({ language, author, title, self, page, updated, entries }: Feed, keep = false): Answer {
  const items = entries.map(({ link, id = link, title: its, at, summary }) => `<entry><id>${xmlText(id)}</id><title>${xmlText(its)}</title><link href="${xmlText(link)}"/><updated>${at.toISOString()}</updated><summary>${xmlText(summary)}</summary></entry>`)
  return {
    type: "application/atom+xml; charset=utf-8",
    keep,
    body: `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><id>${xmlText(self)}</id><title>${xmlText(title)}</title><link rel="self" href="${xmlText(self)}"/><link href="${xmlText(page)}"/><updated>${updated.toISOString()}</updated><author><name>${xmlText(author)}</name></author>${items.join("")}</feed>\n`,
  }
}
