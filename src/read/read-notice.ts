import { finding } from "../model/finding.ts"
import type { Block } from "./block.ts"
import { dateIn, isDateLine, latest, publishedOn, updatedOn } from "./words/dates.ts"
import type { DraftNotice } from "./draft.ts"
import { nestedListFlattened } from "./oddities/finding-kinds-text.ts"
import { noticeSectionMissing } from "./oddities/finding-kinds-page.ts"
import { looksLikeHeading } from "./words/labels.ts"
import { articlesIn, lawOfLine, lawsIn } from "./words/law-citations.ts"
import { categoriesOf, rightsOf, systemsOf } from "./notice-parts.ts"
import { noticeHeadings, noticeNames } from "./words/notice-vocabulary.ts"
import type { NoticePart } from "./words/notice-vocabulary.ts"
import { contactFrom } from "./read-contacts.ts"
import type { Reading } from "./reading.ts"
import type { Role } from "./roles.ts"
import { namesPool } from "./words/vocabulary.ts"

/** A section of a notice: its heading, what stands after a colon on the heading's line, and its blocks. */
export interface NoticeSection {
  readonly part: NoticePart
  readonly heading: Block
  readonly value: string | null
  readonly blocks: Block[]
}

/** The parts that only a privacy notice has; a description can have the others too. */
const telling: ReadonlySet<NoticePart> = new Set(["controller", "dataProtectionOfficer", "legalBases", "rights", "transfersOutsideEea", "retention", "disclosures", "sources", "responsible"])
const inner: ReadonlySet<NoticePart> = new Set(["laws", "systems"])

interface Opening {
  readonly index: number
  readonly part: NoticePart
  readonly value: string | null
}

/** Reads the privacy notice of the page, when there is one, and tells which blocks were its own. */
export function readNotice(reading: Reading, roles: readonly Role[], taken: Set<number>): void {
  const { blocks } = reading
  const openings = openingsOf(blocks, taken)
  const region = regionOf(openings, roles, blocks)
  if (!region) return
  const sections = sectionsOf(reading, blocks, openings, region, taken)
  for (let index = region.start; index < region.end; index++) taken.add(index)
  reading.notice = noticeFrom(reading, sections, dateBefore(reading, region, taken))
  reading.noticeLine = blocks[region.start]!.line
  reportMissing(reading, sections)
}

function openingsOf(blocks: readonly Block[], taken: ReadonlySet<number>): Opening[] {
  const candidates: (Opening & { readonly numbered: boolean })[] = []
  for (const [index, block] of blocks.entries()) {
    if (taken.has(index) || block.kind === "row" || block.kind === "rule" || block.kind === "bullet") continue
    const opened = openedBy(block)
    if (opened) candidates.push({ index, ...opened, numbered: block.number !== null })
  }
  const numbered = candidates.filter((candidate) => candidate.numbered)
  const distinct = new Set(numbered.map(({ part }) => part)).size
  return distinct >= 4 ? candidates.filter(({ numbered: has, part }) => has || inner.has(part)) : candidates
}

function openedBy(block: Block): { part: NoticePart; value: string | null } | null {
  const inline = /^([^:?]{3,70}):\s+(\S.*)$/u.exec(block.body)
  const text = inline ? inline[1]! : block.body.replace(/:$/, "")
  if (!inline && (text.length > 120 || /[.,;!]$/.test(text) || (!looksLikeHeading(block) && !text.endsWith("?") && block.number === null && !block.body.endsWith(":")))) return null
  if (inline && (text.split(" ").length > 5 || /^(?:osoite|puh|sähköposti|address?|tel|e-?post)/iu.test(text))) return null
  if (/\d{4}/.test(text) || /^(?:tietosuojaseloste|dataskyddsbeskrivning|rekisteriseloste|registerbeskrivning)/iu.test(text)) return null
  const part = noticeHeadings.find(([, words]) => words.test(text))?.[0]
  return part ? { part, value: inline ? inline[2]! : null } : null
}

