import type { Block } from "./block.ts"
import { labelOf } from "./words/labels.ts"
import { isHeader, readRow, sectorBefore } from "./read-table.ts"
import type { Column } from "./read-table.ts"
import type { Reading } from "./reading.ts"
import { namesSystem } from "./words/split-systems.ts"
import { namesPool } from "./words/vocabulary.ts"

/** Reads tables whose cells have fallen each on a line of its own: the column heads in a row, then the values in their order. */
export function readFlatTables(reading: Reading, taken: Set<number>): void {
  const { blocks } = reading
  for (let index = 0; index < blocks.length; index++) {
    const head = taken.has(index) ? null : headAt(blocks, taken, index)
    if (!head) continue
    const unit = sectorBefore(reading, taken, index)
    for (let at = index; at < index + head.length; at++) take(reading, taken, at, "heading")
    const end = endOf(blocks, taken, index + head.length)
    for (const row of rowsOf(blocks, head, index + head.length, end)) readLines(reading, taken, head, row, unit)
    index = end - 1
  }
}

function take(reading: Reading, taken: Set<number>, index: number, field: string): void {
  reading.place(reading.blocks[index]!, field)
  taken.add(index)
}

/** Column heads one below the other: labels of several kinds with nothing in between, the pool's name among them. */
function headAt(blocks: readonly Block[], taken: ReadonlySet<number>, index: number): Column[] | null {
  const columns: Column[] = []
  for (let at = index; at < blocks.length && columns.length < 10; at++) {
    const block = blocks[at]!
    const label = taken.has(at) || block.kind !== "text" ? null : labelOf(block)
    if (!label || label.value !== null || label.of !== null || columns.includes(label.section)) break
    columns.push(label.section)
  }
  const names = columns.includes("pools") || columns.includes("name")
  return columns.length >= 3 && names && isHeader(columns) ? columns : null
}

/** The values end where another table's heads begin, with the heading right above those. */
function endOf(blocks: readonly Block[], taken: ReadonlySet<number>, from: number): number {
  let end = from
  while (end < blocks.length && !taken.has(end) && (blocks[end]!.kind === "text" || blocks[end]!.kind === "rule")) {
    if (headAt(blocks, taken, end)) return Math.max(from, end - 1)
    const label = labelOf(blocks[end]!)
    if (label && label.of === null && ["keywords", "contacts", "caseRegister"].includes(label.section)) return end
    end++
  }
  return end
}

function rowsOf(blocks: readonly Block[], head: readonly Column[], from: number, end: number): number[][] {
  const indexes = Array.from({ length: end - from }, (_, at) => from + at).filter((at) => blocks[at]!.kind === "text")
  const first = Math.max(head.indexOf("pools"), head.indexOf("name")) === 0
  if (!first || !indexes.some((at) => namesPool(blocks[at]!.text))) return chunks(indexes, head.length)
  const rows: number[][] = []
  for (const at of indexes) {
    if (namesPool(blocks[at]!.text) || rows.length === 0 || rows.at(-1)!.length >= head.length) rows.push([])
    rows.at(-1)!.push(at)
  }
  return rows
}

const chunks = (indexes: readonly number[], size: number): number[][] => Array.from({ length: Math.ceil(indexes.length / size) }, (_, at) => indexes.slice(at * size, (at + 1) * size))

function readLines(reading: Reading, taken: Set<number>, head: readonly Column[], row: readonly number[], unit: ReturnType<typeof sectorBefore>): void {
  const blocks = row.map((at) => reading.blocks[at]!)
  if (blocks.length < 2) return
  const cells = cellsFor(head, blocks.map((block) => block.text))
  const joined: Block = { ...blocks[0]!, lines: blocks.flatMap((block) => block.lines), last: blocks.at(-1)!.last, kind: "row", cells }
  if (readRow(reading, head, cells, joined, unit)) for (const at of row) take(reading, taken, at, "table")
}

/** A row with an empty cell is shorter: what names systems goes to their column, the rest in order. */
function cellsFor(head: readonly Column[], texts: readonly string[]): string[] {
  if (texts.length === head.length) return [...texts]
  const cells = head.map(() => "")
  const systems = head.indexOf("systems")
  const last = texts.at(-1)!
  const lastIsSystems = systems > 0 && namesSystem(last.replace(/[.,]$/, ""))
  if (lastIsSystems) cells[systems] = last
  let column = 0
  for (const text of lastIsSystems ? texts.slice(0, -1) : texts) {
    while (column < cells.length && cells[column] !== "") column++
    if (column < cells.length) cells[column] = text
  }
  return cells
}
