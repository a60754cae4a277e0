import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { letter, publicCase, staffOf } from "../../../test/registry.ts"
import { setDue, suspendCase } from "../../acts/cases/clock.ts"
import { addDocument } from "../../acts/cases/documents.ts"
import { addMark } from "../../acts/publicity/mark.ts"
import { openRound } from "../../acts/rounds/rounds.ts"
import { openCase } from "../../acts/cases/open.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../../acts/samples.ts"
import { inWork } from "../../acts/work.ts"

const pages = ["/staff/cases", "/staff/cases?queue=mine&lang=sv", "/staff/cases/new?lang=fi", "/staff/cases?opened=1/14.05/2026&lang=en", "/staff/cases?queue=due&lang=fi", "/staff/cases/register?lang=sv", "/staff/cases/texts?lang=sv"]

let town: BrowserTown
before(async () => {
  town = await openBrowserTown([espoo], { id: "aino", kind: "staff", given: "Aino", family: "Kirjaaja" }, async (empty) => {
    await addSamples(empty.database, empty.now(), empty.signIn.keys.codeKey)
    const { id } = await inWork(empty.database, staffOf("aino"), empty.now(), (work) => openCase(work, sampleMunicipality, { ...publicCase, documents: [letter] }, sampleCodeKey))
    const document = await inWork(empty.database, staffOf("aino"), empty.now(), async (work) => {
      await addMark(work, sampleMunicipality, { caseId: id, recordId: id }, { act: "621/1999", item: "24 § 1 mom. 20 k", part: "liite 1", setUntil: null })
      return addDocument(work, sampleMunicipality, id, { ...letter, title: "Tarjous", publicTitle: "Tarjous", publicity: { secrecy: "not-yet-public", kind: "tender" } }, sampleCodeKey)
    })
    await inWork(empty.database, staffOf("aino"), empty.now(), async (work) => {
      await setDue(work, sampleMunicipality, id, { kind: "set", day: "2026-11-26", reason: "Sovittu hakijan kanssa" })
      await openRound(work, sampleMunicipality, id, { kind: "hearing", matter: "Vastine hakemukseen", lastOn: "2026-12-08", recipients: ["Sofia Asukas", "Eino Esimerkki"] })
      await suspendCase(work, sampleMunicipality, id, { from: "2026-11-24", until: "2026-11-30", reason: "Odottaa" })
    })
    pages.push(`/staff/cases/${id}/course?lang=fi`, `/staff/cases/${id}/course?lang=en`)
    pages.push(`/staff/cases/${id}/publicity?lang=sv`, `/staff/cases/${id}/documents/${document}/publicity?lang=fi`)
    pages.push(`/staff/cases/${id}?lang=fi`, `/staff/cases/${id}?lang=en`)
  })
})
after(() => town.close())

test("the pages of the case register pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the pages of the case register", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})

test("by keyboard alone and with scripts off, the registrar opens a case with a document, mends a mistake and moves the case on", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  await town.signIn(context)
  const page = await context.newPage()
  /** Goes to a field by the tabulator alone, however far it is, and types. */
  const tabTo = async (id: string): Promise<void> => {
    for (let at = 0; at < 80; at++) {
      await page.keyboard.press("Tab")
      if ((await page.locator(":focus").getAttribute("id", { timeout: 300 }).catch(() => null)) === id) return
    }
    throw new Error(`The tabulator does not come to ${id}.`)
  }
  await page.goto(`${town.origin}/staff/cases?lang=en`)
  await page.getByRole("link", { name: "Open a case" }).focus()
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { level: 1, name: "Open a case" }).waitFor()
  for (const [id, text] of [["classCode", "02 07 00"], ["title", "Martti Mallisen aloite"], ["publicTitle", "Mallisen Martin aloite"], ["initiator", "Martti Mallinen"], ["item", "24 § 1 mom. 25 k"]] as const) {
    await tabTo(id)
    await page.keyboard.type(text)
  }
  await page.getByLabel("File").setInputFiles({ name: "aloite.txt", mimeType: "text/plain", buffer: Buffer.from("Aloite pyörätiestä") })
  await tabTo("documentTitle")
  await page.keyboard.type("Aloite")
  await page.keyboard.press("Enter")
  await page.getByRole("alert").getByRole("link", { name: "Look at these before opening" }).waitFor()
  assert.match(await page.getByText("The public title seems to hold a party's name.").innerText(), /party's name/)
  await tabTo("publicTitle")
  await page.keyboard.press("Control+A")
  await page.keyboard.type("Kuntalaisaloite")
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { level: 1, name: /^1\/02\.07\.00\/2026 Martti Mallisen aloite/ }).waitFor()
  await page.getByRole("link", { name: /aloite\.txt/ }).waitFor()
  await tabTo("stage")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await page.getByRole("cell", { name: "the stage changed" }).waitFor()
  await context.close()
})
