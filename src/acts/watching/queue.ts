import type { Day } from "../../lib/day.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import { inForce } from "../../model/rules/in-force.ts"
import type { WatchGround } from "../../model/watch-plan.ts"
import { NotFound } from "../refusals.ts"
import type { Act } from "../trail/entry.ts"
import type { Work } from "../work.ts"
import { mustWatch } from "./watches.ts"

export const suspicionStates = ["open", "asked", "looked-at"] as const
export type SuspicionState = (typeof suspicionStates)[number]

/** What the data protection officer concluded. */
export const outcomes = ["in-order", "unclear", "misuse"] as const
export type Outcome = (typeof outcomes)[number]

/** What follows: the employer's own steps, the police, and the breach notices (GDPR art. 33–34). */
export const nextSteps = ["told-supervisor", "told-data-subject", "police", "breach-considered"] as const
export type NextStep = (typeof nextSteps)[number]

/** A look, or a day's looks, that someone has to look at. */
export interface Suspicion {
  readonly id: string
  readonly rule: WatchGround
  readonly actor: string
  readonly actorName: string
  readonly title: string | null
  readonly unit: string | null
  readonly person: string | null
  readonly personName: string | null
  readonly day: Day
  readonly entries: number
  readonly foundOn: Day
  readonly dueOn: Day
  readonly state: SuspicionState
  readonly outcome: Outcome | null
  readonly explained: boolean
}

const columns = sql`s.id, s.rule, s.actor_id as actor, coalesce(a.given_names || ' ' || a.family_name, s.actor_id) as "actorName", job.title, job.unit, s.person_id as person,
  case when s.person_id is not null then coalesce(p.given_names || ' ' || p.family_name, s.person_id) end as "personName",
  s.day, s.entries, s.found_on as "foundOn", s.due_on as "dueOn", s.state, s.outcome, s.explanation is not null as explained`

const named = (municipality: string): Sql => sql`suspicion s
  left join person a on a.municipality_id = ${municipality} and a.id = s.actor_id
  left join person p on p.municipality_id = ${municipality} and p.id = s.person_id
  left join lateral (
    select j.title, j.unit from employment j where j.municipality_id = ${municipality} and j.person_id = s.actor_id and j.starts_at <= s.last_at order by j.starts_at desc limit 1) job on true`

const isHers = (reviewer: string): Sql => sql`(s.actor_id = ${reviewer} or s.person_id is not distinct from ${reviewer}::text)`

/** A shared address tells where a person under non-disclosure lives: it is for one with the special right (661/2009 36 §). */
const tellsAddress = (municipality: string, reviewer: string, now: Date): Sql => sql`(s.rule = 'same-address'
  and coalesce((select n.protected from person n where n.municipality_id = ${municipality} and n.id = s.person_id), true)
  and not exists (select 1 from access_grant g where g.municipality_id = ${municipality} and g.person_id = ${reviewer} and g.shows_protected_addresses
    and ${inForce("g", now)} and (g.removed_at is null or g.removed_at > ${now})))`

/** Those that someone may look at: never one about her own looks or her own data, nor one that would tell her a protected address. */
export const reviewable = (municipality: string, { actor, now }: Pick<Work, "actor" | "now">): Sql =>
  sql`s.municipality_id = ${municipality} and not ${isHers(actor.id)} and not ${tellsAddress(municipality, actor.id, now)}`

export interface Queue {
  readonly items: readonly Suspicion[]
  /** How many there are in all of those asked for. */
  readonly all: number
  readonly open: number
  readonly overdue: number
  /** About the reader herself: they wait for another. */
  readonly ofReader: number
  /** Would tell a protected address: they wait for one who may see it. */
  readonly needRight: number
}

interface Narrowing {
  readonly state?: SuspicionState | "waiting" | undefined
  readonly rule?: WatchGround | undefined
}

