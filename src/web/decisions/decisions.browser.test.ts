import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import type { Page } from "playwright-core"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { publicCase, registryOn, staffOf } from "../../../test/registry.ts"
import { signed } from "../../../test/decisions.ts"
import { noticesOn } from "../../acts/notice-board/board.ts"
import { openCase } from "../../acts/cases/open.ts"
import { addSampleDecisions } from "../../acts/sample-decisions.ts"
import { addSamples, sampleMunicipality } from "../../acts/samples.ts"
import { inWork } from "../../acts/work.ts"

const pages = ["/staff/notice-board?lang=sv", "/staff/notice-board/new?lang=fi", "/fi/espoo/notice-board", "/sv/espoo/notice-board", "/fi/helsinki/notice-board"]

let town: BrowserTown
let own = ""
before(async () => {
  town = await openBrowserTown([espoo], { id: "veikko", kind: "staff", given: "Veikko", family: "Valmistelija" }, async (empty) => {
    const { codeKey } = empty.signIn.keys
    await addSamples(empty.database, empty.now(), codeKey)
    await addSampleDecisions(empty.database, empty.now(), codeKey)
    own = (await inWork(empty.database, staffOf("aino"), empty.now(), (work) => openCase(work, sampleMunicipality, { ...publicCase, title: "Palkkatuki", handler: "veikko", publicity: { secrecy: "public" } }, codeKey))).id
    const its = await signed(registryOn(empty.database))
    const [notice] = await noticesOn(empty.database, sampleMunicipality, empty.now())
    pages.push(`/staff/cases/${own}/decisions/new?lang=en`, `/staff/cases/${its.id}/decisions/${its.decision}?lang=fi`, `/staff/cases/${its.id}/decisions/${its.decision}?lang=sv`, `/staff/notice-board/new?case=${its.id}&decision=${its.decision}&lang=en`, `/en/espoo/notice-board/${notice?.id}`)
  })
})
after(() => town.close())

test("the pages of decisions and of the notice board pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the pages of decisions and of the notice board", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})

/** Goes to a field or a button by the tabulator alone. */
async function tabTo(page: Page, is: { readonly id?: string; readonly text?: string }): Promise<void> {
  for (let at = 0; at < 90; at++) {
    await page.keyboard.press("Tab")
    const focused = page.locator(":focus")
    const [id, text] = [await focused.getAttribute("id", { timeout: 500 }).catch(() => null), is.text === undefined ? "" : await focused.innerText({ timeout: 500 }).catch(() => "")]
    if ((is.id !== undefined && id === is.id) || (is.text !== undefined && text.trim() === is.text)) return
  }
  throw new Error(`The tabulator does not come to ${is.id ?? is.text}.`)
}

test("by keyboard alone and with scripts off, an office holder drafts a decision, mends a mistake, signs it and serves it, and the page passes axe at each step", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(`${town.origin}/staff/cases/${own}?lang=en`)
  await tabTo(page, { text: "Draft a decision" })
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { level: 1, name: "Draft a decision" }).waitFor()
  for (const [id, text] of [["grounds", "Edellytykset täyttyvät."], ["decision", "Hakemus hyväksytään."], ["provisions", "380/2023 61 §"]] as const) {
    await tabTo(page, { id })
    await page.keyboard.press("Control+A")
    await page.keyboard.type(text)
  }
  await tabTo(page, { text: "Save the draft" })
  await page.keyboard.press("Enter")
  await page.getByRole("alert").getByRole("link", { name: "Tell to whom the remedy is sent." }).waitFor()
  assert.equal(await page.getByLabel("Grounds").inputValue(), "Edellytykset täyttyvät.")
  await tabTo(page, { id: "remedyBody" })
  await page.keyboard.type("Kaupunginhallitus")
  await tabTo(page, { id: "remedyAddress" })
  await page.keyboard.type("PL 1, 02070 Espoon kaupunki")
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { level: 2, name: "Sign the decision" }).waitFor()
  await tabTo(page, { id: "sign" })
  await page.keyboard.press("Enter")
  await page.getByText("The text is the one that was signed.").waitFor()
  await tabTo(page, { id: "on" })
  await page.keyboard.type("11242026")
  await tabTo(page, { text: "Record the service" })
  await page.keyboard.press("Enter")
  await page.getByRole("cell", { name: "ordinary letter" }).waitFor()
  assert.match(await page.getByText(/Taken to be known on the 7th day/).innerText(), /1 December 2026/)
  const at = new URL(page.url()).pathname
  await page.goto(`${town.origin}/staff/cases/${own}?lang=en`)
  await page.locator("dd strong", { hasText: "served" }).waitFor()
  await context.close()
  assert.deepEqual(await auditPages(town, [`${at}?lang=en`, `/staff/cases/${own}?lang=en`]), [])
})
