import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { anEngine } from "../../test/engines.ts"
import { koivula } from "../../test/koivula.ts"
import { openTown, type Town } from "../../test/town.ts"
import { makeApp } from "./app.tsx"
import { securityHeaders } from "./headers.ts"
import { pagesOf } from "./pages/machine.tsx"

let town: Town
before(async () => {
  town = await openTown(anEngine())
})
after(() => town.close())

test("every page of the description answers in every language, without a script and without another host", async () => {
  for (const path of [...pagesOf(koivula), "/fi", "/sv", "/en", "/fi/patterns", "/fi/accessibility"]) {
    const response = await town.get(path)
    const body = await response.text()
    assert.equal(response.status, 200, path)
    assert.match(body, /^<!DOCTYPE html>\n<html lang="(fi|sv|en)"/, path)
    assert.doesNotMatch(body, /<script|\[object |undefined|src="http/, path)
    assert.equal((body.match(/<h1[ >]/g) ?? []).length, 1, path)
  }
  assert.deepEqual(town.log, [])
})

test("a pool's page tells the five items of the law and how to ask", async () => {
  const body = await town.page("/fi/koivula/pools/kirjasto")
  for (const word of ["Tietojärjestelmät", "Kirjastojärjestelmä (Lehti)", "Kuka päättää", "Sivistystoimi", "Tietoaineistot", "Lainaustiedot", "Yksilöintitiedot", "Hakutekijät", "henkilötunnus", "Avoin rajapinta", "kirjaamo@koivula.example"])
    assert.ok(body.includes(word), word)
})

test("a resident sees what is promised, what has ended and who took over", async () => {
  assert.match(await town.page("/fi/koivula/pools/tontit"), /täydennetään/i)
  assert.match(await town.page("/sv/koivula/pools/neuvola"), /Upphörde 31\.12\.2022\. Uppgiften övergick till: Koivulan hyvinvointialue/)
})

test("pools can be narrowed by sector, system, key and state, and the address tells it", async () => {
  const names = async (query: string) => [...(await town.page(`/en/koivula/pools?${query}`)).matchAll(/<h3><a href="\/en\/koivula\/pools\/([^"]+)"/g)].map(([, id]) => id)
  assert.deepEqual(await names(""), ["kirjasto", "neuvola", "tontit"])
  assert.deepEqual(await names("sector=tekninen"), ["tontit"])
  assert.deepEqual(await names("system=kirjastojarjestelma"), ["kirjasto"])
  assert.deepEqual(await names("key=propertyId"), ["tontit"])
  assert.deepEqual(await names("state=ended"), ["neuvola"])
  assert.deepEqual(await names("sector=none"), [])
})

test("an address that is not there looks the same whether the thing is hidden or missing", async () => {
  for (const path of ["/fi/nowhere", "/fi/koivula/pools/nothing", "/fi/koivula/revisions/99", "/fi/koivula/revisions/0x1", "/zz", "/fi/koivula/nothing", "/assets/nothing.css"]) {
    const response = await town.get(path)
    assert.equal(response.status, 404, path)
    assert.match(await response.text(), /Sivua ei löytynyt/, path)
  }
})

test("an address with the zero sign, which the database refuses, leads nowhere and is no fault of ours", async () => {
  const before = town.log.length
  for (const path of ["/fi/koivula/cases/%00", "/fi/koivula/meetings/a%00", "/fi/koivula/notice-board/%00", "/sv/koivula/search?q=%00", "/staff/register-records/%00"]) assert.equal((await town.get(path)).status, 404, path)
  for (const path of ["/api/v1/register-batches/%00/file", "/api/v1/cases?unit=%00", "/api/v1/municipalities/koivula/cases?unit=%00"]) {
    const response = await town.get(path)
    assert.deepEqual([response.status, response.headers.get("content-type")], [400, "application/problem+json"], path)
  }
  assert.equal((await town.get("/fi/koivula/search?q=%2500")).status, 200, "a per cent sign and two zeros are words like others")
  assert.equal(town.log.length, before)
})

test("a fault of ours is told to a program as a problem, and to a person as a page", async () => {
  const broken = makeApp({ database: town.database, site: { ...town.site, find: () => { throw new Error("broken") } }, files: town.files, clock: town.now, log: () => {} })
  const program = await broken.request("http://localhost:3000/api/v1/municipalities/koivula/cases")
  assert.deepEqual([program.status, program.headers.get("content-type")], [500, "application/problem+json"])
  assert.doesNotMatch(await program.text(), /broken/)
  const person = await broken.request("http://localhost:3000/fi/koivula")
  assert.deepEqual([person.status, person.headers.get("content-type")?.startsWith("text/html")], [500, true])
})

test("every answer carries every security header, and over TLS the browser is told to stay there", async () => {
  for (const path of ["/", "/fi", "/fi/koivula", "/fi/nowhere", "/assets/varanto.css", "/api", "/api/openapi.json", "/api/v1/municipalities", "/api/v1/nowhere", "/staff", "/sitemap.xml", "/robots.txt", "/fi/koivula/feed.atom", "/fi/koivula/pools.csv"]) {
    const { headers } = await town.get(path)
    for (const [name, value] of Object.entries(securityHeaders)) assert.equal(headers.get(name), value, `${path} ${name}`)
    assert.equal(headers.get("strict-transport-security"), null)
  }
  const secure = await town.app.request("https://localhost/fi")
  assert.equal(secure.headers.get("strict-transport-security"), "max-age=31536000; includeSubDomains")
})

test("a page that has not changed is not sent again", async () => {
  const first = await town.get("/fi/koivula")
  const tag = first.headers.get("etag") ?? ""
  const changed = first.headers.get("last-modified") ?? ""
  assert.notEqual(tag, "")
  assert.equal((await town.get("/fi/koivula", { "if-none-match": tag })).status, 304)
  assert.equal((await town.get("/fi/koivula", { "if-modified-since": changed })).status, 304)
  assert.equal((await town.get("/fi/koivula", { "if-none-match": '"other"' })).status, 200)
})

test("the front page follows the browser's language", async () => {
  const to = async (accept: string) => (await town.get("/", { "accept-language": accept })).headers.get("location")
  assert.deepEqual([await to("sv-FI,sv;q=0.9,en;q=0.5"), await to("en"), await to("de"), await to("")], ["/sv", "/en", "/fi", "/fi"])
})

test("search finds, narrows, tells what it searched instead and says when there is nothing", async () => {
  assert.match(await town.page("/fi/koivula/search?q=tonteilla"), /Tonttien tietovaranto/)
  assert.match(await town.page("/fi/koivula/search?q=kirjasto&kind=system"), /Kirjastojärjestelmä/)
  assert.match(await town.page("/fi/koivula/search?q=kirjsato"), /Näytetään tulokset sanalle/)
  assert.match(await town.page("/fi/koivula/search?q=avaruusaluksenkuljettaja"), /ei löytynyt mitään/)
  assert.match(await town.page("/fi/koivula/search?q="), /Kirjoita hakusana/)
  assert.doesNotMatch(await town.page(`/fi/koivula/search?q=${encodeURIComponent("<script>alert(1)</script>")}`), /<script>/)
})

test("the same content comes as CSV and JSON, narrowed like the page", async () => {
  const csv = await town.get("/fi/koivula/pools.csv?sector=tekninen")
  assert.equal(csv.headers.get("content-type"), "text/csv; charset=utf-8")
  const text = Buffer.from(await csv.arrayBuffer()).toString("utf8")
  assert.match(text, /^\ufeffid;name;/)
  assert.match(text, /tontit;Tonttien tietovaranto/)
  assert.doesNotMatch(text, /kirjasto;/)
  const json = (await (await town.get("/fi/koivula/systems.json")).json()) as { items: { id: string }[] }
  assert.deepEqual(json.items.map(({ id }) => id), ["asianhallinta", "kirjastojarjestelma"])
})

test("the feed tells of published changes and the sitemap of every page", async () => {
  assert.match(await town.page("/sv/koivula/feed.atom"), /<entry>.*\/sv\/koivula\/revisions\/1/)
  assert.equal((await town.page("/sitemap.xml")).match(/<loc>/g)?.length, pagesOf(koivula).length)
})

test("feedback on accessibility is acknowledged with the day by which it is answered", async () => {
  const sent = await town.post("/fi/koivula/accessibility", { page: "/fi/koivula", message: "Kaavio ei aukea.", reply_to: "" })
  assert.equal(sent.status, 200)
  assert.match(await sent.text(), /viimeistään 8\.12\.2026/)
})

test("feedback with nothing in it keeps what was typed and says what to mend", async () => {
  const sent = await town.post("/sv/koivula/accessibility", { page: "sidan X", message: " ", reply_to: "ei osoite" })
  const body = await sent.text()
  assert.equal(sent.status, 422)
  assert.match(body, /<title>Fel: /)
  assert.match(body, /value="sidan X"/)
  assert.match(body, /href="#message"/)
  assert.match(body, /href="#reply_to"/)
})

test("a form sent from another site is refused", async () => {
  const sent = await town.post("/fi/koivula/accessibility", { message: "x" }, { origin: "https://elsewhere.example" })
  assert.equal(sent.status, 403)
})

test("a program that forgets to say what it sends is told so, and one with a token may send plain text", async () => {
  const send = async (headers: Record<string, string>) => {
    const response = await town.app.request("http://localhost:3000/api/v1/registers/borrower/files", { method: "POST", body: "a=1", headers })
    return [response.status, response.headers.get("content-type"), ((await response.json()) as { detail: string }).detail]
  }
  const form = { "content-type": "application/x-www-form-urlencoded" }
  for (const headers of [form, { "content-type": "text/plain" }, { ...form, origin: "https://elsewhere.example" }]) {
    const [status, type, detail] = await send(headers)
    assert.deepEqual([status, type], [403, "application/problem+json"])
    assert.match(String(detail), /Send JSON/)
  }
  assert.equal((await send({ "content-type": "text/plain", authorization: "Bearer vrt_nobodys" }))[0], 401, "whose it is is looked at first")
})
