import { startOf } from "../../lib/day.ts"
import { join, raw, type Sql, sql, type Value } from "../../lib/sql.ts"
import type { Secrecy } from "../records/seen.ts"
import type { Stage } from "./stages.ts"

/** What cases are counted by, in any combination. */
export interface CellNarrowing {
  readonly classCode?: string | null | undefined
  readonly stage?: Stage | null | undefined
  /** The year in which the case was opened. */
  readonly year?: number | null | undefined
  readonly unit?: string | null | undefined
  readonly secrecy?: Secrecy | null | undefined
}

/** The same by values, or by places where they are handed in later; a year by its first moment and that of the next. */
interface Narrowed {
  readonly classCode?: Value<string> | null | undefined
  readonly stage?: Value<string> | null | undefined
  readonly opened?: { readonly from: Value<Date>; readonly until: Value<Date> } | null | undefined
  readonly unit?: Value<string> | null | undefined
  readonly secrecy?: Value<string> | null | undefined
}

/** The moments between which a case of a year was opened. */
export const openedIn = (year: number | null | undefined): { readonly from: Date; readonly until: Date } | null => (given(year) ? { from: startOf(`${year}-01-01`), until: startOf(`${year + 1}-01-01`) } : null)

/** True of a case `c` that is among the narrowed. */
export const narrowed = ({ classCode, stage, opened, unit, secrecy }: Narrowed): Sql =>
  join([
    sql`true`,
    ...(given(classCode) ? [sql`c.class_code = ${classCode}`] : []),
    ...(given(stage) ? [sql`c.stage = ${stage}`] : []),
    ...(given(unit) ? [sql`c.unit = ${unit}`] : []),
    ...(given(secrecy) ? [sql`c.secrecy = ${secrecy}`] : []),
    // By the moment, which the indexes are in the order of.
    ...(given(opened) ? [sql`c.opened_at >= ${opened.from} and c.opened_at < ${opened.until}`] : []),
  ], " and ")

export const given = <Item>(value: Item | null | undefined): value is Item => value !== null && value !== undefined

/** The queues of cases; "due" holds what falls due within a week, "overdue" what should have been dealt with. */
export const queues = ["mine", "unit", "unassigned", "due", "overdue", "all"] as const
export type Queue = (typeof queues)[number]
/** How many days ahead a case is due soon. */
export const soonDays = 7

/** What the queue may be narrowed by. */
export interface CaseNarrowing extends CellNarrowing {
  readonly queue: Queue
  /** The beginning of a number. */
  readonly number?: string | undefined
  /** Words of the public title, in any inflection. */
  readonly words?: string | undefined
  /** What words find comes newest first, or the best match first: then `from` tells how many come before. */
  readonly best?: { readonly from: number } | undefined
}

/** True of numbers that begin with a text; a comparison, since behind the border no index serves LIKE. */
export const begins = (text: Value<string>): Sql => sql`c.number_key >= lower(${text}::text) and c.number_key < lower(${text}::text) || ${raw("'\u{10ffff}'")}`
