import assert from "node:assert/strict"
import test from "node:test"
import { dayMinutes, partiesOf, seenBy, stageOf } from "../../../test/decisions.ts"
import { anEngine } from "../../../test/engines.ts"
import { notedWhile } from "../../../test/log.ts"
import { called, checked, committee, held, inMeeting, meetingAt, meetingSeen, seated, written } from "../../../test/meetings.ts"
import { openRegistry, type Registry } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { enter } from "../access/border.ts"
import { serveDecision } from "../decisions/serve.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { addSection, callMeeting, fixAgenda } from "./agenda.ts"
import { addBody, seatMember } from "./bodies.ts"
import { checkMinutes, endMeeting, publishMinutes } from "./minutes.ts"
import { publicMeeting, publicMeetings } from "./public.ts"
import { writeSection } from "./section.ts"

const publicOf = ({ database }: Registry, meeting: string, day = "2026-11-24") => publicMeeting(database, espoo, meeting, new Date(startOf(day).getTime() + 12 * 3_600_000))
const openPublic = (registry: Registry) => registry.open("aino", { publicity: { secrecy: "public" } })

test("the registry office keeps bodies and seats, the secretary the meetings; nobody else does, and each try is noted", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { body } = await seated(registry)
  const tries = [
    ["not-registrar", "veikko", () => registry.by("veikko", (work) => addBody(work, espoo, committee))],
    ["not-registrar", "veikko", () => registry.by("veikko", (work) => seatMember(work, espoo, body, { name: "x", role: "member", from: "2026-01-01", until: "2026-12-31" }))],
    ["not-secretary", "veikko", () => registry.by("veikko", (work) => callMeeting(work, espoo, body, { startsAt: meetingAt, place: "x" }))],
  ] as const
  for (const [because, who, doing] of tries) {
    const [note] = await notedWhile(registry.database, () => assert.rejects(doing, Refused))
    assert.deepEqual([note?.act, note?.actor, note?.because], ["refused", who, because])
  }
  const meeting = await called(registry, body, [{}])
  for (const verb of [(work: Parameters<typeof fixAgenda>[0]) => fixAgenda(work, espoo, meeting), (work: Parameters<typeof fixAgenda>[0]) => endMeeting(work, espoo, meeting, []), (work: Parameters<typeof fixAgenda>[0]) => publishMinutes(work, espoo, meeting)])
    await assert.rejects(registry.by("johanna", verb), Refused)
  await assert.rejects(meetingSeen(registry, meeting, "veikko"), NotFound)
  assert.deepEqual([(await meetingSeen(registry, meeting, "johanna")).mayKeep, (await meetingSeen(registry, meeting, "aino")).mayKeep], [false, true])
})

test("whoever puts a case on the agenda may change it, and the case is then to be decided", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { body } = await seated(registry, { secretary: "johanna" })
  const meeting = await registry.by("johanna", (work) => callMeeting(work, espoo, body, { startsAt: meetingAt, place: "Kokoushuone" }))
  const [hers, anothers] = [await registry.open("aino", { handler: "johanna" }), await registry.open("aino", { handler: "veikko" })]
  const add = (id: string) => registry.by("johanna", (work) => addSection(work, espoo, meeting, { case: id, title: "Hakemus", kind: "body-or-office-holder" }))
  await add(hers.id)
  await assert.rejects(add(anothers.id), NotFound)
  assert.deepEqual([await stageOf(registry, hers.id), await stageOf(registry, anothers.id)], ["to-be-decided", "pending"])
})

test("sections are numbered by body and year, without gaps, also when many agendas are made ready at once", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const [one, other] = [await seated(registry), await seated(registry)]
  const meetings = []
  for (let at = 0; at < 12; at++) meetings.push(await called(registry, at % 3 === 0 ? other.body : one.body, Array.from({ length: 1 + (at % 4) }, () => ({}))))
  await Promise.all(meetings.map((meeting) => registry.by("aino", (work) => fixAgenda(work, espoo, meeting))))
  const numbers = new Map<string, number[]>()
  for (const meeting of meetings) {
    const { body, sections } = await meetingSeen(registry, meeting)
    const own = sections.map(({ number }) => number ?? 0)
    assert.deepEqual(own, own.map((_, at) => (own[0] ?? 0) + at))
    numbers.set(body.id, [...(numbers.get(body.id) ?? []), ...own])
  }
  for (const all of numbers.values()) assert.deepEqual(all.sort((a, b) => a - b), all.map((_, at) => at + 1))
  const next = await registry.by("aino", (work) => callMeeting(work, espoo, one.body, { startsAt: new Date("2027-01-12T10:00:00Z"), place: "x" }))
  await registry.by("aino", (work) => addSection(work, espoo, next, { title: "x", kind: "preparation" }))
  await registry.by("aino", (work) => fixAgenda(work, espoo, next))
  assert.deepEqual((await meetingSeen(registry, next)).sections.map(({ number }) => number), [1])
})

