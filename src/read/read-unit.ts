import { finding } from "../model/finding.ts"
import type { Block } from "./block.ts"
import { fillDatasetItem, fillDatasets, fillPurpose, fillRegisters, fillSystems } from "./fill.ts"
import { headingWithoutText } from "./oddities/finding-kinds-content.ts"
import { labelAtParagraphEnd } from "./oddities/finding-kinds-text.ts"
import { looksLikeHeading } from "./words/labels.ts"
import { likeness, mostLike, nameWords, plainPoolName, sameName } from "./words/names.ts"
import { addRelation, endAnnouncement, withoutAnnouncement } from "./read-description.ts"
import type { Place } from "./read-description.ts"
import { say } from "./reading.ts"
import type { OpenPool, OpenUnit, Reading } from "./reading.ts"
import { relationsIn } from "./words/relations.ts"
import { sentencesOf, withoutStop } from "./words/sentences.ts"
import { systemsInProse } from "./words/systems-in-prose.ts"
import { isBareList } from "./words/systems-in-prose.ts"
import { splitKeys } from "./words/split-keys.ts"

const announcement = /(?:^|[.!?]\s+)(?:(?:Tietovarantoon|Tietovarantoihin|Siihen|Seuraavat|Informationslagret|Till informationslagret|Följande) [^.:]{0,90}?(?:rekisteriselost|tietosuojaselost|rekister|registerbeskrivning|dataskyddsbeskrivning)[^.:]{0,60}:)$/u

/** The words that announce a list of registers at the end of a text. */
export function registerAnnounced(text: string): string | null {
  const found = announcement.exec(text.slice(-260))
  return found ? found[0].replace(/^[.!?]\s+/u, "") : null
}

const unitsAnnounced = /(?:yksiköt|yksikköä|yksikköön|enheter(?:na)?)[^.:]{0,80}:$/iu
const counts: Readonly<Record<string, number>> = {
  kaksi: 2, kolme: 3, neljä: 4, viisi: 5, kuusi: 6, seitsemän: 7, kahdeksan: 8, yhdeksän: 9, kymmenen: 10,
  kahteen: 2, kolmeen: 3, neljään: 4, viiteen: 5, kuuteen: 6, seitsemään: 7, kahdeksaan: 8, yhdeksään: 9, kymmeneen: 10,
  två: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, åtta: 8, nio: 9, tio: 10,
}

/** A block in a section of a department's page. `named` is the name when the block is a pool's heading by its words. */
export function readUnitBlock(reading: Reading, place: Place, block: Block, named: string | null): void {
  const unit = place.unit!
  if (place.unitSection === "purpose") return readUnitPurpose(reading, place, unit, block)
  if (readAnnouncement(reading, place, block)) return
  const awaited = place.awaits === "registers" && isRegisterName(reading, block)
  if (!awaited && (named !== null || isSubheading(reading, place, block))) return openUnder(reading, place, unit, block)
  if (place.awaits === "registers" && readAnnouncedRegister(reading, place, block)) return
  if (place.unitSection === "description" || place.unitSection === "registers") readTold(reading, place, unit, block)
  else if (place.unitSection === "datasets") readUnitDatasets(reading, place, unit, block)
  else if (place.unitSection === "systems") readUnitSystems(reading, place, unit, block)
  else if (place.unitSection === "searchKeys") readUnitKeys(reading, place, unit, block)
}

function readUnitPurpose(reading: Reading, place: Place, unit: OpenUnit, block: Block): void {
  for (const told of relationsIn(block.text)) unit.relations.push({ ...told, line: block.line })
  if (block.text.endsWith(":") && unitsAnnounced.test(block.text)) {
    place.awaits = "units"
    const word = block.text.toLowerCase().split(/[^\p{L}\d]+/u).find((each) => each in counts || /^\d{1,2}$/.test(each))
    unit.statedUnits = word === undefined ? null : (counts[word] ?? Number(word))
    unit.statedAt = block.line
    return reading.place(block, "units")
  }
  if (place.awaits === "units" && (block.kind === "bullet" || (block.text.length < 90 && !/[.:]$/.test(block.text)))) {
    reading.unit(withoutStop(block.text), "unit", block.line, unit)
    return reading.place(block, "units")
  }
  place.awaits = null
  if (relationsIn(block.text).length > 0) return reading.place(block, "pools.relations")
  unit.purpose.push(block.text)
  reading.place(block, "units.purpose")
}

/** A short line is a heading when it can be none of the section's values, or names a pool that the page has told of. */
function isSubheading(reading: Reading, place: Place, block: Block): boolean {
  if (block.kind !== "text" && !block.heading) return false
  if (/[:?]$/.test(block.text)) return false
  const text = block.text.replace(/\s-?tietovaranto\.$/u, "")
  if (!looksLikeHeading({ ...block, text, body: text.replace(/^\d+(?:\.\d+)*\.?\s+/, "") })) return false
  if (knownPool(reading, place.unit!, block.body) !== null) return true
  return block.heading || place.pool === null || place.listed > 0 || place.awaits === "registers"
}

