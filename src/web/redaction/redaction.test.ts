import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { letterPdf, pdfFrom, streamOf } from "../../../test/pdf-parts.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { enter } from "../../acts/access/border.ts"
import { addSamples } from "../../acts/samples.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { readPdf } from "../../read/formats/pdf.ts"

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

const code = testCode("1990-02-28", 901)
const letter = ["Hakemus palkkatuesta", "Hakija on Salme Salainen", `Tunnus ${code}, puh. 040 555 0101`, "Salaisen tilanne on vaikea", "Haen tukea vuodeksi"]

/** A case with a document whose file this is: the address of the case and of the redaction. */
async function caseWith(bytes: Uint8Array, name: string): Promise<{ at: string; redaction: string; document: string }> {
  const fields = {
    classCode: "14 05", unit: "konsernihallinto", title: "Salme Salaisen hakemus", publicTitle: "Palkkatukihakemus", language: "fi", receivedWay: "letter", day: "2026-11-24", time: "09:00", initiatorKind: "person", initiator: "Salme Salainen",
    secrecy: "partly-secret", act: "621/1999", item: "24 § 1 mom. 25 k", endsOn: "", handler: "veikko", documentTitle: "Hakemus", documentType: "application", confirm: "yes",
  }
  const response = await aino.post("/staff/cases/new", { ...fields, file: new File([Buffer.from(bytes)], name) })
  const at = response.headers.get("location") ?? ""
  const redaction = /href="([^"]+\/redaction)"/.exec(await aino.page(at))?.[1] ?? ""
  return { at, redaction, document: redaction.split("/").at(-2) ?? "" }
}
const seenIn = (page: string): string => /name="seen" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ""

test("a clerk hides words, lines and suggestions on their grounds, sees the preview, and confirms; the public version is a document of the case", async () => {
  const { at, redaction, document } = await caseWith(pdfFrom(letterPdf(letter)), "hakemus.pdf")
  const form = await veikko.page(`${redaction}?lang=en`)
  for (const told of ["Salaisen tilanne on vaikea", code, "040 555 0101", "24 § 1 mom. 25 k", "Pages", "Areas of a page"]) assert.equal(form.includes(told), true, told)
  const fields = { act: "preview", publicTitle: "Hakemus, julkinen versio", line: "4", lineGround: "24-1-25-social-health", suggested: code, suggestedGround: "personal-data", "words-1": "Salme Salainen", "wordsGround-1": "personal-data", rows: "3", pages: "" }
  const known = [...form.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value)
  const ground = known.find((value) => value?.startsWith("24-1-25")) ?? ""
  const preview = await (await veikko.post(`${redaction}?lang=en`, { ...fields, lineGround: ground })).text()
  assert.match(preview, /The check passed/)
  assert.match(preview, /Hakija on <mark>\[salattu: henkilötieto/)
  assert.doesNotMatch(preview.replace(/<input type="hidden"[^>]*>/g, ""), /Salme|Salaisen tilanne|280290/)
  const [note] = (await notedWhile(town.database, async () => {
    const done = await veikko.post(redaction, { ...fields, lineGround: ground, act: "confirm", seen: seenIn(preview) })
    assert.equal(done.status, 303, await done.text())
  })).filter(({ act }) => act === "document-redacted")
  assert.deepEqual([note?.actor, note?.more?.source, note?.more?.passages], ["veikko", document, 3])
  assert.match(String(note?.more?.grounds), /^(?:personal-data\+24-1-25|24-1-25[\w-]*\+personal-data|personal-data)/)
  const page = await veikko.page(`${at}?lang=en`)
  assert.match(page, /public version of Hakemus/)
  const file = /href="([^"]+\/file)">[^<]*hakemus-julkinen-versio\.pdf/.exec(page)?.[1] ?? ""
  const bytes = new Uint8Array(await (await veikko.get(file)).arrayBuffer())
  const text = (await readPdf(bytes)).pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("\n")
  assert.match(text, /Haen tukea vuodeksi/)
  assert.doesNotMatch(text, /Salme|Salainen|Salaisen|280290|vaikea/)
  const marks = await town.database.transaction(async (queries) => {
    await enter(queries, "espoo")
    return queries.rows<{ line: number; ground: string }>(sql`select line, ground from redaction_mark order by seq`)
  })
  assert.deepEqual(marks.map(({ line, ground: on }) => [line, on]), [[2, "personal-data"], [3, "personal-data"], [4, ground]])
})

test("what is mistyped is told, what was typed stays, and words that are not in the text are not taken for hidden", async () => {
  const { redaction } = await caseWith(Buffer.from(letter.join("\n")), "hakemus.txt")
  const post = async (fields: Record<string, string>) => veikko.post(`${redaction}?lang=en`, { act: "preview", publicTitle: "Hakemus", rows: "3", ...fields })
  const nothing = await post({})
  assert.equal(nothing.status, 422)
  assert.match(await nothing.text(), /Choose what is hidden/)
  const wrong = await (await post({ "words-1": "Salme Salanen", "rows-2": "3, 9", publicTitle: "" })).text()
  assert.deepEqual([...wrong.matchAll(/<a href="#([\w-]+)">/g)].map(([, field]) => field), ["words-1", "rows-2", "publicTitle"])
  assert.match(wrong, /value="Salme Salanen"/)
  assert.match(wrong, /The last line is 5/)
  assert.match(await (await post({ "words-1": "Salme Salainen", publicTitle: "Salme Salaisen hakemus" })).text(), /Preview/)
  assert.match(await (await post({ "words-1": "Salme", publicTitle: "Salmen hakemus" })).text(), /The name has words that were hidden/)
  const more = await (await post({ act: "more", "words-1": "Salme" })).text()
  assert.match(more, /id="words-6"/)
  assert.match(more, /value="Salme"/)
})

