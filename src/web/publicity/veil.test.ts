import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { unzipSync } from "fflate"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { draft } from "../../../test/decisions.ts"
import { anEngine } from "../../../test/engines.ts"
import { called, checked, held, inMeeting } from "../../../test/meetings.ts"
import { letter, publicCase, registryOn, staffOf } from "../../../test/registry.ts"
import { openTown, type Town } from "../../../test/town.ts"
import type { Desk } from "../../acts/access/desk.ts"
import { addAction, correctTitle } from "../../acts/cases/act.ts"
import { setDue } from "../../acts/cases/clock.ts"
import { addDocument } from "../../acts/cases/documents.ts"
import { getCase } from "../../acts/cases/get.ts"
import { linkCases } from "../../acts/cases/link.ts"
import { openCase } from "../../acts/cases/open.ts"
import { changeDraft, draftDecision } from "../../acts/decisions/draft.ts"
import { getDecision } from "../../acts/decisions/get.ts"
import { exportPage } from "../../acts/exchange/export.ts"
import { fixAgenda } from "../../acts/meetings/agenda.ts"
import { publishMinutes } from "../../acts/meetings/minutes.ts"
import { postNotice } from "../../acts/notice-board/post.ts"
import { weigh } from "../../acts/publicity/mark.ts"
import { setPartySecrecy } from "../../acts/publicity/parties.ts"
import { exportRecords, feedRecords, listFiles } from "../../acts/records/list.ts"
import { searchRecords } from "../../acts/records/search.ts"
import { searchRegisters } from "../../acts/registers/search.ts"
import { openRound } from "../../acts/rounds/rounds.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../../acts/samples.ts"
import { keepTexts } from "../../acts/texts/texts.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { sql } from "../../lib/sql.ts"

const why = { purpose: "case-handling" } as const
/** Any form of the party's name, wherever it stands. */
const named = /lovii|lumik/i
const told = "Loviisa Lumikko"

let town: Town
const people: Record<string, Town> = {}
const at = { id: "", number: "", other: "", document: "", decision: "", notice: "", agenda: "", minutes: "" }
const by = <Result>(who: string, verb: (work: Work) => Promise<Result>): Promise<Result> => inWork(town.database, staffOf(who), town.now(), verb)
const deskOf = (who: string): Desk => ({ database: town.database, municipality: sampleMunicipality, actor: staffOf(who), now: town.now() })
const fileOf = () => new File(["Leikkipuiston kuntoutus"], "liite.txt", { type: "text/plain" })

before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), sampleCodeKey)
  for (const id of ["aino", "veikko"]) people[id] = await town.as({ id, kind: "staff", given: id, family: "Esimerkki" })
  await town.database.rows(sql`delete from employment where id like '%-job'`)
  const file = await town.files.put(fileOf().stream(), 1000)
  const open = { ...publicCase, publicity: { secrecy: "public" as const }, handler: "veikko" }
  const opened = await by("aino", (work) => openCase(work, sampleMunicipality, {
    ...open, title: "Lumikon Loviisan hakemus", publicTitle: "Loviisa Lumikon kuntoutus", initiator: { kind: "person", name: told },
    documents: [{ ...letter, title: "Loviisa Lumikon liite", publicTitle: "Lumikon liite", received: { at: town.now(), way: "letter", sender: told }, file: { ...file, name: "LumikkoLoviisa_liite.txt", mediaType: "text/plain" } }],
  }, sampleCodeKey))
  const other = await by("aino", (work) => openCase(work, sampleMunicipality, { ...open, title: "Toinen", publicTitle: "Toinen" }, sampleCodeKey))
  Object.assign(at, { id: opened.id, number: opened.number, other: other.id })
  await by("aino", (work) => linkCases(work, sampleMunicipality, at.id, at.other, "linked"))
  at.decision = await by("veikko", async (work) => {
    await addAction(work, sampleMunicipality, at.id, "Soitto Lumikolle")
    await weigh(work, sampleMunicipality, { caseId: at.id, recordId: at.id }, { outcome: "given", footing: "party", reason: "Loviisa pyysi", withdraws: false })
    await setDue(work, sampleMunicipality, at.id, { kind: "set", day: "2026-12-10", reason: "Sovittu Lumikon kanssa" })
    await openRound(work, sampleMunicipality, at.id, { kind: "supplement", matter: "Lumikko täydentää", lastOn: "2026-12-08", recipients: ["Lumikko Loviisa"] })
    return draftDecision(work, sampleMunicipality, at.id, { ...draft, heading: "Päätös Loviisa Lumikolle" }, sampleCodeKey)
  })
  const its = await getCase(deskOf("veikko"), at.id, why)
  at.document = "documents" in its ? (its.documents.find(({ fileName }) => fileName !== null)?.id ?? "") : ""
  await keepTexts(town.database, town.files, sampleMunicipality, town.now())
  await tellAll()
})

