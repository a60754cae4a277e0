import assert from "node:assert/strict"
import test, { type TestContext } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { lending } from "../../../test/lending.ts"
import { formsOf, formTo } from "../../../test/forms.ts"
import { openTown, origin, type Person, type Town } from "../../../test/town.ts"
import { sql } from "../../lib/sql.ts"
import { xlsx } from "../../read/formats/made-files.ts"

const veikko: Person = { id: "veikko", given: "Veikko", family: "Virta", kind: "staff", role: "case-handler" }
const olli: Person = { id: "olli", given: "Olli", family: "Ulkopuolinen", kind: "staff" }
const form = { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", "person.code": "010190-901R", "home.street": "Kirkkokatu 1", "home.postcode": "02770", "home.town": "Koivula", born: "1990-01-01", kind: "adult", "valid.from": "2026-01-01", loans: "3", fee: "1,50" }
const list = "/staff/registers/borrower"
const stated = "?purpose=client-service"

async function library(t: TestContext): Promise<{ town: Town; visit: Town }> {
  const town = await openTown(anEngine(), [lending()])
  t.after(() => town.close())
  return { town, visit: await town.as(veikko) }
}

async function opened(visit: Town, more: Record<string, string> = {}): Promise<string> {
  const answer = await visit.post(`${list}/new${stated}`, { ...form, ...more })
  assert.equal(answer.status, 303, await answer.clone().text().then((text) => /class="errors".*?<\/ul>/s.exec(text)?.[0] ?? ""))
  return answer.headers.get("location") ?? ""
}

test("the box of a move's note and of a comment takes as much as is kept of it, so that nothing is cut unseen", async (t) => {
  const { visit } = await library(t)
  const page = await visit.page(await opened(visit))
  for (const name of ["note", "comment"]) assert.match(page, new RegExp(`<textarea [^>]*maxlength="2000" id="${name}"`), name)
})

test("a clerk puts a file beside a record, with words or without; who may read the record takes it, and so does the person, and nobody else", async (t) => {
  const { town, visit } = await library(t)
  const record = await opened(visit)
  const id = /register-records\/([^?]+)/.exec(record)?.[1] ?? ""
  const at = `/staff/register-records/${id}/comments${stated}`
  const letter = new File(["Hyvä kirjasto"], "kirje.txt", { type: "text/plain" })
  assert.equal((await visit.post(at, { comment: "", "comment-file": new File([], "") })).status, 409)
  assert.equal((await visit.post(at, { comment: "Tuli postissa.", "comment-file": letter })).status, 303)
  town.later(1)
  assert.equal((await visit.post(at, { comment: "", "comment-file": new File(["Toinen"], "010190-901R.txt") })).status, 303)
  const page = await visit.page(record)
  assert.match(page, /Tuli postissa\..{0,300}>kirje\.txt<.*>asiakirja\.txt</s, "a name tells nobody's identity code")
  const link = /href="([^"]+comments\/[^"]+\/file[^"]*)">kirje/.exec(page)?.[1] ?? assert.fail("there is a link")
  const taken = await visit.get(link)
  assert.deepEqual([await taken.text(), taken.headers.get("content-disposition")?.includes("kirje.txt")], ["Hyvä kirjasto", true])
  assert.equal((await (await town.as(olli)).get(link)).status, 404)
  assert.equal((await visit.get(link.replace(/\?.*/, ""))).status, 404, "the purpose is told first")
  const [row] = await town.database.transaction(async (queries) => {
    await queries.rows(sql`select set_config('varanto.municipality', 'koivula', true)`)
    return queries.rows<{ person: string }>(sql`select person_id as person from record where id = ${id}`)
  })
  const his = await town.as({ id: row?.person ?? "", given: "Martti", family: "Mallinen", kind: "resident" })
  const own = /href="([^"]+\/own\/[^"]+comments[^"]+)">kirje/.exec(await his.page("/fi/own"))?.[1] ?? assert.fail("he sees it among his own")
  assert.equal(await (await his.get(own)).text(), "Hyvä kirjasto")
  assert.equal((await (await town.as({ id: "sofia", given: "Sofia", family: "Saarela", kind: "resident" })).get(own)).status, 404)
  const noted = await town.database.rows<{ actor: string; count: number }>(sql`select actor, count(*)::int as count from usage_entry where act = 'file-read' and subject_id = ${id} group by 1 order by 1`)
  assert.deepEqual(new Map(noted.map(({ actor, count }) => [actor, count])), new Map([[row?.person, 1], ["veikko", 1]]))
})

