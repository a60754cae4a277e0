import { dayAt } from "../../lib/day.ts"
import { raw, type Sql, sql } from "../../lib/sql.ts"
import type { Language, Words } from "../../lib/words.ts"
import { holdsSomeContentRole } from "../../model/rules/conditions.ts"
import { pain001, type Transfer } from "../../derive/registers/pain-001.ts"
import { csvOf } from "../../lib/csv.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerOf, type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { reachOf } from "../records/list.ts"
import { seenOne } from "../records/seen.ts"
import { Conflict, NotFound } from "../refusals.ts"
import { idOrUnknown } from "../trail/entry.ts"
import type { Queries, Work } from "../work.ts"
import { type Declared, declaredIn, judged, moveBack, rowsFor } from "./batches.ts"
import { definitionsOf, getDefinition } from "./definitions.ts"
import { writeChanges } from "./save.ts"
import { fromOfficial } from "./whose.ts"

/** A batch that was made, with its control figures as they were then. */
export interface KeptBatch {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly batch: string
  readonly language: Language
  readonly madeBy: string
  /** Her name; null where the directory no longer has her. */
  readonly madeByName: string | null
  readonly madeAt: Date
  readonly count: number
  /** The sum in cents; null where it tells none. */
  readonly cents: number | null
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
  /** How many of its rows are there still: the others went with their records. */
  readonly left: number
}

const noBatch = (): NotFound => new NotFound("There is no such batch, or it is not yours to see.")

/** Batches `b` of which the asker may take out every record that is there still, and see the codes in it where it tells some. */
function mayTake(desk: Pick<Desk, "municipality" | "actor" | "now">): Sql {
  const [asker, now] = [askerOf(desk.municipality, desk.actor), desk.now]
  const may = (action: "export" | "show-code") => sql`exists (select 1 from ${seenOne(action, asker, now, sql`w.record_id`)})`
  return sql`${inGoodStanding(asker, now)} and ${holdsSomeContentRole.holds(asker, now)} and not exists (
    select 1 from register_batch_row w where w.municipality_id = b.municipality_id and w.batch_id = b.id and not (${may("export")} and (not b.tells_codes or ${may("show-code")})))`
}

const kept = sql`b.id, b.type, b.version, b.batch, b.language, b.made_by as "madeBy", b.made_at as "madeAt", b.count, b.cents::float8 as cents, b.undone_at as "undoneAt", b.undone_by as "undoneBy",
  (select p.given_names || ' ' || p.family_name from person p where p.municipality_id = b.municipality_id and p.id = b.made_by) as "madeByName",
  (select count(*)::int from register_batch_row w where w.municipality_id = b.municipality_id and w.batch_id = b.id) as left`

/** Asking of each whether all of it is hers takes a while: a page has few. */
const pageOfBatches = 10

/** Batches of a type that were made before, the newest first: those that the one who asks may take out. */
export async function listBatches({ database, municipality, actor, now }: Desk, type: string, code: string | null = null): Promise<readonly KeptBatch[]> {
  return readWithin(database, municipality, (queries) =>
    queries.rows<KeptBatch>(sql`
      select ${kept} from register_batch b where b.municipality_id = ${municipality} and b.type = ${type} and ${code === null ? sql`true` : sql`b.batch = ${code}`} and ${mayTake({ municipality, actor, now })}
      order by b.made_at desc, b.id limit ${raw(String(pageOfBatches))}`))
}

interface SeenBatch extends KeptBatch {
  readonly declared: Declared
  /** Its records by their number in it; one that was destroyed has none. */
  readonly rows: readonly { readonly position: number; readonly record: string; readonly title: string }[]
}

async function batchOf(queries: Queries, desk: Pick<Desk, "municipality" | "actor" | "now">, id: string): Promise<KeptBatch & { readonly declared: Declared }> {
  const [row] = await queries.rows<KeptBatch>(sql`select ${kept} from register_batch b where b.municipality_id = ${desk.municipality} and b.id = ${id} and ${mayTake(desk)}`)
  if (!row) throw noBatch()
  return { ...row, declared: declaredIn(await getDefinition(queries, desk.municipality, row.type, row.version), row.batch) }
}

/** Reads something of a batch, for a purpose; that it was refused is noted. */
async function readBatch<Result>(desk: Desk, id: string, why: Why, reading: (queries: Queries) => Promise<Result>): Promise<Result | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded || reach === "open") return new PurposeNeeded()
  try {
    return await readWithin(desk.database, desk.municipality, reading)
  } catch (fault) {
    if (fault instanceof NotFound) await noteReading(desk, { act: "refused", subject: { kind: "batch", id: idOrUnknown(id) }, outcome: "refused", because: "no-rule", ...noted(why) })
    throw fault
  }
}

