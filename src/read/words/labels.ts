import type { Block } from "../block.ts"
import { editDistance } from "../../lib/language/edit-distance.ts"
import { fillers, pointsElsewhere, stems } from "./vocabulary.ts"
import type { Section } from "./vocabulary.ts"

/** A heading or label that opens a section, perhaps with its value on the same line. */
export interface Label {
  readonly section: Section
  /** The label as written, without colon. */
  readonly as: string
  /** What the label is about when it says so: a unit ("X-osaston tietojärjestelmät") or a pool; null for a plain label. */
  readonly of: string | null
  /** The label speaks of several pools ("tietovarantojen"), so what it is about is a unit, never a pool. */
  readonly plural: boolean
  readonly value: string | null
}

/** The order in which a label's words decide what it opens, when it holds several. */
const weight: readonly Section[] = [
  "keywords",
  "searchKeys",
  "functionClasses",
  "openInterface",
  "decides",
  "owner",
  "users",
  "systems",
  "datasets",
  "purpose",
  "description",
  "registers",
  "contacts",
  "caseRegister",
  "sector",
  "name",
  "pools",
]

/** Headings that tell how to ask for data, whoever's data it is. */
const asksForData = /^(?:tietopyyn(?:tö|nö|tö|tö)\p{L}*|(?:asiakirja|tieto)pyyn\p{L}*|yhteystiedot|kontaktuppgifter|begäran om (?:uppgifter|information|handlingar)|informationsbegäran)(?:$|[ :])/iu

interface Token {
  readonly section: Section | null
  readonly known: boolean
}

function tokenOf(word: string): Token {
  const section = stems.find(([, stem]) => stem.test(word))?.[0] ?? null
  return { section, known: section !== null || fillers.has(word) }
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[()"”“'?!:*.]/g, " ")
    .split(/[\s,/]+/)
    .filter((word) => word !== "" && word !== "-" && word !== "–" && word !== "&")

/** What a short text opens when it is made of label words, with what stands before them; null when it is no label. */
export function labelIn(text: string): Omit<Label, "value"> | null {
  const as = text.replace(/\s*\(?(?:päivitetty|uppdaterad)[^)]*\)?\s*$/iu, "").replace(/\s*:\s*$/, "")
  if (as.length > 110) return null
  const words = wordsOf(as)
  if (asksForData.test(as)) return { section: "contacts", as, of: null, plural: false }
  if (words.length === 0 || words.length > 12) return null
  const tokens = words.map(tokenOf)
  let start = tokens.length
  while (start > 0 && tokens[start - 1]!.known) start--
  const section = sectionOf(tokens.slice(start), words.slice(start))
  if (section === null) return null
  return { section, as, of: start > 0 ? leadText(as, start) : null, plural: words.some((word) => /^(tietovarantojen|informationslagren|informationslagrens)$/.test(word)) }
}

/** Which section the words open together: "tietovarannon nimi" is a name, "tietojärjestelmän kuvaus" a system's description. */
function sectionOf(tokens: readonly Token[], words: readonly string[]): Section | null {
  const found = weight.filter((section) => tokens.some((token) => token.section === section))
  const has = (section: Section) => found.includes(section)
  if (has("name") && (has("pools") || found.length === 1)) return "name"
  if (has("name") && has("systems")) return "systemName"
  if (has("description") && (has("systems") || has("registers")) && words.length <= 3 && !words.some((word) => /^(rekisterit|register|järjestelmät)$/.test(word))) return "systemDescription"
  if (has("registers") && has("purpose") && found.length === 2) return "purpose"
  return found[0] ?? null
}

const leadText = (text: string, words: number): string => text.split(/\s+/).slice(0, words).join(" ")

/** A text that reads as a heading rather than as a sentence: short, begun with a capital, not closed. */
export function looksLikeHeading(block: Block): boolean {
  if (block.heading) return true
  if (block.kind !== "text" || block.text.length > 160 || pointsElsewhere.test(block.text)) return false
  const text = block.body
  if (!/^[\p{Lu}\d"”“']/u.test(text) || /[.;,!]$/.test(text.replace(/-tietovaranto\.$/, ""))) return false
  return text.split(" ").length <= 16
}

/** The label that a block is, plain or with its value after a colon. */
export function labelOf(block: Block): Label | null {
  if (block.kind === "rule" || block.kind === "row") return null
  const whole = block.kind === "bullet" ? null : plainLabel(block)
  return whole ?? inlineLabelOf(block)
}

function plainLabel(block: Block): Label | null {
  const text = block.body
  if (text.length > 110 || /[.;,]$|: ./.test(text)) return null
  if (!block.heading && !/^\p{Lu}/u.test(text) && !text.endsWith(":")) return null
  const meant = meantLabel(text)
  const label = meant === null ? labelIn(text) : labelIn(meant)
  return label && { ...label, as: meant === null ? label.as : text.replace(/:$/, ""), value: null }
}

const oneWordLabels = ["tietoaineistot", "tietojärjestelmät", "hakutekijät", "käyttötarkoitus", "tietovarannot", "asiarekisteri", "informationsmaterial", "informationssystem", "sökfaktorer", "användningsändamål", "informationslager", "ärenderegister"]

/** The label that a heading of one word was meant to be, when a letter or two are wrong. */
export function meantLabel(text: string): string | null {
  const word = text.toLowerCase().replace(/:$/, "")
  if (word.length < 9 || word.length > 24 || /[\s,;]/.test(word) || tokenOf(word).known) return null
  return oneWordLabels.find((label) => Math.abs(label.length - word.length) <= 2 && editDistance(label, word, 2) <= 2) ?? null
}

function inlineLabelOf(block: Block): Label | null {
  const separator = block.kind === "bullet" ? /^([^:]{3,80}?)\s*:\s+(\S.*)$/u : /^([^:]{3,80}?)\s*(?::\s*|\s[–-]\s)(\S.*)$/u
  const parts = separator.exec(block.body)
  if (!parts) return null
  const label = labelIn(parts[1]!)
  if (!label || label.of !== null || (block.kind === "bullet" && label.section === "registers")) return null
  return { ...label, value: parts[2]! }
}
