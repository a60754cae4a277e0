import { finding } from "../model/finding.ts"
import type { Finding } from "../model/finding.ts"
import { noFinalNewline } from "./oddities/finding-kinds-text.ts"
import type { Line, Page } from "./page.ts"

/** Plain text as a page: each physical line is a line, whichever way its lines end. */
export function pageFromText(text: string): Page {
  const clean = text.replace(/^\ufeff/, "").replaceAll("\0", "")
  const physical = clean.split(/\r\n|\n|\r/)
  const endsWithNewline = physical.at(-1) === ""
  if (endsWithNewline) physical.pop()
  const lines = physical.map((text, index): Line => ({ line: index + 1, text, mark: "text" }))
  const findings: Finding[] = lines.length > 0 && !endsWithNewline ? [finding(noFinalNewline, {}, { line: lines.length })] : []
  return { format: "text", title: null, lines, findings }
}
