import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir, totalmem } from "node:os"
import { join, resolve } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { anyoneReaches, type Binaries, copyBinaries, isWritable } from "./binaries.ts"
import { holdLock, isAlive, takeLock } from "./lock.ts"
import { joinUsers } from "./users.ts"

/** A running PostgreSQL of our own: where its socket is, and how to let go of it. */
export interface Embedded {
  readonly socketFolder: string
  /** Leaves the server; the last to leave stops it. */
  leave(): Promise<void>
}

interface Server {
  readonly pid: number
  readonly socketFolder: string
}

/** The unprivileged user that PostgreSQL runs as when we are root, which it refuses to be. */
interface Runner {
  readonly uid?: number
  readonly gid?: number
}

const startLimitMs = 20_000
const shelfForRoot = "/var/lib/varanto"

/**
 * Starts PostgreSQL on a folder, or joins the one that already runs there: beside other live processes as one of its
 * users, or alone, when it is an orphan whose users were killed. Whoever started it, the last user stops it.
 */
export async function startEmbedded(binaries: Binaries, folder: string): Promise<Embedded> {
  mkdirSync(folder, { recursive: true })
  const runner = chooseRunner()
  const programs = runner.uid === undefined || anyoneReaches(binaries.postgres) ? binaries : copyBinaries(binaries, shelfForRoot)
  const cluster = chooseCluster(folder, runner)
  return inTurn(folder, async () => {
    const server = (await runningServer(cluster)) ?? (await start(programs, cluster, runner, folder))
    const isLast = joinUsers(folder)
    return { socketFolder: server.socketFolder, leave: () => inTurn(folder, async () => (isLast() ? stop(server, cluster) : undefined)) }
  })
}

/** One process at a time starts or stops the server of a folder: nobody joins one that is about to go. */
async function inTurn<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(folder, "start.lock")
  const limit = Date.now() + startLimitMs
  let release = takeLock(lock)
  while (!release) {
    await wait(20)
    release = Date.now() > limit ? holdLock(lock) : takeLock(lock)
  }
  try {
    return await work()
  } finally {
    release()
  }
}

async function start(programs: Binaries, cluster: string, runner: Runner, folder: string): Promise<Server> {
  if (!existsSync(join(cluster, "PG_VERSION"))) initialise(programs, cluster, runner)
  refuseOtherMajor(cluster, programs)
  // Of a server that was killed some processes may live on for a moment, and a new one refuses to start beside them.
  // The file of one that is only starting may still be empty.
  const limit = existsSync(join(cluster, "postmaster.pid")) ? Date.now() + startLimitMs / 2 : 0
  while (true) {
    try {
      return await launch(programs, cluster, runner, join(folder, "postgres.log"))
    } catch (fault) {
      const running = await runningServer(cluster)
      if (running) return running
      if (Date.now() > limit) throw fault
      await wait(100)
    }
  }
}

function chooseRunner(): Runner {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"))
  const [, , uid, gid] = ["varanto", "nobody"].map((name) => users.find(([user]) => user === name)).find(Boolean) ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

/** As root, a cluster below a closed folder (root's home) cannot be reached by its own server: it then lives on a shelf. */
function chooseCluster(folder: string, runner: Runner): string {
  const here = join(folder, "cluster")
  if (existsSync(here) && lstatSync(here).isSymbolicLink()) return readlinkSync(here)
  if (runner.uid === undefined || anyoneReaches(folder)) return here
  if (!isWritable(shelfForRoot)) throw new Error(`Neither ${folder} nor ${shelfForRoot} can be reached by an unprivileged user.`)
  const elsewhere = join(shelfForRoot, `cluster-${createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 12)}`)
  symlinkSync(elsewhere, here)
  return elsewhere
}

/** What postmaster.pid says: line 1 the process, line 5 the folder of its socket, line 8 whether connections are taken. */
function saidBy(cluster: string): Server & { readonly ready: boolean } {
  try {
    const [pid, , , , socketFolder, , , state] = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")
    return { pid: Number(pid), socketFolder: socketFolder?.trim() ?? "", ready: state?.trim() === "ready" }
  } catch {
    return { pid: 0, socketFolder: "", ready: false }
  }
}

/**
 * The file outlives a killed server, and its number may be another program's by now: only an answer tells. One that is
 * still starting, because its starter was killed, is waited for.
 */
async function runningServer(cluster: string): Promise<Server | null> {
  const limit = Date.now() + startLimitMs
  let said = saidBy(cluster)
  for (; said.pid > 0 && isAlive(said.pid) && !said.ready && Date.now() < limit; said = saidBy(cluster)) await wait(20)
  return said.ready && isAlive(said.pid) && (await answers(join(said.socketFolder, ".s.PGSQL.5432"))) ? said : null
}

/** The protocol's question whether the server speaks TLS; any byte is an answer. A dying server takes connections and says nothing. */
const question = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = connect(socket, () => asked.write(question))
    const end = (answered: boolean) => {
      asked.destroy()
      resolve(answered)
    }
    asked.once("data", () => end(true)).on("error", () => end(false)).once("close", () => end(false))
    asked.setTimeout(startLimitMs, () => end(false))
  })

