import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { auditPages, firstVisit, htmlFaults } from "../../test/audit.ts"
import { type BrowserTown, openBrowserTown, pageKinds } from "../../test/browser.ts"

let town: BrowserTown
before(async () => {
  town = await openBrowserTown()
})
after(() => town.close())

/** The pages of test/browser.ts, and a page that has been read in the workspace. */
let reading: string | null = null
async function everyKind(): Promise<readonly string[]> {
  if (reading === null) {
    const read = await town.town.post("/staff/koivula/read", { text: "Koivulan kaupungin tietovarannot\n\nKirjaston tietovaranto\n\nKirjastoa varten.\n\nTietojärjestelmät\n\nTäydennetään vuoden 2027 alussa\n\nHakutekijät\n\nHetu, , osoite\n" })
    reading = new URL(read.headers.get("location") ?? "", town.origin).pathname
  }
  return [...pageKinds, reading]
}

test("every kind of page passes axe and fits at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, await everyKind()), [])
})

test("the Nu HTML checker finds nothing on any kind of page", async () => {
  assert.deepEqual(await htmlFaults(town, await everyKind()), [])
})

test("no page asks anything of another host, and a first visit sends under 60 kB besides the font", async () => {
  for (const path of ["/fi", "/fi/koivula", "/fi/koivula/pools", "/fi/koivula/pools/kirjasto", "/fi/koivula/search?q=kirjasto"]) {
    const { bytes, elsewhere, scripts } = await firstVisit(town, path)
    assert.deepEqual([elsewhere, scripts], [[], 0], path)
    assert.ok(bytes < 60_000, `${path} sends ${bytes} bytes`)
  }
})

test("a resident does her tasks by keyboard with scripts off", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${town.origin}/fi/koivula`)
  await page.keyboard.press("Tab")
  assert.equal(await page.locator(":focus").textContent(), "Siirry sisältöön")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Tab")
  assert.equal(await page.locator(":focus").getAttribute("name"), "q")
  await page.keyboard.type("tonteilla")
  await page.keyboard.press("Enter")
  await page.waitForURL(/search\?q=tonteilla/)
  await page.getByRole("link", { name: "Tonttien tietovaranto" }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL(/pools\/tontit/)
  assert.match((await page.locator("h1").textContent()) ?? "", /Tonttien tietovaranto/)
  await page.getByRole("link", { name: "Svenska" }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/sv\/koivula\/pools\/tontit/)
  await context.close()
})

test("a resident narrows the pools by keyboard and shares the address", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${town.origin}/fi/koivula/pools`)
  await page.locator("#filter-state").selectOption("ended")
  await page.getByRole("button", { name: "Rajaa" }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL(/state=ended/)
  assert.deepEqual(await page.locator(".cards h3").allTextContents(), ["Neuvolan tietovaranto"])
  await context.close()
})

test("every control shows where the focus is, and targets are large enough to hit", async () => {
  const context = await town.browser.newContext({ viewport: { width: 320, height: 800 } })
  const page = await context.newPage()
  await page.goto(`${town.origin}/fi/koivula/search?q=kirjasto`)
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press("Tab")
    const seen = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return null
      const { outlineStyle, outlineWidth } = getComputedStyle(focused)
      return `${outlineStyle} ${outlineWidth}`
    })
    if (seen !== null) assert.match(seen, /^solid 3px$/)
  }
  await context.close()
})

test("the information manager reads a page, corrects the draft and publishes it, with scripts off", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await town.signIn(context)
  await page.goto(`${town.origin}/staff/koivula/read?lang=en`)
  await page.getByRole("button", { name: "Read", exact: true }).click()
  assert.match((await page.locator(".errors").textContent()) ?? "", /Paste the text/)
  await page.getByLabel("Text of the page").fill(
    "Koivulan kaupungin tietovarannot\n\nSivistystoimi\n\nKirjaston tietovaranto\n\nKirjaston tietovarantoa käytetään kirjaston palveluihin.\n\nTietoaineistot\n\nlainat, varaukset\n\nTietojärjestelmät\n\nKirjastojärjestelmä (Lehti), Hyllyjärjestelmä\n\nHakutekijät\n\nHetu, etunimi ja sukunimi, osoite\n",
  )
  await page.getByRole("button", { name: "Read", exact: true }).click()
  await page.waitForURL(/readings\//)
  const systems = page.locator("#pool-0-systems")
  assert.equal(await systems.inputValue(), "Kirjastojärjestelmä (Lehti)\nHyllyjärjestelmä")
  await systems.fill("Kirjastojärjestelmä (Lehti)\nHyllyjärjestelmä 2")
  await page.getByRole("button", { name: "Save the draft" }).click()
  await page.waitForURL(/revisions\/2/)
  assert.match((await page.locator("main").textContent()) ?? "", /Hyllyjärjestelmä 2/)
  for (const button of ["Send to review", "Approve", "Publish"]) await page.getByRole("button", { name: button }).click()
  assert.match((await page.locator("main").textContent()) ?? "", /Published/)
  await page.goto(`${town.origin}/fi/koivula/systems`)
  assert.match((await page.locator("main").textContent()) ?? "", /Hyllyjärjestelmä 2/)
  await context.close()
})
