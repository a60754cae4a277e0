import assert from "node:assert/strict"
import test from "node:test"
import { espoo } from "../../municipalities/espoo/index.ts"
import { helsinki } from "../../municipalities/helsinki/index.ts"
import { rovaniemi } from "../../municipalities/rovaniemi/index.ts"
import { anEngine } from "../../test/engines.ts"
import { type Sql, sql } from "../lib/sql.ts"
import { readWithin } from "./access/border.ts"
import { listPublicCases } from "./cases/public.ts"
import { addSampleYear } from "./sample-year.ts"
import { noticesOn } from "./notice-board/board.ts"

const models = [espoo, helsinki, rovaniemi]
const year = { from: "2026-08-03", until: "2026-11-20", cases: 240 }

test("an invented autumn of three municipalities has cases at every stage, numbers without gaps, decisions and notices; a second run adds nothing", async () => {
  const database = await anEngine().fresh()
  const inEach = async <Row>(statement: Sql): Promise<Row[]> => (await Promise.all(models.map(({ municipality }) => readWithin(database, municipality.id, (queries) => queries.rows<Row>(statement))))).flat()
  assert.equal(await addSampleYear(database, models, year, "key"), year.cases)
  const numbers = await inEach<{ gaps: number; cases: number }>(sql`
    select sum(most - here)::int as gaps, sum(here)::int as cases from (select max(seq) as most, count(*) as here from case_file group by municipality_id, series, year) runs`)
  assert.deepEqual(numbers, models.map(() => ({ gaps: 0, cases: year.cases / models.length })))
  const stages = new Set((await inEach<{ stage: string }>(sql`select distinct stage from case_file`)).map(({ stage }) => stage))
  assert.deepEqual([...stages].toSorted(), ["closed", "decided", "in-preparation", "pending", "served"])
  const told = await inEach<{ signed: number; documents: number; unserved: number }>(sql`
    select (select count(*)::int from decision where signed_at is not null) as signed, (select count(*)::int from case_document where origin = 'received') as documents,
      (select count(*)::int from notice where last_day is null and from_day < '2026-10-20') as unserved`)
  for (const { signed, documents, unserved } of told) assert.deepEqual([signed > 10, documents > 25, unserved], [true, true, 0], JSON.stringify(told))
  assert.equal(await addSampleYear(database, models, year, "key"), 0)
  const late = new Date("2026-11-20T12:00:00Z")
  for (const { municipality } of models) {
    const shown = await listPublicCases(database, municipality.id, { text: "", classCode: null, unit: null, stage: null, year: null }, late, 100)
    assert.equal(shown.length > 20, true, municipality.id)
    assert.doesNotMatch(JSON.stringify(shown), /Sofia|Eino|Kerttu|Niilo|Aune|Otso/, "names stay out of public titles")
  }
  const board = async (day: string) => (await noticesOn(database, "espoo", new Date(`${day}T12:00:00Z`))).map(({ id }) => id)
  const [september, november] = [await board("2026-09-15"), await board("2026-11-16")]
  assert.deepEqual([september.length > 0, november.length > 0, september.filter((id) => november.includes(id))], [true, true, []], "the board follows the day: what was there in September has gone by November")
  await database.close()
})
