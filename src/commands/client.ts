import { ZodError } from "zod"
import { readWithin } from "../acts/access/border.ts"
import { listClients, makeClient, revokeClient, rotateToken } from "../acts/clients/clients.ts"
import { tieFeedingSystem } from "../acts/clients/feeding.ts"
import { type Scope, scopes } from "../acts/clients/scopes.ts"
import { Refusal } from "../acts/refusals.ts"
import { getRevision, publishedNumbers } from "../acts/revisions.ts"
import { type Actor, type Database, inWork } from "../acts/work.ts"
import { dayAt, daysLater, isDay, startOf } from "../lib/day.ts"
import { openStore } from "./open-store.ts"

interface ClientParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const clientUsage =
  "Usage: varanto client make MUNICIPALITY NAME OWNER LAST-DAY SCOPE… | varanto client list MUNICIPALITY | varanto client rotate MUNICIPALITY ID [HOURS] | varanto client revoke MUNICIPALITY ID | varanto client feeds MUNICIPALITY ID SYSTEM [UNIT]"

const command: Actor = { id: "client-command", name: "", kind: "program" }

/** Makes, lists, rotates and revokes clients of the API, and ties them to the systems they speak for. A token is printed once, alone on its line. */
export async function client(words: readonly string[], { environment, now, say, warn }: ClientParts): Promise<number> {
  const act = actOf(words, now)
  if (!act) {
    warn(`${clientUsage}\nA scope is one of: ${scopes.join(", ")}. A day is like 2027-03-31. The old token works for 24 hours unless told.`)
    return 64
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    for (const line of await act(database)) say(line)
    return 0
  } catch (fault) {
    if (fault instanceof Refusal) warn(fault.message)
    else if (fault instanceof ZodError) warn(fault.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"))
    else throw fault
    return 1
  } finally {
    await database.close()
  }
}

type Act = (database: Database) => Promise<string[]>

function actOf([act, municipality = "", ...rest]: readonly string[], now: Date): Act | null {
  if (municipality === "") return null
  if (act === "make") return makeOf(municipality, rest, now)
  if (act === "list" && rest.length === 0) return (database) => list(database, municipality, now)
  if (act === "feeds") return feedsOf(municipality, rest, now)
  const [id, hours = "24", ...more] = rest
  if (id === undefined || more.length > 0) return null
  if (act === "revoke" && rest.length === 1)
    return async (database) => {
      await inWork(database, command, now, (work) => revokeClient(work, municipality, id))
      return [`The client ${id} is revoked: none of its tokens works.`]
    }
  if (act === "rotate" && /^\d{1,3}$/.test(hours)) return async (database) => [await inWork(database, command, now, (work) => rotateToken(work, municipality, id, Number(hours)))]
  return null
}

function feedsOf(municipality: string, [id, system, unit, ...more]: readonly string[], now: Date): Act | null {
  if (id === undefined || system === undefined || more.length > 0) return null
  return async (database) => {
    const number = (await publishedNumbers(database)).get(municipality)
    const systems = number === undefined ? [] : (await getRevision(database, municipality, number)).model.systems
    await inWork(database, command, now, (work) => tieFeedingSystem(work, municipality, id, { system, unit: unit ?? null }, new Set(systems.map((one) => one.id))))
    return [`The client ${id} speaks for the system ${system}${unit === undefined ? "" : ` in cases of ${unit}`}.`]
  }
}

function makeOf(municipality: string, [name, owner, day, ...chosen]: readonly string[], now: Date): Act | null {
  const known = chosen.filter((one): one is Scope => (scopes as readonly string[]).includes(one))
  if (name === undefined || owner === undefined || !isDay(day) || known.length === 0 || known.length < chosen.length) return null
  return async (database) => {
    const { id, token } = await inWork(database, command, now, (work) => makeClient(work, municipality, { name, owner, scopes: known, endsAt: startOf(daysLater(day, 1)) }))
    return [`The client ${id} is made. Its token, told this once:`, token]
  }
}

async function list(database: Database, municipality: string, now: Date): Promise<string[]> {
  const clients = await readWithin(database, municipality, (queries) => listClients(queries, municipality, now))
  if (clients.length === 0) return [`${municipality} has no clients.`]
  return clients.map(({ id, name, owner, scopes: may, endsAt, revokedAt, usedAt }) => {
    const state = revokedAt ? `revoked ${dayAt(revokedAt)}` : endsAt <= now ? `ended ${dayAt(endsAt)}` : `until ${dayAt(new Date(endsAt.getTime() - 1))}`
    return `${id}  ${name}  owner ${owner}  ${may.join(" ")}  ${state}  ${usedAt ? `last used ${usedAt.toISOString()}` : "not used"}`
  })
}
