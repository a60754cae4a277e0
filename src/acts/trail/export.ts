import { raw, sql } from "../../lib/sql.ts"
import type { Database, Queries } from "../../store/database.ts"
import type { UsageDetail, UsageRecord } from "./record.ts"
import type { Seal } from "./seal.ts"
import { sealsAfter } from "./tree.ts"

/** One line of an export. Sealed entries come in the order of the tree, each seal after the last entry that it covers. */
export type ExportLine =
  | { readonly kind: "log"; readonly format: "varanto-log-1"; readonly at: string }
  | { readonly kind: "entry"; readonly position: number | null; readonly record: UsageRecord; readonly personal: UsageDetail | null }
  | Gap
  | { readonly kind: "seal"; readonly seal: Seal }
  | { readonly kind: "end" }
  /** A line that was none. */
  | { readonly kind: "unreadable" }

/** Sealed entries that are not there: disposed of, or deleted by someone. The nodes stand for them in the tree. */
export interface Gap {
  readonly kind: "gap"
  readonly from: number
  readonly to: number
  readonly months: readonly string[]
  readonly nodes: readonly { readonly level: number; readonly hash: string }[]
}

type Write = (line: ExportLine) => Promise<void> | void
type Row = Omit<UsageRecord, "at"> & { position: number | null; at: Date; salt: string | null; person: string | null; criteria: UsageDetail["criteria"] }

const pageEntries = 5000

/** Writes the whole log as one moment shows it, page by page. */
export async function exportLog(database: Database, now: Date, write: Write): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.rows(raw("set transaction isolation level repeatable read, read only"))
    await write({ kind: "log", format: "varanto-log-1", at: now.toISOString() })
    await writeSealed(queries, write)
    await writeUnsealed(queries, write)
    await write({ kind: "end" })
  })
}

async function writeSealed(queries: Queries, write: Write): Promise<void> {
  let seals = await sealsAfter(queries, 0)
  let position = 0
  const reach = async (to: number): Promise<void> => {
    position = Math.max(position, to)
    while (seals[0] && seals[0].size <= position) {
      const [seal, ...rest] = seals as [Seal, ...Seal[]]
      await write({ kind: "seal", seal })
      seals = rest.length > 0 ? rest : await sealsAfter(queries, seal.number)
    }
  }
  const skip = async (to: number): Promise<void> => {
    if (to > position) await write(await gapOf(queries, position, to))
    await reach(to)
  }
  const size = await sealedSize(queries)
  for (let from = 0; from < size; ) {
    const page = await sealedPage(queries, from, Math.min(size, from + pageEntries))
    for (const row of page) {
      const at = row.position as number
      await skip(at)
      await write(lineOf(row))
      await reach(at + 1)
    }
    from = page.length > 0 ? from + pageEntries : await nextPosition(queries, from + pageEntries, size)
  }
  await skip(size)
}

async function sealedSize(queries: Queries): Promise<number> {
  const [row] = await queries.rows<{ size: number | null }>(sql`
    select greatest((select max(size) from usage_seal), (select position + to_seq - from_seq + 1 from usage_run order by position desc limit 1)) as size`)
  return row?.size ?? 0
}

const columns = sql`
  entry.month::text as month, entry.writer, entry.lane, entry.seq, entry.at, entry.municipality_id, entry.act, entry.actor, entry.session, entry.subject_kind,
  entry.subject_id, entry.register, entry.purpose, entry.case_id, entry.because, entry.outcome, entry.more, encode(entry.detail, 'hex') as detail,
  encode(entry.hash, 'hex') as hash, encode(personal.salt, 'hex') as salt, personal.person, personal.criteria`
const withDetail = sql`left join usage_detail personal on personal.month = entry.month and personal.writer = entry.writer and personal.lane = entry.lane and personal.seq = entry.seq`

const sealedPage = (queries: Queries, from: number, to: number): Promise<Row[]> =>
  queries.rows<Row>(sql`
    select run.position + entry.seq - run.from_seq as position, entry.* from usage_run run cross join lateral (
      select ${columns} from usage_entry entry ${withDetail}
      where entry.month = run.month and entry.writer = run.writer and entry.lane = run.lane
        and entry.seq >= run.from_seq + greatest(${from}::bigint - run.position, 0) and entry.seq <= least(run.to_seq, run.from_seq + ${to}::bigint - 1 - run.position)
      order by entry.seq limit ${to - from}::bigint
    ) entry
    where run.position < ${to}::bigint and run.position >= coalesce((select max(position) from usage_run where position <= ${from}::bigint), 0)
    order by run.position, entry.seq`)

/** The next place that may have entries, after a stretch that has none. */
async function nextPosition(queries: Queries, from: number, size: number): Promise<number> {
  const [next] = await queries.rows<{ position: number | null }>(sql`
    select min(greatest(position, ${from}::bigint)) as position from usage_run
    where position + to_seq - from_seq >= ${from}::bigint and to_regclass('usage_entry_' || to_char(month, 'YYYY_MM')) is not null`)
  return next?.position ?? size
}

function lineOf({ position, at, salt, person, criteria, ...row }: Row): ExportLine {
  const personal = salt === null ? null : { salt, person, criteria }
  return { kind: "entry", position, record: { ...row, at: at.toISOString() }, personal }
}

/** What of the tree stands for entries that are gone: the largest stored nodes that fit, as far as there are some. */
async function gapOf(queries: Queries, from: number, to: number): Promise<Gap> {
  const months = await queries.rows<{ month: string }>(sql`
    select distinct month::text as month from usage_run where position < ${to}::bigint and position + to_seq - from_seq >= ${from}::bigint order by 1 limit 1000`)
  const stored = await queries.rows<{ level: number; index: number; hash: string }>(sql`
    select level, index, encode(hash, 'hex') as hash from usage_node
    where index * (1::bigint << level) >= ${from}::bigint and (index + 1) * (1::bigint << level) <= ${to}::bigint order by index * (1::bigint << level), level desc`)
  const nodes: { level: number; hash: string }[] = []
  let position = from
  for (const { level, index, hash } of stored)
    if (index * 2 ** level === position) {
      nodes.push({ level, hash })
      position += 2 ** level
    }
  return { kind: "gap", from, to, months: months.map(({ month }) => month), nodes: position === to ? nodes : [] }
}

/** Entries that no seal covers yet, chain by chain. */
async function writeUnsealed(queries: Queries, write: Write): Promise<void> {
  const chains = await queries.rows<{ month: string; writer: number; lane: number; seq: number }>(sql`
    select chain.month::text as month, chain.writer, chain.lane, coalesce(sealed.seq, 0) as seq from (
      select month, writer, lane from usage_chain union select month, writer, lane from usage_run
    ) chain
    left join lateral (select max(to_seq) as seq from usage_run run where run.month = chain.month and run.writer = chain.writer and run.lane = chain.lane) sealed on true
    order by 1, 2, 3`)
  for (const { month, writer, lane, seq } of chains) {
    let after = seq
    while (true) {
      const page = await queries.rows<Row>(sql`
        select null::bigint as position, ${columns} from usage_entry entry ${withDetail}
        where entry.month = ${month}::date and entry.writer = ${writer}::bigint and entry.lane = ${lane}::int and entry.seq > ${after}::bigint
        order by entry.seq limit ${pageEntries}`)
      for (const row of page) await write(lineOf(row))
      if (page.length < pageEntries) break
      after = (page.at(-1) as Row).seq
    }
  }
}
