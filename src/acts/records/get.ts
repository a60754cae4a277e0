import { made, sql } from "../../lib/sql.ts"
import type { Action } from "../../model/rules/table.ts"
import { readOne, readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { ruleOf } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Reason, reasonOf, reasonStands, type Why } from "../access/purpose.ts"
import { type Attempt, NotFound } from "../refusals.ts"
import { idOrUnknown } from "../trail/entry.ts"
import { columns, type RecordRow, type SeenRecord, seenBy, seenOne, seenRecord } from "./seen.ts"

/** A record that the asker may not know of and one that is not there: the same words, the same work, the same note. */
export const noRecord = (attempt: Attempt | null = null): NotFound => new NotFound("There is no such record, or it is not yours to see.", attempt)

const makeReading = (action: Action, reason: Reason) =>
  made(["municipality", "id", "kind", "now", "record", "root"], ({ now, record, root, ...asker }) => sql`
    select ${columns}, (${reasonStands(reason, asker, now, root)}) as stands from ${seenOne(action, asker, now, record)}`)

const readings = new Map<string, ReturnType<typeof makeReading>>()

/** The statement that reads one record, made once for each action and sort of reason. */
function readingOf(action: Action, reason: Reason): ReturnType<typeof makeReading> {
  const found = readings.get(`${action} ${reason}`) ?? makeReading(action, reason)
  readings.set(`${action} ${reason}`, found)
  return found
}

/** One record. What is not open to all needs a purpose, or a case that the reader has in hand. */
export async function getRecord(desk: Desk, id: string, why: Why, action: "read" | "change" | "export" = "read"): Promise<SeenRecord | PurposeNeeded> {
  const asked = readingOf(action, reasonOf(why))({ ...askerAt(desk), now: desk.now, record: id, root: why !== null && "case" in why ? why.case : null })
  const [row] = await readOne<RecordRow & { stands: boolean }>(desk.database, desk.municipality, asked)
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
  return seenRecord(kept, action)
}

/** Which of the records an asker may act on, for pages that show or hide a button. */
export async function mayAct(desk: Desk, action: Action, ids: readonly string[]): Promise<Set<string>> {
  const rows = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<{ id: string }>(sql`select r.id from ${seenBy(action, askerAt(desk), desk.now, "all")} where r.id = any(${[...ids]}::text[])`),
  )
  await noteReading(desk, { act: "record-listed", outcome: "done", more: { path: "may-act", action, hits: rows.length } })
  return new Set(rows.map(({ id }) => id))
}
