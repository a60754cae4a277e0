import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { killOpening } from "../../../test/kill-opening.ts"

// The other engines have their kills in the long test.
test("eight clients who open 120 cases and are killed leave no gap, no number twice and no half case", async (t) => {
  const { name, freshUrl } = anEngine()
  const { cases, kills } = await killOpening({ name, fresh: () => freshUrl() }, 120, 906)
  t.diagnostic(`${cases} cases, ${kills} kills`)
})
