import { finding } from "../model/finding.ts"
import { loneCell } from "./block.ts"
import type { Block } from "./block.ts"
import { datasetsCellEmpty, tableBlankLine, tableDashRow, tableHeaderAgain } from "./oddities/finding-kinds-content.ts"
import { fillDatasetItem, fillDatasets, fillKeys, fillPurpose, fillSystems } from "./fill.ts"
import { labelIn, labelOf, looksLikeHeading } from "./words/labels.ts"
import { functionClassIn } from "./words/function-classes.ts"
import type { Reading } from "./reading.ts"
import type { OpenPool, OpenUnit } from "./reading.ts"
import { ownersOf } from "./read-system-blocks.ts"
import { namesSystem } from "./words/split-systems.ts"
import { isPageTitle, namesPool, poolNoun } from "./words/vocabulary.ts"
import type { Section } from "./words/vocabulary.ts"

export type Column = Section | null

/** Reads every table of the page, and tells which blocks were its own. */
export function readTables(reading: Reading, taken: Set<number>): void {
  const { blocks } = reading
  let columns: Column[] | null = null
  let unit: OpenUnit | null = null
  let headers = 0
  const firstHeader: { block: Block | null } = { block: null }
  for (const [index, block] of blocks.entries()) {
    if (taken.has(index)) continue
    if (block.kind === "rule" && columns) {
      take(reading, taken, index, "table")
      reading.findings.push(finding(tableDashRow, {}, { line: block.line }))
      continue
    }
    const within = columns ? sectorWithin(blocks, index) : null
    if (within !== null) {
      unit = reading.unit(within, "sector", block.line)
      take(reading, taken, index, "pools.sector")
      continue
    }
    if (block.kind !== "row") {
      if (columns && block.cells.length <= 1 && !looksLikeHeading(block)) columns = columnsStayOpen(blocks, index) ? columns : null
      continue
    }
    const header = columnsOf(block)
    if (header) {
      headers++
      if (headers === 1) firstHeader.block = block
      else reading.findings.push(finding(tableHeaderAgain, { first: firstHeader.block!.line }, { line: block.line }))
      if (headers === 2) reading.findings.push(finding(tableHeaderAgain, { first: firstHeader.block!.line }, { line: firstHeader.block!.line }))
      columns = header
      unit = sectorBefore(reading, taken, index) ?? unit
      take(reading, taken, index, "heading")
      continue
    }
    columns ??= loneCell(block) === null ? inferredColumns(blocks, index) : null
    if (!columns) continue
    if (block.gap && index > 0 && blocks[index - 1]!.kind === "row" && !columnsOf(blocks[index - 1]!)) reading.findings.push(finding(tableBlankLine, {}, { line: block.line }))
    if (readRow(reading, columns, block.cells, block, unit)) take(reading, taken, index, "table")
  }
}

function take(reading: Reading, taken: Set<number>, index: number, field: string): void {
  taken.add(index)
  reading.place(reading.blocks[index]!, field)
}

/** A heading between the rows of a table, alone on its line or row, names the sector of the pools that follow. */
function sectorWithin(blocks: readonly Block[], index: number): string | null {
  const block = blocks[index]!
  const next = blocks[index + 1]
  if (next?.kind !== "row" || columnsOf(next) || loneCell(next) !== null) return null
  const text = block.kind === "row" ? loneCell(block) : block.body
  if (text === null || text.length > 110 || namesPool(text)) return null
  if (block.kind !== "row") return looksLikeHeading(block) && labelOf(block) === null ? text.replace(/\s*:$/, "") : null
  const rows = blocks.filter(({ kind, cells }) => kind === "row" && cells.length === block.cells.length)
  return block.cells[0] === text && rows.filter(({ cells }) => cells.some(namesPool)).length * 2 > rows.length ? text : null
}

const columnsStayOpen = (blocks: readonly Block[], index: number): boolean => blocks[index + 1]?.kind === "row"

/** The columns that a row's cells name, when the row is a table's header. */
export function columnsOf(block: Block): Column[] | null {
  if (block.cells.length < 2) return null
  const columns = block.cells.map((cell) => {
    const label = labelIn(cell)
    return label && (label.of === null || block.head) ? label.section : null
  })
  return isHeader(columns) ? columns : null
}

export const isHeader = (columns: readonly Column[]): boolean => {
  const named = new Set(columns.filter((column) => column !== null))
  return named.size >= 2 && columns.filter((column) => column !== null).length >= columns.length / 2
}

