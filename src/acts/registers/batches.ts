import { randomUUID } from "node:crypto"
import { type Day, dayAt } from "../../lib/day.ts"
import { raw, sql } from "../../lib/sql.ts"
import { inWords, type Language, type Words } from "../../lib/words.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import { holds } from "../../model/rules/conditions.ts"
import type { MoveDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { type BatchDefinition, fieldsGiven, isMasked, type PaymentDefinition, sumOf } from "../../model/registers/outputs.ts"
import { fieldOf, type Filled, holdsOf, joined, reckonedOf, type Values } from "../../derive/registers/fill-in.ts"
import { inOrder, plainCell } from "../../derive/registers/outputs.ts"
import { mostCents, sepaText, type Transfer } from "../../derive/registers/pain-001.ts"
import type { Queries } from "../../store/database.ts"
import { enter, readWithin } from "../access/border.ts"
import { askerOf, type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { reachOf } from "../records/list.ts"
import { type Guarded, seenOne } from "../records/seen.ts"
import { Conflict, NotFound, Stale } from "../refusals.ts"
import type { Actor, Work } from "../work.ts"
import { definitionsOf, getDefinition } from "./definitions.ts"
import { putDisclosures } from "./disclose.ts"
import { walked } from "./list.ts"
import { afterMove } from "./move.ts"
import { type Held, Unfilled, writeChanges } from "./save.ts"
import { fromOfficial } from "./whose.ts"

/** The most records that one batch takes; the others wait for the next. */
export const batchMost = 1000
/** The most that are looked through for those that are ready. */
const lookedMost = 3 * batchMost

/** There is nothing that could leave: it left a moment ago, or every record lacks something. */
export class NothingWaits extends Conflict {
  override name = "NothingWaits"
}

/** A batch as its register declares it, with the move that it takes. */
export interface Declared {
  readonly definition: RegisterDefinition
  readonly batch: BatchDefinition
  readonly move: MoveDefinition
}

/** A batch of a definition by its code. */
export function declaredIn(definition: RegisterDefinition, code: string): Declared {
  const batch = definition.batches.find((one) => one.code === code)
  const move = definition.moves.find((one) => one.code === batch?.move)
  if (!batch || !move) throw new NotFound("There is no such batch.")
  return { definition, batch, move }
}

/** The move that would lead all of a batch back to the stage that it left; null where none does, and the batch cannot be undone. */
export const moveBack = ({ definition: { moves }, batch: { stage }, move: { to } }: Declared): MoveDefinition | null => moves.find((one) => one.from.includes(to) && one.to === stage && !one.decides && one.by.length > 0 && one.consent === null) ?? null

/** True where something in it stands behind a mask on every page. */
export const tellsMasked = ({ definition, batch: { columns } }: Pick<Declared, "definition" | "batch">): boolean => columns.some(({ field, part }) => field !== null && isMasked(fieldOf(definition, field).kind, part))

interface Row extends Omit<Held, "values" | "definition"> {
  readonly id: string
  readonly title: string
  readonly body: Record<string, unknown>
  readonly guarded: Guarded
  /** Who took the move before, where another has to take this one. */
  readonly earlierBy: string | null
}

interface Asking {
  readonly municipality: string
  readonly actor: Actor
  readonly now: Date
}

/** Records in a stage that the one who asks may take this move of and take out, oldest first; of `ids` only, where some are named. The caller is inside the border. */
export async function rowsFor(queries: Queries, asking: Asking, { definition, batch, move }: Declared, stage: string, ids: readonly string[] | null): Promise<readonly Row[]> {
  const { municipality, actor, now } = asking
  const asker = askerOf(municipality, actor)
  const may = (action: "export" | "show-code") => sql`exists (select 1 from ${seenOne(action, asker, now, sql`its.record_id`)})`
  return queries.rows<Row>(sql`
    select r.id, r.root_id as root, r.register, r.unit, r.person_id as person, r.title, r.body, r.guarded, its.type, its.stage, its.stage_at as "stageAt", its.version, its.changes,
      ${move.notBy === null ? sql`null` : sql`(select c.actor_id from record_change c where c.municipality_id = its.municipality_id and c.root_id = its.root_id and c.record_id = its.record_id and c.move = ${move.notBy} order by c.seq desc limit 1)`} as "earlierBy"
    from ${walked(asking, "all", "change")} where its.municipality_id = ${municipality} and its.type = ${definition.type} and its.stage = ${stage} and ${ids === null ? sql`true` : sql`its.record_id = any(${[...ids]}::text[])`}
      and ${holds(...move.by).holds(asker, now)} and ${may("export")} and ${tellsMasked({ definition, batch }) ? may("show-code") : sql`true`}
    order by its.opened_at, its.record_id limit ${raw(String(lookedMost + 1))}`)
}

/** A record that can leave: what it says after the move, and what is told of it. */
interface Ready {
  readonly held: Held & { readonly id: string }
  readonly filled: Filled
  readonly values: Values
  /** A line of the file, or a credit transfer. */
  readonly cells: readonly string[] | Transfer
  readonly cents: number
}

/** A record that stays, and what it lacks. */
export interface Lacking {
  readonly id: string
  readonly title: string
  readonly lacks: readonly Words[]
}

const another = inWords("Toisen henkilön on tehtävä tämä kuin sen, joka teki edellisen siirron.", "Någon annan än den som gjorde den föregående flyttningen ska göra detta.", "Someone else than who took the earlier move has to do this.")
const ofVersion = (version: number): Words => inWords(`Tietue noudattaa määrittelyn versiota ${version}, jossa tämä on toisin. Siirrä tietue ensin.`, `Posten följer version ${version} av definitionen, där detta är annorlunda. Flytta posten först.`, `The record goes by version ${version} of the definition, in which this is otherwise. Take the record over first.`)
const fillFirst = (label: Words): Words => inWords(`Täytä ensin: ${label.fi}.`, `Fyll först i: ${label.sv}.`, `First fill in: ${label.en}.`)
const noAmount = inWords("Maksettava määrä ei ole suurempi kuin nolla.", "Beloppet som ska betalas är inte större än noll.", "The amount to pay is not greater than nothing.")
const tooMuch = inWords("Määrä on suurempi kuin yhdellä tilisiirrolla voi maksaa.", "Beloppet är större än vad som kan betalas med en girering.", "The amount is greater than one credit transfer can be.")
const noPayee = inWords("Saajan nimessä ei ole kirjaimia, jotka pankki ottaa.", "I mottagarens namn finns inga bokstäver som banken tar emot.", "The payee's name has no letters that a bank takes.")
const dayPassed = inWords("Maksupäivä on mennyt.", "Betalningsdagen har passerat.", "The day to pay has passed.")

/** What one record would be in the batch, or what it lacks; null for one of which the batch's own condition does not hold. */
export function judged({ definition, batch, move }: Declared, { title, body, guarded, earlierBy, ...row }: Row, its: RegisterDefinition, actor: string, today: Day): Ready | Lacking | null {
  const values = joined(its, body, guarded)
  if (batch.only !== null && holdsOf(its, batch.only, values, today) !== true) return null
  const lacking = (...lacks: readonly Words[]): Lacking => ({ id: row.id, title, lacks })
  // A record of an earlier version leaves as the newest says, where both mean the same by it.
  const kindIn = (of: RegisterDefinition, name: string) => of.fields.find((field) => field.name === name)?.kind
  const own = its.moves.find(({ code }) => code === move.code)
  if (JSON.stringify(own) !== JSON.stringify(move) || fieldsGiven(batch).some((name) => kindIn(its, name) !== kindIn(definition, name))) return lacking(ofVersion(row.version))
  const filled = afterMove(its, move, values, today)
  const lacks = [...(earlierBy === actor ? [another] : []), ...(filled instanceof Unfilled ? filled.problems.map(({ message }) => message) : [])]
  if (filled instanceof Unfilled || lacks.length > 0) return lacking(...lacks)
  const ready = { held: { ...row, definition: its, values }, filled, values: filled.values }
  if (batch.payment !== null) {
    const transfer = transferOf(its, batch.payment, filled.values, today)
    return "cents" in transfer ? { ...ready, cells: transfer, cents: transfer.cents } : lacking(...transfer)
  }
  const sum = sumOf(batch)
  if (sum !== null && filled.values[sum] === undefined) return lacking(fillFirst(fieldOf(its, sum).label))
  return { ...ready, cells: batch.columns.map((column) => plainCell(its, column, filled.values, today)), cents: sum === null ? 0 : Number(filled.values[sum]) }
}

/** The credit transfer of a record, or what keeps it from being one. */
function transferOf(definition: RegisterDefinition, { payee, account, amount, message, dueOn: rule }: PaymentDefinition, values: Values, today: Day): Transfer | readonly Words[] {
  const empty = [payee, account, amount].filter((name) => values[name] === undefined)
  if (empty.length > 0) return empty.map((name) => fillFirst(fieldOf(definition, name).label))
  const field = fieldOf(definition, payee)
  // A company is paid by its name; its id stands beside it on pages only.
  const name = field.kind === "company" ? (values[payee] as { readonly name: string }).name : kindOf(field.kind).show(values[payee], "fi", field)
  const { iban, reference } = values[account] as { readonly iban: string; readonly reference: string | null }
  const cents = Number(values[amount])
  const dueOn = reckonedOf(definition, rule, values, today)
  const lacks = [...(cents > 0 ? [] : [noAmount]), ...(cents > mostCents ? [tooMuch] : []), ...(sepaText(name, 70) === "" ? [noPayee] : []), ...(typeof dueOn === "string" && dueOn >= today ? [] : [dayPassed])]
  if (lacks.length > 0) return lacks
  const said = message === null ? null : reckonedOf(definition, message, values, today)
  return { name, iban, cents, reference, message: said === null ? null : String(said), dueOn: String(dueOn) }
}

/** What waits to leave: those that are ready, those that lack something, and whether there are more than one batch takes or were looked through. */
interface Waiting {
  readonly ready: readonly Ready[]
  readonly lacking: readonly Lacking[]
  readonly more: boolean
}

async function waitingFor(queries: Queries, asking: Asking, declared: Declared, ids: readonly string[] | null = null): Promise<Waiting> {
  const rows = await rowsFor(queries, asking, declared, declared.batch.stage, ids)
  const definitionOf = await definitionsOf(queries, asking.municipality, rows)
  const all = rows.slice(0, lookedMost).map((row) => judged(declared, row, definitionOf(row), asking.actor.id, dayAt(asking.now)))
  const ready = all.filter((one): one is Ready => one !== null && "held" in one)
  return { ready: inOrder(declared.definition, declared.batch.order, ready.slice(0, batchMost)), lacking: all.filter((one): one is Lacking => one !== null && "lacks" in one), more: ready.length > batchMost || rows.length > lookedMost }
}

const sumIn = (ready: readonly Ready[]): number => ready.reduce((sum, { cents }) => sum + cents, 0)

/** What a batch would be, before it is made. */
export interface BatchPreview extends Declared {
  readonly count: number
  /** The sum in cents; null where it tells none. */
  readonly cents: number | null
  readonly lacking: readonly Lacking[]
  readonly more: boolean
}

/** What would leave if the batch were made now, by the one who asks. */
export async function previewBatch(desk: Desk, type: string, code: string, why: Why): Promise<BatchPreview | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded || reach === "open") return new PurposeNeeded()
  const found = await readWithin(desk.database, desk.municipality, async (queries) => {
    const declared = declaredIn(await getDefinition(queries, desk.municipality, type), code)
    const { ready, lacking, more } = await waitingFor(queries, desk, declared)
    return { ...declared, count: ready.length, cents: sumOf(declared.batch) === null ? null : sumIn(ready), lacking, more }
  })
  await noteReading(desk, { act: "record-listed", register: found.definition.register, outcome: "done", ...noted(why), more: { path: "batch", type, batch: code, hits: found.count + found.lacking.length } })
  return found
}

