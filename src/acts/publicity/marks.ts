import { randomUUID } from "node:crypto"
import { groundsCited } from "../../law/secrecy-grounds.ts"
import { lastToEnd, type SecrecyEnd, secrecyEnd, type SecrecyFacts } from "../../law/secrecy-time.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import type { z } from "zod"
import type { publicity } from "../cases/publicity.ts"
import type { Work } from "../work.ts"

/** A case or a document of it. */
export interface Marked {
  readonly caseId: string
  readonly recordId: string
}

/** What a mark of secrecy says: act and item, part, from what its length is counted, and what has been learned of it (621/1999 25, 31 §). */
export interface SecrecyMark {
  readonly id: string
  readonly version: number
  readonly act: string
  readonly item: string
  /** Which part is secret; null for all of it. */
  readonly part: string | null
  readonly countedEvent: SecrecyFacts["countedFrom"]["event"]
  readonly countedOn: Day
  readonly diedOn: Day | null
  readonly endedOn: Day | null
  readonly withdrawnOn: Day | null
  readonly inUse: boolean
  /** A last day that was set: never later than the act gives, and the only one where we do not know its time. */
  readonly setUntil: Day | null
}

export type KeptMark = SecrecyMark & Marked & { readonly markedBy: string; readonly markedAt: Date }

/** The end of one mark with its reckoning. Of several items in one mark the last to end decides. */
export function endOfMark({ act, item, countedEvent, countedOn, diedOn, endedOn, withdrawnOn, inUse, setUntil }: SecrecyMark): SecrecyEnd {
  const facts: SecrecyFacts = {
    countedFrom: { event: countedEvent, on: countedOn }, inUse,
    ...(diedOn ? { diedOn } : {}), ...(endedOn ? { endedOn } : {}), ...(withdrawnOn ? { withdrawnOn } : {}),
  }
  const grounds = groundsCited(act, item)
  const known = grounds.length > 0 ? grounds : [{ time: "unsettled", whileInUse: false, law: `${act} ${item}`, mark: "M" } as const]
  const end = lastToEnd(known.map((ground) => secrecyEnd(ground, facts))) as SecrecyEnd
  if (setUntil === null || (end.until !== null && end.until <= setUntil)) return end
  return { until: setUntil, provisional: false, steps: [...end.steps, { code: "set", day: setUntil, law: "621/1999 31 §", mark: "V" }] }
}

/** A new mark, as it is first made. What the property, system or plan is in use for is taken to be in use until something else is told. */
export const newMark = (mark: Pick<SecrecyMark, "act" | "item" | "part" | "countedEvent" | "countedOn" | "setUntil">): SecrecyMark => ({
  ...mark, id: randomUUID(), version: 1, diedOn: null, endedOn: null, withdrawnOn: null, inUse: groundsCited(mark.act, mark.item).some(({ whileInUse }) => whileInUse),
})

/** Writes a version of a mark. Nothing else changes: `followPublicity` brings the rows to what the marks tell. */
export async function putMark({ queries, actor, now }: Work, municipality: string, { caseId, recordId }: Marked, mark: SecrecyMark): Promise<void> {
  queries.send(sql`
    insert into secrecy_mark (municipality_id, case_id, record_id, id, version, act, item, part, counted_event, counted_on, died_on, ended_on, withdrawn_on, in_use, set_until, ends_on, marked_by, marked_at)
    values (${municipality}, ${caseId}, ${recordId}, ${mark.id}, ${mark.version}, ${mark.act}, ${mark.item}, ${mark.part}, ${mark.countedEvent}, ${mark.countedOn}, ${mark.diedOn}, ${mark.endedOn}, ${mark.withdrawnOn},
      ${mark.inUse}, ${mark.setUntil}, ${endOfMark(mark).until}, ${actor.id}, ${now})`)
}

/** The marks of records of a case as they stand, the first made first. */
export const marksOf = (queries: Queries, municipality: string, caseId: string, records: Sql): Promise<KeptMark[]> =>
  queries.rows<KeptMark>(sql`
    select * from (
      select distinct on (m.record_id, m.id) m.case_id as "caseId", m.record_id as "recordId", m.id, m.version, m.act, m.item, m.part, m.counted_event as "countedEvent", m.counted_on as "countedOn", m.died_on as "diedOn", m.ended_on as "endedOn",
        m.withdrawn_on as "withdrawnOn", m.in_use as "inUse", m.set_until as "setUntil", m.marked_by as "markedBy", m.marked_at as "markedAt", min(m.marked_at) over (partition by m.record_id, m.id) as first
      from secrecy_mark m where m.municipality_id = ${municipality} and m.case_id = ${caseId} and m.record_id in (${records}) order by m.record_id, m.id, m.version desc) m
    order by m."recordId", m.first, m.id limit 1000`)

