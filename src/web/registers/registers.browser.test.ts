import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import type { Page } from "playwright-core"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { draftDefinition } from "../../acts/registers/draft.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { lendingWithServices } from "../../../test/lending.ts"
import type { Person, Town } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"

/** In a small town one person keeps the description, serves the clients and protects their data. */
const helka: Person = { id: "helka", kind: "staff", given: "Helka", family: "Hoitaja", role: "case-handler" }
const purpose = "?purpose=client-service"

let town: BrowserTown
let record = ""
let twin = ""
let draft = ""
/** The same town as Martti sees it, whose the first record is. */
let his: BrowserTown
before(async () => {
  town = await openBrowserTown([lendingWithServices()], helka, async (empty) => {
    await empty.add(helka)
    await empty.add({ ...helka, role: "information-manager" })
    await empty.add({ ...helka, role: "data-protection-officer" })
  })
  const opened = await town.town.post(`/staff/registers/borrower/new${purpose}`, { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", "home.street": "Kirkkokatu 1", born: "1990-01-01", kind: "adult", "picture-file": new File(["kuva"], "kuva.png") })
  record = opened.headers.get("location") ?? ""
  const id = idIn(record)
  twin = (await town.town.post(`/staff/registers/borrower/new${purpose}`, { unit: "sivistys", "person.given": "Martti", "person.family": "Malinen", born: "1990-01-01", kind: "adult" })).headers.get("location") ?? ""
  await town.town.post(`/staff/registers/guidance-time/new${purpose}`, { unit: "sivistys", on: "2026-12-01", hour: "10.00" })
  await town.town.post(`/staff/registers/loan-plan/new${purpose}`, { of: id, parts: "Kolme kertaa kymmenen euroa" })
  const [martti] = await town.town.database.rows<{ id: string }>(sql`select id from person where kind = 'resident' and family_name = 'Mallinen'`)
  const seen: Town = await town.town.as({ id: martti?.id ?? "", kind: "resident", given: "Martti", family: "Mallinen" })
  const [name = "", value = ""] = seen.cookie.split("=")
  his = { ...town, town: seen, signIn: (context) => context.addCookies([{ name, value, url: town.origin }]) }
  await town.town.post(record.replace("?", "/comments?"), { comment: "Soitti kortista." })
  await town.town.post(`/staff/registers/borrower/views${purpose}&stage=applied`, { view: "Haetut", shared: "yes" })
  const borrower = lendingWithServices().definitions.find(({ type }) => type === "borrower") as RegisterDefinition
  const { database, now } = town.town
  const drafted = await draftDefinition({ database, municipality: "koivula", actor: { id: "test", name: "test", kind: "program" }, now: now() }, { ...borrower, leastTold: 7, retention: { ...borrower.retention, years: 9 } }, true)
  draft = "revision" in drafted ? `/staff/koivula/revisions/${drafted.revision}` : ""
})
after(() => town.close())

const idIn = (path: string): string => /register-records\/([^?]+)/.exec(path)?.[1] ?? ""

const pages = (): string[] => [
  "/staff/registers", `/staff/register-records/${idIn(record)}/merge${purpose}&with=${idIn(twin)}`, `/staff/registers/borrower${purpose}`, `/staff/registers/borrower/new${purpose}`, "/staff/registers/borrower/statistics", `/staff/registers/borrower/file${purpose}`,
  record, `/staff/registers/borrower/board${purpose}`, `/staff/register-people${purpose}&lang=en`, "/staff/own-programs", draft, "/staff/koivula/definitions", "/staff/koivula/definitions/new?lang=sv", "/sv/koivula/registers/asiakasrekisteri",
  "/staff/data-breaches", "/staff/impact-assessments?lang=sv", "/staff/impact-assessments/asiakasrekisteri", "/staff/requests/unfound", "/fi/koivula/answers",
]

test("the pages of registers, their definitions and what protects their data pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual([...(await auditPages(town, pages())), ...(await auditPages(his, ["/fi/own/services"]))], [])
})

test("the Nu HTML checker finds nothing on the pages of registers and their definitions", async () => {
  assert.deepEqual([...(await htmlFaults(town, pages())), ...(await htmlFaults(his, ["/fi/own/services"]))], [])
})

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  const button = page.getByRole("button", { name }).first()
  await button.focus()
  await page.keyboard.press("Enter")
  await page.waitForLoadState()
}

