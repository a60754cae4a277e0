import { type Sql, sql } from "../../lib/sql.ts"

/** The last day for which a record `r` of a register, standing as `its`, is kept by its definition `d` (906/2019 21 §); null where it is kept permanently or its time has not begun. */
export const keptUntil: Sql = sql`(
  case when d.definition #>> '{retention,from}' = 'end' then (its.ended_at at time zone 'Europe/Helsinki')::date else (r.body ->> (d.definition #>> '{retention,from}'))::date end
  + make_interval(years => (d.definition #>> '{retention,years}')::int))::date`
