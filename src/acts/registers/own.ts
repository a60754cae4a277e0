import { dayAt } from "../../lib/day.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import { type Typed, Wrong } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { MoveDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { fieldOf, type FieldProblem, fillIn, joined, type Values } from "../../derive/registers/fill-in.ts"
import type { Queries } from "../../store/database.ts"
import { enter, readWithin } from "../access/border.ts"
import { noteReading } from "../access/desk.ts"
import { type AskedQuestion, questionsOf } from "../holders/ask.ts"
import { noRecord } from "../records/get.ts"
import { Conflict, NotFound, Refused } from "../refusals.ts"
import type { Actor, Work } from "../work.ts"
import { definitionsOf, getDefinition, readDefinitions } from "./definitions.ts"
import { organisationKeys } from "./companies.ts"
import { type Disclosure, disclosuresOf } from "./disclose.ts"
import { setBy } from "./move.ts"
import type { CodeKeys } from "./people.ts"
import { type Proposal, proposalsOf, propose } from "./proposals.ts"
import { putRecords } from "./put.ts"
import { holdAny, holdRecord, Unfilled, writeChange } from "./save.ts"
import { actedFor, fromClient, fromMandate, isLetBy, noteOwn, type OwnDesk, personOf, sourceOf, theirsEach, type Whose } from "./whose.ts"

/** A record of one's own that one may do something with. */
export interface OwnRecord {
  readonly id: string
  readonly definition: RegisterDefinition
  readonly stage: string
  readonly openedAt: Date
  readonly ended: boolean
  readonly values: Values
  /** Moves that she may take from where it stands. */
  readonly moves: readonly MoveDefinition[]
}

/** Something that a person may open by herself: a booking, a consent. */
export interface Openable {
  readonly definition: RegisterDefinition
  /** The times that are free, where she chooses among such, the soonest first. */
  readonly slots: readonly Slot[] | null
  /** Where the times after these begin; null where there are none. */
  readonly later: SlotPlace | null
}

interface Slot {
  readonly id: string
  readonly definition: RegisterDefinition
  readonly values: Values
}

/** A place among free times: when, and which. */
export interface SlotPlace {
  readonly at: Date
  readonly id: string
}

export interface OwnServices {
  readonly records: readonly OwnRecord[]
  readonly openable: readonly Openable[]
  readonly disclosures: readonly Disclosure[]
  /** What was asked about her of the holders of other systems. */
  readonly questions: readonly AskedQuestion[]
  /** What she has brought. */
  readonly proposals: readonly Proposal[]
  /** Definitions of the records that disclosures and proposals are of, by the record. */
  readonly definitions: ReadonlyMap<string, RegisterDefinition>
}

const recordsMost = 1000
const slotsMost = 60

/** Records of which a resident's own pages tell, as rows of ids `k`: those about a person, or those that a company is found by, of which the rules then let those through that are its own. */
const candidates = (municipality: string, actor: Actor, whose: Whose): Sql =>
  whose.kind === "organisation"
    ? sql`(select distinct k.record_id as id from search_key k where k.municipality_id = ${municipality} and k.key = any(${[...organisationKeys]}::text[]) and k.value = ${whose.businessId.toLowerCase()} limit ${recordsMost}) k`
    : sql`(select r.id from record r where r.municipality_id = ${municipality} and r.person_id = ${personOf(actor, whose)}) k`

/** What a resident may do with what the registers have of her, or of those for whom she acts, what of it was given to others, and what she has brought. Of free times those after a place, where one is named. */
export async function ownServices(desk: OwnDesk, after: SlotPlace | null = null): Promise<OwnServices> {
  const { database, municipality, actor, now, whose } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    const all = await queries.rows<{ id: string; type: string; version: number; stage: string; openedAt: Date; ended: boolean; body: Record<string, unknown> }>(sql`
      select r.id, its.type, its.version, its.stage, its.opened_at as "openedAt", its.ended_at is not null as ended, r.body
      from ${candidates(municipality, actor, whose)} join record r on r.municipality_id = ${municipality} and r.id = k.id join register_record its on its.municipality_id = r.municipality_id and its.root_id = r.root_id and its.record_id = r.id
      cross join ${theirsEach(municipality, actor, whose, now, sql`its.record_id`)}
      order by its.opened_at desc, r.id limit ${recordsMost}`)
    const newest = await newestDefinitions(queries, municipality)
    const definitionOf = await definitionsOf(queries, municipality, all)
    const rows = all.filter((row) => isLetBy(definitionOf(row), whose))
    const definitions = new Map(rows.map((row) => [row.id, definitionOf(row)]))
    const records = rows.map((row): OwnRecord => {
      const { id, stage, openedAt, ended, body } = row
      const definition = definitionOf(row)
      return { id, definition, stage, openedAt, ended, values: toldTo(definition, joined(definition, body, {}), whose), moves: definition.moves.filter(({ from, herself }) => herself && from.includes(stage)) }
    })
    const going = new Set(all.filter(({ ended }) => !ended).map(({ type }) => type))
    const opening = newest.filter((definition) => isLetBy(definition, whose) && (definition.own.opens.length > 0 || definition.own.slot !== null) && going.has(wholeType(definition)))
    const slots = await freeSlots(queries, municipality, newest.filter(({ type }) => opening.some(({ own }) => own.slot?.type === type)), now, after)
    const ids = rows.map(({ id }) => id)
    return {
      records: records.filter(({ definition: { own, moves, consent } }) => whose.kind !== "herself" || own.opens.length > 0 || own.slot !== null || own.brings.length > 0 || consent !== null || moves.some(({ herself }) => herself)),
      openable: opening.map((definition): Openable => {
        if (definition.own.slot === null) return { definition, slots: null, later: null }
        const its = slots.filter((slot) => slot.definition.type === definition.own.slot?.type)
        const last = its.length > slotsMost ? its[slotsMost - 1] : undefined
        return { definition, slots: its.slice(0, slotsMost), later: last ? { at: last.at, id: last.id } : null }
      }),
      disclosures: await disclosuresOf(queries, municipality, ids), questions: await questionsOf(queries, municipality, ids), proposals: (await proposalsOf(queries, municipality, ids)).filter(({ source }) => source === fromClient || source === fromMandate), definitions,
    }
  })
  await noteReading(desk, { act: "record-listed", person: personOf(actor, whose), outcome: "done", more: { path: "own-services", hits: found.records.length, ...actedFor(whose) } })
  return found
}

