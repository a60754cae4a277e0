import { sql } from "../../lib/sql.ts"
import { Hetu, ProtectedAddress } from "../../model/kinds/masked.ts"
import type { Action } from "../../model/rules/table.ts"
import type { Desk } from "../access/desk.ts"
import { ruleOf } from "../access/permitted.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { type Guarded, isProtected, type RecordRow, type SeenRecord } from "./seen.ts"

export const columns = sql`r.id, r.root_id as root, r.register, r.unit, r.person_id as person, r.secrecy, r.title, r.body, r.guarded, r.changed_at as "changedAt",
  ${isProtected} as protected, ${secretNames(sql`r.municipality_id`, sql`r.root_id`)} as "secretNames", seen.rank`

/** What stands behind masks in a record: a code always, an address where its person is under non-disclosure. */
export const masked = (guarded: Guarded, hidden: boolean, record: string): Readonly<Record<string, string | Hetu | ProtectedAddress>> =>
  Object.fromEntries(Object.entries(guarded).map(([name, { kind, value }]) => [name, kind === "code" ? new Hetu(value, record) : hidden ? new ProtectedAddress(value, record) : value]))

/** Records as they are shown to one who may act on them: codes and protected addresses as masks, and titles under the veil of their case. */
export async function shownRecords(desk: Desk, rows: readonly RecordRow[], action: Action): Promise<SeenRecord[]> {
  const titled = await veiled(desk, rows, ({ root }) => root, ({ title }, veil) => ({ title: veil(title) }))
  return titled.map(({ guarded, protected: hidden, rank, ...row }) => {
    return { ...row, fields: masked(guarded, hidden, row.id), because: ruleOf(action, rank).code }
  })
}
