import { sql } from "../../lib/sql.ts"
import { Right, RightMaker, type Secret } from "../../model/kinds/masked.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { ruleOf } from "../access/permitted.ts"
import { noted, PurposeNeeded, stands, type Why } from "../access/purpose.ts"
import { idOrUnknown } from "../trail/entry.ts"
import { noRecord } from "./get.ts"
import { seenBy } from "./seen.ts"

const maker = new RightMaker()

/** Leave to see the codes, or the protected address, of one record: for one who has the special right and asks for it. */
export async function askToReveal(desk: Desk, record: string, secret: Secret, why: Why): Promise<Right | PurposeNeeded> {
  const action = secret === "code" ? "show-code" : "show-address"
  const [row] = await readWithin(desk.database, desk.municipality, (queries) =>
    queries.rows<{ id: string; person: string | null; register: string; rank: number; stands: boolean }>(sql`
      select r.id, r.person_id as person, r.register, seen.rank, (${stands(why, desk)}) as stands
      from ${seenBy(action, askerAt(desk), desk.now, "all")} where r.id = ${record}`),
  )
  if (!row) {
    await noteReading(desk, { act: "refused", subject: { kind: "record", id: idOrUnknown(record) }, outcome: "refused", because: "no-rule", ...noted(why), more: { action } })
    throw noRecord()
  }
  const about = { subject: { kind: "record", id: row.id }, person: row.person, register: row.register, ...noted(why) }
  const rule = ruleOf(action, row.rank)
  if (rule.open !== true && !row.stands) {
    await noteReading(desk, { act: "refused", outcome: "refused", because: "purpose-needed", ...about, more: { action } })
    return new PurposeNeeded()
  }
  await noteReading(desk, { act: "record-read", outcome: "done", because: rule.code, ...about, more: { action } })
  return new Right(maker, secret, row.id)
}
