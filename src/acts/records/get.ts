import { raw, sql } from "../../lib/sql.ts"
import { keptBy } from "../../lib/together.ts"
import type { Action } from "../../model/rules/table.ts"
import type { Database } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, askingAt, type Desk, noteReading } from "../access/desk.ts"
import { ruleOf } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Reason, reasonOf, reasonStands, type Why } from "../access/purpose.ts"
import { readEach } from "../access/read-each.ts"
import { type Attempt, NotFound } from "../refusals.ts"
import { idOrUnknown } from "../trail/entry.ts"
import { type RecordRow, type SeenRecord, seenBy, seenOne } from "./seen.ts"
import { columns, shownRecords } from "./shown.ts"

/** A record that the asker may not know of and one that is not there: the same words, the same work, the same note. */
export const noRecord = (attempt: Attempt | null = null): NotFound => new NotFound("There is no such record, or it is not yours to see.", attempt)

/** The record that is asked for, and the case that may be given as a reason. */
interface Ask {
  readonly record: string
  readonly root: string | null
}

type Found = RecordRow & { readonly stands: boolean }

/** What reads single records of a municipality: those asked for at the same time are read in one statement, each by her own rights. */
const makeReader = (database: Database, municipality: string, action: Action, reason: Reason) =>
  readEach<Ask, Found>(database, municipality, { record: "text", root: "text" }, ({ asker, now }) => sql`
    select ${columns}, (${reasonStands(reason, asker, now, raw("ask.root"))}) as stands from ${seenOne(action, asker, now, raw("ask.record"))}`)

const readers = keptBy<Database, ReturnType<typeof makeReader>>()

const readerOf = ({ database, municipality }: Desk, action: Action, reason: Reason): ReturnType<typeof makeReader> =>
  readers(database, `${municipality} ${action} ${reason}`, () => makeReader(database, municipality, action, reason))

/** One record. What is not open to all needs a purpose, or a case that the reader has in hand. */
export async function getRecord(desk: Desk, id: string, why: Why, action: "read" | "change" | "export" = "read"): Promise<SeenRecord | PurposeNeeded> {
  const [row] = await readerOf(desk, action, reasonOf(why))(askingAt(desk), { record: id, root: why !== null && "case" in why ? why.case : null })
  if (!row) {
    await noteReading(desk, { act: "refused", subject: { kind: "record", id: idOrUnknown(id) }, outcome: "refused", because: "no-rule", ...noted(why), more: { action } })
    throw noRecord()
  }
  const { stands: stated, ...kept } = row
  const rule = ruleOf(action, row.rank)
  const subject = { kind: "record", id: row.id }
  if (rule.open !== true && !stated) {
    await noteReading(desk, { act: "refused", subject, person: row.person, register: row.register, outcome: "refused", because: "purpose-needed", more: { action } })
    return new PurposeNeeded()
  }
  await noteReading(desk, { act: "record-read", subject, person: row.person, register: row.register, because: rule.code, outcome: "done", ...noted(why) })
  const [shown] = await shownRecords(desk, [kept], action)
  return shown as SeenRecord
}

/** Which of the records an asker may act on, for pages that show or hide a button. */
export async function mayAct(desk: Desk, action: Action, ids: readonly string[]): Promise<Set<string>> {
  const rows = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<{ id: string }>(sql`select r.id from ${seenBy(action, askerAt(desk), desk.now, "all")} where r.id = any(${[...ids]}::text[])`),
  )
  await noteReading(desk, { act: "record-listed", outcome: "done", more: { path: "may-act", action, hits: rows.length } })
  return new Set(rows.map(({ id }) => id))
}
