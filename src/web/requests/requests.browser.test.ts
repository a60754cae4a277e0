import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import type { Page } from "playwright-core"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { letter, publicCase, staffOf } from "../../../test/registry.ts"
import type { Town } from "../../../test/town.ts"
import { openCase } from "../../acts/cases/open.ts"
import { nameMandate } from "../../acts/requests/mandate.ts"
import { makePackages } from "../../acts/requests/package.ts"
import { searchForTask } from "../../acts/requests/search.ts"
import { addTasks } from "../../acts/requests/tasks.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../../acts/samples.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { dayAt } from "../../lib/day.ts"

let town: BrowserTown
let aino: Town
const pages = ["/fi/espoo/request", "/sv/espoo/request?kind=own-data", `/en/espoo/answers/${"x".repeat(32)}`, "/staff/requests?lang=fi", "/staff/requests/statistics?lang=sv", "/staff/requests/tariff?lang=en", "/staff/disposal?lang=sv"]
before(async () => {
  town = await openBrowserTown([espoo], { id: "veikko", kind: "staff", given: "Veikko", family: "Valmistelija" }, async (empty) => {
    await addSamples(empty.database, empty.now(), empty.signIn.keys.codeKey)
    aino = await empty.as({ id: "aino", kind: "staff", given: "Aino", family: "Kirjaaja" })
    await empty.add({ id: "kaisa", kind: "resident", given: "Kaisa", family: "Kuntalainen" })
    const by = <Result>(verb: (work: Work) => Promise<Result>) => inWork(empty.database, staffOf("veikko"), empty.now(), verb)
    const initiator = { kind: "person", name: "Kaisa Kuntalainen" } as const
    await by((work) => openCase(work, sampleMunicipality, { ...publicCase, person: "kaisa", initiator, documents: [letter, { ...letter, title: "Lisäys" }] }, sampleCodeKey))
    const { id } = await by((work) => openCase(work, sampleMunicipality, { ...publicCase, classCode: "00 01 02", title: "Kaisan pyyntö", publicTitle: "Pyyntö", person: "kaisa", initiator }, sampleCodeKey))
    const ask = { receivedOn: dayAt(empty.now()), asked: "Kaikki tietoni", unit: publicCase.unit }
    const [task = ""] = await by((work) => addTasks(work, sampleMunicipality, id, [{ ...ask, kind: "erasure" }, { ...ask, kind: "document", pools: [espoo.pools[0]?.id ?? ""] }]))
    await by((work) => searchForTask(work, sampleMunicipality, id, task, espoo))
    const forChild = await by((work) => openCase(work, sampleMunicipality, { ...publicCase, classCode: "00 01 02", title: "Lapsen pyyntö", publicTitle: "Pyyntö", person: "kaisa", initiator }, sampleCodeKey))
    await by((work) => addTasks(work, sampleMunicipality, forChild.id, [{ ...ask, kind: "own-data" }]))
    await by((work) => nameMandate(work, sampleMunicipality, forChild.id, { kind: "guardian", whom: "Eetu Kuntalainen" }))
    pages.push(`/staff/cases/${id}/requests?lang=fi`, `/staff/cases/${forChild.id}/requests?lang=sv`)
  })
})
after(() => town.close())

test("the pages of requests pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the pages of requests", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})

const press = async (page: Page, name: string): Promise<void> => {
  const button = page.getByRole("button", { name, exact: true }).first()
  await button.focus()
  await page.keyboard.press("Enter")
  await page.waitForLoadState()
}

