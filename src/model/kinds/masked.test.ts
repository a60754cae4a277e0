import assert from "node:assert/strict"
import { format, inspect } from "node:util"
import test from "node:test"
import { Hetu, ProtectedAddress, Right, RightMaker } from "./masked.ts"

const code = "010190-901P"
const home = "Piilokuja 3"
const roads = (value: unknown): string[] => [
  String(value),
  `${value as string}`,
  JSON.stringify({ value }),
  inspect({ deep: [value] }, { depth: 9, showHidden: true }),
  format("%s %o %O %j", value, value, value, value),
  "" + (value as string),
  JSON.stringify(Object.entries(value as object)),
  [value].join(),
  JSON.stringify(structuredClone({ ...(value as object) })),
]

test("an identity code and a protected address show nothing of themselves on any road", () => {
  for (const [value, hidden] of [[new Hetu(code, "r1"), code], [new ProtectedAddress(home, "r1"), home]] as const)
    for (const road of roads(value)) assert.ok(!road.includes(hidden.slice(0, 5)), road)
})

test("the value comes out for a right to this secret of this record alone", () => {
  const maker = new RightMaker()
  const hetu = new Hetu(code, "r1")
  assert.equal(hetu.reveal(new Right(maker, "code", "r1")), code)
  assert.throws(() => hetu.reveal(new Right(maker, "code", "r2")), /not shown/)
  assert.throws(() => hetu.reveal(new Right(maker, "address", "r1")), /not shown/)
  assert.throws(() => hetu.reveal({ secret: "code", record: "r1" } as Right), /not shown/)
})

test("nobody makes a right without the evaluator's maker", () => {
  assert.throws(() => new Right({} as RightMaker, "code", "r1"), /comes from the evaluator/)
  assert.throws(() => new Right(Object.create(RightMaker.prototype) as RightMaker, "code", "r1"), /comes from the evaluator/)
})