test("what has to be mended is told with its field first on the page", async (t) => {
  const { visit } = await library(t)
  const wrong = await visit.post(`/staff/registers/borrower/new${stated}`, { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", born: "1990-01-01", kind: "adult", "valid.from": "2026-12-02", "valid.until": "2026-12-01" })
  assert.match(await wrong.text(), /class="errors".*<a href="#valid[^"]*">Voimassa: [^<]+<\/a>/s)
  const empty = await visit.post(`/staff/registers/borrower/new${stated}`, { unit: "sivistys", "person.given": "Martti", "person.family": "Mallinen", born: "", kind: "adult" })
  assert.match(await empty.text(), /<a href="#born">(?!Syntynyt: )[^<]*Syntynyt/, "a message that names its field says it once")
})

test("a clerk opens a record, sees it reckoned and masked, takes it on, and the list and figures follow", async (t) => {
  const { town, visit } = await library(t)
  assert.match(await visit.page("/staff/registers"), /Kirjaston asiakasrekisteri.*Lainaaja/s)
  assert.match(await visit.page(list), /Kerro ensin, mihin tarvitset tietoja/)
  const record = await opened(visit)
  const page = await visit.page(record)
  assert.match(page, /<h1>Martti Mallinen<\/h1>/)
  assert.match(page, /4,50 €/)
  assert.match(page, /Kirkkokatu 1, 02770 Koivula/)
  assert.match(page, /\*{6}-\*{4}/)
  assert.doesNotMatch(page, /901R/)
  const id = /register-records\/([^?]+)/.exec(record)?.[1] ?? ""
  const say = (comment: string) => visit.post(`/staff/register-records/${id}/comments${stated}`, { comment })
  assert.equal((await say("Soitti kortista.")).status, 303)
  assert.match(await (await say("Tunnus 010190-901R.")).text(), /Henkilötunnus kirjoitetaan vain omaan kenttäänsä.*Soitti kortista/s)
  assert.equal((await say(" ")).status, 409)
  const moved = await visit.post(`/staff/register-records/${id}/moves${stated}`, { move: "grant", note: "Sopii." })
  assert.equal(moved.status, 303)
  const after = await visit.page(record)
  assert.match(after, /siirretty: Anna kortti → käytössä.*Sopii\./s)
  assert.match(await visit.page(`${list}${stated}`), /käytössä \(1\).*Martti Mallinen/s)
  assert.match(await visit.page(`${list}/board${stated}`), /haettu.*Ei tietueita.*käytössä.*Martti Mallinen.*päättynyt.*Ei tietueita/s)
  const board = await visit.page(`${list}/board${stated}`)
  assert.match(board, /<a class="button second" href="[^"]+move=end#moves" aria-label="Sulje kortti: Martti Mallinen"/, "what needs more than a press leads to the record")
  assert.match(await visit.page(`${record}&move=end`), /<option value="end" selected/)
  const second = await opened(visit, { "person.given": "Helmi", "person.code": "" })
  const press = formTo(await visit.page(`${list}/board${stated}`), new RegExp(second.split("?")[0] ?? ""))
  assert.deepEqual([press.buttons, press.fields["as-seen"]], [["grant"], "1"])
  const tooLate = await visit.post(press.action, { ...press.fields, "as-seen": "9", move: "grant" })
  assert.deepEqual([tooLate.status, (await visit.post(press.action, { ...press.fields, move: "grant" })).headers.get("location")], [409, `${list}/board${stated}&done=moved`])
  const colleagues = await (await town.as({ id: "outi", given: "Outi", family: "Oja", kind: "staff", role: "archivist" })).page(`${list}/board${stated}`)
  assert.doesNotMatch(colleagues, /name="move"|#moves/, "who may not change a record is offered no move")
  const view = (fields: Record<string, string>) => visit.post(`${list}/views${stated}&stage=in-use&loans=3`, fields)
  assert.equal((await view({ view: "Käytössä olevat" })).headers.get("location"), `${list}${stated}&stage=in-use`)
  assert.match(await (await view({ view: "Martin 010190-901R" })).text(), /href="#view">Henkilötunnus/)
  assert.match(await visit.page(`${list}${stated}`), /Tallennetut näkymät \(1\).*stage=in-use">Käytössä olevat<\/a>/s)
  const colleague = await town.as({ id: "johanna", given: "Johanna", family: "Joki", kind: "staff", role: "case-handler" })
  assert.match(await colleague.page(`${list}${stated}`), /Tallennetut näkymät \(0\)/)
  await view({ view: "Yhteinen", shared: "yes" })
  const remove = /name="remove" value="([^"]+)" aria-label="Poista: Yhteinen"/.exec(await visit.page(`${list}${stated}`))?.[1] ?? ""
  assert.match(await colleague.page(`${list}${stated}`), /Yhteinen/)
  await colleague.post(`${list}/views${stated}`, { remove })
  assert.match(await colleague.page(`${list}${stated}`), /Yhteinen/)
  await view({ remove })
  assert.match(await colleague.page(`${list}${stated}`), /Tallennetut näkymät \(0\)/)
  assert.match(await visit.page(`${list}/statistics`), /Alle 5 tietueen ryhmää ei kerrota/)
  const [count] = await town.database.rows<{ reads: number }>(sql`select count(*)::int as reads from usage_entry where act = 'record-read' and actor = 'veikko' and purpose = 'client-service'`)
  assert.equal(count?.reads, 6, "three pages with a problem are readings too")
})

test("what a move lacks leads to its field in the form of the record's data, which is then open, and what was said of the move stays", async (t) => {
  const { visit } = await library(t)
  const id = /register-records\/([^?]+)/.exec(await opened(visit, { "valid.from": "" }))?.[1] ?? ""
  const move = (code: string) => visit.post(`/staff/register-records/${id}/moves${stated}`, { move: code, note: "Sopii." })
  const lacking = await (await move("grant")).text()
  assert.match(lacking, /<a href="#valid\.from">Täytä ensin: Voimassa/)
  assert.match(lacking, /<details open[^>]*><summary>Muuta tietoja<\/summary>.*aria-invalid="true"/s)
  assert.match(lacking, /<textarea [^>]*id="note"[^>]*>Sopii\.<\/textarea>/)
  assert.match(await (await move("gone")).text(), /<a href="#move">/, "what no field mends is told beside the move")
})

test("a list of what is part of other records tells where a new one is added, and leads there for the same purpose", async (t) => {
  const { visit } = await library(t)
  const parts = await visit.page(`/staff/registers/reminder${stated}`)
  assert.match(parts, /Uusi lisätään sen tietueen sivulla, johon se kuuluu: <a href="\/staff\/registers\/borrower\?purpose=client-service">Lainaaja<\/a>/)
  assert.doesNotMatch(await visit.page(`${list}${stated}`), /Uusi lisätään/)
  assert.match(await visit.page(`${list}/new${stated}`), /<a href="\/staff\/registers\/borrower\?purpose=client-service">Lainaaja<\/a>/, "back to the list without asking the purpose again")
})

test("a clerk moves many of a stage on at once, and of each that was not moved is told what it lacks", async (t) => {
  const { town, visit } = await library(t)
  const idOf = (record: string) => /register-records\/([^?]+)/.exec(record)?.[1] ?? ""
  const ids = [idOf(await opened(visit)), idOf(await opened(visit, { "person.given": "Helmi", "person.code": "" })), idOf(await opened(visit, { "person.given": "Aapo", "person.code": "", "valid.from": "" }))]
  const move = async (by: Town, records: readonly string[], code = "grant") => {
    const body = new FormData()
    body.set("move", code)
    for (const record of records) body.append("record", record)
    return by.app.request(`${origin}${list}/moves${stated}&stage=applied`, { method: "POST", body, headers: { cookie: by.cookie, origin } })
  }
  assert.doesNotMatch(await visit.page(`${list}${stated}`), /type="checkbox" name="record"/, "a move is of a stage")
  const applied = await visit.page(`${list}${stated}&stage=applied`)
  assert.equal(applied.match(/type="checkbox" name="record"/g)?.length, 3)
  assert.match(applied, /<option value="grant"[^>]*>Anna kortti<\/option>/)
  assert.match(await (await move(visit, [])).text(), /href="#move">Valitse ensin tietueet/)
  const some = await (await move(visit, [ids[1] ?? "", ids[2] ?? "", "ei-ole"])).text()
  assert.match(some, /Yksi tietue siirtyi\./)
  assert.match(some, new RegExp(`href="#record-${ids[2]}">Aapo Mallinen: Täytä ensin: Voimassa`))
  assert.match(some, /käytössä \(1\)/)
  const rest = await move(visit, [ids[0] ?? ""])
  assert.deepEqual([rest.status, rest.headers.get("location")], [303, `${list}${stated}&stage=applied&moved=1`])
  assert.match(await visit.page(rest.headers.get("location") ?? ""), /Yksi tietue siirtyi\..*haettu \(1\).*käytössä \(2\)/s)
  assert.match(await (await move(await town.as(olli), [ids[2] ?? ""])).text(), /Rekisteriä ei ole|ei löytynyt|Sivua ei/i)
  assert.match(await visit.page(`/staff/register-records/${ids[2]}${stated}`), /haettu/)
  const [noted] = await town.database.rows<{ moves: number }>(sql`select count(*)::int as moves from usage_entry where act = 'record-changed' and actor = 'veikko' and more ->> 'move' = 'grant'`)
  assert.equal(noted?.moves, 2)
})

test("what is wrong in a form stands by its field, what was typed stays, and codes are typed in their own field only", async (t) => {
  const { visit } = await library(t)
  const answer = await visit.post(`${list}/new${stated}`, { ...form, "person.code": "010190-901S", loans: "paljon" })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /href="#person\.code">Lainaaja: Henkilötunnus ei ole oikein/)
  assert.match(page, /id="loans-problem">\s*Anna luku/)
  assert.match(page, /value="paljon"/)
  assert.match(page, /value="Mallinen"/)
  const hidden = await visit.post(`${list}/new${stated}`, { ...form, kind: "child", born: "2015-01-01", guardian: "Maija 010190-901R" })
  assert.equal(hidden.status, 409)
  assert.match(await hidden.text(), /Henkilötunnus kirjoitetaan vain omaan kenttäänsä/)
})

test("two who change one record: the later is told of the earlier, and loses nothing that was typed", async (t) => {
  const { visit } = await library(t)
  const record = await opened(visit)
  const seen = /name="seen" value="(\d+)"/.exec(await visit.page(record))?.[1] ?? ""
  const first = await visit.post(record, { ...form, seen, "person.code": "", "home.street": "", "home.postcode": "", "home.town": "", loans: "5" })
  assert.match(first.headers.get("location") ?? "", /done=saved/)
  const second = await visit.post(record, { ...form, seen, loans: "7" })
  assert.equal(second.status, 409)
  assert.match(await second.text(), /tilanne on muuttunut.*value="7"/s)
  assert.match(await visit.page(record), /7,50 €.*Kirkkokatu 1|Kirkkokatu 1.*7,50 €/s)
})

test("the search goes by declared keys, with a purpose, and what is looked for stands in no address", async (t) => {
  const { visit } = await library(t)
  await opened(visit)
  const page = await visit.page("/staff/registers")
  assert.match(page, /henkilötunnus<\/option>/)
  assert.doesNotMatch(page, /kiinteistötunnus<\/option>/)
  const empty = await visit.post("/staff/registers/search", { purpose: "", key: "", value: "" })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Valitse käyttötarkoitus.*Valitse hakutekijä.*Anna hakusana/s)
  const undeclared = await visit.post("/staff/registers/search", { purpose: "client-service", key: "propertyId", value: "49-1-1-1" })
  assert.equal(undeclared.status, 422)
  const found = await visit.post("/staff/registers/search", { purpose: "client-service", key: "personName", value: "malilnen" })
  assert.match(await found.text(), /Löytyi yksi tietue.*Kirjaston tietovaranto.*<th scope="col">Muutettu<\/th>.*Martti Mallinen.*kirjoitusvirhe huomioiden/s)
  const wrong = await visit.post("/staff/registers/search", { purpose: "client-service", key: "time", value: "joskus" })
  assert.match(await wrong.text(), /Tämä ei voi olla haettu tieto/)
})