/** A batch with what is left of it. */
export async function getBatch(desk: Desk, id: string, why: Why): Promise<SeenBatch | PurposeNeeded> {
  const found = await readBatch(desk, id, why, async (queries): Promise<SeenBatch> => {
    const its = await batchOf(queries, desk, id)
    const rows = await queries.rows<SeenBatch["rows"][number]>(sql`
      select w.position, w.record_id as record, r.title from register_batch_row w join record r on r.municipality_id = w.municipality_id and r.root_id = w.root_id and r.id = w.record_id
      where w.municipality_id = ${desk.municipality} and w.batch_id = ${id} order by w.position limit ${its.count}`)
    return { ...its, rows }
  })
  if (!(found instanceof PurposeNeeded)) await noteReading(desk, { act: "record-listed", subject: { kind: "batch", id }, register: found.declared.definition.register, outcome: "done", ...noted(why), more: { path: "batch", hits: found.left } })
  return found
}

/** A file that a batch is, to be saved. */
interface BatchFile {
  readonly name: string
  readonly mediaType: string
  readonly text: string
}

/** The file of a batch, made from what was kept of it: the same bytes each time while all of its records are there. That it was taken is noted, with how many rows it has. */
export async function takeBatch(desk: Desk, id: string, why: Why): Promise<BatchFile | PurposeNeeded> {
  const found = await readBatch(desk, id, why, async (queries) => {
    const its = await batchOf(queries, desk, id)
    if (its.undoneAt !== null) throw new Conflict("The batch was undone. Its file is not sent.")
    const rows = await queries.rows<{ position: number; cells: readonly string[] | Transfer }>(sql`
      select w.position, w.cells from register_batch_row w where w.municipality_id = ${desk.municipality} and w.batch_id = ${id} order by w.position limit ${its.count}`)
    return { its, rows }
  })
  if (found instanceof PurposeNeeded) return found
  const { its, rows } = found
  const { definition, batch } = its.declared
  await noteReading(desk, { act: "record-exported", subject: { kind: "batch", id }, register: definition.register, outcome: "done", ...noted(why), more: { path: "batch", type: its.type, batch: its.batch, hits: rows.length } })
  const name = `${its.type}-${its.batch}-${dayAt(its.madeAt)}-${id.slice(0, 8)}`
  if (batch.payment !== null) return { name: `${name}.xml`, mediaType: "application/xml; charset=utf-8", text: pain001({ id, madeAt: its.madeAt, payer: batch.payment.payer, transfers: rows.map(({ position, cells }) => ({ ...(cells as Transfer), position })) }) }
  const cells = new Map(rows.map((row) => [row.position, row.cells as readonly string[]]))
  // A record that was destroyed leaves its line empty, so that the others keep their numbers.
  const lines = Array.from({ length: its.count }, (_, at) => cells.get(at + 1) ?? batch.columns.map(() => ""))
  return { name: `${name}.csv`, mediaType: "text/csv; charset=utf-8", text: csvOf([batch.columns.map(({ heading }) => heading[its.language]), ...lines], { separator: batch.separator, marked: false }) }
}

/** Why a batch cannot be undone: of some of its records the move back cannot be taken. */
export class CannotUndo extends Conflict {
  override name = "CannotUndo"
  readonly lacks: readonly { readonly id: string; readonly title: string; readonly lacks: readonly Words[] }[]
  constructor(lacks: CannotUndo["lacks"] = []) {
    super("The batch cannot be undone: no move leads its records back, or some of them have gone on since.")
    this.lacks = lacks
  }
}

/** Undoes a batch: takes the move back of every record of it that is there, all in this work or none. What was kept of it stays, and its file is not made again. */
export async function undoBatch(work: Work, municipality: string, id: string, codeKey: string): Promise<void> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const asking = { municipality, actor, now }
  const its = await batchOf(queries, asking, id)
  const back = moveBack(its.declared)
  if (back === null || its.undoneAt !== null) throw new CannotUndo()
  const ids = (await queries.rows<{ id: string }>(sql`
    select its.record_id as id from register_batch_row w join register_record its on its.municipality_id = w.municipality_id and its.root_id = w.root_id and its.record_id = w.record_id
    where w.municipality_id = ${municipality} and w.batch_id = ${id} order by its.record_id for no key update of its`)).map((row) => row.id)
  const { definition, batch, move } = its.declared
  const returning: Declared = { definition, move: back, batch: { ...batch, only: null, columns: [], payment: null, sum: null } }
  const rows = await rowsFor(queries, asking, returning, move.to, ids)
  const definitionOf = await definitionsOf(queries, municipality, rows)
  const all = rows.map((row) => judged(returning, row, definitionOf(row), actor.id, dayAt(now)))
  const ready = all.flatMap((one) => (one !== null && "held" in one ? [one] : []))
  if (ids.length === 0 || ready.length < ids.length) throw new CannotUndo(all.flatMap((one) => (one !== null && "lacks" in one ? [one] : [])))
  await writeChanges(work, municipality, ready.map((one) => ({ held: one.held, filled: one.filled, told: { kind: "moved", move: back.code, stage: back.to, note: batch.label[its.language], source: fromOfficial } })), codeKey)
  const undone = await queries.rows(sql`update register_batch set undone_at = ${now}, undone_by = ${actor.id} where municipality_id = ${municipality} and id = ${id} and undone_at is null returning id`)
  if (undone.length === 0) throw new CannotUndo()
  await work.note({ municipality, act: "batch-undone", subject: { kind: "batch", id }, register: definition.register, outcome: "done", more: { move: back.code, count: ready.length } })
}
