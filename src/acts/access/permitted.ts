import { join, raw, type Sql, sql, type Value } from "../../lib/sql.ts"
import type { Asker, Condition, Rule } from "../../model/rules/condition.ts"
import { barredFrom, caseGuards, doneFor, grantsOf, guards, heldFor, standing } from "../../model/rules/conditions.ts"
import { type Action, rulesFor } from "../../model/rules/table.ts"

/** How much an asker means to see: what is open to all and her own, or also what a stated purpose opens. */
export type Reach = "open" | "all"

/** What must hold for a rule to admit: its own conditions, and the guards beside every rule that is not open. */
export const needsOf = (rule: Rule): readonly Condition[] => (rule.open ? rule.needs : [...guards, ...rule.needs])

const admitted = (rule: Rule, rank: number, asker: Asker, now: Value<Date>): Sql => sql`
  select r.id, ${rank}::int as rank from record r where r.municipality_id = ${asker.municipality} and ${join(rule.needs.map((need) => need.holds(asker, now)), " and ")}`

const either = (arms: readonly Sql[]): Sql => (arms.length === 0 ? sql`select null::text as id, 0 as rank where false` : join(arms, " union all "))

/**
 * The records an asker may act on, each with the number of the first rule that admits her. Every path asks through this one
 * query, so that none can show what another hides. Silence is refusal.
 */
export function permitted(action: Action, asker: Asker, now: Value<Date>, reach: Reach = "all"): Sql {
  const { rules, alsoRequires } = rulesFor(action)
  const arms = rules.map((rule, rank) => ({ open: rule.open === true, arm: admitted(rule, rank, asker, now) }))
  const open = either(arms.filter((arm) => arm.open).map(({ arm }) => arm))
  const guarded = arms.filter((arm) => !arm.open).map(({ arm }) => arm)
  const all =
    reach === "open" || guarded.length === 0
      ? open
      : // Gathered once: of a new municipality the planner expects one row of everything, and would gather anew for each record.
        sql`${open} union all select p.id, p.rank from (with gathered as materialized (${join(guarded, " union all ")}) select * from gathered) p
          join record r on r.municipality_id = ${asker.municipality} and r.id = p.id
          where ${join(guards.map((guard) => guard.holds(asker, now)), " and ")}`
  const also = alsoRequires ? sql` where d.id in (select o.id from (${permitted(alsoRequires, asker, now, reach)}) o)` : raw("")
  return sql`select d.id, min(d.rank) as rank from (${all}) d${also} group by d.id`
}

/** What is the same of an asker whatever record is asked about. */
export interface Gathered {
  /** Her rights in force, as rows `g`. */
  readonly grants: Sql
  /** Whether she is of the staff, in service, and has signed the commitments. */
  readonly stands: Sql
  readonly lists: NonNullable<Asker["lists"]>
}

const whole = (conditions: readonly Condition[], asker: Asker, now: Value<Date>): Sql => join(conditions.map(({ held, holds }) => held ?? holds(asker, now)), " and ")

/** Parts of a statement that gather it once for all the records that the statement asks about. */
export const gathering = (asker: Asker, now: Value<Date>): Sql => sql`
  rights as materialized (select g.* from ${grantsOf(asker, now)}),
  standing as materialized (select ${whole(standing, asker, now)} as stands, array(${doneFor(asker, now)}) as done_for, array(${barredFrom(asker, now)}) as barred)`
export const gathered: Gathered = {
  grants: sql`rights g`, stands: sql`(select stands from standing)`,
  lists: { doneFor: sql`(select done_for from standing)::text[]`, barred: sql`(select barred from standing)::text[]` },
}

/**
 * The number of the first rule that admits an asker to the one record `r`, or null: the same rules as `permitted`, asked of a row
 * in hand, one after another until one admits. For many records the other way is the quicker, since it begins from what is hers.
 * What is the same of her for all of them is asked here too, unless the statement has gathered it before.
 */
export function admitting(action: Action, who: Asker, now: Value<Date>, reach: Reach = "all", its: Gathered | null = null): Sql {
  const asker: Asker = its === null ? who : { ...who, lists: its.lists }
  const { rules, alsoRequires } = rulesFor(action)
  const all = (conditions: readonly Condition[]): Sql => whole(conditions, asker, now)
  const guarded = its === null ? all(guards) : sql`${its.stands} and ${all(caseGuards)}`
  const whens = (open: boolean): Sql => join([...rules.entries()].filter(([, rule]) => (rule.open === true) === open).map(([rank, rule]) => sql`when ${all(rule.needs)} then ${raw(String(rank))}`), " ")
  // Open rules stand first in the table, so the guards are asked once between the two sorts; a test holds the table to it.
  const found = reach === "open" || rules.every(({ open }) => open === true) ? sql`(case ${whens(true)} when false then 0 end)` : sql`(select case ${whens(true)} when (${guarded}) is not true then null ${whens(false)} end from ${heldFor(its?.grants ?? grantsOf(asker, now))})`
  return alsoRequires ? sql`case when ${admitting(alsoRequires, who, now, reach, its)} is not null then ${found} end` : found
}

/** The rule that a number of `permitted` stands for. */
export function ruleOf(action: Action, rank: number): Rule {
  const rule = rulesFor(action).rules[rank]
  if (!rule) throw new Error(`The action ${action} has no rule ${rank}.`)
  return rule
}
