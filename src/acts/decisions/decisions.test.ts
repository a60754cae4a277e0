import assert from "node:assert/strict"
import test from "node:test"
import { dayMinutes, draft, drafted, partiesOf, seenBy, signed, stageOf } from "../../../test/decisions.ts"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { openRegistry } from "../../../test/registry.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { handOverCase } from "../access/connections.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { changeDraft, correctDecision, draftDecision } from "./draft.ts"
import { finishExecution, planExecution } from "./execution.ts"
import { serveDecision, serveMembers } from "./serve.ts"
import { holdDecision } from "./hold.ts"
import { signDecision } from "./sign.ts"

test("a decision goes from its draft to its signing: the case is decided, and the remedy of its kind is printed with it", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await signed(registry)
  const seen = await seenBy(registry, "veikko", its)
  assert.deepEqual([seen.signedBy, seen.decidedOn, seen.remedy, seen.whole, seen.version], ["veikko", "2026-11-24", "municipal-review", true, 1])
  assert.match(seen.remedyText ?? "", /Oikaisuvaatimus tehdään 14 päivän kuluessa.*Kaupunginhallitus.*15:45/)
  assert.equal(await stageOf(registry, its.id), "decided")
})

test("each kind of decision has its own remedy, in the decision's language, and one that may not be appealed tells why", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const printed = async (form: Parameters<typeof signed>[1]) => {
    const { remedy, remedyText } = await seenBy(registry, "veikko", await signed(registry, form))
    return `${remedy}: ${remedyText}`
  }
  assert.match(await printed({ kind: "document-request", language: "sv", remedyBody: "Helsingfors förvaltningsdomstol" }), /^administrative-appeal: Beslutet får överklagas inom 30 dagar.*Helsingfors/)
  assert.match(await printed({ kind: "preparation" }), /^none-preparation: Päätös koskee vain valmistelua/)
  assert.match(await printed({ kind: "appeal-prohibited", remedyBan: "Laki 1/2000 5 §" }), /^prohibited: .*Laki 1\/2000 5 §/)
})

test("a draft is not public; the decision is public from its signing on", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await drafted(registry)
  await assert.rejects(seenBy(registry, "antti", its), NotFound)
  await registry.by("veikko", async (work) => signDecision(work, espoo, its.id, its.decision, (await seenBy(registry, "veikko", its)).textDigest))
  const seen = await seenBy(registry, "antti", its)
  assert.deepEqual([seen.heading, seen.mayChange, seen.reckoning, seen.executions], [draft.heading, false, null, []])
  const secret = await signed(registry, { secrecy: "partly-secret", secrecyAct: "621/1999", secrecyItem: "24 § 1 mom. 25 k" })
  await assert.rejects(seenBy(registry, "antti", secret), NotFound)
})

test("nobody signs but the office holder whom the decision names, with the case in hand", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await drafted(registry)
  const seen = (await seenBy(registry, "veikko", its)).textDigest
  const sign = (who: string) => registry.by(who, (work) => signDecision(work, espoo, its.id, its.decision, seen))
  const [note] = await notedWhile(registry.database, () => assert.rejects(sign("aino"), Refused))
  assert.deepEqual([note?.act, note?.more?.act, note?.because], ["refused", "decision-signed", "not-decider"])
  await assert.rejects(sign("johanna"), NotFound)
  await registry.by("veikko", (work) => handOverCase(work, espoo, its.id, "veikko", "johanna"))
  await assert.rejects(sign("veikko"), NotFound)
  assert.equal(await stageOf(registry, its.id), "pending")
})

test("whoever signs signs what she has read: a draft that has changed since is read again", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await drafted(registry)
  const { textDigest } = await seenBy(registry, "veikko", its)
  await registry.by("aino", (work) => changeDraft(work, espoo, its.id, its.decision, { ...draft, decision: "Hakemus hylätään." }, textDigest))
  await assert.rejects(registry.by("veikko", (work) => signDecision(work, espoo, its.id, its.decision, textDigest)), /changed since you read it/)
  await assert.rejects(registry.by("aino", (work) => changeDraft(work, espoo, its.id, its.decision, draft, textDigest)), /changed the draft since/)
  assert.equal((await seenBy(registry, "veikko", its)).decision, "Hakemus hylätään.")
})

