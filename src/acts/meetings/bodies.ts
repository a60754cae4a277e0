import { randomUUID } from "node:crypto"
import { z } from "zod"
import type { DecisionKind } from "../../law/remedies.ts"
import { type Day, isDay } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { enter, readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { isRegistrar } from "../notice-board/may.ts"
import { staffMeant } from "../people/names.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"

export const bodyKinds = ["council", "board", "committee", "section"] as const
export type BodyKind = (typeof bodyKinds)[number]
export const seatRoles = ["chair", "vice-chair", "member", "substitute"] as const
export type SeatRole = (typeof seatRoles)[number]

/** What a body decides, by what can be done against it, when nothing else is said. */
export const usualKind = (kind: BodyKind): DecisionKind => (kind === "council" ? "council" : "body-or-office-holder")

/** What a section of a body can be, by what can be done against it. */
export const sectionKinds = ["council", "body-or-office-holder", "municipal-review", "administrative-review-first", "administrative-review", "preparation", "execution"] as const satisfies readonly DecisionKind[]

export const bodyTasks = ["land-use", "audit"] as const

const bodyForm = z.strictObject({
  kind: z.enum(bodyKinds),
  nameFi: z.string().min(1).max(200),
  nameSv: z.string().min(1).max(200),
  unit: z.string().min(1),
  /** A task by which the duty to declare interests goes, or that of checking declarations (410/2015 84 §). */
  task: z.enum(bodyTasks).nullable().default(null),
  /** Id of the one of the staff who keeps its meetings. */
  secretary: z.string().min(1),
  /** To whom and where a claim or an appeal against its decisions is sent. */
  remedyBody: z.string().min(1).max(300),
  remedyAddress: z.string().min(1).max(300),
  remedyCloses: z.string().min(1).max(20),
})
export type BodyForm = z.input<typeof bodyForm>

const day = z.string().refine(isDay)
const seatForm = z.strictObject({ name: z.string().min(1).max(200), role: z.enum(seatRoles), person: z.string().min(1).nullable().default(null), from: day, until: day })
export type SeatForm = z.input<typeof seatForm>

/** Adds a body and names its secretary: for a registrar of the case register. */
export async function addBody(work: Work, municipality: string, form: BodyForm): Promise<string> {
  const its = bodyForm.parse(form)
  await mustKeepBodies(work, municipality)
  if ((await staffMeant(work.queries, municipality, its.secretary)) !== its.secretary) throw new Conflict("The secretary is one of the staff.")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into body (municipality_id, id, kind, name_fi, name_sv, unit, task, secretary, remedy_body, remedy_address, remedy_closes, kept_by, kept_at)
    values (${municipality}, ${id}, ${its.kind}, ${its.nameFi}, ${its.nameSv}, ${its.unit}, ${its.task}, ${its.secretary}, ${its.remedyBody}, ${its.remedyAddress}, ${its.remedyCloses}, ${work.actor.id}, ${work.now})`)
  await work.note({ municipality, act: "body-kept", subject: { kind: "body", id }, outcome: "done", more: { what: "added" } })
  return id
}

/** Seats someone in a body for a term: for a registrar of the case register. */
export async function seatMember(work: Work, municipality: string, body: string, form: SeatForm): Promise<string> {
  const its = seatForm.parse(form)
  mustKeepCodesApart({ title: its.name }, { municipality, act: "body-kept", subject: { kind: "body", id: body } })
  await mustKeepBodies(work, municipality)
  const [found] = await work.queries.rows(sql`select id from body where municipality_id = ${municipality} and id = ${body}`)
  if (!found) throw new NotFound("There is no such body.")
  if (its.until < its.from) throw new Conflict("A term does not end before it begins.")
  if (its.person !== null && (await staffMeant(work.queries, municipality, its.person)) !== its.person) throw new Conflict("There is no such person in the directory.")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into body_seat (municipality_id, body_id, id, name, role, person_id, from_day, until_day) values (${municipality}, ${body}, ${id}, ${its.name}, ${its.role}, ${its.person}, ${its.from}, ${its.until})`)
  await work.note({ municipality, act: "body-kept", subject: { kind: "body", id: body }, outcome: "done", more: { what: "seat", seat: id } })
  return id
}

async function mustKeepBodies({ queries, actor, now }: Work, municipality: string): Promise<void> {
  await enter(queries, municipality)
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${isRegistrar(municipality, actor, now)} as may`)
  if (!row?.may) throw new Refused("Bodies and their seats are kept by the registry office.", { municipality, act: "body-kept", because: "not-registrar" })
}

export interface Body {
  readonly id: string
  readonly kind: BodyKind
  readonly nameFi: string
  readonly nameSv: string
  readonly unit: string
  readonly secretary: string
  readonly remedyBody: string
  readonly remedyAddress: string
  readonly remedyCloses: string
}

export const bodyColumns = sql`b.id, b.kind, b.name_fi as "nameFi", b.name_sv as "nameSv", b.unit, b.secretary, b.remedy_body as "remedyBody", b.remedy_address as "remedyAddress", b.remedy_closes as "remedyCloses"`

export interface Seat {
  readonly id: string
  readonly name: string
  readonly role: SeatRole
  readonly person: string | null
  readonly from: Day
  readonly until: Day
}

export const seatColumns = sql`s.id, s.name, s.role, s.person_id as person, s.from_day as from, s.until_day as until`

interface ListedMeeting {
  readonly id: string
  readonly startsAt: Date
  readonly place: string
}

/** The bodies of a municipality; who sits in them is public. `mayKeep` tells a registrar, who adds bodies and seats. */
export async function bodiesOf({ database, municipality, actor, now }: Desk): Promise<{ readonly bodies: readonly Body[]; readonly mayKeep: boolean }> {
  return readWithin(database, municipality, async (queries) => {
    const bodies = await queries.rows<Body>(sql`select ${bodyColumns} from body b where b.municipality_id = ${municipality} order by b.name_fi, b.id limit 200`)
    const [row] = await queries.rows<{ may: boolean }>(sql`select ${isRegistrar(municipality, actor, now)} as may`)
    return { bodies, mayKeep: row?.may === true }
  })
}

/** A body with its seats and its latest meetings. */
export async function bodyOf({ database, municipality }: Desk, id: string): Promise<Body & { readonly seats: readonly Seat[]; readonly meetings: readonly ListedMeeting[] }> {
  return readWithin(database, municipality, async (queries) => {
    const [body] = await queries.rows<Body>(sql`select ${bodyColumns} from body b where b.municipality_id = ${municipality} and b.id = ${id}`)
    if (!body) throw new NotFound("There is no such body.")
    const seats = await queries.rows<Seat>(sql`
      select ${seatColumns} from body_seat s where s.municipality_id = ${municipality} and s.body_id = ${id}
      order by s.until_day desc, array_position(array['chair', 'vice-chair', 'member', 'substitute'], s.role), s.name limit 300`)
    const meetings = await queries.rows<ListedMeeting>(sql`
      select m.id, m.starts_at as "startsAt", m.place from meeting m where m.municipality_id = ${municipality} and m.body_id = ${id} order by m.starts_at desc, m.id limit 50`)
    return { ...body, seats, meetings }
  })
}
