import assert from "node:assert/strict"
import test from "node:test"
import { comparePaths } from "./access-paths.ts"
import { engines, pglite } from "./engines.ts"
import { testNow } from "./town.ts"

const draws = { "PostgreSQL 18": 20_000, "PostgreSQL 15": 9_000 } as const

for (const engine of engines) {
  const wanted = draws[engine.name as keyof typeof draws]
  test(`on ${engine.name} every path shows each of ${wanted} drawn people the same as the oracle`, async () => {
    const database = await engine.fresh()
    let compared = 0
    for (let seed = 1; compared < wanted; seed++) compared += await comparePaths(database, seed, testNow, seed % 3 === 1)
    assert.ok(compared >= wanted)
    await database.close()
  })
}

test("on PGlite every path shows a drawn town the same as the oracle", async () => {
  const database = await pglite.fresh()
  await comparePaths(database, 1, testNow, false)
  await database.close()
})
