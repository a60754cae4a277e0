import assert from "node:assert/strict"
import { test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { noTexts, oddStrings } from "../../../test/odd-strings.ts"
import { letter, openRegistry, publicCase, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import { enter } from "../access/border.ts"
import { sampleCodeKey, sampleMunicipality as espoo } from "../samples.ts"
import { addAction, correctTitle } from "./act.ts"
import { addDocument } from "./documents.ts"
import { getCase, type SeenCase } from "./get.ts"
import { openCase } from "./open.ts"
import { sql } from "../../lib/sql.ts"

test("at least 485 odd strings come back as they were typed, as titles, names and notes of cases and as titles of documents", async (t) => {
  assert.equal(oddStrings.length >= 485, true, String(oddStrings.length))
  const registry = await openRegistry(t, anEngine())
  const wrong: string[] = []
  for (let from = 0; from < oddStrings.length; from += 50) {
    const some = oddStrings.slice(from, from + 50)
    const opened = await registry.by("aino", async (work) => {
      const ids: string[] = []
      for (const text of some) {
        const { id } = await openCase(work, espoo, { ...publicCase, title: text, publicTitle: text, initiator: { kind: "person", name: text } }, sampleCodeKey)
        await addAction(work, espoo, id, text)
        await addDocument(work, espoo, id, { ...letter, title: text, publicTitle: text, received: { at: testNow, way: "letter", sender: text } }, sampleCodeKey)
        ids.push(id)
      }
      return ids
    })
    const seen = await Promise.all(opened.map((id) => getCase({ database: registry.database, municipality: espoo, actor: staffOf("aino"), now: testNow }, id, { purpose: "case-handling" })))
    for (const [at, text] of some.entries()) {
      const { record, publicTitle, parties, told, documents } = seen[at] as SeenCase
      const came = [record.title, publicTitle, parties[0]?.name, told.find(({ kind }) => kind === "noted")?.note, documents[0]?.title, documents[0]?.sender]
      if (came.some((one) => one !== text)) wrong.push(JSON.stringify([text, ...came]).slice(0, 300))
    }
  }
  assert.deepEqual(wrong, [])
})

test("half a character and the zero sign are refused with a message, and nothing of the act is left", async (t) => {
  const registry = await openRegistry(t, anEngine())
  const { id } = await registry.open()
  for (const text of noTexts) {
    await assert.rejects(registry.open("aino", { title: text }), /half of a character, or a zero sign/)
    await assert.rejects(registry.open("aino", { publicTitle: text }), /half of a character, or a zero sign/)
    await assert.rejects(registry.open("aino", { initiator: { kind: "person", name: text } }), /half of a character, or a zero sign/)
    await assert.rejects(registry.by("aino", (work) => addAction(work, espoo, id, text)), /half of a character, or a zero sign/)
    await assert.rejects(registry.by("aino", (work) => correctTitle(work, espoo, id, { title: "x", publicTitle: text })), /half of a character, or a zero sign/)
    await assert.rejects(registry.by("aino", (work) => addDocument(work, espoo, id, { ...letter, received: { at: testNow, way: "letter", sender: text } }, sampleCodeKey)), /half of a character, or a zero sign/)
  }
  const [{ count } = { count: 0 }] = await registry.database.transaction(async (queries) => {
    await enter(queries, espoo)
    return queries.rows<{ count: number }>(sql`select count(*)::int as count from case_file`)
  })
  assert.equal(count, 1)
})
