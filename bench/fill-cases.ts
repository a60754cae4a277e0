import { enter } from "../src/acts/access/border.ts"
import { wordsBy, wordsOf } from "../src/acts/cases/title-words.ts"
import { sampleMunicipality } from "../src/acts/samples.ts"
import { sampleCaseRegister } from "../src/acts/sample-records.ts"
import { raw, sql } from "../src/lib/sql.ts"
import { theAnalyser } from "../src/acts/search.ts"
import type { Database } from "../src/store/database.ts"
import { withoutIndexes } from "./without-indexes.ts"

/** Subjects in the inflections that titles have, and what they are about. */
const subjects = [
  "Hakemus palkkatuesta", "Rakennuslupahakemus", "Poikkeamislupa", "Oikaisuvaatimus päivähoitomaksusta", "Asemakaavan muutos", "Kuntalaisaloite pyöräteiden kunnossapidosta", "Lausuntopyyntö maakuntakaavasta",
  "Tontin vuokraaminen", "Avustushakemus liikuntaseuralle", "Meluilmoitus", "Ympäristölupahakemus", "Katualueen lunastaminen", "Koulukuljetushakemus", "Valtuustoaloite kirjastojen aukioloajoista",
  "Hankinta: siivouspalvelut", "Hankinta: leikkivälineet", "Viran täyttäminen", "Muistutus palvelusta", "Valitus kunnallisvalituksena", "Maa-aineslupa", "Puunkaatolupa", "Vahingonkorvausvaatimus liukastumisesta",
  "Tietopyyntö rakennuslupa-asiakirjoista", "Selvityspyyntö sisäilmaongelmista", "Sopimus lämpöverkosta", "Takaus vesiosuuskunnalle", "Talousarvion muutos", "Tilinpäätös", "Nimistöehdotus", "Liikennejärjestelyt",
  "Pysäköintivirhemaksun oikaisu", "Kesätyöntekijän palkkaaminen", "Päiväkodin rakentaminen", "Kouluverkkoselvitys", "Venepaikan vuokraus", "Tapahtumalupa torille", "Jätehuoltomääräysten muutos", "Kiinteistön myynti",
  "Rasitteen perustaminen", "Maisematyölupa",
]
const places = [
  "Tapiola", "Matinkylä", "Leppävaara", "Kauklahti", "Espoonlahti", "Olari", "Niittykumpu", "Haukilahti", "Westend", "Otaniemi", "Laajalahti", "Kilo", "Karakallio", "Viherlaakso", "Lippajärvi", "Järvenperä", "Kunnarla", "Röylä",
  "Bodom", "Nupuri", "Kolmperä", "Saunalahti", "Kaitaa", "Nöykkiö", "Latokaski", "Suurpelto", "Henttaa", "Mankkaa", "Taavinkylä", "Lintuvaara",
]
const endings = ["", "", "", ", jatkohakemus", ", täydennys"]

const units = ["konsernihallinto", "sosiaali-ja-terveyspalvelut", "sivistystoimi", "tekninen-ja-ymparistotoimi", "lansi-uudenmaan-pelastuslaitos"]
export const classCount = 200
const years = 15

/** Makes a number below `most` of a case's number and a mark, the same on every run. */
const drawn = (mark: number, most: number): string => `(abs(hashint8extended(n, ${mark})) % ${most})`

/**
 * Fills the samples' register with so many cases of fifteen years, by set-based SQL as the owner of the tables: no foreign key and no trigger is asked, every
 * check is. A handful of officials handle what has not ended; veikko has every thousandth case. The same rows on every run, but for the moment they end at.
 */
