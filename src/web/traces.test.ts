import assert from "node:assert/strict"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import test from "node:test"
import { anEngine } from "../../test/engines.ts"
import { openTown } from "../../test/town.ts"
import { makeApp } from "./app.tsx"
import { collectorFrom, openTraces } from "./traces.ts"

interface Span {
  readonly traceId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
}

test("a collector of traces hears of each request by its pattern, under the caller's span, and of nothing that a person asked", async () => {
  const town = await openTown(anEngine())
  const heard: { headers: unknown; body: string }[] = []
  const collector = createServer((request, response) => {
    let body = ""
    request.on("data", (part: Buffer) => void (body += part.toString()))
    request.on("end", () => {
      heard.push({ headers: [request.url, request.headers["x-key"]], body })
      response.end("{}")
    })
  })
  await new Promise<void>((done) => collector.listen(0, "127.0.0.1", done))
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`
  const traces = openTraces(collectorFrom({ endpoint, headers: "x-key=a%20b" }) ?? assert.fail(), (fault) => assert.fail(String(fault)))
  const app = makeApp({ database: town.database, site: town.site, files: town.files, clock: town.now, log: () => {}, trace: traces.trace })
  await app.request("http://localhost:3000/fi/koivula/search?q=Virtanen", { headers: { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } })
  await app.request("http://localhost:3000/nowhere/Virtanen", { headers: { traceparent: "00-forged\n" } })
  await traces.stop()
  assert.deepEqual(heard.map(({ headers }) => headers), [["/v1/traces", "a b"]])
  const body = heard[0]?.body ?? ""
  assert.doesNotMatch(body, /Virtanen|forged/)
  const spans = (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans[0]?.scopeSpans[0]?.spans ?? []
  assert.deepEqual(spans.map(({ name, parentSpanId }) => [name, parentSpanId]), [["GET /:language{(?:fi|sv|en)}/:municipality/search", "b7ad6b7169203331"], ["GET none", undefined]])
  assert.equal(spans[0]?.traceId, "0af7651916cd43dd8448eb211c80319c")
  for (const { startTimeUnixNano, endTimeUnixNano } of spans) assert.equal(BigInt(startTimeUnixNano) <= BigInt(endTimeUnixNano), true)
  collector.close()
  await town.close()
})

test("a collector that is away, or says no, costs no request; one that is no address is told of at the start", async () => {
  const faults: unknown[] = []
  const traces = openTraces({ endpoint: "http://127.0.0.1:1/v1/traces", headers: {} }, (fault) => faults.push(fault))
  traces.trace({ method: "GET", route: "/", status: 200, ms: 1 }, new Date(), undefined)
  await traces.stop()
  assert.equal(faults.length, 1)
  assert.equal(collectorFrom({ endpoint: undefined, headers: undefined }), null)
  assert.throws(() => collectorFrom({ endpoint: "collector:4318", headers: undefined }), /OTEL_EXPORTER_OTLP_ENDPOINT must be an address/)
})
