import { finding } from "../../model/finding.ts"
import type { Finding } from "../../model/finding.ts"
import type { Block } from "../block.ts"
import { sentenceDoubled, textRepeated } from "./finding-kinds-content.ts"
import { descriptionUnlikeName } from "./finding-kinds-page.ts"
import { diagram } from "./check-text.ts"
import type { Reading } from "../reading.ts"
import { sentencesOf } from "../words/sentences.ts"

/** The same sentence in two places, twice in one paragraph, or under a name that it does not fit. */
export function checkRepeats(reading: Reading): Finding[] {
  return [...repeatedSentences(reading.blocks.filter((block) => isText(reading, block))), ...strayDescriptions(reading)]
}

/** A sentence by its long words' beginnings, so that a changed ending or a small word makes no difference. */
const keyOf = (sentence: string): string | null => {
  const words = sentence.toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word.length >= 5).map((word) => word.slice(0, 6))
  return words.length >= 3 ? words.join(" ") : null
}

const notText = /^(?:pools\.(?:systems|searchKeys|name|parts|sector|registers)|heading|keywords|contacts|notice|systems\.(?:owner|users|name|group))/

const isText = (reading: Reading, block: Block): boolean =>
  block.kind === "text" && block.text.length >= 30 && !notText.test(reading.placed.get(block.line) ?? "") && !diagram.test(block.text.slice(0, 400)) && /[.!]$/.test(block.text)

function repeatedSentences(blocks: readonly Block[]): Finding[] {
  const places = new Map<string, { line: number; text: string; own: boolean }[]>()
  for (const block of blocks) {
    for (const sentence of sentencesOf(block.text.replace(/^[^:.]{3,60}:\s+/u, ""))) {
      const key = sentence.endsWith(":") || sentence.length < 30 ? null : keyOf(sentence)
      if (key) places.set(key, [...(places.get(key) ?? []).slice(0, 6), { line: block.line, text: sentence, own: true }])
    }
  }
  const found = new Map<number, Finding>()
  for (const uses of places.values()) {
    if (uses.length < 2 || uses.length > 4) continue
    const lines = [...new Set(uses.map(({ line }) => line))]
    if (lines.length < uses.length) found.set(-uses[0]!.line, finding(sentenceDoubled, { text: uses[0]!.text.slice(0, 120) }, { line: uses[0]!.line }))
    for (const [index, line] of lines.entries()) {
      const other = lines[index === 0 ? 1 : 0]
      if (other !== undefined && !found.has(line)) found.set(line, finding(textRepeated, { line: other }, { line }))
    }
  }
  return [...found.values()]
}

const stemsOf = (text: string): Set<string> => new Set(text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length >= 5).map((word) => word.slice(0, 5)))
const common = new Set(["tieto", "järje", "rekis", "hallin", "halli", "henki", "palve", "asiak", "infor", "syste", "regis", "kaupu", "toimi", "yhtei", "kunna"])

/** A description that shares no word with its system's name, group or users, though most on the page do. */
function strayDescriptions(reading: Reading): Finding[] {
  const described = reading.systems.filter(({ description, group }) => description !== null && group !== null)
  if (described.length < 6) return []
  const stray = described.filter(({ name, group, users, owners, description }) => {
    const words = stemsOf(description!)
    const whole = `${name} ${group ?? ""} ${users ?? ""} ${owners.join(" ")}`.toLowerCase()
    const around = stemsOf(whole)
    return words.size >= 5 && ![...words].some((word) => !common.has(word) && (around.has(word) || whole.includes(word) || [...around].some((other) => other.slice(0, 4) === word.slice(0, 4) && !common.has(other))))
  })
  return stray.length * 4 > described.length ? [] : stray.map(({ name, line }) => finding(descriptionUnlikeName, { name }, { line: lineOfDescription(reading, line) }))
}

const lineOfDescription = (reading: Reading, line: number): number => [line, line + 1, line + 2, line + 3].find((at) => /^systems\.(?:systemD|d)escription$/.test(reading.placed.get(at) ?? "")) ?? line
