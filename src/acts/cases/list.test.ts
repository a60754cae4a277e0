import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { anEngine } from "../../../test/engines.ts"
import { letter, publicCase, type Registry, registryOn, staffOf } from "../../../test/registry.ts"
import { testNow } from "../../../test/town.ts"
import type { Database } from "../../store/database.ts"
import { PurposeNeeded } from "../access/purpose.ts"
import { sampleUnit } from "../sample-records.ts"
import { addSamples, sampleMunicipality as espoo } from "../samples.ts"
import { moveStage } from "./act.ts"
import { caseNumbered, likeCases, openingChoices } from "./choices.ts"
import type { ListedCase } from "./candidates.ts"
import { listCases } from "./list.ts"
import type { CaseNarrowing } from "./narrowing.ts"
import type { AfterCase } from "./walk.ts"

let database: Database
let registry: Registry
before(async () => {
  database = await anEngine().fresh()
  await addSamples(database, testNow)
  registry = registryOn(database)
  const secret = { ...publicCase.publicity, secrecy: "secret" } as const
  for (let at = 0; at < 12; at++) {
    const more = at % 4 === 0 ? { handler: "veikko" } : at % 4 === 1 ? { handler: "johanna", publicity: secret } : {}
    await registry.open("aino", { classCode: at % 3 === 0 ? "00 02" : "14 05", documents: at === 0 ? [{ ...letter, file: { name: "a.pdf", mediaType: "application/pdf", sizeBytes: 3, sha256: "a".repeat(64) } }] : [], ...more })
  }
  const moved = (await cases("aino", { queue: "all", number: "1/00.02" }))[0]
  await registry.by("aino", (work) => moveStage(work, espoo, moved?.id ?? "", { stage: "in-preparation" }))
})
after(() => database.close())

const desk = (who: string) => ({ database, municipality: espoo, actor: staffOf(who), now: testNow })
async function cases(who: string, narrowing: CaseNarrowing, limit?: number, from: AfterCase | null = null): Promise<readonly ListedCase[]> {
  const found = await listCases(desk(who), narrowing, { purpose: "case-handling" }, limit, from)
  if (found instanceof PurposeNeeded) throw new Error(found.message)
  return found
}
const count = async (who: string, narrowing: CaseNarrowing) => (await cases(who, narrowing)).length

test("each sees in the queues what the rules let her: the registrar all but secret cases, a handler her own", async () => {
  assert.deepEqual(await Promise.all((["all", "unit", "mine", "unassigned"] as const).map((queue) => count("aino", { queue }))), [9, 9, 0, 6])
  assert.deepEqual(await Promise.all((["all", "unit", "mine", "unassigned"] as const).map((queue) => count("veikko", { queue }))), [3, 3, 3, 0])
  assert.deepEqual(await Promise.all((["all", "mine"] as const).map((queue) => count("johanna", { queue }))), [3, 3])
  assert.deepEqual([await count("helena", { queue: "all" }), await count("antti", { queue: "all" }), await count("outi", { queue: "all" })], [6, 0, 0])
})

test("the queue is narrowed by stage, class, publicity, unit and the beginning of a number", async () => {
  const of = (narrowing: Partial<CaseNarrowing>) => count("aino", { queue: "all", ...narrowing })
  assert.deepEqual([await of({ stage: "in-preparation" }), await of({ stage: "pending" }), await of({ classCode: "00 02" }), await of({ secrecy: "secret" }), await of({ secrecy: "partly-secret" }), await of({ unit: "elsewhere" }), await of({ unit: sampleUnit })], [1, 8, 3, 0, 9, 0, 9])
  assert.deepEqual([await of({ number: "1/" }), await of({ number: "1/14.05/2026" }), await of({ number: "%" }), await of({ number: "_/" }), await of({ number: "9999" })], [1, 0, 0, 0, 0])
})

test("pages follow each other without a case twice or left out", async () => {
  const walked: string[] = []
  let from: AfterCase | null = null
  for (let page = 0; page < 10; page++) {
    const found: readonly ListedCase[] = await cases("aino", { queue: "all" }, 4, from)
    walked.push(...found.map(({ id }) => id))
    const last = found.at(-1)
    if (!last || found.length < 4) break
    from = last
  }
  assert.deepEqual(walked, (await cases("aino", { queue: "all" })).map(({ id }) => id))
})

test("cases of the same initiator and class, or with the same file, are told of as like, and only to one who may see them", async () => {
  const of = async (who: string, like: Partial<Parameters<typeof likeCases>[1]>) => (await likeCases(desk(who), { classCode: "99", initiator: "Sofia Asukas", sha256: null, ...like })).length
  assert.deepEqual([await of("aino", {}), await of("aino", { classCode: "00 02", initiator: "sofia asukas" }), await of("aino", { sha256: "a".repeat(64) }), await of("antti", { classCode: "00 02", sha256: "a".repeat(64) })], [0, 3, 1, 0])
  assert.deepEqual([typeof (await caseNumbered(desk("aino"), "1/00.02/2026")), await caseNumbered(desk("antti"), "1/00.02/2026")], ["string", null])
})

test("the form offers a registrar her units and the handlers, a case handler herself, and others nothing", async () => {
  const of = (who: string) => database.transaction((queries) => openingChoices(queries, desk(who)))
  const aino = await of("aino")
  assert.deepEqual([aino.units, aino.registers, aino.handlers.map(({ id }) => id)], [[sampleUnit], true, ["johanna", "veikko"]])
  assert.deepEqual([(await of("veikko")).registers, (await of("veikko")).units, (await of("antti")).units], [false, [sampleUnit], []])
})
