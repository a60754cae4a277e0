import { finding } from "../../model/finding.ts"
import type { Finding } from "../../model/finding.ts"
import type { Block } from "../block.ts"
import { headingMisspelt, labelVariant, labelVaries } from "./finding-kinds-text.ts"
import { labelOf, meantLabel } from "../words/labels.ts"
import type { Reading } from "../reading.ts"

/** Labels written in several ways on one page, and headings misspelt. */
export function checkLabels(reading: Reading): Finding[] {
  const inline = new Map<string, { readonly block: Block; readonly as: string }[]>()
  const found: Finding[] = []
  for (const block of reading.blocks) {
    if (block.kind === "row" || block.kind === "rule") continue
    const label = labelOf(block)
    if (!label || label.of !== null) continue
    if (label.value === null) found.push(...misspelt(block, label.as))
    const role = label.section === "description" ? "systemDescription" : label.section
    if (label.value !== null && ["systemDescription", "owner", "users"].includes(role)) inline.set(role, [...(inline.get(role) ?? []), { block, as: label.as }])
  }
  for (const labels of inline.values()) found.push(...variants(labels))
  return found
}

/** "TIetoaineistot": a capital inside a word that is not written in capitals throughout. */
function misspelt(block: Block, as: string): Finding[] {
  const meant = meantLabel(as)
  if (meant !== null) return [finding(headingMisspelt, { as, expected: meant.charAt(0).toUpperCase() + meant.slice(1) }, { line: block.line })]
  if (as === as.toUpperCase() || !/(?:^|\s)\p{Lu}\p{Lu}\p{Ll}|\p{Ll}\p{Lu}/u.test(as) || /ICT|ATK|TOS|IT-/.test(as)) return []
  const expected = as.charAt(0).toUpperCase() + as.slice(1).toLowerCase()
  return [finding(headingMisspelt, { as, expected }, { line: block.line })]
}

function variants(labels: readonly { readonly block: Block; readonly as: string }[]): Finding[] {
  const counts = new Map<string, { as: string; count: number }>()
  for (const { as } of labels) counts.set(as.toLowerCase(), { as, count: (counts.get(as.toLowerCase())?.count ?? 0) + 1 })
  const usual = [...counts.values()].sort((one, other) => other.count - one.count)[0]!
  const differing = labels.filter(({ as }) => as.toLowerCase() !== usual.as.toLowerCase())
  if (differing.length === 0 || labels.length < 3) return []
  const others = [...new Set(differing.map(({ as }) => as))].filter((as) => as !== usual.as).map((as) => `"${as}"`)
  const first = labels.find(({ as }) => as === usual.as)!.block
  const told = differing.map(({ block, as }) => finding(labelVariant, { as, usual: usual.as }, { line: block.line }))
  return others.length > 0 ? [finding(labelVaries, { usual: usual.as, others: others.join(", ") }, { line: first.line }), ...told] : told
}
