import { dayAt, daysLater, startOf } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { below } from "../access/below.ts"
import { access } from "../access/connections.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk } from "../access/desk.ts"
import type { Reach } from "../access/permitted.ts"
import { seenEach } from "../records/seen.ts"
import { soonDays } from "./narrowing.ts"

/** A task in a case that is due soon, or was not done in its time. */
export interface DueTask {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly person: string
  readonly kind: string
  readonly endsAt: Date
}

/** Tasks that fall due within a week, and those that were not done in their time: of the reader herself and of cases that she or her people handle. The caller notes the reading. */
export async function dueTasks(desk: Desk, reach: Reach, limit = 25): Promise<readonly DueTask[]> {
  const { municipality, actor, now } = desk
  const until = startOf(daysLater(dayAt(now), soonDays + 1))
  return readWithin(desk.database, municipality, (queries) =>
    queries.rows<DueTask>(sql`
      with people as materialized (select ${actor.id}::text as id union select b.id from (${below(municipality, actor.id, now)}) b)
      select t.id, c.id as "caseId", c.number, t.person_id as person, t.kind, t.ends_at as "endsAt"
      from (select t.* from task t where t.municipality_id = ${municipality} and t.done_at is null and t.kind <> ${access} and t.ends_at < ${until} and (t.person_id = ${actor.id} or exists (
          select from assignment a where a.municipality_id = t.municipality_id and a.root_id = t.root_id and a.official_id in (select id from people) and (a.handed_over_at is null or a.handed_over_at > ${now})))
        order by t.ends_at, t.id offset 0) t
      join case_file c on c.municipality_id = ${municipality} and c.id = t.root_id and c.closed_at is null
      cross join ${seenEach("read", askerAt(desk), now, reach, sql`c.id`)} order by t.ends_at, t.id limit ${limit}`),
  )
}
