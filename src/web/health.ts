import { timingSafeEqual } from "node:crypto"
import type { Context, Hono, MiddlewareHandler } from "hono"
import { matchedRoutes } from "hono/route"
import { trailOf } from "../acts/trail/trail.ts"
import { hashOf } from "../acts/sign-in/random.ts"
import type { AppParts } from "./app.tsx"
import { isLocal } from "./staff/loopback.ts"

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

/** How many requests came to each route, how they ended and how long they took. */
export class Metrics {
  readonly #counts = new Map<string, number>()
  readonly #buckets: number[] = Array.from({ length: bounds.length + 1 }, () => 0)
  #seconds = 0

  add(method: string, route: string, status: number, seconds: number): void {
    const key = `method="${method}",route="${route.replace(/[\\"\n]/g, "_")}",status="${status}"`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    const at = bounds.findIndex((bound) => seconds <= bound)
    const bucket = at === -1 ? bounds.length : at
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
    this.#seconds += seconds
  }

  /** In Prometheus' text form, with gauges of this moment beside the counts. */
  text(gauges: Readonly<Record<string, number>> = {}): string {
    const lines = ["# TYPE varanto_requests_total counter"]
    for (const [key, count] of this.#counts) lines.push(`varanto_requests_total{${key}} ${count}`)
    lines.push("# TYPE varanto_request_seconds histogram")
    let sum = 0
    for (const [at, bound] of bounds.entries()) lines.push(`varanto_request_seconds_bucket{le="${bound}"} ${(sum += this.#buckets[at] ?? 0)}`)
    sum += this.#buckets[bounds.length] ?? 0
    lines.push(`varanto_request_seconds_bucket{le="+Inf"} ${sum}`, `varanto_request_seconds_sum ${this.#seconds}`, `varanto_request_seconds_count ${sum}`)
    lines.push("# TYPE process_resident_memory_bytes gauge", `process_resident_memory_bytes ${process.memoryUsage.rss()}`)
    for (const [name, value] of Object.entries(gauges)) lines.push(`# TYPE ${name} gauge`, `${name} ${value}`)
    return `${lines.join("\n")}\n`
  }
}

const known = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

/** The pattern of the route that answered; an address that no route knows may be anything, so it has one name. */
export const routeOf = (context: Context): string => matchedRoutes(context).findLast(({ path }) => !path.endsWith("*"))?.path ?? "none"

/** Counts each request and tells of it, by pattern. */
export const measured = (parts: AppParts, metrics: Metrics): MiddlewareHandler => async (context, next) => {
  const began = performance.now()
  await next()
  const ms = performance.now() - began
  const method = known.has(context.req.method) ? context.req.method : "OTHER"
  const route = routeOf(context)
  metrics.add(method, route, context.res.status, ms / 1000)
  const facts = { method, route, status: context.res.status, ms: Math.round(ms * 10) / 10 }
  parts.tell?.(facts)
  parts.trace?.(facts, parts.clock(), context.req.header("traceparent"))
}

/** Connections to the database, and entries of the usage log that wait: both at their limit mean that answers wait too. */
function gaugesOf({ database }: AppParts): Record<string, number> {
  const connections = database.connections()
  return {
    ...(connections ? { varanto_connections_open: connections.open, varanto_connections_idle: connections.idle, varanto_connections_waited_for: connections.waiting } : {}),
    varanto_log_entries_waiting: trailOf(database).waiting(),
  }
}

/** For whoever watches over the service: this machine, or one with the token. */
export function addHealth(app: Hono, parts: AppParts, metrics: Metrics): void {
  const mayWatch = (context: Context): boolean => {
    if (!parts.watchToken) return isLocal(context)
    const token = /^Bearer (\S{1,200})$/.exec(context.req.header("authorization") ?? "")?.[1] ?? ""
    return timingSafeEqual(hashOf(token), hashOf(parts.watchToken))
  }
  const watched = (answer: (context: Context) => Response | Promise<Response>) => (context: Context) => {
    context.header("cache-control", "no-store")
    return mayWatch(context) ? answer(context) : (context.notFound() as Response)
  }
  app.get("/health", watched((context) => context.text("up\n")))
  app.get("/ready", watched(async (context) => ((await parts.ready?.().catch(() => false)) === false ? context.text("not ready\n", 503) : context.text("ready\n"))))
  app.get("/metrics", watched((context) => context.text(metrics.text(gaugesOf(parts)), 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" })))
}
