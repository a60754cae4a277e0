import { type Sql, sql, type Value } from "../../lib/sql.ts"
import type { Hetu, ProtectedAddress } from "../../model/kinds/masked.ts"
import type { Asker, RuleCode } from "../../model/rules/condition.ts"
import type { Action } from "../../model/rules/table.ts"
import { admitting, permitted, type Reach } from "../access/permitted.ts"

export type Secrecy = "public" | "partly-secret" | "secret" | "not-yet-public"

/** A record as one who may see it sees it: codes and protected addresses are masks until they are revealed. */
export interface SeenRecord {
  readonly id: string
  readonly root: string
  readonly register: string
  readonly unit: string
  readonly person: string | null
  readonly secrecy: Secrecy
  readonly title: string
  readonly body: Readonly<Record<string, unknown>>
  readonly fields: Readonly<Record<string, string | Hetu | ProtectedAddress>>
  readonly changedAt: Date
  /** Code of the rule that let her see it. */
  readonly because: RuleCode
}

/** What stands behind a mask, as it is kept. */
export type Guarded = Readonly<Record<string, { readonly kind: "code" | "address"; readonly value: string }>>

export interface RecordRow extends Omit<SeenRecord, "fields" | "because"> {
  readonly secretNames: readonly string[] | null
  readonly guarded: Guarded
  readonly protected: boolean
  readonly rank: number
}

/** True for a person under non-disclosure, and for one whom we do not know: missing never means public. */
export const isProtected = sql`coalesce((select n.protected from person n where n.municipality_id = r.municipality_id and n.id = r.person_id), true)`

/** The records that an asker may act on, as `r`, with the rule's number as `seen.rank`. Every path reads from here. */
export const seenBy = (action: Action, asker: Asker, now: Date, reach: Reach): Sql =>
  sql`record r join (${permitted(action, asker, now, reach)}) seen on seen.id = r.id and r.municipality_id = ${asker.municipality}`

/** The one record that an asker may act on, likewise; none where no rule admits her. The id is no column of an `r` outside: it would be taken for the one inside, and every record would do. */
export const seenOne = (action: Action, asker: Asker, now: Value<Date>, id: Value<string>, reach: Reach = "all"): Sql => {
  if (typeof id === "object" && id.text.some((piece) => /(^|\W)r\./.test(piece))) throw new TypeError("The record is asked about by an id that is not its own: name the row outside otherwise than r.")
  return sql`(select *, ${admitting(action, asker, now, reach)} as rank from record r where r.municipality_id = ${asker.municipality} and r.id = ${id} offset 0) r
    cross join lateral (select r.rank) seen where r.rank is not null`
}

/** Whether an asker may act on the record of an id that the rest of the query gives, as `seen`: asked row by row, until a page is full. */
export const seenEach = (action: Action, asker: Asker, now: Date, reach: Reach, id: Sql): Sql =>
  sql`lateral (select r.id, seen.rank from ${seenOne(action, asker, now, id, reach)}) seen`
