import { sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk } from "../access/desk.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import { getRecord } from "../records/get.ts"
import { type Secrecy, seenEach, seenOne, type SeenRecord } from "../records/seen.ts"
import type { PublicityKind } from "../../law/publicity.ts"
import type { Day } from "../../lib/day.ts"
import { type KeptMark, marksOf } from "../publicity/marks.ts"
import { secretNames, unlessCovered, veiled, veilFor } from "../publicity/veil.ts"
import { NotFound } from "../refusals.ts"
import { actionColumns, stateColumns } from "./append.ts"
import type { DocumentLanguage } from "./documents.ts"
import type { CaseAction, CaseState } from "./fold.ts"

interface Marks {
  readonly secrecy: Secrecy
  readonly secrecyAct: string | null
  readonly secrecyItem: string | null
  /** The last day of secrecy; null while it has none. */
  readonly secrecyEndsOn: string | null
  /** From when on it is public, where that is known and it is not public by its class. */
  readonly publicFrom: Date | null
}

/** A document as one who may read it sees it. */
export interface SeenDocument extends Marks {
  readonly id: string
  readonly title: string
  readonly type: string
  readonly language: DocumentLanguage
  readonly origin: "received" | "own"
  readonly arrivedAt: Date | null
  readonly arrivedWay: string | null
  readonly sender: string | null
  readonly author: string | null
  readonly draftedAt: Date | null
  readonly sentAt: Date | null
  readonly sentWay: string | null
  readonly recipient: string | null
  readonly version: number
  readonly draft: boolean
  readonly fileName: string | null
  readonly mediaType: string | null
  readonly sizeBytes: number | null
  readonly addedAt: Date
  /** The document of which this is a public version. */
  readonly redactionOf: string | null
  /** What it waits for before it is public, and the day of it where it is known (621/1999 6–7 §). */
  readonly publicityKind: PublicityKind | null
  readonly publicEventOn: Day | null
}

export interface Party {
  readonly id: string
  readonly kind: string
  readonly role: string
  /** Null for a party who is secret by herself, to one who is not told of her. */
  readonly name: string | null
  readonly secretAct: string | null
  readonly secretItem: string | null
}

/** Another case that the reader may see too. */
export interface Link {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: "linked" | "parent" | "child"
}

/** A case with all of it that the reader may see. */
export interface SeenCase extends CaseState, Marks {
  readonly record: SeenRecord
  readonly number: string
  readonly classCode: string
  readonly publicTitle: string
  readonly language: string
  readonly authority: string
  readonly businessId: string
  readonly receivedWay: string
  readonly openedBy: string
  readonly openedAt: Date
  readonly mayChange: boolean
  readonly told: readonly CaseAction[]
  readonly documents: readonly SeenDocument[]
  readonly parties: readonly Party[]
  readonly links: readonly Link[]
  /** Marks of secrecy of the case and of the documents that the reader may see. */
  readonly marks: readonly KeptMark[]
}

const marks = sql`c.secrecy, c.secrecy_act as "secrecyAct", c.secrecy_item as "secrecyItem", c.secrecy_ends_on as "secrecyEndsOn"`
export const caseColumns = sql`c.number, c.class_code as "classCode", c.public_title as "publicTitle", c.language, c.authority, c.business_id as "businessId", c.received_way as "receivedWay",
  c.opened_by as "openedBy", c.opened_at as "openedAt", ${marks}, ${stateColumns}`
const documentColumns = sql`r.id, r.title, c.type, c.language, c.origin, c.arrived_at as "arrivedAt", c.arrived_way as "arrivedWay", c.sender, c.author, c.drafted_at as "draftedAt", c.sent_at as "sentAt",
  c.sent_way as "sentWay", c.recipient, c.version, c.draft, c.file_name as "fileName", c.media_type as "mediaType", c.size_bytes as "sizeBytes", c.added_at as "addedAt", ${marks}, r.public_from as "publicFrom", c.publicity_kind as "publicityKind", c.public_event_on as "publicEventOn",
  (select x.source_id from redaction x where x.municipality_id = c.municipality_id and x.case_id = c.case_id and x.public_id = c.id) as "redactionOf"`

/**
 * A case by its id. What is in it is read by the same rules as any record: a document or a linked case that the reader may not
 * see is not told of. Whoever reads it only because it is public sees neither parties nor the words of actions.
 */
