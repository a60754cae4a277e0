import { inWords, type Words } from "../../lib/words.ts"
import type { ValueType } from "../kinds/kind.ts"
import { kinds } from "../kinds/kinds.ts"
import type { FieldDefinition } from "./definition.ts"
import { type Expression, ExpressionFault, readExpression } from "./expression.ts"
import { mismatch, typeOf } from "./reckon.ts"

/** Types of the fields in rules. */
export const typesOf = (fields: readonly FieldDefinition[]): Record<string, ValueType> => Object.fromEntries(fields.map(({ name, kind }) => [name, kinds[kind].type]))

/** What can be shown of what a rule gives: in a cell, or in a text. */
export const shownTypes: readonly ValueType[] = ["text", "number", "money", "day", "truth"]

/** Reads a rule that gives one of some types, or any where none is named. With its type, or what is wrong with it as words. */
export function readRule(text: string, expected: readonly ValueType[] | null, types: Readonly<Record<string, ValueType>>): { readonly expression: Expression; readonly type: ValueType } | { readonly wrong: Words } {
  try {
    const expression = readExpression(text)
    const type = typeOf(expression, types)
    const [first] = expected ?? []
    if (first !== undefined && !expected?.includes(type)) throw mismatch(first, type, 0)
    return { expression, type }
  } catch (fault) {
    if (!(fault instanceof ExpressionFault)) throw fault
    const { at, says } = fault
    return { wrong: inWords(`sääntö ”${text}”, merkki ${at + 1}: ${says.fi}`, `regeln ”${text}”, tecken ${at + 1}: ${says.sv}`, `the rule "${text}", character ${at + 1}: ${says.en}`) }
  }
}
