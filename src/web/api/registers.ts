import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { z } from "zod"
import { PurposeNeeded, purposes } from "../../acts/access/purpose.ts"
import type { Desk } from "../../acts/access/desk.ts"
import { once } from "../../acts/cases/once.ts"
import type { Scope } from "../../acts/clients/scopes.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { getRegisterRecord } from "../../acts/registers/get.ts"
import { listRegister, runningRegisters } from "../../acts/registers/list.ts"
import { moveRecord } from "../../acts/registers/move.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { changeRegisterRecord, fromOfficial, openRegisterRecord, Unfilled } from "../../acts/registers/save.ts"
import { searchRegisters } from "../../acts/registers/search.ts"
import { NotAValue } from "../../acts/records/search.ts"
import { actorOf } from "../../acts/sign-in/session.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { typeAsData, typedFrom } from "../../derive/registers/as-data.ts"
import { type FieldProblem, joined } from "../../derive/registers/fill-in.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import type { AppParts } from "../app.tsx"
import { sessionOf } from "../guard.ts"
import type { Bearer, Turned } from "./bearer.ts"
import { problem } from "./problem.ts"
import * as schemas from "./register-schemas.ts"

/** What a program asks of the registers, by one who may work with them. */
interface Call<Query, Request> {
  readonly desk: Desk
  readonly part: string
  readonly query: Query
  readonly body: Request
  /** The version that the caller has seen, by If-Match. */
  readonly seen: number | null
  readonly keys: CodeKeys
  readonly url: URL
  /** Does something once under the caller's key; the answer is an id. */
  doing(verb: (work: Work) => Promise<string>): Promise<{ readonly answer: string; readonly again: boolean }>
}

/** One address of the registers, for the door and for its description alike. */
export interface RegisterRoute {
  readonly method: "get" | "post" | "patch"
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly scope: Scope
  readonly query: z.ZodObject
  readonly request: z.ZodType | null
  readonly response: z.ZodType
  /** True where the same key does the same thing once; a search changes nothing and has none. */
  readonly writes: boolean
  readonly act: (call: Call<never, never>) => Promise<Answer>
}

interface Answer {
  readonly status?: 200 | 201
  readonly body: object
  readonly tag?: number
}

/** What cannot be saved: told by field. */
class NotRight extends Error {
  override name = "NotRight"
  readonly problems: readonly FieldProblem[]
  constructor(problems: readonly FieldProblem[]) {
    super("The record cannot be saved as it is.")
    this.problems = problems
  }
}

class NeedsPurpose extends Error {
  override name = "NeedsPurpose"
}

const route = <Query extends z.ZodObject, Request extends z.ZodType>(
  [method, path, operationId, summary]: readonly [RegisterRoute["method"], string, string, string],
  { query, request, response, writes = method !== "get" }: { readonly query: Query; readonly request: Request | null; readonly response: z.ZodType; readonly writes?: boolean },
  act: (call: Call<z.infer<Query>, z.infer<Request>>) => Promise<Answer>,
): RegisterRoute => ({ method, path, operationId, summary, scope: writes ? "registers:write" : "registers:read", query, request, response, writes, act: act as unknown as RegisterRoute["act"] })

const base = "/api/v1/registers"
const record = "/api/v1/register-records/{id}"

async function definitionOf(desk: Desk, type: string): Promise<RegisterDefinition> {
  const found = (await runningRegisters(desk)).find((one) => one.type === type)
  if (!found) throw new NotFound("There is no such register, or it does not run.")
  return found
}

function asked<Found>(found: Found | PurposeNeeded): Found {
  if (found instanceof PurposeNeeded) throw new NeedsPurpose(found.message)
  return found
}

function right<Done>(done: Done | Unfilled): Done {
  if (done instanceof Unfilled) throw new NotRight(done.problems)
  return done
}

/** Values that are given, as the form would have them. */
function typedIn(definition: RegisterDefinition, values: Readonly<Record<string, unknown>>): ReturnType<typeof typedFrom>["typed"] {
  const { typed, problems } = typedFrom(definition, values)
  if (problems.length > 0) throw new NotRight(problems)
  return typed
}

/** The record as it is now, read for a purpose: what one changes one has seen. */
const seenFor = async ({ desk, part, query: { purpose } }: Call<{ readonly purpose?: (typeof purposes)[number] | undefined }, unknown>) => asked(await getRegisterRecord(desk, part, purpose ? { purpose } : null))

