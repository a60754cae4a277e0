import type { Context, Hono } from "hono"
import { z } from "zod"
import { addAction, closeCase, moveStage } from "../../acts/cases/act.ts"
import { addDocument, type DocumentForm } from "../../acts/cases/documents.ts"
import { documentLimitBytes, FileRefused, type Files } from "../../acts/cases/files.ts"
import { once } from "../../acts/cases/once.ts"
import { openCase } from "../../acts/cases/open.ts"
import { readOutbox } from "../../acts/cases/outbox.ts"
import type { Caller } from "../../acts/clients/authenticate.ts"
import { hear } from "../../acts/clients/feeding.ts"
import type { Scope } from "../../acts/clients/scopes.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { inWork, type Work } from "../../acts/work.ts"
import type { AppParts } from "../app.tsx"
import { limitData } from "../body-limit.ts"
import type { Bearer } from "./bearer.ts"
import { addedDocument, doneAction, fedAction, fedCase, fedDocument, openedCase, outboxPage, outboxQuery } from "./feeding-schemas.ts"
import { faultTold, problem } from "./problem.ts"

const base = "/api/v1/cases"
/** A request with the files in it; larger documents are added on the case's page. */
const feedLimitBytes = 28 * 1024 * 1024

/** One thing that a feeding system may ask, for the door and for its description alike. */
export interface FeedingRoute {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly request: z.ZodType
  readonly response: z.ZodType
  /** Does it in one transaction; files are kept before. */
  readonly act: (call: FeedingCall) => Promise<object>
}

interface FeedingCall {
  readonly caller: Caller
  readonly key: string
  readonly id: string
  readonly body: unknown
  readonly files: Files
  readonly codeKey: string
  within<Result>(verb: (work: Work) => Promise<Result>): Promise<Result>
}

/** Ties a route's request schema to the type that its act sees. */
const route = <Schema extends z.ZodType>(path: string, operationId: string, summary: string, request: Schema, response: z.ZodType, act: (body: z.infer<Schema>, call: FeedingCall) => Promise<object>): FeedingRoute => ({
  path, operationId, summary, request, response, act: (call) => act(request.parse(call.body), call),
})

export const feedingRoutes: readonly FeedingRoute[] = [
  route(base, "openCase", "Open a case", fedCase, openedCase, async (body, { caller, key, files, codeKey, within }) => {
    const documents = await Promise.all((body.documents ?? []).map((document) => documentOf(document, files)))
    const { pendingAt, publicity, ...rest } = body
    const form = { ...rest, documents, receivedWay: "system" as const, pendingAt: pendingAt === undefined ? null : new Date(pendingAt), publicity: publicityOf(publicity), incomingKey: key }
    return within((work) => openCase(work, caller.municipality, form, codeKey))
  }),
  route(`${base}/{id}/actions`, "actOnCase", "Tell of an action in a case", fedAction, doneAction, async (body, { caller: { municipality }, key, id, within }) => {
    const { again } = await within((work) =>
      once(work, municipality, key, { id, body }, async () => {
        if (body.kind === "noted") await addAction(work, municipality, id, body.note)
        else if (body.kind === "closed") await closeCase(work, municipality, id, body.ending, body.note)
        else await moveStage(work, municipality, id, { stage: body.stage, happenedAt: body.happenedAt === undefined ? undefined : new Date(body.happenedAt), note: body.note })
        return id
      }))
    return { case: id, again }
  }),
  route(`${base}/{id}/documents`, "addDocument", "Add a document to a case", fedDocument, addedDocument, async (body, { caller: { municipality }, key, id, files, codeKey, within }) => {
    const document = await documentOf(body, files)
    const { answer, again } = await within((work) => once(work, municipality, key, { id, document }, () => addDocument(work, municipality, id, document, codeKey)))
    return { id: answer, again }
  }),
]

export const outboxPath = "/api/v1/outbox"
export const feedingPaths: readonly string[] = feedingRoutes.map(({ path }) => path)

