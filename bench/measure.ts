import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** One figure: what was measured, against what, and whether it reaches the promise. */
export interface Figure {
  readonly what: string
  readonly value: string
  readonly promise: string
  readonly kept: boolean
}

export interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly failed: number
}

/** So many ask one after another for some milliseconds: how long each asking took, the shortest first. */
export async function timesOf(askers: number, forMs: number, ask: (at: number) => Promise<unknown>): Promise<number[]> {
  const until = performance.now() + forMs
  const taken: number[] = []
  let next = 0
  await Promise.all(Array.from({ length: askers }, async () => {
    while (performance.now() < until) {
      const from = performance.now()
      await ask(next++)
      taken.push(performance.now() - from)
    }
  }))
  return taken.sort((a, b) => a - b)
}

/** The 95th percentile of what is in order. */
export const p95Of = (sorted: readonly number[]): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN

/** The median of an odd number of rounds. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

/** What is posted: with the token of a program, or else with a cookie; of several bodies each in its turn. */
export interface Post {
  readonly token?: string
  readonly bodies: readonly unknown[]
}

/** Loads addresses from a process of its own, bounded in time, on this machine only. Of several cookies, one to a line, each has its turn. */
export function load(addresses: readonly string[], { connections = 8, seconds = 3, cookie = "", post = null as Post | null } = {}): Promise<Load> {
  const folder = mkdtempSync(join(tmpdir(), "varanto-load-"))
  const list = join(folder, "addresses")
  writeFileSync(list, addresses.join("\n"))
  const body = join(folder, "body")
  if (post) writeFileSync(body, post.bodies.map((one) => JSON.stringify(one)).join("\n"))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "bench/load.ts", list, String(connections), String(seconds), cookie, ...(post ? [post.token ?? "", body] : [])], { stdio: ["ignore", "pipe", "inherit"] })
    let out = ""
    child.stdout.on("data", (chunk: Buffer) => void (out += chunk.toString()))
    child.on("close", (code) => {
      rmSync(folder, { recursive: true })
      if (code !== 0) return reject(new Error(`The load ended with ${code}.`))
      const measured = JSON.parse(out) as Load
      if (measured.failed > 0) return reject(new Error(`${measured.failed} requests failed.`))
      resolve(measured)
    })
  })
}

/** Starts a program and waits for the address that it prints. */
export function startServer(words: readonly string[], environment: Record<string, string> = {}): Promise<{ origin: string; stop(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...words], { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...environment } })
    const ended = new Promise<void>((done) => child.on("close", () => done()))
    child.on("error", reject)
    child.on("close", (code) => reject(new Error(`The server ended with ${code}.`)))
    child.stdout.on("data", (chunk: Buffer) => {
      const origin = /http:\/\/\S+/.exec(chunk.toString())?.[0]
      if (origin)
        resolve({
          origin,
          async stop() {
            child.kill("SIGTERM")
            await ended
          },
        })
    })
  })
}

/** A folder that is gone when the work is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "varanto-bench-"))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
