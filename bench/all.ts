// Measures what the project promises, each figure as a ratio to a baseline of the same run. Name parts to run only those; million-cases and
// many-keys run only when they are named, with another number of cases or rows where one follows it.
import { batches } from "./batches.ts"
import { cases } from "./cases.ts"
import { firstQuarterHour } from "./first-quarter-hour.ts"
import { manyKeys } from "./many-keys.ts"
import { millionCases } from "./million-cases.ts"
import { pages } from "./pages.ts"
import { reading } from "./reading.ts"
import { records } from "./records.ts"
import { registers } from "./registers.ts"
import { requests } from "./requests.ts"
import { search } from "./search.ts"
import { start } from "./start.ts"
import { texts } from "./texts.ts"
import { trail } from "./trail.ts"

const parts = { cases, pages, search, reading, start, trail, records, registers: () => registers(), batches, requests: () => requests(), texts }
const named = { ...parts, "first-quarter-hour": firstQuarterHour, "million-cases": () => millionCases(count ?? 1_000_000), "many-keys": () => manyKeys(count ?? 10_000_000) }
const words = process.argv.slice(2)
const number = words.find((word) => /^\d+$/.test(word))
const count = number === undefined ? undefined : Number(number)
const asked = words.filter((word) => !/^\d+$/.test(word))
const unknown = asked.filter((name) => !(name in named))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}. There are: ${Object.keys(named).join(", ")}.`)
  process.exit(64)
}
let kept = 0
let broken = 0
for (const [name, measure] of Object.entries(asked.length > 0 ? named : parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  for (const figure of await measure()) {
    console.log(`${figure.kept ? "kept  " : "BROKEN"} ${figure.what}: ${figure.value}; promised ${figure.promise}`)
    if (figure.kept) kept++
    else broken++
  }
}
console.log(`${kept} kept, ${broken} broken`)
process.exitCode = broken === 0 ? 0 : 1
