import assert from "node:assert/strict"
import { once } from "node:events"
import { rmSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { verifyLog } from "../src/acts/trail/read-export.ts"
import { publicKeysFrom } from "../src/acts/trail/seal.ts"
import { openSealer } from "../src/acts/trail/sealer.ts"
import { sql } from "../src/lib/sql.ts"
import { freshFolder } from "./folders.ts"
import { type KilledPlace, openAt } from "./killed-places.ts"
import { exported, freshKey, inOne } from "./log.ts"
import { startProgram } from "./programs.ts"

/** Kills a process that writes to the log, some rounds at moments of the seed, and compares the log with what was acknowledged. */
export async function killAppending(place: KilledPlace, rounds: number, seed: number): Promise<void> {
  const folder = freshFolder()
  const address = await place.fresh(folder)
  const file = join(folder, "seals.jsonl")
  const key = freshKey()
  const pem = key.privateKey.export({ type: "pkcs8", format: "pem" }) as string
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round++) {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    const child = startProgram("append-entries", [address, `r${round}`, file, pem])
    let out = ""
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text))
    const closed = once(child, "close")
    while (out.split("\n").length < 12) await once(child.stdout, "data")
    await wait(seed % 700)
    child.kill("SIGKILL")
    await closed
    const lines = out.split("\n")
    acknowledged.push(...lines.slice(0, -1))
  }
  const database = await openAt(address)
  try {
    await openSealer(database, key, file).seal(new Date())
    const there = new Set((await database.rows<{ id: string }>(sql`select subject_id as id from usage_entry`)).map(({ id }) => id))
    assert.deepEqual(acknowledged.filter((id) => !there.has(id)), [])
    assert.ok(acknowledged.length > rounds * 10, `${acknowledged.length} entries`)
    const report = await verifyLog(inOne(await exported(database, new Date())), publicKeysFrom(key.publicPem), file)
    assert.deepEqual([report.faults, report.unsealed, report.entries], [[], 0, there.size])
    const undone = [...there].filter((id) => /-1[2-5]-\d*[49]$/.test(id))
    assert.deepEqual(undone, [])
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
