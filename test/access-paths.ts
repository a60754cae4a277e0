import assert from "node:assert/strict"
import { enter, readWithin } from "../src/acts/access/border.ts"
import { askerOf, type Desk } from "../src/acts/access/desk.ts"
import { type Reach, ruleOf } from "../src/acts/access/permitted.ts"
import { PurposeNeeded } from "../src/acts/access/purpose.ts"
import { foldCaseCounts } from "../src/acts/cases/fold-counts.ts"
import type { ListedCase } from "../src/acts/cases/candidates.ts"
import { findCases } from "../src/acts/cases/list.ts"
import { countPublicCases, listPublicCases } from "../src/acts/cases/public.ts"
import type { CellNarrowing } from "../src/acts/cases/narrowing.ts"
import { getRecord, mayAct } from "../src/acts/records/get.ts"
import { countRecords, exportRecords, facetRecords, feedRecords, listFiles, listRecords } from "../src/acts/records/list.ts"
import { NotAValue, searchRecords } from "../src/acts/records/search.ts"
import { type Secrecy, seenEach, type SeenRecord } from "../src/acts/records/seen.ts"
import { searchValue } from "../src/acts/records/search-values.ts"
import { NotFound } from "../src/acts/refusals.ts"
import { sql } from "../src/lib/sql.ts"
import { type Action, actions } from "../src/model/rules/table.ts"
import type { Database } from "../src/store/database.ts"
import { oracleOf } from "./access-oracle.ts"
import { addresses, codeKey, codes, drawWorld, names, searched, settle } from "./access-world.ts"

const why = { purpose: "case-handling" } as const

/** The answer, which is no plea for a purpose. */
function given<Answer>(answer: Answer): Exclude<Answer, PurposeNeeded | NotAValue> {
  if (answer instanceof PurposeNeeded || answer instanceof NotAValue) throw new Error(answer.message)
  return answer as Exclude<Answer, PurposeNeeded | NotAValue>
}

const told = (records: readonly SeenRecord[]): string[] => records.map(({ id, because }) => `${id} ${because}`).sort()

/** Every record asked about as lists of cases ask: one row after another. */
async function oneByOne({ database, municipality, actor, now }: Desk, action: Action, reach: Reach): Promise<string[]> {
  const rows = await readWithin(database, municipality, (queries) =>
    queries.rows<{ id: string; rank: number }>(sql`select seen.id, seen.rank from record x cross join ${seenEach(action, askerOf(municipality, actor), now, reach, sql`x.id`)} where x.municipality_id = ${municipality}`))
  return rows.map(({ id, rank }) => `${id} ${ruleOf(action, rank).code}`).sort()
}

const caseStages = ["pending", "in-preparation", "decided"] as const
const caseClasses = ["14 05", "00 02"] as const
/** What is told of a case of the drawn town, by its place among the roots. */
const caseAt = (place: number, ended: boolean) => ({ stage: ended ? ("closed" as const) : caseStages[place % 3], classCode: caseClasses[place % 2], year: 2025 + (place % 2) })

/** The records that are the roots of cases; a case never ends later than now. */
const rootsAmong = <Row extends Readonly<Record<string, unknown>>>(records: readonly Row[], now: Date): Row[] =>
  records.filter((record) => record.id === record.root_id && (record.closed_at === null || new Date(record.closed_at as string) <= now))

