import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import test, { type TestContext } from "node:test"
import { setTimeout as wait } from "node:timers/promises"
import { freshFolder } from "../../test/folders.ts"
import { startProgram } from "../../test/programs.ts"
import { FileTooLarge, filesIn } from "./files.ts"

function aFolder(t: TestContext): string {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

const filesUnder = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
const read = async (found: { content: ReadableStream<Uint8Array> } | null): Promise<string | null> => found && new Response(found.content).text()

test("a file is kept under the digest of its content, once, and comes back as it was", async (t) => {
  const folder = aFolder(t)
  const files = filesIn(folder)
  const one = await files.put(pieces("haken ", "palkkatukea"), 100)
  assert.deepEqual(one, { sha256: createHash("sha256").update("haken palkkatukea").digest("hex"), sizeBytes: 17 })
  assert.deepEqual(await files.put(pieces("haken palkkatukea"), 100), one)
  assert.equal(filesUnder(folder).length, 1)
  assert.equal(await read(await files.get(one.sha256)), "haken palkkatukea")
  assert.equal(await files.get("0".repeat(64)), null)
})

test("what is too large or breaks off leaves nothing", async (t) => {
  const folder = aFolder(t)
  const files = filesIn(folder)
  await assert.rejects(files.put(pieces("12345", "67890"), 9), FileTooLarge)
  await assert.rejects(files.put((async function* () {
    yield Buffer.from("half of")
    throw new Error("the line was cut")
  })(), 100), /was cut/)
  assert.deepEqual(filesUnder(folder), [])
})

test("a name is never a path", async (t) => {
  const files = filesIn(aFolder(t))
  for (const name of ["../../etc/passwd", "", "A".repeat(64), `${"a".repeat(64)}/..`]) await assert.rejects(files.get(name), /digest/)
})

test("a process that is killed while it writes leaves only whole files under their digests", async (t) => {
  const folder = aFolder(t)
  for (let round = 0; round < 4; round++) {
    const child = startProgram("put-files", [folder])
    // Five whole files have been told of, however slow the disk is; the kill comes somewhere in a later one. Each round writes the same ones again.
    for (let told = 0; told < 5; ) told += ((await once(child.stdout, "data")) as [Buffer])[0].length
    await wait(round * 17)
    child.kill("SIGKILL")
    await once(child, "close")
  }
  const kept = filesUnder(folder).filter((file) => !file.includes("coming"))
  assert.equal(kept.length > 4, true, `${kept.length} files`)
  assert.deepEqual(kept.filter((file) => createHash("sha256").update(readFileSync(file)).digest("hex") !== file.split("/").at(-1)), [])
})

test("a file is taken off for good, but not one that was put here since a moment", async (t) => {
  const files = filesIn(aFolder(t))
  const { sha256 } = await files.put(new Blob(["vanha"]).stream(), 100)
  assert.equal(await files.drop(sha256, new Date(Date.now() - 60_000)), false)
  assert.notEqual(await files.get(sha256), null)
  assert.equal(await files.drop(sha256, new Date(Date.now() + 60_000)), true)
  assert.equal(await files.get(sha256), null)
  assert.equal(await files.drop(sha256, new Date()), true, "what is not there is off")
})
