import test from "node:test"
import { killAppending } from "../../../test/kill-appending.ts"
import { killedPlaces } from "../../../test/killed-places.ts"

// PGlite takes many times as long to open as a server does to be reached. The oldest server has its kills in the long test.
for (const [place, rounds] of killedPlaces.filter(({ name }) => name !== "PostgreSQL 15").map((its) => [its, its.name === "PGlite" ? 1 : 3] as const))
  test(`on ${place.name} a killed process leaves every acknowledged entry, and chains that verify`, () => killAppending(place, rounds, 17))
