import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { formTo } from "../../../test/forms.ts"
import { openTown, testNow, type Town } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import { addSamples } from "../../acts/samples.ts"
import { trailOf } from "../../acts/trail/trail.ts"
import { watchPeriod } from "../../acts/watching/watch.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
const sofia = { id: "sofia", kind: "resident" as const, given: "Sofia", family: "Asukas" }

let town: Town
let tuula: Town
let veikko: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  const { codeKey } = town.signIn.keys
  await addSamples(town.database, town.now(), codeKey)
  for (const [actor, time] of [["veikko", "02:00"], ["johanna", "03:00"]] as const)
    await trailOf(town.database).append(
      { municipality: "espoo", act: "record-read", actor, subject: { kind: "record", id: "asia-1-2" }, person: "sofia", purpose: "case-handling", because: "handles-the-case" },
      new Date(`2026-11-23T${time}:00Z`),
    )
  await watchPeriod(town.database, { municipality: "espoo", from: "2026-11-23", until: "2026-11-24" }, codeKey, testNow)
  tuula = await town.as(staff("tuula"))
  veikko = await town.as(staff("veikko"))
})
after(() => town.close())

const reviews = async (): Promise<string[]> => [...(await tuula.page("/staff/watching?lang=en")).matchAll(/href="(\/staff\/watching\/reviews\/[^"]+)">[^]*?<td>(\w+)/g)].map(([, path = "", who = ""]) => `${who} ${path}`)
const reviewOf = async (who: string): Promise<string> => (await reviews()).find((one) => one.startsWith(who))?.split(" ")[1] ?? "/nowhere"

test("the officer finds the watching in the menu; to anyone else it is not there", async () => {
  assert.match(await tuula.page("/staff/rights?lang=sv"), /href="\/staff\/watching">Tillsyn över loggen/)
  assert.doesNotMatch(await veikko.page("/staff/rights"), /\/staff\/watching/)
  const path = await reviewOf("Veikko")
  for (const hidden of ["/staff/watching", path, "/staff/watching/plan", "/staff/watching/statistics", "/staff/watching/statistics.csv"]) assert.equal((await veikko.get(hidden)).status, 404, hidden)
  for (const [post, fields] of [[`${path}/outcome`, { outcome: "in-order" }], [`${path}/question`, {}], ["/staff/watching/plan", {}], ["/staff/watching/figures", { person: "eino" }]] as const) assert.equal((await veikko.post(post, fields)).status, 404, post)
  const tries = await town.database.rows(sql`select 1 from usage_entry where act = 'refused' and actor = 'veikko' and more ->> 'path' = 'watching' limit 100`)
  assert.equal(tries.length, 9)
})

test("a suspicion goes from question to explanation to outcome, each seen by the one it is for", async () => {
  const path = await reviewOf("Veikko")
  assert.equal((await tuula.post(`${path}/question`, {})).status, 303)
  assert.match(await veikko.page("/staff/rights?lang=en"), /href="\/staff\/explanations">Explanations asked of you/)
  const [, question = ""] = /href="(\/staff\/explanations\/[^"]+)"/.exec(await veikko.page("/staff/explanations")) ?? []
  const asked = await veikko.page(question)
  assert.match(asked, /asia-1-2/)
  assert.doesNotMatch(asked, /Sofia/)
  const empty = await veikko.post(`${question}?lang=en`, { explanation: " " })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /href="#explanation">Write an explanation/)
  assert.equal((await veikko.post(question, { explanation: "The client called early." })).status, 303)
  assert.match(await tuula.page(path), /The client called early\./)
  const wrong = await tuula.post(`${path}/outcome?lang=en`, { outcome: "misuse", note: "Not his shift." })
  assert.equal(wrong.status, 422)
  const page = await wrong.text()
  assert.match(page, /href="#steps">Choose what follows/)
  assert.equal(formTo(page, /outcome$/).fields.note, "Not his shift.")
  assert.equal((await tuula.post(`${path}/outcome`, { outcome: "misuse", steps: "told-supervisor", note: "Not his shift." })).status, 303)
  const decided = await tuula.page(`${path}?lang=en`)
  assert.match(decided, /misuse<\/strong>\. Reviewed by Tuula Suojaniemi on 24 November 2026/)
  assert.match(decided, /Ombudsman by 27 November 2026 10:15/)
  assert.equal((await tuula.post(`${path}/outcome`, { outcome: "in-order" })).status, 409)
  assert.match(await veikko.page("/staff/explanations?lang=en"), /No explanation is asked of you/)
})

