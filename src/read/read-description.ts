import { finding } from "../model/finding.ts"
import type { Block } from "./block.ts"
import { updatedOn } from "./words/dates.ts"
import { fillDatasetItem, fillDatasets, fillKeys, fillPurpose, fillRegisters, fillSystems } from "./fill.ts"
import { classesOfUnit } from "./oddities/finding-kinds-page.ts"
import { registerListMissing } from "./oddities/finding-kinds-content.ts"
import { labelAtParagraphEnd } from "./oddities/finding-kinds-text.ts"
import { announcesClasses, functionClassIn } from "./words/function-classes.ts"
import { readContacts, holdsContact } from "./read-contacts.ts"
import type { OpenPool, OpenUnit, Reading } from "./reading.ts"
import { relationsIn } from "./words/relations.ts"
import type { Role } from "./roles.ts"
import { sentencesOf, withoutStop } from "./words/sentences.ts"
import { datasetsInProse, pointsToNotices } from "./words/split-datasets.ts"
import { readUnitBlock, registerAnnounced } from "./read-unit.ts"
import { mostLike } from "./words/names.ts"
import type { Section } from "./words/vocabulary.ts"

/** Where the reader is: in which unit, pool and section. */
export interface Place {
  unit: OpenUnit | null
  /** The section of a unit's own heading ("Hallinto-osaston tietojärjestelmät"). */
  unitSection: Section | null
  pool: OpenPool | null
  /** How deep the number of the pool's heading is: 2 for "2.1". */
  poolDepth: number | null
  part: string | null
  section: Section | null
  /** A list of registers or classes has been announced and not yet begun. */
  /** The heading under which the reader is, until it has had a text. */
  headedBy: Block | null
  awaits: "registers" | "classes" | "units" | null
  announcedAt: Block | null
  /** How many of the announced have come. */
  come: number
  /** How many blocks the pool or part at hand has had in this section. */
  listed: number
  asRegisters: boolean
  contact: Block[]
  contactName: string | null
}

const start = (): Place => ({ unit: null, unitSection: null, pool: null, poolDepth: null, part: null, section: null, headedBy: null, awaits: null, announcedAt: null, come: 0, listed: 0, asRegisters: false, contact: [], contactName: null })

/** Reads headed text and department pages, which may be mixed, from the roles of their blocks. */
export function readDescription(reading: Reading, roles: readonly Role[], taken: ReadonlySet<number>): void {
  const place = start()
  for (const [index, block] of reading.blocks.entries()) {
    if (taken.has(index)) continue
    const role = roles[index]!
    if (role.is !== "content") endAnnouncement(reading, place)
    if (role.is === "unit") openUnit(reading, place, role, block)
    else if (role.is === "pool") openPool(reading, place, role.name, block)
    else if (role.is === "sector") openSector(reading, place, role.name, block)
    else if (role.is === "contents") reading.place(block, "heading")
    else if (role.is === "label") openSection(reading, place, role, block)
    else readContent(reading, place, block, index)
  }
  endAnnouncement(reading, place)
  closeContacts(reading, place)
}

function openUnit(reading: Reading, place: Place, role: Role & { is: "unit" }, block: Block): void {
  closeContacts(reading, place)
  reading.place(block, "heading")
  place.unit = reading.units.find((unit) => unit.name === role.name) ?? reading.unit(role.name, "department", block.line)
  place.unit.updated = updatedOn(block.text) ?? place.unit.updated
  Object.assign(place, { unitSection: role.label.section, pool: null, part: null, section: null, listed: 0 })
}

function openPool(reading: Reading, place: Place, name: string, block: Block): void {
  closeContacts(reading, place)
  if (place.unitSection !== null && place.unit !== null) return void readUnitBlock(reading, place, block, name)
  reading.place(block, "pools.name")
  place.poolDepth = depthOf(block)
  const known = reading.pools.find((pool) => pool.name.toLowerCase() === name.toLowerCase() && pool.unit === place.unit && pool.facts.length === 0 && pool.purpose.length === 0)
  place.pool = known ?? reading.pool(name, block, place.unit)
  Object.assign(place, { section: null, listed: 0, asRegisters: false, part: null })
}

const depthOf = (block: Block): number | null => (block.number && /^\d/.test(block.number) ? block.number.replace(/[.)]$/, "").split(".").length : null)

