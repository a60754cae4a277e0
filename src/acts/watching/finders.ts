import { isHoliday } from "../../law/holidays.ts"
import { type Day, daysBetween, daysLater } from "../../lib/day.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import type { WatchPlan, WatchRule } from "../../model/watch-plan.ts"
import type { RuleCode } from "../../model/rules/condition.ts"
import type { Period } from "./period.ts"

/** What the finders look through: the period's looks, in the table `look`, and a keyed hash of each viewed person's homes. */
export interface Watched extends Period {
  readonly plan: WatchPlan
  readonly homes: readonly { readonly person: string; readonly mark: string }[]
}

/** Finds, in one query, the looks that a rule speaks of: their places, and whose data it was, or null when it is about many. */
type Finder = (watched: Watched) => Sql

const one = sql`v.month, v.writer, v.lane, v.seq, v.at, v.day, v.actor, v.person`
const many = sql`v.month, v.writer, v.lane, v.seq, v.at, v.day, v.actor, null::text as person`

/** Viewers with those who are the same human being: by id, or by an identity code that only a keyed hash is known of. */
const herself = ({ municipality }: Period): Sql => sql`
  select m.person_id, r.person_id from staff_mark m
  join search_key k on k.municipality_id = m.municipality_id and k.key = 'hetu' and k.value = m.mark
  join record r on r.municipality_id = k.municipality_id and r.root_id = k.root_id and r.id = k.record_id
  where m.municipality_id = ${municipality} and m.kind = 'code' and r.person_id is not null`

const notHerself = (period: Period): Sql => sql`v.person <> v.actor and (v.actor, v.person) not in (${herself(period)})`

/** The database may know only ASCII letters; these are the others that Finnish and Swedish names have. */
const lowered = (name: Sql): Sql => sql`translate(lower(${name}), 'ÅÄÖÆØŠŽÉÈÜÕÁ', 'åäöæøšžéèüõá')`

/** "Mallinen-Esimerkki" shares a name with "Esimerkki"; a particle is no name. */
const familyNames = (row: Sql): Sql => sql`array(
  select word from regexp_split_to_table(${lowered(row)}, '[-[:space:]]+') word where length(word) > 1 and word not in ('von', 'af', 'de', 'der', 'van', 'la', 'le'))`

/** The case is hers: hers to handle or of one she stands in for or is over, a task in it, or the client hers or her unit's. */
const isLinked = ({ municipality }: Period): Sql => {
  const stoodInFor = sql`select s.stands_in_for from substitute s where s.municipality_id = ${municipality} and s.person_id = v.actor and s.starts_at <= v.at and s.ends_at > v.at`
  const held = (row: Sql): Sql => sql`${row}.starts_at <= v.at and (${row}.ends_at is null or ${row}.ends_at > v.at)`
  return sql`
    exists (select 1 from assignment a where a.municipality_id = ${municipality} and a.root_id = r.root_id and a.starts_at <= v.at and (a.handed_over_at is null or a.handed_over_at > v.at)
      and (a.official_id = v.actor or a.official_id in (${stoodInFor})
        or exists (select 1 from employment e where e.municipality_id = ${municipality} and e.person_id = a.official_id and e.supervisor_id = v.actor and ${held(sql`e`)})))
    or exists (select 1 from task t where t.municipality_id = ${municipality} and t.root_id = r.root_id and t.person_id = v.actor and ${held(sql`t`)} and (t.done_at is null or t.done_at > v.at))
    or exists (select 1 from client_relation c where c.municipality_id = ${municipality} and c.client_id = v.person and ${held(sql`c`)}
      and (c.staff_id = v.actor or c.staff_id in (${stoodInFor})
        or c.unit in (select e.unit from employment e where e.municipality_id = ${municipality} and e.person_id = v.actor and ${held(sql`e`)})))`
}

/** Rules that are themselves a link to the case, or belong to work that has no cases; an emergency is looked at on its own. */
const needNoLink: readonly RuleCode[] = ["handles-the-case", "serves-the-client", "has-a-task", "supervises-the-handler", "keeps-the-archive", "protects-data", "audits", "emergency"]
const workWithOldCases: readonly RuleCode[] = ["keeps-the-archive", "audits"]

const holidaysOf = ({ from, until }: Period): Day[] =>
  Array.from({ length: daysBetween(from, until) }, (_, at) => daysLater(from, at)).filter(isHoliday)

/** One query a rule, over the whole period at once. */
export const finders: Readonly<Record<WatchRule, Finder>> = {
  "own-record": (its) => sql`select ${one} from look v where v.person = v.actor or (v.actor, v.person) in (${herself(its)})`,

  "same-surname": (its) => sql`
    with names as (
      select p.id, ${familyNames(sql`p.family_name`)} as words from person p
      where p.municipality_id = ${its.municipality} and p.id in (select actor from look union select person from look))
    select ${one} from look v join names a on a.id = v.actor join names b on b.id = v.person where a.words && b.words and ${notHerself(its)}`,

  "same-address": (its) => sql`
    select ${one} from look v
    where (v.actor, v.person) in (
        select m.person_id, home.person from staff_mark m join json_to_recordset(${JSON.stringify(its.homes)}::json) as home(person text, mark text) on home.mark = m.mark
        where m.municipality_id = ${its.municipality} and m.kind = 'home')
      and ${notHerself(its)}`,

  "public-figure": ({ municipality }) => sql`select ${one} from look v where v.person in (select f.person_id from watched_figure f where f.municipality_id = ${municipality})`,

  "mass-viewing": ({ plan }) => sql`
    with hourly as (select actor, date_trunc('hour', at) as hour from look group by 1, 2 having count(distinct person) >= ${plan.personsPerHour}::int),
      daily as (select actor, day from look group by 1, 2 having count(distinct person) >= ${plan.personsPerDay}::int)
    select ${many} from look v where (v.actor, date_trunc('hour', v.at)) in (select actor, hour from hourly) or (v.actor, v.day) in (select actor, day from daily)`,

  "no-case-link": (its) => sql`
    select ${one} from look v join record r on r.municipality_id = ${its.municipality} and r.id = v.record
    where (v.because is null or v.because <> all(${[...needNoLink]}::text[])) and r.changed_at < v.at - make_interval(days => ${its.plan.freshDays}::int) and not (${isLinked(its)})`,

  "far-back": ({ municipality, plan }) => sql`
    select ${one} from look v join record r on r.municipality_id = ${municipality} and r.id = v.record
    where r.closed_at < v.at - make_interval(days => ${plan.farBackDays}::int) and (v.because is null or v.because <> all(${[...workWithOldCases]}::text[]))`,

  "outside-hours": (its) => sql`
    select ${many} from look v
    where v.because is distinct from 'emergency' and (v.day = any(${holidaysOf(its)}::date[])
      or extract(hour from v.at at time zone 'Europe/Helsinki') < ${its.plan.opensAt}::int or extract(hour from v.at at time zone 'Europe/Helsinki') >= ${its.plan.closesAt}::int)`,
}
