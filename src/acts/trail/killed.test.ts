import test from "node:test"
import { engines } from "../../../test/engines.ts"
import { killAppending } from "../../../test/kill-appending.ts"

for (const engine of engines)
  test(`on ${engine.name} a killed process leaves every acknowledged entry, and chains that verify`, () => killAppending(engine, 3, 17))
