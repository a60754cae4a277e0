import { consistencyPath, cover, inclusionPath, leafHash, nodeHash, type Subtrees } from "../../lib/merkle.ts"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { NotFound } from "../refusals.ts"
import type { Place } from "./record.ts"
import type { Seal } from "./seal.ts"

/** Every eighth level of the tree is stored: a proof reads a few rows of 256 hashes and adds up what lies between. */
export const storedEvery = 8

interface Hashed {
  readonly level: number
  readonly index: number
  readonly hash: string
}

/** Leaf hashes of a stretch of the tree, from the entries that are there. */
export function leavesOf(queries: Queries, from: number, to: number): Promise<Hashed[]> {
  return queries.rows<Hashed>(sql`
    select 0 as level, run.position + entry.seq - run.from_seq as index, encode(entry.hash, 'hex') as hash
    from usage_run run cross join lateral (
      select seq, hash from usage_entry
      where month = run.month and writer = run.writer and lane = run.lane
        and seq >= run.from_seq + greatest(${from}::bigint - run.position, 0) and seq <= least(run.to_seq, run.from_seq + ${to}::bigint - 1 - run.position)
      order by seq limit ${to - from}::bigint
    ) entry
    where run.position < ${to}::bigint
      and run.position >= coalesce((select max(position) from usage_run where position <= ${from}::bigint), 0)
    order by run.position, entry.seq`)
}

/** The tree of a log as its rows have it; what was read is kept for the next question. */
export function treeOf(queries: Queries): Subtrees {
  const tiles = new Map<string, Promise<Map<string, Buffer>>>()
  const tileOf = (base: number, tile: number): Promise<Map<string, Buffer>> => {
    const name = `${base} ${tile}`
    const found = tiles.get(name) ?? readTile(queries, base, tile)
    tiles.set(name, found)
    return found
  }
  return async (level, index) => {
    const base = Math.floor(level / storedEvery) * storedEvery
    const tile = Math.floor(index / 2 ** (storedEvery - (level - base)))
    const nodes = await tileOf(base, tile)
    const hashAt = (at: number, of: number): Buffer | null => {
      const found = nodes.get(`${at} ${of}`)
      if (found || at === base) return found ?? null
      const [left, right] = [hashAt(at - 1, of * 2), hashAt(at - 1, of * 2 + 1)]
      return left && right && nodeHash(left, right)
    }
    const found = hashAt(level, index)
    if (found) return found
    // Its entries are gone: perhaps nodes between the stored levels stand for them.
    for (const [name, hash] of await readCover(queries, base, tile)) nodes.set(name, hash)
    const covered = hashAt(level, index)
    if (!covered) throw new NotFound(`The log's tree has no node ${index} of level ${level} any more: its entries were disposed of.`)
    return covered
  }
}

const namedNodes = (stored: readonly Hashed[]): Map<string, Buffer> => new Map(stored.map(({ level, index, hash }) => [`${level} ${index}`, Buffer.from(hash, "hex")]))

async function readTile(queries: Queries, base: number, tile: number): Promise<Map<string, Buffer>> {
  const [from, to] = [tile * 256, (tile + 1) * 256]
  if (base === 0) return new Map((await leavesOf(queries, from, to)).map(({ index, hash }) => [`0 ${index}`, leafHash(Buffer.from(hash, "hex"))]))
  return namedNodes(await queries.rows<Hashed>(sql`
    select level, index, encode(hash, 'hex') as hash from usage_node where level = ${base}::int and index >= ${from}::bigint and index < ${to}::bigint`))
}

async function readCover(queries: Queries, base: number, tile: number): Promise<Map<string, Buffer>> {
  return namedNodes(await queries.rows<Hashed>(sql`
    select level, index, encode(hash, 'hex') as hash from generate_series(${base}::int, ${base + storedEvery - 1}::int) as up (at)
    join usage_node on level = up.at and index >= ${tile}::bigint << (${base + storedEvery}::int - up.at) and index < ${tile + 1}::bigint << (${base + storedEvery}::int - up.at)`))
}

/** The hashes that make up the tree's right edge at a size. */
export async function edgeOf(queries: Queries, size: number): Promise<{ level: number; hash: Buffer }[]> {
  const tree = treeOf(queries)
  const edge: { level: number; hash: Buffer }[] = []
  for (const { level, index } of cover(0, size)) edge.push({ level, hash: await tree(level, index) })
  return edge
}

const sealColumns = sql`number, at, size, encode(root, 'hex') as root, encode(previous, 'hex') as previous, key, encode(signature, 'hex') as signature`

type SealRow = Omit<Seal, "at"> & { readonly at: Date }
const sealFrom = (row: SealRow): Seal => ({ ...row, at: row.at.toISOString() })

/** Seals after a number, in order. */
export async function sealsAfter(queries: Queries, number: number, limit = 1000): Promise<Seal[]> {
  return (await queries.rows<SealRow>(sql`select ${sealColumns} from usage_seal where number > ${number}::bigint order by number limit ${limit}`)).map(sealFrom)
}

export async function lastSeal(queries: Queries): Promise<Seal | null> {
  const [row] = await queries.rows<SealRow>(sql`select ${sealColumns} from usage_seal order by number desc limit 1`)
  return row ? sealFrom(row) : null
}

/** The last seal of each of the latest days that have one, newest first. */
export async function dailySeals(queries: Queries, limitDays = 14): Promise<(Seal & { readonly day: string })[]> {
  const rows = await queries.rows<SealRow & { day: string }>(sql`
    with recursive days as (
      (select max(day) as day from usage_seal)
      union all select (select max(day) from usage_seal where day < days.day) from days where days.day is not null
    )
    select last.day::text as day, last.* from (select day from days where day is not null limit ${limitDays}) days
    cross join lateral (select day as of_day, ${sealColumns} from usage_seal where day = days.day order by number desc limit 1) as last (day, number, at, size, root, previous, key, signature)`)
  return rows.map((row) => ({ ...sealFrom(row), day: row.day }))
}

/** Shows that one entry is under a seal, without showing any other. */
export interface InclusionProof {
  readonly position: number
  readonly size: number
  readonly path: readonly string[]
}

/** The proof that an entry is in the log that a seal covers (the latest one unless another is given). */
export async function inclusionProof(queries: Queries, { month, writer, lane, seq }: Place, under?: Pick<Seal, "size">): Promise<InclusionProof> {
  const finding = queries.rows<{ position: number }>(sql`
    select position + ${seq}::bigint - from_seq as position from usage_run
    where month = ${month}::date and writer = ${writer}::bigint and lane = ${lane}::int and from_seq <= ${seq}::bigint and to_seq >= ${seq}::bigint
    order by from_seq desc limit 1`)
  const [[row], seal] = await Promise.all([finding, under ?? lastSeal(queries)])
  if (!row || !seal || row.position >= seal.size) throw new NotFound("The entry is not under the seal. It gets one within seconds of being written.")
  const path = await inclusionPath(treeOf(queries), row.position, seal.size)
  return { position: row.position, size: seal.size, path: path.map((hash) => hash.toString("hex")) }
}

/** The proof that the log of an older seal is the beginning of the log of a newer one. */
export async function consistencyProof(queries: Queries, older: Pick<Seal, "size">, newer: Pick<Seal, "size">): Promise<string[]> {
  const path = await consistencyPath(treeOf(queries), older.size, newer.size)
  return path.map((hash) => hash.toString("hex"))
}
