import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { formsOf } from "../../../test/forms.ts"
import { lending } from "../../../test/lending.ts"
import { maija, openTown, type Person, type Town } from "../../../test/town.ts"
import { runningModels } from "../../../municipalities/running.ts"
import { definitionFrom, sketchOf } from "./sketch.ts"

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const make = "/staff/koivula/definitions/new"

async function library(t: TestContext): Promise<{ keeper: Town; clerk: Town }> {
  const town = await openTown(anEngine(), [lending()])
  t.after(() => town.close())
  return { keeper: await town.as(maija), clerk: await town.as(veikko) }
}

/** The form of a definition as the page has it, for a person to fill in. */
const formIn = (page: string): Record<string, string> => ({ ...formsOf(page).find(({ fields }) => "fields-count" in fields)?.fields })

const three = (name: string, fi: string, sv: string, en: string) => ({ [`${name}fi`]: fi, [`${name}sv`]: sv, [`${name}en`]: en })
const filled = {
  register: "asiakasrekisteri",
  ...three("record.", "Ilmoittautuminen", "Anmälan", "Enrolment"), ...three("purpose.", "Kurssien pitäminen.", "Ordnande av kurser.", "Holding courses."),
  ...three("fields-0-", "Osallistuja", "Deltagare", "Participant"), "fields-0-secrecy": "24-1-32",
  ...three("fields-1-", "Kurssi", "Kurs", "Course"), "fields-1-required": "yes",
  "legalBases-0-law": "1492/2016 6 §", ...three("legalBases-0-", "Kirjaston tehtävä.", "Bibliotekets uppgift.", "The library's task."), ...three("basis.", "tiedonohjaus", "informationsstyrning", "records plan"),
}

async function publish(keeper: Town, revision: string): Promise<void> {
  for (const to of ["in-review", "approved", "published"]) assert.equal((await keeper.post(`${revision}/steps`, { to, note: "" })).status, 303, to)
}

test("an information manager defines a register in the browser, publishes it, and a clerk works with it at once", async (t) => {
  const { keeper, clerk } = await library(t)
  const blank = formIn(await keeper.page(make))
  const more = await keeper.post(make, { ...blank, ...filled, act: "add-fields" })
  assert.equal(more.status, 200)
  const third: Record<string, string> = { ...formIn(await more.text()), ...three("fields-2-", "Maksu", "Avgift", "Fee"), "fields-2-kind": "money" }
  assert.equal(third["fields-1-fi"], "Kurssi", "what was typed stays")
  const wrong = await keeper.post(make, { ...third, "fields-2-sv": "", "fields-1-when": "maksu > 2", act: "check" })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /href="#fields-2-sv">Täytä tai korjaa: 3\. kenttä, Nimi ruotsiksi\./)
  const unnamed = await (await keeper.post(make, { ...third, ...three("fields-2-", "", "", ""), act: "check" })).text()
  assert.match(unnamed, /href="#fields-2-fi">Täytä tai korjaa: 3\. kenttä, Nimi suomeksi\./)
  assert.doesNotMatch(unnamed, /href="#fields-2-name"/, "its name in rules comes of the Finnish one")
  const faulty = await keeper.post(make, { ...third, "fields-1-when": "maksu > 2", act: "save" })
  assert.match(await faulty.text(), /Määrittely ei voi vielä toimia.*href="#fields-1">2\. kenttä \(kurssi\)/s)
  const checked = await (await keeper.post(make, { ...third, act: "check" })).text()
  assert.match(checked, /Määrittely on kunnossa.*Näin lomake näkyy.*Osallistuja.*henkilötunnus.*Kurssi.*Maksu/s)
  const saved = await keeper.post(make, { ...third, act: "save" })
  assert.equal(saved.status, 303)
  const revision = saved.headers.get("location") ?? ""
  assert.match(await keeper.page(revision), /Mitä muutos tekisi.*Ilmoittautuminen: uusi, versio 1.*Kurssi.*Toimivat rekisterit.*Ilmoittautuminen/s)
  assert.doesNotMatch(await clerk.page("/staff/registers"), /Ilmoittautuminen/)
  await publish(keeper, revision)
  assert.match(await clerk.page("/staff/registers"), /Ilmoittautuminen/)
  const opened = await clerk.post("/staff/registers/ilmoittautuminen/new?purpose=client-service", { unit: "sivistys", "osallistuja.given": "Martti", "osallistuja.family": "Mallinen", kurssi: "Sukututkimus", maksu: "12,50" })
  assert.equal(opened.status, 303)
  assert.match(await clerk.page(opened.headers.get("location") ?? ""), /Martti Mallinen.*Sukututkimus.*12,50 €/s)
  assert.match(await keeper.page("/fi/koivula/registers/asiakasrekisteri"), /Näin rekisteri toimii.*Ilmoittautuminen.*1492\/2016 6 §/s)
})

