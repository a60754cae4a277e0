// A town whose case register has been filled, served to a signed-in registrar and a case handler and to a system that feeds it: node bench/serve-cases.ts URL.
// Prints its address, and behind a # the two cookies and the token.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { getRequestListener } from "@hono/node-server"
import { foldCaseCounts } from "../src/acts/cases/fold-counts.ts"
import { makeClient } from "../src/acts/clients/clients.ts"
import { tieFeedingSystem } from "../src/acts/clients/feeding.ts"
import { openPublishedSite } from "../src/acts/published-site.ts"
import { sampleMunicipality } from "../src/acts/samples.ts"
import { shipModels } from "../src/acts/ship.ts"
import { beginSession } from "../src/acts/sign-in/session.ts"
import { inWork } from "../src/acts/work.ts"
import { filesIn } from "../src/store/files.ts"
import { keepRounds } from "../src/lib/rounds.ts"
import { openPostgres } from "../src/store/postgres.ts"
import { makeApp } from "../src/web/app.tsx"
import { usualLimits } from "../src/web/limits.ts"
import { theCommand } from "../test/clients.ts"
import { testSignIn } from "../test/sign-in.ts"
import { espoo } from "../municipalities/espoo/index.ts"

const [url = ""] = process.argv.slice(2)
const database = openPostgres("server", { connectionString: url })
const now = new Date()
const { signIn } = testSignIn(sampleMunicipality, () => new Date(), "http://localhost:3000")
await shipModels(database, [espoo], now)
const site = await openPublishedSite(database)
const unlimited = { perMinute: 1e9, burst: 1e9 }
const app = makeApp({ database, site, files: filesIn(tmpdir()), clock: () => new Date(), log: (message, fault) => console.error(message, fault), signIn, limits: { ...usualLimits, client: unlimited, change: unlimited } })
const [registrar, handler] = await Promise.all(["aino", "veikko"].map((person) => beginSession(database, { municipality: sampleMunicipality, person, kind: "staff", provider: "staff", level: "substantial" }, signIn.sessions, now)))
const client = await inWork(database, theCommand, now, (work) => makeClient(work, sampleMunicipality, { name: "Lupajärjestelmä", owner: "antti", scopes: ["cases:write"], endsAt: new Date(now.getTime() + 86_400_000) }))
const systems = new Set(espoo.systems.map(({ id }) => id))
await inWork(database, theCommand, now, (work) => tieFeedingSystem(work, sampleMunicipality, client.id, { system: [...systems][0] ?? "", unit: null }, systems))
keepRounds(() => foldCaseCounts(database, sampleMunicipality), (fault) => console.error(fault), 5000)
const server = createServer(getRequestListener(app.fetch))
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}#varanto_session=${registrar}#varanto_session=${handler}#${client.token}`))
process.once("SIGTERM", () => process.exit())
