import test from "node:test"
import { engines } from "../../../test/engines.ts"
import { killOpening } from "../../../test/kill-opening.ts"

for (const { name, freshUrl } of engines)
  test(`on ${name} eight clients who open 120 cases and are killed leave no gap, no number twice and no half case`, async (t) => {
    const { cases, kills } = await killOpening({ name, fresh: () => freshUrl() }, 120, 906)
    t.diagnostic(`${cases} cases, ${kills} kills`)
  })