/** Puts the roots into the case register, half of them folded into the counts, and some moved after that. */
async function settleCases(database: Database, municipality: string, roots: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const insert = (from: number, until: number) =>
    database.transaction(async (queries) => {
      await enter(queries, municipality)
      for (const [place, { id, unit, secrecy, public_from: publicFrom, closed_at: closedAt }] of roots.entries()) {
        if (place < from || place >= until) continue
        const { stage, classCode, year } = caseAt(place, closedAt !== null)
        const openedAt = `${year}-06-0${1 + (place % 9)}T09:00:00Z`
        await queries.rows(sql`
          insert into case_file (municipality_id, id, number, series, year, seq, pattern, business_id, authority, class_code, public_title, language, unit, received_way, initiator, secrecy, secrecy_act, secrecy_item, secrecy_ends_on,
            opened_by, opened_at, stage, handlers, pending_at, decided_at, closed_at, ending, actions, changed_at)
          values (${municipality}, ${id}, ${`${place}/drawn`}, 'drawn', ${year}, ${place + 1}, '{number}', '0101263-6', 'x', ${classCode}, 'x', 'fi', ${unit}, 'letter', 'party', ${secrecy}, 'x', 'x', ${secrecy === "not-yet-public" ? null : publicFrom}::timestamptz::date - 1,
            's1', ${openedAt}::timestamptz, ${closedAt === null ? "opened" : stage}, '{}', ${openedAt}::timestamptz, null, ${closedAt}::timestamptz, ${closedAt === null ? null : "noted"}, 1, ${openedAt}::timestamptz)`)
        await queries.rows(sql`insert into case_party (municipality_id, case_id, id, kind, role, name, added_at) values (${municipality}, ${id}, 'party', 'person', 'initiator', 'x', ${openedAt}::timestamptz)`)
      }
    })
  await insert(0, 4)
  await foldCaseCounts(database, municipality)
  await insert(4, roots.length)
  await database.transaction(async (queries) => {
    await enter(queries, municipality)
    for (const [place, { id, closed_at: closedAt }] of roots.entries()) if (closedAt === null) await queries.rows(sql`update case_file set stage = ${caseAt(place, false).stage} where municipality_id = ${municipality} and id = ${id}`)
  })
}

/**
 * Draws a world from a seed, asks every path for every person, and compares with the oracle as sets. Returns how many (person,
 * record, action) were compared. With `points` every record is also asked for alone.
 */
