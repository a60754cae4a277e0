import { rmSync } from "node:fs"
import { enter } from "../src/acts/access/border.ts"
import { firstTexts } from "../src/acts/access/commitments.ts"
import { openPublishedSite, type PublishedSite } from "../src/acts/published-site.ts"
import { indexRevision } from "../src/acts/search.ts"
import { shipModels } from "../src/acts/ship.ts"
import { beginSession, type Mandate } from "../src/acts/sign-in/session.ts"
import type { SignIn } from "../src/acts/sign-in/sign-in.ts"
import { sql } from "../src/lib/sql.ts"
import type { Role } from "../src/model/rules/roles.ts"
import type { Model } from "../src/model/model.ts"
import type { Database } from "../src/store/database.ts"
import { type Files, filesIn, type Scan } from "../src/store/files.ts"
import { type App, type AppParts, makeApp } from "../src/web/app.tsx"
import type { Engine } from "./engines.ts"
import { freshFolder } from "./folders.ts"
import { koivula } from "./koivula.ts"
import { type TestProvider, testSignIn } from "./sign-in.ts"

/** A Tuesday in November, a quarter past ten in Finland. */
export const testNow = new Date("2026-11-24T08:15:00Z")

/** Someone of the town. A member of staff is employed there. */
export interface Person {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly kind: "staff" | "resident"
  readonly email?: string
  /** A role over everything in the town, with commitments signed. */
  readonly role?: Role
}

export const maija: Person = { id: "maija", given: "Maija", family: "Mallinen", kind: "staff", email: "maija@koivula.example", role: "information-manager" }
export const sofia: Person = { id: "sofia", given: "Sofia", family: "Saarela", kind: "resident" }

export interface Town {
  readonly app: App
  readonly database: Database
  readonly site: PublishedSite
  readonly log: string[]
  readonly signIn: SignIn
  readonly files: Files
  readonly provider: TestProvider
  /** The cookie of whoever is signed in; empty for a visitor. */
  readonly cookie: string
  /** Whose municipality people belong to. */
  readonly municipality: string
  now(): Date
  /** Lets time go by. */
  later(minutes: number): void
  get(path: string, headers?: Record<string, string>): Promise<Response>
  page(path: string): Promise<string>
  post(path: string, fields: Record<string, string | File>, headers?: Record<string, string>): Promise<Response>
  /** Adds a person to the directory; one who is there already stays as she is. */
  add(person: Person): Promise<void>
  /** The same town as a person sees it who has just signed in, also for another where the identification service told of a mandate. */
  as(person: Person, mandate?: Mandate | null): Promise<Town>
  close(): Promise<void>
}

export const origin = "http://localhost:3000"

interface TownOptions extends Partial<Pick<AppParts, "publicOrigin" | "limits" | "holders" | "mail">> {
  /** A town where signing in has not been set up. */
  readonly noSignIn?: boolean
  /** Looks through files before they are kept. */
  readonly scan?: Scan
}

/** A whole service in process, on a fresh database, with published descriptions. */
export async function openTown(engine: Engine, models: readonly Model[] = [koivula], start: Date = testNow, { noSignIn, scan, ...options }: TownOptions = {}): Promise<Town> {
  let now = start
  const clock = () => now
  const database = await engine.fresh()
  await shipModels(database, models, now)
  const site = await openPublishedSite(database, (revision) => indexRevision(database, revision, now))
  const log: string[] = []
  const municipality = models[0]?.municipality.id ?? "koivula"
  const { signIn, provider } = testSignIn(municipality, clock, options.publicOrigin ?? origin)
  const folder = freshFolder()
  const files = filesIn(folder, scan ?? null)
  const app = makeApp({ database, site, clock, files, ...options, signIn: noSignIn ? undefined : signIn, log: (message, fault) => log.push(`${message} ${fault instanceof Error ? fault.stack : ""}`) })

  async function add(person: Person): Promise<void> {
    await database.rows(sql`
      insert into person (municipality_id, id, kind, given_names, family_name, email, created_at)
      values (${municipality}, ${person.id}, ${person.kind}, ${person.given}, ${person.family}, ${person.email ?? null}, ${start}) on conflict do nothing`)
    if (person.kind === "staff")
      await database.rows(sql`
        insert into employment (municipality_id, id, person_id, unit, title, starts_at)
        values (${municipality}, ${`${person.id}-job`}, ${person.id}, 'town-office', 'official', ${new Date("2020-01-01")}) on conflict do nothing`)
    if (person.role !== undefined) await giveRole(person.id, person.role)
  }

  const giveRole = (person: string, role: Role): Promise<void> =>
    database.transaction(async (queries) => {
      await enter(queries, municipality)
      for (const { kind, fi, sv, en } of firstTexts) {
        await queries.rows(sql`
          insert into commitment_text (municipality_id, kind, version, fi, sv, en, in_force_from) values (${municipality}, ${kind}, 1, ${fi}, ${sv}, ${en}, ${start}) on conflict do nothing`)
        await queries.rows(sql`
          insert into commitment (municipality_id, person_id, kind, version, signed_at)
          select ${municipality}, ${person}, ${kind}, max(version), ${start} from commitment_text where municipality_id = ${municipality} and kind = ${kind} on conflict do nothing`)
      }
      await queries.rows(sql`
        insert into access_grant (municipality_id, id, person_id, role, given_by, given_at, starts_at, ends_at, certified_at)
        values (${municipality}, ${`${person}-${role}`}, ${person}, ${role}, 'test', ${start}, ${start}, ${new Date("2036-01-01")}, ${start}) on conflict do nothing`)
    })

  const townFor = (cookie: string): Town => {
    const get = (path: string, headers: Record<string, string> = {}) => Promise.resolve(app.request(origin + path, { headers: withCookie(cookie, headers) }))
    return {
      app,
      database,
      site,
      log,
      signIn,
      files,
      provider,
      cookie,
      municipality,
      now: clock,
      later: (minutes) => void (now = new Date(now.getTime() + minutes * 60_000)),
      get,
      page: async (path) => (await get(path)).text(),
      post: (path, fields, headers = {}) => {
        const body = new FormData()
        for (const [name, value] of Object.entries(fields)) body.set(name, value)
        return Promise.resolve(app.request(origin + path, { method: "POST", body, headers: withCookie(cookie, { origin, ...headers }) }))
      },
      add,
      async as(person, mandate = null) {
        await add(person)
        const token = await beginSession(database, { municipality, person: person.id, kind: person.kind, provider: person.kind, level: "substantial", mandate }, signIn.sessions, now)
        return townFor(`varanto_session=${token}`)
      },
      async close() {
        await database.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }
  return townFor("")
}

const withCookie = (cookie: string, headers: Record<string, string>): Record<string, string> =>
  cookie === "" ? headers : { ...headers, cookie: headers.cookie === undefined ? cookie : `${cookie}; ${headers.cookie}` }
