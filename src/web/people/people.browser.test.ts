import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { aClient } from "../../../test/clients.ts"
import { addSamples } from "../../acts/samples.ts"

const pages = ["/staff/people", "/staff/people?unit=nowhere", "/staff/people/antti", "/staff/people/veikko?lang=sv", "/staff/left-work", "/staff/directory-file", "/staff/directory-file?added=1&changed=2&ended=0&lang=fi", "/staff/clients?lang=en", "/staff/breaks"]

let town: BrowserTown
before(async () => {
  town = await openBrowserTown([espoo], { id: "antti", kind: "staff", given: "Antti", family: "Ylläpito" }, async (empty) => {
    await addSamples(empty.database, empty.now(), empty.signIn.keys.codeKey)
    await aClient(empty)
  })
})
after(() => town.close())

test("the pages of the directory and the clients pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the pages of the directory and the clients", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})

test("with scripts off, an administrator makes a client, appoints a substitute and brings in a file", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(`${town.origin}/staff/clients?lang=en`)
  await page.getByLabel("Name", { exact: true }).fill("Personnel system")
  await page.getByLabel("User name of the owner").fill("antti")
  await page.getByRole("checkbox", { name: /directory:write/ }).check()
  await page.getByRole("button", { name: "Make a client" }).focus()
  await page.keyboard.press("Enter")
  assert.match(await page.getByText(/^vrt_/).innerText(), /^vrt_[\w-]{51}$/)
  await page.getByRole("link", { name: "Back to the clients" }).click()
  await page.getByRole("heading", { name: "Personnel system" }).waitFor()

  await page.goto(`${town.origin}/staff/people/antti?lang=en`)
  await page.getByLabel("User name of the substitute").fill("ilkka")
  await page.getByRole("button", { name: "Appoint a substitute" }).click()
  await page.getByRole("row", { name: /Ilkka Tiedonhaltija.*Antti Ylläpito/ }).waitFor()
  await page.getByRole("button", { name: "End: Ilkka Tiedonhaltija" }).waitFor()

  await page.goto(`${town.origin}/staff/directory-file?lang=en`)
  await page.getByLabel("CSV file").setInputFiles({ name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from("userName;givenNames;familyName;unit;title;supervisor\nuuno;Uuno;Uusi;konsernihallinto;Kirjaaja;helena") })
  await page.getByRole("button", { name: "Show what would change" }).click()
  await page.getByRole("row", { name: "2 Uusi Uuno added" }).waitFor()
  await page.getByRole("button", { name: "Bring into the directory" }).click()
  await page.getByText("The directory is up to date: added 1, changed 0, ended 0.").waitFor()
  await context.close()
})
