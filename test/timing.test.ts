import assert from "node:assert/strict"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { after, before, test } from "node:test"
import { getRequestListener } from "@hono/node-server"
import { espoo } from "../municipalities/espoo/index.ts"
import { addSamples } from "../src/acts/samples.ts"
import { dice } from "./access-world.ts"
import { anEngine } from "./engines.ts"
import { medianOf, rankSum } from "./rank-sum.ts"
import { openTown, type Town } from "./town.ts"

/** Beyond this two kinds of answers take different times: by chance it comes about once in fifteen thousand runs. */
const apart = 4
const rounds = 150

let town: Town
let antti: Town
let helena: Town
let origin = ""
const server = createServer((request, response) => void listener(request, response))
let listener: ReturnType<typeof getRequestListener>
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  antti = await town.as({ id: "antti", kind: "staff", given: "Antti", family: "Ylläpito" })
  helena = await town.as({ id: "helena", kind: "staff", given: "Helena", family: "Esimiesaho" })
  listener = getRequestListener(town.app.fetch)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await town.close()
})

interface Question {
  readonly cookie: string
  readonly record: string
  readonly status: number
}

async function timeOf({ cookie, record, status }: Question): Promise<number> {
  const begun = performance.now()
  const answer = await fetch(`${origin}/staff/records/${record}?purpose=case-handling`, { headers: { cookie } })
  await answer.arrayBuffer()
  assert.equal(answer.status, status)
  return performance.now() - begun
}

/** Asks two questions in turns, in an order of the dice, and tells how far apart their times lie. */
async function distance(one: Question, other: Question): Promise<{ z: number; medians: readonly number[] }> {
  const { chance } = dice(906)
  const times: [number[], number[]] = [[], []]
  for (let round = -20; round < rounds; round++)
    for (const first of chance(0.5) ? [0, 1] : [1, 0]) {
      const took = await timeOf(first === 0 ? one : other)
      if (round >= 0) times[first as 0 | 1].push(took)
    }
  return { z: rankSum(...times), medians: times.map(medianOf) }
}

test("how long an answer takes does not tell a record that one may not see from one that is not there", async () => {
  const hidden = { cookie: antti.cookie, record: "asia-1-2", status: 404 }
  const missing = { cookie: antti.cookie, record: "asia-8-2", status: 404 }
  const { z, medians } = await distance(hidden, missing)
  assert.ok(Math.abs(z) < apart, `z ${z}, medians ${medians.join(" and ")} ms`)
})

test("the same measure does tell a record that one sees from one that is not there", async () => {
  const { z, medians } = await distance({ cookie: helena.cookie, record: "asia-1-2", status: 200 }, { cookie: helena.cookie, record: "asia-8-2", status: 404 })
  assert.ok(Math.abs(z) > apart, `z ${z}, medians ${medians.join(" and ")} ms`)
})
