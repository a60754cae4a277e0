import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { formTo } from "../../../test/forms.ts"
import { maija, openTown, type Town } from "../../../test/town.ts"

const fixture = (name: string): string => readFileSync(`src/read/fixtures/${name}`, "utf8")
const description = fixture("municipality-numbered.txt")

let town: Town
before(async () => {
  town = await (await openTown(anEngine())).as(maija)
})
after(() => town.close())

/** Posts the page and gives the address of its reading. */
async function readInto(municipality: string, text: string): Promise<string> {
  const sent = await town.post(`/staff/${municipality}/read`, { text })
  assert.equal(sent.status, 303)
  return sent.headers.get("location") ?? ""
}

test("a pasted page becomes a draft beside its source, each finding with a link to its line", async () => {
  const page = await town.page(await readInto("kuusilahti", description))
  for (const [at, line] of description.split("\n").entries())
    if (line.trim() !== "") assert.ok(page.includes(`<span class="number">${at + 1}</span>`), `line ${at + 1}`)
  const links = [...page.matchAll(/href="#line-(\d+)"/g)].map(([, line]) => line)
  assert.ok(links.length > 0)
  for (const line of links) assert.ok(page.includes(`id="line-${line}"`), `line ${line}`)
  assert.match(page, /<p role="status">2 tietovarantoa, \d+ järjestelmää, \d+ havaintoa, \d+ lukematonta riviä<\/p>/)
  const { fields } = formTo(page, /\/draft$/)
  assert.equal(fields["pool-0-name"], "Henkilöstöhallinnon tietovaranto")
  assert.equal(fields["pool-1-datasets"], "katusuunnitelmat\nliitossopimukset\nkaivuluvat")
  assert.equal(fields["pool-0-keep"], "yes")
})

test("what is odd in a page is told at its line in the language of the workspace", async () => {
  const odd = `${description}\n\n2.3 Yhdyskuntatekniikan tietovaranto\n\nKäyttötarkoitus\nTietoja käytetään katujen, vesihuollon ja puistojen rakentamiseen ja kunnossapitoon.\n`
  const page = await town.page(`${await readInto("kuusilahti", odd)}?lang=en`)
  const [, line] = /<span class="pill (?:error|warning|note)">[^<]+<\/span> <a href="#line-(\d+)">Line \d+<\/a>/.exec(page) ?? []
  assert.ok(line, "no finding stands at a line")
  assert.match(page, new RegExp(`<li id="line-${line}" class="(found|unread)">`))
})

test("a file is read as a pasted page is", async () => {
  const sent = await town.post("/staff/kuusilahti/read", { text: "", file: new File([description], "kuvaus.txt", { type: "text/plain" }) })
  assert.equal(sent.status, 303)
  assert.match(await town.page(sent.headers.get("location") ?? ""), /<h1>Luettu: /)
})

test("a file that cannot be read keeps what was typed and says in a summary what to mend", async () => {
  const picture = new File([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")], "kuva.docx")
  const sent = await town.post("/staff/koivula/read", { text: "Kirjaston <tietovaranto>", file: picture })
  const body = await sent.text()
  assert.equal(sent.status, 422)
  assert.match(body, /<title>Virhe: /)
  assert.match(body, /<div class="errors" role="alert"[\s\S]*<a href="#file">/)
  assert.match(body, /<input type="file"[^>]*aria-invalid="true"/)
  assert.equal(formTo(body, /\/read$/).fields.text, "Kirjaston <tietovaranto>")
})

test("nothing pasted and no file is told of at the field", async () => {
  const sent = await town.post("/staff/koivula/read", { text: "  " })
  assert.equal(sent.status, 422)
  assert.match(await sent.text(), /<a href="#text">Liitä sivun teksti tai valitse tiedosto\.<\/a>/)
})

test("a file that is too large is refused with a page", async () => {
  const sent = await town.post("/staff/koivula/read", { text: "x".repeat(25 * 1024 * 1024) }, { "content-length": String(25 * 1024 * 1024) })
  assert.equal(sent.status, 413)
  assert.match(await sent.text(), /enintään 20 Mt/)
})

test("a page that holds no description says so and offers nothing to save", async () => {
  const page = await town.page(await readInto("koivula", fixture("uutinen.txt")))
  assert.match(page, /Sivulta ei löytynyt kuvausta eikä selostetta\./)
  assert.throws(() => formTo(page, /\/draft$/))
})

test("a reading belongs to its municipality, and one that there is not is not found", async () => {
  const address = await readInto("kuusilahti", description)
  assert.equal((await town.get(address.replace("kuusilahti", "koivula"))).status, 404)
  for (const id of ["nothing", "00000000-0000-4000-8000-000000000000"]) assert.equal((await town.get(`/staff/kuusilahti/readings/${id}`)).status, 404)
  for (const path of ["/staff/Koivula/read", "/staff/-x", "/staff/koivula/revisions/99", "/staff/atlantis/findings"]) assert.equal((await town.get(path)).status, 404, path)
})

test("a draft that cannot be saved shows why and keeps everything that was typed", async () => {
  const address = await readInto("kuusilahti", description)
  const { action, fields } = formTo(await town.page(address), /\/draft$/)
  const { "pool-0-keep": _, ...kept } = fields
  const typed = { ...kept, "pool-1-name": "Tekniikan tietovaranto", "pool-1-systems": "!!!\nlupapalvelu" }
  const sent = await town.post(action, typed)
  const body = await sent.text()
  assert.equal(sent.status, 422)
  assert.match(body, /<div class="errors" role="alert"[\s\S]*Luonnosta ei voi tallentaa näin/)
  const again = formTo(body, /\/draft$/)
  assert.deepEqual(again.fields, typed)
  const mended = await town.post(again.action, { ...again.fields, "pool-1-systems": "Verkkotietojärjestelmä" })
  assert.equal(mended.status, 303)
  const saved = await town.page(mended.headers.get("location") ?? "")
  assert.match(saved, /1 tietovarantoa?/)
})

test("after a mistake the language can still be changed", async () => {
  const address = await readInto("kuusilahti", description)
  const { action, fields } = formTo(await town.page(address), /\/draft$/)
  const body = await (await town.post(action, { ...fields, "pool-1-systems": "!!!" })).text()
  assert.ok(body.includes(`<form method="get" action="${address}"`))
})

test("a bilingual or Swedish town's page is read in the workspace's own words", async () => {
  const page = await town.page(`${await readInto("granvik", fixture("kommun-rubriker.txt"))}?lang=sv`)
  assert.match(page, /<html lang="sv"/)
  assert.match(page, /<h2 id="source">Källa<\/h2>/)
})
