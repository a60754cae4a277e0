/**
 * How a municipality writes its case identifiers (asiatunnus, 906/2019 26 §), as a pattern: text with the fields `{year}`, `{number}`,
 * `{number:6}` (at least six digits) and `{class}`, like "HEL {year}-{number:6} T {class}" or "{number}/{class}/{year}".
 */
export interface CaseNumberPattern {
  readonly text: string
  /** Within what the running number starts again from one: a year, or a year and a class. */
  readonly scope: CaseNumberScope
  readonly parts: readonly Part[]
}

export type CaseNumberScope = "year" | "class-and-year"

/** What a case identifier says. The class is the one at opening: the identifier stays when the case is classified anew. */
export interface CaseNumber {
  /** Year of opening, 1000–9999. */
  readonly year: number
  /** Running number within the pattern's scope, from 1. */
  readonly number: number
  /** Code of the function class as the municipality writes it, "02.07.00" or "00 01 02"; null where the pattern has none. */
  readonly class: string | null
}

type Field = "year" | "number" | "class"
type Part = { readonly literal: string } | { readonly field: Field; readonly digits: number }

/** What is wrong in a pattern, in a sentence for the one who wrote it. */
export class PatternFault extends Error {}

const longestPattern = 80
const mostDigits = 12
const classCode = String.raw`\d{2}(?:[. ]\d{2,3})*`
const isClassCode = new RegExp(`^${classCode}$`)

/** Reads a pattern. Throws `PatternFault` with what to mend. */
export function parseCaseNumberPattern(text: string, scope: CaseNumberScope = "year"): CaseNumberPattern {
  if (text.length > longestPattern) throw new PatternFault(`The pattern is ${text.length} characters long; ${longestPattern} is the most.`)
  if (text !== text.normalize("NFC").trim() || /\s{2}|[^\S ]/u.test(text)) throw new PatternFault("The pattern has spaces at an end, two in a row, or of an odd kind: use single plain spaces.")
  const parts = [...text.matchAll(/\{([^{}]*)\}|([^{}]+)|[{}]/g)].map(([whole, field, literal]) => {
    if (field !== undefined) return fieldOf(field)
    if (literal !== undefined) return { literal }
    throw new PatternFault(`A "${whole}" has no pair: write a field as {year}, {number}, {number:6} or {class}.`)
  })
  const fields = parts.flatMap((part) => ("field" in part ? [part.field] : []))
  const twice = fields.find((field, at) => fields.indexOf(field) !== at)
  if (twice) throw new PatternFault(`{${twice}} stands twice.`)
  for (const needed of ["year", "number", ...(scope === "class-and-year" ? ["class"] : [])] as const)
    if (!fields.includes(needed as Field)) throw new PatternFault(`{${needed}} is missing: two cases could get the same identifier.`)
  parts.forEach((part, at) => mustEnd(part, parts[at + 1]))
  return Object.freeze({ text, scope, parts })
}

function fieldOf(written: string): Part {
  const [, name = "", digits] = /^(year|number|class)(?::(\d+))?$/.exec(written) ?? []
  if (name === "") throw new PatternFault(`There is no field {${written}}: use {year}, {number}, {number:6} or {class}.`)
  const field = name as Field
  if (digits === undefined) return { field, digits: field === "year" ? 4 : 1 }
  if (field !== "number") throw new PatternFault(`{${field}} takes no length; only {number:6} does.`)
  if (Number(digits) < 1 || Number(digits) > mostDigits) throw new PatternFault(`{${written}}: a number has 1–${mostDigits} digits.`)
  return { field, digits: Number(digits) }
}

/** A number or a class must be followed by something that cannot go on it; otherwise an identifier could be read in two ways. */
function mustEnd(part: Part, next: Part | undefined): void {
  if (next === undefined || "literal" in part || part.field === "year") return
  const goesOn = "field" in next || (part.field === "number" ? /^\d/ : /^[\d. ]/).test(next.literal)
  if (goesOn) throw new PatternFault(`After {${part.field}} must come something that cannot belong to it, like "/" or "-".`)
}

/** The identifier of a case. Throws a RangeError for what the pattern cannot say. */
export function formatCaseNumber({ parts }: CaseNumberPattern, { year, number, class: code }: CaseNumber): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`A case cannot be opened in the year ${year}.`)
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`A running number starts from 1; ${number} is none.`)
  return parts.map((part) => ("literal" in part ? part.literal : part.field === "year" ? String(year) : part.field === "number" ? String(number).padStart(part.digits, "0") : classOf(code))).join("")
}

function classOf(code: string | null): string {
  if (code === null || !isClassCode.test(code)) throw new RangeError(`The pattern needs the code of a function class, like 02.07.00; "${code ?? ""}" is none.`)
  return code
}

/**
 * What an identifier says, or null when it is not one of the pattern. Letters may be of either case, spaces at the ends are let be; digits are exact, so
 * each case has one identifier.
 */
export function recogniseCaseNumber(pattern: CaseNumberPattern, written: string): CaseNumber | null {
  const text = written.normalize("NFC").replace(/\s+/gu, " ").trim()
  const found = expression(pattern).exec(text)?.groups
  if (!found) return null
  const read: CaseNumber = { year: Number(found.year), number: Number(found.number), class: found.class ?? null }
  if (read.year < 1000 || read.number < 1 || !Number.isSafeInteger(read.number)) return null
  return formatCaseNumber(pattern, read).toLowerCase() === text.toLowerCase() ? read : null
}

/** What an identifier says by the first pattern that it is one of: a municipality has the pattern of today and those of its older cases. */
export function recogniseAny(patterns: readonly CaseNumberPattern[], written: string): CaseNumber | null {
  for (const pattern of patterns) {
    const found = recogniseCaseNumber(pattern, written)
    if (found) return found
  }
  return null
}

const expression = ({ parts }: CaseNumberPattern): RegExp =>
  new RegExp(`^${parts.map((part) => ("literal" in part ? part.literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : `(?<${part.field}>${fieldExpression(part)})`)).join("")}$`, "iu")

const fieldExpression = ({ field, digits }: { readonly field: Field; readonly digits: number }): string => (field === "year" ? String.raw`\d{4}` : field === "number" ? String.raw`\d{${digits},}` : classCode)
