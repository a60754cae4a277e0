import assert from "node:assert/strict"
import test from "node:test"
import { mutationsOf, proveFollows } from "../test/mutations.ts"
import { dice } from "../test/access-world.ts"
import { runningModels } from "./running.ts"

test("one altered fact of a register changes all that follows from it, or the model is refused: a few of each register", () => {
  const { of } = dice(20261126)
  let refused = 0
  let followed = 0
  for (const model of runningModels)
    for (const definition of model.definitions) {
      const all = mutationsOf(definition)
      for (let count = 0; count < 2; count++) {
        const mutation = of(all)
        if (proveFollows(model, definition, mutation)) refused++
        else followed++
      }
    }
  assert.ok(refused > 10 && followed > 10, `${refused} refused, ${followed} followed`)
})
