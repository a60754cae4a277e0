import { registerClocks } from "../../law/register-clocks.ts"
import { NotInForce } from "../../law/rule.ts"
import { findGround } from "../../law/secrecy-grounds.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { RegisterDefinition, StageDefinition } from "../../model/registers/definition.ts"
import { changesIn, fieldOf, type FieldProblem, fillIn, type Filled, joined, keptApart, titleOf, type Values } from "../../derive/registers/fill-in.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { openCase } from "../cases/open.ts"
import { noRecord } from "../records/get.ts"
import { openRecord } from "../records/save.ts"
import { type Guarded, seenOne } from "../records/seen.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { getDefinition } from "./definitions.ts"
import { keyRowsOf, putKeys } from "./keys.ts"
import { type CodeKeys, type Described, peopleFor, setProtected } from "./people.ts"

/** What was typed is not all right: the person mends it, and nothing was saved. */
export class Unfilled {
  readonly problems: readonly FieldProblem[]
  constructor(problems: readonly FieldProblem[]) {
    this.problems = problems
  }
}

export interface RecordOpening {
  readonly type: string
  /** Of a record that is part of another, the other's. */
  readonly unit: string
  readonly typed: (field: string) => Typed
  /** Whether the person is under non-disclosure (661/2009 36 §); null leaves what the directory has. */
  readonly isProtected: boolean | null
}

export interface Opened {
  readonly id: string
  /** The case that it opened; null where its register opens none. */
  readonly case: { readonly id: string; readonly number: string } | null
}

const firstStage = ({ stages }: RegisterDefinition): StageDefinition => stages[0] as StageDefinition

/** The day to work to in a stage: by its clock, from a day in the record or from when the stage began. Null where there is none, or the law has none for that day. */
export function dueIn({ clock }: StageDefinition, values: Values, begunOn: Day): Day | null {
  if (clock === null) return null
  const from = clock.from === null ? begunOn : values[clock.from]
  if (typeof from !== "string") return null
  try {
    return registerClocks[clock.by].by(from).raw
  } catch (fault) {
    if (fault instanceof NotInForce) return null
    throw fault
  }
}

/** Opens a record of a running register, and its case where it decides on someone's right. */
export async function openRegisterRecord(work: Work, municipality: string, { type, unit, typed, isProtected }: RecordOpening, keys: CodeKeys): Promise<Opened | Unfilled> {
  await enter(work.queries, municipality)
  const definition = await getDefinition(work.queries, municipality, type)
  const today = dayAt(work.now)
  const filled = fillIn(definition, typed, today)
  if (filled.problems.length > 0) return new Unfilled(filled.problems)
  return putRegisterRecord(work, municipality, definition, filled, { unit, isProtected }, keys)
}

async function putRegisterRecord(work: Work, municipality: string, definition: RegisterDefinition, { values, reckonedBy }: Filled, { unit: chosen, isProtected }: { readonly unit: string; readonly isProtected: boolean | null }, keys: CodeKeys): Promise<Opened> {
  const { queries, now, actor } = work
  const { type, register, version } = definition
  const described = definition.subject === null ? null : (values[definition.subject] as Described | undefined)
  const whole = await wholeOf(work, municipality, definition, values)
  const [person = null] = whole ? [whole.person] : await peopleFor(work, municipality, [described ?? null], keys)
  if (person !== null && isProtected !== null) await setProtected(work, municipality, person, isProtected)
  const unit = whole?.unit ?? chosen
  const title = titleOf(definition, values, "fi")
  const opened = definition.opensCase === null ? null : await openItsCase(work, municipality, definition, { unit, person, title, values }, keys.codeKey)
  const { body, guarded } = keptApart(definition, values)
  const id = await openRecord(work, municipality, { register, unit, person, secrecy: definition.secrecy, title, body, guarded, ...(opened ? { root: opened.id } : whole ? { root: whole.root } : {}) }, keys.codeKey)
  const root = opened?.id ?? whole?.root ?? id
  const stage = firstStage(definition)
  const today = dayAt(now)
  await queries.rows(sql`
    insert into register_record (municipality_id, root_id, record_id, type, version, stage, stage_at, due_on, ended_at, opened_at, changes)
    values (${municipality}, ${root}, ${id}, ${type}, ${version}, ${stage.code}, ${now}, ${dueIn(stage, values, today)}, ${stage.ends ? now : null}, ${now}, 1)`)
  await queries.rows(sql`
    insert into record_change (municipality_id, root_id, record_id, seq, at, actor_id, kind, stage, version, body, guarded, reckoned_by)
    values (${municipality}, ${root}, ${id}, 1, ${now}, ${actor.id}, 'opened', ${stage.code}, ${version}, ${JSON.stringify(body)}::jsonb, ${JSON.stringify(guarded)}::jsonb, ${JSON.stringify(reckonedBy)}::jsonb)`)
  await putKeys(work, municipality, [{ root, id, rows: keyRowsOf(definition, values, keys.codeKey) }], true)
  await putLinks(work, municipality, definition, { root, id }, values)
  return { id, case: opened && { id: opened.id, number: opened.number } }
}