test("an information manager makes a register in Swedish, by keyboard and with scripts off, and works with it at once", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false })
  await town.signIn(context)
  const page = await context.newPage()
  await page.goto(`${town.origin}/staff/koivula/definitions?lang=sv`)
  await page.getByRole("link", { name: "Definiera ett nytt register" }).focus()
  await page.keyboard.press("Enter")
  await page.locator("#register").selectOption("asiakasrekisteri")
  const typed = {
    "record.": ["Retki", "Utfärd", "Trip"], "purpose.": ["Retkien pitäminen.", "Ordnande av utfärder.", "Holding trips."], "fields-0-": ["Lähtijä", "Resenär", "Traveller"], "fields-1-": ["Kohde", "Mål", "Place"],
    "legalBases-0-": ["Kirjaston tehtävä.", "Bibliotekets uppgift.", "The library's task."], "basis.": ["tiedonohjaus", "informationsstyrning", "records plan"],
  }
  for (const [name, words] of Object.entries(typed))
    for (const [at, language] of ["fi", "sv", "en"].entries()) {
      await page.locator(`[name="${name}${language}"]`).focus()
      await page.keyboard.type(words[at] ?? "")
    }
  await page.locator('[name="legalBases-0-law"]').fill("1492/2016 6 §")
  await page.locator("#section-rules > summary").press("Enter")
  await press(page, "Lägg till en regel")
  for (const [name, text] of [["if", "not kohde = 'Kuu'"], ["field", "kohde"], ["fi", "Niin kauas ei mennä."], ["sv", "Så långt åker vi inte."], ["en", "That is too far."]]) {
    await page.locator(`[name="rules-0-${name}"]`).focus()
    await page.keyboard.type(text ?? "")
  }
  await press(page, "Spara som utkast")
  await page.getByText("särskilda och identifierande personuppgifter är sekretessbelagda").first().waitFor()
  await page.locator('[name="fields-0-secrecy"]').fill("24-1-32")
  await press(page, "Kontrollera och se formuläret")
  await page.getByText("Definitionen är i sin ordning.").waitFor()
  await press(page, "Spara som utkast")
  await page.waitForURL(/\/staff\/koivula\/revisions\/\d+$/)
  for (let step = 0; step < 3; step++) await page.locator('form[action$="/steps"] button[name="to"]:not([value="rejected"])').first().press("Enter")
  await page.goto(`${town.origin}/staff/registers/retki/new${purpose}&lang=sv`)
  await page.getByLabel("förnamn").fill("Åsa")
  await page.getByLabel("efternamn").fill("Östman")
  await page.getByLabel("Mål").fill("Kuu")
  await press(page, "Spara ny")
  await page.getByRole("link", { name: "Så långt åker vi inte." }).waitFor()
  await page.getByLabel("Mål").fill("Nuuksio")
  await press(page, "Spara ny")
  await page.getByRole("heading", { name: "Åsa Östman", level: 1 }).waitFor()
  await context.close()
})

test("a resident books a time, accepts a plan, gives a consent and withdraws it, brings data and takes a file of hers: by keyboard, with scripts off, at 320 px", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 900 } })
  await his.signIn(context)
  const page = await context.newPage()
  const done = async (told: string): Promise<void> => page.getByRole("status").filter({ hasText: told }).waitFor()
  const unfold = async (name: string | RegExp): Promise<void> => page.locator("summary").filter({ hasText: name }).first().press("Enter")
  await page.goto(`${town.origin}/fi/own`)
  await page.getByRole("link", { name: "Palvelusi" }).press("Enter")
  await unfold("Uusi: opastus")
  await page.getByLabel("Aika", { exact: true }).focus()
  await page.keyboard.press("ArrowDown")
  await page.getByLabel("Mihin laitteeseen").focus()
  await page.keyboard.type("Ompelukone")
  await page.keyboard.press("Enter")
  await done("Lähetetty.")
  await page.getByText("1.12.2026, 10.00").first().waitFor()
  await press(page, /^Hyväksyn suunnitelman/)
  await done("Muutos on tehty.")
  await unfold("Uusi: suostumus")
  await page.getByLabel("Mihin", { exact: true }).focus()
  await page.keyboard.press("ArrowDown")
  await page.locator('[name="loan-consent-held.from"]').fill("2026-11-24")
  await page.locator("#loan-consent-open button").press("Enter")
  await done("Lähetetty.")
  await press(page, /^Peru suostumus/)
  await done("Muutos on tehty.")
  await unfold("Tuo tietoja")
  await page.getByLabel(/^Puhelin/).focus()
  await page.keyboard.type("040 1234567")
  await page.keyboard.press("Enter")
  await done("Tiedot on lähetetty virkailijalle.")
  const taken = page.waitForEvent("download")
  await page.getByRole("link", { name: "kuva.png" }).press("Enter")
  assert.equal((await taken).suggestedFilename(), "kuva.png")
  await context.close()
})
