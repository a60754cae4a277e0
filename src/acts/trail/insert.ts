import { raw, type Sql, sql } from "../../lib/sql.ts"
import type { linkRecord } from "./record.ts"

type Linked = ReturnType<typeof linkRecord>

/** The statement that writes linked entries, their personal parts and their new chains. */
export function insertLinked(linked: readonly Linked[]): Sql {
  const entries = JSON.stringify(linked.map(({ record }) => ({ ...record, hash: `\\x${record.hash}`, detail: record.detail && `\\x${record.detail}` })))
  const details = linked.flatMap(({ record: { month, writer, lane, seq, municipality_id }, detail }) =>
    detail ? [{ month, writer, lane, seq, municipality_id, ...detail, salt: `\\x${detail.salt}` }] : [],
  )
  const chains = linked.some(({ record }) => record.seq === 1)
  const withDetails = details.length > 0 ? sql`with details as (insert into usage_detail select * from json_populate_recordset(null::usage_detail, ${JSON.stringify(details)}::json))` : sql``
  const withChains = chains ? sql`${raw(details.length > 0 ? "," : "with")} chains as (insert into usage_chain select month, writer, lane from json_populate_recordset(null::usage_entry, ${entries}::json) where seq = 1)` : sql``
  return sql`${withDetails} ${withChains} insert into usage_entry select * from json_populate_recordset(null::usage_entry, ${entries}::json)`
}
