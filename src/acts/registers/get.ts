import { registerClocks } from "../../law/register-clocks.ts"
import { NotInForce } from "../../law/rule.ts"
import type { Step } from "../../law/steps.ts"
import { type Day, dayAt, daysLater, startOf } from "../../lib/day.ts"
import { join, sql } from "../../lib/sql.ts"
import { holds } from "../../model/rules/conditions.ts"
import type { MoveDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { type Role, roles } from "../../model/rules/roles.ts"
import { joined, type Values } from "../../derive/registers/fill-in.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { noRecord, getRecord } from "../records/get.ts"
import { type SeenRecord, seenOne } from "../records/seen.ts"
import { consentsFor, isAllowed } from "./consents.ts"
import { NotFound } from "../refusals.ts"
import { getDefinition } from "./definitions.ts"

/** One thing that was done with a record: who, when, and what got another value. Masked values are not told, only that they changed. */
export interface Change {
  readonly seq: number
  readonly at: Date
  readonly actor: string
  readonly kind: "opened" | "changed" | "moved" | "migrated" | "merged"
  readonly move: string | null
  readonly stage: string
  readonly version: number
  readonly body: Readonly<Record<string, unknown>>
  /** Names of masked fields that changed. */
  readonly guarded: readonly string[]
  readonly reckonedBy: Readonly<Record<string, string>>
  readonly note: string
  /** Where the values came from: "client", "official", or the code of a source or a system. */
  readonly source: string
}

/** A record of a running register as one who may read it sees it. */
export interface SeenRegisterRecord {
  readonly record: SeenRecord
  readonly definition: RegisterDefinition
  /** The newest version of the definition, where the record goes by an earlier one. */
  readonly newest: number
  readonly stage: string
  readonly stageAt: Date
  readonly dueOn: Day | null
  /** How the due day was reckoned. */
  readonly dueSteps: readonly Step[]
  readonly openedAt: Date
  readonly changes: readonly Change[]
  readonly values: Values
  /** Names of fields that are not shown, since they hang on a consent that is not in force. */
  readonly withheld: readonly string[]
  /** The case that it belongs to, by number; null where it belongs to none. */
  readonly caseNumber: string | null
  readonly mayChange: boolean
  /** Moves that her role may take from where the record stands. */
  readonly moves: readonly MoveDefinition[]
  /** The day of which this is the record's state; null for now. */
  readonly asOf: Day | null
}

interface Row {
  readonly type: string
  readonly version: number
  readonly newest: number
  readonly stage: string
  readonly stageAt: Date
  readonly dueOn: Day | null
  readonly openedAt: Date
  readonly caseNumber: string | null
  readonly mayChange: boolean
  readonly roles: readonly Role[]
}

const historyMost = 500

/** A record with its history, now or as it was at the end of a day. Reading it is noted as of any record. */
export async function getRegisterRecord(desk: Desk, id: string, why: Why, asOf: Day | null = null): Promise<SeenRegisterRecord | PurposeNeeded> {
  const record = await getRecord(desk, id, why)
  if (record instanceof PurposeNeeded) return record
  const { database, municipality, now } = desk
  return readWithin(database, municipality, async (queries) => {
    const asker = askerAt(desk)
    const [row] = await queries.rows<Row>(sql`
      select its.type, its.version, its.stage, its.stage_at as "stageAt", its.due_on as "dueOn", its.opened_at as "openedAt",
        (select max(d.version) from register_definition d where d.municipality_id = its.municipality_id and d.type = its.type) as newest,
        (select c.number from case_file c where c.municipality_id = its.municipality_id and c.id = its.root_id) as "caseNumber",
        exists (select 1 from ${seenOne("change", asker, now, id)}) as "mayChange",
        (select array_remove(array[${join(roles.map((role) => sql`case when ${holds(role).holds(asker, now)} then ${role}::text end`), ", ")}], null) from record r where r.municipality_id = its.municipality_id and r.id = its.record_id) as roles
      from register_record its where its.municipality_id = ${municipality} and its.record_id = ${id}`)
    if (!row) throw noRecord()
    const until = asOf === null ? now : new Date(Math.min(startOf(daysLater(asOf, 1)).getTime() - 1, now.getTime()))
    const changes = await queries.rows<Change>(sql`
      select c.seq, c.at, c.actor_id as actor, c.kind, c.move, c.stage, c.version, c.body, array(select jsonb_object_keys(c.guarded)) as guarded, c.reckoned_by as "reckonedBy", c.note, c.source
      from record_change c where c.municipality_id = ${municipality} and c.root_id = ${record.root} and c.record_id = ${id} and c.at <= ${until} order by c.seq desc limit ${historyMost}`)
    const last = changes[0]
    if (!last) throw noRecord()
    const definition = await getDefinition(queries, municipality, row.type, asOf === null ? row.version : last.version)
    const stage = asOf === null ? row.stage : last.stage
    const consents = await consentsFor(queries, municipality, definition, record.person, dayAt(now))
    const withheld = definition.fields.filter(({ consent }) => !isAllowed(consents, consent)).map(({ name }) => name)
    const values = without(joined(definition, asOf === null ? record.body : bodyOf(changes), {}), withheld)
    const { dueSteps } = reckoning(definition, stage, values, row.stageAt)
    return {
      record, definition, newest: row.newest, stage, stageAt: row.stageAt, dueOn: asOf === null ? row.dueOn : null, dueSteps: asOf === null ? dueSteps : [], openedAt: row.openedAt, changes: changes.map((change) => ({ ...change, body: without(change.body, withheld) })), values, withheld: withheld.filter((name) => record.body[name] !== undefined),
      caseNumber: row.caseNumber, mayChange: row.mayChange && asOf === null, asOf,
      moves: asOf === null && row.mayChange ? movesOpenTo(definition, stage, row.roles) : [],
    }
  })
}

/** The file that a field of a record holds, for one who may read the record; that she takes it is noted. */
export async function getRecordFile(desk: Desk, id: string, name: string, why: Why): Promise<{ readonly name: string; readonly sha256: string } | PurposeNeeded> {
  const seen = await getRegisterRecord(desk, id, why)
  if (seen instanceof PurposeNeeded) return seen
  const { record, definition, values } = seen
  const file = definition.fields.some((field) => field.name === name && field.kind === "file") ? (values[name] as { name: string; sha256: string } | undefined) : undefined
  if (!file) throw new NotFound("There is no such file.")
  await noteReading(desk, { act: "file-read", subject: { kind: "record", id: record.id }, person: record.person, register: record.register, because: record.because, outcome: "done", ...noted(why), more: { field: name } })
  return file
}

/** Values without those of some fields. */
export const without = (values: Values, names: readonly string[]): Values => (names.length === 0 ? values : Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))))

