import { randomBytes } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import type { Database, Queries } from "../../store/database.ts"
import { checkEntry, type Entry } from "./entry.ts"
import { insertLinked } from "./insert.ts"
import { type Chain, chainStart, linkRecord, monthOf } from "./record.ts"

/** The usage log of one database (906/2019 17 §). */
export interface Trail {
  /** Writes an entry in the transaction of a change: it is there exactly when the change is. */
  note(queries: Queries, entry: Entry, now: Date): Promise<void>
  /** Takes the place of a change's entries, which is there then by the time that it notes something. */
  prepare(queries: Queries, now: Date): void
  /** The same as `note` for the many entries of one change. */
  noteAll(queries: Queries, entries: readonly Entry[], now: Date): Promise<void>
  /** Writes an entry of its own and returns when it is durable; a read waits for this before its answer leaves. */
  append(entry: Entry, now: Date): Promise<void>
  /** How many entries wait to be written now, their answers with them. */
  waiting(): number
}

const trails = new WeakMap<Database, Trail>()

/** The trail of a database, made once. */
export function trailOf(database: Database): Trail {
  const found = trails.get(database)
  if (found) return found
  const { noteAll, prepare } = noter(database)
  const trail: Trail = { ...appender(database), noteAll, prepare, note: (queries, entry, now) => noteAll(queries, [entry], now) }
  trails.set(database, trail)
  return trail
}

/** The end of a chain in memory. */
interface Head extends Chain {
  seq: number
  hash: string
}

/** A number that no other writer has, small enough to be exact in JavaScript. */
const newWriter = (): number => randomBytes(6).readUIntBE(0, 6)

function link(head: Head, entry: Entry, at: Date): ReturnType<typeof linkRecord> {
  const { month, writer, lane } = head
  const linked = linkRecord(entry, at, { month, writer, lane, seq: head.seq + 1 }, head.hash)
  head.seq++
  head.hash = linked.record.hash
  return linked
}

function startOf(chain: Chain): Head {
  return { ...chain, seq: 0, hash: chainStart(chain) }
}

interface Waiting {
  readonly entry: Entry
  readonly at: Date
  readonly done: () => void
  readonly failed: (fault: unknown) => void
}

const batchLimitEntries = 1000

/** Group commit: all that came while one insert was on its way is the next one. Each caller waits for its own. */
function appender(database: Database): Pick<Trail, "append" | "waiting"> {
  let writer = newWriter()
  let heads = new Map<string, Head>()
  let waiting: Waiting[] = []
  let isWriting = false

  const headOf = async (month: string): Promise<Head> => {
    const found = heads.get(month)
    if (found) return found
    await database.rows(sql`select make_usage_month(${month}::date)`)
    const head = startOf({ month, writer, lane: 0 })
    heads.set(month, head)
    return head
  }

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const linked: ReturnType<typeof linkRecord>[] = []
      for (const { entry, at } of batch) linked.push(link(await headOf(monthOf(at)), entry, at))
      await database.rows(insertLinked(linked))
      for (const { done } of batch) done()
    } catch (fault) {
      // Whether the insert came through may be unknown: its chain is left as it is, and another begins.
      writer = newWriter()
      heads = new Map()
      for (const { failed } of batch) failed(fault)
    }
  }

  const run = async (): Promise<void> => {
    isWriting = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchLimitEntries)
      waiting = waiting.slice(batchLimitEntries)
      await write(batch)
    }
    isWriting = false
  }

  const append: Trail["append"] = (entry, now) =>
    new Promise((done, failed) => {
      waiting.push({ entry: checkEntry(entry), at: now, done, failed })
      if (!isWriting) void run()
    })
  return { append, waiting: () => waiting.length }
}

/**
 * Entries in the transactions of changes. A transaction holds a lane of this process from its first entry to its end, so
 * that a rollback leaves neither entry nor gap, and late commits hold up nobody: others take other lanes.
 */
function noter(database: Database): Pick<Trail, "noteAll" | "prepare"> {
  const writer = newWriter()
  const held = new WeakMap<Queries, Map<string, Promise<Head>>>()
  const turns = new WeakMap<Queries, Promise<void>>()

  const take = async (queries: Queries, month: string): Promise<Head> => {
    const [taken] = await queries.rows<{ lane: number; seq: number | null; hash: string | null }>(
      sql`select lane, seq, encode(hash, 'hex') as hash from take_usage_lane(${month}::date, ${writer}::bigint)`,
    )
    const chain = { month, writer, lane: taken?.lane ?? 0 }
    return taken?.seq != null && taken.hash != null ? { ...chain, seq: taken.seq, hash: taken.hash } : startOf(chain)
  }

  const headOf = (queries: Queries, month: string): Promise<Head> => {
    const heads = held.get(queries) ?? new Map<string, Promise<Head>>()
    held.set(queries, heads)
    const head = heads.get(month) ?? take(queries, month)
    heads.set(month, head)
    return head
  }

  // A lane that could not be taken is told of by whoever notes, and the transaction has failed with it.
  const prepare: Trail["prepare"] = (queries, now) => void headOf(queries, monthOf(now)).catch(() => {})

  const noteAll: Trail["noteAll"] = async (queries, entries, now) => {
    if (queries === database) throw new TypeError("A change is noted in its own transaction, and this is none. Use inWork, or append.")
    entries.forEach(checkEntry)
    const before = turns.get(queries) ?? Promise.resolve()
    const turn = before.then(async () => {
      const head = await headOf(queries, monthOf(now))
      for (let at = 0; at < entries.length; at += batchLimitEntries) queries.send(insertLinked(entries.slice(at, at + batchLimitEntries).map((entry) => link(head, entry, now))))
    })
    turns.set(queries, turn)
    await turn
  }
  return { noteAll, prepare }
}
