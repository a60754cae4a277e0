import test from "node:test"
import { engines } from "../../../test/engines.ts"
import { killAppending } from "../../../test/kill-appending.ts"

for (const engine of engines)
  for (const seed of [906, 2019, 17])
    test(`on ${engine.name} forty kills from seed ${seed} lose no acknowledged entry`, () => killAppending(engine, 40, seed))
