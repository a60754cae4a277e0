import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { unzipSync } from "fflate"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { openTown, testNow, type Town } from "../../../test/town.ts"
import { readWithin } from "../../acts/access/border.ts"
import { openHolders } from "../../acts/holders/over-http.ts"
import { makePackages } from "../../acts/requests/package.ts"
import { addSamples } from "../../acts/samples.ts"
import { placesOf } from "../../commands/holder-settings.ts"
import { openStandIns, type StandIns } from "../../dev-provider/stand-ins.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
let standIns: StandIns
let town: Town
let aino: Town
let veikko: Town
let sofia: Town
before(async () => {
  standIns = await openStandIns({ token: "t", clock: () => town.now() })
  town = await openTown(anEngine(), [espoo], testNow, { holders: openHolders(placesOf(standIns)), mail: { from: "kirjaamo@espoo.invalid" } })
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  aino = await town.as(staff("aino"))
  veikko = await town.as(staff("veikko"))
  sofia = await town.as({ id: "sofia", kind: "resident", given: "Sofia", family: "Saarela" })
})
after(async () => {
  await standIns.close()
  await town.close()
})

const pack = () => makePackages(town.database, "espoo", { files: town.files, key: null, unitName: (id) => id, registerName: (id) => id }, () => town.now())
const hidden = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ""

async function send(by: Town, kinds: readonly string[], more: Record<string, string> = {}): Promise<{ status: number; page: string; receipt: string }> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ key: hidden(await by.page("/fi/espoo/request"), "key"), sent: "1", pool: "", asked: "Kirjaston laajennuksen asiakirjat", purpose: "", giving: "e-delivery", name: "", contact: "", behalf: "", act: "send", ...more })) form.set(name, value)
  for (const kind of kinds) form.append("kind", kind)
  const response = await by.app.request("http://localhost:3000/fi/espoo/request", { method: "POST", body: form, headers: { origin: "http://localhost:3000", ...(by.cookie ? { cookie: by.cookie } : {}) } })
  const page = await response.text()
  return { status: response.status, page, receipt: /<strong>([0-9A-Z-]{19})<\/strong>/.exec(page)?.[1] ?? "" }
}

