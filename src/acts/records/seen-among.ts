import { raw, sql } from "../../lib/sql.ts"
import { keptBy } from "../../lib/together.ts"
import type { Database } from "../../store/database.ts"
import { askingAt, type Desk } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { readEach } from "../access/read-each.ts"
import { seenOne } from "./seen.ts"

/** What asks the rules about records, each of those who ask at the same time by her own rights. */
const makeSeer = (database: Database, municipality: string, reach: Reach) =>
  readEach<{ readonly records: readonly string[] }, { readonly id: string }>(database, municipality, { records: "text[]" }, ({ asker, now }) => sql`
    select its.id from unnest(ask.records) its(id) where exists (select from ${seenOne("read", asker, now, raw("its.id"), reach)})`)

const seers = keptBy<Database, ReturnType<typeof makeSeer>>()

/** Which of the records the asker may read. The caller notes the reading. */
export async function seenAmong(desk: Desk, reach: Reach, records: readonly string[]): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set()
  const { database, municipality } = desk
  const rows = await seers(database, `${municipality} ${reach}`, () => makeSeer(database, municipality, reach))(askingAt(desk), { records })
  return new Set(rows.map(({ id }) => id))
}