interface CaseOf {
  readonly unit: string
  readonly person: string | null
  readonly title: string
  readonly values: Values
}

/** The record that a new one is part of: one that she who opens it may change. */
async function wholeOf({ queries, actor, now }: Work, municipality: string, { belongsTo, register }: RegisterDefinition, values: Values): Promise<{ root: string; unit: string; person: string | null } | null> {
  if (belongsTo === null) return null
  const id = String(values[belongsTo])
  const [row] = await queries.rows<{ root: string; unit: string; person: string | null }>(sql`
    select r.root_id as root, r.unit, r.person_id as person from ${seenOne("change", askerOf(municipality, actor), now, id)}`)
  if (!row) throw noRecord({ municipality, act: "record-opened", subject: { kind: "record", id }, register, because: "no-rule" })
  return row
}

/** Keeps which records a record names; only such as she may read. */
async function putLinks({ queries, actor, now }: Work, municipality: string, { fields }: RegisterDefinition, { root, id }: { root: string; id: string }, values: Values): Promise<void> {
  const links = fields.filter(({ kind, name }) => kind === "recordLink" && values[name] !== undefined).map(({ name, to }) => ({ field: name, type: to, to: String(values[name]) }))
  await queries.rows(sql`delete from record_link where municipality_id = ${municipality} and root_id = ${root} and record_id = ${id}`)
  if (links.length === 0) return
  const kept = await queries.rows(sql`
    insert into record_link (municipality_id, root_id, record_id, field, to_record)
    select ${municipality}, ${root}, ${id}, given.field, given."to" from json_to_recordset(${JSON.stringify(links)}::json) given(field text, type text, "to" text)
    join register_record its on its.municipality_id = ${municipality} and its.record_id = given."to" and its.type = given.type
    where exists (select 1 from ${seenOne("read", askerOf(municipality, actor), now, sql`given."to"`)}) returning field`)
  if (kept.length < links.length) throw new Conflict("A record that this one names is not there, or is not yours to see.")
}

/** The case of a record that decides on someone's right: its secrecy and its ground are the register's. */
async function openItsCase(work: Work, municipality: string, definition: RegisterDefinition, { unit, person, title, values }: CaseOf, codeKey: string): Promise<{ id: string; number: string }> {
  const { opensCase, secrecy, subject } = definition
  if (opensCase === null) throw new Error("The register opens no case.")
  const field = definition.fields.find((one) => one.name === subject) ?? definition.fields.find((one) => one.secrecy !== null)
  const ground = field?.secrecy ? findGround(field.secrecy) : null
  const isSecret = secrecy === "secret" || secrecy === "partly-secret"
  const company = definition.fields.find(({ kind, name }) => kind === "company" && values[name] !== undefined)
  const named = (name: string): string => kindOf(fieldOf(definition, name).kind).show(values[name], "fi", fieldOf(definition, name))
  // Who applies: the person, else the company that the form names; what nobody applied for the authority took up itself.
  const initiator = subject !== null && values[subject] !== undefined ? { kind: "person" as const, name: named(subject) } : company ? { kind: "organisation" as const, name: named(company.name) } : { kind: "authority" as const, name: unit }
  return openCase(work, municipality, {
    classCode: opensCase.classCode, unit, title: `${opensCase.title.fi}: ${title}`.slice(0, 500), publicTitle: opensCase.title.fi, language: "fi", receivedWay: "own", pendingAt: work.now, initiator, person,
    publicity: { secrecy, act: isSecret ? (ground?.law.split(" ")[0] ?? "621/1999") : null, item: isSecret ? (ground ? `${ground.law.replace(/^\S+ /, "")} ${ground.item ?? ""} k`.replace("  ", " ") : "24 § 1 mom. 25 k") : null }, handler: work.actor.id,
  }, codeKey)
}

export interface Held {
  readonly type: string
  readonly root: string
  readonly register: string
  readonly unit: string
  readonly person: string | null
  readonly stage: string
  readonly stageAt: Date
  readonly version: number
  readonly changes: number
  readonly values: Values
  readonly definition: RegisterDefinition
}

/** A record of a running register, held until the work ends, for whoever may change it. To anyone else it is as if it were not there. */
export async function holdRecord(work: Work, municipality: string, id: string): Promise<Held> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const may = await queries.rows(sql`select r.id from ${seenOne("change", askerOf(municipality, actor), now, id)}`)
  const [row] = may.length === 0 ? [] : await queries.rows<Omit<Held, "values" | "definition"> & { body: Record<string, unknown>; guarded: Guarded }>(sql`
    select r.root_id as root, its.type, r.register, r.unit, r.person_id as person, its.stage, its.stage_at as "stageAt", its.version, its.changes, r.body, r.guarded
    from register_record its join record r on r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id
    where its.municipality_id = ${municipality} and its.record_id = ${id} for no key update of its`)
  if (!row) throw noRecord({ municipality, act: "record-changed", subject: { kind: "record", id }, because: "no-rule" })
  const { body, guarded, ...rest } = row
  const definition = await getDefinition(queries, municipality, row.type, row.version)
  return { ...rest, definition, values: joined(definition, body, guarded) }
}

