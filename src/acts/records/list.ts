import { join, type Sql, sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { noted, PurposeNeeded, stands, type Why } from "../access/purpose.ts"
import { secretNames, veiled } from "../publicity/veil.ts"
import { type RecordRow, type SeenRecord, seenBy } from "./seen.ts"
import { columns, shownRecords } from "./shown.ts"

/** What a list may be narrowed by. Anything else is a search, and only declared keys search. */
export interface Narrowing {
  readonly register?: string | undefined
  readonly unit?: string | undefined
  /** Records of one case. */
  readonly root?: string | undefined
}

/** Where the last page ended. */
export interface After {
  readonly changedAt: Date
  readonly id: string
}

const narrowed = ({ register, unit, root }: Narrowing): Sql =>
  join([sql`true`, ...(register === undefined ? [] : [sql`r.register = ${register}`]), ...(unit === undefined ? [] : [sql`r.unit = ${unit}`]), ...(root === undefined ? [] : [sql`r.root_id = ${root}`])], " and ")

/** How far a reading reaches: no reason shows what is open; a reason that does not stand shows nothing. */
export async function reachOf(desk: Desk, why: Why): Promise<Reach | PurposeNeeded> {
  if (why === null) return "open"
  if ("case" in why) {
    const [row] = await readWithin(desk.database, desk.municipality, (queries) => queries.rows<{ stands: boolean }>(sql`select (${stands(why, desk)}) as stands`))
    if (!row?.stands) return refusedFor(desk)
  }
  return "all"
}

export async function refusedFor(desk: Desk): Promise<PurposeNeeded> {
  await noteReading(desk, { act: "refused", outcome: "refused", because: "purpose-needed" })
  return new PurposeNeeded()
}

/** Records that the reader may see, newest change first. */
export async function listRecords(desk: Desk, narrowing: Narrowing, why: Why, limit = 50, after: After | null = null): Promise<readonly SeenRecord[] | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const from = after ? sql`(r.changed_at, r.id) < (${after.changedAt}::timestamptz, ${after.id}::text)` : sql`true`
  const rows = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<RecordRow>(sql`
      select ${columns} from ${seenBy("read", askerAt(desk), desk.now, reach)} where ${narrowed(narrowing)} and ${from} order by r.changed_at desc, r.id desc limit ${limit}`),
  )
  await noteReading(desk, { act: "record-listed", register: narrowing.register ?? null, outcome: "done", ...noted(why), more: { path: "list", hits: rows.length } })
  return shownRecords(desk, rows, "read")
}

/** How many records the reader may see. */
export async function countRecords(desk: Desk, narrowing: Narrowing, why: Why): Promise<number | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const [row] = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<{ hits: number }>(sql`select count(*)::int as hits from ${seenBy("read", askerAt(desk), desk.now, reach)} where ${narrowed(narrowing)}`),
  )
  await noteReading(desk, { act: "record-listed", register: narrowing.register ?? null, outcome: "done", ...noted(why), more: { path: "count" } })
  return row?.hits ?? 0
}

const facets = { register: sql`r.register`, unit: sql`r.unit`, secrecy: sql`r.secrecy` } as const

/** How many of the records that the reader may see there are of each register, unit or class of secrecy. */
export async function facetRecords(desk: Desk, by: keyof typeof facets, narrowing: Narrowing, why: Why): Promise<ReadonlyMap<string, number> | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const rows = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<{ value: string; hits: number }>(sql`
      select ${facets[by]} as value, count(*)::int as hits from ${seenBy("read", askerAt(desk), desk.now, reach)}
      where ${narrowed(narrowing)} group by 1 order by 2 desc, 1 limit 200`),
  )
  await noteReading(desk, { act: "record-listed", register: narrowing.register ?? null, outcome: "done", ...noted(why), more: { path: "facet", by } })
  return new Map(rows.map(({ value, hits }) => [value, hits]))
}

/** What has changed since a moment, oldest first, for a program or a reader that follows. */
export async function feedRecords(desk: Desk, since: After | null, why: Why, limit = 200): Promise<readonly SeenRecord[] | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const from = since ? sql`(r.changed_at, r.id) > (${since.changedAt}::timestamptz, ${since.id}::text)` : sql`true`
  const rows = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<RecordRow>(sql`select ${columns} from ${seenBy("read", askerAt(desk), desk.now, reach)} where ${from} order by r.changed_at, r.id limit ${limit}`),
  )
  await noteReading(desk, { act: "record-listed", outcome: "done", ...noted(why), more: { path: "feed", hits: rows.length } })
  return shownRecords(desk, rows, "read")
}

/** Records to take out, in pieces: codes and protected addresses stay masks. Each person's records are noted with her. */
export async function exportRecords(desk: Desk, narrowing: Narrowing, why: Why, limit = 1000, after: string | null = null): Promise<readonly SeenRecord[] | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const rows = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<RecordRow>(sql`
      select ${columns} from ${seenBy("export", askerAt(desk), desk.now, reach)} where ${narrowed(narrowing)} and r.id > ${after ?? ""} order by r.id limit ${limit}`),
  )
  const people = new Set(rows.map(({ person }) => person))
  for (const person of people.size === 0 ? [null] : people)
    await noteReading(desk, { act: "record-exported", person, register: narrowing.register ?? null, outcome: "done", ...noted(why), more: { hits: rows.filter((row) => row.person === person).length } })
  return shownRecords(desk, rows, "export")
}

interface FileName {
  readonly record: string
  readonly name: string
  readonly sizeBytes: number
}

/** The names of files: a file's name tells as much as its record, so it shows to the same readers. */
export async function listFiles(desk: Desk, narrowing: Narrowing, why: Why, limit = 200, after = ""): Promise<readonly FileName[] | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const rows = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<FileName & { root: string; secretNames: string[] | null }>(sql`
      select f.record_id as record, r.root_id as root, f.name, f.size_bytes as "sizeBytes", ${secretNames(desk.municipality, sql`r.root_id`)} as "secretNames" from ${seenBy("read", askerAt(desk), desk.now, reach)}
      join record_file f on f.municipality_id = r.municipality_id and f.root_id = r.root_id and f.record_id = r.id
      where ${narrowed(narrowing)} and r.id > ${after} order by r.id, f.name limit ${limit}`),
  )
  await noteReading(desk, { act: "record-listed", register: narrowing.register ?? null, outcome: "done", ...noted(why), more: { path: "file", hits: rows.length } })
  const shown = await veiled(desk, rows, ({ root }) => root, ({ name }, veil) => ({ name: veil(name) }))
  return shown.map(({ record, name, sizeBytes }) => ({ record, name, sizeBytes }))
}