/** The registrar opens what arrived last as a case of Veikko's; returns the case's address and its requests'. */
async function openLast(initiator = "Sofia Saarela"): Promise<string> {
  const at = /href="(\/staff\/intake\/[0-9a-f-]{36})"/.exec(await aino.page("/staff/intake?lang=en"))?.[1] ?? ""
  const opened = await aino.post("/staff/cases/new", {
    intake: at.split("/").at(-1) ?? "", "intake-files": "1", classCode: "00 01 02", unit: "konsernihallinto", title: "Tietopyyntö", publicTitle: "Tietopyyntö", language: "fi", receivedWay: "form", day: "2026-11-24", time: "10:00",
    initiatorKind: "person", initiator, secrecy: "partly-secret", act: "621/1999", item: "24 § 1 mom. 32 k", endsOn: "", handler: "veikko", documentType: "information-request", confirm: "yes",
  })
  assert.equal(opened.status, 303, await opened.clone().text())
  return `${opened.headers.get("location")}/requests`
}
const taskIn = (page: string): string => /id="task-([0-9a-f-]{36})"/.exec(page)?.[1] ?? ""
const does = async (at: string, task: string, act: string, fields: Record<string, string> = {}): Promise<void> => {
  const done = await veikko.post(at, { task, act, ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}.${task}`, value])) })
  assert.equal(done.status, 303, `${act}: ${/class="errors"[\s\S]*?<\/div>/.exec(await done.clone().text())?.[0]}`)
}

test("anyone asks without a name, is told time and price beforehand, and follows the request with the receipt alone", async () => {
  const form = await town.page("/en/espoo/request?pool=tyollisyyspalvelut")
  for (const told of ["8 December 2026", "621/1999 14 §", "free", "Sign in"]) assert.equal(form.includes(told), true, told)
  const sent = await send(town, ["document", "advice"])
  assert.equal(sent.status, 200, sent.page)
  const at = await openLast()
  const page = await veikko.page(`${at}?lang=en`)
  for (const told of ["information from a document", "advice", "8 December 2026", "150/1930 3 §"]) assert.equal(page.includes(told), true, told)
  const own = await (await town.post("/en/espoo/my-matter", { receipt: sent.receipt })).text()
  for (const told of ["Your request", "received", "8 December 2026"]) assert.equal(own.includes(told), true, told)
  assert.match(await veikko.page("/staff/requests?lang=en"), /information from a document/)
  // A longer time and a transfer are written to her at once, with the reason.
  const task = page.split('id="task-').slice(1).find((part) => part.includes("nformation from a document"))?.slice(0, 36) ?? ""
  await does(at, task, "tell", { event: "extended", note: "Asiakirjoja on paljon." })
  await does(at, task, "tell", { event: "transferred", note: "Maanmittauslaitokselle, joka pitää rekisteriä." })
  const told = await (await town.post("/fi/espoo/my-matter", { receipt: sent.receipt })).text()
  for (const said of ["Vastaamme viimeistään 24.12.2026. Syy:\nAsiakirjoja on paljon.", "siirsimme pyyntösi:\nMaanmittauslaitokselle"]) assert.equal(told.includes(said), true, said)
})

test("what lacks is told at its field, nothing typed is lost, own data is for those who have signed in, and an identity code is taken nowhere", async () => {
  const none = await send(town, [], { asked: "" })
  assert.equal(none.status, 422)
  for (const told of ['href="#what"', 'href="#asked"']) assert.equal(none.page.includes(told), true, told)
  const own = await send(town, ["own-data"], { name: "Sofia Saarela" })
  assert.equal(own.status, 422)
  for (const told of ["Tunnistaudu ensin", 'value="Sofia Saarela"', "Kirjaston laajennuksen"]) assert.equal(own.page.includes(told), true, told)
  assert.equal((await send(town, ["document"], { asked: `Tiedot ${testCode("1990-02-28", 901)}` })).status, 422)
  // Choosing a pool shows its keys and keeps what was typed.
  const keys = await send(town, ["document"], { act: "keys", pool: espoo.pools.find(({ searchKeys }) => searchKeys.items.some(({ key }) => key === "clubName"))?.id ?? "" })
  assert.equal(keys.status, 200)
  for (const told of ['name="key-clubName"', "Kirjaston laajennuksen"]) assert.equal(keys.page.includes(told), true, told)
})

test("a person's own data is collected, weighed, made into an answer and fetched by her alone, and she and the town write to each other", async () => {
  const kaisa = await town.as({ id: "kaisa", kind: "resident", given: "Kaisa", family: "Kuntalainen" })
  // She has a case already, with the letter by which it began.
  await kaisa.post("/fi/espoo/send", { key: hidden(await kaisa.page("/fi/espoo/send"), "key"), subject: "Aloite", message: "Lisää penkkejä.", name: "Kaisa Kuntalainen", contact: "kaisa@example.invalid", unit: "", topic: "" })
  await openLast("Kaisa Kuntalainen")
  const sent = await send(kaisa, ["own-data"], { asked: "Kaikki, mitä minusta on", contact: "kaisa@example.invalid" })
  assert.equal(sent.status, 200, sent.page)
  const at = await openLast("Kaisa Kuntalainen")
  const task = taskIn(await veikko.page(`${at}?lang=en`))
  await does(at, task, "search")
  const page = await veikko.page(`${at}?lang=en`)
  const steps = [...page.matchAll(new RegExp(`name="step.${task}" value="([^"]+)"`, "g"))].map(([, id]) => id ?? "")
  assert.equal(steps.length > 10, true, "other systems and papers are in the plan")
  assert.match(page, /2 in all/)
  // Holders that are connected are asked with a press; no register has her code, so it is asked of the official, and another's is not taken.
  const connected = [...page.matchAll(/name="ask" value="system:([^"]+)"/g)].map(([, system]) => system ?? "")
  assert.equal(connected.length > 0, true, "a system of the plan is connected")
  await town.database.rows(sql`update person set hetu_index = ${town.signIn.keys.hetuIndex(testCode("1990-01-01", 905))} where municipality_id = 'espoo' and id = 'kaisa'`)
  const pressed = async (fields: Record<string, string>) => veikko.post(at, { task, ...fields })
  for (const [typed, told] of [["", "do not have her identity code"], [testCode("1990-01-01", 906), "not the code of the person"]] as const) {
    const lacking = await veikko.app.request(`http://localhost:3000${at}?lang=en`, { method: "POST", body: new URLSearchParams({ task, ask: `system:${connected[0]}`, [`hetu.${task}`]: typed }), headers: { origin: "http://localhost:3000", cookie: veikko.cookie, "accept-language": "en" } })
    assert.deepEqual([lacking.status, (await lacking.text()).includes(told)], [422, true], told)
  }
  assert.equal((await pressed({ act: "ask", [`hetu.${task}`]: testCode("1990-01-01", 905) })).status, 303)
  assert.deepEqual(standIns.asked.map(({ system, operation }) => `${operation} ${system}`).toSorted(), connected.map((system) => `kept ${system}`).toSorted())
  const after = await veikko.page(`${at}?lang=en`)
  assert.match(after, /an invented answer/)
  const open = [...after.matchAll(new RegExp(`name="step.${task}" value="([^"]+)"`, "g"))].map(([, id]) => id ?? "").filter((step) => !connected.includes(step.replace("system:", "")))
  const form = new FormData()
  for (const [name, value] of [["task", task], ["act", "looked"], [`hits.${task}`, "0"], [`searchNote.${task}`, "Ei löytynyt"]] as const) form.set(name, value)
  for (const step of open) form.append(`step.${task}`, step)
  const looked = await veikko.app.request(`http://localhost:3000${at}`, { method: "POST", body: form, headers: { origin: "http://localhost:3000", cookie: veikko.cookie } })
  assert.equal(looked.status, 303, await looked.clone().text())
  const early = await veikko.post(at, { task, act: "package" })
  assert.equal(early.status, 409, "what was found has not been weighed")
  await does(at, task, "give-clear")
  for (const item of [...(await veikko.page(`${at}?lang=en`)).matchAll(/name="item" value="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? "")) await veikko.post(at, { task, item, act: "weigh", [`outcome.${task}.${item}`]: "given" })
  await veikko.post(at, { act: "message", message: "Vastaus on tulossa." })
  // Word that a message waits goes to the address that she left, and nothing of what it says.
  const [mail] = await readWithin(town.database, "espoo", (queries) => queries.rows<{ recipient: string; message: string }>(sql`select recipient, message from mail_out where kind = 'message'`))
  const written = Buffer.from(mail?.message.split("\r\n\r\n")[1] ?? "", "base64").toString()
  assert.deepEqual([mail?.recipient, /\/fi\/espoo\/my-matter/.test(written), /tulossa/.test(written)], ["kaisa@example.invalid", true, false])
  const own = await (await kaisa.post("/en/espoo/my-matter", { receipt: sent.receipt, act: "message", message: "Kiitos, odotan." })).text()
  for (const told of ["Vastaus on tulossa.", "Kiitos, odotan.", "own data"]) assert.equal(own.includes(told), true, told)
  await does(at, task, "package", { language: "fi" })
  assert.match(await veikko.page(`${at}?lang=en`), /being made: 0\/\d/)
  assert.equal(await pack(), 1)
  const its = hidden(await veikko.page(`${at}?lang=en`), "package")
  const linked = await veikko.post(at, { task, act: "link", package: its })
  assert.equal(linked.status, 200)
  const link = /\/fi\/espoo\/answers\/[\w-]{32}/.exec(await linked.text())?.[0] ?? ""
  assert.equal((await town.get(link)).status, 200)
  assert.equal((await town.post(link, {})).status, 403)
  assert.equal((await sofia.post(link, {})).status, 404)
  const fetched = await kaisa.post(link, {})
  assert.equal(fetched.status, 200)
  const zip = unzipSync(new Uint8Array(await fetched.arrayBuffer()))
  assert.deepEqual(Object.keys(zip).filter((name) => !name.startsWith("files/")).toSorted(), ["answer.pdf", "data.json", "sha256sums.txt"])
  assert.equal((await veikko.post(at, { task, act: "answer", package: its })).status, 303)
  assert.match(await veikko.page(`${at}?lang=en`), /All requests have been answered/)
  assert.match(await veikko.page("/staff/requests/statistics?lang=en"), /my own data/)
})

test("what one who has signed in has typed is kept as her draft until she sends it, and of a visitor nothing is kept", async () => {
  const draft = { asked: "Luonnos laajennuksesta", name: "Sofia Saarela" }
  assert.match(await town.page("/fi/espoo/request"), /Mitään ei tallenneta ennen kuin lähetät/)
  assert.equal((await send(sofia, ["advice"], { ...draft, act: "draft" })).status, 200)
  const kept = await sofia.page("/fi/espoo/request")
  for (const told of ["Luonnos laajennuksesta", "Luonnoksesi on tallessa", 'value="advice" checked']) assert.equal(kept.includes(told), true, told)
  assert.equal((await aino.page("/fi/espoo/request")).includes("Luonnos laajennuksesta"), false)
  const coded = await send(sofia, ["advice"], { ...draft, asked: `Tunnus ${testCode("1990-02-28", 901)}`, act: "draft" })
  assert.deepEqual([coded.status, coded.page.includes('href="#asked"')], [422, true])
  assert.equal((await send(sofia, ["advice"], draft)).status, 200)
  await openLast()
  assert.equal((await sofia.page("/fi/espoo/request")).includes("Luonnos laajennuksesta"), false)
  await send(sofia, ["advice"], { ...draft, act: "draft" })
  await send(sofia, [], { act: "drop" })
  assert.equal((await sofia.page("/fi/espoo/request")).includes("Luonnos laajennuksesta"), false)
})

test("one who asks for another names whom and by what right, and the page tells staff to check it first, and her how it stands", async () => {
  const half = await send(sofia, ["own-data"], { behalf: "Eetu Saarela" })
  assert.deepEqual([half.status, half.page.includes('href="#behalf"')], [422, true])
  const sent = await send(sofia, ["own-data"], { behalf: "Eetu Saarela", mandate: "guardian" })
  assert.equal(sent.status, 200, sent.page)
  const at = await openLast()
  const task = taskIn(await veikko.page(`${at}?lang=en`))
  const page = await veikko.page(`${at}?lang=en`)
  for (const told of ["Eetu Saarela", "361/1983 4 §", "not checked", "Nothing is looked for before"]) assert.equal(page.includes(told), true, told)
  assert.equal((await veikko.post(at, { task, act: "search" })).status, 409)
  const mine = async () => (await town.post("/en/espoo/my-matter", { receipt: sent.receipt })).text()
  assert.match(await mine(), /You ask for another: Eetu Saarela[^<]*Not checked/)
  assert.equal((await veikko.post(at, { act: "check", outcome: "accepted", shown: "Väestötieto-ote", hetu: "x" })).status, 422)
  assert.equal((await veikko.post(at, { act: "check", outcome: "accepted", shown: "Väestötieto-ote", hetu: testCode("2015-01-01", 907) })).status, 303)
  await does(at, task, "search")
  assert.match(await mine(), /The right has been shown/)
})

test("the information manager alone sets what copies cost, the form tells it beforehand, and an answer on paper is charged by it", async () => {
  const ilkka = await town.as(staff("ilkka"))
  const tariff = { page: "0,50", hour: "30", basis: "Kaupunginhallitus 1.6.2026 12 §", from: "2026-11-24" }
  assert.equal((await ilkka.post("/staff/requests/tariff", { ...tariff, page: "paljon" })).status, 422)
  assert.equal((await ilkka.post("/staff/requests/tariff", { ...tariff, from: "2026-11-23" })).status, 409)
  assert.equal((await veikko.post("/staff/requests/tariff", tariff)).status, 409)
  assert.equal((await ilkka.post("/staff/requests/tariff", tariff)).status, 303)
  assert.match(await town.page("/en/espoo/request"), /€0.50 a page/)
  await send(town, ["document"], { giving: "printout" })
  const at = await openLast()
  const task = taskIn(await veikko.page(at))
  await does(at, task, "search")
  // A number that is no case's, and one that she may read, which brings its documents along.
  const bad = await veikko.post(at, { task, act: "add", [`number.${task}`]: "999/99/2026" })
  assert.equal(bad.status, 422)
  const own = await veikko.page("/staff/cases?lang=en")
  const mine = /\d+\/00\.01\.02\/2026/.exec(await veikko.page(at))?.[0]
  const number = [...own.matchAll(/\d+\/00\.01\.02\/2026/g)].map(([found]) => found).find((found) => found !== mine) ?? ""
  await does(at, task, "add", { number, from: "cases" })
  const form = new FormData()
  for (const [name, value] of [["task", task], ["act", "looked"], [`hits.${task}`, "0"], [`step.${task}`, "registers"]] as const) form.set(name, value)
  assert.equal((await veikko.app.request(`http://localhost:3000${at}`, { method: "POST", body: form, headers: { origin: "http://localhost:3000", cookie: veikko.cookie } })).status, 303)
  for (const [, item = ""] of (await veikko.page(at)).matchAll(new RegExp(`name="outcome\\.${task}\\.([0-9a-f-]{36})"`, "g")))
    assert.equal((await veikko.post(at, { task, item, act: "weigh", [`outcome.${task}.${item}`]: "given" })).status, 303)
  await does(at, task, "package", { language: "en", pages: "12", minutes: "0" })
  assert.equal(await pack(), 1)
  const its = hidden(await veikko.page(at), "package")
  const zip = unzipSync(new Uint8Array(await (await veikko.get(`${at}/${task}/packages/${its}`)).arrayBuffer()))
  const { fee } = JSON.parse(Buffer.from(zip["data.json"] ?? []).toString()) as { fee: { what: string; cents: number; law: string }[] }
  assert.deepEqual(fee.map(({ what, cents, law }) => [what, cents, law]), [["pages", 600, "621/1999 34 §"]])
})

test("a link that is nobody's and one that is over look alike", async () => {
  const answer = await town.post(`/en/espoo/answers/${"x".repeat(32)}`, {})
  assert.equal(answer.status, 404)
  assert.match(await answer.text(), /works no more/)
})

test("what is asked to be erased is weighed as the law says, carried out once it is confirmed, and she reads what is kept by which act", async () => {
  const eino = await town.as({ id: "eino", kind: "resident", given: "Eino", family: "Esimerkki" })
  const sent = await send(eino, ["erasure"], { asked: "Poistakaa kaikki tietoni" })
  assert.equal(sent.status, 200, sent.page)
  const at = await openLast()
  await veikko.post(at, { act: "add-task", kind: "erasure", asked: "Poistakaa kaikki tietoni", day: "2026-11-24", pool: "", giving: "e-delivery", unit: "konsernihallinto", purpose: "" })
  const task = taskIn(await veikko.page(at))
  await does(at, task, "search")
  const steps = [...(await veikko.page(at)).matchAll(new RegExp(`name="step.${task}" value="([^"]+)"`, "g"))].map(([, step = ""]) => step)
  for (const step of steps) await does(at, task, "looked", { step, hits: "0" })
  const found = await veikko.page(`${at}?lang=en`)
  assert.match(found, /Law: kept: [^<]*GDPR 17\(3\)\(b\)/)
  // What the handler may not read is weighed by the data protection officer.
  const tuula = await town.as(staff("tuula"))
  assert.equal((await tuula.post(at, { task, act: "erase-by-law" })).status, 303)
  // What only a name led to is somebody's to look at.
  for (const its of (await tuula.page(`${at}?lang=en`)).split("<li").filter((part) => part.includes("found by name or code only"))) {
    const item = hidden(its, "item")
    assert.equal((await tuula.post(at, { task, item, act: "weigh", [`outcome.${task}.${item}`]: "not-meant" })).status, 303)
  }
  const unsure = await veikko.post(`${at}?lang=en`, { task, act: "erase" })
  assert.equal(unsure.status, 422)
  assert.match(await unsure.text(), /Confirm that erasing cannot be undone/)
  const kept = /Not weighed 0, to erase (\d+), to keep (\d+)/.exec(await veikko.page(`${at}?lang=en`))
  assert.equal(Number(kept?.[2]) > 0, true)
  await does(at, task, "erase", { surely: "yes" })
  assert.match(await (await town.post("/fi/espoo/my-matter", { receipt: sent.receipt })).text(), /Emme poistaneet:\n- [^\n]+ Peruste: /)
})
