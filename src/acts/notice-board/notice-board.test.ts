import assert from "node:assert/strict"
import test from "node:test"
import { dayMinutes, partiesOf, seenBy, signed, drafted } from "../../../test/decisions.ts"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { openRegistry, type Registry, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { daysLater, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { serveDecision } from "../decisions/serve.ts"
import { NotFound, Refused } from "../refusals.ts"
import { sampleMunicipality as espoo } from "../samples.ts"
import { noticeAt, noticesOf, noticesOn } from "./board.ts"
import { type NoticeForm, postNotice, withdrawNotice } from "./post.ts"

const notice: NoticeForm = {
  kind: "municipal", from: "2026-11-24", personal: true,
  texts: { fi: { title: "Eino Esimerkin valinta", body: "Eino Esimerkki on valittu.", plainTitle: "Valinta", plainBody: "Virka on täytetty." }, sv: { title: "Val av Eino", body: "Eino har valts." } },
}
const post = (registry: Registry, form: Partial<NoticeForm> = {}, who = "aino", minutes = 0) => registry.by(who, (work) => postNotice(work, espoo, { ...notice, ...form }), minutes)
/** Noon of a day in Finland. */
const on = (day: string) => new Date(startOf(day).getTime() + 12 * 3_600_000)
const titles = async ({ database }: Registry, day: string) => (await noticesOn(database, espoo, on(day))).map(({ texts }) => texts[0]?.title)

test("a municipal notice stands for fourteen days and leaves the board by itself, and its personal data with it", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const id = await post(registry)
  assert.deepEqual([await titles(registry, "2026-11-23"), await titles(registry, "2026-11-24"), await titles(registry, "2026-12-08"), await titles(registry, "2026-12-09")], [[], ["Eino Esimerkin valinta"], ["Eino Esimerkin valinta"], []])
  const after = await noticeAt(registry.database, espoo, id, on("2026-12-09"))
  assert.deepEqual([after?.onBoard, after?.texts], [false, [{ language: "fi", title: "Valinta", body: "Virka on täytetty." }]])
  // The last minute of the last day in Finland, and the first of the next.
  assert.equal((await noticeAt(registry.database, espoo, id, new Date(startOf("2026-12-09").getTime() - 60_000)))?.onBoard, true)
  assert.equal((await noticeAt(registry.database, espoo, id, startOf("2026-12-09")))?.onBoard, false)
})

test("a notice to come is known to nobody before its day, and one without personal data stays to be read at its address", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const id = await post(registry, { from: "2026-12-01", personal: false })
  assert.equal(await noticeAt(registry.database, espoo, id, on("2026-11-30")), null)
  assert.equal((await noticeAt(registry.database, espoo, id, on("2026-12-16")))?.texts.length, 2)
  await assert.rejects(post(registry, { from: "2026-11-23" }), /from today on/)
})

test("a shorter time needs its reason from the nature of the matter; a public notice never stands shorter, and stands to the end of the time to appeal", async (t) => {
  const registry = await openRegistry(t, anEngine())
  await assert.rejects(post(registry, { last: "2026-11-30" }), /at least as long/)
  const lastOf = async (id: string) => (await noticeAt(registry.database, espoo, id, testNow))?.last
  assert.equal(await lastOf(await post(registry, { last: "2026-11-30", timeGround: "Kokous on 1.12." })), "2026-11-30")
  assert.equal(await lastOf(await post(registry, { kind: "public" })), "2026-12-08")
  await assert.rejects(post(registry, { kind: "public", last: "2026-11-30", timeGround: "Kiire" }), /at least as long/)
  const { id, decision } = await signed(registry, { kind: "administrative-review-first" })
  // Known on the 7th day, 1 December; thirty days from then, New Year's Eve.
  assert.equal(await lastOf(await post(registry, { kind: "public", case: id, decision }, "veikko")), "2026-12-31")
})

