import assert from "node:assert/strict"
import test from "node:test"
import { anEngine, engines } from "../../../test/engines.ts"
import { letter, openRegistry, type Registry } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { withoutDictionary } from "../../lib/language/analyser.ts"
import { sql } from "../../lib/sql.ts"
import { sampleUnit } from "../sample-records.ts"
import { correctTitle, moveStage } from "./act.ts"
import { addMark } from "../publicity/mark.ts"
import { getRecord } from "../records/get.ts"
import { NotFound } from "../refusals.ts"
import { addDocument } from "./documents.ts"
import { sampleCodeKey, sampleMunicipality } from "../samples.ts"
import { linkCases } from "./link.ts"
import { countPublicCases, getPublicCase, listPublicCases, type PublicNarrowing, rankPublicCases } from "./public.ts"
import { ranked } from "./rank.ts"
import { makeWordsAnew } from "./title-words.ts"

const secret = { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 25 k" } as const
const open = { publicity: { secrecy: "public" } } as const
const all: PublicNarrowing = { text: "", classCode: null, unit: null, stage: null, year: null }
const later = new Date(testNow.getTime() + 3_600_000)

const titles = async ({ database }: Registry, narrowing: Partial<PublicNarrowing> = {}, at = later): Promise<string[]> =>
  (await listPublicCases(database, sampleMunicipality, { ...all, ...narrowing }, at)).map(({ title }) => title)

for (const engine of engines)
  test(`on ${engine.name} anyone finds a public case by an inflected word, and a secret one by none`, async (t) => {
    const registry = await openRegistry(t, engine)
    await registry.open("aino", { ...open, title: "Sofia Asukkaan aloite leikkipuistosta", publicTitle: "Aloite leikkipuistosta" })
    await registry.open("aino", { title: "Leikkipuiston tapaturma", publicTitle: "Leikkipuiston tapaturma", handler: "veikko", publicity: secret })
    assert.deepEqual(await titles(registry, { text: "leikkipuisto" }), ["Aloite leikkipuistosta"])
    assert.deepEqual(await titles(registry, { text: "leikkipuistosta aloite" }), ["Aloite leikkipuistosta"])
    assert.deepEqual(await titles(registry, { text: "tapaturma" }), [])
    assert.deepEqual(await titles(registry, { text: "sofia" }), [], "a name of the internal title finds nothing")
    assert.deepEqual(await titles(registry, { text: "!!!" }), [])
  })

test("a case that is not public yet shows from its moment on", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const moment = new Date(testNow.getTime() + 1_800_000)
  await registry.open("aino", { title: "Tarjouspyyntö", publicTitle: "Tarjouspyyntö siivouksesta", publicity: { secrecy: "not-yet-public", publicFrom: moment } })
  assert.deepEqual(await titles(registry, { text: "siivous" }, new Date(moment.getTime() - 1)), [])
  assert.deepEqual(await titles(registry, { text: "siivous" }, moment), ["Tarjouspyyntö siivouksesta"])
})

test("public cases are narrowed by class, unit, stage and year, and found by the beginning of a number", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const one = await registry.open("aino", { ...open, title: "Katu", publicTitle: "Katusuunnitelma", classCode: "10 03" })
  await registry.open("aino", { ...open, title: "Puisto", publicTitle: "Puistosuunnitelma", classCode: "10 03 01" })
  assert.deepEqual(await titles(registry, { classCode: "10 03" }), ["Katusuunnitelma"])
  assert.deepEqual(await titles(registry, { text: one.number }), ["Katusuunnitelma"])
  assert.deepEqual(await titles(registry, { text: one.number.slice(0, 4) }).then((found) => found.includes("Katusuunnitelma")), true)
  assert.deepEqual(await titles(registry, { text: "suunnitelma", unit: "somewhere-else" }), [])
  assert.deepEqual(await titles(registry, { classCode: "10 03", unit: sampleUnit, stage: "pending", year: 2026 }), ["Katusuunnitelma"])
  assert.deepEqual(await titles(registry, { classCode: "10 03", year: 2025 }), [])
  const counts = await countPublicCases(registry.database, sampleMunicipality, { ...all, text: "suunnitelma" }, later)
  assert.deepEqual([counts.total, counts.exact, counts.facets.classCode.map(({ value }) => value)], [2, true, ["10 03", "10 03 01"]])
})

