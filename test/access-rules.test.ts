import assert from "node:assert/strict"
import test from "node:test"
import { readWithin } from "../src/acts/access/border.ts"
import { explain, type Explanation } from "../src/acts/access/explain.ts"
import type { RuleCode } from "../src/model/rules/condition.ts"
import { type Action, actions, rulesFor } from "../src/model/rules/table.ts"
import { everyone, guardSentences, ruleSentences, type TwoSentences } from "./access-rule-cases.ts"
import { anEngine } from "./engines.ts"
import { testNow } from "./town.ts"

type Facts = TwoSentences["given"]

/** What the rules say in a town where only these facts are so. */
async function explained(facts: Facts, action: Action, kind: "staff" | "resident" | "company"): Promise<Explanation> {
  const database = await anEngine().fresh()
  try {
    await database.transaction(async (queries) => {
      for (const fact of [everyone, ...facts]) await fact(queries, testNow)
    })
    const asker = { municipality: "koivula", id: { staff: "veikko", resident: "sofia", company: "0101263-6" }[kind], kind }
    const found = await readWithin(database, "koivula", (queries) => explain(queries, asker, action, "record-1", testNow))
    if (!found) throw new Error("There is no such record.")
    return found
  } finally {
    await database.close()
  }
}

const verdictOf = ({ rules }: Explanation, code: string) => rules.find((rule) => rule.code === code) ?? { admits: false, lacks: ["no such rule"] }

test("rules that are open to anyone stand before those that ask for a commitment", () => {
  for (const action of actions) assert.deepEqual(rulesFor(action).rules.map(({ open }) => open === true), rulesFor(action).rules.map(({ open }) => open === true).sort((one, other) => Number(other) - Number(one)))
})

test("no rule of the table goes without its two sentences", () => {
  assert.deepEqual(Object.keys(ruleSentences).sort(), [...new Set(actions.flatMap((action) => rulesFor(action).rules.map(({ code }) => code)))].sort())
})

for (const [code, { admits, refuses, action, asker = "staff", given, instead, lacks }] of Object.entries(ruleSentences) as [RuleCode, TwoSentences][]) {
  test(`${admits} (${code})`, async () => {
    const found = await explained(given, action, asker)
    assert.deepEqual([found.allowed, found.because, verdictOf(found, code).lacks], [true, code, []])
  })

  test(`${refuses} (${code})`, async () => {
    const found = await explained(instead, action, asker)
    const verdict = verdictOf(found, code)
    assert.deepEqual([found.allowed, verdict.admits, verdict.lacks.length], [false, false, 1], verdict.lacks.join("; "))
    assert.match(verdict.lacks[0] ?? "", lacks)
    assert.equal(found.also?.allowed ?? true, true, "nothing else stands in the way")
  })
}

for (const { of, tells, undo, lacks } of guardSentences)
  test(`${tells} (${of})`, async () => {
    const found = await explained([...ruleSentences["handles-the-case"].given, undo], "read", "staff")
    const verdict = verdictOf(found, "handles-the-case")
    assert.deepEqual([found.allowed, verdict.lacks.length], [false, 1], verdict.lacks.join("; "))
    assert.match(verdict.lacks[0] ?? "", lacks)
  })
