import type { Finding } from "../model/finding.ts"

/**
 * A published page as a person would see it, whatever file it came in: lines in reading order, each with the number of
 * the line (text, HTML source, CSV) or paragraph (DOCX) or row (XLSX) where it stands.
 */
export interface Page {
  readonly format: "text" | "html" | "docx" | "csv" | "xlsx"
  readonly title: string | null
  readonly lines: readonly Line[]
  /** Oddities of the file itself: encoding, hidden content, formulas that were not trusted. */
  readonly findings: readonly Finding[]
}

export interface Line {
  /** Counted from 1 in the source. */
  readonly line: number
  /** The text as it stands, untidied; the reader decides what to fold. */
  readonly text: string
  /** What the file format said about the line. Plain text says nothing: there every line is "text". */
  readonly mark: "text" | "heading" | "bullet" | "row"
  /** Depth of a heading, 1 to 6, or of a bullet, from 1. */
  readonly level?: number
  /** The cells of a table row, as they stand, with a line break where the cell has one. `text` then holds them joined by tabs. */
  readonly cells?: readonly string[]
  /** Column headings of the table (its th cells), when the format knows that this row is one. */
  readonly head?: boolean
}
