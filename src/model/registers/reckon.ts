import type { Day } from "../../lib/day.ts"
import { findInForce } from "../../law/rule.ts"
import { inWords } from "../../lib/words.ts"
import type { ValueType } from "../kinds/kind.ts"
import { callsIn, type Expression, ExpressionFault, type Sign } from "./expression.ts"
import { builtIn, type CalledFunction, type Result, type Taken } from "./functions.ts"
import { calculations } from "./calculations.ts"

const functions: Readonly<Record<string, CalledFunction>> = { ...builtIn, ...calculations }

/** Whether the day alone may change what an expression gives: it asks for the day, or for a calculation of the law, which has versions. */
export const dependsOnDay = (expression: Expression): boolean => callsIn(expression).some((name) => name === "today" || functions[name]?.versions !== undefined)

const told: Readonly<Record<ValueType, ReturnType<typeof inWords>>> = {
  text: inWords("teksti", "text", "text"),
  number: inWords("luku", "tal", "a number"),
  money: inWords("rahamäärä", "belopp", "an amount of money"),
  day: inWords("päivä", "dag", "a day"),
  truth: inWords("kyllä tai ei", "ja eller nej", "yes or no"),
  period: inWords("ajanjakso", "tidsperiod", "a period"),
  other: inWords("muu tieto", "annan uppgift", "something else"),
}

export function mismatch(expected: ValueType, found: ValueType, at: number): ExpressionFault {
  const [e, f] = [told[expected], told[found]]
  return new ExpressionFault(inWords(`Tässä pitäisi olla ${e.fi}, mutta tämä on ${f.fi}.`, `Här borde det stå ${e.sv}, men detta är ${f.sv}.`, `Here should be ${e.en}, but this is ${f.en}.`), at)
}

type TypesOf = Readonly<Record<string, ValueType>>

/** What an expression gives, by the types of the fields. Throws `ExpressionFault` for whatever cannot be reckoned with. */
export function typeOf(expression: Expression, fields: TypesOf): ValueType {
  const must = (expected: ValueType, of: Expression): void => {
    const found = typeOf(of, fields)
    if (found !== expected) throw mismatch(expected, found, of.at)
  }
  switch (expression.is) {
    case "value":
      return expression.type
    case "field": {
      const type = Object.hasOwn(fields, expression.name) ? fields[expression.name] : undefined
      if (type === undefined) throw new ExpressionFault(inWords(`Kenttää ${expression.name} ei ole.`, `Fältet ${expression.name} finns inte.`, `There is no field ${expression.name}.`), expression.at)
      return type
    }
    case "unary": {
      if (expression.sign === "not") {
        must("truth", expression.of)
        return "truth"
      }
      const type = typeOf(expression.of, fields)
      if (type !== "number" && type !== "money") throw mismatch("number", type, expression.at)
      return type
    }
    case "binary":
      return typeOfBinary(expression.sign, typeOf(expression.left, fields), typeOf(expression.right, fields), expression)
    case "call":
      return typeOfCall(expression, fields)
  }
}

function typeOfBinary(sign: Sign, left: ValueType, right: ValueType, { right: second, at }: Extract<Expression, { is: "binary" }>): ValueType {
  if (sign === "or" || sign === "and") {
    if (left !== "truth") throw mismatch("truth", left, at)
    if (right !== "truth") throw mismatch("truth", right, second.at)
    return "truth"
  }
  if (["+", "-", "*", "/"].includes(sign)) return typeOfSum(sign, left, right, at)
  if (left !== right) throw mismatch(left, right, second.at)
  if (["<", "<=", ">", ">="].includes(sign) && !["number", "money", "day"].includes(left)) throw mismatch("number", left, at)
  if (left === "other" || left === "period") throw mismatch("text", left, at)
  return "truth"
}

