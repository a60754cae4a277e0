import { z } from "zod"
import { getRevision, listRevisions, type Revision, type RevisionHead, revisionNumber } from "../../acts/revisions.ts"
import { NotFound } from "../../acts/refusals.ts"
import { searchPublished } from "../../acts/search.ts"
import { checkModel } from "../../derive/check.ts"
import { type Difference, diffModels } from "../../derive/diff.ts"
import { lookup } from "../../derive/lookup.ts"
import { dayAt } from "../../lib/day.ts"
import type { PublishedSite } from "../../acts/published-site.ts"
import { informationPool } from "../../model/pool.ts"
import { searchKeyNames, searchKeys } from "../../model/search-key.ts"
import { informationSystem, register } from "../../model/system.ts"
import { privacyNotice } from "../../model/notice.ts"
import type { Database } from "../../acts/work.ts"
import { filterPools } from "../pages/pools.tsx"
import { findingEntry, lists, municipalityDetail, paging, poolQuery, revisionDetail, searchQuery, searchResult } from "./schemas.ts"

/** What a route may use. */
export interface Call<Query> {
  readonly parts: Readonly<Record<string, string>>
  readonly query: Query
  /** The address asked for, to make the address of the next page. */
  readonly url: URL
  readonly now: Date
  readonly site: PublishedSite
  readonly database: Database
}

export interface ApiRoute {
  readonly path: string
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  readonly query: z.ZodObject
  readonly response: z.ZodType
  readonly answer: (call: Call<never>) => unknown
}

/** Ties a route's query schema to the type its answer sees. */
const route = <Query extends z.ZodRawShape>(
  path: string,
  operationId: string,
  tag: string,
  summary: string,
  query: Query,
  response: z.ZodType,
  answer: (call: Call<z.infer<z.ZodObject<Query>>>) => unknown,
): ApiRoute => ({ path, operationId, tag, summary, query: z.object(query), response, answer: answer as ApiRoute["answer"] })

const base = "/api/v1/municipalities"
const one = `${base}/{municipality}`

const current = ({ site, parts }: Pick<Call<unknown>, "site" | "parts">): Revision => {
  const found = site.find(parts.municipality ?? "")
  if (!found) throw new NotFound("There is no such municipality.")
  return found
}

interface Paged {
  readonly limit: number
  readonly after?: string | undefined
}

/** One page of a list that is held in memory, by the key of its items. */
function pageOf<Item>({ url, query }: Call<Paged>, items: readonly Item[], keyOf: (item: Item, at: number) => string) {
  const start = query.after === undefined ? 0 : items.findIndex((item, at) => keyOf(item, at) === query.after) + 1
  const page = query.after !== undefined && start === 0 ? [] : items.slice(start, start + query.limit)
  const last = page.at(-1)
  const more = last !== undefined && start + page.length < items.length
  return { items: page, next: more ? nextAddress(url, keyOf(last, start + page.length - 1)) : null, total: items.length }
}

function nextAddress(url: URL, after: string): string {
  const next = new URL(url)
  next.searchParams.set("after", after)
  return next.pathname + next.search
}

const find = <T extends { readonly id: string }>(items: readonly T[], id: string | undefined): T => {
  const found = items.find((item) => item.id === id)
  if (!found) throw new NotFound("There is no such thing.")
  return found
}

const entryOf = ({ model: { municipality }, number, publishedAt }: Revision) => ({
  ...municipality,
  revision: number,
  publishedAt: publishedAt?.toISOString(),
})

const revisionOf = ({ publishedAt, ...rest }: RevisionHead) => ({ ...rest, publishedAt: publishedAt?.toISOString() })

async function published(call: Call<unknown>, number: string | undefined): Promise<Revision> {
  const asked = revisionNumber(number)
  if (asked === null) throw new NotFound("There is no such revision.")
  const found = await getRevision(call.database, call.parts.municipality ?? "", asked)
  if (!found.publishedAt) throw new NotFound("There is no such revision.")
  return found
}

const byId = ({ id }: { readonly id: string }): string => id

