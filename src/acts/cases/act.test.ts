import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { letter, openRegistry, publicCase, type Registry, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { assignCase, handOverCase } from "../access/connections.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { addAction, closeCase, correctTitle, moveStage } from "./act.ts"
import { addDocument, safeFileName } from "./documents.ts"
import { getCase, type SeenCase } from "./get.ts"
import { linkCases } from "./link.ts"
import { type Letter, sendOutbox } from "./outbox.ts"

async function seen({ database }: Registry, who: string, id: string, why: Parameters<typeof getCase>[2] = { purpose: "case-handling" }): Promise<SeenCase> {
  const found = await getCase({ database, municipality: espoo, actor: staffOf(who), now: testNow }, id, why)
  if (found instanceof PurposeNeeded) throw new Error(found.message)
  return found
}

test("a case goes from pending to its decision and its end, with the day of the decision", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { pendingAt: null })
  const decidedAt = new Date("2026-11-24T07:00:00Z")
  for (const move of [{ stage: "pending", happenedAt: new Date("2026-11-24T06:00:00Z") }, { stage: "in-preparation" }, { stage: "to-be-decided" }, { stage: "decided", happenedAt: decidedAt }, { stage: "served" }] as const)
    await registry.by("aino", (work) => moveStage(work, espoo, id, move))
  await registry.by("aino", (work) => closeCase(work, espoo, id, "decision"))
  const its = await seen(registry, "aino", id)
  assert.deepEqual([its.stage, its.pendingAt, its.decidedAt, its.closedAt, its.ending, its.actions], ["closed", new Date("2026-11-24T06:00:00Z"), decidedAt, testNow, "decision", 7])
  // The archivist reads what is closed, and only that.
  assert.equal((await seen(registry, "outi", id)).record.because, "keeps-the-archive")
  await registry.by("aino", (work) => moveStage(work, espoo, id, { stage: "reopened" }))
  await assert.rejects(seen(registry, "outi", id), NotFound)
})

test("a stage that does not follow, a decision that was not made and a day to come are conflicts, and change nothing", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  await assert.rejects(registry.by("aino", (work) => moveStage(work, espoo, id, { stage: "decided" })), /does not lead to decided/)
  await assert.rejects(registry.by("aino", (work) => moveStage(work, espoo, id, { stage: "closed" })), /how the handling ended/)
  await assert.rejects(registry.by("aino", (work) => closeCase(work, espoo, id, "decision")), /No decision/)
  await assert.rejects(registry.by("aino", (work) => moveStage(work, espoo, id, { stage: "in-preparation", happenedAt: new Date("2026-12-24") })), Conflict)
  assert.equal((await seen(registry, "aino", id)).actions, 1)
})

test("whoever may not change a case finds none to act on, whatever she tries, and each try is noted", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  const other = (await registry.open("johanna")).id
  const tries = {
    "case-acted": [
      () => registry.by("veikko", (work) => moveStage(work, espoo, id, { stage: "in-preparation" })),
      () => registry.by("veikko", (work) => closeCase(work, espoo, id, "noted")),
      () => registry.by("veikko", (work) => addAction(work, espoo, id, "Soitto")),
      () => registry.by("veikko", (work) => correctTitle(work, espoo, id, { title: "x", publicTitle: "x" })),
      () => registry.by("aino", (work) => addAction(work, espoo, "no-such-case", "Soitto")),
    ],
    "document-added": [() => registry.by("veikko", (work) => addDocument(work, espoo, id, letter, sampleCodeKey))],
    "cases-linked": [() => registry.by("johanna", (work) => linkCases(work, espoo, other, id, "linked"))],
    "case-assigned": [() => registry.by("aino", (work) => assignCase(work, espoo, id, "veikko"))],
  } as const
  for (const [act, doings] of Object.entries(tries))
    for (const doing of doings) {
      const [note, ...more] = await notedWhile(registry.database, () => assert.rejects(doing, NotFound))
      assert.deepEqual([note?.act, note?.more?.act, note?.because, more.length], ["refused", act, "no-rule", 0])
    }
})

