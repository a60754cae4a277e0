import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { publishCommitmentText } from "../src/acts/access/commitments.ts"
import { openInEmergency, reviewEmergency } from "../src/acts/access/emergency.ts"
import { changeGrant, giveGrant, recertifyGrant, removeGrant } from "../src/acts/access/grants.ts"
import { appointSubstitute, changeSupervisor, endEmployment, startEmployment } from "../src/acts/people/employment.ts"
import { addStaff, changeStaff } from "../src/acts/people/people.ts"
import { mayAct } from "../src/acts/records/get.ts"
import { askToReveal } from "../src/acts/records/reveal.ts"
import { changeRecord, openRecord } from "../src/acts/records/save.ts"
import { addSamples, sampleCodeKey, sampleMunicipality as espoo, sampleResidents } from "../src/acts/samples.ts"
import { sampleRegister, sampleUnit } from "../src/acts/sample-records.ts"
import { inWork, type Work } from "../src/acts/work.ts"
import { anEngine } from "./engines.ts"
import { notedWhile } from "./log.ts"
import { openTown, type Town } from "./town.ts"
import { Visitor } from "./visitor.ts"

let town: Town
before(async () => {
  town = await openTown(anEngine())
  await addSamples(town.database, town.now())
})
after(() => town.close())

const staff = (id: string) => ({ id, name: id, kind: "staff" as const, session: "s-1" })
const soon = () => new Date(town.now().getTime() + 86_400_000)
const right = (person: string) => ({ person, role: "registrar" as const, register: null, unit: null, startsAt: town.now(), endsAt: soon() })
const form = { register: sampleRegister, unit: sampleUnit, title: "Hakemus" }
const text = { kind: "secrecy", fi: "x", sv: "x", en: "x" } as const

const noted = (doing: () => Promise<unknown>) => notedWhile(town.database, doing)

type Case = readonly [tells: string, who: string, verb: (work: Work) => Promise<unknown>, tried: string, because: string, subject: string | null]
const cases: readonly Case[] = [
  ["a right given to one who is not below", "veikko", (work) => giveGrant(work, espoo, right("aino")), "grant-given", "not-over", "person aino"],
  ["a right given to oneself", "helena", (work) => giveGrant(work, espoo, right("helena")), "grant-given", "own-rights", "person helena"],
  ["a right given to what is no id but a name", "veikko", (work) => giveGrant(work, espoo, right("Aino Kirjaaja\nforged")), "grant-given", "not-over", "person unknown"],
  ["a right changed by one who is not over", "veikko", (work) => changeGrant(work, espoo, "grant-aino", { unit: null }), "grant-changed", "not-over", "grant grant-aino"],
  ["a right removed by one who is not over", "veikko", (work) => removeGrant(work, espoo, "grant-aino"), "grant-removed", "not-over", "grant grant-aino"],
  ["a right certified that is not there", "helena", (work) => recertifyGrant(work, espoo, "grant-none"), "grant-recertified", "no-grant", "grant grant-none"],
  ["an emergency of the administrator's", "antti", (work) => openInEmergency(work, espoo, "asia-3", "threat"), "emergency-opened", "no-content-role", "case asia-3"],
  ["an emergency of nine hours", "johanna", (work) => openInEmergency(work, espoo, "asia-3", "threat", 9), "emergency-opened", "too-long", "case asia-3"],
  ["an emergency without a reason of the list", "johanna", (work) => openInEmergency(work, espoo, "asia-3", "curiosity" as "threat"), "emergency-opened", "no-reason", "case asia-3"],
  ["an emergency in a case that is not there", "johanna", (work) => openInEmergency(work, espoo, "asia-99", "threat"), "emergency-opened", "no-case", "case asia-99"],
  ["a look at an emergency that is not hers", "aino", (work) => reviewEmergency(work, espoo, "some-emergency", "justified"), "emergency-reviewed", "not-reviewer", "emergency some-emergency"],
  ["a record opened in a register that is not hers", "antti", (work) => openRecord(work, espoo, { ...form, id: "uusi-9" }, sampleCodeKey), "record-opened", "no-rule", "record uusi-9"],
  ["a record whose text holds an identity code", "veikko", (work) => openRecord(work, espoo, { ...form, title: sampleResidents[0].code }, sampleCodeKey), "record-opened", "code-in-text", null],
  ["a record changed by one who may not", "antti", (work) => changeRecord(work, espoo, "asia-1-1", { title: "x" }, sampleCodeKey), "record-changed", "no-rule", "record asia-1-1"],
  ["a record changed to hold what is no identity code", "veikko", (work) => changeRecord(work, espoo, "asia-1-1", { guarded: { a: { kind: "code", value: "x" } } }, sampleCodeKey), "record-changed", "not-a-code", "record asia-1-1"],
  ["a search value that cannot be one", "veikko", (work) => changeRecord(work, espoo, "asia-1-1", { keys: { hetu: ["x"] } }, sampleCodeKey), "record-changed", "not-a-value", "record asia-1-1"],
  ["a commitment's text from a supervisor", "saara", (work) => publishCommitmentText(work, espoo, text, town.now()), "revision-saved", "not-data-protection-officer", "commitment-text secrecy"],
  ["a person added by a case handler", "veikko", (work) => addStaff(work, espoo, { userName: "uusi", givenNames: "U", familyName: "U" }), "person-added", "not-administrator", null],
  ["a person changed by a case handler", "veikko", (work) => changeStaff(work, espoo, "aino", { familyName: "U" }), "person-changed", "not-administrator", "person aino"],
  ["a post of one's own", "antti", (work) => startEmployment(work, espoo, { person: "antti", unit: "x", title: "x", supervisor: null, startsAt: town.now() }), "person-changed", "own-post", "person antti"],
  ["another supervisor of one's own choice", "antti", (work) => changeSupervisor(work, espoo, "antti", null), "person-changed", "own-post", "person antti"],
  ["an employment ended by a colleague", "veikko", (work) => endEmployment(work, espoo, "aino"), "employment-ended", "not-administrator", "person aino"],
  ["a substitute for one who is not below", "veikko", (work) => appointSubstitute(work, espoo, "johanna", "aino", town.now(), soon()), "person-changed", "not-over", "person aino"],
]

