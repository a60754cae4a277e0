import type { Block } from "./block.ts"
import { addTo, say } from "./reading.ts"
import type { OpenPool, PoolPart, Reading } from "./reading.ts"
import { promisedDay } from "./words/promised-day.ts"
import { sentencesOf, withoutStop } from "./words/sentences.ts"
import { datasetsInProse, datasetsInSentence, pointsToNotices, splitDatasets, splitPhrases } from "./words/split-datasets.ts"
import { splitKeys } from "./words/split-keys.ts"
import { splitSystems } from "./words/split-systems.ts"
import { isBareList, systemsInProse } from "./words/systems-in-prose.ts"
import { promised, statedNone } from "./words/vocabulary.ts"

/** Puts a text into a part of a pool: a list, a promise, a statement that there is none, or running text. */
type Fill = (reading: Reading, pool: OpenPool, text: string, block: Block) => void

const dashes = /^[-–—\s.]*$/u

/** Handles what any part can say instead of a value; true when the text was that. */
function saidWithoutValue(reading: Reading, pool: OpenPool, part: PoolPart, text: string, block: Block): boolean {
  for (const line of block.lines) pool.lines.add(line)
  if (dashes.test(text)) return true
  if (promised.test(text)) {
    say(pool, part, "to-be-completed")
    pool.promisedBy.set(part, promisedDay(text))
    reading.promises.push({ pool, part, text, line: block.line })
  }
  else if (statedNone.test(text)) say(pool, part, "none")
  else return false
  return true
}

export const fillSystems: Fill = (reading, pool, text, block) => {
  if (saidWithoutValue(reading, pool, "systems", text, block)) return reading.place(block, "pools.systems")
  const said = isBareList(text) || isCell(text, block) ? { systems: splitSystems(text.replace(/^(?:mm\.|esim\.|bl\.a\.|t\.ex\.)\s+/iu, "")), none: false } : systemsInProse(text)
  addTo(pool, "systems", said.systems, block)
  if (said.none) say(pool, "systems", "none")
  if (said.none || said.systems.length > 0) reading.place(block, "pools.systems")
}

/** A cell lists names even when one of them holds a verb; only a whole sentence of its own is running text. */
const isCell = (text: string, block: Block): boolean => block.kind === "row" && !/^(?:käytössä|käytetään|tietovarannossa|tietoja käsitellään|ei |inga? |i informationslagret|används)/iu.test(text)

export const fillKeys: Fill = (reading, pool, text, block) => {
  if (text.length > 160 && sentencesOf(text).length > 1) return
  reading.place(block, "pools.searchKeys")
  if (!saidWithoutValue(reading, pool, "searchKeys", text, block)) addTo(pool, "searchKeys", splitKeys(text), block)
}

const ownRegister = /(?:rekister(?:i|iseloste)|tietosuojaseloste|registret|register|dataskyddsbeskrivning)$/iu

export const fillDatasets: Fill = (reading, pool, text, block) => {
  if (saidWithoutValue(reading, pool, "datasets", text, block)) return reading.place(block, "pools.datasets")
  if (block.kind !== "row" && pointsToNotices(text) && sentencesOf(text).length === 1 && datasetsInProse(text).length === 0) return reading.place(block, "heading")
  const found = block.kind === "row" ? splitDatasets(text) : sentencesOf(text).flatMap(datasetsOf)
  addTo(pool, "datasets", found, block)
  if (found.length > 0 || pointsToNotices(text)) reading.place(block, "pools.datasets")
}

/** Phrases without a verb are datasets; sentences that state something else are left for a person. */
function datasetsOf(sentence: string): string[] {
  const told = datasetsInSentence(sentence)
  if (told.length > 0 || sentence.endsWith(":") || pointsToNotices(sentence)) return told
  return isBareList(sentence) ? splitPhrases(sentence) : []
}

/** A bullet or line of a datasets list: one item, a register when its name or the words before the list say so. */
export const fillDatasetItem = (reading: Reading, pool: OpenPool, text: string, block: Block, asRegister: boolean): void => {
  const register = asRegister || ownRegister.test(withoutStop(text))
  reading.place(block, register ? "pools.registers" : "pools.datasets")
  if (!saidWithoutValue(reading, pool, "datasets", text, block)) addTo(pool, register ? "registers" : "datasets", [withoutStop(text)], block)
}

export const fillRegisters: Fill = (reading, pool, text, block) => {
  reading.place(block, "pools.registers")
  if (!saidWithoutValue(reading, pool, "datasets", text, block)) addTo(pool, "registers", [withoutStop(text)], block)
}

export const fillPurpose: Fill = (reading, pool, text, block) => {
  reading.place(block, "pools.purpose")
  if (saidWithoutValue(reading, pool, "purpose", text, block)) return
  pool.purpose.push(text)
  pool.facts.push({ part: "purpose", text, line: block.line })
  say(pool, "purpose", "stated")
}
