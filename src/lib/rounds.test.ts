import assert from "node:assert/strict"
import test from "node:test"
import { setTimeout as wait } from "node:timers/promises"
import { keepRounds, keepRoundsOf } from "./rounds.ts"

const until = async (isSo: () => boolean): Promise<void> => {
  const limit = Date.now() + 20_000
  while (!isSo() && Date.now() < limit) await wait(5)
}

test("a round that fails is told and does not keep the next from coming", async () => {
  const said: unknown[] = []
  let rounds = 0
  const kept = keepRounds(() => (++rounds === 1 ? Promise.reject(new Error("no")) : Promise.resolve()), (fault) => said.push(fault), 10)
  await until(() => rounds >= 3)
  await kept.stop()
  assert.deepEqual([rounds >= 3, said.length], [true, 1])
})

test("what fails in one municipality does not keep the work from the others", async () => {
  const [done, failed]: [string[], string[]] = [[], []]
  const kept = keepRoundsOf(() => ["koivula", "mäntylä"], async (municipality) => {
    if (municipality === "koivula") throw new Error("no")
    done.push(municipality)
  }, (municipality) => failed.push(municipality), 60_000)
  await until(() => done.length > 0)
  await kept.stop()
  assert.deepEqual([done, failed], [["mäntylä"], ["koivula"]])
})

test("a stop waits for the round that runs, tells it to break off, and no other comes", async () => {
  let [rounds, brokeOff] = [0, false]
  const kept = keepRounds(async (stopping) => {
    rounds++
    while (!stopping()) await wait(5)
    await wait(30)
    brokeOff = true
  }, () => {}, 1)
  await until(() => rounds === 1)
  await kept.stop()
  assert.equal(brokeOff, true)
  await wait(30)
  assert.equal(rounds, 1)
})