/** Tells everyone of the case by its party's name: on the notice board, on an agenda, and in minutes. */
async function tellAll(): Promise<void> {
  const registry = registryOn(town.database)
  const section = { case: at.id, title: "Lumikon Loviisan kuntoutus" }
  const meeting = await held(registry, [section], { outcome: "tabled", decision: "Jätettiin pöydälle, kunnes Loviisa Lumikkoa on kuultu." })
  await checked(registry, meeting)
  await registry.by("aino", (work) => publishMinutes(work, sampleMunicipality, meeting.meeting), inMeeting)
  at.minutes = meeting.meeting
  at.agenda = await called(registry, meeting.body, [section])
  await registry.by("aino", (work) => fixAgenda(work, sampleMunicipality, at.agenda))
  const texts = { fi: { title: "Lumikon kuntoutus", body: "Loviisa Lumikon hakemus on nähtävillä." } }
  at.notice = await by("veikko", (work) => postNotice(work, sampleMunicipality, { kind: "public", case: at.id, from: "2026-11-24", personal: false, texts }))
}
after(() => town.close())

/** Every path on which a title, a note or a file's name of the case shows to someone of the staff, each with what it answers her. */
async function insidePaths(who: string): Promise<Record<string, string>> {
  const her = people[who] as Town
  const desk = deskOf(who)
  const page = (path: string) => her.page(`/staff/${path}${path.includes("?") ? "&" : "?"}lang=fi`)
  const posted = async (path: string, fields: Record<string, string | File>) => (await her.post(`/staff/${path}`, fields)).text()
  const zip = unzipSync(new Uint8Array(await (await her.get(`/staff/cases/${at.id}/export`)).arrayBuffer()))
  const like = { classCode: publicCase.classCode, unit: publicCase.unit, title: "x", publicTitle: "x", language: "fi", receivedWay: "letter", day: "2026-11-24", time: "08:00", initiatorKind: "person", initiator: "Toinen", secrecy: "public", act: "", item: "", endsOn: "", handler: "veikko", documentTitle: "x", documentType: "application", documentLanguage: "", file: fileOf() }
  const answers: Record<string, unknown> = {
    queue: page("cases"), "queue by number": page(`cases?number=${encodeURIComponent(at.number)}`), "queue by word": posted("cases", { words: "kuntoutus" }), "a case like it": posted("cases/new", like),
    case: page(`cases/${at.id}`), course: page(`cases/${at.id}/course`), publicity: page(`cases/${at.id}/publicity`), "a linked case": page(`cases/${at.other}`), "a document's publicity": page(`cases/${at.id}/documents/${at.document}/publicity`),
    "a document's text": page(`cases/${at.id}/documents/${at.document}/text`), "a file's name": her.get(`/staff/cases/${at.id}/documents/${at.document}/file`).then(({ headers }) => headers.get("content-disposition")),
    decision: page(`cases/${at.id}/decisions/${at.decision}`), notices: page("notice-board"), "words of files": posted("cases/texts", { words: "kuntoutus", purpose: "case-handling" }),
    record: page(`records/${at.id}?purpose=case-handling`), "a document's record": page(`records/${at.document}?purpose=case-handling`), records: page("records?purpose=case-handling"),
    "cases as data": her.page("/api/v1/cases?purpose=case-handling"), "a record as data": her.page(`/api/v1/records/${at.document}?purpose=case-handling`),
    folder: [...Object.keys(zip), ...Object.values(zip).map((bytes) => Buffer.from(bytes).toString())], "full export": exportPage(desk, "full", () => null), records_out: exportRecords(desk, { root: at.id }, why),
    feed: feedRecords(desk, null, why), files: listFiles(desk, { root: at.id }, why), search: searchRecords(desk, { caseNumber: at.number }, why, sampleCodeKey), "search over registers": searchRegisters(desk, { key: "caseNumber", value: at.number }, why, sampleCodeKey),
  }
  const entries = await Promise.all(Object.entries(answers).map(async ([path, answer]) => [path, await answer] as const))
  return Object.fromEntries(entries.map(([path, answer]) => [path, typeof answer === "string" ? answer : JSON.stringify(answer)]))
}

