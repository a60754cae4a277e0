import { makeClient } from "../src/acts/clients/clients.ts"
import type { Scope } from "../src/acts/clients/scopes.ts"
import { inWork } from "../src/acts/work.ts"
import type { Town } from "./town.ts"

export const theCommand = { id: "varanto", name: "varanto", kind: "program" } as const

/** A client of a town's API, with its token; it lasts for thirty days. */
export const aClient = ({ database, municipality, now }: Town, scopes: Scope[] = ["directory:write"], owner = "antti"): Promise<{ id: string; token: string }> =>
  inWork(database, theCommand, now(), (work) => makeClient(work, municipality, { name: "Henkilöstöjärjestelmä", owner, scopes, endsAt: new Date(now().getTime() + 30 * 86_400_000) }))

/** Asks with a token, as a program does: no cookie, no origin. */
export async function ask(town: Town, token: string | null, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }
  const type = body === undefined ? {} : { "content-type": "application/scim+json" }
  return town.app.request(`http://localhost:3000${path}`, { method, ...sent, headers: { ...type, ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers } })
}
