import type { MiddlewareHandler } from "hono"
import { problem } from "./api/problem.ts"
import type { AppParts } from "./app.tsx"
import { originOf } from "./guard.ts"

const safe = new Set(["GET", "HEAD", "OPTIONS"])
/** What a page of any site can send without asking first. */
const asForm = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/(?:plain|ping))\b/i

/**
 * Whatever changes something must come from our own pages, whatever its content type. SCIM takes tokens and no cookies, and a provider's logout carries a signed token, so these come from
 * anywhere; so does what a program sends to the API, with a token, which no other site's page can send along, or in a content type that such a page cannot send unasked.
 */
export function sameOrigin(parts: AppParts): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req
    if (safe.has(method) || path.startsWith("/sign-in/logout/") || path.startsWith("/scim/")) return next()
    const origin = context.req.header("origin")
    if (origin === undefined ? context.req.header("sec-fetch-site") === "same-origin" : origin === originOf(context, parts)) return next()
    if (!path.startsWith("/api/")) return context.text("The form was sent from another site.\n", 403)
    const isOfProgram = context.req.header("authorization") !== undefined || !asForm.test(context.req.header("content-type") || "text/plain")
    return isOfProgram ? next() : problem(403, "This came as a form or plain text, and not from a page of this service. Send JSON and say so in Content-Type, or send a token.", path)
  }
}
