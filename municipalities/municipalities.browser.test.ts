import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { auditPages, firstVisit, htmlFaults } from "../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../test/browser.ts"
import { espoo } from "./espoo/index.ts"
import { helsinki } from "./helsinki/index.ts"
import { rovaniemi } from "./rovaniemi/index.ts"

/** The fullest page of each kind that the three municipalities have. */
const pages = [
  "/fi",
  "/fi/espoo",
  "/sv/helsinki",
  "/en/rovaniemi",
  "/fi/espoo/pools",
  "/sv/espoo/pools/maankayton-tietovaranto",
  "/en/helsinki/pools/yritystoiminnan-tukemisen-ja-yrittajyyden-edistamisen-tietovaranto",
  "/fi/rovaniemi/pools/suun-terveydenhuollon-tietovaranto",
  "/fi/espoo/registers",
  "/fi/espoo/registers/sivistystoimen-avustushakemusrekisteri",
  "/sv/helsinki/systems",
  "/fi/helsinki/systems/asumisoikeusasuntojarjestelma",
  "/fi/helsinki/function-classes",
  "/fi/helsinki/function-classes/01-01-03",
  "/en/espoo/notices/tyollisyyspalvelut",
  "/fi/helsinki/relations",
  "/fi/helsinki/ask",
  "/sv/helsinki/public-records/contract",
  "/sv/espoo/gaps",
  "/fi/espoo/search?q=tontti",
  "/staff/helsinki/findings",
]

let town: BrowserTown
before(async () => {
  town = await openBrowserTown([espoo, helsinki, rovaniemi])
})
after(() => town.close())

test("the three municipalities' pages pass axe and fit at 320 and 1300 px, in light and dark", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the three municipalities' pages", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})

test("a first visit to a real page sends under 60 kB besides the font, no script, and asks no other host", async () => {
  for (const path of pages.filter((page) => !page.startsWith("/staff"))) {
    const { bytes, elsewhere, scripts } = await firstVisit(town, path)
    assert.deepEqual([elsewhere, scripts], [[], 0], path)
    assert.ok(bytes < 60_000, `${path} sends ${bytes} bytes`)
  }
})
