import { finding } from "../model/finding.ts"
import type { Block } from "./block.ts"
import { ownerHasTimeLimit, ownerIsPath, severalOwners } from "./oddities/finding-kinds-content.ts"
import { labelOf, looksLikeHeading } from "./words/labels.ts"
import type { Label } from "./words/labels.ts"
import type { Reading } from "./reading.ts"
import { withoutStop } from "./words/sentences.ts"
import { isPageTitle } from "./words/vocabulary.ts"
import type { Section } from "./words/vocabulary.ts"

const blockSections: ReadonlySet<Section> = new Set(["systemDescription", "description", "purpose", "owner", "users", "systemName", "name", "sector", "datasets"])

/** Reads blocks of labels, each under the name of a system ("Kuvaus: …", "Omistaja: …", "Käyttäjät: …"). */
export function readSystemBlocks(reading: Reading, taken: Set<number>): void {
  const { blocks } = reading
  const labels = blocks.map((block) => valued(labelOf(block)))
  let group: string | null = null
  let from = 0
  for (let index = 0; index < blocks.length; index++) {
    if (taken.has(index) || !labels[index]) continue
    const end = runEnd(labels, taken, index)
    const sections = new Set(labels.slice(index, end).map((label) => label!.section))
    if (tellsOfPool(sections, blocks[index - 1], blocks[end]) || !(sections.has("owner") || sections.has("users")) || (sections.size < 2 && !sections.has("owner"))) {
      index = end - 1
      continue
    }
    const named = isName(labels[index]!.section) ? null : nameBefore(blocks, taken, index, from)
    if (named !== null) group = groupBefore(reading, taken, named, from) ?? group
    readBlock(reading, taken, labels, named, index, end, group)
    index = end - 1
    from = end
  }
}

const isName = (section: Section): boolean => section === "systemName" || section === "name"

/** A bare "Nimi: …" names a pool when a pool's other labels stand beside the run. */
const tellsOfPool = (sections: ReadonlySet<Section>, ...beside: readonly (Block | undefined)[]): boolean =>
  sections.has("name") && beside.some((block) => ["searchKeys", "systems", "registers", "openInterface", "decides", "functionClasses"].includes((block && labelOf(block)?.value !== null && labelOf(block)?.section) || ""))

const valued = (label: Label | null): Label | null => (label && label.value !== null && label.of === null && blockSections.has(label.section) ? label : null)

/** One system's labels stand together; the same label again begins another system. */
function runEnd(labels: readonly (Label | null)[], taken: ReadonlySet<number>, start: number): number {
  const seen = new Set<Section>()
  let end = start
  while (end < labels.length && labels[end] && !taken.has(end) && !seen.has(roleOf(labels[end]!.section))) {
    seen.add(roleOf(labels[end]!.section))
    end++
  }
  return end
}

const roleOf = (section: Section): Section => (section === "description" ? "systemDescription" : section)

/** The line above the labels; a section label in between means that they describe no system. */
function nameBefore(blocks: readonly Block[], taken: ReadonlySet<number>, index: number, from: number): number | null {
  const before = index - 1
  if (before < from || taken.has(before)) return null
  const block = blocks[before]!
  if (block.kind === "rule" || block.kind === "row" || block.text.length > 160) return null
  const label = labelOf(block)
  return label !== null && label.value !== null ? null : before
}

/** Headings between the last system and this one's name; the nearest is the group. */
function groupBefore(reading: Reading, taken: Set<number>, name: number, from: number): string | null {
  let group: string | null = null
  for (let index = name - 1; index >= from && index >= name - 4; index--) {
    const block = reading.blocks[index]!
    if (taken.has(index) || !looksLikeHeading(block) || block.text.length > 110 || isValue(reading.blocks, index) || (index === 0 && isPageTitle(block.text))) break
    if (group === null) {
      group = block.body.replace(/\s*:$/, "")
      reading.place(block, "systems.group")
      taken.add(index)
    }
  }
  return group
}

/** The only line under a section's label is its value, never a heading. */
function isValue(blocks: readonly Block[], index: number): boolean {
  const before = index > 0 ? labelOf(blocks[index - 1]!) : null
  return before !== null && before.value === null && before.of === null && ["searchKeys", "systems", "datasets", "purpose"].includes(before.section)
}

function readBlock(reading: Reading, taken: Set<number>, labels: readonly (Label | null)[], name: number | null, start: number, end: number, group: string | null): void {
  const { blocks } = reading
  const value = (...sections: Section[]): string | null => {
    for (let index = start; index < end; index++) if (sections.includes(labels[index]!.section)) return labels[index]!.value
    return null
  }
  const line = name === null ? blocks[start]!.line : blocks[name]!.line
  const named = value("systemName", "name") ?? (name === null ? null : blocks[name]!.body.replace(/\s*:$/, ""))
  if (named === null) return
  if (name !== null) {
    reading.place(blocks[name]!, "systems.name")
    taken.add(name)
  }
  for (let index = start; index < end; index++) {
    reading.place(blocks[index]!, `systems.${labels[index]!.section}`)
    taken.add(index)
    if (labels[index]!.section === "owner") reportOwners(reading, labels[index]!.value!, blocks[index]!)
  }
  const { owners } = ownersOf(value("owner") ?? "")
  reading.systems.push({ name: named, group: value("sector") ?? group, description: value("systemDescription", "description", "purpose"), owners, users: value("users"), line })
}

interface Owners {
  readonly owners: readonly string[]
  /** The words that limit the ownership in time, when there are any. */
  readonly limit: string | null
}

const timeLimit = /(?:asti|saakka|jälkeen|alkaen|lukien|siirtyy|t\.o\.m\.|fr\.o\.m\.|till och med|därefter|övergår)/iu

/**
 * The owners that one field names, parted by slashes, semicolons or a conjunction between whole names. A comma is a path
 * from an organisation to its part, so it parts nothing.
 */
export function ownersOf(text: string): Owners {
  const pieces = text.split(/\s*[/;]\s*|\s+(?:&)\s+/u).map(withoutStop).filter((piece) => piece !== "")
  const limit = pieces.find((piece) => timeLimit.test(piece)) ?? null
  const lasting = pieces.filter((piece) => !timeLimit.test(piece))
  return { owners: lasting.length > 0 ? lasting : pieces.flatMap(ownersInTime), limit }
}

const succession = /,?\s+(?:jonka|minkä|sen|tämän) jälkeen\s+|,?\s+(?:varefter|därefter|efter vilket)\s+/iu
const until = /\s+(?:(?:saakka|till och med|t\.o\.m\.|fr\.o\.m\.)\s+)?\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?:\s+(?:asti|saakka|alkaen|lukien))?$|\s+vuoden \d{4} (?:alusta|loppuun)(?:\s+(?:asti|saakka|alkaen|lukien))?$/iu

/** Owners that come one after the other, without the words that tell until when; which of them owns now, the finding asks. */
const ownersInTime = (piece: string): string[] => piece.split(succession).map((name) => withoutStop(name.replace(until, ""))).filter((name) => name !== "")

function reportOwners(reading: Reading, text: string, block: Block): void {
  const { owners, limit } = ownersOf(text)
  const at = { line: block.line }
  if (limit !== null) reading.findings.push(finding(ownerHasTimeLimit, { limit }, at))
  if (owners.length > 1 || /\p{Lu}\p{L}+n, \p{Lu}\p{L}+n|\p{L}n ja \p{Lu}\p{L}+n /u.test(text)) reading.findings.push(finding(severalOwners, { text }, at))
  else if (limit === null && text.includes(",")) reading.findings.push(finding(ownerIsPath, { text }, at))
}
