import { finding } from "../../model/finding.ts"
import type { Finding } from "../../model/finding.ts"
import type { Block } from "../block.ts"
import { editDistance } from "../../lib/language/edit-distance.ts"
import { typingError } from "./finding-kinds-text.ts"
import type { Reading } from "../reading.ts"

/** Words of the field as they are rightly written, for pages that have a word only once and wrong. */
const fieldWords =
  `kaupungin kaupungille kaupungissa kaupungista kaupunginkanslian kunnallinen velvoitteiden velvoitteita kansalaiset kansalaisten asiakkaiden henkilötietojen henkilötietoja
  yhteystiedot yhteystiedoista yhteystietoja palvelussuhteen palvelussuhteiden tietoaineistot tietojärjestelmät tietovarannot hakutekijät käyttötarkoitus rekisterinpitäjä tietosuojaseloste
  tarjoamia tarjoama viranomaisen viranomaisten asiakirjat järjestäminen järjestämiseen ylläpitoon rekisteröiminen yritystoiminnan sähköiset sähköisiä palveluja päätöksenteon
  informationssystem informationslager informationsmaterial sökfaktorer personuppgifter personuppgiftsansvarig användningsändamål handlingarna kommunens myndigheten`.split(/\s+/)

interface Seen {
  count: number
  readonly line: number
  readonly as: string
}

/** Likely typing errors, found by general means; every word stays as it was written. */
export function checkTyping(reading: Reading): Finding[] {
  const blocks = reading.blocks.filter((block) => block.kind !== "rule" && block.text.length <= 5_000)
  return [...blocks.flatMap(slipsIn), ...misspelt(blocks), ...contextSlips(blocks)]
}

type Slip = readonly [RegExp, (hit: RegExpExecArray) => string]

/** Slips that their own shape gives away. */
const slips: readonly Slip[] = [
  [/\p{L}{2,} \p{L}{2,}\. \p{Ll}\p{L}+/u, (hit) => hit[0].replace(/\. (?=\p{Ll})/u, ", ")],
  [/\p{L}{4,}-(?:ja|och) \p{L}+/u, (hit) => hit[0].replace("-", "- ")],
  [/\p{L}{4,}- \p{L}+- (?:ja|och|sekä) \p{L}+/u, (hit) => hit[0].replace("- ", "-, ")],
  [/\p{Lu}\p{L}+n vireille (?:pannuista|tulleista)/u, (hit) => hit[0].replace(/n vireille/u, "ssa vireille")],
  [/[Yy]mpäri vuorokauti\p{L}+/u, (hit) => hit[0].replace(" ", "")],
  [/\p{L}+minen tietovaranto/u, (hit) => hit[0].replace(/minen /u, "misen ")],
  [/\p{L}{6,}lainmukai\p{L}+/iu, (hit) => hit[0].replace(/lainmukai/iu, "lain mukai")],
  [/\p{L}{4,}(?:isiä|iset|isten|isia)(?:palvelu|järjestelm|aineisto)\p{L}+/u, (hit) => hit[0].replace(/(isiä|iset|isten|isia)(?=palvelu|järjestelm|aineisto)/u, "$1 ")],
  [/\)\p{Ll}{2,}/u, (hit) => hit[0].replace(")", ") ")],
]

const abbreviations = /(?:^|\s)(?:mm|esim|ns|yms|jne|ym|ks|klo|puh|tel|vrt|mom|art|kohd|t\.ex|bl\.a|osv|kl|ca|resp|s\.k|dvs|nro|alv)\.\s/iu

function slipsIn(block: Block): Finding[] {
  return slips.flatMap(([pattern, mend]) => {
    const hit = pattern.exec(block.text)
    if (!hit || abbreviations.test(hit[0])) return []
    return [finding(typingError, { as: hit[0], expected: mend(hit) }, { line: block.line })]
  })
}

const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}-]*\p{L}/gu) ?? []

/** A word that stands once and differs by one letter, well before its ending, from a word that the page or the field knows. */
function misspelt(blocks: readonly Block[]): Finding[] {
  const seen = countWords(blocks)
  if (seen.size > 20_000) return []
  const frame = framesOf(seen)
  const found: Finding[] = []
  for (const [word, { count, line, as }] of seen) {
    if (count > 1 || word.length < 8) continue
    const meant = nearest(word, seen, frame)
    if (meant !== null) found.push(finding(typingError, { as, expected: meant }, { line }))
  }
  return found
}

