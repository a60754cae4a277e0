import type { MiddlewareHandler } from "hono"
import { problem } from "./api/problem.ts"

/** Nothing that we keep has the zero sign in its name, and the database refuses one: an address with it leads nowhere. SCIM tells it in its own shape. */
export const noZeroSign: MiddlewareHandler = async (context, next) => {
  const { url, path } = context.req
  if (!url.includes("%00") || path.startsWith("/scim/")) return next()
  return path.startsWith("/api/") ? problem(400, "The address holds the zero sign (%00), which nothing here has.", new URL(url).pathname) : context.notFound()
}
