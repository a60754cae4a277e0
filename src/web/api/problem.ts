import { NotFound, type Refusal, Refused, Stale } from "../../acts/refusals.ts"
import { z } from "zod"

/** RFC 9457: what went wrong, in one shape for every error of the API. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ name: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "An error (RFC 9457)" })
export type ProblemBody = z.infer<typeof problemSchema>

const titles: Readonly<Record<number, string>> = {
  400: "The request is not valid",
  401: "A valid token is needed",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Not in this state",
  412: "Not as it was seen",
  413: "Too large",
  415: "Not JSON",
  422: "Not taken as it is",
  428: "The version that was seen is needed",
  429: "Too many requests",
  500: "Internal error",
  503: "Not now",
}

export function problem(status: number, detail: string, instance: string, errors?: ProblemBody["errors"], headers: Readonly<Record<string, string>> = {}): Response {
  const body: ProblemBody = { type: "about:blank", title: titles[status] ?? "Error", status, detail, instance, ...(errors ? { errors } : {}) }
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers } })
}

/** A fault of ours as a problem. It has been logged, and nothing of it is told. */
export const faultTold = (instance: string): Response => problem(500, "The service has a fault, and it has been logged. Try again in a moment.", instance)

/** What a verb will not do, as a problem. */
export const refusalTold = (fault: Refusal, instance: string): Response =>
  problem(fault instanceof Refused ? 403 : fault instanceof NotFound ? 404 : fault instanceof Stale ? 412 : 409, fault.message, instance)
