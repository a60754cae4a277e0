import { randomUUID } from "node:crypto"
import { existsSync, openAsBlob, rmSync } from "node:fs"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { raw } from "../src/lib/sql.ts"
import { findBinaries } from "../src/store/binaries.ts"
import type { Database } from "../src/store/database.ts"
import { startEmbedded } from "../src/store/embedded.ts"
import { migrate } from "../src/store/migrate.ts"
import { openPglite } from "../src/store/pglite.ts"
import { openPostgres } from "../src/store/postgres.ts"
import { openToService, serviceRole } from "../src/store/service-role.ts"
import { freshFolder } from "./folders.ts"

/** The engines that the suite runs on: today's embedded PostgreSQL and version 15, the oldest we promise. */
const packages = {
  "PostgreSQL 18": undefined,
  "PostgreSQL 15": `postgres-15-${process.platform}-${process.arch}`,
} as const
const template = "varanto_template"

interface Running {
  readonly name: string
  readonly socketFolder: string
}

/** Starts every engine once for a whole run; the test files find them in the environment. */
export async function startEngines(): Promise<{ stop(): Promise<void> }> {
  if (process.env.VARANTO_TEST_ENGINES) return { async stop() {} }
  const base = freshFolder()
  const running: Running[] = []
  const leaves: (() => Promise<void>)[] = []
  for (const [name, from] of Object.entries(packages)) {
    const binaries = findBinaries(from)
    if ("reason" in binaries) throw new Error(`${name} cannot run the tests: ${binaries.reason}. Run: npm ci`)
    const { socketFolder, leave } = await startEmbedded(binaries, join(base, name.replace(" ", "-")))
    const made = openPostgres("embedded", { host: socketFolder, database: "postgres", user: "varanto" })
    // The tests kill programs, never the machine: what the system has taken over is as safe as what lies on the disk, and hundreds of databases are made.
    await made.run("alter system set fsync = off")
    await made.run("select pg_reload_conf()")
    await made.run(`create database ${template}`)
    await made.close()
    const migrated = openPostgres("embedded", { host: socketFolder, database: template, user: "varanto" })
    await migrate(migrated)
    await openToService(migrated)
    await migrated.close()
    running.push({ name, socketFolder })
    leaves.push(leave)
  }
  const pgliteCopy = join(base, "pglite.tar")
  const lite = await openPglite(null)
  await migrate(lite)
  await writeFile(pgliteCopy, new Uint8Array(await (await lite.copy()).arrayBuffer()))
  await lite.close()
  process.env.VARANTO_TEST_PGLITE = pgliteCopy
  process.env.VARANTO_TEST_ENGINES = JSON.stringify(running)
  return {
    async stop() {
      await Promise.all(leaves.map((leave) => leave()))
      rmSync(base, { recursive: true, force: true })
    },
  }
}

/** An engine, and a way to an empty, migrated database of one's own on it. */
export interface Engine {
  readonly name: string
  /** As the role that the service works as, which owns nothing. */
  fresh(): Promise<Database>
  /** As the owner of the tables, for tests of migrations and of what an owner could bend. */
  freshAsOwner(): Promise<Database>
}

/** An engine that other processes reach too. */
interface ServerEngine extends Engine {
  /** The address of an empty, migrated database of one's own, as DATABASE_URL takes it, for the service or another role. */
  freshUrl(user?: string): Promise<string>
}

/** Every PostgreSQL that the suite runs on. A test that needs a database runs once for each. */
export const engines: readonly ServerEngine[] = (JSON.parse(process.env.VARANTO_TEST_ENGINES ?? "[]") as Running[]).map(({ name, socketFolder }) => {
  // It is dropped once closed: hundreds are made, and what is gone before the disk has it costs little.
  const freshAs = async (user: string) => {
    const database = await makeDatabase(socketFolder)
    return openPostgres("embedded", { host: socketFolder, database, user }, () => asOwner(socketFolder, `drop database ${database} with (force)`))
  }
  return {
    name,
    fresh: () => freshAs(serviceRole),
    freshAsOwner: () => freshAs("varanto"),
    freshUrl: async (user = serviceRole) => `postgres://${user}@localhost/${await makeDatabase(socketFolder)}?host=${encodeURIComponent(socketFolder)}`,
  }
})

/** The fallback engine, for the smoke set. */
export const pglite: Engine = {
  name: "PGlite",
  async fresh() {
    const database = await this.freshAsOwner()
    await database.run(`set role ${serviceRole}`)
    return database
  },
  async freshAsOwner() {
    const copy = process.env.VARANTO_TEST_PGLITE
    if (copy === undefined) throw new Error("No copy of a migrated database is there. Run the tests with: npm test")
    return openPglite(null, await openAsBlob(copy))
  },
}

/** The one engine for tests that are not about the database. */
export function anEngine(): ServerEngine {
  const [first] = engines
  if (!first) throw new Error("No database is running. Run the tests with: npm test")
  return first
}

async function makeDatabase(socketFolder: string): Promise<string> {
  if (!existsSync(socketFolder)) throw new Error(`No database is running at ${socketFolder}. Run the tests with: npm test`)
  const database = `test_${randomUUID().replaceAll("-", "")}`
  // Copying files writes once what copying by the log writes twice.
  await asOwner(socketFolder, `create database ${database} template ${template} strategy file_copy`)
  return database
}

async function asOwner(socketFolder: string, statement: string): Promise<void> {
  const admin = openPostgres("embedded", { host: socketFolder, database: "postgres", user: "varanto" })
  await admin.rows(raw(statement))
  await admin.close()
}
