import type { Day } from "../lib/day.ts"
import type { Finding } from "../model/finding.ts"
import type { Direction, Scope } from "../model/relation.ts"
import type { PartState } from "../model/text.ts"
import type { Block } from "./block.ts"
import type { DraftContact, DraftFact, DraftFunctionClass, DraftNotice, DraftRelation, DraftSystem } from "./draft.ts"

export type PoolPart = "systems" | "searchKeys" | "purpose" | "datasets"

/** A pool while its page is being read. */
export interface OpenPool {
  name: string
  readonly unit: OpenUnit | null
  sector: string | null
  readonly purpose: string[]
  readonly parts: string[]
  readonly datasets: string[]
  readonly registers: string[]
  readonly systems: string[]
  readonly searchKeys: string[]
  readonly said: Map<PoolPart, PartState>
  /** By when a part is promised, when the page names a time. */
  readonly promisedBy: Map<PoolPart, Day | null>
  readonly functionClasses: DraftFunctionClass[]
  readonly relations: DraftRelation[]
  readonly decides: string[]
  readonly openInterface: string[]
  readonly lines: Set<number>
  /** Where the pool's name stands, in every spelling. */
  readonly names: { readonly text: string; readonly line: number }[]
  /** Where each value was read, for findings. */
  readonly facts: DraftFact[]
  readonly heading: number
}

/** A sector, department or heading under which pools are described. */
export interface OpenUnit {
  readonly name: string
  readonly kind: "sector" | "department" | "unit"
  readonly parent: OpenUnit | null
  readonly purpose: string[]
  statedUnits: number | null
  statedAt: number | null
  updated: string | null
  readonly line: number
  readonly functionClasses: DraftFunctionClass[]
  readonly systems: { readonly name: string; readonly line: number }[]
  readonly relations: { readonly to: string; readonly scope: Scope; readonly direction: Direction; readonly line: number }[]
}

/** Everything that is known of a page so far. Recognisers add to it; nothing in it is taken back. */
export class Reading {
  readonly pools: OpenPool[] = []
  readonly units: OpenUnit[] = []
  readonly systems: DraftSystem[] = []
  readonly contacts: DraftContact[] = []
  readonly keywords: string[] = []
  readonly functionClasses: { readonly code: string; readonly title: string; readonly line: number }[] = []
  readonly caseRegister: string[] = []
  readonly findings: Finding[] = []
  /** What is promised for later, with the part of the pool that it stands for. */
  readonly promises: { readonly pool: OpenPool; readonly part: PoolPart; readonly text: string; readonly line: number }[] = []
  /** In which column of a table's row the name stands. */
  readonly nameColumns = new Map<number, number>()
  readonly placed = new Map<number, string>()
  notice: DraftNotice | null = null
  noticeLine: number | null = null

  readonly blocks: readonly Block[]

  constructor(blocks: readonly Block[]) {
    this.blocks = blocks
  }

  /** Says that a block's lines went into a field. */
  place(block: Block, field: string): void {
    for (const line of block.lines) if (!this.placed.has(line)) this.placed.set(line, field)
  }

  unit(name: string, kind: OpenUnit["kind"], line: number, parent: OpenUnit | null = null): OpenUnit {
    const unit: OpenUnit = { name, kind, parent, purpose: [], statedUnits: null, statedAt: null, updated: null, line, functionClasses: [], systems: [], relations: [] }
    this.units.push(unit)
    return unit
  }

  pool(name: string, block: Block, unit: OpenUnit | null): OpenPool {
    const pool: OpenPool = {
      name,
      unit,
      sector: unit?.name ?? null,
      purpose: [],
      parts: [],
      datasets: [],
      registers: [],
      systems: [],
      searchKeys: [],
      said: new Map(),
      promisedBy: new Map(),
      functionClasses: [],
      relations: [],
      decides: [],
      openInterface: [],
      lines: new Set(block.lines),
      names: [{ text: name, line: block.line }],
      facts: [],
      heading: block.line,
    }
    this.pools.push(pool)
    return pool
  }

  /** The class in the page's union, which holds each code once. */
  functionClass(code: string, title: string, line: number): DraftFunctionClass {
    if (!this.functionClasses.some((known) => known.code === code && known.title === title)) this.functionClasses.push({ code, title, line })
    return { code, title, line }
  }
}

/** Adds values to a list of a pool, each once as the page counts its own mentions, and remembers where they stood. */
export function addTo(pool: OpenPool, part: "datasets" | "registers" | "systems" | "searchKeys", values: readonly string[], block: Block): void {
  for (const value of values) {
    pool[part].push(value)
    pool.facts.push({ part, text: value, line: block.line })
  }
  for (const line of block.lines) pool.lines.add(line)
  if (values.length > 0) say(pool, part === "registers" ? "datasets" : part, "stated")
}

/** What a later part of the page states outweighs a promise; a promise outweighs silence. */
export function say(pool: OpenPool, part: PoolPart, state: PartState): void {
  const rank: Readonly<Record<PartState, number>> = { "not-stated": 0, none: 1, "to-be-completed": 2, stated: 3 }
  const before = pool.said.get(part) ?? "not-stated"
  if (rank[state] > rank[before]) pool.said.set(part, state)
}

export const stateOf = (pool: OpenPool, part: PoolPart): PartState => pool.said.get(part) ?? "not-stated"
