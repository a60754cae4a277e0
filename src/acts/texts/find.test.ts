import assert from "node:assert/strict"
import { rmSync } from "node:fs"
import { test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { freshFolder } from "../../../test/folders.ts"
import { notedWhile } from "../../../test/log.ts"
import { letter, openRegistry, publicCase, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { filesIn } from "../../store/files.ts"
import { enter } from "../access/border.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import { addDocument, type DocumentForm } from "../cases/documents.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { findInPublicTexts, findInTexts, NotWords } from "./find.ts"
import { keepTexts } from "./texts.ts"
import { formsIn, formsMost, makeFileWordsAnew } from "./words.ts"
import { withoutDictionary } from "../../lib/language/analyser.ts"
import { theAnalyser } from "../search.ts"

const open = { secrecy: "public" } as const
const own = { received: null, own: { author: "Koivula", draftedAt: testNow } } as const
const secret = { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 25 k" } as const

test("what files say is found in any inflection by those who may read them, and by anyone only where it was made public", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const files = filesIn(folder)
  const add = async (id: string, text: string, form: Partial<DocumentForm>): Promise<string> => {
    const file = { name: "asiakirja.txt", mediaType: "text/plain", ...(await files.put((async function* () { yield Buffer.from(text) })(), 1_000_000)) }
    return registry.by("veikko", (work) => addDocument(work, espoo, id, { ...letter, publicity: open, ...form, file }, sampleCodeKey))
  }
  const ofPerson = await registry.open("aino", { handler: "veikko", publicity: open })
  const ofCompany = await registry.open("aino", { handler: "veikko", publicity: open, title: "Kaavamuutos", publicTitle: "Kaavamuutos", initiator: { kind: "organisation", name: "Puisto Oy" } })
  const hidden = await registry.open("aino", { handler: "veikko", publicity: secret, title: "Salainen" })
  const received = await add(ofPerson.id, "Haen palkkatukea leikkipuistojen hoitajille.", { title: "Hakemus" })
  const decision = await add(ofPerson.id, "Päätös: Sofia Asukkaalle palkkatukea leikkipuistoon.", { title: "Päätös", ...own })
  const plan = await add(ofCompany.id, "Leikkipuiston kaavaselostus. Yhteyshenkilö Eino Esimerkki.", { title: "Selostus", ...own })
  const draft = await add(ofCompany.id, "Leikkipuiston luonnos", { title: "Luonnos", received: null, own: { ...own.own, draft: true } })
  const closed = await add(hidden.id, `Leikkipuistosta tehtiin ilmoitus, ${testCode("1990-01-01", 901)}.`, { title: "Ilmoitus", publicity: secret })
  assert.equal(await keepTexts(registry.database, files, espoo, testNow), 5)

  const find = async (who: string, words: string, why: Why = { purpose: "case-handling" }) => {
    const found = await findInTexts({ database: registry.database, municipality: espoo, actor: staffOf(who), now: testNow }, words, why)
    return "documents" in found ? found.documents.map(({ id }) => id).sort() : found
  }
  assert.deepEqual(await find("veikko", "leikkipuisto"), [received, decision, plan, draft, closed].sort())
  assert.deepEqual(await find("veikko", "palkkatuki hoitaja"), [received])
  assert.deepEqual(await find("aino", "leikkipuisto"), [received, decision, plan, draft].sort(), "a registrar does not read what is secret as a whole")
  assert.deepEqual(await find("antti", "ilmoitus leikkipuistot"), [], "whom no right lets read finds nothing")
  assert.deepEqual(await find("veikko", "avaruusalus"), [])
  assert.ok((await find("veikko", testCode("1990-01-01", 901))) instanceof NotWords, "an identity code is not searched by")
  assert.deepEqual(await find("veikko", "901"), [], "nor does a part of one lie among the words")
  assert.ok((await find("veikko", "leikkipuisto", { case: "nobody-s" })) instanceof PurposeNeeded, "a reason that does not stand finds nothing")
  const [note] = await notedWhile(registry.database, () => find("veikko", "leikkipuisto"))
  assert.deepEqual([note?.act, note?.purpose, note?.more, /^[0-9a-f]{16}$/.test(note?.criteria?.words ?? "")], ["record-searched", "case-handling", { keys: "file-text", hits: 5 }, true])

  const inPublic = async (words: string) => (await findInPublicTexts(registry.database, espoo, words, testNow)).map(({ id }) => id).sort()
  assert.deepEqual(await inPublic("leikkipuistojen"), [plan], "neither what people send, drafts, nor documents of a person's case")
  await registry.database.transaction(async (queries) => {
    await enter(queries, espoo)
    await queries.rows(sql`insert into redaction (municipality_id, case_id, public_id, source_id, source_sha256, made_by, made_at) values (${espoo}, ${ofPerson.id}, ${decision}, ${received}, ${"a".repeat(64)}, 'veikko', ${testNow})`)
  })
  assert.deepEqual(await inPublic("leikkipuisto"), [decision, plan].sort())
  assert.deepEqual(await inPublic("asukkaan leikkipuisto"), [], "nobody is found by her name")
})

test("a book is bounded, and the words of all texts are made anew when the analysis changes", async (t) => {
  const book = Array.from({ length: 20_000 }, (_, at) => `sana${at}`).join(" ")
  assert.equal(formsIn(book, "fi", theAnalyser()).length, formsMost)
  const registry = await openRegistry(t, anEngine())
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const files = filesIn(folder)
  const { id } = await registry.open("aino", { handler: "veikko", publicity: open })
  const file = { name: "a.txt", mediaType: "text/plain", ...(await files.put((async function* () { yield Buffer.from("Puistossa kasvaa koivuja") })(), 1000)) }
  await registry.by("veikko", (work) => addDocument(work, espoo, id, { ...letter, publicity: publicCase.publicity, file }, sampleCodeKey))
  await keepTexts(registry.database, files, espoo, testNow)
  const words = async () => (await registry.database.transaction(async (queries) => {
    await enter(queries, espoo)
    return queries.rows<{ word: string }>(sql`select word from file_word where municipality_id = ${espoo} order by word`)
  })).map(({ word }) => word)
  const before = await words()
  const letters = withoutDictionary()
  assert.deepEqual([await makeFileWordsAnew(registry.database, espoo), await makeFileWordsAnew(registry.database, espoo, 20, letters), await makeFileWordsAnew(registry.database, espoo, 20, letters)], [0, 1, 0])
  assert.deepEqual(await words(), formsIn("Puistossa kasvaa koivuja", "fi", letters).sort())
  assert.equal(await makeFileWordsAnew(registry.database, espoo), 1)
  assert.deepEqual(await words(), before)
})
