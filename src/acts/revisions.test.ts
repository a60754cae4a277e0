import assert from "node:assert/strict"
import test from "node:test"
import { engines, pglite } from "../../test/engines.ts"
import { koivula } from "../../test/koivula.ts"
import { testNow } from "../../test/town.ts"
import { sql } from "../lib/sql.ts"
import { Conflict, NotFound } from "./refusals.ts"
import { getRevision, listRevisions, publishedNumbers, publishedOn, saveDraft, takeStep } from "./revisions.ts"
import { inWork } from "./work.ts"

const maija = { id: "maija", name: "Maija Mallinen", kind: "program" } as const

for (const engine of [...engines, pglite]) {
  test(`on ${engine.name} a draft goes through review and approval to publication`, async () => {
    const database = await engine.fresh()
    const number = await inWork(database, maija, testNow, (work) => saveDraft(work, koivula, "first"))
    for (const state of ["in-review", "approved", "published"] as const)
      await inWork(database, maija, testNow, (work) => takeStep(work, "koivula", number, state, ""))
    const revision = await getRevision(database, "koivula", number)
    assert.equal(revision.state, "published")
    assert.deepEqual(revision.steps.map(({ state, by }) => `${state} ${by}`), ["draft", "in-review", "approved", "published"].map((state) => `${state} Maija Mallinen`))
    assert.deepEqual(JSON.parse(JSON.stringify(revision.model)), JSON.parse(JSON.stringify(koivula)))
    assert.equal((await publishedNumbers(database)).get("koivula"), 1)
    await database.close()
  })

  for (const [who, fresh, refusal] of [
    ["the service", () => engine.fresh(), /permission denied for table revision/],
    ["the owner of the tables", () => engine.freshAsOwner(), /never changed or removed/],
  ] as const)
    test(`on ${engine.name} a published revision can be neither changed nor removed by ${who}`, async () => {
      const database = await fresh()
      await inWork(database, maija, testNow, (work) => saveDraft(work, koivula, "first"))
      for (const statement of [sql`update revision set note = 'x'`, sql`delete from revision`, sql`truncate revision cascade`, sql`delete from revision_step`])
        await assert.rejects(database.rows(statement), refusal)
      await database.close()
    })
}

for (const engine of engines) {
  test(`on ${engine.name} two people who save at once get two numbers`, async () => {
    const database = await engine.fresh()
    const save = () => inWork(database, maija, testNow, (work) => saveDraft(work, koivula, "at once"))
    const numbers = await Promise.all(Array.from({ length: 8 }, save))
    assert.deepEqual(numbers.sort((a, b) => a - b), [1, 2, 3, 4, 5, 6, 7, 8])
    assert.equal((await listRevisions(database, "koivula")).length, 8)
    await database.close()
  })

  test(`on ${engine.name} a step out of turn is refused and leaves no trace`, async () => {
    const database = await engine.fresh()
    const number = await inWork(database, maija, testNow, (work) => saveDraft(work, koivula, "first"))
    await assert.rejects(inWork(database, maija, testNow, (work) => takeStep(work, "koivula", number, "published", "")), Conflict)
    await assert.rejects(inWork(database, maija, testNow, (work) => takeStep(work, "koivula", 99, "in-review", "")), NotFound)
    assert.equal((await getRevision(database, "koivula", number)).steps.length, 1)
    await database.close()
  })

  test(`on ${engine.name} the page of a past day has an answer`, async () => {
    const database = await engine.fresh()
    const publish = async (day: string) => {
      const now = new Date(`${day}T10:00:00Z`)
      const number = await inWork(database, maija, now, (work) => saveDraft(work, koivula, day))
      for (const state of ["in-review", "approved", "published"] as const) await inWork(database, maija, now, (work) => takeStep(work, "koivula", number, state, ""))
    }
    await publish("2026-01-10")
    await publish("2026-05-10")
    const on = (day: string) => publishedOn(database, "koivula", new Date(`${day}T21:59:59Z`))
    assert.deepEqual([await on("2026-01-09"), await on("2026-03-01"), await on("2026-06-01")], [null, 1, 2])
    await database.close()
  })
}
