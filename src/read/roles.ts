import type { Block } from "./block.ts"
import { labelOf, looksLikeHeading } from "./words/labels.ts"
import type { Label } from "./words/labels.ts"
import { sameName } from "./words/names.ts"
import { withoutStop } from "./words/sentences.ts"
import { isPageTitle, namesPool, poolNounFirst, poolsNoun } from "./words/vocabulary.ts"
import type { Section } from "./words/vocabulary.ts"

/** What a block does on its page. */
export type Role =
  | { readonly is: "label"; readonly label: Label }
  | { readonly is: "unit"; readonly label: Label; readonly name: string }
  | { readonly is: "pool"; readonly name: string }
  | { readonly is: "sector"; readonly name: string }
  | { readonly is: "contents" }
  | { readonly is: "content" }

const content: Role = { is: "content" }
/** Sections that a pool has; their labels come again with each pool. */
const ofPools: ReadonlySet<Section> = new Set(["purpose", "description", "datasets", "registers", "systems", "searchKeys", "functionClasses", "openInterface", "decides"])

/** The role of each block, from its words, its shape and what stands around it. */
export function rolesOf(blocks: readonly Block[]): Role[] {
  const labels = blocks.map(labelOf)
  const units = unitLabels(blocks, labels)
  const roles = blocks.map((block, index): Role => {
    const unit = units.get(index)
    if (unit !== undefined) return { is: "unit", label: labels[index]!, name: unit }
    const named = poolNamedBy(block, labels[index] ?? null)
    if (named !== null) return { is: "pool", name: named }
    const label = labels[index]
    return label && label.of === null ? { is: "label", label } : content
  })
  nameKeywords(blocks, roles)
  markPoolLabels(blocks, labels, roles)
  markPoolsByStructure(blocks, roles)
  markContents(blocks, roles)
  markSectors(blocks, roles)
  return roles
}