test("what words find comes by how well it matches where one asks so: whole words before parts of compounds, short titles before long, and pages follow one another", async (t) => {
  const registry = await openRegistry(t, anEngine())
  for (const publicTitle of ["Kirjaston katto", "Kirjastoauton reitti ja muut kulkemisen asiat", "Uuden kirjaston aukioloajat", "Kirjastoauto", "Päätös siitä, miten kirjasto muuttaa uusiin tiloihin ensi vuonna"])
    await registry.open("aino", { ...open, title: publicTitle, publicTitle, classCode: "12 09" })
  await registry.open("aino", { title: "Kirjasto", publicTitle: "Kirjasto", classCode: "12 09", handler: "veikko", publicity: secret })
  const pages = async (text: string) => {
    const first = await rankPublicCases(registry.database, sampleMunicipality, { ...all, text, classCode: "12 09" }, later, 2)
    const rest = await rankPublicCases(registry.database, sampleMunicipality, { ...all, text, classCode: "12 09" }, later, 10, first.cases.at(-1)?.place)
    assert.equal(first.capped, false)
    return [...first.cases, ...rest.cases].map(({ title }) => title)
  }
  assert.deepEqual(await pages("kirjasto"), ["Kirjaston katto", "Uuden kirjaston aukioloajat", "Kirjastoauto", "Päätös siitä, miten kirjasto muuttaa uusiin tiloihin ensi vuonna", "Kirjastoauton reitti ja muut kulkemisen asiat"])
  assert.deepEqual((await pages("kirjaston katto"))[0], "Kirjaston katto")
  assert.deepEqual(await pages("olematon"), [])
  const capped = async (most: number) => (await ranked(registry.database, { municipality: sampleMunicipality, which: sql`true`, words: "kirjasto", after: null }, 0, { most }))?.capped
  assert.deepEqual([await capped(4), await capped(40)], [true, false])
})

test("pages of public cases follow one another without a gap or a repetition", async (t) => {
  const registry = await openRegistry(t, anEngine())
  for (let at = 0; at < 7; at++) await registry.open("aino", { ...open, title: `Aloite ${at}`, publicTitle: `Aloite ${at}`, classCode: "10 09" })
  const seen: string[] = []
  for (let after = null; ; ) {
    const page = await listPublicCases(registry.database, sampleMunicipality, { ...all, text: "aloite", classCode: "10 09" }, later, 3, after)
    const last = page.at(-1)
    if (!last) break
    seen.push(...page.map(({ title }) => title))
    after = last
  }
  assert.deepEqual(seen.toSorted(), Array.from({ length: 7 }, (_, at) => `Aloite ${at}`))
})

test("a public case shows its course and public documents, and neither names, drafts nor secret documents", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { ...open, title: "Sofia Asukkaan aloite", publicTitle: "Aloite valaistuksesta", handler: "veikko" })
  const other = await registry.open("aino", { title: "Salainen", publicTitle: "Muu asia", publicity: { secrecy: "not-yet-public" } })
  await registry.by("veikko", async (work) => {
    await addDocument(work, sampleMunicipality, id, { ...letter, title: "Asukkaan kirje", publicTitle: "Kirje" }, sampleCodeKey)
    await addDocument(work, sampleMunicipality, id, { ...letter, publicTitle: "Lausunto", publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 25 k" } }, sampleCodeKey)
    await addDocument(work, sampleMunicipality, id, { ...letter, publicTitle: "Luonnos", received: null, own: { author: "Veikko", draftedAt: testNow, draft: true } }, sampleCodeKey)
    await moveStage(work, sampleMunicipality, id, { stage: "in-preparation", note: "Soitettu Sofialle" })
  }, 5)
  await registry.by("aino", (work) => linkCases(work, sampleMunicipality, id, other.id, "linked"), 6)
  const shown = await getPublicCase(registry.database, sampleMunicipality, id, later)
  assert.deepEqual(shown.documents.map(({ title }) => title), ["Kirje"])
  assert.deepEqual(shown.steps.map(({ stage, kind }) => `${kind} ${stage}`), ["opened pending", "document-added pending", "moved in-preparation"])
  assert.deepEqual(shown.links, [])
  assert.doesNotMatch(JSON.stringify(shown), /Sofia|Asuk|veikko|Soitettu/i)
})

