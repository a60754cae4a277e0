import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { parse } from "csv-parse/sync"
import { keysFrom } from "../acts/sign-in/keys.ts"
import { markStaff } from "../acts/watching/marks.ts"
import { type Found, watchDue, watchPeriod } from "../acts/watching/watch.ts"
import { type Database, inWork } from "../acts/work.ts"
import { dayAt, daysLater, isDay } from "../lib/day.ts"
import { placeFrom } from "../store/open.ts"
import { openStore } from "./open-store.ts"
import { serviceKey } from "./secret.ts"

interface WatchParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const watchUsage = "Usage: varanto watch MUNICIPALITY [--from DAY] [--to DAY] [--marks STAFF.csv]"

/**
 * Looks through the usage log by the municipality's plan: the days not yet looked through, or those named, the last included. With a
 * table of `person`, `code` and `home` it first keeps keyed hashes of the staff's own identity codes and addresses.
 */
export async function watch(words: readonly string[], { environment, now, say, warn }: WatchParts): Promise<number> {
  const asked = askedFor(words, now)
  if (!asked) {
    warn(watchUsage)
    return 64
  }
  const place = placeFrom(environment)
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    const secret = serviceKey(environment, place.url ? null : place.folder)
    if (secret === null) throw new Error("Set VARANTO_KEY or VARANTO_KEY_FILE to the key of the service: addresses and codes are compared by hashes made with it.")
    const { codeKey } = keysFrom(secret)
    const { municipality, from, to, marks } = asked
    if (marks !== undefined) say(`${municipality}: staff marked ${await markAll(database, municipality, marks, codeKey, now)}`)
    const found = from === null ? await watchDue(database, municipality, codeKey, now) : await watchPeriod(database, { municipality, from, until: daysLater(to, 1) }, codeKey, now)
    tell(municipality, found, say)
    return 0
  } catch (fault) {
    warn(fault instanceof Error ? fault.message : String(fault))
    return 1
  } finally {
    await database.close()
  }
}

interface Asked {
  readonly municipality: string
  /** Null for the days that wait. */
  readonly from: string | null
  readonly to: string
  readonly marks: string | undefined
}

function askedFor(words: readonly string[], now: Date): Asked | null {
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { from: { type: "string" }, to: { type: "string" }, marks: { type: "string" } } })
    const [municipality] = positionals
    const { from = null, to = daysLater(dayAt(now), -1), marks } = values
    if (!municipality || positionals.length > 1 || !isDay(to) || (from !== null && !isDay(from)) || (from === null && values.to !== undefined)) return null
    return { municipality, from, to, marks }
  } catch {
    return null
  }
}

function tell(municipality: string, found: Found | null, say: (line: string) => void): void {
  const some = [...(found ?? [])].filter(([, count]) => count > 0)
  if (some.length === 0) say(found ? `${municipality}: nothing new to review` : `${municipality}: every day that has ended has been looked through`)
  for (const [ground, count] of some) say(`${municipality}: ${ground} ${count}`)
}

const directory = { id: "directory-sync", name: "directory-sync", kind: "program" } as const

/** Keeps the marks of a table that the employer's personnel system wrote; all of them or, when a row is wrong, none. */
async function markAll(database: Database, municipality: string, file: string, codeKey: string, now: Date): Promise<number> {
  const rows = parse(readFileSync(file, "utf8"), { columns: true, bom: true, trim: true, skip_empty_lines: true, delimiter: [",", ";"] }) as unknown as Readonly<Record<string, string | undefined>>[]
  const staff = rows.map(({ person, code, home }) => ({ person: person ?? "", code: code ?? null, home: home ?? null }))
  await inWork(database, directory, now, (work) => markStaff(work, municipality, staff, codeKey))
  return staff.length
}
