import test from "node:test"
import { killAppending } from "../../../test/kill-appending.ts"
import { killedPlaces } from "../../../test/killed-places.ts"

for (const place of killedPlaces)
  for (const seed of [906, 2019, 17])
    test(`on ${place.name} forty kills from seed ${seed} lose no acknowledged entry`, () => killAppending(place, 40, seed))
