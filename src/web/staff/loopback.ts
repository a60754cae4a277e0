import type { Context, MiddlewareHandler } from "hono"

const localNames = new Set(["localhost", "127.0.0.1", "[::1]"])
const proxyHeaders = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"]

/**
 * Lets only this machine in, until people can sign in: the Host must be a local name (so that no outside page can point
 * one at us), no proxy may stand between, and the connection must come from a loopback address.
 */
export function isLocal(context: Context): boolean {
  const host = (context.req.header("host") ?? new URL(context.req.url).host).replace(/:\d+$/, "").toLowerCase()
  if (!localNames.has(host)) return false
  if (proxyHeaders.some((name) => context.req.header(name) !== undefined)) return false
  const from = (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress
  return from === undefined || from === "::1" || from.replace(/^::ffff:/, "").startsWith("127.")
}

export const onlyLocal =
  (refuse: (context: Context) => Response): MiddlewareHandler =>
  (context, next) =>
    isLocal(context) ? next() : Promise.resolve(refuse(context))
