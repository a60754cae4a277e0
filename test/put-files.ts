// Puts files into a folder without end. For a test that kills it.
import { writeSync } from "node:fs"
import { filesIn } from "../src/store/files.ts"

const files = filesIn(process.argv[2] ?? "")
for (let at = 0; ; at++) {
  await files.put((async function* () {
    for (let piece = 0; piece < 16; piece++) yield Buffer.alloc(65_536, at + piece)
  })(), 2 ** 21)
  writeSync(1, ".")
}
