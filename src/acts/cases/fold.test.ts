import assert from "node:assert/strict"
import test from "node:test"
import { anEngine, pglite } from "../../../test/engines.ts"
import { letter, openRegistry, type Registry } from "../../../test/registry.ts"
import { sql } from "../../lib/sql.ts"
import { assignCase, handOverCase } from "../access/connections.ts"
import { enter } from "../access/border.ts"
import { Refusal } from "../refusals.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { addAction, closeCase, correctTitle, moveStage } from "./act.ts"
import { stateColumns } from "./append.ts"
import { addDocument } from "./documents.ts"
import { type CaseAction, type CaseState, fold, ImpossibleAction } from "./fold.ts"
import { caseClockKinds } from "../../law/case-clocks.ts"
import { roundKinds } from "../../law/rounds.ts"
import { dayAt, daysLater } from "../../lib/day.ts"
import { testNow } from "../../../test/town.ts"
import { closeRound, extendTime, noteAnswer, noteNoAnswer, openRound } from "../rounds/rounds.ts"
import { clockOf, resumeCase, setDue, suspendCase } from "./clock.ts"
import { linkCases } from "./link.ts"
import { transferCase } from "./transfer.ts"
import { endings, stages } from "./stages.ts"

/** A row of draws from a seed, the same every time. */
function draws(seed: number): <T>(from: readonly T[]) => T {
  return (from) => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return from[Math.floor((seed / 4_294_967_296) * from.length)] as (typeof from)[number]
  }
}

async function everyCase({ database }: Registry): Promise<{ id: string; state: CaseState; told: CaseAction[]; closed: boolean; handles: string[] }[]> {
  return database.transaction(async (queries) => {
    await enter(queries, espoo)
    const rows = await queries.rows<CaseState & { id: string; closed: boolean; handles: string[] }>(sql`
      select c.id, ${stateColumns}, (select bool_and(r.closed_at is not distinct from c.closed_at) from record r where r.root_id = c.id) as closed,
        (select coalesce(array_agg(a.official_id order by a.official_id), '{}') from assignment a where a.root_id = c.id and a.handed_over_at is null) as handles from case_file c order by c.id`)
    const told = await queries.rows<CaseAction & { case?: string }>(sql`
      select case_id as case, seq, kind, stage, actor, at, happened_at as "happenedAt", official, former, note_code as "noteCode", note, documents, day, round_id as round, recipient_id as recipient from case_action order by case_id, seq`)
    return rows.map(({ id, closed, handles, ...state }) => ({ id, state, closed, handles, told: told.filter((one) => one.case === id) }))
  })
}

async function recipientOf({ database }: Registry, round: string): Promise<string> {
  const [row] = await database.transaction(async (queries) => {
    await enter(queries, espoo)
    return queries.rows<{ id: string }>(sql`select id from round_recipient where round_id = ${round}`)
  })
  return row?.id ?? ""
}

