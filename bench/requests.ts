import { importRows } from "../src/acts/registers/rows.ts"
import { tasksOf } from "../src/acts/requests/get.ts"
import { askPackage, makePackages } from "../src/acts/requests/package.ts"
import { searchForTask, tellSearched } from "../src/acts/requests/search.ts"
import { addTasks } from "../src/acts/requests/tasks.ts"
import { giveWhatIsClear } from "../src/acts/requests/weigh.ts"
import { testCode } from "../src/law/identity-code.ts"
import { sql } from "../src/lib/sql.ts"
import { startEngines, type anEngine } from "../test/engines.ts"
import type * as office from "../test/request-office.ts"
import type { Figure } from "./measure.ts"

/** A person's own data from a register where she has so many records: found, weighed and made into a signed package, beside reading the same rows and writing them as JSON. */
export async function requests(count = 5000): Promise<Figure[]> {
  const engines = await startEngines()
  const { anEngine: engine } = (await import(`../test/engines.ts?${Date.now()}`)) as { anEngine: typeof anEngine }
  const { aCase, ask, by, model, open, openOffice, packing, personOf, veikko } = (await import("../test/request-office.ts")) as typeof office
  const town = await openOffice(null, engine())
  const code = testCode("1990-01-01", 901)
  const pieces = 500
  for (let from = 0; from < count; from += pieces) {
    const rows = Array.from({ length: Math.min(pieces, count - from) }, (_, at) => `Martti;Mallinen;${code};Tarve ${from + at}`)
    await by(town, veikko, (work) => importRows(work, "koivula", { type: "client-2", unit: "town-office", bytes: Buffer.from(["person.given;person.family;person.code;need", ...rows].join("\n")) }, false, town.signIn.keys))
  }
  const [row] = await town.database.transaction(async (queries) => {
    await queries.rows(sql`select set_config('varanto.municipality', 'koivula', true)`)
    return queries.rows<{ id: string; count: number }>(sql`select min(id) as id, count(*)::int as count from record where municipality_id = 'koivula' and register = 'rekisteri-2'`)
  })
  if (row?.count !== count) throw new Error(`There are ${row?.count} records.`)
  const id = await open(town, aCase({ person: await personOf(town, row.id) }))
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask({ kind: "own-data", asked: "Kaikki tietoni" })]))
  const timed = async (verb: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now()
    await verb()
    return performance.now() - begun
  }
  const searched = await timed(() => by(town, veikko, (work) => searchForTask(work, "koivula", id, task, model)))
  await by(town, veikko, (work) => tellSearched(work, "koivula", id, task, ["system:kirjastojarjestelma"], 0, null))
  const weighed = await timed(() => by(town, veikko, (work) => giveWhatIsClear(work, "koivula", id, task)))
  await by(town, veikko, (work) => askPackage(work, "koivula", id, task, { language: "fi" }))
  const shown = new Set<number>()
  const looking = setInterval(() => void tasksOf(town, id).then((tasks) => shown.add(tasks[0]?.packages[0]?.done ?? 0)), 200)
  const packed = await timed(() => makePackages(town.database, "koivula", packing(town), () => town.now()))
  clearInterval(looking)
  const plain = await timed(() =>
    town.database.transaction(async (queries) => {
      await queries.rows(sql`select set_config('varanto.municipality', 'koivula', true)`)
      return JSON.stringify(await queries.rows(sql`select * from record where municipality_id = 'koivula' and register = 'rekisteri-2'`))
    }))
  await town.close()
  await engines.stop()
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  return [
    { what: `own data of ${count} records, found and weighed`, value: `${seconds(searched)} and ${seconds(weighed)}`, promise: "told", kept: true },
    { what: `own data of ${count} records, package ready`, value: `${seconds(packed)}, ${Math.round(packed / plain)} times reading the rows as JSON; ${shown.size} steps of progress shown`, promise: "under 10 s with progress", kept: packed < 10_000 && shown.size > 2 },
  ]
}
