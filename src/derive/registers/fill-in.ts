import { type Day, daysLater, isDay } from "../../lib/day.ts"
import { readOnce } from "../../lib/read-once.ts"
import { inWords, type Words } from "../../lib/words.ts"
import { type Typed, Wrong } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { FieldDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { readExpression } from "../../model/registers/expression.ts"
import type { Result } from "../../model/registers/functions.ts"
import { dependsOnDay, reckon } from "../../model/registers/reckon.ts"

/** Values of a record by its fields; a field that is empty is not there. */
export type Values = Readonly<Record<string, unknown>>

/** Something the person can mend: the field, its part, and a sentence. */
export interface FieldProblem {
  readonly field: string
  readonly part: string
  readonly message: Words
}

export interface Filled {
  readonly values: Values
  readonly problems: readonly FieldProblem[]
  /** Calculations of the law by which something was reckoned, each with the version in force. */
  readonly reckonedBy: Readonly<Record<string, string>>
}

const needed = (label: Words): Words => inWords(`Täytä: ${label.fi}.`, `Fyll i: ${label.sv}.`, `Fill in: ${label.en}.`)

/** A value as a rule takes it: what is neither text, number nor truth counts as there or not. */
function asResult(field: FieldDefinition, value: unknown): Result {
  if (value === undefined || value === null) return null
  if (field.kind === "period") {
    const { from, until } = value as { from: Day; until: Day | null }
    return `${from}/${until ?? ""}`
  }
  return typeof value === "object" ? "there" : (value as Result)
}

/** What rules reckon with, of the values of a record. */
const resultsOf = ({ fields }: Pick<RegisterDefinition, "fields">, values: Values): Record<string, Result> => Object.fromEntries(fields.map((field) => [field.name, asResult(field, values[field.name])]))

/** An expression, read once: a table has thousands of rows by the same few. */
const expressionOf = readOnce(readExpression, 2000)

/** What an expression gives of a record; null where what it needs is empty. */
export const reckonedOf = (definition: Pick<RegisterDefinition, "fields">, expression: string, values: Values, today: Day): Result =>
  reckon(expressionOf(expression), { values: resultsOf(definition, values), today, used: new Map() })

/** Whether a rule holds of a record; null where what it needs is empty. */
export const holdsOf = (definition: Pick<RegisterDefinition, "fields">, rule: string, values: Values, today: Day): boolean | null => reckonedOf(definition, rule, values, today) as boolean | null

/** The calculations of the law that a rule goes by, each with the version in force and its section. */
export function versionsUsed(definition: Pick<RegisterDefinition, "fields">, rule: string, values: Values, today: Day): Record<string, string> {
  const used = new Map<string, string>()
  reckon(expressionOf(rule), { values: resultsOf(definition, values), today, used })
  return Object.fromEntries(used)
}

/** Whether the day alone may change what a rule gives. */
export const changesByDay = (rule: string): boolean => dependsOnDay(expressionOf(rule))

/** The first day on which a rule holds of a record as it stands, of a day and so many after it; null where it holds on none. */
export function firstDayOf(definition: Pick<RegisterDefinition, "fields">, rule: string, values: Values, from: Day, days: number): Day | null {
  const [expression, results] = [expressionOf(rule), resultsOf(definition, values)]
  for (let ahead = 0; ahead <= days; ahead++) {
    const today = daysLater(from, ahead)
    if (reckon(expression, { values: results, today, used: new Map() }) === true) return today
  }
  return null
}

/** Reads a form by the definition: every field by its kind, what is asked only sometimes, what is reckoned, and the rules over several fields. All problems at once. */
export function fillIn(definition: RegisterDefinition, typed: (field: string) => Typed, today: Day): Filled {
  const values: Record<string, unknown> = {}
  const problems: FieldProblem[] = []
  for (const field of definition.fields) {
    if (field.calculation !== null) continue
    const read = kindOf(field.kind).read(typed(field.name), field)
    if (read instanceof Wrong) problems.push({ field: field.name, part: read.part, message: read.message })
    else if (read !== null) values[field.name] = read
  }
  const { values: settled, reckonedBy } = settle(definition, values, today)
  const unread = new Set(problems.map(({ field }) => field))
  const lacking = definition.fields.filter((field) => field.required && isAsked(definition, field, settled, today) && settled[field.name] === undefined && !unread.has(field.name))
  return {
    values: settled,
    reckonedBy,
    problems: [
      // Of a field that is not asked nothing is wrong.
      ...problems.filter(({ field }) => isAsked(definition, fieldOf(definition, field), settled, today)),
      ...lacking.map((field) => ({ field: field.name, part: kindOf(field.kind).parts[0]?.name ?? "value", message: needed(field.label) })),
      ...brokenRules(definition, settled, today).filter(({ field }) => !unread.has(field)),
    ],
  }
}

export const fieldOf = ({ fields }: Pick<RegisterDefinition, "fields">, name: string): FieldDefinition => {
  const found = fields.find((field) => field.name === name)
  if (!found) throw new Error(`The register has no field ${name}.`)
  return found
}

/** Whether a field is asked of a record that has these values. */
export const isAsked = (definition: Pick<RegisterDefinition, "fields">, { when }: FieldDefinition, values: Values, today: Day): boolean => when === null || holdsOf(definition, when, values, today) === true

/** The values without those that are not asked, and with those that are reckoned: in the order of the fields, again until nothing changes. */
function settle(definition: RegisterDefinition, given: Values, today: Day): { values: Values; reckonedBy: Record<string, string> } {
  if (definition.fields.every(({ calculation, when }) => calculation === null && when === null)) return { values: given, reckonedBy: {} }
  let values: Record<string, unknown> = { ...given }
  const used = new Map<string, string>()
  // What leads to what has no circle, so that each round settles at least one more.
  for (let round = 0; round <= definition.fields.length; round++) {
    const before = JSON.stringify(values)
    const results = resultsOf(definition, values)
    const next: Record<string, unknown> = {}
    for (const field of definition.fields) {
      const value = field.calculation === null ? given[field.name] : reckoned(field, results, today, used)
      const asked = field.when === null || reckon(expressionOf(field.when), { values: results, today, used: new Map() }) === true
      if (value !== undefined && asked) next[field.name] = value
    }
    values = next
    if (JSON.stringify(values) === before) break
  }
  return { values, reckonedBy: Object.fromEntries(used) }
}

function reckoned({ calculation, kind }: FieldDefinition, values: Record<string, Result>, today: Day, used: Map<string, string>): unknown {
  const result = reckon(expressionOf(calculation ?? ""), { values, today, used })
  if (result === null || (typeof result === "number" && !Number.isFinite(result)) || (kind === "day" && !isDay(result))) return undefined
  return kind === "money" ? Math.round(Number(result)) : kind === "number" ? Math.round(Number(result) * 1e6) / 1e6 : result
}

/** The rules over several fields that do not hold; one whose fields are empty is not broken. */
const brokenRules = (definition: RegisterDefinition, values: Values, today: Day): FieldProblem[] =>
  definition.rules
    .filter((rule) => holdsOf(definition, rule.if, values, today) === false)
    .map(({ field, message }) => ({ field, part: kindOf(fieldOf(definition, field).kind).parts[0]?.name ?? "value", message }))

/** What is kept of the values where: in the open, and behind masks. */
export function keptApart(definition: Pick<RegisterDefinition, "fields">, values: Values): { body: Record<string, unknown>; guarded: Record<string, { kind: "code" | "address"; value: string }> } {
  const body: Record<string, unknown> = {}
  const guarded: Record<string, { kind: "code" | "address"; value: string }> = {}
  for (const { name, kind } of definition.fields) {
    const value = values[name]
    if (value === undefined) continue
    const kept = kindOf(kind).keep?.(value) ?? { open: value, guarded: null }
    if (kept.open !== null) body[name] = kept.open
    if (kept.guarded !== null) guarded[name] = kept.guarded
  }
  return { body, guarded }
}

/** The values as they were, from both places. `guarded` is there only for one who saves. */
export function joined(definition: Pick<RegisterDefinition, "fields">, body: Readonly<Record<string, unknown>>, guarded: Readonly<Record<string, { kind: "code" | "address"; value: string }>>): Values {
  const entries = definition.fields.map(({ name, kind }): [string, unknown] => {
    const { join } = kindOf(kind)
    const [open, hidden] = [body[name], guarded[name] ?? null]
    return [name, join ? (open === undefined && hidden === null ? undefined : join({ open: open ?? null, guarded: hidden })) : open]
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** What a record is called: its fields of the title, in a language. */
export const titleOf = (definition: RegisterDefinition, values: Values, language: "fi" | "sv" | "en"): string =>
  definition.title
    .map((name) => ({ field: fieldOf(definition, name), value: values[name] }))
    .filter(({ value }) => value !== undefined)
    .map(({ field, value }) => kindOf(field.kind).show(value, language, field))
    .join(", ")
    .slice(0, 500) || definition.record[language]

/** What is different: the new value of each, null for what is gone. */
export function changesIn(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, after[name] ?? null]))
}