function openSector(reading: Reading, place: Place, name: string, block: Block): void {
  closeContacts(reading, place)
  reading.place(block, "pools.sector")
  place.unit = reading.unit(name, "sector", block.line)
  Object.assign(place, { unitSection: null, pool: null, section: null, listed: 0, part: null })
}

function openSection(reading: Reading, place: Place, role: Role & { is: "label" }, block: Block): void {
  const { label } = role
  if (label.section === "registers" && label.value !== null && place.asRegisters && place.pool) return fillRegisters(reading, place.pool, block.body, block)
  // A label with its value on the same line is placed where the value goes, or is left unread with it.
  if (label.value === null) reading.place(block, "heading")
  if (["contacts", "keywords", "caseRegister", "pools"].includes(label.section)) {
    closeContacts(reading, place)
    place.contactName = null
    Object.assign(place, { unitSection: null, pool: null, part: null, ...(label.section === "pools" ? { unit: null } : {}) })
  }
  const depth = depthOf(block)
  if (depth !== null && place.poolDepth !== null && depth < place.poolDepth) place.pool = null
  if (label.of !== null) place.pool = mostLike(label.of, reading.pools, (pool) => pool.name) ?? place.pool
  if (label.section === "sector" && label.value !== null) {
    if (place.pool) place.pool.sector = withoutStop(label.value)
    else place.unit = reading.unit(withoutStop(label.value), "sector", block.line)
    return reading.place(block, "pools.sector")
  }
  Object.assign(place, { section: label.section, listed: 0, asRegisters: label.section === "registers" })
  if (label.value === null) return
  const value: Block = { ...block, text: label.value, body: label.value, number: null, kind: "text" }
  if (!addClass(reading, place, value)) readSection(reading, place, value)
}

function readContent(reading: Reading, place: Place, block: Block, index: number): void {
  if (addClass(reading, place, block)) return
  if (announcesClasses(block.text) && reading.blocks[index + 1] && functionClassIn(reading.blocks[index + 1]!.text, true)) {
    reading.place(block, "heading")
    place.awaits = "classes"
    return
  }
  if (place.unitSection !== null) readUnitBlock(reading, place, block, null)
  else readSection(reading, place, block)
}

/** A class of the records control plan, for the pool or for every pool of the unit. */
function addClass(reading: Reading, place: Place, block: Block): boolean {
  const inList = place.awaits === "classes" || place.section === "functionClasses"
  const found = functionClassIn(block.text, inList)
  if (!found || (!inList && block.kind !== "bullet")) return false
  const known = reading.functionClass(found.code, found.title, block.line)
  reading.place(block, "functionClasses")
  if (place.unitSection !== null && place.unit) {
    if (place.unit.functionClasses.length === 0) reading.findings.push(finding(classesOfUnit, { unit: place.unit.name }, { line: block.line }))
    place.unit.functionClasses.push(known)
  } else if (place.pool) place.pool.functionClasses.push(known)
  return true
}

/** A block inside a plain section, in a pool or outside of any. */
function readSection(reading: Reading, place: Place, block: Block): void {
  const { pool, section } = place
  if (section === "keywords") return readKeyword(reading, block)
  if (section === "contacts") return void place.contact.push(block)
  if (section === "caseRegister") return void (tellsCaseRegister(reading, block))
  if (!pool) return outsidePools(reading, place, block)
  if (announceRegisters(reading, place, block)) return
  if (place.awaits === "registers" && (block.kind === "bullet" || section === null || section === "purpose" || section === "description")) {
    if (block.kind === "bullet" || (block.text.length < 120 && !/[.:]$/.test(block.text))) {
      place.come++
      fillRegisters(reading, pool, block.text, block)
      return
    }
  }
  place.listed++
  if (section === "systems") fillSystems(reading, pool, block.text, block)
  else if (section === "searchKeys") fillKeys(reading, pool, block.text, block)
  else if (section === "datasets" || section === "registers") readDatasetBlock(reading, place, pool, block)
  else if (section === "decides") keep(reading, pool, block, "decides")
  else if (section === "openInterface") keep(reading, pool, block, "openInterface")
  else if (section === null || section === "purpose" || section === "description") readPurpose(reading, pool, block)
}

