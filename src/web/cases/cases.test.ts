import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { keepTexts } from "../../acts/texts/texts.ts"
import { addSamples } from "../../acts/samples.ts"
import { sql } from "../../lib/sql.ts"

const staff = (id: string) => ({ id, kind: "staff" as const, given: id, family: "Esimerkki" })
let town: Town
let aino: Town
let veikko: Town
let antti: Town
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  ;[aino, veikko, antti] = [await town.as(staff("aino")), await town.as(staff("veikko")), await town.as(staff("antti"))]
  await town.database.rows(sql`delete from employment where id like '%-job'`)
})
after(() => town.close())

const filled = (more: Record<string, string | File> = {}): Record<string, string | File> => ({
  classCode: "14 05", unit: "konsernihallinto", title: "Eino Esimerkin hakemus", publicTitle: "Palkkatukihakemus", language: "fi", receivedWay: "letter", day: "2026-11-24", time: "09:00",
  initiatorKind: "person", initiator: "Eino Esimerkki", secrecy: "partly-secret", act: "621/1999", item: "24 § 1 mom. 25 k", endsOn: "", handler: "veikko", documentTitle: "", documentType: "application", ...more,
})
const pdf = (text: string, name = "hakemus.pdf") => new File([text], name, { type: "application/pdf" })

/** Opens a case by the form, also where it may look like another. */
async function opened(by: Town, more: Record<string, string | File> = {}): Promise<string> {
  const response = await by.post("/staff/cases/new", filled({ confirm: "yes", ...more }))
  assert.equal(response.status, 303, await response.text())
  return response.headers.get("location") ?? ""
}

test("the registrar opens a case with a document, and finds it in the queue and by its number", async () => {
  const at = await opened(aino, { file: pdf("haen palkkatukea"), documentTitle: "Hakemus" })
  const page = await aino.page(`${at}?lang=en`)
  for (const told of ["1/14.05/2026", "Eino Esimerkin hakemus", "Palkkatukihakemus", "pending", "Veikko Valmistelija", "hakemus.pdf", "0101263-6"]) assert.ok(page.includes(told), told)
  assert.match(await aino.page("/staff/cases?number=1/14&lang=en"), /1\/14\.05\/2026/)
  assert.match(await aino.page("/staff/cases?stage=closed&lang=en"), /There are no cases/)
  assert.match(await veikko.page("/staff/cases?queue=mine&lang=en"), /1\/14\.05\/2026/)
  assert.match(await antti.page("/staff/cases?lang=en"), /There are no cases/)
  assert.equal((await antti.get(at)).status, 404)
})

test("a file comes back as it was, to be saved only, to those who may read it, and each reading is noted", async () => {
  const at = await opened(aino, { file: pdf("<script>alert(1)</script>", 'Hakemus "ä";\r\n.html'), title: "Toinen hakemus" })
  const link = /href="([^"]+\/file)"/.exec(await aino.page(at))?.[1] ?? ""
  const response = await aino.get(link)
  assert.equal(await response.text(), "<script>alert(1)</script>")
  assert.match(response.headers.get("content-disposition") ?? "", /^attachment; filename="Hakemus a.html"; filename\*=UTF-8''Hakemus%20%C3%A4/)
  const guards = (its: Response) => ["x-content-type-options", "cache-control", "content-security-policy"].map((name) => its.headers.get(name))
  assert.deepEqual(guards(response), ["nosniff", "no-store", "default-src 'none'; frame-ancestors 'none'; sandbox"])
  assert.equal((await aino.get(link.replace(/file$/, "picture"))).status, 404, "what is no picture is not shown as one")
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64")
  const pictured = await opened(aino, { file: new File([png], "kuva.html", { type: "text/html" }), title: "Kuva" })
  const shown = /href="([^"]+\/text)"/.exec(await aino.page(pictured))?.[1] ?? ""
  assert.match(await aino.page(`${shown}?lang=en`), /<img class="shown-file" src="[^"]+\/picture" alt="The picture file kuva.html"/)
  const picture = await aino.get(shown.replace(/text$/, "picture"))
  assert.deepEqual([picture.headers.get("content-type"), ...guards(picture)], ["image/png", ...guards(response)])
  assert.deepEqual(Buffer.from(await picture.arrayBuffer()), png)
  assert.equal((await antti.get(shown.replace(/text$/, "picture"))).status, 404)
  const [note] = await notedWhile(town.database, () => veikko.get(link))
  assert.deepEqual([note?.act, note?.actor, note?.purpose, note?.subject?.id], ["record-read", "veikko", "case-handling", link.split("/").at(-2)])
  assert.equal((await antti.get(link)).status, 404)
})

