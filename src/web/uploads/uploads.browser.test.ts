import assert from "node:assert/strict"
import { createHash, randomBytes } from "node:crypto"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { publicCase, staffOf } from "../../../test/registry.ts"
import { openCase } from "../../acts/cases/open.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../../acts/samples.ts"
import { inWork } from "../../acts/work.ts"

let town: BrowserTown
let at = ""
before(async () => {
  town = await openBrowserTown([espoo], { id: "aino", kind: "staff", given: "Aino", family: "Kirjaaja" }, async (empty) => {
    await addSamples(empty.database, empty.now(), empty.signIn.keys.codeKey)
    const { id } = await inWork(empty.database, staffOf("aino"), empty.now(), (work) => openCase(work, sampleMunicipality, publicCase, sampleCodeKey))
    at = `/staff/cases/${id}`
  })
})
after(() => town.close())

test("the page's script sends a large file in parts, goes on after a break, and the document has the file", async () => {
  const content = randomBytes(20 * 1024 * 1024)
  const context = await town.browser.newContext()
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(`${town.origin}${at}?lang=en`)
  await page.getByText("Add a document").first().click()
  // A file of fifty megabytes would only make the test slow.
  await page.locator("input[data-uploads]").evaluate((input: HTMLInputElement) => void (input.dataset.from = "1000"))
  let patches = 0
  await page.route("**/uploads/*", (route) => (route.request().method() === "PATCH" && ++patches === 2 ? route.abort() : route.continue()))
  await page.getByLabel("File").setInputFiles({ name: "kartta.tif", mimeType: "image/tiff", buffer: content })
  await page.getByLabel("Document's title").fill("Kartta")
  await page.getByLabel("Sender or author").fill("Sofia Asukas")
  await page.getByRole("button", { name: "Add a document" }).click()
  const link = page.getByRole("link", { name: /kartta\.tif/ })
  await link.waitFor({ timeout: 60_000 })
  assert.equal(patches, 3)
  const back = await (await context.request.get(`${town.origin}${await link.getAttribute("href")}`)).body()
  assert.equal(createHash("sha256").update(back).digest("hex"), createHash("sha256").update(content).digest("hex"))
  await context.close()
})