/** Every route of the API, in the order of the document. */
export const apiRoutes: readonly ApiRoute[] = [
  route(base, "listMunicipalities", "Municipalities", "Municipalities with a published description", paging, lists.municipalities, (call) =>
    pageOf(call, [...call.site.all.values()].map(entryOf), byId),
  ),
  route(one, "getMunicipality", "Municipalities", "One municipality: its organisation, case register and counts", {}, municipalityDetail, (call) => {
    const revision = current(call)
    const { model } = revision
    const { pools, registers, systems, functionClasses, relations, notices } = model
    return {
      ...entryOf(revision),
      caseRegister: model.caseRegister,
      units: model.units,
      contacts: model.contacts,
      documents: model.documents,
      keywords: model.keywords.map(({ word }) => word),
      counts: {
        pools: pools.length,
        registers: registers.length,
        systems: systems.length,
        functionClasses: functionClasses.length,
        relations: relations.length,
        notices: notices.length,
        findings: checkModel(model, dayAt(call.now)).length,
      },
    }
  }),
  route(`${one}/pools`, "listPools", "Description", "Information pools", { ...paging, ...poolQuery }, lists.pools, (call) => {
    const { sector = "", system = "", key = "", state = "" } = call.query
    const chosen = new Map([["sector", sector], ["system", system], ["key", key], ["state", state]] as const)
    return pageOf(call, filterPools(current(call).model, chosen, dayAt(call.now)), byId)
  }),
  route(`${one}/pools/{id}`, "getPool", "Description", "One information pool", {}, informationPool, (call) => find(current(call).model.pools, call.parts.id)),
  route(`${one}/registers`, "listRegisters", "Description", "Registers", paging, lists.registers, (call) => pageOf(call, current(call).model.registers, byId)),
  route(`${one}/registers/{id}`, "getRegister", "Description", "One register", {}, register, (call) => find(current(call).model.registers, call.parts.id)),
  route(`${one}/systems`, "listSystems", "Description", "Information systems", paging, lists.systems, (call) => pageOf(call, current(call).model.systems, byId)),
  route(`${one}/systems/{id}`, "getSystem", "Description", "One information system", {}, informationSystem, (call) => find(current(call).model.systems, call.parts.id)),
  route(`${one}/search-keys`, "listSearchKeys", "Description", "Search keys and the pools they search", paging, lists.searchKeys, (call) => {
    const { poolsOfKey } = lookup(current(call).model)
    const keys = searchKeyNames.filter((id) => poolsOfKey.has(id)).map((id) => ({
      id,
      ...searchKeys[id],
      pools: (poolsOfKey.get(id) ?? []).flatMap((pool) => pool.searchKeys.items.filter(({ key }) => key === id).map(({ as }) => ({ pool: pool.id, as }))),
    }))
    return pageOf(call, keys, byId)
  }),
  route(`${one}/function-classes`, "listFunctionClasses", "Description", "Classes of the records control plan", paging, lists.functionClasses, (call) =>
    pageOf(call, current(call).model.functionClasses, byId),
  ),
  route(`${one}/relations`, "listRelations", "Description", "Relations between pools", paging, lists.relations, (call) =>
    pageOf(call, current(call).model.relations, (_, at) => String(at + 1)),
  ),
  route(`${one}/notices`, "listNotices", "Description", "Privacy notices", paging, lists.notices, (call) => pageOf(call, current(call).model.notices, byId)),
  route(`${one}/notices/{id}`, "getNotice", "Description", "One privacy notice", {}, privacyNotice, (call) => find(current(call).model.notices, call.parts.id)),
  route(`${one}/findings`, "listFindings", "Quality", "Known gaps of the description", paging, lists.findings, (call) => {
    const findings = checkModel(current(call).model, dayAt(call.now)).map((found) => findingEntry.parse({ ...found, subject: found.subject ?? null }))
    return pageOf(call, findings, (_, at) => String(at + 1))
  }),
  route(`${one}/revisions`, "listRevisions", "Revisions", "Published revisions, newest first", paging, lists.revisions, async (call) => {
    current(call)
    const all = (await listRevisions(call.database, call.parts.municipality ?? "", 1000)).filter(({ publishedAt }) => publishedAt)
    return pageOf(call, all.map(revisionOf), ({ number }) => String(number))
  }),
  route(`${one}/revisions/{number}`, "getRevision", "Revisions", "A published revision with its whole model", {}, revisionDetail, async (call) => {
    const { model, ...head } = await published(call, call.parts.number)
    return { ...revisionOf(head), model }
  }),
  route(`${one}/revisions/{number}/diff/{other}`, "compareRevisions", "Revisions", "What differs between two published revisions", paging, lists.differences, async (call) => {
    const [before, after] = await Promise.all([published(call, call.parts.number), published(call, call.parts.other)])
    const entries: Omit<Difference, "collectionName">[] = diffModels(before.model, after.model)
    return pageOf(call, entries, (_, at) => String(at + 1))
  }),
  route(`${one}/search`, "search", "Search", "Search everything in a description", { ...paging, ...searchQuery }, searchResult, async (call) => {
    const { model } = current(call)
    const { q, lang, kind = null, sector = null, limit, after = null } = call.query
    const answer = await searchPublished(call.database, { municipality: model.municipality.id, query: q, language: lang, kind, sector, limit, after })
    return {
      items: answer.hits.map((hit) => ({ ...hit, snippet: hit.snippet.replace(/[\u0001\u0002]/g, "") })),
      next: answer.next === null ? null : nextAddress(call.url, answer.next),
      total: answer.total.count,
      exact: answer.total.exact,
      kinds: answer.kinds,
      sectors: answer.sectors,
      meant: answer.meant,
    }
  }),
]
