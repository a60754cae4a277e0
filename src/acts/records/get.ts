import { made, raw, sql } from "../../lib/sql.ts"
import { inPlace, together } from "../../lib/together.ts"
import type { Action } from "../../model/rules/table.ts"
import type { Database } from "../../store/database.ts"
import { readAtOnce, readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { ruleOf } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Reason, reasonOf, reasonStands, type Why } from "../access/purpose.ts"
import { type Attempt, NotFound } from "../refusals.ts"
import { idOrUnknown } from "../trail/entry.ts"
import { type RecordRow, type SeenRecord, seenBy, seenOne } from "./seen.ts"
import { columns, shownRecords } from "./shown.ts"

/** A record that the asker may not know of and one that is not there: the same words, the same work, the same note. */
export const noRecord = (attempt: Attempt | null = null): NotFound => new NotFound("There is no such record, or it is not yours to see.", attempt)

/** One who asks for one record. */
interface Asking {
  readonly desk: Desk
  readonly record: string
  readonly root: string | null
}

type Found = RecordRow & { readonly stands: boolean; readonly at: number }

/** The statement that reads a record for each of several askers of one municipality. */
const makeReading = (action: Action, reason: Reason) =>
  made(["municipality", "ids", "kinds", "nows", "records", "roots"], ({ municipality, ids, kinds, nows, records, roots }) => {
    const [asker, now, root] = [{ municipality, id: raw("ask.id"), kind: raw("ask.kind") }, raw("ask.now"), raw("ask.root")]
    return sql`
      select ask.at, its.* from unnest(${ids}::text[], ${kinds}::text[], ${nows}::timestamptz[], ${records}::text[], ${roots}::text[]) with ordinality ask(id, kind, now, record, root, at),
      lateral (select ${columns}, (${reasonStands(reason, asker, now, root)}) as stands from ${seenOne(action, asker, now, raw("ask.record"))}) its`
  })

function makeReader(database: Database, municipality: string, action: Action, reason: Reason): (asking: Asking) => Promise<Found | null> {
  const statement = makeReading(action, reason)
  return together({ atOnce: 2, most: 100 }, async (askings) => {
    const askers = askings.map(({ desk }) => askerAt(desk))
    const found = await readAtOnce<Found>(database, municipality, statement({
      municipality,
      ids: askers.map(({ id }) => id),
      kinds: askers.map(({ kind }) => kind),
      nows: askings.map(({ desk }) => desk.now),
      records: askings.map(({ record }) => record),
      roots: askings.map(({ root }) => root),
    }))
    return inPlace(askings, found)
  })
}

const readers = new WeakMap<Database, Map<string, ReturnType<typeof makeReader>>>()

/** What reads single records of a municipality: those asked for at the same time are read in one statement, each by her own rights. */
function readerOf({ database, municipality }: Desk, action: Action, reason: Reason): ReturnType<typeof makeReader> {
  const its = readers.get(database) ?? new Map<string, ReturnType<typeof makeReader>>()
  readers.set(database, its)
  const name = `${municipality} ${action} ${reason}`
  const reader = its.get(name) ?? makeReader(database, municipality, action, reason)
  its.set(name, reader)
  return reader
}

/** One record. What is not open to all needs a purpose, or a case that the reader has in hand. */
export async function getRecord(desk: Desk, id: string, why: Why, action: "read" | "change" | "export" = "read"): Promise<SeenRecord | PurposeNeeded> {
  const row = await readerOf(desk, action, reasonOf(why))({ desk, record: id, root: why !== null && "case" in why ? why.case : null })
  if (!row) {
    await noteReading(desk, { act: "refused", subject: { kind: "record", id: idOrUnknown(id) }, outcome: "refused", because: "no-rule", ...noted(why), more: { action } })
    throw noRecord()
  }
  const { stands: stated, at: _, ...kept } = row
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
