import type { Queries } from "../store/database.ts"
import { breaksToTell, type ServiceBreak } from "./breaks.ts"
import { getRevision, publishedNumbers, type Revision } from "./revisions.ts"

/** The published revisions, held in memory: the public pages read only these. */
export interface PublishedSite {
  /** Every municipality with a published description, by id. */
  readonly all: ReadonlyMap<string, Revision>
  /** Breaks in the service that the public is told of, and the latest that are over. */
  readonly breaks: readonly ServiceBreak[]
  /** Changes whenever a description in force or a break does. */
  readonly edition: string
  find(municipality: string): Revision | null
  /** Looks in the database for newer publications; true when something changed. */
  refresh(): Promise<boolean>
}

/** Opens the site and runs `whenChanged` for each revision that comes into force. */
export async function openPublishedSite(queries: Queries, whenChanged: (revision: Revision) => Promise<void> = async () => {}): Promise<PublishedSite> {
  const all = new Map<string, Revision>()
  let breaks: readonly ServiceBreak[] = []
  let edition = ""
  const site: PublishedSite = {
    all,
    get breaks() {
      return breaks
    },
    get edition() {
      return edition
    },
    find: (municipality) => all.get(municipality) ?? null,
    async refresh() {
      let changed = false
      for (const [municipality, number] of await publishedNumbers(queries)) {
        if (all.get(municipality)?.number === number) continue
        const revision = await getRevision(queries, municipality, number)
        await whenChanged(revision)
        all.set(municipality, revision)
        changed = true
      }
      breaks = await breaksToTell(queries)
      const now = [...all].map(([id, { number }]) => `${id} ${number}`).concat(breaks.map(({ id, estimatedEndAt, endedAt }) => `${id} ${Number(estimatedEndAt)} ${Number(endedAt)}`)).join(" ")
      if (now === edition) return changed
      edition = now
      return true
    },
  }
  await site.refresh()
  return site
}
