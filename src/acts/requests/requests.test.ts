import assert from "node:assert/strict"
import { verify } from "node:crypto"
import test from "node:test"
import { unzipSync } from "fflate"
import { aThing, openOutside, type OutsideSystem, type OutsideThing } from "../../../test/outside-systems.ts"
import { aCase, ask, by, deskOf, johanna, keyPair, model, nothingElsewhere, one, open, openOffice, packing, personOf, record, registersMost, tuula, veikko } from "../../../test/request-office.ts"
import type { Person, Town } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { readPdf } from "../../read/formats/pdf.ts"
import { enter, readWithin } from "../access/border.ts"
import { addDocument } from "../cases/documents.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { getRecord } from "../records/get.ts"
import { addComment } from "../registers/comments.ts"
import { makeLetter } from "../registers/letters.ts"
import { putDisclosure } from "../registers/disclose.ts"
import { listRegister } from "../registers/list.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { fetchDelivery, makeDelivery, SignInNeeded } from "./deliver.ts"
import { itemsOf, requestQueue, tasksOf } from "./get.ts"
import { askPlaces } from "./ask-holders.ts"
import { answerByPackage, askPackage, makePackages, type Packing } from "./package.ts"
import { addItems, searchForTask, tellSearched } from "./search.ts"
import { liftLock, lockItem } from "./lock.ts"
import { checkMandate, mandateOf, nameMandate } from "./mandate.ts"
import { messagesOf } from "./messages.ts"
import { addTasks, tellOfTask } from "./tasks.ts"
import { tellRecipients } from "./tell-recipients.ts"
import { giveWhatIsClear, weighItem } from "./weigh.ts"

const why = { purpose: "subject-request" } as const
const dueOf = (town: Town, id: string) => readWithin(town.database, "koivula", async (queries) => (await queries.rows<{ due: string; kind: string }>(sql`select due_on as due, due_kind as kind from case_file where municipality_id = 'koivula' and id = ${id}`))[0])

test("one letter that asks for several things is as many tasks, each with its own clock, and the case is due with the soonest", async (t) => {
  const town = await openOffice(t)
  const id = await open(town)
  const [document = "", own = "", advice = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask(), ask({ kind: "rectification", asked: "Osoite on väärä" }), ask({ kind: "advice", asked: "Miten haen korttia" })]))
  assert.deepEqual((await tasksOf(town, id)).map(({ kind, state, clock }) => `${kind} ${state} ${clock?.workTo ?? "–"}`).toSorted(), ["advice received –", "document received 2026-12-07", "rectification received 2026-12-23"])
  assert.deepEqual(await dueOf(town, id), { due: "2026-12-07", kind: "information-request" })
  const tell = (task: string, event: Parameters<typeof tellOfTask>[4], note: string | null = null, person = veikko) => by(town, person, (work) => tellOfTask(work, "koivula", id, task, event, note))
  // Asking to specify stops no clock.
  await tell(document, "clarification-asked", "Minkä vuoden asiakirjat?")
  assert.deepEqual([(await one(town, id, document)).state, (await dueOf(town, id))?.due], ["clarifying", "2026-12-07"])
  await tell(document, "clarified")
  await tell(document, "extended", "Salassa pidettäviä osia on paljon.")
  assert.deepEqual(await dueOf(town, id), { due: "2026-12-23", kind: (await dueOf(town, id))?.kind })
  await assert.rejects(tell(document, "extended", "Vielä lisää"), Conflict)
  await assert.rejects(tell(document, "refused"), Conflict)
  await tell(document, "refused", "Asiakirja on salassa pidettävä (24 § 1 mom. 20 k.).")
  // An employee's refusal is no decision: the asker says whether she wants one, and only a signed one ends it.
  await tell(document, "referred")
  await assert.rejects(tell(document, "decided"), /no signed decision/)
  await tell(advice, "done", "Neuvottiin puhelimessa.")
  await tell(own, "withdrawn")
  assert.deepEqual((await tasksOf(town, id)).map(({ state }) => state).toSorted(), ["done", "referred", "withdrawn"])
  await assert.rejects(tell(own, "done", "x"), Conflict)
  await assert.rejects(tell(document, "withdrawn", null, johanna), NotFound)
  await assert.rejects(by(town, veikko, (work) => addTasks(work, "koivula", id, [ask({ asked: `Tiedot henkilöstä ${testCode("1990-01-01", 901)}` })])), Refused)
})