test("who was there is told by section, with the ground of whoever was disqualified; nobody else sits there, and nobody votes who is away", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { body, chair, johanna, substitute } = await seated(registry)
  const meeting = await called(registry, body, [{}, {}])
  await registry.by("aino", (work) => fixAgenda(work, espoo, meeting))
  const [first, second] = (await meetingSeen(registry, meeting)).sections.map(({ id }) => id)
  const write = (section: string | undefined, form: Partial<typeof written>, minutes = inMeeting) => registry.by("aino", (work) => writeSection(work, espoo, meeting, section ?? "", { ...written, ...form }), minutes)
  await write(first, { seats: [{ seat: chair, presence: "present" }, { seat: johanna, presence: "present" }], votes: { for: 1, against: 1, blank: 0 } })
  await write(second, { seats: [{ seat: chair, presence: "present" }, { seat: johanna, presence: "disqualified", ground: "kin" }, { seat: substitute, presence: "present" }] })
  assert.deepEqual((await meetingSeen(registry, meeting)).sections.map(({ seats }) => seats.map(({ presence, ground }) => `${presence}${ground ?? ""}`).sort()), [["present", "present"], ["disqualifiedkin", "present", "present"]])
  const wrong: Partial<typeof written>[] = [
    { seats: [{ seat: chair, presence: "present" }, { seat: johanna, presence: "present" }], votes: { for: 3, against: 0, blank: 0 } },
    { seats: [{ seat: chair, presence: "disqualified" }] },
    { seats: [{ seat: chair, presence: "present", ground: "kin" }] },
    { seats: [{ seat: "nobody", presence: "present" }] },
    { seats: [{ seat: chair, presence: "present" }, { seat: chair, presence: "absent" }] },
    { seats: [] },
    { seats: [{ seat: chair, presence: "present" }, { seat: johanna, presence: "absent" }], dissents: [{ seat: johanna, reasons: "x" }] },
  ]
  for (const form of wrong) await assert.rejects(write(first, form), Conflict)
  await assert.rejects(write(first, { seats: [{ seat: chair, presence: "present" }] }, 0), /has begun/)
})

test("minutes are not public before they are checked and put on the web; the agenda's titles are, once it is ready", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { body } = await seated(registry)
  const waiting = await called(registry, body, [{}])
  assert.deepEqual([await publicMeetings(registry.database, espoo), await publicOf(registry, waiting)], [[], null])
  const its = await held(registry, [{ case: (await openPublic(registry)).id, title: "Avustus", kind: "body-or-office-holder" }])
  const told = async () => (await publicOf(registry, its.meeting))?.sections.map(({ title, decision, outcome }) => [title, decision, outcome])
  assert.deepEqual(await told(), [["Avustus", null, null]])
  await assert.rejects(registry.by("aino", (work) => publishMinutes(work, espoo, its.meeting), inMeeting), /when they have been checked/)
  await checked(registry, its)
  assert.deepEqual(await told(), [["Avustus", null, null]])
  await registry.by("aino", (work) => publishMinutes(work, espoo, its.meeting), inMeeting)
  assert.deepEqual(await told(), [["Avustus", written.decision, "decided"]])
})

