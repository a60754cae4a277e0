import { csv, poolTable, registerTable, systemTable, type Table } from "../../derive/tables.ts"
import type { Language } from "../../lib/words.ts"
import { xmlText } from "../../lib/xml.ts"
import type { Model } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { listRevisions } from "../../acts/revisions.ts"
import { atom } from "../parts/atom.ts"
import { href, routes } from "../routes.ts"
import { type Answer, revisionOf, type Visit } from "../visit.ts"
import { filterPools, poolFilters } from "./pools.tsx"

const listed = (visit: Visit) => filterPools(revisionOf(visit).model, new Map(poolFilters.map((name) => [name, visit.query.get(name) ?? ""])), visit.today)

/** The lists of the site as files: the table, and the model's own entries. */
export const machineLists = {
  pools: {
    table: (visit: Visit): Table => poolTable(revisionOf(visit).model, visit.language, listed(visit)),
    entries: (visit: Visit): readonly unknown[] => listed(visit),
  },
  systems: fromModel("systems", systemTable),
  registers: fromModel("registers", registerTable),
} as const

function fromModel(name: "systems" | "registers", table: (model: Model, language: Language) => Table) {
  return {
    table: (visit: Visit) => table(revisionOf(visit).model, visit.language),
    entries: (visit: Visit): readonly unknown[] => revisionOf(visit).model[name],
  }
}

export const asCsv = (table: Table): Answer => ({ type: "text/csv; charset=utf-8", body: csv(table), keep: true })

export function asJson(visit: Visit, entries: readonly unknown[]): Answer {
  const { model, number, publishedAt } = revisionOf(visit)
  return {
    type: "application/json; charset=utf-8",
    body: JSON.stringify({ municipality: model.municipality.id, revision: number, publishedAt, items: entries }),
    keep: true,
  }
}

/** Published changes, newest first (RFC 4287). */
export async function feed(visit: Visit): Promise<Answer> {
  const { language, origin, database, words } = visit
  const { model, publishedAt } = revisionOf(visit)
  const at = { language, municipality: model.municipality.id }
  const name = plain(model.municipality.name, language)
  const all = (await listRevisions(database, model.municipality.id, 50)).filter((revision) => revision.publishedAt)
  return atom({
    language, author: name, title: `${name}: ${words.pools}`, self: origin + href(routes.feed, at), page: origin + href(routes.front, at), updated: publishedAt ?? new Date(0),
    entries: all.map(({ number, publishedAt: when, note }) => ({ link: origin + href(routes.revision, { ...at, number }), title: `${words.revision} ${number}`, at: when ?? new Date(0), summary: note })),
  }, true)
}

/** Every public page in every language, for search engines. */
export function sitemap({ site, origin }: Pick<Visit, "site" | "origin">): Answer {
  const addresses = [...site.all.values()].flatMap(({ model }) => pagesOf(model))
  const urls = addresses.map((address) => `<url><loc>${xmlText(origin + address)}</loc></url>`)
  return {
    type: "application/xml; charset=utf-8",
    keep: true,
    body: `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join("")}</urlset>\n`,
  }
}

/** Addresses of every page of one model, in the three languages. */
export function pagesOf(model: Model): string[] {
  const municipality = model.municipality.id
  const lists = [routes.front, routes.pools, routes.registers, routes.systems, routes.functionClasses, routes.notices, routes.relations, routes.cases, routes.ask, routes.gaps, routes.revisions, routes.accessibility] as const
  const things = [
    [routes.pool, model.pools],
    [routes.register, model.registers],
    [routes.system, model.systems],
    [routes.functionClass, model.functionClasses],
    [routes.notice, model.notices],
  ] as const
  return (["fi", "sv", "en"] as const).flatMap((language) => [
    ...lists.map((route) => href(route, { language, municipality })),
    ...things.flatMap(([route, items]) => items.map(({ id }) => href(route, { language, municipality, id }))),
  ])
}
