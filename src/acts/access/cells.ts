import { join, raw, type Sql, sql, type Value } from "../../lib/sql.ts"
import type { Asker, Condition } from "../../model/rules/condition.ts"
import { guards } from "../../model/rules/conditions.ts"
import { type Action, rulesFor } from "../../model/rules/table.ts"
import { admitting, type Gathered, gathered, type Reach } from "./permitted.ts"

/** Who looks at which cases, and when. */
export interface Look {
  readonly asker: Asker
  readonly now: Value<Date>
  readonly reach: Reach
  /** What is done with the cases; they are read unless told otherwise. */
  readonly action?: Action
}

/** Whether she may do so with the record `r` of a case. */
export const admits = ({ action = "read", asker, now, reach }: Look, its: Gathered): Sql => sql`${admitting(action, asker, now, reach, its)} is not null`

/** Whether a case of a cell `n` is one that the asker may act on, as far as its cell tells: the same rules, asked of a record of which only that is known. */
export const cellAdmits = (look: Look, its: Gathered): Sql => sql`(
  select ${admits(look, its)} from (select n.register, n.unit, n.secrecy, case when n.about_someone then '' end as person_id, case when n.ended then '-infinity'::timestamptz end as closed_at,
    null::text as municipality_id, null::text as id, null::text as root_id, null::timestamptz as public_from, false as need_to_know, false as locked) r)`

/**
 * Whether the open rules admit to a case `c`, row by row: by its class of secrecy, where that tells so and nothing takes it from all; else the rules are asked of its record by `ask`. Of a case the open rules look
 * at nothing else that is known from outside.
 */
export const isOpen = (its: Omit<Look, "reach">, ask: Sql): Sql => {
  const look: Look = { ...its, reach: "open" }
  const bare = sql`(select ''::text as register, c.unit, c.secrecy, false as about_someone, false as ended) n`
  return sql`(case when (select ${cellAdmits(look, gathered)} from ${bare}) and c.id not in (${takenRoots(look)}) then true else ${ask} end)`
}

/** The cell of a case's record `r`, as `cellColumns` has it. */
export const cellOf = (now: Value<Date>): Sql => sql`(r.register, r.unit, r.secrecy, coalesce(r.closed_at <= ${now}, false), r.person_id is not null)`

const conditionsOf = ({ action = "read", reach }: Look): readonly Condition[] => {
  const rules = rulesFor(action).rules.filter((rule) => reach === "all" || rule.open)
  return [...new Set([...rules.flatMap(({ needs }) => needs), ...(reach === "all" ? guards : [])])]
}

const joined = (selects: readonly Sql[]): Sql => (selects.length === 0 ? sql`select null::text as root_id where false` : join(selects, " union all "))
const upTo = (most: number | null, selects: readonly Sql[]): Sql => joined(most === null ? selects : selects.map((select) => sql`(${select} limit ${raw(String(most))})`))

/**
 * Roots of the cases that the asker may be admitted to though their cells do not tell so: only these are left to look at beside the cells that admit her. One may come
 * more than once. `among` are the classes of secrecy that are asked about, and of each sort of tie no more than `most` come.
 */
export const addedRoots = (look: Look, among: Sql, most: number | null = null): Sql =>
  upTo(most, conditionsOf(look).flatMap(({ adds }) => (adds ? [adds(look.asker, look.now, among)] : [])))

/** Roots of the cases that she may not be admitted to though their cells tell so, likewise. */
export const takenRoots = (look: Look, most: number | null = null): Sql =>
  upTo(most, [...new Set(conditionsOf(look).map(({ takes }) => takes))].flatMap((takes) => (takes ? [takes(look.asker, look.now)] : [])))
