import { finding } from "../../model/finding.ts"
import type { Finding } from "../../model/finding.ts"
import { nameVaries } from "./finding-kinds-content.ts"
import type { OpenPool, Reading } from "../reading.ts"

interface Use {
  readonly text: string
  readonly line: number
}

/** One name in several spellings: a pool's headings, systems in singular and plural, a compound in two forms. */
export function checkNames(reading: Reading): Finding[] {
  const found: Finding[] = []
  for (const pool of reading.pools) found.push(...spellings(pool.names.map((use) => ({ ...use, text: use.text.replace(/[\s-]*tietovaranto$/u, "").toLowerCase() }))))
  const uses = reading.pools.flatMap((pool) => pool.facts.filter(({ part }) => part === "systems" || part === "registers" || part === "parts").map(({ text, line }) => ({ text, line })))
  if (uses.length < 20_000) found.push(...byKey(uses, spellingKey))
  for (const pool of reading.pools) found.push(...sameCompound(pool), ...partCompounds(reading, pool))
  const seen = new Set<string>()
  return found.filter(({ line, message }) => !seen.has(`${line}|${message.en}`) && seen.add(`${line}|${message.en}`))
}

/** Without parentheses, number and the spaces around hyphens. */
const spellingKey = (text: string): string => text.toLowerCase().replace(/\s*\([^()]*\)/g, "").replace(/\s*-\s*/g, "-").replace(/(?:järjestelmät|palvelut|rekisterit)$/u, (word) => word.slice(0, -1)).trim()

/** The long compound that a name is built on, for names that add an owner, a product or a version to it. */
function compoundIn(text: string): string | null {
  const words = text.toLowerCase().replace(/[()]/g, " ").split(/\s+/).filter((word) => /^\p{L}{18,}$/u.test(word) && /(?:järjestelmä|rekisteri)$/u.test(word))
  return words.length === 1 ? words[0]! : null
}

/** A register and a system of one pool that are built on the same compound. */
function sameCompound(pool: OpenPool): Finding[] {
  const named = (part: string) => pool.facts.filter((fact) => fact.part === part).map(({ text, line }) => ({ text, line, compound: compoundIn(text) }))
  const registers = named("registers").filter(({ compound }) => compound !== null)
  return named("systems").flatMap((system) => registers.filter((register) => register.compound === system.compound && register.text !== system.text).flatMap((register) => spellings([register, system])))
}

/** A part's long compound that stands elsewhere in another form. */
function partCompounds(reading: Reading, pool: OpenPool): Finding[] {
  return pool.facts.flatMap(({ part, text, line }) => {
    const compound = part === "parts" ? compoundIn(text) : null
    if (compound === null) return []
    const others = reading.blocks.slice(0, 3_000).flatMap((block) => {
      const hit = compoundIn(block.text.slice(0, 400))
      return hit !== null && hit !== compound && hit.slice(0, 10) === compound.slice(0, 10) ? [{ text: hit, line: block.line }] : []
    })
    return spellings([{ text: compound, line }, ...others.slice(0, 1)])
  })
}

function byKey(uses: readonly Use[], keyFor: (text: string) => string | null): Finding[] {
  const groups = new Map<string, Use[]>()
  for (const use of uses) {
    const key = keyFor(use.text)
    if (key === null || key.length < 8) continue
    const group = groups.get(key) ?? []
    if (!group.some((known) => known.text.toLowerCase() === use.text.toLowerCase())) groups.set(key, [...group, use])
  }
  return [...groups.values()].flatMap(spellings)
}

/** Each spelling is told once, with another one beside it. */
function spellings(uses: readonly Use[]): Finding[] {
  const distinct = uses.filter((use, index) => uses.findIndex((other) => other.text === use.text) === index)
  if (distinct.length < 2 || distinct.length > 12) return []
  return distinct.map((use, index) => {
    const other = distinct[index === 0 ? 1 : 0]!
    return finding(nameVaries, { name: use.text, other: other.text, line: other.line }, { line: use.line })
  })
}