test("the plan is changed by a form whose values survive a mistake, and an old page does not undo a newer one", async () => {
  const { fields } = formTo(await tuula.page("/staff/watching/plan?lang=en"), /plan$/)
  const wrong = await tuula.post("/staff/watching/plan?lang=en", { ...fields, personsPerHour: "many", closesAt: "5", opensAt: "9" })
  assert.equal(wrong.status, 422)
  const page = await wrong.text()
  assert.match(page, /href="#personsPerHour">A whole number, 2–10000/)
  assert.equal(formTo(page, /plan$/).fields.personsPerHour, "many")
  assert.match(await (await tuula.post("/staff/watching/plan?lang=en", { ...fields, closesAt: "5", opensAt: "9" })).text(), /Working hours must end after they begin/)
  assert.equal((await tuula.post("/staff/watching/plan", { ...fields, personsPerHour: "12" })).status, 303)
  assert.equal(formTo(await tuula.page("/staff/watching/plan"), /plan$/).fields.personsPerHour, "12")
  assert.equal((await tuula.post("/staff/watching/plan", { ...fields, personsPerHour: "13" })).status, 409)
})

test("a public figure comes onto the list by her id and goes", async () => {
  assert.equal((await tuula.post("/staff/watching/figures", { person: "nobody" })).status, 422)
  assert.equal((await tuula.post("/staff/watching/figures", { person: "eino" })).status, 303)
  assert.match(await tuula.page("/staff/watching/plan?lang=en"), /Remove Eino Esimerkki/)
  assert.equal((await tuula.post("/staff/watching/figures", { remove: "eino" })).status, 303)
  assert.match(await tuula.page("/staff/watching/plan?lang=en"), /Nobody is on the list/)
})

test("statistics show on a page and go out as a table", async () => {
  assert.match(await tuula.page("/staff/watching/statistics?lang=en"), /<td>11\/2026<\/td><td>outside working hours<\/td><td>2<\/td>/)
  const answer = await tuula.get("/staff/watching/statistics.csv?lang=fi")
  assert.match(answer.headers.get("content-disposition") ?? "", /attachment/)
  assert.match(await answer.text(), /Kuukausi;Peruste;Havaintoja/)
})

test("a resident sees posts in place of names, and is told what is withheld, why, until when, and how to complain", async () => {
  const own = await town.as(sofia)
  const shown = await own.page("/en/own")
  assert.match(shown, /<td>asiantuntija, Group Administration/)
  assert.doesNotMatch(shown, /Veikko|Johanna|not shown to you yet/)
  assert.match(shown, /Names of staff\. You see the post and the unit/)
  assert.match(shown, /href="https:\/\/tietosuoja\.fi\/en\/"/)
  const path = await reviewOf("Johanna")
  const late = await tuula.post(`${path}/withholding?lang=en`, { reason: "others-rights", until: "2026-01-01" })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /value="2026-01-01"/)
  assert.equal((await tuula.post(`${path}/withholding`, { reason: "others-rights", until: "2027-01-31" })).status, 303)
  const withheld = await own.page("/en/own")
  assert.match(withheld, /Some viewings are not shown to you yet\. Reason: telling could seriously endanger another.*31 January 2027/)
  assert.equal([...withheld.matchAll(/<td>asiantuntija/g)].length, [...shown.matchAll(/<td>asiantuntija/g)].length - 1)
  assert.equal((await tuula.post(`${path}/withholding`, { act: "end" })).status, 303)
  assert.doesNotMatch(await own.page("/en/own"), /not shown to you yet/)
})
