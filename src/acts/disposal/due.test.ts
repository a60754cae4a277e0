import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import test from "node:test"
import { readers, townOfReaders } from "../../../test/letters.ts"
import { aCase, ask, by, deskOf, open, openOffice, personOf, record, veikko } from "../../../test/request-office.ts"
import type { Person, Town } from "../../../test/town.ts"
import { testCode } from "../../law/identity-code.ts"
import { parseModel } from "../../model/parse-model.ts"
import { asked, defineRegister } from "../../model/registers/define.ts"
import { projectRoot } from "../../lib/root.ts"
import { sql } from "../../lib/sql.ts"
import { readWithin } from "../access/border.ts"
import { addComment } from "../registers/comments.ts"
import { mergeRecords } from "../registers/merge-records.ts"
import { moveRecord } from "../registers/move.ts"
import { addTasks } from "../requests/tasks.ts"
import { searchForTask } from "../requests/search.ts"
import { destroyDue, disposals, dueForDisposal } from "./due.ts"
import { namesFiles, sweepFiles } from "./sweep-files.ts"

const model = townOfReaders()
const outi: Person = { id: "outi", given: "Outi", family: "Arkisto", kind: "staff", role: "archivist" }
const martti = { given: "Martti", family: "Mallinen", code: testCode("1990-01-01", 901) }
const year = 366 * 24 * 60

const reader = async (town: Town): Promise<string> => {
  const id = await record(town, "reader", { person: martti, wish: "Runoja" })
  await by(town, veikko, (work) => moveRecord(work, "koivula", id, "end", "", town.signIn.keys.codeKey))
  return id
}

test("a record is destroyed the day after its time has ended, by the archivist, and that it was stays", async (t) => {
  const town = await openOffice(t, undefined, model)
  await town.add(outi)
  const id = await reader(town)
  const letter = await town.files.put(new Blob(["Kirje lopettamisesta"]).stream(), 1000)
  await by(town, veikko, (work) => addComment(work, "koivula", id, "Lopetti itse.", { name: "kirje.txt", ...letter }))
  const open2 = await record(town, "reader", { person: martti, wish: "Kesken" })
  const due = async (person = outi) => (await dueForDisposal(deskOf(town, person))).map((one) => `${one.id} ${one.keptUntil} ${one.stays ?? ""}`)
  const destroy = (ids: readonly string[], person = outi) => by(town, person, (work) => destroyDue(work, "koivula", ids))
  assert.deepEqual(await due(), [])
  town.later(year - 24 * 60)
  assert.deepEqual(await due(), [], "on its last day it is kept")
  await assert.rejects(destroy([id]), /kept longer/)
  town.later(24 * 60)
  assert.deepEqual(await due(), [`${id} 2027-11-24 `])
  assert.deepEqual(await due(veikko), [])
  await assert.rejects(destroy([id], veikko), /not yours/)
  await assert.rejects(destroy([id, open2]), /Nothing was destroyed/)
  assert.equal(await destroy([id]), 1)
  assert.deepEqual([await due(), await readWithin(town.database, "koivula", (queries) => queries.rows<{ id: string }>(sql`select record_id as id from register_record union all select record_id from record_comment union all select record_id from comment_file`))], [[], [{ id: open2 }]])
  assert.equal(await sweepFiles(town.database, town.files, ["koivula"], new Date(Date.now() + 25 * 3_600_000)), 1)
  assert.equal(await town.files.get(letter.sha256), null, "what was put beside it leaves too")
  assert.deepEqual((await disposals(deskOf(town, outi))).map(({ record: its, ground, basis, by: who }) => [its, ground, basis, who]), [[id, "retention-ended", "Kirjeen tilaus", "outi"]])
})

/** The town where readers send their thanks, each as part of her record. */
const thankful = parseModel({
  ...model,
  definitions: [...model.definitions, {
    ...defineRegister({
      ...readers, type: "thanks", recipients: [], moves: [], statistics: [], sample: {}, subject: null, belongsTo: "of", title: ["said"], columns: ["said"], searchKeys: {}, stages: [{ code: "sent", label: { fi: "lähetetty", sv: "sänt", en: "sent" }, ends: true }],
      fields: { of: asked.recordLink("Tilaaja", "Läsare", "Reader", { required: true, to: "reader" }), said: asked.text("Kiitos", "Tack", "Thanks", { required: true, data: "ordinary" }) }, retention: { ...readers.retention, from: "end" },
    }),
  }],
})

test("what came to a record in a merge holds it as its own parts do, and goes with it", async (t) => {
  const town = await openOffice(t, undefined, thankful)
  await town.add(outi)
  const [kept, merged] = [await record(town, "reader", { person: martti, wish: "Runoja" }), await record(town, "reader", { person: martti, wish: "Runoja" })]
  const part = await record(town, "thanks", { of: merged, said: "Kiitos!" })
  await by(town, veikko, (work) => mergeRecords(work, "koivula", kept, merged, town.signIn.keys.codeKey))
  await by(town, veikko, (work) => moveRecord(work, "koivula", kept, "end", "", town.signIn.keys.codeKey))
  town.later(year)
  assert.deepEqual(new Map((await dueForDisposal(deskOf(town, outi))).map(({ id, stays }) => [id, stays])), new Map([[kept, "has-parts"], [merged, "has-parts"], [part, null]]))
  const destroy = (ids: readonly string[]) => by(town, outi, (work) => destroyDue(work, "koivula", ids))
  for (const some of [[kept], [merged], [kept, merged]]) await assert.rejects(destroy(some), /part of one of them/)
  assert.equal(await destroy([kept, merged, part]), 3)
})

test("what somebody's open request has found stays until that is answered, page after page of the rest goes on", async (t) => {
  const town = await openOffice(t, undefined, model)
  await town.add(outi)
  const ids = [await reader(town), await reader(town), await reader(town)]
  const held = ids[1] ?? ""
  town.later(year)
  const id = await open(town, aCase({ person: await personOf(town, held) }))
  const [task = ""] = await by(town, veikko, (work) => addTasks(work, "koivula", id, [ask({ kind: "own-data", asked: "Kaikki" })]))
  await by(town, veikko, (work) => searchForTask(work, "koivula", id, task, model))
  const pages: string[] = []
  for (let after: string | null = null; ; ) {
    const [one] = await dueForDisposal(deskOf(town, outi), { after, limit: 1 })
    if (!one) break
    pages.push(one.id)
    assert.equal(one.stays, "requested")
    after = one.id
  }
  assert.deepEqual(pages.toSorted(), ids.toSorted())
  await assert.rejects(by(town, outi, (work) => destroyDue(work, "koivula", ids)), /must stay/)
})

test("every column that holds a file's digest is either asked before a file leaves, or known not to keep one", () => {
  const folder = join(projectRoot, "src", "store", "migrations")
  const holding = new Set<string>()
  for (const name of readdirSync(folder)) for (const [, table = "", columns = ""] of readFileSync(join(folder, name), "utf8").matchAll(/create table (\w+) \(([^]*?)\n\)/g)) if (/\n\s*(\w*sha256\w*) text/.test(columns)) holding.add(table)
  // The file of a redaction is its source document, and a notice to a recipient is a document too.
  const keepsNone = ["revision", "file_text", "file_leaving", "redaction", "recipient_notice"]
  assert.deepEqual([...holding].toSorted(), [...namesFiles, ...keepsNone].toSorted())
})
