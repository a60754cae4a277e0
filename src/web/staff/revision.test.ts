import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { formsOf, formTo } from "../../../test/forms.ts"
import { maija, openTown, type Town } from "../../../test/town.ts"

const description = readFileSync("src/read/fixtures/municipality-numbered.txt", "utf8")

let town: Town
before(async () => {
  town = await (await openTown(anEngine())).as(maija)
})
after(() => town.close())

async function go(response: Response): Promise<{ address: string; page: string }> {
  assert.equal(response.status, 303)
  const address = response.headers.get("location") ?? ""
  return { address, page: await town.page(address) }
}

/** Reads a page and saves its draft with some fields corrected. */
async function save(municipality: string, text: string, corrected: Record<string, string> = {}) {
  const { page } = await go(await town.post(`/staff/${municipality}/read`, { text }))
  const { action, fields } = formTo(page, /\/draft$/)
  return go(await town.post(action, { ...fields, ...corrected }))
}

async function take(page: string, to: string, note = "") {
  const form = formTo(page, /\/steps$/)
  assert.ok(form.buttons.includes(to), `there is no button for ${to}`)
  return go(await town.post(form.action, { ...form.fields, note, to }))
}

async function publish(page: string): Promise<string> {
  let now = page
  for (const state of ["in-review", "approved", "published"]) now = (await take(now, state)).page
  return now
}

test("a page goes from pasting through correction, review and approval to the public site", async () => {
  assert.equal((await town.get("/fi/kuusilahti")).status, 404)
  const saved = await save("kuusilahti", description, { "pool-1-purpose": "Katujen, vesihuollon ja puistojen hoito asukkaille." })
  assert.equal(saved.address, "/staff/kuusilahti/revisions/1")
  assert.match(saved.page, /<span class="pill note">Luonnos<\/span>/)
  const reviewed = await take(saved.page, "in-review", "Katso tekniikka.")
  assert.match(reviewed.page, /Tarkastettavana/)
  assert.match(reviewed.page, /Katso tekniikka\./)
  assert.equal((await town.get("/fi/kuusilahti")).status, 404)
  const approved = await take(reviewed.page, "approved")
  assert.match(approved.page, /Julkaistu versio ei enää muutu/)
  const published = await take(approved.page, "published")
  assert.ok(!formsOf(published.page).some(({ action }) => action.endsWith("/steps")))
  assert.match(published.page, /Maija Mallinen<\/td><td>24\.11\.2026/)
  const pools = await town.page("/fi/kuusilahti/pools")
  const [, address = ""] = /<a href="(\/fi\/kuusilahti\/pools\/yhdyskuntatekniikan[^"]*)"/.exec(pools) ?? []
  const pool = await town.page(address)
  for (const words of ["Katujen, vesihuollon ja puistojen hoito asukkaille.", "kaivuluvat", "Verkkotietojärjestelmä", "lupanumero"]) assert.ok(pool.includes(words), words)
  assert.match(await town.page("/fi/kuusilahti/search?q=kaivuluvat"), /Yhdyskuntatekniikan tietovaranto/)
})

test("a newer edition of the page shows what it changes, and the public page follows when it is published", async () => {
  await publish((await save("kuusiniemi", description)).page)
  const newer = description
    .replace("- kaivuluvat", "- kaivuluvat\n- hulevesimittaukset")
    .replace("Tietoja käytetään katujen, vesihuollon ja puistojen rakentamiseen ja kunnossapitoon.", "Tiedoilla rakennetaan ja hoidetaan katuja, puistoja ja satamia.")
  const { page } = await go(await town.post("/staff/kuusiniemi/read", { text: newer }))
  const changes = page.slice(page.indexOf("Muutokset voimassa olevaan"))
  assert.match(changes, /Yhdyskuntatekniikan tietovaranto<span class="quiet"> purpose › fi<\/span>/)
  assert.match(changes, /<ins>Tiedoilla rakennetaan ja hoidetaan katuja, puistoja ja satamia\.<\/ins>/)
  assert.match(changes, /<del>katusuunnitelmat; liitossopimukset; kaivuluvat<\/del>.*<ins>katusuunnitelmat; liitossopimukset; kaivuluvat; hulevesimittaukset<\/ins>/)
  assert.doesNotMatch(changes, /Henkilöstöhallinnon tietovaranto<span/)
  const { action, fields } = formTo(page, /\/draft$/)
  const saved = await go(await town.post(action, fields))
  assert.equal(saved.address, "/staff/kuusiniemi/revisions/2")
  assert.match(saved.page, /Muutokset voimassa olevaan versioon 1[\s\S]*hulevesimittaukset/)
  assert.doesNotMatch(await town.page("/fi/kuusiniemi/search?q=hulevesimittaukset"), /<mark>hulevesimittaukset/)
  await publish(saved.page)
  assert.match(await town.page("/fi/kuusiniemi/revisions/1/diff/2"), /hulevesimittaukset/)
  assert.match(await town.page("/fi/kuusiniemi/search?q=hulevesimittaukset"), /Yhdyskuntatekniikan tietovaranto/)
})

test("the same edition read again changes nothing", async () => {
  await publish((await save("kuusimaki", description)).page)
  const { page } = await go(await town.post("/staff/kuusimaki/read", { text: description }))
  const changes = page.slice(page.indexOf("Muutokset voimassa olevaan"))
  assert.doesNotMatch(changes, /<(ins|del)>/)
})

test("a step out of turn is told of on the revision's own page and changes nothing", async () => {
  const { address, page } = await save("kuusisaari", description)
  const { action } = formTo(page, /\/steps$/)
  for (const to of ["published", "approved", "draft", "nonsense", ""]) {
    const sent = await town.post(action, { to, note: "" })
    const body = await sent.text()
    assert.equal(sent.status, 409, to)
    assert.match(body, /<div class="errors" role="alert"[\s\S]*<a href="#history">Vaihetta ei voi ottaa/)
    assert.ok(body.includes(`<form method="get" action="${address}"`))
  }
  assert.deepEqual(formTo(await town.page(address), /\/steps$/).buttons, ["in-review", "rejected"])
  const missing = await town.post("/staff/kuusisaari/revisions/9/steps", { to: "in-review" })
  assert.equal(missing.status, 404)
})

test("a rejected draft is at its end and the public page stays", async () => {
  const { page } = await save("kuusiranta", description)
  const rejected = await take(page, "rejected", "Väärä sivu.")
  assert.match(rejected.page, /Hylätty[\s\S]*Väärä sivu\./)
  assert.ok(!formsOf(rejected.page).some(({ action }) => action.endsWith("/steps")))
  assert.equal((await town.get("/fi/kuusiranta")).status, 404)
})

test("a pool that is not kept is not in the draft", async () => {
  const { page } = await go(await town.post("/staff/kuusikoski/read", { text: description }))
  const { action, fields } = formTo(page, /\/draft$/)
  const { "pool-0-keep": _, ...rest } = fields
  const saved = await go(await town.post(action, rest))
  await publish(saved.page)
  const pools = await town.page("/fi/kuusikoski/pools")
  assert.doesNotMatch(pools, /Henkilöstöhallinnon/)
  assert.match(pools, /Yhdyskuntatekniikan/)
})