export async function comparePaths(database: Database, seed: number, now: Date, points: boolean): Promise<number> {
  const world = drawWorld(seed, `town-${seed}`, now)
  await settle(database, world)
  await settleCases(database, world.municipality, rootsAmong(world.tables.record, now))
  const oracle = oracleOf(world)
  const records = world.tables.record
  const roots = rootsAmong(records, now).map((record, place) => ({ id: String(record.id), unit: String(record.unit), secrecy: record.secrecy as Secrecy, ...caseAt(place, record.closed_at !== null) }))
  const asked = [...world.staff.map((id) => ({ id, kind: "staff" as const })), ...world.residents.slice(0, 2).map((id) => ({ id, kind: "resident" as const })), { id: "s1", kind: "client" as const }]
  const compare = async ({ id, kind }: (typeof asked)[number]): Promise<void> => {
    const desk: Desk = { database, municipality: world.municipality, actor: { id, name: id, kind }, now }
    const expected = (action: string, open = false): string[] => records.flatMap((record) => {
      const because = oracle.decide(id, kind, record, action, open)
      return because === null ? [] : [`${String(record.id)} ${because}`]
    }).sort()
    const seen = expected("read")
    const ids = (lines: readonly string[]): string[] => lines.map((line) => line.split(" ")[0] ?? "").sort()
    const at = (path: string) => `seed ${seed}, ${kind} ${id}, ${path}`
    assert.deepEqual(told(given(await listRecords(desk, {}, why, 500))), seen, at("list"))
    assert.deepEqual(told(given(await listRecords(desk, {}, null, 500))), expected("read", true), at("list without a purpose"))
    const chosen = roots[seed % roots.length]
    const narrowings: CellNarrowing[] = [{}, ([{ stage: "closed" }, { classCode: chosen?.classCode, secrecy: chosen?.secrecy }, { unit: chosen?.unit, stage: chosen?.stage }, { year: 2025, secrecy: "partly-secret" }] as const)[seed % 4] ?? {}]
    for (const narrowing of narrowings) {
      const wanted = Object.entries(narrowing)
      const shown = roots.filter((root) => ids(seen).includes(root.id) && wanted.every(([name, value]) => root[name as keyof typeof root] === value)).map((root) => root.id)
      const found = given(await findCases(desk, { queue: "all", ...narrowing }, why, { limit: 500, counts: true }))
      assert.deepEqual([found.cases.map((one) => one.id).sort(), found.total], [shown.sort(), { total: shown.length, exact: true }], at(`cases and their total ${JSON.stringify(narrowing)}`))
    }
    const shown = roots.filter((root) => ids(seen).includes(root.id)).map((root) => root.id)
    const paged: string[] = []
    let [after, page]: [ListedCase | null, readonly ListedCase[]] = [null, []]
    do {
      page = given(await findCases(desk, { queue: "all" }, why, { limit: 2, after })).cases
      after = page.at(-1) ?? null
      paged.push(...page.map((one) => one.id))
    } while (page.length === 2 && paged.length <= roots.length)
    assert.deepEqual(paged, given(await findCases(desk, { queue: "all" }, why, { limit: 100 })).cases.map((one) => one.id), at("pages of cases, one after another"))
    assert.deepEqual([...paged].sort(), shown.sort(), at("pages of cases"))
    const open = roots.filter((root) => ids(expected("read", true)).includes(root.id)).map((root) => root.id)
    assert.deepEqual(given(await findCases(desk, { queue: "all" }, null, { limit: 100 })).cases.map((one) => one.id).sort(), open.sort(), at("cases without a purpose"))
    assert.equal(given(await countRecords(desk, {}, why)), seen.length, at("count"))
    const visible = records.filter((record) => ids(seen).includes(String(record.id)))
    for (const by of ["register", "unit", "secrecy"] as const) {
      const counts = new Map<string, number>()
      for (const record of visible) counts.set(String(record[by]), (counts.get(String(record[by])) ?? 0) + 1)
      assert.deepEqual(Object.fromEntries(given(await facetRecords(desk, by, {}, why))), Object.fromEntries(counts), at(`facet ${by}`))
    }
    assert.deepEqual(told(given(await feedRecords(desk, null, why, 500))), seen, at("feed"))
    assert.deepEqual(given(await listFiles(desk, {}, why, 500)).map(({ record }) => record).sort(), ids(seen), at("file"))
    assert.deepEqual(told(given(await exportRecords(desk, {}, why))), expected("export"), at("export"))
    for (const action of actions) assert.deepEqual([...(await mayAct(desk, action, records.map((record) => String(record.id))))].sort(), ids(expected(action)), at(action))
    for (const action of actions) assert.deepEqual(await oneByOne(desk, action, "all"), expected(action), at(`${action}, row by row`))
    assert.deepEqual(await oneByOne(desk, "read", "open"), expected("read", true), at("what is open, row by row"))
    const values = { personName: names, hetu: codes, address: addresses, caseNumber: ["c0", "c1", "c2", "c3"] } as const
    for (const key of searched) {
      const input = values[key as keyof typeof values][seed % 4] ?? ""
      const value = searchValue(key, input, codeKey)
      const hits = visible.filter((record) =>
        world.tables.search_key.some((one) => one.record_id === record.id && one.key === key && one.value === value) &&
        world.tables.declared_key.some((one) => one.register === record.register && one.key === key) &&
        (key !== "hetu" || oracle.decide(id, kind, record, "show-code") !== null) &&
        (key !== "address" || !oracle.isProtected(record) || oracle.decide(id, kind, record, "show-address") !== null))
      assert.deepEqual(given(await searchRecords(desk, { [key]: input }, why, codeKey, 500)).map((one) => one.id).sort(), hits.map((record) => String(record.id)).sort(), at(`search ${key}`))
    }
    if (!points) return
    for (const record of records) {
      const name = String(record.id)
      const because = oracle.decide(id, kind, record, "read")
      const got = await getRecord(desk, name, why).catch((fault: unknown) => {
        if (!(fault instanceof NotFound)) throw fault
        return null
      })
      assert.equal(got === null ? null : given(got).because, because, at(`get ${name}`))
      if (got && !(got instanceof PurposeNeeded)) {
        const home = String(got.fields.home)
        assert.equal(home === "•••", oracle.isProtected(record), at(`address of ${name}`))
        assert.ok(!JSON.stringify(got).includes(codes[0] ?? "-"), at(`code in ${name}`))
      }
    }
  }
  await Promise.all(asked.map(compare))
  const anybody = rootsAmong(records, now).flatMap((record) => {
    const because = oracle.decide("", "nobody", record, "tell", true)
    return because === null ? [] : [`${String(record.id)} ${because}`]
  }).sort()
  const everything = { text: "", classCode: null, unit: null, stage: null, year: null }
  const listed = await listPublicCases(database, world.municipality, everything, now, 500)
  assert.deepEqual(listed.map(({ id, inPart }) => `${id} ${inPart ? "told-in-part" : "public"}`).sort(), anybody, `seed ${seed}, what anybody is told of`)
  const { total, facets } = await countPublicCases(database, world.municipality, everything, now)
  assert.deepEqual([total, facets.stage.reduce((sum, { count }) => sum + count, 0)], [anybody.length, anybody.length], `seed ${seed}, how many anybody is told of`)
  return asked.length * records.length * actions.length
}
