import { tidy } from "../lib/words.ts"
import type { Line, Page } from "./page.ts"
import { isBareList } from "./words/systems-in-prose.ts"

/** A piece of the page that is read as one: a line, or the lines of one broken paragraph. */
export interface Block {
  /** Tidied, without bullet; the numbering of a heading is kept here. */
  readonly text: string
  /** The text without the numbering of its heading. */
  readonly body: string
  readonly number: string | null
  readonly line: number
  readonly last: number
  readonly lines: readonly number[]
  readonly kind: "text" | "bullet" | "row" | "rule"
  /** The file format says that this is a heading. */
  readonly heading: boolean
  readonly level: number | null
  readonly cells: readonly string[]
  readonly head: boolean
  /** A blank line stands before it. */
  readonly gap: boolean
}

/** A longer line is no text that a person wrote; it is listed as unread instead of being taken apart. */
export const longestLine = 20_000

const bulletGlyph = /^(?:[•·●○◦▪▫■□‣⁃➢➤►✓✔\uf0b7]\s*|(?:[*+o]|-|–|—)\s+)(?=\S)/u
const numbering = /^(?:(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]|[a-zåäö]\)|[IVX]{1,5}\.)\s+)(?=\S)/u
const onlyRules = /^[\s\-–—_=*|+.:]+$/u

interface Row extends Line {
  readonly tidied: string
  readonly gap: boolean
  readonly bullet: boolean
}

/** The page's blocks in reading order, with the lines that are too long to be read left out. */
export function blocksOf(page: Page): Block[] {
  const rows = nonBlankRows(page)
  const separator = separatorOf(rows)
  const wrapped = isHardWrapped(rows)
  const blocks: Block[] = []
  let open: Row[] = []
  const close = () => {
    if (open.length > 0) blocks.push(blockFrom(open, separator))
    open = []
  }
  for (const row of rows) {
    const before = open.at(-1)
    if (before && continues(before, row, open[0]!.bullet, wrapped, separator)) open.push(row)
    else {
      close()
      open = [row]
    }
  }
  close()
  return blocks
}

function nonBlankRows(page: Page): Row[] {
  const rows: Row[] = []
  let gap = true
  for (const line of page.lines) {
    if (line.text.length > longestLine) {
      gap = true
      continue
    }
    const tidied = tidy(line.text)
    if (tidied === "") {
      gap = true
      continue
    }
    rows.push({ ...line, tidied, gap, bullet: line.mark === "bullet" || bulletGlyph.test(tidied) })
    gap = false
  }
  return rows
}

/** How the cells of a table are parted in plain text: by tabs, else by bars or semicolons where rows agree. */
function separatorOf(rows: readonly Row[]): RegExp | null {
  const count = (part: RegExp) => rows.filter((row) => (row.text.match(part)?.length ?? 0) >= 2).length
  if (rows.some((row) => row.text.includes("\t"))) return /\t/
  if (count(/\|/g) >= 2) return /\|/
  if (count(/;/g) >= 3 && count(/;/g) > rows.length / 2) return /;/
  if (count(/\S {3,}(?=\S)/g) >= 3) return / {3,}/
  return null
}

function isHardWrapped(rows: readonly Row[]): boolean {
  let wraps = 0
  for (const [index, row] of rows.entries()) {
    if (row.text.length > 130) return false
    const next = rows[index + 1]
    if (next && !next.gap && !next.bullet && row.tidied.length >= 40 && !endsSentence(row.tidied) && startsLow(next.tidied)) wraps++
  }
  return wraps >= 3
}

const endsSentence = (text: string): boolean => /[.:;!?]["”)]?$/u.test(text)
const startsLow = (text: string): boolean => /^[\p{Ll}(]/u.test(text)

function continues(before: Row, row: Row, inBullet: boolean, wrapped: boolean, separator: RegExp | null): boolean {
  if (row.gap || row.bullet || row.mark !== "text" || (before.mark !== "text" && before.mark !== "bullet")) return false
  if (separator && (separator.test(row.text) || separator.test(before.text))) return false
  if (endsSentence(before.tidied) || numbering.test(row.tidied) || inlineLabel.test(row.tidied)) return false
  if (!wrapped) return !inBullet && startsLow(row.tidied) && before.tidied.length >= 100
  return (startsLow(row.tidied) && before.tidied.length >= 30) || before.tidied.length >= 68
}

const inlineLabel = /^\p{Lu}[\p{L} /-]{2,50}:(\s|$)/u

function blockFrom(rows: readonly Row[], separator: RegExp | null): Block {
  const first = rows[0]!
  const joined = rows.length === 1 ? first.tidied : rows.map((row) => row.tidied).join(" ")
  const text = joined.replace(bulletGlyph, "").replace(/^#{1,6}\s+/, "").replace(/^\*\*(.+)\*\*$/, "$1")
  const cells = first.cells ? first.cells.map(cellText) : cellsOf(first.text, separator)
  const number = numbering.exec(text)
  return {
    text,
    body: number ? text.slice(number[0].length) : text,
    number: number ? number[0].trim() : null,
    line: first.line,
    last: rows.at(-1)!.line,
    lines: rows.map((row) => row.line),
    kind: onlyRules.test(joined) ? "rule" : cells.length > 1 || first.mark === "row" ? "row" : first.bullet ? "bullet" : "text",
    heading: first.mark === "heading" || /^#{1,6}\s/.test(joined),
    level: first.level ?? null,
    cells,
    head: first.head ?? false,
    gap: first.gap,
  }
}

/** The only text of a row whose other cells are empty, as when a heading stands inside a table. */
export function loneCell({ cells }: Block): string | null {
  const filled = cells.filter((cell) => cell !== "")
  return filled.length === 1 ? filled[0]! : null
}

/** A cell as one text: names that stand one below the other in it are a list, and a sentence over several lines is one. */
function cellText(cell: string): string {
  const pieces = cell.split("\n").map(tidy).filter((piece) => piece !== "")
  const isList = pieces.length > 1 && pieces.every(isBareList)
  return pieces.reduce((text, piece) => (text === "" ? piece : `${text}${isList && !/[n.,;:–-]$/u.test(text) ? ", " : " "}${piece}`), "")
}

function cellsOf(text: string, separator: RegExp | null): string[] {
  if (!separator?.test(text)) return []
  const cells = text.split(separator).map(tidy)
  if (separator.source !== "\\|") return cells
  return cells.slice(cells[0] === "" ? 1 : 0, cells.at(-1) === "" ? -1 : undefined)
}
