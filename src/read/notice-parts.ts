import type { Block } from "./block.ts"
import { looksLikeHeading } from "./words/labels.ts"
import type { NoticeSection } from "./read-notice.ts"
import type { Reading } from "./reading.ts"
import { withoutStop } from "./words/sentences.ts"
import { splitDatasets } from "./words/split-datasets.ts"
import { splitSystems } from "./words/split-systems.ts"
import { isBareList, systemsInProse } from "./words/systems-in-prose.ts"

interface Category {
  readonly name: string
  readonly items: string[]
}

/** The categories of data with their items: headings with bullets, "Name: a, b", or a bare list under the section's heading. */
export function categoriesOf(section: NoticeSection): Category[] {
  const categories: Category[] = []
  const fallback = section.heading.body.replace(/\s*[:?]$/, "")
  const into = (): Category => {
    if (categories.length === 0) categories.push({ name: fallback, items: [] })
    return categories.at(-1)!
  }
  if (section.value) into().items.push(...splitDatasets(section.value))
  for (const [index, block] of section.blocks.entries()) {
    const pair = /^([^:]{3,80}):\s+(\S.*)$/u.exec(block.text)
    const next = section.blocks[index + 1]
    if (block.kind === "bullet" && !pair) into().items.push(withoutStop(block.text))
    else if (pair) categories.push({ name: pair[1]!, items: splitDatasets(pair[2]!) })
    else if (block.text.endsWith(":") && (next?.kind === "bullet" || next === undefined || block.text.length < 90)) categories.push({ name: block.text.slice(0, -1), items: [] })
    else if (looksLikeHeading(block) && next !== undefined && (next.kind === "bullet" || isHeaded(section.blocks, index))) categories.push({ name: block.text, items: [] })
    else if (block.kind === "row") into().items.push(...block.cells.filter((cell) => cell !== ""))
    else into().items.push(...(isBareList(block.text) ? splitDatasets(block.text) : [withoutStop(block.text)]))
  }
  return categories.filter(({ items, name }) => items.length > 0 || name !== fallback)
}

/** A heading among lines that have lost their bullets stands apart by the blank line before it. */
const isHeaded = (blocks: readonly Block[], index: number): boolean => blocks[index]!.gap && !blocks[index + 1]!.gap && blocks[index + 2]?.gap !== true

const holderWords = /(?:rekisterinpitäj|yhteisrekister|personuppgiftsansvarig|järjestelm|rekister|system|register)/iu
const holders = /(?:yhteis)?rekister(?:in ?)?pitäj(?:inä|änä|ä|ät)\s+(.+)$|(?:gemensamt )?personuppgiftsansvariga?\s+(.+)$/iu

/** The systems of a notice, by name; what the parentheses tell of each goes to the list of systems. */
export function systemsOf(reading: Reading, section: NoticeSection): string[] {
  const lines: { text: string; line: number }[] = []
  if (section.value) for (const text of splitSystems(section.value)) lines.push({ text, line: section.heading.line })
  for (const block of section.blocks) {
    const texts = block.kind === "bullet" ? [withoutStop(block.text)] : isBareList(block.text) ? splitSystems(block.text) : [...systemsInProse(block.text).systems]
    for (const text of texts) lines.push({ text, line: block.line })
  }
  return lines.map(({ text, line }) => {
    const parts = /^(.+?) \(([^()]+)\)$/u.exec(text)
    if (!parts || !holderWords.test(parts[2]!)) return text
    describe(reading, section, parts[1]!, parts[2]!, line)
    return parts[1]!
  })
}

function describe(reading: Reading, section: NoticeSection, name: string, told: string, line: number): void {
  const held = holders.exec(told)
  const owners = held ? (held[1] ?? held[2])!.split(/,\s+| (?:sekä|ja|och|samt) (?=\p{Lu})/u) : []
  const description = (held ? told.slice(0, held.index) : told).replace(/[\s,;]+$/, "")
  reading.systems.push({ name, group: section.heading.body.replace(/:$/, ""), description: description === "" ? null : description, owners, users: null, line })
}

/** The rights of a notice: each heading with its text, or each paragraph when there are no headings. */
export function rightsOf(section: NoticeSection): string[] {
  const rights: string[][] = section.value ? [[section.value]] : []
  let headed = false
  for (const block of section.blocks) {
    const heading = block.kind !== "bullet" && (looksLikeHeading(block) || block.text.endsWith("?")) && block.text.length < 120
    if (heading || !headed) rights.push([block.text])
    else rights.at(-1)!.push(block.text)
    if (heading) headed = true
  }
  return rights.map((texts) => texts.join("\n"))
}
