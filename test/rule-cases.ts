import assert from "node:assert/strict"
import test from "node:test"
import { checkModel, ruleChapters, rules } from "../src/derive/check.ts"
import type { Day } from "../src/lib/day.ts"
import type { Finding, Subject } from "../src/model/finding.ts"
import type { Model } from "../src/model/model.ts"
import { parseModel } from "../src/model/parse-model.ts"
import { wholeTown } from "./whole-town.ts"

/** What happens to a town that lacks nothing, so that one rule speaks, and about what. */
export interface RuleCase {
  /** The test's own sentence. */
  readonly tells: string
  readonly about: `${Subject["kind"]} ${string}`
  readonly when: (town: Model) => void
  readonly today?: Day
  /** Rules that cannot but speak along. */
  readonly also?: readonly string[]
}

export const ruleToday: Day = "2026-11-24"

/** The findings of the whole town after a change, on a day. */
export function findingsAfter(change: (town: Model) => void, today: Day = ruleToday): readonly Finding[] {
  const town = wholeTown()
  change(town)
  return checkModel(parseModel(town), today)
}

/** The codes of the findings after a change, on a day. */
export const codesAfter = (change: (town: Model) => void, today: Day = ruleToday): string[] => findingsAfter(change, today).map(({ code }) => code).sort()

/** One test a case, and one that no rule of the chapter goes without. */
export function testRules(chapter: keyof typeof ruleChapters, cases: Readonly<Record<string, RuleCase>>): void {
  test(`every rule of the chapter "${chapter}" has a case`, () => {
    assert.deepEqual(Object.keys(cases).sort(), ruleChapters[chapter].map(({ kind }) => kind.code).sort())
  })
  for (const [code, { tells, about, when, today = ruleToday, also = [] }] of Object.entries(cases))
    test(`${tells} (${code})`, () => {
      const rule = rules.find(({ kind }) => kind.code === code)
      assert.deepEqual(rule?.find(parseModel(wholeTown()), today), [], "The rule speaks of a town that lacks nothing.")
      const findings = findingsAfter(when, today)
      const own = findings.filter((found) => found.code === code)
      assert.deepEqual(own.map(({ subject }) => `${subject?.kind} ${subject?.id}`), [about])
      assert.deepEqual(findings.filter((found) => found.code !== code).map((found) => found.code).sort(), [...also].sort())
      for (const words of Object.values(own[0]?.message ?? {})) assert.doesNotMatch(words, /undefined|null|NaN|\[object/)
    })
}
