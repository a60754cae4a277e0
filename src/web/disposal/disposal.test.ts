import assert from "node:assert/strict"
import test from "node:test"
import { townOfReaders } from "../../../test/letters.ts"
import { by, openOffice, record, veikko } from "../../../test/request-office.ts"
import type { Person } from "../../../test/town.ts"
import { moveRecord } from "../../acts/registers/move.ts"
import { testCode } from "../../law/identity-code.ts"

const outi: Person = { id: "outi", given: "Outi", family: "Arkisto", kind: "staff", role: "archivist" }

test("the archivist chooses what is destroyed, is asked once more, and reads what is gone; nobody else is shown anything", async (t) => {
  const town = await openOffice(t, undefined, townOfReaders())
  const id = await record(town, "reader", { person: { given: "Martti", family: "Mallinen", code: testCode("1990-01-01", 901) }, wish: "Runoja" })
  await by(town, veikko, (work) => moveRecord(work, "koivula", id, "end", "", town.signIn.keys.codeKey))
  town.later(366 * 24 * 60)
  const [archivist, handler] = [await town.as(outi), await town.as(veikko)]
  const at = "/staff/disposal?lang=sv"
  assert.match(await handler.page(at), /Det finns inget att förstöra/)
  assert.match(await archivist.page(at), new RegExp(`type="checkbox" name="record" value="${id}"`))
  assert.match(await (await archivist.post(at, { act: "choose" })).text(), /href="#record"[^>]*>Välj vad som ska förstöras/)
  assert.equal((await handler.post(at, { act: "destroy", record: id })).status, 409)
  const asked = await (await archivist.post(at, { act: "choose", record: id })).text()
  assert.match(asked, /Ska dessa förstöras slutgiltigt\?[^]*Martti Mallinen[^]*Detta kan inte ångras|Detta kan inte ångras[^]*Martti Mallinen/)
  const done = await archivist.post(at, { act: "destroy", record: id })
  assert.deepEqual([done.status, done.headers.get("location")], [303, "/staff/disposal?destroyed=1"])
  const after = await archivist.page("/staff/disposal?destroyed=1&lang=sv")
  assert.match(after, /1 post förstördes\.[^]*bevaringstiden gick ut/)
  assert.doesNotMatch(after, /Mallinen/)
  assert.equal((await archivist.post(at, { act: "destroy", record: id })).status, 409)
})
