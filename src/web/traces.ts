import { randomBytes } from "node:crypto"
import type { RequestFacts } from "./log-lines.ts"

/** Where spans go: an OTLP/HTTP collector, and the headers that it wants. */
export interface Collector {
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
}

/** OpenTelemetry's own settings; null where there is no collector. Throws for an endpoint that is no address. */
export function collectorFrom({ endpoint, headers = "" }: { endpoint: string | undefined; headers: string | undefined }): Collector | null {
  if (!endpoint) return null
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) throw new Error("OTEL_EXPORTER_OTLP_ENDPOINT must be an address, such as http://127.0.0.1:4318.")
  const pairs = headers.split(",").filter((pair) => pair.includes("=")).map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), decodeURIComponent(pair.slice(pair.indexOf("=") + 1).trim())] as const)
  return { endpoint: `${endpoint.replace(/\/+$/, "")}/v1/traces`, headers: Object.fromEntries(pairs) }
}

/** A request that has ended, and the span that it belongs to, as its caller told in `traceparent`. */
export type Trace = (facts: RequestFacts, endedAt: Date, parent: string | undefined) => void

const everyMs = 5000
const batchMost = 512
const waitingMost = 4096

/**
 * Sends a span for each request, as OTLP in JSON: method, route pattern, status and times, nothing of a person. A collector that is
 * away costs spans and never a request.
 */
export function openTraces(collector: Collector, failed: (fault: unknown) => void): { readonly trace: Trace; stop(): Promise<void> } {
  let waiting: object[] = []
  const send = async (): Promise<void> => {
    const spans = waiting.slice(0, batchMost)
    waiting = waiting.slice(batchMost)
    if (spans.length === 0) return
    try {
      const answer = await fetch(collector.endpoint, { method: "POST", headers: { ...collector.headers, "content-type": "application/json" }, body: JSON.stringify(bodyOf(spans)), signal: AbortSignal.timeout(everyMs) })
      if (!answer.ok) failed(new Error(`The collector of traces answered ${answer.status}.`))
    } catch (fault) {
      failed(fault)
    }
  }
  const timer = setInterval(() => void send(), everyMs)
  timer.unref()
  return {
    trace(facts, endedAt, parent) {
      if (waiting.length < waitingMost) waiting.push(spanOf(facts, endedAt, parent))
    },
    async stop() {
      clearInterval(timer)
      await send()
    },
  }
}

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } })

const bodyOf = (spans: readonly object[]) => ({
  resourceSpans: [{ resource: { attributes: [text("service.name", "varanto")] }, scopeSpans: [{ scope: { name: "varanto" }, spans }] }],
})

/** The caller's trace and span (W3C Trace Context), or none. */
const parentIn = (header: string | undefined): { traceId: string; spanId: string } | null => {
  const found = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/.exec(header ?? "")
  return found ? { traceId: found[1] ?? "", spanId: found[2] ?? "" } : null
}

function spanOf({ method, route, status, ms }: RequestFacts, endedAt: Date, header: string | undefined): object {
  const parent = parentIn(header)
  const endNs = BigInt(endedAt.getTime()) * 1_000_000n
  return {
    traceId: parent?.traceId ?? randomBytes(16).toString("hex"),
    spanId: randomBytes(8).toString("hex"),
    ...(parent ? { parentSpanId: parent.spanId } : {}),
    name: `${method} ${route}`,
    kind: 2,
    startTimeUnixNano: String(endNs - BigInt(Math.round(ms * 1_000_000))),
    endTimeUnixNano: String(endNs),
    attributes: [text("http.request.method", method), text("http.route", route), { key: "http.response.status_code", value: { intValue: String(status) } }],
    status: status >= 500 ? { code: 2 } : {},
  }
}