test("hits of a name come a page at a time, and the next page is asked for like the first", async (t) => {
  const { visit } = await library(t)
  const rows = Array.from({ length: 27 }, (_, at) => `Martta;Mallinen-${at};1990-01-01;adult`)
  const sent = await visit.post(`${list}/file${stated}`, { unit: "sivistys", act: "save", file: new File([["person.given;person.family;born;kind", ...rows].join("\n")], "lainaajat.csv", { type: "text/csv" }) })
  assert.ok(sent.status < 400, String(sent.status))
  const first = await (await visit.post("/staff/registers/search", { purpose: "client-service", key: "personName", value: "mallinen martta" })).text()
  assert.match(first, /Tällä sivulla on 25 tietuetta/)
  assert.doesNotMatch(first, /Tarkenna hakua/)
  const next = formsOf(first).find(({ fields }) => fields.after !== undefined)
  assert.ok(next)
  const second = await (await visit.post(next.action, next.fields)).text()
  assert.match(second, /Tällä sivulla on 2 tietuetta/)
  assert.doesNotMatch(second, /Seuraavat osumat/)
  const named = [first, second].flatMap((page) => [...page.matchAll(/Martta Mallinen-\d+(?=<\/a>)/g)].map(([name]) => name))
  assert.equal(new Set(named).size, 27, "each once")
})

