import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { anyoneReaches, type Binaries, copyBinaries, isWritable } from "./binaries.ts"
import { holdLock, holderOf, isAlive, takeLock } from "./lock.ts"

/** A running PostgreSQL of our own: where its socket is, and how to let go of it. */
export interface Embedded {
  readonly socketFolder: string
  /** Stops the server if this process owns it; a guest only leaves. */
  leave(): Promise<void>
}

/** The unprivileged user that PostgreSQL runs as when we are root, which it refuses to be. */
interface Runner {
  readonly uid?: number
  readonly gid?: number
}

const startLimitMs = 20_000
const shelfForRoot = "/var/lib/varanto"

/**
 * Starts PostgreSQL on a folder, or joins the one that already runs there: an orphan whose starter was killed is adopted
 * and stopped with us; a server that another live process owns is only used.
 */
export async function startEmbedded(binaries: Binaries, folder: string): Promise<Embedded> {
  mkdirSync(folder, { recursive: true })
  const runner = chooseRunner()
  const programs = runner.uid === undefined || anyoneReaches(binaries.postgres) ? binaries : copyBinaries(binaries, shelfForRoot)
  const cluster = chooseCluster(folder, runner)
  const ownerFile = join(folder, "owner.pid")
  const release = await waitForTurn(join(folder, "start.lock"))
  try {
    const running = runningServer(cluster)
    if (running) {
      const owns = takeLock(ownerFile)
      return { socketFolder: running.socketFolder, leave: owns ? () => stop({ ...running, ownerFile }) : async () => {} }
    }
    if (!existsSync(join(cluster, "PG_VERSION"))) initialise(programs, cluster, runner)
    refuseOtherMajor(cluster, programs)
    takeLock(ownerFile)
    const { pid, socketFolder } = await launch(programs, cluster, runner, join(folder, "postgres.log"))
    return { socketFolder, leave: () => stop({ pid, socketFolder, ownerFile }) }
  } finally {
    release()
  }
}

async function waitForTurn(lock: string): Promise<() => void> {
  const limit = Date.now() + startLimitMs
  while (!takeLock(lock)) {
    if (Date.now() > limit) return holdLock(lock)
    await wait(20)
  }
  return () => rmSync(lock, { force: true })
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

/** Reads postmaster.pid: line 1 the process, line 5 the folder of its socket. */
function runningServer(cluster: string): { pid: number; socketFolder: string } | null {
  try {
    const [pid, , , , socketFolder] = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")
    const found = { pid: Number(pid), socketFolder: socketFolder?.trim() ?? "" }
    return isAlive(found.pid) && existsSync(join(found.socketFolder, ".s.PGSQL.5432")) ? found : null
  } catch {
    return null
  }
}

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

async function launch({ postgres }: Binaries, cluster: string, runner: Runner, log: string) {
  // A socket's path may have about 100 bytes, and the folder of the data may be longer.
  const base = tmpdir().length < 60 ? tmpdir() : "/tmp"
  const socketFolder = mkdtempSync(join(base, "varanto-"))
  if (runner.uid !== undefined) chownSync(socketFolder, runner.uid, runner.gid ?? runner.uid)
  const settings = {
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
  while (!isReady(cluster)) {
    if (failure || Date.now() > limit) throw new Error(`PostgreSQL did not start: ${failure ?? `no answer in ${startLimitMs / 1000} s`}`)
    await wait(5)
  }
  return { pid: server.pid as number, socketFolder }
}

/** Line 8 of postmaster.pid says "ready" when connections are taken. */
function isReady(cluster: string): boolean {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[7]?.trim() === "ready"
  } catch {
    return false
  }
}

/** Fast shutdown: running transactions are rolled back, everything committed is flushed. */
async function stop({ pid, socketFolder, ownerFile }: { pid: number; socketFolder: string; ownerFile: string }): Promise<void> {
  const limit = Date.now() + startLimitMs
  if (isAlive(pid)) process.kill(pid, "SIGINT")
  while (isAlive(pid) && Date.now() < limit) await wait(10)
  rmSync(socketFolder, { recursive: true, force: true })
  if (holderOf(ownerFile) === process.pid) rmSync(ownerFile, { force: true })
}

/** A note for whoever opens the folder. */
export function explainFolder(folder: string): void {
  const note = join(folder, "README.txt")
  if (!existsSync(note))
    writeFileSync(note, "Varanto keeps its embedded PostgreSQL here. Back up with `bin/varanto backup` or copy the folder while Varanto is stopped.\n")
}