test("an identity code stands in no title, note, party or file name", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  const code = testCode("1985-11-03", 902)
  const tries = [
    () => registry.open("aino", { title: code }),
    () => registry.open("aino", { initiator: { kind: "person", name: `Sofia ${code}` } }),
    () => registry.by("aino", (work) => addAction(work, espoo, id, `Soitti ${code}`)),
    () => registry.by("aino", (work) => correctTitle(work, espoo, id, { title: "x", publicTitle: code })),
    () => registry.by("aino", (work) => addDocument(work, espoo, id, { ...letter, publicTitle: code }, sampleCodeKey)),
    () => registry.by("aino", (work) => addDocument(work, espoo, id, { ...letter, title: code }, sampleCodeKey)),
  ]
  for (const doing of tries) await assert.rejects(doing, (fault) => fault instanceof Refused && fault.attempt?.because === "code-in-text")
  assert.deepEqual(
    [`${code}.pdf`, "../../etc/passwd", "C:\\temp\\hakemus.docx", "a\u0000\u202Eb\r\n.pdf", "...", `${"ä".repeat(300)}.pdf`].map((name) => safeFileName(name)),
    ["asiakirja.pdf", "passwd", "hakemus.docx", "ab.pdf", "asiakirja", `${"ä".repeat(116)}.pdf`],
  )
})

test("the supervisor assigns a case and the official hands it over, also on the page of records, and the case tells of it", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  await registry.by("helena", (work) => assignCase(work, espoo, id, "veikko"), 1)
  await registry.by("veikko", (work) => handOverCase(work, espoo, id, "veikko", "johanna"), 2)
  const its = await seen(registry, "aino", id)
  assert.deepEqual([its.handlers, its.told.map(({ kind, official, former }) => [kind, official, former])], [["johanna"], [["opened", null, null], ["assigned", "veikko", null], ["handed-over", "johanna", "veikko"]]])
})

test("a document that the reader may not see is not told of, nor are parties to one who reads a case only since it is public", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { publicity: { secrecy: "public" }, documents: [letter] })
  await registry.by("aino", (work) => addDocument(work, espoo, id, { ...letter, title: "Lääkärinlausunto", publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 25 k" } }, sampleCodeKey))
  await registry.by("aino", (work) => addAction(work, espoo, id, "Soitto hakijalle"))
  await registry.by("helena", (work) => assignCase(work, espoo, id, "veikko"))
  const told = (its: SeenCase) => [its.documents.map(({ title }) => title).sort(), its.parties.length, its.told.map(({ note }) => note).filter(Boolean)]
  assert.deepEqual(told(await seen(registry, "veikko", id)), [["Lääkärinlausunto", "Sofia Asukkaan hakemus"], 1, ["Soitto hakijalle"]])
  assert.deepEqual(told(await seen(registry, "aino", id)), [["Sofia Asukkaan hakemus"], 1, ["Soitto hakijalle"]])
  assert.deepEqual(told(await seen(registry, "antti", id, null)), [["Sofia Asukkaan hakemus"], 0, []])
})

test("a later version follows an earlier one, once", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  const draft = { ...letter, received: null, own: { author: "Veikko Valmistelija", draftedAt: testNow, draft: true }, type: "decision" } as const
  const first = await registry.by("aino", (work) => addDocument(work, espoo, id, draft, sampleCodeKey), 1)
  await registry.by("aino", (work) => addDocument(work, espoo, id, { ...draft, earlier: first, own: { ...draft.own, draft: false, sent: { at: testNow, way: "letter", recipient: "Sofia Asukas" } } }, sampleCodeKey), 2)
  await assert.rejects(registry.by("aino", (work) => addDocument(work, espoo, id, { ...draft, earlier: first }, sampleCodeKey)), /later version/)
  await assert.rejects(registry.by("aino", (work) => addDocument(work, espoo, id, { ...draft, earlier: "nothing" }, sampleCodeKey)), /no such earlier/)
  assert.deepEqual((await seen(registry, "aino", id)).documents.map(({ version, draft: is, sentWay }) => [version, is, sentWay]), [[1, true, null], [2, false, "letter"]])
})

