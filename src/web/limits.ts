import type { Context, Hono, MiddlewareHandler } from "hono"

/** How many requests a minute one may send, and how many at once. */
interface Rate {
  readonly perMinute: number
  readonly burst: number
}

export interface Limits {
  /** Pages and actions of signing in, by address. */
  readonly signIn: Rate
  /** Everything that changes something, by address. */
  readonly change: Rate
  /** Every request of one address; null where the proxy in front sees to it. */
  readonly all: Rate | null
  /** Everything that one client of the API asks with its token. */
  readonly client: Rate
  /** How many proxies of ours stand in front and add to X-Forwarded-For. */
  readonly proxies: number
}

export const usualLimits: Limits = {
  signIn: { perMinute: 60, burst: 60 },
  change: { perMinute: 240, burst: 240 },
  all: null,
  client: { perMinute: 1200, burst: 1200 },
  proxies: 0,
}

const keysMost = 50_000

/** Buckets of tokens in memory, one a key. A full house forgets the oldest, which had time to fill. */
export class Buckets {
  readonly #rate: Rate
  readonly #held = new Map<string, { tokens: number; at: number }>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes a token: 0 when there was one, else the seconds until there is. With no cost it only looks. */
  take(key: string, now: Date, cost: 0 | 1 = 1): number {
    const { perMinute, burst } = this.#rate
    const at = now.getTime()
    const held = this.#held.get(key)
    const tokens = held ? Math.min(burst, held.tokens + (Math.max(0, at - held.at) / 60_000) * perMinute) : burst
    this.#held.delete(key)
    this.#held.set(key, { tokens: tokens >= 1 ? tokens - cost : tokens, at })
    if (this.#held.size > keysMost) for (const oldest of this.#held.keys()) { this.#held.delete(oldest); break }
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) / perMinute) * 60))
  }
}

/** The address of whoever asks: the connection's, or what our own proxies add. What a stranger writes in a header does not count. */
export function addressOf(context: Context, proxies: number): string {
  const from = (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? "unknown"
  if (proxies === 0) return from
  const hops = (context.req.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim()).filter(Boolean)
  return hops[hops.length - proxies] ?? from
}

const words = "Liian monta pyyntöä. Yritä hetken kuluttua uudelleen.\nFör många förfrågningar. Försök igen om en stund.\nToo many requests. Try again in a moment.\n"

const tooMany = (seconds: number): Response => new Response(words, { status: 429, headers: { "retry-after": String(seconds), "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } })

/** Lets a request through while its key has tokens. */
const limitedBy = (buckets: Buckets, clock: () => Date, keyOf: (context: Context) => string): MiddlewareHandler => async (context, next) => {
  const wait = buckets.take(keyOf(context), clock())
  if (wait > 0) return tooMany(wait)
  await next()
  return undefined
}

/** Bounds what one address may ask: to sign in, to change something, and altogether where that is set. */
export function addLimits(app: Hono, limits: Limits, clock: () => Date): void {
  const byAddress = (context: Context): string => addressOf(context, limits.proxies)
  if (limits.all) app.use(limitedBy(new Buckets(limits.all), clock, byAddress))
  const signIn = limitedBy(new Buckets(limits.signIn), clock, byAddress)
  app.use("/sign-in/*", signIn)
  app.use("/staff/link/*", signIn)
  const change = limitedBy(new Buckets(limits.change), clock, byAddress)
  // A client of the API is counted by its token and not by its address: see bearer.ts.
  app.use((context, next) => (["GET", "HEAD", "OPTIONS"].includes(context.req.method) || /^\/(scim|api)\//.test(context.req.path) ? next() : change(context, next)))
}
