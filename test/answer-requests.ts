// Answers the requests of a database from wherever each stands, to the end. For tests that kill it at any moment.
import { espoo } from "../municipalities/espoo/index.ts"
import { readWithin } from "../src/acts/access/border.ts"
import { makeDelivery } from "../src/acts/requests/deliver.ts"
import { itemsOf, tasksOf } from "../src/acts/requests/get.ts"
import { answerByPackage, askPackage, makePackages } from "../src/acts/requests/package.ts"
import { searchForTask, tellSearched } from "../src/acts/requests/search.ts"
import { giveWhatIsClear, weighItem } from "../src/acts/requests/weigh.ts"
import { sampleMunicipality } from "../src/acts/samples.ts"
import { inWork, type Work } from "../src/acts/work.ts"
import { sql } from "../src/lib/sql.ts"
import { filesIn } from "../src/store/files.ts"
import { openAt } from "./killed-places.ts"
import { staffOf } from "./registry.ts"
import { testNow } from "./town.ts"

const [address = "", folder = ""] = process.argv.slice(2)
const database = await openAt(address)
const files = filesIn(folder)
const actor = staffOf("veikko")
const desk = { database, municipality: sampleMunicipality, actor, now: testNow }
const by = <Result>(verb: (work: Work) => Promise<Result>): Promise<Result> => inWork(database, actor, testNow, verb)
console.log("begun")
const open = await readWithin(database, sampleMunicipality, (queries) => queries.rows<{ caseId: string }>(sql`select case_id as "caseId" from request_task where state in ('received', 'in-work') order by 1`))
for (const { caseId } of open) {
  const now = async () => (await tasksOf(desk, caseId))[0] ?? Promise.reject(new Error("no task"))
  const { id } = await now()
  await by((work) => searchForTask(work, sampleMunicipality, caseId, id, espoo))
  const places = (await now()).searches.filter(({ searchedAt }) => searchedAt === null).map((one) => one.id)
  if (places.length > 0) await by((work) => tellSearched(work, sampleMunicipality, caseId, id, places, 0, null))
  await by((work) => giveWhatIsClear(work, sampleMunicipality, caseId, id))
  for (const item of await itemsOf(desk, caseId, id, { purpose: "subject-request" })) if (item.weighed === null) await by((work) => weighItem(work, sampleMunicipality, caseId, id, item.id, { outcome: "given" }))
  if ((await now()).packages.length === 0) await by((work) => askPackage(work, sampleMunicipality, caseId, id, { language: "fi" }))
  await makePackages(database, sampleMunicipality, { files, key: null, unitName: (unit) => unit, registerName: (register) => register }, () => testNow)
  const [its] = (await now()).packages
  if (its && its.expiresAt === null) await by((work) => makeDelivery(work, sampleMunicipality, caseId, id, its.id))
  await by((work) => answerByPackage(work, sampleMunicipality, caseId, id, its?.id ?? ""))
}
await database.close()
