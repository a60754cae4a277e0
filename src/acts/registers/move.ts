import { dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { inWords, type Words } from "../../lib/words.ts"
import type { Typed } from "../../model/kinds/kind.ts"
import { holds } from "../../model/rules/conditions.ts"
import type { MoveDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { type FieldProblem, fieldOf, fillIn, type Filled, holdsOf, reckonedOf, type Values } from "../../derive/registers/fill-in.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import { askerOf, type Desk } from "../access/desk.ts"
import { actOnMany, type Refusing } from "../many.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { consentLacks, consentsOf, isAllowed } from "./consents.ts"
import { fromOfficial, sourceOf, type Whose } from "./whose.ts"
import { type Held, holdRecord, mustBeAsSeen, typedOver, Unfilled, writeChange } from "./save.ts"

/** What keeps a move from being taken, as far as the record itself tells: fields that are empty, and a condition that does not hold. */
export function lackingFor(definition: RegisterDefinition, { needs, only }: MoveDefinition, values: Values, today: string): { readonly fields: readonly FieldProblem[]; readonly condition: Words | null } {
  const empty = needs.filter((name) => values[name] === undefined)
  return {
    fields: empty.map((name) => {
      const { label, kind } = fieldOf(definition, name)
      return { field: name, part: kindOf(kind).parts[0]?.name ?? "value", message: inWords(`Täytä ensin: ${label.fi}.`, `Fyll först i: ${label.sv}.`, `First fill in: ${label.en}.`) }
    }),
    condition: only !== null && holdsOf(definition, only.if, values, today) !== true ? only.message : null,
  }
}

/** What is filled in by itself, as it would be typed; the rest is kept. */
export const setBy = (definition: RegisterDefinition, sets: Readonly<Record<string, string>>, values: Values, today: string) => (name: string): Typed | "kept" => {
  const expression = sets[name]
  const value = expression === undefined ? undefined : reckonedOf(definition, expression, values, today)
  return expression === undefined ? "kept" : value === null || value === undefined ? {} : kindOf(fieldOf(definition, name).kind).typed(value)
}

/** What a move makes of a record, as far as the record itself tells: its values with what the move fills in, or what it lacks. */
export function afterMove(definition: RegisterDefinition, move: MoveDefinition, before: Values, today: string): Filled | Unfilled {
  const filled = Object.keys(move.sets).length === 0 ? { values: before, reckonedBy: {}, problems: [] } : fillIn(definition, typedOver(definition, setBy(definition, move.sets, before, today), before), today)
  if (filled.problems.length > 0) return new Unfilled(filled.problems)
  const { fields, condition } = lackingFor(definition, move, filled.values, today)
  if (condition !== null) return new Unfilled([{ field: "move", part: "value", message: condition }, ...fields])
  return fields.length > 0 ? new Unfilled(fields) : filled
}

/** Takes a move of a record to its next stage: by one whose role may, or on the own pages by those whose it is, where it is theirs to take; with what must be there, and by another than who took the move before where two are needed. Where it is told as what version it was `seen`, it must be that still. */
export async function moveRecord(work: Work, municipality: string, id: string, code: string, note: string, codeKey: string, { as = "staff", seen = null }: { readonly as?: "staff" | Whose; readonly seen?: number | null } = {}): Promise<"done" | Unfilled> {
  const held = await holdRecord(work, municipality, id, as)
  if (seen !== null) mustBeAsSeen(held, seen)
  const { stage } = held
  const move = held.definition.moves.find((one) => one.code === code)
  if (!move || !move.from.includes(stage)) throw new Conflict("The record is in another stage by now. Look at it as it is.")
  if (as === "staff") await mustBeOf(work, municipality, id, held.register, move)
  else if (!move.herself) throw new Refused("This move is not for the person herself.", { municipality, act: "record-changed", because: "not-her-move", subject: { kind: "record", id }, register: held.register })
  return takeMove(work, municipality, { ...held, id }, move, { note, source: as === "staff" ? fromOfficial : sourceOf(as), reckonedBy: {} }, codeKey)
}

/** How a move is taken: what is said of it, where what it fills in comes from, and by which calculations of the law it became due. */
interface Taking {
  readonly note: string
  readonly source: string
  readonly reckonedBy: Readonly<Record<string, string>>
}

/** Takes a move of a held record, by one of whom has been asked whether it is hers to take: with what must be there and hold. */
export async function takeMove(work: Work, municipality: string, held: Held & { readonly id: string }, move: MoveDefinition, { note, source, reckonedBy }: Taking, codeKey: string): Promise<"done" | Unfilled> {
  const { definition } = held
  const today = dayAt(work.now)
  if (move.consent !== null && !isAllowed(await consentsOf(work.queries, municipality, held.person, today), move.consent)) return new Unfilled([{ field: "move", part: "value", message: consentLacks }])
  const filled = afterMove(definition, move, held.values, today)
  if (filled instanceof Unfilled) return filled
  if (move.notBy !== null) await mustBeAnother(work, municipality, held, held.id, move.notBy)
  await writeChange(work, municipality, held, { ...filled, reckonedBy: { ...filled.reckonedBy, ...reckonedBy } }, { kind: "moved", move: move.code, stage: move.to, note, source }, codeKey)
  return "done"
}

/** What came of one of many records: what it lacks, or why it was refused; neither where the move was taken. */
export interface MovedOrNot {
  readonly id: string
  readonly lacks: readonly FieldProblem[]
  readonly why: Refusing | null
}

/** Takes one move of many records, a page of a list at the most, each in a work of its own: what one lacks leaves the others taken. What decides on someone's right is decided one at a time. */
export async function moveMany(desk: Desk, type: string, ids: readonly string[], code: string, codeKey: string): Promise<MovedOrNot[]> {
  const lacking = new Map<string, readonly FieldProblem[]>()
  const outcomes = await actOnMany(desk, ids, async (work, id) => {
    const held = await holdRecord(work, desk.municipality, id)
    const move = held.definition.moves.find((one) => one.code === code)
    if (held.type !== type || move === undefined || move.decides) throw new Conflict("This move is taken of each record by itself.")
    const taken = await moveRecord(work, desk.municipality, id, code, "", codeKey)
    if (taken instanceof Unfilled) lacking.set(id, taken.problems)
  })
  return outcomes.map(({ id, why }) => ({ id, why, lacks: lacking.get(id) ?? [] }))
}

async function mustBeOf({ queries, actor, now }: Work, municipality: string, id: string, register: string, { by }: MoveDefinition): Promise<void> {
  const [row] = await queries.rows<{ may: boolean }>(sql`select ${holds(...by).holds(askerOf(municipality, actor), now)} as may from record r where r.municipality_id = ${municipality} and r.id = ${id}`)
  if (!row?.may) throw new Refused(`This move is for another role: ${by.join(", ")}.`, { municipality, act: "record-changed", because: "not-her-move", subject: { kind: "record", id }, register })
}

/** Two pairs of eyes: who decided does not pay. */
async function mustBeAnother({ queries, actor }: Work, municipality: string, { root, register }: Pick<Held, "root" | "register">, id: string, earlier: string): Promise<void> {
  const [row] = await queries.rows<{ by: string }>(sql`
    select c.actor_id as by from record_change c where c.municipality_id = ${municipality} and c.root_id = ${root} and c.record_id = ${id} and c.move = ${earlier} order by c.seq desc limit 1`)
  if (row?.by === actor.id) throw new Refused("Someone else than who took the earlier move has to take this one.", { municipality, act: "record-changed", because: "same-person", subject: { kind: "record", id }, register })
}
