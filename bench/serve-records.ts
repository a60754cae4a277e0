// A town with many records and one case handler who is signed in: node bench/serve-records.ts URL MANY. Prints its address with the cookie behind a #.
import { randomBytes } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { getRequestListener } from "@hono/node-server"
import { enter } from "../src/acts/access/border.ts"
import { openPublishedSite } from "../src/acts/published-site.ts"
import { addSamples, sampleMunicipality } from "../src/acts/samples.ts"
import { sampleRegister, sampleUnit } from "../src/acts/sample-records.ts"
import { beginSession } from "../src/acts/sign-in/session.ts"
import { sql } from "../src/lib/sql.ts"
import { filesIn } from "../src/store/files.ts"
import { openPostgres } from "../src/store/postgres.ts"
import { makeApp } from "../src/web/app.tsx"
import { testSignIn } from "../test/sign-in.ts"

const [url = "", many = "1000"] = process.argv.slice(2)
const database = openPostgres("server", { connectionString: url })
const now = new Date()
const { signIn } = testSignIn(sampleMunicipality, () => new Date(), "http://localhost:3000")
await addSamples(database, now, randomBytes(32).toString("hex"))
await database.transaction(async (queries) => {
  await enter(queries, sampleMunicipality)
  await queries.rows(sql`
    insert into record (municipality_id, root_id, id, register, unit, secrecy, title, body, created_at, changed_at)
    select ${sampleMunicipality}, 'bench-' || n, 'bench-' || n, ${sampleRegister}, ${sampleUnit}, 'secret', 'Asia ' || n, '{"laji": "hakemus"}', ${now}, ${now} from generate_series(0, ${Number(many)} - 1) n`)
  await queries.rows(sql`
    insert into assignment (municipality_id, root_id, id, official_id, starts_at)
    select ${sampleMunicipality}, 'bench-' || n, 'bench-' || n, 'veikko', ${now} from generate_series(0, ${Number(many)} - 1) n`)
})
const site = await openPublishedSite(database)
const app = makeApp({ database, site, files: filesIn(tmpdir()), clock: () => new Date(), log: (message, fault) => console.error(message, fault), signIn })
const token = await beginSession(database, { municipality: sampleMunicipality, person: "veikko", kind: "staff", provider: "staff", level: "substantial" }, signIn.sessions, now)
const server = createServer(getRequestListener(app.fetch))
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}#varanto_session=${token}`))
process.once("SIGTERM", () => process.exit())
