import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { type BrowserTown, openBrowserTown, pageKinds } from "../../test/browser.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

let town: BrowserTown
before(async () => {
  town = await openBrowserTown()
})
after(() => town.close())

for (const width of [320, 1300])
  for (const colorScheme of ["light", "dark"] as const)
    test(`every kind of page passes axe and fits at ${width} px in ${colorScheme}`, async () => {
      const context = await town.browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
      const page = await context.newPage()
      const faults: string[] = []
      for (const path of pageKinds) {
        await page.goto(town.origin + path)
        await page.evaluate(axe)
        const violations = await page.evaluate(async (tags) => {
          const { violations: found } = await (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } }).axe.run({ runOnly: tags })
          return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`).join(" | ")}`)
        }, standards)
        faults.push(...violations.map((violation) => `${path} ${violation}`))
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (overflow > 0) faults.push(`${path} is ${overflow} px too wide`)
      }
      await context.close()
      assert.deepEqual(faults, [])
    })

test("the Nu HTML checker finds nothing on any kind of page", async () => {
  const java = spawnSync("java", ["-version"])
  assert.equal(java.status, 0, "Java is not installed. Run: bin/setup")
  const folder = mkdtempSync(join(tmpdir(), "varanto-html-"))
  for (const [at, path] of pageKinds.entries()) writeFileSync(join(folder, `${String(at).padStart(2, "0")}.html`), await (await fetch(town.origin + path)).text())
  const jar = join("node_modules", "vnu-jar", "build", "dist", "vnu.jar")
  const { stderr, status } = spawnSync("java", ["-jar", jar, "--format", "json", "--skip-non-html", folder], { encoding: "utf8" })
  rmSync(folder, { recursive: true })
  const { messages } = JSON.parse(stderr) as { messages: { url: string; message: string; extract?: string; lastLine?: number }[] }
  assert.deepEqual(messages.map(({ url, message, extract }) => `${pageKinds[Number(/(\d+)\.html$/.exec(url)?.[1])]}: ${message} ${extract ?? ""}`), [])
  assert.equal(status, 0)
})

test("no page asks anything of another host, and a first visit sends under 60 kB besides the font", async () => {
  for (const path of ["/fi", "/fi/koivula", "/fi/koivula/pools", "/fi/koivula/pools/kirjasto", "/fi/koivula/search?q=kirjasto"]) {
    const context = await town.browser.newContext()
    const page = await context.newPage()
    let bytes = 0
    const elsewhere: string[] = []
    page.on("request", (request) => void (request.url().startsWith(town.origin) || elsewhere.push(request.url())))
    page.on("response", (response) => void (response.url().endsWith(".woff2") || (bytes += Number(response.headers()["content-length"] ?? 0))))
    page.on("requestfinished", async (request) => {
      if (!request.url().endsWith(".woff2")) bytes += (await request.sizes()).responseBodySize
    })
    await page.goto(town.origin + path, { waitUntil: "networkidle" })
    assert.deepEqual(elsewhere, [], path)
    assert.ok(bytes < 60_000, `${path} sends ${bytes} bytes`)
    assert.equal(await page.locator("script").count(), 0, path)
    await context.close()
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