interface Region {
  readonly start: number
  readonly end: number
}

/** The notice begins where its kinds of headings begin to come close together, and ends where something else begins. */
function regionOf(openings: readonly Opening[], roles: readonly Role[], blocks: readonly Block[]): Region | null {
  const distinct = new Set(openings.map(({ part }) => part).filter((part) => telling.has(part)))
  if (distinct.size < 4) return null
  const first = openings.findIndex(({ part }, at) => !inner.has(part) && new Set(openings.slice(at, at + 6).map(({ part }) => part)).size >= 4)
  if (first < 0) return null
  let start = openings[first]!.index
  let end = start + 1
  while (end < blocks.length && !endsNotice(roles[end]!, blocks[end]!)) end++
  while (start > 0 && openings[first]!.index - start < 3 && (isDateLine(blocks[start - 1]!) || /^(?:tietosuojaselost|rekisteriselost|dataskyddsbeskrivning|registerbeskrivning|julkaistu|laadittu|päivitetty|publicerad|uppdaterad)/iu.test(blocks[start - 1]!.text))) start--
  return { start, end }
}

const endsNotice = (role: Role, block: Block): boolean =>
  (role.is === "pool" && namesPool(role.name)) || role.is === "unit" || (role.is === "label" && ["keywords", "searchKeys", "pools"].includes(role.label.section) && role.label.of === null && block.kind === "text")

function sectionsOf(reading: Reading, blocks: readonly Block[], openings: readonly Opening[], region: Region, taken: ReadonlySet<number>): NoticeSection[] {
  const at = new Map(openings.map((opening) => [opening.index, opening]))
  const sections: NoticeSection[] = []
  const titles: Block[] = []
  for (let index = region.start; index < region.end; index++) {
    const block = blocks[index]!
    if (taken.has(index)) continue
    const opening = at.get(index)
    const current = sections.at(-1)
    if (opening && opens(opening, current, blocks[index + 1])) sections.push({ part: opening.part, heading: block, value: opening.value, blocks: [] })
    else if (current) current.blocks.push(block)
    else if (/^(?:tietosuojaselost|rekisteriselost|dataskydd|registerbesk)/iu.test(block.text)) titles.push(block)
  }
  for (const title of titles) reading.place(title, "heading")
  return sections
}

/** A heading inside a section belongs to it: a right among the rights, a category of data, systems among the protection. */
function opens(opening: Opening, current: NoticeSection | undefined, next: Block | undefined): boolean {
  if (!current) return true
  if (current.part === "rights") return opening.part !== "rights" && !["sources", "other", "systems", "laws"].includes(opening.part) && opening.value === null
  if (opening.part === "systems") return current.part !== "protection" && (opening.value !== null || next?.kind === "bullet" || current.part !== "dataCategories")
  if (opening.part === current.part) return opening.part !== "dataCategories"
  return true
}

const joined = (sections: readonly NoticeSection[], part: NoticePart): string | null => {
  const texts = sections.filter((section) => section.part === part).flatMap((section) => [...(section.value ? [section.value] : []), ...section.blocks.map((block) => block.text)])
  return texts.length > 0 ? texts.join("\n") : null
}

