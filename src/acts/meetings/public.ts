import { type DecisionKind, remedyFor } from "../../law/remedies.ts"
import type { DecisionLanguage } from "../../law/remedy-texts.ts"
import { minutesOnWeb, noticeOnWeb } from "../../law/times-on-the-web.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Database } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { remedyTextOf } from "../decisions/form.ts"
import { recipientsOfDecisions } from "../decisions/recipients.ts"
import { secretNames, veilOf } from "../publicity/veil.ts"
import { type Body, bodyColumns } from "./bodies.ts"
import { sectionColumns, sectionsFrom, type MinutesSection } from "./get.ts"
import type { Presence } from "./section.ts"
import { seatsOn } from "./seats.ts"

/** A meeting in the public list. */
export interface PublicMeeting {
  readonly id: string
  readonly startsAt: Date
  readonly place: string
  readonly publishedOn: Day | null
  readonly body: Pick<Body, "nameFi" | "nameSv">
}

/** A section as the public sees it on a day. */
export interface PublicSection {
  readonly number: number | null
  readonly title: string | null
  readonly outcome: MinutesSection["outcome"]
  /** Null before the minutes are on the web, and where nothing without personal data is left to show. */
  readonly decision: string | null
  readonly votes: MinutesSection["votes"]
  /** Who was there, away and disqualified, while names may be shown. */
  readonly seats: readonly { readonly name: string; readonly presence: Presence }[]
  /** Dissenting opinions, while names may be shown. */
  readonly dissents: readonly { readonly name: string; readonly reasons: string }[]
  readonly secret: boolean
  /** True once the personal data has gone. */
  readonly plain: boolean
  /** The last day of the personal data; null while it is not known. */
  readonly personalUntil: Day | null
}

/** How a change is sought in the decisions of some sections, as it stands beside the minutes (410/2015 140 §). */
export interface SectionsRemedy {
  readonly numbers: readonly number[]
  readonly text: Readonly<Record<DecisionLanguage, string>>
}

/** Meetings whose agenda is ready, the latest first (410/2015 29 and 140 §). */
export const publicMeetings = (database: Database, municipality: string, limit = 100): Promise<PublicMeeting[]> =>
  readWithin(database, municipality, (queries) =>
    queries.rows<PublicMeeting>(sql`
      select m.id, m.starts_at as "startsAt", m.place, m.published_on as "publishedOn", json_build_object('nameFi', b.name_fi, 'nameSv', b.name_sv) as body
      from meeting m join body b on b.municipality_id = m.municipality_id and b.id = m.body_id where m.municipality_id = ${municipality} and m.agenda_at is not null order by m.starts_at desc, m.id limit ${limit}`),
  )

/**
 * A meeting as the public sees it on the day of a moment: its agenda, and the minutes once they are checked and put on the web. A
 * section's personal data stands until the time for a remedy has ended for everyone (410/2015 140 §).
 */
export async function publicMeeting(database: Database, municipality: string, id: string, now: Date): Promise<(PublicMeeting & { readonly sections: readonly PublicSection[]; readonly remedies: readonly SectionsRemedy[] }) | null> {
  const today = dayAt(now)
  return readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<Omit<PublicMeeting, "body"> & Body & { meeting: string; endedAt: Date | null }>(sql`
      select m.id as meeting, m.starts_at as "startsAt", m.place, m.published_on as "publishedOn", m.ended_at as "endedAt", ${bodyColumns} from meeting m join body b on b.municipality_id = m.municipality_id and b.id = m.body_id
      where m.municipality_id = ${municipality} and m.id = ${id} and m.agenda_at is not null`)
    if (!row) return null
    const { meeting, startsAt, place, publishedOn, endedAt, ...body } = row
    // A case that has become secret as a whole since it was on the agenda is only mentioned from then on.
    const sections = await queries.rows<KeptSection>(sql`
      select ${sectionColumns}, ${secretNames(sql`s.municipality_id`, sql`s.case_id`)} as "secretNames", s.secret or coalesce(c.secrecy = 'secret' and not coalesce(c.secrecy_ends_on < ${today}::date, false), false) as secret from ${sectionsFrom} where s.municipality_id = ${municipality} and s.meeting_id = ${meeting} order by s.position limit 500`)
    const served = await recipientsOfDecisions(queries, municipality, sections.flatMap(({ extract }) => (extract === null ? [] : [extract])))
    const until = ({ kind, extract }: MinutesSection): Day | null =>
      publishedOn === null || endedAt === null ? null : lastDayOnWeb(kind, dayAt(endedAt), publishedOn, (served.get(extract ?? "")?.parties ?? []).map(({ service }) => service))
    const names = new Map((await seatsOn(queries, municipality, body.id, startsAt)).map((seat) => [seat.id, seat.name]))
    const shownSections = sections.map((section) => shown(section, publishedOn, until(section), today, names))
    return { id: meeting, startsAt, place, publishedOn, body, sections: shownSections, remedies: publishedOn === null || endedAt === null ? [] : remediesOf(sections, body, dayAt(endedAt)) }
  })
}

/** A section with the names of its case's parties who are secret by themselves: nobody outside is told of them, whatever was written. */
type KeptSection = MinutesSection & { readonly secretNames: readonly string[] | null }

/** The instructions for seeking a change, one for all sections of a kind. */
function remediesOf(sections: readonly MinutesSection[], { remedyBody, remedyAddress, remedyCloses }: Body, decidedOn: Day): SectionsRemedy[] {
  const decided = sections.filter(({ outcome, number }) => outcome === "decided" && number !== null)
  return [...new Set(decided.map(({ kind }) => kind))].map((kind) => {
    const text = (language: DecisionLanguage) => remedyTextOf({ language, kind, remedyBody, remedyAddress, remedyCloses, remedyBan: "" }, decidedOn)
    return { numbers: decided.flatMap((one) => (one.kind === kind && one.number !== null ? [one.number] : [])), text: { fi: text("fi"), sv: text("sv") } }
  })
}

function lastDayOnWeb(kind: DecisionKind, decidedOn: Day, publishedOn: Day, services: Parameters<typeof minutesOnWeb>[2]): Day | null {
  const remedy = remedyFor(kind, decidedOn)
  return remedy.period === null || remedy.runsFrom !== "service" ? noticeOnWeb(publishedOn).last : (minutesOnWeb(remedy, publishedOn, services)?.last ?? null)
}

function shown(section: KeptSection, publishedOn: Day | null, until: Day | null, today: Day, names: ReadonlyMap<string, string>): PublicSection {
  const { number, outcome, votes, secret, personal, plainDecision } = section
  const veil = veilOf(section.secretNames)
  const title = veil(section.title)
  const hidden = { number, title: secret ? null : title, outcome: null, decision: null, votes: null, seats: [], dissents: [], secret, plain: false, personalUntil: null }
  if (secret || publishedOn === null) return hidden
  const gone = until !== null && today > until
  const seats = gone ? [] : [...names].flatMap(([id, name]) => section.seats.filter(({ seat }) => seat === id).map(({ presence }) => ({ name, presence })))
  const dissents = gone ? [] : section.dissents.map(({ seat, reasons }) => ({ name: names.get(seat) ?? "–", reasons: veil(reasons) }))
  const decision = gone && personal ? plainDecision : section.decision
  return { number, title, outcome, decision: decision && veil(decision), votes, seats, dissents, secret, plain: gone, personalUntil: until }
}
