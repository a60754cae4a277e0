import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { type Desk, noteReading } from "../access/desk.ts"
import { NotFound } from "../refusals.ts"
import type { Asks } from "../requests/asks.ts"
import { type Act, idOrUnknown } from "../trail/entry.ts"
import { type Keeping, keeping, within } from "./keeper.ts"

export const intakeStates = ["waiting", "opened", "joined", "not-a-matter"] as const
export type IntakeState = (typeof intakeStates)[number]
/** Why something that came is no matter: a code. */
export const reasons = ["duplicate", "advice-given", "transferred", "spam", "test", "other"] as const
export type Reason = (typeof reasons)[number]

export interface ListedIntake {
  readonly id: string
  readonly subject: string
  readonly sender: string
  readonly way: string
  readonly arrivedAt: Date
  readonly unit: string | null
  readonly state: IntakeState
  readonly files: number
}

/** What waits: how much, since when, for which unit, and how much could not be read. */
export interface IntakeCounts {
  readonly waiting: number
  readonly oldest: Date | null
  readonly units: readonly { readonly unit: string | null; readonly waiting: number }[]
  readonly unread: number
}

export interface Unread {
  readonly id: string
  readonly name: string
  readonly reason: string
  readonly foundAt: Date
}

/** A matter whose sender could not be told that it arrived. */
export interface Untold {
  readonly id: string
  readonly subject: string
  readonly arrivedAt: Date
}

/** How long a matter whose sender was not reached is told of, in milliseconds. */
const untoldMs = 30 * 86_400_000

export interface IntakeQueue {
  readonly listed: readonly ListedIntake[]
  readonly counts: IntakeCounts
  readonly unread: readonly Unread[]
  /** Lately, at most twenty. */
  readonly untold: readonly Untold[]
}

export interface AfterIntake {
  readonly arrivedAt: Date
  readonly id: string
}

const listedColumns = sql`i.id, i.subject, i.sender, i.way, i.arrived_at as "arrivedAt", i.unit, i.state,
  (select count(*)::int from intake_file f where f.municipality_id = i.municipality_id and f.intake_id = i.id) as files`

/** What has arrived, for a registrar: what waits oldest first, what is settled newest first. Null for one who keeps no intake. */
export async function intakeQueue(desk: Desk, state: IntakeState, unit: string | null, limit: number, after: AfterIntake | null = null): Promise<IntakeQueue | null> {
  const { municipality, actor, now } = desk
  const found = await readWithin(desk.database, municipality, async (queries) => {
    const kept = await keeping(queries, municipality, actor, now)
    if (!kept) return null
    const oldestFirst = state === "waiting"
    const from = after === null ? sql`true` : oldestFirst ? sql`(i.arrived_at, i.id) > (${after.arrivedAt}::timestamptz, ${after.id}::text)` : sql`(i.arrived_at, i.id) < (${after.arrivedAt}::timestamptz, ${after.id}::text)`
    const listed = await queries.rows<ListedIntake>(sql`
      select ${listedColumns} from intake i where i.municipality_id = ${municipality} and i.state = ${state} and ${within(kept)} and (${unit}::text is null or i.unit = ${unit}) and ${from}
      order by ${oldestFirst ? sql`i.arrived_at, i.id` : sql`i.arrived_at desc, i.id desc`} limit ${limit}`)
    const unread = await queries.rows<Unread>(sql`
      select id, name, reason, found_at as "foundAt" from intake_unread where municipality_id = ${municipality} and settled_at is null order by found_at, id limit 50`)
    const untold = await queries.rows<Untold>(sql`
      select i.id, i.subject, i.arrived_at as "arrivedAt" from mail_out m join intake i on i.municipality_id = m.municipality_id and i.id = m.about
      where m.municipality_id = ${municipality} and m.state = 'given-up' and m.ended_at > ${new Date(now.getTime() - untoldMs)} and m.kind = 'acknowledgement' and ${within(kept)} order by m.ended_at desc limit 20`)
    return { listed, counts: await countsOf(queries, municipality, kept), unread, untold }
  })
  if (found) await noteReading(desk, { act: "record-listed", outcome: "done", purpose: "case-handling", more: { path: "intake", queue: state, hits: found.listed.length } })
  else await noteReading(desk, { act: "refused", because: "not-registrar", outcome: "refused", more: { act: "record-listed", path: "intake" } })
  return found
}

async function countsOf(queries: Queries, municipality: string, kept: NonNullable<Keeping>): Promise<IntakeCounts> {
  const units = await queries.rows<{ unit: string | null; waiting: number; oldest: Date }>(sql`
    select i.unit, count(*)::int as waiting, min(i.arrived_at) as oldest from intake i where i.municipality_id = ${municipality} and i.state = 'waiting' and ${within(kept)}
    group by i.unit order by count(*) desc, i.unit limit 200`)
  const [unread] = await queries.rows<{ count: number }>(sql`select count(*)::int as count from intake_unread where municipality_id = ${municipality} and settled_at is null`)
  const oldest = units.map((one) => one.oldest).reduce<Date | null>((first, one) => (first === null || one < first ? one : first), null)
  return { waiting: units.reduce((sum, { waiting }) => sum + waiting, 0), oldest, units, unread: unread?.count ?? 0 }
}