test("with scripts off and by keyboard a visitor asks in Swedish, a handler answers in Finnish, and the answer is fetched", async () => {
  const visitor = await town.browser.newContext({ javaScriptEnabled: false, acceptDownloads: true })
  const page = await visitor.newPage()
  await page.goto(`${town.origin}/sv/espoo/request`)
  await press(page, "Skicka begäran")
  await page.getByRole("alert").getByRole("link", { name: "Berätta vad du vill veta." }).waitFor()
  await page.getByLabel("Berätta vad du vill veta").focus()
  await page.keyboard.type("Ritningarna till biblioteket")
  await press(page, "Skicka begäran")
  const receipt = (await page.locator("strong").first().textContent()) ?? ""
  assert.match(receipt, /^[0-9A-Z-]{19}$/)

  const at = /href="\/staff\/intake\/([0-9a-f-]{36})"/.exec(await aino.page("/staff/intake"))?.[1] ?? ""
  const opened = await aino.post("/staff/cases/new", {
    intake: at, "intake-files": "1", classCode: "00 01 02", unit: "konsernihallinto", title: "Ritningar", publicTitle: "Begäran om uppgifter", language: "sv", receivedWay: "form", day: dayAt(town.town.now()), time: "08:00",
    initiatorKind: "person", initiator: "okänd", secrecy: "public", act: "", item: "", endsOn: "", handler: "veikko", documentType: "information-request", confirm: "yes",
  })
  assert.equal(opened.status, 303, await opened.clone().text())
  const office = await town.browser.newContext({ javaScriptEnabled: false })
  await town.signIn(office)
  const desk = await office.newPage()
  await desk.goto(`${town.origin}/staff/requests?lang=fi`)
  await desk.getByRole("row").filter({ hasText: "Ritningar" }).getByRole("link").focus()
  await desk.keyboard.press("Enter")
  await desk.getByText("Ritningarna till biblioteket").first().waitFor()
  await press(desk, "Tee hakusuunnitelma ja hae täältä")
  await desk.getByText("katsomatta").first().waitFor()
  for (const box of await desk.getByRole("checkbox").all()) {
    await box.focus()
    await desk.keyboard.press("Space")
  }
  await press(desk, "Kirjaa katsotuksi")
  await desk.getByRole("group").filter({ hasText: "Tee vastaus" }).first().waitFor()
  await press(desk, "Tee vastaus")
  await desk.getByRole("status").waitFor()
  await makePackages(town.town.database, sampleMunicipality, { files: town.town.files, key: null, unitName: (unit) => unit, registerName: (register) => register }, () => town.town.now())
  await desk.reload()
  await press(desk, "Tee noutolinkki")
  const link = (await desk.locator("[role=status] strong").textContent()) ?? ""
  await desk.goto(desk.url())
  await press(desk, "Päätä pyyntö tällä vastauksella")
  await desk.getByText("Kaikkiin pyyntöihin on vastattu.").waitFor()

  await page.goto(`${town.origin}${new URL(link).pathname}`)
  const saved = page.waitForEvent("download")
  await page.getByRole("button", { name: "Nouda" }).focus()
  await page.keyboard.press("Enter")
  assert.match((await saved).suggestedFilename(), /^vastaus-.*\.zip$/)
  await page.goto(`${town.origin}/sv/espoo/my-matter`)
  await page.getByLabel("Bevisets nummer").fill(receipt)
  await page.keyboard.press("Enter")
  await page.getByText("hittades inte").first().waitFor()
  await page.getByLabel("Skriv till kommunen").fill("Tack.")
  await press(page, "Skicka")
  await page.getByText("Tack.").first().waitFor()
  for (const one of [visitor, office]) await one.close()
})

/** The office as somebody else of it sees it, with scripts off. */
const asSeenBy = async (id: string) => {
  const { cookie } = await town.town.as({ id, kind: "staff", given: id, family: "Esimerkki" })
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  await context.addCookies([{ name: "varanto_session", value: cookie.replace("varanto_session=", ""), url: town.origin }])
  return { context, page: await context.newPage() }
}

test("with scripts off the registrar enters a request from a letter, the supervisor sees it overdue in her queue, and the data protection officer opens a breach in Swedish", async () => {
  const registrar = await asSeenBy("aino")
  await registrar.page.goto(`${town.origin}/staff/cases/new?lang=fi`)
  const field = (name: string) => registrar.page.locator(`[name="${name}"]`)
  const letterDay = dayAt(new Date(town.town.now().getTime() - 20 * 86_400_000))
  for (const [name, value] of [["title", "Kirje puistosta"], ["publicTitle", "Pyyntö puistosta"], ["day", letterDay], ["time", "09:00"], ["initiator", "Aaro Asukas"], ["item", "24 § 1 mom. 32 k"], ["documentTitle", "Kirje"]] as const) await field(name).fill(value)
  await field("classCode").selectOption({ value: "00 01 02" }).catch(() => field("classCode").fill("00 01 02"))
  await field("documentType").selectOption("information-request")
  await field("handler").selectOption("veikko")
  await press(registrar.page, "Avaa asia")
  await registrar.page.waitForURL(/\/staff\/cases\/[0-9a-f-]{36}/)
  await registrar.page.goto(`${registrar.page.url().split("?")[0]}/requests?lang=fi`)
  await registrar.page.locator('[name="asked"]').fill("Puiston hoitosuunnitelma")
  assert.equal(await registrar.page.locator('[name="day"]').inputValue(), letterDay, "the time runs from when the letter came")
  await press(registrar.page, "Lisää pyyntö")
  await registrar.page.getByText("Puiston hoitosuunnitelma").first().waitFor()

  const supervisor = await asSeenBy("helena")
  await supervisor.page.goto(`${town.origin}/staff/requests?lang=fi`)
  const row = supervisor.page.getByRole("row").filter({ hasText: "Kirje puistosta" })
  await row.getByText("myöhässä").waitFor()

  const officer = await asSeenBy("tuula")
  await officer.page.goto(`${town.origin}/staff/data-breaches?lang=sv`)
  await officer.page.getByText("Meddela en incident").first().focus()
  await officer.page.keyboard.press("Enter")
  await officer.page.locator('[name="title"]').fill("Brev till fel adress")
  await officer.page.locator('[name="nature"]').fill("Ett beslut skickades till fel mottagare.")
  await press(officer.page, "Meddela")
  await officer.page.getByRole("link", { name: "Brev till fel adress" }).focus()
  await officer.page.keyboard.press("Enter")
  await officer.page.getByRole("heading", { level: 1, name: "Brev till fel adress" }).waitFor()
  for (const { context } of [registrar, supervisor, officer]) await context.close()
})
