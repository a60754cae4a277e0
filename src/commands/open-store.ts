import type { Database } from "../store/database.ts"
import { openDatabase, placeFrom } from "../store/open.ts"

/** The database that the environment names, up to date; null when it cannot be used, after a word on why. */
export async function openStore(environment: NodeJS.ProcessEnv, warn: (line: string) => void): Promise<Database | null> {
  const place = placeFrom(environment)
  try {
    return await openDatabase(place, warn)
  } catch (fault) {
    warn(`The database ${place.url ? "that DATABASE_URL names" : `in ${place.folder}`} cannot be used: ${reasonOf(fault)}`)
    return null
  }
}

/** A server with several addresses fails with a fault for each and no message of its own. */
function reasonOf(fault: unknown): string {
  if (fault instanceof AggregateError) return fault.errors.map(reasonOf).join("; ")
  return fault instanceof Error ? fault.message : String(fault)
}