export const registerRoutes: readonly RegisterRoute[] = [
  route(["get", base, "listRunningRegisters", "Types of record that one may work with"], { query: schemas.noQuery, request: null, response: schemas.typeList }, async ({ desk }) => ({
    body: { items: (await runningRegisters(desk)).map(typeAsData), next: null },
  })),
  route(["post", `${base}/search`, "searchRegisters", "Search by a declared key"], { query: schemas.noQuery, request: schemas.keySearch, response: schemas.keyHits, writes: false }, async ({ desk, body: { key, value, registers, purpose }, keys }) => {
    const found = asked(await searchRegisters(desk, { key, value, ...(registers ? { registers } : {}) }, purpose ? { purpose } : null, keys.codeKey))
    if (found instanceof NotAValue) throw new NotRight([{ field: "value", part: "value", message: { fi: "Tämä ei voi olla haettu tieto.", sv: "Detta kan inte vara en sådan uppgift.", en: "This cannot be such a value." } }])
    return { body: { items: found.hits.map(({ id, title, register, unit, how }) => ({ id, title, register, unit, how })), withheld: found.withheld, more: found.more } }
  }),
  route(["get", `${base}/{type}/records`, "listRegisterRecords", "Records of a type, newest first"], { query: schemas.listQuery, request: null, response: schemas.recordList }, async ({ desk, part, query: { purpose, limit, after, stage, unit, overdue }, url }) => {
    await definitionOf(desk, part)
    const place = /^(\d{1,15})\.([a-z0-9-]{1,64})$/.exec(after ?? "")
    const found = asked(await listRegister(desk, part, { stage, unit, overdue: overdue === "true" }, purpose ? { purpose } : null, { limit: limit + 1, after: place ? { openedAt: new Date(Number(place[1])), id: place[2] ?? "" } : null }))
    const last = found.records.length > limit ? found.records[limit - 1] : undefined
    const next = new URL(url)
    if (last) next.searchParams.set("after", `${last.openedAt.getTime()}.${last.id}`)
    return { body: { items: found.records.slice(0, limit).map(({ body, openedAt, ...rest }) => ({ ...rest, openedAt: openedAt.toISOString(), values: joined(found.definition, body, {}) })), next: last ? next.pathname + next.search : null } }
  }),
  route(["post", `${base}/{type}/records`, "openRegisterRecord", "Open a record"], { query: schemas.noQuery, request: schemas.opening, response: schemas.openedRecord }, async ({ desk, part, body: { unit, values, source = fromOfficial, isProtected = null }, keys, doing }) => {
    const definition = await definitionOf(desk, part)
    const typed = typedIn(definition, values)
    const given = (name: string) => {
      const one = typed(name)
      return one === "kept" ? {} : one
    }
    const { answer, again } = await doing(async (work) => right(await openRegisterRecord(work, desk.municipality, { type: part, unit, typed: given, isProtected, source }, keys)).id)
    return { status: again ? 200 : 201, body: { id: answer, again } }
  }),
  route(["get", record, "getRegisterRecord", "A record of a running register"], { query: schemas.purposeQuery, request: null, response: schemas.registerRecord }, async (call) => {
    const { record: its, definition, stage, dueOn, openedAt, values, withheld, caseNumber, mayChange, moves, changes } = await seenFor(call)
    const version = changes[0]?.seq ?? 0
    // An address stands behind its mask here as elsewhere; the open values have none.
    const shown = Object.fromEntries(Object.entries(values).filter(([name]) => definition.fields.find((field) => field.name === name)?.kind !== "homeAddress"))
    return {
      tag: version,
      body: {
        id: its.id, type: definition.type, register: its.register, unit: its.unit, title: its.title, stage, dueOn, openedAt: openedAt.toISOString(), changedAt: its.changedAt.toISOString(), version, definition: definition.version,
        values: shown, masked: Object.fromEntries(Object.entries(its.fields).map(([name, value]) => [name, String(value)])), withheld, case: caseNumber, mayChange, moves: moves.map(({ code }) => code), because: its.because,
      },
    }
  }),
  route(["patch", record, "changeRegisterRecord", "Change a record"], { query: schemas.purposeQuery, request: schemas.changing, response: schemas.changedRecord }, async (call) => {
    const { desk, part, body: { values, source = fromOfficial, isProtected = null }, keys, seen, doing } = call
    const { definition } = await seenFor(call)
    const typed = typedIn(definition, values)
    const { answer, again } = await doing(async (work) => {
      right(await changeRegisterRecord(work, desk.municipality, part, { typed, seen: seen ?? 0, isProtected, source }, keys))
      return part
    })
    return { body: { id: answer, again } }
  }),
  route(["post", `${record}/moves`, "moveRegisterRecord", "Take a record to its next stage"], { query: schemas.purposeQuery, request: schemas.moving, response: schemas.changedRecord }, async (call) => {
    const { desk, part, body: { move, note = "" }, keys, doing } = call
    await seenFor(call)
    const { answer, again } = await doing(async (work) => {
      right(await moveRecord(work, desk.municipality, part, move, note, keys.codeKey))
      return part
    })
    return { body: { id: answer, again } }
  }),
]

const bodyLimitBytes = 1024 * 1024

