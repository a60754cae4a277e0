import assert from "node:assert/strict"
import { once } from "node:events"
import { rmSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import { enter } from "../src/acts/access/border.ts"
import { addSamples, sampleMunicipality } from "../src/acts/samples.ts"
import { raw } from "../src/lib/sql.ts"
import { freshFolder } from "./folders.ts"
import { type KilledPlace, openAt } from "./killed-places.ts"
import { startProgram } from "./programs.ts"
import { testNow } from "./town.ts"

/** Cases without just one row of a part; counted at once for all, since one by one a hundred thousand take hours. */
const notOne = (part: string, caseOf: string): string => `
  select c.id from case_file c left join (select ${caseOf} as case_id, count(*) as rows from ${part} group by 1) its on its.case_id = c.id where its.rows is distinct from 1`

/** Cases that lack a part of theirs, and parts that lack their case, by kind. A whole register has none. */
const halves = {
  "a record": "select c.id from case_file c where not exists (select from record r where r.root_id = c.id and r.id = c.id)",
  "a case": "select r.id from record r where r.register = 'asiarekisteri' and not exists (select from case_file c where c.id = r.root_id)",
  "a first action": notOne("case_action", "case_id"),
  "an initiator": notOne("case_party", "case_id"),
  "an outbox letter": notOne("outbox", "case_id"),
  "a search value": "select c.id from case_file c where not exists (select from search_key k where k.root_id = c.id and k.key = 'caseNumber')",
  "its documents": `select a.case_id as id from case_action a left join (select case_id, count(*) as rows from case_document group by 1) its on its.case_id = a.case_id
    where cardinality(a.documents) <> coalesce(its.rows, 0)`,
  "an entry of the usage log": notOne("usage_entry where act = 'case-opened'", "subject_id"),
  "a case of an entry": "select e.subject_id as id from usage_entry e where e.act = 'case-opened' and not exists (select from case_file c where c.id = e.subject_id)",
  "a place in an unbroken run": `select n.series as id from case_number n where n.last <> (select count(*) from case_file c where c.series = n.series and c.year = n.year)
    or n.last <> (select max(c.seq) from case_file c where c.series = n.series and c.year = n.year)`,
  "its place in the counts": `select class_code || ' ' || stage as id from (
    select class_code, stage, unit, secrecy, year, 1 as cases from case_file union all select class_code, stage, unit, secrecy, year, -cases from case_count where apart = 7
    union all select class_code, stage, unit, secrecy, year, -cases from case_count_change) its group by class_code, stage, unit, secrecy, year having sum(cases) <> 0`,
  "a true sum of the counts": `select 'the counts of ' || apart as id from case_count group by apart having sum(cases) <> (select sum(cases) from case_count where apart = 0)`,
  "a counter": "select c.series as id from case_file c where not exists (select from case_number n where n.series = c.series and n.year = c.year)",
} as const

/** Kills a process whose eight clients open cases, at moments of the seed, until there are so many; then looks whether the register is whole. */
export async function killOpening(place: KilledPlace, cases: number, seed: number, longestMs = 1200): Promise<{ cases: number; kills: number }> {
  const folder = freshFolder()
  const address = await place.fresh(folder)
  const before = await openAt(address)
  await addSamples(before, testNow)
  await before.close()
  const acknowledged: string[] = []
  let kills = 0
  for (; acknowledged.length < cases || kills < 3; kills++) {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    const child = startProgram("open-cases", [address])
    let out = ""
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text))
    const closed = once(child, "close")
    await Promise.race([once(child.stdout, "data"), closed])
    await wait(seed % longestMs)
    child.kill("SIGKILL")
    await closed
    acknowledged.push(...out.split("\n").slice(0, -1))
  }
  const database = await openAt(address)
  const found = await database.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    const lacking: string[] = []
    for (const [part, statement] of Object.entries(halves)) for (const { id } of await queries.rows<{ id: string }>(raw(`${statement} limit 5`))) lacking.push(`${id} lacks ${part}`)
    const numbers = await queries.rows<{ number: string }>(raw("select number from case_file"))
    return { lacking, numbers: numbers.map(({ number }) => number) }
  }).finally(() => database.close())
  rmSync(folder, { recursive: true, force: true })
  const there = new Set(found.numbers)
  assert.deepEqual([found.lacking, acknowledged.filter((number) => !there.has(number)), acknowledged.length - new Set(acknowledged).size, found.numbers.length - there.size], [[], [], 0, 0])
  assert.equal(there.size >= cases, true, `${there.size} cases`)
  return { cases: there.size, kills }
}
