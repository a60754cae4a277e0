import { getPublicCase, listPublicCases } from "../../acts/cases/public.ts"
import { plain } from "../../model/text.ts"
import { caseWords } from "../cases/words.ts"
import { atom } from "../parts/atom.ts"
import { href, routes } from "../routes.ts"
import { type Answer, revisionOf, type Visit } from "../visit.ts"
import { publicCaseWords } from "./case-words.ts"
import { narrowingIn } from "./cases.tsx"

const feedLength = 50

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
    return { link, title: `${one.number} ${one.title}`, at: one.changedAt, summary: caseWords[language].stages[one.stage] ?? one.stage }
  })
  const updated = found.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), new Date(0))
  return atom({ language, author: name, title: `${name}: ${publicCaseWords[language].title}`, self: origin + path + narrowed, page: origin + href(routes.cases, at) + narrowed, updated, entries })
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
  return atom({ language, author: plain(municipality.name, language), title: `${found.number} ${found.title}`, self: origin + path, page: link, updated: found.changedAt, entries })
}
