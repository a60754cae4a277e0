import { finding } from "../model/finding.ts"
import type { DraftPool } from "./draft.ts"
import { relationOfUnit, saidOfWholeUnit } from "./oddities/finding-kinds-page.ts"
import { sameName } from "./words/names.ts"
import { say, stateOf } from "./reading.ts"
import type { OpenPool, OpenUnit, Reading } from "./reading.ts"

/** The pools as drafts, once what the page says of whole units has been brought to them. */
export function closePools(reading: Reading): DraftPool[] {
  for (const unit of reading.units) shareOut(reading, unit)
  return reading.pools.map(drafted)
}

function shareOut(reading: Reading, unit: OpenUnit): void {
  const pools = reading.pools.filter((pool) => pool.unit === unit)
  if (pools.length === 0) return
  shareSystems(reading, unit, pools)
  for (const pool of pools) pool.functionClasses.push(...unit.functionClasses.filter((found) => !pool.functionClasses.includes(found)))
  for (const relation of unit.relations) {
    const pool = pools.find((candidate) => !sameName(candidate.name, relation.to)) ?? pools[0]!
    pool.relations.push({ to: relation.to, scope: relation.scope, direction: relation.direction, of: unit.name, line: relation.line })
    reading.findings.push(finding(relationOfUnit, { unit: unit.name, pool: pool.name }, { line: relation.line }))
  }
}

function shareSystems(reading: Reading, unit: OpenUnit, pools: readonly OpenPool[]): void {
  if (unit.systems.length === 0) return
  reading.findings.push(finding(saidOfWholeUnit, { unit: unit.name, part: "systems" }, { line: unit.systems[0]!.line }))
  for (const pool of pools) {
    pool.systems.push(...unit.systems.map(({ name }) => name))
    pool.facts.push(...unit.systems.map(({ name, line }) => ({ part: "systems" as const, text: name, line })))
    say(pool, "systems", "stated")
  }
}

function drafted(pool: OpenPool): DraftPool {
  const lines = [...pool.lines]
  return {
    name: pool.name,
    sector: pool.sector,
    purpose: pool.purpose.length > 0 ? pool.purpose.join("\n") : null,
    parts: pool.parts,
    datasets: pool.datasets,
    registers: pool.registers,
    systems: pool.systems,
    searchKeys: pool.searchKeys,
    states: { systems: stateOf(pool, "systems"), searchKeys: stateOf(pool, "searchKeys"), purpose: stateOf(pool, "purpose"), datasets: stateOf(pool, "datasets") },
    promisedBy: Object.fromEntries(pool.promisedBy),
    functionClasses: pool.functionClasses,
    relations: pool.relations,
    decides: pool.decides.join("\n") || null,
    openInterface: pool.openInterface.join("\n") || null,
    lines: [lines.reduce((least, line) => Math.min(least, line)), lines.reduce((most, line) => Math.max(most, line))],
    facts: pool.facts,
  }
}
