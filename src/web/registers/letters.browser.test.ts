import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { lendingWithTexts } from "../../../test/lending.ts"
import type { Person } from "../../../test/town.ts"
import { declareCaseRegister } from "../../acts/cases/register.ts"
import { inWork } from "../../acts/work.ts"

const helka: Person = { id: "helka", kind: "staff", given: "Helka", family: "Hoitaja", role: "case-handler" }
const stated = "?purpose=client-service"

let town: BrowserTown
let record = ""
let draft = ""
before(async () => {
  town = await openBrowserTown([lendingWithTexts()], helka, async (empty) => {
    await empty.add(helka)
    await inWork(empty.database, { id: "test", name: "test", kind: "program", session: "s-1", municipality: "koivula" }, empty.now(), (work) => declareCaseRegister(work, "koivula", { register: "asiarekisteri", businessId: "0101263-6", authority: "KOI", pattern: "{year}-{number}", series: "all" }))
  })
  const opened = await town.town.post(`/staff/registers/borrower/new${stated}`, { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", born: "1990-01-01", kind: "adult", loans: "3", fee: "1,50" })
  record = opened.headers.get("location") ?? ""
  const id = /register-records\/([^?]+)/.exec(record)?.[1] ?? ""
  const theCase = /href="(\/staff\/cases\/[^"/]+)"/.exec(await town.town.page(record))?.[1] ?? ""
  draft = `${theCase}/decisions/new${stated}&record=${id}&template=register:given`
})
after(() => town.close())

const letter = (): string => `${record.replace("?", "/letters?")}&letter=fees`
const pages = (): string[] => [record, letter(), `${letter()}&language=sv&lang=sv`, draft, `${draft}&lang=en`]

test("the pages of letters and of decisions drafted from a record pass axe and fit at 320 and 1300 px", async () => assert.deepEqual(await auditPages(town, pages()), []))

test("the Nu HTML checker finds nothing on the pages of letters and of decisions drafted from a record", async () => assert.deepEqual(await htmlFaults(town, pages()), []))

test("a handler writes a letter, mends what is unfinished, makes it and takes it: by keyboard, with scripts off, at 320 px", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 900 } })
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(`${town.origin}${record}`)
  await page.getByRole("button", { name: "Kirjoita kirje" }).press("Enter")
  await page.getByRole("button", { name: "Tee kirje" }).press("Enter")
  await page.getByRole("link", { name: /^Hakasulkeissa on vielä/ }).press("Enter")
  await page.keyboard.press("ControlOrMeta+A")
  await page.keyboard.type("Hei Martti, maksa kirjastoon.")
  await page.getByRole("button", { name: "Tee kirje" }).press("Enter")
  await page.getByRole("status").filter({ hasText: "Kirje on tehty" }).waitFor()
  const taken = page.waitForEvent("download")
  await page.getByRole("link", { name: "Maksa 4,50 € (PDF)" }).press("Enter")
  assert.match((await taken).suggestedFilename(), /^fees-2026-11-24\.pdf$/)
  await context.close()
})
