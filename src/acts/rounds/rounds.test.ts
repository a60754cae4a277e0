import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { letter, openRegistry, publicCase, type Registry, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { PurposeNeeded, type Why } from "../access/purpose.ts"
import { closeCase, moveStage } from "../cases/act.ts"
import { addDocument } from "../cases/documents.ts"
import { getCase, type SeenCase } from "../cases/get.ts"
import { transferCase } from "../cases/transfer.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { listRounds, type Round } from "./get.ts"
import { closeRound, extendTime, noteAnswer, noteNoAnswer, openRound, type RoundForm } from "./rounds.ts"

const hearing: RoundForm = { kind: "hearing", matter: "Naapurin vastine", lastOn: "2026-12-01", recipients: ["Sofia Asukas", "Eino Esimerkki"] }
const dayMinutes = 24 * 60

async function seen({ database }: Registry, who: string, id: string, why: Why = { purpose: "case-handling" }): Promise<{ its: SeenCase; rounds: Round[] }> {
  const desk = { database, municipality: espoo, actor: staffOf(who), now: testNow }
  const its = await getCase(desk, id, why)
  if (its instanceof PurposeNeeded) throw its
  return { its, rounds: await listRounds(desk, its) }
}
const standing = (round: Round | undefined) => round?.recipients.map(({ name, state, lastOn }) => [name, state, lastOn])

test("each party of a hearing answers with her document, asks for more time or does not answer, and the round is closed", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  const round = await registry.by("aino", (work) => openRound(work, espoo, id, hearing))
  const [asked] = (await seen(registry, "aino", id)).rounds
  assert.deepEqual([asked?.kind, asked?.closed, standing(asked)], ["hearing", false, [["Eino Esimerkki", "asked", "2026-12-01"], ["Sofia Asukas", "asked", "2026-12-01"]]])
  const [eino = "", sofia = ""] = asked?.recipients.map((one) => one.id) ?? []
  const reply = await registry.by("aino", (work) => addDocument(work, espoo, id, { ...letter, type: "reply" }, sampleCodeKey))
  await registry.by("aino", (work) => noteAnswer(work, espoo, id, round, sofia, reply))
  await registry.by("aino", (work) => extendTime(work, espoo, id, round, eino, "2026-12-08"))
  await assert.rejects(registry.by("aino", (work) => noteNoAnswer(work, espoo, id, round, eino), 10 * dayMinutes), /not over yet/)
  assert.deepEqual(standing((await seen(registry, "aino", id)).rounds[0]), [["Eino Esimerkki", "extended", "2026-12-08"], ["Sofia Asukas", "answered", "2026-12-01"]])
  await registry.by("aino", (work) => noteNoAnswer(work, espoo, id, round, eino), 15 * dayMinutes)
  await registry.by("aino", (work) => closeRound(work, espoo, id, round), 15 * dayMinutes)
  const { rounds, its } = await seen(registry, "aino", id)
  assert.deepEqual([rounds[0]?.closed, rounds[0]?.recipients.map(({ state, document }) => [state, document])], [true, [["unanswered", null], ["answered", reply]]])
  assert.deepEqual([its.openRounds, its.told.map(({ kind }) => kind).slice(1)], [0, ["round-opened", "document-added", "round-answered", "round-extended", "round-unanswered", "round-closed"]])
})

test("while a round is open the case is neither decided nor ended, and a closed round takes no answer", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  const by = (verb: Parameters<typeof registry.by>[1]) => registry.by("aino", verb)
  const round = await registry.by("aino", (work) => openRound(work, espoo, id, { ...hearing, kind: "supplement" }))
  for (const stage of ["in-preparation", "to-be-decided"] as const) await by((work) => moveStage(work, espoo, id, { stage }))
  await assert.rejects(by((work) => moveStage(work, espoo, id, { stage: "decided" })), /A round is open/)
  await assert.rejects(by((work) => closeCase(work, espoo, id, "withdrawn")), /A round is open/)
  await by((work) => closeRound(work, espoo, id, round))
  const recipient = (await seen(registry, "aino", id)).rounds[0]?.recipients[0]
  assert.equal(recipient?.state, "unanswered")
  await assert.rejects(by((work) => noteAnswer(work, espoo, id, round, recipient?.id ?? "", null)), /round is closed/)
  await assert.rejects(by((work) => closeRound(work, espoo, id, round)), /round is closed/)
  await by((work) => moveStage(work, espoo, id, { stage: "decided" }))
})

