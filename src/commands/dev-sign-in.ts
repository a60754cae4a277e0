import { openClients } from "../acts/sign-in/clients.ts"
import { localProvider, type Provider } from "../acts/sign-in/providers.ts"
import { samplePeople } from "../acts/sign-in/sample-people.ts"
import { addSampleDecisions } from "../acts/sample-decisions.ts"
import { addSampleMeetings } from "../acts/sample-meetings.ts"
import { addSamples, sampleManager, sampleMunicipality as municipality } from "../acts/samples.ts"
import type { SignIn } from "../acts/sign-in/sign-in.ts"
import type { Database } from "../acts/work.ts"
import { sql } from "../lib/sql.ts"
import { type DevProvider, makeDevProvider } from "../dev-provider/dev-provider.ts"

const loopback = new Set(["127.0.0.1", "localhost", "::1"])

/** Whether the development provider may run: every one of these must hold, so that no single slip opens a real service. */
export const mayRunDevSignIn = (environment: NodeJS.ProcessEnv, host: string): boolean =>
  environment.NODE_ENV !== "production" && !environment.DATABASE_URL && !environment.VARANTO_ORIGIN && environment.VARANTO_DEV_SIGN_IN !== "0" && loopback.has(host)

export interface DevSignIn {
  readonly provider: DevProvider
  readonly providers: readonly Provider[]
  readonly clients: SignIn["clients"]
  readonly quick: NonNullable<SignIn["quick"]>
}

/** Of two services that start at once on one database, the later waits and finds the samples there. PGlite lets only one in. */
async function oneAtATime(database: Database, work: () => Promise<void>): Promise<void> {
  if (database.engine === "pglite") return work()
  return database.transaction(async (queries) => {
    await queries.rows(sql`select pg_advisory_xact_lock(hashtextextended('varanto samples', 0))`)
    await work()
  })
}

/** The development provider beside the service with its invented cast, and our two clients at it. */
export async function openDevSignIn(database: Database, codeKey: string, origin: string, clock: () => Date): Promise<DevSignIn> {
  await oneAtATime(database, async () => {
    await addSamples(database, clock(), codeKey)
    await addSampleDecisions(database, clock(), codeKey)
    await addSampleMeetings(database, clock(), codeKey)
  })
  const issuer = `${origin}/dev-provider`
  const provider = makeDevProvider({ issuer, origin, clientIds: ["varanto-dev-staff", "varanto-dev-resident"], people: () => samplePeople(database, municipality, clock()), clock })
  const common = { issuer, municipality, levels: { loa2: "substantial", loa3: "high" } } as const
  return {
    provider,
    providers: [
      localProvider({ ...common, id: "dev-staff", kind: "staff", name: { fi: "Kehitys", sv: "Utveckling", en: "Development" }, clientId: "varanto-dev-staff", link: { claim: "employee", is: "id" } }),
      localProvider({ ...common, id: "dev-resident", kind: "resident", name: { fi: "Kehitys", sv: "Utveckling", en: "Development" }, clientId: "varanto-dev-resident", eidasClaim: "eidas", mandateClaim: "mandate" }),
    ],
    clients: openClients((url, options) => provider.fetch(new Request(url, options))),
    quick: [{ provider: "dev-staff", hint: sampleManager.id, name: sampleManager.name }],
  }
}
