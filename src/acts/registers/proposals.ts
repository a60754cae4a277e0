import { randomUUID } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import { fieldOf, type Values } from "../../derive/registers/fill-in.ts"
import type { Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict, NotFound } from "../refusals.ts"
import type { Work } from "../work.ts"
import type { CodeKeys } from "./people.ts"
import { changeHeld, type Held, holdRecord, type Unfilled } from "./save.ts"

/** Values that somebody brings for a record: the person herself, or the holder of another system. */
export interface Proposal {
  readonly id: string
  readonly record: string
  readonly at: Date
  readonly source: string
  readonly body: Values
  readonly accepted: boolean | null
  readonly settledAt: Date | null
}

/** Keeps what is brought, until an official accepts it or not. The caller has asked whether it may be brought. */
export async function propose(work: Work, municipality: string, { id: record, root, person, register }: Pick<Held, "root" | "person" | "register"> & { readonly id: string }, source: string, body: Values): Promise<void> {
  mustKeepCodesApart({ body }, { municipality, act: "values-brought", subject: { kind: "record", id: record }, register })
  await work.queries.rows(sql`
    insert into proposal (municipality_id, root_id, record_id, id, at, actor_id, source, body)
    values (${municipality}, ${root}, ${record}, ${randomUUID()}, ${work.now}, ${work.actor.id}, ${source}, ${JSON.stringify(body)}::jsonb)`)
  await work.note({ municipality, act: "values-brought", subject: { kind: "record", id: record }, person, register, case: root, outcome: "done", more: { source, fields: Object.keys(body).sort().join("+").slice(0, 120) } })
}

/** Accepts what was brought, so that it becomes the record's with its source, or leaves it unaccepted. By one who may change the record. */
export async function settleProposal(work: Work, municipality: string, record: string, id: string, accepts: boolean, keys: CodeKeys): Promise<"done" | Unfilled> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const held = await holdRecord(work, municipality, record)
  const [its] = await queries.rows<{ source: string; body: Values; settled: boolean }>(sql`
    select source, body, settled_at is not null as settled from proposal where municipality_id = ${municipality} and root_id = ${held.root} and record_id = ${record} and id = ${id} for update`)
  if (!its) throw new NotFound("Nothing of the kind was brought.")
  if (its.settled) throw new Conflict("This has been settled already.")
  if (accepts) {
    const typed = (name: string): Typed => (its.body[name] === undefined ? {} : kindOf(fieldOf(held.definition, name).kind).typed(its.body[name]))
    const changed = await changeHeld(work, municipality, { ...held, id: record }, (name) => (its.body[name] === undefined ? "kept" : typed(name)), { isProtected: null, source: its.source }, keys)
    if (typeof changed !== "string") return changed
  }
  await queries.rows(sql`
    update proposal set settled_at = ${now}, settled_by = ${actor.id}, accepted = ${accepts} where municipality_id = ${municipality} and root_id = ${held.root} and record_id = ${record} and id = ${id}`)
  await work.note({ municipality, act: "values-settled", subject: { kind: "record", id: record }, person: held.person, register: held.register, case: held.root, outcome: "done", more: { accepted: accepts, source: its.source } })
  return "done"
}

const proposalsMost = 200

/** What has been brought for records that the caller has been let read; what waits first, then the newest. */
export const proposalsOf = (queries: Queries, municipality: string, records: readonly string[]): Promise<Proposal[]> =>
  queries.rows<Proposal>(sql`
    select p.id, p.record_id as record, p.at, p.source, p.body, p.accepted, p.settled_at as "settledAt"
    from record r join proposal p on p.municipality_id = r.municipality_id and p.root_id = r.root_id and p.record_id = r.id
    where r.municipality_id = ${municipality} and r.id = any(${[...records]}::text[]) order by p.settled_at is not null, p.at desc, p.id limit ${proposalsMost}`)