for (const [tells, who, verb, tried, because, subject] of cases)
  test(`${tells} is refused and leaves one entry: who, what, and what was lacking`, async () => {
    const entries = await noted(() => assert.rejects(inWork(town.database, staff(who), town.now(), verb)))
    const got = entries.map((entry) => [entry.act, entry.outcome, entry.actor, entry.session, entry.municipality, entry.more?.act, entry.because, entry.subject ? `${entry.subject.kind} ${entry.subject.id}` : null])
    assert.deepEqual(got, [["refused", "refused", who, "s-1", espoo, tried, because, subject]])
  })

test("a mistake that nobody's right stands behind leaves no refusal", async () => {
  const entries = await noted(() => assert.rejects(inWork(town.database, staff("helena"), town.now(), (work) => giveGrant(work, espoo, { ...right("aino"), endsAt: town.now() })), /must end after/))
  assert.deepEqual(entries, [])
})

test("a code that is not shown leaves one entry with the record, and asking which buttons to show leaves one too", async () => {
  const desk = { database: town.database, municipality: espoo, actor: staff("helena"), now: town.now() }
  const why = { purpose: "supervision" } as const
  const [revealing = null, ...more] = await noted(() => assert.rejects(askToReveal(desk, "asia-1-2", "code", why)))
  assert.deepEqual([revealing?.act, revealing?.because, revealing?.subject?.id, revealing?.more?.action, more.length], ["refused", "no-rule", "asia-1-2", "show-code", 0])
  const [asking = null] = await noted(() => mayAct(desk, "change", ["asia-1-2", "asia-2-2"]))
  assert.deepEqual([asking?.act, asking?.more], ["record-listed", { path: "may-act", action: "change", hits: 0 }])
})

test("a sign-in that is refused leaves one entry, at the provider's, at our own form, and at a closed door", async () => {
  town.provider.people = [{ subject: "s-stranger", name: "Stranger", role: "", kind: "staff", claims: { employee: "nobody", acr: "loa3" } }]
  const because = async (doing: () => Promise<unknown>) => (await noted(doing)).map((entry) => `${entry.act} ${entry.because}`)
  assert.deepEqual(await because(() => new Visitor(town).signIn("staff", "s-stranger")), ["sign-in-refused unknown-person"])
  const visitor = new Visitor(town)
  const guess = () => visitor.post("/sign-in/local", { name: "no.such.name", password: "wrong" })
  assert.deepEqual(await because(guess), ["sign-in-refused local-wrong"])
  for (let more = 0; more < 5; more++) await guess()
  assert.deepEqual(await because(guess), ["sign-in-refused door-closed"])
})
