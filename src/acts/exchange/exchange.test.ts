import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import test, { type TestContext } from "node:test"
import { unzipSync } from "fflate"
import { anEngine } from "../../../test/engines.ts"
import { freshFolder } from "../../../test/folders.ts"
import { letter, openRegistry, publicCase, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { readCases } from "../../read/cases/read-cases.ts"
import { filesIn } from "../../store/files.ts"
import { enter } from "../access/border.ts"
import { closeCase, moveStage } from "../cases/act.ts"
import { declareCaseRegister } from "../cases/register.ts"
import { fold } from "../cases/fold.ts"
import { NotFound } from "../refusals.ts"
import { sampleCaseRegister, sampleUnit } from "../sample-records.ts"
import { sampleCodeKey, sampleMunicipality } from "../samples.ts"
import { sql } from "../../lib/sql.ts"
import { type Database, inWork } from "../work.ts"
import { caseFolder } from "./case-folder.ts"
import { type DecisionCase, exportPage } from "./export.ts"
import { importCases, type ImportPlan } from "./import.ts"
import { importMeeting } from "./meeting-items.ts"

const nobody = { id: "anonymous", name: "" }
const program = { id: "varanto", name: "varanto", kind: "program" } as const
const plan: ImportPlan = { unit: sampleUnit, units: new Set([sampleUnit, "registry"]), handler: null, dryRun: false }
const aCase = (more: object = {}) => ({
  CaseID: "TOW-2025-000123", CaseIDLabel: "TOW 2025-000123 T 14 05", Title: "Puiston nimeäminen", Created: "2025-03-04T08:00:00Z", Acquired: "2025-03-03T10:00:00Z", ClassificationCode: "14 05", ClassificationTitle: "Nimistö", Status: "Ratkaistu", Language: "fi",
  PublicityClass: "Julkinen", SecurityReasons: [], Handlings: [{ sequence: 1, sector: sampleUnit, status: "Ratkaistu" }], Records: [{ Title: "Esitys nimestä", Type: "Esitys", PublicityClass: "Julkinen", SecurityReasons: [], Language: "fi", Issued: "2025-03-05T00:00:00Z" }], ...more,
})
const bytesOf = (cases: unknown) => Buffer.from(JSON.stringify(cases))
const bring = (database: Database, cases: unknown, more: Partial<ImportPlan> = {}, municipality = sampleMunicipality) => importCases(database, municipality, readCases(bytesOf(cases)), { ...plan, ...more }, sampleCodeKey, testNow)
const exported = async (database: Database, municipality = sampleMunicipality): Promise<readonly DecisionCase[]> => (await exportPage({ database, municipality, actor: nobody, now: testNow }, "public", () => null)).cases

/** A second municipality that keeps its case register here. */
async function neighbour(t: TestContext) {
  const registry = await openRegistry(t, anEngine())
  await inWork(registry.database, program, testNow, (work) => declareCaseRegister(work, "helsinki", { ...sampleCaseRegister, authority: "Naapurin kunta" }))
  return registry
}

test("what is exported of one municipality and imported to another is the same there", async (t) => {
  const { database, open, by } = await neighbour(t)
  const first = await open("aino", { title: "Puiston nimi", publicTitle: "Puiston nimi", publicity: { secrecy: "public" }, initiator: { kind: "organisation", name: "Kyläyhdistys" }, documents: [{ ...letter, title: "Hakemus", publicTitle: "Hakemus" }] })
  await by("aino", (work) => moveStage(work, sampleMunicipality, first.id, { stage: "in-preparation" }))
  const second = await open("aino", { title: "Toinen", publicTitle: "Toinen", publicity: { secrecy: "public" }, initiator: { kind: "organisation", name: "Kyläyhdistys" } })
  await by("aino", (work) => closeCase(work, sampleMunicipality, second.id, "noted"))
  const before = await exported(database)
  assert.equal(before.length, 2)
  const report = await bring(database, { cases: before }, {}, "helsinki")
  assert.deepEqual([report.outcomes.map(({ outcome }) => outcome), report.faults, report.remarks], [["taken", "taken"], [], []])
  const told = (cases: readonly DecisionCase[]) => cases.map((one) => ({ ...one, Records: one.Records.map(({ NativeId: _id, ...rest }) => rest) })).toSorted((a, b) => (a.CaseID < b.CaseID ? -1 : 1))
  assert.deepEqual(told(await exported(database, "helsinki")), told(before))
  assert.deepEqual((await bring(database, { cases: before }, {}, "helsinki")).outcomes.map(({ outcome }) => outcome), ["again", "again"])
  assert.equal((await exported(database, "helsinki")).length, 2)
})

test("an imported case has its number, times and stage, and its row is what its actions fold to", async (t) => {
  const { database } = await openRegistry(t, anEngine())
  const decision = { Title: "Päätös nimestä", Type: "Päätös", PublicityClass: "Julkinen", Language: "fi", Issued: "2025-04-01T00:00:00Z" }
  await bring(database, aCase({ Status: "Päätetty", Records: [decision] }))
  const [one] = await exported(database)
  assert.deepEqual([one?.CaseIDLabel, one?.Created, one?.Acquired, one?.Status, one?.Records[0]?.Type], ["TOW 2025-000123 T 14 05", "2025-03-04T08:00:00.000Z", "2025-03-03T10:00:00.000Z", "Päätetty", "Päätös"])
  await database.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    const actions = await queries.rows<Parameters<typeof fold>[0][number]>(sql`
      select seq, kind, stage, actor, at, happened_at as "happenedAt", official, former, note_code as "noteCode", note, documents from case_action where municipality_id = ${sampleMunicipality} order by seq`)
    const [row] = await queries.rows<{ stage: string; ending: string; decided: Date; actions: number }>(sql`select stage, ending, decided_at as decided, actions from case_file where municipality_id = ${sampleMunicipality}`)
    const state = fold(actions)
    assert.deepEqual([row?.stage, row?.ending, row?.decided, row?.actions], [state.stage, state.ending, state.decidedAt, state.actions])
    assert.deepEqual([state.ending, state.decidedAt], ["decision", new Date("2025-04-01T00:00:00Z")])
  })
})

