// With the scanner that bin/setup installs, as the browser tests are with the browser.
import assert from "node:assert/strict"
import { readdirSync, rmSync } from "node:fs"
import test from "node:test"
import { zipSync } from "fflate"
import { eicar, startClamd } from "../../test/clamd.ts"
import { freshFolder } from "../../test/folders.ts"
import { scannerVersion, scanWith } from "./clamd.ts"
import { FileRefused, filesIn } from "./files.ts"

async function* pieces(...all: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of all) yield Buffer.from(piece)
}
const refusedAs = (code: string, found: string | null = null) => (fault: unknown) => fault instanceof FileRefused && fault.code === code && (found === null || fault.found === found)

const filesUnder = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)

test("a real clamd lets a clean file through, and an infected one, also packed and in parts, leaves nothing in the store", async (t) => {
  const clamd = await startClamd()
  t.after(() => clamd.stop())
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const files = filesIn(folder, scanWith(clamd.address))
  const clean = await files.put(pieces("haen ", "palkkatukea"), 1000)
  assert.deepEqual(filesUnder(folder), [clean.sha256])
  await assert.rejects(files.put(pieces(eicar), 1000), refusedAs("infected", "Own.Eicar.UNOFFICIAL"))
  await assert.rejects(files.put(pieces(zipSync({ "liite.txt": Buffer.from(eicar), "toinen.txt": Buffer.from("x") })), 10_000), refusedAs("infected"))
  const id = "0f1d5a3e-0000-4000-8000-000000000001"
  await files.parts.begin(id)
  await files.parts.append(id, 0, pieces(eicar.slice(0, 20)), 1000)
  await files.parts.append(id, 20, pieces(eicar.slice(20)), 1000)
  await assert.rejects(files.parts.keep(id), refusedAs("infected"))
  await files.parts.drop(id)
  // More than the scanner takes is not scanned, and so not kept.
  await assert.rejects(files.put(pieces(Buffer.alloc(5_000_000, 65)), 10_000_000), refusedAs("not-scanned"))
  assert.deepEqual(filesUnder(folder), [clean.sha256])
  assert.match(await scannerVersion(clamd.address), /^ClamAV \d/)
})
