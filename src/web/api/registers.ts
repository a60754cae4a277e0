import type { Context, Hono, MiddlewareHandler } from "hono"
import { z } from "zod"
import type { Desk } from "../../acts/access/desk.ts"
import { safeFileName } from "../../acts/cases/documents.ts"
import { documentLimitBytes, FileRefused, noteRefusedFile } from "../../acts/cases/files.ts"
import { once } from "../../acts/cases/once.ts"
import type { Scope } from "../../acts/clients/scopes.ts"
import { Conflict, NotFound, Refusal, Stale } from "../../acts/refusals.ts"
import { makeBatch, previewBatch } from "../../acts/registers/batches.ts"
import { getRecordFile, type SeenRegisterRecord } from "../../acts/registers/get.ts"
import { listBatches, takeBatch } from "../../acts/registers/kept-batches.ts"
import { makeList } from "../../acts/registers/lists.ts"
import { listRegister, type RegisterNarrowing, runningRegisters } from "../../acts/registers/list.ts"
import { moveRecord } from "../../acts/registers/move.ts"
import { changeRegisterRecord, openRegisterRecord } from "../../acts/registers/save.ts"
import { fromOfficial } from "../../acts/registers/whose.ts"
import { placeAs, placeFrom, searchRegisters } from "../../acts/registers/search.ts"
import { listViews } from "../../acts/registers/views.ts"
import { NotAValue } from "../../acts/records/search.ts"
import { actorOf } from "../../acts/sign-in/session.ts"
import { inWork } from "../../acts/work.ts"
import { inWords } from "../../lib/words.ts"
import { typeAsData, typedFrom } from "../../derive/registers/as-data.ts"
import { joined } from "../../derive/registers/fill-in.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import type { AppParts } from "../app.tsx"
import { fromToken, tokenOf } from "../cases/kept-file.ts"
import { limitData } from "../body-limit.ts"
import { sessionOf } from "../guard.ts"
import { placeRead, placeTold } from "../place.ts"
import { savedFile } from "../saved-file.ts"
import { sendData } from "../send.ts"
import type { Bearer, Turned } from "./bearer.ts"
import { faultTold, problem, refusalTold } from "./problem.ts"
import { besideRoutes } from "./register-beside.ts"
import { asked, type Call, isKeyed, NeedsPurpose, NotRight, type RegisterRoute, registerRecordPath, registersPath, right, route, seenFor } from "./register-call.ts"
import * as schemas from "./register-schemas.ts"

async function definitionOf(desk: Desk, type: string): Promise<RegisterDefinition> {
  const found = (await runningRegisters(desk)).find((one) => one.type === type)
  if (!found) throw new NotFound("There is no such register, or it does not run.")
  return found
}

/** Values that are given, as the form would have them. A file is told by what was answered when it was kept. */
function typedIn({ desk, keys }: Pick<Call<never, never>, "desk" | "keys">, definition: RegisterDefinition, values: Readonly<Record<string, unknown>>): ReturnType<typeof typedFrom>["typed"] {
  const { typed, problems } = typedFrom(definition, values, (said) => {
    const file = fromToken(said, desk.actor.id, keys.codeKey)
    return file && { value: JSON.stringify({ name: safeFileName(file.name), sha256: file.sha256, sizeBytes: file.sizeBytes }) }
  })
  if (problems.length > 0) throw new NotRight(problems)
  return typed
}

/**
 * The version that a change is made to: the record's own where If-Match names it, or names whatever is there now; else one that no record has (RFC 9110 13.1.1). A gateway that packs an answer
 * makes its ETag a weak one; it says the same of ours.
 */
function seenIn(ifMatch: string, { changes }: SeenRegisterRecord): number {
  const version = changes[0]?.seq ?? 0
  return ifMatch.trim() === "*" || ifMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === `"${version}"`) ? version : 0
}

