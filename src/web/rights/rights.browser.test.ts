import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { addSamples } from "../../acts/samples.ts"

const pages = ["/staff/rights", "/staff/rights/people/veikko", "/staff/records", "/staff/records?purpose=supervision", "/staff/records/asia-1-2?purpose=supervision&who=1", "/staff/emergency", "/staff/account", "/staff/sign-in", "/en/sign-in", "/sv/espoo/log-root"]

let town: BrowserTown
before(async () => {
  town = await openBrowserTown([espoo], { id: "helena", kind: "staff", given: "Helena", family: "Esimiesaho" }, (empty) => addSamples(empty.database, empty.now(), empty.signIn.keys.codeKey))
})
after(() => town.close())

test("the pages of rights, records and signing in pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the pages of rights, records and signing in", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})

test("a supervisor gives a right and removes it by keyboard, with scripts off", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(`${town.origin}/staff/rights?lang=en`)
  await page.getByRole("link", { name: "Veikko Valmistelija" }).focus()
  await page.keyboard.press("Enter")
  await page.locator("#role").selectOption("registrar")
  await page.getByRole("button", { name: "Give a right" }).focus()
  await page.keyboard.press("Enter")
  const given = page.getByRole("row", { name: /registrar.*In force/ })
  await given.waitFor()
  await given.getByRole("button", { name: "Remove the right" }).focus()
  await page.keyboard.press("Enter")
  await page.getByRole("row", { name: /registrar.*Removed/ }).waitFor()
  await context.close()
})

test("a case handler opens a case in an emergency and the supervisor looks at it, by keyboard, with scripts off, and axe finds nothing", async () => {
  const johanna = await town.town.as({ id: "johanna", kind: "staff", given: "Johanna", family: "Sijainen" })
  const hers = await town.browser.newContext({ javaScriptEnabled: false })
  const [name = "", value = ""] = johanna.cookie.split("=")
  await hers.addCookies([{ name, value, url: town.origin }])
  const page = await hers.newPage()
  await page.goto(`${town.origin}/staff?lang=en`)
  await page.getByRole("link", { name: "Emergency access" }).focus()
  await page.keyboard.press("Enter")
  await page.getByLabel("Id of the case").focus()
  await page.keyboard.type("asia-3")
  await page.keyboard.press("Tab")
  await page.keyboard.type("threat")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await page.getByRole("link", { name: "asia-3" }).focus()
  await page.keyboard.press("Enter")
  await page.getByText("4 records").waitFor()
  await hers.close()

  assert.deepEqual(await auditPages(town, ["/staff/emergency"]), [])
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  await town.signIn(context)
  const helena = await context.newPage()
  await helena.goto(`${town.origin}/staff/emergency?lang=en`)
  await helena.getByRole("button", { name: "Unjustified: Johanna Sijainen, asia-3" }).focus()
  await helena.keyboard.press("Enter")
  await helena.getByText("No opening waits to be looked at.").waitFor()
  await context.close()
})
