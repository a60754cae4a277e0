import test from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { killOpening } from "../../../test/kill-opening.ts"
import { killedPlaces } from "../../../test/killed-places.ts"

for (const place of killedPlaces)
  test(`on ${place.name} 2,000 cases of eight clients with kills are whole`, async (t) => {
    const { cases, kills } = await killOpening(place, 2000, 2019)
    t.diagnostic(`${cases} cases, ${kills} kills`)
  })

test("on a PostgreSQL server 100,000 cases of eight clients with kills are whole", async (t) => {
  const { name, freshUrl } = anEngine()
  const { cases, kills } = await killOpening({ name, fresh: () => freshUrl() }, 100_000, 26, 30_000)
  t.diagnostic(`${cases} cases, ${kills} kills, on ${name}`)
})
