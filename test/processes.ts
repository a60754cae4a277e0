import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { isAlive } from "../src/store/lock.ts"

type Environment = Readonly<Record<string, string>>

/** How a run of the command ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command as people run it, in an environment that holds nothing else than what is given. */
function run(words: readonly string[], environment: Environment): ChildProcess {
  const { PATH = "", HOME = "" } = process.env
  return spawn(process.execPath, ["bin/varanto", ...words], { stdio: ["ignore", "pipe", "pipe"], env: { PATH, HOME, PORT: "0", ...environment } })
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const said = { stdout: "", stderr: "" }
  for (const name of ["stdout", "stderr"] as const) child[name]?.setEncoding("utf8").on("data", (text: string) => (said[name] += text))
  return said
}

/** Runs bin/varanto to its end. */
export async function varanto(words: readonly string[], environment: Environment = {}): Promise<Ended> {
  const child = run(words, environment)
  const said = collect(child)
  const [code] = (await once(child, "close")) as [number | null]
  return { code, ...said }
}

/** A service that runs in another process. */
export interface Service {
  readonly pid: number
  /** Where it answers; rejects when it ends before it does. */
  readonly origin: Promise<string>
  readonly said: { readonly stdout: string; readonly stderr: string }
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export function startService(environment: Environment): Service {
  const child = run(["serve"], environment)
  const said = collect(child)
  const ended = once(child, "close") as Promise<[number | null]>
  const origin = new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const found = /http:\S+/.exec(said.stdout)
      if (found) resolve(found[0])
    })
    void ended.then(([code]) => reject(new Error(`The service ended with ${code}: ${said.stderr}`)))
  })
  origin.catch(() => {})
  return {
    pid: child.pid ?? 0,
    origin,
    said,
    async stop(signal = "SIGTERM") {
      child.kill(signal)
      return (await ended)[0]
    },
  }
}

/** The number of the database server that runs on a folder; null when none does. */
export function serverOf(folder: string): number | null {
  const file = join(folder, "cluster", "postmaster.pid")
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0
  return pid > 0 && isAlive(pid) ? pid : null
}