test("a clerk finds a document by what its file says: the words are posted, with a purpose, and what is missing is told", async () => {
  const at = await opened(aino, { file: new File(["Leikkipuistojen <b>hoito</b>"], "hoito.txt", { type: "text/plain" }), documentTitle: "Hoitosuunnitelma", title: "Kolmas hakemus" })
  await keepTexts(town.database, town.files, "espoo", town.now())
  assert.match(await aino.page("/staff/cases?lang=sv"), /href="\/staff\/cases\/texts"/)
  const answer = await veikko.post("/staff/cases/texts?lang=en", { words: "leikkipuiston hoitaminen", purpose: "case-handling" })
  assert.match(await answer.text(), /No document was found/)
  const found = await (await veikko.post("/staff/cases/texts?lang=en", { words: "leikkipuiston hoito", purpose: "case-handling" })).text()
  assert.match(found, /1 document\..*Hoitosuunnitelma/s)
  assert.equal(found.includes(`href="${at}"`), true, "the case is linked")
  assert.match(await (await antti.post("/staff/cases/texts?lang=en", { words: "leikkipuisto", purpose: "audit" })).text(), /No document was found/)
  assert.match(await (await veikko.post("/staff/cases/texts?lang=en", { words: " – ", purpose: "case-handling" })).text(), /Type at least one word/)
  const noPurpose = await (await veikko.post("/staff/cases/texts?lang=en", { words: "leikkipuisto", purpose: "" })).text()
  assert.match(noPurpose, /class="errors".*value="leikkipuisto"/s)
  const code = await (await veikko.post("/staff/cases/texts?lang=en", { words: testCode("1990-01-01", 901), purpose: "case-handling" })).text()
  assert.equal(code.includes(testCode("1990-01-01", 901)), false, "an identity code is not shown again")
})

test("what is wrong is told in every field, what was typed stays, and so does the file", async () => {
  const response = await aino.post("/staff/cases/new?lang=en", filled({ title: "", publicTitle: `Hakemus ${testCode("1990-02-28", 901)}`, item: "", day: "2027-01-01", initiator: "Säilyvä Nimi", file: pdf("tallessa") }))
  const page = await response.text()
  assert.equal(response.status, 422)
  assert.deepEqual([...page.matchAll(/<a href="#(\w+)">/g)].map(([, field]) => field), ["title", "day", "item", "publicTitle"])
  assert.match(page, /value="Säilyvä Nimi"/)
  assert.match(page, /The file hakemus\.pdf is kept/)
  const token = /name="kept-file" value="([^"]+)"/.exec(page)?.[1] ?? ""
  const at = await opened(aino, { title: "Jatkettu", "kept-file": token })
  const link = /href="([^"]+\/file)"/.exec(await aino.page(at))?.[1] ?? ""
  assert.equal(await (await aino.get(link)).text(), "tallessa")
  // Nobody else's form takes the file by its token.
  assert.doesNotMatch(await veikko.page(await opened(veikko, { handler: "", "kept-file": token })), /hakemus\.pdf/)
})