test("an office holder's decision stands on the board until everyone's time has ended, which is known when every party is served", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await signed(registry)
  const id = await post(registry, { kind: "decision", case: its.id, decision: its.decision }, "veikko")
  assert.deepEqual([(await noticeAt(registry.database, espoo, id, on("2027-03-01")))?.onBoard, (await noticeAt(registry.database, espoo, id, testNow))?.last], [true, null])
  assert.equal((await seenBy(registry, "veikko", its)).reckoning?.recipients.find(({ party }) => party === null)?.last?.last, "2026-12-15")
  const party = (await partiesOf(registry, its.id)).get("Sofia Asukas") ?? ""
  await registry.by("aino", (work) => serveDecision(work, espoo, its.id, its.decision, party, { way: "ordinary-letter", on: "2026-11-27" }), 4 * dayMinutes)
  // Letter: known on 4 December, last day the 18th.
  assert.equal((await noticeAt(registry.database, espoo, id, testNow))?.last, "2026-12-18")
  const { finality } = (await seenBy(registry, "veikko", its)).reckoning ?? {}
  assert.equal(daysLater("2026-12-18", 1), finality?.finalOn)
  assert.deepEqual((await noticeAt(registry.database, espoo, id, on("2026-12-19")))?.texts.map(({ title }) => title), ["Valinta"])
  const unsigned = await drafted(registry)
  await assert.rejects(post(registry, { kind: "decision", case: unsigned.id, decision: unsigned.decision }, "veikko"), /not been signed/)
})

test("the registry office posts what is of no case; a case's notice is posted by whoever may change the case", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const [refused] = await notedWhile(registry.database, () => assert.rejects(post(registry, {}, "veikko"), Refused))
  assert.deepEqual([refused?.act, refused?.more?.act, refused?.because], ["refused", "notice-posted", "not-registrar"])
  const { id } = await registry.open("aino", { handler: "veikko" })
  await assert.rejects(post(registry, { case: id }, "johanna"), NotFound)
  const [note] = await notedWhile(registry.database, () => post(registry, { case: id }, "veikko"))
  assert.deepEqual([note?.act, note?.case, note?.more], ["notice-posted", id, { kind: "municipal", from: "2026-11-24", last: "2026-12-08" }])
  await assert.rejects(post(registry, { texts: { fi: { title: "x", body: testCode("1985-11-03", 902) } } }), (fault) => fault instanceof Refused && fault.attempt?.because === "code-in-text")
  const kept = (who: string) => noticesOf({ database: registry.database, municipality: espoo, actor: staffOf(who), now: testNow })
  await post(registry)
  assert.deepEqual([(await kept("aino")).length, (await kept("veikko")).length, (await kept("johanna")).length], [2, 1, 0])
})

test("a notice stays as it was posted; taken off, it shows nothing more than that it was there", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const id = await post(registry)
  for (const statement of [sql`update notice set last_day = '2030-01-01' where municipality_id = ${espoo}`, sql`update notice_text set title = 'x' where municipality_id = ${espoo}`, sql`delete from notice where municipality_id = ${espoo}`])
    await assert.rejects(registry.database.transaction(async (queries) => {
      await enter(queries, espoo)
      await queries.rows(statement)
    }))
  await assert.rejects(registry.by("veikko", (work) => withdrawNotice(work, espoo, id)), Refused)
  await registry.by("aino", (work) => withdrawNotice(work, espoo, id))
  assert.deepEqual([await titles(registry, "2026-11-24"), (await noticeAt(registry.database, espoo, id, testNow))?.texts], [[], []])
  await assert.rejects(registry.by("aino", (work) => withdrawNotice(work, espoo, id)), /taken off already/)
})

test("no municipality's board shows another's notices", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const id = await post(registry)
  assert.deepEqual([await noticesOn(registry.database, "helsinki", testNow), await noticeAt(registry.database, "helsinki", id, testNow)], [[], null])
})