test("a text that the template left open is not signed, nor one without the place that its remedy needs", async (t) => {
  const registry = await openRegistry(t, anEngine())
  for (const form of [{ grounds: "[Mitkä seikat]" }, { remedyBody: "" }, { kind: "appeal-prohibited" as const }]) {
    const its = await drafted(registry, form)
    await assert.rejects(registry.by("veikko", async (work) => signDecision(work, espoo, its.id, its.decision, (await seenBy(registry, "veikko", its)).textDigest)), Conflict)
  }
})

test("a signed decision is never changed, by no verb and by no statement; its correction is another version that is signed by itself", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await signed(registry)
  const { textDigest } = await seenBy(registry, "veikko", its)
  await assert.rejects(registry.by("veikko", (work) => changeDraft(work, espoo, its.id, its.decision, draft, textDigest)), /signed and is not changed/)
  for (const statement of [sql`update decision set decision = 'x' where municipality_id = ${espoo}`, sql`delete from decision where municipality_id = ${espoo}`])
    await assert.rejects(registry.database.transaction(async (queries) => {
      await enter(queries, espoo)
      await queries.rows(statement)
    }), /never changed/)
  const next = await registry.by("veikko", (work) => correctDecision(work, espoo, its.id, { of: its.decision, kind: "clerical", consent: "not-needed" }, { ...draft, decision: "Hakemus hyväksytään 1.12.2026 alkaen." }, sampleCodeKey))
  await assert.rejects(registry.by("veikko", (work) => correctDecision(work, espoo, its.id, { of: its.decision, kind: "clerical", consent: "not-needed" }, draft, sampleCodeKey)), /Correct the latest version/)
  const later = { id: its.id, decision: next }
  await registry.by("veikko", async (work) => signDecision(work, espoo, its.id, next, (await seenBy(registry, "veikko", later)).textDigest), 60)
  const [first, second] = [await seenBy(registry, "veikko", its), await seenBy(registry, "veikko", later, 60)]
  assert.deepEqual([first.decision, first.followed, first.whole, second.version, second.corrects, second.whole], ["Hakemus hyväksytään.", true, true, 2, its.decision, true])
  assert.equal(await stageOf(registry, its.id), "decided")
})

test("five years after a decision its errors are not corrected any more", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await signed(registry)
  const correct = (days: number) => registry.by("aino", (work) => correctDecision(work, espoo, its.id, { of: its.decision, kind: "substance", consent: "given" }, draft, sampleCodeKey), days * dayMinutes)
  await assert.rejects(correct(1827), /time to correct/)
  await correct(1826)
})

test("the days follow from how each party was served, and the case is served when all are", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { handler: "veikko", publicity: { secrecy: "public" }, parties: [{ kind: "person", name: "Eino Esimerkki", role: "party" }, { kind: "person", name: "Kuultu Naapuri", role: "heard" }] })
  const decision = await registry.by("veikko", (work) => draftDecision(work, espoo, id, { ...draft, kind: "administrative-review-first" }, sampleCodeKey))
  const its = { id, decision }
  await registry.by("veikko", async (work) => signDecision(work, espoo, id, decision, (await seenBy(registry, "veikko", its)).textDigest))
  const parties = await partiesOf(registry, id)
  const serve = (name: string, service: Parameters<typeof serveDecision>[5], days = 20) => registry.by("aino", (work) => serveDecision(work, espoo, id, decision, parties.get(name) ?? "", service), days * dayMinutes)
  await serve("Sofia Asukas", { way: "ordinary-letter", on: "2026-12-03" })
  assert.deepEqual([await stageOf(registry, id), (await seenBy(registry, "veikko", its)).reckoning?.finality], ["decided", null])
  await serve("Eino Esimerkki", { way: "receipt", on: "2026-12-05" })
  assert.equal(await stageOf(registry, id), "served")
  const { reckoning } = await seenBy(registry, "veikko", its)
  assert.deepEqual(reckoning?.recipients.map(({ name, known, last }) => [name, known?.day, last?.last]), [["Sofia Asukas", "2026-12-10", "2027-01-11"], ["Eino Esimerkki", "2026-12-05", "2027-01-04"]])
  assert.equal(reckoning?.finality?.finalOn, "2027-01-12")
  // It is shown that the letter came later: the latest record counts, the former stays.
  await serve("Sofia Asukas", { way: "ordinary-letter", on: "2026-12-03", shownOn: "2026-12-14" }, 22)
  assert.equal((await seenBy(registry, "veikko", its)).reckoning?.finality?.finalOn, "2027-01-14")
  await assert.rejects(serve("Kuultu Naapuri", { way: "ordinary-letter", on: "2026-12-03" }), Conflict)
  await assert.rejects(serve("Sofia Asukas", { way: "receipt", on: "2026-12-03", shownOn: "2026-12-04" }), /does not give way/)
  await assert.rejects(serve("Sofia Asukas", { way: "ordinary-letter", on: "2026-11-23" }), /from its signing to today/)
  await assert.rejects(serve("Sofia Asukas", { way: "ordinary-letter", on: "2026-12-31" }), /from its signing to today/)
})

