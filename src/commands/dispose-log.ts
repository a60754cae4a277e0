import { forgetPeople } from "../acts/people/forget-people.ts"
import { openPublishedSite } from "../acts/published-site.ts"
import { retainLog, usageLogRules } from "../acts/trail/retain-log.ts"
import { openSealKey, sealPlaces } from "../acts/trail/seal-key.ts"
import { openSealer } from "../acts/trail/sealer.ts"
import { openStore } from "./open-store.ts"

interface DisposeLogParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const disposeLogUsage = "Usage: varanto dispose-log"

/** Destroys and disposes of what the municipalities' rules no longer keep of the usage log, and takes out of the directory those residents of whom nothing is kept then. Ends with 0 done, 1 not, 64 wrong use. */
export async function disposeLogCommand(words: readonly string[], { environment, now, say, warn }: DisposeLogParts): Promise<number> {
  if (words.length > 0) {
    warn(disposeLogUsage)
    return 64
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    // Only what is sealed whole may go: what the service had no time to seal is sealed first, and so is what this round notes.
    const places = sealPlaces(environment)
    const sealer = openSealer(database, openSealKey(places), places.seals)
    await sealer.seal(now)
    const site = await openPublishedSite(database)
    const { details, months } = await retainLog(database, usageLogRules(site), now)
    const people = new Map<string, number>()
    for (const municipality of site.all.keys()) people.set(municipality, await forgetPeople(database, municipality, now))
    await sealer.seal(now)
    for (const [municipality, gone] of details) say(`${municipality}: the personal parts of ${gone} entries were destroyed`)
    for (const month of months) say(`${month}: the month was disposed of`)
    const forgotten = [...people].filter(([, gone]) => gone > 0)
    for (const [municipality, gone] of forgotten) say(`${municipality}: ${gone} residents of whom nothing is kept left the directory`)
    if (details.size === 0 && months.length === 0 && forgotten.length === 0) say("Nothing is older than the rules keep.")
    return 0
  } catch (fault) {
    warn(`The usage log was not disposed of: ${(fault as Error).message}`)
    return 1
  } finally {
    await database.close()
  }
}