function countWords(blocks: readonly Block[]): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const block of blocks)
    for (const as of wordsOf(block.text)) {
      const word = as.toLowerCase()
      const known = seen.get(word)
      if (known) known.count++
      else if (word.length >= 7) seen.set(word, { count: 1, line: block.line, as })
    }
  return seen
}

/** Words by their first three letters and by the letters four to six, so that near ones meet without comparing all. */
function framesOf(seen: ReadonlyMap<string, Seen>): Map<string, string[]> {
  const frames = new Map<string, string[]>()
  const add = (key: string, word: string) => {
    const group = frames.get(key)
    if (group) group.push(word)
    else frames.set(key, [word])
  }
  for (const word of new Set([...seen.keys(), ...fieldWords])) if (word.length >= 7) add(word.slice(0, 3), word)
  return frames
}

function nearest(word: string, seen: ReadonlyMap<string, Seen>, frames: ReadonlyMap<string, string[]>): string | null {
  const candidates = frames.get(word.slice(0, 3)) ?? []
  if (candidates.length > 3_000) return null
  for (const candidate of candidates) {
    const trusted = fieldWords.includes(candidate) || (seen.get(candidate)?.count ?? 0) >= 2
    if (candidate !== word && trusted && isSlipOf(word, candidate)) return candidate
  }
  return null
}

/** One letter is missing, doubled, wrong or swapped, well before the ending, where inflection changes nothing. */
function isSlipOf(word: string, right: string): boolean {
  const least = Math.min(word.length, right.length)
  let same = 0
  while (same < least && word[same] === right[same]) same++
  if (same < 3 || word.includes("-") !== right.includes("-")) return false
  const distance = editDistance(word, right, 2)
  if (word.length === right.length && distance === 1 && sorted(word) === sorted(right)) return true
  if (distance === 1 && endsInCluster.test(word) && !endsInCluster.test(right)) return true
  const left = Math.min(word.length, right.length) - same
  if (passive.test(word) && passive.test(right)) return false
  if (distance === 1 && word.length >= 11 && droppedDouble(word, right, same) && left >= 2) return true
  if (distance === 1) return left >= (word.length === right.length ? 5 : 4)
  if (distance === 2 && word.length >= 11 && same >= 7 && word.length === right.length) return word.slice(-3) === right.slice(-3) && word[same + 1] !== right[same + 1]
  return right.length >= 8 && stemSlip(word, right, same)
}

const sorted = (word: string): string => [...word].sort().join("")
/** No Finnish word ends in two consonants. */
const endsInCluster = /[bdfghjklmprstv][bdfghjklmnprstv]$/u
const passive = /(?:taan|tään|daan|dään|laan|lään)$/u
const droppedDouble = (word: string, right: string, same: number): boolean => right.length === word.length + 1 && right[same] === right[same - 1] && /[bdfgklmnprst]/u.test(right[same]!)

/** The slip stands in the stem, and the two words differ in their endings as well. */
function stemSlip(word: string, right: string, same: number): boolean {
  if (same > 6) return false
  const stem = word.slice(0, same + 6)
  return [-1, 1].some((shift) => {
    const other = right.slice(0, same + 6 + shift)
    return word.length >= 10 && other.length >= 9 && editDistance(stem, other, 1) === 1 && stem.slice(-4) === other.slice(-4) && Math.abs(word.length - right.length) <= 3
  })
}

/** The same two words before, the same beginning and end, something lost in between: "tietoja-asetuksen" for "tietosuoja-asetuksen". */
function contextSlips(blocks: readonly Block[]): Finding[] {
  const contexts = new Map<string, { word: string; count: number; line: number }[]>()
  for (const block of blocks.slice(0, 5_000)) {
    const words = wordsOf(block.text)
    for (let at = 2; at < words.length; at++) {
      const word = words[at]!.toLowerCase()
      if (word.length < 12) continue
      const key = `${words[at - 2]} ${words[at - 1]}`.toLowerCase()
      const uses = contexts.get(key) ?? []
      const known = uses.find((use) => use.word === word)
      if (known) known.count++
      else contexts.set(key, [...uses.slice(0, 20), { word, count: 1, line: block.line }])
    }
  }
  return [...contexts.values()].flatMap((uses) => {
    const right = uses.find(({ count }) => count >= 2)
    return right ? uses.filter(({ word, count }) => count === 1 && word.length < right.word.length && word.slice(0, 5) === right.word.slice(0, 5) && word.slice(-8) === right.word.slice(-8)).map(({ word, line }) => finding(typingError, { as: word, expected: right.word }, { line })) : []
  })
}
