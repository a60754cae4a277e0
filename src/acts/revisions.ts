import { createHash } from "node:crypto"
import { sql } from "../lib/sql.ts"
import type { Model } from "../model/model.ts"
import { parseModel } from "../model/parse-model.ts"
import type { Queries } from "../store/database.ts"
import { mustKeepDescription } from "./description-keeper.ts"
import { publishDefinitions } from "./registers/definitions.ts"
import { Conflict, NotFound } from "./refusals.ts"
import type { Work } from "./work.ts"

export const revisionStates = ["draft", "in-review", "approved", "published", "rejected"] as const
export type RevisionState = (typeof revisionStates)[number]

/** What may come after each state. A published revision is at its end: a change is a new revision. */
export const nextStates: Readonly<Record<RevisionState, readonly RevisionState[]>> = {
  draft: ["in-review", "rejected"],
  "in-review": ["approved", "rejected"],
  approved: ["published", "rejected"],
  published: [],
  rejected: [],
}

export interface Step {
  readonly state: RevisionState
  readonly by: string
  readonly at: Date
  readonly note: string
}

export interface RevisionHead {
  readonly municipality: string
  readonly number: number
  readonly state: RevisionState
  readonly note: string
  readonly createdBy: string
  readonly createdAt: Date
  readonly basedOn: number | null
  readonly sha256: string
  readonly steps: readonly Step[]
  /** When it was published; null when it is not. */
  readonly publishedAt: Date | null
}

export interface Revision extends RevisionHead {
  readonly model: Model
}

/** Saves a model as a new draft. The number is the municipality's next; two savers at once get two numbers. */
export async function saveDraft(work: Work, model: Model, note: string, basedOn: number | null = null): Promise<number> {
  const parsed = parseModel(model)
  const { id } = parsed.municipality
  await mustKeepDescription(work, id, "revision-saved")
  await holdNumbers(work, id)
  const body = JSON.stringify(parsed)
  const [row] = await work.queries.rows<{ number: number }>(sql`
    insert into revision (municipality_id, number, model, sha256, based_on, note, created_by, created_at)
    select ${id}, coalesce(max(number), 0) + 1, ${body}::jsonb, ${createHash("sha256").update(body).digest("hex")},
           ${basedOn}::int, ${note}, ${work.actor.name}, ${work.now}
    from revision where municipality_id = ${id}
    returning number`)
  const number = (row as { number: number }).number
  await addStep(work, id, number, 1, "draft", note)
  await work.note({ municipality: id, act: "revision-saved", subject: { kind: "revision", id: String(number) }, more: { basedOn } })
  return number
}

/** Lets no other work give a municipality's revisions numbers or steps until this one is done. */
export async function holdNumbers(work: Work, municipality: string): Promise<void> {
  await work.queries.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`revision ${municipality}`}, 0))`)
}

/** Moves a revision on: draft, in review, approved, published. Who and when are kept. */
export async function takeStep(work: Work, municipality: string, number: number, to: RevisionState, note: string): Promise<void> {
  await mustKeepDescription(work, municipality, "revision-moved")
  await holdNumbers(work, municipality)
  const steps = await stepsOf(work.queries, municipality, [number])
  const last = steps.at(-1)
  if (!last) throw new NotFound(`${municipality} has no revision ${number}.`)
  if (!nextStates[last.state].includes(to))
    throw new Conflict(`Revision ${number} is ${last.state} and cannot become ${to}.`)
  if (to === "published") await publishDefinitions(work, (await getRevision(work.queries, municipality, number)).model)
  await addStep(work, municipality, number, steps.length + 1, to, note)
  await work.note({ municipality, act: "revision-moved", subject: { kind: "revision", id: String(number) }, more: { from: last.state, to } })
}

async function addStep(work: Work, municipality: string, number: number, step: number, state: RevisionState, note: string): Promise<void> {
  await work.queries.rows(sql`
    insert into revision_step (municipality_id, number, step, state, by_person, at, note)
    values (${municipality}, ${number}, ${step}, ${state}, ${work.actor.name}, ${work.now}, ${note})`)
}

type StepRow = Step & { readonly number: number }

async function stepsOf(queries: Queries, municipality: string, numbers: readonly number[]): Promise<StepRow[]> {
  return queries.rows<StepRow>(sql`
    select number, state, by_person as by, at, note from revision_step
    where municipality_id = ${municipality} and number = any(${[...numbers]}::int[])
    order by number, step limit 5000`)
}

interface HeadRow {
  municipality: string
  number: number
  note: string
  createdBy: string
  createdAt: Date
  basedOn: number | null
  sha256: string
}

const head = sql`municipality_id as municipality, number, note, created_by as "createdBy", created_at as "createdAt", based_on as "basedOn", sha256`

const withSteps = (row: HeadRow, steps: readonly StepRow[]): RevisionHead => {
  const own = steps.filter(({ number }) => number === row.number)
  return {
    ...row,
    steps: own,
    state: own.at(-1)?.state ?? "draft",
    publishedAt: own.find(({ state }) => state === "published")?.at ?? null,
  }
}

/** A municipality's revisions, newest first, `limit` at most, below a number. */
export async function listRevisions(queries: Queries, municipality: string, limit = 50, below = 2 ** 31 - 1): Promise<RevisionHead[]> {
  const rows = await queries.rows<HeadRow>(sql`
    select ${head} from revision where municipality_id = ${municipality} and number < ${below} order by number desc limit ${limit}`)
  const steps = await stepsOf(queries, municipality, rows.map(({ number }) => number))
  return rows.map((row) => withSteps(row, steps))
}

/** One revision with its model. */
export async function getRevision(queries: Queries, municipality: string, number: number): Promise<Revision> {
  const [row] = await queries.rows<HeadRow & { model: unknown }>(sql`
    select ${head}, model from revision where municipality_id = ${municipality} and number = ${number}`)
  if (!row) throw new NotFound(`${municipality} has no revision ${number}.`)
  const { model, ...rest } = row
  return { ...withSteps(rest, await stepsOf(queries, municipality, [number])), model: parseModel(model) }
}

/** The number of the revision that each municipality shows to the public now. */
export async function publishedNumbers(queries: Queries): Promise<Map<string, number>> {
  const rows = await queries.rows<{ municipality: string; number: number }>(sql`
    select distinct on (municipality_id) municipality_id as municipality, number
    from revision_step where state = 'published' order by municipality_id, at desc, number desc limit 1000`)
  return new Map(rows.map(({ municipality, number }) => [municipality, number]))
}

/** The revision that was in force on a day: what did the page say on 1.3.2027. */
export async function publishedOn(queries: Queries, municipality: string, until: Date): Promise<number | null> {
  const [row] = await queries.rows<{ number: number }>(sql`
    select number from revision_step where municipality_id = ${municipality} and state = 'published' and at <= ${until}
    order by at desc, number desc limit 1`)
  return row?.number ?? null
}

/** A revision's number as it stands in an address, or null when it cannot be one. */
export const revisionNumber = (text: string | undefined): number | null => (/^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : null)
