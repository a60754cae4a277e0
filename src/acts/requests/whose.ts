import { parseIdentityCode } from "../../law/identity-code.ts"
import { sql } from "../../lib/sql.ts"
import { holdToChange } from "../cases/hold-to-change.ts"
import { type CodeKeys, peopleFor } from "../registers/people.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"

/**
 * Tells whose data a case asks for, by her identity code, where she has not signed in herself but has shown surely who she is (GDPR 12(6)): for whoever may change the case.
 * The case is then hers to see. The name is the asker's own.
 */
export async function tellWhose(work: Work, municipality: string, caseId: string, typed: string, keys: CodeKeys): Promise<void> {
  const its = await holdToChange(work, municipality, caseId, "request-acted")
  const code = parseIdentityCode(typed)
  if (code === null) throw new Conflict("This is no personal identity code.")
  if (its.person !== null) throw new Conflict("The case tells already whose data is asked for.")
  const [asker] = await work.queries.rows<{ name: string }>(sql`
    select p.name from case_file c join case_party p on p.municipality_id = c.municipality_id and p.case_id = c.id and p.id = c.initiator where c.municipality_id = ${municipality} and c.id = ${caseId}`)
  const [given = "", ...family] = (asker?.name ?? "").split(" ")
  const [person] = await peopleFor(work, municipality, [{ given, family: family.join(" ") || given, code }], keys)
  await work.queries.rows(sql`update record set person_id = ${person}, changed_at = ${work.now} where municipality_id = ${municipality} and root_id = ${caseId}`)
  await work.note({ municipality, act: "request-acted", subject: { kind: "case", id: caseId }, person: person ?? null, register: its.register, case: caseId, outcome: "done", more: { event: "whose" } })
}
