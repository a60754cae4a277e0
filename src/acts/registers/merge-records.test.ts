import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { formTo } from "../../../test/forms.ts"
import { lendingParts } from "../../../test/lending.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { parseModel } from "../../model/parse-model.ts"
import { asked } from "../../model/registers/define.ts"

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const johanna: Person = { id: "johanna", given: "Johanna", family: "Joki", kind: "staff", role: "case-handler" }
const stated = "?purpose=client-service"
const idIn = (path: string): string => /register-records\/([^?/]+)/.exec(path)?.[1] ?? ""

const w = { fi: "Kirje", sv: "Brev", en: "Letter" }

/** The library, where a borrower's card has a picture of her. */
function withPicture() {
  const { definitions, ...parts } = lendingParts()
  return parseModel({ ...parts, definitions: definitions.map((one) => (one.type === "borrower" ? { ...one, letters: [{ code: "note", label: w, heading: w, body: w }], fields: [...one.fields, { name: "picture", ...asked.file("Kuva", "Bild", "Picture") }] } : one)) })
}

test("of two records about the same thing one stays with what was part of the other, which ends with a link; asked once more before, and refused where they are not one", async (t) => {
  const town = await openTown(anEngine(), [withPicture()])
  t.after(() => town.close())
  const [visit, other] = [await town.as(veikko), await town.as(johanna)]
  const open = async (by: Town, family: string, code: string, more: Record<string, string | File> = {}) => {
    const answer = await by.post(`/staff/registers/borrower/new${stated}`, { unit: "sivistys", "person.given": "Martti", "person.family": family, "person.code": code, born: "1990-01-01", kind: "adult", ...more })
    assert.equal(answer.status, 303, /class="errors".*?<\/ul>/s.exec(await answer.clone().text())?.[0])
    return idIn(answer.headers.get("location") ?? "")
  }
  const kept = await open(visit, "Mallinen", "010190-901R")
  const merged = await open(visit, "Mallinen", "010190-901R", { loans: "3", "picture-file": new File(["a picture"], "kuva.png") })
  const stranger = await open(visit, "Toinen", "")
  const remind = (by: Town, of: string, what: string) => by.post(`/staff/registers/reminder/new${stated}`, { of, what, sentOn: "2026-11-20" })
  const reminder = idIn((await remind(visit, merged, "Seitsemän veljestä")).headers.get("location") ?? "")
  await visit.post(`/staff/register-records/${merged}/comments${stated}`, { comment: "Soitti kortista.", "comment-file": new File(["kirje"], "kirje.txt") })
  assert.equal((await visit.post(`/staff/register-records/${merged}/letters${stated}`, { letter: "note", language: "fi", heading: "Kortista", body: "Hei!" })).status, 303)
  const page = (id: string, by = visit) => by.page(`/staff/register-records/${id}${stated}`)

  const way = /href="([^"]*\/merge[^"]*)"/.exec(await page(kept))?.[1]?.replaceAll("&amp;", "&") ?? ""
  assert.equal(way, `/staff/register-records/${kept}/merge${stated}&with=${merged}`, "the stranger is offered to nobody")
  const before = await visit.page(way)
  assert.match(before, /Tarkista, että nämä ovat samasta asiasta.*siihen kuuluvat tietueet: 1.*kommentit: 1.*kirjeet: 1.*tehtävät: 0.*tiedostot: Kuva/s)
  assert.doesNotMatch(before, /901R/)
  assert.doesNotMatch(await page(merged), /yhdistetty/, "nothing has been done yet")
  const merge = (of: string, its: string, by = visit) => by.post(`/staff/register-records/${of}/merge${stated}&with=${its}`, { with: its })
  assert.deepEqual([(await merge(kept, stranger)).status, (await merge(kept, kept)).status, (await merge(kept, merged, other)).status, (await merge(kept, reminder)).status], [409, 409, 404, 404])

  const { action, fields } = formTo(before, /\/merge/)
  assert.match((await visit.post(action, fields as Record<string, string>)).headers.get("location") ?? "", new RegExp(`/staff/register-records/${kept}`))
  const stays = await page(kept)
  assert.match(stays, /Tähän on yhdistetty.*Kuva<\/dt>.*kuva\.png.*Seitsemän veljestä.*Kortista \(PDF\)<\/a>.*Soitti kortista.*yhdistetty toisen kanssa/s)
  const beside = /href="([^"]+)">kirje\.txt/.exec(stays)?.[1]?.replaceAll("&amp;", "&") ?? assert.fail("what was put beside it came along")
  assert.equal(await (await visit.get(beside)).text(), "kirje")
  const ends = await page(merged)
  assert.match(ends, new RegExp(`Tämä on yhdistetty tietueeseen <a href="/staff/register-records/${kept}`))
  assert.match(ends, /<strong>päättynyt<\/strong>/)
  assert.doesNotMatch(ends, /Seitsemän veljestä|Kortista|Soitti kortista|kirje\.txt|name="seen"/)
  assert.match(await page(reminder), new RegExp(`register-records/${kept}[^>]*>Kuuluu tietueeseen`))
  assert.equal((await merge(kept, merged)).status, 409, "it has ended")
  assert.equal((await visit.get(`/staff/register-records/${kept}/files/picture${stated}`)).status, 200)
  const noted = (await entriesOf(town.database)).filter(({ act, more }) => act === "records-merged" || more?.kind === "merged" || (act === "record-changed" && more?.fields === "of")).map(({ act, subject, more }) => [act, subject?.id, more?.merged ?? more?.kind, more?.parts])
  assert.deepEqual(noted, [["record-changed", reminder, "changed", undefined], ["record-changed", kept, "merged", undefined], ["record-changed", merged, "merged", undefined], ["records-merged", kept, merged, 1]])
  assert.deepEqual(town.log, [])
})
