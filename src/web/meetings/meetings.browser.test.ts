import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { auditPages, htmlFaults } from "../../../test/audit.ts"
import { type BrowserTown, openBrowserTown } from "../../../test/browser.ts"
import { called, held, meetingSeen, seated } from "../../../test/meetings.ts"
import { registryOn } from "../../../test/registry.ts"
import { addSampleMeetings } from "../../acts/sample-meetings.ts"
import { declareInterests, openDuty } from "../../acts/interests/duties.ts"
import { sampleUnit } from "../../acts/sample-records.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../../acts/samples.ts"
import { publicMeetings } from "../../acts/meetings/public.ts"

const pages = ["/staff/bodies?lang=fi", "/staff/bodies?lang=sv", "/fi/espoo/meetings", "/en/espoo/meetings"]

let town: BrowserTown
before(async () => {
  town = await openBrowserTown([espoo], { id: "aino", kind: "staff", given: "Aino", family: "Kirjaaja" }, async (empty) => {
    await addSamples(empty.database, empty.now(), empty.signIn.keys.codeKey)
    await addSampleMeetings(empty.database, empty.now(), empty.signIn.keys.codeKey)
    const registry = registryOn(empty.database)
    const [published] = await publicMeetings(empty.database, sampleMunicipality)
    const ended = await held(registry, [{ title: "Tarkastettava" }], { outcome: "noted" })
    const { body } = await seated(registry)
    const planned = await called(registry, body, [{ title: "Pitkäotsikkoinenyhdyssanaasiakokonaisuus" }])
    const { sections } = await meetingSeen(registry, ended.meeting)
    const duty = await registry.by("aino", async (work) => {
      const id = await openDuty(work, sampleMunicipality, { name: "Kaisa Keksitty", post: "municipal-manager", postOf: "Kunnanjohtaja", tookUpOn: "2026-10-01", classCode: "00 00 02", unit: sampleUnit }, sampleCodeKey)
      await declareInterests(work, sampleMunicipality, id, { givenOn: "2026-11-24", positions: "Keksitty Oy", wealth: "", other: "" }, sampleCodeKey)
      return id
    })
    pages.push("/staff/interests?lang=fi", `/staff/interests/${duty}?lang=sv`, "/fi/espoo/interests")
    pages.push(`/staff/bodies/${body}?lang=en`, `/staff/meetings/${planned}?lang=fi`, `/staff/meetings/${ended.meeting}?lang=sv`, `/staff/meetings/${ended.meeting}/sections/${sections[0]?.id}?lang=en`, `/staff/meetings/${published?.id}?lang=fi`, `/fi/espoo/meetings/${published?.id}`, `/sv/espoo/meetings/${published?.id}`)
  })
})
after(() => town.close())

test("the pages of bodies and meetings pass axe and fit at 320 and 1300 px", async () => {
  assert.deepEqual(await auditPages(town, pages), [])
})

test("the Nu HTML checker finds nothing on the pages of bodies and meetings", async () => {
  assert.deepEqual(await htmlFaults(town, pages), [])
})
