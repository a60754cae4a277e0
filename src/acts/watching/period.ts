import { type Day, startOf } from "../../lib/day.ts"
import { type Sql, sql } from "../../lib/sql.ts"
import type { Act } from "../trail/entry.ts"
import { monthOf } from "../trail/record.ts"

/** Finnish days of one municipality's log, the last not included. */
export interface Period {
  readonly municipality: string
  readonly from: Day
  readonly until: Day
}

/** What counts as a look at a person's data. */
export const looks: readonly Act[] = ["record-read", "record-opened", "record-changed", "record-exported", "record-disclosed", "holder-asked", "file-read"]

/** Looks by staff at people's data that is not public: where each stands in the log, when, who, whose, and by which rule. */
export function looksOf({ municipality, from, until }: Period): Sql {
  const [begins, ends] = [startOf(from), startOf(until)]
  const months = sql`between ${monthOf(begins)}::date and ${monthOf(ends)}::date`
  return sql`
    select e.month, e.writer, e.lane, e.seq, e.at, (e.at at time zone 'Europe/Helsinki')::date as day, e.actor, d.person, e.subject_id as record, e.because
    from usage_entry e
    join usage_detail d on d.month = e.month and d.writer = e.writer and d.lane = e.lane and d.seq = e.seq
    where e.municipality_id = ${municipality} and e.month ${months} and d.month ${months} and e.at >= ${begins} and e.at < ${ends}
      and e.outcome = 'done' and e.act = any(${[...looks]}::text[]) and e.because is distinct from 'public' and d.person is not null
      and exists (select 1 from person p where p.municipality_id = e.municipality_id and p.id = e.actor and p.kind = 'staff')`
}
