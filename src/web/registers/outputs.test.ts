import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { formTo } from "../../../test/forms.ts"
import { refundsModel } from "../../../test/refunds.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { tableFromXlsx } from "../../read/formats/xlsx.ts"

const aino: Person = { id: "aino", given: "Aino", family: "Kirjaaja", kind: "staff", role: "registrar" }
const rauha: Person = { id: "rauha", given: "Rauha", family: "Rekisteri", kind: "staff", role: "registrar" }
const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const register = "/staff/registers/refund"
const stated = "?purpose=client-service"

const usual = { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", "person.code": "010190-901R", "account.iban": "FI2112345600000785", amount: "1000", why: "twice", day: "2026-11-25" }

async function approved(visit: Town, more: Record<string, string> = {}): Promise<void> {
  const answer = await visit.post(`${register}/new${stated}`, { ...usual, ...more })
  assert.equal(answer.status, 303)
  const id = /register-records\/([^?]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? ""
  assert.equal((await visit.post(`/staff/register-records/${id}/moves${stated}`, { move: "approve", note: "" })).status, 303)
}

async function library(t: TestContext): Promise<{ town: Town; opens: Town; pays: Town }> {
  const town = await openTown(anEngine(), [refundsModel()])
  t.after(() => town.close())
  return { town, opens: await town.as(aino), pays: await town.as(rauha) }
}

test("a clerk prints a list of tomorrow, and takes it as a table and a workbook", async (t) => {
  const { opens } = await library(t)
  assert.match(await opens.page(`${register}${stated}`), /href="\/staff\/registers\/refund\/outputs\?purpose=client-service">\s*Luettelot ja erät/)
  await approved(opens)
  await approved(opens, { day: "2026-11-26" })
  const list = `${register}/lists/by-day`
  assert.match(await opens.page(list), /Kerro ensin, mihin tarvitset tietoja/)
  const page = await opens.page(`${list}${stated}`)
  assert.match(page, /keskiviikko 25\.11\.2026, 1 rivi.*value="2026-11-25".*Martti Mallinen.*1[\s\u00a0]000,00/s)
  assert.match(await opens.page(`${list}${stated}&day=2026-11-27`), /Luettelossa ei ole nyt mitään/)
  const csv = await opens.get(`${list}${stated}&as=csv`)
  assert.match(csv.headers.get("content-disposition") ?? "", /refund-by-day-2026-11-25\.csv/)
  assert.match(await csv.text(), /^Saaja;Määrä;Huomautus;IBAN\r\nMartti Mallinen;.*;FI2112345600000785\r\n$/)
  const xlsx = await opens.get(`${list}${stated}&as=xlsx`)
  assert.deepEqual(tableFromXlsx(new Uint8Array(await xlsx.arrayBuffer())).rows.map(({ cells }) => cells), [["Saaja", "Määrä", "Huomautus", "IBAN"], ["Martti Mallinen", "1000", "", "FI2112345600000785"]])
  assert.equal((await opens.get(`${register}/lists/no-such${stated}`)).status, 404)
  assert.match(await opens.page(`${list}?purpose=client-service&lang=sv`), /onsdag 25\.11\.2026, 1 rad/)
})

test("a clerk makes a batch of what she was shown, takes its file again, and undoes it", async (t) => {
  const { town, opens, pays } = await library(t)
  await approved(opens)
  await approved(opens, { amount: "12,30", "person.given": "Helmi", "person.code": "" })
  await approved(opens, { "account.iban": "", "person.given": "Aapo", "person.code": "" })
  assert.match(await pays.page(`${register}/outputs${stated}`), /Palautusten maksut<\/a>: 2 tietuetta odottaa, 1[\s\u00a0]012,30[\s\u00a0]€.*1 tietue jää pois.*Eriä ei ole tehty/s)
  const path = `${register}/batches/payments${stated}`
  const page = await pays.page(path)
  assert.match(page, /Maksa: hyväksytty → maksettu.*Erän voi perua.*Tee erä: 2 tietuetta, yhteensä 1[\s\u00a0]012,30[\s\u00a0]€.*Aapo Mallinen.*Täytä ensin: Tili/s)
  const shown = formTo(page, /batches\/payments/)
  await approved(opens, { amount: "1", "person.given": "Lisä", "person.code": "" })
  const stale = await pays.post(shown.action, shown.fields)
  assert.equal(stale.status, 409)
  const again = await stale.text()
  assert.match(again, /Odottavat tietueet ovat muuttuneet.*Tee erä: 3 tietuetta/s)
  const answer = await pays.post(shown.action, formTo(again, /batches\/payments/).fields)
  assert.equal(answer.status, 303)
  const kept = answer.headers.get("location") ?? ""
  assert.match(await pays.page(kept), /Erä on tehty\. Ota tiedosto.*<dd>3<\/dd>.*Rauha Rekisteri.*Peru erä.*Helmi Mallinen/s)
  assert.equal((await pays.post(shown.action, shown.fields)).status, 409)
  assert.match(await (await pays.post(shown.action, shown.fields)).text(), /Erään ei jäänyt mitään/)
  const file = await pays.get(`${kept}&file=1`)
  assert.match(file.headers.get("content-disposition") ?? "", /refund-payments-2026-11-24-[0-9a-f]{8}\.xml/)
  const xml = await file.text()
  assert.match(xml, /<CtrlSum>1013\.30<\/CtrlSum>/)
  assert.equal(await (await opens.get(`${kept}&file=1`)).text(), xml, "who may take out every record takes the same file")
  const outsider = await town.as(veikko)
  assert.deepEqual([(await outsider.get(kept)).status, (await outsider.get(`${kept}&file=1`)).status, (await outsider.post(kept, {})).status], [404, 404, 404])
  assert.match(await outsider.page(`${register}/outputs${stated}`), /mikään ei odota.*Eriä ei ole tehty/s)
  const undone = await pays.post(kept, {})
  assert.equal(undone.status, 303)
  assert.match(await pays.page(undone.headers.get("location") ?? ""), /Erä on peruttu/)
  assert.equal((await pays.get(`${kept}&file=1`)).status, 409)
  assert.match(await (await pays.post(kept, {})).text(), /Erää ei voi perua/)
  assert.match(await pays.page(`${register}/outputs${stated}&lang=en`), /Payments of refunds<\/a>: 3 records wait.*undone/s)
})
