import { type Sql, sql } from "../../lib/sql.ts"
import { anyone } from "../cases/public.ts"
import { seenOne } from "../records/seen.ts"

/** The last weighing of an item `i` of `request_item`, as rows to join laterally: earlier ones stay beside it and no longer count. */
export const lastWeighing: Sql = sql`(
  select x.* from request_weighing x where x.municipality_id = i.municipality_id and x.case_id = i.case_id and x.task_id = i.task_id and x.item_id = i.id order by x.seq desc limit 1)`

/** The newest public version of the document that an item `i` is; null where there is none. */
export const publicVersion: Sql = sql`(
  select x.public_id from redaction x where x.municipality_id = i.municipality_id and x.case_id = i.root_id and x.source_id = i.record_id order by x.made_at desc limit 1)`

/** True of a record's id that anyone may read, by the rules of every path. */
export const isOpenToAnyone = (municipality: string, now: Date, id: Sql): Sql => sql`exists (select from ${seenOne("read", anyone(municipality), now, id, "open")})`
