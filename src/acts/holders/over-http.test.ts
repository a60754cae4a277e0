import assert from "node:assert/strict"
import { createServer, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { test } from "node:test"
import { openHolders, parseHolders } from "./over-http.ts"
import type { HolderAsk } from "./protocol.ts"

const ask: HolderAsk = { municipality: "koivula", system: "pensions", operation: "employments", question: "q-1", purpose: "client-service", ground: "380/2023 114 §", consent: null, about: { person: "010190-901R" }, told: {} }
const row = { asOf: "2026-11-24T08:00:00Z", rows: [{ employer: "Oy", earned: 12, gone: null }] }
const answering = (status: number, body: string) => (response: ServerResponse) => response.writeHead(status, { location: "/elsewhere" }).end(body)

test("a holder's answer is taken as it was agreed, and anything else is told for what it is", async (t) => {
  let answer = answering(200, JSON.stringify(row))
  const heard: { url: string; token: string | undefined; body: Record<string, unknown> }[] = []
  const server = createServer((request, response) => {
    let text = ""
    request.on("data", (piece) => (text += String(piece)))
    request.on("end", () => {
      heard.push({ url: request.url ?? "", token: request.headers.authorization, body: JSON.parse(text) as Record<string, unknown> })
      answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  t.after(() => server.close())
  const holders = openHolders([{ system: "pensions", base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pensions/`, token: "t", country: "FI" }], 1500)
  assert.deepEqual(await holders.ask(ask), { outcome: "answered", asOf: new Date(row.asOf), invented: false, rows: [{ employer: "Oy", earned: "12" }] })
  assert.deepEqual([heard[0]?.url, heard[0]?.token, heard[0]?.body.about], ["/pensions/employments", "Bearer t", ask.about])
  const all: readonly (readonly [ReturnType<typeof answering>, string])[] = [
    [answering(404, ""), "nothing"], [answering(200, JSON.stringify({ ...row, rows: [] })), "nothing"], [answering(403, ""), "refused"], [answering(423, ""), "locked"], [answering(409, ""), "newer"], [answering(503, ""), "not-now"],
    [answering(500, ""), "unreachable"], [answering(302, ""), "unreachable"], [(response) => response, "unreachable"], [answering(200, "<p>Hei</p>"), "not-as-agreed"], [answering(200, JSON.stringify({ ...row, rows: [{ employer: ["Oy"] }] })), "not-as-agreed"], [answering(200, " ".repeat(1_100_000)), "unreachable"],
  ]
  for (const [its, outcome] of all) {
    answer = its as typeof answer
    assert.deepEqual(await holders.ask(ask), { outcome })
  }
  assert.deepEqual(await holders.ask({ ...ask, system: "another" }), { outcome: "unreachable" })
})

test("holders are named with an https address inside the EEA, and what is wrong is told without a token", () => {
  const place = { system: "x", base: "https://holder.example/a", token: "secret-token", country: "FI" }
  assert.deepEqual(parseHolders([place]), [place])
  const wrong: readonly (readonly [object, RegExp])[] = [[{ country: "US" }, /outside the EEA/], [{ base: "http://holder.example" }, /https/], [{ base: "https://user:pass@holder.example" }, /without a user/], [{ token: "" }, /^holder 1 \(x\), token: /]]
  for (const [part, message] of wrong) assert.throws(() => parseHolders([{ ...place, ...part }]), (fault: Error) => message.test(fault.message) && !fault.message.includes("secret-token"))
})
