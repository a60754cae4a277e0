import { parse } from "csv-parse/sync"
import { finding, type Finding } from "../../model/finding.ts"
import type { Line, Page } from "../page.ts"
import { formulaAsText } from "./findings.ts"
import { Unreadable } from "./unreadable.ts"

/** A table as separated values: the separator is the one that the first lines use most. */
export function pageFromCsv(text: string): Page {
  const body = text.replace(/^\ufeff/, "")
  const separator = bestSeparator(body.split(/\r?\n/).slice(0, 20))
  const lines: Line[] = []
  const findings: Finding[] = []
  for (const { record: cells, info } of readRecords(body, separator)) {
    // csv-parse counts the last line of a record; a quoted line break makes a record longer than one.
    const line = info.lines - cells.join("").split("\n").length + 1
    lines.push({ line, text: cells.join("\t"), mark: "row", cells })
    for (const cell of cells) if (isFormula(cell)) findings.push(finding(formulaAsText, { cell: cell.slice(0, 80) }, { line }))
  }
  return { format: "csv", title: null, lines, findings }
}

const isFormula = (cell: string): boolean => /^[=@]\s*\w|^[+-]\s*[a-z]+\(/i.test(cell.trim())

function bestSeparator(lines: readonly string[]): string {
  const counts = ["\t", ";", ","].map((separator) => ({ separator, count: lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0) }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator
}

function readRecords(text: string, delimiter: string): { record: string[]; info: { lines: number } }[] {
  try {
    return parse(text, { delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }) as unknown as { record: string[]; info: { lines: number } }[]
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : ""
    throw new Unreadable({
      fi: `Taulukkoa ei voi lukea: ${reason}. Tarkista lainausmerkit.`,
      sv: `Tabellen kan inte läsas: ${reason}. Kontrollera citattecknen.`,
      en: `The table cannot be read: ${reason}. Check the quotation marks.`,
    })
  }
}