test("what does not say that it is public is never taken as public, nor is a word that is not known", async (t) => {
  const { database } = await openRegistry(t, anEngine())
  const { PublicityClass: _, ...older } = aCase()
  const { public: __, ...unsaid } = { register_id: "T 5/2020", title: "Salainen hanke", category: "14 05", creation_date: "2020-02-03", public: true }
  const reports = [
    await bring(database, older),
    await bring(database, aCase({ CaseID: "b", CaseIDLabel: "T 2/2025", PublicityClass: "Avoin" })),
    await bring(database, aCase({ CaseID: "c", CaseIDLabel: "T 3/2025", PublicityClass: "Ei-julkinen" })),
    await bring(database, { results: [unsaid] }),
    await bring(database, aCase({ CaseID: "d", CaseIDLabel: "T 4/2025", PublicityClass: "Osittain salassapidettävä", SecurityReasons: ["JulkL (621/1999) 24.1 § 20 k"] })),
  ]
  assert.deepEqual(reports.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome)), Array(5).fill("taken"))
  assert.deepEqual(reports.slice(0, 4).map(({ remarks }) => remarks.at(0)?.code ?? null), ["no-publicity-class", "unknown-publicity-class", null, "no-publicity-class"])
  assert.deepEqual((await exported(database)).map(({ CaseID, Title, PublicityClass }) => [CaseID, Title, PublicityClass]), [["d", "Asia T 4/2025", "Osittain salassa pidettävä"]], "of what is secret in part the rest is told, not its title")
})

