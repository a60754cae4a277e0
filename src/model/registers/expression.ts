import { isDay } from "../../lib/day.ts"
import { inWords, type Words } from "../../lib/words.ts"

/** A rule or a calculation of a register, as a tree. `at` counts characters from the beginning of its text. */
export type Expression =
  | { readonly is: "value"; readonly type: "number" | "money" | "text" | "day" | "truth"; readonly value: number | string | boolean; readonly at: number }
  | { readonly is: "field"; readonly name: string; readonly at: number }
  | { readonly is: "call"; readonly name: string; readonly of: readonly Expression[]; readonly at: number }
  | { readonly is: "unary"; readonly sign: "not" | "-"; readonly of: Expression; readonly at: number }
  | { readonly is: "binary"; readonly sign: Sign; readonly left: Expression; readonly right: Expression; readonly at: number }

export type Sign = "or" | "and" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/"

/** What is wrong with the text of an expression, and where. */
export class ExpressionFault extends Error {
  override name = "ExpressionFault"
  readonly says: Words
  readonly at: number
  constructor(says: Words, at: number) {
    super(`${says.en.replace(/\.$/, "")} (character ${at + 1}).`)
    this.says = says
    this.at = at
  }
}

interface Token {
  readonly kind: "number" | "money" | "text" | "day" | "name" | "sign" | "end"
  readonly text: string
  readonly at: number
}

const shapes: readonly (readonly [Token["kind"] | "space", RegExp])[] = [
  ["space", /\s+/y],
  ["day", /\d{4}-\d{2}-\d{2}/y],
  ["money", /(\d+(?:\.\d{1,2})?)\s?€/y],
  ["number", /\d+(?:\.\d+)?/y],
  ["text", /'([^']*)'/y],
  ["name", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["sign", /<=|>=|!=|[=<>+\-*/(),]/y],
]

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const found = shapes.map(([kind, shape]) => ({ kind, match: ((shape.lastIndex = at), shape.exec(text)) })).find(({ match }) => match)
    if (!found?.match) throw new ExpressionFault(inWords(`Merkkiä ${text[at]} ei tunneta.`, `Tecknet ${text[at]} är okänt.`, `The sign ${text[at]} is not known.`), at)
    const { kind, match } = found
    if (kind !== "space") tokens.push({ kind, text: match[1] ?? match[0], at })
    at += match[0].length
  }
  return [...tokens, { kind: "end", text: "", at: text.length }]
}

/** From the loosest to the tightest; those of one line bind alike. */
const binding: readonly (readonly Sign[])[] = [["or"], ["and"], ["=", "!=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/"]]
const comparing = 2
const deepest = 60

/**
 * Reads the one small language in which registers say their rules: fields by name, numbers, 12.50€, 'texts', days as 2027-03-31, yes and no, calls, the signs
 * + - * / = != < <= > >=, and, or, not. Throws `ExpressionFault`.
 */
export function readExpression(text: string): Expression {
  const tokens = tokensOf(text)
  let next = 0
  let depth = 0
  const here = (): Token => tokens[next] as Token
  const takes = (...signs: readonly string[]): boolean => ["sign", "name"].includes(here().kind) && signs.includes(here().text)
  const fail = (expected: Words): never => {
    const { text: found, at, kind } = here()
    const what = kind === "end" ? inWords("loppu", "slutet", "the end") : inWords(`”${found}”`, `”${found}”`, `"${found}"`)
    throw new ExpressionFault(inWords(`Odotettiin ${expected.fi}, mutta tässä on ${what.fi}.`, `Här väntades ${expected.sv}, men här är ${what.sv}.`, `Expected ${expected.en}, but here is ${what.en}.`), at)
  }
  const must = (sign: string): void => (takes(sign) ? void next++ : fail(inWords(`”${sign}”`, `”${sign}”`, `"${sign}"`)))

  function from(level: number): Expression {
    if (++depth > deepest * binding.length) throw new ExpressionFault(inWords("Lauseke on liian syvä.", "Uttrycket är för djupt.", "The expression is too deep."), here().at)
    let left = level === binding.length ? unary() : level === comparing ? inverted() : from(level + 1)
    while (level < binding.length && takes(...(binding[level] as readonly Sign[]))) {
      const { text: sign, at } = here()
      next++
      left = { is: "binary", sign: sign as Sign, left, right: level === comparing ? inverted() : from(level + 1), at }
      if (level === comparing) break
    }
    depth--
    return left
  }

  function inverted(): Expression {
    const { at } = here()
    if (!takes("not")) return from(comparing + 1)
    next++
    return { is: "unary", sign: "not", of: from(comparing), at }
  }

  function unary(): Expression {
    const { at } = here()
    if (!takes("-")) return atom()
    next++
    return { is: "unary", sign: "-", of: unary(), at }
  }

  function atom(): Expression {
    const { kind, text: its, at } = here()
    if (takes("(")) {
      next++
      const inside = from(0)
      must(")")
      return inside
    }
    if (kind === "sign" || kind === "end") return fail(inWords("kenttä, arvo tai sulku", "ett fält, ett värde eller en parentes", "a field, a value or a bracket"))
    next++
    if (kind === "number") return { is: "value", type: "number", value: Number(its), at }
    if (kind === "money") return { is: "value", type: "money", value: Math.round(Number(its) * 100), at }
    if (kind === "text") return { is: "value", type: "text", value: its, at }
    if (kind === "day") {
      const isReal: boolean = isDay(its)
      if (!isReal) throw new ExpressionFault(inWords(`Päivää ${its} ei ole.`, `Dagen ${its} finns inte.`, `There is no day ${its}.`), at)
      return { is: "value", type: "day", value: its, at }
    }
    if (its === "yes" || its === "no") return { is: "value", type: "truth", value: its === "yes", at }
    return takes("(") ? { is: "call", name: its, of: inBrackets(), at } : { is: "field", name: its, at }
  }

  function inBrackets(): Expression[] {
    must("(")
    const all: Expression[] = []
    while (!takes(")")) {
      if (all.length > 0) must(",")
      all.push(from(0))
    }
    next++
    return all
  }

  const whole = from(0)
  if (here().kind !== "end") fail(inWords("lausekkeen loppu", "slutet på uttrycket", "the end"))
  return whole
}

/** What an expression calls, by name. */
export function callsIn(expression: Expression): string[] {
  switch (expression.is) {
    case "value":
    case "field":
      return []
    case "call":
      return [expression.name, ...expression.of.flatMap(callsIn)]
    case "unary":
      return callsIn(expression.of)
    case "binary":
      return [...callsIn(expression.left), ...callsIn(expression.right)]
  }
}

/** The fields that an expression reads. */
export function fieldsIn(expression: Expression): string[] {
  switch (expression.is) {
    case "value":
      return []
    case "field":
      return [expression.name]
    case "call":
      return expression.of.flatMap(fieldsIn)
    case "unary":
      return fieldsIn(expression.of)
    case "binary":
      return [...fieldsIn(expression.left), ...fieldsIn(expression.right)]
  }
}