test("of a case that is secret in part anyone is told the public part, by its public title, and nobody reads it by that", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { title: "Sofia Asukkaan tuki", publicTitle: "Hakemus tulkkaustuesta", handler: "veikko" })
  await registry.by("veikko", async (work) => {
    await addDocument(work, sampleMunicipality, id, { ...letter, title: "Asukkaan kirje", publicTitle: "Kirje" }, sampleCodeKey)
    await addDocument(work, sampleMunicipality, id, { ...letter, publicTitle: "Lausunto", publicity: { secrecy: "partly-secret", act: "621/1999", item: "24 § 1 mom. 25 k" } }, sampleCodeKey)
  }, 5)
  const listed = await listPublicCases(registry.database, sampleMunicipality, { ...all, text: "tulkkaustuki" }, later)
  assert.deepEqual(listed.map(({ title, inPart }) => [title, inPart]), [["Hakemus tulkkaustuesta", true]])
  assert.equal((await countPublicCases(registry.database, sampleMunicipality, all, later)).total, (await listPublicCases(registry.database, sampleMunicipality, all, later, 500)).length)
  const shown = await getPublicCase(registry.database, sampleMunicipality, id, later)
  assert.deepEqual([shown.inPart, shown.documents.map(({ title }) => title), shown.steps.length], [true, ["Kirje"], 2])
  assert.doesNotMatch(JSON.stringify(shown), /Sofia|Asuk|veikko|Lausunto/i)
  const stranger = { database: registry.database, municipality: sampleMunicipality, actor: { id: "antti", name: "antti", kind: "staff" as const }, now: later }
  await assert.rejects(getRecord(stranger, id, { purpose: "case-handling" }), NotFound)
  await registry.by("veikko", (work) => addMark(work, sampleMunicipality, { caseId: id, recordId: id }, { act: "621/1999", item: "24 § 1 mom. 25 k", part: null, setUntil: null }), 6)
  assert.deepEqual(await titles(registry, { text: "tulkkaustuki" }), [], "secret as a whole it is told of to nobody")
})

test("a case that is not public and one that is not there are answered alike", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { title: "Tuki", publicTitle: "Tukihakemus", handler: "veikko", publicity: secret })
  const message = (of: string) => getPublicCase(registry.database, sampleMunicipality, of, later).then(() => "", (fault: Error) => fault.message)
  assert.equal(await message(id), await message("nothing"))
  assert.match(await message(id), /no such public case/)
})

test("a corrected title is found by its new words alone, and another analysis makes all words anew", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { ...open, title: "Pyöräily", publicTitle: "Pyöräteiden talvihoito", handler: "veikko" })
  await registry.by("veikko", (work) => correctTitle(work, sampleMunicipality, id, { title: "Kävely", publicTitle: "Kävelyteiden hoito" }), 1)
  assert.deepEqual(await titles(registry, { text: "talvihoito" }), [])
  assert.deepEqual(await titles(registry, { text: "hoito" }), ["Kävelyteiden hoito"])
  const anew = await makeWordsAnew(registry.database, sampleMunicipality, { ...withoutDictionary(), name: "another" })
  assert.equal(anew > 0, true)
  assert.equal(await makeWordsAnew(registry.database, sampleMunicipality, { ...withoutDictionary(), name: "another" }), 0)
  assert.deepEqual(await titles(registry, { text: "hoito" }), ["Kävelyteiden hoito"])
})