test("a changed definition is a new version: it opens with what it was, keeps what the form does not show, and records stay with theirs until they are moved", async (t) => {
  const { keeper, clerk } = await library(t)
  const record = await clerk.post("/staff/registers/borrower/new?purpose=client-service", { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", born: "1990-01-01", kind: "adult" })
  const at = "/staff/koivula/definitions/borrower"
  const form = formIn(await keeper.page(at))
  assert.deepEqual([form["fields-4-when"], form["fields-8-calculation"], form["retention.from"]], ["kind = 'child'", "orZero(loans) * orZero(fee)", "closedOn"])
  const added = { ...formIn(await (await keeper.post(at, { ...form, act: "add-fields" })).text()), ...three("fields-10-", "Huomautus", "Anmärkning", "Remark") }
  assert.match(await (await keeper.post(at, { ...added, act: "check" })).text(), /Lainaaja: versiosta 1 versioon 2.*Huomautus.*Yksi tietue noudattaa versiota 1.*Yksi tietue siirtyisi/s)
  const saved = await keeper.post(at, { ...added, act: "save" })
  assert.equal(saved.status, 303, /class="errors".*?<\/ul>/s.exec(await saved.clone().text())?.[0])
  await publish(keeper, saved.headers.get("location") ?? "")
  const page = await clerk.page(record.headers.get("location") ?? "")
  assert.match(page, /määrittelyn versio 1.*Määrittelystä on uudempi versio 2/s)
  const desk = "/staff/koivula/definitions"
  const tried = await keeper.post(desk, { type: "borrower", from: "1", to: "2", act: "try" })
  assert.match(await tried.text(), /<option value="borrower"[^>]*>Lainaaja<\/option>.*Yksi tietue siirtyisi/s)
  assert.match((await keeper.post(desk, { type: "borrower", from: "1", to: "2", act: "do" })).headers.get("location") ?? "", /done=1/)
  const moved = await clerk.page(record.headers.get("location") ?? "")
  assert.match(moved, /määrittelyn versio 2\..*siirretty uuteen versioon/s)
  const kept = await (await keeper.get(`${at}/versions/2`)).text()
  assert.match(kept, /"form": "varanto-register-definition-1"/)
  const bring = (text: string, more: Record<string, string> = {}) => keeper.post(`${desk}/file`, { file: new File([text], "borrower.json", { type: "application/json" }), ...more })
  assert.match(await (await bring(kept)).text(), /Voimassa oleva määrittely sanoo jo saman/)
  assert.match(await (await bring(kept.replace("Huomautus", "Muistiinpano"))).text(), /Anna sille versio 3/)
  const brought = await bring(kept.replace("Huomautus", "Muistiinpano"), { next: "yes" })
  assert.match(await keeper.page(brought.headers.get("location") ?? ""), /versiosta 2 versioon 3.*Muistiinpano.*Huomautus.*Muistiinpano/s)
  const grown = await clerk.post("/staff/registers/borrower/new?purpose=client-service", { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", born: "1990-01-01", kind: "child", guardian: "Maija Mallinen" })
  assert.match(await grown.text(), /Lapsen kortti on alle 18-vuotiaalle/, "a rule that the form does not show still holds")
})

test("every definition that is shipped comes out of the form whole, as it went in", () => {
  for (const { definitions } of runningModels)
    for (const its of definitions) assert.deepEqual(definitionFrom(sketchOf(its), its.version), its, its.type)
})

test("what a field tells the one who fills it in, and a long list of choices, are kept as they were typed", async (t) => {
  const { keeper } = await library(t)
  const at = "/staff/koivula/definitions/borrower"
  const form = formIn(await keeper.page(at))
  const options = Array.from({ length: 150 }, (_, n) => `place-${n}: Kirjasto numero ${n} / Bibliotek nummer ${n} / Library number ${n}`).join("\n")
  assert.deepEqual(["Fi", "Sv", "En"].filter((tongue) => !(`fields-0-hint${tongue}` in form)), [], "the form asks what is read of it")
  const typed = { ...form, "fields-0-hintFi": "Kuten passissa.", "fields-0-hintSv": "Som i passet.", "fields-0-hintEn": "As in the passport.", "fields-2-kind": "choice", "fields-2-options": options }
  const checked = await (await keeper.post(at, { ...typed, act: "check" })).text()
  const again = formIn(checked)
  assert.deepEqual([again["fields-0-hintFi"], again["fields-0-hintSv"], again["fields-0-hintEn"]], ["Kuten passissa.", "Som i passet.", "As in the passport."])
  assert.equal(again["fields-2-options"], options)
})

test("rules, periods of stages, conditions of moves, recipients, own pages and questions are written in the form, and what is wrong in one stands by it", async (t) => {
  const { keeper } = await library(t)
  const at = "/staff/koivula/definitions/borrower"
  const page = await keeper.page(at)
  const form = formIn(page)
  assert.deepEqual([form["rules-0-field"], form["moves-1-onlyIf"], form["moves-1-onlySv"]], ["kind", "owes = 0€", "Skulden ska betalas först."])
  const grown = async (list: string, into: Record<string, string>) => formIn(await (await keeper.post(at, { ...into, act: `add-${list}` })).text())
  const more = {
    ...(await grown("recipients", await grown("rules", form))), "rules-1-if": "orZero(loans) <= 50 or kind = 'adult'", "rules-1-field": "loans", ...three("rules-1-", "Liikaa.", "För många.", "Too many."),
    "stages-0-clockBy": "information-request", "moves-0-onlyIf": "filled(home)", "moves-0-onlyFi": "Osoite puuttuu.", "moves-0-onlySv": "Adress saknas.", "moves-0-onlyEn": "No address.", "moves-1-sets": "closedOn = today()",
    ...three("recipients-0-", "perintä", "indrivning", "collection"), "recipients-0-basis": "1492/2016 12 §", "recipients-0-code": "collector", "recipients-0-fields": "owes", "own.brings": "guardian",
  }
  const plan = await (await keeper.post(at, { ...more, act: "check" })).text()
  assert.match(plan, /Määrittely on kunnossa/)
  const said = plan.slice(plan.indexOf("Mitä muutos tekisi"))
  for (const part of ["perintä", "Liikaa.", "information-request", "filled(home)", "guardian"]) assert.ok(said.includes(part), part)
  const wrong = await (await keeper.post(at, { ...more, "rules-1-if": "loans <= 'x'", "moves-0-onlyIf": "born", "moves-1-sets": "suljettu", "own.brings": "home", questions: '[{"code":"etk"}]', act: "check" })).text()
  assert.match(wrong, /href="#moves-1-sets">.*href="#questions">Täytä tai korjaa: questions\.0\.answer/s, "what has the wrong shape is told by its path")
  assert.match(wrong, /<details id="section-questions" class="section" open>.*&quot;etk&quot;/s)
  const list = '[{"code":"all","label":{"fi":"Kaikki","sv":"Alla","en":"All"},"columns":[{"heading":{"fi":"Velka","sv":"Skuld","en":"Debt"},"field":"nothing"}]}]'
  const unlisted = await (await keeper.post(at, { ...more, lists: list, batches: '[{"code":"none"}]', act: "check" })).text()
  assert.match(unlisted, /href="#batches">Täytä tai korjaa: batches\.0\.move/)
  assert.match(await (await keeper.post(at, { ...more, lists: list, act: "check" })).text(), /<a href="#lists">list all<\/a>: kenttää ”nothing” ei ole.*<details id="section-outputs" class="section" open>/s)
  const faulty = await (await keeper.post(at, { ...more, "rules-1-if": "loans <= 'x'", "moves-0-onlyIf": "born", "own.brings": "home", act: "check" })).text()
  for (const place of ["rules-1", "moves-0", "own.opens"]) assert.match(faulty, new RegExp(`href="#${place.replace(".", "\\.")}"`), place)
  assert.match(faulty, /<details id="rules-1" class="sheet" open>.{0,80}<\/summary><p class="message">sääntö ”loans/s)
  const revision = (await keeper.post(at, { ...more, act: "save" })).headers.get("location") ?? ""
  assert.match(await keeper.page(revision), /Lainaaja: versiosta 1 versioon 2.*perintä/s)
})

test("texts of decisions and letters are written in the form, line by line, and a place that is not there stands by its row", async (t) => {
  const { keeper } = await library(t)
  const at = "/staff/koivula/definitions/borrower"
  const grown = async (list: string, into: Record<string, string>) => formIn(await (await keeper.post(at, { ...into, act: `add-${list}` })).text())
  const form: Record<string, string> = {
    ...(await grown("letters", await grown("decisions", formIn(await keeper.page(at))))), classCode: "12 01", "moves-0-decides": "yes",
    "decisions-0-code": "given", ...three("decisions-0-", "Kortti annetaan", "Kortet ges", "The card is given"), "decisions-0-move": "grant",
    ...Object.fromEntries(["heading", "matter", "grounds", "decision", "provisions"].flatMap((part) => [[`decisions-0-${part}Fi`, `${part}: {person}`], [`decisions-0-${part}Sv`, `${part}: {person}`]])),
    "letters-0-code": "note", ...three("letters-0-", "Muistutus", "Påminnelse", "Reminder"), "letters-0-stages": "in-use",
    "letters-0-headingFi": "Muistutus", "letters-0-headingSv": "Påminnelse", "letters-0-headingEn": "Reminder", "letters-0-bodyFi": "Hei {person},\r\n\r\n{if owes > 0€}\r\nVelkaa {owes}.\r\n{end}", "letters-0-bodySv": "Hej {persona}", "letters-0-bodyEn": "Hello {person}",
  }
  const faulty = await (await keeper.post(at, { ...form, "letters-0-headingEn": "", act: "check" })).text()
  assert.match(faulty, /href="#letters-0-headingEn">Täytä tai korjaa/)
  const wrong = await (await keeper.post(at, { ...form, act: "check" })).text()
  assert.match(wrong, /href="#letters-0">1\. kirje \(note\)<\/a>: body \(sv\), rivi 1: kenttää ”persona” ei ole/)
  assert.match(wrong, /<details id="letters-0" class="sheet" open>/)
  const right = { ...form, "letters-0-bodySv": "Hej {person}" }
  const plan = await (await keeper.post(at, { ...right, act: "check" })).text()
  assert.match(plan, /Määrittely on kunnossa.*päätösten ja kirjeiden tekstit.*Kortti annetaan.*päätösten ja kirjeiden tekstit.*Muistutus/s)
  const revision = (await keeper.post(at, { ...right, act: "save" })).headers.get("location") ?? ""
  await publish(keeper, revision)
  const again = formIn(await keeper.page(at))
  assert.deepEqual([again["letters-0-bodyFi"], again["decisions-0-kind"], again["decisions-0-groundsSv"]], ["Hei {person},\n\n{if owes > 0€}\nVelkaa {owes}.\n{end}", "body-or-office-holder", "grounds: {person}"])
})

test("definitions are the information manager's alone", async (t) => {
  const { keeper, clerk } = await library(t)
  for (const path of ["/staff/koivula/definitions", make, "/staff/koivula/definitions/borrower", "/staff/koivula/definitions/borrower/versions/1"]) assert.equal((await clerk.get(path)).status, 403, path)
  assert.equal((await clerk.post("/staff/koivula/definitions", { type: "borrower", from: "1", to: "2", act: "do" })).status, 403)
  assert.equal((await keeper.post("/staff/koivula/definitions", { type: "borrower", from: "1", to: "1", act: "try" })).status, 409)
})
