import type { Day } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { ValueType } from "../../model/kinds/kind.ts"
import { type KindName, kindOf } from "../../model/kinds/kinds.ts"
import type { FieldDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import type { OutputColumn } from "../../model/registers/outputs.ts"
import { readRule, typesOf } from "../../model/registers/read-rule.ts"
import { fieldOf, reckonedOf, type Values } from "./fill-in.ts"

/** A cell of a table: what is shown, and the number where it is one; an amount of money in euros. */
export interface Cell {
  readonly text: string
  readonly number: number | null
}

const empty: Cell = { text: "", number: null }

/** The kind by which what a rule gives is shown. */
const shownAs: Readonly<Partial<Record<ValueType, KindName>>> = { text: "text", number: "number", money: "money", day: "day", truth: "yesNo" }
const noBounds = { least: null, most: null, options: [] }

/** A value with the kind by which it is shown. */
interface Told {
  readonly kind: KindName
  readonly value: unknown
  readonly bounds: Pick<FieldDefinition, "least" | "most" | "options">
}

/** What a rule gives of a record, to be shown; null where what it needs is empty. Money is told in whole cents. */
export function reckonedTold(definition: Pick<RegisterDefinition, "fields">, rule: string, values: Values, today: Day): Told | null {
  const value = reckonedOf(definition, rule, values, today)
  const read = readRule(rule, null, typesOf(definition.fields))
  const kind = "type" in read ? shownAs[read.type] : undefined
  if (value === null || kind === undefined || (typeof value === "number" && !Number.isFinite(value))) return null
  return { kind, value: kind === "money" ? Math.round(Number(value)) : value, bounds: noBounds }
}

/** What a column tells of a record: the field's value, or what is reckoned; null where it is empty. */
function valueIn(definition: Pick<RegisterDefinition, "fields">, { field, value: rule }: OutputColumn, values: Values, today: Day): Told | null {
  if (field !== null) {
    const its = definition.fields.find(({ name }) => name === field)
    const value = values[field]
    return its === undefined || value === undefined ? null : { kind: its.kind, value, bounds: its }
  }
  return reckonedTold(definition, rule ?? "", values, today)
}

/** A cell as people read it. */
export function shownCell(definition: Pick<RegisterDefinition, "fields">, column: OutputColumn, values: Values, language: Language, today: Day): Cell {
  const found = valueIn(definition, column, values, today)
  if (found === null) return empty
  const { kind, value, bounds } = found
  if (column.part !== null) return { text: partOf(kind, value, column.part), number: null }
  return { text: kindOf(kind).show(value, language, bounds), number: kind === "number" ? Number(value) : kind === "money" ? Number(value) / 100 : null }
}

/** A cell as another system reads it: days as 2027-03-31, money as 12,50, choices by their codes. */
export function plainCell(definition: Pick<RegisterDefinition, "fields">, column: OutputColumn, values: Values, today: Day): string {
  const found = valueIn(definition, column, values, today)
  if (found === null) return ""
  const { kind, value, bounds } = found
  const { parts, show, typed } = kindOf(kind)
  if (column.part !== null) return partOf(kind, value, column.part)
  return parts.length === 1 ? (typed(value)[parts[0]?.name ?? "value"] ?? "") : show(value, "fi", bounds)
}

const partOf = (kind: KindName, value: unknown, part: string): string => {
  const text = kindOf(kind).typed(value)[part] ?? ""
  return kind === "bankAccount" ? text.replaceAll(" ", "") : text
}

/** Orders records by fields, the first before the next; those without a value come last, and the rest stay as they were. */
export function inOrder<Row extends { readonly values: Values }>(definition: Pick<RegisterDefinition, "fields">, order: readonly string[], rows: readonly Row[]): Row[] {
  const compare = (name: string) => (one: Row, other: Row): number => {
    const [a, b] = [one.values[name], other.values[name]]
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
    if (typeof a === "number" && typeof b === "number") return a - b
    const field = fieldOf(definition, name)
    const sorted = (value: unknown): string => (typeof value === "string" && field.kind !== "choice" ? value : field.kind === "period" ? (value as { from: Day }).from : kindOf(field.kind).show(value, "fi", field))
    return sorted(a).localeCompare(sorted(b), "fi")
  }
  return rows.toSorted((a, b) => order.reduce((sign, name) => sign || compare(name)(a, b), 0))
}