export async function getCase(desk: Desk, id: string, why: Why): Promise<SeenCase | PurposeNeeded> {
  const record = await getRecord(desk, id, why)
  if (record instanceof PurposeNeeded) return record
  const { municipality, now } = desk
  const asker = askerAt(desk)
  const reach = why === null ? "open" : "all"
  const found = await readWithin(desk.database, municipality, async (queries) => {
    const [row] = await queries.rows<Omit<SeenCase, "record" | "told" | "documents" | "parties" | "links" | "marks">>(sql`
      select ${caseColumns}, (select r.public_from from record r where r.municipality_id = c.municipality_id and r.root_id = c.id and r.id = c.id) as "publicFrom", exists (select 1 from ${seenOne("change", asker, now, id, reach)}) as "mayChange"
      from case_file c where c.municipality_id = ${municipality} and c.id = ${id}`)
    if (!row) return null
    const inside = row.mayChange || record.because !== "public"
    const told = await queries.rows<CaseAction>(sql`
      select ${actionColumns}, ${inside ? sql`a.note` : sql`null as note`}
      from case_action a where a.municipality_id = ${municipality} and a.case_id = ${id} order by a.seq limit 1000`)
    const documents = await queries.rows<SeenDocument>(sql`
      select ${documentColumns} from case_document c cross join ${seenEach("read", asker, now, reach, sql`c.id`)}
      join record r on r.municipality_id = c.municipality_id and r.root_id = c.case_id and r.id = c.id
      where c.municipality_id = ${municipality} and c.case_id = ${id} order by c.added_at, c.id limit 500`)
    const parties = !inside ? [] : await queries.rows<Party>(sql`
      select p.id, p.kind, p.role, p.name, p.secret_act as "secretAct", p.secret_item as "secretItem" from case_party p where p.municipality_id = ${municipality} and p.case_id = ${id} order by p.role = 'initiator' desc, p.added_at, p.id limit 500`)
    const links = await queries.rows<Link & { secretNames: string[] | null }>(sql`
      select c.id, c.number, r.title, ${secretNames(municipality, sql`c.id`)} as "secretNames", case when l.kind = 'linked' then 'linked' when l.case_id = ${id} then 'parent' else 'child' end as kind
      from case_link l join case_file c on c.municipality_id = l.municipality_id and c.id = case when l.case_id = ${id} then l.other_id else l.case_id end
      cross join ${seenEach("read", asker, now, reach, sql`c.id`)} join record r on r.municipality_id = c.municipality_id and r.root_id = c.id and r.id = c.id
      where l.municipality_id = ${municipality} and (l.case_id = ${id} or l.other_id = ${id}) order by c.number limit 200`)
    const veil = await veilFor(queries, desk, id)
    const under = (text: string | null) => text && veil(text)
    const seen = inside ? await marksOf(queries, municipality, id, sql`select unnest(${[id, ...documents.map((one) => one.id)]}::text[])`) : []
    return {
      ...row, links,
      told: told.map((one) => ({ ...one, note: under(one.note) })),
      marks: seen.map((one) => ({ ...one, part: under(one.part) })),
      documents: documents.map((one) => ({ ...one, title: veil(one.title), fileName: under(one.fileName), sender: unlessCovered(veil, one.sender), recipient: unlessCovered(veil, one.recipient), author: unlessCovered(veil, one.author) })),
      parties: parties.map((one) => (one.secretAct !== null && unlessCovered(veil, one.name) === null ? { ...one, name: null } : one)),
    }
  })
  // A record that is no case has a page of its own.
  if (!found) throw new NotFound("There is no such case.")
  return { ...found, links: await veiled(desk, found.links, (one) => one.id, ({ title }, veil) => ({ title: veil(title) })), record }
}

/** What is sent of a file, and as what. */
export interface SentFile {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** The file of a document, for one who may read it: what to send and as what. The reading is noted before. */
export async function getFile(desk: Desk, caseId: string, id: string, why: Why): Promise<SentFile | PurposeNeeded> {
  const record = await getRecord(desk, id, why)
  if (record instanceof PurposeNeeded) return record
  const [row] = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<SentFile & { secretNames: string[] | null }>(sql`
      select file_name as name, media_type as "mediaType", sha256, size_bytes as "sizeBytes", ${secretNames(desk.municipality, sql`case_document.case_id`)} as "secretNames" from case_document
      where municipality_id = ${desk.municipality} and case_id = ${caseId} and id = ${id} and sha256 is not null`),
  )
  if (!row) throw new NotFound("There is no such file.")
  const [shown] = await veiled(desk, [row], () => caseId, ({ name }, veil) => ({ name: veil(name) }))
  return shown as SentFile
}