test("a round asks by a day ahead, of its own case and recipients, and the answer is a document that came to the case", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const [one, other] = [await registry.open(), await registry.open()].map(({ id }) => id) as [string, string]
  await assert.rejects(registry.by("aino", (work) => openRound(work, espoo, one, { ...hearing, lastOn: "2026-11-23" })), /ahead/)
  await assert.rejects(registry.by("aino", (work) => openRound(work, espoo, one, { ...hearing, recipients: [`Sofia ${testCode("1990-02-28", 901)}`] })), (fault) => fault instanceof Refused && fault.attempt?.because === "code-in-text")
  const round = await registry.by("aino", (work) => openRound(work, espoo, one, hearing))
  const recipient = (await seen(registry, "aino", one)).rounds[0]?.recipients[0]?.id ?? ""
  const elsewhere = await registry.by("aino", (work) => addDocument(work, espoo, other, letter, sampleCodeKey))
  const own = await registry.by("aino", (work) => addDocument(work, espoo, one, { ...letter, received: null, own: { author: "Aino", draftedAt: testNow } }, sampleCodeKey))
  for (const document of [elsewhere, own]) await assert.rejects(registry.by("aino", (work) => noteAnswer(work, espoo, one, round, recipient, document)), /came to this case/)
  await assert.rejects(registry.by("aino", (work) => noteAnswer(work, espoo, other, round, recipient, null)), /no such round/)
  await assert.rejects(registry.by("aino", (work) => noteAnswer(work, espoo, one, round, "nobody", null)), Conflict)
  await assert.rejects(registry.by("aino", (work) => extendTime(work, espoo, one, round, recipient, "2026-12-01")), /later/)
  const notes = await notedWhile(registry.database, () => assert.rejects(registry.by("veikko", (work) => closeRound(work, espoo, one, round)), NotFound))
  assert.deepEqual(notes.map(({ act, because }) => [act, because]), [["refused", "no-rule"]])
})

test("who reads a case only since it is public sees no round, and rounds never change", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { publicity: { secrecy: "public" } })
  await registry.by("aino", (work) => openRound(work, espoo, id, hearing))
  assert.deepEqual([(await seen(registry, "antti", id, null)).rounds, (await seen(registry, "aino", id)).rounds.length], [[], 1])
  const within = (change: Parameters<typeof registry.database.rows>[0]) => registry.database.transaction(async (queries) => {
    await enter(queries, espoo)
    await queries.rows(change)
  })
  for (const change of [sql`update case_round set last_on = '2027-01-01'`, sql`delete from round_recipient`, sql`update round_recipient set name = 'x'`]) await assert.rejects(within(change))
})

test("a case is transferred to the competent authority, and the notice to the sender is a document of it that was sent", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  const notice = { ...letter, title: "Ilmoitus siirrosta", type: "notice", received: null, own: { author: "Aino Kirjaaja", draftedAt: testNow, sent: { at: testNow, way: "e-mail", recipient: "Sofia Asukas" } }, publicity: publicCase.publicity } as const
  await assert.rejects(registry.by("aino", (work) => moveStage(work, espoo, id, { stage: "transferred" })), /transfer the case/)
  await assert.rejects(registry.by("aino", (work) => transferCase(work, espoo, id, { authority: "Vantaan kaupunki", notice: { ...notice, own: { ...notice.own, sent: null } } }, sampleCodeKey)), /how and to whom/)
  const document = await registry.by("aino", (work) => transferCase(work, espoo, id, { authority: "Vantaan kaupunki", notice }, sampleCodeKey))
  const { its } = await seen(registry, "aino", id)
  assert.deepEqual([its.stage, its.ending, its.closedAt, its.told.at(-1)?.note], ["transferred", "transferred", testNow, "Vantaan kaupunki"])
  assert.deepEqual(its.documents.map((one) => [one.id, one.sentWay, one.recipient]), [[document, "e-mail", "Sofia Asukas"]])
  await assert.rejects(registry.by("aino", (work) => transferCase(work, espoo, id, { authority: "Vantaan kaupunki", notice }, sampleCodeKey)), /does not lead to transferred/)
})