test("minutes are checked by those whom the meeting named, each over the text that she has read, and a changed text is checked anew", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const its = await held(registry, [{}], { outcome: "noted" })
  const { digest, sections } = await meetingSeen(registry, its.meeting)
  const check = (who: string, seat: string, seen = digest) => registry.by(who, (work) => checkMinutes(work, espoo, its.meeting, seat, seen, sampleCodeKey), inMeeting)
  await assert.rejects(check("aino", its.johanna), /checks the minutes herself/)
  await assert.rejects(check("johanna", its.chair), /recorded by the secretary/)
  await assert.rejects(check("johanna", "nobody"), /whom the meeting named/)
  await check("aino", its.chair)
  await registry.by("aino", (work) => writeSection(work, espoo, its.meeting, sections[0]?.id ?? "", { ...written, outcome: "noted", decision: "Korjattu teksti.", seats: [{ seat: its.chair, presence: "present" }] }), inMeeting)
  await assert.rejects(check("johanna", its.johanna), /changed since you read/)
  const after = await meetingSeen(registry, its.meeting)
  await check("johanna", its.johanna, after.digest)
  assert.equal((await meetingSeen(registry, its.meeting)).checkedAt, null)
  await check("aino", its.chair, after.digest)
  assert.notEqual((await meetingSeen(registry, its.meeting)).checkedAt, null)
  await assert.rejects(registry.by("aino", (work) => writeSection(work, espoo, its.meeting, sections[0]?.id ?? "", { ...written, seats: [{ seat: its.chair, presence: "present" }] }), inMeeting), /have been checked/)
  for (const statement of [sql`update meeting_section set decision = 'x' where municipality_id = ${espoo}`, sql`delete from section_seat where municipality_id = ${espoo}`, sql`update meeting set place = 'x' where municipality_id = ${espoo}`])
    await assert.rejects(registry.database.transaction(async (queries) => {
      await enter(queries, espoo)
      await queries.rows(statement)
    }), /never changed/)
})

test("each decided section becomes a decision of its case, which is decided on the day of the meeting; one that was sent back is prepared again", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const [granted, back] = [await openPublic(registry), await openPublic(registry)]
  const { body, chair, johanna } = await seated(registry)
  const meeting = await called(registry, body, [{ case: granted.id, title: "Avustus", kind: "body-or-office-holder", proposal: "Myönnetään." }, { case: back.id, title: "Kaava", kind: "body-or-office-holder" }])
  await registry.by("aino", (work) => fixAgenda(work, espoo, meeting))
  const seats = [chair, johanna].map((seat) => ({ seat, presence: "present" as const }))
  const [first, second] = (await meetingSeen(registry, meeting)).sections.map(({ id }) => id)
  await registry.by("aino", (work) => writeSection(work, espoo, meeting, first ?? "", { ...written, seats }), inMeeting)
  await assert.rejects(registry.by("aino", (work) => endMeeting(work, espoo, meeting, [chair]), inMeeting), /Section 2 has not been written/)
  await registry.by("aino", (work) => writeSection(work, espoo, meeting, second ?? "", { ...written, outcome: "returned", decision: "Palautetaan.", seats }), inMeeting)
  await registry.by("aino", (work) => endMeeting(work, espoo, meeting, [chair, johanna]), inMeeting)
  assert.equal(await stageOf(registry, granted.id), "to-be-decided")
  await checked(registry, { meeting, chair, johanna }, 3 * dayMinutes)
  assert.deepEqual([await stageOf(registry, granted.id), await stageOf(registry, back.id)], ["decided", "in-preparation"])
  const extract = (await meetingSeen(registry, meeting)).sections[0]?.extract ?? ""
  const seen = await seenBy(registry, "aino", { id: granted.id, decision: extract }, 4 * dayMinutes)
  assert.deepEqual([seen.maker, seen.heading, seen.decision, seen.decidedOn, seen.remedy, seen.whole], ["body", "Keksitty lautakunta § 1: Avustus", written.decision, "2026-11-24", "municipal-review", true])
})

test("the personal data of a section goes off the web the day after everyone's time has ended, and not before every party is served", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await openPublic(registry)
  const its = await held(registry, [{ case: id, title: "Avustus", kind: "body-or-office-holder" }, { title: "Nimeäminen", kind: "body-or-office-holder" }], { decision: "Myönnetään Sofia Asukkaalle.", personal: true, plainDecision: "Myönnetään hakijalle." })
  await checked(registry, its)
  await registry.by("aino", (work) => publishMinutes(work, espoo, its.meeting), 8 * dayMinutes)
  const shown = async (day: string) => (await publicOf(registry, its.meeting, day))?.sections.map(({ decision }) => decision)
  const [full, plain] = ["Myönnetään Sofia Asukkaalle.", "Myönnetään hakijalle."]
  // On the web on 2 December: the members know on the 9th, last day the 23rd. The party of the first section is not served.
  assert.deepEqual([await shown("2026-12-23"), await shown("2026-12-24")], [[full, full], [full, plain]])
  const extract = (await meetingSeen(registry, its.meeting)).sections[0]?.extract ?? ""
  const party = (await partiesOf(registry, id)).get("Sofia Asukas") ?? ""
  await registry.by("aino", (work) => serveDecision(work, espoo, id, extract, party, { way: "ordinary-letter", on: "2026-12-07" }), 20 * dayMinutes)
  // Letter: known on the 14th, last day the 28th.
  assert.deepEqual([await shown("2026-12-28"), await shown("2026-12-29")], [[full, plain], [plain, plain]])
  assert.equal((await seenBy(registry, "aino", { id, decision: extract })).reckoning?.finality?.finalOn, "2026-12-29")
})

