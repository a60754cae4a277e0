import { finding } from "../../model/finding.ts"
import type { Finding } from "../../model/finding.ts"
import { classTitleTwice, datasetsCellEmpty, namesAnotherPool, partMissing, purposeMissing, searchKeysNowhere, toBeCompleted, unitCountDiffers } from "./finding-kinds-content.ts"
import type { PartName } from "./finding-kinds-content.ts"
import { poolTwice, promisedLater } from "./finding-kinds-page.ts"
import { likeness, nameWords } from "../words/names.ts"
import { stateOf } from "../reading.ts"
import type { OpenPool, Reading } from "../reading.ts"
import { promised } from "../words/vocabulary.ts"

/** Parts that a pool lacks or promises, texts that speak of another pool, counts that differ. */
export function checkPools(reading: Reading): Finding[] {
  return [...promises(reading), ...gaps(reading), ...strangers(reading), ...counts(reading), ...classes(reading), ...twice(reading)]
}

function promises(reading: Reading): Finding[] {
  const known = new Set(reading.promises.map(({ line }) => line))
  const elsewhere = reading.blocks.filter((block) => !known.has(block.line)).flatMap((block) => (block.kind === "row" ? block.cells : [block.text]).filter((text) => promised.test(text)).map((text) => finding(promisedLater, { text: text.slice(0, 200) }, { line: block.line })))
  return [...reading.promises.map(({ pool, part, text, line }) => finding(toBeCompleted, { pool: pool.name, part, text }, { line })), ...elsewhere]
}

function poolAt(reading: Reading, line: number): OpenPool | undefined {
  return reading.pools.findLast((pool) => pool.lines.has(line)) ?? reading.pools.findLast((pool) => pool.heading <= line)
}

function gaps(reading: Reading): Finding[] {
  const found: Finding[] = []
  const stated = (part: PartName) => reading.pools.filter((pool) => stateOf(pool, part) !== "not-stated").length
  const most = (part: PartName) => reading.pools.length >= 2 && stated(part) * 2 > reading.pools.length
  for (const pool of reading.pools) {
    const at = { line: pool.heading }
    if (stateOf(pool, "purpose") === "not-stated" && stated("purpose") > 0) found.push(finding(purposeMissing, { pool: pool.name }, at))
    for (const part of ["systems", "searchKeys"] as const) if (stateOf(pool, part) === "not-stated" && most(part)) found.push(finding(partMissing, { pool: pool.name, part }, at))
    if (stateOf(pool, "datasets") === "not-stated" && most("datasets") && !reading.findings.some((other) => other.code === datasetsCellEmpty.code && other.line === pool.heading)) found.push(finding(datasetsCellEmpty, { pool: pool.name }, at))
  }
  if (reading.pools.length > 0 && stated("searchKeys") === 0) found.push(finding(searchKeysNowhere, {}, { line: reading.pools[0]!.heading }))
  return found
}

const naming = /(?:^|\s)((?:\p{L}[\p{L}-]*,? ){0,8}?\p{L}[\p{L}-]*?)[\s-]?tietovaran(?:non|toa|toon|nossa|nosta)(?![\p{L}])/gu

/** A lead-in that names a pool of the page other than the one it stands under. */
function strangers(reading: Reading): Finding[] {
  if (reading.pools.length > 500) return []
  const names = reading.pools.map((pool) => ({ pool, words: nameWords(pool.name) }))
  return reading.blocks.flatMap((block) => {
    if (block.text.length > 600 || block.kind !== "text" || !/^(?:pools\.(?:datasets|purpose)|heading)$/.test(reading.placed.get(block.line) ?? "")) return []
    const pool = poolAt(reading, block.line)
    const lead = pool && /^(?:Kuvau|Tietovaran|Beskriv|\p{Lu}\p{L}+n tietovaran)/u.test(block.text) ? [...block.text.matchAll(naming)][0]?.[1] : undefined
    if (!pool || !lead) return []
    const words = nameWords(lead).filter((word) => !/^(?:kuvaukset|kuvaus)$/.test(word))
    const own = likeness(words, nameWords(pool.name))
    const other = names.find((candidate) => candidate.pool !== pool && likeness(words, candidate.words) >= 0.75 && likeness(words, candidate.words) > own)
    return other && own < 0.6 ? [finding(namesAnotherPool, { pool: pool.name, other: other.pool.name }, { line: block.line })] : []
  })
}

function counts(reading: Reading): Finding[] {
  return reading.units.flatMap((unit) => {
    const listed = reading.units.filter((child) => child.parent === unit).length
    return unit.statedUnits === null || unit.statedUnits === listed ? [] : [finding(unitCountDiffers, { unit: unit.name, stated: unit.statedUnits, listed }, { line: unit.statedAt })]
  })
}

function classes(reading: Reading): Finding[] {
  const byTitle = new Map<string, { code: string; line: number }[]>()
  for (const { code, title, line } of reading.functionClasses) byTitle.set(title.toLowerCase(), [...(byTitle.get(title.toLowerCase()) ?? []), { code, line }])
  return [...byTitle].flatMap(([title, uses]) => {
    const codes = [...new Set(uses.map(({ code }) => code))]
    return codes.length < 2 ? [] : uses.map(({ line }) => finding(classTitleTwice, { title, codes: codes.join(", ") }, { line }))
  })
}

function twice(reading: Reading): Finding[] {
  const first = new Map<string, number>()
  return reading.pools.flatMap((pool) => {
    const key = `${pool.sector}|${pool.name.toLowerCase()}`
    const line = first.get(key)
    if (line === undefined) first.set(key, pool.heading)
    return line === undefined || line === pool.heading ? [] : [finding(poolTwice, { name: pool.name, line }, { line: pool.heading })]
  })
}