for (const engine of [anEngine(), pglite])
  test(`on ${engine.name} whatever is done with cases, their rows say what their actions fold to, and so do rights and the archive`, async (t) => {
    const registry = await openRegistry(t, engine)
    const draw = draws(906)
    const notice = { ...letter, type: "notice", received: null, own: { author: "Aino Kirjaaja", draftedAt: testNow, sent: { at: testNow, way: "letter", recipient: "Sofia Asukas" } } } as const
    const rounds: { id: string; case: string; recipient: string }[] = []
    const drawRound = (id: string) => draw([...rounds.filter((one) => one.case === id), { id: "none", case: id, recipient: "none" }])
    const cases = [await registry.open(), await registry.open("veikko"), await registry.open("aino", { pendingAt: null }), await registry.open("aino", { handler: "johanna" })].map(({ id }) => id)
    let done = 0
    for (let at = 1; at <= 450; at++) {
      const id = draw(cases)
      // Nearly five hours between acts: three months go by.
      const minutes = at * 291
      const today = dayAt(new Date(testNow.getTime() + minutes * 60_000))
      const day = daysLater(today, draw([-30, -9, -2, 0, 1, 5, 20]))
      const round = drawRound(id)
      const acts = [
        () => registry.by("aino", (work) => setDue(work, espoo, id, { kind: draw(caseClockKinds), day, reason: draw(["Laaja aineisto", null]) }), minutes),
        () => registry.by("aino", (work) => setDue(work, espoo, id, { kind: "set", day: daysLater(today, 30), reason: "Sovittu" }), minutes),
        () => registry.by("aino", (work) => suspendCase(work, espoo, id, { from: day, until: draw([null, daysLater(today, 3)]), reason: "Odottaa toista asiaa" }), minutes),
        () => registry.by("aino", (work) => resumeCase(work, espoo, id, day), minutes),
        async () => {
          const opened = await registry.by("aino", (work) => openRound(work, espoo, id, { kind: draw(roundKinds), matter: "Puuttuva liite", lastOn: daysLater(today, 2), recipients: ["Sofia Asukas"] }), minutes)
          rounds.push({ id: opened, case: id, recipient: await recipientOf(registry, opened) })
        },
        () => registry.by("aino", (work) => noteAnswer(work, espoo, id, round.id, round.recipient, null), minutes),
        () => registry.by("aino", (work) => noteNoAnswer(work, espoo, id, round.id, round.recipient), minutes),
        () => registry.by("aino", (work) => extendTime(work, espoo, id, round.id, round.recipient, day), minutes),
        () => registry.by("aino", (work) => closeRound(work, espoo, id, round.id), minutes),
        () => (at < 380 ? Promise.resolve() : registry.by("aino", (work) => transferCase(work, espoo, id, { authority: "Vantaan kaupunki", notice }, sampleCodeKey), minutes)),
        () => registry.by("aino", (work) => moveStage(work, espoo, id, { stage: draw(stages) }), minutes),
        () => registry.by("aino", (work) => moveStage(work, espoo, id, { stage: draw(stages) }), minutes),
        () => registry.by("aino", (work) => closeCase(work, espoo, id, draw(endings.filter((one) => one !== "transferred"))), minutes),
        () => registry.by("aino", (work) => addAction(work, espoo, id, "Soitto hakijalle", "call"), minutes),
        () => registry.by("aino", (work) => addDocument(work, espoo, id, letter, sampleCodeKey), minutes),
        () => registry.by("helena", (work) => assignCase(work, espoo, id, draw(["veikko", "johanna"])), minutes),
        () => registry.by("helena", (work) => handOverCase(work, espoo, id, draw(["veikko", "johanna"]), draw(["veikko", "johanna"])), minutes),
        () => registry.by("aino", (work) => linkCases(work, espoo, id, draw(cases), draw(["linked", "parent", "child"] as const)), minutes),
        () => registry.by("aino", (work) => correctTitle(work, espoo, id, { title: `Asia ${at}`, publicTitle: `Asia ${at}` }), minutes),
      ]
      await draw(acts)().then(
        () => done++,
        (fault: unknown) => assert.ok(fault instanceof Refusal, String(fault)),
      )
    }
    const found = await everyCase(registry)
    assert.deepEqual(found.map(({ id, told }) => [id, fold(told)]), found.map(({ id, state }) => [id, state]))
    assert.deepEqual(found.map(({ closed }) => closed), cases.map(() => true))
    assert.deepEqual(found.map(({ handles }) => handles), found.map(({ state }) => [...state.handlers].sort()))
    assert.deepEqual(found.map(({ told }) => clockOf(told)?.dueOn ?? null), found.map(({ state }) => state.dueOn))
    assert.equal(found.reduce((sum, { told }) => sum + told.length, 0) > 80, true, `${done} acts were done`)
    assert.equal(new Set(found.flatMap(({ told }) => told.map(({ kind }) => kind))).size, 16)
  })

test("a case begins with its opening, goes only where its stage leads, and its numbers follow each other", () => {
  const action = (seq: number, kind: CaseAction["kind"], stage: CaseAction["stage"]): CaseAction => ({ seq, kind, stage, actor: "aino", at: new Date(seq), happenedAt: null, official: null, former: null, noteCode: null, note: null, documents: [], day: null, round: null, recipient: null })
  const opened = action(1, "opened", "pending")
  assert.equal(fold([opened, action(2, "moved", "in-preparation")]).stage, "in-preparation")
  for (const impossible of [[], [action(1, "noted", "pending")], [opened, action(3, "noted", "pending")], [opened, action(2, "opened", "pending")], [opened, action(2, "moved", "decided")], [opened, action(2, "noted", "closed")]])
    assert.throws(() => fold(impossible), ImpossibleAction)
})
