import assert from "node:assert/strict"
import test from "node:test"
import { comparePaths } from "./access-paths.ts"
import { engines } from "./engines.ts"
import { testNow } from "./town.ts"

const drawsATest = 100_000

// Ten tests of a hundred thousand draws; their seeds do not meet those of the plain suite.
for (let part = 1; part <= 10; part++) {
  const engine = engines[part % 3 === 0 ? engines.length - 1 : 0]
  if (!engine) throw new Error("No database is running. Run the tests with: npm run test:long")
  test(`on ${engine.name} part ${part} of a million drawn people is shown the same on every path as by the oracle`, async () => {
    const database = await engine.fresh()
    let compared = 0
    for (let seed = part * 10_000; compared < drawsATest; seed++) compared += await comparePaths(database, seed, testNow, seed % 10 === 0)
    assert.ok(compared >= drawsATest)
    await database.close()
  })
}
