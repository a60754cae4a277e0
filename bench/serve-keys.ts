// A town whose hundred registers have been filled, served to a signed-in case handler and to residents: node bench/serve-keys.ts URL. Prints its address, behind a # the
// handler's cookie, and then one cookie of each of the residents who stand in forty registers.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { getRequestListener } from "@hono/node-server"
import { openPublishedSite } from "../src/acts/published-site.ts"
import { beginSession } from "../src/acts/sign-in/session.ts"
import { filesIn } from "../src/store/files.ts"
import { openPostgres } from "../src/store/postgres.ts"
import { makeApp } from "../src/web/app.tsx"
import { usualLimits } from "../src/web/limits.ts"
import { testSignIn } from "../test/sign-in.ts"
import { keysOf } from "./hundred-registers.ts"

const residents = 100
const [url = ""] = process.argv.slice(2)
const database = openPostgres("server", { connectionString: url })
const now = new Date()
const signIn = { ...testSignIn("koivula", () => new Date(), "http://localhost:3000").signIn, keys: keysOf() }
const site = await openPublishedSite(database)
const unlimited = { perMinute: 1e9, burst: 1e9 }
const app = makeApp({ database, site, files: filesIn(tmpdir()), clock: () => new Date(), log: (message, fault) => console.error(message, fault), signIn, limits: { ...usualLimits, client: unlimited, change: unlimited } })
const sessionOf = (person: string, kind: "staff" | "resident") => beginSession(database, { municipality: "koivula", person, kind, provider: kind, level: kind === "staff" ? "substantial" : "high" }, signIn.sessions, now)
const cookies = [await sessionOf("veikko", "staff"), ...(await Promise.all(Array.from({ length: residents }, (_, at) => sessionOf(`p-${at}`, "resident"))))]
const server = createServer(getRequestListener(app.fetch))
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}#${cookies.map((one) => `varanto_session=${one}`).join("#")}`))
process.once("SIGTERM", () => process.exit())