function noticeFrom(reading: Reading, sections: readonly NoticeSection[], published: string | null): DraftNotice {
  const of = (...parts: NoticePart[]) => sections.filter((section) => parts.includes(section.part))
  for (const section of sections) placeSection(reading, section)
  const grounds = of("purposes", "legalBases", "laws")
  const lawLines = of("laws").flatMap((section) => [...(section.value ? [section.value] : []), ...section.blocks.map((block) => block.text)])
  const proseLines = of("purposes", "legalBases").flatMap((section) => section.blocks.map((block) => block.text))
  for (const section of of("responsible", "contact", "dataProtectionOfficer")) addContact(reading, section)
  return {
    controller: joined(sections, "controller"),
    responsible: joined(sections, "responsible"),
    contact: joined(sections, "contact"),
    dataProtectionOfficer: joined(sections, "dataProtectionOfficer"),
    published,
    purposes: joined(sections, "purposes"),
    laws: unique([...lawLines.flatMap(lawOfLine), ...proseLines.flatMap(lawsIn)]),
    legalBases: articlesIn(grounds.flatMap((section) => [...(section.value ? [section.value] : []), ...section.blocks.map((block) => block.text)]).join("\n")).map((article) => ({ article })),
    dataCategories: of("dataCategories").flatMap(categoriesOf),
    systems: of("systems").flatMap((section) => systemsOf(reading, section)),
    sources: of("sources").flatMap((section) => sourcesOf(reading, section)),
    disclosures: joined(sections, "disclosures"),
    transfersOutsideEea: joined(sections, "transfersOutsideEea"),
    retention: joined(sections, "retention"),
    protection: joined(sections, "protection"),
    rights: of("rights").flatMap(rightsOf),
  }
}

const unique = <T extends { readonly name: string; readonly number: string | null }>(laws: readonly T[]): T[] =>
  laws.filter((law, index) => laws.findIndex((other) => (law.number !== null ? other.number === law.number : other.name === law.name)) === index)

function placeSection(reading: Reading, section: NoticeSection): void {
  if (section.value === null) reading.place(section.heading, "heading")
  if (section.part === "other" || section.part === "name") return void (section.value === null || reading.place(section.heading, "heading"))
  reading.place(section.heading, `notice.${section.part}`)
  for (const block of section.blocks) reading.place(block, `notice.${section.part}`)
}

function addContact(reading: Reading, section: NoticeSection): void {
  const found = contactFrom(section.blocks, section.heading.body.replace(/:$/, ""))
  if (found) reading.contacts.push(found.contact)
}

/** Sources, one a line; a line that announces others is no source itself. */
function sourcesOf(reading: Reading, section: NoticeSection): string[] {
  const lines = [...(section.value ? [section.value] : []), ...section.blocks.map((block) => block.text)]
  for (const [index, block] of section.blocks.entries())
    if (block.kind === "bullet" && block.text.endsWith(":") && section.blocks[index + 1]?.kind === "bullet") reading.findings.push(finding(nestedListFlattened, {}, { line: block.line }))
  return lines.filter((line) => !line.endsWith(":")).map((line) => line.replace(/[.,;]$/, "").trim())
}

/** The notice's own date, from the lines before it or inside it. */
function dateBefore(reading: Reading, region: Region, taken: Set<number>): string | null {
  let published: string | null = null
  const openingAt = region.start + 3
  for (let index = Math.max(0, region.start - 8); index < region.end; index++) {
    const block = reading.blocks[index]!
    const day = block.text.length < 160 ? publishedOn(block.text) : null
    if (day === null && !(published === null && /^(?:tietosuojaseloste|dataskyddsbeskrivning)/iu.test(block.text) && dateIn(block.text))) continue
    published = latest([published, day ?? dateIn(block.text)])
    if (index < openingAt) {
      reading.place(block, "published")
      taken.add(index)
    }
  }
  return published ?? latest(reading.blocks.slice(region.start, region.end).map((block) => (block.text.length < 160 ? updatedOn(block.text) : null)))
}

function reportMissing(reading: Reading, sections: readonly NoticeSection[]): void {
  const has = new Set(sections.map(({ part }) => part))
  if (has.has("purposes") && !has.has("legalBases") && reading.notice!.legalBases.length > 0) has.add("legalBases")
  if (has.has("contact")) has.add("responsible")
  for (const [part, [section, sv, en]] of Object.entries(noticeNames))
    if (!has.has(part as NoticePart)) reading.findings.push(finding(noticeSectionMissing, { section, sv, en }, { line: reading.noticeLine }))
}
