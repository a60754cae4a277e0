import assert from "node:assert/strict"
import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { dayMinutes, stageOf } from "../../../test/decisions.ts"
import { committee, seated } from "../../../test/meetings.ts"
import { openRegistry, type Registry, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { type Day, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import { addBody, seatMember } from "../meetings/bodies.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { sampleUnit } from "../sample-records.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { checkInterests, declareInterests, endPost, openDuty, remindOfInterests } from "./duties.ts"
import { type Interests, listInterests, publicInterests } from "./get.ts"

const manager = { name: "Kaisa Keksitty", post: "municipal-manager", postOf: "Kunnanjohtaja", tookUpOn: "2026-10-01", classCode: "00 00 02", unit: sampleUnit } as const
const given = { givenOn: "2026-11-24", positions: "Keksitty Oy, hallituksen jäsen", wealth: "", other: "" } as const

const seen = ({ database }: Registry, day: Day = "2026-11-24", only: string | null = null, who = "aino"): Promise<Interests> =>
  listInterests({ database, municipality: espoo, actor: staffOf(who), now: new Date(startOf(day).getTime() + 12 * 3_600_000) }, only)
const onWeb = async ({ database }: Registry, day: Day) => (await publicInterests(database, espoo, startOf(day))).map(({ name, positions }) => `${name}: ${positions}`)

test("those whose seats bring the duty are found, each by the post of her seat, until her case is opened", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const bodies = { board: await seated(registry, { kind: "board" }), committee: await seated(registry), landUse: await seated(registry, { task: "land-use" }) }
  const { unkept } = await seen(registry)
  const posts = (body: string) => unkept.filter((one) => one.body === body).map(({ name, post }) => `${name} ${post}`)
  assert.deepEqual([posts(bodies.board.body), posts(bodies.committee.body), posts(bodies.landUse.body)], [
    ["Johanna Sijainen board-member", "Petra Puheenjohtaja board-member"], ["Petra Puheenjohtaja committee-chair"], ["Johanna Sijainen land-use-member", "Petra Puheenjohtaja land-use-member"]])
  const seat = unkept.find((one) => one.body === bodies.committee.body)
  const open = () => registry.by("aino", (work) => openDuty(work, espoo, { ...manager, name: "Petra Puheenjohtaja", post: "committee-chair", postOf: "Keksitty lautakunta", seat: { body: seat?.body ?? "", seat: seat?.seat ?? "" } }, sampleCodeKey))
  await open()
  await assert.rejects(open(), Conflict)
  assert.deepEqual((await seen(registry)).unkept.filter((one) => one.body === bodies.committee.body), [])
  await assert.rejects(registry.by("veikko", (work) => openDuty(work, espoo, manager, sampleCodeKey)), Refused)
  await assert.rejects(seen(registry, "2026-11-24", null, "veikko"), NotFound)
})

test("a declaration is due in two months, is reminded of, declared and changed as documents of its case, and checked by the audit committee alone", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const audit = await registry.by("aino", (work) => addBody(work, espoo, { ...committee, nameFi: "Tarkastuslautakunta", task: "audit", secretary: "johanna" }))
  await registry.by("aino", (work) => seatMember(work, espoo, audit, { name: "Teemu Tarkastaja", role: "member", from: "2026-01-01", until: "2026-12-31" }))
  const id = await registry.by("aino", (work) => openDuty(work, espoo, manager, sampleCodeKey))
  const state = async (day: Day) => (await seen(registry, day, id)).duties.map(({ dueOn, state: its, remindedOn }) => [dueOn, its, remindedOn])[0]
  await assert.rejects(registry.by("johanna", (work) => checkInterests(work, espoo, id, "noted")), Conflict, "nothing has been declared")
  await registry.by("aino", (work) => remindOfInterests(work, espoo, id), 1)
  assert.deepEqual([await state("2026-11-10"), await state("2026-11-24"), await state("2026-12-02")], [["2026-12-01", "waiting", "2026-11-24"], ["2026-12-01", "soon", "2026-11-24"], ["2026-12-01", "late", "2026-11-24"]])
  await registry.by("aino", (work) => declareInterests(work, espoo, id, given, sampleCodeKey), 2)
  await assert.rejects(registry.by("aino", (work) => remindOfInterests(work, espoo, id), 3), Conflict)
  await assert.rejects(registry.by("aino", (work) => checkInterests(work, espoo, id, "noted")), Refused)
  await registry.by("johanna", (work) => checkInterests(work, espoo, id, "to-be-completed"), 4)
  await registry.by("aino", (work) => declareInterests(work, espoo, id, { ...given, wealth: "Metsätila" }, sampleCodeKey), 5)
  await registry.by("johanna", (work) => checkInterests(work, espoo, id, "noted"), 6)
  const [duty] = (await seen(registry, "2026-11-25", id, "johanna")).duties
  assert.deepEqual([duty?.state, duty?.declaration?.version, duty?.declaration?.wealth], ["checked", 2, "Metsätila"])
  const svenska = await registry.by("aino", (work) => openDuty(work, espoo, { ...manager, name: "Sven Påhittad", language: "sv" }, sampleCodeKey), 7)
  await registry.by("aino", (work) => declareInterests(work, espoo, svenska, { ...given, language: "en" }, sampleCodeKey), 8)
  const [document] = await readWithin(registry.database, espoo, (queries) =>
    queries.rows(sql`select d.public_title, d.language, c.language as of from case_document d join case_file c on c.municipality_id = d.municipality_id and c.id = d.case_id join interest_duty i on i.municipality_id = c.municipality_id and i.case_id = c.id where i.id = ${svenska}`))
  assert.deepEqual(document, { public_title: "Redogörelse för bindningar", language: "en", of: "sv" })
})

test("interests are on the web while the post lasts, and the day after it nothing of the person is", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const id = await registry.by("aino", (work) => openDuty(work, espoo, manager, sampleCodeKey))
  assert.deepEqual(await onWeb(registry, "2026-11-25"), [], "not before she has declared")
  await registry.by("aino", (work) => declareInterests(work, espoo, id, given, sampleCodeKey), 1)
  await registry.by("aino", (work) => endPost(work, espoo, id, "2026-12-31"), 2)
  assert.deepEqual([await onWeb(registry, "2026-12-31"), await onWeb(registry, "2027-01-01")], [["Kaisa Keksitty: Keksitty Oy, hallituksen jäsen"], []])
  const caseId = (await seen(registry, "2026-11-25", id)).duties[0]?.caseId ?? ""
  assert.equal(await stageOf(registry, caseId), "pending")
  await registry.by("aino", (work) => endPost(work, espoo, id, "2026-11-30"), 7 * dayMinutes)
  assert.deepEqual([await stageOf(registry, caseId), (await seen(registry, "2026-12-02", id)).duties[0]?.state], ["closed", "over"])
  assert.equal(testNow < startOf("2026-11-30"), true)
})