function typeOfSum(sign: Sign, left: ValueType, right: ValueType, at: number): ValueType {
  const both = `${left} ${sign} ${right}`
  if (["number + number", "number - number", "number * number", "number / number", "money / money"].includes(both)) return "number"
  if (["money + money", "money - money", "money * number", "number * money", "money / number"].includes(both)) return "money"
  if (both === "day - day") return "number"
  throw new ExpressionFault(inWords(`Näitä ei voi laskea yhteen merkillä ${sign}: ${told[left].fi}, ${told[right].fi}.`, `Dessa går inte att räkna med ${sign}: ${told[left].sv}, ${told[right].sv}.`, `These cannot be reckoned with ${sign}: ${told[left].en}, ${told[right].en}.`), at)
}

function typeOfCall({ name, of, at }: Extract<Expression, { is: "call" }>, fields: TypesOf): ValueType {
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!called) throw new ExpressionFault(inWords(`Laskentaa ${name} ei ole.`, `Beräkningen ${name} finns inte.`, `There is no calculation ${name}.`), at)
  const count = called.takes.length
  if (of.length !== count) throw new ExpressionFault(inWords(`${name} tarvitsee ${count} arvoa, ei ${of.length}.`, `${name} behöver ${count} värden, inte ${of.length}.`, `${name} takes ${count} values, not ${of.length}.`), at)
  let same: ValueType | null = null
  for (const [place, taken] of called.takes.entries()) {
    const argument = of[place] as Expression
    const found = typeOf(argument, fields)
    const expected: ValueType = taken === "any" ? found : taken === "same" ? (same ??= found) : taken
    if (found !== expected) throw mismatch(expected, found, argument.at)
  }
  const { gives }: { gives: Taken } = called
  return gives === "same" ? (same ?? "other") : gives === "any" ? "other" : gives
}

/** What is reckoned with: the values of the fields, the day, and which versions of calculations were used. */
export interface Reckoning {
  readonly values: Readonly<Record<string, Result>>
  readonly today: Day
  /** Calculations with the first day of the version that was used and its section, as the record keeps them. */
  readonly used: Map<string, string>
}

/** What an expression gives; null where what it needs is empty. The expression has been found right by `typeOf`. */
export function reckon(expression: Expression, by: Reckoning): Result {
  switch (expression.is) {
    case "value":
      return expression.value
    case "field":
      return by.values[expression.name] ?? null
    case "unary": {
      const value = reckon(expression.of, by)
      return value === null ? null : expression.sign === "not" ? !value : -Number(value)
    }
    case "binary":
      return reckonBinary(expression, by)
    case "call":
      return reckonCall(expression, by)
  }
}

function reckonBinary({ sign, left: first, right: second }: Extract<Expression, { is: "binary" }>, by: Reckoning): Result {
  const left = reckon(first, by)
  // What is enough by itself needs no more: "filled(a) and a > 2" is not empty where a is.
  if (sign === "and" && left === false) return false
  if (sign === "or" && left === true) return true
  const right = reckon(second, by)
  if (sign === "and" && right === false) return false
  if (sign === "or" && right === true) return true
  if (left === null || right === null) return null
  switch (sign) {
    case "and":
    case "or":
      return sign === "and"
    case "=":
      return left === right
    case "!=":
      return left !== right
    case "<":
      return left < right
    case "<=":
      return left <= right
    case ">":
      return left > right
    case ">=":
      return left >= right
    case "+":
      return Number(left) + Number(right)
    case "-":
      return typeof left === "string" ? Number(functions.days?.run?.([right, left], by.today)) : Number(left) - Number(right)
    case "*":
      return Number(left) * Number(right)
    case "/":
      return right === 0 ? null : Number(left) / Number(right)
  }
}

function reckonCall({ name, of }: Extract<Expression, { is: "call" }>, by: Reckoning): Result {
  const called = functions[name] as CalledFunction
  const values = of.map((one) => reckon(one, by))
  if (called.ofEmpty !== true && values.includes(null)) return null
  if (called.run) return called.run(values, by.today)
  const version = findInForce(called.versions ?? [], by.today)
  if (!version) return null
  by.used.set(name, `${version.from} ${version.law}`)
  return version.run(values as Exclude<Result, null>[])
}