test("a longer time for one's own data is told within the first month, reminders come in proportion, and what is late is told to be so", async (t) => {
  const town = await openOffice(t)
  const id = await open(town)
  const [own = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask({ kind: "objection", asked: "Lopettakaa" })]))
  const queued = async () => (await requestQueue(deskOf(town, veikko))).map(({ reminded, overdue, dueOn }) => [reminded, overdue, dueOn])
  assert.deepEqual(await queued(), [[0, false, "2026-12-23"]])
  town.later(10 * 24 * 60)
  assert.deepEqual(await queued(), [[1, false, "2026-12-23"]])
  town.later(24 * 24 * 60)
  assert.deepEqual(await queued(), [[3, true, "2026-12-23"]])
  await assert.rejects(by(town, veikko, (work) => tellOfTask(work, "koivula", id, own, "extended", "Pyyntöjä on paljon.")), /within the first month/)
  assert.deepEqual(await requestQueue(deskOf(town, johanna)), [])
})

test("a supervisor sees in her queue what those under her have, and on the day after day 14 that it is overdue", async (t) => {
  const town = await openOffice(t)
  for (const person of [seija, outi]) await town.add(person)
  await town.database.rows(sql`update employment set supervisor_id = 'seija' where municipality_id = 'koivula' and person_id = 'veikko'`)
  const id = await open(town)
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask()]))
  const queued = async (who: Person) => (await requestQueue(deskOf(town, who))).map(({ id: its, overdue, dueOn }) => [its, overdue, dueOn])
  assert.deepEqual(await queued(seija), [[task, false, "2026-12-07"]])
  assert.deepEqual(await queued(outi), [], "one over others sees nothing of it")
  town.later(13 * 24 * 60)
  assert.deepEqual(await queued(seija), [[task, false, "2026-12-07"]], "on day 14 it is not late yet")
  town.later(24 * 60)
  assert.deepEqual(await queued(seija), [[task, true, "2026-12-07"]])
})

const seija: Person = { id: "seija", given: "Seija", family: "Esihenkilö", kind: "staff", role: "supervisor" }
const outi: Person = { id: "outi", given: "Outi", family: "Esihenkilö", kind: "staff", role: "supervisor" }
const martti = { given: "Martti", family: "Mallinen", code: testCode("1990-01-01", 901) }
const helper = { given: "Tuija", family: "Tukija", code: testCode("1970-05-05", 902) }