/** What she who confirms has been told: a batch that would be another is not made. */
export interface BatchSeen {
  readonly count: number
  readonly cents: number | null
}

/**
 * Makes a batch: takes its move of every record that is ready, all of them in this work, and keeps what is sent of each. Of two who press at the same time the later gets what is left. What goes to
 * a recipient is a disclosure of each record. Gives the batch's id.
 */
export async function makeBatch(work: Work, municipality: string, type: string, code: string, { language, seen = null }: { readonly language: Language; readonly seen?: BatchSeen | null }, codeKey: string): Promise<string> {
  const { queries, actor, now } = work
  await enter(queries, municipality)
  const asking = { municipality, actor, now }
  const declared = declaredIn(await getDefinition(queries, municipality, type), code)
  const { definition, batch, move } = declared
  const found = await waitingFor(queries, asking, declared)
  // In one order everywhere, so that two do not wait for each other in a circle. What another took meanwhile is no longer in the stage.
  const held = await queries.rows<{ id: string }>(sql`
    select its.record_id as id from register_record its where its.municipality_id = ${municipality} and its.record_id = any(${found.ready.map(({ held: { id } }) => id)}::text[]) and its.stage = ${batch.stage} order by its.record_id for no key update`)
  // Read anew: what stands beside a row that was waited for is from before.
  const { ready } = await waitingFor(queries, asking, declared, held.map(({ id }) => id))
  if (ready.length === 0) throw new NothingWaits("Nothing waits that could be put in the batch: it left a moment ago, or every record lacks something.")
  const cents = sumOf(batch) === null ? null : sumIn(ready)
  if (seen !== null && (seen.count !== ready.length || seen.cents !== cents)) throw new Stale("What waits is no longer what you were shown. Look at it as it is now.")
  const id = randomUUID()
  await writeChanges(work, municipality, ready.map((one, at) => ({ held: one.held, filled: one.filled, told: { kind: "moved", move: move.code, stage: move.to, note: `${batch.label[language]} ${at + 1}/${ready.length}`, source: fromOfficial } })), codeKey)
  await queries.rows(sql`
    insert into register_batch (municipality_id, id, type, version, batch, move, language, tells_codes, made_by, made_at, count, cents)
    values (${municipality}, ${id}, ${type}, ${definition.version}, ${code}, ${move.code}, ${language}, ${tellsMasked(declared)}, ${actor.id}, ${now}, ${ready.length}, ${cents})`)
  await queries.rows(sql`
    insert into register_batch_row (municipality_id, root_id, record_id, batch_id, position, cells)
    select ${municipality}, root, record, ${id}, position, cells
    from json_to_recordset(${JSON.stringify(ready.map(({ held: its, cells }, at) => ({ root: its.root, record: its.id, position: at + 1, cells })))}::json) given(root text, record text, position int, cells jsonb)`)
  const recipient = definition.recipients.find((one) => one.code !== null && one.code === batch.recipient)
  if (recipient) {
    const given = fieldsGiven(batch)
    await putDisclosures(work, municipality, ready.map((one) => ({ held: { ...one.held, changes: one.held.changes + 1 }, recipient: recipient.code ?? "", toName: "", country: "FI", ground: recipient.basis, consent: null, fields: given.filter((name) => one.values[name] !== undefined) })))
  }
  await work.note({ municipality, act: "batch-made", subject: { kind: "batch", id }, register: definition.register, outcome: "done", more: { type, batch: code, move: move.code, count: ready.length } })
  return id
}
