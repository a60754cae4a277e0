import { parse } from "csv-parse/sync"
import { dayAt } from "../../lib/day.ts"
import { inWords, type Language } from "../../lib/words.ts"
import type { Part, Typed } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { FieldDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { tableFromXlsx } from "../../read/formats/xlsx.ts"
import { type FieldProblem, fillIn, type Filled } from "../../derive/registers/fill-in.ts"
import { csvOf } from "../../lib/csv.ts"
import { enter } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { getDefinition } from "./definitions.ts"
import { listRegister, type RegisterNarrowing, type RegisterPlace } from "./list.ts"
import { type CodeKeys, peopleFor } from "./people.ts"
import { putRecords } from "./put.ts"
import { subjectOf } from "./save.ts"
import { fromOfficial } from "./whose.ts"

const rowsMost = 5000
export const registerFileLimitBytes = 8 * 1024 * 1024

/** A column of the table: a field's name, with the part's after a dot where the field has several. */
interface Column {
  readonly name: string
  readonly field: FieldDefinition
  readonly part: Part
}

const columnsOf = (definition: RegisterDefinition): Column[] =>
  definition.fields
    .filter(({ calculation, kind, consent }) => calculation === null && kind !== "file" && consent === null)
    .flatMap((field) => kindOf(field.kind).parts.map((part) => ({ name: part.name === "value" ? field.name : `${field.name}.${part.name}`, field, part })))

/** The names of the columns that a table of a type may have. */
export const columnNames = (definition: RegisterDefinition): string[] => columnsOf(definition).map(({ name }) => name)

export interface ReadRow {
  /** The line in the file, or the row's number in the sheet; before it stands the one with the columns' names. */
  readonly line: number
  readonly filled: Filled
}

/** What is wrong with a file as a whole. */
export type TableFault = "unreadable" | "empty" | "too-many" | "unknown-column" | "column-twice" | "many-sheets" | "hidden"

export interface ReadTable {
  readonly rows: readonly ReadRow[]
  readonly fault: { readonly fault: TableFault; readonly column: string | null } | null
}

/** One line of a table: its number, its cells, and whether one of them is a formula. */
interface Line {
  readonly line: number
  readonly cells: readonly string[]
  readonly hasFormula?: boolean
}

interface Lines {
  readonly lines: readonly Line[]
  readonly fault?: TableFault
  /** A cell as it would be typed in a part. */
  readonly typed?: (cell: string, part: Part) => string
}

/** Lines of a file with separators: semicolons, commas or tabs, in UTF-8 or Windows-1252. */
function csvLines(bytes: Uint8Array): Lines {
  const text = decoded(bytes)
  const first = text.split("\n", 1)[0] ?? ""
  const separators = [";", ",", "\t"] as const
  const delimiter = [...separators].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ";"
  const lines: string[][] = parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true })
  return { lines: lines.map((cells, at) => ({ line: at + 1, cells })) }
}

/** The day that a spreadsheet keeps as a number of days, with its time where it has one. */
function dayOf(serial: string, from1904: boolean, withTime: boolean): string {
  if (!/^\d{1,7}(?:\.\d+)?$/.test(serial)) return serial
  const minutes = Math.round((Number(serial) + (from1904 ? 1462 : 0)) * 1440)
  const moment = new Date(Date.UTC(1899, 11, 30) + minutes * 60_000).toISOString()
  return withTime ? moment.slice(0, 16) : moment.slice(0, 10)
}

