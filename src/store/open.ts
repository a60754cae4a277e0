import { existsSync, mkdirSync } from "node:fs"
import { join, resolve } from "node:path"
import { findBinaries } from "./binaries.ts"
import type { Database } from "./database.ts"
import { type Embedded, explainFolder, startEmbedded } from "./embedded.ts"
import { migrate } from "./migrate.ts"
import { openPglite } from "./pglite.ts"
import { openPostgres } from "./postgres.ts"
import { joinService, openToService, serviceRole } from "./service-role.ts"

export interface Place {
  /** A PostgreSQL server; beats the folder. */
  readonly url: string | null
  /** The server's address as the role that owns the tables; null where the service owns them itself. */
  readonly migrateUrl?: string | null
  /** Where the embedded database lives. */
  readonly folder: string
  /** Refuses the embedded programs, to try the fallback. */
  readonly onlyPglite?: boolean
}

/** DATABASE_URL beats VARANTO_DATA, whose default is ./.varanto. VARANTO_MIGRATE_URL is the same server as another role. */
export const placeFrom = (environment: NodeJS.ProcessEnv): Place => ({
  url: environment.DATABASE_URL || null,
  migrateUrl: environment.VARANTO_MIGRATE_URL || null,
  folder: resolve(environment.VARANTO_DATA || ".varanto"),
  onlyPglite: environment.VARANTO_ENGINE === "pglite",
})

/** What the owner of the tables does before the service works on them. */
type Prepare = (owner: Database) => Promise<unknown>

/**
 * Opens the database of a place, its schema up to date: a server, else our own PostgreSQL, else PGlite with a loud word.
 * What is opened works as a role that owns nothing; on a server that takes an address for the owner.
 */
export async function openDatabase(place: Place, warn: (message: string) => void, prepare: Prepare = migrate): Promise<Database> {
  const { url, folder, onlyPglite } = place
  if (url) return openServer(url, place.migrateUrl ?? null, prepare)
  mkdirSync(folder, { recursive: true })
  explainFolder(folder)
  const binaries = onlyPglite ? { reason: "VARANTO_ENGINE=pglite asks for it" } : findBinaries()
  if (existsSync(join(folder, "pglite"))) return fallBack(folder, "the folder was made by PGlite", warn, prepare)
  if ("reason" in binaries) return fallBack(folder, binaries.reason, warn, prepare)
  let embedded: Embedded
  try {
    embedded = await startEmbedded(binaries, folder)
  } catch (fault) {
    // A cluster with data must never be passed over for an empty stopgap.
    if (existsSync(join(folder, "cluster"))) throw fault
    return fallBack(folder, (fault as Error).message, warn, prepare)
  }
  const { socketFolder, leave } = embedded
  const as = (user: string, whenClosed?: () => Promise<void>) => openPostgres("embedded", { host: socketFolder, database: "postgres", user }, whenClosed)
  try {
    await beforehand(as("varanto"), async (owner) => {
      await prepare(owner)
      await openToService(owner)
    })
  } catch (fault) {
    await leave()
    throw fault
  }
  return as(serviceRole, leave)
}

async function openServer(url: string, migrateUrl: string | null, prepare: Prepare): Promise<Database> {
  const service = openPostgres("server", { connectionString: url })
  try {
    if (migrateUrl === null) await prepare(service)
    else
      await beforehand(openPostgres("server", { connectionString: migrateUrl }), async (owner) => {
        await prepare(owner)
        await joinService(owner, service)
      })
  } catch (fault) {
    await service.close()
    if (migrateUrl === null && (fault as { code?: string }).code === "42501")
      throw new Error(`its tables are not up to date, and this role may not change them (${(fault as Error).message}). Give the address of the role that owns them in VARANTO_MIGRATE_URL.`)
    throw fault
  }
  return service
}

async function beforehand(owner: Database, work: Prepare): Promise<void> {
  try {
    await work(owner)
  } finally {
    await owner.close()
  }
}

async function fallBack(folder: string, reason: string, warn: (message: string) => void, prepare: Prepare): Promise<Database> {
  if (existsSync(join(folder, "cluster")))
    throw new Error(`${folder} holds a PostgreSQL cluster, and PostgreSQL cannot run here: ${reason}. Its data is untouched.`)
  warn(
    `PostgreSQL cannot run here: ${reason}. Using PGlite in ${folder} instead: it is slower, takes one request at a time and does not survive a power cut. For real use, set DATABASE_URL to a PostgreSQL server.`,
  )
  const database = await openPglite(folder)
  try {
    await prepare(database)
    await database.run(`set role ${serviceRole}`)
    return database
  } catch (fault) {
    await database.close()
    throw fault
  }
}
