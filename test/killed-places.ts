import { join } from "node:path"
import type { Database } from "../src/store/database.ts"
import { migrate } from "../src/store/migrate.ts"
import { openPglite } from "../src/store/pglite.ts"
import { openPostgres } from "../src/store/postgres.ts"
import { engines } from "./engines.ts"

/** A kind of database whose user is killed: an empty, migrated one of its own, in a folder where it needs one, as an address that another process can open. */
export interface KilledPlace {
  readonly name: string
  fresh(folder: string): Promise<string>
}

const folderMark = "pglite:"

/** Opens what an address names: a PostgreSQL server, or PGlite on a folder, which one process at a time can have. */
export const openAt = (address: string): Promise<Database> =>
  address.startsWith(folderMark) ? openPglite(address.slice(folderMark.length)) : Promise.resolve(openPostgres("server", { connectionString: address }))

const pgliteOnFolder: KilledPlace = {
  name: "PGlite",
  async fresh(folder) {
    const data = join(folder, "data")
    const database = await openPglite(data)
    await migrate(database)
    await database.close()
    return `${folderMark}${data}`
  },
}

/** Every engine that the suite runs on, and the fallback one with a folder of its own. */
export const killedPlaces: readonly KilledPlace[] = [...engines.map(({ name, freshUrl }) => ({ name, fresh: () => freshUrl() })), pgliteOnFolder]
