import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { ZodError } from "zod"
import { readWithin } from "../../acts/access/border.ts"
import { noteReading } from "../../acts/access/desk.ts"
import type { Caller } from "../../acts/clients/authenticate.ts"
import type { Scope } from "../../acts/clients/scopes.ts"
import { endEmployment } from "../../acts/people/employment.ts"
import { releaseStaff, type StaffMember, Taken } from "../../acts/people/people.ts"
import { getSourced, listSourced } from "../../acts/people/sourced-staff.ts"
import { InvalidFilter } from "../../acts/people/staff-filter.ts"
import { addTold, bringTo, type Told, toldOf } from "../../acts/people/staff-source.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { unitNamed } from "../../derive/unit-named.ts"
import type { Bearer } from "../api/bearer.ts"
import type { AppParts } from "../app.tsx"
import { originOf } from "../guard.ts"
import { ScimFault, scimAnswer, scimError } from "./error.ts"
import { listSchema, pageMost, resourceTypes, schemas, serviceProviderConfig } from "./schemas.ts"
import { patchUser, readUser, userOf, versionOf } from "./user.ts"

const root = "/scim/v2"
const bodyLimitBytes = 64 * 1024

type Answer = (context: Context, caller: Caller, base: string) => Promise<Response>

/** The staff directory over SCIM 2.0 (RFC 7643 and 7644), for a client whose token has the scope. The token tells the municipality. */
export function addScim(app: Hono, parts: AppParts, bearer: Bearer): void {
  const door = (needs: Scope, answer: Answer) => async (context: Context): Promise<Response> => {
    const base = originOf(context, parts) + root
    const caller = await bearer(context, needs)
    if ("status" in caller) return scimError(new ScimFault(caller.status, caller.detail), caller.headers)
    try {
      return await answer(context, caller, base)
    } catch (fault) {
      const known = faultOf(fault)
      if (known) return scimError(known)
      parts.log(`${context.req.method} ${root} failed`, fault)
      return scimError(new ScimFault(500, "The service has a fault, and it has been logged. Try again in a moment."))
    }
  }
  const limited = bodyLimit({ maxSize: bodyLimitBytes, onError: () => scimError(new ScimFault(413, `A body has at most ${bodyLimitBytes} bytes.`)) })
  const { database, clock, site } = parts

  /** A department may go by its name in the description. */
  const placed = (told: Told, { municipality }: Caller): Told => {
    const model = site.find(municipality)?.model
    return model && told.unit !== "" ? { ...told, unit: unitNamed(model, told.unit) } : told
  }
  const change = (caller: Caller, now: Date, verb: (work: Work) => Promise<StaffMember>): Promise<StaffMember> => inWork(database, caller.actor, now, verb)

  /** Changes one person, when the version that the source names is the one there is. */
  const changeOne = (say: (was: StaffMember, body: unknown) => Told): Answer => async (context, caller, base) => {
    const body = await bodyOf(context)
    const now = clock()
    const { municipality } = caller
    const person = await change(caller, now, async (work) => {
      const was = await getSourced(work.queries, municipality, now, idIn(context), true)
      mustMatch(context, was)
      await bringTo(work, municipality, was, placed(say(was, body), caller))
      return getSourced(work.queries, municipality, now, was.id)
    })
    return shown(context, person, base)
  }

  for (const [path, list] of [["ResourceTypes", resourceTypes], ["Schemas", schemas]] as const) {
    app.get(`${root}/${path}`, door("directory:read", async (_, __, base) => scimAnswer(200, listOf(list(base)))))
    app.get(`${root}/${path}/:id`, door("directory:read", async (context, _, base) => {
      const found = list(base).find(({ id }) => id === idIn(context))
      if (!found) throw new ScimFault(404, "There is no such thing.")
      return scimAnswer(200, found)
    }))
  }
  app.get(`${root}/ServiceProviderConfig`, door("directory:read", async (_, __, base) => scimAnswer(200, serviceProviderConfig(base))))

  app.get(`${root}/Users`, door("directory:read", async (context, { municipality, actor }, base) => {
    const now = clock()
    const startIndex = Math.min(Math.max(1, wholeIn(context, "startIndex", 1)), 1_000_000)
    const count = Math.min(Math.max(0, wholeIn(context, "count", pageMost)), pageMost)
    const filter = context.req.query("filter") ?? null
    const { total, people } = await readWithin(database, municipality, (queries) => listSourced(queries, municipality, now, filter, { skip: startIndex - 1, limit: count }))
    await noteReading({ database, municipality, actor, now }, { act: "record-listed", outcome: "done", more: { path: "scim", hits: people.length } })
    return scimAnswer(200, listOf(people.map((person) => chosen(context, userOf(person, base))), total, startIndex))
  }))
  app.get(`${root}/Users/:id`, door("directory:read", async (context, { municipality, actor }, base) => {
    const now = clock()
    const person = await readWithin(database, municipality, (queries) => getSourced(queries, municipality, now, idIn(context)))
    await noteReading({ database, municipality, actor, now }, { act: "record-read", subject: { kind: "person", id: person.id }, outcome: "done", more: { path: "scim" } })
    if (tagsIn(context, "if-none-match").includes(versionOf(person))) return scimAnswer(304, null, { etag: versionOf(person) })
    return shown(context, person, base)
  }))
  app.post(`${root}/Users`, limited, door("directory:write", async (context, caller, base) => {
    const told = placed(readUser(await bodyOf(context)), caller)
    const now = clock()
    const person = await change(caller, now, async (work) => {
      const id = await addTold(work, caller.municipality, told)
      return getSourced(work.queries, caller.municipality, now, id)
    })
    return shown(context, person, base, 201)
  }))
  app.put(`${root}/Users/:id`, limited, door("directory:write", changeOne((was, body) => readUser(body, was.active))))
  app.patch(`${root}/Users/:id`, limited, door("directory:write", changeOne((was, body) => patchUser(toldOf(was), body))))
  app.delete(`${root}/Users/:id`, door("directory:write", async (context, { actor, municipality }) => {
    const now = clock()
    await inWork(database, actor, now, async (work) => {
      const was = await getSourced(work.queries, municipality, now, idIn(context), true)
      mustMatch(context, was)
      if (was.active || (was.startsAt && was.startsAt > now)) await endEmployment(work, municipality, was.id)
      await releaseStaff(work, municipality, was.id)
    })
    return scimAnswer(204, null)
  }))
  app.all(`${root}/Me`, door("directory:read", async () => scimError(new ScimFault(501, "A client is no person: there is no Me."))))
  app.all(`${root}/*`, door("directory:read", async (context) => {
    const known = /^\/scim\/v2\/(Users(\/[^/]+)?|ResourceTypes(\/[^/]+)?|Schemas(\/[^/]+)?|ServiceProviderConfig)$/.test(context.req.path)
    throw known ? new ScimFault(405, "This is not done here with this method.") : new ScimFault(404, "There is nothing at this address. /scim/v2/ResourceTypes tells what there is.")
  }))
}