/** The name of the pool that a heading or a "Tietovaranto: …" label opens. */
function poolNamedBy(block: Block, label: Label | null): string | null {
  if (block.kind !== "text" && !block.heading) return null
  if (label?.value && (label.section === "name" || label.section === "pools")) return withoutStop(label.value)
  if (label?.of === null) return null
  const text = block.body
  if (text.length > 140 || !/^[\p{Lu}\d"”“]/u.test(text) || text.split(" ").length > 14 || /[:;,!?]$/.test(text)) return null
  if (!namesPool(text) && !(poolNounFirst.test(text) && !text.endsWith("."))) return null
  if (/^(?:informationslager|datalager|tietovaranto)\.?$/iu.test(text) || (poolsNoun.test(text) && /^(?:\p{L}+ )?gemensamma informationslager$/iu.test(text))) return null
  return ofWhole.test(text) ? null : withoutStop(text)
}

/** "Björkby stads informationslager" are all of the town's pools, as the title of its page says. */
const ofWhole = /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)? (?:stads|kommuns|\p{L}*samkommuns|välfärdsområdes|kaupungin|kunnan|\p{L}*kuntayhtymän|hyvinvointialueen) (?:informationslager|datalager|tietovaranto)$/u

const unitNoun = /(?:osasto|toimiala|yksik(?:kö|ön)|virasto|keskus|laitos|palvelukeskus|liikelaitos|avdelning|sektor|enhet|förvaltning|väsen|central|verk)\p{L}*$/iu

/** Headings that say of which unit they tell: the same unit comes with several sections, or they speak of its pools. */
function unitLabels(blocks: readonly Block[], labels: readonly (Label | null)[]): Map<number, string> {
  const groups = new Map<string, number[]>()
  for (const [index, label] of labels.entries()) {
    if (label?.of == null || label.value !== null || !looksLikeHeading(blocks[index]!)) continue
    const key = label.of.toLowerCase()
    groups.set(key, [...(groups.get(key) ?? []), index])
  }
  const units = new Map<number, string>()
  for (const indexes of groups.values()) {
    const of = labels[indexes[0]!]!.of!
    const sections = new Set(indexes.map((index) => labels[index]!.section))
    const speaksOfPools = indexes.some((index) => labels[index]!.plural && labels[index]!.section !== "pools")
    if (sections.size < 2 || !(speaksOfPools || unitNoun.test(of))) continue
    const name = plainUnit(of, blocks)
    for (const index of indexes) units.set(index, name)
  }
  return units
}

/** The unit's name as the page itself writes it: "Hallinto-osaston" is Hallinto-osasto where that stands. */
function plainUnit(genitive: string, blocks: readonly Block[]): string {
  const plain = genitive.replace(/(\p{L}{2,})n$/u, "$1").replace(/(avdelning|sektor|enhet|central)ens$/u, "$1en")
  for (const block of blocks.slice(0, 3_000)) {
    if (block.text.startsWith(plain)) return plain
    const start = block.text.slice(0, genitive.length + 6)
    if (start !== genitive && sameStart(start, genitive) && /^\S+(?: \S+){0,3} (?:huolehtii|vastaa|on|tuottaa|jakautuu|ansvarar)\b/u.test(block.text)) return start.split(/ (?:huolehtii|vastaa|on|tuottaa|jakautuu|ansvarar)/u)[0]!.trim()
  }
  return plain
}

const sameStart = (one: string, other: string): boolean => one.slice(0, other.length - 2) === other.slice(0, -2)

/** Inside a list of keywords a word like "tietoaineistot" is a keyword, not a heading. */
function nameKeywords(blocks: readonly Block[], roles: Role[]): void {
  let inside = false
  for (const [index, role] of roles.entries()) {
    if (role.is === "label" && role.label.section === "keywords") inside = role.label.value === null
    else if (!inside) continue
    else if (role.is === "label" && !blocks[index]!.heading && !(blocks[index]!.gap && /^\p{Lu}/u.test(blocks[index]!.text) && opensSomething(blocks, index))) roles[index] = content
    else if (role.is !== "content") inside = false
  }
}

const opensSomething = (blocks: readonly Block[], index: number): boolean => {
  const next = blocks[index + 1]
  return next !== undefined && (next.kind === "bullet" || /[.,;:]/u.test(next.text))
}

/** "Rakennusvalvonnan tietojärjestelmät" under the pool Rakennusvalvonnan tietovaranto is that pool's label. */
function markPoolLabels(blocks: readonly Block[], labels: readonly (Label | null)[], roles: Role[]): void {
  const names = roles.flatMap((role) => (role.is === "pool" ? [role.name] : []))
  if (names.length > 2_000) return
  for (const [index, label] of labels.entries()) {
    if (roles[index]!.is !== "content" || label?.of == null || !ofPools.has(label.section) || !looksLikeHeading(blocks[index]!)) continue
    if (!/(?:t|us|set|material|system|er|ändamål|registren)$/iu.test(label.as)) continue
    if (names.some((name) => sameName(name, label.of!)) && /tietovaran|informationslag/iu.test(label.as)) roles[index] = { is: "label", label }
  }
}

/** A heading without the word for a pool is one when a pool's labels follow and would otherwise come twice. */
function markPoolsByStructure(blocks: readonly Block[], roles: Role[]): void {
  const kinds = new Map<Section, number>()
  for (const role of roles) if (role.is === "label" && ofPools.has(role.label.section)) kinds.set(role.label.section, (kinds.get(role.label.section) ?? 0) + 1)
  const repeats = [...kinds.values()].filter((count) => count >= 2).length
  if (repeats < 2 && kinds.size < 3) return
  let seen = new Set<Section>()
  let open = false
  let labelAt = -1
  /** A label's value stands on its own line or on the next one; no heading can stand there. */
  let valueAt = -1
  for (const [index, role] of roles.entries()) {
    if (role.is === "unit") {
      open = true
      seen = new Set()
      continue
    }
    if (role.is === "pool") {
      open = true
      seen = new Set()
      labelAt = -1
      continue
    }
    if (role.is !== "label") continue
    if (!ofPools.has(role.label.section)) {
      if (role.label.section === "pools" || role.label.section === "caseRegister") open = false
      labelAt = index
      continue
    }
    if (!open || seen.has(role.label.section)) {
      const heading = headingBefore(blocks, roles, index, open ? valueAt : labelAt)
      if (heading !== null) {
        roles[heading] = { is: "pool", name: withoutStop(blocks[heading]!.body) }
        seen = new Set()
        open = true
      }
    }
    seen.add(role.label.section)
    labelAt = index
    valueAt = role.label.value === null ? index + 1 : index
  }
}

/** The nearest heading above a label with only its paragraphs in between; a section's only value is no heading. */
function headingBefore(blocks: readonly Block[], roles: readonly Role[], label: number, after: number): number | null {
  for (let index = label - 1; index > after && index >= label - 8; index--) {
    if (roles[index]!.is !== "content") return null
    const block = blocks[index]!
    if (block.kind !== "text" && !block.heading) return null
    if (looksLikeHeading(block) && block.text.split(" ").length <= 10) return index
  }
  return null
}

/** A list of contents names pools before they are told; the pool is where its text stands. */
function markContents(blocks: readonly Block[], roles: Role[]): void {
  const last = new Map<string, number>()
  for (const [index, role] of roles.entries()) if (role.is === "pool") last.set(role.name.toLowerCase(), index)
  let insideUnit = false
  for (const [index, role] of roles.entries()) {
    // The sections of a department name its pools again and again, with or without a text.
    if (role.is === "unit") insideUnit = true
    if (insideUnit || role.is !== "pool" || last.get(role.name.toLowerCase()) === index) continue
    const next = roles[index + 1]
    if (next && (next.is === "pool" || next.is === "contents" || next.is === "sector") && blocks[index + 1]!.line - blocks[index]!.last <= 2) roles[index] = { is: "contents" }
    else if (index > 0 && roles[index - 1]!.is === "contents") roles[index] = { is: "contents" }
  }
}

/** A heading before a pool's heading, with nothing but its own paragraphs in between, names the pools' sector. */
function markSectors(blocks: readonly Block[], roles: Role[]): void {
  const titles = new Set(blocks.slice(0, 4).filter(({ text }) => isPageTitle(text)))
  let insideUnit = false
  let sinceLabel = 0
  let section: Section | null = null
  for (const [index, role] of roles.entries()) {
    if (role.is === "label") {
      section = role.label.section
      sinceLabel = role.label.value === null ? 0 : 1
      if (["contacts", "keywords", "pools", "caseRegister"].includes(section)) insideUnit = false
      continue
    }
    if (role.is !== "content") {
      if (role.is === "unit") insideUnit = true
      section = null
      sinceLabel = 0
      continue
    }
    const block = blocks[index]!
    const isValue = (section !== null && ofPools.has(section) && sinceLabel === 0) || insideUnit || /[:?]$|\p{Ll}: \S/u.test(block.text)
    if (!isValue && index > 0 && !titles.has(block) && looksLikeHeading(block) && block.text.length <= 110 && leadsToPool(blocks, roles, index) && standsApart(blocks, index, section)) {
      roles[index] = { is: "sector", name: block.body.replace(/\s*:$/, "") }
      section = null
    }
    sinceLabel++
  }
}

function leadsToPool(blocks: readonly Block[], roles: readonly Role[], index: number): boolean {
  for (let next = index + 1; next < blocks.length && next <= index + 5; next++) {
    const role = roles[next]!
    if (role.is === "pool") return true
    if (role.is !== "content" || (looksLikeHeading(blocks[next]!) && blocks[next]!.text.length < 90)) return false
  }
  return false
}

/** Told from the last item of a list that has lost its bullets. */
function standsApart(blocks: readonly Block[], index: number, section: Section | null): boolean {
  const block = blocks[index]!
  const before = blocks[index - 1]!
  if (block.heading || before.kind !== "text" || section === null || !["datasets", "registers"].includes(section)) return true
  const beforeThat = blocks[index - 2]
  return /[.:]$/u.test(before.text) || (block.gap && beforeThat !== undefined && !before.gap)
}
