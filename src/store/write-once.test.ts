import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import test from "node:test"
import { freshFolder } from "../../test/folders.ts"
import { writeOnce } from "./write-once.ts"

test("of several processes that make a file at once one does, and each reads it whole", async () => {
  const folder = freshFolder()
  const script = `
    import { readFileSync } from "node:fs"
    import { writeOnce } from "./src/store/write-once.ts"
    const mine = String(process.argv[1]).repeat(100_000)
    while (Date.now() < Number(process.argv[2])) {}
    for (let at = 0; at < 50; at++) {
      const file = ${JSON.stringify(folder)} + "/key-" + at
      writeOnce(file, mine)
      const read = readFileSync(file, "utf8")
      if (read.length !== 100_000 || new Set(read).size !== 1) throw new Error("torn: " + read.length)
    }`
  const start = String(Date.now() + 2500)
  const processes = ["a", "b", "c"].map((letter) => spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, letter, start], { stdio: ["ignore", "ignore", "inherit"] }))
  assert.deepEqual((await Promise.all(processes.map((child) => once(child, "close")))).map(([code]) => code), [0, 0, 0])
  assert.equal(readdirSync(folder).length, 50)
  assert.equal(statSync(join(folder, "key-0")).mode & 0o777, 0o600)
})

test("a file that is there stays as it is", () => {
  const file = join(freshFolder(), "key")
  writeOnce(file, "first")
  writeOnce(file, "second")
  assert.equal(readFileSync(file, "utf8"), "first")
})
