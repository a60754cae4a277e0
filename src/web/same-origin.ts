import type { MiddlewareHandler } from "hono"
import { csrf } from "hono/csrf"
import type { AppParts } from "./app.tsx"
import { originOf } from "./guard.ts"

const safe = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * Whatever changes something must come from our own pages, whatever its content type. The API and SCIM take tokens and no
 * cookies, and a provider's logout carries a signed token, so these come from anywhere.
 */
export function sameOrigin(parts: AppParts): MiddlewareHandler {
  const forms = csrf({ origin: (origin, context) => origin === originOf(context, parts) })
  return async (context, next) => {
    const { method, path } = context.req
    if (safe.has(method) || path.startsWith("/sign-in/logout/") || path.startsWith("/scim/")) return next()
    const origin = context.req.header("origin")
    const ours = origin === undefined ? context.req.header("sec-fetch-site") === "same-origin" : origin === originOf(context, parts)
    return ours || path.startsWith("/api/") ? forms(context, next) : context.text("The form was sent from another site.\n", 403)
  }
}