/** Martti in forty registers, in a case with two documents of which one came twice, and beside others who are none of his business. */
async function presentEverywhere(town: Town): Promise<{ person: string; truth: Set<string>; withHelper: string }> {
  const truth = new Set<string>()
  truth.add(await record(town, "borrower", { person: martti, born: "1990-01-01", kind: "adult", home: { street: "Kotikuja 1", postcode: "99999", town: "Koivula" }, valid: { from: "2026-01-01", until: "" }, loans: "3", fee: "1,50" }, true))
  let withHelper = ""
  for (let at = 2; at <= registersMost; at++) {
    const id = await record(town, `client-${at}`, { person: martti, need: `Tarve ${at}`, ...(at === 7 ? { helper } : {}) })
    if (at === 7) withHelper = id
    truth.add(id)
  }
  const [first = "", other] = [[...truth][0], await record(town, "client-2", { person: helper, need: "Ei Martin asia" })]
  await by(town, veikko, (work) => addComment(work, "koivula", first, "Soitti ja kiitti."))
  await by(town, veikko, (work) => addComment(work, "koivula", other, "Ei Martin kommentti."))
  for (const [whose, body] of [[withHelper, "Palvelusi alkaa."], [other, "Ei Martin kirje."]] as const) await by(town, veikko, (work) => makeLetter(work, "koivula", whose, { code: "note", language: "fi", heading: "Kutsu palveluun", body }))
  const person = await personOf(town, [...truth][0] ?? "")
  const file = { name: "kirje.txt", mediaType: "text/plain", ...(await town.files.put(new Blob(["Hei, hakemukseni."]).stream(), 100)) }
  const hers = await open(town, aCase({ title: "Martin hakemus", publicTitle: "Hakemus", classCode: "14 05", person }))
  truth.add(hers)
  for (const title of ["Hakemus", "Hakemus uudelleen"]) truth.add(await by(town, veikko, (work) => addDocument(work, "koivula", hers, { title, publicTitle: title, type: "application", language: "fi", received: { at: town.now(), way: "letter", sender: "Martti Mallinen" }, publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 25 k" }, file }, town.signIn.keys.codeKey)))
  return { person, truth, withHelper }
}

/** What the two systems outside keep of Martti, and of others: one thing of his in each holds what is none of his business. */
const outsideOf = (system: OutsideSystem, code: string): readonly OutsideThing[] =>
  code !== martti.code
    ? [aThing("x-1", { data: { Teos: "Ei Martin laina" } })]
    : system === "kirjastojarjestelma"
      ? [aThing("l-1", { addresses: { Kotiosoite: "Suojatie 7, 99999 Koivula" } }), aThing("l-2", { secrecy: "public", act: null, item: null }), aThing("l-3", { data: { Teos: "Teos l-3", Asiakas: martti.code } })]
      : [aThing("v-1", { title: "Liikuntavuoro", others: true, protected: true, data: { Vuoro: "Vuoro v-1", Pari: "Tuija Tukija", "Parin osoite": "Piilotie 2" } }), aThing("v-2", { title: "Liikuntavuoro", data: { Vuoro: "Vuoro v-2", Pari: helper.code } })]

test("a person in forty registers, in a case, in two systems outside and on a shelf gets all of hers in one package, and nothing of anyone else's", async (t) => {
  const town = await openOffice(t)
  const { person, truth, withHelper } = await presentEverywhere(town)
  const id = await open(town, aCase({ person }))
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask({ kind: "own-data", asked: "Kaikki tietoni" })]))
  const search = () => by(town, veikko, (work) => searchForTask(work, "koivula", id, task, model))
  await search()
  const found = await readWithin(town.database, "koivula", (queries) => queries.rows<{ record: string; sure: boolean; same: boolean }>(sql`select record_id as record, certain as sure, same_as is not null as same from request_item where case_id = ${id}`))
  assert.deepEqual(new Set(found.filter(({ sure }) => sure).map((item) => item.record)), truth)
  assert.equal(found.filter(({ same }) => same).length, 1, "the same file is folded under the first")
  await search()
  assert.equal((await one(town, id, task)).counts.found, truth.size - 1, "looking again finds nothing twice")

  const places = async () => (await one(town, id, task)).searches.filter(({ searchedAt }) => searchedAt === null).map((place) => place.id).toSorted()
  assert.deepEqual(await places(), ["shelf:kirjasto", "system:kirjastojarjestelma", "system:liikuntajarjestelma"])
  await assert.rejects(by(town, veikko, (work) => askPackage(work, "koivula", id, task, { language: "fi" })), /nobody has looked/)
  // The holders are asked with one press; one is down, which is told at its place, and it is asked again. Two presses at once ask once, though the later may come when the earlier has its answer.
  const down: { [system: string]: { status?: number } } = { liikuntajarjestelma: { status: 503 } }
  const outside = await openOutside(t, () => town.now(), outsideOf, down)
  const press = (steps: readonly string[] | null = null) => askPlaces(deskOf(town, veikko), id, task, steps, null, { model, holders: outside.holders, keys: town.signIn.keys, clock: () => town.now() })
  await Promise.all([press(["system:kirjastojarjestelma"]), press(["system:kirjastojarjestelma"])])
  assert.deepEqual([...((await press()) as ReadonlyMap<string, string>)], [["system:liikuntajarjestelma", "not-now"]])
  assert.deepEqual(outside.asked.map(({ system }) => system), ["kirjastojarjestelma"])
  assert.deepEqual((await one(town, id, task)).searches.filter(({ how }) => how === "system").map(({ place, hits, asked }) => [place, hits, asked?.outcome]), [["kirjastojarjestelma", 3, "answered"], ["liikuntajarjestelma", null, "not-now"]])
  delete down.liikuntajarjestelma
  assert.deepEqual([...((await press()) as ReadonlyMap<string, string>)], [["system:liikuntajarjestelma", "answered"]])
  assert.deepEqual([...((await press()) as ReadonlyMap<string, string>)], [])
  assert.equal(outside.asked.length, 2)
  assert.deepEqual(await town.database.rows(sql`select act, purpose, outcome, count(*)::int as count from usage_entry where act like 'holder-%' group by 1, 2, 3 order by 1`), [{ act: "holder-answered", purpose: "subject-request", outcome: "done", count: 3 }, { act: "holder-asked", purpose: "subject-request", outcome: "done", count: 3 }])
  // Someone walks to the shelf: what was there is a document of this case, and among what was found.
  assert.deepEqual(await places(), ["shelf:kirjasto"])
  const card = { name: "kortti.txt", mediaType: "text/plain", ...(await town.files.put(new Blob(["Lainauskortti 1998"]).stream(), 100)) }
  const came = await by(town, veikko, (work) => addDocument(work, "koivula", id, { title: "Lainauskortti", publicTitle: "Lainauskortti", type: "report", language: "fi", received: { at: town.now(), way: "counter", sender: "Kirjasto" }, publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 32 k" }, file: card }, town.signIn.keys.codeKey))
  await by(town, veikko, (work) => addItems(work, "koivula", id, task, [came], "shelf:kirjasto"))
  assert.deepEqual(await places(), [])

  const given = await by(town, veikko, (work) => giveWhatIsClear(work, "koivula", id, task))
  assert.equal(given, truth.size - 2 + 3 + 1, "all but the one with somebody else in it, the one that came twice, and two things from outside with somebody else in them")
  await assert.rejects(by(town, veikko, (work) => askPackage(work, "koivula", id, task, { language: "fi" })), /not been weighed/)
  const whole = await itemsOf(deskOf(town, veikko), id, task, why)
  const paged: string[] = []
  for (let page = await itemsOf(deskOf(town, veikko), id, task, why, null, 7); page.length > 0; page = await itemsOf(deskOf(town, veikko), id, task, why, page.at(-1)?.id ?? null, 7)) paged.push(...page.map((item) => item.id))
  assert.deepEqual(paged, whole.map((item) => item.id), "page by page nothing is shown twice and nothing left out")
  // She is under non-disclosure: where she lives and her code show to nobody who weighs.
  const shown = JSON.stringify(whole)
  for (const masked of ["Suojatie", martti.code, helper.code]) assert.equal(shown.includes(masked), false, masked)
  assert.equal(shown.includes("Teos l-1"), true)
  const unweighed = whole.filter(({ weighed }) => weighed === null)
  assert.deepEqual(unweighed.map((item) => item.thirdPerson), [true, true, true])
  const left = unweighed.find((item) => item.record === withHelper)
  const weigh = (person: Person, form: Parameters<typeof weighItem>[5], item = left?.id ?? "") => by(town, person, (work) => weighItem(work, "koivula", id, task, item, form))
  await assert.rejects(weigh(johanna, { outcome: "given" }), NotFound)
  await town.add(tuula)
  await weigh(tuula, { outcome: "refused", act: "GDPR", item: "15 art. 4 k", reason: "Katsotaan vielä." })
  await assert.rejects(weigh(veikko, { outcome: "refused" }))
  const others = { outcome: "given-partly", act: "GDPR", item: "15 art. 4 k", reason: "Toisen henkilön tiedot." } as const
  await weigh(veikko, { ...others, covered: ["helper"] })
  for (const item of unweighed) if (item !== left) await weigh(veikko, { ...others, covered: ["Pari", "Parin osoite"] }, item.id)

  const asked = await by(town, veikko, (work) => askPackage(work, "koivula", id, task, { language: "fi" }))
  const named = { ...packing(town), unitName: (unit: string) => `Unit ${unit}` }
  assert.equal(await makePackages(town.database, "koivula", named, () => town.now()), 1)
  assert.equal(await makePackages(town.database, "koivula", packing(town), () => town.now()), 0)
  const [ready] = (await one(town, id, task)).packages
  assert.deepEqual([ready?.state, ready?.done, ready?.total], ["ready", truth.size - 1 + 6, truth.size - 1 + 6])
  const zip = unzipSync(new Uint8Array(await new Response((await town.files.get(ready?.sha256 ?? ""))?.content).arrayBuffer()))
  const data = JSON.parse(Buffer.from(zip["data.json"] ?? []).toString()) as { items: { id: string; facts: { label: string; value: string }[]; file: string | null }[]; withheld: unknown[]; views: unknown[] }
  const twice = found.find(({ same }) => same)?.record
  const fromOutside = whole.filter(({ root, record: its }) => root === id && its !== came).map((item) => item.record)
  assert.equal(fromOutside.length, 5)
  assert.deepEqual(new Set(data.items.map((item) => item.id)), new Set([...truth, came, ...fromOutside].filter((its) => its !== twice)))
  const text = JSON.stringify(data)
  for (const his of ["Tarve 40", martti.code, "Martti", "4,50", "Kotikuja 1", "Suojatie 7", "Teos l-1", "Teos l-2", "Teos l-3", "Vuoro v-1", "Vuoro v-2", "Soitti ja kiitti.", "Kutsu palveluun", "Palvelusi alkaa.", "Kirjastojärjestelmä (Lehti)", "Liikuntajärjestelmä"]) assert.equal(text.includes(his), true, his)
  for (const hers of ["Tuija", "Tukija", helper.code, "Piilotie", "Ei Martin"]) assert.equal(text.includes(hers), false, hers)
  assert.deepEqual([data.withheld.length, Object.keys(zip).filter((name) => name.startsWith("files/")).length], [3, 2])
  const pages = (await readPdf(new Uint8Array(zip["answer.pdf"] ?? []))).pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("\n")
  assert.match(pages, /official, Unit town-office/, "who has looked is told with the name of the unit")
  const [, signature = ""] = Buffer.from(zip["sha256sums.sig"] ?? []).toString().trim().split(":")
  assert.equal(verify(null, Buffer.from(zip["sha256sums.txt"] ?? []), keyPair.publicKey, Buffer.from(signature, "hex")), true)
  const disclosed = await town.database.rows<{ count: number }>(sql`select count(*)::int as count from usage_entry where act = 'record-disclosed'`)
  assert.equal(disclosed[0]?.count, data.items.length, "each thing that is given leaves one entry")

  const link = await by(town, veikko, (work) => makeDelivery(work, "koivula", id, task, asked))
  const fetch = (person: string, level: "low" | "substantial" | null, minutes = 0) => fetchDelivery(town.database, "koivula", link, { actor: { id: person, name: "", kind: "resident" }, level }, new Date(town.now().getTime() + minutes * 60_000))
  assert.ok((await fetch(person, "low")) instanceof SignInNeeded)
  await assert.rejects(fetch("somebody", "substantial"), NotFound)
  assert.equal(((await fetch(person, "substantial")) as { sha256: string }).sha256, ready?.sha256)
  await assert.rejects(fetch(person, "substantial", 15 * 24 * 60), NotFound)
  await by(town, veikko, (work) => answerByPackage(work, "koivula", id, task, asked))
  assert.equal((await one(town, id, task)).state, "given-partly")
})

test("a package that breaks off at any point is made whole later, once, and each thing given is told of once", async (t) => {
  const town = await openOffice(t)
  const { person } = await presentEverywhere(town)
  const id = await open(town, aCase({ person }))
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask({ kind: "own-data", asked: "Kaikki tietoni" })]))
  await by(town, veikko, (work) => searchForTask(work, "koivula", id, task, model))
  await nothingElsewhere(town, id, task)
  await assert.rejects(by(town, veikko, (work) => tellSearched(work, "koivula", id, task, ["registers"], 0, null)), /no such place/)
  await by(town, veikko, (work) => giveWhatIsClear(work, "koivula", id, task))
  const [left] = await itemsOf(deskOf(town, veikko), id, task, why)
  await by(town, veikko, (work) => weighItem(work, "koivula", id, task, left?.id ?? "", { outcome: "refused", act: "GDPR", item: "15 art. 4 k", reason: "Toisen henkilön tiedot." }))
  await by(town, veikko, (work) => askPackage(work, "koivula", id, task, { language: "sv" }))
  const broken = (files: Partial<Town["files"]>): Packing => ({ ...packing(town), files: { ...town.files, ...files } })
  const off = () => Promise.reject(new Error("The power is off."))
  for (const part of [{ get: off }, { put: off }]) {
    await assert.rejects(makePackages(town.database, "koivula", broken(part), () => town.now()), /power/)
    const [waiting] = (await one(town, id, task)).packages
    assert.deepEqual([waiting?.state, waiting?.sha256], ["waiting", null])
  }
  // Two at once, as after a restart that overlaps: one package, one entry for each thing.
  await Promise.all([1, 2].map(() => makePackages(town.database, "koivula", packing(town), () => town.now())))
  const [ready] = (await one(town, id, task)).packages
  const [disclosed] = await town.database.rows<{ count: number }>(sql`select count(*)::int as count from usage_entry where act = 'record-disclosed'`)
  assert.deepEqual([ready?.state, disclosed?.count], ["ready", (ready?.total ?? 0) - 1])
})

test("what anyone asks for is found by its number, given as it is public, and fetched by the link alone", async (t) => {
  const town = await openOffice(t)
  const other = await open(town, aCase({ title: "Kirjaston laajennus", publicTitle: "Kirjaston laajennus", classCode: "10 03", publicity: { secrecy: "public" }, initiator: { kind: "organisation", name: "Koivulan rakennus Oy" } }))
  const plan = { name: "suunnitelma.txt", mediaType: "text/plain", ...(await town.files.put(new Blob(["Laajennus maksaa."]).stream(), 100)) }
  const document = (title: string, secrecy: "public" | "secret") => by(town, veikko, (work) => addDocument(work, "koivula", other, { title, publicTitle: title, type: "plan", language: "fi", received: { at: town.now(), way: "letter", sender: "Koivulan rakennus Oy" }, publicity: secrecy === "public" ? { secrecy } : { secrecy, act: "621/1999", item: "24 § 1 mom. 20 k" }, file: plan }, town.signIn.keys.codeKey))
  const [open1, secret] = [await document("Suunnitelma", "public"), await document("Tarjouslaskelma", "secret")]
  const id = await open(town, aCase())
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask()]))
  await by(town, veikko, (work) => searchForTask(work, "koivula", id, task, model))
  await by(town, veikko, (work) => addItems(work, "koivula", id, task, [open1, secret], "cases"))
  await assert.rejects(by(town, veikko, (work) => addItems(work, "koivula", id, task, [open1], "cases")), Conflict)
  // The same file twice, but the one is secret: nothing is folded away that is weighed otherwise.
  const items = await itemsOf(deskOf(town, veikko), id, task, why)
  assert.deepEqual(new Map(items.map(({ record: its, alike }) => [its, alike])), new Map([[open1, 0], [secret, 0]]))
  assert.equal(await by(town, veikko, (work) => giveWhatIsClear(work, "koivula", id, task)), 1)
  const kept = items.find((item) => item.record === secret)
  await assert.rejects(by(town, veikko, (work) => weighItem(work, "koivula", id, task, kept?.id ?? "", { outcome: "given-partly", act: "621/1999", item: "24 § 1 mom. 20 k", reason: "Liikesalaisuus" })), /public version/)
  await by(town, veikko, (work) => weighItem(work, "koivula", id, task, kept?.id ?? "", { outcome: "refused", act: "621/1999", item: "24 § 1 mom. 20 k", reason: "Liikesalaisuus", until: "2051-11-24" }))
  await assert.rejects(by(town, veikko, (work) => askPackage(work, "koivula", id, task, { language: "en" })), /nobody has looked/)
  await by(town, veikko, (work) => tellSearched(work, "koivula", id, task, ["registers"], 0, "Ei koske rekistereitä."))
  const asked = await by(town, veikko, (work) => askPackage(work, "koivula", id, task, { language: "en" }))
  await makePackages(town.database, "koivula", packing(town), () => town.now())
  const link = await by(town, veikko, (work) => makeDelivery(work, "koivula", id, task, asked))
  const got = await fetchDelivery(town.database, "koivula", link, { actor: { id: "anonymous", name: "" }, level: null }, town.now())
  assert.ok("sha256" in got)
  await by(town, veikko, (work) => answerByPackage(work, "koivula", id, task, asked))
  const answered = await one(town, id, task)
  assert.deepEqual([answered.state, answered.counts], ["given-partly", { found: 2, unweighed: 0, given: 1, partly: 0, refused: 1, erased: 0 }])
  await by(town, veikko, (work) => tellOfTask(work, "koivula", id, task, "referred", null))
})

