import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { rmSync } from "node:fs"
import { test } from "node:test"
import { freshFolder } from "../../../test/folders.ts"
import { filesIn } from "../../store/files.ts"

const partBytes = 16 * 1024 * 1024
const parts = 128

/** The bytes of a part: others in each, and known without being kept. */
const partOf = (number: number): Buffer => Buffer.alloc(partBytes, createHash("sha256").update(String(number)).digest())

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

test("two gigabytes in parts, each third broken off in its middle, are one file with the right digest, and memory does not grow with them", async (t) => {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const { parts: store } = filesIn(folder)
  const id = "0f1d5a3e-0000-4000-8000-000000000002"
  const digest = createHash("sha256")
  await store.begin(id)
  const began = performance.now()
  let most = 0
  for (let number = 0; number < parts; number++) {
    const bytes = partOf(number)
    digest.update(bytes)
    const from = number * partBytes
    if (number % 3 === 0) {
      const broken = (async function* () {
        yield* pieces(bytes.subarray(0, partBytes / 2))
        throw new Error("the connection broke")
      })()
      await assert.rejects(store.append(id, from, broken, 2 ** 31), /the connection broke/)
    }
    const offset = (await store.length(id)) ?? 0
    assert.equal(offset, number % 3 === 0 ? from + partBytes / 2 : from)
    assert.equal(await store.append(id, offset, pieces(bytes.subarray(offset - from)), 2 ** 31), from + partBytes)
    most = Math.max(most, process.memoryUsage().rss)
  }
  const kept = await store.keep(id)
  assert.deepEqual(kept, { sha256: digest.digest("hex"), sizeBytes: parts * partBytes })
  assert.equal(most < 700 * 1024 * 1024, true, `${Math.round(most / 1024 / 1024)} MB of memory`)
  t.diagnostic(`2 GB in ${Math.round(performance.now() - began)} ms, at most ${Math.round(most / 1024 / 1024)} MB of memory`)
})
