import { sql } from "../../lib/sql.ts"
import type { Database } from "../../store/database.ts"
import { enter } from "../access/border.ts"

/** So many changes are folded in one transaction. */
const atOnce = 20_000

/**
 * Folds the changes of a municipality's counts of cases into the counts, and returns how many. One process at a time folds, and nobody who opens or
 * moves a case waits for it: a reader sees a change either by itself or folded.
 */
export async function foldCaseCounts(database: Database, municipality: string): Promise<number> {
  let folded = 0
  for (;;) {
    const done = await database.transaction(async (queries) => {
      await enter(queries, municipality)
      const [lock] = await queries.rows<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${`case counts of ${municipality}`}, 0)) as mine`)
      if (!lock?.mine) return 0
      const [row] = await queries.rows<{ changes: number }>(sql`
        with folded as (
          delete from case_count_change where municipality_id = ${municipality} and id in (select id from case_count_change where municipality_id = ${municipality} order by id limit ${atOnce}) returning *
        ), counted as (
          insert into case_count (municipality_id, apart, class_code, stage, year, register, unit, secrecy, ended, about_someone, cases)
          select municipality_id, 7 - grouping(class_code, stage, year), coalesce(class_code, ''), coalesce(stage, ''), coalesce(year, 0), register, unit, secrecy, ended, about_someone, sum(cases)
          from folded group by municipality_id, register, unit, secrecy, ended, about_someone, cube (class_code, stage, year) having sum(cases) <> 0
          on conflict (municipality_id, apart, class_code, stage, year, register, unit, secrecy, ended, about_someone) do update set cases = case_count.cases + excluded.cases
        )
        select count(*)::int as changes from folded`)
      if (row?.changes) await queries.rows(sql`delete from case_count where municipality_id = ${municipality} and cases = 0`)
      return row?.changes ?? 0
    })
    folded += done
    if (done < atOnce) return folded
  }
}