test("while processing is restricted the record shows on no path but to her, the data protection officer and who has a task in it, and it ends with a reason that she is told", async (t) => {
  const town = await openOffice(t)
  await town.add(tuula)
  const id = await record(town, "client-2", { person: martti, need: "Kiistetty tarve" })
  const person = await personOf(town, id)
  const request = await open(town, aCase({ person }))
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", request, [ask({ kind: "rectification", asked: "Tarve on väärin" })]))
  await by(town, veikko, (work) => searchForTask(work, "koivula", request, task, model))
  const items = () => itemsOf(deskOf(town, veikko), request, task, why)
  const [item] = await items()
  assert.deepEqual([item?.record, item?.locked, item?.title], [id, false, "Martti Mallinen"])
  const sees = async (who: Person) => {
    const found = await getRecord(deskOf(town, who), id, why).catch(() => null)
    return found !== null && !(found instanceof PurposeNeeded)
  }
  const hers: Person = { id: person, given: "Martti", family: "Mallinen", kind: "resident" }
  assert.deepEqual([await sees(veikko), await sees(tuula), await sees(hers)], [true, true, true])
  await by(town, veikko, async (work) => enter(work.queries, "koivula").then(() => putDisclosure(work, "koivula", { id, root: id, person, register: "rekisteri-2", changes: 1 }, { recipient: "kela", toName: "Kansaneläkelaitos", country: "FI", ground: "1/2026 3 §", consent: null, fields: ["need"] })))
  assert.deepEqual((await items())[0]?.givenTo, ["Kansaneläkelaitos"], "who has been given it is told of what becomes of it")
  const tell = (done: "rectified" | "restricted") => tellRecipients(deskOf(town, veikko), request, task, item?.id ?? "", { done, said: "Oikea tarve on tuki.", language: "fi", municipality: "Koivula", registerName: (register) => register }, { files: town.files, codeKey: town.signIn.keys.codeKey })
  assert.equal(await tell("rectified"), 1)
  await assert.rejects(tell("rectified"), /nobody who has not been told/)
  assert.deepEqual((await items())[0]?.told, [{ to: "Kansaneläkelaitos", at: town.now() }])
  await by(town, veikko, (work) => lockItem(work, "koivula", request, task, item?.id ?? "", "accuracy"))
  assert.equal(await tell("restricted"), 1, "also of what is restricted by this request")
  const letters = await readWithin(town.database, "koivula", (queries) => queries.rows<{ title: string; recipient: string; sha256: string }>(sql`
    select r.title, d.recipient, d.sha256 from recipient_notice n join case_document d on d.id = n.document_id and d.sha256 = n.sha256 join record r on r.id = d.id where n.case_id = ${request} order by r.title`))
  const noted = await town.database.rows<{ sha256: string }>(sql`select more ->> 'sha256' as sha256 from usage_entry where act = 'recipient-told' and subject_id = ${id} order by at, seq`)
  assert.deepEqual(new Set(noted.map(({ sha256 }) => sha256)), new Set(letters.map(({ sha256 }) => sha256)))
  assert.deepEqual(letters.map(({ title, recipient }) => [title, recipient]), ["Ilmoitus käsittelyn rajoittamisesta", "Ilmoitus tiedon oikaisusta"].map((title) => [`${title}: Kansaneläkelaitos`, "Kansaneläkelaitos"]))
  await assert.rejects(by(town, veikko, (work) => lockItem(work, "koivula", request, task, item?.id ?? "", "accuracy")), Conflict)
  assert.deepEqual([await sees(veikko), await sees(tuula), await sees(hers)], [false, true, true])
  assert.deepEqual((await items()).map(({ locked, title }) => [locked, title]), [[true, null]])
  const listed = await listRegister(deskOf(town, veikko), "client-2", {}, why)
  assert.deepEqual("records" in listed && listed.records, [])
  await by(town, veikko, (work) => liftLock(work, "koivula", request, task, item?.id ?? "", "Tieto tarkistettiin ja oikaistiin.", null))
  assert.equal(await sees(veikko), true)
  assert.deepEqual((await messagesOf(town.database, "koivula", request)).map(({ said, fromAsker }) => [said, fromAsker]), [["Tieto tarkistettiin ja oikaistiin.", false]])
})

