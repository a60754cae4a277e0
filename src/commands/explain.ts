import { readWithin } from "../acts/access/border.ts"
import { explain as explainAccess, type Explanation } from "../acts/access/explain.ts"
import { sql } from "../lib/sql.ts"
import { actions, isAction } from "../model/rules/table.ts"
import type { Database } from "../store/database.ts"
import { openStore } from "./open-store.ts"

interface ExplainParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const explainUsage = "Usage: varanto explain MUNICIPALITY PERSON ACTION THING"

/** Prints the rule that decides whether a person may do something with a record, or what each rule lacks. Shows no content. */
export async function explain(words: readonly string[], { environment, now, say, warn }: ExplainParts): Promise<number> {
  const [municipality, person, action, thing] = words
  if (!municipality || !person || !action || !thing || words.length > 4 || !isAction(action)) {
    warn(`${explainUsage}\nACTION is one of: ${actions.join(", ")}.`)
    return 64
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    const lines = await explainLines(database, municipality, person, action, thing, now)
    if (!lines) {
      warn(`${municipality} has no such person or no such record.`)
      return 1
    }
    lines.forEach(say)
    return 0
  } finally {
    await database.close()
  }
}

/** The explanation as lines; null when there is no such person or record. */
export async function explainLines(database: Database, municipality: string, person: string, action: Parameters<typeof explainAccess>[2], thing: string, now: Date): Promise<string[] | null> {
  const found = await readWithin(database, municipality, async (queries) => {
    const [row] = await queries.rows<{ kind: "staff" | "resident" }>(sql`select kind from person where municipality_id = ${municipality} and id = ${person}`)
    return row ? explainAccess(queries, { municipality, id: person, kind: row.kind }, action, thing, now) : null
  })
  return found ? told(person, action, thing, found) : null
}

function told(person: string, action: string, thing: string, { allowed, because, rules, also }: Explanation): string[] {
  const decisive = rules.find(({ code }) => code === because)
  const head = allowed ? `${person} may ${action} ${thing}: ${decisive?.says ?? ""} (${because ?? ""})` : `${person} may not ${action} ${thing}: no rule admits.`
  const rest = rules.map(({ code, says, admits, lacks }) => `  ${admits ? "yes" : "no "} ${code}: ${says}${admits ? "" : `. Not so: ${lacks.join("; ")}`}`)
  return [head, ...rest, ...(also ? ["It also needs:", ...told(person, "read", thing, also).map((line) => `  ${line}`)] : [])]
}