/** What stands behind a mask is typed anew or left alone: a part that is empty, or still the mask, keeps what was. */
function keptBehind(definition: RegisterDefinition, typed: (field: string) => Typed, before: Values): (field: string) => Typed {
  return (name) => {
    const kind = kindOf(fieldOf(definition, name).kind)
    const given = typed(name)
    if (!kind.keep || before[name] === undefined) return given
    const was = kind.typed(before[name])
    const isMask = (value: string | undefined) => value === undefined || value.trim() === "" || /^[*•-]+$/.test(value.trim())
    if (kind.parts.every((part) => isMask(given[part.name]))) return was
    return Object.fromEntries(kind.parts.map(({ name: part }) => [part, part === "code" && isMask(given[part]) ? (was[part] ?? "") : (given[part] ?? "")]))
  }
}

/** Changes what a record says: by its own version of the definition. What nobody changed since `seen` changes; else the later of two is told of the earlier. */
export async function changeRegisterRecord(work: Work, municipality: string, id: string, { typed, seen, isProtected }: { readonly typed: (field: string) => Typed; readonly seen: number; readonly isProtected: boolean | null }, keys: CodeKeys): Promise<"done" | "unchanged" | Unfilled> {
  const held = await holdRecord(work, municipality, id)
  if (held.changes !== seen) throw new Conflict("Someone has changed the record meanwhile. Look at it as it is now, and make your change again.")
  if (held.definition.stages.find(({ code }) => code === held.stage)?.ends) throw new Conflict("The record has come to its end and does not change.")
  const filled = fillIn(held.definition, keptBehind(held.definition, typed, held.values), dayAt(work.now))
  if (filled.problems.length > 0) return new Unfilled(filled.problems)
  const marked = held.person !== null && isProtected !== null && (await setProtected(work, municipality, held.person, isProtected))
  const changed = await writeChange(work, municipality, { ...held, id }, filled, { kind: "changed", move: null, stage: held.stage, note: "" }, keys.codeKey)
  return changed || marked ? "done" : "unchanged"
}

interface Writing {
  readonly kind: "changed" | "moved"
  readonly move: string | null
  readonly stage: string
  readonly note: string
}

/** Adds a change to a held record, and brings the record, its keys and its clock to what it tells. False where nothing is told. */
export async function writeChange(work: Work, municipality: string, held: Held & { readonly id: string }, { values, reckonedBy }: Pick<Filled, "values" | "reckonedBy">, { kind, move, stage, note }: Writing, codeKey: string): Promise<boolean> {
  const { queries, now, actor } = work
  const { id, root, definition } = held
  const [before, after] = [keptApart(definition, held.values), keptApart(definition, values)]
  const body = changesIn(before.body, after.body)
  const guarded = changesIn(before.guarded, after.guarded)
  const fields = [...new Set([...Object.keys(body), ...Object.keys(guarded)])].sort()
  if (kind === "changed" && fields.length === 0) return false
  const its = definition.stages.find(({ code }) => code === stage) as StageDefinition
  const begunAt = stage === held.stage ? held.stageAt : now
  await queries.rows(sql`
    insert into record_change (municipality_id, root_id, record_id, seq, at, actor_id, kind, move, stage, version, body, guarded, reckoned_by, note)
    values (${municipality}, ${root}, ${id}, ${held.changes + 1}, ${now}, ${actor.id}, ${kind}, ${move}, ${stage}, ${definition.version}, ${JSON.stringify(body)}::jsonb, ${JSON.stringify(guarded)}::jsonb, ${JSON.stringify(reckonedBy)}::jsonb, ${note})`)
  await queries.rows(sql`
    update register_record set stage = ${stage}, stage_at = ${begunAt}, due_on = ${dueIn(its, values, dayAt(begunAt))}, ended_at = ${its.ends ? begunAt : null}, version = ${definition.version}, changes = changes + 1
    where municipality_id = ${municipality} and root_id = ${root} and record_id = ${id}`)
  await queries.rows(sql`
    update record set title = ${titleOf(definition, values, "fi")}, body = ${JSON.stringify(after.body)}::jsonb, guarded = ${JSON.stringify(after.guarded)}::jsonb, changed_at = ${now}, closed_at = ${its.ends ? begunAt : null}
    where municipality_id = ${municipality} and root_id = ${root} and id = ${id}`)
  if (fields.length > 0) {
    await putKeys(work, municipality, [{ root, id, rows: keyRowsOf(definition, values, codeKey) }], false)
    await putLinks(work, municipality, definition, { root, id }, values)
  }
  await work.note({
    municipality, act: "record-changed", subject: { kind: "record", id }, person: held.person, register: held.register, case: root, outcome: "done",
    more: { kind, ...(move === null ? {} : { move, from: held.stage, to: stage }), ...(fields.length === 0 ? {} : { fields: fields.join("+").slice(0, 120) }) },
  })
  return true
}