test("what is asked for a child is gathered only when the mandate has been accepted, is the child's and not the asker's, and her address under non-disclosure is looked at before it is given", async (t) => {
  const town = await openOffice(t)
  const child = await record(town, "borrower", { person: martti, born: "2015-01-01", kind: "child", guardian: "Tuija Tukija", home: { street: "Salatie 3", postcode: "99999", town: "Koivula" }, valid: { from: "2026-01-01", until: "" }, loans: "1", fee: "1,00" }, true)
  const parent = await personOf(town, await record(town, "client-2", { person: helper, need: "Vanhemman oma asia" }))
  const id = await open(town, aCase({ person: parent, initiator: { kind: "person", name: "Tuija Tukija" } }))
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask({ kind: "own-data", asked: "Lapsen tiedot" })]))
  await by(town, veikko, (work) => nameMandate(work, "koivula", id, { kind: "guardian", whom: "Martti Mallinen" }))
  const search = () => by(town, veikko, (work) => searchForTask(work, "koivula", id, task, model))
  const check = (accepted: boolean, shown: string, code: string | null) => by(town, veikko, (work) => checkMandate(work, "koivula", id, { accepted, shown, code }, town.signIn.keys))
  await assert.rejects(search(), /Check the mandate/)
  await check(false, "Otetta ei ollut.", null)
  await assert.rejects(search(), /Check the mandate/)
  await assert.rejects(check(true, "Väestötieto-ote 24.11.2026", null), /identity code/)
  await check(true, "Väestötieto-ote 24.11.2026", martti.code)
  await assert.rejects(check(true, "Uudelleen", martti.code), /already/)
  await search()
  await nothingElsewhere(town, id, task)
  assert.deepEqual((await itemsOf(deskOf(town, veikko), id, task, why)).map((item) => [item.record, item.certain, item.protected]), [[child, true, true]])
  assert.equal(await by(town, veikko, (work) => giveWhatIsClear(work, "koivula", id, task)), 0)
  const [item] = await itemsOf(deskOf(town, veikko), id, task, why)
  await by(town, veikko, (work) => weighItem(work, "koivula", id, task, item?.id ?? "", { outcome: "given-partly", act: "621/1999", item: "24 § 1 mom. 31 k", reason: "Osoitteella on turvakielto.", covered: ["home"] }))
  const its = await by(town, veikko, (work) => askPackage(work, "koivula", id, task, { language: "fi" }))
  await makePackages(town.database, "koivula", packing(town), () => town.now())
  const [ready] = (await one(town, id, task)).packages
  const text = Buffer.from(unzipSync(new Uint8Array(await new Response((await town.files.get(ready?.sha256 ?? ""))?.content).arrayBuffer()))["data.json"] ?? []).toString()
  assert.deepEqual(["1,00", "Salatie", "Vanhemman oma asia"].map((part) => text.includes(part)), [true, false, false])
  const link = await by(town, veikko, (work) => makeDelivery(work, "koivula", id, task, its))
  const fetch = (who: string) => fetchDelivery(town.database, "koivula", link, { actor: { id: who, name: "", kind: "resident" }, level: "substantial" }, town.now())
  await assert.rejects(fetch(await personOf(town, child)), NotFound)
  assert.equal("sha256" in (await fetch(parent)), true)
  const told = await mandateOf(town.database, "koivula", id)
  assert.deepEqual([told?.kind, told?.whom, told?.checked?.by, told?.checked?.shown], ["guardian", "Martti Mallinen", "veikko", "Väestötieto-ote 24.11.2026"])
})