/** Rows of a workbook's sheet. A number is kept by spreadsheets in binary: what lies beyond fifteen digits is its error. */
function xlsxLines(bytes: Uint8Array): Lines {
  const { rows, fault, from1904 } = tableFromXlsx(bytes)
  return {
    lines: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")).map(({ row, cells, hasFormula }) => ({ line: row, cells, hasFormula })),
    ...(fault === null ? {} : { fault }),
    typed: (cell, { control }) => (control === "day" || control === "moment" ? dayOf(cell, from1904, control === "moment") : /^-?\d+\.\d{10,}$/.test(cell) ? String(Number(Number(cell).toPrecision(15))) : cell),
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

const formula: FieldProblem = {
  field: "row", part: "value",
  message: inWords("Rivillä on kaava. Sitä ei lasketa: liitä soluihin pelkät arvot.", "Raden har en formel. Den räknas inte ut: klistra in bara värdena i cellerna.", "The row has a formula. It is not calculated: paste only the values into the cells."),
}

/** Reads a table of records, a CSV or a workbook of one sheet (XLSX). What cannot be stands beside its row and field; a row with a formula is refused, since what it would give is not known. */
export function readTable(bytes: Uint8Array, definition: RegisterDefinition, today: string): ReadTable {
  const broken = (fault: TableFault, column: string | null = null): ReadTable => ({ rows: [], fault: { fault, column } })
  let read: Lines
  try {
    read = isZip(bytes) ? xlsxLines(bytes) : csvLines(bytes)
  } catch {
    return broken("unreadable")
  }
  if (read.fault) return broken(read.fault)
  const [head, ...body] = read.lines
  if (!head || body.length === 0) return broken("empty")
  if (body.length > rowsMost) return broken("too-many")
  const columns = columnsOf(definition)
  const names = head.cells.map((name) => name.trim())
  const unknown = names.filter((name) => name !== "" && !columns.some((column) => column.name === name))
  if (unknown.length > 0) return broken("unknown-column", [...new Set(unknown)].slice(0, 20).join(", "))
  const twice = names.find((name, at) => name !== "" && names.indexOf(name) !== at)
  if (twice !== undefined) return broken("column-twice", twice)
  const { typed = (cell) => cell } = read
  const places = new Map(definition.fields.map((field) => [field.name, columns.filter((column) => column.field === field).map(({ name, part }) => ({ part, at: names.indexOf(name) }))]))
  const typedIn = (cells: readonly string[]) => (field: string): Typed => Object.fromEntries((places.get(field) ?? []).map(({ part, at }) => [part.name, typed(cells[at] ?? "", part)]))
  return {
    fault: null,
    rows: body.map(({ line, cells, hasFormula }) => ({ line, filled: hasFormula ? { values: {}, problems: [formula], reckonedBy: {} } : fillIn(definition, typedIn(cells), today) })),
  }
}

/** The text of a file; one that is no UTF-8 is read as Windows-1252, which spreadsheets here still write. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}

export interface Import {
  readonly type: string
  readonly unit: string
  readonly bytes: Uint8Array
}

export interface ImportTried {
  readonly fault: ReadTable["fault"]
  readonly right: number
  readonly wrong: readonly { readonly line: number; readonly problems: readonly FieldProblem[] }[]
}

/** Saves the rows of a table as new records: all of them or, where any is wrong, none. `dryRun` only tells what is wrong. */
export async function importRows(work: Work, municipality: string, { type, unit, bytes }: Import, dryRun: boolean, keys: CodeKeys): Promise<ImportTried> {
  await enter(work.queries, municipality)
  const definition = await getDefinition(work.queries, municipality, type)
  if (definition.belongsTo !== null || definition.opensCase !== null) throw new Conflict("Records of this type are opened one by one: each is part of another, or opens a case.")
  const { rows, fault } = readTable(bytes, definition, dayAt(work.now))
  const wrong = rows.filter(({ filled }) => filled.problems.length > 0).map(({ line, filled }) => ({ line, problems: filled.problems }))
  const tried = { fault, right: rows.length - wrong.length, wrong }
  if (dryRun || fault !== null || wrong.length > 0) return tried
  await putRows(work, municipality, definition, rows.map(({ filled }) => filled), unit, keys)
  return tried
}

/** Opens a record of each filled form, with its person: for types whose records stand by themselves. */
async function putRows(work: Work, municipality: string, definition: RegisterDefinition, filled: readonly Filled[], unit: string, keys: CodeKeys): Promise<void> {
  const people = definition.subject === null ? [] : await peopleFor(work, municipality, filled.map(({ values }) => subjectOf(definition, values)), keys)
  await putRecords(work, municipality, definition, filled.map((one, at) => ({ filled: one, person: people[at] ?? null, unit, root: null })), { source: fromOfficial, as: "staff" }, keys.codeKey)
}

const pieceOf = 200

/** The records of a type that the reader may see, narrowed like a list, as a table of at most `most` rows: what stands behind masks is not in it. Taking them out is noted. */
export async function exportRows(desk: Desk, type: string, language: Language, why: Why, narrowing: RegisterNarrowing = {}, most = 5000): Promise<string | PurposeNeeded> {
  const lines: string[][] = []
  let after: RegisterPlace | null = null
  let head: string[] | null = null
  for (let count = 0; count < most; ) {
    const found: Awaited<ReturnType<typeof listRegister>> = await listRegister(desk, type, narrowing, why, { limit: Math.min(pieceOf, most - count), after })
    if (found instanceof PurposeNeeded) return found
    const fields = found.definition.fields.filter(({ kind, consent }) => kind !== "homeAddress" && kind !== "file" && consent === null)
    head ??= ["id", "stage", ...fields.map(({ label }) => label[language])]
    for (const { id, stage, body } of found.records) {
      const named = found.definition.stages.find(({ code }) => code === stage)?.label[language] ?? stage
      lines.push([id, named, ...fields.map((field) => (body[field.name] === undefined ? "" : kindOf(field.kind).show(body[field.name], language, field)))])
    }
    count += found.records.length
    const last = found.records.at(-1)
    if (!last || found.records.length < pieceOf) break
    after = { openedAt: last.openedAt, id: last.id }
  }
  await noteReading(desk, { act: "record-exported", outcome: "done", ...noted(why), more: { path: "register", type, hits: lines.length } })
  return csvOf([head ?? [], ...lines])
}
