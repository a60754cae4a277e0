import { openPublishedSite, type PublishedSite } from "../src/acts/published-site.ts"
import { indexRevision } from "../src/acts/search.ts"
import { shipModels } from "../src/acts/ship.ts"
import type { Model } from "../src/model/model.ts"
import type { Database } from "../src/store/database.ts"
import { type App, makeApp } from "../src/web/app.tsx"
import type { Engine } from "./engines.ts"
import { koivula } from "./koivula.ts"

/** A Tuesday in November, a quarter past ten in Finland. */
export const testNow = new Date("2026-11-24T08:15:00Z")

export interface Town {
  readonly app: App
  readonly database: Database
  readonly site: PublishedSite
  readonly log: string[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  page(path: string): Promise<string>
  post(path: string, fields: Record<string, string | File>, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

const origin = "http://localhost:3000"

/** A whole service in process, on a fresh database, with published descriptions. */
export async function openTown(engine: Engine, models: readonly Model[] = [koivula], now: Date = testNow): Promise<Town> {
  const database = await engine.fresh()
  await shipModels(database, models, now)
  const site = await openPublishedSite(database, (revision) => indexRevision(database, revision, now))
  const log: string[] = []
  const app = makeApp({ database, site, clock: () => now, log: (message, fault) => log.push(`${message} ${fault instanceof Error ? fault.stack : ""}`) })
  const get = (path: string, headers: Record<string, string> = {}) => Promise.resolve(app.request(origin + path, { headers }))
  return {
    app,
    database,
    site,
    log,
    get,
    page: async (path) => (await get(path)).text(),
    post: (path, fields, headers = {}) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return Promise.resolve(app.request(origin + path, { method: "POST", body, headers: { origin, ...headers } }))
    },
    close: () => database.close(),
  }
}
