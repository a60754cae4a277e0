import { Frontier, isConsistent, isIncluded, leafHash } from "../../lib/merkle.ts"
import type { ExportLine, Gap } from "./export.ts"
import { type Chain, chainName, chainStart, detailHash, recordHash, type UsageDetail, type UsageRecord } from "./record.ts"
import { checkSignature, type PublicKeys, type Seal, sealDigest, sealStart } from "./seal.ts"
import type { InclusionProof } from "./tree.ts"

/** How a log is broken. */
type FaultKind =
  | "changed-entry"
  | "changed-detail"
  | "missing-detail"
  | "missing-entry"
  | "misplaced-entry"
  | "backdated-entry"
  | "wrong-root"
  | "forged-seal"
  | "unknown-key"
  | "missing-seal"
  | "changed-seal"
  | "backdated-seal"
  | "unreadable"

export interface Fault {
  readonly kind: FaultKind
  /** Chain and number, position in the tree, or number of the seal. */
  readonly where: string
  readonly how: string
}

export interface Report {
  readonly whole: boolean
  readonly entries: number
  readonly unsealed: number
  readonly seals: number
  /** Personal parts that were lawfully destroyed. */
  readonly destroyedDetails: number
  /** Entries of months that were lawfully disposed of. */
  readonly disposedEntries: number
  readonly lastSeal: Seal | null
  readonly faults: readonly Fault[]
  /** More were found than are listed. */
  readonly faultCount: number
}

const faultLimit = 100
/** A long transaction, or the clock of another machine, may put an entry this much beside the seals around it. */
const slackMs = 3_600_000

/** Reads an export line by line and tells what does not hold. It needs no database and keeps no entries. */
export class LogVerifier {
  readonly #keys: PublicKeys
  readonly #chains = new Map<string, { seq: number; hash: string }>()
  readonly #frontier = new Frontier()
  readonly #faults: Fault[] = []
  readonly #gaps: { readonly gap: Gap; latest: string }[] = []
  #faultCount = 0
  #isLost = false
  #exportedAt = ""
  #ended = false
  #last: Seal | null = null
  #count = { entries: 0, unsealed: 0, seals: 0, destroyed: 0, disposed: 0 }
  #noted = { destroyed: 0, disposed: "" }
  #latest = ""
  #earliest = ""

  constructor(keys: PublicKeys) {
    this.#keys = keys
  }

  get exportedAt(): string {
    return this.#exportedAt
  }

