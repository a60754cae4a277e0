import assert from "node:assert/strict"
import test from "node:test"
import { engines } from "../../test/engines.ts"
import { koivula } from "../../test/koivula.ts"
import { testNow } from "../../test/town.ts"
import { Conflict } from "./refusals.ts"
import { getRevision, listRevisions, saveDraft, takeStep } from "./revisions.ts"
import { shipModels } from "./ship.ts"
import { inWork } from "./work.ts"

const maija = { id: "maija", name: "Maija Mallinen", kind: "program" } as const

for (const engine of engines) {
  test(`on ${engine.name} two starts at once ship a description once`, async () => {
    const database = await engine.fresh()
    await Promise.all(Array.from({ length: 4 }, () => shipModels(database, [koivula], testNow)))
    assert.deepEqual((await listRevisions(database, "koivula")).map(({ number, state }) => [number, state]), [[1, "published"]])
    await database.close()
  })

  test(`on ${engine.name} of two who take a step at once one is told that it was taken`, async () => {
    const database = await engine.fresh()
    const number = await inWork(database, maija, testNow, (work) => saveDraft(work, koivula, "first"))
    const step = () => inWork(database, maija, testNow, (work) => takeStep(work, "koivula", number, "in-review", ""))
    const ends = await Promise.allSettled([step(), step(), step()])
    const refused = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []))
    assert.equal(refused.length, 2)
    for (const reason of refused) assert.ok(reason instanceof Conflict)
    assert.equal((await getRevision(database, "koivula", number)).steps.length, 2)
    await database.close()
  })
}
