import { askingAt, type Desk, noteReading } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { veiled } from "../publicity/veil.ts"
import { reachOf } from "../records/list.ts"
import { seenAmong } from "../records/seen-among.ts"
import { type AfterDay, type Candidate, type CandidateId, candidateIds, candidatesOf, candidatesWith, type ListedCase, type Seeking } from "./candidates.ts"
import type { CaseNarrowing } from "./narrowing.ts"
import { countedMost, scopeFor, type Total } from "./scope.ts"
import type { AfterCase } from "./walk.ts"

export interface FoundCases {
  readonly cases: readonly ListedCase[]
  /** How many there are on all pages; null where it was not asked. */
  readonly total: Total | null
  /** True where more cases have the words than are put in order of how well they match. */
  readonly capped?: boolean
}

interface Page {
  readonly limit?: number
  readonly after?: AfterCase | AfterDay | null
  /** Whether all that the reader may see are counted too. */
  readonly counts?: boolean
}

/** Cases that the reader may see: newest first, where the queue goes by days those that are due first, and where the beginning of a number is sought by their numbers. */
export async function findCases(desk: Desk, narrowing: CaseNarrowing, why: Why, page: Page = {}): Promise<FoundCases | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const found = await casesIn(desk, narrowing, reach, page)
  await noteReading(desk, { act: "record-listed", outcome: "done", ...noted(why), more: { path: "cases", queue: narrowing.queue, hits: found.cases.length } })
  return found
}

/** The same, of a reading that is noted as a whole. */
export async function casesIn(desk: Desk, narrowing: CaseNarrowing, reach: Reach, { limit = 25, after = null, counts = false }: Page): Promise<FoundCases> {
  const byCells = narrowing.queue === "all" && narrowing.number === undefined && narrowing.words === undefined
  const scope = narrowing.queue === "mine" ? null : await scopeFor(desk.database, desk.municipality, reach, counts && byCells, askingAt(desk), narrowing)
  const seeking = { desk, reach, scope, narrowing, after }
  if (scope && narrowing.words !== undefined) {
    const worded = await candidatesWith(narrowing.words, seeking, scope)
    return { cases: worded === null ? [] : await shown(desk, await firstSeen(seeking, limit, worded.first)), total: null, capped: worded?.capped ?? false }
  }
  const cases = await shown(desk, await firstSeen(seeking, limit, (most) => candidatesOf(seeking, most)))
  return { cases, total: counts ? (scope?.total ?? (await countTo(seeking))) : null }
}

/** Cases as a list shows them, their titles under the veil. */
const shown = (desk: Desk, rows: readonly Omit<Candidate, "unsure">[]): Promise<readonly ListedCase[]> => veiled(desk, rows, ({ id }) => id, ({ title }, veil) => ({ title: veil(title) }))

/** A page is looked for among so many candidates, so that there are few statements. */
const lengths = [2, 26, 101, countedMost + 1]
const lengthFor = (most: number): number => lengths.find((length) => length >= most) ?? most

/** The first of the candidates that the rules let her see: each is asked about of which her cells do not decide. */
async function firstSeen<One extends CandidateId>({ desk, reach }: Seeking, most: number, first: (most: number) => Promise<readonly One[]>): Promise<Omit<One, "unsure">[]> {
  for (let wanted = lengthFor(most); ; wanted = lengthFor(wanted * 4)) {
    const candidates = await first(wanted)
    const seen = await seenAmong(desk, reach, candidates.filter(({ unsure }) => unsure).map(({ id }) => id))
    const hers = candidates.flatMap(({ unsure, ...one }) => (unsure && !seen.has(one.id) ? [] : [one]))
    if (hers.length >= most || candidates.length < wanted) return hers.slice(0, most)
  }
}

/** How many cases of a queue the reader may see, counted to `most`. */
export const countSeen = async (seeking: Seeking, most: number): Promise<number> => (await firstSeen(seeking, most, (wanted) => candidateIds(seeking, wanted))).length

/** Counts what the kept counts cannot tell, to a thousand. */
async function countTo(seeking: Seeking): Promise<Total> {
  const total = await countSeen({ ...seeking, after: null }, countedMost + 1)
  return { total: Math.min(total, countedMost), exact: total <= countedMost }
}

/** The cases alone. */
export async function listCases(desk: Desk, narrowing: CaseNarrowing, why: Why, limit = 25, after: AfterCase | AfterDay | null = null): Promise<readonly ListedCase[] | PurposeNeeded> {
  const found = await findCases(desk, narrowing, why, { limit, after })
  return found instanceof PurposeNeeded ? found : found.cases
}
