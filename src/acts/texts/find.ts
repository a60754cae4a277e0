import { holdsIdentityCode } from "../../law/identity-code.ts"
import { digestOf } from "../../lib/digest.ts"
import { join, type Sql, sql } from "../../lib/sql.ts"
import { holdsWidely } from "../../model/rules/conditions.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { permitted } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { anyone, canBeOpen } from "../cases/public.ts"
import { sought } from "../cases/title-words.ts"
import { mayName } from "../cases/titles.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { reachOf } from "../records/list.ts"
import { seenEach } from "../records/seen.ts"
import type { Database, Queries } from "../work.ts"

/** A document whose file says what was sought. */
export interface FoundDocument {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  readonly title: string
  readonly type: string
  readonly language: string
  readonly addedAt: Date
  /** Where its text stands among all, newest last: the next page begins after it. */
  readonly place: string
}

export interface FoundInTexts {
  readonly documents: readonly FoundDocument[]
  /** False where so many texts have the words that only the newest were looked through. */
  readonly all: boolean
}

/** What was typed is no word to search by: a personal identity code. Nothing of it is repeated. */
export class NotWords {
  readonly field = "words"
}

/** How many texts with the words are asked about one by one, newest first. */
const candidatesMost = 5000

/** Texts `w` with all of the words, newest first, at most so many; null where no text has them. */
async function textsWith(queries: Queries, municipality: string, words: string, after: string | null): Promise<Sql | null> {
  const terms = sought(words)
  if (terms.length === 0 || terms.some((term) => term.length === 0)) return null
  const counts = await queries.rows<{ at: number; count: number }>(join(terms.map((term, at) => sql`
    select ${at}::int as at, (select count(*)::int from (
      select from file_word w where w.municipality_id = ${municipality} and w.word = any(${term.map(([form]) => form)}::text[]) limit ${candidatesMost}) counted) as count`), " union all "))
  if (counts.some(({ count }) => count === 0)) return null
  const rarest = counts.reduce((least, one) => (one.count < least.count ? one : least)).at
  const inText = (forms: readonly string[]): Sql =>
    forms.length === 0 ? sql`true` : join(forms.map((form) => sql`exists (select from file_word x where x.municipality_id = ${municipality} and x.word = ${form} and x.text_id = w.text_id)`), " and ")
  const listOf = ([form = "", ...more]: readonly string[]): Sql => sql`(
    select w.text_id from file_word w where w.municipality_id = ${municipality} and w.word = ${form} and w.text_id < coalesce(${after}::bigint, 9223372036854775807) and ${inText(more)} order by w.text_id desc)`
  const others = terms.filter((_, at) => at !== rarest).map((term) => sql`(${join(term.map(inText), " or ")})`)
  return sql`(
    select distinct on (w.text_id) w.text_id from (${join((terms[rarest] ?? []).map(listOf), " union all ")}) w
    where ${others.length > 0 ? join(others, " and ") : sql`true`} order by w.text_id desc limit ${candidatesMost}) w`
}

/** The documents `d` that carry a text `w`. */
const carriers = (municipality: string): Sql => sql`
  cross join lateral (select f.sha256 from file_text f where f.municipality_id = ${municipality} and f.id = w.text_id offset 0) f
  cross join lateral (select d.* from case_document d where d.municipality_id = ${municipality} and d.sha256 = f.sha256 offset 0) d`

const columns = (title: Sql): Sql => sql`d.id, d.case_id as "caseId", c.number as "caseNumber", ${title} as title, d.type, d.language, d.added_at as "addedAt", w.text_id::text as place`

const reached = async (queries: Queries, texts: Sql): Promise<boolean> => {
  const [row] = await queries.rows<{ count: number }>(sql`select count(*)::int as count from ${texts}`)
  return (row?.count ?? 0) < candidatesMost
}

/**
 * Documents whose file says all of the words in any inflection, for one who may read them, newest text first. The words never stand in an address, and
 * the log has their digest. A personal identity code is no word: records are found by it where a register declares it as a key.
 */
export async function findInTexts(desk: Desk, words: string, why: Why, limit = 25, after: string | null = null): Promise<FoundInTexts | PurposeNeeded | NotWords> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  if (holdsIdentityCode(words)) return new NotWords()
  const { municipality, now } = desk
  const asker = askerAt(desk)
  const found = await readWithin(desk.database, municipality, async (queries) => {
    const texts = await textsWith(queries, municipality, words, after)
    if (texts === null) return { documents: [], all: true }
    const [widely] = await queries.rows<{ reads: boolean }>(sql`select ${holdsWidely.holds(asker, now)} as reads`)
    const sight = widely?.reads ? sql`cross join ${seenEach("read", asker, now, reach, sql`d.id`)}` : sql`join (${permitted("read", asker, now, reach)}) seen on seen.id = d.id`
    const documents = await queries.rows<FoundDocument & { secretNames: string[] | null }>(sql`
      select ${columns(sql`r.title`)}, ${secretNames(municipality, sql`d.case_id`)} as "secretNames" from ${texts} ${carriers(municipality)} ${sight}
      join case_file c on c.municipality_id = ${municipality} and c.id = d.case_id join record r on r.municipality_id = ${municipality} and r.root_id = d.case_id and r.id = d.id
      order by w.text_id desc, d.added_at desc, d.id limit ${limit}`)
    return { documents, all: documents.length >= limit || (await reached(queries, texts)) }
  })
  await noteReading(desk, { act: "record-searched", outcome: "done", ...noted(why), more: { keys: "file-text", hits: found.documents.length }, criteria: { words: digestOf(words) } })
  return { ...found, documents: await veiled(desk, found.documents, ({ caseId }) => caseId, ({ title }, veil) => ({ title: veil(title) })) }
}

/**
 * Documents that anyone may find by what their file says: public versions, and in cases where no person is a party the authority's own public documents.
 * What people send is never searched here, nor is a name of a party, since a search by names would make a register of people of the public cases (621/1999 16 §).
 */
export async function findInPublicTexts(database: Database, municipality: string, words: string, now: Date, limit = 10): Promise<readonly FoundDocument[]> {
  if (holdsIdentityCode(words)) return []
  return readWithin(database, municipality, async (queries) => {
    const texts = await textsWith(queries, municipality, words, null)
    if (texts === null) return []
    const asker = anyone(municipality)
    const people = sql`array(select p.name from case_party p where p.municipality_id = ${municipality} and p.case_id = d.case_id and p.kind = 'person' order by p.added_at, p.id limit 200)`
    const found = await queries.rows<FoundDocument & { readonly people: readonly string[] }>(sql`
      select ${columns(sql`d.public_title`)}, ${people} as people from ${texts} ${carriers(municipality)}
      cross join lateral (select c.number from case_file c where c.municipality_id = ${municipality} and c.id = d.case_id and ${canBeOpen(now)} offset 0) c
      cross join ${seenEach("read", asker, now, "open", sql`d.id`)} cross join lateral (select 1 from ${seenEach("tell", asker, now, "open", sql`d.case_id`)}) open_case
      where not d.draft and d.origin = 'own'
        and (exists (select from redaction x where x.municipality_id = ${municipality} and x.case_id = d.case_id and x.public_id = d.id)
          or ${people} = '{}')
      order by w.text_id desc, d.added_at desc, d.id limit ${limit * 2}`)
    return found.filter((one) => !mayName(words, one.people)).slice(0, limit)
  })
}
