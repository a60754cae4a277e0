import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { formTo } from "../../../test/forms.ts"
import { lendingParts } from "../../../test/lending.ts"
import { entriesOf } from "../../../test/log.ts"
import { openTown, type Person, type Town } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import { parseModel } from "../../model/parse-model.ts"
import { asked } from "../../model/registers/define.ts"
import { enter, readWithin } from "../access/border.ts"
import { destroyRecords } from "../disposal/destroy.ts"
import { inWork } from "../work.ts"

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const johanna: Person = { id: "johanna", given: "Johanna", family: "Joki", kind: "staff", role: "case-handler" }
const stated = "?purpose=client-service"
const path = `/staff/register-companies${stated}`

/** The library, where a borrower may be somebody's employee, and is found by the employer. */
function withEmployers() {
  const { definitions, pools, ...parts } = lendingParts() as unknown as { definitions: { type: string; fields: object[]; searchKeys: object[] }[]; pools: { id: string; searchKeys: { items: object[] } }[] }
  return parseModel({
    ...parts,
    pools: pools.map((pool) => (pool.id === "kirjasto" ? { ...pool, searchKeys: { ...pool.searchKeys, items: [...pool.searchKeys.items, { key: "companyName", as: "työnantaja", source: null }] } } : pool)),
    definitions: definitions.map((one) => (one.type === "borrower" ? { ...one, fields: [...one.fields, { name: "employer", ...asked.company("Työnantaja", "Arbetsgivare", "Employer") }], searchKeys: [...one.searchKeys, { key: "companyName", field: "employer" }] } : one)),
  })
}

test("companies that records name in two ways are shown to one who may change records of both, made one so that either name finds all, and parted again", async (t) => {
  const town = await openTown(anEngine(), [withEmployers()])
  t.after(() => town.close())
  const [visit, other] = [await town.as(veikko), await town.as(johanna)]
  const open = async (by: Town, name: string, id = "") => {
    const opened = await by.post(`/staff/registers/borrower/new${stated}`, { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", born: "1990-01-01", kind: "adult", "employer.name": name, "employer.businessId": id })
    assert.equal(opened.status, 303, name)
    return opened.headers.get("location") ?? ""
  }
  const first = await open(visit, "Kahvila Kanerva Oy", "0101263-6")
  const second = await open(visit, "Kahvila Kanevra Oy")
  const third = await open(visit, "Kanervan kahvila", "0101263-6")
  await open(visit, "Keksitty OÜ", "ee10765896")
  await open(visit, "Keksitty Oy", "0201256-6")
  await open(other, "Leipomo Lehto Oy")
  await open(other, "Leipomo Lehto")
  assert.match(await visit.page(`/staff/register-companies`), /Kerro ensin/)
  const pairs = (page: string): string[] => [...page.matchAll(/aria-label="Yhdistä: ([^"]+)"/g)].map(([, its = ""]) => its).sort()
  const page = await visit.page(path)
  assert.deepEqual(pairs(page), ["Kahvila Kanerva Oy, Kahvila Kanevra Oy", "Kahvila Kanerva Oy, Kanervan kahvila"], "nothing of records that are not hers, and no two with ids of their own")
  assert.match(page, /Kahvila Kanerva Oy<span class="quiet"> 0101263-6, 1 tietue<\/span>/)
  assert.match(page, /Kanervan kahvila<span class="quiet"> 0101263-6, 1 tietue<\/span><\/td><td>sama tunnus/)
  assert.match(page, /Kahvila Kanevra Oy<span class="quiet"> ei tunnusta, 1 tietue<\/span><\/td><td>lähes sama nimi/)
  assert.deepEqual(pairs(await other.page(path)), ["Leipomo Lehto, Leipomo Lehto Oy"])

  const find = async (value: string) => [...(await (await visit.post("/staff/registers/search", { purpose: "client-service", key: "companyName", value })).text()).matchAll(/register-records\/[^"?]+\?purpose/g)].length
  assert.deepEqual([await find("kahvila kanevra oy"), await find("Kanervan kahvila"), await find("0101263-6")], [1, 1, 2])
  const merge = (by: Town, kept: string, merged: string) => by.post(path, { act: "merge", kept, merged })
  assert.equal((await merge(other, "kahvila kanerva oy", "kahvila kanevra oy")).status, 409, "who may change neither merges neither")
  assert.equal((await merge(visit, "keksitty oy", "keksitty oü")).status, 409, "two ids are two companies")
  assert.equal((await merge(visit, "kahvila kanerva oy", "kahvila kanevra oy")).status, 303)
  assert.equal((await merge(visit, "kahvila kanerva oy", "kanervan kahvila")).status, 303)
  assert.deepEqual([await find("kahvila kanevra oy"), await find("Kanervan kahvila"), await find("0101263-6"), await find("keksitty oy")], [3, 3, 3, 1])
  const merged = await visit.page(path)
  assert.deepEqual(pairs(merged), [])
  assert.doesNotMatch(await other.page(path), /Kanerva/)
  const others = formTo(await visit.page(first), /registers\/search/)
  assert.match(await (await visit.post(others.action, others.fields)).text(), /Löytyi 3 tietuetta/, "from a record to all that name its company")

  const undo = [...merged.matchAll(/name="merge" value="([^"]+)"/g)].map(([, id = ""]) => id)
  assert.equal((await other.post(path, { act: "part", merge: undo[0] ?? "" })).status, 409)
  for (const id of undo) assert.equal((await visit.post(path, { act: "part", merge: id })).status, 303)
  assert.deepEqual([await find("kahvila kanevra oy"), pairs(await visit.page(path)).length], [1, 2])
  // A merge is forgotten with the last record that names one of the two.
  assert.equal((await merge(visit, "kahvila kanerva oy", "kahvila kanevra oy")).status, 303)
  const merges = () => readWithin(town.database, "koivula", async (queries) => (await queries.rows(sql`select id from company_merge where undone_at is null`)).length)
  const destroy = (at: string) => {
    const id = /register-records\/([^?]+)/.exec(at)?.[1] ?? ""
    return inWork(town.database, { id: "veikko", name: "Veikko", kind: "staff", session: "s-1", municipality: "koivula" }, town.now(), async (work) => {
      await enter(work.queries, "koivula")
      await destroyRecords(work, "koivula", [{ id, root: id, register: "asiakasrekisteri", person: null, ground: "retention-ended", basis: "x" }], null)
    })
  }
  await destroy(third)
  assert.equal(await merges(), 1, "the two are named still")
  await destroy(second)
  assert.equal(await merges(), 0)
  const noted = (await entriesOf(town.database)).filter(({ act }) => act.startsWith("companies-")).map(({ act, actor }) => [act, actor])
  assert.deepEqual(noted, [["companies-merged", "veikko"], ["companies-merged", "veikko"], ["companies-parted", "veikko"], ["companies-parted", "veikko"], ["companies-merged", "veikko"]])
  assert.deepEqual(town.log, [])
})
