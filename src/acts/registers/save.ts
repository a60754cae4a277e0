import { findGround } from "../../law/secrecy-grounds.ts"
import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { inWords } from "../../lib/words.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { RegisterDefinition, StageDefinition } from "../../model/registers/definition.ts"
import { nextStepOf } from "../../derive/registers/by-itself.ts"
import { changesIn, fieldOf, type FieldProblem, fillIn, type Filled, joined, keptApart, titleOf, type Values } from "../../derive/registers/fill-in.ts"
import { enter } from "../access/border.ts"
import { askerOf } from "../access/desk.ts"
import { openCase } from "../cases/open.ts"
import { noRecord } from "../records/get.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { type Guarded, seenOne } from "../records/seen.ts"
import { Conflict, Stale } from "../refusals.ts"
import type { Work } from "../work.ts"
import { type ConsentsHeld, consentLacks, consentsFor, isAllowed } from "./consents.ts"
import { getDefinition } from "./definitions.ts"
import { keyRowsOf, putKeys } from "./keys.ts"
import { fromClient, fromMandate, fromOfficial, isLetBy, personOf, theirsOne, type Whose } from "./whose.ts"
import { type CodeKeys, type Described, giveToPerson, peopleFor, setProtected, subjectAfter } from "./people.ts"
import { dueIn, happensAt, putLinks, putRecords } from "./put.ts"

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
  /** Where what was typed came from; the official's own knowledge where it is not said. */
  readonly source?: string
}

export interface Opened {
  readonly id: string
  /** The case that it opened; null where its register opens none. */
  readonly case: { readonly id: string; readonly number: string } | null
}

/** Opens a record of a running register, and its case where it decides on someone's right. */
export async function openRegisterRecord(work: Work, municipality: string, { type, unit, typed, isProtected, source = fromOfficial }: RecordOpening, keys: CodeKeys): Promise<Opened | Unfilled> {
  await enter(work.queries, municipality)
  const definition = await getDefinition(work.queries, municipality, type)
  const today = dayAt(work.now)
  const filled = fillIn(definition, typed, today)
  if (filled.problems.length > 0) return new Unfilled(filled.problems)
  const { values } = filled
  const whole = await wholeOf(work, municipality, definition, values)
  // What hangs on consent of one who was not known before waits until she has given it.
  const held = whole ? await consentsFor(work.queries, municipality, definition, whole.person, today) : new Map<string, string>()
  const lacking = lackingConsents(definition, held, {}, values, source)
  if (lacking.length > 0) return new Unfilled(lacking)
  const [described = null] = whole ? [whole.person] : await peopleFor(work, municipality, [subjectOf(definition, values)], keys)
  if (described !== null && isProtected !== null) await setProtected(work, municipality, described, isProtected)
  const place = { unit: whole?.unit ?? unit, person: described }
  const opened = definition.opensCase === null ? null : await openItsCase(work, municipality, definition, { ...place, title: titleOf(definition, values, "fi"), values }, keys.codeKey)
  const [id = ""] = await putRecords(work, municipality, definition, [{ filled, ...place, root: opened?.id ?? whole?.root ?? null }], { source, as: "staff" }, keys.codeKey)
  return { id, case: opened && { id: opened.id, number: opened.number } }
}

/** Whom a record is about, as its form has her. */
export const subjectOf = ({ subject }: RegisterDefinition, values: Values): Described | null => (subject === null ? null : ((values[subject] as Described | undefined) ?? null))

/** Values that hang on a consent which is not in force, and a source that does: what is lacking, by field. */
function lackingConsents({ fields, sources, questions }: RegisterDefinition, held: ConsentsHeld, before: Values, after: Values, source: string): FieldProblem[] {
  const isNew = (name: string) => after[name] !== undefined && JSON.stringify(after[name]) !== JSON.stringify(before[name])
  const its = sources.find(({ code }) => code === source)
  return [
    ...fields.filter(({ name, consent }) => isNew(name) && !isAllowed(held, consent)).map(({ name, kind }) => ({ field: name, part: kindOf(kind).parts[0]?.name ?? "value", message: consentLacks })),
    ...(its && !isAllowed(held, its.consent) ? [{ field: "told-by", part: "value", message: consentLacks }] : []),
    ...(!its && ![fromClient, fromMandate, fromOfficial].includes(source) && !questions.some(({ system }) => system === source) ? [{ field: "told-by", part: "value", message: inWords("Valitse, mistä tiedot ovat.", "Välj varifrån uppgifterna kommer.", "Choose where the data came from.") }] : []),
  ]
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

/** A record of a running register, held until the work ends, for whoever may change it, or on the own pages for those whose it is. To anyone else it is as if it were not there. */
export async function holdRecord(work: Work, municipality: string, id: string, as: "staff" | Whose = "staff"): Promise<Held> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const may = as === "staff" ? await queries.rows(sql`select r.id from ${seenOne("change", askerOf(municipality, actor), now, id)}`) : await queries.rows(sql`select r.id from ${theirsOne(municipality, actor, as, now, id)} and r.person_id is not distinct from ${personOf(actor, as)}`)
  const held = may.length === 0 ? null : await holdAny(work, municipality, id)
  if (held === null || (as !== "staff" && !isLetBy(held.definition, as))) throw noRecord({ municipality, act: "record-changed", subject: { kind: "record", id }, because: "no-rule" })
  return held
}