  fault(kind: FaultKind, where: string, how: string): void {
    this.#faultCount++
    if (this.#faults.length < faultLimit) this.#faults.push({ kind, where, how })
  }

  take(line: ExportLine): void {
    try {
      if (line.kind === "entry") this.#entry(line.record, line.personal, line.position)
      else if (line.kind === "seal") this.#seal(line.seal)
      else if (line.kind === "gap") this.#gap(line)
      else if (line.kind === "log") this.#exportedAt = line.at
      else if (line.kind === "end") this.#ended = true
      else this.fault("unreadable", `after ${this.#count.entries} entries`, "a line of the export is none that we know")
    } catch (fault) {
      this.fault("unreadable", `after ${this.#count.entries} entries and ${this.#count.seals} seals`, fault instanceof Error ? fault.message : "a line is broken")
    }
  }

  #entry(record: UsageRecord, personal: UsageDetail | null, position: number | null): void {
    const where = `entry ${record.seq} of chain ${chainName(record)}`
    this.#count.entries++
    this.#chain(record, where)
    this.#detail(record, personal, where)
    if (!record.at.startsWith(record.month.slice(0, 7))) this.fault("misplaced-entry", where, `it is of ${record.at} and lies in the month ${record.month.slice(0, 7)}`)
    if (this.#last && record.at < this.#earliest)
      this.fault("backdated-entry", where, `it says ${record.at}, and came into the log after seal ${this.#last.number} of ${this.#last.at}`)
    if (record.act === "data-destroyed" && typeof record.more?.details === "number") this.#noted.destroyed += record.more.details
    if (record.act === "log-disposed" && (record.subject_id ?? "") > this.#noted.disposed) this.#noted.disposed = record.subject_id ?? ""
    if (position === null) {
      this.#count.unsealed++
      return
    }
    if (record.at > this.#latest) this.#latest = record.at
    if (position !== this.#frontier.size && !this.#isLost) {
      this.fault("misplaced-entry", where, `it stands at ${position} of the tree, where ${this.#frontier.size} is next`)
      this.#isLost = true
    }
    this.#frontier.add(leafHash(Buffer.from(record.hash, "hex")))
  }

  #chain(record: UsageRecord, where: string): void {
    const key = `${record.month} ${record.writer} ${record.lane}`
    const last = this.#chains.get(key) ?? { seq: 0, hash: chainStart(record satisfies Chain) }
    const next = last.seq + 1
    if (record.seq > next) this.fault("missing-entry", `entries ${next}–${record.seq - 1} of chain ${chainName(record)}`, "they are not there, and later ones of the chain are")
    else if (record.seq < next) this.fault("misplaced-entry", where, `it comes after entry ${last.seq} of its chain`)
    else if (recordHash(last.hash, record) !== record.hash) this.fault("changed-entry", where, "its content, or the entry before it, is not what its hash was made from")
    this.#chains.set(key, { seq: Math.max(record.seq, last.seq), hash: record.hash })
  }

  #detail(record: UsageRecord, personal: UsageDetail | null, where: string): void {
    if (personal && detailHash(personal) !== record.detail) this.fault("changed-detail", where, "its personal part is not the one that it commits to")
    if (!personal && record.detail !== null) this.#count.destroyed++
  }

  /** Whether the gap is lawful is known when all was read: the note of the disposal comes later in the log. */
  #gap(gap: Gap): void {
    this.#gaps.push({ gap, latest: "" })
    for (const { level, hash } of this.#isLost ? [] : gap.nodes)
      if (this.#frontier.size % 2 ** level === 0 && level < 53) this.#frontier.add(Buffer.from(hash, "hex"), level)
    if (this.#frontier.size !== gap.to) this.#isLost = true
  }

  #seal(seal: Seal): void {
    const where = `seal ${seal.number}`
    const last = this.#last
    this.#count.seals++
    if (this.#count.unsealed > 0) this.fault("misplaced-entry", where, "it comes after entries that no seal covers")
    const trust = checkSignature(seal, this.#keys)
    if (trust === "forged") this.fault("forged-seal", where, `the signature is not by the key ${seal.key}`)
    if (trust === "unknown-key") this.fault("unknown-key", where, `it names the key ${seal.key}, which is not among the public keys`)
    const next = (last?.number ?? 0) + 1
    if (seal.number > next) this.fault("missing-seal", `seals ${next}–${seal.number - 1}`, "they are not there, and later ones are")
    else if (seal.number < next) this.fault("changed-seal", where, `it comes after seal ${last?.number}`)
    else if (seal.previous !== (last ? sealDigest(last) : sealStart)) this.fault("changed-seal", last ? `seal ${last.number}` : where, `seal ${seal.number} was made after another one`)
    if (last && seal.at < last.at) this.fault("backdated-seal", where, `it says ${seal.at}, before seal ${last.number} of ${last.at}`)
    if (this.#latest && Date.parse(this.#latest) > Date.parse(seal.at) + slackMs) this.fault("backdated-seal", where, `it says ${seal.at} and covers an entry of ${this.#latest}`)
    this.#root(seal, last)
    this.#last = seal
    this.#earliest = new Date(Date.parse(seal.at) - slackMs).toISOString()
  }

  #root(seal: Seal, last: Seal | null): void {
    const latest = this.#gaps.at(-1)
    if (latest && last && last.size < latest.gap.to && seal.size > latest.gap.from) latest.latest = last.at
    if (this.#isLost && this.#faultCount + this.#gaps.length > 0) return
    // Within a disposed month only the seals themselves can be checked, and the root at its end.
    if (latest && latest.gap.from < seal.size && seal.size < latest.gap.to) return
    if (seal.size === this.#frontier.size && this.#frontier.root().toString("hex") === seal.root) return
    const stretch = `positions ${last?.size ?? 0}–${seal.size - 1}`
    this.fault("wrong-root", `seal ${seal.number}`, `the entries at ${stretch} (or the seal) are not those that were sealed at ${seal.at}; later roots were not compared`)
    this.#isLost = true
  }

  /** Compares a seal with the one of the same number that was kept outside the database. */
  compare(inside: Seal, outside: Seal): void {
    if (sealDigest(inside) !== sealDigest(outside)) this.fault("changed-seal", `seal ${inside.number}`, "the log has another than the file of the seals")
  }

  report(): Report {
    if (!this.#ended) this.fault("unreadable", "the end of the export", "the export is not complete")
    for (const { gap, latest } of this.#gaps) {
      const { from, to, months } = gap
      // What was sealed after the end of the disposed months was not of them, whatever the runs say.
      const isOfThem = latest === "" || Date.parse(latest) - slackMs < endOfMonth(this.#noted.disposed)
      const lawful = isOfThem && gap.nodes.length > 0 && months.length > 0 && months.every((month) => month.slice(0, 7) <= this.#noted.disposed)
      if (lawful) this.#count.disposed += to - from
      else this.fault("missing-entry", `positions ${from}–${to - 1} of the tree`, `sealed entries of ${months.map((month) => month.slice(0, 7)).join(", ") || "no known month"} are gone, and no disposal is noted`)
    }
    if (this.#count.destroyed > this.#noted.destroyed)
      this.fault("missing-detail", "personal parts", `${this.#count.destroyed} are gone, and the destruction of ${this.#noted.destroyed} is noted`)
    const { entries, unsealed, seals, destroyed, disposed } = this.#count
    return { whole: this.#faultCount === 0, entries, unsealed, seals, destroyedDetails: destroyed, disposedEntries: disposed, lastSeal: this.#last, faults: this.#faults, faultCount: this.#faultCount }
  }
}

const endOfMonth = (month: string): number => {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return Date.UTC(year, number, 1)
}

/** True when an entry is in the log that a seal covers; the seal's signature is checked apart. */
export const verifyInclusion = (record: UsageRecord, proof: InclusionProof, seal: Seal): boolean =>
  proof.size === seal.size && isIncluded(leafHash(Buffer.from(record.hash, "hex")), proof.position, seal.size, proof.path.map((hash) => Buffer.from(hash, "hex")), Buffer.from(seal.root, "hex"))

/** True when the log of an older seal is the beginning of that of a newer one: nothing was taken out or changed in between. */
export const verifyConsistency = (older: Seal, newer: Seal, path: readonly string[]): boolean =>
  isConsistent(older.size, newer.size, Buffer.from(older.root, "hex"), Buffer.from(newer.root, "hex"), path.map((hash) => Buffer.from(hash, "hex")))
