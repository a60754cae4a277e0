import { randomUUID } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import type { Database, Queries } from "../../store/database.ts"
import type { Entry } from "./entry.ts"

/** The usage log of one database. */
export interface Trail {
  /** Writes an entry in the transaction of a change: it is there exactly when the change is. */
  note(queries: Queries, entry: Entry, now: Date): Promise<void>
  /** Writes an entry of its own and returns when it is durable; a read waits for this before its answer leaves. */
  append(entry: Entry, now: Date): Promise<void>
}

const trails = new WeakMap<Database, Trail>()

/** The trail of a database, made once. */
export function trailOf(database: Database): Trail {
  const found = trails.get(database) ?? open(database)
  trails.set(database, found)
  return found
}

function open(database: Database): Trail {
  const write = async (queries: Queries, entry: Entry, now: Date): Promise<void> => {
    await queries.rows(sql`insert into usage_entry (municipality_id, id, at, body) values (${entry.municipality}, ${randomUUID()}, ${now}, ${JSON.stringify(entry)}::jsonb)`)
  }
  return { note: write, append: (entry, now) => write(database, entry, now) }
}