test("cases are linked, and stand above each other in no ring", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const [a, b, c] = [await registry.open(), await registry.open(), await registry.open()].map(({ id }) => id) as [string, string, string]
  const link = (id: string, other: string, kind: "linked" | "parent" | "child") => registry.by("aino", (work) => linkCases(work, espoo, id, other, kind))
  await link(b, a, "parent")
  await link(b, c, "child")
  await assert.rejects(link(a, c, "parent"), /above itself/)
  await assert.rejects(link(c, a, "parent"), /parent already/)
  await assert.rejects(link(a, b, "linked"), Conflict)
  await assert.rejects(link(a, a, "linked"), /to itself/)
  await link(c, a, "linked")
  assert.deepEqual((await seen(registry, "aino", a)).links.map(({ number, kind }) => [number, kind]), [["2/14.05/2026", "child"], ["3/14.05/2026", "linked"]])
  assert.deepEqual((await seen(registry, "aino", b)).links.map(({ number, kind }) => [number, kind]), [["1/14.05/2026", "parent"], ["3/14.05/2026", "child"]])
})

test("two who link the other way round at the same time make no ring", async (t) => {
  const registry = await openRegistry(t, anEngine())
  for (let round = 0; round < 10; round++) {
    const [a, b, c] = [await registry.open(), await registry.open(), await registry.open()].map(({ id }) => id) as [string, string, string]
    const link = (id: string, other: string) => registry.by("aino", (work) => linkCases(work, espoo, id, other, "parent"))
    const came = await Promise.allSettled([link(a, b), link(b, c), link(c, a)])
    assert.deepEqual(came.map(({ status }) => status).sort(), ["fulfilled", "fulfilled", "rejected"])
  }
})

test("a link to a case that the reader may not see is not told of", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { handler: "veikko" })
  const hidden = (await registry.open("aino", { handler: "veikko", publicity: { ...publicCase.publicity, secrecy: "secret" } })).id
  await registry.by("veikko", (work) => linkCases(work, espoo, id, hidden, "linked"))
  assert.deepEqual([(await seen(registry, "veikko", id)).links.length, (await seen(registry, "aino", id)).links.length], [1, 0])
})

test("the outbox sends in order, stops at what fails, sends that again, and says nothing but ids and codes", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  await registry.by("aino", (work) => addAction(work, espoo, id, "Soitto hakijalle"))
  await registry.by("aino", (work) => moveStage(work, espoo, id, { stage: "in-preparation" }))
  const got: Letter[] = []
  let fails = true
  const send = () => sendOutbox(registry.database, espoo, { id: "outbox", name: "outbox", kind: "program" }, testNow, async (one) => {
    if (one.kind === "case-noted" && fails) throw new Error("nobody there")
    got.push(one)
  })
  assert.equal(await send(), 1)
  fails = false
  assert.deepEqual([await send(), await send()], [2, 0])
  assert.deepEqual(got.map(({ kind }) => kind), ["case-opened", "case-noted", "case-moved"])
  assert.doesNotMatch(JSON.stringify(got), /Sofia|Soitto|palkkatu/i)
  const within = (change: Parameters<typeof registry.database.rows>[0]) => registry.database.transaction(async (queries) => {
    await enter(queries, espoo)
    await queries.rows(change)
  })
  await assert.rejects(within(sql`update outbox set message = '{}'`), /only marked as sent/)
  await assert.rejects(within(sql`update outbox set sent_at = null`), /only marked as sent/)
})