export async function fillCases(owner: Database, many: number, now: Date): Promise<void> {
  const titles = subjects.flatMap((subject) => places.flatMap((place) => endings.map((ending) => `${subject}, ${place}${ending}`)))
  const analyser = theAnalyser()
  const titled = titles.map((title, at) => ({ at, title, words: wordsOf({ publicTitle: title, language: "fi" }, analyser) }))
  await owner.run("create unlogged table bench_title (at int primary key, title text, words text[])")
  await owner.rows(sql`insert into bench_title select t.at, t.title, array(select json_array_elements_text(t.words)) from json_to_recordset(${JSON.stringify(titled)}::json) t(at int, title text, words json)`)
  await owner.rows(sql`create unlogged table bench_case as ${raw(caseOf(many, titles.length, now))}`)
  await owner.run("alter table bench_case add primary key (n)")
  const tables = ["record", "case_file", "case_party", "case_action", "case_word", "assignment", "search_key"]
  await withoutIndexes(owner, tables, () =>
    owner.transaction(async (queries) => {
      await queries.rows(sql`set local session_replication_role = replica`)
      await queries.rows(sql`set local work_mem = '256MB'`)
      await enter(queries, sampleMunicipality)
      for (const statement of pours(now)) await queries.rows(raw(statement))
    }))
  await owner.run("drop table bench_case, bench_title")
  await owner.run("vacuum analyze")
}

/** What is drawn of a case: the newest has the greatest number, and later years have more. */
const caseOf = (many: number, titles: number, now: Date): string => `
  with drawn as (
    select n, '${now.toISOString()}'::timestamptz - interval '${years} years' * (1 - sqrt(n::float8 / ${many})) as opened_at,
      overlay(overlay(overlay(overlay(md5('case' || n) placing '-' from 9 for 0) placing '-' from 14 for 0) placing '-' from 19 for 0) placing '-' from 24 for 0) as id,
      ${drawn(1, 100)} as unit_of, ${drawn(2, classCount)} as class_a, ${drawn(3, classCount)} as class_b, ${drawn(4, 100)} as secret_of, ${drawn(5, 100)} as stage_of, ${drawn(6, titles)} as title,
      ${drawn(7, 300)} as official, ${drawn(8, 100)} as person_of, ${drawn(9, 60)} as due_in, ${drawn(10, 5000)} as person
    from generate_series(1, ${many}) n
  ), classed as (
    select *, extract(year from opened_at at time zone 'Europe/Helsinki')::int as year, least(class_a, class_b) as class, '${now.toISOString()}'::timestamptz - opened_at as age,
      case when secret_of < 45 then 'public' when secret_of < 49 then 'not-yet-public' when secret_of < 92 then 'partly-secret' else 'secret' end as secrecy from drawn
  ), staged as (
    select *, (array['00','01','02','03','10','11','12','14','20','30'])[1 + class / 20] || ' ' || lpad((class % 20)::text, 2, '0') as class_code,
      -- A class belongs mostly to one unit.
      ('{${units.join(",")}}'::text[])[1 + case when unit_of < 80 then class % ${units.length} else unit_of % ${units.length} end] as unit,
      case when age > interval '2 years' and stage_of < 97 or age > interval '6 months' and stage_of < 85 or age > interval '1 month' and stage_of < 50 then case when stage_of % 20 = 7 then 'transferred' else 'closed' end
        when stage_of % 20 = 0 then 'opened'
        else (array['pending','in-preparation','to-be-decided','decided','served','in-execution','in-appeal','follow-up','pending','in-preparation'])[1 + stage_of % 10] end as stage
    from classed
  )
  select *, row_number() over (partition by class_code, year order by n) as seq,
    case when n % 1000 = 0 then 'veikko' when secrecy = 'secret' or stage not in ('opened', 'pending') or person_of % 2 = 0 then 'official-' || official end as handler,
    stage in ('closed', 'transferred') as ended, person_of < 20 as about
  from staged`

