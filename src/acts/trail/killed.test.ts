import test from "node:test"
import { killAppending } from "../../../test/kill-appending.ts"
import { killedPlaces } from "../../../test/killed-places.ts"

for (const place of killedPlaces)
  test(`on ${place.name} a killed process leaves every acknowledged entry, and chains that verify`, () => killAppending(place, 3, 17))