function keep(reading: Reading, pool: OpenPool, block: Block, field: "decides" | "openInterface"): void {
  pool[field].push(block.text)
  for (const line of block.lines) pool.lines.add(line)
  reading.place(block, `pools.${field}`)
}

function readPurpose(reading: Reading, pool: OpenPool, block: Block): void {
  fillPurpose(reading, pool, block.text, block)
  for (const told of relationsIn(block.text)) addRelation(pool, told, block.line)
}

export function addRelation(pool: OpenPool, told: { to: string; scope: OpenPool["relations"][number]["scope"]; direction: OpenPool["relations"][number]["direction"] }, line: number, of: string | null = null): void {
  const same = pool.relations.some((known) => known.to.toLowerCase() === told.to.toLowerCase() && known.direction === told.direction)
  if (!same) pool.relations.push({ ...told, of, line })
}

function readDatasetBlock(reading: Reading, place: Place, pool: OpenPool, block: Block): void {
  if (block.kind === "bullet") return fillDatasetItem(reading, pool, block.text, block, place.asRegisters)
  if (pointsToNotices(block.text)) {
    place.asRegisters = true
    fillDatasets(reading, pool, block.text, block)
    return
  }
  const sentence = /[.:]$/.test(block.text)
  const item = !sentence && (place.asRegisters || block.number !== null || !/[,;]/.test(block.text))
  if (item) return fillDatasetItem(reading, pool, block.body, block, place.asRegisters)
  if (block.text.endsWith(":") && datasetsInProse(block.text).length === 0) return reading.place(block, "heading")
  fillDatasets(reading, pool, block.text, block)
}

/** "Tietovarantoon liittyy seuraava rekisteriseloste:" announces registers, at the end of a paragraph as well. */
function announceRegisters(reading: Reading, place: Place, block: Block): boolean {
  if (place.section === "datasets" || place.section === "registers") return false
  const announced = registerAnnounced(block.text)
  if (!announced) return false
  endAnnouncement(reading, place)
  place.awaits = "registers"
  place.announcedAt = block
  place.come = 0
  const rest = withoutAnnouncement(block.text)
  if (rest !== "" && place.pool) {
    reading.findings.push(finding(labelAtParagraphEnd, { label: announced }, { line: block.last }))
    readPurpose(reading, place.pool, { ...block, text: rest, body: rest })
  } else reading.place(block, "heading")
  return true
}

export const withoutAnnouncement = (text: string): string => sentencesOf(text).slice(0, -1).join(" ")

/** An announced list that never came is told; what was announced is over. */
export function endAnnouncement(reading: Reading, place: Place): void {
  if (place.awaits === "registers" && place.announcedAt && place.come === 0) {
    const label = registerAnnounced(place.announcedAt.text) ?? place.announcedAt.text
    reading.findings.push(finding(registerListMissing, { label }, { line: place.announcedAt.last }))
  }
  if (place.awaits !== null) Object.assign(place, { awaits: null, announcedAt: null })
}

function readKeyword(reading: Reading, block: Block): void {
  if (block.text.length > 400) return
  const words = /[,;]/.test(block.text) ? block.text.split(/[,;]\s*/) : [block.text]
  reading.keywords.push(...words.map(withoutStop).filter((word) => word !== ""))
  reading.place(block, "keywords")
}

function tellsCaseRegister(reading: Reading, block: Block): void {
  reading.caseRegister.push(block.text)
  reading.place(block, "caseRegister")
}

function outsidePools(reading: Reading, place: Place, block: Block): void {
  if (place.unit !== null && place.unit.kind === "sector" && place.section === null && !holdsContact(block.text)) {
    place.unit.purpose.push(block.text)
    return reading.place(block, "units.purpose")
  }
  if (place.contact.length > 0 && (holdsContact(block.text) || block.text.length < 100)) return void place.contact.push(block)
  if (holdsContact(block.text)) {
    place.contact.push(block)
    return
  }
  if (/asiarekisteri (?:on|sisältää|muodostuu|koostuu)|ärenderegist\p{L}* (?:är|innehåller|består)/iu.test(block.text) && block.text.length > 40) return tellsCaseRegister(reading, block)
}

/** What stood in a contact section becomes a card. */
function closeContacts(reading: Reading, place: Place): void {
  if (place.contact.length > 0) readContacts(reading, place.contact, place.contactName)
  place.contact = []
}