/** The registers that run, as data: by the same acts, rights and notes as on their pages. For one of the staff who has signed in, or a program of hers with a token that she took herself. */
export function addRegisterData(app: Hono, parts: AppParts, bearer: Bearer): void {
  const limit = bodyLimit({ maxSize: bodyLimitBytes, onError: (context) => problem(413, `A request has at most ${bodyLimitBytes} bytes.`, context.req.path) })
  for (const its of registerRoutes) app.on(its.method.toUpperCase(), its.path.replace(/\{(\w+)\}/g, ":$1"), limit, (context) => answer(its, context, parts, bearer))
}

/** Who asks, as one of the staff. */
async function deskOf(context: Context, parts: AppParts, bearer: Bearer, scope: Scope): Promise<Desk | Turned> {
  const { database, clock } = parts
  if (context.req.header("authorization") !== undefined) {
    const caller = await bearer(context, scope)
    if ("status" in caller) return caller
    if (caller.owner === null) return { status: 403, detail: "Registers open only to a token that the client's owner has taken herself, on the page of her own programs.", headers: {} }
    return { database, municipality: caller.municipality, actor: caller.owner, now: clock() }
  }
  const session = await sessionOf(context, parts)
  if (!session || session.mustChange || session.kind !== "staff") return { status: 401, detail: "Sign in first, or send a token: Authorization: Bearer vrt_…", headers: { "www-authenticate": 'Bearer realm="varanto"' } }
  return { database, municipality: session.municipality, actor: actorOf(session), now: clock() }
}

async function answer(its: RegisterRoute, context: Context, parts: AppParts, bearer: Bearer): Promise<Response> {
  const instance = context.req.path
  const desk = await deskOf(context, parts, bearer, its.scope)
  if ("status" in desk) return problem(desk.status, desk.detail, instance, undefined, desk.headers)
  const { keys } = parts.signIn ?? {}
  if (!keys) return problem(404, "The registers do not run here.", instance)
  const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(context.req.header("content-type") ?? "")
  if (its.request !== null && !isJson) return problem(415, "Send JSON, and say so in Content-Type.", instance)
  const key = context.req.header("idempotency-key")?.replace(/^"(.*)"$/, "$1") ?? ""
  if (its.writes && !/^[\x21-\x7e]{1,200}$/.test(key)) return problem(400, "Send an Idempotency-Key of 1 to 200 visible characters: the same key does the same thing once.", instance, [{ name: "Idempotency-Key", message: "is missing or not well formed" }])
  const seen = /^(?:W\/)?"(\d{1,9})"$/.exec(context.req.header("if-match") ?? "")?.[1]
  if (its.method === "patch" && seen === undefined) return problem(428, "Send the ETag of the record as you saw it in If-Match.", instance)
  try {
    const url = new URL(context.req.url)
    const query = its.query.parse(Object.fromEntries(url.searchParams))
    const given: unknown = its.request === null ? null : await context.req.json().catch(() => undefined)
    if (given === undefined) return problem(400, "The request is not JSON.", instance)
    const body = its.request === null ? null : its.request.parse(given)
    const part = context.req.param("id") ?? context.req.param("type") ?? ""
    // What is not right undoes the work, the key with it: the same key can be sent again with what is mended.
    const doing: Call<never, never>["doing"] = (verb) => inWork(desk.database, desk.actor, desk.now, (work) => once(work, desk.municipality, key, { address: `${its.method} ${url.pathname}`, seen, body }, () => verb(work)))
    const { status = 200, body: told, tag } = await its.act({ desk, part, query, body, seen: seen === undefined ? null : Number(seen), keys, url, doing } as unknown as Call<never, never>)
    const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...(tag === undefined ? {} : { etag: `"${tag}"` }) }
    return new Response(JSON.stringify(its.response.parse(told)), { status, headers })
  } catch (fault) {
    const told = problemOf(fault, instance)
    if (told) return told
    parts.log(`${context.req.method} of a register failed`, fault)
    return problem(500, "The service has a fault, and it has been logged. Try again in a moment.", instance)
  }
}

/** The refusal as a problem; null for a fault of ours. Of what was sent only the names of fields are told. */
function problemOf(fault: unknown, instance: string): Response | null {
  if (fault instanceof z.ZodError) return problem(400, "The request is not as the description says.", instance, fault.issues.map((issue) => ({ name: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."), message: issue.message })))
  if (fault instanceof NotRight) return problem(400, fault.message, instance, fault.problems.map(({ field, part, message }) => ({ name: part === "value" ? field : `${field}.${part}`, message: message.en })))
  if (fault instanceof NeedsPurpose) return problem(422, fault.message, instance, [{ name: "purpose", message: fault.message }])
  if (fault instanceof Refused) return problem(403, fault.message, instance)
  if (fault instanceof NotFound) return problem(404, fault.message, instance)
  return fault instanceof Conflict ? problem(409, fault.message, instance) : null
}