test("a section of a case that is secret as a whole is only mentioned on the web", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { body, chair, johanna } = await seated(registry, { secretary: "johanna" })
  const { id } = await registry.open("aino", { handler: "johanna", publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 25 k" } })
  const by = <Result>(verb: Parameters<typeof registry.by<Result>>[1]) => registry.by("johanna", verb, inMeeting)
  const meeting = await registry.by("johanna", (work) => callMeeting(work, espoo, body, { startsAt: meetingAt, place: "x" }))
  await registry.by("johanna", (work) => addSection(work, espoo, meeting, { case: id, title: "Lastensuojelu", kind: "administrative-review" }))
  await registry.by("johanna", (work) => fixAgenda(work, espoo, meeting))
  const section = (await meetingSeen(registry, meeting, "johanna")).sections[0]?.id ?? ""
  await by((work) => writeSection(work, espoo, meeting, section, { ...written, seats: [{ seat: chair, presence: "present" }, { seat: johanna, presence: "present" }] }))
  await by((work) => endMeeting(work, espoo, meeting, [johanna]))
  await by(async (work) => checkMinutes(work, espoo, meeting, johanna, (await meetingSeen(registry, meeting, "johanna")).digest, sampleCodeKey))
  await by((work) => publishMinutes(work, espoo, meeting))
  assert.deepEqual((await publicOf(registry, meeting))?.sections.map(({ number, title, decision, secret }) => [number, title, decision, secret]), [[1, null, null, true]])
  assert.equal(await stageOf(registry, id), "decided")
  assert.equal(testNow < meetingAt, true)
})

test("a body decides when more than half of its members are there, a substitute in a member's place, and notes what it likes", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { body, chair, johanna, substitute } = await seated(registry)
  const meeting = await called(registry, body, [{}])
  await registry.by("aino", (work) => fixAgenda(work, espoo, meeting))
  const section = (await meetingSeen(registry, meeting)).sections[0]?.id ?? ""
  const write = (form: Partial<typeof written>) => registry.by("aino", (work) => writeSection(work, espoo, meeting, section, { ...written, ...form }), inMeeting)
  const there = (...seats: string[]) => seats.map((seat) => ({ seat, presence: "present" as const }))
  await assert.rejects(write({ seats: there(chair) }), /at least 2 must be there \(410\/2015 103 §\)/)
  await write({ outcome: "noted", seats: there(chair) })
  await write({ seats: there(chair, substitute) })
  await assert.rejects(write({ seats: [...there(chair), { seat: johanna, presence: "disqualified", ground: "kin" }] }), Conflict)
})

test("a dissenting opinion is checked with the minutes, shows with its name on the web, and goes when the names go", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { body, chair, johanna } = await seated(registry)
  const meeting = await called(registry, body, [{ kind: "body-or-office-holder" }])
  await registry.by("aino", (work) => fixAgenda(work, espoo, meeting))
  const section = (await meetingSeen(registry, meeting)).sections[0]?.id ?? ""
  const form = { ...written, seats: [chair, johanna].map((seat) => ({ seat, presence: "present" as const })) }
  const write = (dissents: (typeof written)["dissents"]) => registry.by("aino", (work) => writeSection(work, espoo, meeting, section, { ...form, dissents }), inMeeting)
  await write([])
  const without = (await meetingSeen(registry, meeting)).digest
  await write([{ seat: johanna, reasons: "Hinta on liian suuri." }])
  assert.notEqual((await meetingSeen(registry, meeting)).digest, without)
  await registry.by("aino", (work) => endMeeting(work, espoo, meeting, [chair, johanna]), inMeeting)
  await checked(registry, { meeting, chair, johanna })
  await assert.rejects(write([]), Conflict)
  await registry.by("aino", (work) => publishMinutes(work, espoo, meeting), 8 * dayMinutes)
  const shown = async (day: string) => (await publicOf(registry, meeting, day))?.sections.map(({ dissents, seats }) => [dissents.map(({ name, reasons }) => `${name}: ${reasons}`), seats.length])
  assert.deepEqual([await shown("2026-12-23"), await shown("2026-12-24")], [[[["Johanna Sijainen: Hinta on liian suuri."], 2]], [[[], 0]]])
})
