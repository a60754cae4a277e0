import { dayAt } from "../../lib/day.ts"
import { join, raw, type Sql, sql } from "../../lib/sql.ts"
import { keptBy, shared } from "../../lib/together.ts"
import type { Language } from "../../lib/words.ts"
import type { Asker } from "../../model/rules/condition.ts"
import { readAtOnce, readWithin } from "../access/border.ts"
import { isOpen } from "../access/cells.ts"
import { seenEach, seenOne } from "../records/seen.ts"
import { NotFound } from "../refusals.ts"
import type { Database } from "../work.ts"
import type { ActionKind } from "./fold.ts"
import { ranked } from "./rank.ts"
import { begins, narrowed, openedIn } from "./narrowing.ts"
import { countedMost, type Facet, type FacetRow, facetRows, lookedAtAll, type Total } from "./scope.ts"
import type { Ending, Stage } from "./stages.ts"
import { type AfterCase, type Walk, type Walked, walked } from "./walk.ts"

/** A case as anyone may see it: its public title and its course, nobody's name. */
export interface PublicCase {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly language: Language
  readonly classCode: string
  readonly unit: string
  readonly stage: Stage
  readonly openedAt: Date
  readonly pendingAt: Date | null
  readonly decidedAt: Date | null
  readonly closedAt: Date | null
  readonly changedAt: Date
  /** A part of it is secret, and what shows here is the rest. */
  readonly inPart: boolean
  /** Its place in the order of the best matches, from 1, where it was asked for so. */
  readonly place?: number
}

/** Cases by how well they match; capped where only the newest of them are in that order. */
export interface RankedCases {
  readonly cases: readonly PublicCase[]
  readonly capped: boolean
}

/** What public cases may be narrowed by. */
export interface PublicNarrowing {
  /** Words of the title, or the beginning of a number. */
  readonly text: string
  readonly classCode: string | null
  readonly unit: string | null
  readonly stage: Stage | null
  /** The year in which the case was opened. */
  readonly year: number | null
}

/** Whoever asks without signing in: open rules alone admit her. */
export const anyone = (municipality: string): Asker => ({ municipality, id: "", kind: "nobody" })

const columns = (municipality: string, now: Date): Sql => sql`c.id, c.number, c.public_title as title, c.language, c.class_code as "classCode", c.unit, c.stage, c.opened_at as "openedAt", c.pending_at as "pendingAt",
  c.decided_at as "decidedAt", c.closed_at as "closedAt", c.changed_at as "changedAt", not ${isOpenTo("read", municipality, now)} as "inPart"`

/** Only such cases can be in the public view, of those that are secret the ones whose last day has passed; the rules then decide on each case. */
export const canBeOpen = (now: Date): Sql => sql`(c.secrecy in ('public', 'not-yet-public', 'partly-secret') or c.secrecy_ends_on < ${dayAt(now)}::date)`

/** True of a case `c` that anyone is told of, or may read. */
const isOpenTo = (action: "tell" | "read", municipality: string, now: Date): Sql => {
  const asker = anyone(municipality)
  return isOpen({ asker, now, action }, sql`exists (select from ${seenOne(action, asker, now, sql`c.id`, "open")})`)
}

const asNumber = (text: string): string | null => (/^[\p{L}\d][\p{L}\d ./:-]*$/u.test(text) && /\d/.test(text) ? text : null)

const whichOf = (narrowing: PublicNarrowing, now: Date): Sql => sql`${canBeOpen(now)} and ${narrowed({ ...narrowing, opened: openedIn(narrowing.year) })}`

async function walkOf(database: Database, municipality: string, narrowing: PublicNarrowing, now: Date, after: AfterCase | null): Promise<Walked | null> {
  const walk = (words: string, more: readonly Sql[] = []): Walk => ({ municipality, which: join([whichOf(narrowing, now), ...more], " and "), words, after, byNumber: more.length > 0 })
  const { text } = narrowing
  const number = asNumber(text)
  if (number !== null) {
    const [some] = await readAtOnce(database, municipality, sql`select 1 from case_file c where c.municipality_id = ${municipality} and ${begins(number)} limit 1`)
    if (some) return walked(database, walk("", [begins(number)]))
  }
  return walked(database, walk(text))
}

