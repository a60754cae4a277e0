import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import test from "node:test"
import { consistencyPath, cover, Frontier, inclusionPath, isConsistent, isIncluded, leafHash, nodeHash, type Subtrees } from "./merkle.ts"

const data = Array.from({ length: 40 }, (_, at) => createHash("sha256").update(String(at)).digest())

/** The tree head by the words of RFC 6962 2.1. */
function head(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash("sha256").digest()
  if (leaves.length === 1) return leafHash(leaves[0] as Buffer)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(head(leaves.slice(0, split)), head(leaves.slice(split)))
}

const subtrees: Subtrees = (level, index) => Promise.resolve(head(data.slice(index * 2 ** level, (index + 1) * 2 ** level)))

test("a tree that grows leaf by leaf has the root that the standard gives", () => {
  const frontier = new Frontier()
  for (const [at, datum] of data.entries()) {
    assert.deepEqual(frontier.root(), head(data.slice(0, at)))
    frontier.add(leafHash(datum))
  }
  const covered = new Frontier()
  for (const { level, index } of [...cover(0, 13), ...cover(13, 40)]) covered.add(head(data.slice(index * 2 ** level, (index + 1) * 2 ** level)), level)
  assert.deepEqual(covered.root(), frontier.root())
  assert.throws(() => covered.add(leafHash(data[0] as Buffer), 4), /does not fit/)
})

test("every leaf of every tree is shown to be in it, and no other leaf or place is", async () => {
  for (let size = 1; size <= data.length; size++) {
    const root = head(data.slice(0, size))
    for (let at = 0; at < size; at++) {
      const path = await inclusionPath(subtrees, at, size)
      const leaf = leafHash(data[at] as Buffer)
      assert.ok(isIncluded(leaf, at, size, path, root), `${at} of ${size}`)
      assert.ok(!isIncluded(leafHash(Buffer.alloc(32)), at, size, path, root))
      assert.ok(!isIncluded(leaf, at, size, [...path, root], root))
      if (size > 1) assert.ok(!isIncluded(leaf, (at + 1) % size, size, path, root))
    }
  }
})

test("every older tree is shown to be the beginning of every newer one, and no other is", async () => {
  for (let newer = 1; newer <= data.length; newer++)
    for (let older = 1; older <= newer; older++) {
      const path = await consistencyPath(subtrees, older, newer)
      const [before, after] = [head(data.slice(0, older)), head(data.slice(0, newer))]
      assert.ok(isConsistent(older, newer, before, after, path), `${older} of ${newer}`)
      assert.ok(!isConsistent(older, newer, Buffer.alloc(32), after, path))
      assert.ok(!isConsistent(older, newer, before, Buffer.alloc(32), path))
    }
})
