import { existsSync, mkdirSync } from "node:fs"
import { join, resolve } from "node:path"
import { findBinaries } from "./binaries.ts"
import type { Database } from "./database.ts"
import { explainFolder, startEmbedded } from "./embedded.ts"
import { openPglite } from "./pglite.ts"
import { openPostgres } from "./postgres.ts"

export interface Place {
  /** A PostgreSQL server; beats the folder. */
  readonly url: string | null
  /** Where the embedded database lives. */
  readonly folder: string
  /** Refuses the embedded programs, to try the fallback. */
  readonly onlyPglite?: boolean
}

/** DATABASE_URL beats VARANTO_DATA, whose default is ./.varanto. */
export const placeFrom = (environment: NodeJS.ProcessEnv): Place => ({
  url: environment.DATABASE_URL || null,
  folder: resolve(environment.VARANTO_DATA || ".varanto"),
  onlyPglite: environment.VARANTO_ENGINE === "pglite",
})

/** Opens the database of a place: a server, else our own PostgreSQL, else PGlite with a loud word. */
export async function openDatabase({ url, folder, onlyPglite }: Place, warn: (message: string) => void): Promise<Database> {
  if (url) return openPostgres("server", { connectionString: url })
  mkdirSync(folder, { recursive: true })
  explainFolder(folder)
  const binaries = onlyPglite ? { reason: "VARANTO_ENGINE=pglite asks for it" } : findBinaries()
  if (existsSync(join(folder, "pglite"))) return fallBack(folder, "the folder was made by PGlite", warn)
  if ("reason" in binaries) return fallBack(folder, binaries.reason, warn)
  try {
    const { socketFolder, leave } = await startEmbedded(binaries, folder)
    return openPostgres("embedded", { host: socketFolder, database: "postgres", user: "varanto" }, leave)
  } catch (fault) {
    // A cluster with data must never be passed over for an empty stopgap.
    if (existsSync(join(folder, "cluster"))) throw fault
    return fallBack(folder, (fault as Error).message, warn)
  }
}

function fallBack(folder: string, reason: string, warn: (message: string) => void): Promise<Database> {
  if (existsSync(join(folder, "cluster")))
    throw new Error(`${folder} holds a PostgreSQL cluster, and PostgreSQL cannot run here: ${reason}. Its data is untouched.`)
  warn(
    `PostgreSQL cannot run here: ${reason}. Using PGlite in ${folder} instead: it is slower, takes one request at a time and does not survive a power cut. For real use, set DATABASE_URL to a PostgreSQL server.`,
  )
  return openPglite(folder)
}