test("an answer on one's own behalf opens only for her, also where nothing was found, and what stands behind masks is given to nobody else", async (t) => {
  const town = await openOffice(t)
  const id = await record(town, "client-2", { person: martti, need: "Tuki" })
  const person = await personOf(town, id)
  const answer = async (kind: "log" | "document", records: readonly string[]) => {
    const request = await open(town, aCase({ person }))
    const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", request, [ask({ kind })]))
    await by(town, veikko, (work) => searchForTask(work, "koivula", request, task, model))
    if (kind === "document") await by(town, veikko, (work) => addItems(work, "koivula", request, task, records, "registers"))
    await nothingElsewhere(town, request, task)
    for (const item of await itemsOf(deskOf(town, veikko), request, task, why)) await by(town, veikko, (work) => weighItem(work, "koivula", request, task, item.id, { outcome: kind === "log" ? "not-meant" : "given" }))
    const its = await by(town, veikko, (work) => askPackage(work, "koivula", request, task, { language: "fi" }))
    await makePackages(town.database, "koivula", packing(town), () => town.now())
    const link = await by(town, veikko, (work) => makeDelivery(work, "koivula", request, task, its))
    const [ready] = (await one(town, request, task)).packages
    const zip = unzipSync(new Uint8Array(await new Response((await town.files.get(ready?.sha256 ?? ""))?.content).arrayBuffer()))
    return { link, text: Buffer.from(zip["data.json"] ?? []).toString() }
  }
  const { link } = await answer("log", [])
  assert.ok((await fetchDelivery(town.database, "koivula", link, { actor: { id: "anonymous", name: "" }, level: null }, town.now())) instanceof SignInNeeded)
  const { text } = await answer("document", [id])
  assert.deepEqual([text.includes("Tuki"), text.includes(martti.code)], [true, false])
})
