import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { createServer, request } from "node:https"
import type { AddressInfo } from "node:net"
import { test } from "node:test"
import { getRequestListener } from "@hono/node-server"
import { anEngine } from "../../test/engines.ts"
import { openTown } from "../../test/town.ts"
import { securityHeaders } from "./headers.ts"

// The key is for tests on this machine only; it protects nothing.
const key = readFileSync("test/localhost-key.pem")
const cert = readFileSync("test/localhost-cert.pem")

test("over TLS every security header arrives, and the browser is told to stay on https", async () => {
  const town = await openTown(anEngine())
  const server = createServer({ key, cert }, getRequestListener(town.app.fetch))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const headersOf = (path: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      request({ host: "127.0.0.1", port, path, ca: cert, servername: "localhost" }, (response) => {
        response.resume()
        response.on("end", () => resolve(response.headers))
      })
        .on("error", reject)
        .end()
    })
  for (const path of ["/fi", "/fi/koivula", "/fi/nowhere", "/api/v1/municipalities", "/assets/varanto.css", "/staff"]) {
    const headers = await headersOf(path)
    for (const [name, value] of Object.entries(securityHeaders)) assert.equal(headers[name], value, `${path} ${name}`)
    assert.equal(headers["strict-transport-security"], "max-age=31536000; includeSubDomains", path)
  }
  await new Promise((resolve) => server.close(resolve))
  await town.close()
})
