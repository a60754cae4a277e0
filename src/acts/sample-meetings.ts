import { dayAt, monthsLater } from "../lib/day.ts"
import { sql } from "../lib/sql.ts"
import type { Database } from "../store/database.ts"
import { enter } from "./access/border.ts"
import { addSection, callMeeting, fixAgenda } from "./meetings/agenda.ts"
import { addBody, seatMember } from "./meetings/bodies.ts"
import { getMeeting } from "./meetings/get.ts"
import { checkMinutes, endMeeting, publishMinutes } from "./meetings/minutes.ts"
import { writeSection, type Written } from "./meetings/section.ts"
import { openSampleCase, sampleActor } from "./sample-decisions.ts"
import { sampleUnit } from "./sample-records.ts"
import { sampleMunicipality } from "./samples.ts"
import { inWork, type Work } from "./work.ts"

/** A committee with its seats and one meeting of three sections, whose minutes are checked and on the web. What is there already stays. */
export async function addSampleMeetings(database: Database, now: Date, codeKey: string): Promise<void> {
  const by = <Result>(who: string, verb: (work: Work) => Promise<Result>) => inWork(database, sampleActor(who), now, verb)
  const there = await database.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    return queries.rows(sql`select id from body where municipality_id = ${sampleMunicipality} limit 1`)
  })
  if (there.length > 0) return
  const body = await by("aino", (work) =>
    addBody(work, sampleMunicipality, { kind: "committee", nameFi: "Keksitty lautakunta", nameSv: "Påhittade nämnden", unit: sampleUnit, secretary: "aino", remedyBody: "Keksitty lautakunta", remedyAddress: "PL 1, 02070 Espoon kaupunki", remedyCloses: "15:45" }))
  const today = dayAt(now)
  const term = { from: monthsLater(today, -12), until: monthsLater(today, 36) }
  const seat = (name: string, role: "chair" | "vice-chair" | "member" | "substitute", person: string | null = null) => by("aino", (work) => seatMember(work, sampleMunicipality, body, { name, role, person, ...term }))
  const [chair, johanna, vice, substitute] = [await seat("Petra Puheenjohtaja", "chair"), await seat("Johanna Sijainen", "member", "johanna"), await seat("Ville Varapuheenjohtaja", "vice-chair"), await seat("Anna Varajäsen", "substitute")]
  const cases = [await openSampleCase(database, now, codeKey, "Leikkipuiston kunnostus", "sample-meeting-1"), await openSampleCase(database, now, codeKey, "Vuoden vapaaehtoisen palkitseminen", "sample-meeting-2")]
  const meeting = await by("aino", (work) => callMeeting(work, sampleMunicipality, body, { startsAt: now, place: "Kokoushuone Kuusi" }))
  const agenda = [
    { title: "Kokouksen laillisuus ja päätösvaltaisuus", kind: "preparation", case: null, proposal: "Todetaan kokous lailliseksi ja päätösvaltaiseksi." },
    { title: "Leikkipuiston kunnostus", kind: "body-or-office-holder", case: cases[0] ?? null, proposal: "Leikkipuisto kunnostetaan keväällä." },
    { title: "Vuoden vapaaehtoisen palkitseminen", kind: "body-or-office-holder", case: cases[1] ?? null, proposal: "Palkinto annetaan ehdotuksen mukaan." },
  ] as const
  for (const section of agenda) await by("aino", (work) => addSection(work, sampleMunicipality, meeting, section))
  await by("aino", (work) => fixAgenda(work, sampleMunicipality, meeting))
  const seen = () => getMeeting({ database, municipality: sampleMunicipality, actor: sampleActor("aino"), now }, meeting)
  const all = [chair, johanna, vice].map((one) => ({ seat: one, presence: "present" as const }))
  const written: readonly Written[] = [
    { outcome: "noted", decision: "Todettiin.", personal: false, seats: all },
    { outcome: "decided", decision: "Leikkipuisto kunnostetaan keväällä.", personal: false, votes: { for: 2, against: 1, blank: 0 }, seats: all },
    { outcome: "decided", decision: "Palkinto annetaan Eino Esimerkille.", personal: true, plainDecision: "Palkinnosta päätettiin ehdotuksen mukaan.", seats: [...all.slice(0, 2), { seat: vice, presence: "disqualified", ground: "kin" }, { seat: substitute, presence: "present" }] },
  ]
  const { sections } = await seen()
  for (const [at, form] of written.entries()) await by("aino", (work) => writeSection(work, sampleMunicipality, meeting, sections[at]?.id ?? "", form))
  await by("aino", (work) => endMeeting(work, sampleMunicipality, meeting, [chair, johanna]))
  const { digest } = await seen()
  await by("aino", (work) => checkMinutes(work, sampleMunicipality, meeting, chair, digest, codeKey))
  await by("johanna", (work) => checkMinutes(work, sampleMunicipality, meeting, johanna, digest, codeKey))
  await by("aino", (work) => publishMinutes(work, sampleMunicipality, meeting))
}
