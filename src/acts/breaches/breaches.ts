import { randomUUID } from "node:crypto"
import { z } from "zod"
import { type BreachDuty, breachDutiesOf, breachRoles, standingOf } from "../../law/breach-clocks.ts"
import { known, type KnownForm } from "../../derive/breaches/known.ts"
import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { inGoodStanding } from "../access/below.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerOf, type Desk, noteReading } from "../access/desk.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import { isOfficer, mustWatch } from "../watching/watches.ts"
import type { Work } from "../work.ts"
import { type BreachEvent, type BreachEventKind, type BreachNow, foldBreach, tellingOf } from "./states.ts"

/** What one who noticed a breach tells. */
const reportForm = z.strictObject({
  noticedAt: z.date(),
  role: z.enum(breachRoles).default("controller"),
  /** Whether the activity is under the Cyber Security Act (124/2025 4 §). */
  cyber: z.boolean().default(false),
  known,
})
export type ReportForm = z.input<typeof reportForm>

const mustKeepCodesOut = (municipality: string, texts: readonly unknown[], id: string | null): void =>
  mustKeepCodesApart({ title: texts.filter((one) => typeof one === "string").join("\n") }, { municipality, act: "breach-acted", ...(id === null ? {} : { subject: { kind: "breach", id } }) })

const putEvent = ({ queries, now, actor }: Work, municipality: string, id: string, seq: number, event: Pick<BreachEvent, "kind" | "happenedAt"> & Partial<BreachEvent>) =>
  queries.rows(sql`
    insert into breach_event (municipality_id, breach_id, seq, kind, happened_at, at, actor, note, risk, known)
    values (${municipality}, ${id}, ${seq}, ${event.kind}, ${event.happenedAt}, ${now}, ${actor.id}, ${event.note ?? null}, ${event.risk ?? null}, ${event.known ? JSON.stringify(event.known) : null}::jsonb)`)

