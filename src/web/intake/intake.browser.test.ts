import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { receive } from "../../acts/intake/receive.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../../acts/samples.ts"
import { inWork } from "../../acts/work.ts"

const pages = ["/fi/espoo/send", "/sv/espoo/my-matter", "/en/espoo/case-register/systems", "/staff/intake?lang=fi", "/staff/intake?state=opened&lang=sv"]

let town: BrowserTown
before(async () => {
  town = await openBrowserTown([espoo], { id: "aino", kind: "staff", given: "Aino", family: "Kirjaaja" }, async (empty) => {
    await addSamples(empty.database, empty.now(), empty.signIn.keys.codeKey)
    const form = { source: "form", way: "form", arrivedAt: empty.now(), subject: "Katuvalo on rikki", body: "Korjatkaa.", sender: "Eino Esimerkki", language: "fi" } as const
    const { id } = await inWork(empty.database, { id: "anonymous", name: "" }, empty.now(), async (work) => {
      await receive(work, sampleMunicipality, { ...form, key: "first" }, sampleCodeKey)
      return receive(work, sampleMunicipality, { ...form, key: "second" }, sampleCodeKey)
    })
    pages.push(`/staff/intake/${id}?lang=fi`, `/staff/intake/${id}/open?lang=en`)
  })
})
after(() => town.close())

test("the pages of the intake pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the pages of the intake", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})

test("with scripts off and by keyboard a visitor sends a matter, mends a mistake, and asks with the receipt where it is", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${town.origin}/en/espoo/send`)
  await page.getByLabel("What it is about").focus()
  await page.keyboard.type("A lamp is out")
  await page.keyboard.press("Enter")
  await page.getByRole("alert").getByRole("link", { name: "Write the message." }).waitFor()
  assert.equal(await page.getByLabel("What it is about").inputValue(), "A lamp is out")
  for (const [label, text] of [["Message", "The lamp in our street is out."], ["Your name", "Eino Esimerkki"], ["E-mail, phone or address", "eino@example.invalid"]] as const) {
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.type(text)
  }
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { level: 1, name: "Your matter has arrived" }).waitFor()
  const receipt = (await page.locator("strong").first().textContent()) ?? ""
  await page.getByRole("link", { name: "Where is my matter" }).click()
  await page.getByLabel("Receipt number").focus()
  await page.keyboard.type(receipt.toLowerCase())
  await page.keyboard.press("Enter")
  await page.getByText("Your matter has arrived and waits to be registered.").waitFor()
  assert.equal(page.url().includes(receipt), false)
  await context.close()
})