test("a public export tells of a document that is not public only that it is there", async (t) => {
  const { database } = await openRegistry(t, anEngine())
  await bring(database, aCase({ Records: [{ Title: "Martin terveystiedot", Type: "Lausunto", PublicityClass: "Salassa pidettävä", SecurityReasons: ["621/1999 24 § 1 mom. 25 k"], Language: "fi", Issued: "2025-03-05" }] }))
  const [one] = await exported(database)
  assert.deepEqual(one?.Records.map(({ NativeId: _id, ...rest }) => rest), [{ Title: "Salassa pidettävä asiakirja", Type: "Lausunto", PublicityClass: "Salassa pidettävä", SecurityReasons: ["621/1999 24 § 1 mom. 25 k"], Language: "fi", Issued: null }])
  assert.equal(JSON.stringify(one).includes("Martin"), false)
})

test("a full export holds what its asker may take out, under the internal titles, and nothing more", async (t) => {
  const { database, open } = await openRegistry(t, anEngine())
  await open()
  const as = (who: string) => exportPage({ database, municipality: sampleMunicipality, actor: staffOf(who), now: testNow }, "full", () => null)
  assert.deepEqual((await as("aino")).cases.map(({ Title, PublicTitle }) => [Title, PublicTitle]), [[publicCase.title, publicCase.publicTitle]])
  assert.deepEqual((await as("antti")).cases, [])
  assert.deepEqual((await exported(database)).map(({ Title, Records }) => [Title, Records]), [[publicCase.publicTitle, []]])
})

test("what cannot be taken is told with its place, and the rest is taken", async (t) => {
  const { database, open } = await openRegistry(t, anEngine())
  const { number } = await open()
  const report = await bring(database, { cases: [
    aCase(), aCase({ CaseID: null }), aCase({ CaseID: "x", Title: "" }), aCase({ CaseID: "y", Created: "eilen", Acquired: null }), "ei asia", aCase({ CaseID: "z", CaseIDLabel: number }), aCase({ CaseID: "w", CaseIDLabel: "W 1", PublicityClass: "Salassa pidettävä" }),
    aCase({ CaseID: "v", CaseIDLabel: "V 1", Created: "2031-01-01T00:00:00Z" }), aCase({ CaseID: "u", CaseIDLabel: "U 1", ClassificationCode: "ei luokka" }), aCase({ Title: "Muuttunut" }), aCase({ CaseID: "q", CaseIDLabel: "Q 1", Extra: 1, Status: "Outo" }),
  ] })
  assert.deepEqual(report.outcomes.map(({ path, outcome, code }) => `${path} ${outcome} ${code}`), [
    "cases[0] taken null", "cases[5] not-taken number-taken", "cases[6] not-taken secret-needs-handler", "cases[7] not-taken in-the-future", "cases[8] not-taken not-well-formed", "cases[9] not-taken changed-since", "cases[10] taken null",
  ])
  assert.deepEqual(report.faults.map(({ path, code }) => `${path} ${code}`), ["cases[1].CaseID no-id", "cases[2].Title no-title", "cases[3].Created no-time", "cases[4] not-a-case"])
  for (const remark of ["cases[6].PublicityClass no-ground", "cases[10].Extra field-not-taken", "cases[10].Status unknown-status"]) assert.equal(report.remarks.some(({ path, code }) => `${path} ${code}` === remark), true, remark)
  assert.equal((await bring(database, aCase({ CaseID: "w", CaseIDLabel: "W 1", PublicityClass: "Salassa pidettävä" }), { handler: "veikko" })).outcomes[0]?.outcome, "taken")
})

test("a dry run tells what the import would and keeps nothing", async (t) => {
  const { database } = await openRegistry(t, anEngine())
  const dry = await bring(database, [aCase()], { dryRun: true })
  assert.deepEqual(dry.outcomes.map(({ outcome }) => outcome), ["taken"])
  assert.deepEqual(await exported(database), [])
  assert.deepEqual((await bring(database, [aCase()])).outcomes, dry.outcomes)
})