/** From where, when and by whom each field has what it says (380/2023 114 §): its latest change. */
export function toldBy({ changes }: Pick<SeenRegisterRecord, "changes">): ReadonlyMap<string, Pick<Change, "source" | "at" | "actor">> {
  const told = new Map<string, Pick<Change, "source" | "at" | "actor">>()
  for (const { source, at, actor, body, guarded } of changes) for (const name of [...Object.keys(body), ...guarded]) if (!told.has(name)) told.set(name, { source, at, actor })
  return told
}

/** The moves that someone of these roles may take from a stage. */
export const movesOpenTo = ({ moves }: Pick<RegisterDefinition, "moves">, stage: string, held: readonly Role[]): readonly MoveDefinition[] => moves.filter(({ from, by }) => from.includes(stage) && by.some((role) => held.includes(role)))

/** What the record said after changes, of which the newest comes first. */
const bodyOf = (changes: readonly Change[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(Object.assign({}, ...changes.map(({ body }) => body).reverse()) as Record<string, unknown>).filter(([, value]) => value !== null))

function reckoning({ stages }: RegisterDefinition, code: string, values: Values, stageAt: Date): { dueSteps: readonly Step[] } {
  const clock = stages.find((stage) => stage.code === code)?.clock
  const from = clock == null ? null : clock.from === null ? dayAt(stageAt) : values[clock.from]
  if (clock == null || typeof from !== "string") return { dueSteps: [] }
  try {
    return { dueSteps: registerClocks[clock.by].by(from).steps }
  } catch (fault) {
    if (fault instanceof NotInForce) return { dueSteps: [] }
    throw fault
  }
}