/** Reports a breach of personal data: for anyone of the staff. The clock runs from when it was noticed. Returns its id. */
export async function reportBreach(work: Work, municipality: string, form: ReportForm): Promise<string> {
  const { noticedAt, role, cyber, known: its } = reportForm.parse(form)
  const { queries, actor, now } = work
  mustKeepCodesOut(municipality, Object.values(its), null)
  await enter(queries, municipality)
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${inGoodStanding(askerOf(municipality, actor), now)} as may`)
  if (!row?.may) throw new Refused("A breach is reported by one of the staff whose commitments are signed.", { municipality, act: "breach-reported", because: "not-in-standing" })
  if (noticedAt > now) throw new Conflict("A breach has been noticed, not later than now.")
  const id = randomUUID()
  await queries.rows(sql`
    insert into breach (municipality_id, id, state, aware_at, role, cyber, reported_by, reported_at, events) values (${municipality}, ${id}, 'open', ${noticedAt}, ${role}, ${cyber}, ${actor.id}, ${now}, 1)`)
  await putEvent(work, municipality, id, 1, { kind: "noticed", happenedAt: noticedAt, known: its })
  await work.note({ municipality, act: "breach-reported", subject: { kind: "breach", id }, outcome: "done", more: { role, cyber, registers: its.registers.length } })
  return id
}

interface Kept {
  readonly id: string
  readonly role: BreachNow["role"]
  readonly cyber: boolean
  readonly reportedBy: string
  readonly reporterName: string
  readonly reportedAt: Date
}

const eventColumns = sql`seq, kind, happened_at as "happenedAt", at, actor, note, risk, known`

/** What happens with a breach next, as the data protection officer tells it. */
const stepForm = z.strictObject({
  kind: z.enum(["described", "aware-set", "contained", "assessed", "ombudsman-told", "persons-told", "persons-need-not", "controller-told", "cyber-first-told", "cyber-follow-up-told", "cyber-final-told", "closed", "reopened"]),
  happenedAt: z.date(),
  note: z.string().trim().min(1).max(4000).nullable().default(null),
  risk: z.enum(["unlikely", "likely", "high"]).nullable().default(null),
  known: known.nullable().default(null),
})
export type StepForm = Omit<z.input<typeof stepForm>, "known"> & { readonly known?: KnownForm | null }

/** Tells what was done with a breach, or what is known of it now: for the data protection officer. */
export async function tellOfBreach(work: Work, municipality: string, id: string, form: StepForm): Promise<void> {
  const step = stepForm.parse(form)
  mustKeepCodesOut(municipality, [step.note, ...Object.values(step.known ?? {})], id)
  const { queries, now } = work
  await mustWatch(work, municipality)
  const [kept] = await queries.rows<{ role: BreachNow["role"]; cyber: boolean; events: number }>(sql`select role, cyber, events from breach where municipality_id = ${municipality} and id = ${id} for no key update`)
  if (!kept) throw new NotFound("There is no such breach.", { municipality, act: "breach-acted", subject: { kind: "breach", id }, because: "no-breach" })
  const events = await queries.rows<BreachEvent>(sql`select ${eventColumns} from breach_event where municipality_id = ${municipality} and breach_id = ${id} order by seq limit 2000`)
  mayFollow(foldBreach(events, kept), step, now)
  const seq = kept.events + 1
  await putEvent(work, municipality, id, seq, step)
  const after = foldBreach([...events, { ...step, seq, at: now, actor: work.actor.id }], kept)
  await queries.rows(sql`update breach set events = ${seq}, state = ${after.state}, aware_at = ${after.awareAt} where municipality_id = ${municipality} and id = ${id}`)
  await work.note({ municipality, act: "breach-acted", subject: { kind: "breach", id }, outcome: "done", more: { event: step.kind, ...(step.risk ? { risk: step.risk } : {}) } })
}

/** Refuses what the law or the order of things does not let happen. */
function mayFollow(its: BreachNow, step: z.output<typeof stepForm>, now: Date): void {
  if (step.happenedAt > now) throw new Conflict("This has happened, not later than now.")
  if ((its.state === "closed") !== (step.kind === "reopened")) throw new Conflict(its.state === "closed" ? "The breach is closed. Open it again first." : "The breach is open.")
  if ((step.kind === "described") !== (step.known !== null) || (step.kind === "assessed") !== (step.risk !== null)) throw new Conflict("What is known goes with a description, and the risk with an assessment.")
  if (step.note === null && ["aware-set", "assessed", "persons-need-not", "reopened"].includes(step.kind)) throw new Conflict("Tell the reasons.")
  if (step.kind === "contained" || step.kind.endsWith("-told")) if (step.happenedAt < its.awareAt) throw new Conflict("This was done after the breach was known, not before.")
  if (step.kind === "persons-need-not" && its.risk !== "high") throw new Conflict("Only where the risk is high must the persons be told at all.")
  if (lacksReasons(its, step)) throw new Conflict("A notice later than in time goes with the reasons of the delay (GDPR 33(1)).")
  if (step.kind === "closed" && !isMet(its)) throw new Conflict("The breach is closed when its risk has been assessed and everyone told who must be.")
}

/** A notice after its time goes with the reasons of the delay (GDPR 33(1)); one that adds to an earlier does not. */
export const lacksReasons = (its: BreachNow, { kind, happenedAt, note }: { readonly kind: BreachEventKind; readonly happenedAt: Date; readonly note: string | null }): boolean =>
  note === null && breachDutiesOf(its).some(({ duty, by, doneAt }) => tellingOf[duty] === kind && doneAt === null && by !== null && happenedAt > by)

/** True when the risk has been assessed and each duty met. */
export const isMet = (its: BreachNow): boolean => (its.role === "processor" || its.risk !== null) && breachDutiesOf(its).every(({ doneAt }) => doneAt !== null)

/** A breach as the data protection officer sees it, or its reporter: to her only what she told and whether it is open. */
export interface Breach extends BreachNow {
  readonly id: string
  readonly reportedBy: string
  readonly reporterName: string
  readonly reportedAt: Date
  readonly duties: readonly BreachDuty[]
  /** The soonest instant of an unmet duty; null where there is none. */
  readonly nextBy: Date | null
  readonly overdue: boolean
  readonly events: readonly (BreachEvent & { readonly actorName: string })[]
}

export interface Breaches {
  readonly handles: boolean
  /** Open ones first, the soonest duty first; then the closed ones, the latest first. */
  readonly breaches: readonly Breach[]
}

const mostListed = 200

async function isOfficerHere(queries: Queries, { municipality, actor, now }: Desk): Promise<boolean> {
  const [row] = await queries.rows<{ handles: boolean }>(sql`select ${isOfficer(municipality, actor, now)} as handles`)
  return row?.handles === true
}

/** Breaches: all of them to the data protection officer, her own reports to anyone else. */
export async function listBreaches(desk: Desk): Promise<Breaches> {
  const { database, municipality, actor, now } = desk
  const { handles, kept } = await readWithin(database, municipality, async (queries) => {
    const handling = await isOfficerHere(queries, desk)
    return { handles: handling, kept: await breachesWhere(queries, municipality, handling ? sql`true` : sql`b.reported_by = ${actor.id}`) }
  })
  await noteReading(desk, { act: "breach-read", outcome: "done", more: { hits: kept.length, handles } })
  const breaches = kept.map((one) => seenAt(one, now))
  const order = (one: Breach): number => (one.state === "closed" ? Number.MAX_SAFE_INTEGER : (one.nextBy ?? one.awareAt).getTime())
  return { handles, breaches: breaches.toSorted((a, b) => order(a) - order(b) || b.awareAt.getTime() - a.awareAt.getTime()) }
}

/** One breach, for the data protection officer. */
export async function getBreach(desk: Desk, id: string): Promise<Breach> {
  const { database, municipality, now } = desk
  const [kept] = await readWithin(database, municipality, async (queries) => {
    if (!(await isOfficerHere(queries, desk))) return []
    return breachesWhere(queries, municipality, sql`b.id = ${id}`)
  })
  if (!kept) throw new NotFound("There is no such breach.")
  await noteReading(desk, { act: "breach-read", subject: { kind: "breach", id }, outcome: "done" })
  return seenAt(kept, now)
}

type Row = Kept & { readonly events: readonly (BreachEvent & { readonly actorName: string })[] }

async function breachesWhere(queries: Queries, municipality: string, where: ReturnType<typeof sql>): Promise<Row[]> {
  const name = (id: ReturnType<typeof sql>) => sql`coalesce((select p.given_names || ' ' || p.family_name from person p where p.municipality_id = ${municipality} and p.id = ${id}), ${id})`
  const rows = await queries.rows<Kept>(sql`
    select b.id, b.role, b.cyber, b.reported_by as "reportedBy", ${name(sql`b.reported_by`)} as "reporterName", b.reported_at as "reportedAt"
    from breach b where b.municipality_id = ${municipality} and ${where} order by (b.state = 'open') desc, b.aware_at desc, b.id limit ${mostListed}`)
  const events = await queries.rows<BreachEvent & { breach: string; actorName: string }>(sql`
    select breach_id as breach, ${eventColumns}, ${name(sql`actor`)} as "actorName" from breach_event where municipality_id = ${municipality} and breach_id = any(${rows.map(({ id }) => id)}::text[]) order by breach_id, seq limit 20000`)
  const of = new Map<string, typeof events>()
  for (const event of events) of.set(event.breach, [...(of.get(event.breach) ?? []), event])
  return rows.map((row) => ({ ...row, events: of.get(row.id) ?? [] }))
}

function seenAt({ events, ...kept }: Row, now: Date): Breach {
  const its = foldBreach(events, kept)
  const duties = breachDutiesOf(its)
  const waits = duties.flatMap(({ by, doneAt }) => (doneAt === null && by !== null ? [by] : [])).toSorted((a, b) => a.getTime() - b.getTime())
  return { ...kept, ...its, events, duties, nextBy: waits[0] ?? null, overdue: its.state === "open" && duties.some((duty) => standingOf(duty, now) === "overdue") }
}

