import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { openRegistry, type Registry, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { saySteps } from "../../law/say-steps.ts"
import { askTask, assignCase } from "../access/connections.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { sampleMunicipality as espoo } from "../samples.ts"
import { closeCase, moveStage } from "./act.ts"
import { clockOf, type DueForm, resumeCase, setDue, suspendCase } from "./clock.ts"
import { countQueues } from "./counts.ts"
import { dueTasks } from "./due-tasks.ts"
import { getCase, type SeenCase } from "./get.ts"
import { listCases } from "./list.ts"
import { type Queue, queues } from "./narrowing.ts"

const why = { purpose: "case-handling" } as const
const dayMinutes = 24 * 60
const desk = ({ database }: Registry, who: string, days = 0) => ({ database, municipality: espoo, actor: staffOf(who), now: new Date(testNow.getTime() + days * dayMinutes * 60_000) })
function must<T>(found: T | PurposeNeeded): T {
  if (found instanceof PurposeNeeded) throw found
  return found
}
const seen = async (registry: Registry, who: string, id: string): Promise<SeenCase> => must(await getCase(desk(registry, who), id, why))
const due = (registry: Registry, id: string, form: DueForm, days = 0) => registry.by("aino", (work) => setDue(work, espoo, id, form), days * dayMinutes)
const inQueue = async (registry: Registry, who: string, queue: Queue, days = 0) => must(await listCases(desk(registry, who, days), { queue }, why))

test("an information request is due two weeks after it came, and the case tells by which sections", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  await due(registry, id, { kind: "information-request", day: "2026-11-23", reason: null })
  const its = await seen(registry, "aino", id)
  assert.deepEqual([its.dueKind, its.dueOn], ["information-request", "2026-12-07"])
  assert.deepEqual(saySteps(clockOf(its.told)?.steps ?? [], "en").map((sentence) => /\[(.+)\]/.exec(sentence)?.[1]), ["621/1999 14 § 4 mom.", "150/1930 3 §", "150/1930 5 §"])
  await due(registry, id, { kind: "information-request-long", day: "2026-11-23", reason: "Satoja asiakirjoja" })
  assert.deepEqual([(await seen(registry, "aino", id)).dueOn, clockOf((await seen(registry, "aino", id)).told)?.reason], ["2026-12-23", "Satoja asiakirjoja"])
})

test("a longer time and one's own day need their reason, a request has come already, and one's own day is ahead", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  for (const form of [
    { kind: "set", day: "2026-12-01", reason: null }, { kind: "information-request-long", day: "2026-11-23", reason: null }, { kind: "set", day: "2026-11-23", reason: "Kiire" },
    { kind: "subject-request", day: "2026-11-25", reason: null }, { kind: "information-request", day: "1999-01-01", reason: null },
  ] as const)
    await assert.rejects(due(registry, id, form), Conflict, JSON.stringify(form))
  await assert.rejects(due(registry, id, { kind: "set", day: "2026-12-01", reason: testCode("1990-02-28", 901) }), (fault) => fault instanceof Refused && fault.attempt?.because === "code-in-text")
  await assert.rejects(registry.by("veikko", (work) => setDue(work, espoo, id, { kind: "set", day: "2026-12-01", reason: "x" })), NotFound)
  await due(registry, id, { kind: "set", day: "2026-11-24", reason: "Tänään" })
  assert.equal((await seen(registry, "aino", id)).actions, 2)
})

test("suspended days are not counted to one's own day, and the time of a request runs on", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const [own, request] = [await registry.open(), await registry.open()].map(({ id }) => id) as [string, string]
  await due(registry, own, { kind: "set", day: "2026-12-10", reason: "Sovittu hakijan kanssa" })
  await due(registry, request, { kind: "information-request", day: "2026-11-23", reason: null })
  for (const id of [own, request]) {
    await registry.by("aino", (work) => suspendCase(work, espoo, id, { from: "2026-11-24", until: "2026-12-01", reason: "Odottaa lausuntoa" }))
    await assert.rejects(registry.by("aino", (work) => suspendCase(work, espoo, id, { from: "2026-11-24", until: null, reason: "Taas" })), /suspended already/)
    await assert.rejects(registry.by("aino", (work) => resumeCase(work, espoo, id, "2026-11-23")), /Handling goes on/)
    await registry.by("aino", (work) => resumeCase(work, espoo, id, "2026-11-29"), 5 * dayMinutes)
    await assert.rejects(registry.by("aino", (work) => resumeCase(work, espoo, id, "2026-11-29"), 5 * dayMinutes), /not suspended/)
    await assert.rejects(registry.by("aino", (work) => suspendCase(work, espoo, id, { from: "2026-11-28", until: null, reason: "Päällekkäin" }), 6 * dayMinutes), /earlier one/)
  }
  const [mine, theirs] = [await seen(registry, "aino", own), await seen(registry, "aino", request)]
  assert.deepEqual([mine.dueOn, theirs.dueOn], ["2026-12-15", "2026-12-07"])
  assert.match(saySteps(clockOf(mine.told)?.steps ?? [], "en").at(-1) ?? "", /suspended from 24 November 2026 and went on on 29 November 2026; 5 days not counted/)
})

