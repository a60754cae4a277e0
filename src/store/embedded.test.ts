import assert from "node:assert/strict"
import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import test, { type TestContext } from "node:test"
import { setTimeout as wait } from "node:timers/promises"
import { freshFolder } from "../../test/folders.ts"
import { makeKept } from "../../test/kept.ts"
import { serverOf } from "../../test/processes.ts"
import { startProgram } from "../../test/programs.ts"
import { sql } from "../lib/sql.ts"
import { findBinaries } from "./binaries.ts"
import type { Database } from "./database.ts"
import { sharedBuffersMb, startEmbedded } from "./embedded.ts"
import { openDatabase } from "./open.ts"

const open = (folder: string): Promise<Database> => openDatabase({ url: null, folder }, (message) => assert.fail(message), makeKept)

function ownFolder(t: TestContext): string {
  const folder = freshFolder()
  t.after(() => {
    const left = serverOf(folder)
    if (left !== null) process.kill(left, "SIGKILL")
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Another process that has the folder's database open. */
function holder(t: TestContext, folder: string): ChildProcess {
  const child = startProgram("hold-database", [folder])
  t.after(() => child.kill("SIGKILL"))
  return child
}

const opened = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout?.once("data", () => resolve())
    child.once("exit", (code) => reject(new Error(`The other process ended with ${code}.`)))
  })

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, "exit")
  child.kill(signal)
  await ended
}

const keptBy = async (database: Database): Promise<unknown[]> => (await database.rows<{ by: number }>(sql`select by from kept order by by`)).map(({ by }) => by)

test("a town's database starts in a folder that is not there yet, keeps its rows and leaves nothing running", async (t) => {
  const folder = join(ownFolder(t), "new", "data")
  const first = await open(folder)
  assert.equal(first.engine, "embedded")
  await first.rows(sql`insert into kept values (1)`)
  await first.close()
  assert.equal(serverOf(folder), null)
  const again = await open(folder)
  assert.deepEqual(await keptBy(again), [1])
  await again.close()
  assert.equal(serverOf(folder), null)
  assert.ok(existsSync(join(folder, "README.txt")))
})

test("a database takes an eighth of the memory, and neither all of a large machine's nor so little that it crawls", () => {
  const gb = 1024 ** 3
  assert.deepEqual([0.25, 8, 64].map((memory) => sharedBuffersMb(memory * gb)), [64, 1024, 2048])
})

test("a folder whose path is longer than a socket's may be works", async (t) => {
  const folder = join(ownFolder(t), "d".repeat(80), "ä".repeat(40), "e".repeat(60))
  const database = await open(folder)
  assert.deepEqual(await database.rows(sql`select 1 as one`), [{ one: 1 }])
  await database.close()
})

test("a database whose process was killed is adopted with its rows, and stopped with us", async (t) => {
  const folder = ownFolder(t)
  const child = holder(t, folder)
  await opened(child)
  await end(child, "SIGKILL")
  const orphan = serverOf(folder)
  assert.notEqual(orphan, null)
  const database = await open(folder)
  assert.equal(serverOf(folder), orphan)
  assert.deepEqual(await keptBy(database), [child.pid])
  await database.close()
  assert.equal(serverOf(folder), null)
})

test("after a power cut the next start has every committed row", async (t) => {
  const folder = ownFolder(t)
  const child = holder(t, folder)
  await opened(child)
  const server = serverOf(folder) as number
  await end(child, "SIGKILL")
  process.kill(server, "SIGKILL")
  const database = await open(folder)
  assert.deepEqual(await keptBy(database), [child.pid])
  await database.close()
})

test("a process that was killed half-way through its first start is in nobody's way", async (t) => {
  const folder = ownFolder(t)
  const child = holder(t, folder)
  while (!existsSync(join(folder, "cluster", "postmaster.pid"))) await wait(1)
  await end(child, "SIGKILL")
  const database = await open(folder)
  assert.deepEqual(await database.rows(sql`select 1 as one`), [{ one: 1 }])
  await database.close()
  assert.equal(serverOf(folder), null)
})

test("several starts at once share one database, and the last to leave stops it", async (t) => {
  const folder = ownFolder(t)
  const children = [holder(t, folder), holder(t, folder)]
  await Promise.all(children.map(opened))
  const [here, too] = await Promise.all([open(folder), open(folder)])
  const server = serverOf(folder)
  for (const child of children) await end(child, "SIGTERM")
  await here.close()
  assert.equal(serverOf(folder), server)
  assert.deepEqual(await keptBy(too), children.map(({ pid }) => pid).sort((a, b) => Number(a) - Number(b)))
  await too.close()
  assert.equal(serverOf(folder), null)
})

test("a folder that an older PostgreSQL made is refused and stays as it was", async (t) => {
  const older = findBinaries(`postgres-15-${process.platform}-${process.arch}`)
  assert.ok("postgres" in older)
  const folder = ownFolder(t)
  await (await startEmbedded(older, folder)).leave()
  await assert.rejects(open(folder), /was made by PostgreSQL 15.*name another folder in VARANTO_DATA/s)
  await (await startEmbedded(older, folder)).leave()
})

test("a folder with a cluster is never passed over for the fallback", async (t) => {
  const folder = ownFolder(t)
  mkdirSync(join(folder, "cluster"))
  await assert.rejects(openDatabase({ url: null, folder, onlyPglite: true }, () => {}), /Its data is untouched/)
})
