import type { Context } from "hono"
import { bodyLimit } from "hono/body-limit"

/** Texts of some thousand signs, of which a form writes the rarest in twelve bytes each. */
const formLimitBytes = 64 * 1024
export const smallForm = bodyLimit({ maxSize: formLimitBytes })

/** Nothing about signing in is kept by a browser or a proxy. */
export function fresh(context: Context, page: string, status: 200 | 400 | 403 | 409 | 422 | 429 | 503 = 200): Response {
  context.header("cache-control", "no-store")
  return context.html(page, status) as unknown as Response
}
