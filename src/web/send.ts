import type { Context, Next } from "hono"
import type { Asset } from "./assets.ts"
import { securityHeaders, transportHeader } from "./headers.ts"
import type { Kept } from "./page-cache.ts"

const isSecure = (context: Context): boolean => context.req.url.startsWith("https:")

/** Answers that were made with every header; the others get them when they leave. */
const dressed = new WeakSet<Response>()

/** An answer with the headers that every answer carries. */
function respond(context: Context, body: string | Uint8Array<ArrayBuffer> | null, status: number, headers: Readonly<Record<string, string>>): Response {
  const response = new Response(body, { status, headers: isSecure(context) ? { ...headers, [transportHeader[0]]: transportHeader[1] } : { ...headers } })
  dressed.add(response)
  return response
}

const dataHeaders = { ...securityHeaders, "content-type": "application/json; charset=utf-8", "cache-control": "no-store" }

/** Sends data of the moment, which nobody keeps. */
export const sendData = (context: Context, data: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response => respond(context, JSON.stringify(data), status, { ...dataHeaders, ...headers })

/** Sees to it that every answer carries the security headers, whoever made it. One that is not ours holds itself to stricter ones and keeps them. */
export async function dress(context: Context, next: Next): Promise<void> {
  await next()
  if (dressed.has(context.res)) return
  for (const [name, value] of Object.entries(securityHeaders)) if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  if (isSecure(context)) context.res.headers.set(...transportHeader)
}

/** Sends a page: not at all when the reader has it already, packed when the reader can unpack. */
export function sendKept(context: Context, kept: Kept): Response {
  const { answer, headers } = kept
  const status = answer.status ?? 200
  if (status === 303) return context.redirect(answer.body, 303)
  if (status === 200 && answer.keep && isUnchanged(context, kept)) return respond(context, null, 304, headers)
  const packed = answer.body.length > 1024 && context.req.header("accept-encoding")?.includes("br") ? kept.packed() : null
  if (packed) return respond(context, packed, status, kept.packedHeaders)
  return respond(context, answer.body, status, headers)
}

function isUnchanged(context: Context, { tag, changed }: Kept): boolean {
  const match = context.req.header("if-none-match")
  if (match !== undefined) return match.split(/\s*,\s*/).some((one) => one.replace(/^W\//, "") === tag)
  const since = Date.parse(context.req.header("if-modified-since") ?? "")
  return changed !== null && !Number.isNaN(since) && Math.floor(changed.getTime() / 1000) * 1000 <= since
}

/** Sends a file of ours. One whose address holds its tag never changes. */
export function sendAsset(context: Context, asset: Asset): Response {
  const versioned = context.req.query("v") === asset.tag || asset.type.startsWith("font/")
  const headers: Record<string, string> = {
    ...securityHeaders,
    "content-type": asset.type,
    "cache-control": versioned ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    etag: `"${asset.tag}"`,
    vary: "accept-encoding",
  }
  if (context.req.header("if-none-match") === headers.etag) return respond(context, null, 304, headers)
  const accepts = context.req.header("accept-encoding") ?? ""
  if (asset.brotli && accepts.includes("br")) return respond(context, new Uint8Array(asset.brotli), 200, { ...headers, "content-encoding": "br" })
  if (asset.gzip && accepts.includes("gzip")) return respond(context, new Uint8Array(asset.gzip), 200, { ...headers, "content-encoding": "gzip" })
  return respond(context, new Uint8Array(asset.body), 200, headers)
}