/** A table that has lost its header: names of pools in one column, the other columns known by what they hold. */
function inferredColumns(blocks: readonly Block[], index: number): Column[] | null {
  const rows = blocks.slice(index, index + 40).filter((block) => block.kind === "row")
  const width = blocks[index]!.cells.length
  if (width < 2 || rows.filter((row) => poolNoun.test(row.cells[0] ?? "")).length < 2) return null
  const systems = (column: number) => rows.filter((row) => namesSystem((row.cells[column] ?? "").replace(/[.,]$/, ""))).length > rows.length / 2
  const columns: Column[] = ["pools"]
  for (let column = 1; column < width; column++) columns.push(systems(column) ? "systems" : columns.includes("purpose") ? "datasets" : "purpose")
  return columns
}

/** The heading right above a table's header names the sector of its pools. */
export function sectorBefore(reading: Reading, taken: Set<number>, index: number): OpenUnit | null {
  const { blocks } = reading
  for (let before = index - 1; before >= 0 && before >= index - 3; before--) {
    const block = blocks[before]!
    if (taken.has(before)) {
      if (block.kind === "rule") continue
      return null
    }
    const text = block.kind === "row" ? loneCell(block) : block.kind === "text" ? block.body : null
    if (text === null) return null
    if (before === 0 && isPageTitle(text)) return null
    if (block.kind === "text" && labelIn(block.body)?.section === "pools" && labelIn(block.body)?.of === null) {
      take(reading, taken, before, "heading")
      return null
    }
    if (looksLikeHeading({ ...block, text, body: text, kind: "text" }) && text.length <= 110) {
      take(reading, taken, before, "pools.sector")
      return reading.unit(text.replace(/\s*:$/, ""), "sector", block.line)
    }
  }
  return null
}

/** Puts a row's cells where its columns say; false when the row names nothing. */
export function readRow(reading: Reading, columns: readonly Column[], cells: readonly string[], block: Block, unit: OpenUnit | null): boolean {
  const at = (section: Section): string => cells[columns.indexOf(section)]?.trim() ?? ""
  const poolColumn = columns.includes("pools") ? "pools" : "name"
  const describesSystems = !columns.includes("pools") && (columns.includes("owner") || columns.includes("users") || columns.includes("systemName"))
  if (describesSystems) return readSystemRow(reading, columns, cells, block, unit)
  const name = at(poolColumn) || (columns.includes(poolColumn) ? "" : (cells[0]?.trim() ?? ""))
  if (name === "" || /^[-–—.\s]+$/.test(name)) return false
  const pool = reading.pool(name, block, unit)
  reading.nameColumns.set(block.line, Math.max(0, columns.indexOf(poolColumn)))
  const sector = at("sector")
  if (sector !== "") pool.sector = sector
  for (const [column, section] of columns.entries()) fillCell(reading, pool, section, cells[column]?.trim() ?? "", block)
  return true
}

function fillCell(reading: Reading, pool: OpenPool, section: Column, text: string, block: Block): void {
  if (text === "" || /^[-–—]+$/.test(text)) {
    if (section === "datasets") reading.findings.push(finding(datasetsCellEmpty, { pool: pool.name }, { line: block.line }))
    return
  }
  if (section === "purpose" || section === "description") fillPurpose(reading, pool, text, block)
  else if (section === "datasets") fillDatasets(reading, pool, text, block)
  else if (section === "systems") fillSystems(reading, pool, text, block)
  else if (section === "searchKeys") fillKeys(reading, pool, text, block)
  else if (section === "registers") for (const item of text.split(/[;,]\s+/)) fillDatasetItem(reading, pool, item, block, true)
  else if (section === "decides") pool.decides.push(text)
  else if (section === "openInterface") pool.openInterface.push(text)
  else if (section === "functionClasses") addClasses(reading, pool, text, block)
}

function addClasses(reading: Reading, pool: OpenPool, text: string, block: Block): void {
  for (const piece of text.split(/[;,]\s+(?=\d)/)) {
    const found = functionClassIn(piece, true)
    if (found) pool.functionClasses.push(reading.functionClass(found.code, found.title, block.line))
  }
}

function readSystemRow(reading: Reading, columns: readonly Column[], cells: readonly string[], block: Block, unit: OpenUnit | null): boolean {
  const at = (...sections: Section[]): string | null => {
    for (const section of sections) {
      const cell = cells[columns.indexOf(section)]?.trim()
      if (cell && !/^[-–—]+$/.test(cell)) return cell
    }
    return null
  }
  const name = at("systemName", "systems", "name") ?? cells[0]?.trim() ?? ""
  if (name === "" || /^[-–—.\s]+$/.test(name)) return false
  reading.systems.push({
    name,
    group: at("sector") ?? unit?.name ?? null,
    description: at("systemDescription", "description", "purpose"),
    owners: ownersOf(at("owner") ?? "").owners,
    users: at("users"),
    line: block.line,
  })
  return true
}
