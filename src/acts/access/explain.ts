import { join, raw, sql } from "../../lib/sql.ts"
import type { Asker, Condition } from "../../model/rules/condition.ts"
import { type Action, rulesFor } from "../../model/rules/table.ts"
import type { Queries } from "../../store/database.ts"
import { needsOf, admitting, ruleOf } from "./permitted.ts"

export interface RuleVerdict {
  readonly code: string
  readonly says: string
  readonly admits: boolean
  /** What did not hold, in the rule's own words. */
  readonly lacks: readonly string[]
}

export interface Explanation {
  readonly allowed: boolean
  /** Code of the rule that decided; null when none admits. */
  readonly because: string | null
  readonly rules: readonly RuleVerdict[]
  /** The action that must be allowed as well, explained too. */
  readonly also: Explanation | null
}

/**
 * Why an asker may, or may not, do something with a record: every rule, and what each lacks. Made of the very conditions that
 * `admitting` compiles. Null when there is no such record. The queries are inside the border; the caller has the right to ask.
 */
export async function explain(queries: Queries, asker: Asker, action: Action, record: string, now: Date): Promise<Explanation | null> {
  const { rules, alsoRequires } = rulesFor(action)
  const conditions = [...new Set(rules.flatMap((rule) => needsOf(rule)))]
  const [row] = await queries.rows<Record<string, unknown>>(sql`
    select ${join(conditions.map((condition, at) => sql`coalesce((${condition.holds(asker, now)}), false) as ${raw(`c${at}`)}`), ", ")},
      ${admitting(action, asker, now)} as decided
    from record r where r.municipality_id = ${asker.municipality} and r.id = ${record}`)
  if (!row) return null
  const holds = (condition: Condition): boolean => row[`c${conditions.indexOf(condition)}`] === true
  const decided = row.decided as number | null
  return {
    allowed: decided !== null,
    because: decided === null ? null : ruleOf(action, decided).code,
    rules: rules.map((rule) => {
      const lacks = needsOf(rule).filter((condition) => !holds(condition)).map(({ says }) => says)
      return { code: rule.code, says: rule.says, admits: lacks.length === 0, lacks }
    }),
    also: alsoRequires ? await explain(queries, asker, alsoRequires, record, now) : null,
  }
}