test("a case is due when its suspension ends where that stops its clock, and a decided case is due no more", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  await due(registry, id, { kind: "set", day: "2026-11-26", reason: "Sovittu" })
  const next = async (days = 0) => (await inQueue(registry, "aino", "due", days)).map(({ nextOn, suspended }) => [nextOn, suspended])
  assert.deepEqual(await next(), [["2026-11-26", false]])
  await registry.by("aino", (work) => suspendCase(work, espoo, id, { from: "2026-11-24", until: "2026-12-20", reason: "Odottaa" }))
  assert.deepEqual([await next(), await next(20)], [[], [["2026-12-20", true]]])
  await registry.by("aino", (work) => resumeCase(work, espoo, id, "2026-11-24"), 1)
  for (const stage of ["in-preparation", "to-be-decided", "decided"] as const) await registry.by("aino", (work) => moveStage(work, espoo, id, { stage }), 2)
  assert.deepEqual([await next(), (await inQueue(registry, "aino", "overdue", 9)).length, (await seen(registry, "aino", id)).dueOn], [[], 0, null])
  await assert.rejects(due(registry, id, { kind: "set", day: "2026-12-26", reason: "Sovittu" }), Conflict)
})

test("what is due and overdue shows to the handler and her supervisor, first what is due first, and the counts are those of the lists", async (t) => {
  const registry = await openRegistry(t, anEngine())
  for (const [at, day] of ["2026-11-28", "2026-11-25", "2026-12-30", "2026-12-01", "2026-12-02"].entries()) {
    const { id } = await registry.open("aino", { handler: at % 2 === 0 ? "veikko" : "johanna", ...(at === 4 ? { publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 25 k" } } : {}) })
    await registry.by(at % 2 === 0 ? "veikko" : "johanna", (work) => setDue(work, espoo, id, { kind: "set", day, reason: "Sovittu" }))
  }
  await registry.open()
  const days = async (who: string, queue: Queue, at = 0) => (await inQueue(registry, who, queue, at)).map(({ nextOn }) => nextOn)
  assert.deepEqual([await days("veikko", "due"), await days("johanna", "due"), await days("helena", "due"), await days("aino", "due"), await days("antti", "due")], [["2026-11-28"], ["2026-11-25", "2026-12-01"], ["2026-11-25", "2026-11-28", "2026-12-01"], ["2026-11-25", "2026-11-28", "2026-12-01"], []])
  assert.deepEqual([await days("veikko", "overdue", 9), await days("helena", "overdue", 9), await days("aino", "overdue", 9)], [["2026-11-28", "2026-12-02"], ["2026-11-25", "2026-11-28", "2026-12-01", "2026-12-02"], ["2026-11-25", "2026-11-28", "2026-12-01"]])
  for (const who of ["veikko", "johanna", "helena", "aino", "antti", "outi", "aada"])
    for (const at of [0, 9]) {
      const counts = must(await countQueues(desk(registry, who, at), "all"))
      for (const queue of queues.filter((one): one is keyof typeof counts => one !== "all")) assert.equal(counts[queue], (await inQueue(registry, who, queue, at)).length, `${who} ${queue}`)
    }
  // Pages of a queue by days follow each other.
  const [first] = must(await listCases(desk(registry, "helena"), { queue: "due" }, why, 1))
  const rest = must(await listCases(desk(registry, "helena"), { queue: "due" }, why, 25, { nextOn: first?.nextOn ?? "", id: first?.id ?? "" }))
  assert.deepEqual(rest.map(({ nextOn }) => nextOn), ["2026-11-28", "2026-12-01"])
})

test("a task shows with its last day to the one who was asked, and once it is late to the handler and her supervisor", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open("aino", { handler: "veikko" })
  await registry.by("veikko", (work) => askTask(work, espoo, id, "johanna", "statement", new Date("2026-11-27T20:00:00Z")))
  const tasks = async (who: string, days = 0) => must(await dueTasks(desk(registry, who, days), "all")).map(({ person, kind }) => [person, kind])
  assert.deepEqual([await tasks("johanna"), await tasks("veikko"), await tasks("helena"), await tasks("antti")], [[["johanna", "statement"]], [["johanna", "statement"]], [["johanna", "statement"]], []])
  // The right that came with the task has ended with its time.
  assert.deepEqual([await tasks("johanna", 9), await tasks("veikko", 9), await tasks("helena", 9)], [[], [["johanna", "statement"]], [["johanna", "statement"]]])
  await registry.by("helena", (work) => assignCase(work, espoo, id, "johanna"))
  await registry.by("aino", (work) => closeCase(work, espoo, id, "noted"))
  assert.deepEqual(await tasks("veikko", 9), [])
})
