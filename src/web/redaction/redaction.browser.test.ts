import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { letterPdf, pdfFrom } from "../../../test/pdf-parts.ts"
import { letter, publicCase, staffOf } from "../../../test/registry.ts"
import { addDocument } from "../../acts/cases/documents.ts"
import { openCase } from "../../acts/cases/open.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../../acts/samples.ts"
import { inWork } from "../../acts/work.ts"

let town: BrowserTown
let at = ""
let pictured = ""
let letterPath = ""
const pages: string[] = []
before(async () => {
  town = await openBrowserTown([espoo], { id: "aino", kind: "staff", given: "Aino", family: "Kirjaaja" }, async (empty) => {
    await addSamples(empty.database, empty.now(), empty.signIn.keys.codeKey)
    const bytes = pdfFrom(letterPdf(["Hakemus palkkatuesta", "Hakija on Sofia Asukas, puh. 040 555 0101", "Haen tukea vuodeksi"], { content: "1 g BT /F1 12 Tf 1 0 0 1 60 300 Tm (valkoista) Tj ET" }))
    const file = { name: "hakemus.pdf", mediaType: "application/pdf", ...(await empty.files.put((async function* () { yield bytes })(), 1_000_000)) }
    const { id, document } = await inWork(empty.database, staffOf("aino"), empty.now(), async (work) => {
      const opened = await openCase(work, sampleMunicipality, publicCase, sampleCodeKey)
      return { id: opened.id, document: await addDocument(work, sampleMunicipality, opened.id, { ...letter, file }, sampleCodeKey) }
    })
    at = `/staff/cases/${id}`
    letterPath = `${at}/documents/${document}`
    const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64")
    const picture = { name: "kuva.png", mediaType: "image/png", ...(await empty.files.put((async function* () { yield png })(), 1000)) }
    pictured = `${at}/documents/${await inWork(empty.database, staffOf("aino"), empty.now(), (work) => addDocument(work, sampleMunicipality, id, { ...letter, title: "Kuva", file: picture }, sampleCodeKey))}/text?lang=sv`
    pages.push(pictured)
    pages.push(`${at}?lang=fi`, `${at}/documents/${document}/redaction?lang=fi`, `${at}/documents/${document}/redaction?lang=sv`, `${at}/documents/${document}/text?lang=en`)
  })
})
after(() => town.close())

test("the pages of public versions and texts pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the pages of public versions", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})

test("a picture that came shows on the page of its document, though its file may load and run nothing", async () => {
  const context = await town.browser.newContext()
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(town.origin + pictured)
  assert.equal(await page.locator("img.shown-file").evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)), 1)
  await context.close()
})

test("with scripts off, by keyboard, a clerk hides words and a line, sees the preview and confirms", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } })
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(`${town.origin}${at}?lang=en`)
  await page.locator(`main a[href^="${letterPath}/redaction"]`).focus()
  await page.keyboard.press("Enter")
  await page.getByLabel("Words to hide 1").focus()
  await page.keyboard.type("Sofia Asukkas")
  await page.keyboard.press("Enter")
  await page.getByRole("alert").getByRole("link", { name: /not in the text/ }).click()
  await page.getByLabel("Words to hide 1").fill("Sofia Asukas")
  await page.getByRole("checkbox", { name: /040 555 0101 \(telephone/ }).focus()
  await page.keyboard.press("Space")
  await page.getByRole("button", { name: "Show the preview" }).focus()
  await page.keyboard.press("Enter")
  await page.getByText("The check passed").waitFor()
  assert.equal(await page.locator(".sheet mark").count(), 2)
  assert.equal((await page.locator(".sheet").innerText()).includes("Sofia"), false, "the preview hides the name")
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 320), true, "the preview fits")
  await page.getByRole("button", { name: "Confirm" }).focus()
  await page.keyboard.press("Enter")
  await page.getByText(/public version of/).waitFor()
  await context.close()
})