/** A record of a running register, held until the work ends. The caller has asked who may; null where there is none. */
export async function holdAny({ queries }: Pick<Work, "queries">, municipality: string, id: string): Promise<Held | null> {
  // Held by a statement of its own: one that waits for a row reads what stands beside it as it was before.
  queries.send(sql`select its.record_id from register_record its where its.municipality_id = ${municipality} and its.record_id = ${id} for no key update`)
  const [row] = await queries.rows<Omit<Held, "values" | "definition"> & { body: Record<string, unknown>; guarded: Guarded }>(sql`
    select r.root_id as root, its.type, r.register, r.unit, r.person_id as person, its.stage, its.stage_at as "stageAt", its.version, its.changes, r.body, r.guarded
    from register_record its join record r on r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id
    where its.municipality_id = ${municipality} and its.record_id = ${id}`)
  if (!row) return null
  const { body, guarded, ...rest } = row
  const definition = await getDefinition(queries, municipality, row.type, row.version)
  return { ...rest, definition, values: joined(definition, body, guarded) }
}

const isMask = (value: string | undefined): boolean => value === undefined || value.trim() === "" || /^[*•-]+$/.test(value.trim())

/** What was typed over what was there: a part behind a mask that is empty, or still the mask, keeps what was, and so does what was not shown for want of consent. */
export const typedOver = (definition: RegisterDefinition, typed: (field: string) => Typed | "kept", before: Values, held: ConsentsHeld = new Map()) => (name: string): Typed => {
  const { kind: its, consent } = fieldOf(definition, name)
  const kind = kindOf(its)
  const given = typed(name)
  if (before[name] === undefined) return given === "kept" ? {} : given
  const was = kind.typed(before[name])
  if (given === "kept" || (!isAllowed(held, consent) && Object.values(given).every((part) => part.trim() === ""))) return was
  // A file stays until another takes its place.
  if (its === "file" && (given.value ?? "") === "") return was
  if (!kind.keep) return given
  if (kind.parts.every((part) => isMask(given[part.name]))) return was
  return Object.fromEntries(kind.parts.map(({ name: part }) => [part, part === "code" && isMask(given[part]) ? (was[part] ?? "") : (given[part] ?? "")]))
}

/** Tells the later of two who did something with one record of the earlier. */
export function mustBeAsSeen({ changes }: Pick<Held, "changes">, seen: number): void {
  if (changes !== seen) throw new Stale("Someone has changed the record meanwhile. Look at it as it is now, and make your change again.")
}

/** Changes what a record says: by its own version of the definition. What nobody changed since `seen` changes; else the later of two is told of the earlier. */
export async function changeRegisterRecord(work: Work, municipality: string, id: string, { typed, seen, isProtected, source = fromOfficial }: { readonly typed: (field: string) => Typed | "kept"; readonly seen: number; readonly isProtected: boolean | null; readonly source?: string }, keys: CodeKeys): Promise<"done" | "unchanged" | Unfilled> {
  const held = await holdRecord(work, municipality, id)
  mustBeAsSeen(held, seen)
  return changeHeld(work, municipality, { ...held, id }, typed, { isProtected, source }, keys)
}

/** Changes a held record to what was typed; a field that is "kept" stays as it is. */
export async function changeHeld(work: Work, municipality: string, held: Held & { readonly id: string }, typed: (field: string) => Typed | "kept", { isProtected, source }: { readonly isProtected: boolean | null; readonly source: string }, keys: CodeKeys): Promise<"done" | "unchanged" | Unfilled> {
  const { definition, values } = held
  if (definition.stages.find(({ code }) => code === held.stage)?.ends) throw new Conflict("The record has come to its end and does not change.")
  const consents = await consentsFor(work.queries, municipality, definition, held.person, dayAt(work.now))
  const filled = fillIn(definition, typedOver(definition, typed, values, consents), dayAt(work.now))
  const problems = [...filled.problems, ...lackingConsents(definition, consents, values, filled.values, source)]
  if (problems.length > 0) return new Unfilled(problems)
  const person = await subjectAfter(work, municipality, held.person, subjectOf(definition, values), subjectOf(definition, filled.values), keys)
  if (person !== held.person) await giveToPerson(work, municipality, held, person)
  const marked = person !== null && isProtected !== null && (await setProtected(work, municipality, person, isProtected))
  const changed = await writeChange(work, municipality, { ...held, person }, filled, { kind: "changed", move: null, stage: held.stage, note: "", source }, keys.codeKey)
  return changed || marked ? "done" : "unchanged"
}

