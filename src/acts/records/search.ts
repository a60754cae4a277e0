import { digestOf } from "../../lib/digest.ts"
import { join, type Sql, sql } from "../../lib/sql.ts"
import type { Asker } from "../../model/rules/condition.ts"
import { type SearchKeyName, searchKeys } from "../../model/search-key.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { permitted } from "../access/permitted.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { reachOf, refusedFor } from "./list.ts"
import { addressKeys, searchValue } from "./search-values.ts"
import { isProtected, type RecordRow, type SeenRecord, seenBy } from "./seen.ts"
import { columns, shownRecords } from "./shown.ts"

/** A search value that cannot be one, such as an identity code with a wrong check character. Repeats nothing of it. */
export class NotAValue {
  readonly field: SearchKeyName
  readonly message: string
  constructor(field: SearchKeyName) {
    this.field = field
    this.message = `This is not a ${searchKeys[field].label.en}.`
  }
}

/** The register declares the key and the record has the value; finding by a secret needs the right to see the secret. */
function matches(key: SearchKeyName, value: string, asker: Asker, now: Date): Sql {
  const found = sql`exists (
    select 1 from search_key k join declared_key d on d.municipality_id = k.municipality_id and d.register = r.register and d.key = k.key
    where k.municipality_id = r.municipality_id and k.root_id = r.root_id and k.record_id = r.id and k.key = ${key} and k.value = ${value})`
  if (key === "hetu") return sql`${found} and r.id in (select h.id from (${permitted("show-code", asker, now)}) h)`
  if (addressKeys.includes(key)) return sql`${found} and (not ${isProtected} or r.id in (select h.id from (${permitted("show-address", asker, now)}) h))`
  return found
}

/** Records by declared keys, all of which must match. A key that singles out a person always needs a purpose. */
export async function searchRecords(
  desk: Desk,
  criteria: Partial<Readonly<Record<SearchKeyName, string>>>,
  why: Why,
  codeKey: string,
  limit = 50,
): Promise<readonly SeenRecord[] | PurposeNeeded | NotAValue> {
  const asked = Object.entries(criteria) as [SearchKeyName, string][]
  if (why === null && asked.some(([key]) => searchKeys[key].of === "person")) return refusedFor(desk)
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const values = asked.map(([key, input]) => [key, searchValue(key, input, codeKey)] as const)
  const wrong = values.find(([, value]) => value === null)
  if (wrong) return new NotAValue(wrong[0])
  const asker = askerAt(desk)
  const conditions = values.map(([key, value]) => matches(key, value ?? "", asker, desk.now))
  const rows =
    conditions.length === 0
      ? []
      : await readWithin(desk.database, desk.municipality, (queries) =>
          queries.rows<RecordRow>(sql`select ${columns} from ${seenBy("read", asker, desk.now, reach)} where ${join(conditions, " and ")} order by r.changed_at desc, r.id desc limit ${limit}`),
        )
  await noteReading(desk, {
    act: "record-searched",
    outcome: "done",
    ...noted(why),
    more: { keys: asked.map(([key]) => key).sort().join("+"), hits: rows.length },
    criteria: Object.fromEntries(values.map(([key, value]) => [key, digestOf(value ?? "")])),
  })
  return shownRecords(desk, rows, "read")
}
