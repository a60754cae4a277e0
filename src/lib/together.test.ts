import assert from "node:assert/strict"
import test from "node:test"
import { inPlace, keptBy, shared, together } from "./together.ts"

/** A clerk who notes what she is asked together, and answers when she is let. */
function aClerk(bounds: { atOnce: number; most: number }) {
  const asked: number[][] = []
  const gates: (() => void)[] = []
  const ask = together(bounds, async (asks: readonly number[]) => {
    asked.push([...asks])
    await new Promise<void>((resolve) => gates.push(resolve))
    if (asks.includes(13)) throw new Error(`not ${asks.join(",")}`)
    return asks.map((one) => one * 10)
  })
  const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  return { ask, asked, turn, answer: async () => (gates.shift()?.(), turn()) }
}

test("a lone ask goes by itself; what comes while it is on its way goes together, and each gets her own answer", async () => {
  const { ask, asked, turn, answer } = aClerk({ atOnce: 1, most: 3 })
  const first = ask(1)
  await turn()
  const later = [2, 3, 4, 5].map(ask)
  await turn()
  assert.deepEqual(asked, [[1]])
  for (let left = 0; left < 3; left++) await answer()
  assert.deepEqual(asked, [[1], [2, 3, 4], [5]])
  assert.deepEqual(await Promise.all([first, ...later]), [10, 20, 30, 40, 50])
})

test("no more askings than may be are on their way at once", async () => {
  const { ask, asked, turn } = aClerk({ atOnce: 2, most: 2 })
  for (const one of [1, 2, 3, 4, 5, 6]) void ask(one)
  await turn()
  assert.deepEqual(asked, [[1, 2], [3, 4]])
})

test("a bad ask fails alone: those beside it are asked again, each by itself", async () => {
  const { ask, asked, turn, answer } = aClerk({ atOnce: 1, most: 9 })
  const all = Promise.allSettled([1, 13, 2].map(ask))
  await turn()
  for (let left = 0; left < 4; left++) await answer()
  assert.deepEqual(asked, [[1, 13, 2], [1], [13], [2]])
  const [one, bad, two] = await all
  assert.deepEqual([one, two], [{ status: "fulfilled", value: 10 }, { status: "fulfilled", value: 20 }])
  assert.match(bad?.status === "rejected" ? String(bad.reason) : "", /not 13$/)
})

test("what was found stands in the place of its ask, and nothing where nothing was", () => {
  assert.deepEqual(inPlace(["a", "b", "c"], [{ at: 3, is: "C" }, { at: 1, is: "A" }]), [{ at: 1, is: "A" }, null, { at: 3, is: "C" }])
})

test("who asks the very same while it is looked up waits for the next looking, and all who wait share it: no answer is older than its question", async () => {
  const gates: ((answer: number) => void)[] = []
  const ask = (key: string) => look(key, () => new Promise<number>((resolve) => gates.push(resolve)))
  const look = shared<number>()
  const [first, ...later] = [ask("a"), ask("a"), ask("a")]
  const other = ask("b")
  assert.equal(gates.length, 2)
  gates[0]?.(1)
  gates[1]?.(9)
  assert.deepEqual([await first, await other, gates.length], [1, 9, 3])
  gates[2]?.(2)
  assert.deepEqual(await Promise.all(later), [2, 2])
  void ask("a")
  assert.equal(gates.length, 4)
})

test("a thing is made once for its owner and name, and of very many the eldest is made again", () => {
  const [kept, one, other] = [keptBy<object, object>(), {}, {}]
  const of = (owner: object, name: string) => kept(owner, name, () => ({}))
  const first = of(one, "0")
  assert.equal(of(one, "0"), first)
  assert.notEqual(of(other, "0"), first)
  for (let name = 1; name < 500; name++) of(one, String(name))
  assert.equal(of(one, "0"), first)
  of(one, "500")
  assert.notEqual(of(one, "0"), first)
})
