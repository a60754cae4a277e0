import assert from "node:assert/strict"
import test from "node:test"
import { killAnswering } from "../../../test/kill-answering.ts"
import { killedPlaces } from "../../../test/killed-places.ts"

for (const place of killedPlaces)
  for (const seed of [26, 906])
    test(`on ${place.name} a program that answers 20 requests and is killed at any moment (seed ${seed}) leaves each answered once and whole`, async (t) => {
      const { kills } = await killAnswering(place, 20, seed)
      assert.equal(kills > 5, true, `${kills} kills`)
      t.diagnostic(`${kills} kills`)
    })