/** What other systems bring to the case register, and what they read of what happens there. Each says who it is with a token. */
export function addFeeding(app: Hono, parts: AppParts, bearer: Bearer): void {
  const admitted = (needs: Scope, act: (context: Context, caller: Caller) => Promise<Response>) => async (context: Context): Promise<Response> => {
    const caller = await bearer(context, needs)
    if ("status" in caller) return problem(caller.status, caller.detail, context.req.path, undefined, caller.headers)
    try {
      const answer = await act(context, caller)
      await hear(parts.database, caller.municipality, caller.actor.id, parts.clock())
      return answer
    } catch (fault) {
      const told = problemOf(fault, context.req.path)
      if (told) return told
      parts.log(`${context.req.method} of a feeding system failed`, fault)
      return faultTold(context.req.path)
    }
  }
  const limit = limitData(feedLimitBytes, (context) => problem(413, `A request has at most ${feedLimitBytes} bytes.`, context.req.path))
  for (const its of feedingRoutes) app.post(its.path.replace("{id}", ":id"), limit, admitted("cases:write", (context, caller) => feed(its, context, caller, parts)))
  app.get(outboxPath, admitted("outbox:read", async (context, { municipality, actor }) => {
    const { after, limit: most } = outboxQuery.parse(context.req.query())
    const letters = await inWork(parts.database, actor, parts.clock(), (work) => readOutbox(work, municipality, after, most))
    return answered(200, outboxPage.parse({ items: letters.map((letter) => ({ ...letter, at: letter.at.toISOString() })), last: letters.at(-1)?.place ?? after }))
  }))
}

async function feed(its: FeedingRoute, context: Context, caller: Caller, { database, files, clock, signIn }: AppParts): Promise<Response> {
  const key = context.req.header("idempotency-key")?.replace(/^"(.*)"$/, "$1") ?? ""
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) return problem(400, "Send an Idempotency-Key of 1 to 200 visible characters: the same key does the same thing once.", context.req.path, [{ name: "Idempotency-Key", message: "is missing or not well formed" }])
  const body: unknown = await context.req.json().catch(() => undefined)
  if (body === undefined) return problem(400, "The request is not JSON.", context.req.path)
  const done = await its.act({ caller, key, id: context.req.param("id") ?? "", body, files, codeKey: signIn?.keys.codeKey ?? "", within: (verb) => inWork(database, caller.actor, clock(), verb) })
  return answered("again" in done && done.again === true ? 200 : 201, its.response.parse(done))
}

const answered = (status: 200 | 201, body: unknown): Response => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" } })

/** The refusal as a problem; null for a fault of ours. Only the names of fields are told, never what stood in them. */
function problemOf(fault: unknown, instance: string): Response | null {
  if (fault instanceof z.ZodError) {
    const errors = fault.issues.map((issue) => ({ name: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."), message: issue.message }))
    return problem(400, "The request is not as the description says.", instance, errors)
  }
  if (fault instanceof Refused) return problem(403, fault.message, instance)
  if (fault instanceof FileRefused) return problem(fault.code === "not-scanned" || fault.code === "not-kept" ? 503 : 422, fault.message, instance)
  if (fault instanceof NotFound) return problem(404, fault.message, instance)
  return fault instanceof Conflict ? problem(409, fault.message, instance) : null
}

const publicityOf = ({ secrecy, act, item, endsOn, publicFrom }: z.infer<typeof fedDocument>["publicity"]) => ({
  secrecy, act: act ?? null, item: item ?? null, endsOn: endsOn ?? null, publicFrom: publicFrom === undefined ? null : new Date(publicFrom),
})

async function documentOf({ received, own, publicity, file, ...rest }: z.infer<typeof fedDocument>, files: Files): Promise<DocumentForm> {
  const kept = file && { name: file.name, mediaType: file.mediaType, ...(await files.put(new Blob([Buffer.from(file.content, "base64")]).stream(), documentLimitBytes)) }
  return {
    ...rest,
    received: received ? { at: new Date(received.at), way: "system", sender: received.sender } : null,
    own: own ? { author: own.author, draftedAt: new Date(own.draftedAt), draft: own.draft ?? false, sent: own.sent ? { ...own.sent, at: new Date(own.sent.at) } : null } : null,
    publicity: publicityOf(publicity),
    file: kept ?? null,
  }
}