/** After the words that announce registers: a register's name that heads no text of its own and is no heading elsewhere. */
function isRegisterName(reading: Reading, block: Block): boolean {
  if (!/(?:rekisteri|seloste|register|registret|beskrivning)$/iu.test(block.text)) return false
  const next = reading.blocks[reading.blocks.indexOf(block) + 1]
  return (next === undefined || !/[.:]$/.test(next.text)) && !reading.blocks.some((other) => other !== block && sameName(other.text.slice(0, 120), block.text))
}

const ofUnit = (reading: Reading, unit: OpenUnit): OpenPool[] => reading.pools.filter((pool) => pool.unit === unit)

function knownPool(reading: Reading, unit: OpenUnit, name: string): OpenPool | null {
  const candidates = ofUnit(reading, unit).flatMap((pool) => pool.names.map((spelled) => ({ pool, text: spelled.text })))
  return mostLike(name, candidates, (candidate) => candidate.text, 0.75)?.pool ?? null
}

/** A heading inside a unit's section: a pool told before, a part of the pool at hand, or a new pool. */
function openUnder(reading: Reading, place: Place, unit: OpenUnit, block: Block): void {
  endAnnouncement(reading, place)
  if (place.listed === 0 && place.pool !== null && place.unitSection !== "systems") reportEmpty(reading, place)
  const name = withoutStop(block.body)
  const known = knownPool(reading, unit, name)
  place.listed = 0
  place.headedBy = block
  if (known) {
    known.names.push({ text: name, line: block.line })
    for (const line of block.lines) known.lines.add(line)
    Object.assign(place, { pool: known, part: null })
    return reading.place(block, "pools.name")
  }
  if (isPart(reading, place, unit)) {
    place.pool!.parts.push(name)
    place.pool!.facts.push({ part: "parts", text: name, line: block.line })
    place.part = name
    return reading.place(block, "pools.parts")
  }
  Object.assign(place, { pool: reading.pool(name, block, unit), part: null })
  reading.place(block, "pools.name")
}

function reportEmpty(reading: Reading, place: Place): void {
  const heading = place.headedBy
  if (heading) reading.findings.push(finding(headingWithoutText, { heading: heading.text }, { line: heading.line }))
}

const partsAnnounced = /^(?:tähän )?tietovarantoon (?:kuuluvat|sisältyvät)(?: seuraavat(?: osat)?)?\s*:|tietovaranto koostuu (?:seuraavista )?osista|^till (?:detta )?informationslag\p{L}+ hör(?: följande(?: delar)?)?\s*:/iu

/** In a later section a heading that names none of the unit's pools is a part, when the pool's text says that it has parts. */
function isPart(reading: Reading, place: Place, unit: OpenUnit): boolean {
  const told = place.unitSection === "description" || place.unitSection === "registers"
  return !told && place.pool !== null && place.pool.unit === unit && (hasParts.has(place.pool) || reading.pools.some((pool) => pool.unit === unit && pool.purpose.length > 0 && hasParts.has(pool)))
}

const hasParts = new WeakSet<OpenPool>()

function readAnnouncement(reading: Reading, place: Place, block: Block): boolean {
  const label = registerAnnounced(block.text)
  if (!label) return false
  endAnnouncement(reading, place)
  const rest = withoutAnnouncement(block.text)
  if (rest !== "") {
    reading.findings.push(finding(labelAtParagraphEnd, { label }, { line: block.last }))
    readUnitBlock(reading, place, { ...block, text: rest, body: rest }, null)
  } else reading.place(block, "heading")
  Object.assign(place, { awaits: "registers", announcedAt: block, come: 0 })
  return true
}

const registerFirst = /^(\p{Lu}.{2,140}?(?:rekisteri|register|registret)) (?:on|sisältää|koostuu|är|innehåller) /u

/** What follows the words that announce registers: a list of names, or a sentence that begins with a register's name. */
function readAnnouncedRegister(reading: Reading, place: Place, block: Block): boolean {
  const pool = place.pool
  const sentence = registerFirst.exec(block.text)
  const isName = block.kind === "bullet" || isRegisterName(reading, block)
  if (sentence && pool && /^Seuraavat|^Följande/u.test(registerAnnounced(place.announcedAt?.text ?? "") ?? "")) {
    place.come++
    endAnnouncement(reading, place)
    return false
  }
  if (!pool || !(sentence || isName)) {
    endAnnouncement(reading, place)
    return false
  }
  place.come++
  fillRegisters(reading, pool, sentence ? sentence[1]! : block.text, block)
  return true
}

const definition = /^(\p{Lu}[^.]{2,140}?(?:tietovaranto|tietovarantoa|tietovarannon|rekisteri|informationslager|informationslagret|registret)) (on|käytetään|sisältää|tietoaineistoja hyödynnetään|är|används|innehåller)(?= )([^.]*)/u

