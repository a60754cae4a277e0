import { hash } from "node:crypto"

/** Merkle trees as RFC 6962 has them: a leaf and a node are hashed with prefixes of their own, so that neither passes for the other. */

const sha256 = (bytes: Uint8Array): Buffer => hash("sha256", bytes, "buffer")
const leafInput = Buffer.alloc(33)
const nodeInput = Buffer.alloc(65, 1)

/** The hash of a leaf whose datum is a digest of 32 bytes. */
export function leafHash(datum: Uint8Array): Buffer {
  leafInput.set(datum, 1)
  return sha256(leafInput)
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  nodeInput.set(left, 1)
  nodeInput.set(right, 33)
  return sha256(nodeInput)
}

/** A growing tree of which only the right edge is kept: some twenty hashes for a million leaves. */
export class Frontier {
  readonly #edge: { readonly level: number; readonly hash: Buffer }[] = []
  readonly #completed: (level: number, index: number, hash: Buffer) => void
  size = 0

  /** `completed` hears of every subtree that becomes full. */
  constructor(completed: (level: number, index: number, hash: Buffer) => void = () => {}) {
    this.#completed = completed
  }

  /** Adds a leaf's hash, or that of a full subtree that fits where the tree ends. */
  add(hash: Buffer, level = 0): void {
    if (this.size % 2 ** level !== 0) throw new RangeError(`A subtree of level ${level} does not fit at ${this.size}.`)
    this.size += 2 ** level
    let node = { level, hash }
    this.#completed(level, this.size / 2 ** level - 1, hash)
    while (this.#edge.at(-1)?.level === node.level) {
      const left = this.#edge.pop() as { hash: Buffer }
      node = { level: node.level + 1, hash: nodeHash(left.hash, node.hash) }
      this.#completed(node.level, this.size / 2 ** node.level - 1, node.hash)
    }
    this.#edge.push(node)
  }

  root(): Buffer {
    if (this.#edge.length === 0) return sha256(new Uint8Array())
    return this.#edge.reduceRight<Buffer | null>((right, { hash }) => (right ? nodeHash(hash, right) : hash), null) as Buffer
  }
}

/** Gives the hash of a full subtree: level 0 is the leaves, index counts the subtrees of the level from the left. */
export type Subtrees = (level: number, index: number) => Promise<Buffer>

/** The aligned full subtrees that make up a stretch of leaves, from left to right. */
export function cover(from: number, to: number): { readonly level: number; readonly index: number }[] {
  const parts: { level: number; index: number }[] = []
  while (from < to) {
    let level = 0
    while (from % 2 ** (level + 1) === 0 && from + 2 ** (level + 1) <= to) level++
    parts.push({ level, index: from / 2 ** level })
    from += 2 ** level
  }
  return parts
}

/** The largest power of two below n: where RFC 6962 splits a tree of n leaves. */
const splitOf = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))

async function rootOf(subtrees: Subtrees, from: number, to: number): Promise<Buffer> {
  const hashes = await Promise.all(cover(from, to).map(({ level, index }) => subtrees(level, index)))
  return hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** The siblings from a leaf up to the root of the first `size` leaves. */
export async function inclusionPath(subtrees: Subtrees, leaf: number, size: number): Promise<Buffer[]> {
  const path: Promise<Buffer>[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (leaf < middle) {
      path.push(rootOf(subtrees, middle, to))
      to = middle
    } else {
      path.push(rootOf(subtrees, from, middle))
      from = middle
    }
  }
  return Promise.all(path.reverse())
}

/** The nodes that show that a tree of `older` leaves is the beginning of one of `newer`. */
export async function consistencyPath(subtrees: Subtrees, older: number, newer: number): Promise<Buffer[]> {
  if (older === 0 || older === newer) return []
  const path: Promise<Buffer>[] = []
  let [from, to, whole] = [0, newer, true]
  while (to !== older) {
    const middle = from + splitOf(to - from)
    if (older <= middle) {
      path.push(rootOf(subtrees, middle, to))
      to = middle
    } else {
      path.push(rootOf(subtrees, from, middle))
      from = middle
      whole = false
    }
  }
  if (!whole) path.push(rootOf(subtrees, from, to))
  return Promise.all(path.reverse())
}

/** True when a leaf stands at its place under the root (RFC 9162 2.1.3.2). */
export function isIncluded(leaf: Uint8Array, at: number, size: number, path: readonly Uint8Array[], root: Uint8Array): boolean {
  if (!Number.isSafeInteger(at) || at < 0 || at >= size) return false
  let [place, last] = [at, size - 1]
  let hashed: Buffer = Buffer.from(leaf)
  for (const sibling of path) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hashed = nodeHash(sibling, hashed)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else hashed = nodeHash(hashed, sibling)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && hashed.equals(root)
}

/** True when the older root is that of the first leaves of the newer one (RFC 9162 2.1.4.2). */
export function isConsistent(older: number, newer: number, olderRoot: Uint8Array, newerRoot: Uint8Array, path: readonly Uint8Array[]): boolean {
  const same = Buffer.from(olderRoot).equals(newerRoot)
  if (older > newer || older < 0) return false
  if (older === newer) return same && path.length === 0
  if (older === 0) return path.length === 0
  const nodes = Number.isInteger(Math.log2(older)) ? [olderRoot, ...path] : [...path]
  let [place, last] = [older - 1, newer - 1]
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  const first = nodes.shift()
  if (!first) return false
  let before: Buffer = Buffer.from(first)
  let after = before
  for (const node of nodes) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      before = nodeHash(node, before)
      after = nodeHash(node, after)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else after = nodeHash(after, node)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && before.equals(olderRoot) && after.equals(newerRoot)
}
