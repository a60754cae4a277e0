import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { refundsModel } from "../../../test/refunds.ts"
import type { Person, Town } from "../../../test/town.ts"

const aino: Person = { id: "aino", given: "Aino", family: "Kirjaaja", kind: "staff", role: "registrar" }
const rauha: Person = { id: "rauha", given: "Rauha", family: "Rekisteri", kind: "staff", role: "registrar" }
const register = "/staff/registers/refund"
const stated = "?purpose=client-service"
const usual = { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", "account.iban": "FI2112345600000785", amount: "1000", why: "twice", day: "2026-11-25" }

async function approved(visit: Town, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const opened = await visit.post(`${register}/new${stated}`, { ...usual, ...more })
  const id = /register-records\/([^?]+)/.exec(opened.headers.get("location") ?? "")?.[1] ?? ""
  assert.equal((await visit.post(`/staff/register-records/${id}/moves${stated}`, { move: "approve", note: "" })).status, 303)
}

let town: BrowserTown
before(async () => {
  town = await openBrowserTown([refundsModel()], rauha, async (empty) => {
    const visit = await empty.as(aino)
    await approved(visit)
    await approved(visit, { "account.iban": "", "person.family": "Keksitynpitkäsukuniminen-Esimerkkinen" })
  })
})
after(() => town.close())

test("a batch is made by keyboard with scripts off, and the pages of lists and batches pass axe, fit at 320 and 1300 px and are right HTML", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(`${town.origin}${register}${stated}&lang=sv`)
  await page.getByRole("link", { name: "Listor och satser" }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL(/outputs/)
  await page.getByRole("link", { name: "Utbetalning av återbetalningar" }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL(/batches\/payments/)
  const before = [`${register}/outputs${stated}`, `${register}/lists/by-day${stated}`, `${register}/batches/payments${stated}`, `${register}/batches/to-treasury${stated}&lang=sv`]
  assert.deepEqual(await htmlFaults(town, before), [])
  await page.getByRole("button", { name: /Gör satsen: 1 post, sammanlagt/ }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL(/register-batches/)
  const made = page.url().replace(town.origin, "")
  const afterwards = [...before, made]
  assert.deepEqual([...(await auditPages(town, afterwards)), ...(await htmlFaults(town, [made]))], [])
  await context.close()
})
