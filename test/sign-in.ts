import { randomBytes } from "node:crypto"
import { openClients } from "../src/acts/sign-in/clients.ts"
import { keysFrom } from "../src/acts/sign-in/keys.ts"
import { openHasher } from "../src/acts/sign-in/password.ts"
import { localProvider } from "../src/acts/sign-in/providers.ts"
import type { SignIn } from "../src/acts/sign-in/sign-in.ts"
import { type DevPerson, type DevProvider, makeDevProvider } from "../src/dev-provider/dev-provider.ts"

export const issuer = "http://localhost:3000/dev-provider"

/** A provider that runs in the test, and what it was made to say instead of the truth. */
export interface TestProvider extends DevProvider {
  people: DevPerson[]
  /** Changes what the token endpoint answers, for tokens that lie. */
  tamper: ((answer: { id_token: string }) => { id_token: string }) | null
}

/** Signing in as a town sets it up: a provider for staff, one for residents, and local accounts with cheap hashes. */
export function testSignIn(municipality: string, clock: () => Date, origin: string): { signIn: SignIn; provider: TestProvider } {
  const provider: TestProvider = {
    ...makeDevProvider({ issuer, origin, clientIds: ["varanto-staff", "varanto-resident"], people: () => provider.people, clock }),
    people: [],
    tamper: null,
  }
  const reach = async (url: string, options: RequestInit): Promise<Response> => {
    const response = await provider.fetch(new Request(url, options))
    if (!provider.tamper || !url.endsWith("/token")) return response
    return Response.json(provider.tamper((await response.json()) as { id_token: string }))
  }
  const name = { fi: "Kokeilu", sv: "Försök", en: "Trial" }
  const common = { name, issuer, municipality, levels: { loa2: "substantial", loa3: "high" } } as const
  return {
    provider,
    signIn: {
      providers: [
        localProvider({ ...common, id: "staff", kind: "staff", clientId: "varanto-staff", link: { claim: "employee", is: "id" } }),
        localProvider({ ...common, id: "resident", kind: "resident", clientId: "varanto-resident", hetuClaim: "hetu", eidasClaim: "eidas", mandateClaim: "mandate" }),
      ],
      clients: openClients(reach),
      sessions: { idleMinutes: 30, absoluteHours: 10 },
      keys: keysFrom(randomBytes(32)),
      local: { changeDays: 90, history: 3 },
      hasher: openHasher({ N: 1024, r: 8, p: 1 }),
    },
  }
}
