// A load of its own process: node bench/load.ts URL-LIST-FILE CONNECTIONS SECONDS COOKIE. Prints requests a second and percentiles as JSON.
import { readFileSync } from "node:fs"
import { Agent, get } from "node:http"

const [file = "", connections = "8", seconds = "3", cookie = ""] = process.argv.slice(2)
const addresses = readFileSync(file, "utf8").trim().split("\n")
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) })
const until = performance.now() + Number(seconds) * 1000
const taken: number[] = []
let failed = 0
let next = 0

/** Asks as a browser does and waits for the whole answer. `%d` in an address becomes a number never asked before. */
const ask = (address: string): Promise<void> =>
  new Promise((resolve) => {
    const from = performance.now()
    const request = get(address.replace("%d", String(next++)), { agent, headers: { "accept-encoding": "br", ...(cookie === "" ? {} : { cookie }) } }, (response) => {
      response.on("data", () => {})
      response.on("end", () => {
        if (response.statusCode === 200) taken.push(performance.now() - from)
        else failed++
        resolve()
      })
    })
    request.on("error", () => {
      failed++
      resolve()
    })
  })

async function visitor(at: number): Promise<void> {
  for (let turn = at; performance.now() < until; turn++) await ask(addresses[turn % addresses.length] as string)
}

const started = performance.now()
await Promise.all(Array.from({ length: Number(connections) }, (_, at) => visitor(at)))
const passedSeconds = (performance.now() - started) / 1000
taken.sort((a, b) => a - b)
const percentile = (share: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? Number.NaN
console.log(JSON.stringify({ perSecond: taken.length / passedSeconds, p50: percentile(0.5), p95: percentile(0.95), failed }))
agent.destroy()