/** The file of a field of a record that is about the one who asks, or those for whom she acts, by the rules that let it be read as their own; that she takes it is noted. */
export async function getOwnFile(desk: OwnDesk, id: string, name: string): Promise<{ readonly name: string; readonly sha256: string }> {
  const { database, municipality, actor, now, whose } = desk
  const person = personOf(actor, whose)
  const found = await readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<{ type: string; version: number; register: string; file: { name: string; sha256: string } | null }>(sql`
      select its.type, its.version, r.register, r.body -> ${name}::text as file from record r join register_record its on its.municipality_id = r.municipality_id and its.root_id = r.root_id and its.record_id = r.id
      cross join ${theirsEach(municipality, actor, whose, now, sql`its.record_id`)}
      where r.municipality_id = ${municipality} and r.id = ${id} and r.person_id is not distinct from ${person}`)
    const definition = row && (await getDefinition(queries, municipality, row.type, row.version))
    return row?.file && definition && isLetBy(definition, whose) && toldTo(definition, { [name]: row.file }, whose)[name] !== undefined && definition.fields.some((field) => field.name === name && field.kind === "file") ? { ...row.file, register: row.register } : null
  })
  await noteOwn(desk, "file-read", id, found, { field: name })
  if (!found) throw new NotFound("There is no such file, or it is not yours to see.")
  return found
}

/** What of a record is told on the own pages: to a person all of it; to a company what is public and what it brings itself, since an official's assessment of it is for the decision. */
function toldTo({ fields, own }: RegisterDefinition, values: Values, { kind }: Whose): Values {
  if (kind !== "organisation") return values
  const told = new Set([...own.brings, ...fields.filter((field) => field.public || field.name === own.company).map(({ name }) => name)])
  return Object.fromEntries(Object.entries(values).filter(([name]) => told.has(name)))
}

const wholeType = ({ belongsTo, fields }: RegisterDefinition): string => fields.find(({ name }) => name === belongsTo)?.to ?? ""

const definitionsMost = 300

const newestDefinitions = async (queries: Queries, municipality: string): Promise<RegisterDefinition[]> =>
  (await readDefinitions(queries, municipality, sql`select distinct on (d.type) d.digest from register_definition d where d.municipality_id = ${municipality} order by d.type, d.version desc limit ${definitionsMost}`)).map(({ definition }) => definition)

/** Times of some types that nobody has taken and that have not gone by, the soonest first, and of each type one more than is shown. They are about nobody, so that what is told is the time and its way. */
async function freeSlots(queries: Queries, municipality: string, definitions: readonly RegisterDefinition[], now: Date, after: SlotPlace | null): Promise<readonly (Slot & { readonly at: Date })[]> {
  if (definitions.length === 0) return []
  const rows = await queries.rows<{ id: string; type: string; at: Date; body: Record<string, unknown> }>(sql`
    select its.record_id as id, its.type, its.happens_at as at, r.body from unnest(${definitions.map(({ type }) => type)}::text[], ${definitions.map(({ stages }) => stages[0]?.code ?? "")}::text[]) sought(type, stage)
    cross join lateral (
      select its.* from register_record its
      where its.municipality_id = ${municipality} and its.type = sought.type and its.stage = sought.stage and its.ended_at is null and its.happens_at is not null
        and (its.happens_at, its.record_id) > (${after !== null && after.at > now ? after.at : now}::timestamptz, ${after?.id ?? ""}::text)
      order by its.happens_at, its.record_id limit ${slotsMost + 1}) its
    cross join lateral (select r.* from record r where r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id offset 0) r
    where r.person_id is null order by its.happens_at, its.record_id`)
  return rows.map(({ id, type, at, body }) => {
    const definition = definitions.find((one) => one.type === type) as RegisterDefinition
    return { id, at, definition, values: joined(definition, body, {}) }
  })
}

