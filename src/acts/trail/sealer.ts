import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readSync, fstatSync, writeSync } from "node:fs"
import { dirname } from "node:path"
import { dayAt } from "../../lib/day.ts"
import { Frontier, leafHash } from "../../lib/merkle.ts"
import { sql } from "../../lib/sql.ts"
import type { Database, Queries } from "../../store/database.ts"
import { type Chain, monthOf } from "./record.ts"
import { makeSeal, type Seal, type SealKey } from "./seal.ts"
import { edgeOf, lastSeal, leavesOf, sealsAfter, storedEvery } from "./tree.ts"

/** Closes the log under signed roots, in the database and in a file outside it. */
export interface Sealer {
  /** Seals what is new; null when nothing is. Several processes may seal: one at a time, and none twice. */
  seal(now: Date): Promise<Seal | null>
}

interface Run extends Chain {
  readonly fromSeq: number
  readonly toSeq: number
}

const sealLimitEntries = 50_000

export function openSealer(database: Database, key: SealKey, file: string | null): Sealer {
  let since = "0001-01-01"
  return {
    async seal(now) {
      let made: Seal | null = null
      while (true) {
        const seal = await database.transaction((queries) => sealNew(queries, key, now, since))
        if (!seal) break
        made = seal
      }
      // All months were looked at once; from now on only those that may still be written to.
      since = monthOf(new Date(now.getTime() - 40 * 86_400_000))
      await database.rows(sql`select make_usage_month(${monthOf(new Date(now.getTime() + 20 * 86_400_000))}::date)`)
      if (file) await database.transaction((queries) => copySeals(queries, file))
      return made
    },
  }
}

async function sealNew(queries: Queries, key: SealKey, now: Date, since: string): Promise<Seal | null> {
  await queries.rows(sql`select pg_advisory_xact_lock(hashtextextended('varanto usage seal', 0))`)
  const last = await lastSeal(queries)
  const size = last?.size ?? 0
  const runs = await unsealedRuns(queries, since)
  if (runs.length === 0) return null
  const nodes: { level: number; index: number; hash: string }[] = []
  let isNew = false
  const frontier = new Frontier((level, index, hash) => {
    if (isNew && level > 0 && level % storedEvery === 0) nodes.push({ level, index, hash: `\\x${hash.toString("hex")}` })
  })
  for (const { level, hash } of await edgeOf(queries, size)) frontier.add(hash, level)
  isNew = true
  const to = await insertRuns(queries, runs, size)
  for (const { hash } of await leavesOf(queries, size, to)) frontier.add(leafHash(Buffer.from(hash, "hex")))
  if (frontier.size !== to) throw new Error(`The usage log lacks entries that it should have: ${to - frontier.size} after ${size}. Run: varanto verify-log`)
  await queries.rows(sql`insert into usage_node select * from json_populate_recordset(null::usage_node, ${JSON.stringify(nodes)}::json)`)
  const seal = makeSeal(last, { size: to, root: frontier.root() }, key, now)
  await queries.rows(sql`
    insert into usage_seal (number, at, day, size, root, previous, key, signature)
    values (${seal.number}::bigint, ${seal.at}::timestamptz, ${dayAt(new Date(seal.at))}::date, ${seal.size}::bigint, ${Buffer.from(seal.root, "hex")},
            ${Buffer.from(seal.previous, "hex")}, ${seal.key}, ${Buffer.from(seal.signature, "hex")})`)
  return seal
}

/** What was committed since it was last sealed, chain by chain, up to a limit. */
async function unsealedRuns(queries: Queries, since: string): Promise<Run[]> {
  const found = await queries.rows<Run>(sql`
    select chain.month::text as month, chain.writer, chain.lane, coalesce(sealed.seq, 0) + 1 as "fromSeq", head.seq as "toSeq"
    from usage_chain chain
    cross join lateral (
      select seq from usage_entry entry where entry.month = chain.month and entry.writer = chain.writer and entry.lane = chain.lane order by seq desc limit 1
    ) head
    left join lateral (
      select to_seq as seq from usage_run run where run.month = chain.month and run.writer = chain.writer and run.lane = chain.lane order by from_seq desc limit 1
    ) sealed on true
    where chain.month >= ${since}::date and head.seq > coalesce(sealed.seq, 0)
    order by chain.month, chain.writer, chain.lane limit 1000`)
  const runs: Run[] = []
  let left = sealLimitEntries
  for (const run of found) {
    if (left === 0) break
    const toSeq = Math.min(run.toSeq, run.fromSeq + left - 1)
    left -= toSeq - run.fromSeq + 1
    runs.push({ ...run, toSeq })
  }
  return runs
}

async function insertRuns(queries: Queries, runs: readonly Run[], size: number): Promise<number> {
  let position = size
  const rows = runs.map(({ month, writer, lane, fromSeq, toSeq }) => {
    const row = { position, month, writer, lane, from_seq: fromSeq, to_seq: toSeq }
    position += toSeq - fromSeq + 1
    return row
  })
  await queries.rows(sql`insert into usage_run select * from json_populate_recordset(null::usage_run, ${JSON.stringify(rows)}::json)`)
  return position
}

/** Adds to the file what it lacks. The database's lock keeps two processes from adding the same. */
async function copySeals(queries: Queries, file: string): Promise<void> {
  await queries.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`varanto seals ${file}`}, 0))`)
  mkdirSync(dirname(file), { recursive: true })
  const open = openSync(file, existsSync(file) ? "r+" : "w+", 0o644)
  try {
    let { number, end } = lastInFile(open)
    ftruncateSync(open, end)
    for (let seals = await sealsAfter(queries, number); seals.length > 0; seals = await sealsAfter(queries, number)) {
      const lines = Buffer.from(seals.map((seal) => `${JSON.stringify(seal)}\n`).join(""))
      writeSync(open, lines, 0, lines.length, end)
      end += lines.length
      number = (seals.at(-1) as Seal).number
    }
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** The last whole line of the file; a line that a power cut tore is written anew. */
function lastInFile(open: number): { number: number; end: number } {
  const { size } = fstatSync(open)
  const tail = Buffer.alloc(Math.min(size, 8192))
  readSync(open, tail, 0, tail.length, size - tail.length)
  const end = tail.lastIndexOf(10) + 1
  if (end === 0 && size > tail.length) throw new Error("The file of the seals has no lines. Look at it, and name another in VARANTO_SEALS.")
  if (end === 0) return { number: 0, end: 0 }
  const line = tail.subarray(tail.lastIndexOf(10, end - 2) + 1, end).toString()
  return { number: (JSON.parse(line) as Seal).number, end: size - tail.length + end }
}

/** Seals every few seconds until it is stopped, and once more then. */
export function keepSealing(sealer: Sealer, clock: () => Date, failed: (fault: unknown) => void, everyMs = 5000): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  const seal = (): Promise<unknown> => (running = running.then(() => sealer.seal(clock())).catch(failed))
  const timer = setInterval(() => void seal(), everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await seal()
    },
  }
}