const idIn = (context: Context): string => (context.req.param("id") ?? "").replaceAll("\u0000", "")

const listOf = (resources: readonly object[], total = resources.length, startIndex = 1) => ({ schemas: [listSchema], totalResults: total, startIndex, itemsPerPage: resources.length, Resources: resources })

const shown = (context: Context, person: StaffMember, base: string, status = 200): Response => {
  const resource = userOf(person, base)
  const location = `${base}/Users/${encodeURIComponent(person.id)}`
  return scimAnswer(status, chosen(context, resource), { etag: versionOf(person), ...(status === 201 ? { location } : {}) })
}

/** Only the attributes that were asked for, by their first names (RFC 7644, section 3.9). What names the resource is always there. */
function chosen(context: Context, resource: Readonly<Record<string, unknown>>): object {
  const named = (name: string) => (context.req.query(name) ?? "").split(",").map((one) => one.trim().toLowerCase()).filter(Boolean)
  const [wanted, unwanted] = [named("attributes"), named("excludedAttributes")]
  if (wanted.length === 0 && unwanted.length === 0) return resource
  const isNamed = (list: readonly string[], key: string): boolean => list.some((one) => one === key || one.startsWith(`${key}.`) || one.startsWith(`${key}:`) || one.endsWith(`:${key}`))
  return Object.fromEntries(Object.entries(resource).filter(([key]) => {
    const name = key.toLowerCase()
    if (name === "id" || name === "schemas") return true
    return wanted.length > 0 ? isNamed(wanted, name) : !unwanted.includes(name)
  }))
}

function wholeIn(context: Context, name: string, otherwise: number): number {
  const text = context.req.query(name)
  if (text === undefined || text === "") return otherwise
  if (!/^-?\d{1,9}$/.test(text)) throw new ScimFault(400, `${name} is a whole number.`, "invalidValue")
  return Number(text)
}

async function bodyOf(context: Context): Promise<unknown> {
  const type = (context.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase()
  if (type !== "application/scim+json" && type !== "application/json") throw new ScimFault(415, "Send the body as application/scim+json.")
  try {
    return (await context.req.json()) as unknown
  } catch {
    throw new ScimFault(400, "The body is not JSON.", "invalidSyntax")
  }
}

const tagsIn = (context: Context, header: "if-match" | "if-none-match"): string[] => (context.req.header(header) ?? "").split(",").map((tag) => tag.trim()).filter(Boolean)

function mustMatch(context: Context, person: StaffMember): void {
  const tags = tagsIn(context, "if-match")
  if (tags.length > 0 && !tags.includes("*") && !tags.includes(versionOf(person))) throw new ScimFault(412, "The person has changed since. Read her again.")
}

/** What a refusal of the directory is in SCIM; null for a fault of ours. */
function faultOf(fault: unknown): ScimFault | null {
  if (fault instanceof ScimFault) return fault
  if (fault instanceof InvalidFilter) return new ScimFault(400, fault.message, "invalidFilter")
  if (fault instanceof Taken) return new ScimFault(409, fault.message, "uniqueness")
  if (fault instanceof NotFound) return new ScimFault(404, fault.message)
  if (fault instanceof Refused) return new ScimFault(403, fault.message)
  if (fault instanceof Conflict) return new ScimFault(400, fault.message, "invalidValue")
  if (fault instanceof ZodError) return new ScimFault(400, `${fault.issues[0]?.path.join(".") ?? "A value"}: ${fault.issues[0]?.message ?? "is not valid"}`, "invalidValue")
  return isTwin(fault) ? new ScimFault(409, "Another person has the same user name, source id or employee number.", "uniqueness") : null
}

/** Two changes at once can both find a name free; the index lets one have it. */
const isTwin = (fault: unknown): boolean => typeof fault === "object" && fault !== null && "code" in fault && fault.code === "23505"
