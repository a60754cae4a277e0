import { enter } from "../src/acts/access/border.ts"
import { searchValue } from "../src/acts/records/search-values.ts"
import { testCode } from "../src/law/identity-code.ts"
import { daysLater } from "../src/lib/day.ts"
import { raw, sql } from "../src/lib/sql.ts"
import type { Database } from "../src/store/database.ts"
import { registerAt, registerCount, typeAt } from "./hundred-registers.ts"
import { withoutIndexes } from "./without-indexes.ts"

/** So many people have records in forty registers; everybody else a few here and there. */
export const inManyRegisters = 500
const manyRegisters = 40
const recordsOfOne = 4
const pieceOf = 20_000

const syllables = ["ka", "la", "mi", "ru", "so", "te", "vi", "no", "pä", "hy", "jo", "lu"]
/** An invented word of so many syllables, by its number. */
export const wordOf = (at: number, places: number): string => Array.from({ length: places }, (_, place) => syllables[Math.floor(at / 12 ** place) % 12]).join("")

/** A code of the test range by its number: three million different ones. */
export const codeAt = (at: number): string => testCode(daysLater("1930-01-01", Math.floor(at / 100) % 30_000), 900 + (at % 100))

/** An invented person by her number: one of 20,736 family names, one of 144 given names and a code of the test range. */
export function personAt(at: number): { given: string; family: string; code: string } {
  return { given: wordOf(at * 31, 2), family: wordOf((at * 7919) % 12 ** 4, 4), code: codeAt(at) }
}

export const peopleOf = (records: number): number => Math.max(inManyRegisters * 2, Math.floor(records / recordsOfOne))

/**
 * Fills a hundred registers with so many records, each with four rows of search keys, as the owner of the tables and without asking foreign keys: records with their people, stages,
 * officials and keys; without histories, which no search reads. Veikko handles nine of ten. The same rows on every run.
 */
export async function fillKeys(owner: Database, records: number, codeKey: string, now: Date): Promise<void> {
  const people = peopleOf(records)
  await owner.run("create unlogged table bench_person (at int primary key, given text, family text, name text, code text)")
  for (let from = 0; from < people; from += pieceOf) {
    const piece = Array.from({ length: Math.min(pieceOf, people - from) }, (_, at) => {
      const { given, family, code } = personAt(from + at)
      return { at: from + at, given, family, name: searchValue("personName", `${given} ${family}`, codeKey), code: searchValue("hetu", code, codeKey) }
    })
    await owner.rows(sql`insert into bench_person select * from json_to_recordset(${JSON.stringify(piece)}::json) p(at int, given text, family text, name text, code text)`)
  }
  const special = inManyRegisters * manyRegisters
  // Ids in the order of time, as ours are.
  await owner.run(`
    create unlogged table bench_record as
    select n, 'r-' || lpad(to_hex(n), 10, '0') || '-' || substr(md5('r' || n), 1, 20) as id,
      case when n < ${special} then n / ${manyRegisters} else ${inManyRegisters} + abs(hashint8extended(n, 1)) % ${people - inManyRegisters} end as person,
      case when n < ${special} then n % ${manyRegisters} else abs(hashint8extended(n, 2)) % ${registerCount} end as register,
      '${now.toISOString()}'::timestamptz - interval '1 second' * (${records} - n) as at
    from generate_series(0, ${records - 1}) n`)
  const names = (of: (at: number) => string) => `(array['${Array.from({ length: registerCount }, (_, at) => of(at)).join("','")}'])[register + 1]`
  await withoutIndexes(owner, ["person", "record", "register_record", "assignment", "search_key", "name_key"], () =>
    owner.transaction(async (queries) => {
      await queries.rows(sql`set local session_replication_role = replica`)
      await enter(queries, "koivula")
      for (const statement of [
        `insert into person (municipality_id, id, kind, given_names, family_name, created_at) select 'koivula', 'p-' || at, 'resident', initcap(given), initcap(family), '${now.toISOString()}' from bench_person order by at`,
        `insert into record (municipality_id, root_id, id, register, unit, person_id, secrecy, title, body, created_at, changed_at)
          select 'koivula', r.id, r.id, ${names(registerAt)}, 'sivistys', 'p-' || r.person, 'secret', initcap(p.given || ' ' || p.family), json_build_object('person', json_build_object('given', initcap(p.given), 'family', initcap(p.family)), 'born', '1980-01-01', 'kind', 'adult', 'loans', 1)::jsonb, r.at, r.at
          from bench_record r join bench_person p on p.at = r.person order by r.n`,
        `insert into register_record (municipality_id, root_id, record_id, type, version, stage, stage_at, opened_at, changes) select 'koivula', id, id, ${names(typeAt)}, 1, 'applied', at, at, 1 from bench_record order by n`,
        `insert into assignment (municipality_id, root_id, id, official_id, starts_at) select 'koivula', id, id, case when n % 10 = 0 then 'official-' || n % 300 else 'veikko' end, at from bench_record order by n`,
        `insert into search_key (municipality_id, root_id, record_id, key, value) select 'koivula', r.id, r.id, k.key, k.value from bench_record r join bench_person p on p.at = r.person cross join lateral (values ('hetu', p.code), ('personName', p.name)) k(key, value) order by r.n`,
        `insert into name_key (municipality_id, root_id, record_id, key, name, word) select 'koivula', r.id, r.id, 'personName', p.name, w.word from bench_record r join bench_person p on p.at = r.person cross join lateral (values (p.given), (p.family)) w(word) order by r.n`,
        `insert into name_variant (municipality_id, variant, word)
          select distinct 'koivula', case when at = 0 then word else substr(word, 1, at - 1) || substr(word, at + 1) end, word from (select given as word from bench_person union select family from bench_person) w cross join lateral generate_series(0, length(word)) at`,
      ])
        await queries.rows(raw(statement))
    }))
  await owner.run("drop table bench_record, bench_person")
  await owner.run("vacuum analyze")
}