/** The review queue, what is due first at the top. Reading it is noted. */
export async function reviewQueue(work: Work, municipality: string, today: Day, { state = "waiting", rule }: Narrowing = {}, limit = 200): Promise<Queue> {
  await mustWatch(work, municipality)
  const mine = reviewable(municipality, work)
  const wanted = sql`${state === "waiting" ? sql`s.state <> 'looked-at'` : sql`s.state = ${state}`} and ${rule === undefined ? sql`true` : sql`s.rule = ${rule}`}`
  const items = await work.queries.rows<Suspicion>(sql`select ${columns} from ${named(municipality)} where ${mine} and ${wanted} order by s.due_on, s.day, s.id limit ${limit}`)
  const [counts] = await work.queries.rows<Omit<Queue, "items">>(sql`
    select (count(*) filter (where ${mine} and ${wanted}))::int as all, (count(*) filter (where ${mine} and s.state <> 'looked-at'))::int as open,
      (count(*) filter (where ${mine} and s.state <> 'looked-at' and s.due_on < ${today}::date))::int as overdue,
      (count(*) filter (where ${isHers(work.actor.id)} and s.state <> 'looked-at'))::int as "ofReader",
      (count(*) filter (where not ${isHers(work.actor.id)} and not (${mine}) and s.state <> 'looked-at'))::int as "needRight"
    from suspicion s where s.municipality_id = ${municipality} and (s.state <> 'looked-at' or ${state === "looked-at"}::boolean)`)
  await work.note({ municipality, act: "log-reviewed", subject: { kind: "suspicion", id: "queue" }, more: { step: "listed", entries: items.length } })
  return { ...(counts ?? { all: 0, open: 0, overdue: 0, ofReader: 0, needRight: 0 }), items }
}

/** One look as the log has it. */
export interface Look {
  readonly at: Date
  readonly act: Act
  readonly record: string | null
  readonly register: string | null
  readonly purpose: string | null
  readonly case: string | null
  readonly because: string | null
  /** Whose data it was; null when the personal part of the entry has been destroyed. */
  readonly person: string | null
}

/** The entries that a suspicion rests on, the earliest first, from their places in the log. */
export const entriesOf = (work: Work, municipality: string, id: string): Promise<Look[]> =>
  work.queries.rows<Look>(sql`
    select e.at, e.act, e.subject_id as record, e.register, e.purpose, e.case_id as case, e.because, coalesce(p.given_names || ' ' || p.family_name, d.person) as person
    from suspicion s cross join lateral jsonb_to_recordset(s.rests_on) place(month date, writer bigint, lane smallint, seq bigint)
    join usage_entry e on e.month = place.month and e.writer = place.writer and e.lane = place.lane and e.seq = place.seq
    left join usage_detail d on d.month = e.month and d.writer = e.writer and d.lane = e.lane and d.seq = e.seq
    left join person p on p.municipality_id = s.municipality_id and p.id = d.person
    where s.municipality_id = ${municipality} and s.id = ${id} order by e.at, e.writer, e.lane, e.seq limit 500`)

export interface Review extends Suspicion {
  readonly looks: readonly Look[]
  readonly askedAt: Date | null
  readonly explanation: string | null
  readonly explainedAt: Date | null
  readonly nextSteps: readonly NextStep[]
  readonly note: string | null
  readonly lookedBy: string | null
  readonly lookedAt: Date | null
  readonly withheld: { readonly reason: string; readonly endsAt: Date } | null
}

/** One suspicion with all that there is to know of it. Reading it is noted. */
export async function getReview(work: Work, municipality: string, id: string): Promise<Review> {
  await mustWatch(work, municipality)
  const [row] = await work.queries.rows<Omit<Review, "looks" | "withheld"> & { reason: string | null; endsAt: Date | null }>(sql`
    select ${columns}, s.asked_at as "askedAt", s.explanation, s.explained_at as "explainedAt", s.next_steps as "nextSteps", s.note, s.looked_at as "lookedAt",
      coalesce(l.given_names || ' ' || l.family_name, s.looked_by) as "lookedBy", w.reason, w.ends_at as "endsAt"
    from ${named(municipality)} left join person l on l.municipality_id = ${municipality} and l.id = s.looked_by
      left join view_withholding w on w.municipality_id = ${municipality} and w.suspicion_id = s.id and w.ends_at > ${work.now}
    where ${reviewable(municipality, work)} and s.id = ${id}`)
  if (!row) throw new NotFound("There is no such review, or it is not yours.")
  const { reason, endsAt, ...review } = row
  const looks = await entriesOf(work, municipality, id)
  await work.note({ municipality, act: "log-reviewed", subject: { kind: "suspicion", id }, because: review.rule, more: { step: "read" } })
  return { ...review, looks, withheld: reason && endsAt ? { reason, endsAt } : null }
}