/** Makes the cluster beside its place and moves it there whole, so that a kill half-way leaves nothing to trip over. */
function initialise({ initdb }: Binaries, cluster: string, runner: Runner): void {
  const half = `${cluster}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o700 })
  if (runner.uid !== undefined) chownSync(half, runner.uid, runner.gid ?? runner.uid)
  const made = spawnSync(
    initdb,
    ["-D", half, "-U", "varanto", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions"],
    { ...runner, cwd: "/", encoding: "utf8", env: { PATH: process.env.PATH, TZ: "UTC" } },
  )
  if (made.status !== 0) throw new Error(`PostgreSQL could not make its folder: ${made.error?.message ?? made.stderr.trim()}`)
  renameSync(half, cluster)
}

function refuseOtherMajor(cluster: string, { version }: Binaries): void {
  const made = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim()
  if (made !== version.split(".")[0])
    throw new Error(`${cluster} was made by PostgreSQL ${made}, and the programs here are ${version}. Keep the folder and install the version that made it, or name another folder in VARANTO_DATA.`)
}

/** An eighth of the memory that there is for us, since the program lives beside the database; its own 128 megabytes are few where there are many records. In megabytes. */
export const sharedBuffersMb = (memoryBytes: number): number => Math.max(64, Math.min(2048, Math.floor(memoryBytes / 8 / 1024 / 1024)))

async function launch({ postgres }: Binaries, cluster: string, runner: Runner, log: string): Promise<Server> {
  // A socket's path may have about 100 bytes, and the folder of the data may be longer.
  const base = tmpdir().length < 60 ? tmpdir() : "/tmp"
  const socketFolder = mkdtempSync(join(base, "varanto-"))
  if (runner.uid !== undefined) chownSync(socketFolder, runner.uid, runner.gid ?? runner.uid)
  const settings = {
    shared_buffers: `${sharedBuffersMb(Math.min(totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY))}MB`,
    listen_addresses: "",
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
    dynamic_shared_memory_type: "mmap",
    max_connections: "60",
    timezone: "UTC",
    log_timezone: "UTC",
  }
  const out = openSync(log, "a")
  const server = spawn(
    postgres,
    ["-D", cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...runner, cwd: "/", detached: true, stdio: ["ignore", out, out], env: { PATH: process.env.PATH, TZ: "UTC" } },
  )
  server.unref()
  let failure: string | null = null
  server.on("error", (fault) => (failure = fault.message))
  server.on("exit", (code) => (failure ??= `it ended at once with ${code}; see ${log}`))
  const limit = Date.now() + startLimitMs
  // A killed server leaves a file that says "ready" too; ours has our server's number.
  for (let said = saidBy(cluster); !(said.ready && said.pid === server.pid); said = saidBy(cluster)) {
    if (failure || Date.now() > limit) {
      rmSync(socketFolder, { recursive: true, force: true })
      throw new Error(`PostgreSQL did not start: ${failure ?? `no answer in ${startLimitMs / 1000} s`}`)
    }
    await wait(5)
  }
  return { pid: server.pid as number, socketFolder }
}

/** Fast shutdown: running transactions are rolled back, everything committed is flushed. */
async function stop({ pid, socketFolder }: Server, cluster: string): Promise<void> {
  const limit = Date.now() + startLimitMs
  if (isAlive(pid)) process.kill(pid, "SIGINT")
  // An orphan that nobody reaps stays a number after its end, but takes its file away.
  while (isAlive(pid) && saidBy(cluster).pid === pid && Date.now() < limit) await wait(10)
  rmSync(socketFolder, { recursive: true, force: true })
}

/** A note for whoever opens the folder. */
export function explainFolder(folder: string): void {
  const note = join(folder, "README.txt")
  if (!existsSync(note))
    writeFileSync(note, "Varanto keeps its embedded PostgreSQL here. Back it up by copying the folder while Varanto is stopped.\n")
}
