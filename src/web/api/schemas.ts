import { z } from "zod"
import { scopes } from "../../acts/clients/scopes.ts"
import { revisionStates } from "../../acts/revisions.ts"
import { hitKinds } from "../../acts/search.ts"
import { poolStates } from "../../derive/lookup.ts"
import { languages } from "../../lib/words.ts"
import { severities } from "../../model/finding.ts"
import { functionClass, modelSchema } from "../../model/model.ts"
import { privacyNotice } from "../../model/notice.ts"
import { informationPool } from "../../model/pool.ts"
import { relation } from "../../model/relation.ts"
import { searchKeyName, searchKeyNames } from "../../model/search-key.ts"
import { informationSystem, register } from "../../model/system.ts"
import { text } from "../../model/text.ts"

const instant = z.iso.datetime().meta({ description: "An instant in UTC" })

export const municipalityEntry = z
  .object({ id: z.string(), kind: z.string(), name: text, languages: z.array(z.enum(languages)), website: z.url(), revision: z.int(), publishedAt: instant })
  .meta({ id: "MunicipalityEntry", description: "A municipality with a published description" })

export const municipalityDetail = z
  .object({
    ...municipalityEntry.shape,
    caseRegister: modelSchema.shape.caseRegister,
    units: modelSchema.shape.units,
    contacts: modelSchema.shape.contacts,
    documents: modelSchema.shape.documents,
    keywords: z.array(z.string()),
    counts: z.object({ pools: z.int(), registers: z.int(), systems: z.int(), functionClasses: z.int(), relations: z.int(), notices: z.int(), findings: z.int() }),
  })
  .meta({ id: "MunicipalityDetail" })

export const searchKeyEntry = z
  .object({
    id: searchKeyName,
    label: z.object({ fi: z.string(), sv: z.string(), en: z.string() }),
    of: z.enum(["person", "organisation", "place", "decision", "time", "service"]),
    pools: z.array(z.object({ pool: z.string(), as: z.string() })),
  })
  .meta({ id: "SearchKeyEntry", description: "A search key and the pools that declare it, with the words each uses" })

const words = z.object({ fi: z.string(), sv: z.string(), en: z.string() }).meta({ id: "Words" })

export const findingEntry = z
  .object({
    code: z.string(),
    severity: z.enum(severities),
    message: words,
    line: z.int().nullable(),
    law: z.string().nullable(),
    subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
  })
  .meta({ id: "Finding", description: "A gap or oddity of the description" })

export const revisionEntry = z
  .object({ number: z.int(), state: z.enum(revisionStates), note: z.string(), publishedAt: instant, basedOn: z.int().nullable(), sha256: z.string() })
  .meta({ id: "RevisionEntry" })

export const revisionDetail = z.object({ ...revisionEntry.shape, model: modelSchema }).meta({ id: "RevisionDetail" })

export const differenceEntry = z
  .object({
    collection: z.string(),
    id: z.string(),
    name: z.string(),
    kind: z.enum(["added", "removed", "changed"]),
    field: z.string().nullable(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: "Difference" })

const count = z.object({ count: z.int(), exact: z.boolean() }).meta({ id: "Count", description: "A count; when not exact, there are more" })
const facet = z.array(z.object({ value: z.string(), count }))

export const hitEntry = z
  .object({ kind: z.enum(hitKinds), id: z.string(), title: z.string(), language: z.enum(languages), snippet: z.string() })
  .meta({ id: "Hit" })

export const searchResult = z
  .object({ items: z.array(hitEntry), next: z.string().nullable(), total: z.int(), exact: z.boolean(), kinds: facet, sectors: facet, meant: z.string().nullable() })
  .meta({ id: "SearchResult", description: "Search hits; `meant` is what was searched when the words as typed found nothing" })

/** A page of a list: `next` is the address of the next page, or null at the end. */
export const listOf = <Item extends z.ZodType>(item: Item, id: string) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.int() }).meta({ id })

export const lists = {
  municipalities: listOf(municipalityEntry, "MunicipalityList"),
  pools: listOf(informationPool, "PoolList"),
  registers: listOf(register, "RegisterList"),
  systems: listOf(informationSystem, "SystemList"),
  searchKeys: listOf(searchKeyEntry, "SearchKeyList"),
  functionClasses: listOf(functionClass, "FunctionClassList"),
  relations: listOf(relation, "RelationList"),
  notices: listOf(privacyNotice, "NoticeList"),
  findings: listOf(findingEntry, "FindingList"),
  revisions: listOf(revisionEntry, "RevisionList"),
  differences: listOf(differenceEntry, "DifferenceList"),
} as const

export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "How many items at the most" }),
  after: z.string().max(400).optional().meta({ description: "Where the page before ended; taken from its `next`" }),
}

export const poolQuery = {
  sector: z.string().max(100).optional().meta({ description: "Only pools of this unit" }),
  system: z.string().max(100).optional().meta({ description: "Only pools that use this system" }),
  key: z.enum(searchKeyNames).optional().meta({ description: "Only pools that this search key searches" }),
  state: z.enum(poolStates).optional().meta({ description: "Only pools in this state" }),
}

export const searchQuery = {
  q: z.string().trim().min(1).max(200).meta({ description: "Words to search for" }),
  lang: z.enum(languages).default("fi").meta({ description: "The language of the query and the answer" }),
  kind: z.enum(hitKinds).optional().meta({ description: "Only things of this kind" }),
  sector: z.string().max(100).optional().meta({ description: "Only things of this unit" }),
}

export const clientPath = "/api/v1/client"

export const clientEntry = z
  .object({ id: z.string(), name: z.string(), municipality: z.string(), scopes: z.array(z.enum(scopes)), endsAt: z.iso.datetime() })
  .meta({ id: "Client", description: "The client of the API whose token was sent" })