test("a public title with the party's name and a matter that is there already are looked at before the case is opened", async () => {
  await opened(aino)
  const response = await aino.post("/staff/cases/new?lang=en", filled({ publicTitle: "Esimerkin Einon hakemus" }))
  const page = await response.text()
  assert.equal(response.status, 422)
  assert.match(page, /seems to hold a party&#39;s name|seems to hold a party's name/)
  assert.match(page, /The same matter may be there already/)
  assert.match(page, /name="confirm"|id="confirm"/)
})

test("a secret case needs a handler, and the registrar is told its number", async () => {
  const without = await aino.post("/staff/cases/new?lang=en", filled({ secrecy: "secret", handler: "" }))
  assert.match(await without.text(), /A secret case needs a handler/)
  const at = await opened(aino, { secrecy: "secret" })
  assert.match(at, /^\/staff\/cases\?opened=/)
  assert.match(await aino.page(`${at}&lang=en`), /Case \d+\/14\.05\/2026 has been opened/)
})

test("the case goes on by the forms of its page, and a form that comes too late is told so", async () => {
  const at = await opened(aino)
  const act = (fields: Record<string, string>, by = veikko) => by.post(`${at}/actions?lang=en`, fields)
  assert.equal((await act({ act: "move", stage: "in-preparation", happened: "" })).status, 303)
  assert.equal((await act({ act: "move", stage: "to-be-decided", happened: "2026-11-24" })).status, 303)
  const late = await act({ act: "move", stage: "pending", happened: "" })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /stage has changed or does not allow it/)
  assert.equal((await act({ act: "note", note: "Soitto hakijalle" })).status, 303)
  assert.equal((await act({ act: "note", note: `Soitti ${testCode("1990-02-28", 901)}` })).status, 409)
  assert.equal((await act({ act: "titles", title: "Korjattu nimi", publicTitle: "Korjattu" })).status, 303)
  assert.equal((await act({ act: "move", stage: "decided", happened: "" })).status, 303)
  assert.equal((await act({ act: "close", ending: "decision" })).status, 303)
  const page = await veikko.page(`${at}?lang=en`)
  for (const told of ["Korjattu nimi", "Soitto hakijalle", "closed", "by a decision", "reopened"]) assert.ok(page.includes(told), told)
  assert.equal((await act({ act: "note", note: "x" }, antti)).status, 404)
  assert.equal((await act({ act: "nothing" })).status, 404)
})

test("a document and a link are added by the forms of the page", async () => {
  const at = await opened(aino)
  const other = /<h1>\s*(\S+)/.exec(await aino.page(await opened(aino)))?.[1] ?? ""
  const fields = { documentTitle: "Täydennys", documentPublicTitle: "", documentType: "supplement", documentLanguage: "sv", origin: "received", sender: "Eino Esimerkki", way: "e-mail", day: "2026-11-24", time: "08:00", secrecy: "public", secrecyAct: "", item: "" }
  assert.equal((await aino.post(`${at}/documents`, { ...fields, file: pdf("liite") })).status, 303)
  assert.equal((await aino.post(`${at}/documents`, { ...fields, sender: "", file: pdf("liite") })).status, 422)
  assert.match(await (await aino.post(`${at}/documents?lang=en`, { ...fields, documentLanguage: "klingon" })).text(), /Choose the language of the document/)
  assert.match(await aino.page(`${at}?lang=en`), /<option value="fi" selected[^>]*>Finnish/, "the case's language is offered first")
  assert.equal((await aino.post(`${at}/actions`, { act: "link", other, linkKind: "parent" })).status, 303)
  assert.match(await (await aino.post(`${at}/actions?lang=en`, { act: "link", other: "999/99/2026", linkKind: "linked" })).text(), /No such case was found/)
  const page = await aino.page(`${at}?lang=en`)
  assert.match(page, /Täydennys<\/strong>: supplement, Swedish,/)
  assert.ok(page.includes("parent case") && page.includes(other))
})

test("the queue's words find the best match first where one chooses so", async () => {
  const [long, word, short] = [await opened(aino, { publicTitle: "Sataman aallonmurtaja ja sen valaistus talvella" }), await opened(aino, { publicTitle: "Aallonmurtaja" }), await opened(aino, { publicTitle: "Aallonmurtajan korjaus" })]
  const titled = async (order: string) => [...(await (await aino.post("/staff/cases?lang=en", { words: "aallonmurtaja", order })).text()).matchAll(/<th scope="row"><a href="([^"]+)"/g)].map(([, at]) => at)
  assert.deepEqual([(await titled("newest")).length, await titled("best")], [3, [word, short, long]])
})

