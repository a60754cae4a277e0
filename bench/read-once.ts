// Reads one page once and prints what it took, as JSON in milliseconds.
import { readFileSync } from "node:fs"
import { tidy } from "../src/lib/words.ts"
import { openPage } from "../src/read/formats/open-page.ts"
import { readPage } from "../src/read/read-page.ts"

const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ""))
const start = performance.now()
readPage(openPage(bytes, "page.txt"))
const read = performance.now() - start
const again = performance.now()
new TextDecoder().decode(bytes).split("\n").map(tidy)
console.log(JSON.stringify({ read, tidy: performance.now() - again }))
