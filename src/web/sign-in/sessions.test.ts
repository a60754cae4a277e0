import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { entriesOf } from "../../../test/log.ts"
import { maija, openTown, sofia, type Town } from "../../../test/town.ts"
import { Visitor } from "../../../test/visitor.ts"
import { sql } from "../../lib/sql.ts"

let town: Town
before(async () => {
  town = await openTown(anEngine())
  town.provider.people = [{ subject: "s-maija", name: "Maija", role: "", kind: "staff", claims: { employee: "maija", acr: "loa2" } }]
  await town.add(maija)
})
after(() => town.close())

test("an id that a browser brought along is never adopted, and the one before is ended (session fixation)", async () => {
  const planted = "A".repeat(43)
  const visitor = new Visitor(town)
  visitor.cookies.set("varanto_session", planted)
  await visitor.signIn("staff", "s-maija")
  const first = visitor.cookies.get("varanto_session") ?? ""
  assert.notEqual(first, planted)
  await visitor.signIn("staff", "s-maija")
  assert.notEqual(visitor.cookies.get("varanto_session"), first)
  for (const old of [planted, first]) assert.equal((await town.get("/staff", { cookie: `varanto_session=${old}` })).status, 303)
})

test("the database keeps only the hash of what the cookie holds", async () => {
  const { cookie } = await town.as(maija)
  const rows = await town.database.rows<{ all: string; id_hash: Buffer }>(sql`select s::text as all, id_hash from session s`)
  const token = cookie.split("=")[1] ?? ""
  for (const { all, id_hash } of rows) assert.ok(!all.includes(token) && !id_hash.equals(Buffer.from(token, "base64url")))
})

test("a session ends when nobody uses it, and at last in any case", async () => {
  const idle = await town.as(maija)
  town.later(29)
  assert.equal((await idle.get("/staff")).status, 200)
  town.later(31)
  assert.equal((await idle.get("/staff")).status, 303)
  const busy = await town.as(maija)
  for (let half = 0; half < 20; half++) {
    assert.equal((await busy.get("/staff")).status, 200, `after ${half} half hours`)
    town.later(29.9)
  }
  town.later(3)
  assert.equal((await busy.get("/staff")).status, 303)
})

test("at the end of employment the person's sessions end the same second, and she cannot sign in again", async () => {
  const liisa = { ...maija, id: "liisa", given: "Liisa" }
  const hers = await town.as(liisa)
  assert.equal((await hers.get("/staff")).status, 200)
  await town.database.rows(sql`update employment set ends_at = ${town.now()} where person_id = 'liisa'`)
  assert.equal((await hers.get("/staff")).status, 303)
  assert.equal((await hers.post("/staff/koivula/read", { text: "Tietovaranto" })).status, 303)
  town.provider.people.push({ subject: "s-liisa", name: "", role: "", kind: "staff", claims: { employee: "liisa", acr: "loa2" } })
  const back = await new Visitor(town).signIn("staff", "s-liisa")
  assert.equal(back.status, 403)
  assert.match(await back.text(), /voimassa olevaa palvelussuhdetta/)
  await town.database.rows(sql`update employment set ends_at = null where person_id = 'liisa'`)
  assert.equal((await hers.get("/staff")).status, 303)
})

test("a person sees her own sessions and ends them one by one or all others, never another's", async () => {
  const [one, other, third] = [await town.as(sofia), await town.as(sofia), await town.as(sofia)]
  const strange = await town.as({ ...sofia, id: "another" })
  const handles = (page: string) => [...page.matchAll(/name="end" value="([^"]+)"/g)].map(([, handle = ""]) => handle)
  const [listed = ""] = handles(await one.page("/fi/own"))
  assert.equal((await strange.post("/sign-in/sessions", { end: listed })).status, 303)
  for (const town of [one, other, third]) assert.equal((await town.get("/fi/own")).status, 200)
  await one.post("/sign-in/sessions", { end: listed })
  assert.equal([await other.get("/fi/own"), await third.get("/fi/own")].filter(({ status }) => status === 200).length, 1)
  await one.post("/sign-in/sessions", { end: "others" })
  assert.deepEqual([(await one.get("/fi/own")).status, (await other.get("/fi/own")).status, (await third.get("/fi/own")).status], [200, 303, 303])
  assert.equal((await strange.get("/fi/own")).status, 200)
})

test("whatever changes something is refused from another site, whatever its form", async () => {
  const hers = await town.as(maija)
  for (const headers of [{ origin: "https://elsewhere.example" }, { origin: "null" }, { origin: "http://localhost:3001" }])
    for (const path of ["/sign-out", "/sign-in/sessions", "/staff/account/password", "/staff/account/totp", "/sign-in/local", "/staff/koivula/read"]) assert.equal((await hers.post(path, { x: "1" }, headers)).status, 403, path)
  const json = await hers.app.request("http://localhost:3000/sign-out", { method: "POST", body: "{}", headers: { cookie: hers.cookie, "content-type": "application/json" } })
  assert.equal(json.status, 403)
  assert.equal((await hers.get("/staff")).status, 200)
})

test("over TLS the cookie has the __Host- name and its attributes, and one without it opens nothing", async () => {
  const publicOrigin = "https://tieto.koivula.example"
  const secure = await openTown(anEngine(), undefined, undefined, { publicOrigin })
  await secure.add(maija)
  const { cookie } = await secure.as(maija)
  assert.equal((await secure.get("/staff", { cookie })).status, 303)
  assert.equal((await secure.get("/staff", { cookie: `__Host-${cookie}` })).status, 200)
  const begun = await secure.get("/sign-in/start/staff")
  const set = begun.headers.getSetCookie().join()
  for (const part of ["__Host-varanto_attempt=", "Path=/", "HttpOnly", "Secure", "SameSite=Lax"]) assert.ok(set.includes(part), part)
  assert.doesNotMatch(set, /Domain=/)
  assert.match(begun.headers.get("location") ?? "", /redirect_uri=https%3A%2F%2Ftieto\.koivula\.example%2Fsign-in%2Fback%2Fstaff/)
  await secure.close()
})

test("signing in, refusing and signing out leave their entries, with codes and no names", async () => {
  const text = JSON.stringify(await entriesOf(town.database))
  for (const act of ["signed-in", "sign-in-refused", "session-ended"]) assert.match(text, new RegExp(`"act":"${act}"`))
  assert.doesNotMatch(text, /Mallinen|Saarela|koivula\.example/)
})