test("addresses hold no word of a person", async () => {
  const page = await aino.page("/staff/cases?lang=en")
  assert.deepEqual([...page.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, address = ""]) => address).filter((address) => /eino|esimerk/i.test(address)), [])
})

test("the page of a document's publicity tells what is waited for, takes marks and weighings, and a party under non-disclosure stays unseen by the registrar", async () => {
  const at = await opened(aino, { secrecy: "public" })
  const fields = { documentTitle: "Tarjous", documentType: "letter", documentLanguage: "fi", origin: "received", sender: "Eino Esimerkki", way: "e-mail", day: "2026-11-24", time: "08:00", secrecy: "not-yet-public", secrecyAct: "", item: "", kind: "", "event-on": "" }
  assert.match(await (await aino.post(`${at}/documents?lang=en`, fields)).text(), /Choose what is waited for/)
  assert.equal((await aino.post(`${at}/documents`, { ...fields, kind: "tender" })).status, 303)
  const document = `${at}/documents/${/documents\/([^"]+)\/publicity/.exec(await aino.page(at))?.[1]}/publicity`
  assert.match(await veikko.page(`${document}?lang=en`), /the contract is made \[621\/1999 7 § 2 mom\.\]/)
  const act = (fields: Record<string, string>, path = document, by = veikko) => by.post(`${path}?lang=en`, fields)
  assert.equal((await act({ act: "moment", kind: "tender", "event-on": "2026-12-15" })).status, 303)
  assert.match(await veikko.page(`${at}?lang=en`), /public from 15 December 2026/)
  assert.equal((await act({ act: "mark", law: "621/1999", item: "", part: "", "set-until": "" })).status, 422)
  assert.equal((await act({ act: "mark", law: "621/1999", item: "24 § 1 mom. 20 k", part: "liite 1", "set-until": "" })).status, 303)
  assert.match(await veikko.page(`${document}?lang=en`), /liite 1[\s\S]*24 November 2051/)
  assert.match(await (await act({ act: "weigh", outcome: "given", footing: "anyone", reason: "Pyyntö" })).text(), /not given whole to anyone/)
  const noted = await notedWhile(town.database, async () => assert.equal((await act({ act: "weigh", outcome: "given-partly", footing: "anyone", reason: "Liikesalaisuus liitteessä" })).status, 303))
  assert.deepEqual(noted.filter(({ act }) => act === "record-disclosed").map(({ actor, more }) => [actor, more?.outcome]), [["veikko", "given-partly"]])
  assert.match(await veikko.page(`${document}?lang=en`), /the public part is given, to anyone \(9–10 §\)\. Liikesalaisuus liitteessä/)
  const party = /<select[^>]*name="party"[^>]*><option value="([^"]+)"/.exec(await aino.page(`${at}/publicity`))?.[1] ?? ""
  assert.equal((await act({ act: "hide", party, "party-ground": "661/2009 36 §" }, `${at}/publicity`, aino)).status, 303)
  assert.match(await aino.page(`${at}?lang=en`), /a party whose data is secret \(661\/2009 36 §\)/)
  assert.match(await veikko.page(`${at}?lang=en`), /Eino Esimerkki<strong> \[661\/2009 36 §\]/)
})

test("a word of the public title is looked for without standing in an address, and each view of the queue leaves one note", async () => {
  await opened(aino, { title: "Sisäinen salanimi", publicTitle: "Leikkipuiston aitaus" })
  const search = (words: string) => aino.post("/staff/cases?lang=en", { words })
  const [note, ...more] = await notedWhile(town.database, async () => assert.match(await (await search("leikkipuiston")).text(), /Sisäinen salanimi/))
  assert.deepEqual([note?.act, note?.more?.path, more.length], ["record-searched", "cases", 0])
  assert.doesNotMatch(JSON.stringify(note), /leikki/i)
  assert.match(await (await search("salanimi")).text(), /No case was found/)
  assert.equal((await search("")).status, 303)
  assert.equal((await notedWhile(town.database, () => aino.page("/staff/cases"))).length, 1)
})
