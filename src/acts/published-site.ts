import type { Queries } from "../store/database.ts"
import { getRevision, publishedNumbers, type Revision } from "./revisions.ts"

/** The published revisions, held in memory: the public pages read only these. */
export interface PublishedSite {
  /** Every municipality with a published description, by id. */
  readonly all: ReadonlyMap<string, Revision>
  /** Changes whenever a description in force does. */
  readonly edition: string
  find(municipality: string): Revision | null
  /** Looks in the database for newer publications; true when something changed. */
  refresh(): Promise<boolean>
}

/** Opens the site and runs `whenChanged` for each revision that comes into force. */
export async function openPublishedSite(queries: Queries, whenChanged: (revision: Revision) => Promise<void> = async () => {}): Promise<PublishedSite> {
  const all = new Map<string, Revision>()
  let edition = ""
  const site: PublishedSite = {
    all,
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
        edition = [...all].map(([id, { number }]) => `${id} ${number}`).join(" ")
        changed = true
      }
      return changed
    },
  }
  await site.refresh()
  return site
}