test("nothing is made but what the preview showed", async () => {
  const { at, redaction } = await caseWith(Buffer.from(letter.join("\n")), "hakemus.txt")
  const fields = { publicTitle: "Hakemus", rows: "3", "words-1": "Salme Salainen" }
  const preview = await (await veikko.post(`${redaction}?lang=en`, { ...fields, act: "preview" })).text()
  const other = await veikko.post(`${redaction}?lang=en`, { ...fields, "words-1": "vaikea", act: "confirm", seen: seenIn(preview) })
  assert.match(await other.text(), /no longer matched the choices/)
  assert.doesNotMatch(await veikko.page(`${at}?lang=en`), /public version of/)
})

test("names that were hidden in one form and stand in another are told of in the preview", async () => {
  const { redaction } = await caseWith(Buffer.from(["Salme Salainen hakee", "Salainen odottaa"].join("\n")), "hakemus.txt")
  const preview = await (await veikko.post(`${redaction}?lang=en`, { publicTitle: "Hakemus", rows: "3", line: "1", act: "preview" })).text()
  assert.match(preview, /line 2 has words that were hidden on line 1/)
})

test("a page that is a picture is taken off whole or nothing is made", async () => {
  const scan = letterPdf([], { content: "q 500 0 0 700 50 50 cm /Im1 Do Q", resources: "/XObject << /Im1 10 0 R >>", objects: [streamOf(Buffer.alloc(300, 90), "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8")] })
  const alone = await caseWith(pdfFrom(scan), "skannaus.pdf")
  assert.match(await veikko.page(`${alone.redaction}?lang=en`), /no text that can be read with certainty/)
  const both = letterPdf(letter)
  for (const [number, object] of scan.objects) if (number >= 3) both.objects.set(number + 17, object.replaceAll(/\b(\d+) 0 R/g, (found, which) => (Number(which) >= 3 ? `${Number(which) + 17} 0 R` : found)))
  both.objects.set(2, "<< /Type /Pages /Count 2 /Kids [3 0 R 20 0 R] >>")
  const { redaction } = await caseWith(pdfFrom(both), "yhdessa.pdf")
  assert.match(await veikko.page(`${redaction}?lang=en`), /cannot be read with certainty, since they are pictures: 2/)
  const fields = { publicTitle: "Hakemus", rows: "3", "words-1": "Salme Salainen", act: "preview" }
  assert.match(await (await veikko.post(`${redaction}?lang=en`, fields)).text(), /Take off the pages that cannot be read: 2/)
  const preview = await (await veikko.post(`${redaction}?lang=en`, { ...fields, pages: "2", pagesGround: "personal-data" })).text()
  assert.match(preview, /The check passed/)
  // Or the clerk lets its picture come along, having looked at it, with a part of it black.
  const chosen = { ...fields, picture: "1", "area-1": "2", "left-1": "20", "top-1": "60", "width-1": "90", "height-1": "100", "areaGround-1": "personal-data" }
  const pictured = await (await veikko.post(`${redaction}?lang=en`, chosen)).text()
  assert.match(pictured, /and the pixels of the pictures\. Hidden passages: 2/)
  const shown = await veikko.get(/src="([^"]+\/pictures\/1\?hide=[^"]+)"/.exec(pictured)?.[1]?.replaceAll("&amp;", "&") ?? "")
  assert.deepEqual([shown.headers.get("content-type"), Buffer.from(await shown.arrayBuffer()).subarray(1, 4).toString()], ["image/png", "PNG"])
  assert.equal((await antti.get(`${redaction}/pictures/1`)).status, 404)
  assert.equal((await veikko.post(redaction, { ...chosen, act: "confirm", seen: seenIn(pictured) })).status, 303)
  const file = /href="([^"]+\/file)"[^>]*>[^<]*hakemus\.pdf/.exec(await veikko.page(`${redaction.split("/documents/")[0]}?lang=en`))?.[1] ?? ""
  const made = await readPdf(new Uint8Array(await (await veikko.get(file)).arrayBuffer()))
  assert.deepEqual([made.pages.flatMap(({ pictures }) => pictures).length, made.pages.some(({ lines }) => lines.some(({ text }) => text.startsWith("Kuva 1. [salattu")))], [1, true])
})

test("what cannot be opened says why, and whoever may not change the case sees no such page", async () => {
  const { redaction } = await caseWith(Buffer.from([0x50, 0x4b, 3, 4, 9, 9]), "paketti.zip")
  assert.match(await veikko.page(`${redaction}?lang=en`), /No public version is made of this file/)
  const { redaction: theirs } = await caseWith(Buffer.from(letter.join("\n")), "hakemus.txt")
  assert.deepEqual([(await antti.get(theirs)).status, (await antti.post(theirs, { act: "preview" })).status], [404, 404])
  const noted = await notedWhile(town.database, () => antti.get(theirs))
  assert.equal(noted.some(({ act, actor }) => act === "refused" && actor === "antti"), true)
})
