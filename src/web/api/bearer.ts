import type { Context } from "hono"
import { authenticate, type Caller } from "../../acts/clients/authenticate.ts"
import type { Scope } from "../../acts/clients/scopes.ts"
import type { AppParts } from "../app.tsx"
import { addressOf, Buckets, usualLimits } from "../limits.ts"

/** Why a request with a token, or without one, is turned away, in whichever form the door speaks. */
export interface Turned {
  readonly status: 401 | 403 | 429
  readonly detail: string
  readonly headers: Readonly<Record<string, string>>
}

/** Asks who holds the token of a request, and whether it may what this door needs, if anything (RFC 6750). */
export type Bearer = (context: Context, needs: Scope | null) => Promise<Caller | Turned>

/** Tokens that open nothing are counted by address, since each is looked up and noted. */
const refusalsOf = { perMinute: 30, burst: 30 }

const realm = 'Bearer realm="varanto"'
const busy = (seconds: number): Turned => ({ status: 429, detail: "Too many requests. Try again later.", headers: { "retry-after": String(seconds) } })

export function openBearer({ database, clock, limits = usualLimits }: Pick<AppParts, "database" | "clock" | "limits">): Bearer {
  const byClient = new Buckets(limits.client)
  const refusals = new Buckets(refusalsOf)
  return async (context, needs) => {
    const header = context.req.header("authorization")
    const token = /^Bearer +([\w.~+/-]{1,500}=*)$/i.exec(header ?? "")?.[1]
    if (token === undefined) return { status: 401, detail: "Send a token of an API client: Authorization: Bearer vrt_…", headers: { "www-authenticate": realm } }
    const now = clock()
    const address = addressOf(context, limits.proxies)
    const closed = refusals.take(address, now, 0)
    if (closed > 0) return busy(closed)
    const found = await authenticate(database, token, needs, now)
    if ("refused" in found) {
      refusals.take(address, now)
      // Only a client that is let in is told what it lacks: to a stranger all wrong tokens look the same.
      return found.refused === "scope-missing"
        ? { status: 403, detail: `The client does not have the scope ${needs}.`, headers: { "www-authenticate": `${realm}, error="insufficient_scope", scope="${needs}"` } }
        : { status: 401, detail: "The token is not valid, or no longer.", headers: { "www-authenticate": `${realm}, error="invalid_token", error_description="The token is not valid, or no longer."` } }
    }
    const wait = byClient.take(`${found.municipality} ${found.actor.id}`, now)
    return wait > 0 ? busy(wait) : found
  }
}
