import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { openTown, type Town } from "../../../test/town.ts"

let town: Town
before(async () => {
  town = await openTown(anEngine(), undefined, undefined, { noSignIn: true })
})
after(() => town.close())

const pages = ["/staff", "/staff/koivula", "/staff/koivula/findings", "/staff/koivula/read", "/staff/koivula/revisions/1"]
const ask = (path: string, headers: Record<string, string>, from?: string) =>
  Promise.resolve(town.app.request(`http://localhost:3000${path}`, { headers }, from === undefined ? {} : { incoming: { socket: { remoteAddress: from } } }))

async function refused(response: Response, what: string): Promise<void> {
  assert.equal(response.status, 403, what)
  const body = await response.text()
  for (const words of ["Työtila on suljettu", "http://127.0.0.1", "bara från den här datorn", "this machine"]) assert.ok(body.includes(words), `${what}: ${words}`)
  assert.doesNotMatch(body, /Maija|Tonttien/)
}

test("the workspace answers this machine by each of its names, with and without a port", async () => {
  for (const host of ["localhost", "localhost:3000", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:3000", "[::1]", "[::1]:3000"])
    for (const path of pages) assert.equal((await ask(path, { host })).status, 200, `${host} ${path}`)
})

test("any other name is refused and told why, so that no outside page can point one at us", async () => {
  for (const host of ["koivula.example", "localhost.koivula.example", "127.0.0.1.koivula.example:3000", "10.0.0.5", "0.0.0.0", "[::2]", "127.0.0.2"])
    for (const path of pages) await refused(await ask(path, { host }), `${host} ${path}`)
})

test("a request that came through a proxy is refused and told why, whatever name it carries", async () => {
  const proxied = { forwarded: "for=192.0.2.1", "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "localhost", "x-forwarded-proto": "https", "x-real-ip": "127.0.0.1", via: "1.1 proxy" }
  for (const [name, value] of Object.entries(proxied)) await refused(await ask("/staff", { host: "localhost", [name]: value }), name)
})

test("only a connection from this machine is let in", async () => {
  for (const from of ["127.0.0.1", "127.0.0.53", "::1", "::ffff:127.0.0.1"]) assert.equal((await ask("/staff", { host: "localhost" }, from)).status, 200, from)
  for (const from of ["192.0.2.1", "::ffff:192.0.2.1", "fe80::1"]) await refused(await ask("/staff", { host: "localhost" }, from), from)
})

test("a posted form is refused as a page is, and nothing is stored", async () => {
  await refused(await town.post("/staff/koivula/revisions/1/steps", { to: "approved" }, { host: "koivula.example" }), "another name")
  await refused(await town.post("/staff/koivula/read", { text: "Tietovaranto" }, { "x-forwarded-for": "192.0.2.1" }), "a proxy")
  const elsewhere = await town.post("/staff/koivula/revisions/1/steps", { to: "approved" }, { origin: "https://elsewhere.example" })
  assert.equal(elsewhere.status, 403)
  assert.equal((await town.page("/staff/koivula")).match(/<th scope="row"><a href="\/staff\/koivula\/revisions/g)?.length, 1)
})

test("the public pages answer under any name and behind a proxy", async () => {
  assert.equal((await ask("/fi/koivula", { host: "koivula.example", "x-forwarded-for": "192.0.2.1" }, "192.0.2.1")).status, 200)
})