/** A paragraph of a description section: it tells of the pool at hand, or opens one by defining it. */
function readTold(reading: Reading, place: Place, unit: OpenUnit, block: Block): void {
  const defined = definedPool(block.text)
  const isNew = defined !== null && (place.pool === null || (place.listed > 0 && knownPool(reading, unit, defined) !== place.pool && likeness(nameWords(defined), nameWords(place.pool.name)) < 0.6))
  if (isNew) {
    const pool = knownPool(reading, unit, defined) ?? reading.pool(defined, block, unit)
    Object.assign(place, { pool, part: null })
  }
  if (place.pool === null) return tellOfUnit(reading, unit, block)
  place.listed++
  fillPurpose(reading, place.pool, block.text, block)
  tellRelations(unit, place.pool, block)
}

/** Data that goes to the very pool of which the text tells comes from the unit. */
function tellRelations(unit: OpenUnit, pool: OpenPool, block: Block): void {
  for (const told of relationsIn(block.text))
    if (told.to.toLowerCase() === pool.name.toLowerCase()) unit.relations.push({ ...told, line: block.line })
    else addRelation(pool, told, block.line)
}

/** The pool that a sentence defines; a pool that only gets data from here is another's. */
function definedPool(text: string): string | null {
  const found = definition.exec(text)
  if (!found) return null
  const [, name = "", verb = "", rest = ""] = found
  if (verb === "on" && !/tietovaranto|rekisteri/u.test(rest)) return null
  if (/tietovaranto, johon \S+(?: ja \S+)? (?:tuottaa|toimittaa|luovuttaa|siirtyy)|tietovaranto, johon \S+(?:lta|ltä) siirtyy/u.test(rest)) return null
  if (/käytetään|hyödynnetään|används/u.test(verb) && !/tietovarantoa|tietovarannon|informationslag|registret/u.test(name)) return null
  return plainPoolName(name.replace(/tietovarantoa$/u, "tietovarantoon"))
}

function tellOfUnit(reading: Reading, unit: OpenUnit, block: Block): void {
  const relations = relationsIn(block.text)
  for (const told of relations) unit.relations.push({ ...told, line: block.line })
  if (relations.length > 0) reading.place(block, "pools.relations")
}

/** The pool of the unit that a paragraph names in its first words, like "Taloustietovarannon tietoaineisto …". */
function poolNamedFirst(reading: Reading, unit: OpenUnit, text: string): OpenPool | null {
  const found = /^(.{3,110}?)(-?\s?)(?:tietovaran(?:non|toon|nossa|to)|informationslag(?:ret|rets|er))(?=[\s,])/u.exec(text)
  if (!found) return null
  return mostLike(found[1]!, ofUnit(reading, unit), (pool) => pool.name, 0.66)
}

function poolFor(reading: Reading, place: Place, unit: OpenUnit, text: string): OpenPool | null {
  const named = poolNamedFirst(reading, unit, text)
  if (named && (place.pool === null || likeness(nameWords(named.name), nameWords(place.pool.name)) < 0.5)) return named
  return place.pool ?? named
}

function readUnitDatasets(reading: Reading, place: Place, unit: OpenUnit, block: Block): void {
  const pool = poolFor(reading, place, unit, block.text)
  if (!pool) return
  place.listed++
  if (partsAnnounced.test(block.text)) {
    hasParts.add(pool)
    return reading.place(block, "pools.parts")
  }
  tellRelations(unit, pool, block)
  if (block.text.endsWith(":") && /seuraavasti:$|seuraavista:$|seuraavat:$|följande:$/iu.test(block.text)) return reading.place(block, "heading")
  if (block.kind === "bullet") return fillDatasetItem(reading, pool, block.text, block, false)
  fillDatasets(reading, pool, block.text, block)
}

function readUnitSystems(reading: Reading, place: Place, unit: OpenUnit, block: Block): void {
  const pool = poolFor(reading, place, unit, block.text)
  place.listed++
  if (pool) {
    tellRelations(unit, pool, block)
    if (block.kind === "bullet" || isBareList(block.text) || saysOf(block.text, pool)) fillSystems(reading, pool, block.text, block)
    else readPartSystems(reading, pool, block)
    return
  }
  const said = systemsInProse(block.text)
  unit.systems.push(...said.systems.map((name) => ({ name, line: block.line })))
  if (said.systems.length > 0 || said.none) reading.place(block, "pools.systems")
}

/** What is said of a part's systems ("… -kokeilun yhteydessä ei ole käytössä …") says nothing of the pool's own. */
function readPartSystems(reading: Reading, pool: OpenPool, block: Block): void {
  const said = systemsInProse(block.text)
  if (said.none) return reading.place(block, "pools.parts")
  fillSystems(reading, pool, block.text, block)
}

const saysOf = (text: string, pool: OpenPool): boolean => !pool.parts.some((part) => sentencesOf(text).some((sentence) => sentence.startsWith(part.slice(0, 18))))

function readUnitKeys(reading: Reading, place: Place, unit: OpenUnit, block: Block): void {
  const pool = poolFor(reading, place, unit, block.text)
  if (!pool) return
  place.listed++
  pool.searchKeys.push(...splitKeys(block.text))
  say(pool, "searchKeys", "stated")
  reading.place(block, "pools.searchKeys")
}