/** Stands for a part that nobody has told. */
export const unsaidPart = "–"

/** The mark of what is registered as secret; null for what is not. */
export const firstMark = ({ secrecy, act, item, part, endsOn }: z.output<typeof publicity>, counted: Pick<SecrecyMark, "countedEvent" | "countedOn">): SecrecyMark | null =>
  secrecy === "public" || secrecy === "not-yet-public" || act === null || item === null ? null : newMark({ act, item, part: secrecy === "secret" ? null : (part ?? unsaidPart), ...counted, setUntil: endsOn })

/** Counts the marks of a document from its own date, now that it has one (621/1999 31 §), and brings its rows to that. */
export async function countFrom(work: Work, municipality: string, its: Marked, day: Day): Promise<void> {
  for (const { version, ...mark } of await marksOf(work.queries, municipality, its.caseId, sql`${its.recordId}`))
    if (mark.countedOn !== day) await putMark(work, municipality, its, { ...mark, version: version + 1, countedEvent: "dated", countedOn: day })
  await followPublicity(work, municipality, its.caseId, its.recordId)
}

const midnight = (day: Sql): Sql => sql`((${day})::timestamp at time zone 'Europe/Helsinki')`

/**
 * Brings the rows of a case and its documents to what their marks and moments tell: until when they are secret, and from when on they
 * are public. The rules compare that moment with the clock, so that nothing has to run on the day. `only` for one record.
 */
export async function followPublicity({ queries, now }: Pick<Work, "queries" | "now">, municipality: string, caseId: string, only: string | null = null): Promise<void> {
  const its = only === null ? sql`true` : sql`x.id = ${only}`
  // The last of the marks decides; one without an end outlasts all.
  const end = (id: Sql): Sql => sql`(
    select case when bool_or(m.ends_on is null) then null else max(m.ends_on) end from (
      select distinct on (m.id) m.ends_on from secrecy_mark m where m.municipality_id = ${municipality} and m.case_id = ${caseId} and m.record_id = ${id} order by m.id, m.version desc) m)`
  const secret = sql`x.secrecy in ('secret', 'partly-secret')`
  await queries.rows(sql`update case_document x set secrecy_ends_on = ${end(sql`x.id`)} where x.municipality_id = ${municipality} and x.case_id = ${caseId} and ${secret} and ${its} and x.secrecy_ends_on is distinct from ${end(sql`x.id`)}`)
  await queries.rows(sql`update case_file x set secrecy_ends_on = ${end(sql`x.id`)} where x.municipality_id = ${municipality} and x.id = ${caseId} and ${secret} and ${its} and x.secrecy_ends_on is distinct from ${end(sql`x.id`)}`)
  await queries.rows(sql`
    with told as (
      select x.id, case when x.publicity_kind is null then '-infinity'::timestamptz else ${midnight(sql`x.public_event_on`)} end as moment, case when ${secret} then ${midnight(sql`x.secrecy_ends_on + 1`)} else '-infinity'::timestamptz end as ended
      from case_document x where x.municipality_id = ${municipality} and x.case_id = ${caseId} and ${its} and (${secret} or (x.secrecy = 'not-yet-public' and x.publicity_kind is not null))
      union all
      select x.id, '-infinity'::timestamptz, ${midnight(sql`x.secrecy_ends_on + 1`)} from case_file x where x.municipality_id = ${municipality} and x.id = ${caseId} and ${secret} and ${its}
    ), told_of as (select id, case when moment is null or ended is null then null else greatest(moment, ended) end as public_from from told)
    update record r set public_from = t.public_from, changed_at = ${now} from told_of t
    where r.municipality_id = ${municipality} and r.root_id = ${caseId} and r.id = t.id and r.public_from is distinct from t.public_from`)
}

/** The day on which something is registered, from which a mark counts where nothing else is told. */
export const markedFrom = (receivedAt: Date | null, datedAt: Date): Pick<SecrecyMark, "countedEvent" | "countedOn"> =>
  receivedAt ? { countedEvent: "document-received", countedOn: dayAt(receivedAt) } : { countedEvent: "dated", countedOn: dayAt(datedAt) }
