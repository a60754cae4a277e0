import assert from "node:assert/strict"
import { rmSync } from "node:fs"
import { join } from "node:path"
import test, { type TestContext } from "node:test"
import { setTimeout as wait } from "node:timers/promises"
import { anEngine } from "../../test/engines.ts"
import { freshFolder } from "../../test/folders.ts"
import { koivula } from "../../test/koivula.ts"
import { entryOf } from "../../test/log.ts"
import { startService, varanto } from "../../test/processes.ts"
import { shipModels } from "../acts/ship.ts"
import { openSealKey, sealPlaces } from "../acts/trail/seal-key.ts"
import { openSealer } from "../acts/trail/sealer.ts"
import { trailOf } from "../acts/trail/trail.ts"
import { sql } from "../lib/sql.ts"
import { parseModel } from "../model/parse-model.ts"
import { openPostgres } from "../store/postgres.ts"

const yearsAgo = (years: number): Date => new Date(Date.now() - years * 365.25 * 86_400_000)

/** A log of nine years of Koivula, which keeps entries for seven and their personal parts for three. */
async function anOldLog(t: TestContext) {
  const folder = freshFolder()
  const environment = { DATABASE_URL: await anEngine().freshUrl(), VARANTO_DATA: join(folder, "data") }
  const database = openPostgres("server", { connectionString: environment.DATABASE_URL })
  t.after(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await shipModels(database, [koivula], yearsAgo(9))
  const places = sealPlaces(environment)
  const sealer = openSealer(database, openSealKey(places), places.seals)
  for (const [years, many] of [[9, 10], [4, 6], [0.1, 4]] as const) {
    for (let at = 0; at < many; at++) await trailOf(database).append(entryOf(at), yearsAgo(years))
    await sealer.seal(yearsAgo(years))
  }
  // One table at a time: a statement on both could wait for a month that is being disposed of while the disposal waits for it.
  const count = async () => {
    const [details] = await database.rows<{ count: number }>(sql`select count(*)::int as count from usage_detail`)
    const [old] = await database.rows<{ count: number }>(sql`select count(*)::int as count from usage_entry where at < ${yearsAgo(8)}`)
    return { details: details?.count ?? 0, old: old?.count ?? 0 }
  }
  return { environment, count }
}

test("what the model's rule no longer keeps of the log goes by a command, and the log that is left verifies whole", async (t) => {
  const { environment, count } = await anOldLog(t)
  const { details, old } = await count()
  assert.ok(details === 10 && old > 10, `${details} ${old}`)
  const { code, stdout, stderr } = await varanto(["dispose-log"], environment)
  assert.deepEqual([code, stderr], [0, ""])
  assert.match(stdout, /^koivula: the personal parts of 8 entries were destroyed\n(?:\d{4}-\d\d: the month was disposed of\n)+$/)
  assert.deepEqual(await count(), { details: 2, old: 0 })
  const verified = await varanto(["verify-log"], environment)
  assert.equal(verified.code, 0, verified.stdout)
  assert.match(verified.stdout, /entries were lawfully disposed of[\s\S]*The log is whole/)
  const exported = join(environment.VARANTO_DATA, "log.jsonl")
  assert.equal((await varanto(["export-log", exported], environment)).code, 0)
  assert.equal((await varanto(["verify-log", exported], environment)).code, 0)
  assert.equal((await varanto(["dispose-log"], environment)).stdout, "Nothing is older than the rules keep.\n")
  assert.equal((await varanto(["dispose-log", "all"], environment)).code, 64)
})

test("a service that runs does the same by itself", async (t) => {
  const { environment, count } = await anOldLog(t)
  const service = startService(environment)
  t.after(() => service.stop("SIGKILL"))
  await service.origin
  const limit = Date.now() + 60_000
  while ((await count()).old !== 0 && Date.now() < limit) await wait(200)
  assert.deepEqual(await count(), { details: 2, old: 0 })
  assert.equal(await service.stop(), 0)
  assert.equal((await varanto(["verify-log"], environment)).code, 0)
})

test("a rule by which personal details would outlive their entries is a fault of the model", () => {
  assert.throws(() => parseModel({ ...koivula, usageLog: { entryYears: 3, detailYears: 5 } }), /usageLog: the personal details cannot outlive their entries/)
  const { usageLog: _, ...silent } = koivula
  assert.deepEqual(parseModel(silent).usageLog, { entryYears: 5, detailYears: 5 })
})
