import { type Sql, sql } from "../../lib/sql.ts"
import { publicityWords, type Stage, stageWords } from "../../read/cases/stages.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { type Secrecy, seenEach } from "../records/seen.ts"
import { importer } from "./import.ts"
import { typeWords } from "./words.ts"

/** A case in the form of an open decision API. */
export interface DecisionCase {
  readonly CaseID: string
  readonly CaseIDLabel: string
  readonly Title: string
  /** Ours: the title that anyone may read, where the other is not it. */
  readonly PublicTitle?: string
  readonly Created: string
  readonly Acquired: string | null
  readonly ClassificationCode: string
  readonly ClassificationTitle: string | null
  readonly Status: string
  readonly Language: string
  readonly PublicityClass: string
  readonly SecurityReasons: readonly string[]
  readonly Handlings: readonly { readonly sequence: number; readonly sector: string; readonly status: string }[]
  readonly Records: readonly DecisionRecord[]
}

export interface DecisionRecord {
  readonly Title: string
  readonly Type: string
  readonly PublicityClass: string
  readonly SecurityReasons: readonly string[]
  readonly NativeId: string
  readonly Language: string
  readonly Issued: string | null
}

interface Marks {
  readonly secrecy: Secrecy
  readonly act: string | null
  readonly item: string | null
}

interface CaseRow extends Marks {
  readonly id: string
  readonly key: string
  readonly number: string
  readonly title: string
  readonly publicTitle: string
  readonly openedAt: Date
  readonly pendingAt: Date | null
  readonly classCode: string
  readonly stage: Stage
  readonly language: string
  readonly unit: string
}

interface DocumentRow extends Marks {
  readonly id: string
  readonly case: string
  readonly title: string
  readonly publicTitle: string
  readonly type: keyof typeof typeWords
  readonly language: string
  readonly issuedAt: Date
  readonly shown: boolean
}

export interface ExportPage {
  readonly cases: readonly DecisionCase[]
  /** The id after which to go on; null at the end. */
  readonly next: string | null
}

export const exportPageSize = 200
interface Named {
  readonly secretNames: readonly string[] | null
}
const secretTitle = "Salassa pidettävä asiakirja"

/**
 * A page of cases in the form of an open decision API, in the order of their ids. Public: what is open to all, under its public title; of a public case also
 * that other documents are there, of one that is secret in part its public documents alone. Full: what the asker has the right to take out. Noted as an export.
 */
export async function exportPage(desk: Desk, scope: "public" | "full", classTitle: (code: string) => string | null, after: string | null = null): Promise<ExportPage> {
  const { municipality, now } = desk
  const asker = askerAt(desk)
  const reach = scope === "public" ? "open" : "all"
  const [ofCases, ofDocuments] = scope === "public" ? (["tell", "read"] as const) : (["export", "export"] as const)
  const read = await readWithin(desk.database, municipality, async (queries) => {
    const found = await queries.rows<CaseRow & Named>(sql`
      select c.id, coalesce((select min(i.key) from case_incoming i where i.municipality_id = c.municipality_id and i.case_id = c.id and i.source = ${importer.id}), c.id) as key, c.number, r.title, ${secretNames(municipality, sql`c.id`)} as "secretNames", c.public_title as "publicTitle",
        c.opened_at as "openedAt", c.pending_at as "pendingAt", c.class_code as "classCode", c.stage, c.language, c.unit, ${classNow(now)} as secrecy, c.secrecy_act as act, c.secrecy_item as item
      from (select * from case_file where municipality_id = ${municipality} and stage <> 'destroyed' and (${after}::text is null or id > ${after}) order by id offset 0) c cross join ${seenEach(ofCases, asker, now, reach, sql`c.id`)}
      join record r on r.municipality_id = c.municipality_id and r.root_id = c.id and r.id = c.id
      order by c.id limit ${exportPageSize}`)
    const ids = found.map(({ id }) => id)
    const told = ids.length === 0 ? [] : await queries.rows<DocumentRow & Named>(sql`
      select d.id, d.case_id as case, r.title, ${secretNames(municipality, sql`d.case_id`)} as "secretNames", d.public_title as "publicTitle", d.type, d.language, coalesce(d.drafted_at, d.arrived_at) as "issuedAt", ${classNow(now)} as secrecy, d.secrecy_act as act, d.secrecy_item as item,
        exists (select from ${seenEach(ofDocuments, asker, now, reach, sql`d.id`)}) as shown
      from case_document d join record r on r.municipality_id = d.municipality_id and r.root_id = d.case_id and r.id = d.id
      where d.municipality_id = ${municipality} and d.case_id = any(${ids}::text[]) order by d.case_id, d.added_at, d.type, r.title, d.id`)
    return { found, told }
  })
  const rows = await veiled(desk, read.found, ({ id }) => id, ({ title }, veil) => ({ title: veil(title) }))
  const documents = new Map<string, DocumentRow[]>(rows.map(({ id }) => [id, []]))
  for (const one of await veiled(desk, read.told, (its) => its.case, ({ title }, veil) => ({ title: veil(title) }))) documents.get(one.case)?.push(one)
  await noteReading(desk, { act: "record-exported", outcome: "done", ...(scope === "full" ? { purpose: "case-handling" } : {}), more: { path: `cases-${scope}`, cases: rows.length } })
  const cases = rows.map((row) => caseOf(row, documents.get(row.id) ?? [], scope, classTitle))
  return { cases, next: rows.length === exportPageSize ? (rows.at(-1)?.id ?? null) : null }
}

/** The class of a record `r` as it is now: what has become public is public, whatever it was. */
const classNow = (now: Date): Sql => sql`case when r.public_from <= ${now} then 'public' else r.secrecy end`

const reasonsOf = ({ secrecy, act, item }: Marks): string[] => (secrecy === "public" || act === null || item === null ? [] : [`${act} ${item}`])

function caseOf(row: CaseRow, documents: readonly DocumentRow[], scope: "public" | "full", classTitle: (code: string) => string | null): DecisionCase {
  const title = scope === "full" ? row.title : row.publicTitle
  return {
    CaseID: row.key, CaseIDLabel: row.number, Title: title,
    ...(title === row.publicTitle ? {} : { PublicTitle: row.publicTitle }),
    Created: row.openedAt.toISOString(), Acquired: row.pendingAt?.toISOString() ?? null,
    ClassificationCode: row.classCode, ClassificationTitle: classTitle(row.classCode),
    Status: stageWords[row.stage], Language: row.language, PublicityClass: publicityWords[row.secrecy], SecurityReasons: reasonsOf(row),
    Handlings: [{ sequence: 1, sector: row.unit, status: stageWords[row.stage] }],
    Records: documents.filter(({ shown }) => shown || (scope === "public" && row.secrecy === "public")).map((one) => recordOf(one, scope)),
  }
}

const recordOf = (one: DocumentRow, scope: "public" | "full"): DecisionRecord => ({
  Title: !one.shown ? secretTitle : scope === "full" ? one.title : one.publicTitle,
  Type: typeWords[one.type], PublicityClass: publicityWords[one.secrecy], SecurityReasons: reasonsOf(one), NativeId: one.id, Language: one.language, Issued: one.shown ? one.issuedAt.toISOString() : null,
})

/** A case in the form of 6Aika's Open Decisions. */
export const openDecisionOf = (one: DecisionCase): Readonly<Record<string, unknown>> => ({
  register_id: one.CaseIDLabel, title: one.Title, category: one.ClassificationCode, creation_date: one.Created.slice(0, 10), organization: one.Handlings[0]?.sector ?? null, public: one.PublicityClass === publicityWords.public,
})