test("a table of records is checked row by row before anything is saved, and goes out without what is masked", async (t) => {
  const { visit } = await library(t)
  const csv = (rows: string) => new File([`person.given;person.family;person.code;born;kind;valid.from;loans;fee\n${rows}`], "lainaajat.csv", { type: "text/csv" })
  const send = (file: File, act = "try") => visit.post(`${list}/file${stated}`, { unit: "sivistys", act, file })
  const wrong = await send(csv("Martti;Mallinen;010190-901R;1.1.1990;aikuisen;2026-01-01;3;1,50\nÅsa;;;31.2.1990;adult;;x;\n"))
  assert.equal(wrong.status, 409)
  assert.match(await wrong.text(), /Yksi rivi on kunnossa.*person\.family.*Anna sukunimi/s)
  const unknown = await send(new File(["nimi;\nx;\n"], "x.csv"))
  assert.match(await unknown.text(), /Saraketta ei tunneta: nimi/)
  const right = csv("=1+1;Mallinen;010190-901R;1.1.1990;adult;2026-01-01;3;1,50\nÅsa;Östman;;1.2.1991;adult;2026-01-01;;\n")
  assert.match(await (await send(right)).text(), /Tallenna 2 riviä/)
  assert.match(await visit.page(`${list}${stated}`), /Ei tietueita/)
  assert.match((await send(right, "save")).headers.get("location") ?? "", /done=2/)
  const heads = ["person.given", "person.family", "born", "kind", "fee"]
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  const first = `<row r="1">${heads.map((head, at) => text(`${"ABCDE"[at]}1`, head)).join("")}</row>`
  const workbook = (...rows: string[]) => new File([new Uint8Array(xlsx([{ name: "Lainaajat", xml: `<sheetData>${first}${rows.join("")}</sheetData>` }]))], "lainaajat.xlsx")
  const good = `<row r="3">${text("A3", "Helmi")}${text("B3", "Halla")}<c r="C3"><v>32874</v></c>${text("D3", "adult")}<c r="E3"><v>1.5</v></c></row>`
  const bad = await (await send(workbook(good, `<row r="4">${text("A4", "Onni")}${text("B4", "Oja")}<c r="C4"><f>TODAY()</f><v>46000</v></c>${text("D4", "adult")}</row>`))).text()
  assert.match(bad, /Yksi rivi on kunnossa.*<th scope="row">4<\/th>.*Rivillä on kaava/s)
  const shown = await (await send(workbook(good))).text()
  const kept = /name="table" value="([^"]+)"/.exec(shown)?.[1] ?? ""
  assert.match((await visit.post(`${list}/file${stated}`, { unit: "sivistys", act: "save", table: kept })).headers.get("location") ?? "", /done=1/)
  const helmi = /register-records\/([0-9a-f-]+)[^>]*>Helmi Halla</.exec(await visit.page(`${list}${stated}`))?.[1] ?? ""
  assert.match(await visit.page(`/staff/register-records/${helmi}${stated}`), /Helmi Halla.*1\.1\.1990.*1,50 €/s)
  const table = await visit.page(`${list}/file${stated}&csv=1`)
  assert.match(table, /'=1\+1 Mallinen;/)
  assert.match(table, /Åsa Östman/)
  assert.doesNotMatch(table, /901R|Kirkkokatu/)
})