/** How much waits for someone; null for one who keeps no intake. */
export const intakeWaiting = ({ database, municipality, actor, now }: Desk): Promise<number | null> =>
  readWithin(database, municipality, async (queries) => {
    const kept = await keeping(queries, municipality, actor, now)
    return kept && (await countsOf(queries, municipality, kept)).waiting
  })

export interface IntakeFileRow {
  readonly seq: number
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
}

export interface IntakeMatter extends Omit<ListedIntake, "files"> {
  readonly body: string
  readonly contact: string | null
  readonly language: "fi" | "sv" | "en"
  readonly person: string | null
  readonly topic: string | null
  readonly reason: string | null
  readonly case: string | null
  readonly settledBy: string | null
  readonly settledAt: Date | null
  readonly acknowledgedAt: Date | null
  /** What was told by the form for requests; null for any other matter. */
  readonly asks: Asks | null
  readonly files: readonly IntakeFileRow[]
}

export const matterColumns = sql`i.asks, i.id, i.subject, i.sender, i.way, i.arrived_at as "arrivedAt", i.unit, i.state, i.body, i.contact, i.language, i.person_id as person, i.topic, i.reason, i.case_id as case,
  i.settled_by as "settledBy", i.settled_at as "settledAt", i.acknowledged_at as "acknowledgedAt"`

/** The files of something that came, in their order. */
export const filesOf = (queries: Queries, municipality: string, id: string): Promise<IntakeFileRow[]> =>
  queries.rows<IntakeFileRow>(sql`
    select seq, name, media_type as "mediaType", size_bytes::int as "sizeBytes", sha256 from intake_file where municipality_id = ${municipality} and intake_id = ${id} order by seq limit 100`)

/** Something else that may be the same matter. */
export interface LikeIntake {
  readonly id: string
  readonly subject: string
  readonly arrivedAt: Date
  readonly state: IntakeState
}

const likeDays = 90

/** One that has arrived, with what may be the same: of the same content, with the same file, or of the same sender and subject lately. Noted as a reading. */
export async function getIntake(desk: Desk, id: string): Promise<{ readonly matter: IntakeMatter; readonly like: readonly LikeIntake[] }> {
  const { municipality, actor, now } = desk
  const found = await readWithin(desk.database, municipality, async (queries) => {
    const kept = await keeping(queries, municipality, actor, now)
    const [row] = kept ? await queries.rows<Omit<IntakeMatter, "files">>(sql`select ${matterColumns} from intake i where i.municipality_id = ${municipality} and i.id = ${id} and ${within(kept)}`) : []
    if (!row || !kept) return null
    const like = await queries.rows<LikeIntake>(sql`
      select i.id, i.subject, i.arrived_at as "arrivedAt", i.state from intake i join intake own on own.municipality_id = i.municipality_id and own.id = ${id}
      where i.municipality_id = ${municipality} and i.id <> ${id} and ${within(kept)} and i.arrived_at > ${now}::timestamptz - make_interval(days => ${likeDays}::int) and (
        i.digest = own.digest or (i.sender_key = own.sender_key and lower(i.subject) = lower(own.subject))
        or i.id in (select f.intake_id from intake_file f join intake_file mine on mine.municipality_id = f.municipality_id and mine.sha256 = f.sha256 where mine.municipality_id = ${municipality} and mine.intake_id = ${id}))
      order by i.arrived_at desc, i.id limit 5`)
    return { matter: { ...row, files: await filesOf(queries, municipality, id) }, like }
  })
  if (!found) throw await refused(desk, "record-read", { kind: "intake", id })
  await noteReading(desk, { act: "record-read", subject: { kind: "intake", id }, person: found.matter.person, outcome: "done", purpose: "case-handling" })
  return found
}

/** A file of one that has arrived, or the bytes of what could not be read; the reading is noted before. */
export async function getIntakeFile(desk: Desk, id: string, seq: number | "unread"): Promise<IntakeFileRow> {
  const { municipality, actor, now } = desk
  const [file] = await readWithin(desk.database, municipality, async (queries) => {
    const kept = await keeping(queries, municipality, actor, now)
    if (!kept) return []
    return seq === "unread"
      ? queries.rows<IntakeFileRow>(sql`select 0 as seq, name, 'application/octet-stream' as "mediaType", size_bytes::int as "sizeBytes", sha256 from intake_unread where municipality_id = ${municipality} and id = ${id}`)
      : queries.rows<IntakeFileRow>(sql`
          select f.seq, f.name, f.media_type as "mediaType", f.size_bytes::int as "sizeBytes", f.sha256 from intake_file f join intake i on i.municipality_id = f.municipality_id and i.id = f.intake_id
          where f.municipality_id = ${municipality} and f.intake_id = ${id} and f.seq = ${seq} and ${within(kept)}`)
  })
  const subject = { kind: seq === "unread" ? "unread" : "intake", id }
  if (!file) throw await refused(desk, "file-read", subject)
  await noteReading(desk, { act: "file-read", subject, outcome: "done", purpose: "case-handling" })
  return file
}

/** Notes that someone asked for what is not there for her, and gives what to throw. */
async function refused(desk: Desk, act: Act, { kind, id }: { readonly kind: string; readonly id: string }): Promise<NotFound> {
  await noteReading(desk, { act: "refused", subject: { kind, id: idOrUnknown(id) }, because: "no-rule", outcome: "refused", more: { act } })
  return new NotFound("There is no such thing, or it is not yours to read.")
}
