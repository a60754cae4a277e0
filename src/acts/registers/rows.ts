import { parse } from "csv-parse/sync"
import { dayAt } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { Part, Typed } from "../../model/kinds/kind.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { FieldDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { type FieldProblem, fillIn, type Filled } from "../../derive/registers/fill-in.ts"
import { enter } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { getDefinition } from "./definitions.ts"
import { listRegister, type RegisterPlace } from "./list.ts"
import { type CodeKeys, peopleFor } from "./people.ts"
import { putRecords } from "./put.ts"
import { fromOfficial, subjectOf } from "./save.ts"

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
  /** The line in the file, from 2 on; the first has the columns' names. */
  readonly line: number
  readonly filled: Filled
}

/** What is wrong with a file as a whole. */
export type TableFault = "unreadable" | "empty" | "too-many" | "unknown-column" | "column-twice"

export interface ReadTable {
  readonly rows: readonly ReadRow[]
  readonly fault: { readonly fault: TableFault; readonly column: string | null } | null
}

/** Reads a table of records: separated by semicolons, commas or tabs, in UTF-8 or Windows-1252. What cannot be stands beside its row and field. */
export function readTable(bytes: Uint8Array, definition: RegisterDefinition, today: string): ReadTable {
  const broken = (fault: TableFault, column: string | null = null): ReadTable => ({ rows: [], fault: { fault, column } })
  let lines: string[][]
  try {
    const text = decoded(bytes)
    const first = text.split("\n", 1)[0] ?? ""
    const separators = [";", ",", "\t"] as const
    const delimiter = [...separators].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ";"
    lines = parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    return broken("unreadable")
  }
  const [head, ...body] = lines
  if (!head || body.length === 0) return broken("empty")
  if (body.length > rowsMost) return broken("too-many")
  const columns = columnsOf(definition)
  const names = head.map((name) => name.trim())
  const unknown = names.find((name) => name !== "" && !columns.some((column) => column.name === name))
  if (unknown !== undefined) return broken("unknown-column", unknown)
  const twice = names.find((name, at) => name !== "" && names.indexOf(name) !== at)
  if (twice !== undefined) return broken("column-twice", twice)
  return {
    fault: null,
    rows: body.map((cells, at) => ({ line: at + 2, filled: fillIn(definition, typedIn(columns, names, cells), today) })),
  }
}

const typedIn = (columns: readonly Column[], names: readonly string[], cells: readonly string[]) => (field: string): Typed =>
  Object.fromEntries(columns.filter((column) => column.field.name === field).map(({ name, part }) => [part.name, cells[names.indexOf(name)] ?? ""]))

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
export async function putRows(work: Work, municipality: string, definition: RegisterDefinition, filled: readonly Filled[], unit: string, keys: CodeKeys): Promise<void> {
  const people = definition.subject === null ? [] : await peopleFor(work, municipality, filled.map(({ values }) => subjectOf(definition, values)), keys)
  await putRecords(work, municipality, definition, filled.map((one, at) => ({ filled: one, person: people[at] ?? null, unit, root: null })), { source: fromOfficial, as: "staff" }, keys.codeKey)
}

/** A cell that a spreadsheet does not take for a formula, quoted where it has to be. */
function cell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) && !/^-?[\d\s.,]+$/.test(value) ? `'${value}` : value
  return /[";\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

const pieceOf = 200

/** The records of a type that the reader may see as a table of at most `most` rows: what stands behind masks is not in it. Taking them out is noted. */
export async function exportRows(desk: Desk, type: string, language: Language, why: Why, most = 5000): Promise<string | PurposeNeeded> {
  const lines: string[] = []
  let after: RegisterPlace | null = null
  let head: string | null = null
  for (let count = 0; count < most; ) {
    const found: Awaited<ReturnType<typeof listRegister>> = await listRegister(desk, type, {}, why, { limit: Math.min(pieceOf, most - count), after })
    if (found instanceof PurposeNeeded) return found
    const fields = found.definition.fields.filter(({ kind, consent }) => kind !== "homeAddress" && kind !== "file" && consent === null)
    head ??= ["id", "stage", ...fields.map(({ label }) => label[language])].map(cell).join(";")
    for (const { id, stage, body } of found.records) {
      const named = found.definition.stages.find(({ code }) => code === stage)?.label[language] ?? stage
      lines.push([id, named, ...fields.map((field) => (body[field.name] === undefined ? "" : kindOf(field.kind).show(body[field.name], language, field)))].map(cell).join(";"))
    }
    count += found.records.length
    const last = found.records.at(-1)
    if (!last || found.records.length < pieceOf) break
    after = { openedAt: last.openedAt, id: last.id }
  }
  await noteReading(desk, { act: "record-exported", outcome: "done", ...noted(why), more: { path: "register", type, hits: lines.length } })
  return `\ufeff${[head ?? "", ...lines].join("\r\n")}\r\n`
}
