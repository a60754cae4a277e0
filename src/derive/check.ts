import type { Day } from "../lib/day.ts"
import { type Finding, severities } from "../model/finding.ts"
import type { Model } from "../model/model.ts"
import { descriptionRules } from "./checks/description.ts"
import { languageRules } from "./checks/languages.ts"
import { noticeRules } from "./checks/notices.ts"
import type { Rule } from "./checks/rule.ts"
import { stateOfLawRules } from "./checks/state-of-law.ts"
import { systemRules } from "./checks/systems.ts"
import { wordingRules } from "./checks/wording.ts"

/** Every rule of checking, by chapter. */
export const ruleChapters = {
  description: descriptionRules,
  wording: wordingRules,
  systems: systemRules,
  notices: noticeRules,
  languages: languageRules,
  "state of the law": stateOfLawRules,
} as const satisfies Record<string, readonly Rule[]>

export const rules: readonly Rule[] = Object.values(ruleChapters).flat()

const kinds = new Map(rules.map(({ kind }) => [kind.code, kind]))

/** Why a kind of finding matters and what to do about it; undefined for a code that no rule has. */
export const kindOfRule = (code: string): Rule["kind"] | undefined => kinds.get(code)

const checked = new WeakMap<Model, { today: Day; findings: readonly Finding[] }>()

/** Everything that the law or good order asks of a description and that this model lacks on a day, the worst first. */
export function checkModel(model: Model, today: Day): readonly Finding[] {
  const held = checked.get(model)
  if (held?.today === today) return held.findings
  const found = rules.flatMap(({ find }) => find(model, today))
  const findings = found.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  checked.set(model, { today, findings })
  return findings
}
