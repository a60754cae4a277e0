import { hash, randomBytes } from "node:crypto"
import type { Entry } from "./entry.ts"

/** An entry as it lies in the log and in an export: flat, with its place in its chain. Names are those of the columns. */
export interface UsageRecord {
  /** First day of the month, in UTC. */
  readonly month: string
  readonly writer: number
  readonly lane: number
  readonly seq: number
  readonly at: string
  readonly municipality_id: string
  readonly act: string
  readonly actor: string
  readonly session: string | null
  readonly subject_kind: string | null
  readonly subject_id: string | null
  readonly register: string | null
  readonly purpose: string | null
  readonly case_id: string | null
  readonly because: string | null
  readonly outcome: string
  readonly more: Readonly<Record<string, string | number | boolean | null>> | null
  /** Salted digest of the personal part, in hexadecimal. */
  readonly detail: string | null
  readonly hash: string
}

/** The personal part, which may be destroyed. */
export interface UsageDetail {
  readonly salt: string
  readonly person: string | null
  readonly criteria: Readonly<Record<string, string>> | null
}

/** Where an entry stands: its chain and its number there. */
export type Place = Pick<UsageRecord, "month" | "writer" | "lane" | "seq">
export type Chain = Omit<Place, "seq">

export const monthOf = (at: Date): string => `${at.toISOString().slice(0, 7)}-01`

export const chainName = ({ month, writer, lane }: Chain): string => `${writer}/${lane} of ${month.slice(0, 7)}`

const sha256 = (text: string): string => hash("sha256", text, "hex")

const sorted = (pairs: Readonly<Record<string, unknown>> | null): [string, unknown][] | null =>
  pairs && Object.entries(pairs).sort(([one], [other]) => (one < other ? -1 : 1))

/** What the first entry of a chain has instead of a previous hash. */
export const chainStart = (chain: Chain): string => sha256(JSON.stringify(["varanto-chain-1", chain.month, chain.writer, chain.lane]))

/** The hash of an entry after the previous one's. The encoding is a JSON list in a fixed order: two entries never share one. */
export const recordHash = (previous: string, it: Omit<UsageRecord, "hash">): string =>
  sha256(
    JSON.stringify([
      "varanto-entry-1", previous, it.month, it.writer, it.lane, it.seq, it.at, it.municipality_id, it.act, it.actor, it.session, it.subject_kind,
      it.subject_id, it.register, it.purpose, it.case_id, it.because, it.outcome, sorted(it.more), it.detail,
    ]),
  )

export const detailHash = ({ salt, person, criteria }: UsageDetail): string => sha256(JSON.stringify(["varanto-detail-1", salt, person, sorted(criteria)]))

const saltBytes = 16
let drawn = Buffer.alloc(0)
/** A salt that no other has, out of those that were drawn together: to ask for few random bytes takes as long as for many. */
function freshSalt(): string {
  if (drawn.length < saltBytes) drawn = randomBytes(saltBytes * 128)
  const salt = drawn.toString("hex", 0, saltBytes)
  drawn = drawn.subarray(saltBytes)
  return salt
}

/** The personal part of an entry under a fresh salt; null when it has none. */
function detailOf({ person, criteria }: Entry): UsageDetail | null {
  const none = person == null && Object.keys(criteria ?? {}).length === 0
  return none ? null : { salt: freshSalt(), person: person ?? null, criteria: criteria ?? null }
}

/** Makes an entry the next of its chain. */
export function linkRecord(entry: Entry, at: Date, place: Place, previous: string): { record: UsageRecord; detail: UsageDetail | null } {
  const detail = detailOf(entry)
  const { month, writer, lane, seq } = place
  // Each by its name: an object that begins with a spread and goes on takes five times as long to make.
  const bare = {
    month,
    writer,
    lane,
    seq,
    at: at.toISOString(),
    municipality_id: entry.municipality,
    act: entry.act,
    actor: entry.actor,
    session: entry.session ?? null,
    subject_kind: entry.subject?.kind ?? null,
    subject_id: entry.subject?.id ?? null,
    register: entry.register ?? null,
    purpose: entry.purpose ?? null,
    case_id: entry.case ?? null,
    because: entry.because ?? null,
    outcome: entry.outcome ?? "done",
    more: entry.more ?? null,
    detail: detail && detailHash(detail),
  }
  return { record: { ...bare, hash: recordHash(previous, bare) }, detail }
}