test("to one without rights there are no registers, no records and no figures", async (t) => {
  const { town, visit } = await library(t)
  const record = await opened(visit)
  const other = await town.as(olli)
  assert.match(await other.page("/staff/registers"), /Sinulle avoimia rekistereitä ei ole/)
  for (const path of [list, `${list}/new`, `${list}/statistics`, `${list}/file`, record, "/staff/registers/no-such"]) assert.equal((await other.get(path)).status, 404, path)
  assert.equal((await other.post(record, { ...form, seen: "1" })).status, 404)
})

test("a resident reads what the registers have of her, her own code and address too, and takes it as data; another's she does not", async (t) => {
  const { town, visit } = await library(t)
  await opened(visit)
  await opened(visit, { "person.given": "Åsa", "person.family": "Östman", "person.code": "" })
  const people = await town.database.rows<{ id: string; given: string }>(sql`select id, given_names as given from person where kind = 'resident'`)
  const as = async (given: string) => town.as({ id: people.find((one) => one.given === given)?.id ?? "", given, family: "x", kind: "resident" })
  const martti = await as("Martti")
  const page = await martti.page("/fi/own")
  assert.match(page, /Tietosi rekistereissä.*Lainaaja.*010190-901R.*Kirkkokatu 1, 02770 Koivula.*GDPR 6\(1\)\(c\), 1492\/2016 6 §.*2 vuotta/s)
  assert.doesNotMatch(page, /Östman/)
  assert.match(page, /Kuka on katsonut tietojasi.*<td>asian käsittely<\/td>/s)
  assert.doesNotMatch(page, /<td>[0-9a-f]{8}-/, "no id of ours stands where it is told what for")
  const data = JSON.parse(await martti.page("/fi/own/data.json")) as { records: { facts: { name: string; value: string }[] }[] }
  assert.deepEqual(data.records.map(({ facts }) => facts.find(({ name }) => name === "person.code")?.value), ["010190-901R"])
  assert.equal((await town.get("/fi/own/data.json")).status, 303)
  assert.doesNotMatch(await (await as("Åsa")).page("/fi/own"), /Mallinen|901R/)
})