test("where members of the municipality may claim a review, no legal force comes before the decision is on the web", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await signed(registry)
  const party = (await partiesOf(registry, its.id)).get("Sofia Asukas") ?? ""
  await registry.by("aino", (work) => serveDecision(work, espoo, its.id, its.decision, party, { way: "ordinary-electronic", on: "2026-11-24" }))
  assert.equal((await seenBy(registry, "veikko", its)).reckoning?.finality, null)
  await registry.by("aino", async (work) => {
    await enter(work.queries, espoo)
    await serveMembers(work, espoo, await holdDecision(work, espoo, its.id, its.decision, "decision-served"))
  }, 8 * dayMinutes)
  // On the web on 2 December: known on the 9th, last day the 23rd.
  const { finality } = (await seenBy(registry, "veikko", its)).reckoning ?? {}
  assert.deepEqual([finality?.last, finality?.finalOn], ["2026-12-23", "2026-12-24"])
})

test("execution is planned, followed and done, and a served case comes to be in execution", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await signed(registry)
  const plan = () => registry.by("veikko", (work) => planExecution(work, espoo, its.id, its.decision, { what: "Maksa tuki", responsible: "johanna", dueOn: "2026-12-15" }))
  await plan()
  assert.equal(await stageOf(registry, its.id), "decided")
  await registry.by("aino", async (work) => serveDecision(work, espoo, its.id, its.decision, (await partiesOf(registry, its.id)).get("Sofia Asukas") ?? "", { way: "receipt", on: "2026-11-24" }))
  const execution = await plan()
  assert.equal(await stageOf(registry, its.id), "in-execution")
  const [note] = await notedWhile(registry.database, () => registry.by("veikko", (work) => finishExecution(work, espoo, its.id, its.decision, execution)))
  assert.deepEqual([note?.act, note?.subject?.id, note?.case], ["execution-done", its.decision, its.id])
  await assert.rejects(registry.by("veikko", (work) => finishExecution(work, espoo, its.id, its.decision, execution)), /done already/)
  assert.deepEqual((await seenBy(registry, "veikko", its)).executions.filter(({ doneBy }) => doneBy === "veikko").map(({ id }) => id), [execution])
})

test("no identity code stands in a decision, and whoever may not change the case drafts, serves and plans nothing in it", async (t) => {
  const registry = await openRegistry(t, anEngine())
  await assert.rejects(drafted(registry, { grounds: `Hakija ${testCode("1985-11-03", 902)}` }), (fault) => fault instanceof Refused && fault.attempt?.because === "code-in-text")
  const its = await signed(registry)
  const party = (await partiesOf(registry, its.id)).get("Sofia Asukas") ?? ""
  const tries = [
    registry.by("johanna", (work) => draftDecision(work, espoo, its.id, draft, sampleCodeKey)),
    registry.by("johanna", (work) => serveDecision(work, espoo, its.id, its.decision, party, { way: "receipt", on: "2026-11-24" })),
    registry.by("johanna", (work) => planExecution(work, espoo, its.id, its.decision, { what: "x", responsible: "johanna", dueOn: "2026-12-15" })),
    registry.by("johanna", (work) => correctDecision(work, espoo, its.id, { of: its.decision, kind: "clerical", consent: "not-needed" }, draft, sampleCodeKey)),
  ]
  for (const done of await Promise.allSettled(tries)) assert.equal(done.status === "rejected" && done.reason instanceof NotFound, true)
})