/** What everybody is told alike is looked up once for all who ask it at the same time. */
const lists = keptBy<Database, ReturnType<typeof shared<PublicCase[]>>>()
const rankings = keptBy<Database, ReturnType<typeof shared<RankedCases>>>()
const counts = keptBy<Database, ReturnType<typeof shared<PublicCounts>>>()
const questionOf = (now: Date, ...question: readonly unknown[]): string => JSON.stringify([Math.floor(now.getTime() / 1000), ...question])

/** Public cases, newest first; where the beginning of a number is sought, by their numbers. */
export const listPublicCases = (database: Database, municipality: string, narrowing: PublicNarrowing, now: Date, limit = 25, after: AfterCase | null = null): Promise<PublicCase[]> =>
  lists(database, "", shared)(questionOf(now, municipality, narrowing, limit, after), () => findPublicCases(database, municipality, narrowing, now, limit, after))

async function findPublicCases(database: Database, municipality: string, narrowing: PublicNarrowing, now: Date, limit: number, after: AfterCase | null): Promise<PublicCase[]> {
  const walk = await walkOf(database, municipality, narrowing, now, after)
  if (walk === null) return []
  return readAtOnce<PublicCase>(database, municipality, sql`
    select ${columns(municipality, now)} from ${walk.cases} where ${isOpenTo("tell", municipality, now)} order by ${walk.order} limit ${raw(String(Math.trunc(limit)))}`)
}

/** Public cases whose titles have the words, best match first, after a place in that order; and whether more have them than are ranked. A number that was sought is found by numbers, and comes so. */
export const rankPublicCases = (database: Database, municipality: string, narrowing: PublicNarrowing, now: Date, limit = 25, from = 0): Promise<RankedCases> =>
  rankings(database, "", shared)(questionOf(now, municipality, narrowing, limit, from), () => rankThem(database, municipality, narrowing, now, limit, from))

async function rankThem(database: Database, municipality: string, narrowing: PublicNarrowing, now: Date, limit: number, from: number): Promise<RankedCases> {
  const byNumber = asNumber(narrowing.text) === null ? [] : await listPublicCases(database, municipality, narrowing, now, limit)
  if (byNumber.length > 0) return { cases: byNumber, capped: false }
  const walk = await ranked(database, { municipality, which: whichOf(narrowing, now), words: narrowing.text, after: null }, from)
  if (walk === null) return { cases: [], capped: false }
  const cases = await readAtOnce<PublicCase>(database, municipality, sql`
    select ${columns(municipality, now)}, w.place from ${walk.cases} where ${isOpenTo("tell", municipality, now)} order by ${walk.order} limit ${raw(String(Math.trunc(limit)))}`)
  return { cases, capped: walk.capped }
}

export interface PublicCounts extends Total {
  readonly facets: Readonly<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>
}

/** How many public cases there are, by what they may be narrowed by: exactly, but of what is sought by words of the newest thousand, where there are more. */
export const countPublicCases = (database: Database, municipality: string, narrowing: PublicNarrowing, now: Date): Promise<PublicCounts> =>
  counts(database, "", shared)(questionOf(now, municipality, narrowing), () => countThem(database, municipality, narrowing, now))

async function countThem(database: Database, municipality: string, narrowing: PublicNarrowing, now: Date): Promise<PublicCounts> {
  if (narrowing.text.trim() === "") {
    const rows = await facetRows(database, municipality, { asker: anyone(municipality), now }, narrowing)
    if (lookedAtAll(rows)) return countsOf(rows, true)
  }
  const walk = await walkOf(database, municipality, narrowing, now, null)
  const rows = walk === null ? [] : await readAtOnce<FacetRow>(database, municipality, sql`
    with found as materialized (
      select c.class_code, c.unit, c.stage, c.year::text as year from ${walk.cases} where ${isOpenTo("tell", municipality, now)} limit ${raw(String(countedMost + 1))})
    select case when grouping(class_code) = 0 then 'classCode' when grouping(unit) = 0 then 'unit' when grouping(stage) = 0 then 'stage' when grouping(year) = 0 then 'year' else 'total' end as facet,
      coalesce(class_code, unit, stage, year, '') as value, count(*)::int as count
    from found group by grouping sets ((class_code), (unit), (stage), (year), ()) order by count(*) desc, 2`)
  return countsOf(rows, (rows.find(({ facet }) => facet === "total")?.count ?? 0) <= countedMost)
}

