import { finding } from "../model/finding.ts"
import type { Finding } from "../model/finding.ts"
import { blocksOf, loneCell } from "./block.ts"
import { checkPage } from "./oddities/check-page.ts"
import { isDateLine, latest, publishedOn, updatedOn } from "./words/dates.ts"
import type { Draft } from "./draft.ts"
import { closePools } from "./close-pools.ts"
import { noDescription } from "./oddities/finding-kinds-page.ts"
import { findMunicipality } from "./words/municipality.ts"
import { looksLikeHeading } from "./words/labels.ts"
import type { Page } from "./page.ts"
import { readDescription } from "./read-description.ts"
import { readNotice } from "./read-notice.ts"
import { readSystemBlocks } from "./read-system-blocks.ts"
import { readTables } from "./read-table.ts"
import { readFlatTables } from "./read-flat-table.ts"
import { Reading } from "./reading.ts"
import { rolesOf } from "./roles.ts"
import { unreadOf } from "./unread.ts"
import { isPageTitle } from "./words/vocabulary.ts"

/** Turns a published page into a draft: what it says in our terms, every oddity, and the lines that were not understood. */
export function readPage(page: Page, options: { readonly municipality?: string } = {}): Draft {
  const blocks = blocksOf(page)
  const reading = new Reading(blocks)
  const taken = new Set<number>()
  readTables(reading, taken)
  readFlatTables(reading, taken)
  readSystemBlocks(reading, taken)
  const roles = () => rolesOf(blocks.map((block, index) => (taken.has(index) ? { ...block, kind: "rule", text: "", body: "" } : block)))
  readNotice(reading, roles(), taken)
  readDescription(reading, roles(), taken)
  placeTitle(reading)
  const kind = kindOf(reading)
  if (kind === "none") return nothingRead(page, options.municipality ?? null)
  return drafted(page, reading, kind, options.municipality ?? null)
}

const titleWords = /tietovaran|asiakirjajulkisuu|tietosuojaselost|asiarekister|rekisteriselost|informationslag|ärenderegist|dataskydd|offentlighet|kaupunki|kaupungin|kunta|kunnan|hyvinvointialue|oikeus|stad|kommun|välfärdsområde|tingsrätt/iu

/** The lines that name the page are its title, not something left unread. */
function placeTitle(reading: Reading): void {
  for (const block of reading.blocks.slice(0, 4)) {
    const text = block.kind === "row" ? loneCell(block) : block.text
    if (text === null || reading.placed.has(block.line) || text.length > 140 || !(titleWords.test(text) || isPageTitle(text))) continue
    if (block.kind === "row" || looksLikeHeading(block)) reading.place(block, "title")
  }
}

function kindOf(reading: Reading): Draft["kind"] {
  const pools = reading.pools.some((pool) => pool.facts.length > 0 || reading.pools.length >= 2)
  const listed = reading.systems.some(({ users, owners, description }) => reading.notice === null || users !== null || (owners.length > 0 && description !== null))
  const systems = listed && (reading.notice === null || reading.systems.some(({ users }) => users !== null))
  const kinds = [pools, systems, reading.notice !== null].filter(Boolean).length
  if (kinds > 1) return "mixed"
  return pools ? "description" : systems ? "systems" : reading.notice ? "notice" : "none"
}

function drafted(page: Page, reading: Reading, kind: Draft["kind"], given: string | null): Draft {
  const { blocks } = reading
  const dates = blocks.filter((block) => isDateLine(block) || block.heading)
  for (const block of dates) if (!reading.placed.has(block.line) && block.text.length < 100) reading.place(block, updatedOn(block.text) ? "updated" : "published")
  const municipality = given ?? findMunicipality(page.title, blocks)
  const pools = closePools(reading)
  return {
    kind,
    municipality,
    published: reading.notice?.published ?? latest(dates.map((block) => publishedOn(block.text))),
    updated: latest([...reading.units.map((unit) => unit.updated), ...dates.map((block) => updatedOn(block.text))]),
    caseRegister: reading.caseRegister.length > 0 ? reading.caseRegister.join("\n") : null,
    pools,
    systems: reading.systems,
    notice: reading.notice,
    contacts: reading.contacts,
    units: reading.units.map(({ name, parent, purpose, statedUnits, updated, line }) => ({ name, parent: parent?.name ?? null, purpose: purpose.join("\n") || null, statedUnits, updated, line })),
    keywords: reading.keywords,
    functionClasses: reading.functionClasses,
    findings: once([...page.findings, ...reading.findings, ...checkPage(page, reading, municipality)]),
    unread: unreadOf(page, reading),
    placed: [...reading.placed].map(([line, field]) => ({ line, field })).sort((one, other) => one.line - other.line),
  }
}

/** Each finding once, by line. */
function once(findings: readonly Finding[]): Finding[] {
  const distinct = new Map(findings.map((found) => [`${found.code}|${found.line}|${found.message.en}`, found]))
  return [...distinct.values()].sort((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.code < other.code ? -1 : 1))
}

/** Another sort of page: nothing is taken from it, and every line is listed as unread. */
function nothingRead(page: Page, municipality: string | null): Draft {
  const empty = new Reading([])
  return {
    kind: "none",
    municipality,
    published: null,
    updated: null,
    caseRegister: null,
    pools: [],
    systems: [],
    notice: null,
    contacts: [],
    units: [],
    keywords: [],
    functionClasses: [],
    findings: [...page.findings, finding(noDescription, {})],
    unread: unreadOf(page, empty),
    placed: [],
  }
}
