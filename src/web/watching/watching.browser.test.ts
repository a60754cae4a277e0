import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { testNow } from "../../../test/town.ts"
import { addSamples } from "../../acts/samples.ts"
import { trailOf } from "../../acts/trail/trail.ts"
import { watchPeriod } from "../../acts/watching/watch.ts"

let town: BrowserTown
const pages = ["/staff/watching", "/staff/watching?state=looked-at", "/staff/watching/plan", "/staff/watching/statistics?lang=en", "/staff/explanations"]

before(async () => {
  town = await openBrowserTown([espoo], { id: "tuula", kind: "staff", given: "Tuula", family: "Suojaniemi" }, async ({ database, signIn, now }) => {
    await addSamples(database, now(), signIn.keys.codeKey)
    for (const actor of ["veikko", "johanna"])
      await trailOf(database).append(
        { municipality: "espoo", act: "record-read", actor, subject: { kind: "record", id: "asia-1-2" }, person: "sofia", register: "tyollisyyspalvelujen-asiakasrekisteri", purpose: "case-handling", because: "handles-the-case" },
        new Date("2026-11-23T03:00:00Z"),
      )
    await watchPeriod(database, { municipality: "espoo", from: "2026-11-23", until: "2026-11-24" }, signIn.keys.codeKey, testNow)
  })
  const [, review = ""] = /href="(\/staff\/watching\/reviews\/[^"]+)"/.exec(await town.town.page("/staff/watching")) ?? []
  pages.push(review)
})
after(() => town.close())

test("the pages of the watching pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the pages of the watching", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})

test("the officer reviews a suspicion by keyboard, with scripts off, and is led to what she forgot", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(`${town.origin}/staff/watching?lang=en`)
  await page.getByRole("row", { name: /Veikko/ }).getByRole("link", { name: "outside working hours" }).focus()
  await page.keyboard.press("Enter")
  const outcome = page.getByLabel("Outcome")
  await outcome.focus()
  // A letter chooses in a list, as people do by keyboard.
  await page.keyboard.type("misuse")
  await page.getByLabel(/Reasons/).fill("He was on leave.")
  await page.getByRole("button", { name: "Save" }).focus()
  await page.keyboard.press("Enter")
  await page.getByRole("link", { name: "Choose what follows from the misuse." }).focus()
  await page.keyboard.press("Enter")
  assert.equal(await page.evaluate(() => document.activeElement?.id), "steps")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Space")
  assert.equal(await page.getByLabel(/Reasons/).inputValue(), "He was on leave.")
  await page.getByRole("button", { name: "Save" }).focus()
  await page.keyboard.press("Enter")
  await page.getByText(/Reviewed by Tuula Suojaniemi/).waitFor()
  await page.getByText("supervisor told").waitFor()
  await page.goto(`${town.origin}/staff/watching?state=looked-at`)
  await page.getByRole("row", { name: /Veikko.*misuse/ }).waitFor()
  await context.close()
})
