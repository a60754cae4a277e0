import { getPublicCase, listPublicCases } from "../../acts/cases/public.ts"
import type { Language } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { caseWords } from "../cases/words.ts"
import { href, routes } from "../routes.ts"
import { type Answer, revisionOf, type Visit } from "../visit.ts"
import { publicCaseWords } from "./case-words.ts"
import { narrowingIn } from "./cases.tsx"
import { escapeXml } from "./machine.tsx"

const feedLength = 50

interface FeedEntry {
  readonly link: string
  /** Names the entry for good: a step of a case has the case's address and its number. */
  readonly id: string
  readonly title: string
  readonly at: Date
  readonly summary: string
}

/** A feed as newsreaders take it (RFC 4287). */
function atom(language: Language, name: string, self: string, page: string, title: string, updated: Date, entries: readonly FeedEntry[]): Answer {
  const items = entries.map(({ link, id, title: its, at, summary }) => `<entry><id>${escapeXml(id)}</id><title>${escapeXml(its)}</title><link href="${escapeXml(link)}"/><updated>${at.toISOString()}</updated><summary>${escapeXml(summary)}</summary></entry>`)
  return {
    type: "application/atom+xml; charset=utf-8",
    keep: false,
    body: `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><id>${escapeXml(self)}</id><title>${escapeXml(title)}</title><link rel="self" href="${escapeXml(self)}"/><link href="${escapeXml(page)}"/><updated>${updated.toISOString()}</updated><author><name>${escapeXml(name)}</name></author>${items.join("")}</feed>\n`,
  }
}

/** The newest public cases, narrowed as the list is. */
export async function casesFeed(visit: Visit): Promise<Answer> {
  const { language, origin, query, database, now, path } = visit
  const { municipality } = revisionOf(visit).model
  const at = { language, municipality: municipality.id }
  const found = await listPublicCases(database, municipality.id, narrowingIn(query), now, feedLength)
  const narrowed = query.size > 0 ? `?${query.toString()}` : ""
  const name = plain(municipality.name, language)
  const entries = found.map((one) => {
    const link = origin + href(routes.case, { ...at, id: one.id })
    return { link, id: link, title: `${one.number} ${one.title}`, at: one.changedAt, summary: caseWords[language].stages[one.stage] ?? one.stage }
  })
  const updated = found.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), new Date(0))
  return atom(language, name, origin + path + narrowed, origin + href(routes.cases, at) + narrowed, `${name}: ${publicCaseWords[language].title}`, updated, entries)
}

/** The course of one public case, the latest step first. */
export async function caseFeed(visit: Visit): Promise<Answer> {
  const { language, origin, database, now, path, parts } = visit
  const { municipality } = revisionOf(visit).model
  const found = await getPublicCase(database, municipality.id, parts.id ?? "", now)
  const link = origin + href(routes.case, { language, municipality: municipality.id, id: found.id })
  const entries = found.steps.toReversed().slice(0, feedLength).map(({ seq, kind, stage, at }) => {
    const title = kind === "document-added" ? publicCaseWords[language].document : (caseWords[language].stages[stage] ?? stage)
    return { link, id: `${link}#${seq}`, title, at, summary: `${found.number} ${found.title}` }
  })
  return atom(language, plain(municipality.name, language), origin + path, link, `${found.number} ${found.title}`, found.changedAt, entries)
}
