import { z } from "zod"
import { type Day, dayFromFinnish, isDay } from "../../lib/day.ts"
import { type Language, tidy } from "../../lib/words.ts"
import { pageFromCsv } from "../../read/formats/csv.ts"
import { decode } from "../../read/formats/decode.ts"
import { Unreadable } from "../../read/formats/unreadable.ts"

/** The columns of a file of staff, with the names by which each may go in the first row: in English, Finnish and Swedish. */
const columns = {
  id: ["id", "tunniste", "idkod"],
  userName: ["username", "käyttäjätunnus", "användarnamn"],
  givenNames: ["givennames", "etunimet", "förnamn"],
  familyName: ["familyname", "sukunimi", "efternamn"],
  email: ["email", "sähköposti", "epost"],
  employeeNumber: ["employeenumber", "henkilönumero", "anställningsnummer"],
  unit: ["unit", "yksikkö", "enhet"],
  title: ["title", "nimike", "titel"],
  supervisor: ["supervisor", "esihenkilö", "chef"],
  start: ["start", "alkaa", "börjar"],
  end: ["end", "päättyy", "slutar"],
} as const
export type Column = keyof typeof columns

/** A column's name as a person reads it; a name that is none of ours as it is. */
export function columnIn(language: Language, column: string): string {
  const names = Object.hasOwn(columns, column) ? columns[column as Column] : null
  if (!names || language === "en") return column
  return language === "fi" ? names[1] : names[2]
}

const columnNames = Object.keys(columns) as Column[]
const needed: readonly Column[] = ["userName", "givenNames", "familyName", "unit", "title"]

/** What is wrong with a row, as a code; pages and commands have the words. */
export type RowFault = "missing" | "too-long" | "bad-day" | "bad-email" | "bad-id" | "ends-first" | "twice" | "taken" | "unknown-supervisor" | "circle" | "own-post"
/** What is wrong with the whole file. */
export type FileFault = "unreadable" | "empty" | "too-large" | "no-column" | "column-twice"

export interface Fault {
  /** Line of the file; null when it is about the whole, or about one who is not in the file. */
  readonly line: number | null
  readonly column: Column | null
  readonly fault: RowFault | FileFault
}

/** One person of a file. What a column that is not there would say is undefined, and stays as it is. */
export interface StaffRow {
  readonly line: number
  readonly id: string | null
  readonly userName: string
  readonly givenNames: string
  readonly familyName: string
  readonly unit: string
  readonly title: string
  readonly email?: string | null
  readonly employeeNumber?: string | null
  readonly supervisor?: string | null
  readonly start?: Day | null
  readonly end?: Day | null
}

export const directoryFileLimitBytes = 8 * 1024 * 1024
const rowsMost = 20_000

const whole = (fault: FileFault): { rows: StaffRow[]; faults: Fault[] } => ({ rows: [], faults: [{ line: null, column: null, fault }] })

/** The rows of a file of separated values, and what cannot be read of them. */
export function readDirectoryFile(bytes: Uint8Array): { rows: StaffRow[]; faults: Fault[] } {
  if (bytes.length === 0) return whole("empty")
  if (bytes.length > directoryFileLimitBytes) return whole("too-large")
  const read = linesIn(bytes)
  if (read === null) return whole("unreadable")
  const [head, ...lines] = read.filter(({ cells }) => cells?.some((cell) => tidy(cell) !== ""))
  if (!head?.cells || lines.length === 0) return whole("empty")
  if (lines.length > rowsMost) return whole("too-large")
  const places = head.cells.map(columnOf)
  const faults: Fault[] = [
    ...needed.filter((column) => !places.includes(column)).map((column): Fault => ({ line: head.line, column, fault: "no-column" })),
    ...columnNames.filter((column) => places.filter((one) => one === column).length > 1).map((column): Fault => ({ line: head.line, column, fault: "column-twice" })),
  ]
  if (faults.length > 0) return { rows: [], faults }
  const rows = lines.map(({ line, cells = [] }) => {
    const at = (column: Column): string | undefined => (places.includes(column) ? tidy(cells[places.indexOf(column)] ?? "") : undefined)
    return readRow(line, at, (column, fault) => void faults.push({ line, column, fault }))
  })
  return { rows, faults }
}

function linesIn(bytes: Uint8Array): ReturnType<typeof pageFromCsv>["lines"] | null {
  try {
    return pageFromCsv(decode(bytes).text.replaceAll("\u0000", "")).lines
  } catch (fault) {
    if (fault instanceof Unreadable) return null
    throw fault
  }
}

function columnOf(head: string): Column | null {
  const name = tidy(head).toLowerCase().replace(/[\s_-]/g, "")
  return columnNames.find((column) => (columns[column] as readonly string[]).includes(name)) ?? null
}

const personId = /^[a-z0-9][a-z0-9-]{0,63}$/
const isEmail = (text: string): boolean => z.email().max(200).safeParse(text).success

function readRow(line: number, at: (column: Column) => string | undefined, wrong: (column: Column, fault: RowFault) => void): StaffRow {
  for (const column of needed) if (at(column) === "") wrong(column, "missing")
  for (const column of columnNames) if ((at(column) ?? "").length > (column === "employeeNumber" ? 64 : 200)) wrong(column, "too-long")
  const optional = (column: Column): string | null | undefined => at(column) && at(column) !== "" ? at(column) : at(column) === undefined ? undefined : null
  const dayIn = (column: "start" | "end"): Day | null | undefined => {
    const text = optional(column)
    if (!text) return text as null | undefined
    const day = isDay(text) ? text : dayFromFinnish(text)
    if (day === null) wrong(column, "bad-day")
    return day
  }
  const [id, email, start, end] = [optional("id") ?? null, optional("email"), dayIn("start"), dayIn("end")]
  if (id !== null && !personId.test(id)) wrong("id", "bad-id")
  if (email && !isEmail(email)) wrong("email", "bad-email")
  if (start && end && end < start) wrong("end", "ends-first")
  const others = { email, employeeNumber: optional("employeeNumber"), supervisor: optional("supervisor"), start, end }
  return {
    line,
    id,
    userName: at("userName") ?? "",
    givenNames: at("givenNames") ?? "",
    familyName: at("familyName") ?? "",
    unit: at("unit") ?? "",
    title: at("title") ?? "",
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
  }
}
