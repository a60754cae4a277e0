import { NotFound } from "../acts/refusals.ts"
import { getRevision } from "../acts/revisions.ts"
import { diffModels } from "../derive/diff.ts"
import { openStore } from "./open-store.ts"

interface DiffParts {
  readonly environment: NodeJS.ProcessEnv
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const diffUsage = "Usage: varanto diff MUNICIPALITY FROM TO"

/** Prints what differs between two revisions. */
export async function diff(words: readonly string[], { environment, say, warn }: DiffParts): Promise<number> {
  const [municipality, from, to] = words
  if (!municipality || !/^\d{1,9}$/.test(from ?? "") || !/^\d{1,9}$/.test(to ?? "") || words.length !== 3) {
    warn(diffUsage)
    return 64
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    const [before, after] = await Promise.all([getRevision(database, municipality, Number(from)), getRevision(database, municipality, Number(to))])
    const differences = diffModels(before.model, after.model)
    for (const { collectionName, name, kind, field, before: old, after: fresh } of differences)
      say(`${collectionName.en}: ${name} ${kind}${field ? ` ${field}: ${old ?? "–"} → ${fresh ?? "–"}` : ""}`)
    say(`${differences.length} differences`)
    return 0
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault
    warn(fault.message)
    return 1
  } finally {
    await database.close()
  }
}