const noPlace = inWords("Tästä ei ala mikään sivu. Ota se edellisen sivun next-kohdasta.", "Här börjar ingen sida. Ta det från next på den föregående sidan.", "No page begins here. Take it from `next` of the page before.")
const notAChoice = inWords("Luetteloa ei voi rajata tällä.", "Listan kan inte avgränsas med detta.", "The list cannot be narrowed by this.")

/** What a list is narrowed by: as a saved view, and as the address says beside it. */
async function narrowingIn({ desk, part, query: { stage, unit, overdue, brought, choice, view } }: Call<z.infer<typeof schemas.listQuery>, null>, definition: RegisterDefinition): Promise<RegisterNarrowing> {
  const saved = view === undefined ? null : (await listViews(desk, part)).find(({ id }) => id === view)
  if (saved === undefined) throw new NotFound("There is no such view.")
  const choices = Object.fromEntries((choice ?? "").split(",").filter(Boolean).map((pair) => pair.split(":") as [string, string]))
  const isKnown = ([name, code]: [string, string]): boolean =>
    definition.statistics.includes(name) && definition.fields.some((field) => field.name === name && (field.kind === "yesNo" ? ["yes", "no"] : field.options.map((option) => option.code)).includes(code))
  const unknown = Object.entries(choices).filter((pair) => !isKnown(pair))
  if (unknown.length > 0) throw new NotRight(unknown.map(([name]) => ({ field: `choice.${name}`, part: "value", message: notAChoice })))
  return {
    ...saved?.narrowing, ...(stage === undefined ? {} : { stage }), ...(unit === undefined ? {} : { unit }), ...(overdue === undefined ? {} : { overdue: overdue === "true" }), ...(brought === undefined ? {} : { brought: brought === "true" }),
    choices: { ...saved?.narrowing.choices, ...choices },
  }
}

/** The name of a file that comes by itself, from Content-Disposition (RFC 6266, RFC 8187): a name may tell of a person, and stands in no address. */
function fileNameIn(header: string): string {
  const encoded = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1]
  try {
    return (encoded === undefined ? (/filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(header)?.slice(1).find(Boolean) ?? "") : decodeURIComponent(encoded)).slice(0, 200)
  } catch {
    return ""
  }
}