interface Told {
  readonly kind: "changed" | "moved" | "merged"
  readonly move: string | null
  readonly stage: string
  readonly note: string
  readonly source: string
}

/** A held record, what it says after a change, and what the change is. */
export interface Writing {
  readonly held: Held & { readonly id: string }
  readonly filled: Pick<Filled, "values" | "reckonedBy">
  readonly told: Told
}

/** Adds a change to a held record, and brings the record, its keys and its clock to what it tells. False where nothing is told. */
export const writeChange = async (work: Work, municipality: string, held: Writing["held"], filled: Writing["filled"], told: Told, codeKey: string): Promise<boolean> => (await writeChanges(work, municipality, [{ held, filled, told }], codeKey)) > 0

/** The same of one record or a thousand, in a few statements. Gives how many tell something. */
export async function writeChanges(work: Work, municipality: string, writings: readonly Writing[], codeKey: string): Promise<number> {
  const { queries, now, actor } = work
  const all = writings.map(({ held, filled: { values, reckonedBy }, told }) => {
    const { definition } = held
    const [before, after] = [keptApart(definition, held.values), keptApart(definition, values)]
    const [body, guarded] = [changesIn(before.body, after.body), changesIn(before.guarded, after.guarded)]
    return { held, values, reckonedBy, told, after, body, guarded, fields: [...new Set([...Object.keys(body), ...Object.keys(guarded)])].sort() }
  })
  const changes = all.filter(({ told: { kind }, fields }) => kind !== "changed" || fields.length > 0)
  if (changes.length === 0) return 0
  const rows = changes.map(({ held, values, reckonedBy, told: { stage, ...told }, after, body, guarded }) => {
    const { id, root, definition } = held
    mustKeepCodesApart({ body, guarded: after.guarded }, { municipality, act: "record-changed", subject: { kind: "record", id }, register: held.register })
    const its = definition.stages.find(({ code }) => code === stage) as StageDefinition
    const begun = stage === held.stage ? held.stageAt : now
    return { id, root, ...told, stage, seq: held.changes + 1, version: definition.version, body, guarded, reckoned: reckonedBy, begun, due: dueIn(its, values, dayAt(begun)), step: nextStepOf(definition, stage, values, dayAt(now))?.on ?? null, ended: its.ends ? begun : null, happens: happensAt(definition, values), title: titleOf(definition, values, "fi"), said: after.body, hidden: after.guarded }
  })
  await queries.rows(sql`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) given(id text, root text, seq int, kind text, move text, stage text, version int, body jsonb, guarded jsonb, reckoned jsonb, note text, source text, begun timestamptz, due date, step date, ended timestamptz, happens timestamptz, title text, said jsonb, hidden jsonb)),
    told as (
      insert into record_change (municipality_id, root_id, record_id, seq, at, actor_id, kind, move, stage, version, body, guarded, reckoned_by, note, source)
      select ${municipality}, root, id, seq, ${now}, ${actor.id}, kind, move, stage, version, body, guarded, reckoned, note, source from given),
    placed as (
      update register_record its set stage = g.stage, stage_at = g.begun, due_on = g.due, step_on = g.step, ended_at = g.ended, happens_at = g.happens, version = g.version, changes = changes + 1
      from given g where its.municipality_id = ${municipality} and its.root_id = g.root and its.record_id = g.id)
    update record r set title = g.title, body = g.said, guarded = g.hidden, changed_at = ${now}, closed_at = g.ended
    from given g where r.municipality_id = ${municipality} and r.root_id = g.root and r.id = g.id`)
  const reworded = changes.filter(({ fields }) => fields.length > 0)
  if (reworded.length > 0) await putKeys(work, municipality, reworded.map(({ held: { root, id, definition }, values }) => ({ root, id, rows: keyRowsOf(definition, values, codeKey) })), false)
  const relinked = reworded.filter(({ held, fields }) => held.definition.fields.some(({ name, kind }) => kind === "recordLink" && fields.includes(name)))
  for (const definition of new Set(relinked.map(({ held }) => held.definition))) await putLinks(work, municipality, definition, relinked.filter(({ held }) => held.definition === definition).map(({ held: { root, id }, values }) => ({ root, id, values })))
  await work.noteAll(changes.map(({ held, told: { kind, move, stage, source }, fields }) => ({
    municipality, act: "record-changed" as const, subject: { kind: "record", id: held.id }, person: held.person, register: held.register, case: held.root, outcome: "done" as const,
    more: { kind, ...(move === null ? {} : { move, from: held.stage, to: stage }), ...(source === fromMandate ? { by: "mandate" } : {}), ...(fields.length === 0 ? {} : { fields: fields.join("+").slice(0, 120) }) },
  })))
  return changes.length
}
