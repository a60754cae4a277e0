import { randomUUID } from "node:crypto"
import { z } from "zod"
import { type Day, dayAt } from "../lib/day.ts"
import { sql } from "../lib/sql.ts"
import type { Queries } from "../store/database.ts"
import { mustAdminister } from "./people/keeps-directory.ts"
import { Conflict, NotFound } from "./refusals.ts"
import type { Work } from "./work.ts"

/** A break that prevents or threatens the use of the service (906/2019 13 a §; 306/2019 4 § 2 mom.). */
export interface ServiceBreak {
  readonly municipality: string
  readonly id: string
  /** What does not work, and what to do instead. */
  readonly fi: string
  readonly sv: string | null
  readonly en: string | null
  readonly startsAt: Date
  readonly estimatedEndAt: Date
  readonly endedAt: Date | null
}

const text = z.string().trim().max(500)
const breakForm = z.strictObject({ fi: text.min(1), sv: text.nullable(), en: text.nullable(), startsAt: z.date(), estimatedEndAt: z.date() })
export type BreakForm = z.input<typeof breakForm>

/** Tells of a break that is on or coming, with an estimate of its end. For the administrator. */
export async function announceBreak(work: Work, municipality: string, form: BreakForm): Promise<string> {
  const { fi, sv, en, startsAt, estimatedEndAt } = breakForm.parse(form)
  await mustAdminister(work, municipality, { act: "break-announced" })
  if (estimatedEndAt <= startsAt || estimatedEndAt <= work.now) throw new Conflict("The estimated end must come after the start, and after now.")
  const id = randomUUID()
  await work.queries.rows(sql`
    insert into service_break (municipality_id, id, fi, sv, en, starts_at, estimated_end_at, announced_by, announced_at)
    values (${municipality}, ${id}, ${fi}, ${sv || null}, ${en || null}, ${startsAt}, ${estimatedEndAt}, ${work.actor.id}, ${work.now})`)
  await work.note({ municipality, act: "break-announced", subject: { kind: "break", id }, more: { from: startsAt.toISOString(), until: estimatedEndAt.toISOString() } })
  return id
}

/** Gives a new estimate of a break's end. */
export async function estimateBreak(work: Work, municipality: string, id: string, estimatedEndAt: Date): Promise<void> {
  await mustAdminister(work, municipality, { act: "break-changed", subject: { kind: "break", id } })
  const rows = await work.queries.rows<{ late: boolean }>(sql`
    update service_break set estimated_end_at = greatest(${estimatedEndAt}, starts_at + interval '1 minute') where municipality_id = ${municipality} and id = ${id} and ended_at is null
    returning ${estimatedEndAt}::timestamptz <= ${work.now} or ${estimatedEndAt}::timestamptz <= starts_at as late`)
  if (rows.length === 0) throw new NotFound("There is no such break, or it is over.")
  if (rows[0]?.late) throw new Conflict("The estimated end must come after the start, and after now.")
  await work.note({ municipality, act: "break-changed", subject: { kind: "break", id }, more: { until: estimatedEndAt.toISOString() } })
}

/** Tells that a break is over: the law asks for that too. */
export async function endBreak(work: Work, municipality: string, id: string): Promise<void> {
  await mustAdminister(work, municipality, { act: "break-ended", subject: { kind: "break", id } })
  const rows = await work.queries.rows(sql`update service_break set ended_at = ${work.now} where municipality_id = ${municipality} and id = ${id} and ended_at is null returning id`)
  if (rows.length === 0) throw new NotFound("There is no such break, or it is over.")
  await work.note({ municipality, act: "break-ended", subject: { kind: "break", id } })
}

const columns = sql`municipality_id as municipality, id, fi, sv, en, starts_at as "startsAt", estimated_end_at as "estimatedEndAt", ended_at as "endedAt"`

/** The breaks that the public is told of: those that are not over, and the latest ones that are. */
export const breaksToTell = (queries: Queries): Promise<ServiceBreak[]> =>
  queries.rows<ServiceBreak>(sql`
    (select ${columns} from service_break where ended_at is null order by announced_at desc limit 50)
    union all (select ${columns} from service_break where ended_at is not null order by ended_at desc limit 50)`)

/** A municipality's breaks, the latest first. */
export const breaksOf = (queries: Queries, municipality: string): Promise<ServiceBreak[]> =>
  queries.rows<ServiceBreak>(sql`select ${columns} from service_break where municipality_id = ${municipality} order by announced_at desc limit 50`)

/** True for a break that is told on every page: until it is over, and to the end of that day, so that the end is told as well. */
export const isTold = ({ endedAt }: ServiceBreak, today: Day): boolean => endedAt === null || dayAt(endedAt) === today