/** And what anyone is answered. */
async function outsidePaths(): Promise<Record<string, string>> {
  const paths = { list: "/fi/espoo/cases", "by word": "/fi/espoo/cases?q=kuntoutus", case: `/fi/espoo/cases/${at.id}`, linked: `/fi/espoo/cases/${at.other}`, feed: "/fi/espoo/cases.atom", data: "/api/v1/municipalities/espoo/cases",
    agenda: `/fi/espoo/meetings/${at.agenda}`, minutes: `/fi/espoo/meetings/${at.minutes}`, board: "/fi/espoo/notice-board", notice: `/fi/espoo/notice-board/${at.notice}`, "board's feed": "/fi/espoo/notice-board.atom" }
  const entries = await Promise.all(Object.entries(paths).map(async ([name, path]) => [name, await town.page(path)] as const))
  return { ...Object.fromEntries(entries), export: JSON.stringify(await exportPage({ ...deskOf("x"), actor: { id: "anonymous", name: "" } }, "public", () => null)) }
}

const naming = (answers: Record<string, string>): string[] => Object.keys(answers).filter((path) => named.test(answers[path] ?? ""))

test("a party who becomes secret is named to the registrar and the public on no path any more, and to the handler on every inner one", async () => {
  const paths = Object.keys(await insidePaths("aino"))
  assert.deepEqual([naming(await insidePaths("aino")), naming(await outsidePaths())], [paths, Object.keys(await outsidePaths())], "before, each path names her: else it would prove nothing")
  const its = await getCase(deskOf("veikko"), at.id, why)
  const party = "parties" in its ? its.parties.find(({ name }) => name === told)?.id : undefined
  await by("veikko", (work) => setPartySecrecy(work, sampleMunicipality, at.id, party ?? "", { act: "661/2009", item: "36 §" }))
  assert.deepEqual([naming(await insidePaths("aino")), naming(await outsidePaths())], [[], []])
  assert.deepEqual(naming(await insidePaths("veikko")), paths)
  assert.match((await outsidePaths()).list ?? "", /••• kuntoutus/)
  assert.doesNotMatch(await town.page("/fi/espoo/cases?q=lumikko"), /••• kuntoutus/, "nor is she found by her name")
})

test("a form that comes back under the cover changes nothing of what it covers, and no public title takes the name again", async () => {
  const seen = await getCase(deskOf("aino"), at.id, why)
  const decision = await getDecision(deskOf("aino"), at.id, at.decision, why)
  if (!("record" in seen) || !("heading" in decision)) throw new Error("The case is not seen.")
  await by("aino", async (work) => {
    await correctTitle(work, sampleMunicipality, at.id, { title: seen.record.title, publicTitle: "Lumikon kuntoutus" })
    await changeDraft(work, sampleMunicipality, at.id, at.decision, { ...draft, heading: decision.heading, grounds: "Uusi perustelu." }, decision.textDigest)
    await addDocument(work, sampleMunicipality, at.id, { ...letter, title: "Loviisan toinen kirje", publicTitle: "Loviisan toinen kirje" }, sampleCodeKey)
  })
  const now = await getCase(deskOf("veikko"), at.id, why)
  if (!("record" in now)) throw new Error("The case is not seen.")
  assert.deepEqual([seen.record.title, now.record.title, now.publicTitle], ["••• hakemus", "Lumikon Loviisan hakemus", "••• kuntoutus"])
  assert.deepEqual(now.documents.map(({ title }) => title).toSorted(), ["Loviisa Lumikon liite", "Loviisan toinen kirje", "Päätös Loviisa Lumikolle"])
  assert.deepEqual(naming(await outsidePaths()), [])
})
