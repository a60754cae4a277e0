// The baseline of the page benchmark: one text route on the same server library, with nothing of ours.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { Hono } from "hono"

const app = new Hono()
app.get("/", (context) => context.text("ok"))
const server = createServer(getRequestListener(app.fetch))
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.once("SIGTERM", () => process.exit())