test("files that hold no cases are told of: broken JSON, bytes, an empty file", () => {
  for (const [bytes, code] of [[Buffer.from("{"), "not-json"], [Buffer.from([0, 1, 2]), "not-text"], [Buffer.alloc(0), "not-text"], [Buffer.from("<p>Hei</p>"), "no-items"]] as const)
    assert.deepEqual(readCases(bytes).faults.map((fault) => fault.code), [code])
})

test("a case is taken out as a folder whose digests hold, by one who may", async (t) => {
  const { database, open } = await openRegistry(t, anEngine())
  const files = filesIn(freshFolder())
  const stored = await files.put(new Blob(["haen tukea"]).stream(), 1000)
  const { id, number } = await open("aino", { documents: [{ ...letter, file: { name: "hakemus.txt", mediaType: "text/plain", ...stored } }] })
  const desk = (who: string) => ({ database, municipality: sampleMunicipality, actor: staffOf(who), now: testNow })
  const entries = unzipSync(await caseFolder(desk("aino"), files, id, { purpose: "case-handling" }))
  assert.deepEqual(Object.keys(entries).toSorted(), ["case.json", "files/001-hakemus.txt", "sha256sums.txt"])
  for (const line of Buffer.from(entries["sha256sums.txt"] ?? []).toString().trim().split("\n")) {
    const [digest, name = ""] = line.split("  ")
    assert.equal(createHash("sha256").update(entries[name] ?? new Uint8Array()).digest("hex"), digest, name)
  }
  const told = JSON.parse(Buffer.from(entries["case.json"] ?? []).toString()) as { number: string; documents: { sha256: string }[]; told: unknown[] }
  assert.deepEqual([told.number, told.documents[0]?.sha256, told.told.length], [number, stored.sha256, 1])
  for (const who of ["antti", "aada", "veikko"]) await assert.rejects(caseFolder(desk(who), files, id, { purpose: "case-handling" }), NotFound)
})

test("items of a meeting's page open cases that are not yet public, or join the case whose number they have; the same page again changes nothing", async (t) => {
  const { database, open } = await openRegistry(t, anEngine())
  const { id, number } = await open("aino", { classCode: "02.07.00", publicity: { secrecy: "public" } })
  const items = ["Kokouksen laillisuus", "Ämpärijärven kaava", `Avustus (${number})`].map((title, line) => ({ line, section: `${line + 1}`, title, attachments: 0 }))
  const page = { encoding: "windows-1252", body: "Keksitty lautakunta", day: "2026-03-09", items, unread: [] }
  const bringPage = (dryRun = false) => importMeeting(database, sampleMunicipality, page, { ...plan, classCode: "10 02", dryRun }, sampleCodeKey, testNow)
  const outcomes = async (dryRun = false) => (await bringPage(dryRun)).outcomes.map(({ path, outcome }) => `${path} ${outcome}`)
  assert.deepEqual([await outcomes(true), await outcomes(), await outcomes()], [["line 1 taken", "line 2 taken"], ["line 1 taken", "line 2 taken"], ["line 1 again", "line 2 again"]])
  assert.deepEqual((await bringPage()).remarks, [{ path: "line 0", code: "formal-item" }])
  const [opened, joined] = await database.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    return [
      await queries.rows(sql`select c.secrecy, c.stage, r.title from case_file c join record r on r.municipality_id = c.municipality_id and r.id = c.id where c.municipality_id = ${sampleMunicipality} and c.class_code = '10 02'`),
      await queries.rows<{ note: string }>(sql`select note from case_action where municipality_id = ${sampleMunicipality} and case_id = ${id} and note_code = 'meeting-item'`),
    ]
  })
  assert.deepEqual([opened, joined], [[{ secrecy: "not-yet-public", stage: "pending", title: "Ämpärijärven kaava" }], [{ note: "Keksitty lautakunta 9.3.2026 § 3" }]])
})
