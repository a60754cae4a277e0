import { addSection, callMeeting, fixAgenda, type SectionForm } from "../src/acts/meetings/agenda.ts"
import { addBody, type BodyForm, seatMember } from "../src/acts/meetings/bodies.ts"
import { getMeeting, type SeenMeeting } from "../src/acts/meetings/get.ts"
import { checkMinutes, endMeeting } from "../src/acts/meetings/minutes.ts"
import { writeSection, type Written } from "../src/acts/meetings/section.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../src/acts/samples.ts"
import { sampleUnit } from "../src/acts/sample-records.ts"
import { type Registry, staffOf } from "./registry.ts"
import { testNow } from "./town.ts"

export const committee: BodyForm = { kind: "committee", nameFi: "Keksitty lautakunta", nameSv: "Påhittade nämnden", unit: sampleUnit, secretary: "aino", remedyBody: "Keksitty lautakunta", remedyAddress: "PL 1", remedyCloses: "15:45" }

/** A body with a chair who does not sign in, a member who does (Johanna), and a substitute. */
export async function seated(registry: Registry, form: Partial<BodyForm> = {}): Promise<{ body: string; chair: string; johanna: string; substitute: string }> {
  const body = await registry.by("aino", (work) => addBody(work, espoo, { ...committee, ...form }))
  const term = { from: "2025-06-01", until: "2029-05-31" }
  const seat = (name: string, role: "chair" | "member" | "substitute", person: string | null = null) => registry.by("aino", (work) => seatMember(work, espoo, body, { name, role, person, ...term }))
  return { body, chair: await seat("Petra Puheenjohtaja", "chair"), johanna: await seat("Johanna Sijainen", "member", "johanna"), substitute: await seat("Ville Vara", "substitute") }
}

/** An hour from the town's moment; what happens in the meeting happens two hours from it. */
export const meetingAt = new Date(testNow.getTime() + 60 * 60_000)
export const inMeeting = 120

export async function called(registry: Registry, body: string, sections: readonly Partial<SectionForm>[]): Promise<string> {
  const meeting = await registry.by("aino", (work) => callMeeting(work, espoo, body, { startsAt: meetingAt, place: "Kokoushuone" }))
  for (const section of sections) await registry.by("aino", (work) => addSection(work, espoo, meeting, { title: "Kokouksen avaus", kind: "preparation", ...section }))
  return meeting
}

export const meetingSeen = ({ database }: Registry, meeting: string, who = "aino", minutes = inMeeting): Promise<SeenMeeting> =>
  getMeeting({ database, municipality: espoo, actor: staffOf(who), now: new Date(testNow.getTime() + minutes * 60_000) }, meeting)

export const written: Written = { outcome: "decided", decision: "Hyväksyttiin ehdotuksen mukaan.", personal: false, seats: [] }

/** A meeting with its agenda, every section written alike and ended, with the two who check it. */
export async function held(registry: Registry, sections: readonly Partial<SectionForm>[], form: Partial<Written> = {}): Promise<{ meeting: string; chair: string; johanna: string; body: string }> {
  const { body, chair, johanna } = await seated(registry)
  const meeting = await called(registry, body, sections)
  await registry.by("aino", (work) => fixAgenda(work, espoo, meeting))
  const seats = [{ seat: chair, presence: "present" as const }, { seat: johanna, presence: "present" as const }]
  for (const { id } of (await meetingSeen(registry, meeting)).sections) await registry.by("aino", (work) => writeSection(work, espoo, meeting, id, { ...written, seats, ...form }), inMeeting)
  await registry.by("aino", (work) => endMeeting(work, espoo, meeting, [chair, johanna]), inMeeting)
  return { meeting, chair, johanna, body }
}

/** Both check the minutes as they stand. */
export async function checked(registry: Registry, { meeting, chair, johanna }: { meeting: string; chair: string; johanna: string }, minutes = inMeeting): Promise<void> {
  const { digest } = await meetingSeen(registry, meeting)
  await registry.by("aino", (work) => checkMinutes(work, espoo, meeting, chair, digest, sampleCodeKey), minutes)
  await registry.by("johanna", (work) => checkMinutes(work, espoo, meeting, johanna, digest, sampleCodeKey), minutes)
}
