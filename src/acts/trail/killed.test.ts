import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { killAppending } from "../../../test/kill-appending.ts"

// The oldest server and PGlite have their kills in the long test.
test("a killed process leaves every acknowledged entry, and chains that verify", () => {
  const { name, freshUrl } = anEngine()
  return killAppending({ name, fresh: () => freshUrl() }, 3, 17)
})