const at = `'${sampleMunicipality}'`
const pours = (now: Date): string[] => [
  `insert into record (municipality_id, root_id, id, register, unit, person_id, secrecy, public_from, need_to_know, title, closed_at, created_at, changed_at)
    select ${at}, id, id, '${sampleCaseRegister.register}', case when n % 1000 = 0 then '${units[0]}' else unit end, case when about then 'resident-' || person end, secrecy, case when secrecy = 'not-yet-public' and n % 500 = 0 then opened_at + interval '1 year' end,
      n % 100000 = 17, t.title || ' ' || n, case when ended then opened_at + age * 0.5 end, opened_at, opened_at from bench_case join bench_title t on t.at = bench_case.title order by n`,
  `insert into case_file (municipality_id, id, number, series, year, seq, pattern, business_id, authority, class_code, public_title, language, unit, received_way, initiator, secrecy, secrecy_act, secrecy_item,
      opened_by, opened_at, stage, handlers, pending_at, decided_at, closed_at, ending, actions, changed_at, due_kind, due_on, words_by)
    select ${at}, id, seq || '/' || replace(class_code, ' ', '.') || '/' || year, class_code, year, seq, '${sampleCaseRegister.pattern}', '${sampleCaseRegister.businessId}', '${sampleCaseRegister.authority}', class_code, t.title, 'fi',
      case when n % 1000 = 0 then '${units[0]}' else unit end, 'form', 'p-' || n, secrecy, case when secrecy not in ('public', 'not-yet-public') then '621/1999' end, case when secrecy not in ('public', 'not-yet-public') then '24 § 1 mom. 25 k' end,
      'aino', opened_at, stage, case when handler is null then '{}' else array[handler] end, case when stage <> 'opened' then opened_at end,
      case when stage in ('decided','served','in-execution','in-appeal','follow-up','closed') then opened_at + age * 0.4 end, case when ended then opened_at + age * 0.5 end,
      case when stage = 'closed' then 'decision' when stage = 'transferred' then 'transferred' end, case when stage in ('opened', 'pending') then 1 else 2 end, opened_at,
      case when not ended and stage_of % 5 < 2 then 'set' end, case when not ended and stage_of % 5 < 2 then '${now.toISOString()}'::date + (due_in::int - 6) end, '${wordsBy()}'
    from bench_case join bench_title t on t.at = bench_case.title order by n`,
  `insert into case_party (municipality_id, case_id, id, kind, role, name, added_at) select ${at}, id, 'p-' || n, 'person', 'initiator', 'Hakija ' || n % 40000, opened_at from bench_case order by n`,
  `insert into case_action (municipality_id, case_id, seq, kind, stage, actor, at) select ${at}, id, 1, 'opened', case when stage = 'opened' then stage else 'pending' end, 'aino', opened_at from bench_case order by n`,
  `insert into case_action (municipality_id, case_id, seq, kind, stage, actor, at) select ${at}, id, 2, 'moved', stage, coalesce(handler, 'aino'), opened_at + age * 0.5 from bench_case where stage not in ('opened', 'pending') order by n`,
  `insert into case_word (municipality_id, word, opened_at, case_id) select ${at}, w.word, opened_at, id from bench_case join bench_title t on t.at = bench_case.title cross join unnest(t.words) w(word) order by w.word collate "C", opened_at, id`,
  `insert into assignment (municipality_id, root_id, id, official_id, starts_at) select ${at}, id, 'a-' || n, handler, opened_at from bench_case where handler is not null order by n`,
  `insert into search_key (municipality_id, root_id, record_id, key, value) select ${at}, id, id, 'caseNumber', seq || '/' || class_code || '/' || year from bench_case order by n`,
  `insert into case_number (municipality_id, series, year, last) select ${at}, class_code, year, max(seq) from bench_case group by class_code, year`,
  `insert into restriction (municipality_id, root_id, person_id, ground, starts_at) select ${at}, id, 'aino', 'kin', opened_at from bench_case where n % 50000 = 3`,
  `insert into case_count_change (municipality_id, register, unit, secrecy, ended, about_someone, class_code, stage, year, cases)
    select c.municipality_id, r.register, c.unit, c.secrecy, c.closed_at is not null, r.person_id is not null, c.class_code, c.stage, c.year, count(*)
    from case_file c join record r on r.municipality_id = c.municipality_id and r.id = c.id where c.municipality_id = ${at} group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
]