export const registerRoutes: readonly RegisterRoute[] = [
  route(["get", registersPath, "listRunningRegisters", "Types of record that one may work with"], { query: schemas.noQuery, request: null, response: schemas.typeList }, async ({ desk }) => ({
    body: { items: (await runningRegisters(desk)).map(typeAsData), next: null },
  })),
  route(["post", `${registersPath}/search`, "searchRegisters", "Search by a declared key"], { query: schemas.noQuery, request: schemas.keySearch, response: schemas.keyHits, writes: false }, async ({ desk, body: { key, value, registers, purpose, after }, keys }) => {
    const found = asked(await searchRegisters(desk, { key, value, ...(registers ? { registers } : {}), after: placeFrom(after) }, purpose ? { purpose } : null, keys.codeKey))
    if (found instanceof NotAValue) throw new NotRight([{ field: "value", part: "value", message: { fi: "Tämä ei voi olla haettu tieto.", sv: "Detta kan inte vara en sådan uppgift.", en: "This cannot be such a value." } }])
    return { body: { items: found.hits.map(({ id, title, register, unit, how }) => ({ id, title, register, unit, how })), withheld: found.withheld, more: found.more, next: found.next && placeAs(found.next) } }
  }),
  route(["get", `${registersPath}/{type}/views`, "listRegisterViews", "Saved views of a type: her own, and those that others have shared"], { query: schemas.noQuery, request: null, response: schemas.viewList }, async ({ desk, part }) => {
    await definitionOf(desk, part)
    return { body: { items: await listViews(desk, part), next: null } }
  }),
  route(["get", `${registersPath}/{type}/records`, "listRegisterRecords", "Records of a type, newest first"], { query: schemas.listQuery, request: null, response: schemas.recordList }, async (call) => {
    const { desk, part, query: { purpose, limit, after }, url } = call
    const narrowing = await narrowingIn(call, await definitionOf(desk, part))
    const place = placeRead(after)
    if (after !== undefined && place === null) throw new NotRight([{ field: "after", part: "value", message: noPlace }])
    const found = asked(await listRegister(desk, part, narrowing, purpose ? { purpose } : null, { limit: limit + 1, after: place && { openedAt: place.at, id: place.id } }))
    const last = found.records.length > limit ? found.records[limit - 1] : undefined
    const next = new URL(url)
    if (last) next.searchParams.set("after", placeTold({ at: last.openedAt, id: last.id }))
    return { body: { items: found.records.slice(0, limit).map(({ body, openedAt, caseNumber, ...rest }) => ({ ...rest, case: caseNumber, openedAt: openedAt.toISOString(), values: joined(found.definition, body, {}) })), next: last ? next.pathname + next.search : null } }
  }),
  route(["post", `${registersPath}/{type}/records`, "openRegisterRecord", "Open a record"], { query: schemas.noQuery, request: schemas.opening, response: schemas.openedRecord }, async (call) => {
    const { desk, part, body: { unit, values, source = fromOfficial, isProtected = null }, keys, doing } = call
    const definition = await definitionOf(desk, part)
    const typed = typedIn(call, definition, values)
    const given = (name: string) => {
      const one = typed(name)
      return one === "kept" ? {} : one
    }
    const { answer, again } = await doing(async (work) => right(await openRegisterRecord(work, desk.municipality, { type: part, unit, typed: given, isProtected, source }, keys)).id)
    return { status: again ? 200 : 201, body: { id: answer, again } }
  }),
  route(["post", `${registersPath}/{type}/files`, "keepRegisterFile", "Keep a file for a field of a record"], { query: schemas.noQuery, request: "file", response: schemas.keptFile }, async ({ desk, part, body: sent, keys, files }) => {
    await definitionOf(desk, part)
    const name = fileNameIn(sent.headers.get("content-disposition") ?? "")
    if (name === "") throw new NotRight([{ field: "Content-Disposition", part: "value", message: inWords("Kerro tiedoston nimi.", "Ange filens namn.", "Tell the file's name: attachment; filename*=UTF-8''name.pdf") }])
    try {
      const stored = await files.put((sent.body ?? []) as AsyncIterable<Uint8Array>, documentLimitBytes)
      if (stored.sizeBytes === 0) throw new NotRight([{ field: "file", part: "value", message: inWords("Tiedosto on tyhjä.", "Filen är tom.", "The file is empty.") }])
      const file = { name: safeFileName(name), mediaType: "application/octet-stream", ...stored }
      return { status: 201, body: { file: tokenOf(file, desk.actor.id, keys.codeKey), name: file.name, sizeBytes: file.sizeBytes } }
    } catch (fault) {
      if (fault instanceof FileRefused) await noteRefusedFile(desk, fault)
      throw fault
    }
  }),
  route(["get", `${registerRecordPath}/files/{field}`, "getRegisterFile", "The file of a field"], { query: schemas.purposeQuery, request: null, response: "file" }, async ({ desk, part, field, query: { purpose }, files }) => {
    const { name, sha256 } = asked(await getRecordFile(desk, part, field, purpose ? { purpose } : null))
    const kept = await files.get(sha256)
    if (!kept) throw new NotFound("There is no such file.")
    return savedFile({ name, mediaType: "application/octet-stream" }, kept)
  }),
  route(["get", `${registersPath}/{type}/lists/{list}`, "makeRegisterList", "A declared list of records"], { query: schemas.madeListQuery, request: null, response: schemas.madeList }, async ({ desk, part, field, query: { purpose, language, day = null } }) => {
    await definitionOf(desk, part)
    const { list, rows, more, day: of } = asked(await makeList(desk, part, field, { day, language, taken: true }, purpose ? { purpose } : null))
    return { body: { day: of, columns: list.columns.map(({ heading }) => heading[language]), rows: rows.map(({ id, cells }) => ({ id, cells: cells.map(({ text }) => text), numbers: cells.map(({ number }) => number) })), more } }
  }),
  route(["get", `${registersPath}/{type}/batches`, "listRegisterBatches", "Batches that have been made"], { query: schemas.noQuery, request: null, response: schemas.batchList }, async ({ desk, part }) => {
    await definitionOf(desk, part)
    return { body: { items: (await listBatches(desk, part)).map(({ madeAt, undoneAt, ...rest }) => ({ ...rest, madeAt: madeAt.toISOString(), undoneAt: undoneAt && undoneAt.toISOString() })), next: null } }
  }),
  route(["get", `${registersPath}/{type}/batches/{batch}`, "previewRegisterBatch", "What a batch would be if it were made now"], { query: schemas.purposeQuery, request: null, response: schemas.waitingBatch }, async ({ desk, part, field, query: { purpose } }) => {
    await definitionOf(desk, part)
    const { count, cents, more, lacking } = asked(await previewBatch(desk, part, field, purpose ? { purpose } : null))
    return { body: { batch: field, count, cents, more, lacking } }
  }),
  route(["post", `${registersPath}/{type}/batches`, "makeRegisterBatch", "Make a batch: its move is taken of every record in it"], { query: schemas.noQuery, request: schemas.batchMaking, response: schemas.madeBatch }, async ({ desk, part, body: { batch, language, expected = null }, keys, doing }) => {
    await definitionOf(desk, part)
    const { answer, again } = await doing((work) => makeBatch(work, desk.municipality, part, batch, { language, seen: expected }, keys.codeKey)).catch((fault: unknown) => {
      // What was expected is no version of one thing: it is the state that forbids it.
      throw fault instanceof Stale ? new Conflict(fault.message) : fault
    })
    return { body: { id: answer, again } }
  }),
  route(["get", "/api/v1/register-batches/{id}/file", "getRegisterBatchFile", "The file of a batch"], { query: schemas.purposeQuery, request: null, response: "file" }, async ({ desk, part, query: { purpose } }) => {
    const file = asked(await takeBatch(desk, part, purpose ? { purpose } : null))
    const content = new Blob([file.text])
    return savedFile(file, { sizeBytes: content.size, content: content.stream() })
  }),
  route(["get", registerRecordPath, "getRegisterRecord", "A record of a running register"], { query: schemas.purposeQuery, request: null, response: schemas.registerRecord }, async (call) => {
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
  route(["patch", registerRecordPath, "changeRegisterRecord", "Change a record"], { query: schemas.purposeQuery, request: schemas.changing, response: schemas.changedRecord, seen: "needed" }, async (call) => {
    const { desk, part, body: { values, source = fromOfficial, isProtected = null }, keys, ifMatch, doing } = call
    const its = await seenFor(call)
    const typed = typedIn(call, its.definition, values)
    const { answer, again } = await doing(async (work) => {
      right(await changeRegisterRecord(work, desk.municipality, part, { typed, seen: seenIn(ifMatch ?? "", its), isProtected, source }, keys))
      return part
    })
    return { body: { id: answer, again } }
  }),
  route(["post", `${registerRecordPath}/moves`, "moveRegisterRecord", "Take a record to its next stage"], { query: schemas.purposeQuery, request: schemas.moving, response: schemas.changedRecord, seen: "heeded" }, async (call) => {
    const { desk, part, body: { move, note = "" }, keys, ifMatch, doing } = call
    const its = await seenFor(call)
    const { answer, again } = await doing(async (work) => {
      right(await moveRecord(work, desk.municipality, part, move, note, keys.codeKey, { seen: ifMatch === null ? null : seenIn(ifMatch, its) }))
      return part
    })
    return { body: { id: answer, again } }
  }),
  ...besideRoutes,
]

const bodyLimitBytes = 1024 * 1024

/** The registers that run, as data: by the same acts, rights and notes as on their pages. For one of the staff who has signed in, or a program of hers with a token that she took herself. */
export function addRegisterData(app: Hono, parts: AppParts, bearer: Bearer): void {
  const limit = limitData(bodyLimitBytes, (context) => problem(413, `A request has at most ${bodyLimitBytes} bytes.`, context.req.path))
  // A file is measured as it is kept.
  const unlimited: MiddlewareHandler = (_, next) => next()
  for (const its of registerRoutes) app.on(its.method.toUpperCase(), its.path.replace(/\{(\w+)\}/g, ":$1"), its.request === "file" ? unlimited : limit, (context) => answer(its, context, parts, bearer))
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
  if (its.request !== null && its.request !== "file" && !isJson) return problem(415, "Send JSON, and say so in Content-Type.", instance)
  const key = context.req.header("idempotency-key")?.replace(/^"(.*)"$/, "$1") ?? ""
  if (isKeyed(its) && !/^[\x21-\x7e]{1,200}$/.test(key)) return problem(400, "Send an Idempotency-Key of 1 to 200 visible characters: the same key does the same thing once.", instance, [{ name: "Idempotency-Key", message: "is missing or not well formed" }])
  const ifMatch = context.req.header("if-match") ?? null
  if (its.seen === "needed" && ifMatch === null) return problem(428, "Send the ETag of the record as you saw it in If-Match.", instance)
  try {
    const url = new URL(context.req.url)
    const query = its.query.parse(Object.fromEntries(url.searchParams))
    const given: unknown = its.request === null || its.request === "file" ? null : await context.req.json().catch(() => undefined)
    if (given === undefined) return problem(400, "The request is not JSON.", instance)
    const body = its.request === "file" ? context.req.raw : its.request === null ? null : its.request.parse(given)
    const part = context.req.param("id") ?? context.req.param("type") ?? ""
    // What is not right undoes the work, the key with it: the same key can be sent again with what is mended.
    const doing: Call<never, never>["doing"] = (verb) => inWork(desk.database, desk.actor, desk.now, (work) => once(work, desk.municipality, key, { address: `${its.method} ${url.pathname}`, seen: ifMatch, body }, () => verb(work)))
    const answered = await its.act({ desk, part, field: context.req.param("field") ?? context.req.param("list") ?? context.req.param("batch") ?? context.req.param("comment") ?? context.req.param("letter") ?? "", query, body, ifMatch, keys, files: parts.files, site: parts.site, url, doing } as unknown as Call<never, never>)
    if (answered instanceof Response || its.response === "file") return answered as Response
    const { status = 200, body: told, tag } = answered
    return sendData(context, its.response.parse(told), status, tag === undefined ? {} : { etag: `"${tag}"` })
  } catch (fault) {
    const told = problemOf(fault, instance)
    if (told) return told
    parts.log(`${context.req.method} of a register failed`, fault)
    return faultTold(instance)
  }
}

/** The refusal as a problem; null for a fault of ours. Of what was sent only the names of fields are told. */
function problemOf(fault: unknown, instance: string): Response | null {
  if (fault instanceof z.ZodError) return problem(400, "The request is not as the description says.", instance, fault.issues.map((issue) => ({ name: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."), message: issue.message })))
  if (fault instanceof NotRight) return problem(400, fault.message, instance, fault.problems.map(({ field, part, message }) => ({ name: part === "value" ? field : `${field}.${part}`, message: message.en })))
  if (fault instanceof NeedsPurpose) return problem(422, fault.message, instance, [{ name: "purpose", message: fault.message }])
  if (fault instanceof FileRefused) return problem({ "too-large": 413, infected: 422, "not-scanned": 503, "not-kept": 503 }[fault.code], fault.message, instance)
  return fault instanceof Refusal ? refusalTold(fault, instance) : null
}
