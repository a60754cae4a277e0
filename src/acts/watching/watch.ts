import { randomBytes } from "node:crypto"
import { isHoliday } from "../../law/holidays.ts"
import { type Day, dayAt, daysLater, isDay, startOf } from "../../lib/day.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import { type WatchGround, type WatchPlan, watchRules } from "../../model/watch-plan.ts"
import { enter } from "../access/border.ts"
import { Conflict } from "../refusals.ts"
import { type Database, inWork, type Work } from "../work.ts"
import { finders } from "./finders.ts"
import { homesSeen } from "./marks.ts"
import { looksOf, type Period } from "./period.ts"
import { planOf } from "./plan.ts"

/** How many suspicions came of each ground. */
export type Found = ReadonlyMap<WatchGround, number>

const watcher = { id: "watching", name: "watching", kind: "program" } as const

/** The day by which a suspicion found on a day is looked at: so many days later, or the next working day (150/1930 5 §). */
export function dueOn(foundOn: Day, daysToLook: number): Day {
  let day = daysLater(foundOn, daysToLook)
  while (isHoliday(day)) day = daysLater(day, 1)
  return day
}

/**
 * Looks through whole Finnish days of the log that have ended, by the rules of the plan, and draws the sample of each week that
 * ends in them. What was found before is not found twice. Throws `Conflict` for days that have not ended or are no days.
 */
export const watchPeriod = (database: Database, period: Period, codeKey: string, now: Date): Promise<Found> => inWork(database, watcher, now, (work) => watchIn(work, period, codeKey))

/** Looks through the days that have ended since the last time, yesterday at first; null when there are none. */
export const watchDue = (database: Database, municipality: string, codeKey: string, now: Date): Promise<Found | null> =>
  inWork(database, watcher, now, async (work) => {
    await enter(work.queries, municipality)
    await work.queries.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`varanto watching ${municipality}`}, 0))`)
    const [last] = await work.queries.rows<{ day: Day | null }>(sql`select max(day) as day from watched_day where municipality_id = ${municipality}`)
    const today = dayAt(now)
    const from = last?.day ? daysLater(last.day, 1) : daysLater(today, -1)
    if (from >= today) return null
    const until = daysLater(from, daysAtOnce)
    return watchIn(work, { municipality, from, until: until < today ? until : today }, codeKey)
  })

const daysAtOnce = 31

async function watchIn(work: Work, period: Period, codeKey: string): Promise<Found> {
  const { municipality, from, until } = period
  if (!isDay(from) || !isDay(until) || from >= until || until > dayAt(work.now)) throw new Conflict("Give whole days that have ended, the first before the last.")
  await enter(work.queries, municipality)
  await work.queries.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`varanto watching ${municipality}`}, 0))`)
  const { plan } = await planOf(work.queries, municipality)
  await work.queries.rows(sql`create temporary table look on commit drop as ${looksOf(period)}`)
  await work.queries.rows(sql`analyze look`)
  const watched = { ...period, plan, homes: await homesSeen(work.queries, municipality, codeKey) }
  const found = new Map<WatchGround, number>()
  for (const rule of watchRules) if (plan.rules.includes(rule)) found.set(rule, await keep(work, municipality, rule, finders[rule](watched), plan))
  found.set("random-sample", await drawSamples(work, period, plan))
  await work.queries.rows(sql`drop table look`)
  await work.queries.rows(sql`
    insert into watched_day (municipality_id, day, watched_at) select ${municipality}, day::date, ${work.now} from generate_series(${from}::date, ${until}::date - 1, interval '1 day') day
    on conflict (municipality_id, day) do update set watched_at = excluded.watched_at`)
  await dispose(work, municipality, plan)
  const counts = Object.fromEntries([...found].filter(([, count]) => count > 0))
  await work.note({ municipality, act: "log-watched", subject: { kind: "days", id: `${from}/${daysLater(until, -1)}` }, more: counts })
  return found
}

/** How many places in the log a suspicion names; it counts all. */
const placesLimit = 500

/** Keeps what a query found, one suspicion for a person, whose data it was, and a day. */
async function keep(work: Work, municipality: string, ground: WatchGround, looks: Sql, plan: WatchPlan): Promise<number> {
  const today = dayAt(work.now)
  const rows = await work.queries.rows(sql`
    insert into suspicion (municipality_id, id, rule, actor_id, person_id, day, first_at, last_at, entries, rests_on, found_on, due_on)
    select ${municipality}, gen_random_uuid()::text, ${ground}, f.actor, f.person, f.day, min(f.at), max(f.at), count(*),
      jsonb_agg(jsonb_build_object('month', f.month, 'writer', f.writer, 'lane', f.lane, 'seq', f.seq) order by f.at, f.writer, f.lane, f.seq) filter (where f.number <= ${placesLimit}::int),
      ${today}::date, ${dueOn(today, plan.daysToLook)}::date
    from (select v.*, row_number() over (partition by v.actor, v.person, v.day order by v.at, v.writer, v.lane, v.seq) as number from (${looks}) v) f
    group by f.actor, f.person, f.day on conflict do nothing returning id`)
  return rows.length
}

/** The Mondays whose week ends in the period. */
function weeksEndingIn({ from, until }: Period): Day[] {
  const weeks: Day[] = []
  for (let day = from; day < until; day = daysLater(day, 1)) if (new Date(`${day}T00:00:00Z`).getUTCDay() === 0) weeks.push(daysLater(day, -6))
  return weeks
}

/** Draws the weekly samples. A seed is made when the week is over, so that nobody can tell in advance what it will draw. */
async function drawSamples(work: Work, period: Period, plan: WatchPlan): Promise<number> {
  const { municipality } = period
  let drawn = 0
  for (const week of weeksEndingIn(period)) {
    await work.queries.rows(sql`
      insert into watch_sample (municipality_id, week_starts_on, seed, entries, drawn_at)
      values (${municipality}, ${week}::date, ${randomBytes(16).toString("hex")}, ${plan.samplePerWeek}, ${work.now}) on conflict do nothing`)
    const [sample] = await work.queries.rows<{ seed: string; entries: number }>(sql`select seed, entries from watch_sample where municipality_id = ${municipality} and week_starts_on = ${week}::date`)
    if (sample) drawn += await keep(work, municipality, "random-sample", sampleOf({ municipality, from: week, until: daysLater(week, 7) }, sample.seed, sample.entries), plan)
  }
  return drawn
}

/** The week's looks in the order of the digests of the seed and their place: the first of them are the sample. */
export const sampleOf = (week: Period, seed: string, entries: number): Sql => sql`
  select v.month, v.writer, v.lane, v.seq, v.at, v.day, v.actor, v.person from (${looksOf(week)}) v
  order by sha256(convert_to(${seed}::text || ' ' || v.month || '/' || v.writer || '/' || v.lane || '/' || v.seq, 'UTF8')) limit ${entries}::int`

/** Destroys what was looked at so long ago that the plan keeps it no longer (906/2019 21 §). */
async function dispose(work: Work, municipality: string, { keepYears }: WatchPlan): Promise<void> {
  const [year = "", ...rest] = dayAt(work.now).split("-")
  const before = startOf([String(Number(year) - keepYears), ...rest].join("-").replace(/02-29$/, "02-28"))
  const gone = await work.queries.rows(sql`delete from suspicion where municipality_id = ${municipality} and looked_at < ${before} returning id`)
  if (gone.length > 0) await work.note({ municipality, act: "data-destroyed", because: "keep-years", subject: { kind: "suspicion", id: "until" }, more: { suspicions: gone.length } })
}
