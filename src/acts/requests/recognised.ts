import { sql } from "../../lib/sql.ts"
import { type Recognised, recogniseRequests } from "../../read/requests/recognise.ts"
import { readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { theAnalyser } from "../search.ts"

export type { Recognised } from "../../read/requests/recognise.ts"

/** What a message seems to ask for. It is a suggestion to the registrar: nothing is added by it. */
export const recognisedIn = (text: string): Recognised[] => recogniseRequests(text, theAnalyser())

/** What the messages seem to ask for that a case was opened by or that joined it. The caller may change the case. */
export async function recognisedOf({ database, municipality }: Pick<Desk, "database" | "municipality">, caseId: string): Promise<Recognised[]> {
  const rows = await readWithin(database, municipality, (queries) =>
    queries.rows<{ said: string }>(sql`select subject || '. ' || left(body, 20000) as said from intake where municipality_id = ${municipality} and case_id = ${caseId} order by arrived_at, id limit 20`))
  return recognisedIn(rows.map(({ said }) => said).join("\n"))
}
