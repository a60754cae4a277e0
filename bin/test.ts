// Runs one suite of tests and prints a last line like "12 passed, 0 failed".
import { existsSync } from "node:fs"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { run } from "node:test"
import { spec } from "node:test/reporters"
import { startEngines } from "../test/engines.ts"

const suites = ["unit", "seeds", "standards", "browser", "long"] as const
type Suite = (typeof suites)[number]

const [suite = "unit", ...only] = process.argv.slice(2) as [Suite?, ...string[]]
if (!suites.includes(suite)) {
  console.error(`There is no suite "${suite}". Name one of: ${suites.join(", ")}.`)
  process.exit(64)
}

/** A test file's suite stands in its name: reading.seeds.test.ts; one without is in the plain suite. */
const suiteOf = (file: string): Suite => suites.find((name) => file.includes(`.${name}.test.`)) ?? "unit"

async function testFiles(): Promise<string[]> {
  const found: string[] = []
  for (const folder of ["src", "municipalities", "test", "bin", "bench"])
    for (const name of await readdir(folder, { recursive: true })) if (/\.test\.tsx?$/.test(name)) found.push(join(folder, name))
  return found.filter((file) => suiteOf(file) === suite && (only.length === 0 || only.some((part) => file.includes(part)))).sort()
}

if ((suite === "seeds" || suite === "standards") && !existsSync(join(process.env.VARANTO_SHARED ?? join("..", "shared"), suite))) {
  console.error(`The ${suite} are not here. They are looked for in ../shared/${suite}; name their folder's parent in VARANTO_SHARED.`)
  console.log("0 passed, 1 failed")
  process.exit(1)
}

const files = await testFiles()
if (files.length === 0) {
  console.log(`No test file is in the suite ${suite}.\n0 passed, 0 failed`)
  process.exit(1)
}
const engines = await startEngines()
const count = { passed: 0, failed: 0 }
const stream = run({ files, concurrency: 2, timeout: suite === "long" ? 4 * 3_600_000 : 600_000 })
// A test inside a test is counted with its own name, the outer one only when it fails for itself.
stream.on("test:pass", ({ details }) => void (details.type !== "suite" && count.passed++))
stream.on("test:fail", ({ details }) => void (details.type !== "suite" && count.failed++))
const report = stream.compose(new spec())
report.pipe(process.stdout, { end: false })
await new Promise((resolve) => report.on("end", resolve))
await engines.stop()
console.log(`\n${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed === 0 ? 0 : 1