/** Opens a record of one's own, or for a person for whom one acts: a booking at a free time, a consent. It is part of what she has already; of two who choose one time, the later is told. */
export async function openOwnRecord(work: Work, municipality: string, whose: Whose, { type, slot, typed }: { readonly type: string; readonly slot: string | null; readonly typed: (field: string) => Typed }, keys: CodeKeys): Promise<string | Unfilled> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const definition = await getDefinition(queries, municipality, type)
  const { own, belongsTo } = definition
  const attempt = { municipality, act: "record-opened", register: definition.register } as const
  const person = personOf(actor, whose)
  if (actor.kind !== "resident" || person === null || !isLetBy(definition, whose) || (own.opens.length === 0 && own.slot === null) || belongsTo === null) throw new Refused("This is not opened by the person herself.", { ...attempt, because: "not-hers-to-open" })
  const [whole] = await queries.rows<{ id: string; root: string; unit: string }>(sql`
    select r.id, r.root_id as root, r.unit from record r join register_record its on its.municipality_id = r.municipality_id and its.root_id = r.root_id and its.record_id = r.id and its.ended_at is null
    where r.municipality_id = ${municipality} and r.person_id = ${person} and its.type = ${wholeType(definition)} order by its.opened_at desc limit 1`)
  if (!whole) throw new Refused("There is nothing of hers that it could be part of.", { ...attempt, because: "no-whole" })
  const today = dayAt(now)
  const taken = own.slot === null ? null : slot === null ? null : await holdAny(work, municipality, slot)
  if (own.slot !== null && taken === null) return new Unfilled([{ field: "slot", part: "value", message: { fi: "Valitse aika.", sv: "Välj en tid.", en: "Choose a time." } }])
  if (taken !== null && (taken.type !== own.slot?.type || taken.stage !== taken.definition.stages[0]?.code)) throw new Conflict("The time has just been taken. Choose another.")
  const setFields = setBy(definition, own.sets, {}, today)
  const filled = fillIn(definition, (name) => {
    if (name === belongsTo) return { value: whole.id }
    const its = fieldOf(definition, name)
    if (taken !== null && taken.values[name] !== undefined && kindIn(taken.definition, name) === its.kind) return kindOf(its.kind).typed(taken.values[name])
    const set = setFields(name)
    return set !== "kept" ? set : own.opens.includes(name) ? typed(name) : {}
  }, today)
  if (filled.problems.length > 0) return new Unfilled(filled.problems)
  const [id = ""] = await putRecords(work, municipality, definition, [{ filled, person, unit: whole.unit, root: whole.root }], { source: sourceOf(whose), as: whose }, keys.codeKey)
  if (taken !== null && slot !== null && own.slot !== null) {
    const take = taken.definition.moves.find(({ code }) => code === own.slot?.take) as MoveDefinition
    await writeChange(work, municipality, { ...taken, id: slot }, { values: taken.values, reckonedBy: {} }, { kind: "moved", move: take.code, stage: take.to, note: "", source: sourceOf(whose) }, keys.codeKey)
  }
  return id
}

const kindIn = ({ fields }: RegisterDefinition, name: string): string | null => fields.find((field) => field.name === name)?.kind ?? null

/** So much may wait of one record at a time. */
const waitingMost = 20

/** Brings values for a record of one's own, or of those for whom one acts, which an official accepts or not. Gives "nothing" where nothing differs from what is there. */
export async function bringValues(work: Work, municipality: string, whose: Whose, id: string, typed: (field: string) => Typed): Promise<"done" | "nothing" | Unfilled> {
  const held = await holdRecord(work, municipality, id, whose)
  const { definition, values } = held
  if (definition.own.brings.length === 0) throw noRecord({ municipality, act: "values-brought", subject: { kind: "record", id }, because: "not-hers-to-bring" })
  if (definition.stages.find(({ code }) => code === held.stage)?.ends) throw new Conflict("The record has come to its end and does not change.")
  const body: Record<string, unknown> = {}
  const problems: FieldProblem[] = []
  for (const name of definition.own.brings) {
    const field = fieldOf(definition, name)
    const read = kindOf(field.kind).read(typed(name), field)
    if (read instanceof Wrong) problems.push({ field: name, part: read.part, message: read.message })
    else if (read !== null && JSON.stringify(read) !== JSON.stringify(values[name])) body[name] = read
  }
  if (problems.length > 0) return new Unfilled(problems)
  if (Object.keys(body).length === 0) return "nothing"
  const waiting = await proposalsOf(work.queries, municipality, [id])
  if (waiting.filter(({ accepted }) => accepted === null).length >= waitingMost) throw new Conflict("So much waits already that no more can be brought now.")
  await propose(work, municipality, { ...held, id }, sourceOf(whose), body)
  return "done"
}
