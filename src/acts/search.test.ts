import assert from "node:assert/strict"
import test from "node:test"
import { engines, pglite } from "../../test/engines.ts"
import { koivula } from "../../test/koivula.ts"
import { testNow } from "../../test/town.ts"
import { withoutDictionary } from "../lib/language/analyser.ts"
import { getRevision } from "./revisions.ts"
import { indexRevision, type Question, searchPublished } from "./search.ts"
import { shipModels } from "./ship.ts"

const question = (query: string, more: Partial<Question> = {}): Question => ({ municipality: "koivula", query, language: "fi", kind: null, sector: null, limit: 20, after: null, ...more })

for (const engine of [...engines, pglite])
  test(`on ${engine.name} a resident finds things by other forms, parts of words, other languages and misspelt words`, async () => {
    const database = await engine.fresh()
    await shipModels(database, [koivula], testNow)
    const analyser = withoutDictionary()
    await indexRevision(database, await getRevision(database, "koivula", 1), testNow, analyser)
    const titles = async (query: string, more: Partial<Question> = {}) => (await searchPublished(database, question(query, more), analyser)).hits.map(({ title }) => title)

    assert.ok((await titles("tontti")).includes("Tonttien tietovaranto"))
    assert.ok((await titles("tonteilla")).includes("Tonttien tietovaranto"))
    assert.ok((await titles("kirjastojen")).includes("Kirjaston tietovaranto"))
    assert.ok((await titles("tomter", { language: "sv" })).includes("Informationslagret för tomter"))
    assert.ok((await titles("plot", { language: "en" })).includes("Plots information pool"))
    assert.deepEqual(await titles("avaruusalus"), [])
    const misspelt = await searchPublished(database, question("kirjsato"), analyser)
    assert.ok(misspelt.meant !== null && misspelt.hits.length > 0)
    await database.close()
  })

for (const engine of engines)
  test(`on ${engine.name} hits, total and facets agree, and pages follow each other without gaps`, async () => {
    const database = await engine.fresh()
    await shipModels(database, [koivula], testNow)
    const analyser = withoutDictionary()
    await indexRevision(database, await getRevision(database, "koivula", 1), testNow, analyser)
    const whole = await searchPublished(database, question("tietovaranto"), analyser)
    assert.deepEqual(whole.total, { count: whole.hits.length, exact: true })
    assert.equal(whole.kinds.reduce((sum, { count }) => sum + count.count, 0), whole.total.count)
    const found: string[] = []
    let after: string | null = null
    do {
      const page = await searchPublished(database, question("tietovaranto", { limit: 1, after }), analyser)
      found.push(...page.hits.map(({ kind, id }) => `${kind} ${id}`))
      after = page.next
    } while (after !== null)
    assert.deepEqual(found, whole.hits.map(({ kind, id }) => `${kind} ${id}`))
    await database.close()
  })