function countsOf(rows: readonly FacetRow[], exact: boolean): PublicCounts {
  const of = (facet: Facet) => rows.filter((row) => row.facet === facet).slice(0, 12).map(({ value, count }) => ({ value, count }))
  const total = rows.find(({ facet }) => facet === "total")?.count ?? 0
  return { total: exact ? total : countedMost, exact, facets: { classCode: of("classCode"), unit: of("unit"), stage: of("stage"), year: of("year") } }
}

/** A step in a case's course, without who took it or what was noted. */
export interface PublicStep {
  readonly seq: number
  readonly kind: ActionKind
  readonly stage: Stage
  readonly at: Date
}

/** A document that anyone may know of; the file itself is asked for. */
export interface PublicDocument {
  readonly id: string
  readonly title: string
  readonly type: string
  readonly language: string
  readonly at: Date
}

export interface WholePublicCase extends PublicCase {
  readonly authority: string
  readonly businessId: string
  readonly ending: Ending | null
  readonly steps: readonly PublicStep[]
  readonly documents: readonly PublicDocument[]
  readonly links: readonly { readonly id: string; readonly number: string; readonly title: string; readonly kind: "linked" | "parent" | "child" }[]
}

const openSteps = ["opened", "moved", "document-added"] as const satisfies readonly ActionKind[]

/** A case of the public view by its id, with the documents and the linked cases that anyone may see. One that is not told of is as if it were not there. */
export async function getPublicCase(database: Database, municipality: string, id: string, now: Date): Promise<WholePublicCase> {
  const asker = anyone(municipality)
  return readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<Omit<WholePublicCase, "steps" | "documents" | "links">>(sql`
      select ${columns(municipality, now)}, c.authority, c.business_id as "businessId", c.ending from case_file c
      where c.municipality_id = ${municipality} and c.id = ${id} and exists (select from ${seenOne("tell", asker, now, id, "open")})`)
    if (!row) throw new NotFound("There is no such public case.")
    const steps = await queries.rows<PublicStep>(sql`
      select a.seq, a.kind, a.stage, coalesce(a.happened_at, a.at) as at from case_action a
      where a.municipality_id = ${municipality} and a.case_id = ${id} and a.kind = any(${[...openSteps]}::text[])
        and (a.kind <> 'document-added' or exists (
          select from case_document d cross join ${seenEach("read", asker, now, "open", sql`d.id`)} where d.municipality_id = a.municipality_id and d.case_id = a.case_id and d.id = any(a.documents) and not d.draft))
      order by a.seq limit 500`)
    const documents = await queries.rows<PublicDocument>(sql`
      select d.id, d.public_title as title, d.type, d.language, coalesce(d.arrived_at, d.sent_at, d.drafted_at) as at
      from case_document d cross join ${seenEach("read", asker, now, "open", sql`d.id`)}
      where d.municipality_id = ${municipality} and d.case_id = ${id} and not d.draft order by d.added_at, d.id limit 200`)
    const links = await queries.rows<WholePublicCase["links"][number]>(sql`
      select c.id, c.number, c.public_title as title, case when l.kind = 'linked' then 'linked' when l.case_id = ${id} then 'parent' else 'child' end as kind
      from case_link l join case_file c on c.municipality_id = l.municipality_id and c.id = case when l.case_id = ${id} then l.other_id else l.case_id end
      cross join ${seenEach("tell", asker, now, "open", sql`c.id`)}
      where l.municipality_id = ${municipality} and (l.case_id = ${id} or l.other_id = ${id}) order by c.number limit 100`)
    return { ...row, steps, documents, links }
  })
}
