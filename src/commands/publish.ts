import { listRevisions, publishedNumbers } from "../acts/revisions.ts"
import { shipModels } from "../acts/ship.ts"
import type { Model } from "../model/model.ts"
import { openStore } from "./open-store.ts"

interface PublishParts {
  readonly environment: NodeJS.ProcessEnv
  readonly shipped: readonly Model[]
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const publishUsage = "Usage: varanto publish MUNICIPALITY…"

/** Publishes shipped municipalities into the database, each that has no revision yet. */
export async function publish(words: readonly string[], { environment, shipped, now, say, warn }: PublishParts): Promise<number> {
  const known = shipped.map(({ municipality }) => municipality.id)
  const unknown = words.filter((word) => !known.includes(word))
  if (words.length === 0 || unknown.length > 0) {
    warn(`${unknown.length > 0 ? `No such municipality: ${unknown.join(", ")}. ` : ""}${publishUsage}\nMunicipalities: ${known.join(", ")}`)
    return 64
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    await shipModels(database, shipped.filter(({ municipality }) => words.includes(municipality.id)), now)
    const numbers = await publishedNumbers(database)
    for (const word of words) {
      const drafts = await listRevisions(database, word, 1)
      say(numbers.has(word) ? `${word}: revision ${numbers.get(word)} is published` : `${word}: ${drafts.length} revisions, none published`)
    }
    return 0
  } finally {
    await database.close()
  }
}
