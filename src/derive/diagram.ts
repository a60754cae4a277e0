import type { Language } from "../lib/words.ts"
import type { Model } from "../model/model.ts"
import type { Direction, Scope } from "../model/relation.ts"
import { plain } from "../model/text.ts"
import { lookup } from "./lookup.ts"

/** A box of the diagram. Sizes and places are in SVG user units. */
export interface Box {
  readonly id: string
  readonly label: string
  readonly lines: readonly string[]
  readonly scope: Scope
  readonly pool: string | null
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Edge {
  readonly from: Box
  readonly to: Box
  readonly direction: Direction
  readonly scope: Scope
  readonly what: string
}

export interface Diagram {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly edges: readonly Edge[]
}

const columnWidth = 300
const gutter = 200
const lineHeight = 17
const padding = 12
const lettersInLine = 36

/** The relations as two columns: the description's own pools and units on the left, the other ends on the right. */
export function relationDiagram(model: Model, language: Language): Diagram {
  const { pool, unit } = lookup(model)
  const ends = model.relations.map((relation) => {
    const source = pool.get(relation.from.pool ?? "") ?? unit.get(relation.from.unit ?? "")
    return {
      relation,
      from: { id: `from-${relation.from.pool ?? relation.from.unit ?? ""}`, label: source ? plain(source.name, language) : "", pool: relation.from.pool },
      to: { id: `to-${plain(relation.to.name, "fi").toLowerCase()}`, label: plain(relation.to.name, language), pool: relation.to.pool },
    }
  })
  const left = column(ends.map(({ from }) => ({ ...from, scope: "own" as const })), 0)
  const right = column(orderByNeighbours(ends.map(({ from, to, relation }) => ({ ...to, scope: relation.scope, beside: left.get(from.id)?.y ?? 0 }))), columnWidth + gutter)
  const edges = ends.flatMap(({ relation, from, to }) => {
    const [start, end] = [left.get(from.id), right.get(to.id)]
    return start && end ? [{ from: start, to: end, direction: relation.direction, scope: relation.scope, what: plain(relation.what, language) }] : []
  })
  const boxes = [...left.values(), ...right.values()]
  return {
    width: 2 * columnWidth + gutter,
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)) + padding,
    boxes,
    edges,
  }
}

type Node = Pick<Box, "id" | "label" | "pool" | "scope">

/** Stacks boxes in the order of their first mention; a thing mentioned twice has one box. */
function column(nodes: readonly Node[], x: number): Map<string, Box> {
  const placed = new Map<string, Box>()
  let y = padding
  for (const node of nodes) {
    if (placed.has(node.id)) continue
    const lines = wrap(node.label)
    const height = lines.length * lineHeight + 2 * padding
    placed.set(node.id, { ...node, lines, x, y, width: columnWidth, height })
    y += height + padding
  }
  return placed
}

/** Orders the right side by the mean height of what each is tied to, so that lines cross less. */
function orderByNeighbours<T extends Node & { beside: number }>(nodes: readonly T[]): T[] {
  const mean = new Map<string, number>()
  for (const { id } of nodes) {
    const all = nodes.filter((node) => node.id === id)
    mean.set(id, all.reduce((sum, { beside }) => sum + beside, 0) / all.length)
  }
  return [...nodes].sort((a, b) => (mean.get(a.id) ?? 0) - (mean.get(b.id) ?? 0))
}

function wrap(label: string): string[] {
  const lines: string[] = [""]
  for (const word of label.split(" ")) {
    const last = lines.at(-1) ?? ""
    if (last !== "" && last.length + word.length + 1 > lettersInLine) lines.push(word)
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`
  }
  return lines
}
